"""The two ends of a claim: which entities a frame's subject and object stand for.

In: a frame with its ``Sense``. Out: pairs of ``End``s, one for each claim. "Hungary and Slovakia blocked the
package" gives two pairs, "Biden and Putin met" one, and "Mukwashi was arrested" the pair unknown and Tendai Mukwashi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from kg.model import UNKNOWN, EntityMention, Frame, Mention, TextObject
from kg.normalize import pronouns
from kg.normalize.dates.words import NUMBER
from kg.normalize.entities import Draft
from kg.normalize.linking import Linker
from kg.normalize.links import Link, is_same_span
from kg.normalize.senses import CLAIM_TO_BE, HARM, OFFICES_LEFT, TERRITORIAL, Sense
from kg.normalize.text import without_determiner
from kg.ontology.words import Words

_COUNTED = re.compile(rf"{NUMBER}\s", re.IGNORECASE)
_ELLIPSIS = "ellipsis"
"""The rule of extraction that gives a verb the object of the one it stands for."""
_TO_PLACES = frozenset({"kg:visited", "kg:traveledTo"})
_RELATIVES = frozenset({"whom", "which"})
_OFFICERS = frozenset({"person", "group"})
"""What can hold an office; "Transnistria" before a title is a misread name."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: an entity with its mention, or words, and how it was linked."""

    value: EntityMention | TextObject
    link: Link | None
    mention: Mention | None
    """The words in the text; None for an actor that the text does not name."""


