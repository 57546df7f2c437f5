"""What stands around a pronoun: whom it cannot be, and for whom its clause speaks.

In: a third-person pronoun and the clauses of its article. Out: a ``Setting``. For "his" in "Kenya said Juba had
expelled his envoy" who acts in the clause is Juba, and who tells of it is Kenya.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.normalize.agreement import DOERS, Agreement, Entities
from kg.normalize.links import span
from kg.normalize.pronouns import Pronoun
from kg.normalize.salience import Clauses
from kg.normalize.ties import Reason, Ties


@dataclass(frozen=True, slots=True)
class Setting:
    """Entities that a pronoun cannot be, and those that its clause speaks for, each () where there is none."""

    pronoun: Pronoun
    barred: frozenset[str]
    own: Entities
    """The subject of a possessive's clause."""
    emphatic: bool
    """Whether "own" follows: "killed thousands of his own people"."""
    beside: Entities
    """The object before a possessive; ``affected`` where it is helped or harmed."""
    affected: bool
    told: Entities
    """Who tells of it, ``teller`` in his words; ``directly`` where the pronoun is the subject of what is told."""
    teller: Mention | None
    directly: bool
    inner: int
    """From where on what is told begins, if the pronoun only stands aside in it: "said X must stop before he ..."."""
    asked: Entities
    brought: Entities
    """Who was brought to the place where something is done to the pronoun."""
    called: Entities
    """What the clause of "calling it" does something to."""
    reasons: frozenset[Entities]
    """Those to whom something is done for a reason that the pronoun's clause gives."""
    contested: bool
    """Told by somebody who speaks of himself or of another: "lifted the ban on Sudan, saying it ..."."""
    open: bool
    """A possessive of who acts, or of another to whom he does something: "after talks with Mubarak at his villa"."""


