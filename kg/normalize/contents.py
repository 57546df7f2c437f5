"""Who takes part in what a claim is about: in the clause or the noun that is its content.

In: the frames of an article. Out: for a frame, the participants of its content. In "Germany refused to send troops to
Mali" they are the troops and Mali, in "condemned the arrest of Moyo by Zambia" Moyo and Zambia.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Argument, Frame, Mention
from kg.normalize.links import is_same_span

_KINDS = frozenset({"nominal", "name"})
_ASIDE = frozenset({
    "after", "before", "by", "during", "as", "because of", "due to", "amid", "in", "at", "since", "until", "over", "on",
})  # fmt: skip
"""What stands behind these is no participant unless it has a name."""
_PURPOSES = frozenset({"purpose", "noun-of-object", "object-control"})
"""The rules of extraction for an infinitive that says what for."""


class Contents:
    """Finds the participants of contents among the frames of one article."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._of_sentence: dict[int, list[Frame]] = {}
        self._told: dict[int, Frame] = {}
        for frame in frames:
            if frame.content_of is not None and frame.kind == "verb":
                self._told.setdefault(frame.content_of, frame)
            self._of_sentence.setdefault(frame.sentence, []).append(frame)

    def clause(self, frame: Frame) -> Frame | None:
        """Return the clause that is a frame's content: what is said, asked for, agreed to."""
        if frame.object_frame is None:
            return self._told.get(frame.index)
        content = self._frames[frame.object_frame]
        return content if content.content_of == frame.index else None

    def telling(self, frame: Frame) -> Frame | None:
        """Return the frame whose content a clause is."""
        return None if frame.content_of is None else self._frames[frame.content_of]

    def beside(self, frame: Frame) -> list[Frame]:
        """Return the frames of the sentence that ``frame`` stands in, itself among them."""
        return self.of_sentence(frame.sentence)

    def of_sentence(self, number: int) -> list[Frame]:
        """Return the frames of the sentence with this number."""
        return self._of_sentence.get(number, [])

    def of(self, frame: Frame, target: Mention | None) -> Iterator[Argument]:
        """Yield the participants of a frame's content clause, and of its object where that is an event.

        The role is "agent" for who is to do it; the same mention may be yielded twice.
        """
        content = self.clause(frame)
        if content is not None:
            yield from self._of_clause(frame, content)
        if frame.kind == "verb" and target is not None and target.kind == "nominal":
            yield from self._of_noun(frame, target)

    def purpose(self, frame: Frame) -> Iterator[Argument]:
        """Yield who takes part in what something is done for: "gave money to help Malawi", "sent medics to treat"."""
        for other in self.beside(frame):
            owned = is_same_span(other.subject, frame.subject) or is_same_span(other.subject, frame.object)
            behind = other.predicate_start > frame.predicate_end and other.kind == "verb"
            if owned and behind and not _PURPOSES.isdisjoint(other.rules):
                yield from (replace(one, role="beneficiary") for one in self._of_deed(other))

    def event_in(self, mention: Mention) -> Frame | None:
        """Return the frame of the event noun that is the head of ``mention``, or None."""
        inside = (
            one
            for one in self._of_sentence.get(mention.sentence, ())
            if one.kind == "event" and mention.start <= one.predicate_start < mention.end
        )
        return next((frame for frame in inside if frame.lemma == mention.head), None)

    def carriers(self, event: Frame) -> Iterator[Frame]:
        """Yield the verbs whose object's head is an event noun: "launched" of "launched an investigation"."""
        for other in self.beside(event):
            noun = other.object if other.kind == "verb" else None
            if noun is not None and noun.start <= event.predicate_start < noun.end and noun.head == event.lemma:
                yield other

    def _of_clause(self, above: Frame, content: Frame) -> Iterator[Argument]:
        if content.subject is not None and not is_same_span(content.subject, above.subject):
            yield from _kept("agent", "", content.subject)
        yield from self._of_deed(content)
        inner = self.clause(content)
        if inner is not None:  # "refused to allow the plane to land": whom it was not to be allowed
            yield from (replace(one, role="content") for one in self._of_clause(content, inner))

    def _of_deed(self, content: Frame) -> Iterator[Argument]:
        """Yield whom a deed is done to, with or for, and who takes part in the event that it is done to."""
        patient = () if content.object is None else (Argument("content", "", content.object),)
        for argument in (*patient, *content.arguments):
            if argument.role in {"time", "result"} or (argument.preposition in _ASIDE and not argument.mention.name):
                continue
            yield from _kept("content", argument.preposition, argument.mention)
            if argument.mention.kind == "nominal":
                yield from self._of_noun(content, argument.mention)

    def _of_noun(self, above: Frame, noun: Mention) -> Iterator[Argument]:
        for other in self.beside(above):
            if other is above or not (noun.start <= other.predicate_start and other.predicate_end <= noun.full_end):
                continue
            if other.kind == "event":
                yield from _ends(other, "agent", "content")
            elif other.kind == "verb" and is_same_span(other.object, noun):
                yield from _ends(other, "agent")
                yield from (one for one in other.arguments if one.mention.name and one.role != "time")
            elif other.kind == "verb" and any(rule.startswith(f"{noun.head}:") for rule in other.rules):
                if other.subject is not None and not is_same_span(other.subject, above.subject):
                    yield from _kept("content", "", other.subject)  # "support for Zambia's efforts to rebuild"
                yield from self._of_deed(other)  # "its readiness to work with Niger"


def _ends(frame: Frame, *roles: str) -> Iterator[Argument]:
    for role, mention in zip(roles, (frame.subject, frame.object), strict=False):
        if mention is not None:
            yield from _kept(role, "", mention)


def _kept(role: str, preposition: str, mention: Mention) -> Iterator[Argument]:
    if mention.kind in _KINDS:
        yield Argument(role, preposition, mention)
