"""From mentions to entities: names, then descriptions and pronouns in the order of the text.

In: an article and its reading. Out: ``Links``, which gives a ``Link`` for a mention, and the registry of the entities.
In "Biden met Putin. The two leaders discussed his offer" all four phrases with a person in them find him.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from kg.model import Article, Frame, Mention, Reading
from kg.normalize.antecedents import Antecedents
from kg.normalize.coreference import Coreference
from kg.normalize.descriptions import Descriptions
from kg.normalize.entities import Registry
from kg.normalize.fullnames import is_acronym
from kg.normalize.genders import Genders
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import Link, Place, Span, appositions, holds, places, span
from kg.normalize.names import Names
from kg.normalize.offices import Offices
from kg.normalize.pronouns import is_first_person
from kg.normalize.salience import History, Occurrence, clauses
from kg.normalize.text import DETERMINERS, content_words, head_words, without_determiner
from kg.normalize.turns import Turns
from kg.ontology import Ontology
from kg.ontology.phrases import PLACE_PREPOSITIONS

_NEAR = 12
"""Characters between a phrase's head and the name of the place it is in: " near the "."""


class Linker:
    """Links every mention of one reading; build it, then ask ``link``."""

    def __init__(
        self, article: Article, reading: Reading, ontology: Ontology, heads: HeadNouns, genders: Genders
    ) -> None:
        self.registry = Registry(article.id, ontology.actors)
        self._text = article.text
        self.heads = heads
        self._titles = ontology.titles
        self._places: Mapping[Span, Place] = {span(place.mention): place for place in places(reading)}
        self._ordered = tuple(self._places.values())
        self._starts = [place.mention.start for place in self._ordered]
        self._sentences: dict[int, list[Place]] = {}
        for place in self._ordered:
            self._sentences.setdefault(place.mention.sentence, []).append(place)
        self._links: dict[Span, Link] = {}
        self._apposed = appositions(reading, self._ordered)
        self._roles = [frame for frame in reading.frames if holds(frame)]
        self._lying = [
            (frame.subject, frame.object)
            for frame in reading.frames
            if frame.kind == "location" and "place-apposition" in frame.rules and frame.subject and frame.object
        ]
        toppling = ontology.words["toppling_verbs"]
        self._overthrown = [frame.object for frame in reading.frames if frame.lemma in toppling and frame.object]
        self._history = History()
        self._initials: dict[str, tuple[str, ...]] = {}
        self._genders = genders
        self.names = Names(
            article=article,
            places=self._ordered,
            ontology=ontology,
            heads=heads,
            registry=self.registry,
            genders=genders,
            aliases=[
                (frame.subject, frame.object)
                for frame in reading.frames
                if frame.kind == "alias" and frame.polarity == "affirmed" and frame.subject and frame.object
            ],
        )
        self.offices = Offices(
            article=article,
            ontology=ontology,
            registry=self.registry,
            history=self._history,
            heads=heads,
            headlines=frozenset(number for number, one in enumerate(reading.sentences) if one.headline),
        )
        turns = Turns(article.text, reading, ontology)
        self._coreference = Coreference(
            registry=self.registry,
            history=self._history,
            clauses=clauses(reading),
            turns=turns,
            linked=self._known,
            named_after=self._named_after,
            spoken_for=self.offices.spoken_for,
        )
        self._descriptions = Descriptions(
            article=article,
            heads=heads,
            registry=self.registry,
            antecedents=Antecedents(
                registry=self.registry,
                history=self._history,
                turns=turns,
                text=article.text,
                words=ontology.words,
                toppled=self._toppled,
            ),
            offices=self.offices,
            names=self.names,
            linked=self._part,
        )
        self._run()

    def link(self, mention: Mention) -> Link | None:
        """Return what ``mention`` stands for, None for a value, a clause and an open pronoun."""
        return self._links.get(span(mention))

    def type_of(self, mention: Mention | None) -> str:
        """Return the type of what ``mention`` stands for, "" where it stands for nothing."""
        link = self.link(mention) if mention is not None else None
        return self.registry[link.ids[0]].type if link is not None else ""

    def owned(self, mention: Mention, owner: str) -> Link | None:
        """Return what "its consul" is when said of ``owner``; None where no pronoun tells whose it is."""
        whose = mention.possessor
        if whose is None or whose.kind != "pronoun" or self.link(mention) is None:
            return None
        return self._descriptions.owned(mention, owner)

    def acting(self, identifier: str) -> str:
        """Return who acts under a name: for a capital its state ("Moscow warned"), else the entity itself."""
        capital_of = self.registry[identifier].capital_of
        return capital_of if capital_of is not None and identifier not in self._elsewhere else identifier

    def located_in(self, mention: Mention) -> Mention | None:
        """Return the place that a phrase says it is in, at or near: "Djibo" of "a village near Djibo"."""
        first = bisect_right(self._starts, mention.start)
        last = bisect_left(self._starts, mention.end + _NEAR)
        for place in self._ordered[first:last]:
            before = self._text[mention.start : place.mention.start].lower().split()
            while before and before[-1] in DETERMINERS:
                before.pop()
            named = any(letter.isupper() for letter in place.mention.text)
            if place.mention.end <= mention.full_end and before and before[-1] in PLACE_PREPOSITIONS and named:
                return place.mention
        return None

    def institution(self, mention: Mention, state: str) -> Link | None:
        """Return the body that a name without a country means in a state: "Foreign Ministry" in China."""
        link, actor = self.link(mention), self.registry[state].actor
        own = link is not None and self.registry[link.ids[0]].country is None and link.kind in {"local", "nominal"}
        return self.names.institution(mention.text, actor) if own and actor is not None else None

    def is_office(self, words: str) -> bool:
        """Return whether a title names an office: "President", not "General" or "lawmaker"."""
        return "office" in self._traits(words)

    def is_go_between(self, words: str) -> bool:
        """Return whether a title names somebody sent between states, who is of none of them for that: "envoy"."""
        return "between" in self._traits(words.split(" for ", maxsplit=1)[0])

    def _traits(self, words: str) -> frozenset[str]:
        row = self.heads.find(head_words(words))
        return row.traits if row is not None else frozenset()

    def _describes(self, mention: Mention, named: Mention, target: Link) -> bool:
        """Whether a description may be of what is named beside it: "militia" of an armed group, not of a city."""
        row = self.heads.find(head_words(without_determiner(mention.text)), mention.head)
        draft = self.registry[target.ids[0]]
        person = row is not None and row.type == "person"
        if (person and 0 <= named.start - mention.end <= 1) or named.label == "PERSON" or draft.type == "person":
            return row is None or row.type == "person"
        if row is None or row.type in {"person", "event"}:
            return False
        return draft.type in {row.type, row.named, *row.refers} or (draft.type == "object" and draft.actor is None)

    def is_honorific(self, words: str) -> bool:
        """Return whether a title says nothing of what its bearer does: "Mr"."""
        return "honorific" in self._traits(words)

    def is_mere_title(self, words: str) -> bool:
        """Return whether a title without a body beside it is no office: "Mr", "Gen.", "activist"."""
        front = head_words(words)
        row, title = self.heads.find(front), self._titles.find(words) or self._titles.find(" ".join(front[-1:]))
        traits = row.traits if row is not None else frozenset[str]()
        described = title is not None and title.kind != "office" and "office" not in traits
        return described or bool(traits & {"honorific", "rank"})

    def _run(self) -> None:
        """Names first, so that titles and genders are known; then all in the order of the text, so that only what was
        said before counts; words of the first person last, when their speakers are known."""
        for place in self._ordered:
            if self.names.covers(place.mention):
                self._keep(place)
        for frame in self._roles:
            self._note_role(frame)
        later = [place for place in self._ordered if _first_person(place.mention)]
        spoken = {span(place.mention) for place in later}
        for place in self._ordered:
            if span(place.mention) not in spoken:
                self._remember(place)
        for place in later:
            self._remember(place)

    def _note_role(self, frame: Frame) -> None:
        """Keep with a person what the article says that he is: "Paz became president of Honduras"."""
        ids = self._known(frame.subject) if frame.subject is not None else ()
        if len(ids) != 1 or self.registry[ids[0]].type != "person" or self.is_honorific(frame.predicate):
            return
        draft = self.registry[ids[0]]
        draft.roles.add(frame.predicate)
        of = self._known(frame.object) if frame.object is not None else ()
        if len(of) != 1:
            return
        if draft.country is None and self.registry[of[0]].type == "state":
            draft.country = of[0]
        if draft.employer is None and self.registry[of[0]].type in {"organization", "armed_group"}:
            draft.employer = of[0]

    def _note_described(self, mention: Mention, link: Link) -> None:
        """Keep with a person the state and the gender that his description tells: "his Kenyan uncle Isaac Mwaura".

        With a name that says not what it is of, its type: "ASML, a Dutch company".
        """
        draft = self.registry[link.ids[0]]
        row = self.heads.find([mention.head.lower()])
        if draft.type == "object" and row is not None:
            draft.type = row.type
        if draft.type == "person" and row is not None:
            draft.gender = draft.gender or row.gender
        states = {one for part in mention.modifiers for one in self._part(part, "modifier")}
        states = {one for one in states if self.registry[one].type == "state"}
        if draft.type == "person" and draft.country is None and len(states) == 1:
            draft.country = states.pop()

    def _remember(self, place: Place) -> None:
        link = self._keep(place)
        if link is not None and link.kind == "local":
            link = self._links[span(place.mention)] = self._described_before(place.mention) or link
        if link is not None:
            own = self._own_words(place.mention, link)
            head = place.mention.head.lower() if own else self._last_word(link)
            self._history.add(Occurrence(place.mention, place.nested, link.ids, own, head))
            if own:
                self._initials.setdefault(_initials(place.mention), link.ids)

    def _last_word(self, link: Link) -> str:
        """Return the last word of a name: "coalition" of the Global Coalition."""
        name = head_words(self.registry[link.ids[0]].label)
        return name[-1].lower() if name else ""

    def _keep(self, place: Place) -> Link | None:
        key = span(place.mention)
        link = self._links.get(key) or self._find(place)
        if link is not None:
            self._links[key] = link
            self._genders.fill(self.registry, link.ids)
        return link

    def _find(self, place: Place) -> Link | None:
        mention = place.mention
        if mention.kind == "clause" or (mention.kind == "value" and not self.names.covers(mention)):
            return None
        apposed = self._apposed.get(span(mention))
        target = self.names.link(apposed) if apposed is not None else None
        if apposed is not None and target is not None and self._describes(mention, apposed, target):
            self._note_described(mention, target)
            return replace(target, kind="apposition")
        if mention.kind == "pronoun":
            return self._coreference.resolve(mention)
        if self.names.covers(mention):
            hyphened = self._text[mention.end : mention.end + 1] == "-"  # "Saudi" of "Saudi-led"
            modifier = hyphened or "modifier" in {place.nested, mention.function}
            return self.names.link(mention, modifier=modifier)
        return self._descriptions.link(mention)

    def _own_words(self, mention: Mention, link: Link) -> frozenset[str]:
        if self.names.covers(mention) or mention.kind == "pronoun" or link.anaphoric:
            return frozenset()
        return content_words(without_determiner(mention.text))

    def _described_before(self, mention: Mention) -> Link | None:
        """Return the description whose initials a name of the article's own is: "ISF" for "Iraqi security forces"."""
        name = self.names.reader.name_of(mention)
        ids = self._initials.get(name.rstrip("s")) if is_acronym(name) else None
        return Link(ids, "acronym") if ids is not None else None

    def _known(self, mention: Mention) -> tuple[str, ...]:
        """Return the entities of a mention already linked, or of one with a name, which can be linked at any time."""
        link = self._links.get(span(mention))
        if link is None and mention.kind not in {"pronoun", "clause", "value"} and self.names.covers(mention):
            link = self.names.link(mention)
        return link.ids if link is not None else ()

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The capitals that the article says to be towns of another place: "Paris, Texas"."""
        found: set[str] = set()
        for town, place in self._lying:
            ids, wholes = self._known(town), self._known(place)
            states = {self.registry[one].capital_of for one in ids}
            found.update(ids if wholes and states.isdisjoint(wholes) else ())
        return frozenset(found)

    def _toppled(self, mention: Mention) -> frozenset[str]:
        """Return the entities of whose overthrow was told before a mention."""
        before = [one for one in self._overthrown if one.end <= mention.start]
        return frozenset(identifier for one in before for identifier in self._known(one))

    def _named_after(self, mention: Mention) -> list[tuple[str, ...]]:
        """Return the entities of the names that follow a mention in its sentence, subjects first."""
        near = self._sentences.get(mention.sentence, ())
        behind = [place.mention for place in near if place.mention.start >= mention.end and not place.nested]
        behind = [one for one in behind if one.function != "possessor"]  # "where he arrived, Sall's envoy": which?
        behind.sort(key=lambda one: one.function != "subject")
        return [self._known(one) for one in behind if self.names.covers(one)]

    def _part(self, mention: Mention, nested: str) -> tuple[str, ...]:
        """Return the entities of a part of a phrase, linking it if its turn has not come."""
        link = self._links.get(span(mention))
        if link is None:
            place = self._places.get(span(mention), Place(mention, "modifier" if nested == "modifier" else "possessor"))
            link = self._find(place)
        return link.ids if link is not None else ()


def _initials(mention: Mention) -> str:
    """Return the initials of a description of several words: "ISF" of "Iraqi security forces"; "" for one word."""
    front = head_words(without_determiner(mention.text))
    return "".join(word[0] for word in front).upper() if len(front) > 1 else ""


def _first_person(mention: Mention) -> bool:
    if mention.kind == "pronoun" and is_first_person(mention.text):
        return True
    return mention.possessor is not None and _first_person(mention.possessor)
