"""``kg build``: articles in, an out folder and a summary out.

In: paths and options. Out: the files of the graph, and lines such as "asserted 12, claimed 5, negated 3, not actual 9".
"Putin refused." is one of the asserted ones.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import print_hint, print_line
from kg.cli.failing import count, report
from kg.cli.options import Actors, Lexicon, Model, check_base_iri, wrong, wrong_model
from kg.errors import InputError, SelectionError
from kg.graph.names import BASE_IRI
from kg.model import GRAPH_FILES, UNKNOWN

if TYPE_CHECKING:
    from kg.pipeline import Graph

_FORMATS = (*GRAPH_FILES, "jsonl")
_MOST_HINTS = 20

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...", help="Text files, .jsonl or .json files, folders of them, or - for standard input."
    ),
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder to write into.")]
Day = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When articles that do not say it appeared.")
]
Source = Annotated[str | None, typer.Option(metavar="NAME", help="Who published articles that do not say it.")]
Formats = Annotated[
    list[str],
    typer.Option("--format", metavar="FORMAT", help=f"What to write: {', '.join(_FORMATS)}; repeat it for several."),
]
BaseIri = Annotated[str, typer.Option(metavar="IRI", help="The namespace of the graph's entities and claims.")]
Trust = Annotated[
    list[str],
    typer.Option(metavar="NAME", help="A speaker whose claims count as asserted, or all; repeat it for several."),
]
Focus = Annotated[
    list[str],
    typer.Option(
        metavar="NAME",
        help="The page shows this entity and its surroundings, the other files hold everything; repeat it for several.",
    ),
]
Timings = Annotated[bool, typer.Option("--timings", help="Print the seconds that each stage took.")]


def build(
    inputs: Inputs,
    out: Out,
    *,
    date: Day = None,
    source: Source = None,
    model: Model = None,
    formats: Formats = ["ttl", "html"],  # noqa: B006 - typer copies it
    base_iri: BaseIri = BASE_IRI,
    trust: Trust = [],  # noqa: B006
    focus: Focus = [],  # noqa: B006
    timings: Timings = False,
    lexicon: Lexicon = [],  # noqa: B006
    actors: Actors = [],  # noqa: B006
) -> None:
    """Build a graph from news articles and write it into a folder.

    The folder then holds claims.jsonl, entities.jsonl and articles.jsonl, and the graph in each chosen format.
    What cannot be read is named at the end, and the exit code is 1; the rest is written all the same.

    \b
    Example:
      kg build seeds -o out
    """
    chosen = _split_formats(formats)
    _check_date(date)
    _check_focus(focus, chosen)
    check_base_iri(base_iri)
    from kg.pipeline.folder import check_folder, outdated_files

    check_folder(out, chosen)
    import kg.pipeline

    with wrong_model(model), _progress() as progress:
        graph = kg.pipeline.build(
            inputs,
            published=date,
            source=source,
            model=model,
            trust=trust,
            base_iri=base_iri,
            lexicons=lexicon,
            actors=actors,
            progress=progress,
            allow_empty=True,  # what failed is named at the end
        )
    start = perf_counter()
    missed = _missed(graph, focus)
    former = outdated_files(out, chosen) if graph.articles else ()
    written = graph.write_folder(out, chosen, focus=[] if missed else focus) if graph.articles else ()
    seconds = {**graph.timings, "write": perf_counter() - start}
    _print_summary(graph, written, former)
    if written and not graph.claims:
        print_hint("no statement was found: no sentence that was read says who did what to whom")
    _print_hints(graph.hints)
    _warn_of_unheard(graph, trust)
    _warn_of_page(graph, out, chosen, missed)
    if timings:
        print_line("seconds: " + ", ".join(f"{stage} {duration:.2f}" for stage, duration in seconds.items()))
    report(graph.failures)


def _check_focus(focus: Sequence[str], formats: Sequence[str]) -> None:
    if focus and "html" not in formats:
        raise typer.BadParameter("it narrows the page, so --format html must be chosen too", param_hint="--focus")


def _missed(graph: Graph, focus: Sequence[str]) -> str:
    """What is wrong with the names to focus on, "" for nothing: the articles were read, so the graph is kept anyway."""
    if not focus or not graph.claims:
        return ""
    try:
        graph.around(*focus)
    except SelectionError as error:
        return str(error)
    return ""


def _warn_of_page(graph: Graph, out: Path, formats: Sequence[str], missed: str) -> None:
    """Say where the page is not what was asked for: it has no focus, for what ``missed`` says, or not all claims."""
    from kg.export.html import MOST_CLAIMS

    if missed:
        end = "" if missed.endswith((".", "?", "!")) else "."
        print_hint(f"{missed}{end} The page shows everything; `kg html {out} --focus NAME` narrows it")
    if "html" in formats and len(graph.claims) > MOST_CLAIMS:
        print_line(
            f"the page holds the {MOST_CLAIMS:,} most telling claims; `kg html {out} --where CONDITION` or "
            "--focus NAME make one of others"
        )


def _split_formats(formats: Sequence[str]) -> list[str]:
    chosen = [name.strip() for given in formats for name in given.split(",")]
    for name in chosen:
        if name not in _FORMATS:
            raise typer.BadParameter(
                f"{name!r} is no format; choose among {', '.join(_FORMATS)}", param_hint="--format"
            )
    return chosen


def _check_date(date: str | None) -> None:
    if date is None:
        return
    from kg.articles import parse_day

    with wrong("--date", InputError):
        parse_day(date)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A way to move a progress bar, None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def move(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield move


def _print_summary(graph: Graph, written: Sequence[Path], former: Sequence[Path]) -> None:
    if not written:
        print_line("no article could be read; nothing is written")
        return
    counts = graph.count_statuses()
    entities = sum(entity.id != UNKNOWN for entity in graph.entities)  # as the page counts them: nobody is none
    print_line(
        f"{count(len(graph.articles), 'article')}, {count(graph.sentences, 'sentence')}, "
        f"{count(len(graph.claims), 'claim')}, {count(entities, 'entity', 'entities')}"
    )
    named = (("asserted", "asserted"), ("claimed", "claimed"), ("negated", "negated"), ("not_actual", "not actual"))
    print_line("claims: " + ", ".join(f"{name} {counts.get(status, 0)}" for status, name in named))
    print_line("written: " + ", ".join(map(str, written)))
    if former:
        print_line(f"removed, as they were of an earlier build: {', '.join(map(str, former))}")


def _print_hints(hints: Sequence[str]) -> None:
    for hint in hints[:_MOST_HINTS]:
        print_hint(hint)
    if len(hints) > _MOST_HINTS:
        print_hint(f"and {len(hints) - _MOST_HINTS:,} more of this kind")


def _warn_of_unheard(graph: Graph, trust: Sequence[str]) -> None:
    """Say which trusted names nobody bears who is cited: a misspelled name would silently change nothing."""
    if not graph.articles:
        return
    speakers = {name.casefold(): name for name in sorted(graph.speaker_names())}
    for name in trust:
        if name.casefold() not in {"all", *speakers}:
            close = get_close_matches(name.casefold(), speakers, n=1)
            meant = f"; did you mean {speakers[close[0]]!r}?" if close else ""
            print_hint(f"no speaker called {name!r} was found, so --trust {name!r} changed nothing{meant}")
