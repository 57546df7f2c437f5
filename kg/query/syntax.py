"""What is wrong with a query, said so that it can be mended.

In: the text of a query and pyoxigraph's error. Out: a ``QueryError`` with line, column, the line itself and a remedy.
``?who kgg:met ?whom`` is answered with the unknown prefix and "did you mean kg:".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from kg.errors import QueryError

_HIDDEN = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>            # IRI
  | \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
  | \#[^\n]*                             # comment
    """,
    re.VERBOSE | re.DOTALL,
)
_DECLARATION = re.compile(r"\b(?:PREFIX\s+(?P<name>[^\s:]*)\s*:|BASE\b)", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w:?$@-])[A-Za-z]+(?![\w:-])")
_PREFIXED = re.compile(r"(?<![\w.?$@:%\\-])(?P<name>[A-Za-z][\w.-]*)?:(?=[\w%\\:]|[\s,;.)}\]]|$)")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_POSITION = re.compile(r"error at (\d+):(\d+)")
_REASONS = re.compile(r"(The SELECT contains a variable that is unbound|Duplicated variable name in SELECT)")


def check_reading(query: str) -> None:
    """Raise ``QueryError`` for a query that would change the graph or ask another server."""
    visible = masked(query)
    words = list(_WORD.finditer(_DECLARATION.sub(lambda match: " " * len(match[0]), visible)))
    if not words:
        raise QueryError("the query is empty; a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE")
    first = words[0]
    if first[0].upper() in _UPDATES:
        reason = f"{first[0].upper()} would change the graph, which only `kg build` does"
        raise QueryError(_pointing(query, first.start(), reason))
    for word in words:
        if word[0].upper() == "SERVICE":
            reason = "SERVICE would ask another server; queries run offline on the graph alone"
            raise QueryError(_pointing(query, word.start(), reason))


def explain(error: Exception, query: str, prefixes: Mapping[str, str]) -> QueryError:
    """Return the error to raise for pyoxigraph's ``error``; ``prefixes`` are those that need no declaration."""
    if not isinstance(error, SyntaxError):
        return QueryError(f"the query cannot be run: {error}")
    unknown = _unknown_prefix(query, prefixes)
    if unknown is not None:
        name, offset = unknown
        return QueryError(_pointing(query, offset, _prefix_reason(name, prefixes)))
    match = _POSITION.search(str(error))
    offset = _offset(query, int(match[1]), int(match[2])) if match else 0
    return QueryError(_pointing(query, offset, _reason(str(error), query)))


def masked(query: str) -> str:
    """Return the query with IRIs, strings and comments blanked, every other character at its place."""
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), query)


def _unknown_prefix(query: str, prefixes: Mapping[str, str]) -> tuple[str, int] | None:
    visible = masked(query)
    declared = {match["name"] for match in _DECLARATION.finditer(visible) if match["name"] is not None}
    without = _DECLARATION.sub(lambda match: " " * len(match[0]), visible)
    for match in _PREFIXED.finditer(without):
        name = match["name"] or ""
        if name not in declared and name not in prefixes:
            return name, match.start()
    return None


def _prefix_reason(name: str, prefixes: Mapping[str, str]) -> str:
    close = get_close_matches(name, prefixes, n=1, cutoff=0.5)
    meant = f"did you mean {close[0]}:? " if close else ""
    known = " ".join(f"{prefix}:" for prefix in prefixes)
    return f"unknown prefix {name}: -- {meant}Known are {known}; another needs a line PREFIX {name}: <its namespace>"


def _reason(message: str, query: str) -> str:
    visible = masked(query)
    known = _REASONS.search(message)
    if known:
        return f"{known[0][0].lower()}{known[0][1:]}"
    if re.search(r"[\"']", visible):
        return "a string is not closed; a string ends on its line, with the quotation mark that it begins with"
    for opening, closing in ("{}", "()"):
        surplus = visible.count(opening) - visible.count(closing)
        if surplus:
            return f"{abs(surplus)} '{closing if surplus > 0 else opening}' missing"
    return "the query cannot be read from here on; is a '.', a ';' or a word missing before it?"


def _offset(query: str, line: int, column: int) -> int:
    """Return the offset of a line and column that count from 1."""
    lines = query.split("\n")
    return sum(len(text) + 1 for text in lines[: line - 1]) + column - 1


def _pointing(query: str, offset: int, reason: str) -> str:
    """Return ``reason`` with line and column, then the line of the query with a caret under the offset."""
    offset = min(offset, len(query))
    start = query.rfind("\n", 0, offset) + 1
    number = query.count("\n", 0, offset) + 1
    text = query[start:].split("\n", 1)[0].replace("\t", " ").rstrip("\r")
    caret = " " * (offset - start) + "^"
    return f"line {number}, column {offset - start + 1}: {reason}\n  {text}\n  {caret}"
