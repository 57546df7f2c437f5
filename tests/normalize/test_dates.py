"""The date grammar against tests/normalize/dates.tsv, and its rules about what it leaves unresolved."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies

from kg.errors import OntologyError
from kg.graph.edtf import bounds
from kg.normalize.dates import resolve
from kg.normalize.dates.named import easter_of, read_days

TABLE = Path(__file__).with_name("dates.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("expression", "published", "tense", "edtf"), ROWS, ids=["|".join(row) for row in ROWS])
def test_an_expression_resolves_to_the_time_that_the_table_says(
    expression: str, published: str, tense: str, edtf: str
) -> None:
    when = resolve(expression, published or None, tense)
    assert (when or "-") == edtf


@pytest.mark.parametrize(
    ("expression", "anchor", "edtf"),
    [
        ("the next day", "2024-06-20", "2024-06-21"),
        ("the previous day", "2024-03-01", "2024-02-29"),
        ("the same day", "2024-06-20", "2024-06-20"),
        ("that year", "2019-05-03", "2019"),
        ("two days later", "1999-12-30", "2000-01-01"),
        ("three weeks later", "2021-09-01", "2021-09-22"),
        ("a month later", "2025-02", "2025-03"),
        ("a month later", "2025-01-31", "2025-02"),
        ("six months later", "2013-09", "2014-03"),
        ("two years earlier", "1975-04-30", "1973"),
        ("the following month", "2024-12-24", "2025-01"),
        ("the year after", "1989-11-09", "1990"),
        ("two days later", "2025-02", "-"),
        ("the next day", "2024", "-"),
        ("that year", "2014/..", "-"),
        ("a month later", None, "-"),
        ("the next day", None, "-"),
    ],
)
def test_a_time_told_from_another_counts_from_the_one_before_it(expression: str, anchor: str | None, edtf: str) -> None:
    when = resolve(expression, "2025-06-01", anchor=anchor)
    assert (when or "-") == edtf


@pytest.mark.parametrize("expression", ["four years", "34-year-old", "every Tuesday", "fiscal 2022", "", "the border"])
def test_durations_ages_and_other_words_are_no_dates(expression: str) -> None:
    assert resolve(expression, "2020-06-17", anchor="2020-06-17") is None
    assert resolve(expression, "2020-06-17", "future", anchor="2020-06-17") is None


@given(strategies.dates(date(1900, 1, 1), date(2100, 12, 31)), strategies.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_full_date_means_itself_whenever_it_was_published(day: date, published: date) -> None:
    for written in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        assert resolve(written, published.isoformat()) == day.isoformat()


@given(strategies.sampled_from(range(1, 13)), strategies.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_month_told_in_the_past_has_begun_and_lies_within_the_year_before(month: int, published: date) -> None:
    when = resolve(f"in {date(2000, month, 1):%B}", published.isoformat())
    assert when is not None
    begin, _ = bounds(when)
    assert begin is not None
    assert begin <= published.isoformat()
    assert date.fromisoformat(begin).toordinal() > published.toordinal() - 366 - monthrange(2000, month)[1]


@given(strategies.text(max_size=40))
def test_no_text_makes_the_grammar_fail(text: str) -> None:
    resolve(text, "2021-09-28")


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")]
)
def test_easter_is_that_of_the_western_churches(year: int, day: str) -> None:
    assert easter_of(year).isoformat() == day


def test_a_table_of_ones_own_replaces_the_named_days(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text('yearly: [{name: "Fish Day", month: 6, day: 24}]\nonce: []\nperiods: []\n', encoding="utf-8")
    assert resolve("Fish Day", "2021-09-28", named=read_days(path)) == "2021-06-24"
    assert resolve("Fish Day", "2021-09-28") is None


def test_a_malformed_named_day_is_refused_with_file_and_row(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text('yearly: [{name: "Leap Feast", month: 2, day: 31}]\nonce: []\nperiods: []\n', encoding="utf-8")
    with pytest.raises(OntologyError, match=r"dates\.yaml: the row 'Leap Feast'"):
        read_days(path)
