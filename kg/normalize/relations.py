"""From the words of a predicate to a relation of the ontology.

In: a ``Frame``. Out: its ``Sense``: the row of the lexicon, and the mentions that are the claim's subject, object and
further arguments. "Milley met with Gerasimov" has the row of "meet with"; "the Kremlin mulled it over" has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import STATEMENTS, Argument, Article, Frame, Mention, Sentence
from kg.normalize.agreement import PLACES
from kg.normalize.authors import Authors
from kg.normalize.contents import Contents
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import is_same_span
from kg.normalize.ordinary import Ordinary
from kg.normalize.participants import Participants, is_several
from kg.normalize.referents import Referents
from kg.normalize.rowfinding import RowFinder
from kg.normalize.senses import Sense
from kg.ontology import Ontology
from kg.ontology.lexiconrows import Row
from kg.ontology.vocabulary import OTHER, Relation

_MEMBERSHIPS = {"part": "kg:partOf", "one": "kg:oneOf", "former member": "kg:wasMemberOf"}
"""By the lemmas of frames of kind "member"."""
_LASTING = frozenset({"MEMBER", "ALLY", "CONTROL", "ROLE"})
_BESIDE = frozenset({"time", "manner", "location", "instrument", "purpose", "cause", "office"})
"""Roles that are never the object of a claim unless the row says so."""
BACKING, AID = "kg:supported", "kg:aided"
IN_OFFICE, EMPLOYED = "kg:holdsRole", "kg:worksFor"
_ELLIPSIS = "ellipsis"
"""The rule of extraction for a verb that is that of the clause before: "and so did Cairo"."""
_PURPOSE = "purpose"
"""The rule of extraction for an infinitive that says what for."""
_VERBAL = frozenset({"REQUEST", "AGREE", "THREATEN", "ACCUSE"})
"""Events that are words of one to another, who answers them."""
_DESCRIBES = "agent-of-description"
"""The rule of extraction for a noun that says what its subject does: "is the largest donor of food"."""
_LOST_ENDINGS = ("ly", "n't", "n’t")
"""Of adverbs and negated auxiliaries before the verb."""
_QUOTES = "“”\"'‘’"
_TOWARD = frozenset({"to", "into", "onto", "toward", "towards"})


class Relations:
    """Reads frames by the ontology."""

    def __init__(
        self,
        *,
        article: Article,
        ontology: Ontology,
        heads: HeadNouns,
        referents: Referents,
        sentences: Sequence[Sentence] = (),
        frames: Sequence[Frame] = (),
    ) -> None:
        self._text = article.text
        self._ontology = ontology
        self._is_entity = referents.is_entity
        self._type_of = referents.type_of
        self._is_same = referents.is_same
        self._frames = frames
        self._contents = Contents(frames)
        self._rows = RowFinder(
            text=article.text,
            ontology=ontology,
            heads=heads,
            contents=self._contents,
            referents=referents,
            sense_of=self.sense,
        )
        self._authors = Authors(article.text, self._contents, ontology.lexicon)
        self._participants = Participants(
            text=article.text,
            relations=ontology.relations,
            heads=heads,
            contents=self._contents,
            referents=referents,
            is_conflict=self._is_conflict,
            relation_of=lambda frame: self.sense(frame).relation.curie,
        )
        self._senses: dict[int, Sense] = {}
        self._ordinary = Ordinary(
            text=article.text,
            sentences=sentences,
            heads=heads,
            lexicon=ontology.lexicon,
            relations=ontology.relations,
            referents=referents,
            contents=self._contents,
        )

    def sense(self, frame: Frame) -> Sense:
        """Return the relation that ``frame`` states and its participants."""
        if frame.index not in self._senses:
            self._senses[frame.index] = self._material(frame, self._read(self.authored(frame)))
        return self._senses[frame.index]

    def _is_conflict(self, frame: Frame) -> bool:
        """Return whether a frame is a deed or word against somebody, by PLOVER's quad classes 3 and 4."""
        return (self._ontology.events[self.sense(frame).event].quad or 0) > 2

    def _material(self, frame: Frame, sense: Sense) -> Sense:
        """Return the sense; in "gave 10 million to support the refugees" the support is no mere word.

        So it is where what is given stands in the clause that the support is the purpose of.
        """
        if sense.relation.curie != BACKING or _PURPOSE not in frame.rules or frame.kind != "verb":
            return sense
        above = [one for one in self._contents.beside(frame) if _gives(one, frame)]
        if not above or self.sense(above[-1]).event != "AID":
            return sense
        aid = self._ontology.relations[AID]
        return replace(sense, relation=aid, event=aid.event, mode=aid.mode, label=aid.label)

    def authored(self, frame: Frame) -> Frame:
        """Return the frame with authors in the place of what they wrote, passed or staged."""
        return self._authors.authored(frame)

    def is_echo(self, frame: Frame) -> bool:
        """Return whether an event noun says nothing beyond the verb that carries it: "launched an attack on Mocoa".

        Nor does "remains a donor of food" beyond the noun, by which who remains one donates it.
        """
        if frame.kind != "event":
            return self._is_description(frame)
        return any(self._echoes(frame, self.sense(carrier)) for carrier in self._contents.carriers(frame))

    def _is_description(self, frame: Frame) -> bool:
        """Whether a verb only says that its subject is who does what its object's noun tells."""
        noun = self._contents.event_in(frame.object) if frame.object is not None else None
        if noun is None or _DESCRIBES not in noun.rules or self.sense(frame).relation.curie != OTHER:
            return False
        does = noun.subject is not None and frame.subject is not None and self._is_same(noun.subject, frame.subject)
        return does and self.sense(noun).relation.curie != OTHER

    def _echoes(self, noun: Frame, told: Sense) -> bool:
        if told.row is None or not (told.row.noun or told.row.kind == "noun"):
            return False
        present = [told.subject, told.object, *(one.mention for one in told.arguments)]
        mains = [end for end in present[:2] if end is not None]
        spoken = noun.subject is not None and told.object is not None and self.sense(noun).event in _VERBAL
        if spoken and noun.subject is not None and not any(self._is_same(noun.subject, end) for end in mains):
            return False  # "rejected Turkey's demand for talks": Turkey demanded them
        ends = [mention for mention in (noun.subject, noun.object) if mention is not None]
        if len(ends) == 1 and is_several(noun.subject) and self.sense(noun).mutual:
            present = [told.subject]  # "continued the cooperation between Chile and Peru": with each other
        known = [mention for mention in present if mention is not None]
        return all(any(self._is_same(end, mention) for mention in known) for end in ends)

    def _read(self, frame: Frame) -> Sense:
        stated = self._stated(frame)
        if stated is not None:
            person = frame.kind == "role" and self._type_of(frame.object) == "person"
            if person and frame.lemma.rpartition(" ")[2].lower() in self._ontology.words["personal_staff"]:
                stated = self._ontology.relations[EMPLOYED] if stated.curie == IN_OFFICE else stated
                person = stated.curie != EMPLOYED  # "Macron's adviser" works for him
            target = None if person else frame.object  # "Bolsonaro's justice minister" has no office in Bolsonaro
            return self._sense(stated, None, frame, subject=frame.subject, target=target, rest=frame.arguments)
        frame, row = self._rows.find(frame)
        if row is not None:
            sense = self._by_row(frame, row)
            if row.event == "LOCATED" and not self._is_place(sense.object):
                return self._without_row(frame)
            if self._is_question(frame, row) or self._is_left_so(frame, row, sense):
                return self._without_row(frame)
            if self._is_of_others(frame, row):
                return self._told(frame)
            if row.event in STATEMENTS:
                return sense
            if not self._ordinary.is_ordinary(frame, row, sense.subject, sense.object):
                everyday = self._ordinary.is_everyday(frame, row, sense.subject, sense.object)
                return replace(sense, everyday=True) if everyday else sense
            if row.content:
                return self._unweighed(frame)
        return self._lasting(frame) or self._without_row(frame)

    def _stated(self, frame: Frame) -> Relation | None:
        """Return the relation that a frame without a verb states by its kind."""
        match frame.kind:
            case "location":
                return self._ontology.place_relation(frame.lemma)
            case "role":
                past = not self._ontology.words["former_words"].isdisjoint(_parts(frame.lemma))
                return self._ontology.relations["kg:heldRole" if past else "kg:holdsRole"]
            case "member":
                return self._ontology.relations[_MEMBERSHIPS.get(frame.lemma, "kg:memberOf")]
            case "alias":
                return self._ontology.relations["kg:alsoKnownAs"]
        return None

    def _is_place(self, mention: Mention | None) -> bool:
        """Whether something can be there: "lives in Qatar", not "lives in exile"."""
        return mention is None or mention.kind == "name" or self._type_of(mention) in PLACES

    def _unweighed(self, frame: Frame) -> Sense:
        """ "The coach said that his players must rest" only says so: what is told of chooses no row."""
        frame, row = self._rows.find(frame, weigh=False)
        plain = row is not None and row.event in STATEMENTS
        return self._by_row(frame, row) if row is not None and plain else self._without_row(frame)

    def _is_of_others(self, frame: Frame, row: Row) -> bool:
        """Whether the noun says that another did it: "announced the arrest of the hacker by Spanish police"."""
        noun = self._contents.event_in(frame.object) if row.noun and frame.object is not None else None
        if noun is None or noun.subject is None or frame.subject is None:
            return False
        telling = frame.lemma in self._ontology.words["speech_verbs"]
        by = self._text[: noun.subject.start].rstrip().endswith(" by")
        return telling and by and not self._is_same(noun.subject, frame.subject)

    def _told(self, frame: Frame) -> Sense:
        row = self._ontology.lexicon.find("verb", frame.lemma)
        return self._without_row(frame) if row is None else self._by_row(frame, row)

    def _is_left_so(self, frame: Frame, row: Row, sense: Sense) -> bool:
        """Whether something makes a place what it then is: "the war left Iraq a ruin" goes away from nowhere."""
        if row.lemma != "leave" or row.particle or row.noun or row.event not in {"RETREAT", "SANCTION"}:
            return False
        if any(one.role == "result" for one in frame.arguments) or self._type_of(sense.subject) == "event":
            return True
        beside = [one.mention for one in frame.arguments if one.preposition == "with"]  # "left Taipei with 13 allies"
        return any(one.text[:1].isdigit() for one in beside)

    def _is_question(self, frame: Frame, row: Row) -> bool:
        """Whether something is asked and not asked for: "asked whether Dublin had armed them"."""
        if row.event != "REQUEST" or frame.object_frame is None:
            return False
        between = self._text[frame.predicate_end : self._frames[frame.object_frame].predicate_start].lower().split()
        words = self._ontology.words
        opening = not words["open_question_words"].isdisjoint(between[:2])  # "asked in what way it would help"
        return opening or not (words["questions"] | words["ways_and_reasons"]).isdisjoint(between)

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
        own = row is not None and row.relation == relation.curie  # else that of several who do it with each other
        event, mode = (row.event, row.mode) if row is not None and own else (relation.event, relation.mode)
        return Sense(relation, event, mode, label, row, subject, target, tuple(rest))

    def _repeated(self, frame: Frame) -> Frame:
        """Return the frame whose verb another one repeats: that of "followed" for "did" in "and so did Cairo"."""
        if _ELLIPSIS not in frame.rules:
            return frame
        same = [one for one in self._frames if one.lemma == frame.lemma and _ELLIPSIS not in one.rules]
        return max((one for one in same if one.index < frame.index), key=lambda one: one.index, default=frame)

    def _own_words(self, frame: Frame, target: Mention | None) -> str:
        """Return the predicate as the text has it, without auxiliaries and negation: "pressed ahead with"."""
        words = self._repeated(frame).predicate.split()
        dropped = self._ontology.words["negation"] | self._ontology.words["label_adverbs"]
        dropped |= set(self._ontology.words.modals) | {"to"}
        dropped |= frozenset() if frame.kind == "copula" else self._ontology.words["auxiliaries"]
        verb = frame.lemma.split()[:1]  # "fly out", and no adverb
        while len(words) > 1 and (words[0].lower() in dropped or words[0].lower().endswith(_LOST_ENDINGS)):
            if [words[0].lower()] == verb:
                break
            words = words[1:]
        through = next((one.preposition for one in frame.arguments if one.mention is target), "")
        particle = "" if through.split()[:1] == [frame.particle] else frame.particle  # "walked out of"
        added = [word for word in (particle, through) if word and word not in words]
        label = " ".join([*words, *added]).strip(_QUOTES)
        return label.lower() if label.isupper() else label

    def _lasting(self, frame: Frame) -> Sense | None:
        """Return the sense of "Slovenia is a member of NATO", where the noun after "is" names the relation.

        Who "is a former ally of Russia" is none.
        """
        noun = frame.object
        if frame.kind != "copula" or noun is None or noun.kind != "nominal":
            return None
        target = noun.complement or noun.possessor
        before = noun.text.lower().partition(noun.head)[0].split()
        row = self._ontology.lexicon.find("noun", noun.head, prepositions=["of"], modifiers=before)
        if row is None or target is None or row.event not in _LASTING:
            return None
        if not row.modifier and not self._ontology.words["former_words"].isdisjoint(before):
            return None
        relation = self._ontology.relations[row.relation]
        return self._sense(relation, row, frame, subject=frame.subject, target=target, rest=frame.arguments)

    def _by_row(self, frame: Frame, row: Row) -> Sense:
        parts = self._participants.of(frame, row)
        return self._sense(parts.relation, row, frame, subject=parts.subject, target=parts.object, rest=parts.arguments)

    def _object_without_row(self, frame: Frame) -> tuple[Mention | None, list[Argument]]:
        if frame.object is not None:
            return frame.object, list(frame.arguments)
        for argument in frame.arguments:
            toward = argument.preposition in _TOWARD
            if (argument.role in _BESIDE and not toward) or argument.role == "content":
                continue  # nor in "flew to visit the troops"
            if argument.preposition == "in" and argument.mention.head in self._ontology.words["adjunct_nouns"]:
                continue
            behind = argument.mention.start > frame.predicate_start
            if (
                behind
                and self._is_entity(argument.mention)
                and not (frame.kind == "copula" and argument.mention.name == "")
            ):
                return argument.mention, [other for other in frame.arguments if other is not argument]
        return None, list(frame.arguments)


def _parts(office: str) -> list[str]:
    """Return the words of an office: "ex" and "president" of "Ex-president"."""
    return re.split(r"[\s-]+", office.lower())


def _gives(verb: Frame, purpose: Frame) -> bool:
    """Whether a verb before it has the same subject, and something that is given."""
    before = verb.kind == "verb" and verb.predicate_end <= purpose.predicate_start and verb.object is not None
    return before and is_same_span(verb.subject, purpose.subject)
