"""Rules for what somebody calls something: "condemned what it called an invasion" is about the invasion.

In: a ``Tree`` and a "what". Out: the same tree, changed: the noun stands in the place of the clause, and the clause
before it is a relative one, as if it were "an invasion, as it called it".
"""

from __future__ import annotations

from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words


def mend_what_is_called(tree: Tree, what: int, words: Words) -> None:
    """ "condemned what it called an act of war", "in what police say was a raid": it is the act that is condemned."""
    teller = next((word for word in range(what + 1, len(tree)) if tree.pos[word] == "VERB"), None)
    if teller is None or teller not in (*tree.ancestors(what), *tree.subtree(tree.head[what])):
        return
    top = next((verb for verb in tree.ancestors(what) if tree.head[verb] < what), None)
    noun = _called(tree, what, teller, words) or _told(tree, what, teller, words)
    if noun is None or top not in {teller, teller + 1} or tree.dep[top] not in {"ccomp", "pcomp", "dobj", "pobj"}:
        return
    above = tree.head[top]
    free = tree.pos[above] == "VERB" and tree.lemma[above] not in words["inquiring_verbs"]
    if tree.pos[above] != "ADP" and (not free or tree.child(above, "dobj", "dative") is not None):
        return
    if top != teller or tree.lemma[teller + 1] == "be":
        tree.hang(teller + 1, teller, "aux")
    tree.hang(noun, above, "pobj" if tree.pos[above] == "ADP" else "dobj")
    tree.hang(teller, noun, "relcl")
    tree.hang(what, teller, "dobj")


def _called(tree: Tree, what: int, verb: int, words: Words) -> int | None:
    """Return what "what it called an act", "what he describes as a plot" is called."""
    if tree.head[what] != verb or tree.lemma[verb] not in words["calling_verbs"]:
        return None
    noun = tree.child(verb, "oprd")
    if noun is None:
        as_ = next((prep for prep in tree.children(verb, "prep") if tree.lower[prep] == "as"), None)
        noun = tree.child(as_, "pobj") if as_ is not None else None
    return noun if noun is not None and tree.is_noun(noun) and noun > verb else None


def _told(tree: Tree, what: int, teller: int, words: Words) -> int | None:
    """Return what "what it said was an ambush" is said to be."""
    be = teller + 1
    if tree.lemma[teller] not in words["speech_verbs"] or be >= len(tree) or tree.lemma[be] != "be":
        return None
    noun = tree.child(be, "attr")
    own = [kid for kid in tree.children(teller, "nsubj") if kid != what]
    return noun if tree.tag[be] in FINITE and own else None
