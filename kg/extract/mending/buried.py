"""Rules for the verb of a sentence that the small model buries in the phrase before it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Israel's strike on Beirut angered Paris" the model reads
an "angered Paris" that is struck.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, infinitive_of, make_past
from kg.extract.tree import MEASURES, Tree
from kg.ontology.words import Words

_VERBAL = frozenset({"VERB", "AUX"})


def mend_verb_between_names(tree: Tree, verb: int, words: Words) -> None:
    """ "Israel's strike on Beirut angered Paris": Beirut is struck, and Paris is angered."""
    second, first = tree.head[verb], verb - 1
    prep = tree.head[second]
    root = tree.head[prep]
    if second != verb + 1 or tree.head[first] != second or tree.dep[root] != "ROOT":
        return
    named = tree.is_name(first) and tree.is_name(second) and tree.dep[first] in {"nmod", "compound"}
    if not named or not tree.lower[verb].endswith("ed"):
        return
    if not tree.is_noun(root) or not first > prep > root:
        return
    tree.move_kids_before(second, first)
    tree.hang(first, prep, "pobj")
    tree.hang(second, verb, "dobj")
    _make_main(tree, verb, root)


def mend_verb_behind_but(tree: Tree, verb: int, words: Words) -> None:
    """ "have offered troops but lack equipment": no troops and equipment are offered; the second verb has its own."""
    noun, joint = tree.head[verb], verb - 1
    thing = tree.head[noun]
    above = tree.head[thing]
    if noun != verb + 1 or tree.dep[noun] != "conj" or tree.dep[thing] != "dobj":
        return
    if tree.lower[verb] in words["wanting_verbs"] and tree.pos[above] == "VERB":
        tree.tag[verb], tree.pos[verb] = "VBP", "VERB"
        tree.conjoin(verb, above, joint)
        tree.hang(noun, verb, "dobj")


def mend_verb_behind_phrase(tree: Tree, verb: int, words: Words) -> None:
    """ "The envoy's remarks about the election enraged Suva": what has an object is no passive, and the main verb."""
    noun = tree.head[verb]
    prep = tree.head[noun]
    root = tree.head[prep]
    if tree.dep[noun] != "pobj" or tree.dep[root] != "ROOT":
        return
    if not tree.is_noun(root) or tree.child(verb, "dobj") is None or tree.right[noun] != tree.right[verb]:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent", "mark") is not None or verb != noun + 1:
        return
    first, last = tree.sentences[tree.sent[root]]
    if any(tree.pos[word] in _VERBAL and tree.dep[word] != "acl" for word in range(first, last) if word != verb):
        return
    _make_main(tree, verb, root)


def _make_main(tree: Tree, verb: int, subject: int) -> None:
    make_past(tree, verb)
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubj")
    for kid in tree.children(subject, "punct"):
        if kid > verb:
            tree.move(kid, verb)


def mend_verb_before_apposition(tree: Tree, verb: int, words: Words) -> None:
    """ "The band, which held the fort, boycotted talks.", "Tin miners downed tools.": no noun in apposition.

    A sentence that is a mere noun so far has its verb in the past form which begins the next one.
    """
    object_ = tree.head[verb]
    noun = tree.head[object_]
    if tree.dep[noun] != "ROOT" or not tree.is_noun(noun) or tree.left[object_] != verb or not noun < verb:
        return
    inserted = tree.child(noun, "relcl")
    apart = inserted is not None and tree.right[inserted] == verb - 2 and tree.text[verb - 1] == ","
    directly = verb == noun + 1 and tree.tag[noun] == "NNS" and tree.tag[object_] == "NNS"
    first, last = tree.sentences[tree.sent[noun]]
    if not (apart or directly) or tree.text[last - 1] not in {".", "!", "”", '"'}:
        return
    if directly and any(tree.pos[word] in _VERBAL and tree.dep[word] == "ROOT" for word in range(first, last)):
        return
    tree.hang(object_, verb, "dobj")
    _make_main(tree, verb, noun)
    for kid in (*tree.kids[noun], *tree.children(object_, "prep", "advcl")):
        if kid > object_ and (tree.head[kid] == noun or tree.ent[tree.child(kid, "pobj") or kid] in {"DATE", "TIME"}):
            tree.hang(kid, verb, "advcl" if tree.dep[kid] == "acl" else tree.dep[kid])


def mend_host(tree: Tree, role: int, words: Words) -> None:
    """ "Togo's king hosted President Kais Saied at his palace, the third time they met": no king is a measure of it."""
    verb, name = tree.head[role], tree.head[tree.head[role]]
    top = name if tree.dep[name] in {"ROOT", "advcl"} else tree.head[name]
    owner = next((kid for kid in tree.children(name, "poss", "det", "nmod", "compound") if kid < role), None)
    if role != verb - 1 or tree.tag[verb] not in {"VBN", "VBD"} or tree.tag[role] not in {"NN", "NNS"} or owner is None:
        return
    if tree.dep[top] not in {"ROOT", "advcl"} or not tree.is_noun(top) or not verb < name:
        return
    later, time = tree.head[top], tree.child(tree.head[top], "npadvmod")
    if tree.ent[role] in MEASURES or (tree.dep[top] == "advcl" and (time is None or not top < time < later)):
        return
    if tree.dep[top] == "advcl" and time is not None:
        tree.hang(time, verb, "npadvmod")
        tree.hang(later, time, "relcl")
    inner = tree.child(top, "nsubj")
    if inner is not None and not verb < inner < top:
        return
    if inner is not None:
        tree.hang(inner, top, "compound")
    for kid in (*tree.kids[name], *tree.kids[top]):
        if kid < role:
            tree.move(kid, role)
        elif kid > top and tree.dep[kid] in {"prep", "punct", "npadvmod", "advcl"}:
            tree.move(kid, verb)
    tree.hang(top, verb, "dobj")
    tree.hang(verb, verb, "ROOT")
    tree.hang(role, verb, "nsubj")
    make_past(tree, verb)


def mend_verb_behind_content(tree: Tree, noun: int, words: Words) -> None:
    """ "Claims that rebels had shot nuns angered Rome": the claims did, and no nuns.

    So it is in "Rumours that Chile had invaded Peru spread", of which the small model makes one name.
    """
    mark = noun + 1
    if tree.lower[mark : mark + 1] != ["that"] or tree.lemma[noun] not in words.content_nouns:
        return
    clause, end = tree.head[mark], tree.sentences[tree.sent[noun]][1]
    if tree.dep[mark] != "mark" or tree.head[clause] != noun or tree.child(noun, "nsubj", "nsubjpass") is not None:
        return
    inner = range(clause + 1, end)
    verb = next((word for word in inner if _is_behind_content(tree, word, clause, words)), None)
    if verb is None:
        return
    _part_from_content(tree, verb, clause)
    tree.tag[noun], tree.pos[noun] = ("NNS" if tree.lower[noun].endswith("s") else "NN"), "NOUN"
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"
    tree.hang(verb, verb, "ROOT")
    tree.hang(noun, verb, "nsubj")
    tree.hang(clause, noun, "acl")
    for kid in tree.children(noun, "ccomp", "punct", "prep", "advmod"):
        if kid != clause:
            tree.move(kid, verb)
    hang_full_stop(tree, clause, verb)


def _is_behind_content(tree: Tree, verb: int, clause: int, words: Words) -> bool:
    """Whether a past form within a clause is no part of it: it has an object, or a subject that is the clause's."""
    before, dep = verb - 1, tree.dep[verb]
    if tree.pos[before] == "PUNCT" or tree.lower[before] in {"and", "or", "but"}:
        return False
    if dep == "amod" and tree.tag[verb] == "JJ":  # "had sold gold to Togo alarmed Niger"
        behind = verb + 1 < len(tree) and tree.is_name(verb + 1) and tree.dep[verb + 1] in {"appos", "dobj"}
        return behind and tree.lower[verb].endswith("ed") and tree.is_noun(before)
    if clause not in tree.ancestors(verb):
        return False
    if dep in {"dobj", "pobj"} and tree.tag[verb] == "NN":
        named = tree.dep[before] == "compound" and tree.head[before] == verb and tree.is_name(before)
        return named and tree.lower[verb] in words["unchanging_verbs"]
    if tree.tag[verb] not in {"VBD", "VBN"} or tree.kinds(verb) & {"mark", "aux", "auxpass", "agent"}:
        return False
    subject = tree.child(verb, "nsubj")
    if subject is not None:
        told = tree.lemma[clause] in words["speech_verbs"] | words["raising_verbs"]
        free = tree.child(clause, "dobj", "auxpass") is None and tree.left[subject] == clause + 1
        return dep == "ccomp" and free and subject == before and not told
    if dep == "acl":
        return tree.child(verb, "dobj") is not None
    return dep in {"advcl", "conj", "ccomp"} and tree.left[verb] == verb


