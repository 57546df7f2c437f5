"""The page of a graph, the same whether a build or ``kg html`` writes it.

In: a graph, and which part of it is wanted. Out: its page, headed by the title of its only article ("White House Gives
Order For General") or by their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.export.html import Scope, framed, render, write_html
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI
from kg.graph.parts import claims_around, find_entity
from kg.pipeline.selection import selected


@dataclass(frozen=True, slots=True)
class Wanted:
    """The part of a graph that a page is to show.

    It is what a query names; of that what meets all conditions; of that what is around entities; of that the most
    telling boxes.
    """

    select: str | None = None
    where: Sequence[str] = ()
    focus: Sequence[str] = ()
    max_nodes: int | None = None


EVERYTHING = Wanted()


def write_page(
    graph: KnowledgeGraph,
    path: Path,
    title: str | None = None,
    base_iri: str = BASE_IRI,
    wanted: Wanted = EVERYTHING,
) -> int:
    """Write the page of ``graph``, or of the wanted part, to ``path`` and return how many claims it holds.

    Raises ``SelectionError`` or ``QueryError`` where nothing is as wanted, ``OutputError`` where it cannot be written.
    """
    part, scope = _narrowed(graph, wanted, base_iri)
    heading = title or _heading(part, scope)
    return write_html(part, path, title=heading, base_iri=base_iri, scope=scope, max_nodes=wanted.max_nodes)


def show_page(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> str:
    """The page of ``graph`` as the frame that a notebook shows."""
    return framed(render(graph, title=_heading(graph, Scope(graph)), base_iri=base_iri))


def _narrowed(graph: KnowledgeGraph, wanted: Wanted, base_iri: str) -> tuple[KnowledgeGraph, Scope]:
    part, chosen = graph, list[str]()
    if wanted.select is not None:
        part = graph.part(selected(graph, wanted.select, base_iri))
        chosen.append(f"what the query {' '.join(wanted.select.split())} names")
    if wanted.where:
        part = part.where(*wanted.where)
        chosen += wanted.where
    centers = [find_entity(graph, name) for name in wanted.focus]
    if centers:
        part = part.part(claims_around(part, centers))
        chosen.append(f"around {' and '.join(center.label for center in centers)}")
    return part, Scope(graph, tuple(chosen), tuple(center.id for center in centers))


def _heading(graph: KnowledgeGraph, scope: Scope) -> str:
    articles = graph.articles
    where = f"{len(articles):,} articles"
    if len(articles) == 1:
        where = articles[0].title or articles[0].id
    names = ", ".join(entity.label for entity in map(graph.entity, scope.centers) if entity)
    return f"{names} in {where}" if names else where
