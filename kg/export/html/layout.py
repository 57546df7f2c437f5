"""Positions of the boxes: label-aware Kamada-Kawai, turned to the shape of the page, with overlaps removed.

In: a ``Plan`` of boxes and lines. Out: one center for each box, the same for the same plan on every machine. "Mark
Milley" and "Valery Gerasimov" stand as far apart as the words "chief of staff of" between their neighbors need.

Kamada-Kawai's energy is minimized by stress majorization from several starts; the layout with the best score is then
bettered node by node. Components that hang together in nothing are laid out one by one and packed in rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy

from kg.export.html.geometry import (
    LABEL_GAP,
    NODE_GAP,
    Faults,
    Numbers,
    Plan,
    Points,
    faults,
    label_points,
    pierced,
    snapped,
)

ASPECT = 1.35
"""Width over height of the part of the page that shows the picture."""

_STARTS = 6
_FINALISTS = 3
_MAJORIZATION_STEPS = 80
_SCALES = (0.65, 0.5, 0.35)
_PUSH_STEPS = 120
_SHORT_PUSH = 40
_TRIALS = 200
_FACTORS = (0.85, 0.9, 0.93, 0.95, 0.95, 0.97, 0.97, 0.97)
_FEW_FACTORS = (0.8, 0.9, 0.95)
_FEW_NODES = 6
_CLEARINGS = 5
_CLEARED_AT_ONCE = 2
_EASY = 9000
"""Pairs of boxes and labels up to which a layout gets all its trials; the more there are, the fewer."""
_COMPONENT_GAP = 40.0
_LONG_LINE = 320.0


def place(plan: Plan) -> Points:
    """(n, 2) centers of the boxes in pixels, around the origin."""
    count = len(plan.sizes)
    if count == 0:
        return numpy.zeros((0, 2))
    points = numpy.zeros((count, 2))
    components = _components(count, plan)
    for members in components:
        points[members] = _place_component(_part(plan, members), share=len(members) / count)
    if len(components) > 1:
        _pack(plan, points, components)
    return snapped(points - (points.max(axis=0) + points.min(axis=0)) / 2)


def _effort(plan: Plan) -> float:
    """Share of the trials and steps that a plan of this size may take, so that the time stays about the same."""
    return min(1.0, _EASY / (len(plan.sizes) + len(plan.starts)) ** 2)


def _components(count: int, plan: Plan) -> list[Numbers]:
    """Members of the connected components, the largest first."""
    label = numpy.arange(count)
    changed = True
    while changed:
        lower = numpy.minimum(label[plan.starts], label[plan.ends])
        before = label.copy()
        numpy.minimum.at(label, plan.starts, lower)
        numpy.minimum.at(label, plan.ends, lower)
        changed = bool((label != before).any())
    groups = [numpy.flatnonzero(label == name) for name in numpy.unique(label)]
    return sorted(groups, key=lambda members: (-len(members), int(members[0])))


def _part(plan: Plan, members: Numbers) -> Plan:
    """The plan of one component, its boxes numbered anew."""
    position = numpy.full(len(plan.sizes), -1)
    position[members] = numpy.arange(len(members))
    lines = numpy.flatnonzero(position[plan.starts] >= 0)
    return Plan(
        plan.sizes[members],
        position[plan.starts[lines]],
        position[plan.ends[lines]],
        plan.label_widths[lines],
        plan.bends[lines],
    )


def _place_component(plan: Plan, share: float) -> Points:
    count = len(plan.sizes)
    if count == 1:
        return numpy.zeros((1, 2))
    distances = _graph_distances(plan)
    if count <= _FEW_NODES:
        points = _turned(plan, _majorized(_starts(distances)[0], distances)) * _SCALES[-1]
        return _cleared(plan, _spread(plan, points))
    layouts = [_turned(plan, _majorized(start, distances)) for start in _starts(distances)]
    layouts.sort(key=lambda points: _cost(plan, points))
    rough = [[snapped(points * scale) for points in layouts[:_FINALISTS]] for scale in _SCALES]
    trials = int(_TRIALS * share * _effort(plan))
    finished = [_finished(plan, candidates, trials) for candidates in rough]
    best = min(finished, key=lambda points: _rank(plan, points))
    filled = _spread(plan, _bettered(plan, best, 2 * trials, fill=True))
    tightened = [_tightened(plan, _cleared(plan, points), _FACTORS) for points in (best, filled)]
    return min(tightened, key=lambda points: _rank(plan, points))


def _finished(plan: Plan, candidates: Sequence[Points], trials: int) -> Points:
    """The best of ``candidates``, bettered and drawn together."""
    best = min((_pushed(plan, points, _SHORT_PUSH) for points in candidates), key=lambda points: _cost(plan, points))
    return _tightened(plan, _spread(plan, _bettered(plan, best, trials)), _FEW_FACTORS)


def _graph_distances(plan: Plan) -> Points:
    """(n, n) lengths of the shortest paths, where a line is as long as its label and the boxes at its ends need."""
    count = len(plan.sizes)
    lengths = 70 + 0.55 * plan.label_widths + 0.28 * (plan.sizes[plan.starts, 0] + plan.sizes[plan.ends, 0])
    distances = numpy.full((count, count), numpy.inf)
    numpy.fill_diagonal(distances, 0)
    numpy.minimum.at(distances, (plan.starts, plan.ends), lengths)
    numpy.minimum.at(distances, (plan.ends, plan.starts), lengths)
    for middle in range(count):
        distances = numpy.minimum(distances, distances[:, middle, None] + distances[None, middle, :])
    return distances


def _starts(distances: Points) -> list[Points]:
    """Circles in differently shuffled orders: no linear algebra whose signs differ between machines."""
    count = len(distances)
    radius = float(distances.max()) / 2
    angles = 2 * numpy.pi * numpy.arange(count) / count
    circle = snapped(radius * numpy.column_stack([numpy.cos(angles), numpy.sin(angles)]))
    generator = numpy.random.Generator(numpy.random.PCG64(1))
    by_distance = numpy.argsort(distances[int(distances.sum(axis=1).argmin())], kind="stable")
    orders = [by_distance, *(generator.permutation(count) for _ in range(_STARTS - 1))]
    return [circle[numpy.argsort(order, kind="stable")] for order in orders]


def _majorized(points: Points, distances: Points) -> Points:
    """Stress majorization (Gansner, Koren and North 2004) of Kamada-Kawai's energy, weights 1 / distance squared."""
    count = len(points)
    wanted = distances + numpy.eye(count)
    weights = wanted**-2.0
    numpy.fill_diagonal(weights, 0)
    inverse = numpy.linalg.inv(numpy.diag(weights.sum(axis=1)) - weights + 1.0 / count) - 1.0 / count
    for _ in range(_MAJORIZATION_STEPS):
        apart = numpy.linalg.norm(points[:, None] - points[None], axis=2) + numpy.eye(count)
        pull = weights * distances / numpy.maximum(apart, 1e-6)
        moved = snapped(inverse @ ((numpy.diag(pull.sum(axis=1)) - pull) @ points))
        settled = numpy.abs(moved - points).max() < 0.5
        points = moved
        if settled:
            break
    return points


