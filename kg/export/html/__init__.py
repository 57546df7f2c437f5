"""The graph as one HTML page that an analyst opens offline.

In: a graph's claims, entities and articles. Out: one self-contained file. "China would not permit US bases" is a red
line labeled "will not allow?"; a click on it shows that sentence and who said it.
"""

from __future__ import annotations

import html
from pathlib import Path

from kg.export.files import write_text
from kg.export.html.data import Vocabulary, page_data
from kg.export.html.drawing import draw
from kg.export.html.scope import MOST_CLAIMS, PageGraph, Scope, limited
from kg.graph.names import BASE_IRI
from kg.ontology import data_folder, rules, vocabulary

__all__ = ["MOST_CLAIMS", "PageGraph", "Scope", "framed", "render", "write_html"]

_FRAME_HEIGHT = 640
"""Pixels that a page takes in a notebook."""


def render(
    graph: PageGraph,
    *,
    title: str = "Knowledge graph",
    base_iri: str = BASE_IRI,
    scope: Scope | None = None,
    max_nodes: int | None = None,
) -> str:
    """The page as text.

    ``title`` is its heading; ``base_iri`` is for the Turtle and the SPARQL that a reader takes away; ``scope`` says
    what ``graph`` is a part of; ``max_nodes`` leaves only the most telling boxes. Relations are explained in the words
    of the installed ontology; raises ``OntologyError`` where it is broken.
    """
    part, scope = limited(graph, scope or Scope(graph), max_nodes)
    return _text(part, scope, title, _vocabulary(base_iri))


def _text(graph: PageGraph, scope: Scope, title: str, words: Vocabulary) -> str:
    # pyvis and networkx take a second to load, which the other formats need not pay.
    from kg.export.html.network import page
    from kg.export.html.opening import opening

    drawing = draw(graph.claims, graph.entities)
    centers = [drawing.index[name] for name in scope.centers if name in drawing.index]
    view = opening(drawing, graph.claims, centers)
    return page(drawing, view, page_data(graph, scope, drawing, view, words), title=title)


def _vocabulary(base_iri: str) -> Vocabulary:
    folder = data_folder()
    events = vocabulary.load_events(folder)
    definitions = {curie: relation.definition for curie, relation in vocabulary.load(folder, events).items()}
    quads = {label: event.quad for label, event in events.items() if event.quad is not None}
    return Vocabulary(definitions, quads, rules.load(folder), base_iri, folder)


def write_html(
    graph: PageGraph,
    path: Path,
    *,
    title: str = "Knowledge graph",
    base_iri: str = BASE_IRI,
    scope: Scope | None = None,
    max_nodes: int | None = None,
) -> int:
    """Write the page that ``render`` makes to ``path``, whole or not at all, and return how many claims it holds.

    Raises ``OutputError`` where it cannot be written.
    """
    part, scope = limited(graph, scope or Scope(graph), max_nodes)
    write_text(path, _text(part, scope, title, _vocabulary(base_iri)))
    return len(part.claims)


def framed(page: str) -> str:
    """The page's text as a frame that a notebook shows in a cell.

    The frame has no part in the notebook: its scripts reach neither the notebook's cells nor its cookies.
    """
    rights = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe sandbox="{rights}" width="100%" height="{_FRAME_HEIGHT}" style="border: 1px solid #ccc" '
        f'title="Knowledge graph" srcdoc="{html.escape(page, quote=True)}"></iframe>'
    )
