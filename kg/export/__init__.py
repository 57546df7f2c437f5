"""The graph as files of other formats.

In: a ``KnowledgeGraph`` and a path. Out: the file, in the format that its suffix names. "Milley met with Gerasimov"
becomes a line of Turtle, an edge of the page and a line of claims.jsonl here.

Nothing heavy is imported before a format needs it: the page's and rdflib's libraries take a second to load.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError
from kg.graph.names import BASE_IRI

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

SUFFIXES = {
    ".ttl": "Turtle",
    ".nq": "N-Quads, one named graph a document",
    ".trig": "TriG, one named graph a document",
    ".jsonld": "JSON-LD",
    ".jsonl": "JSON lines: claims, or what a file called entities.jsonl or articles.jsonl says",
    ".graphml": "GraphML",
    ".html": "the interactive page",
}


def write(graph: KnowledgeGraph, path: Path, *, base_iri: str = BASE_IRI) -> None:
    """Write ``graph`` to ``path`` in the format of its suffix; whole or not at all.

    ``base_iri`` begins every IRI of the RDF formats, and of the RDF that the page hands out.
    Raises ``OutputError`` for an unknown suffix, a malformed base IRI, or a place that cannot be written.
    """
    path = Path(path)
    match path.suffix.lower():
        case ".ttl" | ".nq" | ".trig" | ".jsonld" as suffix:
            from kg.export.rdf import write as write_rdf

            write_rdf(graph, path, suffix, base_iri)
        case ".jsonl":
            from kg.export.jsonl import write as write_lines

            write_lines(graph, path)
        case ".graphml":
            from kg.export.graphml import write as write_graphml

            write_graphml(graph, path)
        case ".html":
            from kg.export.html import write_html

            write_html(graph, path, base_iri=base_iri)
        case other:
            known = ", ".join(SUFFIXES)
            raise OutputError(f"{path}: no format has the suffix {other!r}; known are {known}")
