"""Stretches of time given by their two ends, or by one.

In: a plain expression ("since 2014", "until 2020", "from 2011 to 2014", "between March and May 2020", "June 3-10").
Out: its span. ``read`` reads an end. "Rebels have held Kidal since May 2014" gives 2014-05/.. .
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kg.normalize.dates.context import Context
from kg.normalize.dates.spans import Point, Span, of_day
from kg.normalize.dates.words import MONTH, ORDINAL, WEEKDAY

Reader = Callable[[str, Context], Span | None]

_YEAR = r"(?:1[4-9]|20|21)\d\d"
_SINCE = re.compile(r"(?:ever )?(?:since|dating (?:back )?(?:to|from)|going back to) (?P<end>.+)")
_FROM = re.compile(
    r"(?:from|starting|beginning|effective|as of|as from) (?:in |on |from )?(?P<end>.+?)(?: (?:on|onwards?|forward))?"
)
_UNTIL = re.compile(r"(?:not )?(?:until|till|up to|up until|through|no later than|by) (?P<end>.+)")
_AFTER = re.compile(r"after (?P<end>.+)")
_BEFORE = re.compile(r"(?:before|prior to|ahead of) (?P<end>.+)")
_BOTH = (
    re.compile(r"(?:from |between |in |on |during )*(?P<first>.+?) (?:to|until|till|through|up to) (?P<last>.+)"),
    re.compile(r"(?:from |between )(?P<first>.+?) and (?P<last>.+)"),
    re.compile(rf"(?:from |between )?(?P<first>{_YEAR})-(?P<last>{_YEAR})"),
    re.compile(
        rf"(?:from |between )?(?P<first>{MONTH}|{WEEKDAY}|{MONTH} \d\d?|{MONTH} {_YEAR})"
        rf"-(?P<last>(?:{MONTH}|{WEEKDAY}).*)"
    ),
    re.compile(rf"(?:from )?(?P<first>{MONTH} \d\d?)-(?P<last>\d\d?(?: {_YEAR})?)"),
    re.compile(rf"(?:from )?(?P<first>\d\d?)-(?P<last>\d\d? {MONTH}(?: {_YEAR})?)"),
)
_SHORT_YEARS = re.compile(r"(?:from |between )?(?P<century>\d\d)(?P<first>\d\d)(?:-| to )(?P<last>\d\d)")
_NEIGHBORS = re.compile(r"(?P<first>.+?) and (?P<last>.+)")
_DAY_ONLY = re.compile(rf"\d\d?|{ORDINAL}")
_LEADING_MONTH = re.compile(rf"(?P<month>{MONTH}) \S+")
_TRAILING_MONTH = re.compile(rf"\S+ (?:of )?(?P<month>{MONTH})(?: {_YEAR})?")
_TRAILING_YEAR = re.compile(rf".*\b(?P<year>{_YEAR}|(?:last|this|next) year)")


def open_range(text: str, context: Context, read: Reader) -> Span | None:
    """A range with one end: since and from leave the last open, until and by the first."""
    found = _SINCE.fullmatch(text)
    if found:
        begin = read(found["end"], replace(context, future=False))
        return Span(begin.first, None) if begin and begin.first else None
    found = _UNTIL.fullmatch(text)
    if found:
        end = read(_of_this(found["end"]), context)
        return Span(None, end.last) if end and end.last else None
    return _open_beyond(text, context, read)


def _of_this(text: str) -> str:
    return f"this {text.removeprefix('the ')}" if text in ("the weekend", "the year-end", "year-end") else text


def _open_beyond(text: str, context: Context, read: Reader) -> Span | None:
    """After and before leave out the time they name; "from" takes it in."""
    found = _FROM.fullmatch(text)
    if found:
        begin = read(found["end"], context)
        return Span(begin.first, None) if begin and begin.first and begin.last else None
    found = _AFTER.fullmatch(text)
    if found:
        over = read(found["end"], context)
        return Span(_next_to(over.last, 1), None) if over and over.last else None
    found = _BEFORE.fullmatch(text)
    coming = read(found["end"], context) if found else None
    return Span(None, _next_to(coming.first, -1)) if coming and coming.first else None


def _next_to(point: Point, step: int) -> Point | None:
    """The point of the same precision just after or before."""
    day = (point.last if step > 0 else point.first) + timedelta(days=step)
    neighbor = of_day(day).first
    return neighbor and Point(neighbor.year, point.month and neighbor.month, point.day and neighbor.day)


def closed_range(text: str, context: Context, read: Reader) -> Span | None:
    """A range with two ends; what the first leaves out (year, month) is that of the last."""
    found = _SHORT_YEARS.fullmatch(text)
    if found and found["last"] > found["first"]:
        return Span(Point(int(found["century"] + found["first"])), Point(int(found["century"] + found["last"])))
    for pattern in _BOTH:
        found = pattern.fullmatch(text)
        span = _between(found["first"], found["last"], context, read) if found else None
        if span:
            return span
    return None


def neighbors(text: str, context: Context, read: Reader) -> Span | None:
    """Two times joined by "and" that follow each other at once ("June and July"): one range. Others stay unresolved."""
    found = _NEIGHBORS.fullmatch(text)
    return _between(found["first"], found["last"], context, read, adjacent=True) if found else None


def _between(first: str, last: str, context: Context, read: Reader, *, adjacent: bool = False) -> Span | None:
    begin, end = _ends(*_share(first, last), context, read)
    if not (begin and begin.first and begin.last and end and end.first and end.last):
        return None
    if begin.first.first > end.first.first:
        return None
    if adjacent and _next_to(begin.last, 1) != end.first:
        return None
    return Span(begin.first, end.last)


def _share(first: str, last: str) -> tuple[str, str]:
    """Both ends with the month that only one of them names: "June 3 to 10", "3 to 10 June"."""
    leading, trailing = _LEADING_MONTH.fullmatch(first), _TRAILING_MONTH.fullmatch(last)
    day, _, rest = last.partition(" ")
    if leading and _DAY_ONLY.fullmatch(day) and not re.search(MONTH, rest):
        last = f"{leading['month']} {last}"
    elif trailing and _DAY_ONLY.fullmatch(first):
        first = f"{first} {trailing['month']}"
    return first, last


def _ends(first: str, last: str, context: Context, read: Reader) -> tuple[Span | None, Span | None]:
    """Both ends; one that could be of any year is read as the nearest to the other."""
    if _is_bare(last) and (context.future or not _is_bare(first)):
        begin = read(first, context)
        after = replace(context, published=begin.last.last, future=True) if begin and begin.last else context
        return begin, read(last, after)
    end = read(last, context)
    before = replace(context, published=end.first.first, future=False) if end and end.first else context
    return read(first, before if _is_bare(first) else context), end


def _is_bare(text: str) -> bool:
    """Is it a weekday, month or day without a year, which the other end decides?"""
    return bool(
        re.match(rf"(?:the )?(?:early |mid-|late )?(?:{WEEKDAY}|{MONTH}|\d\d? {MONTH})\b", text)
    ) and not _TRAILING_YEAR.fullmatch(text)
