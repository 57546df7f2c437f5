"""What a mention stands for: one or more entities, and how that was found.

In: nothing. Out: ``Link``, ``Span`` and the walk over every mention of a reading. In "the two leaders met" the mention
"the two leaders" links to two entities by the kind "pair".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from kg.model import Frame, Mention, Reading

Span = tuple[int, int]
Nesting = Literal["", "possessor", "modifier", "complement"]
LinkKind = Literal[
    "gazetteer",
    "surname",
    "short",
    "acronym",
    "local",
    "composition",
    "nominal",
    "definite",
    "office",
    "holder",
    "pair",
    "pronoun",
    "speaker",
    "apposition",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Link:
    """The entities that a mention stands for. ``distance`` counts the sentences back to the antecedent;
    ``rivals`` the other candidates that would also have fitted."""

    ids: tuple[str, ...]
    kind: LinkKind
    distance: int = 0
    rivals: int = 0

    @property
    def anaphoric(self) -> bool:
        """Whether the words alone do not name the entity."""
        return self.kind in {"definite", "office", "holder", "pair", "pronoun", "speaker"}


@dataclass(frozen=True, slots=True)
class Place:
    """A mention and where it stands in the reading: ``nested`` inside another mention, and how."""

    mention: Mention
    nested: Nesting = ""


def written(mention: Mention) -> str:
    """Return the name of a mention, else all its words.

    The possessor in a name bears the whole name, of which it is only a part: "Niger" in "Niger's Foreign Ministry".
    """
    possessor = mention.name.startswith((f"{mention.text}'s ", f"{mention.text}’s "))
    return mention.text if possessor else mention.name or mention.text


span: Callable[[Mention], Span] = attrgetter("start", "end")
"""Returns the offsets by which a mention is known; asked for several of each mention's frames, links and neighbors."""


def is_same_span(one: Mention | None, other: Mention | None) -> bool:
    """Return whether two mentions are there and are the same words of the text."""
    return one is not None and other is not None and span(one) == span(other)


def frame_mentions(frame: Frame) -> Iterator[Mention]:
    """Yield the mentions that a frame holds directly: subject, object, arguments, speakers."""
    ends = (frame.subject, frame.object, *(argument.mention for argument in frame.arguments), *frame.speakers)
    yield from (mention for mention in ends if mention is not None)


def places(reading: Reading) -> tuple[Place, ...]:
    """Return every mention of the reading once, nested ones and conjuncts too, in order of the text."""
    walk = _Walk()
    for frame in reading.frames:
        for mention in frame_mentions(frame):
            walk.visit(mention)
    for mention in reading.mentions:
        walk.visit(mention)
    return tuple(walk.found[key] for key in sorted(walk.found))


def appositions(reading: Reading, places: Iterable[Place]) -> Mapping[Span, Mention]:
    """Return for each description who or what is named beside it: Saif al-Rawahi for "Oman's naval chief".

    ``places`` are those of the reading. A title is such a description where the reader made a mention of its own of it
    ("the blogger Yerlan Satbayev").
    """
    found: dict[Span, Mention] = {}
    named = [frame for frame in reading.frames if holds(frame)]
    for frame in reading.frames:
        if _identifies(frame) and frame.subject is not None and frame.object is not None:
            found |= {span(mention): frame.subject for mention in (frame.object, *frame.object.conjuncts)}
    headed: dict[str, list[Mention]] = {}
    for place in places:
        if place.mention.apposition is not None:
            found.setdefault(span(place.mention), place.mention.apposition)
        headed.setdefault(place.mention.head.lower(), []).append(place.mention)
    for frame in named:
        for mention in headed.get(frame.predicate.lower().split()[-1], ()) if frame.subject is not None else ():
            if frame.subject is not None and _is_predicate(mention, frame, frame.subject):
                found.setdefault(span(mention), frame.subject)
    return found


def holds(frame: Frame) -> bool:
    """Return whether a role frame says of a person, in the article's own voice, what he or she is."""
    actual = frame.polarity == "affirmed" and frame.modality == "actual" and not frame.speakers
    return frame.kind == "role" and actual and not frame.unnamed_source


def _identifies(frame: Frame) -> bool:
    """Whether "is" or "was" says of a named person what he is: "al-Karbouly was an officer and the son of a sheikh"."""
    actual = frame.polarity == "affirmed" and frame.modality == "actual" and not frame.speakers
    noun, person = frame.object, frame.subject
    if frame.kind != "copula" or noun is None or person is None or not actual:
        return False
    return (
        noun.kind == "nominal"
        and not noun.plural
        and person.label == "PERSON"
        and frame.lemma in {"be", "become", "remain"}
    )


def _is_predicate(mention: Mention, frame: Frame, subject: Mention) -> bool:
    within = mention.start < frame.predicate_end and frame.predicate_start < mention.end
    apart = mention.end <= subject.name_start or subject.name_end <= mention.start
    return within and apart and not is_same_span(frame.object, mention)


class _Walk:
    """Collects mentions with their parts. A frame and the list of all mentions hold the same mention, which is walked
    through once for each way in which it is nested."""

    def __init__(self) -> None:
        self.found: dict[Span, Place] = {}
        self._seen: set[tuple[int, Nesting]] = set()

    def visit(self, mention: Mention, nested: Nesting = "") -> None:
        """Note a mention and what is inside of it; one that stands by itself somewhere is not nested."""
        if (id(mention), nested) in self._seen:
            return
        self._seen.add((id(mention), nested))
        known = self.found.get(span(mention))
        if known is None or (known.nested and not nested):
            self.found[span(mention)] = Place(mention, nested)
        for conjunct in mention.conjuncts:
            self.visit(conjunct, nested)
        if mention.possessor is not None:
            self.visit(mention.possessor, "possessor")
        for modifier in mention.modifiers:
            self.visit(modifier, "modifier")
        if mention.complement is not None:
            self.visit(mention.complement, "complement")
