"""Third-person pronouns: the candidates that the text offers, weighed against each other.

In: "he", "its" or "them" with what was spoken of before. Out: a ``Link`` to the one that outweighs the others, None
where two weigh the same. In "Ford pardoned Nixon after he resigned" Nixon gives the reason and outweighs Ford.

Weighing agreement, binding, grammatical role and distance follows Lappin and Leass (1994); that what follows "after"
or "over" tells of whom somebody punishes or praises, Garvey and Caramazza (1974). The weights were set on 674 pronouns
of development articles whose antecedents were written down by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import EntityType, Mention
from kg.normalize.agreement import ACTORS, DOERS, LIFELESS, PLACES, Agreement, Entities
from kg.normalize.bonuses import bonuses
from kg.normalize.links import Link, Span, span
from kg.normalize.pronouns import Pronoun, find
from kg.normalize.salience import Clauses, History, Occurrence, is_owned_alike, is_within
from kg.normalize.settings import Setting, Settings
from kg.normalize.ties import Ties

_WINDOW = {"person": 3, "thing": 1, "several": 1}
"""Sentences back to where an antecedent may stand."""
_OPENING = 1
"""The last sentence in which a text says of whom it is: below a headline, the first."""
_MARGIN = {"person": 0.0, "thing": 0.39, "several": 0.6}
"""By how much the best must outweigh the next; below it the text leaves a pronoun open."""
_CLOSE_RIVAL = 1.0
"""A candidate that weighs less by no more than this still counts as a rival."""
_OPEN_RIVAL = 1.5
"""An actor that weighs less by no more than this leaves a thing open for which nothing but its place speaks."""
_SURE = {"m": 0.5, "f": 1.8, "": 0.0}
"""How much more readily a person known to be a man or a woman is taken up than one of whom nothing is known; most
office-holders whose gender the text does not tell are men."""
_TOPIC = 1.9
"""For the person whose life a text tells that begins "Khama was a politician"."""
_LIFE = 4.0
"""For the same person where the text has gone on about him with "he" for some sentences."""
_OFTEN = 3
_QUOTED = -4.0
"""For who is only spoken of in a quotation, when it is told who said what: "“Milosevic fled,” he said. He added"."""
_BYSTANDER = -4.0
"""For who is first named as saying a quotation about somebody else: "“He was a friend,” recalled Reyes"."""
_WITHIN = -1.0
"""For who is only told of, where the teller himself acts on: "Laboa said Ba could stay, but he urged him to go"."""
_INTRODUCED = 2.5
"""For the person just brought up as an object, of whom "he had" tells what was before: "recalled Kundt. He had"."""
_SOURCE = -2.0
"""For who is only named as a source: "according to Lloyd's"."""
_AGAIN = 3.0
"""For whom the same was done to: "killed the envoy. The rebels, who deny killing him"."""
_COUNTED = 4.0
"""For those of whom some are told apart: "seven villagers, among them a nun", "two ships, one of them a tanker"."""
_INNER = 1.0
_SAME = 1.0
_LISTED = 7.0
_BESIDE_SUBJECT = -1.0
_ACTOR = {"deed": 1.5, "owner": 1.5, "": 0.5}
_THING_DOES = -1.5
_PLACE = -1.0
_INSIDE = -0.5
_TOGETHER = 0.5
_DOER = 2.0
_DEFINED = 2.0
"""For what the text has just said what it is: "Hibhib is a village in Iraq. It"."""
_NO_DEEDS: frozenset[EntityType] = frozenset({"state", "place", "armed_group"})
"""What nobody opposes, signs or calls illegal as "it" does."""
_WINGED: frozenset[EntityType] = frozenset({"organization", "armed_group", "group", "object"})
"""What has a political or an armed wing."""
_CHARGES_NOBODY: frozenset[EntityType] = frozenset({"place", "event"})
_NEW = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a pronoun may stand for, where it was spoken of, and how much speaks for it."""

    ids: Entities
    occurrence: Occurrence
    weight: float
    sentence: int
    inside: bool
    """Whether it is only a part of another: "Chad" in "the ministers of Chad and Sudan"."""