class Ends:
    """Finds the ends of one article's claims."""

    def __init__(self, linker: Linker, words: Words) -> None:
        self._linker = linker
        self._stirring = words["stirring_verbs"]
        self._occupations = words["occupations"]
        self._fractions = words["fractions"]
        self._local_offices = words["local_offices"]
        self._two_ended = words["nouns_of_two_ends"]

    def pairs(self, frame: Frame, sense: Sense) -> Iterator[tuple[End, End | None]]:
        """Yield subject and object of each claim that the frame makes; the subject is always an entity."""
        if self._is_void(frame, sense):
            return
        subjects = self.of(sense.subject, as_actor=frame.kind in {"verb", "event"})
        if frame.kind == "role":  # "Senator Okello and her husband" are not both senators
            subjects = subjects[:1]
        targets = self._targets(frame, sense)
        if frame.kind == "event" and not targets and frame.lemma in self._two_ended:
            return
        if not subjects:
            subjects = self._unnamed_subject(frame, sense, targets)
        if frame.kind == "member" and len(subjects) > 1 and _is_of(sense.subject, sense.object):
            yield from zip(subjects, targets, strict=False)  # "the foreign ministers of Egypt and Ethiopia"
            return
        together = sense.mutual or (sense.row is not None and sense.row.together == sense.relation.curie)
        if together and not targets and len(subjects) > 1:
            yield from (combinations if sense.mutual else permutations)(subjects, 2)  # "Peru and Chile traded threats"
            return
        for subject in subjects:
            if isinstance(subject.value, TextObject) or (frame.kind == "role" and subject.value.type not in _OFFICERS):
                continue
            if _is_reciprocal(targets) and len(subjects) == 1:
                yield subject, None  # "both sides accused each other"
                continue
            each_other = _others(subject, subjects, targets)
            choices: Sequence[End | None] = each_other or self._own_objects(frame, subject, targets) or [None]
            if frame.kind == "verb" and sense.relation.event == "MEMBER" and not targets:
                continue  # "They include Gazprom": nobody knows who they are
            for target in choices:
                if self._is_idle(frame, subject.value, target):
                    continue
                if sense.relation.curie in _TO_PLACES and self._is_own_country(subject.value, target):
                    yield subject, None  # "its envoy visited the country": another one, that of those who are told of
                elif target is None or _key(target) != subject.value.id:
                    yield subject, target
                elif subject.link is not None and subject.link.anaphoric and len(choices) == 1:
                    yield subject, None
                elif not sense.relation.symmetric and target.mention is not None:
                    yield subject, End(TextObject(_words(target.mention)), None, target.mention)

    def _is_void(self, frame: Frame, sense: Sense) -> bool:
        """ "most of whom had fled" names nobody, and "Nigerian businessman Musa" has no office in Nigeria."""
        if frame.kind == "role":
            return frame.lemma.rpartition(" ")[2].lower() in self._occupations
        return _is_open_share(sense.subject) or _is_open_share(sense.object)

    def _is_idle(self, frame: Frame, subject: EntityMention, target: End | None) -> bool:
        """Whether a state would lie in a town, or "the Zimbabwe African National Union (ZANU)" be ZANU once more."""
        if frame.kind == "location":
            return self._is_inside_out(subject, target)
        alias = target.value if frame.kind == "alias" and target is not None else None
        return isinstance(alias, TextObject) and alias.text == subject.label

    def _is_inside_out(self, subject: EntityMention, target: End | None) -> bool:
        """Whether a state would lie in a town: "met the ministers of Iran and Turkey in Astana"."""
        place = target.value if target is not None else None
        if subject.type != "state" or not isinstance(place, EntityMention):
            return False
        return self._linker.registry[place.id].country is not None

    def _is_own_country(self, subject: EntityMention, target: End | None) -> bool:
        """Whether "the country" that somebody visits was taken for his own."""
        named = target is None or target.link is None or not target.link.anaphoric
        if named or target is None or not isinstance(target.value, EntityMention):
            return False
        return target.value.type == "state" and self._linker.registry[subject.id].country == target.value.id

    def _own_objects(self, frame: Frame, subject: End, targets: Sequence[End]) -> Sequence[End]:
        """Return the objects; of "Haiti recalled its consul, and so did Jamaica" for Jamaica its own consul.

        "Chad and Togo committed themselves": each itself, and not the other.
        """
        themselves = targets[0].mention if targets else None
        if themselves is not None and pronouns.find(themselves.text).reflexive:
            return [end for end in targets if _key(end) == _key(subject)] or targets
        owner = subject.value.id if isinstance(subject.value, EntityMention) else ""
        return [self._owned(end, owner) for end in targets] if _ELLIPSIS in frame.rules else targets

    def _owned(self, end: End, owner: str) -> End:
        mention = end.mention
        link = self._linker.owned(mention, owner) if mention is not None else None
        if link is None or mention is None:
            return end
        draft = self._linker.registry[link.ids[0]]
        return End(_entity(draft, mention), link, mention)

    def _targets(self, frame: Frame, sense: Sense) -> list[End]:
        if frame.kind == "role" and (sense.object is None or self._is_part_of_title(frame, sense.object)):
            return self._office(frame, sense)
        found = self.of(sense.object, as_actor=self._is_dealt_with(frame, sense))
        if sense.relation.curie in HARM:
            found = [self._counted(end) for end in found]
        if frame.kind == "role":
            return [self._of_state(end, sense.subject) for end in found]
        office = sense.relation.curie in OFFICES_LEFT and all(_is_person(end) for end in found)
        if frame.kind == "alias" or sense.relation.curie == CLAIM_TO_BE or office:
            return [End(TextObject(_words(end.mention)), None, end.mention) for end in found if end.mention is not None]
        return found

    def _counted(self, end: End) -> End:
        """Return people for a number of killed or wounded: "more than 30 were wounded", "five others"."""
        mention = end.mention
        if isinstance(end.value, EntityMention) or mention is None:
            return end
        if mention.label == "CARDINAL":
            noun = "person" if mention.text.lower() in {"one", "1"} else "people"
            return self._people(mention, f"{without_determiner(mention.text)} {noun}")
        counted = mention.head in {"other", "others"} and " " in mention.text
        return self._people(mention, mention.text) if counted else end

    def _people(self, mention: Mention, label: str) -> End:
        draft = self._linker.registry.add_description(label.lower(), label, "group")
        return End(_entity(draft, mention), Link((draft.id,), "nominal"), mention)

    def _of_state(self, body: End, person: Mention | None) -> End:
        """Return for the "Foreign Ministry" whose spokesman a Chinese is that of China."""
        link = self._linker.link(person) if person is not None else None
        if body.mention is None or link is None or len(link.ids) != 1 or not isinstance(body.value, EntityMention):
            return body
        country = self._linker.registry[link.ids[0]].country
        known = self._linker.institution(body.mention, country) if country is not None else None
        if known is None:
            return body
        draft = self._linker.registry[known.ids[0]]
        return End(_entity(draft, body.mention), known, body.mention)

    def _is_dealt_with(self, frame: Frame, sense: Sense) -> bool:
        """Whether an object that is a capital is the government in it: one warns Kabul, but visits and bombs a city.

        What alarmed Kabul alarmed nobody's houses, and the mayor of Kabul is no mayor of Afghanistan.
        """
        if frame.kind == "role" and frame.lemma.rpartition(" ")[2].lower() in self._local_offices:
            return False
        if frame.kind == "verb" and frame.lemma in self._stirring:
            return True
        return frame.kind != "location" and sense.event not in TERRITORIAL and sense.relation.curie not in _TO_PLACES

    def of(self, mention: Mention | None, *, as_actor: bool) -> list[End]:
        """Return the ends that a mention and its conjuncts give, entities before all, each once."""
        if mention is None:
            return []
        found: dict[str, End] = {}
        for member in (mention, *mention.conjuncts):
            for end in self.of_member(member, as_actor):
                found.setdefault(_key(end), end)
        return list(found.values())

    def of_member(self, mention: Mention, as_actor: bool) -> Iterator[End]:
        """Yield what one mention stands for: its entities, its words if it names none, nothing for an open pronoun.

        ``as_actor`` takes a capital for the government in it.
        """
        link = self._linker.link(mention)
        if link is None and mention.kind == "value" and mention.complement is not None:
            named = self._linker.named_behind(mention.complement) if mention.text.lower() == "one" else None
            if named is not None:
                yield from self.of_member(named, as_actor)
                return
            members = list(self.of_member(mention.complement, as_actor))  # "one of its boats"
            if len(members) == 1 or not any(_is_anaphoric(end) for end in members):  # "one of them" of two is either
                yield from (self._share(mention, mention.complement, end) for end in members)
            return
        if link is None:
            if mention.kind != "pronoun":
                yield End(TextObject(_words(mention)), None, mention)
            return
        for identifier in link.ids:
            chosen = self._linker.acting(identifier) if as_actor else identifier
            yield End(_entity(self._linker.registry[chosen], mention), link, mention)

    def _share(self, share: Mention, whole: Mention, end: End) -> End:
        """Return "44 of the 82 lawmakers" for itself: what they did the 82 did not.

        So it is with "one of the drivers", and with "two of them", where four were spoken of before.
        """
        if not isinstance(end.value, EntityMention):
            return end
        known = _is_anaphoric(end)
        counted = without_determiner(end.value.label if known and whole.kind == "pronoun" else whole.text)
        number = known or counted[:1].isdigit() or _COUNTED.match(counted)
        part = share.text.lower().split()[-1] in self._fractions
        if not (number or part or self._linker.registry[end.value.id].plural):
            return end
        front = f"{share.determiner} {share.text}".strip() if part else share.text.lower()
        owned = without_determiner(end.value.label) if whole.possessor is not None else counted
        owned = owned if whole.possessor is not None and whole.possessor.determiner != "the" else f"the {owned}"
        label = f"{front} of {whole.text}" if part and whole.possessor is not None else f"{front} of {owned}"
        draft = self._linker.registry.add_description(label.lower(), label, end.value.type)
        return End(_entity(draft, share, label), end.link, share)

    def _unnamed_subject(self, frame: Frame, sense: Sense, targets: Sequence[End]) -> list[End]:
        """A deed whose doer the text leaves out has the subject "unknown", if it has an object to stand with."""
        if not any(isinstance(target.value, EntityMention) for target in targets):
            return []
        if sense.subject is not None and sense.subject.kind == "pronoun":
            return []  # somebody is meant, only it is not sure who
        known = sense.row is not None  # "an agreement on fishing" without an actor and a row says nothing
        open_ = frame.kind == "event" or not frame.speakers or "open-doer" in frame.rules
        left_out = frame.passive or (known and open_)
        if frame.kind == "event" and sense.event == "SAY":
            return []  # "a report on the floods": nobody is said to have told
        if frame.kind not in {"verb", "event"} or not left_out or sense.subject is not None:
            return []
        draft = self._linker.registry.add_unknown()
        value = EntityMention(UNKNOWN, UNKNOWN, draft.type, "", None, None)
        return [End(value, Link((UNKNOWN,), "unknown"), None)]

    def _is_part_of_title(self, frame: Frame, mention: Mention) -> bool:
        """Whether what the tagger took for a body is only a word of the title: "Defense" in "Defense Secretary"."""
        link = self._linker.link(mention)
        inside = frame.predicate_start <= mention.start and mention.end <= frame.predicate_end
        known = link is not None and self._linker.registry[link.ids[0]].actor is not None
        return inside and not known

    def _office(self, frame: Frame, sense: Sense) -> list[End]:
        """Return the body that the gazetteer knows for "President Biden", else the words of the office."""
        link = self._linker.link(sense.subject) if sense.subject is not None else None
        start, end = frame.predicate_start, frame.predicate_end
        if link is not None and len(link.ids) == 1 and self._linker.is_office(frame.predicate):
            of_state = frame.object is None and not self._linker.is_go_between(frame.predicate)
            body = self._linker.offices.body(self._linker.registry[link.ids[0]], frame.predicate, of_state=of_state)
            if body is not None:
                draft = self._linker.registry[body]
                value = EntityMention(draft.id, draft.label, draft.type, frame.predicate, start, end)
                return [End(value, Link((draft.id,), "holder"), None)]
        if " " not in frame.predicate:
            return []  # "Ambassador Lund": his title says it already
        office = Mention(frame.predicate, start, end, start, end, frame.lemma, "nominal")
        return [End(TextObject(frame.predicate), None, office)]


