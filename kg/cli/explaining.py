"""``kg explain``: why a claim stands in the graph as it does.

In: an out folder and the id of a claim. Out: its sentence with the parts marked, the rules, the speakers, the row of
the ontology and the confidence. Of "Putin refused" it says which words made what was asked for a negated claim.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_line, printable

if TYPE_CHECKING:
    from kg.explain import Passage, Piece, Section

Identifier = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM_ID", help="The claim's id, or as much of it as is unique; claim:ID and its IRI will do."
    ),
]
Folder = Annotated[Path | None, typer.Argument(metavar="OUT", help="A folder that `kg build` wrote; out if none.")]
Graph = Annotated[Path | None, typer.Option("--graph", metavar="OUT", help="The same folder, as an option.")]

_COLORS = {"subject": typer.colors.CYAN, "predicate": typer.colors.YELLOW, "object": typer.colors.GREEN}


def explain(claim_id: Identifier, out: Folder = None, *, graph: Graph = None) -> None:
    """Explain how a claim was found, and why it is or is not asserted.

    Shows its sentence with subject, predicate and object, the rules in plain words, what decided whether it happened,
    who says so, whom pronouns and descriptions mean, the row of the ontology, and the confidence with its factors.
    No article is read anew.

    \b
    Examples:
      kg explain 38d95349
      kg explain 38d95349 out
    """
    if out is not None and graph is not None:
        raise typer.BadParameter("the folder stands before it already: leave one of them out", param_hint="--graph")
    import kg.explain
    import kg.graph

    known = kg.graph.read(out or graph or Path("out"))
    found = kg.explain.explain(known, kg.explain.find(known, claim_id), kg.explain.tables())
    print_line(found.summary)
    print_line(f"claim {found.claim.id}, {found.status}")
    for passage in found.passages:
        _print_passage(passage)
    for section in found.sections:
        _print_section(section)


def _print_passage(passage: Passage) -> None:
    print_line()
    print_line(passage.place)
    if passage.before:
        print_line(f"  {passage.before}")
    typer.echo("  > " + "".join(map(_piece, passage.sentence)))
    if passage.after:
        print_line(f"  {passage.after}")
    for section in passage.sections:
        _print_section(section)


def _piece(piece: Piece) -> str:
    """A stretch of the sentence: in color on a terminal, in brackets elsewhere."""
    words = printable(piece.text)
    if not piece.part:
        return words
    if sys.stdout.isatty():
        return typer.style(words, fg=_COLORS[piece.part], bold=True)
    return f"[{piece.part}: {words}]"


def _print_section(section: Section) -> None:
    print_line()
    print_line(section.title)
    for line in section.lines:
        print_line(f"  {line}")
