"""Of whom something is said: "“They fled,” Banda said of the rebels", where "they" are the rebels.

In: the frames of a reading. Out: ``Topics``, which gives for a mention in what somebody says the one he says it of.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Frame, Mention, Reading
from kg.normalize.links import Span, frame_mentions, span
from kg.ontology.words import Words

_OF = "of"


class Topics:
    """The mentions in the contents of one reading by whom they are said of."""

    def __init__(self, reading: Reading, words: Words) -> None:
        telling = words["speech_verbs"]
        self._topics: dict[Span, Mention] = {}
        for frame in reading.frames:
            topic = next((one for one in _told_of(frame, reading.frames, telling)), None)
            for mention in frame_mentions(frame) if topic is not None else ():
                if topic is not None and mention.kind == "pronoun":
                    self._topics.setdefault(span(mention), topic)

    def of(self, mention: Mention) -> Mention | None:
        """Return whom somebody says that of in which a pronoun stands."""
        return self._topics.get(span(mention))


def _told_of(frame: Frame, frames: tuple[Frame, ...], telling: frozenset[str]) -> Iterator[Mention]:
    """Yield whom the clauses around a frame say it of, the nearest first."""
    seen: set[int] = set()
    while frame.content_of is not None and frame.content_of not in seen:
        seen.add(frame.content_of)
        frame = frames[frame.content_of]
        if frame.kind == "verb" and frame.lemma in telling:
            yield from (one.mention for one in frame.arguments if one.preposition == _OF)
