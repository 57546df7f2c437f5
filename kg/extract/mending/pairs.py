"""Rules for lists of offices with their holders: "the premier, Haile, the interior minister, Tadesse, and the envoy".

In: a ``Tree`` and a name. Out: the same tree, changed: each name stands beside its own office, and the offices are one
list. The small model gives the second office to the first name.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_office_in_list(tree: Tree, second: int, words: Words) -> None:
    """ "the premier, Haile, the interior minister, Tadesse, and the envoy": the second office is the second name's."""
    office = _office_before(tree, _first_of_name(tree, second))
    if office is None:
        return
    begin = tree.left[office] if tree.left[office] < office else office
    first = begin - 2
    if begin < 4 or tree.text[begin - 1] != "," or tree.ent[first] != "PERSON" or not _goes_on(tree, second):
        return
    above = _office_before(tree, _first_of_name(tree, first))
    if above is None:
        return
    joined = [kid for word in (first, office, second) for kid in tree.children(word, "conj", "cc") if kid > second]
    listed = tree.head[above] if tree.dep[above] == "conj" else first  # a list hangs on its first name
    tree.hang(second, office, "appos")
    tree.hang(office, listed, "conj")
    for kid in joined:
        tree.move(kid, listed)


def _first_of_name(tree: Tree, name: int) -> int:
    """Return the first word of a name and of the titles before it: "Mr." of "Mr. Khan"."""
    return min(tree.ent_start[name], *(kid for kid in (name, *tree.children(name, "compound"))))


def _office_before(tree: Tree, name: int) -> int | None:
    """Return the noun before a comma and a name that begins with token ``name``: one with an article or owner."""
    office = name - 2
    if office < 1 or tree.text[name - 1] != "," or tree.tag[office] != "NN" or tree.is_name(office):
        return None
    return office if tree.child(office, "det", "poss") is not None else None


def _goes_on(tree: Tree, name: int) -> bool:
    """Whether a list goes on behind a name: with "and", or with a comma and a further office."""
    behind = tree.lower[tree.ent_end[name] : tree.ent_end[name] + 2]
    return bool(behind) and ("and" in behind or (behind[0] == "," and behind[-1] in {"the", "his", "her", "their"}))
