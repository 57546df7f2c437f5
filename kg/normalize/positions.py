"""Where each mention of a reading stands: in the order of the text, in its sentence, inside another one.

In: a ``Reading``. Out: ``Positions``, which has each mention once, those inside others and the members of lists too. In
"Russia's president met the envoys of Oman and Iran" Russia stands in a mention as its possessor.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.model import Mention, Reading
from kg.normalize.links import Span, frame_mentions, span

Nesting = Literal["", "possessor", "modifier", "complement"]


@dataclass(frozen=True, slots=True)
class Position:
    """A mention, and how it is ``nested`` inside another one, "" where it stands by itself."""

    mention: Mention
    nested: Nesting = ""


class Positions:
    """The mentions of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._by_span = _walked(reading)
        self._ordered = [self._by_span[key] for key in sorted(self._by_span)]
        self._starts = [position.mention.start for position in self._ordered]
        self._by_sentence: dict[int, list[Position]] = {}
        for position in self._ordered:
            self._by_sentence.setdefault(position.mention.sentence, []).append(position)

    def __iter__(self) -> Iterator[Position]:
        return iter(self._ordered)

    def mentions(self) -> list[Mention]:
        """Return the mentions in the order of the text."""
        return [position.mention for position in self._ordered]

    def get(self, mention: Mention) -> Position | None:
        """Return the position of the mention with the same words of the text, None where the reading has none."""
        return self._by_span.get(span(mention))

    def in_sentence(self, number: int) -> Sequence[Position]:
        """Return what stands in a sentence, in the order of the text."""
        return self._by_sentence.get(number, ())

    def between(self, start: int, end: int) -> Sequence[Position]:
        """Return what begins behind the offset ``start`` and before ``end``, in the order of the text."""
        return self._ordered[bisect_right(self._starts, start) : bisect_left(self._starts, end)]


def _walked(reading: Reading) -> dict[Span, Position]:
    walk = _Walk()
    for frame in reading.frames:
        for mention in frame_mentions(frame):
            walk.visit(mention)
    for mention in reading.mentions:
        walk.visit(mention)
    return walk.found


class _Walk:
    """Collects mentions with their parts. A frame and the list of all mentions hold the same mention, which is walked
    through once for each way in which it is nested."""

    def __init__(self) -> None:
        self.found: dict[Span, Position] = {}
        self._seen: set[tuple[int, Nesting]] = set()

    def visit(self, mention: Mention, nested: Nesting = "") -> None:
        """Note a mention and what is inside of it; one that stands by itself somewhere is not nested.

        Of two with the same words the one that tells who stands beside it: "President Ahn and Premier Sato met".
        """
        if (id(mention), nested) in self._seen:
            return
        self._seen.add((id(mention), nested))
        known = self.found.get(span(mention))
        alone = known is not None and known.nested == nested and not known.mention.conjuncts
        if known is None or (known.nested and not nested) or (alone and mention.conjuncts):
            self.found[span(mention)] = Position(mention, nested)
        for conjunct in mention.conjuncts:
            self.visit(conjunct, nested)
        if mention.possessor is not None:
            self.visit(mention.possessor, "possessor")
        for modifier in mention.modifiers:
            self.visit(modifier, "modifier")
        if mention.complement is not None:
            self.visit(mention.complement, "complement")
