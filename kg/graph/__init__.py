"""The claims of many articles as one graph.

In: ``Claim``, ``Entity`` and ``Article``. Out: ``KnowledgeGraph``, its JSONL records and its networkx form.
"Milley met with Gerasimov" and "The two generals, Milley and Gerasimov, met", read in two articles, become one claim
with two evidences here.
"""

from __future__ import annotations

from kg.graph.folder import read
from kg.graph.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph", "read"]
