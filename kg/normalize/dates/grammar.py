"""The grammar as a whole: the rule families in order, and the words before an expression that do not change it.

In: an expression of an article, its publication day, and the tense of its verb. Out: EDTF, or None where the
words are no date (durations and ages too) or count from a day that is not known. "Ghana recalled its envoy last month",
published on 9 November 2023, gives 2023-10.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kg.normalize.dates import parts, points, ranges, relative
from kg.normalize.dates.context import Context, Family, UnresolvedError
from kg.normalize.dates.named import NamedDays, shipped_days
from kg.normalize.dates.parts import Reader
from kg.normalize.dates.spans import Span, read_span
from kg.normalize.dates.words import plain

_SIMPLE: tuple[Family, ...] = (
    relative.day_away,
    relative.calendar_unit,
    relative.units_away,
    relative.stretch,
    relative.after_before,
    points.weekday,
    points.calendar_date,
    points.directed,
    points.season,
    points.named_day,
    points.day_of_month,
    parts.decade,
    parts.century,
)
_COMPOSED = (
    parts.anniversary,
    parts.first_units,
    parts.quarter,
    parts.time_of_day,
    parts.third,
    parts.week_around,
    parts.distance_from,
    ranges.closed_range,
    ranges.open_range,
    ranges.neighbors,
    parts.vague,
)
_LEADING = re.compile(
    r"(?:at least|at the latest|at|in|on|during|over|around|about|circa|throughout|within|across|for|of|only|just|"
    r"exactly|as early as|as late as|as recently as|on or about|sometime|some time|approximately|roughly|late on|"
    r"(?:all|most|much|part|parts|the whole|the rest) of|(?:the )?months? of|the years?(?= \d))(?: the course of)? "
)
_NO_DATE = re.compile(
    r".*\b(?:fiscal|fy ?\d{2,4}|year-old|years old|old|aged|ages?|each|every|per|annual(?:ly)?|daily|weekly)\b.*"
    r"|(?:more than|less than|over|under|at least|up to) .+ ago"
)
_DEEPEST = 6
"""Levels of expressions within expressions ("since the end of the first week of last May" has four)."""


@lru_cache(maxsize=4096)
def resolve(
    expression: str,
    published: str | None,
    tense: str = "past",
    anchor: str | None = None,
    named: NamedDays | None = None,
) -> str | None:
    """The calendar time that an expression stands for in EDTF level 1 ("2021-06", "2014-05/.."), or None.

    ``published`` is the article's ISO day; without it relative expressions give None. ``tense`` "future" looks ahead of
    it for what comes back ("on Friday", "in June"), any other looks back. ``anchor`` is the EDTF of the time that the
    text spoke of just before, which "a month later" and "the next day" count from. ``named`` replaces the named days.
    Raises ValueError for a ``published`` or ``anchor`` that is no date.
    """
    day = date.fromisoformat(published) if published else None
    context = Context(day, tense == "future", read_span(anchor) if anchor else None, named or shipped_days())
    text = plain(expression)
    try:
        span = _read(text, context)
    except UnresolvedError:
        return None
    return span.edtf if span else None


def _read(text: str, context: Context) -> Span | None:
    if not text or _NO_DATE.fullmatch(text):
        return None
    try:
        return _read_level(text, context, 0)
    except (ValueError, OverflowError):  # 31 June, or a year beyond the calendar
        return None


def _read_level(text: str, context: Context, level: int) -> Span | None:
    """The first family that reads the text; without its leading preposition if none does."""
    if level > _DEEPEST:
        return None

    def read(part: str, inner: Context) -> Span | None:
        return _read_level(part, inner, level + 1)

    if text.startswith("in ") and (span := relative.units_ahead(text, context)):
        return span
    return _try_families(text, context, read) or _read_without_leading(text, context, read)


def _try_families(text: str, context: Context, read: Reader) -> Span | None:
    for family in _SIMPLE:
        if span := family(text, context):
            return span
    for composed in _COMPOSED:
        if span := composed(text, context, read):
            return span
    return None


def _read_without_leading(text: str, context: Context, read: Reader) -> Span | None:
    shorter = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return read(shorter, context) if shorter != text else None