class Settings:
    """Reads the settings of one article's pronouns."""

    def __init__(self, agreement: Agreement, clauses: Clauses, turns: Ties) -> None:
        self._agreement = agreement
        self._clauses = clauses
        self._turns = turns

    def of(self, mention: Mention, pronoun: Pronoun) -> Setting:
        """Return what stands around a pronoun."""
        told, inner = self._teller(mention)
        beside = self._before(self._clauses.objects.get(span(mention)), mention) if pronoun.possessive else None
        owners = self._agreement.together(beside) if beside is not None else ()
        if beside is not None and beside.possessor is not None and owners and self._agreement.kind(owners) not in DOERS:
            owners = self._agreement.linked(beside.possessor)  # "Lithuania's call was ignored by its allies"
        elif (
            owners and beside is not None and beside.function == "object" and self._agreement.kind(owners) not in DOERS
        ):
            owners = ()  # "froze the aid to Kiribati over its refusal": a mere thing has none
        asked = self._turns.asked(mention) or self._turns.offered(mention)
        brought = self._turns.brought(mention)
        reason = self._turns.reason(mention)
        called = self._linked(self._turns.called_before(mention))
        own = self._own(mention, pronoun)
        if called:
            reason = None  # "rejected the plan, calling it a trap"
        if reason is not None and own and self._is_within(mention, reason):
            reason = None  # "approved sanctions against Russia after Slovakia dropped its veto"
        return Setting(
            pronoun=pronoun,
            barred=self._barred(mention, pronoun),
            own=own,
            emphatic=self._turns.is_emphatic(mention),
            beside=owners,
            affected=bool(owners)
            and self._agreement.kind(owners) in DOERS
            and self._is_affected(beside, mention, pronoun),
            told=told,
            teller=self._clauses.speakers.get(span(mention)) if told else None,
            directly=mention.function in {"subject", "possessor"},
            inner=inner,
            asked=self._linked(asked),
            brought=self._agreement.together(brought) if brought is not None else (),
            called=called,
            reasons=frozenset(self._targets(reason.done_to, pronoun)) if reason is not None else frozenset(),
            contested=(reason is not None and reason.told) or self._is_warned(mention, pronoun),
            open=self._is_open(mention, pronoun, own),
        )

    def _before(self, other: Mention | None, mention: Mention) -> Mention | None:
        return other if other is not None and other.end <= mention.start else None

    def _is_affected(self, beside: Mention | None, mention: Mention, pronoun: Pronoun) -> bool:
        """Whether the object before a possessive is helped or harmed, or driven from what is its own."""
        return self._turns.affects(beside) or (pronoun.refers != "thing" and self._turns.is_removed_from(mention))

    def _own(self, mention: Mention, pronoun: Pronoun) -> Entities:
        subject = self._before(self._clauses.subjects.get(span(mention)), mention)
        if subject is None or not (pronoun.possessive or pronoun.reflexive):
            return ()
        own = self._agreement.together(subject)
        around = self._turns.around(subject) if own and not self._agreement.fits(own, pronoun) else None
        outer = self._agreement.together(around) if around is not None else ()
        return outer if outer and self._agreement.fits(outer, pronoun) else own

    def _linked(self, mention: Mention | None) -> Entities:
        return self._agreement.linked(mention) if mention is not None else ()

    def _is_open(self, mention: Mention, pronoun: Pronoun, own: Entities) -> bool:
        """Whether it may belong as well to somebody whom the subject of the clause meets, or acts on."""
        if not pronoun.possessive or not own or self._turns.is_emphatic(mention):
            return False
        met = self._turns.met_at(mention)
        others = [met] if met is not None else self._turns.rivals(mention)
        found = [self._agreement.linked(one) for one in others]
        found += [self._agreement.linked(one.complement) for one in others if one.complement is not None]
        return any(ids and ids != own and self._agreement.fits(ids, pronoun) for ids in found)

    def _teller(self, mention: Mention) -> tuple[Entities, int]:
        """Return who tells of a pronoun; if it stands aside in what is told, nobody and where this begins."""
        speaker = self._clauses.speakers.get(span(mention))
        if speaker is None or mention.quoted or speaker.start >= mention.start:
            return (), -1
        if mention.function == "subject" and not self._turns.is_told(mention):
            return (), speaker.end
        return self._agreement.linked(speaker), -1

    def _is_within(self, mention: Mention, reason: Reason) -> bool:
        """Whether a possessive is of a deed, behind who does it in the reason: "sanctioned X after Y broke its vow"."""
        if not self._turns.is_own_deed(mention):
            return False
        subject = self._clauses.subjects.get(span(mention))
        after = max(one.end for one in reason.done_to)
        named = subject is not None and subject.kind != "pronoun"
        return named and subject is not None and after <= subject.start and subject.end <= mention.start

    def _is_warned(self, mention: Mention, pronoun: Pronoun) -> bool:
        """Whether who is threatened may be meant as well: "warned the firm that it ..."."""
        warned = self._turns.warned(mention) if pronoun.refers == "thing" else None
        told = self._agreement.linked(warned) if warned is not None and not self._turns.is_deed(mention) else ()
        return bool(told) and self._agreement.fits(told, pronoun)

    def _targets(self, done_to: Sequence[Mention], pronoun: Pronoun) -> list[Entities]:
        """Return the entities to whom something is done, if they can act, and so give a reason for it."""
        several = pronoun.refers == "several"
        found = [self._agreement.together(one) if several else self._agreement.linked(one) for one in done_to]
        fitting = [ids for ids in found if ids and self._agreement.fits(ids, pronoun)]
        return [ids for ids in fitting if self._agreement.kind(ids) in DOERS]

    def _barred(self, mention: Mention, pronoun: Pronoun) -> frozenset[str]:
        """Return who a pronoun cannot be: subject and object beside it, who tells of it in a quotation, and who harms
        what is its ("attacked their fighters")."""
        if pronoun.possessive:
            beside: list[Mention | None] = [self._turns.harms(mention), self._turns.answered(mention)]
            if self._turns.is_buried(mention):
                beside.append(self._clauses.subjects.get(span(mention)))
        else:
            beside = self._beside(mention)
        teller = self._clauses.speakers.get(span(mention))
        if teller is not None and self._turns.is_help_charged(mention, teller):
            beside.append(teller)
        voice = self._clauses.voices.get(span(mention))
        if mention.quoted or (voice is not None and self._turns.has_colon(voice, mention)):
            beside.append(voice)  # who says "he" does not mean himself
        return frozenset(one for other in beside if other is not None for one in self._agreement.together(other))

    def _beside(self, mention: Mention) -> list[Mention | None]:
        if self._turns.tells_apart(mention):
            return []  # "Seven villagers died, among them a nun"
        key = span(mention)
        target = self._clauses.objects.get(key)
        before = target is not None and mention.function == "subject" and target.end <= mention.start
        taken_over = before and not self._turns.is_led_to(target, mention)
        return [
            self._clauses.subjects.get(key),
            None if taken_over else target,  # "asked Samoa for help, but it refused", not "to beat Mali they must"
            self._clauses.matrix.get(key),
            self._turns.doer_before(mention),
        ]
