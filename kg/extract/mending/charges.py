"""Rules that mend who is charged, and whose deed a charge tells: the guard's, and not the embassy's.

In: a ``Tree`` and a token. Out: the same tree, changed. In "a guard at the American embassy charged with spying" the
small model has the embassy charged.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_STANDS_AT = frozenset({"at", "in", "from", "outside", "of"})


def mend_charged_at_post(tree: Tree, verb: int, words: Words) -> None:
    """ "a guard at the embassy charged with spying": who works there is charged."""
    place = tree.head[verb]
    person = tree.head[tree.head[place]]
    charged = tree.lemma[verb] in words["indicting_verbs"] and tree.child(verb, "prep") is not None
    posted = tree.dep[place] == "pobj" and tree.lower[tree.head[place]] in _STANDS_AT
    if charged and posted and tree.lemma[place] in words["posts"] and tree.tag[person] in {"NN", "NNS"}:
        tree.hang(verb, person, "acl")


def mend_charge_behind_post(tree: Tree, deed: int, words: Words) -> None:
    """ "accused a cook at the French embassy of selling weapons": she is accused of it, and no embassy sells."""
    prep = tree.head[deed]
    place = tree.head[prep]
    verb = tree.above(place, "VERB")
    if verb is None or tree.lemma[verb] not in words["indicting_verbs"] or tree.lower[prep] not in {"of", "with"}:
        return
    person = tree.child(verb, "dobj", "nsubjpass")
    posted = tree.dep[place] == "pobj" and tree.lemma[place] in words["posts"]
    if posted and person is not None and person < place < prep:
        tree.hang(prep, verb, "prep")


def mend_would_be(tree: Tree, would: int, words: Words) -> None:
    """ "The would-be assassin of premier Robert Fico told the court": the assassin told it, and not the premier."""
    be = would + 2
    if tree.lower[would : would + 3] != ["would", "-", "be"] or tree.pos[be] not in {"AUX", "VERB"}:
        return
    noun, main = tree.child(be, "attr", "dobj", "acomp"), tree.head[be]
    prep = tree.child(noun, "prep") if noun is not None else None
    first = tree.child(prep, "pobj") if prep is not None else None
    subject = tree.child(main, "nsubj")
    if noun is None or main < noun or tree.child(be, "nsubj") is not None:
        return
    for kid in tree.kids[be]:
        tree.move(kid, noun)
    for word in (would, be):
        tree.hang(word, noun, "amod")
        tree.tag[word], tree.pos[word], tree.lemma[word] = "JJ", "ADJ", tree.lower[word]
    tree.hang_subject(noun, main)
    if prep is not None and first is not None and subject is not None and noun < first < subject < main:
        tree.hang(first, subject, "amod")
        tree.hang(subject, prep, "pobj")
