"""The address restores what is seen, and says so where the page does not hold what it names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_graphs import seed_graph
from page_opened import Opened
from playwright.sync_api import Page, expect

Open = Callable[..., Opened]


def state(page: Page) -> tuple[str, ...]:
    """What a reader sees of the page's state."""
    texts = [page.locator(name).inner_text() for name in ("#counts", "#hidden", "#bar", "#panel h2")]
    sheets = [page.locator(f"#{name}").get_attribute("open") or "" for name in ("timeline", "map", "table")]
    boxes = page.evaluate("Object.values(network.body.nodes).map((each) => each.options.label).sort()")
    return (*texts, *sheets, *boxes)


def neighbors(page: Page) -> None:
    page.get_by_role("button", name="Neighbors", exact=True).click()


def hide(page: Page) -> None:
    page.locator("#panel").get_by_role("button", name="Hide").click()


def path(page: Page) -> None:
    page.fill("#path-to", "Ukraine")
    page.locator("#path-found li").first.click()


def open_table(page: Page) -> None:
    page.click("#table > summary")
    expect(page.locator("#table tbody tr").first).to_be_visible()


def choose_place(page: Page) -> None:
    page.click("#map > summary")
    page.locator("#map .press").first.press("Enter")


def choose_bar(page: Page) -> None:
    page.click("#timeline > summary")
    page.locator("#timeline .press").first.press("Enter")


def show_all(page: Page) -> None:
    page.get_by_role("button", name="Show all").click()


def choose_story(page: Page) -> None:
    page.locator("#panel .stories:not(.questions) button").first.click()


def narrow_dates(page: Page) -> None:
    page.locator("#undated").uncheck()
    page.locator("#date-from").fill("2")


@pytest.mark.parametrize(
    ("start", "action"),
    [
        ("#node=russia", neighbors),
        ("#node=russia", hide),
        ("#node=china", path),
        ("#node=china", open_table),
        ("", choose_place),
        ("", choose_bar),
        ("", show_all),
        ("", choose_story),
        ("", narrow_dates),
        ("#list=said", open_table),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_address_restores_what_is_seen(opened: Open, start: str, action: Callable[[Page], None]) -> None:
    page = opened("seed", start, probe=True).page
    action(page)
    page.wait_for_timeout(100)  # the room of the picture follows an opened sheet by a frame
    again = opened("seed", page.evaluate("location.hash"), probe=True).page
    again.wait_for_timeout(100)
    assert state(again) == state(page)


def test_the_address_restores_a_line_of_several_statements(opened: Open) -> None:
    page = opened("dense", probe=True).page
    line = page.evaluate("labelSpots().find((spot) => spot.line.claims.length > 1).line.id")
    page.evaluate("line => network.body.emitter.emit('click', { nodes: [], edges: [line] })", line)
    expect(page.locator("#panel")).to_contain_text("statements on this line")
    again = opened("dense", page.evaluate("location.hash"), probe=True).page
    assert again.locator("#panel").inner_text() == page.locator("#panel").inner_text()


@pytest.mark.parametrize(
    "address", ["#claim=0123456789abcdef", "#node=nobody", "#list=nothing", "#time=1066", "#place=nowhere"]
)
def test_what_the_page_does_not_hold_is_said(opened: Open, address: str) -> None:
    page = opened("seed", address).page
    expect(page.locator("#bar")).to_contain_text(f"This page does not hold what its address names ({address[1:]}).")
    page.fill("#search", "Putin")
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).not_to_contain_text("does not hold")


@pytest.mark.parametrize(
    "address", ["#near=%", "#filter=status:;date:x;;", "#pin=a@b@c", "#path=..", "#story=999", "#sheet=x&hide=,,%zz"]
)
def test_a_broken_address_breaks_nothing(opened: Open, address: str) -> None:
    found = opened("seed", address)
    assert found.errors == []
    expect(found.page.locator("#panel h2")).to_be_visible()


def test_a_claim_in_the_address_is_restored_with_its_filter(opened: Open) -> None:
    claim = next(each for each in seed_graph().claims if each.label == "permit")
    page = opened("seed", f"#filter=status:negated&claim={claim.id}").page
    assert "2 of 44 statements" in page.locator("#counts").inner_text()
    expect(page.locator("#panel h2")).to_contain_text("did not permit")


def test_back_in_the_browser_leads_to_what_was_read_before(opened: Open) -> None:
    page = opened("seed", probe=True).page
    first = state(page)
    page.get_by_role("button", name="Who claims what?").click()
    page.locator("#panel .claims .link").first.click()
    page.get_by_role("button", name="Overview").click()
    page.get_by_role("button", name="Show all").click()
    page.go_back()
    assert state(page)[:4] == first[:4]
    page.go_back()
    expect(page.locator("#panel")).to_contain_text("‹ Back")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Who claims what?")
    expect(page.locator("#panel")).not_to_contain_text("‹ Back")
    page.go_back()
    assert state(page) == first
    page.go_forward()
    expect(page.locator("#panel h2")).to_have_text("Who claims what?")


def test_filters_and_a_visit_to_a_box_are_one_step_each(opened: Open) -> None:
    page = opened("large").page
    before = page.evaluate("history.length")
    page.fill("#search", "Novak 43")
    page.keyboard.press("Enter")  # the box is not drawn: it changes the view and what is chosen
    for value in ("10", "20", "30"):
        page.locator("#confidence").fill(value)
    assert page.evaluate("history.length") == before + 1
