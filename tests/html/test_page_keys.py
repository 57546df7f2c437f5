"""Everything by keyboard: each key does what the help says, and where the keyboard is can be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_opened import Opened
from playwright.sync_api import Page, expect

Open = Callable[..., Opened]


def heading(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def boxes(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.values(network.body.nodes).map((each) => each.options.label)")
    return found


def scale(page: Page) -> float:
    return float(page.evaluate("network.getScale()"))


def test_every_key_of_the_help_is_told_apart(opened: Open) -> None:
    keys = opened("seed").page.locator("#panel kbd").all_inner_texts()
    assert keys == ["/", "arrows", "Enter", "n", "p", "h", "f", "+ −", "t", "m", "l", "Esc", "?"]


def test_slash_goes_to_the_search(opened: Open) -> None:
    page = opened("seed").page
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    assert page.locator("#search").input_value() == ""


def test_names_found_are_walked_by_arrows_and_left_by_escape(opened: Open) -> None:
    page = opened("seed").page
    page.keyboard.press("/")
    page.keyboard.type("russia")
    second = page.locator("#found li").nth(1)
    page.keyboard.press("ArrowDown")
    assert second.get_attribute("aria-selected") == "true"
    assert page.locator("#search").get_attribute("aria-activedescendant") == second.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Russian bases")
    page.keyboard.press("/")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#search")).not_to_be_focused()


def test_a_name_found_is_chosen_by_a_click(opened: Open) -> None:
    page = opened("seed").page
    page.fill("#search", "ukr")
    page.locator("#found li").first.click()
    expect(page.locator("#panel h2")).to_contain_text("Ukraine")


def test_arrows_walk_to_a_neighbor_that_lies_that_way(opened: Open) -> None:
    page = opened("seed", "#node=vladimir-putin", probe=True).page
    page.locator("#graph").focus()
    for key, axis, sign in (
        ("ArrowRight", "x", 1),
        ("ArrowLeft", "x", -1),
        ("ArrowDown", "y", 1),
        ("ArrowUp", "y", -1),
    ):
        before = page.evaluate("network.getPosition(network.getSelectedNodes()[0])")
        page.keyboard.press(key)
        after = page.evaluate("network.getPosition(network.getSelectedNodes()[0])")
        assert sign * (after[axis] - before[axis]) >= 0
    assert page.locator("#announce").inner_text().startswith(heading(page))


def test_arrows_begin_at_the_best_connected_box(opened: Open) -> None:
    page = opened("seed", probe=True).page
    page.locator("#graph").focus()
    page.keyboard.press("ArrowDown")
    degrees = page.evaluate("network.body.nodeIndices.map((id) => network.getConnectedNodes(id).length)")
    chosen = page.evaluate("network.getConnectedNodes(network.getSelectedNodes()[0]).length")
    assert chosen == max(degrees)


def test_enter_reads_the_chosen_box(opened: Open) -> None:
    page = opened("seed", "#node=russia").page
    page.locator("#graph").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()


def test_n_shows_the_neighbors_only_and_escape_twice_leads_back(opened: Open) -> None:
    page = opened("seed", "#node=china", probe=True).page
    many = len(boxes(page))
    page.locator("#graph").focus()
    page.keyboard.press("n")
    assert len(boxes(page)) == 2
    page.keyboard.press("Escape")
    assert heading(page) == "Who did what to whom, and who says so"
    assert len(boxes(page)) == 2
    page.keyboard.press("Escape")
    assert len(boxes(page)) == many


def test_h_hides_the_chosen_box(opened: Open) -> None:
    page = opened("seed", "#node=china", probe=True).page
    page.locator("#graph").focus()
    page.keyboard.press("h")
    assert "■ China" not in boxes(page)


def test_plus_and_minus_zoom_and_f_fits(opened: Open) -> None:
    page = opened("seed", probe=True).page
    fitting = scale(page)
    page.locator("#graph").focus()
    page.keyboard.press("+")
    assert scale(page) > fitting
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert scale(page) < fitting
    page.keyboard.press("f")
    assert scale(page) == pytest.approx(fitting)
    page.keyboard.press("+")
    page.click("#fit")
    assert scale(page) == pytest.approx(fitting)


def test_a_double_click_shows_the_neighbors_only(opened: Open) -> None:
    page = opened("seed", probe=True).page
    spot = page.evaluate(
        """() => { const china = Object.values(network.body.nodes).find((each) => each.options.label === "■ China");
        return network.canvasToDOM(network.getPosition(china.id)); }"""
    )
    page.locator("#graph").dblclick(position=spot)
    expect(page.locator("#bar")).to_contain_text("China and its neighbors")


def test_a_click_beside_everything_chooses_nothing(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    page.locator("#graph").click(position={"x": 5, "y": 500})
    expect(page.locator("#panel h2")).to_have_text("Who did what to whom, and who says so")


@pytest.mark.parametrize(("key", "sheet"), [("t", "table"), ("l", "timeline"), ("m", "map")])
def test_a_key_opens_each_sheet(opened: Open, key: str, sheet: str) -> None:
    page = opened("seed").page
    page.keyboard.press(key)
    expect(page.locator(f"#{sheet} > summary")).to_be_focused()
    expect(page.locator(f"#{sheet} .sheet > *").first).to_be_visible()


def test_the_question_mark_shows_the_help(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    page.keyboard.press("?")
    expect(page.locator("#panel")).to_be_focused()
    assert heading(page) == "Keys, and how to read the picture"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_the_help_comes_into_sight(opened: Open, width: int, height: int) -> None:
    page = opened("seed", "#node=china", viewport={"width": width, "height": height}).page
    page.click("#help")
    for words in ("/", "Esc"):
        expect(page.locator("#panel kbd", has_text=words).first).to_be_in_viewport()


def test_the_keyboard_stands_in_the_panel_when_its_content_changes(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    page.locator("#graph").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect(page.locator("#panel h2")).to_be_focused()
    page.locator("#panel .claims .link").first.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()


@pytest.mark.parametrize("key", ["h", "l", "t"])
def test_escape_twice_brings_back_the_opening_view(opened: Open, key: str) -> None:
    page = opened("seed", "#node=china", probe=True).page
    many = len(boxes(page))
    page.locator("#graph").focus()
    page.keyboard.press(key)
    page.wait_for_timeout(100)  # the room of the picture follows an opened sheet by a frame
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#sheets > details[open]")).to_have_count(0)
    expect(page.locator("#bar")).not_to_contain_text("hidden box")
    page.wait_for_timeout(100)
    assert len(boxes(page)) == many


def test_the_chosen_light_is_remembered(opened: Open) -> None:
    page = opened("seed", color_scheme="light").page
    page.click("#theme")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_letters_typed_into_a_field_are_no_keys(opened: Open) -> None:
    page = opened("seed").page
    page.locator("#search").focus()
    page.keyboard.type("tml?")
    assert page.locator("#sheets > details[open]").count() == 0
    assert page.locator("#search").input_value() == "tml?"


def test_tab_reaches_everything_and_shows_where_it_is(opened: Open) -> None:
    page = opened("seed").page
    seen, outlines = set(), set()
    for _ in range(200):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            """() => { const one = document.activeElement, part = one.closest("[id]");
            return [part ? part.id : "", getComputedStyle(one).outlineStyle]; }"""
        )
        seen.add(name)
        if name:
            outlines.add(outline)
    assert {"search", "fit", "take-away", "help", "theme", "reset", "facets", "confidence", "graph", "panel"} <= seen
    assert "none" not in outlines


@pytest.mark.parametrize(
    ("tabs", "name", "target"), [(1, "Skip to the statements", "panel"), (2, "Skip to the picture", "graph")]
)
def test_the_first_tabs_offer_to_skip_the_filters(opened: Open, tabs: int, name: str, target: str) -> None:
    page = opened("seed").page
    for _ in range(tabs):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{target}")).to_be_focused()
    assert heading(page) == "Who did what to whom, and who says so"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_begins_as_the_system_is_and_switches(opened: Open, scheme: str) -> None:
    page = opened("seed", color_scheme=scheme).page
    other = {"light": "dark", "dark": "light"}[scheme]
    assert page.locator("html").get_attribute("data-theme") == scheme
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == other
    expect(page.locator("#theme")).to_have_text(scheme.capitalize())


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_page_follows_when_the_system_changes(opened: Open, scheme: str, other: str) -> None:
    page = opened("seed", color_scheme=scheme).page
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    expect(page.locator("html")).to_have_attribute("data-theme", other)
