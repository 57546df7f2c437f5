"""``kg extract``: sentences in, bare triples out.

In: sentences, one a line, as text or as JSON objects. Out: JSON lines with the triples of each sentence in its own
words: "Putin refused the bases." gives [["Putin", "refused", "the bases"]]. For comparisons with other open extractors.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.console import print_line
from kg.cli.options import Model, wrong_model
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import Frame


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the other fields of the JSON object that it came in."""

    sentence: str
    fields: Mapping[str, object]


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
    lines = list(_read_lines(file))
    if explain:
        _explain(lines, model)
        return
    import kg.ontology
    from kg.extract import Extractor
    from kg.graph.records import escape_breaks

    with wrong_model(model):
        extractor = Extractor(model, kg.ontology.load())
    found = extractor.triples_many([line.sentence for line in lines], render, pretokenized=pretokenized)
    for line, triples in zip(lines, found, strict=True):
        record = {**line.fields, "sentence": line.sentence, "triples": triples}
        typer.echo(escape_breaks(json.dumps(record, ensure_ascii=False)))


def _read_lines(file: Path) -> Iterator[_Line]:
    name = "standard input" if str(file) == "-" else str(file)
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); check the path") from None
    for number, words in enumerate(_decode(name, raw).split("\n"), 1):
        if words.strip():
            yield _parse(f"{name}, line {number}", words.strip())


def _decode(name: str, raw: bytes) -> str:
    from kg.articles import decode

    try:
        return decode(raw)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def _parse(place: str, words: str) -> _Line:
    if not words.startswith("{"):
        return _Line(words, {})
    try:
        record = json.loads(words)
        sentence = record["sentence"]
        if not isinstance(sentence, str):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        raise InputError(f'{place}: is no JSON object with a "sentence": write {{"sentence": "..."}}') from None
    return _Line(sentence, record)


def _explain(lines: list[_Line], model: str | None) -> None:
    import kg.ontology
    from kg.extract import Extractor
    from kg.model import Article
    from kg.ontology import rules

    ontology = kg.ontology.load()
    with wrong_model(model):
        extractor = Extractor(model, ontology)
    meanings = rules.load(ontology.folder)
    for number, line in enumerate(lines, 1):
        print_line(line.sentence)
        for frame in extractor.read(Article(id=f"line-{number}", text=line.sentence)).frames:
            print_line(f"  {_frame_line(frame)}")
            for rule in frame.rules:
                print_line(f"    {rule}: {meanings.sentence(rule) or 'a rule without an explanation'}")


def _frame_line(frame: Frame) -> str:
    """The frame in one line: subject | lemma | object | arguments | polarity, modality | speakers, outermost first."""
    ends = [mention.text if mention else "-" for mention in (frame.subject, frame.object)]
    arguments = [f"{item.role or 'other'}: {item.preposition} {item.mention.text}" for item in frame.arguments]
    speakers = [speaker.text for speaker in frame.speakers] or ["unnamed source"] * frame.unnamed_source
    fields = [ends[0], frame.lemma, ends[1], "; ".join(arguments) or "-", f"{frame.polarity}, {frame.modality}"]
    return " ".join(" | ".join([*fields, " > ".join(speakers) or "-"]).split())
