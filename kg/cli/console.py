"""Printing that no article can abuse.

In: words, some of them out of articles. Out: lines on the terminal. A name such as "[bold]Putin\\x1b[2J" is shown as it
is written and neither styles nor clears the screen.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence

import typer

_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_PIPE_WIDTH = 10_000
_LONGEST_WHOLE = 20


def printable(words: str) -> str:
    """``words`` with control characters, those of text direction among them, written as escapes."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), words)


def print_line(words: str = "") -> None:
    """Print a line on standard output."""
    typer.echo(printable(words))


def print_error(words: str) -> None:
    """Print ``error: ...`` on standard error."""
    typer.echo(f"error: {printable(words)}", err=True)


def print_hint(words: str) -> None:
    """Print ``hint: ...`` on standard error."""
    typer.echo(f"hint: {printable(words)}", err=True)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table as wide as the terminal, or as wide as its content where the output is no terminal.

    On a terminal a column that is empty in every row is left out, and no word of up to 20 letters is cut.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    fits = sys.stdout.isatty() and bool(rows)
    shown = [number for number in range(len(columns)) if not fits or any(row[number] for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for number in shown:
        words = [word for cells in (columns, *rows) for word in cells[number].split()]
        longest = min(_LONGEST_WHOLE, max(map(len, words), default=0))
        table.add_column(Text(printable(columns[number])), overflow="fold", min_width=longest if fits else None)
    for row in rows:
        table.add_row(*(Text(printable(row[number])) for number in shown))  # a Text is no markup
    if sys.stdout.isatty():
        Console().print(table)
        return
    console = Console(width=_PIPE_WIDTH, file=io.StringIO())
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        if line.strip():
            typer.echo(line.rstrip())
