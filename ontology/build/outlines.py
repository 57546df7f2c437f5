"""Builds ontology/outlines.json, the coasts and borders behind the page's map, from Natural Earth.

Run it as ``python ontology/build/outlines.py --atlas countries-110m.json``; the file is in the npm package world-atlas
2.0.2 (``npm pack world-atlas@2.0.2``), which carries Natural Earth's countries at 1:110m as TopoJSON. The same file
gives the same bytes.

Out: SVG path data by name, "land" closed and filled and "borders" between two countries, in units of a third of a
degree, x to the east of Greenwich and y to the south of the equator.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "outlines.json"
UNITS = 3
"""Units to a degree: finer is more than a small map can show."""

FULL_TURN = 360 * UNITS

SOUTHERNMOST = -60
"""Antarctica is left out: no news names a place there often enough to give it a fifth of the map."""

Point = tuple[int, int]


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of the topology as points in our units, repeated points left out."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            point = round(UNITS * (x * scale_x + shift_x)), round(-UNITS * (y * scale_y + shift_y))
            if not points or points[-1] != point:
                points.append(point)
        arcs.append(points)
    return arcs


def rings(topology: dict[str, Any], name: str) -> list[list[int]]:
    """Return the rings of the named object, each as signed positions of arcs."""
    found = []
    for geometry in topology["objects"][name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found += [ring for polygon in polygons for ring in polygon]
    return found


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring; a negative position is an arc walked backwards."""
    points: list[Point] = []
    for position in ring:
        arc = arcs[position] if position >= 0 else arcs[~position][::-1]
        points += arc[1:] if points and points[-1] == arc[0] else arc
    return unwrapped(points)


def unwrapped(points: list[Point]) -> list[Point]:
    """Return a ring that crosses the 180th meridian in one piece, its further part beyond 180 degrees east."""
    turn, found = 0, points[:1]
    for (before, _), (x, y) in pairwise(points):
        turn += FULL_TURN * (int(x - before < -FULL_TURN // 2) - int(x - before > FULL_TURN // 2))
        found.append((x + turn, y))
    shift = FULL_TURN if min(x for x, _ in found) < -FULL_TURN // 2 else 0
    return [(x + shift, y) for x, y in found]


def path(lines: list[list[Point]], *, closed: bool) -> str:
    """Return SVG path data of ``lines``, each from an absolute start in relative steps."""
    pieces = []
    for points in lines:
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
        walked = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
        pieces.append(f"M{points[0][0]} {points[0][1]}l{walked}".replace(" -", "-") + ("z" if closed else ""))
    return "".join(pieces)


def outlines(topology: dict[str, Any]) -> dict[str, str]:
    """Return the path data of land and borders."""
    arcs = read_arcs(topology)
    land = [ring_points(ring, arcs) for ring in rings(topology, "land")]
    shown = [points for points in land if len(points) > 3 and min(y for _, y in points) < -UNITS * SOUTHERNMOST]
    uses = Counter(max(arc, ~arc) for ring in rings(topology, "countries") for arc in ring)
    borders = [arcs[arc] for arc in sorted(uses) if uses[arc] > 1 and len(arcs[arc]) > 1]
    return {"land": path(shown, closed=True), "borders": path(borders, closed=False)}


def main() -> None:
    """Write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--atlas", type=Path, required=True, help="countries-110m.json of world-atlas")
    topology = json.loads(parser.parse_args().atlas.read_text(encoding="utf-8"))
    facts = {"source": "Natural Earth 1:110m (public domain), through world-atlas 2.0.2", "units": UNITS}
    TARGET.write_text(json.dumps({**facts, **outlines(topology)}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
