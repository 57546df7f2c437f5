"""``kg ontology``: the relations that claims can have, and a check of the rows behind them.

In: the ontology and a user's own files. Out: a table of relations, or counts, or what is wrong with which row. It
answers which relation "Milley met with Gerasimov" gets, and under which event.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_error, print_line, print_table
from kg.cli.options import Actors, Lexicon

if TYPE_CHECKING:
    from kg.ontology import Ontology

Every = Annotated[bool, typer.Option("--all", help="Read the examples of the ontology's own rows as well.")]

ontology_commands = typer.Typer(no_args_is_help=False, rich_markup_mode=None)


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
def check(lexicon: Lexicon = [], actors: Actors = [], every: Every = False) -> None:  # noqa: B006 - typer copies it
    """Check the ontology and your own rows.

    The first malformed row is named by its file and line, and so is every relation that no row leads to. The examples
    of the rows in your own lexicon are read as a build would read them, and each that gives another claim is named.
    With --all so are those of the ontology, some 4,000, which takes a minute or two.

    \b
    Examples:
      kg ontology check
      kg ontology check --lexicon mine.yaml
      kg ontology check --all
    """
    import kg.ontology
    from kg.ontology.orphans import orphans

    found = kg.ontology.load(tuple(lexicon), tuple(actors))
    faults = [*orphans(found), *_example_faults(found, lexicon, every=every)]
    for fault in faults:
        print_error(fault)
    if faults:
        raise typer.Exit(1)
    print_line(
        f"no fault found in {len(found.relations):,} relations, {len(found.lexicon.rows):,} predicates,"
        f" {len(found.actors):,} actors"
    )


def _example_faults(found: Ontology, lexicon: Sequence[Path], *, every: bool) -> list[str]:
    """What the examples of the user's own rows, or of ``every`` row, give wrongly; only for these spaCy is loaded."""
    if not lexicon and not every:
        return []
    import kg.ontology
    from kg.pipeline.examples import Examples

    rows = found.lexicon.rows if every else found.lexicon.rows[len(kg.ontology.load().lexicon.rows) :]
    examples = Examples(found)
    return [fault for row in rows if (fault := examples.fault(row)) is not None]
