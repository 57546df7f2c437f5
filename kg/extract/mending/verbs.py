"""Rules that find the verb where the tagger took it for something else.

In: a ``Tree`` and a token. Out: the same tree, changed. In "The Coalition complies with the law" the small model tags
"complies" as a plural noun and yet gives it a subject; a noun has none, so that it is the verb.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words

_MAIN = frozenset({"VBN", "VBD", "VB", "VBZ", "VBP"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark"})
_SILENT = ("at", "s", "c", "v", "g", "z", "ir")
"""Ends of stems whose infinitive has an "e" more."""
CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})


def has_modal(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has a modal: "would have joined", "will ask"."""
    return any(tree.tag[auxiliary] == "MD" for auxiliary in tree.children(verb, "aux"))


def make_verb(tree: Tree, index: int, tag: str) -> None:
    """Retag a token as a verb; a bare form is its own lemma."""
    tree.tag[index], tree.pos[index] = tag, "VERB"
    if tag == "VB":
        tree.lemma[index] = tree.lower[index]
    elif tree.lower[index].endswith("ies"):
        tree.lemma[index] = f"{tree.lower[index][:-3]}y"


def infinitive_of(form: str) -> str:
    """Return a guess of the infinitive of a form in -ed: of "irritated", "raised" and "dismayed"."""
    stem = form.removesuffix("ed")
    return f"{stem}e" if stem.endswith(_SILENT) else stem


def make_past(tree: Tree, verb: int) -> None:
    """Make a token a past form; the lemma of one that was taken for no verb is guessed where it ends in -ed."""
    if tree.tag[verb] not in {"VBN", "VBD"} and tree.lower[verb].endswith("ed"):
        tree.lemma[verb] = infinitive_of(tree.lower[verb])
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"


def hang_full_stop(tree: Tree, clause: int, verb: int) -> None:
    """Hang the mark that ends a sentence on its verb; ``clause`` was taken for that: "Chad, which fled, fell."."""
    for kid in tree.children(clause, "punct"):
        if tree.text[kid] in {".", "!", "?"}:
            tree.hang(kid, verb, "punct")


def make_main(tree: Tree, verb: int, noun: int, top: int) -> None:
    """Make a verb that of a sentence which is a mere noun so far, and was taken to end with ``top``."""
    tree.hang(verb, verb, "ROOT")
    tree.hang_subject(noun, verb)
    hang_full_stop(tree, top, verb)


def make_participle(tree: Tree, verb: int, noun: int, main: int) -> None:
    """Make a verb a participle of the noun before it, which is the subject of ``main``: the sentence is that verb's."""
    tree.hang_in_place_of(main, verb)
    tree.hang_subject(noun, main)
    tree.hang(verb, noun, "acl")
    tree.tag[verb] = "VBN"


def is_bare(tree: Tree, verb: int) -> bool:
    """Whether a past form has no subject, auxiliary, object, clause or mark of its own."""
    return not tree.kinds(verb) & _OWN


def hang_agents(tree: Tree, verb: int) -> None:
    """Make what stands behind "by" the doer of a past form that has become a participle."""
    for by in tree.children(verb, "prep"):
        if tree.lower[by] == "by":
            tree.hang(by, verb, "agent")


def mend_second_object(tree: Tree, called: int, words: Words) -> None:
    """ "branded the strike a rebellion": the second noun is what the first is called."""
    verb = tree.head[called]
    if tree.lemma[verb] not in words["naming"] and tree.lemma[verb] not in words["branding_verbs"]:
        return
    first = next((kid for kid in tree.children(verb, "dobj") if kid < called), None)
    if first is not None and tree.right[first] + 1 == tree.left[called]:
        tree.hang(called, verb, "oprd")
    elif first is not None and tree.tag[first] in {"WDT", "WP", "IN"} and tree.left[called] == verb + 1:
        tree.hang(called, verb, "oprd")  # "the gunmen that Syrians call shabiha"


