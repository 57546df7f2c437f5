"""Who has been spoken of, and how prominently: the memory that pronouns and "the group" are resolved against.

In: mentions with their entities, in the order of the text. Out: earlier occurrences near a place in the text.
In "Kerry met Lavrov. He left", both are remembered, Kerry as the subject.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import VOICED, Frame, Mention, Reading
from kg.normalize.links import Span, frame_mentions, span
from kg.normalize.positions import Nesting
from kg.normalize.pronouns import is_accusative

_PROMINENCE: dict[str, float] = {"subject": 1.5, "object": 0.7, "oblique": 0.0, "possessor": -0.5, "modifier": -2.0}
_OBJECTIVE: dict[str, float] = {"subject": 0.0, "object": 1.2, "oblique": 0.5, "possessor": 0.0, "modifier": -2.0}
_SENTENCE = 3.0
_NAMED = 0.3


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention and the entities it stands for."""

    mention: Mention
    nested: Nesting
    """How it stands inside another mention."""
    ids: tuple[str, ...]
    words: frozenset[str]
    """The words of a description in lower case; empty for a name."""
    head: str = ""
    """The noun by which "the <noun>" takes it up, in lower case: "group" of "a rebel group"."""

    def prominence(self, pronoun: Mention, *, named: bool) -> float:
        """Return how readily a pronoun takes this up: what is nearer, a subject and a name is more.

        "Him" within a sentence takes up an object before the subject: "Mugabe warned Donnelly that he would expel him".
        """
        function = "possessor" if self.nested else self.mention.function
        distance = max(0, pronoun.sentence - self.mention.sentence)
        parallel = distance == 0 and pronoun.function in {"object", "oblique"}
        weights = _OBJECTIVE if parallel else _PROMINENCE
        return weights.get(function, 0.0) - _SENTENCE * distance + (_NAMED if named else 0.0)


class History:
    """The occurrences so far, in the order of the text."""

    def __init__(self) -> None:
        self._all: list[Occurrence] = []
        self._sentences: dict[int, list[int]] = {}
        self._heads: dict[str, list[Occurrence]] = {}
        self._entities: dict[str, list[Occurrence]] = {}

    def add(self, occurrence: Occurrence) -> None:
        """Remember an occurrence."""
        self._sentences.setdefault(occurrence.mention.sentence, []).append(len(self._all))
        self._all.append(occurrence)
        if len(occurrence.ids) == 1:
            self._entities.setdefault(occurrence.ids[0], []).append(occurrence)
            self._heads.setdefault(occurrence.head, []).append(occurrence)

    def headed(self, head: str) -> Sequence[Occurrence]:
        """Return the occurrences of one entity each whose head is ``head``."""
        return self._heads.get(head, ())

    def alone(self, identifier: str) -> Sequence[Occurrence]:
        """Return the occurrences of one entity, by itself."""
        return self._entities.get(identifier, ())

    def before(self, mention: Mention, sentences: int) -> list[Occurrence]:
        """Return what stands before ``mention`` in its sentence and the ``sentences`` before, latest first."""
        near = range(mention.sentence - sentences, mention.sentence + 1)
        numbers = sorted((number for one in near for number in self._sentences.get(one, ())), reverse=True)
        found = (self._all[number] for number in numbers)
        return [one for one in found if one.mention.end <= mention.start]

    def __iter__(self) -> Iterator[Occurrence]:
        return iter(self._all)


@dataclass(frozen=True, slots=True)
class Clauses:
    """What goes with a mention in its frame, by the mention's span: subject, object, innermost speaker, and more."""

    subjects: Mapping[Span, Mention]
    objects: Mapping[Span, Mention]
    speakers: Mapping[Span, Mention]
    voices: Mapping[Span, Mention]
    """Who says "I" there: in "Jackson told us that we must leave" not Jackson, but whose turn or quotation it is."""
    matrix: Mapping[Span, Mention]
    """Who lets or makes somebody do something: "judge" for "him" in "the judge allowed him to leave"."""


