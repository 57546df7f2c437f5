"""The actors of the world: states, persons, organizations, armed groups, metonyms, regions, and their names.

In: ontology/actors.tsv and persons.tsv, and a user's tables with the same columns. Out: a ``Gazetteer``. "Putin told
Biden that China would not permit US bases" names four of them, by surnames, a name and an abbreviation.

A mention is looked up whole, never by a part of it: "Georgia Tech" and "Niger Delta" are not the states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from kg.errors import OntologyError
from kg.model import ENTITY_TYPES, EntityType
from kg.ontology.names import NameIndex
from kg.ontology.offices import Offices
from kg.ontology.tables import TableRow, fold, read_table

COLUMNS = (
    "id", "label", "type", "kind", "aliases", "context_aliases", "surnames", "demonyms", "capitals", "wikidata", "iso3",
    "country", "sector", "gender", "lat", "lon", "population", "start", "end", "terms",
)  # fmt: skip
REQUIRED = ("label", "type")
FILES = ("actors.tsv", "persons.tsv")
KINDS = (
    "state", "historical_state", "partial_state", "territory", "igo", "armed_group", "agency", "metonym", "region",
    "facility", "people", "leader", "figure", "ngo", "media",
)  # fmt: skip
"""Kinds in the order in which actors of the same name come: sovereign before dependency."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TERM = re.compile(r"([a-z0-9-]+)@([a-z0-9-]+)=(\d{4}(?:-\d\d){0,2})?/(\d{4}(?:-\d\d){0,2}|\.\.)?")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_KIND_RANKS = {kind: number for number, kind in enumerate(KINDS)}
_REMEMBERED = 1 << 15
"""Names whose actors are kept: articles ask for the same ones over and over."""
_INDEXED = ("context_aliases", "surnames", "demonyms", "capitals")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from ``start`` until ``end``: days, months or years.

    ``start`` is "" where it is unknown, ``end`` None where it is or the term lasts.
    """

    person: str
    office: str
    organization: str
    """Id of the actor the office belongs to: "russia", "united-nations"."""
    start: str
    end: str | None

    def covers(self, day: str) -> bool:
        """Whether ``day`` lies in the term. The last day belongs to the successor; a month or year belongs wholly."""
        if day[: len(self.start)] < self.start:
            return False
        if self.end is None:
            return True
        return day < self.end if len(self.end) == len("2021-01-20") else day[: len(self.end)] <= self.end


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. ``country`` is the id of its state, ``start``/``end`` bound its existence or a person's offices."""

    id: str
    label: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    iso3: str | None = None
    country: str | None = None
    sector: str | None = None
    roles: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    gender: str = ""
    kind: str = ""
    start: str | None = None
    end: str | None = None
    context_aliases: tuple[str, ...] = ()
    """Names that mean it only after its full name: "the Journal"."""
    surnames: tuple[str, ...] = ()
    """The part of a person's name that stands for the whole: "Putin", "Xi", "Suu Kyi"."""
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    population: int = 0
    terms: tuple[Term, ...] = ()


