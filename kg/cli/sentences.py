"""Sentences that a user gives, one a line.

In: a file, or - for standard input. Out: its lines, each "Putin refused." or a JSON object with such a sentence, and
those that are neither, which are named at the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Failure


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its place and the other fields of the JSON object that it came in."""

    place: str
    sentence: str
    fields: Mapping[str, object]


def read_sentences(file: Path, *, plain: bool) -> tuple[Sequence[Line], Sequence[Failure]]:
    """The lines of a file that hold a sentence, and those that hold none; raises InputError where it is no text at all.

    ``plain`` sentences must be English; what is parted into tokens ("l ' accord") cannot be judged.
    """
    from kg.articles import check_beginning

    name = "standard input" if str(file) == "-" else str(file)
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        check_beginning(raw)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); check the path") from None
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    if not raw.strip():
        raise InputError(f"{name}: is empty: it holds no sentence")
    lines: list[Line] = []
    failures: list[Failure] = []
    for number, words in enumerate(raw.split(b"\n"), 1):
        place = f"{name}, line {number}"
        try:
            lines += [_parse(place, words.strip(), plain=plain)] if words.strip() else []
        except InputError as error:
            failures.append(Failure(place, str(error)))
    return lines, failures


def _parse(place: str, raw: bytes, *, plain: bool) -> Line:
    from kg.articles import decode, foreign

    words = decode(raw).strip()
    fields = _read_object(words) if words.startswith("{") else {"sentence": words}
    sentence = fields["sentence"]
    assert isinstance(sentence, str)
    reason = foreign(sentence) if plain else None
    if reason:
        raise InputError(reason)
    return Line(place, sentence, fields if words.startswith("{") else {})


def _read_object(words: str) -> Mapping[str, object]:
    try:
        record = json.loads(words)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("sentence"), str):
        raise InputError('is no JSON object with a "sentence": write {"sentence": "..."}')
    return record
