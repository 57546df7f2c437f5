"""Pronouns to the entities that they stand for.

In: a pronoun, what was spoken of before, its clause and its speaker. Out: a ``Link``, or None where it is not sure.
"Putin also told Biden that he would not permit it" gives "he" to Putin and leaves "it" alone when two things fit.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from kg.model import EntityType, Mention
from kg.normalize.agreement import DOERS, PLACES, Agreement
from kg.normalize.anaphora import Anaphora
from kg.normalize.entities import Draft, Registry
from kg.normalize.links import Link, span
from kg.normalize.pronouns import COUNTED, Pronoun, find, stands_for_thing
from kg.normalize.salience import Clauses, History
from kg.normalize.ties import Ties
from kg.normalize.topics import Topics

_COMMA = 2
_OPENING = 1
"""The last of the sentences in which the issuer of a statement names itself."""
_NEAR = 1
"""Sentences back to what "there" may stand for."""
_ISSUERS: frozenset[EntityType] = frozenset({"state", "organization"})


class Coreference:
    """Resolves the pronouns of one article.

    ``linked`` gives the entities of a mention already done, or (); ``ahead`` those of one whose turn has not come;
    ``named_after`` the names that follow a mention in its sentence, each with its own; ``spoken_for`` whom a person
    speaks for.
    """

    def __init__(
        self,
        *,
        registry: Registry,
        history: History,
        clauses: Clauses,
        turns: Ties,
        topics: Topics,
        linked: Callable[[Mention], tuple[str, ...]],
        ahead: Callable[[Mention], tuple[str, ...]],
        named_after: Callable[[Mention], list[tuple[Mention, tuple[str, ...]]]],
        spoken_for: Callable[[Draft], str | None],
    ) -> None:
        self._registry = registry
        self._history = history
        self._clauses = clauses
        self._turns = turns
        self._topics = topics
        self._linked = linked
        self._ahead = ahead
        self._spoken_for = spoken_for
        self._agreement = Agreement(registry, linked)
        self._anaphora = Anaphora(
            agreement=self._agreement,
            history=history,
            clauses=clauses,
            turns=turns,
            named_after=named_after,
        )

    def resolve(self, mention: Mention) -> Link | None:
        """Return what a pronoun stands for, None when the text leaves it open."""
        if stands_for_thing(mention.text) and mention.function != "possessor":
            return None  # "Ben-Gurion kept his copy; Eden burnt his"
        pronoun = find(mention.head or mention.text)
        if pronoun.refers == "none":
            pronoun = find(mention.text)
        if pronoun.refers in {"person", "thing", "several"}:
            if mention.function == "possessor":  # "her" is both
                pronoun = replace(pronoun, possessive=True)
            return self._said_of(mention, pronoun) or self._anaphora.resolve(mention, pronoun)
        others = {
            "speaker": self._speaker, "speakers": self._speakers, "relative": self._relative, "place": self._place,
            "counted": self._counted,
        }  # fmt: skip
        return others[pronoun.refers](mention) if pronoun.refers in others else None

    def _said_of(self, mention: Mention, pronoun: Pronoun) -> Link | None:
        """ "“They fled,” Banda said of the rebels": those he says it of, unless the quotation speaks of others."""
        topic = None if pronoun.possessive else self._topics.of(mention)
        ids = self._ahead(topic) if topic is not None else ()
        if not ids or self._registry[ids[0]].type not in DOERS or not self._agreement.fits(ids, pronoun):
            return None
        if pronoun.refers == "thing" and (self._turns.is_content(mention) or self._turns.is_empty(mention)):
            return None
        inside = [one.ids for one in self._history.before(mention, 0) if one.mention.quoted == mention.quoted]
        others = [one for one in inside if one != ids and self._agreement.fits(one, pronoun)]
        return None if others else Link(ids, "pronoun", rivals=1)

    def _counted(self, mention: Mention) -> Link | None:
        """ "Togo and Benin met in Lome. Both rejected it", "Kerry met Lavrov. Neither signed": those, and nobody else.

        They are the list of one sentence, or else the only two that act in it on each other.
        """
        number = COUNTED[(mention.head or mention.text).lower()]
        if mention.function != "subject":
            return None
        before = [one for one in self._history.before(mention, 1) if one.mention.sentence == mention.sentence - 1]
        acting = [one for one in before if one.nested != "modifier" and self._registry[one.ids[0]].type in DOERS]
        lists = {self._agreement.together(one.mention) for one in acting if one.mention.conjuncts} - {()}
        listed = next(iter(lists)) if len(lists) == 1 else ()
        main = {one for each in acting if each.mention.function in {"subject", "object"} for one in each.ids}
        others = {one for each in acting for one in each.ids}
        ids = listed if listed else tuple(sorted(others))
        kinds = {self._registry[one].type for one in ids}
        rivals = {one for one in main - set(ids) if self._registry[one].type in kinds}
        alone = not rivals if listed else main == others
        if len(ids) != number or not alone or len(kinds) != 1 or any(self._registry[one].plural for one in ids):
            return None
        return Link(ids, "pair", distance=1)

    def _relative(self, mention: Mention) -> Link | None:
        """Return what stands right before "who" or "whose": "Sri Lanka, whose navy"; people where kin or what only
        happens to people follows: "exiles in Oslo whose extradition".
        """
        kin = self._turns.has_kin(mention)
        if self._turns.is_personal(mention):
            described = self._described_before(mention)
            if described is not None:
                return described
        for one in self._history.before(mention, 0):
            if kin and self._registry[one.ids[0]].type in PLACES:
                continue  # "the governor of Basra, whose brother"
            if mention.start - max(one.mention.end, min(one.mention.full_end, mention.start)) <= _COMMA:
                return Link(one.ids, "pronoun")
            return None
        return None

    def _described_before(self, mention: Mention) -> Link | None:
        """ "Diaz, mayor of Tacna, whose brother": the person whose description ends at the comma."""
        for one in self._history.before(mention, 0):
            draft = self._registry[one.ids[0]]
            person = draft.type == "person" or (draft.type == "group" and not draft.named)
            if person and one.mention.full_end >= mention.start - _COMMA:
                return Link(one.ids, "pronoun")
        return None

    def _place(self, mention: Mention) -> Link | None:
        """Return the place spoken of last for "there", in or to which something was: no mere actor.

        In "Rwanda closed its consulate there" the place is none of Rwanda's.
        """
        before = self._history.before(mention, _NEAR)
        acting = [one for one in before if one.mention.sentence == mention.sentence]
        doers = {one.ids for one in acting if one.mention.function == "subject"}
        found = [one for one in before if len(one.ids) == 1 and one.ids not in doers]
        found = [one for one in found if self._registry[one.ids[0]].type in PLACES]
        found = [one for one in found if one.mention.function != "subject" and one.nested != "modifier"]
        found = [one for one in found if not _is_done_there(one.mention, mention)]
        found = [one for one in found if self._registry[one.ids[0]].named] or found
        if not found:
            return None
        rivals = len({one.ids for one in found if one.mention.sentence == found[0].mention.sentence}) - 1
        return Link(found[0].ids, "pronoun", distance=mention.sentence - found[0].mention.sentence, rivals=rivals)

    def _speaker(self, mention: Mention) -> Link | None:
        speaker = self._clauses.voices.get(span(mention))
        if speaker is None:
            return self._author(mention)
        ids = self._linked(speaker)
        return Link(ids, "speaker") if len(ids) == 1 else None

    def _author(self, mention: Mention) -> Link | None:
        """Return whose statement or speech the headline says that it is: "Statement by the Prime Minister. I met"."""
        if mention.quoted or span(mention) in self._clauses.speakers:
            return None
        opening = itertools.takewhile(lambda one: one.mention.sentence <= _OPENING, self._history)
        people = [one for one in opening if len(one.ids) == 1 and self._registry[one.ids[0]].type == "person"]
        authors = {one.ids for one in people if self._turns.is_author(one.mention)}
        return Link(authors.pop(), "speaker", rivals=1) if len(authors) == 1 else None

    def _speakers(self, mention: Mention) -> Link | None:
        """ "We" is whom a speaker speaks for: the state or body he holds an office of, else the speaker himself."""
        link = self._speaker(mention) or self._own_voice(mention)
        if link is None:
            return None
        draft = self._registry[link.ids[0]]
        body = self._spoken_for(draft) if draft.type == "person" else None
        if body is None:
            told = self._clauses.voices.get(span(mention)) is not None
            return link if told or draft.type != "person" else None  # whose statement it is says "we" of some state
        office = self._registry[body]
        if office.type == "organization" and office.country is not None:
            body = office.country  # a ministry speaks for its state
        return Link((body,), "speaker", rivals=1)

    def _own_voice(self, mention: Mention) -> Link | None:
        """Return who issued a statement that says "we" in its own voice.

        It is the state or body that its first sentences speak of as saying something ("The United States condemns ...
        We call for ...").
        """
        if mention.quoted or span(mention) in self._clauses.speakers:
            return None
        for one in self._history:
            if one.mention.sentence > _OPENING:
                return None
            subject = one.mention.function == "subject" and not one.nested and len(one.ids) == 1
            subject = subject and not one.mention.plural  # "local media report": many, and not who writes
            if subject and self._registry[one.ids[0]].type in _ISSUERS:
                return Link(one.ids, "speaker", rivals=1) if self._turns.is_verbal(one.mention) else None
        return None


def _is_done_there(object_: Mention, there: Mention) -> bool:
    """ "built a base there": what is built is no place before it is."""
    return object_.function == "object" and 0 <= there.start - max(object_.end, object_.full_end) <= _COMMA
