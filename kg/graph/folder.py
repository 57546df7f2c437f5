"""The three JSONL files of a graph: claims.jsonl, entities.jsonl, articles.jsonl.

In: a ``KnowledgeGraph``, or the folder that ``kg build`` wrote. Out: sorted lines of a file, or the graph again.
"Milley met with Gerasimov" is read back from its line of claims.jsonl, without parsing any sentence again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError
from kg.graph.knowledge import KnowledgeGraph
from kg.graph.records import (
    Record,
    article_of,
    article_record,
    claim_of,
    claim_record,
    dump,
    entity_of,
    entity_record,
)
from kg.model import RECORDS

CLAIMS_FILE, ENTITIES_FILE, ARTICLES_FILE = RECORDS
_REMEDY = "write the folder again with `kg build`"
_Item = TypeVar("_Item")


def lines(graph: KnowledgeGraph, name: str) -> list[str]:
    """Return the lines of a file, sorted, each with its line end; those of claims.jsonl for any other name."""
    if name == ENTITIES_FILE:
        records = map(entity_record, graph.entities)
    elif name == ARTICLES_FILE:
        records = map(article_record, graph.articles)
    else:
        records = map(claim_record, graph.claims)
    return [f"{line}\n" for line in sorted(map(dump, records))]


def read(folder: Path) -> KnowledgeGraph:
    """Return the graph whose three JSONL files stand in ``folder``.

    Raises ``InputError`` naming file and line when a file is missing or a line is broken.
    """
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "there is no such folder"
        raise InputError(f"{folder}: {what}; build one with `kg build INPUT -o OUT`, and name it here")
    return KnowledgeGraph(
        _read_file(folder / CLAIMS_FILE, claim_of),
        _read_file(folder / ENTITIES_FILE, entity_of),
        _read_file(folder / ARTICLES_FILE, article_of),
    )


def _read_file(path: Path, convert: Callable[[Record], _Item]) -> Iterator[_Item]:
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{path}: cannot be read ({reason}); {_REMEDY}") from error
    # Not splitlines(): that also breaks at characters that may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _read_line(path, number, line, convert)


def _read_line(path: Path, number: int, line: str, convert: Callable[[Record], _Item]) -> _Item:
    try:
        return convert(json.loads(line))
    except KeyError as error:
        reason = f"the key {error} is missing"
    except (TypeError, ValueError, AttributeError) as error:
        reason = str(error)
    raise InputError(f"{path}, line {number}: {reason}; {_REMEDY}")
