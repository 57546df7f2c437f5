"""When the event of a frame took place.

In: the frames of a reading and the article's day. Out: an EDTF time for a frame, or None. In "Ecuador expelled the
envoy on Thursday, and Bolivia recalled its consul the next day" the second time counts from the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kg.model import Argument, Article, Frame, Reading
from kg.normalize.dates import When, resolve

_AHEAD = frozenset({"future", "intended", "requested"})
_BOUNDS = frozenset({"since", "until", "till", "from", "before", "after", "by", "between", "through"})


class Times:
    """The times of one reading's frames, by the frame's index."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self._text = article.text
        self._published = _day(article.written or article.published)
        self._found: dict[int, str] = {}
        anchor: str | None = None
        for frame in reading.frames:
            when = self._of(frame, anchor)
            if when is not None:
                self._found[frame.index] = when.edtf
                anchor = when.edtf

    def when(self, frame: Frame) -> str | None:
        """Return the time of a frame as EDTF, None where the text gives none that can be resolved."""
        return self._found.get(frame.index)

    def _of(self, frame: Frame, anchor: str | None) -> When | None:
        tense = "future" if frame.tense == "future" or frame.modality in _AHEAD else frame.tense or "past"
        times = [argument for argument in frame.arguments if argument.role == "time"]
        for expression in (*_stretches(times), *(words for time in times for words in self._expressions(time))):
            found = resolve(expression, self._published, tense, anchor)
            if found is not None:
                return found
        return None

    def _expressions(self, argument: Argument) -> Iterator[str]:
        """Yield the words to be read as a date, the longest first: "since early May 2014", "May 2014"."""
        mention = argument.mention
        full = self._text[mention.full_start : mention.full_end]
        preposition = f"{argument.preposition} " if argument.preposition.split(" ")[-1] in _BOUNDS else ""
        for words in dict.fromkeys((full, mention.text)):
            yield preposition + words
        if preposition and argument.preposition not in {"since", "until", "till", "from", "between"}:
            return
        if preposition:
            yield mention.text


def _stretches(times: Sequence[Argument]) -> Iterator[str]:
    """Yield "from 2006 to 2010" where the two days are arguments of their own."""
    for first, second in pairwise(times):
        if first.preposition == "from" and second.preposition in {"to", "until", "till", "through"}:
            yield f"from {first.mention.text} to {second.mention.text}"


def _day(published: str | None) -> str | None:
    """Return the publication day if it is a whole one; a month or a broken date counts from nothing."""
    try:
        return date.fromisoformat(published).isoformat() if published else None
    except ValueError:
        return None
