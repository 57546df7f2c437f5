"""A list of names as a sentence has it.

In: names. Out: "a.txt, b.txt and 7 more". A folder in which nothing says "Putin refused." may hold thousands of them.
"""

from __future__ import annotations

from collections.abc import Sequence


def some_of(names: Sequence[str], most: int) -> str:
    """The first ``most`` names and how many more there are, parted by commas and "and"."""
    shown = [*names[:most], *([f"{len(names) - most:,} more"] if len(names) > most else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
