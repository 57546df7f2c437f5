"""The queries that come with the program, and have names.

In: the folder ontology/queries, one .rq file a query, which begins with comment lines that describe it. Out: name,
description and text of each. ``who-met-whom`` finds "Milley met with Gerasimov".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from kg.errors import QueryError
from kg.ontology import data_folder

NAME = re.compile(r"[\w-]+")
"""What can be the name of a query, and no query."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ontology/queries: ``description`` is one or more sentences in plain words."""

    name: str
    description: str
    text: str


@cache
def named() -> Mapping[str, NamedQuery]:
    """Return the named queries by name, sorted."""
    files = sorted((data_folder() / "queries").glob("*.rq"))
    return {path.stem: _named(path.stem, path.read_text(encoding="utf-8")) for path in files}


def find(name: str) -> NamedQuery:
    """Return the query of this name; raise ``QueryError`` that lists the names for an unknown one."""
    queries = named()
    if name in queries:
        return queries[name]
    close = get_close_matches(name, queries, n=1)
    meant = f"did you mean {close[0]}?" if close else f"there are {', '.join(queries)}"
    raise QueryError(f"no query is called {name!r}; {meant}")


def _named(name: str, text: str) -> NamedQuery:
    lines = text.splitlines()
    count = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    description = " ".join(line.removeprefix("#").strip() for line in lines[:count])
    return NamedQuery(name, description, text)
