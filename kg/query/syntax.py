"""What is wrong with a query, said so that it can be mended.

In: the text of a query and pyoxigraph's error. Out: a ``QueryError`` with line, column, the line itself and a remedy.
``?who kgg:met ?whom`` is answered with the unknown prefix and "did you mean kg:".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from kg.errors import QueryError
from kg.query.grammar import FUNCTIONS, KEYWORDS

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
_BARE = re.compile(r"(?<![\w:?$@%\\.-])[A-Za-z_]\w*(?![\w:-])")
"""A word that is no part of a name, a variable or a language tag: it must be one of SPARQL's own."""
_FUNCTION = re.compile(r"The custom function <(.*)> is not supported")
_COMMA = re.compile(r"\bSELECT\b[^{},]*[?$]\w+\s*(?P<comma>,)", re.IGNORECASE)
_POSITION = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_EXPECTED_WORD = re.compile(r"(?<![\w'\"])[A-Za-z_]{2,}(?![\w'\"])")
_PROJECTION = re.compile(r"(?<![\w?$:])SELECT\b[^{}]*?(?=(?<![\w?$:])(?:WHERE|FROM)\b|\{)", re.IGNORECASE)
_GRAPH = re.compile(r"(?<![\w?$:])GRAPH(?![\w:-])", re.IGNORECASE)
_FROM = re.compile(r"(?<![\w?$:])FROM\b(?:\s+NAMED\b)?", re.IGNORECASE)
_SOURCE = re.compile(r"\s*(<[^>]*>|[\w-]*:[\w.%-]*)")
_GROUPING = re.compile(r"\bGROUP\s+BY\b", re.IGNORECASE)
_REASONS = re.compile(r"(The SELECT contains a variable that is unbound|Duplicated variable name in SELECT)")


def require_reading(query: str) -> None:
    """Raise ``QueryError`` for a query that would change the graph or ask another server."""
    visible = masked(query)
    words = list(_WORD.finditer(_DECLARATION.sub(lambda match: " " * len(match[0]), visible)))
    if not words and _DECLARATION.sub("", visible).strip():
        reason = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(_pointing(query, len(visible) - len(visible.lstrip()), reason))
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
        return _running_error(error, query, prefixes)
    unknown = _unknown_prefix(query, prefixes)
    if unknown is not None:
        name, offset = unknown
        return QueryError(_pointing(query, offset, _prefix_reason(name, prefixes)))
    found = _unclosed(query) or _unknown_word(query) or _surplus_comma(query)
    offset, reason = found or (_offset(query, str(error)), _reason(str(error)))
    return QueryError(_pointing(query, offset, reason))


def _running_error(error: Exception, query: str, prefixes: Mapping[str, str]) -> QueryError:
    match = _FUNCTION.search(str(error))
    if match is None:
        return QueryError(f"the query cannot be run: {error}")
    reason = f"the query cannot be run: there is no function <{match[1]}>; use those of SPARQL 1.1"
    short = [f"{name}:{match[1].removeprefix(base)}" for name, base in prefixes.items() if match[1].startswith(base)]
    places = [query.find(written) for written in (f"<{match[1]}>", *short)]
    return QueryError(_pointing(query, max(places), reason) if max(places) >= 0 else reason)


def declared_prefixes(query: str) -> Mapping[str, str]:
    """Return the namespaces that the query itself declares, by prefix."""
    visible = masked(query)
    found = {}
    for match in _DECLARATION.finditer(visible):
        namespace = re.match(r"\s*<([^>]*)>", query[match.end() :])
        if match["name"] is not None and namespace:
            found[match["name"]] = namespace[1]
    return found


def masked(query: str) -> str:
    """Return the query with IRIs, strings and comments blanked, every other character at its place."""
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), query)


