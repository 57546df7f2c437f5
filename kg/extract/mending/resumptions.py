"""A rule that mends what names a deed or a telling again: "..., a finding Kampala rejected".

In: a ``Tree`` and a token. Out: the same tree, changed. In "Experts said that Uganda armed them, a finding Kampala
rejected" the small model has the experts say that Kampala rejected it.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_resumption(tree: Tree, noun: int, words: Words) -> None:
    """ ", a finding Kampala rejected", ", a decision that Ghana criticized": said of what stands before, no object."""
    verb, first = tree.head[noun], tree.left[noun]
    names = tree.lemma[noun] in words["resumed_deeds"] | words["resumed_tellings"]
    again = names or words.content_nouns.get(tree.lemma[noun]) == "reported"
    if not again or first == 0 or tree.lower[first] not in {"a", "an"} or tree.text[first - 1] != ",":
        return
    if verb < noun and tree.child(noun, "relcl") is not None:
        others = [kid for kid in tree.children(verb, "dobj", "xcomp", "ccomp") if kid < noun]
        if others:
            tree.hang(noun, verb, "npadvmod")
        return
    subject = tree.child(verb, "nsubj")
    told = next((kid for kid in tree.children(verb, "ccomp", "advcl") if kid < noun), None)
    if subject is None or told is None or not noun < subject < verb or tree.child(told, "nsubj", "nsubjpass") is None:
        return
    tree.hang_in_place_of(told, verb)
    tree.hang(noun, told, "npadvmod")
    tree.hang(verb, noun, "relcl")
    for kid in tree.kids[verb]:
        if kid < first and kid != told:
            tree.move(kid, told)
