"""Parts of a stretch of time: its beginning or end, its quarters and halves, decades and centuries, anniversaries.

In: a plain expression ("early 2022", "the second half of last year", "the late 1990s", "the 20th anniversary of 9/11").
Out: its span. ``read`` reads the whole that the part is of. "Sudan split in mid-2011" gives 2011-05/2011-08.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from kg.normalize.dates.context import Context
from kg.normalize.dates.spans import (
    Point,
    Span,
    decade_of,
    move,
    of_day,
    of_days,
    of_months,
    of_years,
    only,
    third_of,
    week_of,
)
from kg.normalize.dates.words import (
    CLOCK,
    DAYPART,
    NICKNAMED_DECADES,
    NUMBER,
    ORDINAL,
    UNIT,
    WEEKDAY,
    number,
    ordinal,
    unit,
)

Reader = Callable[[str, Context], Span | None]

_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_THIRD = re.compile(
    r"(?:very )?(?:the )?(?P<part>early|mid|late|(?:beginning|start|middle|end)(?= of))[- ]"
    r"(?:in |on )?(?:of )?(?P<whole>.+)"
)
_BACKWARD = re.compile(r"(?:the )?(?:earlier|later|back|sometime|some time|once) (?:in |on |during )?(?P<whole>.+)")
_DECADE = re.compile(r"(?:the )?(?P<century>1[4-9]|20)?'?(?P<decade>\d)0s")
_NICKNAME = re.compile(rf"(?:the )?(?P<century>nineteen )?(?P<word>{'|'.join(NICKNAMED_DECADES)})")
_CENTURY = re.compile(rf"(?:the )?(?P<ordinal>{ORDINAL})[- ]century")
_QUARTER = re.compile(
    rf"(?:(?:the )?(?P<ordinal>{ORDINAL}|last|final) (?P<kind>quarter|half|trimester)|(?P<short>[qh])(?P<index>[1-4]))"
    r"(?: of)? ?(?P<whole>.*)"
)
_FIRST_UNITS = re.compile(
    rf"(?:the )?(?P<which>{ORDINAL}|last|opening|final) (?:(?P<number>{NUMBER}) )?(?P<unit>day|week|month|year)s?"
    r" of (?P<whole>.+)"
)
_WEEK_OF = re.compile(r"(?:the )?week (?:of|beginning|starting) (?P<whole>.+)")
_DISTANCE_FROM = re.compile(
    rf"(?:(?P<number>{NUMBER})|the) (?P<unit>{UNIT}) (?P<which>before|after|from) (?P<whole>.+)"
)
_ANNIVERSARY = re.compile(
    rf"(?:the )?(?:(?P<ordinal>{ORDINAL})[- ](?:year )?)?anniversary of (?P<whole>.+)"
    rf"|(?P<owner>.+)'s? (?P<nth>{ORDINAL}) anniversary"
)
_TIME_BEFORE = re.compile(
    rf"(?:(?:late|early|later|earlier)(?: on| in)? (?:the )?(?:{DAYPART} of )?(?=(?:{WEEKDAY}|yesterday)\b)"
    rf"|(?:the |in the )?(?:{DAYPART}|(?:early |late |small |wee |predawn )*hours) (?:of|on) |{CLOCK}(?: on)? )"
    r"(?P<whole>.+)"
)
_TIME_AFTER = re.compile(
    rf"(?P<whole>.+?) (?:(?:in|during|on) the )?(?:{DAYPART}(?: local time)?|at {CLOCK}|{CLOCK}|before dawn|after dark)"
)


def time_of_day(text: str, context: Context, read: Reader) -> Span | None:
    """A day with a time or part of the day said beside it ("late on Saturday", "Friday night"): the day."""
    for pattern in (_TIME_BEFORE, _TIME_AFTER):
        found = pattern.fullmatch(text)
        span = read(found["whole"], context) if found else None
        if span and span.first and span.first.day:
            return span
    return None


def third(text: str, context: Context, read: Reader) -> Span | None:
    """Early, mid or late in a year, month, season or decade: its first, middle or last third.

    Of a week or a day the whole, since a week's end has no days that all agree on; of a year, "the end" is December.
    """
    found = _THIRD.fullmatch(text)
    whole = read(_whole(found["whole"]), context) if found else None
    if found is None or whole is None:
        return None
    if (
        found["part"] in ("end", "start", "beginning")
        and whole.first == whole.last
        and whole.first
        and not whole.first.month
    ):
        return only(Point(whole.first.year, 12 if found["part"] == "end" else 1))
    return third_of(whole, _THIRDS[found["part"]]) or (whole if _is_week(whole) or whole.is_day else None)


def _whole(text: str) -> str:
    """ "the year" in "the end of the year" is this year."""
    return re.sub(r"^(?:of )?(?:the )?(?=(?:week|month|quarter|year|decade|century)$)", "this ", text)


def _is_week(span: Span) -> bool:
    return span.first is not None and span == week_of(span.first.first)


def vague(text: str, context: Context, read: Reader) -> Span | None:
    """ "earlier in March", "back in June": the whole, which is all that is said."""
    found = _BACKWARD.fullmatch(text)
    return read(found["whole"], context) if found else None


def distance_from(text: str, context: Context, read: Reader) -> Span | None:
    """ "two weeks before Christmas", "the day after 9/11", "a week from Friday"."""
    found = _DISTANCE_FROM.fullmatch(text)
    base = read(found["whole"], context) if found else None
    if found is None or base is None:
        return None
    return move(base, unit(found["unit"]), number(found["number"] or "one") * (-1 if found["which"] == "before" else 1))


def decade(text: str, _: Context) -> Span | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    found = _DECADE.fullmatch(text)
    if found:
        return decade_of(int(found["century"] or 19) * 100 + int(found["decade"]) * 10)
    nickname = _NICKNAME.fullmatch(text)
    return decade_of(1900 + NICKNAMED_DECADES[nickname["word"]]) if nickname else None


def century(text: str, _: Context) -> Span | None:
    """ "the 19th century": 1801 to 1900."""
    found = _CENTURY.fullmatch(text)
    if not found:
        return None
    index = ordinal(found["ordinal"])
    return of_years(100 * index - 99, 100 * index) if 1 <= index <= 30 else None


def quarter(text: str, context: Context, read: Reader) -> Span | None:
    """A quarter or half of a year ("the first quarter of 2022", "Q3 2021"); without a year, the nearest by tense."""
    found = _QUARTER.fullmatch(text)
    if not found:
        return None
    count = {"quarter": 4, "q": 4, "half": 2, "h": 2, "trimester": 3}[found["kind"] or found["short"]]
    which = found["ordinal"] or ""
    index = int(found["index"]) if found["index"] else count if which in ("last", "final") else ordinal(which)
    if index > count:
        return None
    length = 12 // count
    month = 1 + length * (index - 1)
    if found["whole"]:
        whole = read(_whole(found["whole"]), context)
        is_year = whole is not None and whole.first == whole.last and whole.first is not None and not whole.first.month
        return of_months(whole.first.year, month, length) if whole and whole.first and is_year else None
    years = (-1, 0, 1) if which not in ("last", "final") else ()
    return (
        context.nearest([of_months(context.today.year + distance, month, length) for distance in years])
        if years
        else None
    )


def first_units(text: str, context: Context, read: Reader) -> Span | None:
    """ "the first week of May", "the last three months of 2020"."""
    found = _FIRST_UNITS.fullmatch(text)
    whole = read(_whole(found["whole"]), context) if found else None
    if found is None or whole is None or whole.first is None or whole.last is None:
        return None
    index = {"opening": 1, "last": 0, "final": 0}.get(found["which"])
    index = ordinal(found["which"]) if index is None else index
    if found["number"] and index > 1:
        return None
    part = _cut(whole, found["unit"], number(found["number"] or "one"), index)
    inside = (
        part
        and part.first
        and part.last
        and whole.first.first <= part.first.first
        and part.last.last <= whole.last.last
    )
    return part if inside else None


def _cut(whole: Span, name: str, count: int, index: int) -> Span | None:
    """``count`` units of the whole from the ``index``th on, or, where the index is 0, up to its end."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if name == "year":
        start = first.year + index - 1 if index else last.year - count + 1
        return of_years(start, start + count - 1)
    if name == "month":
        return of_months(first.year, index, count) if index else of_months(last.year, 13 - count, count)
    days = 7 if name == "week" else 1
    begin = first.first + timedelta(days=days * (index - 1)) if index else last.last - timedelta(days=days * count - 1)
    return of_days(begin, begin + timedelta(days=days * count - 1))


def week_around(text: str, context: Context, read: Reader) -> Span | None:
    """ "the week of Sept. 20": Monday to Sunday around the day."""
    found = _WEEK_OF.fullmatch(text)
    day = read(found["whole"], context) if found else None
    return week_of(day.first.first) if day and day.is_day and day.first else None


def anniversary(text: str, context: Context, read: Reader) -> Span | None:
    """An anniversary of a day: so many years after it; without a number, the nearest by tense."""
    found = _ANNIVERSARY.fullmatch(text)
    day = read(found["whole"] or found["owner"], context) if found else None
    if found is None or day is None or day.first is None or not day.is_day:
        return None
    which = found["ordinal"] or found["nth"]
    if which:
        return of_day(day.first.first.replace(year=day.first.year + ordinal(which)))
    years = (context.today.year + distance for distance in (-1, 0, 1))
    return context.nearest([of_day(day.first.first.replace(year=year)) for year in years if year > day.first.year])
