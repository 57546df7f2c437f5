"""GraphML, which Gephi, yEd and Cytoscape open.

In: a ``KnowledgeGraph``. Out: a .graphml file of its networkx form. "Milley met with Gerasimov" is an edge with the
attributes of its claim, status and quote among them; a denied meeting has the label "did not meet".
"""

from __future__ import annotations

from pathlib import Path

from kg.export.files import write_text
from kg.graph import KnowledgeGraph
from kg.graph.network import graphml


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Write ``graph`` to ``path``; raise ``OutputError`` when that cannot be."""
    write_text(path, graphml(graph))
