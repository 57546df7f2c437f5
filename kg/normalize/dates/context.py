"""What a date expression is read against.

In: the publication day, the tense of the verb, and the time that the text spoke of before. Out: ``Context``, and the
nearest of several days in the direction of the tense: "He fled in June",
published on 28 September 2021, was in June 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kg.normalize.dates.named import NamedDays
from kg.normalize.dates.spans import Span


class UnresolvedError(Exception):
    """A date expression that counts from a day which is not known: the publication day, or an earlier time."""


@dataclass(frozen=True, slots=True)
class Context:
    """``published`` is the day that "yesterday" counts from, ``anchor`` the time that "a month later" counts from."""

    published: date | None
    future: bool
    anchor: Span | None
    named: NamedDays

    @property
    def today(self) -> date:
        """The publication day. Raises UnresolvedError where there is none."""
        if self.published is None:
            raise UnresolvedError
        return self.published

    @property
    def before(self) -> Span:
        """The time spoken of before. Raises UnresolvedError where there is none."""
        if self.anchor is None:
            raise UnresolvedError
        return self.anchor

    def nearest(self, spans: Iterable[Span]) -> Span | None:
        """The latest span begun by the publication day; in the future, the earliest that has not ended before it."""
        today = self.today
        dated = [(span.first.first, span.last.last, span) for span in spans if span.first and span.last]
        if self.future:
            ahead = [(first, span) for first, last, span in dated if last >= today]
            return min(ahead, key=lambda pair: pair[0])[1] if ahead else None
        begun = [(first, span) for first, _, span in dated if first <= today]
        return max(begun, key=lambda pair: pair[0])[1] if begun else None


Family = Callable[[str, Context], Span | None]
"""A rule family: the span that a plain expression stands for, None where it is not of this family."""
