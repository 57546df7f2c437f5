"""Calendar dates, months, years, weekdays and named days: what names one place in the calendar.

In: a plain expression ("tuesday sept 22", "june last year", "friday", "christmas 2014"). Out: its span. A missing
year is the nearest by tense: "He resigned in June", published in September 2021, was in June 2021.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.normalize.dates.context import Context
from kg.normalize.dates.spans import Point, Span, of_day, of_months, only
from kg.normalize.dates.words import MONTH, MONTHS, ORDINAL, SEASON, SEASONS, WEEKDAY, WEEKDAYS, ordinal

_YEAR = r"(?P<year>(?:1[4-9]|20|21)\d\d|(?:last|this|next|of this|of last|of next) year)"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})(?: the)? )?"
_DAY = rf"(?P<day>\d{{1,2}}|{ORDINAL})"
_MONTH = rf"(?P<month>{MONTH})"
_CALENDAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WEEKDAY}{_MONTH}(?: the)? {_DAY}(?:(?: of)? {_YEAR})?",
        rf"{_WEEKDAY}(?:the )?{_DAY}(?: of)? {_MONTH}(?:(?: of)? {_YEAR})?",
        rf"{_MONTH}(?: of| in)? {_YEAR}",
        rf"{_YEAR} {_MONTH}",
        rf"{_YEAR} {_MONTH} {_DAY}",
        rf"{_MONTH}",
        rf"(?:the )?(?:year )?{_YEAR}",
        r"(?P<year>[12]\d{3})-(?P<month>\d\d?)(?:-(?P<day>\d\d?)(?:t\d\d.*)?)?",
        r"(?P<year>[12]\d{3})/(?P<month>\d\d?)/(?P<day>\d\d?)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>[12]\d{3})",
    )
)
_SLASHED = re.compile(r"(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>[12]\d{3})")
_DIRECTED = re.compile(
    rf"(?:the )?(?P<which>last|past|this past|this coming|this|next|coming) (?P<name>{WEEKDAY}|{MONTH}|{SEASON}|\D+)"
)
_OF_WEEK = re.compile(rf"(?P<name>{WEEKDAY}) (?:of |in )?(?P<which>last|this|next) week")
_SEASON = re.compile(
    rf"(?:the )?(?P<season>{SEASON})(?:(?: of| in)? (?P<year>\d{{4}}|(?:last|this|next) year)(?:[-/]\d\d)?)?"
)
_NAMED = re.compile(r"(?:the )?(?P<name>.+?)(?:(?: of| in)? (?P<year>\d{4}|(?:last|this|next) year))?")
_DAY_OF_MONTH = re.compile(r"the (?P<day>\d\d?(?:st|nd|rd|th))(?: of (?P<which>this|last|next|the) month)?")
_YEARS_AROUND = (-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8)
"""Years to look for the nearest day in; eight years hold a 29 February even around 1900."""


def calendar_date(text: str, context: Context) -> Span | None:
    """A day, month or year by its numbers and names."""
    for pattern in _CALENDAR:
        found = pattern.fullmatch(text)
        if found:
            return _complete(found.groupdict(), context)
    slashed = _SLASHED.fullmatch(text)
    return _read_slashed(slashed) if slashed else None


def _complete(fields: dict[str, str | None], context: Context) -> Span | None:
    month = _month(fields.get("month"))
    day_word = fields.get("day")
    day = None if day_word is None else int(day_word) if day_word.isdigit() else ordinal(day_word)
    if fields.get("year"):
        return _existing(year_of(str(fields["year"]), context), month, day)
    candidates = list(_in_years_around(context, month or 1, day))
    weekday = fields.get("weekday")
    agreeing = [span for span in candidates if weekday and _falls_on(span, WEEKDAYS[weekday])]
    return context.nearest(agreeing or candidates)


def year_of(word: str, context: Context) -> int:
    """The year that "2014" or "last year" names."""
    if word.isdigit():
        return int(word)
    distance = {"last": -1, "this": 0, "next": 1}[word.removeprefix("of ").split()[0]]
    return context.today.year + distance


def _month(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else MONTHS[word]


def _existing(year: int, month: int | None, day: int | None) -> Span | None:
    """The span of a day that exists; None for 31 June, and for 29 February in most years."""
    try:
        return only(Point(year, month, day))
    except ValueError:
        return None


def _in_years_around(context: Context, month: int, day: int | None) -> Iterator[Span]:
    spans = (_existing(context.today.year + distance, month, day) for distance in _YEARS_AROUND)
    return (span for span in spans if span)


def _falls_on(span: Span, weekday: int) -> bool:
    return span.first is not None and span.first.first.weekday() == weekday


def _read_slashed(found: re.Match[str]) -> Span | None:
    """Numbers of which one cannot be a month; "04/05/2020" is two days in two countries, and is left alone."""
    first, second = int(found["first"]), int(found["second"])
    if (first > 12) == (second > 12):
        return None
    day, month = max(first, second), min(first, second)
    return _existing(int(found["year"]), month, day)


def weekday(text: str, context: Context) -> Span | None:
    """A bare weekday: the nearest by tense, the publication day included, as agencies date their own day by its name.

    With the week beside it ("Friday of last week") the day of that week.
    """
    found = _OF_WEEK.fullmatch(text)
    if found:
        weeks = {"last": -1, "this": 0, "next": 1}[found["which"]]
        return of_day(context.today + timedelta(days=WEEKDAYS[found["name"]] - context.today.weekday() + 7 * weeks))
    if text not in WEEKDAYS:
        return None
    today = context.today
    ahead = (WEEKDAYS[text] - today.weekday()) % 7
    return of_day(today + timedelta(days=ahead if context.future or not ahead else ahead - 7))


def directed(text: str, context: Context) -> Span | None:
    """A weekday, month, season or feast with "last", "this" or "next" before it."""
    found = _DIRECTED.fullmatch(text)
    if not found:
        return None
    which, name = found["which"].removeprefix("this ").strip(), found["name"]
    if name in WEEKDAYS:
        return _directed_weekday(which, WEEKDAYS[name], context.today)
    if name not in MONTHS and name not in SEASONS and name not in context.named.yearly:
        return None
    spans = sorted(_yearly_spans(name, context), key=lambda span: span.first.first if span.first else date.min)
    return _pick(which, spans, context)


def _directed_weekday(which: str, weekday_index: int, today: date) -> Span:
    if which in ("last", "past"):
        return of_day(today - timedelta(days=(today.weekday() - weekday_index - 1) % 7 + 1))
    if which == "coming":
        return of_day(today + timedelta(days=(weekday_index - today.weekday() - 1) % 7 + 1))
    weeks = 1 if which == "next" else 0
    return of_day(today + timedelta(days=weekday_index - today.weekday() + 7 * weeks))


def _yearly_spans(name: str, context: Context) -> Iterator[Span]:
    for distance in (-2, -1, 0, 1, 2):
        year = context.today.year + distance
        if name in SEASONS:
            yield of_months(year, SEASONS[name], 3)
        elif name in MONTHS:
            yield only(Point(year, MONTHS[name]))
        else:
            yield of_day(context.named.yearly[name].in_year(year))


def _pick(which: str, spans: list[Span], context: Context) -> Span | None:
    """The last one over, the next one not begun; "this" one is that of the publication year."""
    today = context.today
    if which in ("last", "past"):
        over = [span for span in spans if span.last and span.last.last < today]
        return over[-1] if over else None
    if which == "this":
        return next((span for span in spans if span.first and span.first.year == today.year), None)
    ahead = [span for span in spans if span.first and span.first.first > today]
    return ahead[0] if ahead else None


def season(text: str, context: Context) -> Span | None:
    """A season as its three months in the northern hemisphere; winter is that which begins in December of the year."""
    found = _SEASON.fullmatch(text)
    if not found:
        return None
    if found["year"]:
        return of_months(year_of(found["year"], context), SEASONS[found["season"]], 3)
    return context.nearest(_yearly_spans(found["season"], context))


def named_day(text: str, context: Context) -> Span | None:
    """A day or period of ontology/dates.yaml; a feast without a year is the nearest by tense."""
    found = _NAMED.fullmatch(text)
    if not found:
        return None
    once = context.named.once.get(text.removeprefix("the "))
    if once or found["name"] not in context.named.yearly:
        return once
    if found["year"]:
        return of_day(context.named.yearly[found["name"]].in_year(year_of(found["year"], context)))
    return context.nearest(_yearly_spans(found["name"], context))


def day_of_month(text: str, context: Context) -> Span | None:
    """ "the 22nd": of the month named, or the nearest by tense."""
    found = _DAY_OF_MONTH.fullmatch(text)
    if not found:
        return None
    number, today = ordinal(found["day"]), context.today
    distances = {"last": (-1,), "this": (0,), "the": (0,), "next": (1,)}.get(found["which"] or "", (-2, -1, 0, 1, 2))
    candidates = []
    for distance in distances:
        year, index = divmod(today.year * 12 + today.month - 1 + distance, 12)
        candidates.append(_existing(year, index + 1, number))
    return context.nearest(span for span in candidates if span) if len(distances) > 1 else candidates[0]
