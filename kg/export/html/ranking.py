"""How much each line tells a reader who opens the page, and which boxes the most telling lines join.

In: a ``Drawing`` and its claims. Out: a worth for each line, and the boxes that are shown at first. "General Milley met
with Valery Gerasimov" joins two named persons and comes before "the decision created problems", which joins two vague
things with an unsure word.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from kg.export.html.drawing import Drawing, Line, Node
from kg.graph.status import status
from kg.model import Claim, slug

_EVENT_WORTH = {"OTHER": 0.55, "LOCATED": 0.6, "ROLE": 0.6, "SAY": 0.85, "MEMBER": 0.75, "ALIAS": 0.5}
"""Events that are not here count fully."""

_STATUS_WORTH = {"not_actual": 0.75, "negated": 1.2}
"""What is denied must not be missed: a reader may have heard that it is so."""

_NAMED_WORTH = {"place": 0.8, "facility": 0.8, "event": 0.8, "object": 0.65}
"""Named persons, states, organizations and groups count fully."""

_DESCRIBED_WORTH = {"person": 0.6, "facility": 0.6, "armed_group": 0.6, "event": 0.45, "object": 0.3}
"""Things that the article describes without a name: "US bases in the region", "attempts"."""

_OTHER_DESCRIBED = 0.4
_WORDS_WORTH = {"phrase": 0.15, "statement": 0.3}
_CROWDED = 0.75
_MANY = 4
"""Boxes around one box that each count fully; every further one counts so much less, for a star of many rays shows
little of who has to do with whom."""

_NEW_PART = 0.7
"""A line away from all others makes the picture wider and tells less than one that continues the story."""

_TIMES_WORTH = 0.35
"""What each further statement between the same two boxes adds, as a share of the best one."""


def worths(drawing: Drawing, claims: Sequence[Claim]) -> tuple[float, ...]:
    """A worth, from 0 to 1.2, for each line of ``drawing``, in its order."""
    clear = [_clearness(node) for node in drawing.nodes]
    return tuple(_worth(line, claims[line.claim], clear) for line in drawing.lines)


def _worth(line: Line, claim: Claim, clear: Sequence[float]) -> float:
    event = _EVENT_WORTH.get(claim.event, 1.0)
    certain = claim.confidence * _STATUS_WORTH.get(status(claim), 1.0)
    return round(certain * event * clear[line.start] * clear[line.end], 4)


def _clearness(node: Node) -> float:
    """From 0 to 1: how well a reader knows what the box is from its label alone."""
    if node.kind in _WORDS_WORTH:
        return _WORDS_WORTH[node.kind]
    entity = node.entity
    identified = entity is not None and (entity.wikidata is not None or entity.iso3 is not None)
    # The id of what has no name of its own ends in a mark of its article, so it is no slug of the label.
    if identified or node.key == slug(node.label):
        return _NAMED_WORTH.get(node.kind, 1.0)
    return _DESCRIBED_WORTH.get(node.kind, _OTHER_DESCRIBED)


FEWEST = 16
"""Boxes that are chosen in any case."""

TOO_LITTLE = 0.2
"""Worth of a line that is left out of the opening view once there are enough boxes."""


def most_telling(
    drawing: Drawing,
    worth: Sequence[float],
    limit: int,
    among: Container[int],
    *,
    first: Iterable[int] = (),
    least: float = TOO_LITTLE,
) -> tuple[int, ...]:
    """At most ``limit`` boxes of ``among``, sorted: line by line the most telling, rather one that continues a part.

    ``first`` are boxes that are there in any case; a line of less worth than ``least`` is left out once there are
    enough boxes.
    """
    pairs = _pairs(drawing, worth, among)
    joined: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        for end in pair:
            joined[end].append(pair)
    chosen, degrees = set(first), Counter[int]()

    def present(pair: tuple[int, int]) -> float:
        """What a pair is worth now: more where it continues a part, less where one of its boxes has many lines."""
        part = 1 if chosen.intersection(pair) else _NEW_PART
        return pairs[pair] * part * _CROWDED ** max(0, degrees[pair[0]] - _MANY, degrees[pair[1]] - _MANY)

    queue = [(-present(pair), pair) for pair in pairs]
    heapq.heapify(queue)
    while queue and len(chosen) < limit:
        value, pair = heapq.heappop(queue)
        now = present(pair)
        if now < -value:
            heapq.heappush(queue, (-now, pair))
            continue
        if now < least and len(chosen) >= FEWEST:
            break
        fresh = [end for end in pair if end not in chosen]
        if not fresh or len(chosen) + len(fresh) > limit:
            continue
        chosen.update(fresh)
        degrees.update(pair)
        for end in fresh:
            for other in joined[end]:
                heapq.heappush(queue, (-present(other), other))
    return tuple(sorted(chosen))


def _pairs(drawing: Drawing, worth: Sequence[float], among: Container[int]) -> Mapping[tuple[int, int], float]:
    """Worth of all lines between two boxes together, by the pair: the best line, and a little for each further one."""
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for line, value in zip(drawing.lines, worth, strict=True):
        if line.start in among and line.end in among:
            found[min(line.start, line.end), max(line.start, line.end)].append(value)
    return {pair: together(values) for pair, values in found.items()}


def together(values: Iterable[float]) -> float:
    """Worth of several lines between the same two boxes; the script of the page counts in the same way."""
    best, *rest = sorted(values, reverse=True)
    return round(best + _TIMES_WORTH * sum(rest), 4)