def _turned(plan: Plan, points: Points) -> Points:
    """``points`` turned so that they fill the shape of the page best."""
    best, best_cost = points, numpy.inf
    for step in range(12):
        angle = numpy.pi * step / 12
        turn = numpy.array([[numpy.cos(angle), -numpy.sin(angle)], [numpy.sin(angle), numpy.cos(angle)]])
        turned = snapped(points @ turn)
        cost = round(_size(plan, turned), 1)
        if cost < best_cost:
            best, best_cost = turned, cost
    return best


def _extent(plan: Plan, points: Points) -> tuple[float, float]:
    low = (points - plan.sizes / 2).min(axis=0)
    high = (points + plan.sizes / 2).max(axis=0)
    return float(high[0] - low[0]), float(high[1] - low[1])


def _cost(plan: Plan, points: Points, known: Faults | None = None) -> float:
    """The faults' score, a little for size (a sprawling picture must be drawn smaller) and a little for long lines."""
    lengths = numpy.linalg.norm(points[plan.starts] - points[plan.ends], axis=1)
    too_long = float(numpy.maximum(lengths - _LONG_LINE, 0).sum()) / 120
    return round((known or faults(plan, points)).score + _size(plan, points) / 30 + too_long, 6)


def _rank(plan: Plan, points: Points) -> tuple[int, float]:
    """The order of finished layouts: nothing on a box before everything else."""
    found = faults(plan, points)
    return found.severe, _cost(plan, points, found)


