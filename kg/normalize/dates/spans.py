"""Stretches of calendar time and the arithmetic on them.

In: years, months, days. Out: ``Point`` (a year, a month or a day), ``Span`` (from one point to another, either end
open) and EDTF, the form that leaves the package. "Rebels have held Kidal since May 2014" becomes
``Span(Point(2014, 5), None)`` and then "2014-05/..".
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month of a year, or a day of a month. Raises ValueError for a day that no calendar has."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)

    @property
    def first(self) -> date:
        """The first day of it."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of it."""
        month = self.month or MONTHS_OF_A_YEAR
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """From the beginning of ``first`` to the end of ``last``; None is an open end."""

    first: Point | None
    last: Point | None

    @property
    def is_day(self) -> bool:
        """True when it is one single day."""
        return self.first == self.last and self.first is not None and self.first.day is not None

    @property
    def edtf(self) -> str:
        """The span in EDTF level 1: YYYY, YYYY-MM or YYYY-MM-DD, or two of them with "/", an open end ".."."""
        ends = [".." if point is None else str(point) for point in (self.first, self.last)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)


def read_span(edtf: str) -> Span:
    """The span that an EDTF string of the forms of ``Span.edtf`` stands for. Raises ValueError for any other form."""
    first, _, last = edtf.partition("/")
    return Span(read_point(first), read_point(last or first))


def read_point(text: str) -> Point | None:
    """The point that "2014", "2014-09" or "2014-09-22" stands for; None for ".."."""
    return None if text == ".." else Point(*(int(part) for part in text.split("-")))


def of_day(day: date) -> Span:
    """The span of one day."""
    return only(Point(day.year, day.month, day.day))


def only(point: Point) -> Span:
    """The span from a point to itself."""
    return Span(point, point)


def of_days(first: date, last: date) -> Span:
    """The span from one day to another, both included."""
    return Span(of_day(first).first, of_day(last).last)


def of_months(year: int, month: int, length: int) -> Span:
    """``length`` months from a month on; "2021-06" for one, "2021-06/2021-08" for three."""
    return Span(month_after(year, month, 0), month_after(year, month, length - 1))


def of_years(first: int, last: int) -> Span:
    """The span from one year to another, both included."""
    return Span(Point(first), Point(last))


def month_after(year: int, month: int, distance: int) -> Point:
    """The month ``distance`` months after (or, negative, before) a month."""
    years, index = divmod(year * MONTHS_OF_A_YEAR + month - 1 + distance, MONTHS_OF_A_YEAR)
    return Point(years, index + 1)


def week_of(day: date) -> Span:
    """The seven days, Monday to Sunday, that hold a day."""
    monday = day - timedelta(days=day.weekday())
    return of_days(monday, monday + timedelta(days=6))


def decade_of(year: int) -> Span:
    """The ten years from the last year ending in 0."""
    return of_years(year // 10 * 10, year // 10 * 10 + 9)


def shift(day: date, unit: str, distance: int) -> Span:
    """The day, week, month or year (for decades and centuries too) that lies ``distance`` units from a day."""
    if unit == "day":
        return of_day(day + timedelta(days=distance))
    if unit == "week":
        return week_of(day + timedelta(weeks=distance))
    if unit in ("month", "quarter"):
        return only(month_after(day.year, day.month, distance * (3 if unit == "quarter" else 1)))
    return only(Point(day.year + distance * {"year": 1, "decade": 10, "century": 100}[unit]))


def move(span: Span, unit: str, distance: int) -> Span | None:
    """A span moved by so many units, at the precision of the unit: a month after "2025-02-20" is "2025-03".

    None where an end is open or less precise than the unit: three days after "2025-02" is no day.
    """
    if span.first is None or span.last is None:
        return None
    first, last = (_move_point(point, unit, distance) for point in (span.first, span.last))
    return Span(first, last) if first and last else None


def _move_point(point: Point, unit: str, distance: int) -> Point | None:
    if unit in ("day", "week"):
        days = distance * (7 if unit == "week" else 1)
        return of_day(point.first + timedelta(days=days)).first if point.day else None
    if unit in ("month", "quarter"):
        months = distance * (3 if unit == "quarter" else 1)
        return month_after(point.year, point.month, months) if point.month else None
    return Point(point.year + distance * {"year": 1, "decade": 10, "century": 100}[unit])


def third_of(span: Span, third: int) -> Span | None:
    """The first (0), middle (1) or last (2) third of a year, month, season, quarter or decade; None for anything else.

    Thirds of a year are its quadrimesters, of a month its ten-day parts, as ISO 8601-2 and bulletins divide them.
    """
    first, last = span.first, span.last
    if first is None or last is None:
        return None
    if first.day is None and first.month is not None and last.month is not None:
        months = (last.year - first.year) * MONTHS_OF_A_YEAR + last.month - first.month + 1
        if months == 1:
            return _third_of_month(first, third)
        return of_months(first.year, first.month + months * third // 3, months // 3) if months % 3 == 0 else None
    if first.month is None and first.year == last.year:
        return of_months(first.year, 1 + 4 * third, 4)
    if first.month is None and last.year - first.year in (9, 99):
        scale = (last.year - first.year + 1) // 10
        return of_years(first.year + (0, 4, 7)[third] * scale, first.year + (4, 7, 10)[third] * scale - 1)
    return None


def _third_of_month(month: Point, third: int) -> Span:
    days = ((1, 10), (11, 20), (21, month.last.day))[third]
    first, last = (Point(month.year, month.month, day) for day in days)
    return Span(first, last)
