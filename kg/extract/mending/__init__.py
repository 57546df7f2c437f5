"""Mends a parse before it is read, where the small model errs systematically on news: its names first, then its tree.

``rules`` has the table of all rules of the tree, in their order; the other modules have the rules, by what they mend.
"""

from kg.extract.mending.mend import mend
from kg.extract.mending.names import mend_names

__all__ = ["mend", "mend_names"]
