"""Of which days something is told, where these are not those of the article.

In: the frames of a reading with their times. Out: a ``Period`` for a mention, or None. In "In 2003 the American
president ordered the invasion", published in 2016, the president is told of as of 2003, and is not the one of 2016.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Article, Frame, Mention, Reading
from kg.normalize.dates.spans import read_span
from kg.normalize.links import Span, frame_mentions, span
from kg.normalize.timing import Times

_ASIDE = frozenset({"relative", "reduced-relative", "participle"})
"""Rules of frames that only tell more of somebody: "the president, who was born in 1952, said"."""
_NOW = re.compile(r"\b(?:now|nowadays|today|currently|these days)\b", re.IGNORECASE)
_NEAR = 1
"""Sentences behind one about the past that may still be about it."""


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of a time that is over, as ISO days."""

    first: str
    last: str


class Periods:
    """The past of which the mentions of one reading are told."""

    def __init__(self, article: Article, reading: Reading, times: Times) -> None:
        self._published = article.published or ""
        self._of_mentions: dict[Span, Period] = {}
        self._of_sentences: dict[int, Period | None] = {
            number: None
            for number, one in enumerate(reading.sentences)
            if _NOW.search(article.text, one.start, one.end)
        }
        for frame in reading.frames if self._published else ():
            edtf = _time(frame, reading, times)
            if edtf is None or not _ASIDE.isdisjoint(frame.rules):
                continue
            period = self._period(edtf)
            self._of_sentences.setdefault(frame.sentence, period)
            if period is not None:
                told = (part for mention in frame_mentions(frame) for part in _parts(mention))
                self._of_mentions |= {key: period for key in map(span, told) if key not in self._of_mentions}

    def of(self, mention: Mention) -> Period | None:
        """Return when the clause of a mention says that it was; None where it says nothing, or what is not yet over."""
        return self._of_mentions.get(span(mention))

    def before(self, mention: Mention) -> Period | None:
        """Return the time of which the sentence of a mention tells, else the one before it: it may be its own, too."""
        numbers = range(mention.sentence, mention.sentence - _NEAR - 1, -1)
        return next((self._of_sentences[number] for number in numbers if number in self._of_sentences), None)

    def _period(self, edtf: str) -> Period | None:
        told = read_span(edtf)
        if told.first is None or told.last is None:
            return None  # "since 2012": to this day
        last = told.last.last.isoformat()
        return Period(told.first.first.isoformat(), last) if last < self._published else None


def _time(frame: Frame, reading: Reading, times: Times) -> str | None:
    """Return the time of a frame, else of what it is the content of: "said in 2003 that the president would"."""
    found = times.when(frame)
    while found is None and frame.content_of is not None and frame.content_of < frame.index:
        frame = reading.frames[frame.content_of]
        found = times.when(frame)
    return found


def _parts(mention: Mention) -> Iterator[Mention]:
    yield mention
    for part in (mention.possessor, mention.complement, *mention.conjuncts):
        if part is not None:
            yield from _parts(part)
