"""Pronouns to the entities that they stand for.

In: a pronoun, what was spoken of before, its clause and its speaker. Out: a ``Link``, or None where it is not sure.
"Putin also told Biden that he would not permit it" gives "he" to Putin and leaves "it" alone when two things fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.model import EntityType, Mention
from kg.normalize.entities import Draft, Registry
from kg.normalize.links import Link, span
from kg.normalize.pronouns import Pronoun, find
from kg.normalize.salience import Clauses, History, Occurrence
from kg.normalize.turns import Turns

_PERSON_WINDOW = 3
_THING_WINDOW = 1
_COMMA = 2
_OPENING = 1
"""The last of the sentences in which the issuer of a statement names itself."""
_CLOSE_RIVAL = 1.0
"""A candidate less prominent by no more than this still counts as a rival."""
_SURE = {"m": 0.5, "f": 1.8}
"""How much more readily a person known to be a man or a woman is taken up than one of whom nothing is known; most
office-holders whose gender the text does not tell are men."""
_ACTORS: frozenset[EntityType] = frozenset({"state", "organization", "armed_group"})
_SEVERAL: frozenset[EntityType] = frozenset({"organization", "armed_group", "group", "state"})
_ISSUERS: frozenset[EntityType] = frozenset({"state", "organization"})
_THINGS: frozenset[EntityType] = _ACTORS | {"place", "facility", "object", "event", "group"}


class Coreference:
    """Resolves the pronouns of one article. ``linked`` gives the entities of a mention already done, or ();
    ``named_after`` those of the names that follow a mention in its sentence."""

    def __init__(
        self,
        *,
        registry: Registry,
        history: History,
        clauses: Clauses,
        turns: Turns,
        linked: Callable[[Mention], tuple[str, ...]],
        named_after: Callable[[Mention], list[tuple[str, ...]]],
    ) -> None:
        self._registry = registry
        self._history = history
        self._clauses = clauses
        self._turns = turns
        self._linked = linked
        self._named_after = named_after

    def resolve(self, mention: Mention) -> Link | None:
        """Return what a pronoun stands for, None when the text leaves it open."""
        pronoun = find(mention.head or mention.text)
        if pronoun.refers == "none":
            pronoun = find(mention.text)
        searches = {"person": self._person, "thing": self._thing, "several": self._several}
        if pronoun.refers in searches:
            return self._third(mention, pronoun, searches[pronoun.refers])
        others = {"speaker": self._speaker, "speakers": self._speakers, "relative": self._relative}
        return others[pronoun.refers](mention) if pronoun.refers in others else None

    def _relative(self, mention: Mention) -> Link | None:
        """Return what stands right before "who" or "whose": "Sri Lanka, whose navy"."""
        for one in self._history.before(mention, 0):
            if mention.start - max(one.mention.end, min(one.mention.full_end, mention.start)) <= _COMMA:
                return Link(one.ids, "pronoun")
            return None
        return None

    def _third(
        self, mention: Mention, pronoun: Pronoun, search: Callable[[Mention, Pronoun], Link | None]
    ) -> Link | None:
        """Try the clause's subject for "his" and "himself", the speaker for a reported "he", then what came before."""
        if mention.function == "possessor":  # "her" is both
            pronoun = replace(pronoun, possessive=True)
        if pronoun.reflexive or pronoun.possessive:
            own = self._own_subject(mention, pronoun)
            if own is not None or pronoun.reflexive:
                return own
        asked = self._turns.asked(mention)
        if asked is not None and self._fits(self._linked(asked), pronoun):
            return Link(self._linked(asked), "pronoun", distance=mention.sentence - asked.sentence)
        speaker = self._clauses.speakers.get(span(mention))
        if speaker is not None and not mention.quoted and mention.function in {"subject", "possessor"}:
            ids = self._linked(speaker)
            if ids and self._fits(ids, pronoun) and speaker.start < mention.start:
                return self._reported(mention, pronoun, speaker, ids)
        return search(mention, pronoun)

    def _reported(self, mention: Mention, pronoun: Pronoun, speaker: Mention, ids: tuple[str, ...]) -> Link | None:
        """Return the speaker for a reported "it" or "they"; None where who is told, or a group between, fits too."""
        warned = self._turns.warned(mention)
        if pronoun.refers == "thing" and warned is not None and not self._turns.is_deed(mention):
            told = self._linked(warned)
            if told and self._fits(told, pronoun):
                return None
        if pronoun.refers == "several":
            between = [one for one in self._history.before(mention, 0) if one.mention.start >= speaker.end]
            if any(self._is_group(one) and not one.place.nested for one in between):
                return self._several(mention, pronoun)
        return Link(ids, "pronoun", distance=mention.sentence - speaker.sentence)

    def _own_subject(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        subject = self._clauses.subjects.get(span(mention))
        if subject is None or subject.end > mention.start:
            return None
        ids = self._linked_all(subject)
        beside = self._clauses.objects.get(span(mention))
        if beside is not None and beside.end <= mention.start and pronoun.refers != "person" and not pronoun.reflexive:
            # "Russia would help the US in its efforts": the nearer actor, though the other is not excluded
            objects = self._linked(beside)
            if objects and self._fits(objects, pronoun) and self._registry[objects[0]].type in _ACTORS:
                return Link(objects, "pronoun", rivals=1)
        return Link(ids, "pronoun") if ids and self._fits(ids, pronoun) else None

    def _person(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        barred = self._barred(mention, pronoun)
        found = [one for one in self._history.before(mention, _PERSON_WINDOW) if self._single(one, barred, pronoun)]
        if not found:
            return self._announced(mention, pronoun)
        link = self._most_prominent(mention, pronoun, found)
        draft = self._registry[link.ids[0]]
        if not draft.gender and link.rivals == 0:
            draft.gender = pronoun.gender
        return link

    def _announced(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """Return the person named later in the sentence: "Hours after he was sworn in, President Ndiaye ..."."""
        found = [ids for ids in self._named_after(mention) if self._fits(ids, pronoun)]
        return Link(found[0], "pronoun", rivals=len(set(found)) - 1) if found else None

    def _single(self, one: Occurrence, barred: frozenset[str], pronoun: Pronoun) -> bool:
        plain = len(one.ids) == 1 and one.place.nested != "modifier"
        return plain and one.ids[0] not in barred and self._fits(one.ids, pronoun)

    def _most_prominent(self, mention: Mention, pronoun: Pronoun, found: Sequence[Occurrence]) -> Link:
        score: dict[str, float] = {}
        sentence: dict[str, int] = {}
        for one in found:  # latest first, so that of two equal ones the later stays first
            draft = self._registry[one.ids[0]]
            value = one.prominence(mention, named=draft.named) + (_SURE[pronoun.gender] if draft.gender else 0.0)
            score[one.ids[0]] = max(value, score.get(one.ids[0], float("-inf")))
            sentence.setdefault(one.ids[0], one.mention.sentence)
        best = max(score, key=lambda identifier: score[identifier])
        rivals = sum(1 for other, value in score.items() if other != best and value > score[best] - _CLOSE_RIVAL)
        return Link((best,), "pronoun", distance=mention.sentence - sentence[best], rivals=rivals)

    def _thing(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """Return the one thing that was the subject nearby, else the one actor; nothing when two would fit."""
        barred = self._barred(mention, pronoun)
        near = [one for one in self._history.before(mention, _THING_WINDOW) if self._single(one, barred, pronoun)]
        near = [one for one in near if one.place.nested in {"", "possessor"}]
        if mention.function == "object":  # "Sudan's army accused it": of somebody else
            own = [one for one in near if one.mention.sentence == mention.sentence]
            near = [one for one in near if one not in own or one.mention.function != "possessor"]
        if self._turns.is_content(mention):
            return None
        if self._turns.is_object(mention):
            return self._thing_done_to(mention, near)
        for distance in range(_THING_WINDOW + 1):
            here = [one for one in near if one.mention.sentence == mention.sentence - distance]
            subjects = [one for one in here if _is_subject(one)]
            open_deed = mention.function == "subject" and not self._turns.is_deed(mention)
            if open_deed and any(self._is_new_thing(one) for one in here):
                return None  # "Malta detained a tanker. It had entered the port": which of the two?
            for pool in (subjects, [one for one in subjects or here if self._is_actor(one)]):
                if pool and len({one.ids for one in pool}) == 1:
                    others = any(self._is_actor(one) and one.ids != pool[0].ids for one in here if not one.place.nested)
                    rivals = int(others or not self._is_actor(pool[0]))
                    return Link(pool[0].ids, "pronoun", distance=distance, rivals=rivals)
            if subjects or any(self._is_actor(one) for one in here):
                return None
        return None

    def _thing_done_to(self, mention: Mention, near: Sequence[Occurrence]) -> Link | None:
        """Return what "it" is as an object: the one object of the clause before, else its one subject."""
        charged = self._turns.is_charged(mention)
        for distance in range(_THING_WINDOW + 1):
            here = [one for one in near if one.mention.sentence == mention.sentence - distance]
            here = [one for one in here if not one.place.nested and (not charged or self._is_actor(one))]
            if charged and len({one.ids for one in here}) > 1:
                here = [one for one in here if _is_subject(one)]  # who was spoken of, not whom that one dealt with
            objects = [one for one in here if one.mention.function == "object"]
            if len(here) > 1 and any(self._registry[one.ids[0]].type == "place" for one in objects):
                return None  # "The tanker entered Valletta. Police seized it": where something went is seldom meant
            for pool in (objects, here):
                if len({one.ids for one in pool}) == 1:
                    return Link(pool[0].ids, "pronoun", distance=distance, rivals=int(not self._is_actor(pool[0])))
                if pool:
                    return None
        return None

    def _is_new_thing(self, one: Occurrence) -> bool:
        """Whether something without a will of its own was just brought up, of which more is likely to be told."""
        new = one.mention.determiner in {"a", "an", "another"} and one.mention.function == "object"
        return new and not one.place.nested and not self._is_actor(one)

    def _is_actor(self, one: Occurrence) -> bool:
        return self._registry[one.ids[0]].type in _ACTORS

    def _several(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """Return those named together, else the one plural group of the nearest sentence, else the one body."""
        barred = self._barred(mention, pronoun)
        for distance in range(_THING_WINDOW + 1):
            before = self._history.before(mention, _THING_WINDOW)
            here = [one for one in before if one.mention.sentence == mention.sentence - distance]
            here = [one for one in here if not any(_is_within(one.mention, other.mention) for other in here)]
            together = {self._linked_all(one.mention) for one in here if one.mention.conjuncts}
            together = {ids for ids in together | {one.ids for one in here} if len(ids) > 1}
            inside = {identifier for ids in together for identifier in ids}
            single = [one for one in here if not one.place.nested and one.ids[0] not in barred | inside]
            groups = together | {one.ids for one in single if self._is_group(one)}
            bodies = {one.ids for one in single if self._is_actor(one) and self._registry[one.ids[0]].type != "state"}
            for choice in (groups, bodies):
                if len(choice) == 1:
                    return Link(next(iter(choice)), "pronoun", distance=distance)
                if choice:
                    return None
        return None

    def _is_group(self, one: Occurrence) -> bool:
        draft = self._registry[one.ids[0]]
        if len(one.ids) != 1:
            return False
        return draft.type == "armed_group" or (draft.type == "group" and (one.mention.plural or draft.plural))

    def _speaker(self, mention: Mention) -> Link | None:
        speaker = self._clauses.speakers.get(span(mention))
        ids = self._linked(speaker) if speaker is not None else ()
        return Link(ids, "speaker") if len(ids) == 1 else None

    def _speakers(self, mention: Mention) -> Link | None:
        """ "We" is the government of a speaker who holds an office of a state, else the speaker himself."""
        link = self._speaker(mention) or self._own_voice(mention)
        if link is None:
            return None
        draft = self._registry[link.ids[0]]
        if draft.type == "person" and draft.country is not None and _governs(draft):
            return Link((draft.country,), "speaker", rivals=1)
        return link

    def _own_voice(self, mention: Mention) -> Link | None:
        """Return who issued a statement that says "we" in its own voice.

        It is the state or body that its first sentences speak of ("The United States condemns ... We call for ...").
        """
        if mention.quoted or span(mention) in self._clauses.speakers:
            return None
        for one in self._history:
            if one.mention.sentence > _OPENING:
                return None
            if _is_subject(one) and len(one.ids) == 1 and self._registry[one.ids[0]].type in _ISSUERS:
                return Link(one.ids, "speaker", rivals=1)
        return None

    def _barred(self, mention: Mention, pronoun: Pronoun) -> frozenset[str]:
        """Return who a plain pronoun cannot be: the subject and the object beside it in its own clause."""
        barred: set[str] = set()
        if not pronoun.possessive:
            for beside in (self._clauses.subjects, self._clauses.objects):
                other = beside.get(span(mention))
                barred |= set(self._linked(other)) if other is not None else set()
        speaker = self._clauses.speakers.get(span(mention))
        if speaker is not None and mention.quoted:  # who says "he" does not mean himself
            barred |= set(self._linked(speaker))
        return frozenset(barred)

    def _fits(self, ids: Sequence[str], pronoun: Pronoun) -> bool:
        drafts = [self._registry[identifier] for identifier in ids]
        if pronoun.refers == "several":
            return len(drafts) > 1 or drafts[0].type in _SEVERAL or drafts[0].plural
        if len(drafts) != 1:
            return False
        draft = drafts[0]
        if pronoun.refers == "person":
            return draft.type == "person" and not draft.plural and draft.gender in {"", pronoun.gender}
        return draft.type in _THINGS and not draft.plural

    def _linked_all(self, mention: Mention) -> tuple[str, ...]:
        """Return the entities of a mention and of those coordinated with it, () when one of them names none."""
        found = [self._linked(one) for one in (mention, *mention.conjuncts)]
        if not all(found):
            return ()
        return tuple(dict.fromkeys(identifier for ids in found for identifier in ids))


def _is_within(inner: Mention, outer: Mention) -> bool:
    """Whether a mention is a part of another: "Chad" in "the ministers of Chad and Sudan"."""
    return outer.start <= inner.start and inner.end <= outer.end and span(inner) != span(outer)


def _is_subject(one: Occurrence) -> bool:
    return one.mention.function == "subject" and not one.place.nested


def _governs(draft: Draft) -> bool:
    sector = draft.actor.sector if draft.actor is not None else None
    return sector in {"GOV", "MIL"} or bool(draft.roles)