def _part_from_content(tree: Tree, verb: int, clause: int) -> None:
    """Give what the small model has made one of a clause's object and of the verb behind it to where it belongs."""
    subject, head = tree.child(verb, "nsubj"), tree.head[verb]
    if subject is not None:
        tree.hang(subject, clause, "dobj")
    elif tree.tag[verb] == "NN":
        tree.hang(verb - 1, head, tree.dep[verb])
    elif tree.dep[verb] == "amod":
        tree.lemma[verb] = infinitive_of(tree.lower[verb])
        tree.hang(verb + 1, verb, "dobj")


def mend_verb_behind_infinitive(tree: Tree, verb: int, words: Words) -> None:
    """ "The refusal of the band to disarm angered Delhi.": the refusal did, and no angered Delhi is disarmed.

    So it is behind an object: "The decision to expel the envoy angered Paris".
    """
    name, before = tree.head[verb], tree.head[tree.head[verb]]
    infinitive = tree.head[before] if tree.dep[name] == "appos" and tree.dep[before] == "dobj" else before
    if name != verb + 1 or not tree.is_name(name) or before != verb - 1 or tree.tag[infinitive] != "VB":
        return
    root = tree.root(verb)
    if not tree.lower[verb].endswith("ed") or not tree.is_noun(root) or tree.lemma[root] not in words.content_nouns:
        return
    if not root < infinitive or tree.child(root, "nsubj", "nsubjpass", "cop") is not None:
        return
    tree.hang(name, verb, "dobj")
    _make_main(tree, verb, root)
    for kid in tree.children(infinitive, "prep", "advcl", "npadvmod"):
        if kid > name:
            tree.move(kid, verb)
