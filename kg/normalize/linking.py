"""From mentions to entities: names, then descriptions and pronouns in the order of the text.

In: an article and its reading. Out: ``Links``, which gives a ``Link`` for a mention, and the registry of the entities.
In "Biden met Putin. The two leaders discussed his offer" all four phrases with a person in them find him.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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
from kg.normalize.text import DETERMINERS, PLACE_PREPOSITIONS, content_words, head_words, without_determiner
from kg.ontology import Ontology

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
        self._places: Mapping[Span, Place] = {span(place.mention): place for place in places(reading)}
        self._links: dict[Span, Link] = {}
        self._apposed = appositions(reading)
        self._roles = [frame for frame in reading.frames if holds(frame)]
        self._history = History()
        self._genders = genders
        self.names = Names(
            article=article,
            places=tuple(self._places.values()),
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
        self._coreference = Coreference(
            registry=self.registry,
            history=self._history,
            clauses=clauses(reading),
            linked=self._known,
            named_after=self._named_after,
        )
        self._descriptions = Descriptions(
            article=article,
            heads=heads,
            registry=self.registry,
            antecedents=Antecedents(self.registry, self._history),
            offices=Offices(
                article=article,
                actors=ontology.actors,
                registry=self.registry,
                history=self._history,
                headlines=frozenset(number for number, one in enumerate(reading.sentences) if one.headline),
            ),
            names=self.names,
            linked=self._part,
        )
        self._run()

    def link(self, mention: Mention) -> Link | None:
        """Return what ``mention`` stands for, None for a value, a clause and an open pronoun."""
        return self._links.get(span(mention))

    def acting(self, identifier: str) -> str:
        """Return who acts under a name: for a capital its state ("Moscow warned"), else the entity itself."""
        capital_of = self.registry[identifier].capital_of
        return capital_of if capital_of is not None else identifier

    def located_in(self, mention: Mention) -> Mention | None:
        """Return the place that a phrase says it is in, at or near: "Djibo" of "a village near Djibo"."""
        for (start, end), place in self._places.items():
            inside = mention.start < start and end <= mention.full_end and start < mention.end + _NEAR
            before = self._text[mention.start : start].lower().split() if inside else []
            while before and before[-1] in DETERMINERS:
                before.pop()
            named = any(letter.isupper() for letter in place.mention.text)
            if before and before[-1] in PLACE_PREPOSITIONS and named:
                return place.mention
        return None

    def is_office(self, words: str) -> bool:
        """Return whether a title names an office: "President", not "General" or "lawmaker"."""
        row = self.heads.find(head_words(words))
        return row is not None and "office" in row.traits

    def _describes_person(self, mention: Mention) -> bool:
        row = self.heads.find(head_words(without_determiner(mention.text)), mention.head)
        return row is None or row.type == "person"

    def is_honorific(self, words: str) -> bool:
        """Return whether a title says nothing of what its bearer does: "Mr"."""
        row = self.heads.find(head_words(words))
        return row is not None and "honorific" in row.traits

    def _run(self) -> None:
        """Names first, so that titles and genders are known; then all in the order of the text, so that only what was
        said before counts; words of the first person last, when their speakers are known."""
        for place in self._places.values():
            if self.names.covers(place.mention):
                self._keep(place)
        for frame in self._roles:
            self._note_role(frame)
        later = [place for place in self._places.values() if _first_person(place.mention)]
        for place in self._places.values():
            if place not in later:
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
        if draft.country is None and len(of) == 1 and self.registry[of[0]].type == "state":
            draft.country = of[0]

    def _remember(self, place: Place) -> None:
        link = self._keep(place)
        if link is not None and link.kind == "local":
            link = self._links[span(place.mention)] = self._described_before(place.mention) or link
        if link is not None:
            self._history.add(Occurrence(place, link.ids, self._own_words(place.mention, link)))

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
        if apposed is not None and self._describes_person(mention) and (target := self.names.link(apposed)) is not None:
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
        if not is_acronym(name):
            return None
        for one in self._history:
            front = head_words(without_determiner(one.mention.text)) if one.words else []
            if len(front) > 1 and "".join(word[0] for word in front).upper() == name.rstrip("s"):
                return Link(one.ids, "acronym")
        return None

    def _known(self, mention: Mention) -> tuple[str, ...]:
        """Return the entities of a mention already linked, or of one with a name, which can be linked at any time."""
        link = self._links.get(span(mention))
        if link is None and mention.kind not in {"pronoun", "clause", "value"} and self.names.covers(mention):
            link = self.names.link(mention)
        return link.ids if link is not None else ()

    def _named_after(self, mention: Mention) -> list[tuple[str, ...]]:
        """Return the entities of the names that follow a mention in its sentence, subjects first."""
        behind = [
            place.mention
            for place in self._places.values()
            if place.mention.sentence == mention.sentence and place.mention.start >= mention.end and not place.nested
        ]
        behind.sort(key=lambda one: one.function != "subject")
        return [self._known(one) for one in behind if self.names.covers(one)]

    def _part(self, mention: Mention, nested: str) -> tuple[str, ...]:
        """Return the entities of a part of a phrase, linking it if its turn has not come."""
        link = self._links.get(span(mention))
        if link is None:
            place = self._places.get(span(mention), Place(mention, "modifier" if nested == "modifier" else "possessor"))
            link = self._find(place)
        return link.ids if link is not None else ()


def _first_person(mention: Mention) -> bool:
    if mention.kind == "pronoun" and is_first_person(mention.text):
        return True
    return mention.possessor is not None and _first_person(mention.possessor)
