"""The stretches of the articles that the page carries: every sentence of evidence once, with the sentences around it.

In: articles and the evidence that points into them. Out: for each article, excerpts by offset that do not overlap.
"Putin refused." needs the sentence before it, "President Biden had tried to get Putin's support", to be understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Article, Evidence

CONTEXT_LIMIT = 320
"""Characters of context on each side at the most."""

TOTAL_LIMIT = 1_500_000
"""Characters of excerpts beyond which the page leaves the context out, to stay light enough for an e-mail."""

_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n\s*\n")

Excerpts = dict[str, list[tuple[int, str]]]


def excerpts(articles: Mapping[str, Article], evidence: Sequence[Evidence]) -> Excerpts:
    """(start, text) by article id, sorted by start; evidence whose article is absent brings its own quote."""
    with_context = _cut(articles, evidence, CONTEXT_LIMIT)
    if sum(len(text) for pieces in with_context.values() for _, text in pieces) <= TOTAL_LIMIT:
        return with_context
    return _cut(articles, evidence, 0)


def _cut(articles: Mapping[str, Article], evidence: Sequence[Evidence], limit: int) -> Excerpts:
    spans: dict[str, set[tuple[int, int]]] = {}
    found: Excerpts = {}
    for item in evidence:
        article = articles.get(item.article)
        if article is None:
            found.setdefault(item.article, []).append((item.start, item.quote))
        else:
            spans.setdefault(item.article, set()).add(_window(article.text, item.start, item.end, limit))
    for name, pieces in found.items():
        found[name] = sorted(set(pieces))
    for name, windows in spans.items():
        text = articles[name].text
        found[name] = [(start, text[start:end]) for start, end in _united(windows)]
    return found


def _window(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """The sentence with its neighbors, as far as they fit."""
    if not limit:
        return start, end
    first, last = max(0, start - limit), min(len(text), end + limit)
    before = [match.end() for match in _BREAK.finditer(text, first, start)]
    after = [match.start() for match in _BREAK.finditer(text, end, last)]
    # The break that ends the quoted sentence itself stands next to it; the neighbor lies between that one and the next.
    begins = [place for place in before if text[place:start].strip()]
    begin = begins[-1] if begins else (0 if first == 0 else start)
    ends = [place for place in after if text[end:place].strip(" \n\"'”’)]")]
    finish = ends[0] if ends else (len(text) if last == len(text) else end)
    return begin, finish


def _united(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
