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


@pytest.mark.parametrize(
    ("sentence", "lemma", "polarity", "modality"),
    [
        ("If Lima closed the border, Oslo would.", "close", "affirmed", "conditional"),
        ("Any state that closes the border will be punished.", "close", "affirmed", "possible"),
        ("Parliament has yet to close the border.", "close", "negated", "actual"),
        ("The closure of the border will hurt trade.", "closure", "affirmed", "future"),
        ("Lima began its offensive to close the border.", "close", "affirmed", "intended"),
        ("Lima stopped short of closing the border.", "close", "negated", "actual"),
        ("The men whom Lima was urged to free are Danes.", "free", "affirmed", "requested"),
    ],
)
def test_what_is_no_fact_by_its_construction_is_not_actual(
    frame_of: Callable[[str, str], Frame], sentence: str, lemma: str, polarity: str, modality: str
) -> None:
    frame = frame_of(sentence, lemma)
    assert (frame.polarity, frame.modality) == (polarity, modality)


def test_whose_makes_the_noun_an_owner_and_no_victim(frame_of: Callable[[str, str], Frame]) -> None:
    frame = frame_of("The general, whose son was killed by rebels, resigned.", "kill")
    assert frame.object is not None and frame.object.text == "son"


def test_the_wounded_are_people_and_no_deed(read: Callable[..., object]) -> None:
    frames = read("The mayor visited the wounded in hospital.").frames  # type: ignore[attr-defined]
    assert [frame.lemma for frame in frames] == ["visit"]


def test_support_of_somebody_is_given_by_him(frame_of: Callable[[str, str], Frame]) -> None:
    frame = frame_of("With the support of France, Chad defeated the rebels.", "support")
    assert (frame.subject and frame.subject.text, frame.object and frame.object.text) == ("France", "Chad")


def test_a_charge_denied_is_not_what_the_accuser_says(frame_of: Callable[[str, str], Frame]) -> None:
    sentence = "Kenya accused Eritrea of arming the rebels, a charge Asmara denies."
    assert frame_of(sentence, "accuse").speakers == ()
    denial = frame_of(sentence, "deny")
    assert denial.subject is not None and denial.subject.text == "Asmara"


def test_the_turns_of_an_interview_are_nobodys_facts(read: Callable[..., object]) -> None:
    text = "Q: Did Lima close it?\n\nA: Lima closed the border.\n\nQ: When?\n\nA: Oslo knows."
    frames = read(text).frames  # type: ignore[attr-defined]
    closed = [frame for frame in frames if frame.lemma == "close"]
    assert closed and all(frame.unnamed_source or frame.modality != "actual" for frame in closed)


def test_what_is_joined_to_a_report_stays_its_content_unless_it_is_an_act_of_speech(
    frame_of: Callable[[str, str], Frame],
) -> None:
    claimed = frame_of("The army said it had shelled the town and killed rebels.", "kill")
    own = frame_of("Ecuador denied that it had lost the base and accused Peru of lies.", "accuse")
    assert [speaker.text for speaker in claimed.speakers] == ["army"]
    assert (own.speakers, own.polarity) == ((), "affirmed")