def _is_anaphoric(end: End) -> bool:
    return end.link is not None and end.link.anaphoric


def _is_open_share(mention: Mention | None) -> bool:
    """ "refugees, most of whom had walked": who had, has no name of its own."""
    whole = mention.complement if mention is not None else None
    return whole is not None and whole.kind == "pronoun" and whole.text.lower() in _RELATIVES


def _entity(draft: Draft, mention: Mention, label: str = "") -> EntityMention:
    """Return an entity with the words that name it here; ``label`` where these call it otherwise than the first."""
    return EntityMention(draft.id, label or draft.label, draft.type, mention.text, mention.start, mention.end)


def _key(end: End) -> str:
    return end.value.id if isinstance(end.value, EntityMention) else f"text {end.value.text}"


def _others(subject: End, subjects: Sequence[End], targets: Sequence[End]) -> Sequence[End]:
    """Return the other subjects where the object is "each other": Armenia and Azerbaijan accuse each other."""
    return [other for other in subjects if _key(other) != _key(subject)] if _is_reciprocal(targets) else ()


def _is_reciprocal(targets: Sequence[End]) -> bool:
    return len(targets) == 1 and targets[0].mention is not None and _is_each_other(targets[0].mention)


def _is_person(end: End) -> bool:
    return isinstance(end.value, EntityMention) and end.value.type == "person"


def _is_each_other(mention: Mention) -> bool:
    return (mention.determiner, mention.head.lower()) in {("each", "other"), ("one", "another")} or (
        mention.text.lower() in {"each other", "one another"}
    )


def _words(mention: Mention) -> str:
    return without_determiner(mention.text) or mention.text


def _is_of(whole: Mention | None, part: Mention | None) -> bool:
    """Whether ``part`` stands behind "of" in ``whole``, or its members own it: "Chad's and Niger's armies"."""
    if whole is None or part is None:
        return False
    return is_same_span(whole.complement, part) or (bool(part.conjuncts) and is_same_span(whole.possessor, part))
