"""``kg html``: an out folder in, its page out.

In: a folder that ``kg build`` wrote, and which part of it is wanted. Out: graph.html in it, made again from its JSONL
files without parsing any article: "Putin refused." keeps its box and its line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import print_line
from kg.cli.options import check_base_iri, wrong
from kg.errors import QueryError, SelectionError
from kg.graph.names import BASE_IRI

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `kg build` wrote.")]
Page = Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write here, not to OUT/graph.html.")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="The heading of the page.")]
Select = Annotated[
    str | None,
    typer.Option(
        metavar="SPARQL",
        help="Only the claims that this query, or the named one, finds; - reads it from standard input.",
    ),
]
Where = Annotated[
    list[str],
    typer.Option(
        metavar="CONDITION",
        help="Only claims that meet it, such as status=asserted or date>=2021-06; of several, all of them.",
    ),
]
Focus = Annotated[
    list[str],
    typer.Option(metavar="NAME", help="Only this entity and what surrounds it; repeat it for several."),
]
MostNodes = Annotated[
    int | None, typer.Option("--max-nodes", metavar="N", min=1, help="Only the N boxes that tell most.")
]
BaseIri = Annotated[str, typer.Option(metavar="IRI", help="The namespace that the graph was built with.")]


def html(
    out: Folder,
    *,
    page: Page = None,
    title: Title = None,
    select: Select = None,
    where: Where = [],  # noqa: B006 - typer copies it
    focus: Focus = [],  # noqa: B006
    max_nodes: MostNodes = None,
    base_iri: BaseIri = BASE_IRI,
) -> None:
    """Make the page of a built graph again, or of a part of it.

    It comes from the JSON lines in the folder; no article is read anew. The page says what it leaves out.

    \b
    Examples:
      kg html out --title "Afghanistan, September 2021"
      kg html out --where "speaker=Vladimir Putin" --where "date>=2021-06"
      kg html out --focus "Mark Milley" -o milley.html
    """
    _check(where)
    check_base_iri(base_iri)
    query = sys.stdin.read() if select == "-" else select
    _check_named(query)
    import kg.graph
    from kg.pipeline.page import Wanted, write_page

    graph = kg.graph.read(out)
    path = page or out / "graph.html"
    wanted = Wanted(query, where, focus, max_nodes)
    held = write_page(graph, path, title, base_iri, wanted)
    part = f" with {held:,} of {len(graph.claims):,} claims" if held < len(graph.claims) else ""
    print_line(f"written: {path}{part}")


def _check(conditions: list[str]) -> None:
    from kg.graph.conditions import read_condition

    for text in conditions:
        with wrong("--where", SelectionError):
            read_condition(text)


def _check_named(query: str | None) -> None:
    from kg.query.catalog import NAME, find

    if query is not None and NAME.fullmatch(query):
        with wrong("--select", QueryError):
            find(query)
