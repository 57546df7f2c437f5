"""Where articles are cut before they are parsed."""

from __future__ import annotations

import pytest

from kg.extract.segments import segments
from kg.model import Article


def texts(text: str, body_start: int = 0) -> list[str]:
    return [text[part.start : part.end] for part in segments(Article("a", text, body_start=body_start))]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert texts("Peru left.\n \nChile stayed.") == ["Peru left.", "Chile stayed."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_parts_paragraphs_and_headline_alike(end: str) -> None:
    assert texts(f"Peru left.{end} {end}Chile stayed.{end}Bolivia came.") == [
        "Peru left.", "Chile stayed.", "Bolivia came.",
    ]  # fmt: skip
    assert [part.headline for part in segments(Article("a", f"Peru Leaves Pact{end}Peru left."))] == [True, False]


def test_lines_of_a_hard_wrapped_paragraph_stay_together() -> None:
    wrapped = "The foreign ministers of Peru and Chile met on the border and\nagreed to open a second crossing there."
    assert texts(wrapped) == [wrapped]


def test_each_line_of_a_text_with_long_lines_is_its_own_segment() -> None:
    long_line = (
        "The foreign ministers of Peru and Chile met on the border and agreed to open a second crossing there " * 2
    )
    assert texts(f"Minister Quispe said:\n{long_line.strip()}.") == ["Minister Quispe said:", f"{long_line.strip()}."]


def test_list_items_stand_alone_without_their_bullets() -> None:
    assert texts("The ministers agreed on:\n- a border post\n- joint patrols") == [
        "The ministers agreed on:", "a border post", "joint patrols",
    ]  # fmt: skip


@pytest.mark.parametrize("headline", ["Peru Leaves Pact", "Peru leaves pact, Chile stays", "Will Peru leave the pact?"])
def test_a_short_first_line_that_stands_alone_is_the_headline(headline: str) -> None:
    parts = segments(Article("a", f"{headline}\n\nPeru left the pact on Monday."))
    assert [part.headline for part in parts] == [True, False]


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    parts = segments(Article("a", "Peru left the pact.\n\nChile stayed."))
    assert not any(part.headline for part in parts)


def test_a_very_long_paragraph_is_cut_at_a_full_stop() -> None:
    parts = texts("Peru left the pact. " * 2000)
    assert len(parts) > 1
    assert all(part.endswith("pact.") for part in parts)


def test_a_text_of_white_space_has_no_segment() -> None:
    assert texts(" \n\n\t ") == []


def test_a_dateline_with_a_colon_is_no_label_of_an_interview() -> None:
    round_up = Article("a", "HELSINKI: Peru left the pact.\n\nMURMANSK: Chile stayed.\n\nLIMA: Nobody else moved.")
    parts = segments(round_up, lambda name: name in {"HELSINKI", "MURMANSK", "LIMA"})
    assert [(round_up.text[part.start : part.end], part.label) for part in parts] == [
        ("Peru left the pact.", None), ("Chile stayed.", None), ("Nobody else moved.", None),
    ]  # fmt: skip


def test_a_label_that_returns_is_a_speaker_even_if_a_city_has_its_name() -> None:
    interview = Article("a", "CLINTON: We left the pact.\n\nLIMA: Why?\n\nCLINTON: It was void.")
    parts = segments(interview, lambda name: True)
    assert [part.label is not None for part in parts] == [True, True, True]


def test_blanks_behind_a_headline_do_not_cost_it() -> None:
    parts = segments(Article("a", "Peru leaves pact \nPeru left the pact on Monday.", title="Peru leaves pact"))
    assert [(part.start, part.end, part.headline) for part in parts] == [(0, 16, True), (18, 47, False)]
