"""Who holds an office: "the president", "the Foreign Secretary", "Russia's president".

In: a role noun with the state that its phrase names. Out: a ``Link`` to the person who holds it, by the article's own
words first, then by the gazetteer on the article's day. "The president" after "President Biden" is Joe Biden.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Article, Mention
from kg.normalize.careers import is_of_another_time
from kg.normalize.entities import Draft, Registry
from kg.normalize.handovers import Handovers
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import Link
from kg.normalize.periods import Period, Periods
from kg.normalize.salience import History, Occurrence
from kg.normalize.text import words
from kg.ontology import Ontology

_NEAR = 2
_BODIES = frozenset({"organization", "group", "armed_group"})


class Offices:
    """Finds the holders of offices for one article."""

    def __init__(
        self,
        *,
        article: Article,
        ontology: Ontology,
        registry: Registry,
        history: History,
        heads: HeadNouns,
        periods: Periods,
        handovers: Handovers,
        headlines: frozenset[int] = frozenset(),
    ) -> None:
        self._handovers = handovers
        self._periods = periods
        self._heads = heads
        self._headlines = headlines
        self._article = article
        self._day = article.published or ""
        self._actors = ontology.actors
        self._others = ontology.words["former_words"] | ontology.words["stand_ins"]
        self._registry = registry
        self._history = history

    def holder(self, mention: Mention, office: str, state: str | None, owner: Draft | None) -> Link | None:
        """Return who holds ``office`` ("president") of ``state``; None when nobody or several may."""
        if mention.plural:
            return None
        if owner is not None and owner.type in {"organization", "armed_group", "group"}:
            return None  # "the coalition's commander" is no officer of a state
        told, near = self._periods.of(mention), self._periods.before(mention)
        named = self._named(mention, office, state) or self._announced(mention, office, state)
        if named is not None and self._held_then(named, office, told or near):
            return named
        if state is None:
            return None
        if told is None and near is None and self._is_uncertain(mention, office, state):
            return self._last_holder(office, state)
        days = [told.first, told.last] if told is not None else [self._article.published]
        if told is None and near is not None:
            days += [near.first, near.last]  # of then, or of now
        holders = [self._actors.holders(office.lower(), state, day) for day in days]
        if all(one and one[0].id == holders[0][0].id for one in holders):
            return Link((self._registry.add_actor(holders[0][0]).id,), "holder", rivals=len(holders[0]) - 1)
        return self._of_article(office, state) if not any(holders) and near is None else None

    def _is_uncertain(self, mention: Mention, office: str, state: str) -> bool:
        """Whether the day of the article does not tell who is meant: the office changes hands, or the text is about
        people of a past ("Nehru met Kennedy. The Indian Prime Minister thanked Khrushchev")."""
        offices = self._actors.offices.find(office.lower(), state)
        holders = self._actors.holders(office.lower(), state, self._article.published)[:1]
        named = {draft.id for draft in self._registry.people() if draft.aliases}
        if any(one.id in named for one in holders) and not self._handovers.ends(mention):
            return False
        if self._handovers.ends(mention) or any(self._handovers.is_new(one, offices, state) for one in holders):
            return not holders or any(self._handovers.is_new(one, offices, state) for one in holders)
        named_so = [draft.actor for draft in self._registry.people() if draft.aliases and draft.actor is not None]
        known = [one for one in named_so if one.terms]
        past = [one for one in known if is_of_another_time(one, self._day)]
        held = any(term.office in offices and term.organization == state for one in past for term in one.terms)
        return held or (bool(past) and len(past) == len(known))

    def _last_holder(self, office: str, state: str) -> Link | None:
        """Return the one of the article who has just lost an office: "Soldiers oust the president", named below."""
        offices = self._actors.offices.find(office.lower(), state)
        found = [
            draft.id
            for draft in self._registry.people()
            if draft.aliases and draft.actor is not None and self._handovers.has_lost(draft.actor, offices, state)
        ]
        return Link((found[0],), "office", rivals=1) if len(found) == 1 else None

    def _held_then(self, link: Link, office: str, period: Period | None) -> bool:
        """Whether who is called by an office may be meant in the past that is told of: Bush is not "the president" of
        1995, when he held none."""
        draft = self._registry[link.ids[0]]
        terms = draft.actor.terms if draft.actor is not None and period is not None else ()
        held = [term for term in terms if term.office in self._actors.offices.find(office.lower(), term.organization)]
        return period is None or not held or any(term.covers(period.first) or term.covers(period.last) for term in held)

    def is_single(self, office: str, state: str | None) -> bool:
        """Return whether a state has one such office: "president", "foreign minister", not "envoy" or "minister"."""
        return bool(self._actors.offices.find(office, state or ""))

    def body(self, draft: Draft, office: str, *, of_state: bool = True) -> str | None:
        """Return where a person holds or held ``office`` by the gazetteer's terms, the one in force first.

        "Secretary-General" is António Guterres of the United Nations, and not of Portugal. Where no term has the
        office, and it is one ``of_state``, it is the person's state, unless he serves elsewhere; else None.
        """
        held = self._held(draft, office)
        if held is not None:
            return held
        terms = draft.actor.terms if draft.actor is not None else ()
        away = any(term.covers(self._day) and term.organization != draft.country for term in terms)
        return self._state_then(draft) if of_state and not away else None

    def _state_then(self, draft: Draft) -> str | None:
        """Return a person's state on the article's day: of Khrushchev in 1950 the Soviet Union."""
        served = (self._actors.by_id(term.organization) for term in (draft.actor.terms if draft.actor else ()))
        past = (state for state in served if state is not None and state.country == draft.country and state.end)
        lasting = (state.id for state in past if (state.start or "") <= self._day < (state.end or ""))
        return next(lasting, draft.country)

    def spoken_for(self, draft: Draft) -> str | None:
        """Return whom a person means by "we": the body of an office that the article gives him, else his employer, else
        the state that he governs."""
        held = (self._held(draft, role) for role in sorted(draft.roles))
        found = next((body for body in held if body is not None), None) or draft.employer
        if found is not None:
            return found
        sector = draft.actor.sector if draft.actor is not None else None
        return self.body(draft, "") if sector in {"GOV", "MIL"} or draft.roles else None

    def _held(self, draft: Draft, office: str) -> str | None:
        terms = draft.actor.terms if draft.actor is not None else ()
        named = words(office.lower().replace("-", " "))
        for start in range(len(named) if terms else 0):
            phrase = " ".join(named[start:])
            held = [term for term in terms if term.office in self._actors.offices.find(phrase, term.organization)]
            if held:
                return max(held, key=lambda term: (term.covers(self._day), term.start)).organization
        return None

    def _announced(self, mention: Mention, office: str, state: str | None) -> Link | None:
        """Return the only person whom the article below a headline calls so: "Order for General", "General Milley"."""
        if mention.sentence not in self._headlines:
            return None
        found = [draft.id for draft in self._registry.people() if self._bears(draft, office, state)]
        return Link((found[0],), "office", rivals=1) if len(found) == 1 else None

    def _of_article(self, office: str, state: str) -> Link | None:
        """Return the only person of the whole article who ever held the office: for articles without a day."""
        held = self._actors.offices.find(office, state)
        found = [
            draft.id
            for draft in self._registry.people()
            if draft.actor and any(term.office in held and term.organization == state for term in draft.actor.terms)
        ]
        return Link((found[0],), "office", rivals=1) if len(found) == 1 else None

    def _named(self, mention: Mention, office: str, state: str | None) -> Link | None:
        """Return the person whom the article called by this office, the latest before the mention."""
        last: list[Occurrence] = []
        for draft in self._registry.people():
            occurrences = self._history.alone(draft.id)
            if occurrences and self._bears(draft, office, state):
                before = (one for one in reversed(occurrences) if one.mention.end <= mention.start)
                last += [latest for latest in (next(before, None),) if latest is not None]
        if state is not None and any(self._registry[one.ids[0]].country == state for one in last):
            last = [one for one in last if self._registry[one.ids[0]].country == state]
        elif state is not None and last and self._has_held(office, state):
            return None  # "President Kovac invited Iliescu. The Romanian president": not Kovac
        if not last:
            return None
        latest = max(last, key=lambda one: (one.mention.start, one.mention.end))
        distance = mention.sentence - latest.mention.sentence
        rivals = len(last) - 1
        if rivals and distance > _NEAR:
            return None
        return Link(latest.ids, "office", distance=distance, rivals=rivals)

    def _has_held(self, office: str, state: str) -> bool:
        """Whether the article names somebody of a state who held the office at any time."""
        offices = self._actors.offices.find(office.lower(), state)
        people = (draft.actor for draft in self._registry.people() if draft.aliases and draft.actor is not None)
        return any(term.office in offices and term.organization == state for one in people for term in one.terms)

    def _bears(self, draft: Draft, office: str, state: str | None) -> bool:
        if draft.type != "person" or not draft.named:
            return False
        if state is not None and draft.country != state and (draft.country is not None or draft.employer is not None):
            return False  # who is president of a senate or a company is so far no president of a state
        wanted = words(office.lower())
        titles = (title for title in self._titles(draft) if state is None or not self._is_of_body(title, wanted))
        return bool(wanted) and (self._is_in(draft, office) or any(self._ends_in(title, wanted) for title in titles))

    def _is_in(self, draft: Draft, office: str) -> bool:
        """Whether a person holds an office by the gazetteer on the article's day: Bolsonaro, though only so called."""
        terms = draft.actor.terms if draft.actor is not None and self._day else ()
        held = [term for term in terms if term.covers(self._day)]
        return any(term.office in self._actors.offices.find(office.lower(), term.organization) for term in held)

    def _is_of_body(self, title: list[str], wanted: list[str]) -> bool:
        """Whether a title is held in a body of the state: "the Nigerian president" is no "Senate President"."""
        row = self._heads.find(title[: -len(wanted)])
        return row is not None and row.type in _BODIES

    def _ends_in(self, title: list[str], wanted: list[str]) -> bool:
        """Whether a title ends in the office: "defense secretary" in "secretary"; not "vice president" so."""
        return title[-len(wanted) :] == wanted and self._others.isdisjoint(title[: -len(wanted)])

    def _titles(self, draft: Draft) -> Iterable[list[str]]:
        """The offices of a person in this article."""
        for role in sorted(draft.roles):
            yield words(role.lower())
