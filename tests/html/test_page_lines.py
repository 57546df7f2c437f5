"""Where lines run: behind no box, since such a line seems to come out of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pytest
from page_opened import Opened
from playwright.sync_api import expect
from test_page_layout import plan_of

from kg.export.html.geometry import faults
from kg.export.html.layout import place

Open = Callable[..., Opened]

BEHIND = """() => {
  const found = [];
  for (const edge of Object.values(network.body.edges)) for (const node of Object.values(network.body.nodes)) {
    if (edge.id.startsWith("tie:") || !node.options.label || node.id === edge.fromId || node.id === edge.toId) continue;
    const { left, top, width, height } = node.shape;
    const steps = Array.from({ length: 99 }, (_, step) => edge.edgeType.getPoint((step + 1) / 100));
    if (steps.some(({ x, y }) => x > left && x < left + width && y > top && y < top + height)) {
      found.push([edge.from.options.label, edge.to.options.label, node.options.label]);
    }
  }
  return found;
}"""


def test_three_in_a_row_stand_so_that_the_long_line_passes_the_middle_one() -> None:
    plan = plan_of(3, [(0, 1), (1, 2), (0, 2)])
    assert faults(plan, place(plan)).pierced == 0


@pytest.mark.parametrize("seed", range(4))
def test_lines_of_a_sparse_picture_pass_behind_no_box(seed: int) -> None:
    chance = numpy.random.default_rng(seed)
    pairs = [(int(chance.integers(0, node)), node) for node in range(1, 18)]
    plan = plan_of(18, pairs)
    assert faults(plan, place(plan)).pierced == 0


@pytest.mark.parametrize("size", [(1280, 720), (1400, 900)], ids=["1280", "1400"])
def test_no_line_of_the_page_of_one_article_passes_behind_a_box(opened: Open, size: tuple[int, int]) -> None:
    page = opened("seed", probe=True, viewport={"width": size[0], "height": size[1]}).page
    assert page.evaluate("network.body.edgeIndices.length") > 20
    assert page.evaluate(BEHIND) == []


def test_a_line_bows_around_a_box_that_is_put_on_it(opened: Open) -> None:
    page = opened("seed", "#pin=vladimir-putin@600@300,russia@600@-300,china@600@0", probe=True).page
    expect(page.locator("#bar")).to_contain_text("3 pinned boxes")
    assert ["● Vladimir Putin", "■ Russia", "■ China"] not in page.evaluate(BEHIND)
