"""What the page shows when it opens, and where: the boxes of the most telling lines, bundled lines, and positions.

In: a ``Drawing`` and its claims. Out: an ``Opening`` with the positions of all boxes, the boxes shown first, and the
stories. Of a thousand articles nobody can read every box at once, so the page opens on the story of "Biden, Putin,
Russia" and names the others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

import networkx
import numpy

from kg.export.html.drawing import Drawing, Line
from kg.export.html.geometry import Plan
from kg.export.html.layout import place
from kg.export.html.measures import box_size, line_label_width, shorten
from kg.export.html.ranking import FEWEST, most_telling, worths
from kg.graph.status import status
from kg.graph.wording import relation_words
from kg.model import Claim

SHOWN_AT_FIRST = 30
"""Boxes that the page opens with where there are more: as many as can be read on a screen of 1280 by 720."""

MANY_LINES = 60
"""Where there are more lines than this, each pair of boxes gets only one."""

FOCUS_ABOVE = 150
"""Connected boxes beyond which the page opens on one story and shows neighborhoods, never everything."""

LINES_PER_PAIR = 3
"""Lines drawn between the same two boxes; what is beyond is bundled in the last of them."""

_STORY_SIZE = 3
_GOLDEN_ANGLE = 2.399963
_ACTORS = ("person", "state", "organization", "armed_group", "group")


@dataclass(frozen=True, slots=True)
class Story:
    """A community of boxes, ``name`` by its main actors; ``nodes`` are positions in ``Drawing.nodes``, best connected
    first.
    """

    name: str
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """``positions`` (x, y) in whole pixels by node; ``shown`` the nodes the page opens with."""

    positions: tuple[tuple[int, int], ...]
    shown: tuple[int, ...]
    stories: tuple[Story, ...]
    focus: bool
    worth: tuple[float, ...]
    """How much each line of the drawing tells, from 0 to 1.2."""
    name: str
    """What the part is called that the page opens with; "" where that is simply the most telling of everything."""
    boxes: int
    """How many boxes that part has, shown or not."""
    story: int | None
    """Which story it is."""


def opening(drawing: Drawing, claims: Sequence[Claim], centers: Sequence[int] = ()) -> Opening:
    """Chooses and places what the page shows first: what is around ``centers``, or of a large graph one story."""
    neighbors = _neighbors(drawing)
    worth = worths(drawing, claims)
    stories = _stories(drawing, neighbors, worth)
    focus = len(neighbors) > FOCUS_ABOVE
    linked = [center for center in centers if center in neighbors]
    name, candidates, story = "", tuple(sorted(neighbors)), None
    if linked:
        name = f"Around {', '.join(shorten(drawing.nodes[center].label, 40) for center in linked)}"
        candidates = tuple(sorted({*linked, *(other for center in linked for other in neighbors[center])}))
    elif focus and stories:
        name, candidates, story = f"Story: {stories[0].name}", stories[0].nodes, 0
    shown = _readable(drawing, claims, candidates, worth, linked)
    positions = _scattered(len(drawing.nodes), stories)
    for node, spot in zip(shown, _placed(drawing, claims, shown), strict=True):
        positions[node] = spot
    return Opening(tuple(positions), shown, stories, focus, worth, name, len(candidates), story)


def _readable(
    drawing: Drawing,
    claims: Sequence[Claim],
    candidates: Sequence[int],
    worth: Sequence[float],
    centers: Sequence[int],
) -> tuple[int, ...]:
    """The boxes of the most telling lines, fewer of them where their lines are too many to be told apart."""
    shown = tuple(candidates)
    if len(candidates) > FEWEST:
        shown = most_telling(drawing, worth, SHOWN_AT_FIRST, frozenset(candidates), first=centers)
    while len(shown) > FEWEST and len(bundled(_lines_among(drawing, shown), claims)) > MANY_LINES:
        shown = most_telling(drawing, worth, len(shown) - 2, frozenset(shown), first=centers)
    return shown


def _lines_among(drawing: Drawing, nodes: Iterable[int]) -> list[Line]:
    inside = set(nodes)
    return [line for line in drawing.lines if line.start in inside and line.end in inside]


def _neighbors(drawing: Drawing) -> dict[int, set[int]]:
    """Boxes joined by lines, and by the ties of statements to what they are about."""
    pairs = [(line.start, line.end) for line in drawing.lines]
    linked = {end for pair in pairs for end in pair}
    neighbors: dict[int, set[int]] = defaultdict(set)
    for start, end in [*pairs, *_ties(drawing, linked)]:
        neighbors[start].add(end)
        neighbors[end].add(start)
    return neighbors


def _ties(drawing: Drawing, among: Container[int]) -> list[tuple[int, int]]:
    nodes = enumerate(drawing.nodes)
    return [(place, node.tie) for place, node in nodes if node.tie is not None and place in among and node.tie in among]


def _stories(drawing: Drawing, neighbors: dict[int, set[int]], worth: Sequence[float]) -> tuple[Story, ...]:
    """Communities of at least three boxes, the most telling first."""
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(sorted(neighbors))
    graph.add_edges_from(
        (node, other) for node in sorted(neighbors) for other in sorted(neighbors[node]) if node < other
    )
    if not len(graph):
        return ()
    communities = [each for each in networkx.community.louvain_communities(graph, seed=1) if len(each) >= _STORY_SIZE]
    weights = _weights(drawing, communities, worth)
    stories = []
    for community in communities:
        nodes = tuple(sorted(community, key=lambda node: (-len(neighbors[node] & community), node)))
        weight = round(sum(weights[node] for node in nodes), 4)
        stories.append((-weight, nodes[0], Story(_story_name(drawing, nodes, weights), nodes)))
    return tuple(story for _, _, story in sorted(stories, key=lambda each: each[:2]))


def _weights(drawing: Drawing, communities: Iterable[set[int]], worth: Sequence[float]) -> dict[int, float]:
    """Worth of the lines of each box within its community, squared: much that is vague still counts little."""
    home = {node: number for number, community in enumerate(communities) for node in community}
    weights = dict.fromkeys(home, 0.0)
    for line, value in zip(drawing.lines, worth, strict=True):
        if line.start in home and home[line.start] == home.get(line.end):
            for end in (line.start, line.end):
                weights[end] += value**2
    return weights


def _story_name(drawing: Drawing, nodes: Sequence[int], weights: dict[int, float]) -> str:
    actors = [node for node in nodes if drawing.nodes[node].kind in _ACTORS] or list(nodes)
    main = sorted(actors, key=lambda node: (-round(weights[node], 4), node))[:3]
    return ", ".join(shorten(drawing.nodes[node].label, 24) for node in main)


def _scattered(count: int, stories: Sequence[Story]) -> list[tuple[int, int]]:
    """A first place for every box: each story is a spiral around a center of its own."""
    positions = [(0, 0)] * count
    for number, story in enumerate(stories):
        center_x, center_y = _spiral(number, 2200.0)
        for rank, node in enumerate(story.nodes):
            x, y = _spiral(rank, 120.0)
            positions[node] = (round(center_x + 1.3 * x), round(center_y + y))
    return positions


def _spiral(rank: int, step: float) -> tuple[float, float]:
    """The place of what comes ``rank``-th, so many steps wide; by the golden angle no two stand in one direction."""
    angle = rank * _GOLDEN_ANGLE
    return step * math.sqrt(rank) * math.cos(angle), step * math.sqrt(rank) * math.sin(angle)


def _placed(drawing: Drawing, claims: Sequence[Claim], shown: Sequence[int]) -> list[tuple[int, int]]:
    """Positions of the boxes shown at first, by the layout that knows labels."""
    local = {node: position for position, node in enumerate(shown)}
    lines = _lines_among(drawing, shown)
    bundles = bundled(lines, claims) + [Bundle(start, end, "", 0) for start, end in _ties(drawing, local)]
    degree = Counter(end for pair in {frozenset((line.start, line.end)) for line in lines} for end in pair)
    boxes = [drawing.nodes[node] for node in shown]
    sizes = [box_size(box.label, box.kind, degree[node]) for node, box in zip(shown, boxes, strict=True)]
    plan = Plan(
        numpy.array(sizes, dtype=numpy.float64).reshape(-1, 2),
        numpy.array([local[bundle.start] for bundle in bundles], dtype=numpy.int64),
        numpy.array([local[bundle.end] for bundle in bundles], dtype=numpy.int64),
        numpy.array([line_label_width(bundle.label) for bundle in bundles], dtype=numpy.float64),
        numpy.array([bundle.bend for bundle in bundles], dtype=numpy.float64),
    )
    return [(round(float(x)), round(float(y))) for x, y in place(plan)]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Claims drawn as one line. ``bend`` as in ``Plan``."""

    start: int
    end: int
    label: str
    bend: int


