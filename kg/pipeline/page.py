"""The page of a graph, the same whether a build or ``kg html`` writes it.

In: a graph. Out: its page, headed by the title of its only article ("White House Gives Order For General") or by their
number.
"""

from __future__ import annotations

from pathlib import Path

from kg.export.html import framed, render, write_html
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI


def write_page(graph: KnowledgeGraph, path: Path, title: str | None = None, base_iri: str = BASE_IRI) -> None:
    """Write the page of ``graph`` to ``path``; raises OutputError where that cannot be."""
    write_html(graph, path, title=title or _heading(graph), base_iri=base_iri)


def show_page(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> str:
    """The page of ``graph`` as the frame that a notebook shows."""
    return framed(render(graph, title=_heading(graph), base_iri=base_iri))


def _heading(graph: KnowledgeGraph) -> str:
    articles = graph.articles
    if len(articles) == 1:
        return articles[0].title or articles[0].id
    return f"{len(articles):,} articles"
