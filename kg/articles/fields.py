"""Fields of JSON objects from which nothing is read.

In: the object of one line such as {"id": "a1", "text": "Putin refused.", "date": "2021-09-28"}. Out: "date", with the
field that may have been meant, "published"; and at the end one sentence for each file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches

from kg.articles.enumeration import some_of
from kg.model import Article

_KNOWN = frozenset(field.name for field in fields(Article))
_GIVEN = ("id", "text", "title", "published", "source", "url")
"""Those that a user writes; `kg build` writes the others into articles.jsonl."""
_OTHER_NAMES = {
    "id": "identifier key uid uuid guid docid articleid",
    "text": "body content contents article articlebody articletext bodytext fulltext maintext story words",
    "title": "headline heading head",
    "published": "date day pubdate publicationdate publishdate publisheddate publishedat publishedon datepublished "
    "datetime time timestamp created createdat",
    "source": "publisher publication outlet newspaper paper medium media agency site sitename sourcename domain",
    "url": "link href uri permalink weburl weblink address",
}
_MEANT = {word: name for name, words in _OTHER_NAMES.items() for word in words.split()}
_LIKENESS = 0.75
_MOST_NAMED = 8
_LONGEST_NAME = 40

Unread = Mapping[str, str]
"""Names of fields, each with the known one that may have been meant, "" for none."""


def unread_fields(record: Mapping[str, object]) -> Unread:
    """The fields of ``record`` that no article has; a known one that the record has itself was not meant."""
    found = {name: _meant(name) for name in record if name not in _KNOWN}
    return {name: "" if meant in record else meant for name, meant in found.items()}


def list_within(record: Mapping[str, object]) -> str | None:
    """The field that holds the articles where ``record`` is none itself: {"articles": [{"text": ...}]}; else None."""
    if "text" in record:
        return None
    return next((name for name, value in record.items() if isinstance(value, list) and _holds_objects(value)), None)


def _holds_objects(values: list[object]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)


def explain_fields(unread: Mapping[str, Unread]) -> Iterator[str]:
    """A sentence for each file with such fields, one for all files that have the same; ``unread`` are they by file."""
    places: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for place, names in unread.items():
        places.setdefault(tuple(sorted(names.items())), []).append(place)
    for found, files in places.items():
        where = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1:,} more"
        named = some_of([_show(*item) for item in sorted(found, key=lambda item: not item[1])], _MOST_NAMED)
        yield f"{where}: nothing is read from the field{'s' * (len(found) > 1)} {named}"


def _meant(name: str) -> str:
    bare = re.sub(r"[\W_]", "", name.lower())
    close = get_close_matches(bare, _GIVEN, n=1, cutoff=_LIKENESS)
    return _MEANT.get(bare) or (close[0] if close else "")


def _show(name: str, meant: str) -> str:
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
    return f'"{short}" (did you mean "{meant}"?)' if meant else f'"{short}"'
