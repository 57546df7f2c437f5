"""Boxes, lines and labels as arrays: where a label sits, what overlaps, what crosses.

In: centers and sizes of boxes, and lines between them. Out: label positions, overlaps to mend, and the score of a
layout. The label "refused" between "Vladimir Putin" and "US bases" must lie on neither box and on no other label.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Points = NDArray[numpy.float64]
Numbers = NDArray[numpy.int64]

LABEL_HEIGHT = 16.0
ROUNDNESS = 0.3
"""How far a fanned line bows out; the script of the page uses the same figure."""

NODE_GAP = 14.0
LABEL_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be placed: ``sizes`` (n, 2) of boxes; lines from ``starts`` to ``ends`` (m), label widths and bends.

    A bend is 0 for a straight line, 1 for one that bows clockwise seen from its start, -1 for counterclockwise.
    """

    sizes: Points
    starts: Numbers
    ends: Numbers
    label_widths: Points
    bends: Points

    @property
    def label_sizes(self) -> Points:
        """(m, 2) sizes of the labels; a missing one is so much smaller than nothing that it overlaps nothing."""
        sizes = numpy.column_stack([self.label_widths, numpy.full(len(self.label_widths), LABEL_HEIGHT)])
        return numpy.where(self.label_widths[:, None] > 0, sizes, -1e6)


def snapped(points: Points) -> Points:
    """``points`` on a grid of 1/1000 pixel, so that the last bits of a processor's arithmetic never reach the page."""
    result: Points = numpy.round(points, 3)
    return result


def label_points(plan: Plan, points: Points) -> Points:
    """(m, 2) centers of the labels, where vis-network puts them: half way between the centers, on a bowed line half way
    to the point that pulls it aside.
    """
    a, b = points[plan.starts], points[plan.ends]
    middles: Points = (a + b) / 2
    bowed = numpy.flatnonzero(plan.bends)
    if len(bowed):
        along, turn = b[bowed] - a[bowed], ROUNDNESS * numpy.pi / 2 * plan.bends[bowed]
        cosine, sine = numpy.cos(turn), numpy.sin(turn)
        turned = [along[:, 0] * cosine + along[:, 1] * sine, along[:, 1] * cosine - along[:, 0] * sine]
        aside = a[bowed] + (0.5 + 0.5 * ROUNDNESS) * numpy.column_stack(turned)
        middles[bowed] = (middles[bowed] + aside) / 2
    return middles


_TINY = 1e-9
"""Stands for no length at all, so that nothing is divided by zero."""


def overlaps(centers: Points, sizes: Points, gaps: Points) -> tuple[Points, Points]:
    """(k, k) penetrations in x and in y of each pair of boxes, grown by ``gaps`` (k); both positive: they overlap."""
    # Each axis by itself: arrays of three dimensions would be walked through five times slower.
    half_x, half_y = ((sizes + gaps[:, None]) / 2).T.copy()
    x, y = centers.T.copy()
    over_x = half_x[:, None] + half_x - numpy.abs(x[:, None] - x)
    over_y = half_y[:, None] + half_y - numpy.abs(y[:, None] - y)
    return over_x, over_y


def crossings(plan: Plan, points: Points) -> NDArray[numpy.bool_]:
    """(m, m) upper triangle: which lines cross, seen as straight, lines with a common end left out."""
    a, b = points[plan.starts], points[plan.ends]
    side_a = _side(a[:, None], b[:, None], a[None])
    side_b = _side(a[:, None], b[:, None], b[None])
    apart = (side_a * side_b < 0) & (side_a * side_b < 0).T
    common = (
        (plan.starts[:, None] == plan.starts)
        | (plan.starts[:, None] == plan.ends)
        | (plan.ends[:, None] == plan.starts)
        | (plan.ends[:, None] == plan.ends)
    )
    result: NDArray[numpy.bool_] = numpy.triu(apart & ~common, 1)
    return result


def _side(a: Points, b: Points, c: Points) -> Points:
    result: Points = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return result


def pierced(plan: Plan, points: Points) -> NDArray[numpy.bool_]:
    """(m, n): which lines run through the box of a node that is not their end."""
    enter, leave = numpy.zeros((2, len(plan.starts), len(points)))
    leave += 1
    # Each axis by itself: arrays of three dimensions would be walked through five times slower.
    for axis in (0, 1):
        a = points[plan.starts, axis][:, None]
        along = points[plan.ends, axis][:, None] - a
        along = numpy.where(numpy.abs(along) < _TINY, _TINY, along)
        middle, half = (points[:, axis] - a) / along, plan.sizes[:, axis] / 2 / numpy.abs(along)
        numpy.maximum(enter, middle - half, out=enter)
        numpy.minimum(leave, middle + half, out=leave)
    through = enter < leave
    rows = numpy.arange(len(plan.starts))
    through[rows, plan.starts] = False
    through[rows, plan.ends] = False
    result: NDArray[numpy.bool_] = through
    return result


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with a layout, as counts; ``blame`` (n) says how often each node is part of it."""

    crossings: int
    box_overlaps: int
    labels_on_boxes: int
    label_collisions: int
    pierced: int
    blame: Points

    @property
    def severe(self) -> int:
        """Faults that no picture may have: something lies on a box."""
        return self.box_overlaps + self.labels_on_boxes

    @property
    def score(self) -> float:
        """Lower is better. A line behind a box is worse than a crossing: it seems to come out of that box."""
        return 6 * self.crossings + 10 * self.severe + self.label_collisions + 6 * self.pierced


def faults(plan: Plan, points: Points) -> Faults:
    """The faults of placing the boxes of ``plan`` at ``points`` (n, 2)."""
    count = len(points)
    labels = label_points(plan, points)
    centers = numpy.vstack([points, labels])
    sizes = numpy.vstack([plan.sizes, plan.label_sizes])
    over_x, over_y = overlaps(centers, sizes, numpy.zeros(len(centers)))
    over = numpy.triu((over_x > 0) & (over_y > 0), 1)
    boxes, mixed, words = over[:count, :count], over[:count, count:], over[count:, count:]
    crossing, through = crossings(plan, points), pierced(plan, points)
    blame = boxes.sum(axis=0) + boxes.sum(axis=1) + mixed.sum(axis=1) + through.sum(axis=0)
    by_line = crossing.sum(axis=0) + crossing.sum(axis=1) + mixed.sum(axis=0) + through.sum(axis=1) + words.sum(axis=0)
    blamed = blame.astype(numpy.float64)
    numpy.add.at(blamed, plan.starts, by_line)
    numpy.add.at(blamed, plan.ends, by_line)
    return Faults(int(crossing.sum()), int(boxes.sum()), int(mixed.sum()), int(words.sum()), int(through.sum()), blamed)
