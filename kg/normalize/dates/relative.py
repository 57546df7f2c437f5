"""Times that count from the publication day, or from the time spoken of before.

In: a plain expression ("yesterday", "last week", "two days ago", "over the last five years", "a month later"). Out: its
span. "Oman hosted the talks two days ago", published on 28 September 2021, gives 2021-09-26.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.normalize.dates.context import Context
from kg.normalize.dates.spans import (
    Point,
    Span,
    decade_of,
    month_after,
    move,
    of_day,
    of_days,
    of_months,
    of_years,
    only,
    read_point,
    shift,
    week_of,
)
from kg.normalize.dates.words import DAYPART, NUMBER, UNIT, number, unit

_DAYS_AWAY = {
    "today": 0, "tonight": 0, "earlier today": 0, "later today": 0, "late tonight": 0, "earlier in the day": 0,
    "later in the day": 0, "yesterday": -1, "last night": -1, "late last night": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_THIS_DAYPART = re.compile(rf"(?:earlier )?this {DAYPART}")
_CALENDAR_UNIT = re.compile(
    r"(?:earlier |later |sometime |some time |in )*(?P<which>last|this|the current|current|next|this coming) "
    r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
)
_IN_THE_UNIT = re.compile(r"(?:earlier|later) in the (?P<unit>week|month|year|decade)|the (?P<weekend>weekend)")
_BUT_ONE = re.compile(r"the (?P<unit>week|month|year) (?P<which>before last|after next)")
_AGO = re.compile(
    rf"(?:about |some |around |roughly |nearly |almost |exactly |just )*(?P<number>{NUMBER}) "
    rf"(?P<unit>{UNIT}|hours?|minutes?)"
    r"(?: (?P<direction>ago|from now|from today|hence)|'s? time)"
)
_RECENT_HOURS = re.compile(r"(?:a few |several |just )?(?:hours|minutes|moments) ago")
_DISTANCE = re.compile(rf"(?:about |just )?(?P<number>{NUMBER}) (?P<unit>{UNIT})")
_STRETCH = re.compile(
    rf"(?P<over>(?:over|within|during|in|throughout|for) )?(?:the )?(?:(?P<back>past|last)|(?P<ahead>next|coming)) "
    rf"(?:(?P<number>{NUMBER})[ -])?(?P<unit>{UNIT}|hours?)"
)
_LATER = re.compile(
    rf"(?:about |some |just |barely )*(?P<number>{NUMBER}) (?P<unit>{UNIT}) "
    r"(?P<direction>later|after|afterwards?|after that|earlier|before|before that|previously)"
)
_NEIGHBOR = re.compile(
    r"(?:on |in )?(?:the |that )?(?P<which>next|following|previous|preceding|same|very same|very next) "
    r"(?P<unit>day|week|month|year|decade)"
    r"|the (?P<unit_first>day|week|month|year) (?P<direction>after|before)"
    rf"|that (?:same )?(?P<same>day|week|month|year|decade|{DAYPART})"
)


def day_away(text: str, context: Context) -> Span | None:
    """Today, yesterday, tomorrow, tonight, overnight."""
    if text in ("overnight", "last evening and overnight"):
        return of_days(context.today - timedelta(days=1), context.today)
    spoken = re.sub(rf"(?<=day|row) {DAYPART}$", "", text)
    if spoken in _DAYS_AWAY or _THIS_DAYPART.fullmatch(text) or _RECENT_HOURS.fullmatch(text):
        return of_day(context.today + timedelta(days=_DAYS_AWAY.get(spoken, 0)))
    return None


def calendar_unit(text: str, context: Context) -> Span | None:
    """The last, this or next week, weekend, month, quarter, year, decade or century of the calendar."""
    found = _BUT_ONE.fullmatch(text)
    if found:
        return _unit_around(context.today, found["unit"], -2 if found["which"] == "before last" else 2)
    found = _CALENDAR_UNIT.fullmatch(text)
    if found:
        distance = {"last": -1, "next": 1}.get(found["which"].removeprefix("this "), 0)
        return _unit_around(context.today, found["unit"], distance, future=context.future)
    found = _IN_THE_UNIT.fullmatch(text)
    if found:
        return _unit_around(context.today, found["unit"] or found["weekend"], 0, future=context.future)
    return None


def _unit_around(day: date, name: str, distance: int, *, future: bool = False) -> Span:
    if name == "weekend":
        return _weekend(day, distance, future=future)
    if name == "week":
        return week_of(day + timedelta(weeks=distance))
    if name == "month":
        return only(month_after(day.year, day.month, distance))
    if name == "quarter":
        return of_months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * distance, 3)
    return _years_around(day.year, name, distance)


def _years_around(year: int, name: str, distance: int) -> Span:
    if name == "decade":
        return decade_of(year + 10 * distance)
    if name == "century":
        start = (year - 1) // 100 * 100 + 1 + 100 * distance
        return of_years(start, start + 99)
    return only(Point(year + distance))


def _weekend(day: date, distance: int, *, future: bool) -> Span:
    """The Saturday and Sunday named: "last" is the latest that is over, a bare one the nearest by tense."""
    saturday = day + timedelta(days=5 - day.weekday())
    begun = saturday <= day
    if distance == 0 and not future and not begun:
        distance = -1
    saturday += timedelta(weeks=distance)
    return of_days(saturday, saturday + timedelta(days=1))


def units_away(text: str, context: Context) -> Span | None:
    """So many days, weeks, months or years ago or from now, at the precision of the unit."""
    found = _AGO.fullmatch(text)
    if not found:
        return None
    sign = -1 if found["direction"] == "ago" else 1
    return _at_distance(sign * number(found["number"]), found["unit"], context)


def units_ahead(text: str, context: Context) -> Span | None:
    """ "in three days", told of the future; told of the past it is a duration, and no date."""
    found = _DISTANCE.fullmatch(text.removeprefix("in ")) if text.startswith("in ") and context.future else None
    return _at_distance(number(found["number"]), found["unit"], context) if found else None


def _at_distance(distance: int, unit_word: str, context: Context) -> Span:
    name = unit(unit_word)
    if name in ("hour", "minute"):
        days = round(distance / 24) if name == "hour" else 0
        return of_day(context.today + timedelta(days=days))
    return shift(context.today, name, distance)


def stretch(text: str, context: Context) -> Span | None:
    """The past or coming so many units, up to or from the publication day, at the precision of the unit."""
    found = _STRETCH.fullmatch(text)
    if not found or not (found["number"] or _is_stretch_of_one(found)):
        return None
    sign = -1 if found["back"] else 1
    count, name = number(found["number"] or "1"), unit(found["unit"])
    if name == "hour":
        count, name = -(-count // 24), "day"
    if name in ("year", "quarter") and count == 1:
        count, name = (12 if name == "year" else 3), "month"
    near, far = _near_and_far(context.today, name, sign * count)
    return Span(far, near) if sign < 0 else Span(near, far)


def _is_stretch_of_one(found: re.Match[str]) -> bool:
    """ "the past year" and "over the next year" are stretches; "last year" and "the next day" are not."""
    if found["unit"].endswith("s") or "the " not in found[0]:
        return False
    return bool(found["back"] or found["over"])


def _near_and_far(today: date, name: str, distance: int) -> tuple[Point | None, Point | None]:
    if name in ("day", "week"):
        days = distance * (7 if name == "week" else 1)
        return of_day(today).first, of_day(today + timedelta(days=days)).first
    if name in ("month", "quarter"):
        months = distance * (3 if name == "quarter" else 1)
        return Point(today.year, today.month), month_after(today.year, today.month, months)
    years = distance * {"year": 1, "decade": 10, "century": 100}[name]
    return Point(today.year), Point(today.year + years)


def after_before(text: str, context: Context) -> Span | None:
    """So many units after or before the time spoken of ("a month later"), or its neighbor ("the next day")."""
    found = _LATER.fullmatch(text)
    if found:
        sign = -1 if found["direction"].startswith(("earlier", "before", "previous")) else 1
        return move(context.before, unit(found["unit"]), sign * number(found["number"]))
    found = _NEIGHBOR.fullmatch(text)
    if not found:
        return None
    if found["same"] or (found["which"] or "").endswith("same"):
        return _coarsen(context.before, found["same"] or found["unit"])
    back = found["which"] in ("previous", "preceding") or found["direction"] == "before"
    name = found["unit"] or found["unit_first"]
    whole = _coarsen(context.before, name)
    return move(whole, name, -1 if back else 1) if whole else None


def _coarsen(span: Span, name: str) -> Span | None:
    """The day, week, month, year or decade that holds the span; None where the span says less than that."""
    if span.first is None or span.last is None:
        return None
    if name in ("week", "decade"):
        fits = span.first == span.last and (name == "decade" or span.is_day)
        return (decade_of(span.first.year) if name == "decade" else week_of(span.first.first)) if fits else None
    length = {"year": 4, "month": 7}.get(name, 10)
    first, last = str(span.first)[:length], str(span.last)[:length]
    return only(point) if first == last and len(first) == length and (point := read_point(first)) else None
