"""The gender that a given name tells, for "he" and "she".

In: ``ontology/given_names.tsv``. Out: ``Genders``. "Mary Nyandeng Kuol asked Gatluak to step down. She ..." finds Mary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anyascii import anyascii

from kg.normalize.entities import Registry
from kg.ontology.tables import read_table

_COLUMNS = ("name", "gender")


@dataclass(frozen=True, slots=True)
class Genders:
    """Given names, in lower case without diacritics, with "m" or "f"; names that both bear are not listed."""

    names: Mapping[str, str]

    def of(self, name: str) -> str:
        """Return "m", "f" or "" for a full name, by its first word."""
        first, _, rest = (name if name.isascii() else anyascii(name)).lower().partition(" ")
        if not rest:
            return ""
        return self.names.get(first, "") or self.names.get(first.partition("-")[0], "")

    def fill(self, registry: Registry, identifiers: Iterable[str]) -> None:
        """Give the named persons among ``identifiers`` the gender of their given name where none is known."""
        for identifier in identifiers:
            draft = registry[identifier]
            if draft.type == "person" and draft.named and not draft.gender:
                draft.gender = self.of(draft.label)


@cache
def load(folder: Path) -> Genders:
    """Read given_names.tsv of ``folder``; raises ``OntologyError`` naming file and line for a malformed row."""
    names: dict[str, str] = {}
    for row in read_table(folder / "given_names.tsv", _COLUMNS, _COLUMNS):
        if row.text("gender") not in {"m", "f"}:
            raise row.error(f"gender must be m or f, not {row.text('gender')!r}")
        names[row.text("name")] = row.text("gender")
    return Genders(names)
