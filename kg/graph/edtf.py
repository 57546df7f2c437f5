"""First and last day of a date in EDTF (ISO 8601-2, level 1).

In: text such as "2021-06", the ``when`` of a claim. Out: its first and last day as ISO days. "Putin and Biden met in
June 2021" happened between 2021-06-01 and 2021-06-30.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(
    r"(?P<year>\d{2}(?:\d{2}|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T\S*)?[?~%]?", re.ASCII
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of spring, summer, autumn and winter in the north; winter ends in the next year."""

Bounds = tuple[str | None, str | None]


def bounds(edtf: str) -> Bounds:
    """Return first and last day ("2021-06-01", "2021-06-30"); None at an end that is open or unknown.

    Known are years ("2021", "202X"), months, days, seasons ("2021-21" to "2021-24"), each with "?", "~" or "%", and
    intervals of them ("2021-06/2021-08", "2014/.."). Raises ``ValueError`` for anything else, and for an
    interval that ends before it begins.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        first, last = _day_range(edtf)
        return first.isoformat(), last.isoformat()
    opening = None if start in {"", ".."} else _day_range(start)
    closing = None if end in {"", ".."} else _day_range(end)
    if opening is None and closing is None:
        raise ValueError(f"{edtf!r} says neither when it begins nor when it ends")
    if opening and closing and opening[0] > closing[1]:
        raise ValueError(f"{edtf!r} ends before it begins")
    return (opening[0].isoformat() if opening else None, closing[1].isoformat() if closing else None)


def _day_range(text: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no EDTF date such as 2021, 2021-06 or 2021-06-15")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year and (month or day) and (month, day) not in {("XX", None), ("XX", "XX")}:
        raise ValueError(f"{text!r} has a month of an unknown year")
    if month in {None, "XX"}:
        if day not in {None, "XX"}:
            raise ValueError(f"{text!r} has a day of an unknown month")
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    return _month_range(int(year), int(month), day)


def _month_range(year: int, month: int, day: str | None) -> tuple[date, date]:
    if month in _SEASONS and day is None:
        first = _SEASONS[month]
        end_year, last = (year, first + 2) if first < 12 else (year + 1, 2)
        return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])
    if day in {None, "XX"}:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    exact = date(year, month, int(day))
    return exact, exact
