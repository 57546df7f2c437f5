"""Calls the rules of mending on a parsed paragraph, each for the tokens that it is meant for.

In: a ``Tree``. Out: the same tree, changed. For "met Gerasimov in Geneva" that is the rule which hangs "in Geneva" on
the verb.
"""

from __future__ import annotations

from kg.extract.mending.rules import HEADLINE_TABLE, TABLE
from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    if not words.plurals.keys().isdisjoint(tree.lower):
        _mend_plurals(tree, words)
    columns = tree.tag, tree.ent, tree.dep
    places, near_columns = (tree.head, tree.head, range(-1, len(tree) - 1)), (tree.dep, tree.tag, tree.lower)
    deps, forms = tree.deps, tree.forms
    table = HEADLINE_TABLE if headline else TABLE
    for mend_one, by_form, keys, own, wanted, near, needed in table.fitting(forms):
        written = forms if by_form else deps
        for key in keys:
            if key in written:  # few are, in most paragraphs
                values = columns[own]
                for index in written[key]:
                    if wanted is not None and values[index] not in wanted:
                        continue
                    if needed is not None and near_columns[near][places[near][index]] not in needed:
                        continue
                    mend_one(tree, index, words)
                    if tree.changed and tree.has_cycle():
                        tree.link()
        if tree.changed:
            tree.link()
            deps = tree.deps


def _mend_plurals(tree: Tree, words: Words) -> None:
    """ "attacked the media", "closed its bases": the small model makes a medium and a basis of them."""
    for index, lower in enumerate(tree.lower):
        if lower in words.plurals and tree.tag[index] == "NNS":
            tree.lemma[index] = words.plurals[lower]
