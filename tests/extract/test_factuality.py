"""Polarity, modality and speakers, one rule a test; the many sentences stand in tests/cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Frame


@pytest.mark.parametrize(
    ("sentence", "lemma", "polarity", "modality"),
    [
        ("Lima refused to sign the treaty.", "sign", "negated", "actual"),
        ("Lima did not refuse to sign the treaty.", "sign", "affirmed", "possible"),
        ("Lima managed to seize the port.", "seize", "affirmed", "actual"),
        ("Lima failed to seize the port.", "seize", "negated", "actual"),
        ("Lima did not fail to seize the port.", "seize", "affirmed", "actual"),
        ("Lima will close the border.", "close", "affirmed", "future"),
        ("Lima may close the border.", "close", "affirmed", "possible"),
        ("Lima wants to close the border.", "close", "affirmed", "intended"),
        ("Oslo urged Lima to close the border.", "close", "affirmed", "requested"),
        ("If Lima closes the border, trade will stop.", "close", "affirmed", "conditional"),
        ("Lima left without closing the border.", "close", "negated", "actual"),
        ("Floods prevented Lima from closing the border.", "close", "negated", "actual"),
        ("Has Lima closed the border?", "close", "affirmed", "possible"),
        ("Lima sent troops to close the border.", "close", "affirmed", "intended"),
        ("Lima was the first country to close the border.", "close", "affirmed", "actual"),
        ("Lima has reportedly closed the border.", "close", "affirmed", "possible"),
        ("Lima had to close the border.", "close", "affirmed", "actual"),
        ("Lima not only closed the border but also expelled envoys.", "close", "affirmed", "actual"),
    ],
)
def test_context_decides_polarity_and_modality(
    frame_of: Callable[[str, str], Frame], sentence: str, lemma: str, polarity: str, modality: str
) -> None:
    frame = frame_of(sentence, lemma)
    assert (frame.polarity, frame.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Oslo said that Lima closed the border.", ["Oslo"]),
        ("Lima closed the border, Oslo said.", ["Oslo"]),
        ("According to Oslo, Lima closed the border.", ["Oslo"]),
        ("The rebels, Oslo said, closed the border.", ["Oslo"]),
        ("Oslo said that Bonn claimed that Lima closed the border.", ["Oslo", "Bonn"]),
        ("Oslo accused Lima of closing the border.", ["Oslo"]),
        ("Lima closed the border; Oslo sent an envoy.", []),
        ("“It is over. Lima closed the border,” Ambassador Lars Berg said.", ["Ambassador Lars Berg"]),
        ("Ambassador Lars Berg said:\n\nWe are worried. Lima closed the border.", ["Ambassador Lars Berg"]),
    ],
)
def test_speakers_are_found_outermost_first(
    frame_of: Callable[[str, str], Frame], sentence: str, speakers: list[str]
) -> None:
    assert [speaker.text for speaker in frame_of(sentence, "close").speakers] == speakers


def test_content_points_at_the_telling(frame_of: Callable[[str, str], Frame]) -> None:
    sentence = "Oslo said that Lima closed the border."
    told, content = frame_of(sentence, "say"), frame_of(sentence, "close")
    assert (content.content_of, told.object_frame) == (told.index, content.index)


def test_the_steps_of_the_propagation_are_among_the_rules(frame_of: Callable[[str, str], Frame]) -> None:
    assert "refuse:to:-/?" in frame_of("Lima refused to sign the treaty.", "sign").rules