class Gazetteer:
    """Actors by id, name, surname, demonym, capital and office. A row becomes an ``Actor`` when it is first found."""

    def __init__(self, rows: Iterable[TableRow], offices: Offices) -> None:
        self.offices = offices
        self._rows = sorted(rows, key=_rank)
        self._numbers = {identifier(row): number for number, row in enumerate(self._rows)}
        self._made: dict[int, Actor] = {}
        self._indexes = {column: NameIndex() for column in ("aliases", *_INDEXED)}
        self._terms: dict[str, list[int]] = {}
        self._find = lru_cache(_REMEMBERED)(self._look_up)
        for number, row in enumerate(self._rows):
            self._add(number, row)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Actor]:
        """Yield every actor, sorted by id."""
        return (self._actor(self._numbers[name]) for name in sorted(self._numbers))

    def _add(self, number: int, row: TableRow) -> None:
        self._indexes["aliases"].add(number, (row.text("label"), *row.many("aliases")))
        for column in _INDEXED:
            if column in row.cells:
                self._indexes[column].add(number, row.many(column))
        for term in row.many("terms"):
            self._terms.setdefault(term.partition("=")[0], []).append(number)

    def _actor(self, number: int) -> Actor:
        actor = self._made.get(number)
        if actor is None:
            actor = self._made[number] = make_actor(self._rows[number], self.offices, self._label)
        return actor

    def _label(self, name: str) -> str:
        number = self._numbers.get(name)
        return name if number is None else self._rows[number].text("label")

    def _look_up(self, column: str, text: str) -> tuple[Actor, ...]:
        return tuple([self._actor(number) for number in self._indexes[column].find(text)])

    def by_id(self, name: str) -> Actor | None:
        """Return the actor with this id, or None."""
        number = self._numbers.get(name)
        return None if number is None else self._actor(number)

    def by_name(self, text: str) -> tuple[Actor, ...]:
        """Return the actors that the whole of ``text`` names, the likeliest first; () when it is nobody's name.

        Case, diacritics, periods, hyphens, a determiner and a possessive ending do not matter, but an acronym must be
        in capitals ("US", not "us"), and a text all in small letters must stand so in the table ("peshmerga").
        """
        return self._find("aliases", text)

    def by_context_name(self, text: str) -> tuple[Actor, ...]:
        """Return the actors that ``text`` names once their full name has been said: "the Journal"."""
        return self._find("context_aliases", text)

    def by_surname(self, text: str) -> tuple[Actor, ...]:
        """Return every person who bears this surname ("Putin", "Bush"); the document has to say which is meant."""
        return self._find("surnames", text)

    def by_demonym(self, text: str) -> tuple[Actor, ...]:
        """Return what "Russian" or "Congolese" point to: states before regions and peoples, the larger first."""
        return self._find("demonyms", text)

    def by_capital(self, text: str) -> tuple[Actor, ...]:
        """Return those that a capital may stand for: its state ("Moscow") and what else sits there ("Brussels")."""
        return self._find("capitals", text)

    def holders(self, office: str, country_id: str, day: str | None) -> tuple[Actor, ...]:
        """Return who held an office of a state or organization on an ISO day, the latest in office first.

        ``office`` is an id or a word for it ("foreign minister"; "secretary of state" for the United States). Without
        a day nobody is returned: a role alone never tells who bears it.
        """
        if day is None:
            return ()
        found: dict[str, str] = {}
        for name in self.offices.find(office, country_id):
            for number in self._terms.get(f"{name}@{country_id}", ()):
                for term in self._actor(number).terms:
                    if (term.office, term.organization) == (name, country_id) and term.covers(day):
                        found[term.person] = max(term.start, found.get(term.person, ""))
        latest = sorted(found, key=lambda person: (found[person], person), reverse=True)
        return tuple([self._actor(self._numbers[person]) for person in latest])


def _rank(row: TableRow) -> tuple[int, int, str]:
    return _KIND_RANKS.get(row.text("kind"), len(KINDS)), -int(row.number("population") or 0), identifier(row)


def load(folder: Path, offices: Offices, extra_paths: Sequence[Path] = ()) -> Gazetteer:
    """Return the gazetteer of the ontology folder with the rows of a user's tables, which replace those of the same id.

    A user's rows are checked at once; those of the ontology are when it is built, and by ``check``. Raises
    ``OntologyError`` naming file and line for a malformed row, an id given twice in one file, the id of an actor of
    another type, or a country or organization that no row has; and naming a table without any row.
    """
    found: dict[str, TableRow] = {}
    for name in FILES:
        found |= {row.cells["id"]: row for row in read_table(folder / name, COLUMNS, ("id", *REQUIRED))}
    for path in extra_paths:
        own = _own_rows(path)
        if not own:
            raise OntologyError(f"{path}: holds no actor; write a line of columns and below it one for each actor")
        for key, row in own.items():
            _check_replaced(row, found.get(key))
        found |= own
        for row in own.values():
            check_row(row, found, offices)
    return Gazetteer(found.values(), offices)


def check(folder: Path, offices: Offices) -> None:
    """Raise ``OntologyError`` for the first malformed row of the ontology's own tables."""
    rows: dict[str, TableRow] = {}
    for name in FILES:
        for key, row in _own_rows(folder / name).items():
            if key in rows:
                raise row.error(f"the id {key} is there twice")
            rows[key] = row
    for row in rows.values():
        check_row(row, rows, offices)


def _own_rows(path: Path) -> dict[str, TableRow]:
    rows: dict[str, TableRow] = {}
    for row in read_table(path, COLUMNS, REQUIRED):
        key = identifier(row)
        if key in rows:
            raise row.error(f"the id {key} is there twice; give the row an id of its own")
        rows[key] = row
    return rows