def asks_graphs(query: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether the query asks graphs that have names (GRAPH), and the IRIs and names that stand after FROM."""
    visible = masked(query)
    found = [_SOURCE.match(query, match.end()) for match in _FROM.finditer(visible)]
    return _GRAPH.search(visible) is not None, tuple(match[1] for match in found if match)


def with_all_variables(query: str) -> str | None:
    """Return a SELECT query that returns every variable it uses; None for one that groups, and for other queries."""
    visible = masked(query)
    found = _PROJECTION.search(visible)
    if found is None or _GROUPING.search(visible):
        return None
    return f"{query[: found.start()]}SELECT * {query[found.end() :]}"


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


def _unknown_word(query: str) -> tuple[int, str] | None:
    """The first bare word that SPARQL does not know, and what may have been meant."""
    visible = _DECLARATION.sub(lambda match: " " * len(match[0]), masked(query))
    for match in _BARE.finditer(visible):
        word, called = match[0], visible[match.end() :].lstrip().startswith("(")
        if word.upper() in KEYWORDS | FUNCTIONS:
            continue
        close = get_close_matches(word.upper(), KEYWORDS | FUNCTIONS if called else KEYWORDS, n=1, cutoff=0.7)
        meant = f"; did you mean {close[0]}?" if close else ""
        if called:
            return match.start(), f"SPARQL has no function or keyword {word!r}{meant}"
        advice = meant or f"; a name has a prefix (kg:{word}), a variable a question mark (?{word}), a text quotes"
        return match.start(), f"SPARQL has no word {word!r}{advice}"
    return None


def _surplus_comma(query: str) -> tuple[int, str] | None:
    match = _COMMA.search(masked(query))
    return (match.start("comma"), "no commas stand between the variables of SELECT") if match else None


def _unclosed(query: str) -> tuple[int, str] | None:
    """The first quotation mark or bracket that has no partner."""
    visible = masked(query)
    mark = re.search(r"[\"']", visible)
    if mark:
        return (
            mark.start(),
            "a string is not closed; a string ends on its line, with the quotation mark that it begins with",
        )
    for opening, closing in ("{}", "()"):
        open_ones: list[int] = []
        for match in re.finditer(f"[{opening}{closing}]", visible):
            if match[0] == opening:
                open_ones.append(match.start())
            elif open_ones:
                open_ones.pop()
            else:
                return match.start(), f"1 '{opening}' missing before it"
        if open_ones:
            number, column = _line_and_column(query, open_ones[-1])
            where = f"the '{opening}' at line {number}, column {column} is not closed"
            return len(query.rstrip()), f"{len(open_ones)} '{closing}' missing; {where}"
    return None


def _reason(message: str) -> str:
    known = _REASONS.search(message)
    if known:
        return f"{known[0][0].lower()}{known[0][1:]}"
    return "the query cannot be read from here on; is a '.', a ';' or a word missing before it?"


def _offset(query: str, message: str) -> int:
    """Return the offset at which pyoxigraph gave up.

    It names the place up to which it looked for a word that it could not find: "expected OPTIONAL" stands eight
    characters behind what it found instead.
    """
    match = _POSITION.search(message)
    if match is None:
        return 0
    lines = query.split("\n")
    offset = sum(len(text) + 1 for text in lines[: int(match[1]) - 1]) + int(match[2]) - 1
    if _REASONS.search(message):
        return max(0, masked(query).upper().rfind("SELECT", 0, offset))
    if "'" not in match["expected"] and '"' not in match["expected"]:
        words = _EXPECTED_WORD.findall(match["expected"])
        offset -= min(map(len, words), default=0)
    offset = max(0, offset)
    return offset + len(query[offset:]) - len(query[offset:].lstrip())


def _line_and_column(query: str, offset: int) -> tuple[int, int]:
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def _pointing(query: str, offset: int, reason: str) -> str:
    """Return ``reason`` with line and column, then the line of the query with a caret under the offset."""
    offset = min(offset, len(query))
    start = query.rfind("\n", 0, offset) + 1
    number, column = _line_and_column(query, offset)
    text = query[start:].split("\n", 1)[0].replace("\t", " ").rstrip("\r")
    caret = " " * (offset - start) + "^"
    return f"line {number}, column {column}: {reason}\n  {text}\n  {caret}"
