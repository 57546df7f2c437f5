"""The entities of one article while they are being found.

In: actors of the gazetteer and the article's own names and descriptions. Out: ``Entity`` rows. "President Biden",
"Biden" and "Joe Biden" become one row with the aliases and the role that the article gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from anyascii import anyascii

from kg.model import UNKNOWN, Entity, EntityType, slug
from kg.ontology.actors import Actor, Gazetteer
from kg.ontology.phrases import ARTICLES, PREPOSITIONS
from kg.ontology.places import City

UNNAMED_SOURCE = "unnamed-source"
_LONGEST_LABEL = 60
_JOINTS = PREPOSITIONS | ARTICLES | {"and", "or"}
"""Words that no label ends in."""
_SCOPE_DIGITS = 6
_LATIN = 0xFF
"""Beyond it are the letters of scholarly transliteration, which no newspaper prints: "Şalālah"."""


@dataclass(slots=True)
class Draft:
    """An entity as far as the article has told of it. ``gender`` "m", "f" or ""; ``named`` False for a description."""

    id: str
    label: str
    type: EntityType
    named: bool = True
    actor: Actor | None = None
    country: str | None = None
    gender: str = ""
    plural: bool = False
    aliases: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    lat: float | None = None
    lon: float | None = None
    geonames: str | None = None
    employer: str | None = None
    """Id of the body for which a person holds an office: a ministry, a company."""
    capital_of: str | None = None
    """Id of the state whose government the name may stand for: "Moscow"."""

    def entity(self) -> Entity:
        """Return the finished row."""
        actor = self.actor
        names = {*self.aliases, *(actor.aliases if actor else ())} - {self.label}
        return Entity(
            id=self.id,
            label=self.label,
            type=self.type,
            aliases=tuple(sorted(names)),
            wikidata=actor.wikidata if actor else None,
            iso3=actor.iso3 if actor else None,
            geonames=self.geonames,
            country=self.country,
            roles=tuple(sorted({*self.roles, *(actor.roles if actor else ())})),
            lat=actor.lat if actor and actor.lat is not None else self.lat,
            lon=actor.lon if actor and actor.lon is not None else self.lon,
        )


class Registry:
    """The drafts of one article by id."""

    def __init__(self, article: str, actors: Gazetteer) -> None:
        self._actors = actors
        self._mark = sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:_SCOPE_DIGITS]
        self._drafts: dict[str, Draft] = {}
        self._people: list[Draft] = []

    def __getitem__(self, identifier: str) -> Draft:
        """Return a draft; a state that only another entity has spoken of so far is taken from the gazetteer."""
        draft = self._drafts.get(identifier)
        if draft is None and (actor := self._actors.by_id(identifier)) is not None:
            return self.add_actor(actor)
        return self._drafts[identifier] if draft is None else draft

    def people(self) -> Sequence[Draft]:
        """Return the persons so far, in the order in which they were found."""
        return self._people

    def add_actor(self, actor: Actor) -> Draft:
        """Return the draft of an actor of the gazetteer."""
        draft = self._drafts.get(actor.id)
        if draft is None:
            country = actor.country if actor.country != actor.id else None
            draft = self._new(
                Draft(actor.id, actor.label, actor.type, actor=actor, country=country, gender=actor.gender)
            )
        return draft

    def _new(self, draft: Draft) -> Draft:
        self._drafts[draft.id] = draft
        if draft.type == "person":
            self._people.append(draft)
        return draft

    def add_named(self, label: str, kind: EntityType, *, scoped: bool, taken: bool = False) -> Draft:
        """Return the draft of a name that the gazetteer lacks.

        ``scoped`` names belong to this article only (a bare surname); so does one whose id is ``taken`` by an actor.
        """
        return self._add(slug(label), shorten(label), kind, scoped or taken, named=True)

    def plain_id(self, draft: Draft) -> str:
        """Return a draft's id without the mark of the article, to make ids of others from."""
        return draft.id.removesuffix(f"-{self._mark}")

    def add_description(self, key: str, label: str, kind: EntityType, *, scoped: bool = True) -> Draft:
        """Return the draft of a description; ``key`` tells it from others of this article ("russia bases")."""
        return self._add(slug(key), shorten(label), kind, scoped, named=False)

    def add_unknown(self) -> Draft:
        """Return the draft of an actor that the text does not name: who arrested somebody in "he was arrested"."""
        return self._add(UNKNOWN, UNKNOWN, "object", False, named=False)

    def add_unnamed_source(self) -> Draft:
        """Return the draft of a speaker that the text does not name: "reportedly"."""
        return self._add(UNNAMED_SOURCE, "unnamed source", "object", False, named=False)

    def add_city(self, city: City) -> Draft:
        """Return the draft of a city of the places table."""
        plain = city.name if all(ord(letter) <= _LATIN for letter in city.name) else anyascii(city.name)
        draft = self._add(city.id, plain, "place", False, named=True)
        draft.country, draft.geonames = city.country, city.geonames
        draft.lat, draft.lon = city.lat, city.lon
        return draft

    def _add(self, base: str, label: str, kind: EntityType, scoped: bool, *, named: bool) -> Draft:
        identifier = f"{base}-{self._mark}" if scoped else base
        known = self._drafts.get(identifier)
        if known is not None and known.actor is not None:  # a local thing whose name is an actor's
            identifier = f"{base}-{self._mark}"
            known = self._drafts.get(identifier)
        if known is None:
            known = self._new(Draft(identifier, label, kind, named=named))
        return known

    def entities(self, identifiers: Iterable[str]) -> tuple[Entity, ...]:
        """Return the rows of ``identifiers`` sorted by id."""
        return tuple(self[identifier].entity() for identifier in sorted(set(identifiers)))


def shorten(label: str) -> str:
    """Return ``label`` on one line, cut at a word boundary so that a box can hold it.

    What would end in a preposition or in half a name ends before it: "a meeting of the Association", and not
    "a meeting of the Association of Southeast Asian".
    """
    line = " ".join(label.split())
    if len(line) <= _LONGEST_LABEL:
        return line
    kept = line[: _LONGEST_LABEL + 1].rsplit(" ", 1)[0].split()
    further = line.split()[len(kept)]
    while len(kept) > 1 and kept[-1] in _JOINTS:
        kept.pop()
    if kept[-1][:1].isupper() and further[:1].isupper():
        start = max((place for place, word in enumerate(kept) if word in PREPOSITIONS), default=0)
        kept = kept[:start] if start > 1 else kept
    return " ".join(kept).rstrip(" ,;:-–—")
