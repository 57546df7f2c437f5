"""``kg extract``: sentences in, bare triples out.

In: sentences, one a line, as text or as JSON objects. Out: JSON lines with the triples of each sentence in its own
words: "Putin refused the bases." gives [["Putin", "refused", "the bases"]]. For comparisons with other open extractors.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.console import print_line
from kg.cli.failing import report
from kg.cli.options import Model, wrong_model
from kg.cli.sentences import Line, read_sentences
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Failure, Frame


File = Annotated[Path, typer.Argument(metavar="FILE", help="A file with a sentence a line, or - for standard input.")]
Rendering = Annotated[
    Literal["nary", "binary"], typer.Option(help="nary: one tuple with all arguments; binary: minimal facts.")
]
Pretokenized = Annotated[bool, typer.Option("--pretokenized", help="Spaces are the borders of tokens.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show each frame and what its rules mean, instead of JSON.")]


def extract(
    file: File,
    *,
    render: Rendering = "nary",
    pretokenized: Pretokenized = False,
    model: Model = None,
    explain: Explain = False,
) -> None:
    """Extract bare triples from sentences.

    They are words of the sentence, without entities and relations of the ontology. Reads plain text with a sentence
    a line, or JSON lines {"sentence": ...} whose other fields are kept. Writes JSON lines
    {"sentence": ..., "triples": [[subject, relation, object, ...], ...]}.
    Lines that cannot be read, or that are not English, are named at the end, and the exit code is 1; --pretokenized
    lines are taken for English.

    With --explain it prints the frames that claims are made of instead, each as a line "subject | lemma | object |
    arguments | polarity, modality | speakers" with what its rules mean below.

    \b
    Example:
      echo "Milley met Gerasimov in Helsinki." | kg extract -
    """
    if explain and pretokenized:
        raise typer.BadParameter(
            "frames are read from plain sentences: leave --pretokenized out", param_hint="--explain"
        )
    lines, failures = read_sentences(file, plain=not pretokenized)
    if lines and explain:
        failures = [*failures, *_explain(lines, model)]
    elif lines:
        _print_triples(lines, render, model, pretokenized=pretokenized)
    report(failures, "line")


def _print_triples(
    lines: Sequence[Line], render: Literal["nary", "binary"], model: str | None, *, pretokenized: bool
) -> None:
    import kg.ontology
    from kg.extract import Extractor
    from kg.graph.records import escape_breaks

    with wrong_model(model):
        extractor = Extractor(model, kg.ontology.load())
    found = extractor.triples_many([line.sentence for line in lines], render, pretokenized=pretokenized)
    for line, triples in zip(lines, found, strict=True):
        record = {**line.fields, "sentence": line.sentence, "triples": triples}
        typer.echo(escape_breaks(json.dumps(record, ensure_ascii=False)))


def _explain(lines: Sequence[Line], model: str | None) -> list[Failure]:
    """Print the frames of each line; returns the failures of those that are nested too deeply to be read."""
    import kg.ontology
    from kg.extract import Extractor
    from kg.model import Article, Failure
    from kg.ontology import rules

    ontology = kg.ontology.load()
    with wrong_model(model):
        extractor = Extractor(model, ontology)
    meanings = rules.load(ontology.folder)
    failures = []
    for number, line in enumerate(lines, 1):
        print_line(line.sentence)
        try:
            frames = extractor.read(Article(id=f"line-{number}", text=line.sentence)).frames
        except InputError as error:
            failures.append(Failure(line.place, str(error)))
            continue
        for frame in frames:
            print_line(f"  {_frame_line(frame)}")
            for rule in frame.rules:
                print_line(f"    {rule}: {meanings.sentence(rule) or 'a rule without an explanation'}")
    return failures


def _frame_line(frame: Frame) -> str:
    """The frame in one line: subject | lemma | object | arguments | polarity, modality | speakers, outermost first."""
    ends = [mention.text if mention else "-" for mention in (frame.subject, frame.object)]
    arguments = [f"{item.role or 'other'}: {item.preposition} {item.mention.text}" for item in frame.arguments]
    speakers = [speaker.text for speaker in frame.speakers] or ["unnamed source"] * frame.unnamed_source
    fields = [ends[0], frame.lemma, ends[1], "; ".join(arguments) or "-", f"{frame.polarity}, {frame.modality}"]
    return " ".join(" | ".join([*fields, " > ".join(speakers) or "-"]).split())
