"""Positions of boxes: readable, the same every time, wherever the boxes come from."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_graphs import large_graph, seed_graph

from kg.export.html.drawing import draw
from kg.export.html.geometry import Plan, faults
from kg.export.html.layout import place
from kg.export.html.opening import SHOWN_AT_FIRST, bundled, opening


def plan_of(count: int, pairs: list[tuple[int, int]], width: float = 60.0) -> Plan:
    lines = numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)
    sizes = numpy.tile([120.0, 32.0], (count, 1))
    return Plan(sizes, lines[:, 0], lines[:, 1], numpy.full(len(pairs), width), numpy.zeros(len(pairs)))


@st.composite
def plans(draw_value: st.DrawFn) -> Plan:
    count = draw_value(st.integers(1, 14))
    ends = st.integers(0, count - 1)
    pairs = draw_value(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]), max_size=18, unique=True))
    return plan_of(count, pairs, draw_value(st.sampled_from([20.0, 60.0, 130.0])))


@settings(max_examples=25, deadline=None)
@given(plans())
def test_no_box_lies_on_another(plan: Plan) -> None:
    assert faults(plan, place(plan)).box_overlaps == 0


@settings(max_examples=5, deadline=None)
@given(plans())
def test_the_same_plan_gives_the_same_places(plan: Plan) -> None:
    assert (place(plan) == place(plan)).all()


def test_a_ring_has_no_crossing_and_no_label_on_a_box() -> None:
    plan = plan_of(8, [(place, (place + 1) % 8) for place in range(8)])
    found = faults(plan, place(plan))
    assert (found.crossings, found.box_overlaps, found.labels_on_boxes) == (0, 0, 0)


def test_no_boxes_need_no_places() -> None:
    assert place(plan_of(0, [])).shape == (0, 2)


def test_components_stand_apart() -> None:
    plan = plan_of(6, [(0, 1), (2, 3), (4, 5)])
    assert faults(plan, place(plan)).score == 0


@pytest.mark.parametrize("graph", [seed_graph(), large_graph(58, 80)], ids=["seed", "sixty"])
def test_the_opening_view_has_nothing_on_a_box(graph: object, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def looked_at(plan: Plan) -> numpy.ndarray:
        points = place(plan)
        seen.append(faults(plan, points))
        return points

    monkeypatch.setattr("kg.export.html.opening.place", looked_at)
    opening(draw(graph.claims, graph.entities), graph.claims)
    assert [found.severe for found in seen] == [0]


def test_many_boxes_are_not_all_shown_at_first() -> None:
    graph = large_graph(110, 140)
    drawing = draw(graph.claims, graph.entities)
    view = opening(drawing, graph.claims)
    linked = {end for line in drawing.lines for end in (line.start, line.end)}
    assert len(linked) > 60
    assert 0 < len(view.shown) <= SHOWN_AT_FIRST


def test_a_large_graph_opens_on_a_story() -> None:
    graph = large_graph(400, 900)
    view = opening(draw(graph.claims, graph.entities), graph.claims)
    assert view.focus
    assert set(view.shown) <= set(view.stories[0].nodes)


def test_more_than_three_lines_between_two_boxes_are_bundled_with_their_number() -> None:
    graph = large_graph(2, 12)
    bundles = bundled(draw(graph.claims, graph.entities).lines, graph.claims)
    assert len(bundles) == 3
    assert bundles[-1].label.startswith("+")
    assert {abs(bundle.bend) for bundle in bundles} == {0, 1}