def bundled(lines: Sequence[Line], claims: Sequence[Claim]) -> list[Bundle]:
    """One line for claims that look the same; of more than three between two boxes the rest share the last line.

    In a drawing of too many lines each pair has one.

    The script of the page does the same with the claims that its filters let through.
    """
    pairs: dict[tuple[int, int], Counter[tuple[int, int, str, str]]] = {}
    for line in lines:
        claim = claims[line.claim]
        pair = (min(line.start, line.end), max(line.start, line.end))
        look = (line.start, line.end, relation_words(claim, line.words), status(claim))
        pairs.setdefault(pair, Counter())[look] += 1
    fans = [bundle for counts in pairs.values() for bundle in _fan(counts, LINES_PER_PAIR)]
    return fans if len(fans) <= MANY_LINES else [bundle for counts in pairs.values() for bundle in _fan(counts, 1)]


def _fan(counts: Counter[tuple[int, int, str, str]], most: int) -> list[Bundle]:
    looks = list(counts.items())
    labels = [(start, end, f"{label} ×{times}" if times > 1 else label) for (start, end, label, _), times in looks]
    if len(labels) > most:
        start, end, _ = labels[most - 1]
        words = f"{counts.total()} statements" if most == 1 else f"+{len(labels) - most + 1} more"
        labels = [*labels[: most - 1], (start, end, words)]
    first = labels[0][0]
    bends = {1: [0], 2: [1, -1], 3: [1, -1, 0]}[len(labels)]
    # A bend is seen from the start of its own line, so a line that runs the other way needs the opposite one.
    return [
        Bundle(start, end, label, bend if start == first else -bend)
        for (start, end, label), bend in zip(labels, bends, strict=True)
    ]
