"""What a mention stands for: one or more entities, and how that was found.

In: a reading. Out: ``Link``, ``Span``, and who is named beside which description. In "the two leaders met" the mention
"the two leaders" links to two entities by the kind "pair".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from kg.model import Frame, Mention, Reading

Span = tuple[int, int]
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


def appositions(reading: Reading, mentions: Iterable[Mention]) -> Mapping[Span, Mention]:
    """Return for each description who or what is named beside it: Saif al-Rawahi for "Oman's naval chief".

    ``mentions`` are those of the reading. A title is such a description where the reader made a mention of its own of
    it ("the blogger Yerlan Satbayev").
    """
    found: dict[Span, Mention] = {}
    named = [frame for frame in reading.frames if holds(frame)]
    for frame in reading.frames:
        if _identifies(frame) and frame.subject is not None and frame.object is not None:
            found |= {span(mention): frame.subject for mention in (frame.object, *frame.object.conjuncts)}
    headed: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.apposition is not None:
            found.setdefault(span(mention), mention.apposition)
        headed.setdefault(mention.head.lower(), []).append(mention)
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
