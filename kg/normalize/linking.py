"""From mentions to entities: names, then descriptions and pronouns in the order of the text.

In: an article and its reading. Out: ``Links``, which gives a ``Link`` for a mention, and the registry of the entities.
In "Biden met Putin. The two leaders discussed his offer" all four phrases with a person in them find him.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg.model import Article, Frame, Mention, Reading
from kg.normalize.agreement import PLACES
from kg.normalize.antecedents import Antecedents
from kg.normalize.coreference import Coreference
from kg.normalize.descriptions import Descriptions
from kg.normalize.entities import Registry
from kg.normalize.fullnames import is_acronym
from kg.normalize.genders import Genders
from kg.normalize.handovers import Handovers
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import Link, Span, appositions, holds, span
from kg.normalize.names import Names
from kg.normalize.offices import Offices
from kg.normalize.periods import Periods
from kg.normalize.positions import Position, Positions
from kg.normalize.pronouns import is_first_person
from kg.normalize.salience import History, Occurrence, clauses
from kg.normalize.text import DETERMINERS, content_words, head_words, without_determiner
from kg.normalize.ties import Ties
from kg.normalize.timing import Times
from kg.normalize.topics import Topics
from kg.ontology import Ontology
from kg.ontology.phrases import PLACE_PREPOSITIONS

_PAUSE = ", "
_NEAR = 12
"""Characters between a phrase's head and the name of the place it is in: " near the "."""
_BESIDE = "place-apposition"
"""The rule of extraction for a place that stands right behind another: "Paris, Texas"."""