def clauses(reading: Reading) -> Clauses:
    """Return the subjects, objects and speakers that go with every mention of the reading's frames.

    A mention in several frames belongs to the one whose predicate stands last before it: "its" in "urged Iran to halt
    its tests" to "halt". What holds an office says nothing of who does what: its frame comes last.
    """
    subjects: dict[Span, Mention] = {}
    objects: dict[Span, Mention] = {}
    speakers: dict[Span, Mention] = {}
    voices: dict[Span, Mention] = {}
    matrix: dict[Span, Mention] = {}
    nearest: dict[Span, int] = {}
    for frame in sorted(reading.frames, key=lambda one: one.kind == "role"):
        if frame.subject is not None and is_accusative(frame.subject.text) and frame.content_of is not None:
            above = reading.frames[frame.content_of].subject
            if above is not None:
                matrix.setdefault(span(frame.subject), above)
        for part in _inside(frame):
            key = span(part)
            nearer = frame.kind == "verb" and nearest.get(key, -1) < frame.predicate_start < part.start
            if key in nearest and not nearer:
                continue
            nearest[key] = frame.predicate_start if frame.predicate_start < part.start else -1
            for beside, end in ((subjects, frame.subject), (objects, frame.object)):
                beside.pop(key, None)
                if end is not None and span(end) != key:
                    beside[key] = end
            if frame.speakers:
                speakers.setdefault(key, frame.speakers[-1])
                voices.setdefault(key, _voice(frame, part))
    subjects.update(_told_of(reading))
    for mention, frame in _deep(reading, nearest):
        if frame.subject is not None:
            subjects[span(mention)] = frame.subject
        if frame.speakers:
            speakers[span(mention)], voices[span(mention)] = frame.speakers[-1], _voice(frame, mention)
    return Clauses(subjects, objects, speakers, voices, matrix)


def _deep(reading: Reading, known: Mapping[Span, int]) -> Iterator[tuple[Mention, Frame]]:
    """ "took action against him": a pronoun deep inside what a verb is about is of that verb's clause, too."""
    about: defaultdict[int, list[tuple[Mention, Frame]]] = defaultdict(list)
    for one in reading.frames:
        if one.kind == "verb" and one.object is not None:
            about[one.object.sentence].append((one.object, one))
    for mention in reading.mentions:
        if mention.kind != "pronoun" or mention.function == "possessor" or span(mention) in known:
            continue
        beside = about[mention.sentence]
        found = (frame for object_, frame in beside if object_.start < mention.start and mention.end <= object_.end)
        frame = next(found, None)
        if frame is not None:
            yield mention, frame


def _told_of(reading: Reading) -> dict[Span, Mention]:
    """ "Paris is ready to recognize it, its minister said": whose minister speaks is who acts in what he tells."""
    found: dict[Span, Mention] = {}
    for frame in reading.frames:
        teller = reading.frames[frame.content_of].subject if frame.content_of is not None else None
        owner = teller.possessor if teller is not None else None
        if owner is None or owner.text.lower() not in {"its", "his", "her", "their"} or frame.subject is None:
            continue
        if frame.predicate_end <= owner.start and frame.subject.sentence == owner.sentence and not frame.subject.quoted:
            found.setdefault(span(owner), frame.subject)
    return found


def _voice(frame: Frame, part: Mention) -> Mention:
    """Return the innermost speaker outside of the quotation or turn that a mention stands in."""
    if VOICED in frame.rules:
        return frame.speakers[0]
    outer = [speaker for speaker in frame.speakers if not speaker.quoted] if part.quoted else []
    return outer[-1] if outer else frame.speakers[-1]


def _inside(frame: Frame) -> Iterator[Mention]:
    speaking = [span(speaker) for speaker in frame.speakers]
    for mention in frame_mentions(frame):
        if span(mention) not in speaking or mention not in frame.speakers:
            yield from _parts(mention)


def _parts(mention: Mention) -> Iterator[Mention]:
    yield mention
    for part in (mention.possessor, mention.complement, *mention.modifiers, *mention.conjuncts):
        if part is not None:
            yield from _parts(part)


def is_within(inner: Mention, outer: Mention) -> bool:
    """Tell whether one mention stands inside another: "Chad" in "the army of Chad"."""
    return outer.start <= inner.start and inner.end <= outer.full_end and span(inner) != span(outer)


def is_owned_alike(one: Mention, mention: Mention) -> bool:
    """Tell whether a thing belongs to the same pronoun, so that the pronoun does not stand for the thing."""
    return one.sentence == mention.sentence and one.determiner == mention.text.lower()