def mend_branded_clause(tree: Tree, called: int, words: Words) -> None:
    """ "considers it a terrorist group", "deemed the strike an outrage": no clause, but what the first is called."""
    verb, named = tree.head[called], tree.child(called, "nsubj")
    if tree.lemma[verb] not in words["branding_verbs"] or named is None or tree.right[named] + 1 > called:
        return
    article = tree.child(called, "det")
    own = {"cop", "aux", "mark", "auxpass", "expl"} & tree.kinds(called)
    if own or article is None or tree.right[named] + 1 != article or tree.left[named] != verb + 1:
        return
    tree.hang(named, verb, "dobj")
    tree.hang(called, verb, "oprd")


def mend_agent_behind_title(tree: Tree, by: int, words: Words) -> None:
    """ "was declared a traitor by the junta": the junta declares him one; he is no traitor by it."""
    title = tree.head[by]
    verb = tree.head[title]
    if tree.dep[by] != "prep" or tree.dep[title] != "oprd" or tree.child(verb, "agent") is not None:
        return
    if tree.child(verb, "auxpass") is not None and tree.child(by, "pobj") is not None:
        tree.hang(by, verb, "agent")


def mend_threat_as_adjective(tree: Tree, told: int, words: Words) -> None:
    """ "condemned the coup and threatened sanctions": it threatened them, and condemned only the coup.

    So it is with whatever the tagger itself takes for a past form.
    """
    noun, joint = tree.head[told], told - 1
    first = tree.head[noun]
    verb = tree.head[first]
    if tree.dep[noun] != "conj" or tree.dep[first] != "dobj" or noun != told + 1:
        return
    past = tree.tag[verb] == "VBD" and (tree.tag[told] == "VBD" or tree.lower[told] in words["pasts_of_telling"])
    if past and tree.child(noun, "det", "poss") is None:
        make_verb(tree, told, "VBD")
        tree.lemma[told] = infinitive_of(tree.lower[told])
        tree.conjoin(told, verb, joint)
        tree.hang(noun, told, "dobj")


