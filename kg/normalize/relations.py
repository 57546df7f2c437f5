"""From the words of a predicate to a relation of the ontology, and who is what in it.

In: a ``Frame``. Out: its ``Sense``: the row of the lexicon, and the mentions that are the claim's
subject, object and further arguments. "The mission received vehicles from Kuwait" is, by its row, Kuwait that gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Argument, Article, Frame, FrameKind, Mention
from kg.normalize.agreement import PLACES
from kg.normalize.authors import Authors
from kg.normalize.contents import Contents
from kg.normalize.headnouns import HeadNouns
from kg.normalize.ordinary import Ordinary
from kg.normalize.rowfinding import INDIRECT, RowFinder, is_dative, is_time
from kg.normalize.text import head_words, without_determiner
from kg.ontology import Ontology
from kg.ontology.lexiconrows import Row
from kg.ontology.vocabulary import OTHER, Relation

_STATIC: Mapping[FrameKind, str] = {
    "role": "kg:holdsRole", "location": "kg:locatedIn", "member": "kg:memberOf", "alias": "kg:alsoKnownAs",
}  # fmt: skip
_OFFICES = frozenset({"kg:holdsRole", "kg:heldRole"})
_MEMBERSHIPS = {"part": "kg:partOf", "one": "kg:oneOf"}
"""By the lemmas of frames of kind "member"."""
_STATEMENTS = frozenset({"SAY", "ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS", "OTHER"})
"""What is said or lasts; the other labels are PLOVER's political events."""
_LASTING = frozenset({"MEMBER", "ALLY", "CONTROL", "ROLE"})
_BESIDE = frozenset({"time", "manner", "location", "instrument", "purpose", "cause", "office"})
"""Roles that are never the object of a claim unless the row says so."""
_TOLD = frozenset({"AGREE", "REQUEST"})
"""Events that are done in words: what is promised is to fight hunger, not hunger."""
_AFTER_PATIENT = ("recipient", "opponent", "theme", "beneficiary", "topic", "destination", "source", "content")
_DEFAULT_ROLES: Mapping[str, str] = {
    "with": "theme", "to": "destination", "into": "destination", "from": "source", "about": "topic", "over": "topic",
    "against": "opponent", "for": "purpose", "by": "instrument",
}  # fmt: skip
_LOST_ENDINGS = ("ly", "n't", "n’t")
"""Of adverbs and negated auxiliaries before the verb."""
_TOWARD = frozenset({"to", "into", "onto", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a frame says in the ontology's terms. ``row`` is None where the lexicon has none."""

    relation: Relation
    event: str
    mode: str | None
    label: str
    row: Row | None
    subject: Mention | None
    object: Mention | None
    arguments: tuple[Argument, ...]


class Relations:
    """Reads frames by the ontology.

    ``names`` tells whether a mention names an entity, ``type_of`` of which type, ``is_same`` whether two name the same,
    ``is_known`` whether it names an actor of the gazetteer.
    """

    def __init__(
        self,
        *,
        article: Article,
        ontology: Ontology,
        heads: HeadNouns,
        names: Callable[[Mention], bool],
        type_of: Callable[[Mention | None], str],
        is_same: Callable[[Mention, Mention], bool],
        is_known: Callable[[Mention], bool],
        frames: Sequence[Frame] = (),
    ) -> None:
        self._text = article.text
        self._ontology = ontology
        self._heads = heads
        self._names = names
        self._type_of = type_of
        self._is_same = is_same
        self._frames = frames
        self._contents = Contents(frames)
        self._rows = RowFinder(
            text=article.text,
            ontology=ontology,
            heads=heads,
            contents=self._contents,
            type_of=type_of,
            is_same=is_same,
            quad_of=self._quad_of,
        )
        self._authors = Authors(article.text, self._contents, ontology.lexicon)
        self._senses: dict[int, Sense] = {}
        self._ordinary = Ordinary(
            heads=heads,
            lexicon=ontology.lexicon,
            relations=ontology.relations,
            type_of=type_of,
            is_known=is_known,
            contents=self._contents,
        )

    def sense(self, frame: Frame) -> Sense:
        """Return the relation that ``frame`` states and its participants."""
        if frame.index not in self._senses:
            self._senses[frame.index] = self._read(self.authored(frame))
        return self._senses[frame.index]

    def authored(self, frame: Frame) -> Frame:
        """Return the frame with authors in the place of what they wrote, passed or staged."""
        return self._authors.authored(frame)

    def is_echo(self, frame: Frame) -> bool:
        """Return whether an event noun says nothing beyond the verb that carries it: "launched an attack on Mocoa"."""
        if frame.kind != "event":
            return False
        return any(self._echoes(frame, self.sense(carrier)) for carrier in self._contents.carriers(frame))

    def _echoes(self, noun: Frame, told: Sense) -> bool:
        if told.row is None or not (told.row.noun or told.row.kind == "noun"):
            return False
        if noun.object is None and _is_several(noun.subject):
            return False  # "continued the cooperation between Chile and Peru": with each other
        present = [told.subject, told.object, *(one.mention for one in told.arguments)]
        known = [mention for mention in present if mention is not None]
        ends = [mention for mention in (noun.subject, noun.object) if mention is not None]
        return all(any(self._is_same(end, mention) for mention in known) for end in ends)

    def _quad_of(self, frame: Frame) -> int | None:
        return self._ontology.events[self.sense(frame).event].quad

    def _read(self, frame: Frame) -> Sense:
        static = _STATIC.get(frame.kind)
        if static is not None:
            beside = frame.kind == "location" and frame.lemma in self._ontology.words["nearness"]
            static = _MEMBERSHIPS.get(frame.lemma, static) if frame.kind == "member" else static
            past = frame.kind == "role" and not self._ontology.words["former_words"].isdisjoint(_parts(frame.lemma))
            relation = self._ontology.relations["kg:near" if beside else "kg:heldRole" if past else static]
            person = frame.kind == "role" and self._type_of(frame.object) == "person"
            target = None if person else frame.object  # "Bolsonaro's justice minister" has no office in Bolsonaro
            return self._sense(relation, None, frame, subject=frame.subject, target=target, rest=frame.arguments)
        frame, row = self._rows.find(frame)
        if row is not None:
            sense = self._by_row(frame, row)
            if row.event == "LOCATED" and not self._is_place(sense.object):
                return self._without_row(frame)
            if self._is_question(frame, row):
                return self._without_row(frame)
            if row.event in _STATEMENTS or not self._ordinary.is_ordinary(frame, row, sense.subject, sense.object):
                return sense
            if row.content:
                return self._unweighed(frame)
        return self._lasting(frame) or self._without_row(frame)

    def _is_place(self, mention: Mention | None) -> bool:
        """Whether something can be there: "lives in Qatar", not "lives in exile"."""
        return mention is None or mention.kind == "name" or self._type_of(mention) in PLACES

    def _unweighed(self, frame: Frame) -> Sense:
        """ "The coach said that his players must rest" only says so: what is told of chooses no row."""
        frame, row = self._rows.find(frame, weigh=False)
        plain = row is not None and row.event in _STATEMENTS
        return self._by_row(frame, row) if row is not None and plain else self._without_row(frame)

    def _is_question(self, frame: Frame, row: Row) -> bool:
        """Whether something is asked and not asked for: "asked whether Dublin had armed them"."""
        if row.event != "REQUEST" or frame.object_frame is None:
            return False
        between = self._text[frame.predicate_end : self._frames[frame.object_frame].predicate_start].lower().split()
        return not self._ontology.words["questions"].isdisjoint(between)

    def _without_row(self, frame: Frame) -> Sense:
        target, rest = self._object_without_row(frame)
        return self._sense(
            self._ontology.relations[OTHER], None, frame, subject=frame.subject, target=target, rest=rest
        )

    def _sense(
        self,
        relation: Relation,
        row: Row | None,
        frame: Frame,
        *,
        subject: Mention | None,
        target: Mention | None,
        rest: Iterable[Argument],
    ) -> Sense:
        label = self._own_words(frame, target) if relation.curie == OTHER else relation.label
        event, mode = (row.event, row.mode) if row is not None else (relation.event, relation.mode)
        return Sense(relation, event, mode, label, row, subject, target, tuple(rest))

    def _own_words(self, frame: Frame, target: Mention | None) -> str:
        """Return the predicate as the text has it, without auxiliaries and negation: "pressed ahead with"."""
        words = frame.predicate.split()
        dropped = self._ontology.words["negation"] | set(self._ontology.words.modals) | {"to"}
        dropped |= frozenset() if frame.kind == "copula" else self._ontology.words["auxiliaries"]
        while len(words) > 1 and (words[0].lower() in dropped or words[0].lower().endswith(_LOST_ENDINGS)):
            words = words[1:]
        through = next((one.preposition for one in frame.arguments if one.mention is target), "")
        added = [word for word in (frame.particle, through) if word and word not in words]
        label = " ".join([*words, *added])
        return label.lower() if label.isupper() else label

    def _lasting(self, frame: Frame) -> Sense | None:
        """Return the sense of "Slovenia is a member of NATO", where the noun after "is" names the relation."""
        noun = frame.object
        if frame.kind != "copula" or noun is None or noun.kind != "nominal":
            return None
        target = noun.complement or noun.possessor
        row = self._ontology.lexicon.find("noun", noun.head, prepositions=["of"])
        if row is None or target is None or row.event not in _LASTING:
            return None
        relation = self._ontology.relations[row.relation]
        return self._sense(relation, row, frame, subject=frame.subject, target=target, rest=frame.arguments)

    def _by_row(self, frame: Frame, row: Row) -> Sense:
        given = self._participants(frame, row)
        subject = next((mention for role, mention, _ in given if role == "agent"), None)
        if subject is None and frame.subject is not None and row.roles.get("subject", "agent") == "agent":
            subject = frame.subject
        relation = self._ontology.relations[row.relation]
        if row.together and self._is_mutual(frame, subject):
            relation = self._ontology.relations[row.together]
            given = [("theme" if role == "patient" else role, mention, kept) for role, mention, kept in given]
        target = self._target(given, row, frame, subject, relation) or self._of_complement(frame, row)
        if target is not None and target is frame.object and frame.kind == "verb":
            target = self._carried(target, row)
        rest = [
            Argument(
                role if mention is not frame.object else "theme", argument.preposition if argument else "", mention
            )
            for role, mention, argument in given
            if mention not in (subject, target)
        ]
        target, rest = _with_repeated(given, target, rest)
        rest += self._inside(frame, row, subject, target, rest)
        if row.relation in _OFFICES and target is not None and self._is_office(target):
            rest = [Argument("office", "", target), *rest]
            bodies = (target.possessor, *target.modifiers, target.complement)
            target = next((one for one in bodies if one is not None and one.label), None)
        return self._sense(relation, row, frame, subject=subject, target=target, rest=rest)

    def _is_office(self, mention: Mention) -> bool:
        """Whether somebody is named as what he serves as: "secretary of state", "Turkey's envoy"."""
        row = self._heads.find(head_words(without_determiner(mention.text)), mention.head)
        return row is not None and row.type == "person" and not mention.label

    def _is_mutual(self, frame: Frame, subject: Mention | None) -> bool:
        """Whether several do something with each other, not with another; what has a name, others sign as well."""
        named = frame.object is not None and frame.object.kind == "name"
        return _is_several(subject) and not named and not any(one.preposition == "with" for one in frame.arguments)

    def _carried(self, noun: Mention, row: Row) -> Mention | None:
        """Return the object; of an event noun whose verb only carries it what the event is done to.

        "Began a bitter offensive against Goma" is done to Goma, and "opened an investigation" to nothing.
        """
        event = self._contents.event_in(noun) if row.kind == "noun" else None
        return noun if event is None else event.object

    def _of_complement(self, frame: Frame, row: Row) -> Mention | None:
        """Return the object of the noun that belongs to the verb: of "got in contact with Zambia" Zambia."""
        if not row.complement:
            return None
        inner = (self._contents.event_in(one.mention) for one in frame.arguments if not is_time(one))
        return next((event.object for event in inner if event is not None), None)

    def _inside(
        self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None, rest: Sequence[Argument]
    ) -> list[Argument]:
        """Return who takes part in what was agreed, refused or condemned: "refused to send troops to Mali"."""
        if row.event in _STATEMENTS:
            return []
        known = [mention for mention in (subject, target, *(one.mention for one in rest)) if mention is not None]
        spans = {(mention.start, mention.end) for mention in known}
        found: list[Argument] = []
        for argument in self._contents.of(frame, target):
            span = (argument.mention.start, argument.mention.end)
            if span not in spans:
                spans.add(span)
                asked = row.event == "REQUEST" and argument.role == "agent"
                found.append(Argument("recipient" if asked else "content", argument.preposition, argument.mention))
        return found

    def _participants(self, frame: Frame, row: Row) -> list[tuple[str, Mention, Argument | None]]:
        """Return every participant with its role by the row; the argument it came from, None for subject and object."""
        found: list[tuple[str, Mention, Argument | None]] = []
        if frame.subject is not None:
            found.append((row.roles.get("subject", "agent"), frame.subject, None))
        if frame.object is not None:
            other = "theme" if "patient" in row.roles.values() else "patient"
            found.append((row.roles.get("object", other if not row.noun else "theme"), frame.object, None))
        for argument in frame.arguments:
            key = argument.preposition or (INDIRECT if is_dative(argument) else "")
            role = "time" if is_time(argument) else _role_of(row, key) or argument.role
            if not role and key and row.preposition in key.split():
                role = "patient" if frame.object is None or row.noun else "topic"
            found.append((role or _default_role(argument.preposition), argument.mention, argument))
        return found

    def _target(
        self,
        given: Sequence[tuple[str, Mention, Argument | None]],
        row: Row,
        frame: Frame,
        subject: Mention | None,
        relation: Relation,
    ) -> Mention | None:
        """Return the claim's object: the patient, else the direct object, else the next best that names something."""
        others = [(role, mention, argument) for role, mention, argument in given if mention is not subject]
        mutual = relation.symmetric and _is_several(subject)
        for role, mention, _ in others:
            if role == "patient" and (not mutual or mention is not frame.object):
                return mention
        if mutual:
            return None  # "Cyprus and Egypt signed a treaty": with each other
        if frame.object is not None and frame.object is not subject and not row.noun:
            return frame.object
        spoken = row.event == "SAY"  # "denied arming the rebels" is not said to the rebels, nor of them alone
        promised = row.event in _TOLD and self._contents.clause(frame) is not None  # "promised to fight hunger"
        told = spoken or promised or row.kind == "adjective"  # "is willing to free the sailors": to free them
        for wanted in _AFTER_PATIENT[:-1] if told else _AFTER_PATIENT:
            for role, mention, _ in others:
                if role == wanted and mention.start > frame.predicate_start and self._names(mention):
                    return mention
        return frame.object if frame.object is not subject and not self._is_deed(row, frame) else None

    def _is_deed(self, row: Row, frame: Frame) -> bool:
        """ "conducted 23 strikes": the object only names what is done, and is nobody whom it is done to."""
        return bool(row.noun) and row.event == "ASSAULT" and frame.kind == "verb"

    def _object_without_row(self, frame: Frame) -> tuple[Mention | None, list[Argument]]:
        if frame.object is not None:
            return frame.object, list(frame.arguments)
        for argument in frame.arguments:
            toward = argument.preposition in _TOWARD
            if (argument.role in _BESIDE and not toward) or argument.role == "content":
                continue  # nor in "flew to visit the troops"
            behind = argument.mention.start > frame.predicate_start
            if (
                behind
                and self._names(argument.mention)
                and not (frame.kind == "copula" and argument.mention.name == "")
            ):
                return argument.mention, [other for other in frame.arguments if other is not argument]
        return None, list(frame.arguments)


def _parts(office: str) -> list[str]:
    """Return the words of an office: "ex" and "president" of "Ex-president"."""
    return re.split(r"[\s-]+", office.lower())


def _with_repeated(
    given: Sequence[tuple[str, Mention, Argument | None]], target: Mention | None, rest: list[Argument]
) -> tuple[Mention | None, list[Argument]]:
    """ "spoke to Kaya and to Silva": what stands behind the same preposition again takes the same part."""
    first = next((one for role, mention, one in given if mention is target and role == "patient"), None)
    if target is None or first is None or not first.preposition:
        return target, rest
    again = [one for one in rest if one.role == "patient" and one.preposition == first.preposition]
    if not again or sum(one.role == "time" for one in rest) > 1:  # "to Yemen on Monday and to Sudan on Friday"
        return target, rest
    members = [member for one in again for member in (one.mention, *one.mention.conjuncts)]
    return replace(target, conjuncts=(*target.conjuncts, *members)), [one for one in rest if one not in again]


def _is_several(mention: Mention | None) -> bool:
    return mention is not None and bool(mention.conjuncts)


def _role_of(row: Row, key: str) -> str:
    """Return the role of a preposition by the row; of "out of" also what it says of "of", of a dative that of "to"."""
    keys = (key, "to") if key == INDIRECT else (key, *reversed(key.split()))
    return next((row.roles[part] for part in keys if part in row.roles), "")


def _default_role(preposition: str) -> str:
    return _DEFAULT_ROLES.get(preposition, "other" if preposition else "result")
