"""A rule that mends what somebody wants done to another one: no deed that has been done.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Kenya would like the general, a cousin of the king,
expelled" the small model describes the general as one who has been.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_wished_deed(tree: Tree, verb: int, words: Words) -> None:
    """ "would like Russia expelled", "want the chief, John Obi, arrested", "hopes to see him tried": others are to."""
    if tree.child(verb, "aux", "auxpass", "dobj", "mark", "ccomp") is not None:
        return
    described = tree.dep[verb] == "acl"
    noun = tree.head[verb] if described else tree.child(verb, "nsubj")
    if noun is not None and described and tree.dep[noun] == "appos":
        noun = tree.head[noun]
    if noun is None:
        return
    wish = tree.head[noun] if described else tree.head[verb]
    if not wish < noun or tree.left[noun] != wish + 1 or (described and tree.dep[noun] != "dobj"):
        return
    if _is_right_before(tree, noun, verb) and _is_wish(tree, wish, words):
        tree.tag[verb] = "VBN"
        tree.hang(verb, wish, "xcomp")
        tree.hang(noun, wish, "dobj")


def _is_right_before(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the participle follows the noun, or an apposition to it that a comma closes."""
    behind = [kid for kid in tree.kids[noun] if noun < kid < verb and tree.dep[kid] != "punct"]
    apposed = tree.child(noun, "appos")
    if apposed is None or apposed > verb or tree.text[verb - 1] != ",":
        return tree.text[verb - 1] != "," and all(tree.dep[kid] == "prep" for kid in behind)
    return tree.text[tree.left[apposed] - 1] == "," and apposed in behind


def _is_wish(tree: Tree, verb: int, words: Words) -> bool:
    """ "want", "would like", and "see" in "hopes to see"."""
    lemma, above = tree.lemma[verb], tree.head[verb]
    if lemma in words["passive_askers"]:
        return True
    if any(f"{tree.lemma[aux]} {lemma}" in words["polite_wishes"] for aux in tree.children(verb, "aux")):
        return True
    if lemma != "see" or tree.dep[verb] != "xcomp" or tree.tag[verb] != "VB":
        return False
    hoped = words.signature("to", tree.lemma[above])
    return hoped is not None and hoped.affirmed == "intended"
