"""What a condition can ask of a claim: its fields, and the values that a claim has in each.

In: a claim and its graph. Out: values as text. The field "speaker" of "China would not permit US bases" has the values
"Vladimir Putin", "vladimir-putin" and "Putin", for Putin says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from kg.graph.status import status
from kg.model import ENTITY_TYPES, Claim, EntityMention, Modality, Polarity

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

Kind = Literal["name", "date", "number", "text"]
Values = Callable[["KnowledgeGraph", Claim], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a condition can ask for: how values are compared, and which ones a claim has.

    ``known`` are all values that it can have, where these are few; they are right even where no claim has them.
    """

    kind: Kind
    meaning: str
    values: Values
    known: tuple[str, ...] = ()


def _names(graph: KnowledgeGraph, entity: str, label: str) -> Iterator[str]:
    """Yield everything that an entity is called."""
    yield label
    yield entity
    known = graph.entity(entity)
    if known is not None:
        yield from (known.label, *known.aliases)


def _ends(claim: Claim) -> list[EntityMention]:
    return [end for end in (claim.subject, claim.object) if isinstance(end, EntityMention)]


def _subject(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    return _names(graph, claim.subject.id, claim.subject.label)


def _object(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    if isinstance(claim.object, EntityMention):
        yield from _names(graph, claim.object.id, claim.object.label)


def _speaker(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    for speaker in claim.according_to:
        yield from _names(graph, speaker.id, speaker.label)


def _place(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    if claim.where is not None:
        yield from _names(graph, claim.where.id, claim.where.label)


def _entity(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    for read in (_subject, _object, _speaker, _place):
        yield from read(graph, claim)
    for argument in claim.arguments:
        if argument.id is not None:
            yield from _names(graph, argument.id, argument.label)


def _relation(_: KnowledgeGraph, claim: Claim) -> Iterator[str]:
    yield from (claim.label, claim.relation, claim.relation.partition(":")[2])


def _of_articles(attribute: str) -> Values:
    def values(graph: KnowledgeGraph, claim: Claim) -> Iterator[str]:
        for name in dict.fromkeys(evidence.article for evidence in claim.evidence):
            article = graph.article(name)
            value = name if attribute == "id" else getattr(article, attribute, None)
            if value:
                yield value

    return values


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


FIELDS: Mapping[str, Field] = {
    "status": Field(
        "name",
        "asserted, claimed, negated or not actual",
        lambda _, claim: (status(claim),),
        ("asserted", "claimed", "negated", "not actual"),
    ),
    "polarity": Field("name", "affirmed or negated", lambda _, claim: (claim.polarity,), get_args(Polarity)),
    "modality": Field(
        "name",
        "actual, future, possible, intended, requested or conditional",
        lambda _, claim: (claim.modality,),
        get_args(Modality),
    ),
    "event": Field("name", "the type of event, such as CONSULT or ASSAULT", lambda _, claim: (claim.event,)),
    "mode": Field("name", "the mode of the event, such as arrest", lambda _, claim: _one(claim.mode)),
    "relation": Field("name", "the relation, such as met or kg:met", _relation),
    "subject": Field("name", "who does it", _subject),
    "object": Field("name", "whom or what it is done to", _object),
    "entity": Field("name", "whoever takes part, speaks, or is the place", _entity),
    "type": Field(
        "name",
        "the type of the subject or the object, such as person",
        lambda _, claim: [end.type for end in _ends(claim)],
        ENTITY_TYPES,
    ),
    "speaker": Field("name", "who says so; none is the article itself", _speaker),
    "place": Field("name", "where it happens", _place),
    "date": Field("date", "when it happens", lambda _, claim: _one(claim.when)),
    "confidence": Field("number", "from 0 to 1", lambda _, claim: (str(claim.confidence),)),
    "source": Field("name", "who published an article that says so", _of_articles("source")),
    "published": Field("date", "when such an article appeared", _of_articles("published")),
    "article": Field("name", "the id of such an article", _of_articles("id")),
    "text": Field("text", "words that stand in the sentence", lambda _, claim: [item.quote for item in claim.evidence]),
}
"""Everything that a condition can ask for, by name."""