class Anaphora:
    """Weighs the candidates of one article's third-person pronouns; ``named_after`` gives the names that follow a
    mention in its sentence, and their entities."""

    def __init__(
        self,
        *,
        agreement: Agreement,
        history: History,
        clauses: Clauses,
        turns: Ties,
        named_after: Callable[[Mention], list[tuple[Mention, Entities]]],
    ) -> None:
        self._agreement = agreement
        self._history = history
        self._clauses = clauses
        self._turns = turns
        self._settings = Settings(agreement, clauses, turns)
        self._named_after = named_after

    def resolve(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """Return what outweighs all else that the pronoun may stand for, None where nothing does."""
        again = self._again(mention) if pronoun.refers == "thing" else None
        if again is not None:
            return again
        setting = self._settings.of(mention, pronoun)
        if pronoun.reflexive:
            return Link(setting.own, "pronoun") if setting.own and self._agreement.fits(setting.own, pronoun) else None
        if pronoun.refers == "thing" and (self._turns.is_content(mention) or self._turns.is_empty(mention)):
            return None
        if pronoun.refers == "thing" and setting.told:
            setting = replace(setting, told=self._spoken_for(mention, setting))
        found = self._weighed(mention, pronoun, setting)
        if not found:
            return self._announced(mention, pronoun) if pronoun.refers == "person" else None
        best, *others = found
        if pronoun.refers == "several":  # of "a group of herders" the herders are no others
            others = [one for one in others if not is_within(one.occurrence.mention, best.occurrence.mention)]
        if others and best.weight - others[0].weight < _MARGIN[pronoun.refers]:
            return None
        if others and (setting.open or (pronoun.refers != "person" and setting.contested)):
            return None
        if pronoun.possessive and self._is_landless(best, others, mention):
            return None
        if pronoun.refers != "person" and self._is_open(mention, best, others, setting):
            return None
        if pronoun.refers == "person" and not any(bonuses(self._agreement, self._turns, best.ids, mention, setting)):
            if self._is_bystander(best.occurrence, mention):
                return None
            central = self._central(mention, best, others)
            if central is not None:
                if not self._is_topic(central.ids):
                    return None  # "Smith met him. He was released": the one who was met, or Smith?
                best = central
        rivals = sum(1 for other in others if other.weight > best.weight - _CLOSE_RIVAL)
        link = Link(best.ids, "pronoun", distance=mention.sentence - best.sentence, rivals=rivals)
        self._note_gender(link, pronoun)
        return link

    def _central(self, mention: Mention, best: Candidate, others: Sequence[Candidate]) -> Candidate | None:
        """Return whom the sentence before took up by a pronoun where a name is its subject: "Smith met him. He".

        What is central in one sentence is what the next goes on with (Grosz, Joshi and Weinstein 1995), unless who
        said something says more.
        """
        one = best.occurrence
        named = one.mention.kind != "pronoun" and one.mention.function == "subject" and not one.nested
        if not named or best.sentence != mention.sentence - 1 or mention.function == "object":
            return None
        if self._turns.says(mention) and self._turns.is_verbal(one.mention):
            return None  # "Smith told him that ... He added"
        often = len(self._history.alone(best.ids[0]))
        pronouns = {
            other.ids
            for other in self._history.before(mention, 1)
            if other.mention.kind == "pronoun" and other.mention.sentence == best.sentence
            if other.ids != best.ids and other.mention.function != "subject"
        }
        central = next((other for other in others if other.ids in pronouns), None)
        known = central is not None and len(self._history.alone(central.ids[0])) >= often
        return central if known else None

    def _is_bystander(self, one: Occurrence, mention: Mention) -> bool:
        """Whether somebody was first named as who says a quotation of somebody else: "“…,” recalled Reyes. He fled"."""
        if len(one.ids) != 1 or one.mention.sentence == mention.sentence or self._turns.says(mention):
            return False
        first = self._history.alone(one.ids[0])[0].mention
        return first.sentence == one.mention.sentence and self._turns.only_comments(first)

    def _spoken_for(self, mention: Mention, setting: Setting) -> Entities:
        """Return for a person who tells the one body that he is of: "a spokesman for Gazprom said its staff left"."""
        teller = setting.teller
        acts = mention.function == "possessor" or (mention.function == "subject" and self._turns.is_deed(mention))
        if teller is None or not acts or self._agreement.kind(setting.told) != "person":
            return setting.told
        inside = [one for one in self._history.before(mention, 0) if one.mention.end <= teller.end]
        inside = [one for one in inside if is_within(one.mention, teller)]
        bodies = {one.ids for one in inside} or {self._agreement.body(setting.told)}
        bodies = {ids for ids in bodies if len(ids) == 1 and self._agreement.kind(ids) in ACTORS}
        return bodies.pop() if len(bodies) == 1 else setting.told

    def _again(self, mention: Mention) -> Link | None:
        """ "It lets Togo ask for help, and it lets ships call": subject of the same sentence again, the same thing."""
        if mention.function != "subject" or mention.text.lower() != "it" or self._turns.is_empty(mention):
            return None
        for one in self._history.before(mention, 0):
            same = one.mention.kind == "pronoun" and one.mention.text.lower() == "it"
            if same and one.mention.function == "subject" and len(one.ids) == 1:
                return Link(one.ids, "pronoun", rivals=1)
        return None

    def _is_open(self, mention: Mention, best: Candidate, others: Sequence[Candidate], setting: Setting) -> bool:
        """Whether only its place speaks for the best, and something else of the same sentence would do as well."""
        if any(bonuses(self._agreement, self._turns, best.ids, mention, setting)):
            return False
        several = setting.pronoun.refers == "several"
        if setting.pronoun.possessive and not several and best.occurrence.mention.function != "subject":
            return self._agreement.kind(best.ids) in {"event", "object"}  # mere things seldom own anything
        near = [one for one in others if one.sentence == best.sentence and not one.inside]
        if several and best.occurrence.mention.kind == "pronoun":
            return False  # "They met. They agreed": it goes on with the same
        ends = mention.function == "subject" and not self._turns.is_deed(mention)
        if several and ends and len(best.ids) > 1 and any(self._agreement.kind(one.ids) == "event" for one in near):
            return True  # "Chad and Niger held talks. They ended": the talks
        if several:
            return any(
                self._agreement.is_group(one.ids) for one in near if one.ids != best.ids
            ) and self._agreement.is_group(best.ids)
        done_to = mention.function == "object" and best.occurrence.mention.function == "subject"
        if (
            done_to
            and not self._turns.is_charged(mention)
            and any(one.occurrence.mention.function == "object" for one in near)
        ):
            return True  # "Soldiers seized a fort. Rebels retook it": the one who acted, or what was acted on?
        deed = mention.function != "subject" or self._turns.is_deed(mention)
        if not deed and any(self._is_new_thing(one) for one in near):
            return True  # "Malta detained a tanker. It had entered the port": which of the two?
        parallel = mention.function == best.occurrence.mention.function == "object"
        if best.sentence < mention.sentence or parallel:
            return False  # who acted in one sentence mostly goes on in the next
        return any(self._acts(one) for one in near if one.weight > best.weight - _OPEN_RIVAL)

    def _is_landless(self, best: Candidate, others: Sequence[Candidate], mention: Mention) -> bool:
        """Whether a state beside it more likely has what is spoken of: "the Council banned ... its territory"."""
        if not self._agreement.is_landless(
            best.ids, land=self._turns.is_of_land(mention), organ=self._turns.is_of_government(mention)
        ):
            return False
        here = (one for one in others if one.sentence == mention.sentence)
        return any(self._agreement.kind(one.ids) == "state" for one in here)

    def _is_new_thing(self, one: Candidate) -> bool:
        """Whether something without a will of its own was just brought up, of which more is likely to be told."""
        new = one.occurrence.mention.determiner in _NEW and one.occurrence.mention.function == "object"
        return new and self._agreement.kind(one.ids) not in ACTORS

    def _acts(self, one: Candidate) -> bool:
        """Whether a candidate is an actor, and no mere place: "withdrew from Iraq"."""
        kind = self._agreement.kind(one.ids)
        return kind in ACTORS and (kind != "state" or one.occurrence.mention.function in {"subject", "object"})

    def _note_gender(self, link: Link, pronoun: Pronoun) -> None:
        draft = self._agreement.registry[link.ids[0]]
        if draft.type == "person" and len(link.ids) == 1 and not draft.gender and link.rivals == 0:
            draft.gender = pronoun.gender

    def _announced(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """Return the person named later in the sentence: "Hours after he was sworn in, President Ndiaye ...".

        In "He met Ndiaye" somebody else did: a name takes up no pronoun that stands above it (Reinhart 1983).
        """
        subject = self._clauses.subjects.get(span(mention))
        if pronoun.possessive and subject is not None and subject.end <= mention.start:
            return None  # "Begin kept his copy; Sadat burnt it"
        speaker = self._clauses.speakers.get(span(mention)) if mention.quoted else None
        barred = self._agreement.linked(speaker) if speaker is not None else ()  # "“He will fail,” Hurd said"
        named = [ids for name, ids in self._named_after(mention) if self._turns.is_announced(mention, name)]
        found = [ids for ids in named if self._agreement.fits(ids, pronoun) and ids != barred]
        return Link(found[0], "pronoun", rivals=len(set(found)) - 1) if found else None

    def _weighed(self, mention: Mention, pronoun: Pronoun, setting: Setting) -> list[Candidate]:
        """Return the candidates that fit, the weightiest first, of two equal ones the later."""
        best: dict[Entities, Candidate] = {}
        saying = self._pronoun_that_says(mention)
        winged = pronoun.possessive and self._turns.has_wing(mention)
        judged, called = self._turns.is_deed_judged(mention), self._turns.is_called_deed(mention)
        acting = self._turns.is_bidden(mention) or (pronoun.refers == "several" and self._turns.is_pledge(mention))
        offered = list(self._offered(mention, pronoun, setting.told))
        for ids, one in offered:
            islands = pronoun.refers == "several" and one.mention.plural and self._agreement.kind(ids) == "place"
            if not islands and not self._agreement.fits(ids, pronoun):
                continue  # "the Shetland Islands ... fought over them"
            if setting.barred & set(ids) or self._says_it(one, mention):
                continue
            if ids == saying:
                continue
            if not pronoun.possessive and (self._is_part_of_subject(one, mention) or self._is_own_thing(one, pronoun)):
                continue
            if not pronoun.possessive and one.mention.function == "oblique" and self._is_beside_subject(one, mention):
                continue  # "the opposition, led by Paz, would accuse him"
            if pronoun.possessive and self._turns.is_of_actor(mention) and self._agreement.kind(ids) in LIFELESS:
                continue  # "an ultimatum telling its residents to leave"
            if winged and self._agreement.kind(ids) not in _WINGED:
                continue
            if judged and ids != setting.called and self._is_no_deed(ids, one, mention, called=called):
                continue  # "Chad closed the border. Niger condemned it": the deed, and not Chad
            if acting and self._agreement.kind(ids) in LIFELESS:
                continue  # "asked it to withdraw", "They agreed"
            if self._agreement.kind(ids) in _CHARGES_NOBODY and self._turns.is_charged(mention):
                continue  # "demanded that Oslo return the bay and accused it of theft"
            if self._turns.is_taken(mention) and self._agreement.kind(ids) not in PLACES:
                continue
            inside = any(
                is_within(one.mention, other.mention) and not set(ids) & set(their) for their, other in offered
            )
            weight = self._weight(mention, pronoun, ids, one, setting) + (_INSIDE if inside else 0.0)
            known = best.get(ids)
            if known is None or weight > known.weight:
                best[ids] = Candidate(ids, one, weight, one.mention.sentence, inside)
        return sorted(best.values(), key=lambda one: -one.weight)

    def _is_no_deed(self, ids: Entities, one: Occurrence, mention: Mention, *, called: bool) -> bool:
        """Whether what is judged cannot be this: nobody, and no part of a deed; of what is ``called`` a deed nothing
        that acts, as in "A cruiser shot down the airliner. Reagan called it an accident"."""
        kind = self._agreement.kind(ids)
        if called and (kind not in LIFELESS or self._turns.is_doer(one.mention)):
            return True
        return kind in _NO_DEEDS or self._turns.is_mere_part_of_deed(one.mention, mention)

    def _offered(self, mention: Mention, pronoun: Pronoun, told: Entities) -> Iterator[tuple[Entities, Occurrence]]:
        goes_on = pronoun.refers == "several" and mention.function == "subject" and self._turns.opens_paragraph(mention)
        before = self._history.before(mention, _WINDOW[pronoun.refers] + goes_on)
        coupled = self._coupled(before, pronoun)
        for one in before:
            if span(one.mention) in coupled and not self._turns.is_listed(one.mention, mention):
                continue  # "Romania and Portugal set up missions ... its": which of the two?
            if pronoun.refers == "several" and self._turns.is_one_office(one.mention):
                continue  # "The envoys left. A court fined a firm. They": the envoys
            aside = one.nested == "modifier" and (one.ids != told or pronoun.refers != "thing")
            if aside or self._turns.is_predicated(one.mention):
                continue
            if is_owned_alike(one.mention, mention):
                continue  # "its airport shut and its ports mined": they are not the airport's
            if one.mention.determiner == "no":
                continue  # "It offered no evidence. It expelled the envoy": what there is none of does nothing
            if pronoun.refers == "person" and self._is_in_own_words(one.mention, mention):
                continue
            if pronoun.refers == "several":
                yield from self._groups(one, before)
            elif len(one.ids) == 1:
                yield one.ids, one

    def _coupled(self, before: Sequence[Occurrence], pronoun: Pronoun) -> set[Span]:
        """Return the subjects that act together, of which "it" can be neither: "Chad and Niger"."""
        found: set[Span] = set()
        for one in before if pronoun.refers == "thing" else ():
            members = [one.mention, *one.mention.conjuncts]
            kinds = {self._agreement.kind(ids) if ids else "" for ids in map(self._agreement.linked, members)}
            if one.mention.function == "subject" and not one.nested and len(members) > 1 and len(kinds) == 1:
                found |= {span(member) for member in members}
        return found

    def _pronoun_that_says(self, mention: Mention) -> Entities:
        """ "“He attacked Egypt,” he said": the second "he", which says it, is not the first."""
        speaker = self._clauses.speakers.get(span(mention)) if mention.quoted else None
        if speaker is None or speaker.kind != "pronoun" or speaker.start < mention.start or speaker.quoted:
            return ()
        said = find(speaker.text)
        link = self.resolve(speaker, said) if said.refers == "person" else None
        return link.ids if link is not None else ()

    def _says_it(self, one: Occurrence, mention: Mention) -> bool:
        """ "met an official. “He will not bomb them,” the official said": who says "he" by a noun that follows.

        So does who has somebody arrested: "Paz had him arrested".
        """
        if self._turns.has_done(one.mention, mention):
            return True
        speaker = self._clauses.speakers.get(span(mention)) if mention.quoted else None
        follows = speaker is not None and speaker.start > mention.start and speaker.determiner == "the"
        return follows and speaker is not None and speaker.head.lower() == one.mention.head.lower()

    def _is_in_own_words(self, one: Mention, mention: Mention) -> bool:
        """Whether it stands in what the pronoun is cited with: who says "Modi is wrong" is not Modi.

        Nor is he in "President Modi had lied, he said", where nothing is quoted.
        """
        if mention.quoted:
            return False
        speaker = self._clauses.speakers.get(span(one))
        if one.quoted and speaker is None:
            return True
        return speaker is not None and span(speaker) == span(mention) and (one.quoted or bool(one.name))

    def _groups(self, one: Occurrence, before: Sequence[Occurrence]) -> Iterator[tuple[Entities, Occurrence]]:
        """Yield a group, those coordinated with a mention, and those who dealt with each other ("X met Y")."""
        yield one.ids, one
        together = self._agreement.together(one.mention) if one.mention.conjuncts else ()
        if len(together) > 1:
            yield together, one
        partner = self._turns.partner(one.mention)
        if (
            partner is not None
            and any(span(other.mention) == span(partner) for other in before)
            and all(
                self._agreement.kind(other) != "place" for other in (one.ids, self._agreement.linked(partner)) if other
            )
        ):
            both = tuple(dict.fromkeys((*self._agreement.together(one.mention), *self._agreement.together(partner))))
            if len(both) > 1:
                yield both, one

    def _weight(self, mention: Mention, pronoun: Pronoun, ids: Entities, one: Occurrence, setting: Setting) -> float:
        draft = self._agreement.registry[ids[0]]
        weight = one.prominence(mention, named=draft.named)
        weight += sum(bonuses(self._agreement, self._turns, ids, mention, setting))
        if one.mention.kind == "pronoun" and one.mention.function == mention.function == "subject":
            weight += _SAME
        if self._is_beside_subject(one, mention):
            weight += _BESIDE_SUBJECT
        if self._turns.is_source(one.mention):
            weight += _SOURCE
        if self._turns.is_done_again(one.mention, mention):
            weight += _AGAIN
        if setting.inner >= 0 and one.mention.start >= setting.inner and one.mention.function == "subject":
            weight += _INNER
        if pronoun.possessive and self._turns.is_listed(one.mention, mention):
            weight += _LISTED
        if pronoun.refers == "person":
            weight += _QUOTED if one.mention.quoted and not mention.quoted and self._turns.is_verbal(mention) else 0.0
            weight += self._life_told(ids)
            weight += _WITHIN if self._is_within_told(one, mention) else 0.0
            weight += _BYSTANDER if self._is_bystander(one, mention) else 0.0
            weight += _INTRODUCED if self._is_introduced(one, mention) else 0.0
            return weight + (_SURE[pronoun.gender] if draft.gender else 0.0)
        if pronoun.refers == "several":
            weight += _COUNTED if self._turns.is_told_apart(one.mention, mention) else 0.0
            inner = one.mention.complement  # "a group of herders"
            crowd = draft.type == "group" and inner is not None and inner.plural
            several = len(ids) > 1 or draft.plural or crowd
            return weight + (_TOGETHER if several else 0.0) + (_DOER if draft.type in DOERS else 0.0)
        if self._turns.is_charged(mention) and self._turns.is_mere_place(one.mention):
            return weight + _PLACE  # "bombed the group in Somalia after accusing it of theft"
        if mention.function in {"subject", "possessor"} and self._turns.is_defined(one.mention):
            weight += _DEFINED
        return weight + self._suits(mention, pronoun, "organization" if self._goes_on(one, mention) else draft.type)

    def _goes_on(self, one: Occurrence, mention: Mention) -> bool:
        """Whether what did something that only an actor can now does more: "Summit praised Mali. It urged Chad"."""
        subject = one.mention.function == mention.function == "subject" and not one.nested
        before = one.mention.sentence < mention.sentence and one.mention.possessor is None
        return subject and before and self._turns.is_deed(one.mention) and self._turns.is_deed(mention)

    def _life_told(self, ids: Entities) -> float:
        """Return what speaks for the person whose life a text tells, all the more where it has often said "he"."""
        if not self._is_topic(ids):
            return 0.0
        again = [one for one in self._history.alone(ids[0]) if one.mention.kind == "pronoun"]
        often = sum(1 for one in again if one.mention.function == "subject") >= _OFTEN
        return _LIFE if often else _TOPIC

    def _is_topic(self, ids: Entities) -> bool:
        """Whether a text is about somebody: its first sentences say who he is, or that he died or was chosen."""
        first = self._history.alone(ids[0])[:2] if len(ids) == 1 else ()
        lives = any(one.mention.sentence <= _OPENING and self._turns.is_of_life(one.mention) for one in first)
        return lives or any(one.mention.sentence == 0 and self._turns.is_defined(one.mention) for one in first[:1])

    def _is_within_told(self, one: Occurrence, mention: Mention) -> bool:
        same = one.mention.sentence == mention.sentence and mention.function == "subject"
        told = self._clauses.speakers.get(span(one.mention))
        return same and told is not None and span(mention) not in self._clauses.speakers

    def _is_introduced(self, one: Occurrence, mention: Mention) -> bool:
        """ "recalled the general Kundt. He had trained the army": told of whom the object has just named."""
        first = self._history.alone(one.ids[0])[:1] if len(one.ids) == 1 else ()
        near = one.mention.sentence == mention.sentence - 1 and one.mention.function == "object"
        return near and mention.function == "subject" and first == [one] and self._turns.looks_back(mention)

    def _suits(self, mention: Mention, pronoun: Pronoun, kind: EntityType) -> float:
        """How well a thing suits what it does: an actor "recalled" and has "its plans", a ship "sank"."""
        deed = mention.function == "subject" and self._turns.is_deed(mention)
        if kind in ACTORS:
            doing = deed or self._turns.is_charged(mention)
            return _ACTOR["deed" if doing else "owner" if pronoun.possessive else ""]
        return _THING_DOES if deed else _PLACE if kind == "place" else 0.0

    def _is_part_of_subject(self, one: Occurrence, mention: Mention) -> bool:
        """Whether it is a mere part of the name of the clause's subject: Sudan in "Sudan's army accused it"."""
        subject = self._clauses.subjects.get(span(mention))
        inside = subject is not None and subject.start <= one.mention.start and one.mention.end <= subject.end
        return inside and not self._turns.tells_apart(mention)

    def _is_own_thing(self, one: Occurrence, pronoun: Pronoun) -> bool:
        """Whether it is owned by whom the pronoun itself announces: "despite their hunger, they will not eat"."""
        owner = one.mention.possessor
        announced = owner is not None and owner.kind == "pronoun" and not self._agreement.linked(owner)
        return announced and owner is not None and find(owner.text).refers == pronoun.refers

    def _is_beside_subject(self, one: Occurrence, mention: Mention) -> bool:
        """Whether it only says more of the clause's subject: al-Sisi in "the army led by al-Sisi overthrew him"."""
        subject = self._clauses.subjects.get(span(mention))
        return subject is not None and subject.end <= one.mention.start and one.mention.end <= subject.full_end
