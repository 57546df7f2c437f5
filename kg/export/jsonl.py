"""JSON lines: claims.jsonl, entities.jsonl and articles.jsonl.

In: a ``KnowledgeGraph``. Out: one of the three files, or all of them in a folder. "Milley met with Gerasimov" is one
line of claims.jsonl with the offsets of its sentence.
"""

from __future__ import annotations

from pathlib import Path

from kg.export.files import write_text
from kg.graph import KnowledgeGraph
from kg.graph.folder import lines
from kg.model import RECORDS


def write(graph: KnowledgeGraph, path: Path) -> None:
    """Write the claims to ``path``, or what its name says (entities.jsonl, articles.jsonl); raise ``OutputError``."""
    write_text(path, lines(graph, path.name))


def write_folder(graph: KnowledgeGraph, folder: Path) -> tuple[Path, ...]:
    """Write all three files into ``folder`` and return their paths; raise ``OutputError``."""
    paths = tuple(folder / name for name in RECORDS)
    for path in paths:
        write(graph, path)
    return paths
