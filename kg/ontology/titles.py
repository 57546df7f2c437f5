"""Words that stand before or beside a person's name: ranks, honorifics, offices and roles.

In: ontology/titles.tsv. Out: ``Titles``. In "General Mark Milley" and "Foreign Minister Sergei Lavrov" the title is no
part of the name, but says what the person is, and sometimes whether "he" or "she" follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from kg.ontology.tables import fold, plain, read_table

TitleKind = Literal["rank", "honorific", "office", "role"]

_COLUMNS = ("word", "kind", "gender", "office", "sector")
_KINDS = ("rank", "honorific", "office", "role")


@dataclass(frozen=True, slots=True)
class Title:
    """One title. ``office`` is the id of the office that it names, ``sector`` the PLOVER sector of its bearers."""

    word: str
    kind: TitleKind
    gender: str = ""
    office: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles by their folded words."""

    words: Mapping[str, Title]
    longest: int
    """Words of the longest title."""
    abbreviations: frozenset[str]
    """The short words with a period: "Gen.", and "Brig." of "Brig. Gen."."""

    def find(self, text: str) -> Title | None:
        """Return the title that the whole of ``text`` is ("Gen.", "foreign minister") in any case, or None."""
        plainest = text.isascii() and text.isalpha()  # most words of a text: nothing to fold but their case
        return self.words.get(text.lower() if plainest else fold(plain(text)))

    def split(self, text: str) -> tuple[tuple[Title, ...], str]:
        """Return the titles that begin a phrase and what follows: "President Putin" gives president and "Putin"."""
        found: list[Title] = []
        rest = text.split()
        while rest:
            title, length = self._longest(rest)
            if title is None:
                break
            found.append(title)
            rest = rest[length:]
        return tuple(found), " ".join(rest)

    def _longest(self, words: list[str]) -> tuple[Title | None, int]:
        for length in range(min(self.longest, len(words)), 0, -1):
            title = self.find(" ".join(words[:length]))
            if title is not None:
                return title, length
        return None, 0


def load(folder: Path) -> Titles:
    """Read titles.tsv of ``folder``; raise ``OntologyError`` naming file and line for a malformed row."""
    found: dict[str, Title] = {}
    for row in read_table(folder / "titles.tsv", _COLUMNS, ("word", "kind")):
        kind, word = row.text("kind"), row.text("word")
        if kind not in _KINDS:
            raise row.error(f"kind must be one of {', '.join(_KINDS)}, not {kind!r}")
        key = fold(plain(word))
        if key in found:
            raise row.error(f"{word} is there twice")
        found[key] = Title(word, cast(TitleKind, kind), row.text("gender"), row.text("office"), row.text("sector"))
    short = (word for title in found.values() for word in title.word.split() if word.endswith("."))
    return Titles(found, max((key.count(" ") + 1 for key in found), default=0), frozenset(short))
