"""Nouns that the parser misreads: lists of counted things as appositions, plurals as verbs.

In: the tree of a paragraph. Out: the same tree, the members of a list joined as by "and". In "seized 12 rifles, three
pistols, a launcher and two grenades" the pistols are no other name of the rifles.
"""

from __future__ import annotations

from kg.extract.tree import Tree

_ARTICLES = frozenset({"a", "an"})


def join_lists(tree: Tree) -> None:
    """Make each apposition that is a member of a list of counted things a conjunct."""
    for member in tree.deps["appos"]:
        if _is_listed(tree, tree.head[member], member):
            tree.hang(member, tree.head[member], "conj")
    if tree.changed:
        tree.link()


def _is_listed(tree: Tree, first: int, member: int) -> bool:
    if first > member or tree.ent[first] == "PERSON" or not (_is_counted(tree, first) and _is_counted(tree, member)):
        return False
    comma = tree.text[tree.left[member] - 1] == ","
    number = tree.child(first, "nummod") is not None or tree.child(member, "nummod") is not None
    bare = not tree.children(member, "prep", "relcl", "acl")
    return comma and (number or bare) and _goes_on(tree, first, member)


def _is_counted(tree: Tree, noun: int) -> bool:
    """ "12 rifles", "a launcher"."""
    determiner = tree.child(noun, "det")
    counted = tree.child(noun, "nummod") is not None
    return tree.is_noun(noun) and (counted or (determiner is not None and tree.lower[determiner] in _ARTICLES))


def _goes_on(tree: Tree, first: int, member: int) -> bool:
    """Whether "and" follows, before the clause ends: a list has one, an apposition seldom."""
    end = next((word for word in range(member, len(tree)) if tree.text[word] in {";", "."}), len(tree))
    nexts = [word for word in range(member + 1, end) if tree.lower[word] in {"and", "or"}]
    if not nexts:
        return False
    last = nexts[0] + 1
    between = range(member + 1, nexts[0])
    listed = all(tree.pos[word] not in {"VERB", "AUX"} or tree.dep[word] in {"amod", "compound"} for word in between)
    behind = range(last, min(last + 4, end))
    counted = any(tree.lower[word] in _ARTICLES or tree.tag[word] == "CD" for word in behind)
    return listed and counted and tree.sent[first] == tree.sent[nexts[0]]


def retag_plurals(tree: Tree) -> None:
    """ "a series of airstrikes against the port": behind a preposition a word in -s without subject is a noun."""
    for index in tree.deps["pobj"]:
        plural = tree.tag[index] == "VBZ" and tree.lower[index].endswith("s")
        if plural and tree.child(index, "nsubj", "aux", "dobj") is None:
            tree.tag[index], tree.pos[index] = "NNS", "NOUN"
