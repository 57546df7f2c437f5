"""An index from names to what bears them, by whole names and never by a part of one.

In: names with a number each. Out: the numbers under a name. "the U.S.", "US" and "the United States" lead to one
number, "us" and "Georgia Tech" to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.ontology.tables import fold, plain

_ACRONYM_LETTERS = 6
_DETERMINER = re.compile(r"^the ", re.IGNORECASE)


class NameIndex:
    """Numbers by folded name; numbers added first come first."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[int, ...]] = {}
        self._acronyms: dict[str, tuple[int, ...]] = {}
        self._small: set[str] = set()

    def add(self, number: int, names: Iterable[str]) -> None:
        """Let ``names`` lead to ``number``."""
        for name in names:
            bare = plain(name)
            key = fold(bare)
            index = self._folded
            if bare.isupper() and is_acronym(bare):
                index = self._acronyms
            elif bare.islower():
                self._small.add(bare)
            known = index.get(key)
            if known is None:
                index[key] = (number,)
            elif number not in known:
                index[key] = (*known, number)

    def find(self, text: str) -> tuple[int, ...]:
        """Return the numbers of a name, () for an unknown one.

        An acronym must be in capitals ("US"), and a text all in small letters must have been added so ("peshmerga").
        """
        bare = plain(text)
        if bare == bare.lower() and bare not in self._small:
            return ()
        key = fold(bare)
        if _DETERMINER.sub("", bare, count=1).isupper():
            found = self._acronyms.get(key)
            if found is not None:
                return found
        return self._folded.get(key, ())


def is_acronym(name: str) -> bool:
    """Whether a name is an acronym, which in small letters would be an ordinary word: "US", "WHO", "M23"."""
    return name.isupper() and " " not in name and sum(letter.isalpha() for letter in name) <= _ACRONYM_LETTERS
