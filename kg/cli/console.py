"""Printing that no article can abuse.

In: words, some of them out of articles. Out: lines on the terminal. A name such as "[bold]Putin\\x1b[2J" is shown as it
is written and neither styles nor clears the screen.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_PIPE_WIDTH = 10_000
_LONGEST_WHOLE = 20
_NARROWEST = 40
_MOST_LINES = 4
"""A text of more lines than that is hard to read in fewer characters a line than ``_NARROWEST``."""
_GAP = "  "


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

    On a terminal a column that is empty in every row is left out, and no word of up to 20 letters is cut. Where that
    leaves too little room for the sentences of a column, each row is printed as a list: "quote  At the behest of ...".
    """
    from rich.console import Console

    if sys.stdout.isatty():
        console = Console()
        shown = [number for number in range(len(columns)) if not rows or any(row[number] for row in rows)]
        names = [columns[number] for number in shown]
        cells = [[row[number] for number in shown] for row in rows]
        console.print(
            _table(names, cells, whole_words=True) if _fits(names, cells, console.width) else _lists(names, cells)
        )
        return
    console = Console(width=_PIPE_WIDTH, file=io.StringIO())
    with console.capture() as capture:
        console.print(_table(columns, rows, whole_words=False))
    for line in capture.get().splitlines():
        if line.strip():
            typer.echo(line.rstrip())


def _fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the widest column keeps room for its texts beside the others: a few lines, or lines that read well."""
    widths = [max(len(row[number]) for row in (columns, *rows)) for number in range(len(columns))]
    widest = max(widths, default=0)
    others = sum(min(each, _LONGEST_WHOLE) + len(_GAP) for each in widths) - min(widest, _LONGEST_WHOLE)
    room = width - others
    return room >= _NARROWEST or widest <= room * _MOST_LINES


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, whole_words: bool) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for number, name in enumerate(columns):
        words = [word for row in (columns, *rows) for word in row[number].split()]
        longest = min(_LONGEST_WHOLE, max(map(len, words), default=0))
        table.add_column(_text(name), overflow="fold", min_width=longest if whole_words and rows else None)
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _lists(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Each row as lines of its own, a blank line between two: a name of a column and what the row has there."""
    from rich.table import Table

    table = Table.grid(padding=(0, len(_GAP)))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            table.add_row()
        for name, words in zip(columns, row, strict=True):
            if words:
                table.add_row(_text(name), _text(words))
    return table


def _text(words: str) -> Text:
    from rich.text import Text

    return Text(printable(words))  # a Text is no markup
