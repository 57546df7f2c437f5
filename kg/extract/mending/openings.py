"""Rules that mend the subject behind a phrase that opens the sentence.

In: a ``Tree`` and a token. Out: the same tree, changed. In "In Tehran, an adviser told Reuters" the small model makes
the adviser another word for Tehran, and nobody tells.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, Tree
from kg.ontology.phrases import ARTICLES
from kg.ontology.words import Words

_OPENERS = frozenset({"prep", "advcl", "csubj", "advmod", "pcomp"})


def mend_subject_in_opening(tree: Tree, noun: int, words: Words) -> None:
    """ "In Tehran, an adviser told Reuters", "Speaking in Lima, the envoy rejected": the verb's own subject."""
    first, verb = tree.left[noun], tree.right[noun] + 1
    begin, end = tree.sentences[tree.sent[noun]]
    if verb >= end or tree.tag[verb] not in FINITE or first - 1 <= begin or tree.text[first - 1] != ",":
        return
    article = tree.child(noun, "det")
    if article is None or tree.lower[article] not in ARTICLES or tree.head[verb] != verb:
        return
    opener = noun
    while tree.head[opener] not in {opener, verb}:
        opener = tree.head[opener]
    if tree.head[opener] != verb or tree.dep[opener] not in _OPENERS or tree.left[opener] != begin:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return
    if tree.dep[opener] == "csubj":
        if tree.tag[opener] != "VBG":
            return
        tree.hang(opener, verb, "advcl")
    tree.hang(noun, verb, "nsubj")
