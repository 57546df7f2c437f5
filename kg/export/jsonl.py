"""JSON lines: claims.jsonl, entities.jsonl and articles.jsonl.

In: a ``KnowledgeGraph`` and a path. Out: the file. "Milley met with Gerasimov" is one line of claims.jsonl with the
offsets of its sentence.
"""

from __future__ import annotations

from pathlib import Path

from kg.export.files import write_text
from kg.graph import KnowledgeGraph
from kg.graph.folder import lines


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Write the claims to ``path``, or what its name says (entities.jsonl, articles.jsonl); raise ``OutputError``."""
    write_text(path, lines(graph, path.name))
