"""JSON-LD, written by rdflib and then put in order.

In: an rdflib ``Graph`` and prefixes. Out: the text of a JSON-LD file, the same bytes for the same graph. "Milley met
with Gerasimov" is the object ``{"@id": "id:mark-milley", "kg:met": {"@id": "id:valery-gerasimov"}, ...}``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import rdflib


def text(graph: rdflib.Graph, prefixes: Mapping[str, str]) -> str:
    """Return the graph as compacted JSON-LD with ``prefixes`` as its context."""
    document = json.loads(graph.serialize(format="json-ld", context=dict(prefixes)))
    return json.dumps(_ordered(document), indent=1, ensure_ascii=True, sort_keys=True) + "\n"


def _ordered(value: Any) -> Any:
    """Return ``value`` with every list sorted by its JSON: rdflib's order follows Python's hashes, and RDF has none."""
    if isinstance(value, dict):
        return {key: _ordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
