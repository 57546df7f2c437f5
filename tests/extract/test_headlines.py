"""Headlines are parsed in sentence case, and their source is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.headlines import Spellings, sentence_case
from kg.model import Reading
from kg.ontology import load


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("White House Gives Order To Kenya", "", "White House gives order to Kenya"),
        ("Okoro Meets Leaders Of Rebel Group", "On Monday Okoro met them.", "Okoro meets leaders of rebel group"),
        ("NATO Allies Discuss Troop Increase", "", "NATO allies discuss troop increase"),
        ("Kenya closes its border with Somalia", "", "Kenya closes its border with Somalia"),
    ],
)
def test_a_title_case_headline_keeps_the_capitals_of_names_only(headline: str, body: str, expected: str) -> None:
    assert sentence_case(headline, Spellings(body), 0, load()) == expected


def test_sentence_case_keeps_the_length_so_that_offsets_hold() -> None:
    headline = "Élysée Says Talks With Chad’s Leaders Will Continue"
    assert len(sentence_case(headline, Spellings(""), 0, load())) == len(headline)


def test_the_source_behind_a_headlines_colon_speaks(read: Callable[..., Reading]) -> None:
    frames = read("Malian army burned village near Mopti: witnesses\n\nThe army denied it.").frames
    burned = next(frame for frame in frames if frame.lemma == "burn")
    assert [speaker.text for speaker in burned.speakers] == ["witnesses"]


def test_a_headline_question_asserts_nothing(read: Callable[..., Reading]) -> None:
    frames = read("Did Chad arm the rebels?\n\nNobody knows.").frames
    assert next(frame for frame in frames if frame.lemma == "arm").modality == "possible"


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("Then Ban left.", "Ban", True),
        ("Then Ban’s men left.", "Ban’s", True),
        ("Then Ban-Ki left.", "Ban", True),
        ("Then Ban left the ban.", "Ban", False),
        ("Then Ban left the ban-breakers.", "Ban", False),
        ("Then Banja left.", "Ban", False),
        ("Ban left.", "Ban", False),
        ("Then U.S. troops left.", "U.S", True),
    ],
)
def test_a_word_is_a_name_where_the_text_writes_it_so_inside_a_sentence(text: str, word: str, known: bool) -> None:
    assert Spellings(text).is_name(word, 0) is known
    assert not Spellings(text).is_name(word, len(text))
    assert Spellings("Peru left. " + text).is_name(word, 11) is known
