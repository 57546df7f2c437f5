"""``kg query``: a SPARQL query over a built graph.

In: an out folder or an RDF file, and a query or the name of one. Out: a table, or CSV, TSV, JSON or Turtle. Asked who
met whom, the seed article's graph answers "Mark Milley" and "Valery Gerasimov".
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.console import print_hint, print_line, print_table
from kg.cli.options import wrong
from kg.errors import QueryError
from kg.graph.names import BASE_IRI
from kg.model import RECORDS

if TYPE_CHECKING:
    from kg.query import Dataset

Graph = Annotated[
    Path | None,
    typer.Argument(metavar="GRAPH", help="A folder of kg build, or a .ttl, .nq, .trig, .nt or .jsonld file."),
]
Sparql = Annotated[str | None, typer.Argument(metavar="SPARQL", help="The query; - reads it from standard input.")]
Name = Annotated[str | None, typer.Option("-q", "--name", metavar="NAME", help="Run the named query instead.")]
Names = Annotated[bool, typer.Option("--list", help="List the named queries and stop.")]
Iri = Annotated[bool, typer.Option("--iri", help="Print full IRIs instead of names; json always has them.")]
Timeout = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=0.1, help="Stop a query that takes longer; without it, Ctrl-C does."),
]
Format = Annotated[
    Literal["table", "csv", "tsv", "json", "ttl"], typer.Option("--format", help="How to print the answer.")
]


def query(
    graph: Graph = None,
    sparql: Sparql = None,
    *,
    name: Name = None,
    names: Names = False,
    iri: Iri = False,
    output: Format = "table",
    timeout: Timeout = None,
) -> None:
    """Ask a built graph a SPARQL question.

    The prefixes kg:, id: and those in common use are declared already. No article is read anew. The json format is
    that of SPARQL 1.1, and so are csv and tsv with --iri; ttl writes what CONSTRUCT or DESCRIBE gives as Turtle.

    \b
    Examples:
      kg query out 'SELECT ?who ?whom WHERE { ?who kg:met ?whom }'
      kg query out -q who-met-whom --format csv
    """
    if names:
        _list_names()
        return
    source, text = _choose(graph, sparql, name)
    result = _open(source).run(text, timeout)
    for hint in result.hints:
        print_hint(hint)
    match output:
        case "table" if result.kind != "ask" and not result.rows:
            print_line("no rows")
        case "table":
            print_table(result.variables, result.cells(iris=iri))
        case "csv":
            typer.echo(result.csv(iris=iri), nl=False)
        case "tsv":
            typer.echo(result.tsv(iris=iri), nl=False)
        case "json":
            typer.echo(result.json(), nl=False)
        case "ttl":
            typer.echo(result.turtle(), nl=False)


def _open(source: Path) -> Dataset:
    """The graph of a file or an out folder; of its JSONL files where it has no graph file that can be asked."""
    from kg.query import Dataset
    from kg.query.dataset import GRAPH_FILES

    recorded = source.is_dir() and all((source / name).is_file() for name in RECORDS)
    if not recorded or any((source / name).is_file() for name in GRAPH_FILES):
        return Dataset.read(source)
    import kg.graph
    from kg.export.rdf import to_store

    return Dataset(to_store(kg.graph.read(source), BASE_IRI))


def _choose(graph: Path | None, sparql: str | None, name: str | None) -> tuple[Path, str]:
    """The graph and the text of the query; raises BadParameter where either is missing or both queries are given."""
    if graph is None:
        raise typer.BadParameter("name a folder that `kg build` wrote, or a graph file", param_hint="GRAPH")
    if (sparql is None) == (name is None):
        raise typer.BadParameter("give either a query or, with -q, the name of one", param_hint="SPARQL")
    if name is not None:
        from kg.query import find

        with wrong("--name", QueryError):
            return graph, find(name).text
    return graph, sys.stdin.read() if sparql == "-" else str(sparql)


def _list_names() -> None:
    from kg.query import named

    for entry in named().values():
        print_line(f"{entry.name}: {entry.description}")