class Linker:
    """Links every mention of one reading; build it, then ask ``link``."""

    def __init__(
        self,
        article: Article,
        reading: Reading,
        ontology: Ontology,
        *,
        times: Times,
        heads: HeadNouns,
        genders: Genders,
    ) -> None:
        self.registry = Registry(article.id, ontology.actors)
        self.heads = heads
        self._text = article.text
        self._titles = ontology.titles
        self._genders = genders
        self._positions = Positions(reading)
        self._apposed = appositions(reading, self._positions.mentions())
        self._roles = [frame for frame in reading.frames if holds(frame)]
        self._lying = _pairs(one for one in reading.frames if one.kind == "location" and _BESIDE in one.rules)
        toppling = ontology.words["toppling_verbs"]
        self._overthrown = [frame.object for frame in reading.frames if frame.lemma in toppling and frame.object]
        self._links: dict[Span, Link] = {}
        self._initials: dict[str, tuple[str, ...]] = {}
        self._history = History()
        periods = Periods(article, reading, times)
        self.names = Names(
            article=article,
            mentions=self._positions.mentions(),
            ontology=ontology,
            heads=heads,
            registry=self.registry,
            genders=genders,
            periods=periods,
            aliases=_pairs(one for one in reading.frames if one.kind == "alias" and one.polarity == "affirmed"),
        )
        self.offices = Offices(
            article=article,
            ontology=ontology,
            registry=self.registry,
            history=self._history,
            heads=heads,
            periods=periods,
            handovers=Handovers(reading.frames, ontology.words, article.published),
            headlines=frozenset(number for number, one in enumerate(reading.sentences) if one.headline),
        )
        self._turns = turns = Ties(article.text, reading, ontology, heads)
        self._clauses = clauses(reading)
        self._coreference = Coreference(
            registry=self.registry,
            history=self._history,
            clauses=self._clauses,
            turns=turns,
            topics=Topics(reading, ontology.words),
            linked=self._known,
            ahead=lambda mention: self._part(mention, ""),
            named_after=self._named_after,
            spoken_for=self.offices.spoken_for,
        )
        self._descriptions = self._make_descriptions(article, ontology, turns)
        self._link_all()

    def _make_descriptions(self, article: Article, ontology: Ontology, turns: Ties) -> Descriptions:
        antecedents = Antecedents(
            registry=self.registry,
            history=self._history,
            turns=turns,
            text=article.text,
            words=ontology.words,
            toppled=self._toppled,
        )
        return Descriptions(
            article=article,
            heads=self.heads,
            registry=self.registry,
            antecedents=antecedents,
            offices=self.offices,
            names=self.names,
            linked=self._part,
        )

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

    def named_behind(self, mention: Mention) -> Mention | None:
        """Return who is named between commas behind a phrase: "one of the Kremlin's critics, William Browder, with"."""
        for position in self._positions.between(mention.end, mention.end + len(_PAUSE) + 1):
            one = position.mention
            alone = one.kind == "name" and one.function == "other" and not position.nested and one.label == "PERSON"
            behind = self._text[one.end : one.end + 1]
            if alone and self._text[mention.end : one.start] == _PAUSE and behind in {",", ".", ";"}:
                return one
        return None

    def located_in(self, mention: Mention) -> Mention | None:
        """Return the place that a phrase says it is in, at or near: "Djibo" of "a village near Djibo"."""
        for position in self._positions.between(mention.start, mention.end + _NEAR):
            place = position.mention
            before = self._text[mention.start : place.start].lower().split()
            while before and before[-1] in DETERMINERS:
                before.pop()
            named = any(letter.isupper() for letter in place.text)
            if place.end <= mention.full_end and before and before[-1] in PLACE_PREPOSITIONS and named:
                return place
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
        row = self.heads.of_phrase(without_determiner(mention.text), mention.head)
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

    def _link_all(self) -> None:
        """Names first, so that titles and genders are known; then all in the order of the text, so that only what was
        said before counts; words of the first person last, when their speakers are known."""
        for position in self._positions:
            if self.names.covers(position.mention):
                self._keep(position)
        for frame in self._roles:
            self._note_role(frame)
        spoken = [position for position in self._positions if _first_person(position.mention)]
        told = [position for position in self._positions if not _first_person(position.mention)]
        for position in (*told, *spoken):
            self._remember(position)

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

    def _remember(self, position: Position) -> None:
        mention = position.mention
        link = self._keep(position)
        if link is not None and link.kind == "local":
            link = self._links[span(mention)] = self._described_before(mention) or link
        if link is not None:
            own = self._own_words(mention, link)
            head = mention.head.lower() if own else self._last_word(link)
            self._history.add(Occurrence(mention, position.nested, self._meant(mention, link), own, head))
            if own:
                self._initials.setdefault(_initials(mention), link.ids)

    def _meant(self, mention: Mention, link: Link) -> tuple[str, ...]:
        """ "The Lions are an armed group. The group": what is said to be one is what "the group" takes up.

        Of "Hibhib is a village in Iraq" it is also known then that Hibhib is a place.
        """
        subject = self._turns.said_of(mention)
        ids = self._known(subject) if subject is not None else ()
        if len(ids) != 1 or not self.registry[ids[0]].named:
            return link.ids
        named, said = self.registry[ids[0]], self.registry[link.ids[0]].type
        if named.type == "object" and said in PLACES:
            named.type = said
        return ids

    def _last_word(self, link: Link) -> str:
        """Return the last word of a name: "coalition" of the Global Coalition."""
        name = head_words(self.registry[link.ids[0]].label)
        return name[-1].lower() if name else ""

    def _keep(self, position: Position) -> Link | None:
        key = span(position.mention)
        link = self._links.get(key) or self._find(position)
        if link is not None:
            self._links[key] = link
            self._genders.fill(self.registry, link.ids)
        return link

    def _find(self, position: Position) -> Link | None:
        mention = position.mention
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
            modifier = hyphened or "modifier" in {position.nested, mention.function}
            return self.names.link(mention, modifier=modifier)
        return self._descriptions.link(mention, told_by=self._teller(mention))

    def _teller(self, mention: Mention) -> tuple[str, ...]:
        """Return who tells what a description stands in: "Mugabe said the president had died" is of another."""
        teller = self._clauses.speakers.get(span(mention))
        return self._known(teller) if teller is not None and teller.end <= mention.start else ()

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

    def _named_after(self, mention: Mention) -> list[tuple[Mention, tuple[str, ...]]]:
        """Return the names that follow a mention in its sentence with their entities, subjects first."""
        near = (one for one in self._positions.in_sentence(mention.sentence) if not one.nested)
        behind = [one.mention for one in near if one.mention.start >= mention.end]
        behind = [one for one in behind if one.function != "possessor"]  # "where he arrived, Sall's envoy": which?
        behind.sort(key=lambda one: one.function != "subject")
        return [(one, self._known(one)) for one in behind if self.names.covers(one)]

    def _part(self, mention: Mention, nested: str) -> tuple[str, ...]:
        """Return the entities of a part of a phrase, linking it if its turn has not come."""
        link = self._links.get(span(mention))
        if link is None:
            other = Position(mention, "modifier" if nested == "modifier" else "possessor")
            link = self._find(self._positions.get(mention) or other)
        return link.ids if link is not None else ()


def _pairs(frames: Iterable[Frame]) -> list[tuple[Mention, Mention]]:
    """Return subject and object of the frames that have both."""
    return [(one.subject, one.object) for one in frames if one.subject is not None and one.object is not None]


def _initials(mention: Mention) -> str:
    """Return the initials of a description of several words: "ISF" of "Iraqi security forces"; "" for one word."""
    front = head_words(without_determiner(mention.text))
    return "".join(word[0] for word in front).upper() if len(front) > 1 else ""


def _first_person(mention: Mention) -> bool:
    if mention.kind == "pronoun" and is_first_person(mention.text):
        return True
    return mention.possessor is not None and _first_person(mention.possessor)
