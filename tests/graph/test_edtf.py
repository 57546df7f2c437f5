from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.edtf import bounds

DAYS = st.dates(date(1000, 1, 1), date(9998, 1, 1))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-06", "2021-06-01", "2021-06-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-06-15", "2021-06-15", "2021-06-15"),
        ("2021-06/2021-08", "2021-06-01", "2021-08-31"),
        ("2021-06-15/2021-06-15", "2021-06-15", "2021-06-15"),
        ("2014/..", "2014-01-01", None),
        ("../2014", None, "2014-12-31"),
        ("2014/", "2014-01-01", None),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31"),
        ("2021-06-XX", "2021-06-01", "2021-06-30"),
        ("2021-06~", "2021-06-01", "2021-06-30"),
        ("2014?/2015-02~", "2014-01-01", "2015-02-28"),
        ("2021-06-15T10:00:00Z", "2021-06-15", "2021-06-15"),
    ],
)
def test_a_date_begins_and_ends_on_these_days(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "../..", "/", "June 2021", "2021-13", "2021-02-30", "2021-6", "21", "2022/2021", "0000", "2021-25",
     "2021-21-01", "2021-XX-05", "199X-05", "2021/2022/2023", "+2021", "２０２１"],
)  # fmt: skip
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds(edtf)


@given(DAYS)
def test_a_day_is_its_own_bounds_and_lies_within_its_month_and_year(day: date) -> None:
    text = day.isoformat()
    assert bounds(text) == (text, text)
    for longer in (text[:7], text[:4]):
        first, last = bounds(longer)
        assert first is not None
        assert last is not None
        assert first <= text <= last


@given(DAYS, st.integers(0, 400))
def test_an_interval_runs_from_its_first_to_its_last_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert bounds(f"{start}/{end}") == (start.isoformat(), end.isoformat())
    if length:
        with pytest.raises(ValueError, match="ends before it begins"):
            bounds(f"{end}/{start}")
