"""Reads one file, folder or stream into a collection of articles.

In: a path or a stream of bytes. Out: articles and failures in the ``Collection``. The folder seeds/ gives the article
that begins "White House Gives Order For General", under its file's name without the suffix.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.articles.collection import Collection
from kg.articles.encoding import check_kind, decode
from kg.articles.records import (
    MAXIMUM_CHARACTERS,
    Defaults,
    check_length,
    make_article,
    make_record_article,
    parse_object,
)
from kg.errors import InputError
from kg.model import Article

_SUFFIXES = (".txt", ".jsonl", ".json")
_LONGEST_TEXT = 4 * MAXIMUM_CHARACTERS + 3
"""Bytes: UTF-8 writes a character in up to four, after a byte order mark of three."""
_LONGEST_LINE = 16 * MAXIMUM_CHARACTERS
"""Bytes: JSON writes a character in up to twelve; what is longer holds no article that is short enough."""
_LONGEST_LIST = 256 * 1024 * 1024
_BUILT = {"articles.jsonl", "claims.jsonl", "entities.jsonl"}
"""A folder with these was written by a build; in a folder of articles its files are no further articles."""
_STANDARD_INPUT = "standard input"


def read_path(path: Path, collection: Collection, defaults: Defaults) -> None:
    """Read a file, or each article file of a folder, sorted and with its subfolders."""
    if path.is_dir():
        _read_folder(path, collection, defaults)
    else:
        _read_file(path, collection, defaults)


def read_stream(stream: BinaryIO, collection: Collection, defaults: Defaults) -> None:
    """Read standard input: JSON lines where its first line is a JSON object, a JSON list, or else one text."""
    raw = stream.read()
    first = next((line for line in io.BytesIO(raw) if line.strip()), b"")
    with _failures_of(_STANDARD_INPUT, collection):
        if _is_json(first, "{"):
            _read_lines(io.BytesIO(raw), _STANDARD_INPUT, collection, defaults)
        elif _is_json(raw, "["):
            _read_list(decode(raw), _STANDARD_INPUT, collection, defaults)
        else:
            collection.add(_STANDARD_INPUT, partial(_make_text_article, "stdin", raw, defaults))


def _is_json(raw: bytes, opening: str) -> bool:
    try:
        text = raw.decode("utf-8-sig").strip()
        return text.startswith(opening) and json.loads(text) is not None
    except (ValueError, RecursionError):
        return False


def _read_folder(folder: Path, collection: Collection, defaults: Defaults) -> None:
    found = False
    for parent, folders, names in os.walk(folder, onerror=partial(_fail_folder, collection)):
        if set(names) >= _BUILT:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(_SUFFIXES) and not name.startswith("."):
                found = True
                _read_file(Path(parent, name), collection, defaults)
    if not found:
        collection.fail(show_path(folder), f"holds no article: put {', '.join(_SUFFIXES)} files into it")


def _fail_folder(collection: Collection, error: OSError) -> None:
    collection.fail(show_path(Path(os.fsdecode(error.filename))), _explain(error))


def _read_file(path: Path, collection: Collection, defaults: Defaults) -> None:
    place = show_path(path)
    with _failures_of(place, collection), path.open("rb") as stream:
        match path.suffix.lower():
            case ".jsonl":
                _read_lines(stream, place, collection, defaults)
            case ".json":
                _read_list(decode(_read_bounded(stream)), place, collection, defaults)
            case _:
                raw = stream.read(_LONGEST_TEXT + 1)
                collection.add(place, partial(_make_text_article, path.stem, raw, defaults))


@contextmanager
def _failures_of(place: str, collection: Collection) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        collection.fail(place, str(error))
    except OSError as error:
        collection.fail(place, _explain(error))


def _explain(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist: check the path"
    if isinstance(error, PermissionError):
        return "may not be read by this user: change its permissions"
    return f"cannot be read: {error.strerror or error}"


def show_path(path: Path) -> str:
    """The path in printable characters, also where its name is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _make_text_article(identifier: str, raw: bytes, defaults: Defaults) -> Article:
    if not raw:
        raise InputError("is empty: it holds no words")
    if len(raw) > _LONGEST_TEXT:
        check_length(len(raw))
    return make_article(identifier, decode(raw), defaults)


def _read_bounded(stream: BinaryIO) -> bytes:
    raw = stream.read(_LONGEST_LIST + 1)
    if len(raw) > _LONGEST_LIST:
        raise InputError("is too large for a JSON list (over 256 MB): write one article a line into a .jsonl file")
    return raw


def _read_list(text: str, place: str, collection: Collection, defaults: Defaults) -> None:
    if not text.strip():
        raise InputError("is empty: it holds no article")
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"is not JSON ({error.msg} at line {error.lineno}, column {error.colno}): correct it"
        ) from None
    except (ValueError, RecursionError):
        raise InputError("is not JSON that can be read (a number or a nesting is too large): correct it") from None
    items = values if isinstance(values, list) else [values]
    if not items:
        raise InputError("is an empty list: it holds no article")
    for number, value in enumerate(items, 1):
        collection.add(f"{place}, item {number}", partial(_make_item_article, value, defaults))


def _make_item_article(value: object, defaults: Defaults) -> Article:
    if not isinstance(value, dict):
        raise InputError('is no JSON object: an article is {"id": ..., "text": ...}')
    return make_record_article(value, defaults)


def _read_lines(stream: BinaryIO, place: str, collection: Collection, defaults: Defaults) -> None:
    number = 0
    for number, raw in _number_lines(stream):
        collection.add(f"{place}, line {number}", partial(_make_line_article, raw, defaults))
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


def _make_line_article(raw: bytes, defaults: Defaults) -> Article:
    if len(raw) > _LONGEST_LINE:
        check_length(len(raw))
    return make_record_article(parse_object(decode(raw)), defaults)
