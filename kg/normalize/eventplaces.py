"""Where the event of a frame is: among its arguments, or where those are who take part in it.

In: a frame with its ``Sense``. Out: the ``Place`` of its claims, and the places that stand with it. "Dockworkers in
Durban went on strike" in Durban, "bombed a clinic in Ponnagyun" there, "struck in support of the operation" nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Argument, Claim, Frame, Mention, Place
from kg.normalize.agreement import PLACES
from kg.normalize.ends import Ends
from kg.normalize.linking import Linker
from kg.normalize.links import Span, is_same_span, span
from kg.normalize.senses import TERRITORIAL, Sense
from kg.normalize.whereabouts import Site
from kg.ontology.phrases import PLACE_PREPOSITIONS

_STAGED = frozenset({"PROTEST", "ASSAULT"})
"""Events that happen where those are who do them: "dockworkers in Durban went on strike"."""
_NEAR = 40
"""Characters between a preposition and the head of its phrase: "in the northern city of "."""
_FAR = 100
"""Characters between a place and the "where" that stands for it: ", for which it claimed responsibility and where"."""
_WHERE = re.compile(r"[^.;]*?\b(where)\b", re.DOTALL)
_PLACELESS = frozenset({"SAY", "ROLE", "MEMBER", "LOCATED", "ALLY", "ALIAS"})


class EventPlaces:
    """Finds the places of the events that one article tells."""

    def __init__(self, text: str, frames: Sequence[Frame], linker: Linker, ends: Ends) -> None:
        self._text = text
        self._linker = linker
        self._ends = ends
        self._located: dict[Span, Mention | None] = {}
        for frame in frames:
            if frame.kind == "location" and frame.subject is not None:
                self._located.setdefault(span(frame.subject), frame.object)

    def has_own(self, there: Claim) -> bool:
        """Return whether the text says itself where something is: "at targets in Syria" strikes none in Iraq."""
        evidence = there.evidence[0]
        return (evidence.subject_start, evidence.subject_end) in self._located

    def where(self, frame: Frame, sense: Sense) -> Place | None:
        """Return the place of the event: where it is said to be, else where its object is ("a clinic in Ponnagyun")."""
        if sense.event == "LOCATED":
            return None  # its object is the place
        arguments = (*sense.arguments, *frame.arguments)
        for argument in sorted(arguments, key=lambda one: not _is_named(one.mention)):
            if _is_dealt_with(argument, sense):
                continue
            if self.role(argument) == "location" and (place := self._site(argument.mention)) is not None:
                return place
        if frame.kind not in {"verb", "event"} or sense.event in _PLACELESS:
            return None
        place = None
        if sense.object is not None:
            if span(sense.object) in self._located:
                return self._site(self._located[span(sense.object)])
            place = self._site(self._linker.located_in(sense.object))
        if place is None and sense.subject is not None and sense.event in _STAGED:
            place = self._site(self._linker.located_in(sense.subject))
        return place

    def role(self, argument: Argument) -> str:
        """Return the role of an argument; "at Kazungula" is a place even where the tagger did not see it."""
        if argument.role == "location" and argument.preposition == "in" and self._is_no_site(argument.mention):
            return "other"  # "struck the depot in support of the operation", "in a raid"
        if argument.role not in {"", "other"} or argument.preposition not in PLACE_PREPOSITIONS:
            return argument.role or "other"
        return "location" if self._site(argument.mention) is not None else "other"

    def _is_no_site(self, mention: Mention) -> bool:
        """Whether a common noun is known to name a deed or thing, not a place."""
        return not _is_named(mention) and self._linker.type_of(mention) in {"event", "object"}

    def _site(self, mention: Mention | None) -> Place | None:
        """Return a place that tells where: "Kazungula", "the barracks", "the river bank"; not "the area"."""
        place = self._place(mention)
        if place is None or mention is None or mention.kind in {"name", "pronoun"}:
            return place
        within = self._place(self._linker.located_in(mention))  # "a market place in Baghdad"
        if within is not None or _is_named(mention):
            return within or place
        draft = self._linker.registry[place.id]
        return place if draft.type == "facility" or draft.named or " " in place.label else None

    def _place(self, mention: Mention | None) -> Place | None:
        link = self._linker.link(mention) if mention is not None else None
        if link is None or len(link.ids) != 1:
            return None
        draft = self._linker.registry[link.ids[0]]
        return Place(draft.id, draft.label) if draft.type in PLACES else None

    def sites(self, frame: Frame, sense: Sense) -> list[Site]:
        """Return the places that stand with the event that a frame tells."""
        if frame.kind not in {"verb", "event"}:
            return []
        places = [argument for argument in sense.arguments if self.role(argument) == "location"]
        return [
            Site(end, argument.preposition, found[1], found.start(1))
            for argument in places
            if (found := self._before(argument) or self._behind(frame, argument)) is not None
            and not _is_of_agent(frame, sense, found)
            for end in self._ends.of(argument.mention, as_actor=False)
        ]

    def _before(self, argument: Argument) -> re.Match[str] | None:
        """Return the preposition of an argument where it stands before it, None where it is not near."""
        last = re.compile(rf".*\b({re.escape(argument.preposition)})\b", re.IGNORECASE | re.DOTALL)
        end = argument.mention.start
        return last.match(self._text, max(0, end - _NEAR), end) if argument.preposition else None

    def _behind(self, frame: Frame, argument: Argument) -> re.Match[str] | None:
        """Return the "where" of "Batumi, where nine were killed"."""
        if "relative-adverb" not in frame.rules:
            return None
        end = argument.mention.end
        return _WHERE.match(self._text, end, end + _FAR)


def _is_of_agent(frame: Frame, sense: Sense, preposition: re.Match[str]) -> bool:
    """ "took fire from gunmen in a tower": the gunmen are there, and not who is fired at."""
    agent = sense.subject
    return agent is not None and agent is not frame.subject and 0 <= preposition.start(1) - agent.end <= 1


def _is_dealt_with(argument: Argument, sense: Sense) -> bool:
    """ "called on Rwanda to leave", "sanctions on Argentina": the state is who is dealt with, not where."""
    same = is_same_span(argument.mention, sense.object)
    return same and sense.event not in TERRITORIAL and argument.preposition not in PLACE_PREPOSITIONS


def _is_named(mention: Mention) -> bool:
    return any(letter.isupper() for letter in mention.text)
