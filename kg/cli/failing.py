"""Naming what failed, at the end.

In: failures. Out: lines on standard error and the exit code 1. That "Putin refused" was read does not hide that another
line was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from kg.cli.console import print_error

if TYPE_CHECKING:
    from kg.model import Failure

_MOST_LINES = 100


def count(number: int, one: str, several: str = "") -> str:
    """The number with the noun in its form: "1 entity" or "3 entities"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def report(failures: Sequence[Failure], what: str = "input") -> None:
    """Name what failed and exit with 1; return where nothing did."""
    from kg.pipeline.failures import tell_failures

    for words in tell_failures(failures, _MOST_LINES):
        print_error(words)
    if failures:
        print_error(f"{count(len(failures), what)} failed")
        raise typer.Exit(1)
