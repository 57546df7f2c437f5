"""How tests name a row of the lexicon."""

from __future__ import annotations

from kg.ontology.lexiconrows import Row


def row_name(row: Row) -> str:
    """Its words, with the objects it asks for where there are two of the same words."""
    chosen = f" [{', '.join(sorted(row.object_in))}]" if row.object_in else ""
    return f"{row.kind} {row.words}{chosen}"
