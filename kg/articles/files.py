"""Reads files or a stream into a collection of articles.

In: paths or a stream of bytes. Out: articles and failures in the ``Collection``. The folder seeds/ gives the article
that begins "White House Gives Order For General", under its file's name without the suffix.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.articles.collection import Collection
from kg.articles.encoding import check_beginning, check_kind, decode
from kg.articles.fields import list_within
from kg.articles.identifiers import TextFile
from kg.articles.listing import check_suffix, explain_failure, show_path
from kg.articles.markdown import plain
from kg.articles.records import (
    MAXIMUM_CHARACTERS,
    Credits,
    Defaults,
    check_length,
    make_article,
    make_record_article,
    parse_object,
    parse_value,
)
from kg.errors import InputError
from kg.model import Article, Failure

_LONGEST_TEXT = 4 * MAXIMUM_CHARACTERS + 3
"""Bytes: UTF-8 writes a character in up to four, after a byte order mark of three."""
_LONGEST_LINE = 16 * MAXIMUM_CHARACTERS
"""Bytes: JSON writes a character in up to twelve; what is longer holds no article that is short enough."""
_LONGEST_LIST = 256 * 1024 * 1024
_STANDARD_INPUT = "standard input"
_NO_JSON = re.compile(rb"\s*(?:\{\s*[^\s\"}]|\[\s*[^\s\"\[\]{\d-])")
"""A beginning that looks like JSON and is none: "[Updated] Putin refused."."""


def read_files(
    files: Sequence[TextFile | Failure], names: Mapping[Path, str], collection: Collection, defaults: Defaults
) -> None:
    """Read the files in their order, and note the failures among them; ``names`` has the ids of texts by path."""
    for file in files:
        if isinstance(file, Failure):
            collection.fail(file.place, file.reason)
        else:
            _read_file(file.path, names.get(file.path, ""), collection, defaults)


def read_stream(stream: BinaryIO, collection: Collection, defaults: Defaults) -> None:
    """Read standard input: JSON lines or one JSON value where it begins with { or [, or else one text."""
    raw = stream.read().removeprefix(codecs.BOM_UTF8)
    with _failures_of(_STANDARD_INPUT, collection):
        if raw.lstrip()[:1] not in (b"{", b"["):
            collection.add(_STANDARD_INPUT, partial(_make_text_article, "stdin", raw, defaults))
            return
        check_kind(raw)
        if _NO_JSON.match(raw):
            raise InputError("begins as JSON but is none: correct it, or put a text that begins so into a .txt file")
        if _holds_lines(raw):
            _read_lines(io.BytesIO(raw), _STANDARD_INPUT, collection, defaults)
        else:
            _read_list(decode(raw), _STANDARD_INPUT, collection, defaults)


def _holds_lines(raw: bytes) -> bool:
    """Are these JSON lines, and not one object or list that may be spread over several lines?"""
    first = raw.lstrip().partition(b"\n")[0].rstrip()
    return first.startswith(b"{") and not first.endswith((b"{", b",", b"["))


def _read_file(path: Path, name: str, collection: Collection, defaults: Defaults) -> None:
    place = show_path(path)
    with _failures_of(place, collection), path.open("rb") as stream:
        check_suffix(path)
        match path.suffix.lower():
            case ".jsonl":
                check_beginning(stream.peek())
                _read_lines(stream, place, collection, defaults)
            case ".json":
                _read_list(decode(_read_bounded(stream)), place, collection, defaults)
            case _:
                raw = stream.read(_LONGEST_TEXT + 1)
                make = _make_markdown_article if path.suffix.lower() == ".md" else _make_text_article
                collection.add(place, partial(make, name, raw, defaults))


@contextmanager
def _failures_of(place: str, collection: Collection) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        collection.fail(place, str(error))
    except OSError as error:
        collection.fail(place, explain_failure(error))


def _make_text_article(identifier: str, raw: bytes, defaults: Defaults) -> Article:
    return make_article(identifier, _text_of(raw), defaults)


def _make_markdown_article(identifier: str, raw: bytes, defaults: Defaults) -> Article:
    text = _text_of(raw)
    check_length(len(text))
    words, title = plain(text)
    return make_article(identifier, words, defaults, Credits(title))


def _text_of(raw: bytes) -> str:
    if not raw:
        raise InputError("is empty: it holds no words")
    if len(raw) > _LONGEST_TEXT:
        check_length(len(raw))
    return decode(raw)


def _read_bounded(stream: BinaryIO) -> bytes:
    raw = stream.read(_LONGEST_LIST + 1)
    if len(raw) > _LONGEST_LIST:
        raise InputError("is too large for a JSON list (over 256 MB): write one article a line into a .jsonl file")
    return raw


def _read_list(text: str, place: str, collection: Collection, defaults: Defaults) -> None:
    if not text.strip():
        raise InputError("is empty: it holds no article")
    values = parse_value(text)
    items = values if isinstance(values, list) else [values]
    if not items:
        raise InputError("is an empty list: it holds no article")
    for number, value in enumerate(items, 1):
        collection.add(f"{place}, item {number}", partial(_make_item_article, value, place, collection, defaults))


def _make_item_article(value: object, place: str, collection: Collection, defaults: Defaults) -> Article:
    if not isinstance(value, dict):
        raise InputError('is no JSON object: an article is {"id": ..., "text": ...}')
    if inner := list_within(value):
        raise InputError(f'has its articles in a list at "{inner}": write that list alone, or its objects one a line')
    collection.note_fields(place, value)
    return make_record_article(value, defaults)


def _read_lines(stream: BinaryIO, place: str, collection: Collection, defaults: Defaults) -> None:
    number = 0
    for number, raw in _number_lines(stream):
        collection.add(f"{place}, line {number}", partial(_make_line_article, raw, place, collection, defaults))
    if not number:
        raise InputError("is empty: it holds no article")


def _number_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1; a line that is too long is cut, its rest thrown away.

    Raises InputError where the first line shows that this is no UTF-8 text at all.
    """
    number = 0
    while raw := stream.readline(_LONGEST_LINE + 1):
        number += 1
        if number == 1:
            check_kind(raw)
        rest = raw
        while len(raw) > _LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST_LINE)
        if raw.strip():
            yield number, raw


def _make_line_article(raw: bytes, place: str, collection: Collection, defaults: Defaults) -> Article:
    if len(raw) > _LONGEST_LINE:
        check_length(len(raw))
    return _make_item_article(parse_object(decode(raw)), place, collection, defaults)
