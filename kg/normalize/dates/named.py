"""Days and periods with names, read from ontology/dates.yaml.

In: the table. Out: ``NamedDays``, which knows that "Christmas" is 25 December of any year, that "9/11" was one day, and
when "the twentieth anniversary of 9/11" fell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.normalize.dates.spans import Span, read_span
from kg.normalize.dates.words import WEEKDAYS, plain
from kg.ontology import yamlfiles
from kg.ontology.folder import data_folder


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that comes back each year: fixed, the nth weekday of a month, or so many days from Easter."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None

    def in_year(self, year: int) -> date:
        """The day in a year."""
        if self.easter is not None:
            return easter_of(year) + timedelta(days=self.easter)
        if self.day:
            return date(year, self.month, self.day)
        if self.nth > 0:
            start = date(year, self.month, 1)
            return start + timedelta(days=(self.weekday - start.weekday()) % 7 + 7 * (self.nth - 1))
        following = date(year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1 + (following.weekday() - 1 - self.weekday) % 7)


@dataclass(frozen=True, slots=True, eq=False)
class NamedDays:
    """Named days and periods by plain name. Two tables are never equal, so that results can be kept by table."""

    yearly: Mapping[str, YearlyDay]
    once: Mapping[str, Span]


def easter_of(year: int) -> date:
    """Easter Sunday of the Western churches, by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=1)
def shipped_days() -> NamedDays:
    """The table that comes with the program, read once."""
    return read_days(data_folder() / "dates.yaml")


def read_days(path: Path) -> NamedDays:
    """The table of a file. Raises OntologyError, with the file and the row, where a row is malformed."""
    table = yamlfiles.load(path)
    return NamedDays(dict(_yearly(path, table["yearly"])), dict(_once(path, [*table["once"], *table["periods"]])))


def _yearly(path: Path, rows: list[dict[str, Any]]) -> Iterator[tuple[str, YearlyDay]]:
    for row in rows:
        facts = {key: value for key, value in row.items() if key not in ("name", "aliases")}
        try:
            if "weekday" in facts:
                facts["weekday"] = WEEKDAYS[facts["weekday"]]
            day = YearlyDay(**facts)
            day.in_year(2000)
        except (KeyError, TypeError, ValueError) as problem:
            raise _malformed(path, row, "month and day, month, weekday and nth, or easter") from problem
        yield from ((name, day) for name in _names(row))


def _once(path: Path, rows: list[dict[str, Any]]) -> Iterator[tuple[str, Span]]:
    for row in rows:
        try:
            span = read_span(row["day"] if "day" in row else f"{row['begin']}/{row['end']}")
        except (KeyError, AttributeError, ValueError) as problem:
            raise _malformed(path, row, 'day: "YYYY-MM-DD", or begin and end') from problem
        yield from ((name, span) for name in _names(row))


def _names(row: dict[str, Any]) -> list[str]:
    return [plain(name) for name in (row["name"], *row.get("aliases", ()))]


def _malformed(path: Path, row: dict[str, Any], wanted: str) -> OntologyError:
    return OntologyError(f"{path}: the row {row.get('name')!r} is not a named day; give {wanted}")
