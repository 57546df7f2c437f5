"""``kg ontology``: the relations that claims can have, and a check of the rows behind them.

In: the ontology and a user's own files. Out: a table of relations, or counts and the first malformed row by file and
line. It answers which relation "Milley met with Gerasimov" gets, and under which event.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import print_line, print_table

ontology_commands = typer.Typer(no_args_is_help=False, rich_markup_mode=None)

Lexicon = Annotated[
    list[Path], typer.Option(metavar="FILE", help="A YAML file with further words and their relations.")
]
Actors = Annotated[list[Path], typer.Option(metavar="FILE", help="A table with further actors.")]


@ontology_commands.callback(invoke_without_command=True)
def ontology(context: typer.Context) -> None:
    """Print the relations that claims can have.

    With each stand its label, its event and what it means.

    \b
    Example:
      kg ontology
    """
    if context.invoked_subcommand:
        return
    import kg.ontology

    relations = kg.ontology.load().relations.values()
    rows = [(relation.curie, relation.label, relation.event, relation.definition) for relation in relations]
    print_table(("relation", "label", "event", "definition"), rows)


@ontology_commands.command()
def check(lexicon: Lexicon = [], actors: Actors = []) -> None:  # noqa: B006 - typer copies it
    """Check the ontology and your own rows.

    The first malformed row is named by its file and line.

    \b
    Example:
      kg ontology check
    """
    import kg.ontology

    found = kg.ontology.load(tuple(lexicon), tuple(actors))
    print_line(
        f"no fault found in {len(found.relations):,} relations, {len(found.lexicon.rows):,} predicates,"
        f" {len(found.actors):,} actors"
    )