def _pushed(plan: Plan, points: Points, steps: int = _PUSH_STEPS) -> Points:
    """Boxes and labels pushed apart until none overlaps, or ``steps`` are over. A label moves both ends of its line."""
    reach = _Reach.of(plan)
    for _ in range(max(20, int(steps * _effort(plan)))):
        centers = numpy.vstack([points, label_points(plan, points)])
        x, y = _push(reach, centers[:, 0].copy(), centers[:, 1].copy())
        if not (x.any() or y.any()):
            break
        push = numpy.column_stack([_moves_of_boxes(plan, moves) for moves in (x, y)])
        points = snapped(points + numpy.clip(push, -40, 40))
    return points


@dataclass(frozen=True, slots=True)
class _Reach:
    """(k, k) how near two boxes or labels, boxes first, may come in x and in y; the lower triangle is out of reach."""

    x: Points
    y: Points

    @classmethod
    def of(cls, plan: Plan) -> _Reach:
        gaps = numpy.repeat([NODE_GAP, LABEL_GAP], [len(plan.sizes), len(plan.starts)])
        half = (numpy.vstack([plan.sizes, plan.label_sizes]) + gaps[:, None]) / 2
        upper = numpy.where(numpy.triu(numpy.ones((len(half), len(half)), dtype=bool), 1), 0.0, -1e9)
        return cls(half[:, None, 0] + half[:, 0] + upper, half[:, None, 1] + half[:, 1] + upper)


def _push(reach: _Reach, x: Points, y: Points) -> tuple[Points, Points]:
    """(k) one step for each box and label in x and in y, apart along the axis on which they overlap less."""
    over_x = reach.x - numpy.abs(x[:, None] - x)
    over_y = reach.y - numpy.abs(y[:, None] - y)
    first, second = numpy.nonzero((over_x > 0) & (over_y > 0))
    deep_x, deep_y = over_x[first, second], over_y[first, second]
    sideways = deep_x < deep_y
    shift_x = numpy.where(sideways, 0.4 * deep_x, 0.0) * numpy.where(x[first] >= x[second], 1.0, -1.0)
    shift_y = numpy.where(sideways, 0.0, 0.4 * deep_y) * numpy.where(y[first] >= y[second], 1.0, -1.0)
    return _opposed(first, second, shift_x, len(x)), _opposed(first, second, shift_y, len(x))


def _opposed(first: Numbers, second: Numbers, shift: Points, count: int) -> Points:
    """(count) sums of ``shift`` for each of ``first`` and of its opposite for each of ``second``."""
    result = numpy.zeros(count)
    result += numpy.bincount(first, shift, count)
    result -= numpy.bincount(second, shift, count)
    return result


def _moves_of_boxes(plan: Plan, moves: Points) -> Points:
    """(n) moves of the boxes out of (n + m) moves of boxes and labels."""
    count = len(plan.sizes)
    by_label = numpy.bincount(plan.starts, moves[count:], count) + numpy.bincount(plan.ends, moves[count:], count)
    result: Points = moves[:count] + by_label
    return result


