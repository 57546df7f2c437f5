"""A part of a graph: the claims that meet conditions, or an entity with its surroundings.

In: a ``KnowledgeGraph`` and what is wanted of it. Out: the claims of the part. Around Vladimir Putin stand "Putin told
Biden that China would not permit US bases", what he told, and what Biden and China do to each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from kg.errors import SelectionError
from kg.graph.conditions import read_condition, surname, test_of
from kg.model import UNKNOWN, Claim, Entity, EntityMention

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

_CLOSE = 70
"""How alike, of 100, a name must be to be what was meant."""


def claims_where(graph: KnowledgeGraph, conditions: Sequence[str]) -> list[Claim]:
    """Return the claims that meet all conditions; raise ``SelectionError`` for a condition that cannot be read.

    It is also raised where none meets them, and says how many meet each by itself.
    """
    tests = [test_of(read_condition(text), graph) for text in conditions]
    found = [claim for claim in graph.claims if all(meets(claim) for meets in tests)]
    if not found:
        alone = [f"{text!r}: {sum(map(meets, graph.claims))}" for meets, text in zip(tests, conditions, strict=True)]
        raise SelectionError(
            f"none of the {len(graph.claims)} claims meets all conditions; by itself {', '.join(alone)}"
        )
    return found


def find_entity(graph: KnowledgeGraph, name: str) -> Entity:
    """Return the entity with this id, label, alias or surname, in this order, whatever the case.

    Raises ``SelectionError`` with those that may have been meant where none is called so, or several are.
    """
    exact = graph.entity(name)
    if exact is not None:
        return exact
    wanted = name.strip().casefold()
    for called in (_by_label, _by_alias, _by_surname):
        found = [entity for entity in graph.entities if wanted in called(entity)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(f"{entity.id} ({entity.type})" for entity in found)
            raise SelectionError(f"{len(found)} entities are called {name!r}: {ids}; name one by its id")
    raise SelectionError(f"no entity is called {name!r}{_meant(graph, name)}")


def _by_label(entity: Entity) -> tuple[str, ...]:
    return (entity.label.casefold(),)


def _by_alias(entity: Entity) -> tuple[str, ...]:
    return tuple(alias.casefold() for alias in entity.aliases)


def _by_surname(entity: Entity) -> tuple[str, ...]:
    return (surname(entity).casefold(),)


def _meant(graph: KnowledgeGraph, name: str) -> str:
    labels = {called: entity.label for entity in graph.entities for called in (*entity.aliases, entity.label)}
    close = process.extract(
        name, sorted(labels), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_CLOSE, limit=3
    )
    if close:
        return f"; did you mean {' or '.join(dict.fromkeys(labels[called] for called, *_ in close))}?"
    return "; the search of the page finds the names, and so does entities.jsonl"


def claims_around(graph: KnowledgeGraph, centers: Sequence[Entity]) -> list[Claim]:
    """Return the claims that name one of these entities, those among their neighbors, and what is told in any of them.

    Raises ``SelectionError`` for entities that no claim of ``graph`` names.
    """
    own = {claim.id for center in centers for claim in graph.claims_of(center.id)}
    if not own:
        names = " or ".join(center.label for center in centers)
        raise SelectionError(f"none of the {len(graph.claims)} claims names {names}, so nothing is around it")
    near = {end for claim in graph.claims if claim.id in own for end in _ends(claim)} - {UNKNOWN}
    own.update(claim.id for claim in graph.claims if len(ends := _ends(claim)) > 1 and near.issuperset(ends))
    told = {claim.id for claim in graph.claims if claim.content_of in own}
    return [claim for claim in graph.claims if claim.id in own or claim.id in told]


def _ends(claim: Claim) -> list[str]:
    return [end.id for end in (claim.subject, claim.object) if isinstance(end, EntityMention)]
