"""Which of several persons a name means: by title, country, office, and the day of which the name is told.

In: a mention with a name, and who bears it. Out: those who may be meant. "Mr. Bhutto" is not Benazir, and the
"President Bush" who invaded Panama in 1989 is the father.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Article, Mention
from kg.normalize.careers import is_of_another_time, last_year
from kg.normalize.genders import Genders
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import written
from kg.normalize.namewords import NameReader
from kg.normalize.periods import Periods
from kg.normalize.text import bare, words
from kg.ontology import Ontology
from kg.ontology.actors import Actor
from kg.ontology.tables import fold

_GENERATION = 12
"""Years by which somebody's last office is over before a namesake's, who then is meant before him."""
_LONG_AGO = 2
"""Years before the article of which a name is told as of then."""


class Bearers:
    """The bearers of names, for one article."""

    def __init__(
        self,
        article: Article,
        ontology: Ontology,
        heads: HeadNouns,
        genders: Genders,
        periods: Periods,
        reader: NameReader,
    ) -> None:
        self._article = article
        self._ontology = ontology
        self._heads = heads
        self._genders = genders
        self._periods = periods
        self._reader = reader

    def suited(self, found: Sequence[Actor], mention: Mention) -> list[Actor]:
        """Keep the persons that the titles, the country and the date before the name allow."""
        people = [actor for actor in found if actor.type == "person"]
        for keep in (self._same_gender, self._same_country, self._same_office, self._is_of_here, self._in_office):
            people = [actor for actor in people if keep(actor, mention)] or people
        if self.day_of(mention) is not None:
            latest = max((last_year(one) for one in people), default=0)
            people = [one for one in people if latest - last_year(one) <= _GENERATION]
        return sorted(people, key=lambda one: max((term.start for term in one.terms), default=""), reverse=True)

    def is_of_generation(self, mention: Mention) -> bool:
        """Whether a name is told from that of a parent or child: "the younger Bush", "the elder Trudeau"."""
        return self._is_one_of(mention, "elder") or self._is_one_of(mention, "younger")

    def _is_one_of(self, mention: Mention, generation: str) -> bool:
        return bool(mention.titles) and mention.titles[-1].lower() in self._ontology.words[generation]

    def of_generation(self, found: Sequence[Actor], mention: Mention) -> Actor | None:
        """Return the first or the last of the only two who held an office: "the younger Bush", "the elder Assad"."""
        if not self.is_of_generation(mention):
            return None
        people = [one for one in found if one.type == "person" and one.terms]
        first = sorted(people, key=lambda one: min(term.start for term in one.terms))
        offices = [{(term.office, term.organization) for term in one.terms} for one in first]
        if len(first) != 2 or not offices[0] & offices[1]:
            return None
        return first[0] if self._is_one_of(mention, "elder") else first[-1]

    def may_bear(self, person: Actor, mention: Mention) -> bool:
        """Whether a person known by his surname fits the title before it: "Petty Officer Keating" was no premier.

        Nor is "Haitian senator Jean Pierre" an American.
        """
        rows = [self._heads.find(words(title)) for title in self._reader.titles_of(mention)]
        told = [row for row in rows if row is not None and row.traits & {"office", "rank"}]
        same = self._same_office(person, mention)
        if not self._same_country(person, mention):
            return False
        titled = any(not self._is_honorific(title) for title in self._reader.titles_of(mention))
        if titled and not same and is_of_another_time(person, self._article.published):
            return False
        return not told or same or self.is_near(person)

    def may_hold(self, actor: Actor, mention: Mention) -> bool:
        """Whether somebody known is alive to bear a title: Siad Barre is not the "Prime Minister Barre" of 2023."""
        held = self._same_office(actor, mention)
        return actor.type != "person" or held or not is_of_another_time(actor, self.day_of(mention))

    def is_in_office(self, person: Actor, mention: Mention) -> bool:
        """Whether the title before a name is that of the person's office on the day: "President Soares" of 1990."""
        return self._same_office(person, mention) and self._in_office(person, mention)

    def is_anybody(self, name: str, person: Actor, mention: Mention) -> bool:
        """Whether a bare surname is too common to mean a leader: "Hong", where the article says nothing of China."""
        near = self.is_spoken_of(person.country) and not is_of_another_time(person, self.day_of(mention))
        return self.is_common(name) and not near and not self._same_office(person, mention)

    def is_common(self, name: str) -> bool:
        """Whether many bear a name, as a surname or a given name: "Hong", "Eden"."""
        return fold(name) in self._ontology.words["common_surnames"] or self._genders.of(f"{name} X") != ""

    def is_spoken_of(self, country: str | None) -> bool:
        """Whether the article names a state or its people."""
        return country in self._reader.states or country in self._reader.peoples

    def is_near(self, person: Actor) -> bool:
        """Whether the article speaks of the person's country, or the person is in office when it appears."""
        day = self._article.published or ""
        return self.is_spoken_of(person.country) or any(term.covers(day) for term in person.terms)

    def day_of(self, mention: Mention) -> str | None:
        """Return the day of which a name is told: that of the article, but for who bears an office or is named in full,
        as in "President George Bush invaded Panama in 1989"."""
        return self.past_of(mention) or self._article.published

    def past_of(self, mention: Mention) -> str | None:
        """Return the day in the past of which a name is told, if it is long past, and the name in full or titled."""
        period = self._periods.of(mention)
        if period is None or int((self._article.published or "")[:4]) - int(period.last[:4]) < _LONG_AGO:
            return None
        titles = self._reader.titles_of(mention)
        told = any(not self._is_honorific(title) for title in titles) or len(words(written(mention))) - len(titles) > 1
        return period.last if told else None

    def _same_gender(self, actor: Actor, mention: Mention) -> bool:
        """Whether a person may be called "Mr." or "Mrs." so: Mr. Bhutto is not Benazir."""
        known = (self._ontology.titles.find(title) for title in self._reader.titles_of(mention))
        genders = {title.gender for title in known if title is not None and title.gender}
        return not actor.gender or not genders or actor.gender in genders

    def _same_country(self, actor: Actor, mention: Mention) -> bool:
        near = (*mention.modifiers, *([mention.possessor] if mention.possessor else ()))
        countries = {state.id for part in near if (state := self._reader.state_of(bare(written(part))))}
        countries |= {state.id for word in words(" ".join(mention.titles)) if (state := self._reader.state_of(word))}
        return actor.country in countries if countries else True

    def _is_of_here(self, actor: Actor, _mention: Mention) -> bool:
        """ "Havana feted Castro" is of a Cuban, though another Castro governs elsewhere that day."""
        return self.is_spoken_of(actor.country)

    def _same_office(self, actor: Actor, mention: Mention) -> bool:
        held = " ".join(actor.roles).lower()
        return any(title.lower().split()[-1] in held for title in mention.titles if title.split())

    def _in_office(self, actor: Actor, mention: Mention) -> bool:
        day = self.day_of(mention)
        return day is not None and any(term.covers(day) for term in actor.terms)

    def _is_honorific(self, title: str) -> bool:
        known = self._ontology.titles.find(title)
        return known is not None and known.kind == "honorific"