_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7), (-0.7, -0.7), (0.7, -0.7))
_STEPS = numpy.array([(x * reach, y * reach) for reach in (40, 90, 160) for x, y in _WAYS])
"""Where a node is tried: pixels from where it stands."""


def _bettered(plan: Plan, points: Points, trials: int, *, fill: bool = False) -> Points:
    """The nodes with most faults tried elsewhere, near by and in each other's place, as long as it pays.

    With ``fill`` the outermost nodes are tried as well, and empty places all over the picture.
    """
    current = faults(plan, points)
    cost = _cost(plan, points, current)
    tired: set[int] = set()
    while trials > 0:
        blame = current.blame + _outermost(plan, points) if fill else current.blame
        node = _worst(blame, tired)
        if node is None:
            break
        options = _moves(points, node) + (_places(points, node) if fill else [])
        trials -= len(options)
        costs = [_cost(plan, option) for option in options]
        choice = min(range(len(options)), key=costs.__getitem__)
        if costs[choice] < cost - 0.01:
            points, cost = options[choice], costs[choice]
            current = faults(plan, points)
            tired.clear()
        else:
            tired.add(node)
    return points


def _cleared(plan: Plan, points: Points) -> Points:
    """Boxes and lines moved aside, one at a time, where a line passes behind a box, as long as it pays."""
    rank = _rank(plan, points)
    for _ in range(_CLEARINGS):
        behind = [(int(line), int(box)) for line, box in numpy.argwhere(pierced(plan, points))[:_CLEARED_AT_ONCE]]
        moves = [move for line, box in behind for move in _sidesteps(plan, points, line, box)]
        options = [_pushed(plan, _moved(points, node, place), _SHORT_PUSH) for node, place in moves]
        ranks = [_rank(plan, option) for option in options]
        if not ranks or min(ranks) >= rank:
            break
        rank = min(ranks)
        points = options[ranks.index(rank)]
    return points


def _sidesteps(plan: Plan, points: Points, line: int, box: int) -> Iterator[tuple[int, Points]]:
    """Which node to put where so that ``line`` passes ``box`` on one side or the other: the box, or an end."""
    start, end = int(plan.starts[line]), int(plan.ends[line])
    along = points[end] - points[start]
    length = max(float(numpy.linalg.norm(along)), 1.0)
    aside = numpy.array([-along[1], along[0]]) / length
    offset = points[box] - points[start]
    needed = float(numpy.abs(aside) @ plan.sizes[box]) / 2 + LABEL_GAP
    share = min(max(float(offset @ along) / length**2, 0.2), 0.8)
    for side in (1, -1):
        step = (side * needed - float(offset @ aside)) * aside
        yield box, points[box] + step
        yield start, points[start] - step / (1 - share)
        yield end, points[end] - step / share


def _outermost(plan: Plan, points: Points) -> Points:
    """(n) a little blame for the nodes that make the picture as wide and as high as it is."""
    blame = numpy.zeros(len(points))
    low, high = points - plan.sizes / 2, points + plan.sizes / 2
    blame[[*low.argmin(axis=0), *high.argmax(axis=0)]] = 0.5
    return blame


def _worst(blame: Points, tired: set[int]) -> int | None:
    for node in numpy.argsort(-blame, kind="stable"):
        if int(node) not in tired:
            return int(node) if blame[node] > 0 else None
    return None


def _moves(points: Points, node: int) -> list[Points]:
    """Layouts with ``node`` a step away, or in the place of one of its nearest eight and that one in its own."""
    options = [_moved(points, node, points[node] + step) for step in _STEPS]
    near = numpy.argsort(numpy.abs(points - points[node]).sum(axis=1), kind="stable")[1:9]
    for other in near:
        swapped = points.copy()
        swapped[[node, other]] = swapped[[other, node]]
        options.append(swapped)
    return options


def _places(points: Points, node: int) -> list[Points]:
    """Layouts with ``node`` on each point of a grid over the picture."""
    low, high = points.min(axis=0), points.max(axis=0)
    grid = [(x, y) for x in numpy.linspace(low[0], high[0], 8) for y in numpy.linspace(low[1], high[1], 8)]
    return [_moved(points, node, numpy.array(place)) for place in grid]


