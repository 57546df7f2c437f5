"""Where running text begins: headlines, bylines, datelines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.layout import Layout, lay_out

BODY = "Britain said on Wednesday that its troops would leave the country before the summer."


@pytest.mark.parametrize(
    ("dateline", "source", "published"),
    [
        ("LONDON (Reuters) - ", "Reuters", None),
        ("(FreedomBeacon.com)- ", "FreedomBeacon.com", None),
        ("BEIRUT, Lebanon — ", None, None),
        ("LONDON – ", None, None),
        ("KYIV -- ", None, None),
        ("NEW DELHI: ", None, None),
        ("WASHINGTON, Sept. 22 (AP) — ", "AP", None),
        ("WASHINGTON, Sept. 22, 2021 (AP) — ", "AP", "2021-09-22"),
        ("PARIS, 12 May 2021 — ", None, "2021-05-12"),
        ("New York (AP) — ", "AP", None),
        ("GAZA/JERUSALEM (Reuters) - ", "Reuters", None),
        ("UNITED NATIONS, March 3 (Xinhua) -- ", "Xinhua", None),
        ("MOSCOW, March 3. /TASS/. ", "TASS", None),
        ("Sept 22 (Reuters) - ", "Reuters", None),
        ("WASHINGTON (CNN) ", "CNN", None),
        ("Nairobi - ", None, None),
        ("Goyang, South Korea - ", None, None),
        ("(CNN)", "CNN", None),
        ("By Jane Doe\n\n", "Jane Doe", None),
        ("By Jane Doe and John Smith\n", "Jane Doe and John Smith", None),
        ("By JANE DOE, Associated Press\n", "Associated Press", None),
        ("By Jane Doe | The Guardian\n", "The Guardian", None),
        ("By Jane Doe, Diplomatic Correspondent\n\n", "Jane Doe", None),
        ("By Jane Doe in Kabul\n\n", "Jane Doe", None),
        ("By Jane Doe\nSeptember 22, 2021\n\nLONDON (Reuters) - ", "Reuters", "2021-09-22"),
        ("Published: 22 September 2021\n\n", None, "2021-09-22"),
        ("By Jane Doe\nReuters\nMarch 3, 2020\nCAIRO (Reuters) — ", "Reuters", "2020-03-03"),
        ("By Jane Doe\n\nReuters\n\nMarch 3, 2020\n\nCAIRO — ", "Reuters", "2020-03-03"),
        ("By Jane Doe\nDiplomatic Correspondent\nAssociated Press\n\n", "Associated Press", None),
        ("By Jane Doe\nHorn Daily\nMarch 3\nCAIRO — ", "Horn Daily", None),
        ("Reuters\nBy Jane Doe\n\n", "Reuters", None),
        ("By Jane Doe\nReuters, March 3, 2020\n\n", "Reuters", "2020-03-03"),
        ("By Jane Doe\nKabul, March 3, 2020\n\n", "Jane Doe", "2020-03-03"),
    ],
)
@pytest.mark.parametrize(
    "headline", ["", "Britain to Withdraw Its Troops\n\n", "Britain to Withdraw Its Troops\r\n\r\n"]
)
def test_credits_give_source_and_date_and_are_no_part_of_the_body(
    headline: str, dateline: str, source: str | None, published: str | None
) -> None:
    text = headline + dateline + BODY
    assert lay_out(text) == Layout(headline.strip() or None, source, published, len(headline + dateline))


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin (right) said on Wednesday that he would not come.",
        "NATO — the alliance of thirty states — said that it would not come.",
        "Sergey Lavrov (Russia) - the foreign minister - refused.",
        "US — China talks have failed.",
        "US-led forces withdrew.",
        "Foreign Office Minister Tobias Ellwood said: We will not come.",
        "PUTIN: We will not sign.\nBIDEN: Then we will leave.",
        "By Monday the troops had left.",
        "Putin refused.",
        "Russia invades",
        "By Jane Doe",
    ],
)
def test_a_sentence_that_looks_like_a_credit_stays_in_the_body(text: str) -> None:
    assert lay_out(text) == Layout()


@pytest.mark.parametrize(
    "headline",
    ["Putin Refuses", "What’s the President to Do?", "Biden visits the U.S.", "By Sea and Air, Russia Strikes"],
)
def test_a_first_line_that_stands_alone_is_the_headline(headline: str) -> None:
    layout = lay_out(f"{headline}\n\n{BODY}")
    assert (layout.title, layout.body_start) == (headline, len(headline) + 2)


@pytest.mark.parametrize(
    "text",
    [
        f"The troops have left.\n\n{BODY}",
        f"The minister said:\n\n{BODY}",
        f"{'word ' * 80}\n\n{BODY}",
        f"{'word ' * 40}\n{BODY}",
        "A hard-wrapped text\nwhose lines are short\nhas no headline here",
        "Only One Line\n\n",
    ],
)
def test_a_first_line_that_is_a_sentence_or_stands_not_alone_is_no_headline(text: str) -> None:
    assert lay_out(text).title is None


def test_a_single_line_break_ends_a_headline_where_lines_are_whole_paragraphs() -> None:
    assert lay_out(f"Putin Refuses\n{BODY} {BODY}").title == "Putin Refuses"


def test_a_single_line_break_ends_a_headline_where_a_credit_follows() -> None:
    text = "Egypt Invades Sudan\nBy Jane Doe\nReuters\nMarch 3, 2020\nCAIRO (AP) — Egypt invaded Sudan on Monday."
    assert lay_out(text) == Layout("Egypt Invades Sudan", "AP", "2020-03-03", text.index("Egypt invaded"))


def test_a_heading_below_a_byline_is_no_outlet() -> None:
    text = f"Egypt Invades Sudan\n\nBy Jane Doe\n\nBackground\n\n{BODY}"
    assert lay_out(text) == Layout("Egypt Invades Sudan", "Jane Doe", None, text.index("Background"))


def test_the_long_title_of_a_press_release_is_a_headline_before_a_blank_line() -> None:
    title = f"Council Extends Mandate of Mission in Haiti{' and Urges Restraint' * 7}"
    assert lay_out(f"{title}\n\n{BODY}").title == title


def test_the_first_date_of_a_timeline_is_no_dateline() -> None:
    text = f"Peru in crisis\n\nDec. 7, 2022: {BODY}\n\nDec. 12, 2022: {BODY}"
    layout = lay_out(text)
    assert (layout.published, text[layout.body_start :][:4]) == (None, "Dec.")


def test_a_given_title_is_skipped_also_where_it_would_be_no_headline() -> None:
    layout = lay_out(f"Putin refused.\n{BODY}", "Putin refused.")
    assert layout.body_start == len("Putin refused.\n")


def test_a_transcripts_speaker_is_not_taken_for_a_dateline_but_a_city_is() -> None:
    assert lay_out(f"KABUL: {BODY}").body_start == len("KABUL: ")
    assert lay_out(f"BLINKEN: {BODY}\n\nLAVROV: {BODY}").body_start == 0


@given(st.text(max_size=300))
def test_the_body_starts_within_the_text_and_holds_words(text: str) -> None:
    layout = lay_out(text)
    assert 0 <= layout.body_start <= len(text)
    assert not text.strip() or text[layout.body_start :].strip()
    assert layout.title is None or layout.title in text


@pytest.mark.parametrize("text", ["By " + "A " * 58, "By " + "Aa de la " * 12 + "1", "A" * 60 + "(" * 60, "A, " * 5000])
def test_a_hostile_first_line_is_judged_without_backtracking_for_ever(text: str) -> None:
    before = time.process_time()
    lay_out(text + "\n\n" + BODY)
    assert time.process_time() - before < 60  # exponential backtracking would take hours
