"""What holds of every reading, whatever the article says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NestingError
from kg.extract import Extractor
from kg.model import Article, Frame, Mention, Reading
from tests.normalizing import normalized
from tests.prose_cases import read_cases

CASES = Path(__file__).parents[1] / "cases"

_PIECES = [
    "Kenya recalled its envoy from Juba.",
    "“We will not sign,” Prime Minister Anwar Haddad said.",
    "\n\n",
    "\n",
    " ",
    "(NairobiWire.com)- Police said that rebels attacked Goma",
    "According to Oslo, talks failed; Lima agreed.",
    "…",
    "“",
    '"',
    "The U.N.",
    "- item one",
    "Talks Between Chad And Niger Collapse",
    "Who ordered it?",
    "\u200e",
    "\t",
    "Q: No, never!",
    "the attack by X on Y (also known as Z)[12]",
    "He refused.",
    "émigrés — Élysée",
    "if so",
    "\r\n",
    "🙂",
]


def mentions_of(frame: Frame) -> Iterator[Mention]:
    for mention in (frame.subject, frame.object, *(argument.mention for argument in frame.arguments), *frame.speakers):
        if mention is not None:
            yield from (mention, *mention.conjuncts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join))
def test_every_offset_points_at_its_own_words(extractor: Extractor, text: str) -> None:
    reading = extractor.read(Article("a", text))
    for frame in reading.frames:
        assert text[frame.predicate_start : frame.predicate_end] == frame.predicate
        sentence = reading.sentences[frame.sentence]
        assert sentence.start <= frame.predicate_start <= frame.predicate_end <= sentence.end
        for mention in mentions_of(frame):
            assert text[mention.start : mention.end] == mention.text != ""
            assert mention.full_start <= mention.start < mention.end <= mention.full_end
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "Peru won, barely",
        "Brazil recalled its ambassador and Paraguay",
        "Reuters quoted a priest as saying",
        "It would",
        "A spokesman for the Abu",
        "Asked",
        "Brexit latest: Ireland rejects",
        "The envoys remember the Syrian massacre",
        "visit April, lawyer the on offered Peru won Boluarte, Friday had party in Paz. to Free Dina La the whose vote",
        "in of Bashar Nasri, met reporters. army the living officer an Izmir, Syrian",
    ],
)
def test_a_text_that_breaks_off_is_read(read: Callable[..., Reading], text: str) -> None:
    assert read(text).sentences


@pytest.mark.parametrize("every", [3, 5])
def test_prose_cases_cut_off_in_the_middle_are_read(read: Callable[..., Reading], every: int) -> None:
    texts = [case.text.split() for path in sorted(CASES.glob("[a-z]*.md")) for case in read_cases(path)]
    for words in texts[:: every * every]:
        assert read(" ".join(words[: -(len(words) // every) or None]).rstrip(".")).sentences


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map("".join))
def test_links_between_frames_point_at_frames(extractor: Extractor, text: str) -> None:
    frames = extractor.read(Article("a", text)).frames
    assert [frame.index for frame in frames] == list(range(len(frames)))
    for frame in frames:
        for other in (frame.content_of, frame.object_frame):
            assert other is None or (0 <= other < len(frames) and other != frame.index)


def test_the_same_article_is_read_the_same_way_twice(read: Callable[..., Reading]) -> None:
    text = "Peru and Chile signed a pact in Lima, Foreign Minister Rosa Quispe said. She praised it."
    assert read(text) == read(text)


def test_every_frame_names_the_rules_that_made_it(read: Callable[..., Reading]) -> None:
    frames = read("General Okoro, chief of the army, vowed to retake Kidal, and his troops left Gao.").frames
    assert frames
    assert all(frame.rules for frame in frames)


def test_a_reading_tells_the_seconds_of_parsing_and_of_frames(extractor: Extractor) -> None:
    before = dict(extractor.seconds)
    extractor.read(Article("a", "Peru left the pact."))
    assert set(before) == {"parse", "frames"}
    assert all(extractor.seconds[stage] > seconds for stage, seconds in before.items())


def test_the_byline_before_the_running_text_is_no_part_of_a_sentence(read: Callable[..., Reading]) -> None:
    text = "Kenya Shuts Border\n\n(NairobiWire.com)- Kenyan police closed the border."
    reading = read(text, body_start=text.index("Kenyan police"))
    sentences = [text[sentence.start : sentence.end] for sentence in reading.sentences]
    assert sentences == ["Kenya Shuts Border", "Kenyan police closed the border."]
    assert reading.sentences[0].headline


@pytest.mark.parametrize(
    "text",
    [
        "Peru expelled " + "the envoy of the brother of " * 400 + "the king.",
        "Peru " + "refused to ask Chile " * 400 + "to leave.",
    ],
    ids=["phrases", "clauses"],
)
def test_what_is_nested_beyond_reading_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(NestingError, match="hundreds of clauses or phrases one in another"):
        normalized(Article("deep", text))
