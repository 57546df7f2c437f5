"""A page of a part: it opens on what was asked for, and says what it is a part of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_graphs import large_graph, seed_graph
from page_opened import Opened
from playwright.sync_api import expect

from kg.export.html.scope import Scope, limited

Open = Callable[..., Opened]
LARGE = large_graph(60, 140)


def test_a_page_of_a_part_says_what_it_leaves_out_and_how_to_see_it(opened: Open) -> None:
    page = opened("around").page
    told = page.locator("#scope").inner_text()
    assert "8 of 44 statements and 6 of 34 entities: around Vladimir Putin." in told
    assert "kg html OUT makes the page of all." in told


def test_a_page_of_everything_says_nothing_of_parts(opened: Open) -> None:
    expect(opened("seed").page.locator("#scope")).to_be_hidden()


def test_a_page_with_a_focus_opens_around_it(opened: Open) -> None:
    page = opened("around", probe=True).page
    expect(page.locator("#bar")).to_contain_text("Around Vladimir Putin")
    labels = page.evaluate("Object.values(network.body.nodes).map((each) => each.options.label)")
    assert "● Vladimir Putin" in labels


@pytest.mark.parametrize("limit", [2, 9, 30])
def test_at_most_so_many_boxes_are_kept(limit: int) -> None:
    part, scope = limited(LARGE, Scope(LARGE), limit)
    ends = {end.id for claim in part.claims for end in (claim.subject, claim.object)}  # type: ignore[union-attr]
    assert ends <= {entity.id for entity in part.entities}
    assert len(part.entities) <= limit
    assert scope.chosen == (f"the {limit} most telling boxes",)


def test_boxes_enough_for_all_leave_nothing_out() -> None:
    assert limited(LARGE, Scope(LARGE), 500) == (LARGE, Scope(LARGE))


def test_a_center_is_among_the_boxes_that_are_kept() -> None:
    graph = seed_graph()
    part, _ = limited(graph, Scope(graph, centers=("ukraine",)), 3)
    assert "ukraine" in {entity.id for entity in part.entities}


def test_of_too_many_claims_the_most_telling_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.html.scope.MOST_CLAIMS", 10)
    graph = seed_graph()
    part, scope = limited(graph, Scope(graph))
    assert len(part.claims) == 10
    assert "met" in {claim.label for claim in part.claims}
    assert scope.capped
