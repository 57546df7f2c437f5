"""Rules that give a verb back the short word behind it that the parser took for something else.

In: a ``Tree`` and a token. Out: the same tree, changed. In "handed over 30 vehicles" the small model reads "over 30" as
more than thirty; what is handed is handed over.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_NO_OBJECT = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
"""Names that stand behind the preposition "in", and are nothing that is let, sent or handed in."""


def mend_counted_particle(tree: Tree, over: int, words: Words) -> None:
    """ "handed over 30 vehicles": behind a verb that needs it, "over" is no "more than"."""
    verb = over - 1
    if tree.lower[over] != "over" or tree.lemma[verb] not in words["handing_verbs"]:
        return
    noun = tree.head[tree.head[over]]
    tree.tag[over], tree.pos[over] = "RP", "ADP"
    tree.hang(over, verb, "prt")
    if tree.pos[verb] == "NOUN" and tree.head[noun] == verb:
        tree.tag[verb], tree.pos[verb] = "VBP", "VERB"


def mend_particle_in(tree: Tree, inside: int, words: Words) -> None:
    """ "let in inspectors", "handed in their weapons": what follows is let in, and no place."""
    verb = tree.head[inside]
    leading = words["verbs_with_in"] | words["verbs_of_oath"]
    if tree.dep[inside] != "prep" or inside != verb + 1 or tree.lemma[verb] not in leading:
        return
    noun = tree.child(inside, "pobj")
    if tree.lemma[verb] in words["verbs_of_oath"]:
        _swear_in(tree, inside, noun)
        return
    passive = tree.child(verb, "auxpass", "dobj", "prt") is not None
    if noun is None or passive or tree.ent[noun] in _NO_OBJECT or tree.lemma[noun] in words["place_nouns"]:
        return
    if tree.tag[noun] in {"NNS", "NNPS"} or tree.child(noun, "det", "poss", "nummod") is not None:
        tree.tag[inside], tree.pos[inside] = "RP", "ADP"
        tree.hang(inside, verb, "prt")
        tree.hang(noun, verb, "dobj")
        for kid in tree.children(noun, "prep"):
            if tree.lower[kid] in {"to", "from"}:
                tree.move(kid, verb)


def _swear_in(tree: Tree, inside: int, noun: int | None) -> None:
    """ "swore in General Horta Inta-A": a person, even where the small model sees a town; unlike "swore in Bissau"."""
    if noun is None or tree.child(tree.head[inside], "dobj", "ccomp", "xcomp") is not None:
        return
    first = tree.left[noun]
    if tree.ent[noun] in {"DATE", "TIME"} or (tree.ent[noun] in _NO_OBJECT and first == noun):
        return
    if tree.is_name(noun) or tree.child(noun, "det", "poss") is not None:
        tree.tag[inside], tree.pos[inside] = "RP", "ADP"
        tree.hang(inside, tree.head[inside], "prt")
        tree.hang(noun, tree.head[inside], "dobj")
        for word in range(first, noun + 1):
            if tree.ent[word] in _NO_OBJECT:
                tree.label(first, noun + 1, "PERSON")
                break


def mend_object_of_particle(tree: Tree, particle: int, words: Words) -> None:
    """ "sent in troops": what hangs on a particle is the verb's object."""
    noun, verb = tree.child(particle, "pobj"), tree.head[particle]
    if noun is not None and particle < noun and tree.child(verb, "dobj", "auxpass") is None:
        tree.hang(noun, verb, "dobj")


def mend_set_free(tree: Tree, free: int, words: Words) -> None:
    """ "set free six soldiers": they are set free, and were not free before."""
    noun, verb = tree.head[free], free - 1
    while tree.dep[noun] in {"nummod", "compound"}:
        noun = tree.head[noun]
    if verb >= 0 and tree.lemma[verb] == "set" and tree.dep[free] == "amod" and tree.head[noun] == verb:
        tree.hang(free, verb, "oprd")


def mend_object_of_let(tree: Tree, noun: int, words: Words) -> None:
    """ "promised to let observers into Darfur": a noun is no clause; it is who is let in."""
    verb = tree.head[noun]
    if tree.lemma[verb] != "let" or noun < verb or not tree.is_noun(noun):
        return
    if tree.child(noun, "nsubj", "aux", "cop", "mark") is None:
        tree.hang(noun, verb, "dobj")
        for kid in tree.children(noun, "prep"):
            if tree.lower[kid] in words["ways_in"]:
                tree.move(kid, verb)


def mend_bare_particle(tree: Tree, particle: int, words: Words) -> None:
    """ "caved in to the growers": a short word that leads to nothing belongs to the verb before it."""
    verb = tree.head[particle]
    alone = not tree.kids[particle] and particle == verb + 1
    if alone and tree.child(verb, "prt") is None:
        tree.hang(particle, verb, "prt")


