"""What a common noun says of the thing it names: its type, its plural's type, what it may refer back to.

In: ``ontology/head_types.tsv``. Out: ``HeadNouns``, which finds the row of the longest noun that a phrase ends in.
In "US bases in the region" the head "bases" makes a facility; "the group" may refer back to an armed group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.model import ENTITY_TYPES, EntityType
from kg.normalize.text import head_words, words
from kg.ontology.phrases import singular
from kg.ontology.tables import TableRow, read_table

TRAITS = frozenset({
    "between", "office", "rank", "honorific", "institution", "generic", "container", "prefix", "natural", "sport",
    "private", "civic", "vague", "town",
})  # fmt: skip
_REQUIRED = ("noun", "type", "plural", "named")
_COLUMNS = (*_REQUIRED, "refers", "gender", "traits")
_KIND_COLUMNS = _COLUMNS[1:]
_LONGEST = 5
_OF_WORDS = 3
"""Words of "state of war", "line of control"."""
_REMEMBERED = 1 << 15
"""Phrases whose rows are kept: an article says the same ones over and over, and several rules ask for each."""


class HeadNoun(NamedTuple):
    """One row. ``refers`` are the types, or kinds of actors, of earlier entities that "the <noun>" may stand for;
    ``named`` is the type of a proper name that ends in the noun ("Arakan Army"). Traits: office (one person holds it),
    rank, honorific, institution (every state has one), generic (may mean any of its type), container ("number of"),
    prefix (begins names: "Operation Sayeed", "Camp Bucca"), natural (does nothing political, as a typhoon), sport
    (whatever is said with it is a game), private (business, crime or leisure, unless a state or office takes part),
    civic (private where it acts, as a school), vague (names nothing by itself: "the way", "the fact"), town
    (of a city rather than its state: "Kabul's mayor").
    """

    noun: str
    type: EntityType
    plural: EntityType
    named: EntityType
    refers: frozenset[str]
    gender: str
    traits: frozenset[str]

    def typed(self, plural: bool) -> EntityType:
        """Return the entity type of a phrase with this head, in the singular or the plural."""
        return self.plural if plural else self.type


class HeadNouns:
    """The rows by noun, in lower case; ``longest`` has the words of the longest noun that ends in a word."""

    def __init__(self, rows: Mapping[str, HeadNoun], longest: Mapping[str, int]) -> None:
        self._rows = rows
        self._longest = longest
        self._find = lru_cache(maxsize=_REMEMBERED)(self._found)

    def begun(self, words: Sequence[str]) -> HeadNoun | None:
        """Return the row of the longest listed prefix that a name begins with: "Camp" of "Camp Bucca"."""
        return next((row for _, row in self._beginnings(words) if "prefix" in row.traits), None)

    def title(self, words: Sequence[str]) -> int:
        """Return how many words at the beginning name an office, rank or trade: 2 of "Special Advisor Thames"."""
        return next((length for length, row in self._beginnings(words) if row.type == "person"), 0)

    def _beginnings(self, words: Sequence[str]) -> Iterator[tuple[int, HeadNoun]]:
        """Yield the listed nouns that several words begin with, the longest first, and how many words each has."""
        lowered = [word.lower() for word in words]
        for length in range(min(_LONGEST, len(lowered) - 1), 0, -1):
            row = self._rows.get(" ".join(lowered[:length]))
            if row is not None:
                yield length, row

    def find(self, words: Sequence[str], lemma: str = "") -> HeadNoun | None:
        """Return the row of the longest listed ending of ``words``, the last as written or as ``lemma``."""
        return self._find(tuple(words), lemma)

    def of_phrase(self, text: str, lemma: str = "") -> HeadNoun | None:
        """Return the row of a noun phrase: of "state of war in the east" that of "state of war", if it is listed."""
        front, written = head_words(text), words(text)
        whole = written[max(0, len(front) - 1) : len(front) + 2]
        listed = self._rows.get(" ".join(whole).lower()) if len(whole) == _OF_WORDS else None
        return listed or self.find(front, lemma)

    def _found(self, words: tuple[str, ...], lemma: str) -> HeadNoun | None:
        lasts = [words[-1].lower()] if words else []
        lasts += [lemma.lower()] if lemma else []
        lasts += [singular(last) for last in lasts]
        lasts = [last for last in lasts if last in self._longest]
        if not lasts:
            return None  # most names and many nouns
        longest = max(self._longest[last] for last in lasts)
        for length in range(min(longest, max(1, len(words))), 0, -1):
            front = " ".join((*words[len(words) - length : -1], "")).lower()
            for last in lasts:
                row = self._rows.get(front + last)
                if row is not None:
                    return row
        return None


@cache
def load(folder: Path) -> HeadNouns:
    """Read head_types.tsv of ``folder``; raises ``OntologyError`` naming file and line for a malformed row."""
    kinds: dict[tuple[str, ...], _Kind] = {}
    found = [_row(row, kinds) for row in read_table(folder / "head_types.tsv", _COLUMNS, _REQUIRED)]
    longest: dict[str, int] = {}
    for row in found:
        written = row.noun.split(" ")
        longest[written[-1]] = max(longest.get(written[-1], 0), min(_LONGEST, len(written)))
    return HeadNouns({row.noun: row for row in found}, longest)


_TYPES: Mapping[str, EntityType] = {name: name for name in ENTITY_TYPES}


_Kind = tuple[EntityType, EntityType, EntityType, frozenset[str], str, frozenset[str]]
"""All of a row but its noun."""


def _row(row: TableRow, kinds: dict[tuple[str, ...], _Kind]) -> HeadNoun:
    """Return a row; of its kind, which thousands of rows have few of, it is made once."""
    written = tuple([row.text(column) for column in _KIND_COLUMNS])
    kind = kinds.get(written)
    if kind is None:
        kind = kinds[written] = _kind(row)
    return HeadNoun(row.text("noun"), *kind)


def _kind(row: TableRow) -> _Kind:
    kind, plural, named = row.text("type"), row.text("plural"), row.text("named")
    traits = frozenset(row.text("traits").split())
    unknown = sorted({kind, plural, named} - _TYPES.keys()) + sorted(traits - TRAITS)
    if unknown:
        raise row.error(f"unknown type or trait {unknown[0]!r}")
    refers = frozenset(row.text("refers").split())
    return _TYPES[kind], _TYPES[plural], _TYPES[named], refers, row.text("gender"), traits