def _moved(points: Points, node: int, place: Points) -> Points:
    moved = points.copy()
    moved[node] = snapped(place)
    return moved


def _spread(plan: Plan, points: Points) -> Points:
    """Pushed apart, and stretched by a twentieth at a time while a label still lies on a box."""
    for _ in range(24):
        points = _pushed(plan, points)
        if not faults(plan, points).severe:
            break
        points = snapped(points * 1.05)
    return points


def _tightened(plan: Plan, points: Points, factors: Sequence[float]) -> Points:
    """Drawn together as long as nothing gets worse: a small picture is shown at a larger scale."""
    best, limit = points, faults(plan, points)
    for factor in factors[: max(2, int(len(factors) * _effort(plan)))]:
        width, height = _extent(plan, best)
        both = numpy.array([factor, factor])
        longer = numpy.array([factor, 1.0]) if width > height * ASPECT else numpy.array([1.0, factor])
        for shrink in (both, longer):
            candidate = _pushed(plan, snapped(best * shrink), _SHORT_PUSH)
            found = faults(plan, candidate)
            if (
                found.severe <= limit.severe
                and found.score <= limit.score
                and _size(plan, candidate) < _size(plan, best)
            ):
                best = candidate
    return best


def _size(plan: Plan, points: Points) -> float:
    width, height = _extent(plan, points)
    return max(width, height * ASPECT)


def _pack(plan: Plan, points: Points, components: Sequence[Numbers]) -> None:
    """Moves whole components, in place, to where they make the picture least larger: often a corner that the largest
    leaves.
    """
    done = components[0]
    for members in components[1:]:
        taken, sizes = _occupied(plan, points, done)
        low = (points[members] - plan.sizes[members] / 2).min(axis=0)
        size = (points[members] + plan.sizes[members] / 2).max(axis=0) - low
        points[members] += _free_corner(taken, sizes, size) - low
        done = numpy.concatenate([done, members])


def _occupied(plan: Plan, points: Points, members: Numbers) -> tuple[Points, Points]:
    """Centers and sizes of what stands already: boxes, labels, and lines as rows of small boxes."""
    part = _part(plan, members)
    local = points[members]
    steps = numpy.linspace(0.1, 0.9, 9)[:, None, None]
    a, b = local[part.starts], local[part.ends]
    along = (a + (b - a) * steps).reshape(-1, 2)
    centers = numpy.vstack([local, label_points(part, local), along])
    return centers, numpy.vstack([part.sizes, numpy.maximum(part.label_sizes, 0), numpy.full((len(along), 2), 6.0)])


def _free_corner(taken: Points, sizes: Points, size: Points) -> Points:
    """Where the upper left corner of a component of this ``size`` goes."""
    low, high = (taken - sizes / 2).min(axis=0), (taken + sizes / 2).max(axis=0)
    reach = size + _COMPONENT_GAP
    xs = numpy.linspace(low[0] - reach[0], high[0] + _COMPONENT_GAP, 40)
    ys = numpy.linspace(low[1] - reach[1], high[1] + _COMPONENT_GAP, 40)
    corners = snapped(numpy.array([(x, y) for y in ys for x in xs]))
    middles = corners + size / 2
    apart = numpy.abs(middles[:, None, :] - taken[None]) - (sizes[None] + size) / 2
    free = (apart.max(axis=2) >= _COMPONENT_GAP * 0.7).all(axis=1)
    total = numpy.maximum(high, corners + size) - numpy.minimum(low, corners)
    middle = (low + high) / 2
    cost = numpy.maximum(total[:, 0], total[:, 1] * ASPECT) + 0.05 * numpy.abs(middles - middle).sum(axis=1)
    best: Points = corners[int(numpy.where(free, numpy.round(cost, 3), numpy.inf).argmin())]
    return best
