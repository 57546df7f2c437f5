"""Who visits whom, where one tells the other something on a visit: the guest, and not the host.

In: the frames of an article. Out: a frame without its subject where that may be the host. In "Mubarak told Kerry during
a visit to Cairo" it is Kerry who came, in "Nyerere told Machel during a visit to Maputo" Nyerere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Frame, Mention
from kg.normalize.linking import Linker
from kg.normalize.links import is_same_span
from kg.ontology.words import Words

_INFERRED = "agent-of-clause"
"""The rule of extraction by which who acts in a clause takes part in what is told with it."""


class Visits:
    """Tells guests from hosts by the states that they are of."""

    def __init__(self, frames: Sequence[Frame], linker: Linker, words: Words) -> None:
        self._frames = frames
        self._linker = linker
        self._visits = words["visits"]
        self._telling = words["speech_verbs"]

    def opened(self, frame: Frame) -> Frame:
        """Return the frame of a visit without who makes it, where he may be the one who is visited."""
        inferred = frame.kind == "event" and frame.lemma in self._visits and _INFERRED in frame.rules
        listener = self._listener(frame) if inferred else None
        return frame if listener is None or self._comes(frame, listener) else replace(frame, subject=None)

    def _comes(self, frame: Frame, listener: Mention) -> bool:
        """Whether who tells is from elsewhere, or who listens is from there."""
        there, own = self._country(frame.object), self._country(frame.subject)
        return there is not None and (self._country(listener) == there or own not in {None, there}) and own != there

    def _listener(self, frame: Frame) -> Mention | None:
        """Return the one person to whom it is told on the visit."""
        for telling in self._frames:
            told = telling.object if telling.kind == "verb" and telling.lemma in self._telling else None
            same = telling.sentence == frame.sentence and is_same_span(telling.subject, frame.subject)
            if told is not None and same and not told.plural and self._linker.type_of(told) == "person":
                return told
        return None

    def _country(self, mention: Mention | None) -> str | None:
        """Return the state that somebody or some place is of, or is."""
        link = self._linker.link(mention) if mention is not None else None
        if link is None or len(link.ids) != 1:
            return None
        draft = self._linker.registry[link.ids[0]]
        return draft.id if draft.type == "state" else draft.country