def mend_nested_auxiliary(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "would have shared power": what hangs on an auxiliary goes with its verb."""
    above = tree.head[auxiliary]
    if tree.tag[auxiliary] in {"MD", "TO", "VBZ", "VBP", "VBD"}:
        tree.hang(auxiliary, tree.head[above], "aux")


def mend_verb_as_modifier(tree: Tree, subject: int, words: Words) -> None:
    """ "Niger bombed towns in Libya on Monday": what has a subject is no adjective of the noun behind it."""
    verb = tree.head[subject]
    noun = tree.head[verb]
    past = tree.tag[verb] in {"VBD", "VBN"}
    if not past or not subject < verb < noun or tree.dep[noun] not in {"ROOT", "ccomp", "conj"}:
        return
    if tree.child(noun, "nsubj", "det", "aux") is not None or tree.pos[noun] not in {"NOUN", "PROPN"}:
        return
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"
    tree.hang_in_place_of(verb, noun)
    tree.hang(noun, verb, "dobj")
    for prep in tree.children(noun, "prep"):
        below = tree.child(prep, "pobj")
        if below is not None and tree.ent[below] in {"DATE", "TIME"}:
            tree.hang(prep, verb, "prep")
    hang_full_stop(tree, noun, verb)


def mend_noun_with_subject(tree: Tree, subject: int, words: Words) -> None:
    """ "The Coalition complies with ...": a bare noun that has a subject is a verb."""
    noun = tree.head[subject]
    if tree.dep[noun] not in CLAUSES or subject > noun:
        return
    if tree.child(noun, "aux", "auxpass", "det", "amod", "compound", "poss", "nummod", "case") is None:
        make_verb(tree, noun, "VBZ" if tree.tag[noun] == "NNS" else "VBP")


def mend_noun_with_object(tree: Tree, noun: int, words: Words) -> None:
    """ "blast kills 12, wounds dozens": what is conjoined with a verb and has an object is a verb."""
    first = tree.head[noun]
    if tree.pos[first] != "VERB" or tree.child(noun, "dobj") is None:
        return
    make_verb(tree, noun, "VBZ" if tree.tag[noun] == "NNS" else tree.tag[first])


def mend_adjacent_subjects(tree: Tree, first: int, words: Words) -> None:
    """ "Iraq PM visits Tehran": a name right before the subject is part of it; a dateline before it is none."""
    verb = tree.head[first]
    if not tree.is_name(first) or tree.pos[verb] not in {"VERB", "AUX"}:
        return
    second = next((kid for kid in tree.children(verb, "nsubj", "nsubjpass") if first < kid < verb), None)
    if second is not None and _is_dateline(tree, first, second):
        tree.hang(first, verb, "dep")
    elif second is not None and first + 1 == tree.left[second]:
        tree.hang(first, second, "compound")


def _is_dateline(tree: Tree, name: int, subject: int) -> bool:
    """ "BERLIN -- A court has", "KABUL (Pajhwok): The president": a name first, and a dash or colon behind it."""
    first = tree.sentences[tree.sent[name]][0]
    between = tree.text[name + 1 : tree.left[subject] + 1]
    alone = tree.left[name] == first and tree.child(name, "poss", "det", "amod") is None
    return alone and any(mark in {"--", "-", "–", "—", ":", "):", ")"} for mark in between)


def mend_passive_adjective(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Staff were informed of the decision": an adjective with the auxiliary of a passive is its participle."""
    if tree.tag[tree.head[auxiliary]] == "JJ":
        make_verb(tree, tree.head[auxiliary], "VBN")


def mend_bracketed_name(tree: Tree, name: int, words: Words) -> None:
    """ "The World Health Organization (WHO) is sending ...": the short name beside the long one begins no clause."""
    verb = tree.head[name]
    full = tree.head[verb]
    if full != name - 2 or verb < name or not tree.is_name(full):
        return
    if tree.text[name - 1] == "(" and tree.text[name + 1] == ")":
        tree.hang_in_place_of(verb, full)
        tree.hang(full, verb, "nsubj")
        tree.hang(name, full, "appos")


def mend_capital_pronoun(tree: Tree, name: int, words: Words) -> None:
    """ "WHO sent a team": in capitals it is a name, and asks for nobody."""
    if tree.text[name].isupper() and tree.tag[name] == "WP":
        tree.tag[name], tree.pos[name] = "NNP", "PROPN"
        tree.label(name, name + 1, "ORG")


def mend_verbless_sentence(tree: Tree, verb: int, words: Words) -> None:
    """ "Hakobyan, a former minister, negotiated with Baku": without another verb the participle is the verb.

    So is a clause behind a noun that has a subject of its own ("KUMASI: The government will sign ...").
    """
    root = tree.head[verb]
    if tree.head[root] != root or root > verb or not tree.is_noun(root) or not _may_be_main(tree, verb):
        return
    if _is_description(tree, root, verb):
        return
    own = tree.child(verb, "nsubj", "nsubjpass")
    if tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass") is None:
        tree.tag[verb] = "VBD"
    tree.hang(verb, verb, "ROOT")
    tree.hang(root, verb, "dep" if own is not None else "nsubj")
    opener = tree.left[root]
    comma = tree.right[opener] + 1
    if own is None and tree.dep[opener] == "prep" and tree.head[opener] == root and tree.text[comma] == ",":
        tree.move(opener, verb)  # "In 2014, a faction led by Sow split from the group"
        tree.move(comma, verb)


def _may_be_main(tree: Tree, verb: int) -> bool:
    if tree.dep[verb] == "acl":
        return tree.tag[verb] in _MAIN
    return tree.tag[verb] in {"VBD", "VBZ"} and tree.text[verb - 1] == ","  # "Tarr, a warlord, surrendered"


def _is_description(tree: Tree, root: int, verb: int) -> bool:
    """Whether the clause behind the only noun of a sentence is no more than its description."""
    if tree.child(verb, "nsubj", "nsubjpass") is not None:
        return tree.text[root + 1] != ":" and tree.text[tree.left[verb] - 1] != ":"
    last = tree.sentences[tree.sent[root]][1]
    inside = {word for kid in tree.children(root, "acl", "relcl") for word in tree.subtree(kid)} | {verb}
    finite = (word for word in range(tree.left[root], last) if tree.tag[word] in {"VBD", "VBZ", "VBP", "MD"})
    if (
        any(word not in inside for word in finite)
        or tree.tag[verb] not in {"VBN", "VBD"}
        or tree.child(verb, "agent") is not None
    ):
        return True
    comma = tree.text[tree.left[verb] - 1] == ","
    told = tree.text[last - 1] in {".", "!", "”", '"'} and tree.child(verb, "dobj", "prep") is not None
    return not comma and not (told and tree.child(root, "det") is not None)


def mend_participle_with_object(tree: Tree, riding: int, words: Words) -> None:
    """ "Gunmen riding motorcycles killed twelve farmers": a participle that has an object is the sentence's verb."""
    noun = tree.head[riding]
    if tree.head[noun] != noun or not tree.is_noun(noun):
        return
    verb = next((word for word in tree.subtree(riding) if _is_active_participle(tree, word, words)), None)
    if verb is None:
        return
    for kid in (*tree.kids[riding], *tree.kids[noun]):
        if kid > verb:
            tree.move(kid, verb)
    tree.hang(verb, verb, "ROOT")
    tree.hang(noun, verb, "nsubj")
    tree.tag[verb] = "VBD"


def _is_active_participle(tree: Tree, verb: int, words: Words) -> bool:
    """A passive participle has no object, but for what somebody is called or given."""
    if tree.dep[verb] != "acl" or tree.tag[verb] not in {"VBN", "VBD"} or tree.child(verb, "dobj") is None:
        return False
    bare = tree.child(verb, "aux", "auxpass", "mark", "nsubj") is None
    lemma = tree.lemma[verb]
    return bare and lemma not in words["naming"] and lemma not in words["ditransitives"]


def mend_verb_as_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "Rwanda rejects claims that ...": a finite verb is no subject; what follows it is its object."""
    noun, subject = tree.head[verb], verb - 1
    if noun != verb + 1 or tree.tag[noun] != "VBZ" or not tree.is_noun(subject):
        return
    if tree.head[subject] != verb or tree.dep[subject] not in {"compound", "nmod"}:
        return
    for kid in tree.children(noun, "punct", "ccomp"):
        content = tree.dep[kid] == "ccomp"
        tree.hang(kid, noun if content else verb, "acl" if content else "punct")
    tree.hang_in_place_of(verb, noun)
    tree.hang(noun, verb, "dobj")
    tree.hang(subject, verb, "nsubj")
    tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"


def mend_clause_behind_colon(tree: Tree, verb: int, words: Words) -> None:
    """ "The result was plain: Nauru left": a clause behind a colon describes no noun before it."""
    noun, start, name = tree.head[verb], tree.left[verb], verb - 1
    if noun > start or tree.text[start - 1] not in {":", ";"}:
        return
    root = tree.above(noun, "VERB", "AUX")
    if root is not None and tree.is_noun(name) and tree.head[name] == verb:
        if tree.child(verb, "nsubj", "nsubjpass") is None:
            tree.hang(name, verb, "nsubj")
        tree.hang(verb, root, "parataxis")


def mend_conjoined_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "The army as well as the police fired": the second noun begins no relative clause of the first."""
    noun, second = tree.head[verb], tree.child(verb, "nsubj")
    if tree.head[noun] != noun or second is None or tree.tag[verb] not in FINITE or not tree.is_noun(noun):
        return
    joint = next((kid for kid in tree.children(noun, "cc") if noun < kid < second), None)
    if joint is not None and tree.left[second] == joint + 1:
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        tree.hang(second, noun, "conj")


def mend_relative_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "bombings that targeted bus stations": a participle with a relative pronoun as its subject is a clause."""
    object_ = tree.head[verb]
    pronoun = tree.child(verb, "nsubj") if verb < object_ else None
    if pronoun is None or tree.tag[pronoun] not in {"WDT", "WP"} or not pronoun < verb:
        return
    noun = pronoun - 1
    if tree.is_noun(noun):
        tree.hang(verb, noun, "relcl")
        tree.hang(object_, verb, "dobj")
        tree.tag[verb], tree.pos[verb] = "VBD", "VERB"


def mend_fighting(tree: Tree, fighting: int, words: Words) -> None:
    """ "Fighting between the clans displaced thousands": an event, and nobody who fights between them."""
    if tree.child(fighting, "dobj", "aux", "nsubj") is not None:
        return
    if any(tree.lower[prep] == "between" for prep in tree.children(fighting, "prep")):
        tree.tag[fighting], tree.pos[fighting], tree.lemma[fighting] = "NN", "NOUN", tree.lower[fighting]
        _give_verb(tree, fighting)


def _give_verb(tree: Tree, fighting: int) -> None:
    """ "Fighting between the army and rebels flared": a past form behind them is the verb."""
    if tree.dep[fighting] != "ROOT":
        return
    forms = (word for word in range(fighting, tree.right[fighting] + 1) if tree.tag[word] in {"VBN", "VBD"})
    verb = next((word for word in forms if tree.dep[word] == "acl" and tree.child(word, "agent") is None), None)
    if verb is not None:
        tree.tag[verb] = "VBD"
        tree.hang(verb, verb, "ROOT")
        tree.hang(fighting, verb, "nsubj")


def mend_set_fire(tree: Tree, fire: int, words: Words) -> None:
    """ "Supporters of the coup set fire to the building": the small model makes a noun of "coup set fire"."""
    verb, noun = fire - 1, fire - 2
    if noun < 0 or tree.lower[verb] != "set" or tree.lower[min(fire + 1, len(tree) - 1)] != "to":
        return
    if tree.head[verb] != fire or tree.dep[verb] not in {"compound", "amod", "nmod"} or not tree.is_noun(noun):
        return
    top = next((above for above in (fire, *tree.ancestors(fire)) if tree.dep[above] in {"ROOT", "conj", "ccomp"}), None)
    if top is None:
        return
    subject = noun if top == fire else top
    tree.hang_in_place_of(verb, top)
    tree.hang_in_place_of(noun, fire)
    tree.hang(fire, verb, "dobj")
    tree.hang(subject, verb, "nsubj")
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBD", "VERB", "set"
    for kid in (
        *tree.children(fire, "det", "compound", "amod", "poss"),
        *tree.children(top, "prep", "punct", "cc", "conj"),
    ):
        if kid < noun and tree.head[kid] == fire:
            tree.move(kid, noun)
        elif kid > fire:
            tree.move(kid, verb)


def mend_commands(tree: Tree, first: int, words: Words) -> None:
    """ "Deter and counter aggression." in a list of aims: two verbs, and nobody called Deter."""
    noun = tree.head[first]
    begins = first == tree.sentences[tree.sent[first]][0]
    second = tree.child(first, "conj") if begins else None
    if second is None or not first < second < noun:
        return
    taken = tree.ent[first] == "PERSON" and tree.tag[first] == "NN" and tree.tag[second] == "JJ"  # "Deter and counter"
    if tree.tag[second] != "VB" and not taken:
        return
    tree.hang(first, first, "ROOT")
    tree.hang(noun, second, "dobj")
    tree.tag[first], tree.pos[first] = "VB", "VERB"
    tree.tag[second], tree.pos[second] = "VB", "VERB"
    tree.lemma[first] = tree.lower[first]
    tree.label(first, first + 1, "")
    for kid in tree.children(noun, "punct"):
        tree.hang(kid, first, "punct")


def mend_having_done(tree: Tree, having: int, words: Words) -> None:
    """ "leads efforts to help refugees having pledged funds": who leads them has pledged, and not the refugees.

    So it is behind a comma: in "urged Chad to leave, having armed Niger" who urged it has.
    """
    verb = tree.head[having]
    above, noun = tree.head[verb], tree.child(verb, "nsubj")
    bare = tree.tag[above] == "VB" and not has_modal(tree, above) and tree.dep[above] in {"xcomp", "ccomp", "advcl"}
    if bare and noun is None and tree.text[having - 1] == "," and above < having and tree.dep[verb] == "advcl":
        main = next((word for word in tree.ancestors(above) if tree.tag[word] in FINITE), None)
        if main is not None and main < above and tree.child(main, "nsubj", "nsubjpass") is not None:
            tree.hang(verb, main, "advcl")
        return
    given = tree.child(verb, "dobj")
    money = given is not None and (tree.ent[given] == "MONEY" or tree.text[given - 1] in "$€£")
    if tree.dep[having] != "aux" or tree.tag[verb] != "VBN" or not money:
        return  # "refugees having fled" have fled themselves
    if tree.dep[verb] == "acl" and tree.dep[above] == "dobj" and noun is None:
        above = tree.head[above]  # "to provide aid having pledged $3 million"
    if tree.dep[verb] not in {"ccomp", "advcl", "acl", "xcomp"} or tree.tag[above] not in {"VB", "VBG"}:
        return
    main = next((word for word in tree.ancestors(above) if tree.child(word, "nsubj", "nsubjpass") is not None), None)
    if main is None or main > verb or tree.pos[main] not in {"VERB", "AUX"}:
        return
    if noun is not None:
        tree.hang(noun, above, "dobj" if tree.child(above, "dobj") is None else "dep")
    tree.hang(verb, main, "advcl")


def mend_contact_clause(tree: Tree, name: int, words: Words) -> None:
    """ "the territory Hamas once held": what Hamas held is the territory, and not part of its name."""
    first = tree.ent_start[name]
    place = first - 1
    if first < 1 or tree.head[place] != name:
        return
    verb = next((kid for kid in tree.children(name, "acl") if tree.tag[kid] in {"VBN", "VBD"}), None)
    if verb is None or tree.child(verb, "agent", "dobj"):
        return
    if tree.tag[place] not in {"NN", "NNS"} or not words.is_place(tree.lemma[place]):
        return
    tree.hang_in_place_of(place, name)
    tree.hang(name, verb, "nsubj")
    tree.hang(verb, place, "relcl")
    tree.tag[verb] = "VBD"
    tree.move_kids_before(name, place)


def mend_clause_behind_place(tree: Tree, name: int, words: Words) -> None:
    """ "took back the territory Hamas once held": a clause without mark or comma behind a place is about that place."""
    verb, place = tree.head[name], tree.left[name] - 1
    if tree.tag[verb] not in {"VBD", "VBN"} or place <= tree.head[verb] or place < 1:
        return
    bare = tree.child(verb, "mark", "dobj", "auxpass", "agent") is None and tree.left[verb] == place + 1
    if bare and tree.is_name(name) and tree.tag[place] in {"NN", "NNS"} and words.is_place(tree.lemma[place]):
        tree.hang(verb, place, "relcl")


def mend_participle_behind_with(tree: Tree, verb: int, words: Words) -> None:
    """ "with nine million euros committed since 2011": the euros were committed, and nobody did a second deed."""
    noun, above = verb - 1, tree.head[verb]
    if tree.child(verb, "aux", "auxpass", "nsubj", "dobj") is not None or noun < above:
        return
    prep = tree.head[noun]
    if not tree.is_noun(noun) or tree.dep[noun] != "pobj" or tree.lower[prep] != "with":
        return
    for kid in tree.kids[verb]:
        if kid < noun:
            tree.move(kid, above)
    tree.hang(verb, noun, "acl")
