"""Options that several commands have, and what is said of a wrong one.

In: nothing. Out: the types of the options, and ``wrong``, which turns the error that an argument causes into wrong
usage: "no query is called 'who-mett-whom'" then names the option, and the exit code is 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import ModelError
from kg.graph.names import Names

Model = Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")]
Lexicon = Annotated[
    list[Path],
    typer.Option(
        metavar="FILE", exists=True, dir_okay=False, help="A YAML file with further words and their relations."
    ),
]
Actors = Annotated[
    list[Path],
    typer.Option(
        metavar="FILE", exists=True, dir_okay=False, help="A tab-separated table with further actors: label, type ..."
    ),
]


@contextmanager
def wrong(option: str, *errors: type[Exception]) -> Iterator[None]:
    """In the block, one of ``errors`` is the fault of what was given for ``option``."""
    try:
        yield
    except errors as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def wrong_model(name: str | None) -> AbstractContextManager[None]:
    """In the block, a pipeline that is missing or unfit is the fault of ``--model``, where it names one."""
    return wrong("--model", ModelError) if name else nullcontext()


def check_base_iri(iri: str) -> None:
    """Raise BadParameter where ``iri`` can be no namespace."""
    with wrong("--base-iri", ValueError):
        Names(iri)