def _check_replaced(row: TableRow, former: TableRow | None) -> None:
    """Raise ``OntologyError`` where a row would make a state a person: its id, or the label it comes from, is taken."""
    if former is not None and row.text("type") != former.text("type"):
        raise row.error(
            f"the id {identifier(row)} is that of {former.text('label')}, of type {former.text('type')}; "
            f"write this type to replace it, or give the row an id of its own"
        )


def check_row(row: TableRow, rows: Mapping[str, TableRow], offices: Offices) -> None:
    """Raise ``OntologyError`` when a row is malformed, or names a country, organization or office that is not there."""
    actor = make_actor(row, offices, str)
    if not _IDENTIFIER.fullmatch(actor.id):
        raise row.error(f"the id {actor.id!r} must be small letters, digits and single hyphens")
    if actor.kind and actor.kind not in KINDS:
        raise row.error(f"kind must be one of {', '.join(KINDS)}, not {actor.kind!r}")
    if actor.gender not in {"", "m", "f"}:
        raise row.error(f"gender must be m, f or empty, not {actor.gender!r}")
    if actor.wikidata is not None and not _WIKIDATA.fullmatch(actor.wikidata):
        raise row.error(f"wikidata must be the id of a Wikidata item such as Q142, not {actor.wikidata!r}")
    for column in ("start", "end"):
        if row.text(column) and not _DAY.fullmatch(row.text(column)):
            raise row.error(f"{column} must be a day, month or year such as 2021-01-20, not {row.text(column)!r}")
    if actor.country is not None and actor.country not in rows:
        raise row.error(f"country must be the id of a state that has a row, such as south-korea, not {actor.country!r}")
    for term in actor.terms:
        if (term.office, "") not in offices.labels:
            raise row.error(f"no such office: {term.office}; offices.tsv lists them")
        if term.organization not in rows:
            raise row.error(f"{term.organization}, whose {term.office} {actor.label} was, has no row of its own")


def identifier(row: TableRow) -> str:
    """Return the id of a row, made from the label where the cell is empty."""
    return row.text("id") or fold(row.text("label")).replace(" ", "-")


def make_actor(row: TableRow, offices: Offices, label: Callable[[str], str]) -> Actor:
    """Return the actor of a row; ``label`` gives the label of an organization's id. Raises ``OntologyError``."""
    if row.text("type") not in ENTITY_TYPES:
        raise row.error(f"type must be one of {', '.join(ENTITY_TYPES)}, not {row.text('type')!r}")
    terms = _terms(row, identifier(row))
    roles = (f"{offices.label(term.office, term.organization)} of {label(term.organization)}" for term in terms)
    return Actor(
        id=identifier(row),
        label=row.text("label"),
        type=cast("EntityType", row.text("type")),
        aliases=row.many("aliases"),
        wikidata=row.text("wikidata") or None,
        iso3=row.text("iso3") or None,
        country=row.text("country") or None,
        sector=row.text("sector") or None,
        roles=tuple(dict.fromkeys(roles)),
        lat=row.number("lat"),
        lon=row.number("lon"),
        gender=row.text("gender"),
        kind=row.text("kind"),
        start=row.text("start") or min((term.start for term in terms if term.start), default=None),
        end=row.text("end") or _last(terms),
        context_aliases=row.many("context_aliases"),
        surnames=row.many("surnames"),
        demonyms=row.many("demonyms"),
        capitals=row.many("capitals"),
        population=int(row.number("population") or 0),
        terms=terms,
    )


def _last(terms: tuple[Term, ...]) -> str | None:
    """Return when the last of a person's terms ended, None when one goes on."""
    ends = [term.end for term in terms]
    return None if not ends or None in ends else max(end for end in ends if end is not None)


def _terms(row: TableRow, person: str) -> tuple[Term, ...]:
    found: list[Term] = []
    for text in row.many("terms"):
        match = _TERM.fullmatch(text)
        if match is None:
            raise row.error(f"a term is written office@actor=start/end (president@russia=2012-05-07/..), not {text!r}")
        office, organization, start, end = match.groups()
        found.append(Term(person, office, organization, start or "", None if end in {None, ".."} else end))
    return tuple(found)
