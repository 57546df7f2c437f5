"""The command ``kg``.

In: arguments. Out: files, lines on standard output, messages on standard error, and an exit code: 0 when all went well,
1 when something failed, 2 when the arguments are wrong, 130 after Ctrl-C. ``kg build seeds -o out`` turns "Putin
refused." into a graph.

Each command imports what it works with when it runs: ``kg --help`` must not wait for spaCy.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import kg
from kg.cli.building import build
from kg.cli.console import print_error
from kg.cli.explaining import explain
from kg.cli.extracting import extract
from kg.cli.page import html
from kg.cli.querying import query
from kg.cli.vocabulary import ontology_commands
from kg.errors import KgError

__all__ = ["app", "main"]

_INTERRUPTED = 130

app = typer.Typer(
    help="Turn news articles into a graph of who did what to whom, when, where, and according to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(build)
app.command()(query)
app.command()(explain)
app.command()(html)
app.command()(extract)
app.add_typer(ontology_commands, name="ontology")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command of ``sys.argv`` and exit; 130 after Ctrl-C, as shells have it."""
    try:
        app(prog_name="kg")
    except KgError as error:
        print_error(str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # typer's answer to KeyboardInterrupt, without a word
            print_error("stopped; no file is left half-written")
        raise
