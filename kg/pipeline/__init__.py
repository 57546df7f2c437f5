"""The whole path from articles to a graph.

In: files, folders, standard input or ``Article`` objects. Out: a ``Graph``, which has every claim of the articles and
writes itself. "Putin refused." goes in as text and comes out as a claim, a box on a page and a line of Turtle.
"""

from __future__ import annotations

from kg.pipeline.assembly import build
from kg.pipeline.result import Graph, read

__all__ = ["Graph", "build", "read"]
