"""Definite descriptions to what was spoken of before: "these bases", "the group", "the two leaders".

In: a definite nominal and the history of the article. Out: a ``Link``, or None when nothing or more than one thing
fits. "The group" after "Islamic State attacked Mosul" is Islamic State.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import permutations

from kg.model import Mention
from kg.normalize.agreement import DOERS
from kg.normalize.entities import Draft, Registry
from kg.normalize.headnouns import HeadNoun
from kg.normalize.links import Link, span
from kg.normalize.salience import History, Occurrence
from kg.normalize.text import content_words, head_words, words
from kg.normalize.ties import Ties
from kg.ontology.words import Words

_NEAR = 2
_OF_DEED = re.compile(r"\s+of\s+(?:\w+ly\s+)?\w+ing\b")
""" "accused Chad of arming rebels"."""
_OFTEN = 2
"""Times a state is spoken of as a place before "the country" far off is taken for it."""
_ANY = frozenset({"any", "another", "each", "every", "no"})
"""Determiners of what is nothing in particular, so that no later word takes it up."""
_OTHER_THAN = frozenset({"third", "another", "other"})
"""Words of what is set apart from those who are spoken of: "a third country"."""
_WITH = (" with the ", " by the ")
_PAIR = frozenset({"two", "both", "2"})
_OF_PAIR = {"former": 0, "latter": -1}
_JOINT = re.compile(r"(?:\band|\bbut|\bwhile|;)\s+(?:the\s+)?$", re.IGNORECASE)
"""What parts a mention from the clause before: of two clauses so joined each has a subject of its own."""
_HYPHENS = frozenset({"-", "‐", "‑"})
_AGE = re.compile(r"\d{1,3}[-‐‑ ]year[-‐‑ ]old\b", re.IGNORECASE)


class Antecedents:
    """Finds the antecedents of one article's definite descriptions."""

    def __init__(
        self,
        *,
        registry: Registry,
        history: History,
        turns: Ties,
        text: str,
        words: Words,
        toppled: Callable[[Mention], frozenset[str]],
    ) -> None:
        self._turns = turns
        self._registry = registry
        self._history = history
        self._text = text
        self._fallen_words = words["toppled"]
        self._sides = words["sides"]
        self._forms = words["forms_of_state"]
        self._irregular = words["irregular_words"]
        self._toppled = toppled

    def find(self, mention: Mention, row: HeadNoun | None, core: str, modifiers: tuple[str, ...]) -> Link | None:
        """Return the one earlier entity that the description fits."""
        front = [word.lower() for word in head_words(core)]
        if core.lower() in _OF_PAIR and mention.function in {"subject", "possessor"}:
            return self._one_of_pair(mention, _OF_PAIR[core.lower()])
        if _AGE.match(core) and not mention.plural:
            return self._person_of_age(mention)
        if front and front[0] in self._fallen_words and not mention.plural:
            return self._fallen(mention)
        pair = mention.determiner == "both" or bool(_PAIR & set(front))
        if mention.plural and pair and row is not None and row.refers:
            return self._pair(mention, row)
        same = self._same_head(mention, row, core, modifiers)
        if same is not None:
            return same
        if row is not None and row.noun in self._forms and not (mention.plural or mention.complement or modifiers):
            return self._of_form(mention, row.noun)
        plain = len(front) == len(words(row.noun)) if row is not None else False
        if row is None or "generic" not in row.traits or not plain or modifiers or mention.plural:
            return None
        return self._generic(mention, row)

    def _of_form(self, mention: Mention, form: str) -> Link | None:
        """ "Bahrain recalled its envoy. The kingdom": the one state spoken of so far that is called so in full."""
        found: dict[str, Occurrence] = {}
        for one in self._history:
            if (
                one.mention.end <= mention.start
                and len(one.ids) == 1
                and self._is_called(self._registry[one.ids[0]], form)
            ):
                found[one.ids[0]] = one
        if len(found) != 1:
            return None
        identifier, latest = next(iter(found.items()))
        return Link((identifier,), "definite", distance=mention.sentence - latest.mention.sentence)

    @staticmethod
    def _is_called(draft: Draft, form: str) -> bool:
        """Whether a state bears a form of state in its full name: "Kingdom of Bahrain"."""
        names = draft.actor.aliases if draft.actor is not None and draft.type == "state" else ()
        return any(form in name.lower().split() for name in names)

    def _fallen(self, mention: Mention) -> Link | None:
        """Return the one person of whose overthrow was told: "Ba overthrew Sow. The ousted president fled"."""
        found = sorted(one for one in self._toppled(mention) if self._registry[one].type == "person")
        latest = self._history.alone(found[0]) if len(found) == 1 else ()
        before = [one.mention.sentence for one in latest if one.mention.end <= mention.start]
        return Link((found[0],), "definite", distance=mention.sentence - before[-1]) if before else None

    def _same_head(self, mention: Mention, row: HeadNoun | None, core: str, modifiers: tuple[str, ...]) -> Link | None:
        """Return what has the same head and says at least as much: "the group" for "a rebel group", "the coalition" for
        the Global Coalition; "the army" is that of the state, and no rebel army, nor rebels who call themselves so."""
        official = row is not None and "institution" in row.traits
        wanted = content_words(core) - set(head_words(core.lower())[-1:])
        found: dict[str, Occurrence] = {}
        for one in self._history.headed(mention.head.lower()):
            if one.mention.end > mention.start or self._is_elsewhere(one, mention):
                continue
            draft = self._registry[one.ids[0]]
            if not set(modifiers) <= {draft.country, *_own(draft)}:
                continue
            if official and (draft.type == "armed_group" or (one.words & self._irregular) - wanted):
                continue
            if self._names_same(one, draft, mention, wanted):
                found[one.ids[0]] = one
        if len(found) != 1:
            return None
        identifier, latest = next(iter(found.items()))
        return Link((identifier,), "definite", distance=mention.sentence - latest.mention.sentence)

    def _is_elsewhere(self, one: Occurrence, mention: Mention) -> bool:
        """ "Troops left a base in Gao. He was in Kidal when rebels attacked the base there": another one."""
        return one.mention.sentence < mention.sentence and self._text.startswith(" there", mention.full_end)

    def _names_same(self, one: Occurrence, draft: Draft, mention: Mention, wanted: frozenset[str]) -> bool:
        if one.mention.determiner in _ANY or (one.words & _OTHER_THAN) - wanted:
            return False  # "to any third country"
        if one.words:
            return one.mention.plural == mention.plural and wanted <= one.words
        if (
            one.mention.label in {"GPE", "PERSON", "NORP", "DATE"}
            or draft.type in {"person", "state"}
            or (draft.actor is not None and draft.actor.kind == "metonym")  # "the house" is not the White House
            or mention.plural
        ):
            return False
        return len(head_words(draft.label)) > 1 and wanted <= content_words(draft.label)

    def _generic(self, mention: Mention, row: HeadNoun) -> Link | None:
        """Return the one entity of a fitting type nearby; of several, the one that the article speaks of most."""
        gate = self._gatekeeper(mention) if "state" in row.refers else None
        if gate is not None:
            return gate
        near = [one for one in self._history.before(mention, _NEAR) if self._is_a(one, row)]
        doers: set[tuple[str, ...]] = set()
        if "state" in row.refers:
            doers = {one.ids for one in near if _acts_in_sentence(one.mention, mention) and not one.nested}
        if doers and self._turns.is_in_closing_speaker(mention):
            return self._state_that_did(mention, near, doers)
        near = [one for one in near if not _is_subject_beside(one, mention)]
        if mention.function == "subject" and _JOINT.search(self._text[max(0, mention.start - 12) : mention.start]):
            near = [one for one in near if not (one.words and _acts_in_sentence(one.mention, mention))]
        if "state" in row.refers:  # "the country" is seldom what a demonym spoke of: "US military", "Russian bases"
            plain = [one for one in near if not self._is_modifier(one)]
            if not plain and len({one.ids[0] for one in near} | self._states_acting(mention)) > 1:
                return None  # "a Russia-backed Syrian offensive in the country's north": in which of the two?
            near = plain or near
            doers |= {one.ids for one in near if _acts_in_sentence(one.mention, mention)}
            doers |= self._accused(mention, near)
            if mention.function != "subject":  # "Paris keeps soldiers in the country": in another one
                near = [one for one in near if one.ids not in doers]
        people = list(dict.fromkeys(one.ids[0] for one in near))
        if len(people) > 1:
            people = [one for one in people if self._registry[one].named] or people
        if len(people) > 1:
            people = self._leading(people)
        if not near and "state" in row.refers:
            return self._scene(mention, doers)
        if len(people) != 1:
            return None
        latest = next(one for one in near if one.ids[0] == people[0])
        rivals = len({one.ids for one in near}) - 1
        return Link((people[0],), "definite", distance=mention.sentence - latest.mention.sentence, rivals=rivals)

    def _gatekeeper(self, mention: Mention) -> Link | None:
        """ "Peru bars Morales from entering the country": who lets in and out does so at home."""
        keeper = self._turns.gatekeeper(mention)
        found = [one for one in self._history.before(mention, 0) if keeper is not None and one.mention == keeper]
        draft = self._registry[found[0].ids[0]] if found and len(found[0].ids) == 1 else None
        state = (
            draft.id if draft is not None and draft.type == "state" else draft.country if draft is not None else None
        )
        return Link((state,), "definite") if state is not None else None

    def is_side(self, mention: Mention, state: str) -> bool:
        """Whether "the Greek side" is Greece, which was spoken of nearby, and no team and no place."""
        near = any(state in one.ids or self._is_of(one, state) for one in self._history.before(mention, _NEAR))
        acts = mention.function in {"subject", "possessor", "object"} or self._text[: mention.start].endswith(_WITH)
        doing = any(self._turns.is_pledge(one) for one in (mention, *mention.conjuncts))
        return (near or doing) and acts and mention.complement is None

    def _is_of(self, one: Occurrence, state: str) -> bool:
        return len(one.ids) == 1 and self._registry[one.ids[0]].country == state

    def _state_that_did(self, mention: Mention, near: Sequence[Occurrence], doers: set[tuple[str, ...]]) -> Link | None:
        """ "Chad closed its border with Sudan, the country's minister said": the state that acts, if no other is met.

        In "Niger sued Togo, the country's minister said" it may be either's.
        """
        others = [one for one in near if one.mention.sentence == mention.sentence and one.ids not in doers]
        aside = all(one.nested or one.mention.function == "modifier" or self._is_beside(one) for one in others)
        return Link(next(iter(doers)), "definite") if len(doers) == 1 and aside else None

    def _is_beside(self, one: Occurrence) -> bool:
        """Whether it only says with whom something is shared: "its border with Sudan"."""
        return self._text[: one.mention.start].endswith((" with ", " with the "))

    def _states_acting(self, mention: Mention) -> set[str]:
        """Return the states that act in the sentence, or whose bodies do: Kenya in "The Kenyan Government denied"."""
        bodies = [one for one in self._history.before(mention, 0) if _acts_in_sentence(one.mention, mention)]
        drafts = [self._registry[one.ids[0]] for one in bodies]
        if mention.function != "subject" and any(draft.type == "state" for draft in drafts):
            return {draft.id for draft in drafts if draft.type == "state"}
        return {draft.country for draft in drafts if draft.type == "organization" and draft.country is not None}

    def _accused(self, mention: Mention, near: Sequence[Occurrence]) -> set[tuple[str, ...]]:
        """ "Moldova accused Russia of cutting off the country's gas": what a state accuses of is not done to itself.

        "Activists accused Eritrea of jailing the country's bishops" may well mean Eritrea's.
        """
        accusers = [one.ids[0] for one in self._history.before(mention, 0) if _acts_in_sentence(one.mention, mention)]
        drafts = [self._registry[one] for one in accusers]
        if not any(draft.type == "state" or draft.country is not None for draft in drafts):
            return set()
        beside = [one for one in near if one.mention.sentence == mention.sentence and one.mention.end < mention.start]
        return {one.ids for one in beside if _OF_DEED.match(self._text, one.mention.end)}

    def _is_modifier(self, one: Occurrence) -> bool:
        """Whether a state is only spoken of before a noun or in a title: "US military", "Russia-backed"."""
        inside = "modifier" in {one.nested, one.mention.function}
        return inside or self._text[one.mention.end : one.mention.end + 1] in _HYPHENS

    def _scene(self, mention: Mention, doers: set[tuple[str, ...]]) -> Link | None:
        """Return the state that the article so far speaks of most as a place: "in Afghanistan ... left the country".

        It is none of ``doers``: "Angola keeps soldiers in the country" means another one.
        """
        before = [one for one in self._history if one.mention.end <= mention.start and one.ids not in doers]
        places = [one for one in before if self._is_place(one)]
        counts = Counter(one.ids[0] for one in places).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[1][1] == counts[0][1]):
            return None
        scene = counts[0][0]
        latest = next(one for one in reversed(places) if one.ids[0] == scene)
        return Link((scene,), "definite", distance=mention.sentence - latest.mention.sentence, rivals=len(counts) - 1)

    def _is_place(self, one: Occurrence) -> bool:
        inside = one.nested == "complement" or (one.mention.function == "oblique" and not one.nested)
        return inside and len(one.ids) == 1 and self._registry[one.ids[0]].type == "state"

    def _leading(self, people: Sequence[str]) -> list[str]:
        """Keep the latest if nothing else nearby is spoken of as often in the article so far."""
        count = {one: len(self._history.alone(one)) for one in people}
        most = max(count.values())
        return [people[0]] if count[people[0]] == most and list(count.values()).count(most) == 1 else []

    def _one_of_pair(self, mention: Mention, number: int) -> Link | None:
        """Return the first or the last of two that were spoken of together: "Oman and Iran met. The latter left"."""
        before = [one for one in self._history.before(mention, _NEAR) if self._acts(one)]
        told = {one.mention.sentence for one in before if one.mention.head.lower() in _OF_PAIR}
        both, distance = self._two(mention, [one for one in before if one.mention.sentence not in told])
        return Link((both[number],), "definite", distance=distance) if both else None

    def _acts(self, one: Occurrence) -> bool:
        inner = one.nested == "modifier" or one.mention.function == "modifier"
        return len(one.ids) == 1 and not inner and self._registry[one.ids[0]].type in DOERS

    def _person_of_age(self, mention: Mention) -> Link | None:
        """Return the one person named nearby: "Boukari was freed. The 43-year-old teacher said ..."."""
        drafts = [
            (one, self._registry[one.ids[0]]) for one in self._history.before(mention, _NEAR) if len(one.ids) == 1
        ]
        people = [one for one, draft in drafts if draft.type == "person" and draft.named]
        if len({one.ids for one in people}) != 1:
            return None
        return Link(people[0].ids, "definite", distance=mention.sentence - people[0].mention.sentence)

    def _pair(self, mention: Mention, row: HeadNoun) -> Link | None:
        """Return the two entities of the nearest sentence with exactly two: "Kerry met Lavrov. The two leaders ...".

        "The two sides" of "Lee of Singapore met Anwar of Malaysia" are the states, where there are two.
        """
        kinds = [row.refers]
        if {"state", "person"} <= row.refers:
            kinds = [frozenset({"state"}), row.refers - {"state"}]
        if row.noun in self._sides:
            both = self._conjoined(mention)
            if both is not None:
                return both
            if not self._face_each_other(mention):
                return None
        found = (self._pair_of(mention, row._replace(refers=kind)) for kind in kinds)
        return next((link for link in found if link is not None), None)

    def _conjoined(self, mention: Mention) -> Link | None:
        """ "The government and the rebels held talks. The two sides signed": the two who did something together."""
        before = [one for one in self._history.before(mention, 1) if one.mention.sentence < mention.sentence]
        doing = [one for one in before if one.mention.function == "subject" and not one.nested and self._acts(one)]
        ids = tuple(dict.fromkeys(one.ids[0] for one in reversed(doing)))
        joined = len(doing) == 2 and doing[1].mention.conjuncts[:1] == (doing[0].mention,)
        return Link(ids, "pair", distance=1) if joined and len(ids) == 2 else None

    def _face_each_other(self, mention: Mention) -> bool:
        """Whether two of one kind, and nobody else, deal with each other in what was just told.

        "Kenya accused Somalia. Both sides"; not "Georgians fled to Armenia. The UN urged both sides".
        """
        before = [one for one in self._history.before(mention, 1) if one.mention.sentence < mention.sentence]
        acting = [one for one in before if len(one.ids) == 1 and self._registry[one.ids[0]].type in DOERS]
        aside = any(
            one.mention.function == "oblique" and not one.nested and not one.mention.conjuncts for one in acting
        )
        subjects = {one.ids[0] for one in acting if one.mention.function == "subject" and not one.nested}
        kinds = {self._registry[one].type for one in subjects}
        return mention.function == "subject" and bool(subjects) and not aside and len(kinds) == 1

    def _pair_of(self, mention: Mention, row: HeadNoun) -> Link | None:
        recent = [one for one in self._history.before(mention, _NEAR) if len(one.ids) == 1]
        doers = {span(one) for one in self._turns.doers_to(mention)}
        before = [one for one in recent if self._is_a(one, row) and span(one.mention) not in doers]
        both, distance = self._two(mention, before)
        if both and "state" in row.refers and self._has_further_state(recent, mention.sentence - distance, both):
            return None  # "a plan of Norway and Kenya was accepted by Juba but rejected by Khartoum"
        here = [one.mention for one in before if one.mention.sentence == mention.sentence - distance]
        aside = all(one.function == "oblique" and not one.conjuncts for one in here)
        if both and aside and "state" in row.refers:
            return None  # "fled to Kenya, armed by Libya": these two have nothing to do with each other
        if any(one.start <= other.start and other.end <= one.end for one, other in permutations(set(here), 2)):
            return None  # "Mexico, a member of the Contadora group": no two ministers
        described = any(one.kind == "nominal" and one.head.lower() != row.noun for one in here)
        if described and "office" in row.traits and "generic" not in row.traits:
            return None  # "Karlov was shot by a policeman. The two presidents"
        return Link(both, "pair", distance=distance) if both else None

    def _has_further_state(self, recent: Sequence[Occurrence], sentence: int, both: tuple[str, ...]) -> bool:
        """Whether a body of a third state is spoken of beside two: its capital, its army."""
        drafts = [self._registry[one.ids[0]] for one in recent if one.mention.sentence == sentence]
        countries = {draft.country for draft in drafts if draft.type != "person"}
        return not countries <= {"", *both, *(self._registry[one].country for one in both)}

    def _two(self, mention: Mention, before: Sequence[Occurrence]) -> tuple[tuple[str, ...], int]:
        """Return the entities of the nearest sentence with several, if they are two, and how far back it is."""
        for distance in range(_NEAR + 1):
            here = [one.ids[0] for one in reversed(before) if one.mention.sentence == mention.sentence - distance]
            both = tuple(dict.fromkeys(here))
            if len(both) > 1:
                return (both, distance) if len(both) == 2 else ((), distance)
        return (), 0

    def _is_a(self, one: Occurrence, row: HeadNoun) -> bool:
        if len(one.ids) != 1:
            return False
        draft = self._registry[one.ids[0]]
        if draft.plural and draft.type == "group":
            return False
        kinds = {draft.type, *([draft.actor.kind] if draft.actor is not None else [])}
        return bool(kinds & row.refers) and (not row.gender or draft.gender in {"", row.gender})


def _is_subject_beside(one: Occurrence, mention: Mention) -> bool:
    """Whether something acts in the sentence: "China buys the country's exports" says that they are not its own."""
    return mention.function != "subject" and not one.nested and _acts_in_sentence(one.mention, mention)


def _own(draft: Draft) -> Iterable[str]:
    return (draft.id,)


def _acts_in_sentence(doer: Mention, mention: Mention) -> bool:
    return doer.function == "subject" and doer.sentence == mention.sentence
