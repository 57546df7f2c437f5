"""What ties the clause of a pronoun to those around it: it gives their reason, goes on after them, stands inside one.

In: the frames of a reading and the lexicon. Out: ``Ties``. In "Ford pardoned Nixon after he resigned" Nixon gave the
reason; in "Togo recognized Kosovo after Benin did, and said it would send an envoy" Togo goes on after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Frame, Mention
from kg.normalize.links import Span, span
from kg.normalize.text import words
from kg.normalize.turns import Turns

_REACTIONS = frozenset(
    {"ACCUSE", "SANCTION", "COERCE", "REJECT", "CONCEDE", "RETREAT", "SUPPORT", "PROTEST", "THREATEN"}
)
"""What is done to somebody for what he did."""
_PRESSURE = frozenset({"SANCTION", "COERCE", "THREATEN"})
"""What is done to somebody so that he does something: "would bomb Mali unless it withdrew"."""
_SUPPRESSION = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT"})
"""After which the doer may have more done to the same: "banned the party and ordered its accounts to be sealed"."""
_HARM = frozenset({"ACCUSE", "ASSAULT", "COERCE", "THREATEN"})
"""What is done to somebody's own, of which he complains."""
_GIVING_WAY = frozenset({"CONCEDE"})
_MEETING = frozenset({"CONSULT"})
_AGAINST = frozenset({"to", "on", "against", "of", "with", "from", "at", "upon", "toward", "towards", "in relation to"})
_NEAR_MARK = 5
"""Words between "for" and what gives the reason: "for bribes paid by its agents"."""
_CONJOINED = "conjoined"
_PARTICIPLE = "participle"
_JOINTS = (" and", " but")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is done: those it is done to, and whether the doer says why ("..., saying it had attacked")."""

    done_to: tuple[Mention, ...]
    told: bool


class Ties(Turns):
    """The clauses of one reading by how they hang together."""

    def reason(self, mention: Mention) -> Reason | None:
        """Return the reaction whose reason the words around ``mention`` give: "expelled envoys over their role".

        Who says something in it ("closed the border after men it said were spies fled") is who reacts.
        """
        done = self._done.get(span(mention))
        if done is not None and done.lemma in self._words["stating_verbs"]:
            return None
        for frame in (*reversed(self._verbs.get(mention.sentence, [])), *self._events.get(mention.sentence, [])):
            targets = self._targets(frame, mention) if frame.predicate_end <= mention.start else []
            struck = self._struck.get(span(mention)) if frame.object is None else None
            if not targets or (struck is not None and self.event(struck) in _HARM):
                continue  # "complained to Peru over the seizure of its ships": those of who complains
            end = min(one.end for one in targets)
            if ":" in self._text[end : mention.start]:
                continue  # "hated him for another reason: he believed"
            told = self._gives_reason(frame, end, mention)
            if told is not None and not self._is_over(frame, mention):
                return Reason(tuple(targets), told=told)
        return None

    def _gives_reason(self, reaction: Frame, end: int, mention: Mention) -> bool | None:
        """Return whether who reacts tells the reason before ``mention`` himself, None where no word begins one."""
        between = [word.lower() for word in words(self._text[end : mention.start])]
        marks = self._words["reason_marks"]
        if self.event(reaction) in _PRESSURE:
            marks = marks | self._words["condition_marks"]
        if not marks.isdisjoint(between) or not self._words["near_reason_marks"].isdisjoint(between[-_NEAR_MARK:]):
            return False
        return True if not self._words["telling_gerunds"].isdisjoint(between) else None

    def _is_over(self, reaction: Frame, mention: Mention) -> bool:
        """Whether the clause of the reason has ended before ``mention``: its subject goes on, or was all of it.

        "Togo recognized Kosovo after Benin did, and said it ..."; "Oslo's decision to sue Peru over a debt was conveyed
        by its envoy".
        """
        for frame in self._verbs.get(mention.sentence, []):
            if not frame.tense or not reaction.predicate_end < frame.predicate_start < mention.start:
                continue
            subject = frame.object if frame.passive else frame.subject
            if subject is None or subject.start > reaction.predicate_start:
                continue
            goes_on = _CONJOINED in frame.rules and self._text[: frame.predicate_start].rstrip().endswith(_JOINTS)
            if goes_on or subject.full_end >= reaction.predicate_end:
                return True
        return False

    def _targets(self, frame: Frame, mention: Mention) -> list[Mention]:
        """Return to whom a reaction is done before ``mention``: its object, or else who stands behind it."""
        if self.event(frame) not in _REACTIONS or frame.lemma in self._words["own_fault_verbs"]:
            return []
        ends = [frame.object] if frame.object is not None else []
        if frame.object is None or not frame.object.name:
            ends += [one.mention for one in frame.arguments if one.preposition in _AGAINST]
            ends += [frame.object.complement] if frame.object is not None and frame.object.complement else []
        return [one for one in ends if one is not None and one.end <= mention.start and one.kind != "pronoun"]

    def called_before(self, mention: Mention) -> Mention | None:
        """Return what a clause does something to that goes on to call "it" something: "rejected a plan, calling it"."""
        calling = self._called.get(span(mention))
        if calling is None or _PARTICIPLE not in calling.rules or calling.subject is None:
            return None
        for frame in reversed(self._verbs.get(mention.sentence, [])):
            same = frame.subject is not None and span(frame.subject) == span(calling.subject)
            if same and frame.object is not None and frame.object.end <= calling.predicate_start:
                return frame.object
        return None

    def around(self, subject: Mention) -> Mention | None:
        """Return who acts in the clause around another: "told Mali to explain words on men near its border".

        The subject of the inner clause stands in the object of the outer one.
        """
        for frame in reversed(self._verbs.get(subject.sentence, [])):
            whole = frame.object
            inside = whole is not None and whole.start < subject.start and subject.end <= whole.full_end
            if inside and whole is not None and frame.subject is not None and frame.predicate_end <= whole.start:
                return frame.subject
        return None

    def met_at(self, mention: Mention) -> Mention | None:
        """Return with whom a meeting is that is told by a noun, at what is one of the two's: "talks with X at his"."""
        for frame in self._events.get(mention.sentence, []):
            owners = (one.mention.possessor for one in frame.arguments if one.preposition in {"at", "in"})
            held = any(owner is not None and span(owner) == span(mention) for owner in owners)
            if held and self.event(frame) in _MEETING:
                return frame.object
        return None

    def doers_to(self, mention: Mention) -> list[Mention]:
        """Return those who do something to ``mention``, who are not in it: "Ghana and Togo sold tanks to the two".

        "Ghana and Togo fixed the border between the two countries" may mean the same.
        """
        aimed = self._words["aiming_prepositions"]
        found: list[Mention] = []
        for frame in self._verbs.get(mention.sentence, []):
            aims = [one.mention for one in frame.arguments if one.role == "recipient" or one.preposition in aimed]
            done_to = any(one is not None and span(one) == span(mention) for one in (frame.object, *aims))
            if done_to and frame.subject is not None and frame.subject.end <= mention.start:
                found += [frame.subject, *frame.subject.conjuncts]
        return found

    def rivals(self, mention: Mention) -> list[Mention]:
        """Return those to whom something was done before by who now does something with what is ``mention``'s.

        It may be theirs: "gave in to the party and let its deputies in", "banned the party and had its bank closed".
        """
        owned = self._having_done(mention)
        if owned is None or owned.subject is None:
            return []
        wanted = _GIVING_WAY if self.event(owned) in _GIVING_WAY else _SUPPRESSION
        return [one for frame in self._before(owned) if self.event(frame) in wanted for one in self._done_to(frame)]

    def _having_done(self, mention: Mention) -> Frame | None:
        """Return the verb by which somebody lets do, or has done, something with what is ``mention``'s."""
        for frame in self._verbs.get(mention.sentence, []):
            owned = [frame.object, *(one.mention for one in frame.arguments if one.role in {"content", "recipient"})]
            if not any(_is_owned(one, span(mention)) for one in owned):
                continue
            if self.event(frame) in _GIVING_WAY or (self.event(frame) == "REQUEST" and self._has_done(frame, mention)):
                return frame
        return None

    def _has_done(self, asking: Frame, mention: Mention) -> bool:
        """Whether somebody asks that it be done by others: "ordered its accounts to be sealed"."""
        content = (one for one in self._verbs.get(mention.sentence, []) if one.content_of == asking.index)
        return any(one.passive and one.subject is None and _is_owned(one.object, span(mention)) for one in content)

    def _before(self, frame: Frame) -> Iterator[Frame]:
        """Yield what the subject of a verb did before in the same sentence."""
        for one in self._verbs.get(frame.sentence, []):
            same = one.subject is not None and frame.subject is not None and span(one.subject) == span(frame.subject)
            if same and one.predicate_end <= frame.predicate_start and _CONJOINED in frame.rules:
                yield one

    def _done_to(self, frame: Frame) -> Iterator[Mention]:
        ends = [frame.object, *(one.mention for one in frame.arguments if one.preposition in _AGAINST)]
        for end in ends:
            if end is not None:
                yield end


def _is_owned(thing: Mention | None, owner: Span) -> bool:
    return thing is not None and thing.possessor is not None and span(thing.possessor) == owner
