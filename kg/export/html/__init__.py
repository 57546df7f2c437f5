"""The graph as one HTML page that an analyst opens offline.

In: a graph's claims, entities and articles. Out: one self-contained file. "China would not permit US bases" is a red
line labeled "will not allow?"; a click on it shows that sentence and who said it.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.files import write_text
from kg.export.html.data import Vocabulary, page_data
from kg.export.html.drawing import draw
from kg.export.html.scope import MOST_CLAIMS, PageGraph, Scope, limited
from kg.graph.names import BASE_IRI
from kg.ontology import data_folder, rules, vocabulary

if TYPE_CHECKING:
    from kg.ontology import Ontology, Relation

__all__ = ["MOST_CLAIMS", "PageGraph", "Scope", "framed", "render", "write_html"]


def render(
    graph: PageGraph,
    *,
    title: str = "Knowledge graph",
    ontology: Ontology | None = None,
    base_iri: str = BASE_IRI,
    scope: Scope | None = None,
    max_nodes: int | None = None,
) -> str:
    """The page as text.

    ``title`` is its heading; relations are explained in the words of ``ontology``, or of the one that is installed;
    ``base_iri`` is for the Turtle and the SPARQL that a reader takes away. ``scope`` says what ``graph`` is a part of;
    ``max_nodes`` leaves only the most telling boxes. Raises ``OntologyError`` for a broken ontology.
    """
    part, scope = limited(graph, scope or Scope(graph), max_nodes)
    return _text(part, scope, title, _vocabulary(ontology, base_iri))


def _text(graph: PageGraph, scope: Scope, title: str, words: Vocabulary) -> str:
    # pyvis and networkx take a second to load, which the other formats need not pay.
    from kg.export.html.network import page
    from kg.export.html.opening import opening

    drawing = draw(graph.claims, graph.entities)
    centers = [drawing.index[name] for name in scope.centers if name in drawing.index]
    view = opening(drawing, graph.claims, centers)
    return page(drawing, view, page_data(graph, scope, drawing, view, words), title=title)


def _vocabulary(ontology: Ontology | None, base_iri: str) -> Vocabulary:
    folder = ontology.folder if ontology else data_folder()
    relations: Mapping[str, Relation] = ontology.relations if ontology else vocabulary.load(folder)
    definitions = {curie: relation.definition for curie, relation in relations.items()}
    events = vocabulary.load_events(folder)
    quads = {label: event.quad for label, event in events.items() if event.quad is not None}
    return Vocabulary(definitions, quads, rules.load(folder), base_iri, folder)


def write_html(
    graph: PageGraph,
    path: Path,
    *,
    title: str = "Knowledge graph",
    ontology: Ontology | None = None,
    base_iri: str = BASE_IRI,
    scope: Scope | None = None,
    max_nodes: int | None = None,
) -> int:
    """Write the page that ``render`` makes to ``path``, whole or not at all, and return how many claims it holds.

    Raises ``OutputError`` where it cannot be written.
    """
    part, scope = limited(graph, scope or Scope(graph), max_nodes)
    write_text(path, _text(part, scope, title, _vocabulary(ontology, base_iri)))
    return len(part.claims)


def framed(page: str, height: int = 640) -> str:
    """The page's text as a frame that a notebook shows in a cell, ``height`` pixels high.

    The frame has no part in the notebook: its scripts reach neither the notebook's cells nor its cookies.
    """
    rights = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe sandbox="{rights}" width="100%" height="{height}" style="border: 1px solid #ccc" '
        f'title="Knowledge graph" srcdoc="{html.escape(page, quote=True)}"></iframe>'
    )
