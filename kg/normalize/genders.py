"""The gender that a given name tells, for "he" and "she".

In: ``ontology/given_names.tsv``. Out: ``Genders``. "Mary Nyandeng Kuol asked Gatluak to step down. She ..." finds Mary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anyascii import anyascii

from kg.errors import OntologyError
from kg.normalize.entities import Registry


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
    path = folder / "given_names.tsv"
    names: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
        name, _, gender = line.partition("\t")
        if gender not in {"m", "f"} or not name:
            raise OntologyError(f"{path}, line {number}: expected a name, a tab and m or f")
        names[name] = gender
    return Genders(names)
