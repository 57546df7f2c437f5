"""``kg html``: an out folder in, its page out.

In: a folder that ``kg build`` wrote. Out: graph.html in it, made again from its JSONL files without parsing any
article: "Putin refused." keeps its box and its line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import print_line
from kg.graph.names import BASE_IRI

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `kg build` wrote.")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="The heading of the page.")]

BaseIri = Annotated[str, typer.Option(metavar="IRI", help="The namespace that the graph was built with.")]


def html(out: Folder, title: Title = None, base_iri: BaseIri = BASE_IRI) -> None:
    """Make the page of a built graph again.

    It comes from the JSON lines in the folder; no article is read anew.

    \b
    Example:
      kg html out --title "Afghanistan, September 2021"
    """
    import kg.graph
    from kg.pipeline.page import write_page

    path = out / "graph.html"
    write_page(kg.graph.read(out), path, title, base_iri)
    print_line(f"written: {path}")
