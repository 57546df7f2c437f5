"""The quoted stretches of a text, by its quotation marks.

In: the text of an article. Out: a ``Quotation`` each, still without clauses and speaker. ‘"We left," he said. "They
stayed."’ has two. Single marks count where a text has no double ones, as in British copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.clauses import Clause

_QUOTE = re.compile(r"[“”„«»]|(?<!\w)''|(?<![\d])\"|``|''")
_ESCAPED = re.compile(r'""')
_SINGLE = re.compile(
    r"[‘'’](?:(?P<open>(?<![^\s(\[–—:-].)(?=[^\W\d_]))"
    r"|(?P<close>(?<!‘)(?:(?<=[.,?!…].)(?!\w)|(?=[.,;:)\]–—?!]|\s*$|\s[–—(])|(?<=[^\Ws].)(?=\s))))",
    re.MULTILINE,
)
"""British quotation marks, found by themselves and then by what stands around them, which is quick.

"the rebels' camp" closes none, since a blank follows an "s".
"""
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})


@dataclass(slots=True)
class Quotation:
    """A quoted stretch of the article; ``speaker`` is (paragraph number, token)."""

    start: int
    end: int
    speaker: tuple[int, int] | None = None
    clauses: list[tuple[int, Clause]] = field(default_factory=list)


def find_quotations(text: str) -> list[Quotation]:
    """Return the quoted stretches of ``text``; an opening mark without its closing one ends with the paragraph."""
    found: list[Quotation] = []
    double = any(mark in text for mark in ('"', "“", "”", "„", "«", "``"))
    for first, last in _paragraph_borders(text):
        opened: int | None = None
        if not double:
            found.extend(_single_quotations(text, first, last))
            continue
        escaped = text.find('""', first, last) >= 0  # a table's escapes: the single marks around are no quotation
        for mark in (_ESCAPED if escaped else _QUOTE).finditer(text, first, last):
            if opened is None and mark[0] not in _CLOSING | {"»"}:
                opened = mark.end()
            elif opened is not None and mark[0] not in _OPENING:
                found.append(Quotation(opened, mark.start()))
                opened = None
        if opened is not None:
            found.append(Quotation(opened, last))
    return found


def _single_quotations(text: str, first: int, last: int) -> Iterator[Quotation]:
    """Yield the stretches between single marks, where a text has no double ones: "'We left,' he said"."""
    opened: int | None = None
    for mark in _SINGLE.finditer(text, first, last):
        if mark["open"] is not None and opened is None:
            opened = mark.end()
        elif mark["close"] is not None and opened is not None:
            yield Quotation(opened, mark.start())
            opened = None


def _paragraph_borders(text: str) -> Iterator[tuple[int, int]]:
    """Yield first offset and end of each line of ``text``, without its line end."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
