"""Institutions that every state has, made from the words for the state and those for the institution.

In: ontology/institutions.tsv and a phrase. Out: an ``Actor`` of its own, which belongs to the state. "Egyptian Foreign
Ministry", "Egypt's foreign ministry" and "the Ministry of Foreign Affairs of Egypt" are one organization.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import ENTITY_TYPES, EntityType
from kg.ontology.actors import Actor, Gazetteer
from kg.ontology.tables import fold, plain, read_table

_COLUMNS = ("label", "words", "type", "sector")
_LONGEST_STATE = 5


@dataclass(frozen=True, slots=True)
class Institution:
    """What a state's organ is called, its entity type and the PLOVER sector of those who act for it."""

    label: str
    type: EntityType
    sector: str


@dataclass(frozen=True, slots=True)
class Institutions:
    """Institutions by their folded words."""

    words: Mapping[str, Institution]

    def find(self, text: str) -> Institution | None:
        """Return the institution that the whole of ``text`` names ("foreign ministry", "Army"), or None."""
        return self.words.get(fold(plain(text)))

    def compose(self, text: str, actors: Gazetteer) -> Actor | None:
        """Return the institution of a state that the whole of ``text`` names, or None.

        A curated actor of the same id is returned as it is. A word that may mean several states ("Korean army")
        gives None, as does one that means none ("Salvation Army").
        """
        for state_words, rest in _splits(plain(text)):
            institution = self.find(rest)
            state = _state(state_words, actors) if institution else None
            if institution and state:
                return _composed(state, institution, actors)
        return None

    def of(self, words: str, state: Actor, actors: Gazetteer) -> Actor | None:
        """Return the institution of ``state`` that the whole of ``words`` names ("army"), or None."""
        institution = self.find(words)
        return _composed(state, institution, actors) if institution else None


def _splits(text: str) -> list[tuple[str, str]]:
    """Return the ways to part a phrase into the words for a state and those for its institution."""
    words = text.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    longest = min(_LONGEST_STATE, len(words) - 1)
    splits = [(" ".join(words[:length]), " ".join(words[length:])) for length in range(longest, 0, -1)]
    institution, of, state = text.rpartition(" of ")
    return [*splits, (state, institution)] if of else splits


def _state(text: str, actors: Gazetteer) -> Actor | None:
    found = [actor for actor in actors.by_demonym(text) or actors.by_name(text) if actor.type == "state"]
    return found[0] if len(found) == 1 else None


def _composed(state: Actor, institution: Institution, actors: Gazetteer) -> Actor:
    label = f"{state.demonyms[0] if state.demonyms else state.label} {institution.label}"
    identifier = "-".join(fold(label).split())
    return actors.by_id(identifier) or Actor(
        id=identifier,
        label=label,
        type=institution.type,
        country=state.id,
        sector=institution.sector,
        kind="agency",
    )


def load(folder: Path) -> Institutions:
    """Read institutions.tsv of ``folder``; raise ``OntologyError`` naming file and line for a malformed row."""
    found: dict[str, Institution] = {}
    types: Mapping[str, EntityType] = {kind: kind for kind in ENTITY_TYPES}
    for row in read_table(folder / "institutions.tsv", _COLUMNS, ("label", "type")):
        if row.text("type") not in types:
            raise row.error(f"type must be one of {', '.join(types)}, not {row.text('type')!r}")
        institution = Institution(row.text("label"), types[row.text("type")], row.text("sector"))
        for words in (institution.label, *row.many("words")):
            found.setdefault(fold(plain(words)), institution)
    return Institutions(found)
