"""Proper names to entities: the gazetteer's where it knows them, else the article's own.

In: mentions with a name. Out: a ``Link`` each. "President Biden", "Biden" and "Joe Biden" give one person;
"SDF" gives what "Syrian Democratic Forces (SDF)" introduced; "the Journal" the Wall Street Journal named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from kg.model import Article, EntityType, Mention, slug
from kg.normalize.bearers import Bearers
from kg.normalize.careers import is_before_his_time
from kg.normalize.entities import Draft, Registry
from kg.normalize.fullnames import FullNames, is_acronym
from kg.normalize.genders import Genders
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import Link, LinkKind, written
from kg.normalize.namesakes import is_namesake, likeliest
from kg.normalize.namewords import NameReader
from kg.normalize.periods import Periods
from kg.normalize.text import bare, words
from kg.ontology import Ontology
from kg.ontology.actors import Actor
from kg.ontology.places import City
from kg.ontology.tables import fold

_NAMESAKES = {
    "senate": "states_with_senate",
    "congress": "states_with_congress",
    "house of representatives": "states_with_house",
}
"""The classes of states whose own body is called so."""
_TOWN = 100_000
"""Inhabitants below which a town is seldom meant where a leader bears the same name."""


_SURNAME_WORDS = 2
"""Words of a surname such as "dos Santos"."""
_FIRST_NAMES = 40
"""Characters before a name in which first names stand that the tagger left out of it."""
_HALVES = frozenset({"North", "South"})
_BODIES = frozenset({"organization", "armed_group", "group"})
_SOME = frozenset({"some", "many", "several", "few", "most", "other", "both"})
"""Determiners that take some out of all: "some Democrats" are not their party."""
_PARTY = "PTY"

_Key = tuple[str, str, tuple[str, ...], tuple[str, ...], bool, bool, str]
"""What a name's link depends on: name, label, titles, what stands beside it, whether it modifies or is of several, and
the day in the past of which it is told."""


class Names:
    """The names of one article, first asked for in the order of the text.

    ``aliases`` are the pairs of mentions that the article itself says are one: "Qayyarah West, also called Q-West".
    """

    def __init__(
        self,
        *,
        article: Article,
        mentions: Sequence[Mention],
        ontology: Ontology,
        heads: HeadNouns,
        registry: Registry,
        genders: Genders,
        periods: Periods,
        aliases: Sequence[tuple[Mention, Mention]] = (),
    ) -> None:
        self._article = article
        self._ontology = ontology
        self._actors = ontology.actors
        self._heads = heads
        self._registry = registry
        self.reader = NameReader(article, ontology, heads, genders)
        named = self._named = [mention for mention in mentions if self.reader.covers(mention)]
        self.reader.learn(named)
        self._bearers = Bearers(article, ontology, heads, genders, periods, self.reader)
        self._full = FullNames(article, named, self.reader)
        self._aliases: dict[str, Mention] = {}
        for mention, other in aliases:
            if self.reader.name_of(mention) not in self._aliases:  # of two that point at each other, one
                self._aliases.setdefault(self.reader.name_of(other), mention)
        self._memo: dict[_Key, Link | None] = {}
        self._told_apart: dict[str, _Key] = {}
        """Of each name the first mention that somebody or something beside it tells apart."""

    def link(self, mention: Mention, *, modifier: bool = False) -> Link | None:
        """Return the entity that a name stands for; ``modifier`` when it stands before a noun ("Russian" troops)."""
        name = self.reader.name_of(mention)
        if not name:
            return None
        beside = tuple(part.text for part in (mention.possessor, *mention.modifiers) if part is not None)
        then = self._bearers.past_of(mention) or ""
        key = (name, mention.label, mention.titles, beside, modifier, self._is_some_of(name, mention), then)
        if beside:
            self._told_apart.setdefault(name, key)  # "Guinea's Conte", and not Italy's
        elif not mention.titles:
            key = self._told_apart.get(name, key)
        if key not in self._memo:
            self._memo[key] = self._find(name, mention, modifier)
        found = self._memo[key]
        if found is not None:
            self._note(found, name, mention)
        return found

    def covers(self, mention: Mention) -> bool:
        """Return whether the mention is a proper name, and not a capitalized description such as "the President"."""
        return mention.label != "LANGUAGE" and self.reader.covers(mention)

    def body(self, phrase: str) -> Link | None:
        """Return the body that the gazetteer has under the whole of a description: "Iraqi security forces"."""
        found = [actor for actor in self._actors.by_name(phrase) if actor.type in {"organization", "armed_group"}]
        return self._actor(found, "gazetteer") if found else None

    # The order of the attempts: what the article itself defines wins over the gazetteer ("AFP" is here the Armed
    # Forces of the Philippines, not the news agency); a whole name wins over a part of one.
    def _find(self, name: str, mention: Mention, modifier: bool) -> Link | None:
        defined = self._full.defined(name) or self._aliases.get(name)
        if defined is not None and self.reader.name_of(defined) != name:
            return self._as(defined, "acronym")
        if modifier or mention.label == "NORP":
            state = [actor for actor in self._actors.by_demonym(name) if actor.type == "state"]
            if state and modifier:
                return Link((self._registry.add_actor(self.reader.best(state)).id,), "gazetteer")
            if state:
                return self._people_of(name, self.reader.best(state), mention)
        if self.reader.is_person(mention) or self._is_speaker(name, mention):
            return self._nation(name, mention) or self._person(name, mention)
        return self._other(name, mention)

    def _nation(self, name: str, mention: Mention) -> Link | None:
        """ "The Maltese protested": a people's name that has no plural, and nobody's."""
        if (
            mention.determiner != "the"
            or mention.titles
            or not name.endswith(tuple(self._ontology.words["nation_endings"]))
        ):
            return None
        state = [actor for actor in self._actors.by_demonym(name) if actor.type == "state"]
        return self._people_of(name, self.reader.best(state), mention) if state else None

    def _person(self, name: str, mention: Mention) -> Link | None:
        for attempt in (
            self._plural_people,
            self._of_generation,
            self._leader,
            self._longer_person,
            self._whole_person,
            self._mistaken_person,
            self._cut_person,
            self._by_surname,
        ):
            found = attempt(name, mention)
            if found is not None:
                return found
        return self._local(name, "person", scoped=len(words(name)) == 1)

    def _leader(self, name: str, mention: Mention) -> Link | None:
        """ "President Soares" is the president in office, though a rebel Ivo Soares was named before.

        So it is unless the article calls him of the full name by this title as well.
        """
        full = self._full.person(name) if mention.titles and len(words(name)) <= _SURNAME_WORDS else None
        if full is None or set(mention.titles) & set(full.titles):
            return None
        if any(self._bearers.may_hold(one, mention) for one in self._actors.by_name(self.reader.name_of(full))):
            return None
        suited = self._bearers.suited(self._actors.by_surname(name), mention)
        fits = len(suited) == 1 and self._bearers.is_in_office(suited[0], mention)
        return self._actor(suited, "surname") if fits else None

    def _of_generation(self, name: str, mention: Mention) -> Link | None:
        """ "The younger Bush" is not the father, of whom the article may have told before."""
        found = self._bearers.of_generation(self._actors.by_surname(name), mention)
        if found is None and self._bearers.is_of_generation(mention):
            return self._local(f"{mention.titles[-1]} {name}", "person", scoped=True)
        return self._actor([found], "surname") if found is not None else None

    def _longer_person(self, name: str, mention: Mention) -> Link | None:
        found, then = self._as(self._full.person(name), "short"), self._bearers.past_of(mention)
        person = self._registry[found.ids[0]].actor if found is not None and then is not None else None
        return found if person is None or not is_before_his_time(person, then) else None

    def _other(self, name: str, mention: Mention) -> Link | None:
        attempts = (
            self._half_of_country, self._longer_thing, self._by_capital, self._by_name, self._by_demonym, self._by_city,
            self._composed, self._spelled_out, self._mistaken_thing, self._cut_person, self._by_surname, self._begun,
        )  # fmt: skip
        for attempt in attempts:
            found = attempt(name, mention)
            if found is not None:
                return found
        return self._local(name, self.reader.type_of(name, mention), scoped=is_acronym(name))

    def _longer_thing(self, name: str, mention: Mention) -> Link | None:
        """A short form that is itself a name needs no longer one: "Iraq" beside "northern Iraq"."""
        whole = self._actors.by_name(name) or self._actors.by_demonym(name) or self._is_city_here(name, mention)
        return None if whole else self._as(self._full.thing(name), "short")

    def _is_city_here(self, name: str, mention: Mention) -> bool:
        """ "captured Kigali" behind "Camp Kigali": the city of a land that the article names, or a capital."""
        cities = self._ontology.places.by_name(name)
        there = mention.label == "GPE" or self.reader.stands_as_place(mention)
        return any(city.capital or (there and city.country in self.reader.states) for city in cities)

    def _spelled_out(self, name: str, _mention: Mention) -> Link | None:
        return self._as(self._full.spelled_out(name), "acronym")

    def _half_of_country(self, name: str, mention: Mention) -> Link | None:
        """ "Seoul was alarmed when the North tested a missile": named by where it lies, as the other one is."""
        if name not in _HALVES or mention.full_end != mention.end or mention.possessor is not None:
            return None
        if self._article.text[: mention.start].rstrip()[-3:].lower() != "the":
            return None
        found = [one for country in self._halved for one in self._actors.by_name(f"{name} {country}")]
        found = [one for one in found if one.type == "state"]
        return self._actor(found, "short") if len(found) == 1 else None

    @cached_property
    def _halved(self) -> frozenset[str]:
        """The countries of whose halves the article names one, or its people or capital: "Korea" for "Seoul"."""
        spoken_of = self.reader.states | self.reader.peoples
        capitals = {actor.id for one in self._named for actor in self._actors.by_capital(self.reader.name_of(one))}
        actors = [self._actors.by_id(state) for state in spoken_of | capitals]
        named = [actor.label.partition(" ") for actor in actors if actor is not None]
        return frozenset(country for side, _, country in named if side in _HALVES)

    def _begun(self, name: str, mention: Mention) -> Link | None:
        """ "Amnesty" behind "Amnesty International": a body, and no place or person that bears the name alone."""
        body = mention.label == "ORG" and not self.reader.stands_as_place(mention)
        other = self._ontology.places.by_name(name) or self._full.person(name) is not None
        alone = mention.full_end == mention.end  # "amnesty for the rebels"
        found = self._as(self._full.begun(name), "short") if body and alone and not other else None
        return found if found is not None and self._registry[found.ids[0]].type in _BODIES else None

    def _plural_people(self, name: str, mention: Mention) -> Link | None:
        """ "Democrats" is a group, whatever the tagger says."""
        if not mention.plural or mention.titles or len(words(name)) > 1:
            return None
        found = self._by_name(name, mention)
        return found if found is not None else self._local(name, "group", scoped=False)

    def _whole_person(self, name: str, mention: Mention) -> Link | None:
        people = [actor for actor in self._actors.by_name(name) if actor.type == "person"]
        if len(people) > 1:  # the George Bush of 1990 and that of 2003
            people = [one for one in people if not is_before_his_time(one, self._bearers.day_of(mention))] or people
        return self._actor(self._bearers.suited(people, mention), "gazetteer") if people else None

    def _cut_person(self, name: str, mention: Mention) -> Link | None:
        """ "President Umaro Sissoco Embalo" of which the tagger left the first name to the title: the whole is told."""
        short = fold(name).split()
        start = mention.name_start if mention.name else mention.start
        before = fold(self._article.text[max(0, start - _FIRST_NAMES) : start]).split()
        for actor in self._actors.by_surname(name.rsplit(maxsplit=1)[-1]) if len(short) > 1 else ():
            whole = fold(actor.label).split()
            first = whole[: -len(short)]
            if first and whole[-len(short) :] == short and before[-len(first) :] == first:
                return self._actor([actor], "gazetteer")
        return None

    def _mistaken_person(self, name: str, mention: Mention) -> Link | None:
        """The tagger wavers: "Kremlin" and "Moscow" are now and then a PERSON to it, but never after a title."""
        if self.reader.titles_of(mention):
            return None
        others = [actor for actor in self._actors.by_name(name) if actor.type != "person"]
        return self._actor(others, "surname") if others else self._mistaken_city(name, mention)

    def _mistaken_city(self, name: str, mention: Mention) -> Link | None:
        """ "Eden halted the advance": taken for a person, and so no small town of which the article says no more."""
        common = self._bearers.is_common(name)
        meant = self.reader.stands_as_place(mention) or any(
            city.capital or self._bearers.is_spoken_of(city.country) or (city.population >= _TOWN and not common)
            for city in self._ontology.places.by_name(name)
        )
        return self._by_city(name, mention) if meant else None

    def _by_surname(self, name: str, mention: Mention) -> Link | None:
        day = self._bearers.day_of(mention)
        bearers = [one for one in self._actors.by_surname(name) if not is_before_his_time(one, day)]
        suited = self._bearers.suited(bearers, mention)
        if (
            len(suited) != 1
            or not self._bearers.may_bear(suited[0], mention)
            or self._bearers.is_anybody(name, suited[0], mention)
        ):
            return None
        found = self._actor(suited, "surname")
        return found if self._bearers.is_near(suited[0]) else replace(found, rivals=1)

    def _by_capital(self, name: str, mention: Mention) -> Link | None:
        """A capital before a region of the same name: "Washington"; but Singapore, which is both, is the state.

        A capital is one even where the tagger took it for a body.
        """
        if not self._actors.by_capital(name) or any(actor.type != "place" for actor in self._actors.by_name(name)):
            return None
        return self._by_city(name, replace(mention, label="GPE") if mention.label == "ORG" else mention)

    @staticmethod
    def _is_some_of(name: str, mention: Mention) -> bool:
        """Whether some are meant of those who bear a name: "some Democrats", "three Republicans"."""
        return mention.plural and (mention.determiner in _SOME or mention.text.lower() != name.lower())

    def _is_speaker(self, name: str, mention: Mention) -> bool:
        """Whether a town's name that many people bear says somewhere what only a person does: "Mendoza added that"."""
        if fold(name) not in self._ontology.words["common_surnames"] or self.reader.stands_as_place(mention):
            return False
        if mention.modifiers or mention.possessor or self._actors.by_name(name) or self._actors.by_capital(name):
            return False
        behind = "|".join(sorted(self._ontology.words["personal_deeds"]))
        return re.search(rf"\b{re.escape(name)} (?:{behind})\b", self._article.text) is not None

    def _by_name(self, name: str, mention: Mention) -> Link | None:
        found = [actor for actor in self._actors.by_name(name) if not self._is_of_another_state(name, actor)]
        if name.endswith("s") and any(_lacks_article(name, actor, mention) for actor in found):
            return self._several(name)
        if mention.label == "PRODUCT":  # "the patrol boat Guardian" is no newspaper
            found = [actor for actor in found if actor.kind != "media"]
        fitting = [actor for actor in found if actor.type != "person"] or found
        fitting = fitting or [actor for actor in self._actors.by_context_name(name) if self._is_named_in_full(actor)]
        if any(actor.sector == _PARTY for actor in fitting) and self._is_some_of(name, mention):
            return self._local(name, "group", scoped=False)
        return self._actor(fitting, "gazetteer") if fitting else None

    def _several(self, name: str) -> Link:
        """Return the link of a plural that is here nobody's name: "States in the region"."""
        link = self._local(name, "group", scoped=True)
        self._registry[link.ids[0]].plural = True
        return link

    def _is_of_another_state(self, name: str, actor: Actor) -> bool:
        """Whether a bare "Senate" need not be that of the United States: the article names others that have one.

        Nor need a "House of Representatives", where it tells only of towns elsewhere.
        """
        row = self._heads.find([name]) if actor.type == "organization" and len(words(name)) == 1 else None
        organ = row is not None and "institution" in row.traits
        states = frozenset(self.reader.states | self.reader.peoples)
        if not organ and actor.type == "organization" and name.lower() in _NAMESAKES:
            organ, states = True, states or self._states_of_towns
        if not organ or not states or self._is_named_in_full(actor, besides=name):
            return False
        if name.lower() in self._ontology.words["unique_institutions"]:
            return False  # no other state has a "Knesset"
        having = _NAMESAKES.get(name.lower())
        others = (states - {actor.country}) & self._ontology.words[having] if having else frozenset()
        return actor.country not in states or bool(others)

    @cached_property
    def _states_of_towns(self) -> frozenset[str]:
        """The states of the towns that the article names, each the greatest of its name."""
        names = {bare(written(mention)) for mention in self._named if mention.label in {"GPE", "LOC"}}
        return frozenset(found[0].country for name in names if (found := self._ontology.places.by_name(name)))

    def _by_demonym(self, name: str, mention: Mention) -> Link | None:
        """A demonym that the tagger took for something else: "Emirati" in "Emirati-supplied drones"."""
        state = [actor for actor in self._actors.by_demonym(name) if actor.type == "state"]
        if not state:
            return None
        if mention.plural:
            return self._people_of(name, self.reader.best(state), mention)
        return self._actor(state[:1], "gazetteer")

    def _mistaken_thing(self, name: str, mention: Mention) -> Link | None:
        """A surname that the tagger takes for something else: "Assad" in "Assad regime"."""
        if len(words(name)) > 1 or mention.label in {"LOC", "FAC"}:
            return None
        found = self._as(self._full.person(name), "short")
        return replace(found, rivals=1) if found is not None else None

    def _as(self, mention: Mention | None, kind: LinkKind) -> Link | None:
        """Return the link of a longer name as that of a shorter one."""
        target = self.link(mention) if mention is not None else None
        return Link(target.ids, kind) if target is not None else None

    def _actor(self, found: Sequence[Actor], kind: LinkKind) -> Link:
        return Link((self._registry.add_actor(self.reader.best(found)).id,), kind, rivals=len(found) - 1)

    def _is_named_in_full(self, actor: Actor, besides: str = "") -> bool:
        names = {bare(written(full.mention)) for full in self._full.others} - {besides}
        return any(actor in self._actors.by_name(name) for name in names)

    def _by_city(self, name: str, mention: Mention) -> Link | None:
        """Return a city of the places table: one in a named country before one elsewhere that is not much greater."""
        possible = mention.label not in {"ORG", "NORP", "EVENT"} or self.reader.stands_as_place(mention)
        found = self._ontology.places.by_name(name) if possible else ()
        if not found:
            return None
        cities = likeliest(found, self.reader.states)
        city = cities[0]
        if self._is_rather_a_surname(name, city) or self._is_person_here(name, mention):
            return None
        hamlets = self._ontology.words["hamlet_nouns"]
        if is_namesake(self._article.text, mention, cities, self.reader.states, self.reader.state_of, hamlets):
            return self._local(name, "place", scoped=True)
        draft = self._registry.add_city(city)
        draft.country = city.country if self._actors.by_id(city.country) is not None else None
        draft.capital_of = self._government_in(name)
        return Link((draft.id,), "gazetteer", rivals=int(len(found) > 1 and city.country not in self.reader.states))

    def _is_rather_a_surname(self, name: str, city: City) -> bool:
        """Whether a word is a leader's name before that of a small town elsewhere: "the Obama administration"."""
        small = not city.capital and city.population < _TOWN and city.country not in self.reader.states
        return small and (len(self._actors.by_surname(name)) == 1 or self._full.person(name) is not None)

    def _is_person_here(self, name: str, mention: Mention) -> bool:
        """Whether the article names a person so in full, and no place: "Lagos" after "Ricardo Lagos"."""
        return self._full.person(name) is not None and not self.reader.stands_as_place(mention)

    def _government_in(self, capital: str) -> str | None:
        """Return who acts under the name of a capital: a state that the article names, else a body that sits there, as
        the European Union in Brussels, else the one state whose capital it is: that of the article's time, as the
        Soviet Union in Moscow."""
        found = self._of_its_time(self._actors.by_capital(capital))
        named = [actor for actor in found if self._bearers.is_spoken_of(actor.id)]
        chosen = named or [actor for actor in found if actor.type != "state"] or found
        return chosen[0].id if len(chosen) == 1 else None

    def _of_its_time(self, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return the states of a past that the article tells, else those of today, of several with one capital."""
        past = [actor for actor in found if actor.end is not None]
        if len(past) == len(found):
            return found
        day = self._article.published or ""
        living = tuple(actor for actor in past if (actor.start or "") <= day < (actor.end or ""))
        return living or tuple(actor for actor in found if actor not in past or self._bearers.is_spoken_of(actor.id))

    def _composed(self, name: str, _mention: Mention) -> Link | None:
        """Return an institution that a name tells with its state: "Niger's Foreign Ministry"."""
        return self._one_of_state(self._ontology.institutions.compose(name, self._actors))

    def is_many(self, words: str) -> bool:
        """Return whether a state has many of the institutions that are called so: embassies."""
        found = self._ontology.institutions.find(words)
        return found is not None and found.type == "facility"

    def _one_of_state(self, actor: Actor | None) -> Link | None:
        """Return the link of an institution of which a state has only one; embassies are many."""
        if actor is None or actor.type == "facility":
            return None
        return Link((self._registry.add_actor(actor).id,), "composition")

    def institution(self, words: str, state: Actor) -> Link | None:
        """Return the institution of a state that ``words`` name: "army", "Ministry of Defense"."""
        for word in (*state.demonyms, state.label):
            known = self.body(f"{word} {words}")
            if known is not None:
                return known
        return self._one_of_state(self._ontology.institutions.of(words, state, self._actors))

    def _local(self, name: str, kind: EntityType, *, scoped: bool) -> Link:
        taken = self._actors.by_id(slug(name)) is not None
        return Link((self._registry.add_named(name, kind, scoped=scoped, taken=taken).id,), "local")

    def _people_of(self, name: str, state: Actor, mention: Mention) -> Link:
        """The people of a state are a group of their own: "Iraqis" are not Iraq."""
        self._registry.add_actor(state)
        kind: EntityType = "person" if mention.determiner in {"a", "an"} and not mention.plural else "group"
        draft = self._registry.add_named(name, kind, scoped=kind == "person", taken=False)
        draft.country, draft.plural = state.id, kind == "group"
        return Link((draft.id,), "composition")

    def _note(self, link: Link, name: str, mention: Mention) -> None:
        """Keep the form of the name and the titles before it with the entity."""
        if len(link.ids) != 1:
            return
        draft = self._registry[link.ids[0]]
        if draft.type != "state" or name[:1].isupper():
            draft.aliases.add(name)
        if draft.type == "person":
            self._note_titles(draft, mention)

    def _note_titles(self, draft: Draft, mention: Mention) -> None:
        for title in self.reader.titles_of(mention):
            state = next((found for word in words(title) if (found := self.reader.state_of(word))), None)
            if state is not None and draft.country is None:
                draft.country = self._registry.add_actor(state).id
            row, known = self._heads.find(words(title)), self._ontology.titles.find(title)
            draft.gender = draft.gender or (row.gender if row else "") or (known.gender if known else "")
            if row is not None and "honorific" not in row.traits:
                draft.roles.add(title)


def _lacks_article(name: str, actor: Actor, mention: Mention) -> bool:
    """Whether a name that somebody bears with "the" only stands without it, or with more: "States in the region"."""
    called = {one.lower() for one in (actor.label, *actor.aliases)}
    if name.lower() in called or f"the {name.lower()}" not in called:
        return False
    alone = mention.text.lower().removeprefix("the ") == name.lower() and mention.full_end <= mention.end
    return mention.determiner != "the" or not alone
