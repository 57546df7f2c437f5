"""Which part of a graph a page holds, and what the page says about the rest.

In: a graph, and how many boxes its page may have. Out: the part with the most telling claims, and a ``Scope`` that says
what was left out. "Milley met with Gerasimov" stays, "the decision created problems" goes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kg.export.html.drawing import Drawing, Line, draw
from kg.export.html.ranking import most_telling, worths
from kg.model import UNKNOWN, Article, Claim, Entity, EntityMention, entity_ids

MOST_CLAIMS = 20_000
"""Claims with which a page still opens at once; of more it holds the most telling."""


class PageGraph(Protocol):
    """What the page needs of a graph."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Sorted claims."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Sorted entities."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """Sorted articles."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some claims of a graph with their entities and articles."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The ``whole`` that a page shows a part of; ``chosen`` says in words how the part was chosen.

    ``centers`` are ids of the entities that the reader asked for; ``capped`` says that the whole would be too much.
    """

    whole: PageGraph
    chosen: tuple[str, ...] = ()
    centers: tuple[str, ...] = ()
    capped: bool = False

    @property
    def entity_count(self) -> int:
        """How many entities the whole has; nobody in particular is none."""
        return sum(entity.id != UNKNOWN for entity in self.whole.entities)


def limited(graph: PageGraph, scope: Scope, max_nodes: int | None = None) -> tuple[PageGraph, Scope]:
    """The part of ``graph`` that a page with at most ``max_nodes`` boxes holds, with the scope that says so."""
    if max_nodes is not None:
        part = _of_boxes(graph, max_nodes, scope.centers)
        if len(part.claims) < len(graph.claims):
            graph, scope = part, replace(scope, chosen=(*scope.chosen, f"the {max_nodes:,} most telling boxes"))
    if len(graph.claims) > MOST_CLAIMS:
        words = f"the {MOST_CLAIMS:,} most telling statements"
        graph, scope = _of_claims(graph), replace(scope, chosen=(*scope.chosen, words), capped=True)
    return graph, scope


def _of_boxes(graph: PageGraph, limit: int, centers: Sequence[str]) -> Part:
    drawing = draw(graph.claims, graph.entities)
    boxes = frozenset(range(len(drawing.nodes)))
    first = [drawing.index[name] for name in centers if name in drawing.index][:limit]
    chosen = set(most_telling(drawing, worths(drawing, graph.claims), limit, boxes, first=first, least=0.0))
    for box in _often_named(drawing, graph.claims):
        if len(chosen) >= limit:
            break
        chosen.add(box)
    lines = {line.claim: line for line in drawing.lines}
    claims = [
        claim for position, claim in enumerate(graph.claims) if _inside(claim, lines.get(position), drawing, chosen)
    ]
    return _part(graph, claims, {drawing.nodes[box].key for box in chosen})


def _often_named(drawing: Drawing, claims: Iterable[Claim]) -> list[int]:
    """All boxes but nobody's, those with most claims first: they fill up what no line between two asks for."""
    counts = Counter(drawing.index[name] for claim in claims for name in entity_ids(claim) if name in drawing.index)
    return sorted(
        (box for box, node in enumerate(drawing.nodes) if node.key != UNKNOWN), key=lambda box: (-counts[box], box)
    )


def _inside(claim: Claim, line: Line | None, drawing: Drawing, chosen: set[int]) -> bool:
    if line is not None:
        return line.start in chosen and line.end in chosen
    ends = [end.id for end in (claim.subject, claim.object) if isinstance(end, EntityMention) and end.id != UNKNOWN]
    return bool(ends) and all(drawing.index[end] in chosen for end in ends)


def _of_claims(graph: PageGraph) -> Part:
    drawing = draw(graph.claims, graph.entities)
    worth = dict.fromkeys(range(len(graph.claims)), 0.0)
    worth.update((line.claim, value) for line, value in zip(drawing.lines, worths(drawing, graph.claims), strict=True))
    kept = sorted(sorted(worth, key=lambda position: (-worth[position], position))[:MOST_CLAIMS])
    claims = [graph.claims[position] for position in kept]
    return _part(graph, claims, {name for claim in claims for name in entity_ids(claim)})


def _part(graph: PageGraph, claims: Sequence[Claim], names: set[str]) -> Part:
    sources = {item.article for claim in claims for item in claim.evidence}
    return Part(
        tuple(claims),
        tuple(entity for entity in graph.entities if entity.id in names),
        tuple(article for article in graph.articles if article.id in sources),
    )
