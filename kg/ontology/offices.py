"""The offices that persons hold, under the words that each country has for them.

In: ontology/offices.tsv. Out: ``Offices``. "The US secretary of state" holds the office that elsewhere is called
foreign minister; "the German chancellor" is a head of government, "the British chancellor" a minister of finance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.ontology.tables import fold, plain, read_table

_COLUMNS = ("office", "country", "label", "words")


@dataclass(frozen=True, slots=True)
class Offices:
    """Words to offices, and offices to labels; both know the words that one country alone uses."""

    words: Mapping[tuple[str, str], tuple[str, ...]]
    labels: Mapping[tuple[str, str], str]

    def find(self, words: str, country: str = "") -> tuple[str, ...]:
        """Return the offices that ``words`` name in a country (actor id), () where they name none."""
        key = fold(plain(words))
        return self.words.get((key, country)) or self.words.get((key, ""), ())

    def label(self, office: str, country: str = "") -> str:
        """Return what an office is called in a country: "secretary of state" for the US foreign minister."""
        return self.labels.get((office, country)) or self.labels.get((office, ""), office.replace("-", " "))


def load(folder: Path) -> Offices:
    """Read offices.tsv of ``folder``; raise ``OntologyError`` naming file and line for a malformed row."""
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    labels: dict[tuple[str, str], str] = {}
    for row in read_table(folder / "offices.tsv", _COLUMNS, ("office", "label")):
        office, country = row.text("office"), row.text("country")
        labels[office, country] = row.text("label")
        for name in (office, row.text("label"), *row.many("words")):
            key = fold(name), country
            known = words.get(key, ())
            words[key] = known if office in known else (*known, office)
    return Offices(words, labels)
