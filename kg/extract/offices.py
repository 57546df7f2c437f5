"""Where the words of an office begin.

In: a tree and the last word of an office. Out: its first word. In "Pentagon Press Secretary" the office is "Press
Secretary".
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology import Ontology

INNER = frozenset({"compound", "amod", "nmod", "punct", "poss", "det", "nummod"})
"""Relations of the words before an office to what stands behind them."""


def first_of_office(tree: Tree, index: int, ontology: Ontology) -> int:
    """Return the first word of the office that ends in ``index``: "Press" of "Pentagon Press Secretary"."""
    first = index
    while first > 0 and tree.sent[first - 1] == tree.sent[index] and tree.dep[first - 1] in INNER:
        longer = " ".join(tree.lower[first - 1 : index + 1])
        word = tree.lower[first - 1]
        known = ontology.titles.find(longer) is not None or ontology.titles.find(word) is not None
        if not known and word not in ontology.words["office_modifiers"]:
            break
        first -= 1
    return first