def mend_court_as_verb(tree: Tree, court: int, words: Words) -> None:
    """ "took Togo to court": a court, and no courting."""
    to, verb = court - 1, tree.head[court]
    if tree.tag[court] != "VB" or tree.lower[to] != "to" or tree.dep[court] not in {"xcomp", "advcl"} or verb > to:
        return
    if tree.child(court, "dobj") is None:
        tree.tag[court], tree.pos[court] = "NN", "NOUN"
        tree.tag[to], tree.pos[to] = "IN", "ADP"
        tree.hang(to, verb, "prep")
        tree.hang(court, to, "pobj")


def mend_hyphened_verb(tree: Tree, hyphen: int, words: Words) -> None:
    """ "test-fired a missile": it was no more than tested."""
    first, verb = hyphen - 1, hyphen + 1
    if first < 0 or verb >= len(tree) or tree.head[first] != verb or tree.pos[verb] != "VERB":
        return
    whole = f"{tree.lower[first]}-{words.lemmas.get(tree.lower[verb], tree.lemma[verb])}"
    if whole in words["hyphened_verbs"]:
        tree.lemma[verb] = whole


def mend_let_free(tree: Tree, free: int, words: Words) -> None:
    """ "let free 20 pastors": they are let go; nobody is let free them."""
    let, noun = free - 1, tree.head[free] if tree.dep[free] == "amod" else tree.child(free, "dobj")
    inside = let >= 0 and tree.lemma[let] == "let" and noun is not None and free < noun
    if inside and noun is not None and let in tree.ancestors(noun) and tree.child(free, "nsubj", "aux") is None:
        tree.lemma[let] = "let go"
        for kid in tree.kids[free]:
            tree.move(kid, let)
        tree.hang(noun, let, "dobj")
        tree.hang(free, let, "punct")


def mend_let_go(tree: Tree, go: int, words: Words) -> None:
    """ "let go two fishermen": they are let go, and nobody goes two fishermen."""
    let = go - 1
    auxiliary = let >= 0 and tree.lemma[let] == "let" and tree.dep[let] == "aux" and tree.head[let] == go
    object_ = tree.child(go, "dobj", "npadvmod")
    if auxiliary and object_ is not None and tree.left[object_] == go + 1:
        tree.lemma[go] = "let go"
        tree.hang(object_, go, "dobj")
        return
    above, whom = tree.head[go], tree.child(go, "nsubj")
    plain = whom is not None and all(kid == whom or kid > go for kid in tree.kids[go])
    if whom is None or not plain or tree.lemma[above] != "let" or tree.dep[go] != "ccomp" or whom != go - 1:
        return
    toward = any(tree.lower[kid] not in {"after", "on", "in", "at"} for kid in tree.children(go, "prep"))
    if not toward and tree.child(go, "xcomp", "ccomp", "acomp", "prt") is None:
        tree.lemma[above] = "let go"  # "let him go"; but "let him go to Paris"
        tree.hang(whom, above, "dobj")
        for kid in tree.kids[go]:
            tree.move(kid, above)
        tree.hang(go, above, "punct")


def mend_noun_as_infinitive(tree: Tree, noun: int, words: Words) -> None:
    """ "expressed dismay over the raid": a noun without "to" is the object, and nothing that one does."""
    verb = tree.head[noun]
    if tree.tag[noun] not in {"NN", "NNS"} or verb != tree.left[noun] - 1 or tree.pos[verb] != "VERB":
        return
    clausal = tree.child(noun, "nsubj", "aux", "mark", "cop", "dobj", "advmod") is not None
    if not clausal and tree.child(verb, "dobj", "auxpass") is None and tree.lemma[verb] in words["voicing_verbs"]:
        tree.hang(noun, verb, "dobj")


def mend_particle_as_clause(tree: Tree, particle: int, words: Words) -> None:
    """ "let the reporters back into Aceh": "back" is no clause, and has no subject."""
    noun, verb = tree.child(particle, "nsubj"), tree.head[particle]
    if noun is None or tree.tag[particle] not in {"RB", "RP", "IN"} or tree.lemma[verb] != "let":
        return
    if tree.lower[particle] in words["particles"] | {"in"} and verb < noun < particle:
        tree.hang(noun, verb, "dobj")
        tree.hang(particle, verb, "prt")
        for prep in tree.children(particle, "prep"):
            tree.move(prep, verb)


def mend_over_as_clause(tree: Tree, over: int, words: Words) -> None:
    """ "declared the war over": that it is over is what is declared of the war, and "over" is no clause."""
    verb, noun = tree.head[over], tree.child(over, "nsubj")
    if noun is not None and verb < noun < over and tree.lemma[verb] in words["declaring_verbs"]:
        tree.hang(noun, verb, "dobj")
        tree.hang(over, verb, "oprd")
        tree.tag[over], tree.pos[over] = "JJ", "ADJ"
