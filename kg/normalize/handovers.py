"""Whether an office is changing hands when a text speaks of its holder.

In: the frames of a reading and the day of its article. Out: ``Handovers``. "Soldiers oust Gabon's president", published
a day after they did, does not mean the man whom they have installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.model import Frame, Mention
from kg.normalize.links import Span, span
from kg.ontology.actors import Actor
from kg.ontology.words import Words

_DAYS = 14
"""Days after a handover in which "the president" may still be the one before."""
_LATELY = 60
"""Days within which somebody who is told to lose his office has lost it."""


class Handovers:
    """Tells whose office is told to end, and who has only just come into one."""

    def __init__(self, frames: Iterable[Frame], words: Words, published: str | None) -> None:
        self._day = _day(published or "")
        self._losing: set[Span] = set()
        for frame in frames:
            lost = frame.object if frame.lemma in words["office_losing_verbs"] else None
            lost = frame.subject if frame.lemma in words["office_leaving_verbs"] else lost
            if lost is not None:
                self._losing.add(span(lost))

    def ends(self, mention: Mention) -> bool:
        """Return whether it is told of ``mention`` that he loses his office: "oust the president", "the king died"."""
        return span(mention) in self._losing

    def is_new(self, person: Actor, offices: Iterable[str], state: str) -> bool:
        """Return whether somebody came into an office only days before the article."""
        starts = (_day(one.start) for one in person.terms if one.office in offices and one.organization == state)
        return any(self._days_since(start) in range(_DAYS + 1) for start in starts)

    def has_lost(self, person: Actor, offices: Iterable[str], state: str) -> bool:
        """Return whether somebody held an office until the days before the article."""
        terms = [one for one in person.terms if one.office in offices and one.organization == state]
        return any(self._days_since(_day(one.end or "")) in range(_LATELY + 1) for one in terms)

    def _days_since(self, start: date | None) -> int:
        return (self._day - start).days if self._day is not None and start is not None else -1


def _day(text: str) -> date | None:
    """Return an ISO day; None for a mere month or year."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
