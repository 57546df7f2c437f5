"""What a reader does with the page beyond clicking boxes: questions, pins, timeline, map, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_opened import Opened
from playwright.sync_api import Page, expect

Open = Callable[..., Opened]


def place_of(page: Page, node: str) -> tuple[float, float]:
    """Where the box with this label is on the screen."""
    spot = page.evaluate(
        """label => { const node = Object.values(network.body.nodes).find((each) => each.options.label === label);
        return network.canvasToDOM(network.getPosition(node.id)); }""",
        node,
    )
    box = page.locator("#graph").bounding_box()
    assert box is not None
    return box["x"] + spot["x"], box["y"] + spot["y"]


def drag(page: Page, node: str, right: float, down: float) -> None:
    x, y = place_of(page, node)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2)
    page.mouse.move(x + right, y + down)
    page.mouse.up()


def world_place(page: Page, node: str) -> Any:
    return page.evaluate(
        """label => { const { x, y } = Object.values(network.body.nodes).find((each) => each.options.label === label);
        return [x, y]; }""",
        node,
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who met or consulted whom?", "Mark Milley met Valery Gerasimov"),
        ("Who claims what?", "White House sent Mark Milley"),
        ("What is not confirmed?", "US military use? Russian bases"),
        ("What is denied?", "China did not permit US bases in region"),
    ],
)
def test_a_question_is_answered_by_one_click(opened: Open, question: str, answer: str) -> None:
    page = opened("seed").page
    page.get_by_role("button", name=question).click()
    expect(page.locator("#panel h2")).to_have_text(question)
    expect(page.locator("#panel .claims").filter(has_text=answer).first).to_be_visible()


@pytest.mark.parametrize(
    ("question", "answered", "kept_out"),
    [
        ("met", ["Mark Milley met Valery Gerasimov"], ["?", "not "]),
        ("agreed", [], ["permit", "withdrew", "?", "not "]),
        ("conflict", [], ["ordered", "asked", "?", "not "]),
    ],
)
def test_a_question_lists_what_happened_and_answers_it(
    opened: Open, question: str, answered: list[str], kept_out: list[str]
) -> None:
    page = opened("seed", f"#list={question}").page
    told = page.locator("#panel .claims > li > .link").all_inner_texts()
    told = [text.partition(": “")[0] for text in told]
    assert all(any(wanted in text for text in told) for wanted in answered)
    assert not [text for text in told for words in kept_out if words in text]


@pytest.mark.parametrize("question", ["met", "agreed", "conflict", "said", "unconfirmed", "negated"])
def test_each_question_says_what_it_lists_and_shows_it_in_the_picture(opened: Open, question: str) -> None:
    page = opened("seed", f"#list={question}").page
    count = page.locator("#panel article > p").first.inner_text().split()[0]
    assert page.locator("#panel article > p").nth(1).inner_text().endswith(".")
    page.get_by_role("button", name="Only these in the picture").click()
    assert f"{count} of 44 statements" in page.locator("#counts").inner_text()
    again = opened("seed", page.evaluate("location.hash")).page
    assert f"{count} of 44 statements" in again.locator("#counts").inner_text()


def test_words_of_lines_that_would_be_too_small_are_left_out_and_it_is_said(opened: Open) -> None:
    page = opened("dense", "#all", probe=True).page
    assert page.evaluate("network.getScale()") * 12 < 9
    expect(page.locator("#bar")).to_contain_text("words of lines too small to read here")
    page.locator("#graph").focus()
    while page.evaluate("network.getScale()") * 12 < 9:
        page.keyboard.press("+")
    expect(page.locator("#bar")).not_to_contain_text("too small")


def test_a_denial_that_is_only_conditional_says_so(opened: Open) -> None:
    page = opened("denied", "#list=negated").page
    told = "China would not permit? US bases in region\nnegated, conditional · Vladimir Putin"
    assert told in page.locator("#panel .claims > li").all_inner_texts()


def test_what_a_verb_denies_is_quoted_in_the_affirmative(opened: Open) -> None:
    page = opened("denied", "#node=vladimir-putin").page
    expect(page.locator("#panel")).to_contain_text(
        "Vladimir Putin denied Joe Biden: “China permit? US bases in region”"
    )


def test_meetings_are_listed_by_month(opened: Open) -> None:
    page = opened("seed").page
    page.get_by_role("button", name="Who met or consulted whom?").click()
    assert page.locator("#panel h3").all_inner_texts()[:2] == ["June 2021 (3)", "September 2021 (2)"]


def test_a_month_is_found_by_its_name(opened: Open) -> None:
    page = opened("large", "#list=met").page
    page.get_by_label("Find in this list").fill("june")
    months = {heading.split()[0] for heading in page.locator("#panel h3").all_inner_texts()}
    assert months == {"June"}


def test_of_what_is_said_about_and_by_somebody_first_comes_what_is_said_by_him(opened: Open) -> None:
    page = opened("dense", "#list=said").page
    name = page.locator("#panel h3").nth(4).inner_text().rpartition(" (")[0]
    page.get_by_label("Find in this list").fill(name)
    headings = page.locator("#panel h3").all_inner_texts()
    assert len(headings) > 1
    assert headings[0].startswith(name)


def test_what_is_claimed_is_listed_by_speaker(opened: Open) -> None:
    page = opened("seed").page
    page.get_by_role("button", name="Who claims what?").click()
    assert page.locator("#panel h3").all_inner_texts()[0] == "Wall Street Journal (2)"


def test_what_is_not_confirmed_is_listed_by_what_it_lacks(opened: Open) -> None:
    page = opened("seed", "#list=unconfirmed").page
    headings = [heading.split(" (")[0] for heading in page.locator("#panel h3").all_inner_texts()]
    assert sorted(headings) == [
        "may be so", "only under a condition", "somebody is said to say so", "wanted or planned",
    ]  # fmt: skip


def test_a_long_list_is_searched_by_typing(opened: Open) -> None:
    page = opened("dense", "#list=said").page
    heading = page.locator("#panel h3").last.inner_text()
    name = heading.rpartition(" (")[0]
    page.get_by_label("Find in this list").fill(name)
    assert heading in page.locator("#panel h3").all_inner_texts()
    page.get_by_label("Find in this list").fill("no such words")
    expect(page.locator("#panel article > div")).to_have_text("none")


def test_the_picture_says_that_it_is_filtered_and_how_to_undo_it(opened: Open) -> None:
    page = opened("seed", "#filter=status:negated").page
    expect(page.locator("#bar")).to_contain_text("2 statements of 44 pass the filters")
    page.get_by_role("button", name="Reset the filters").click()
    expect(page.locator("#bar")).not_to_contain_text("pass the filters")
    assert "44 of 44 statements" in page.locator("#counts").inner_text()


def test_a_question_follows_the_filters_and_has_an_address(opened: Open) -> None:
    page = opened("seed", "#list=unconfirmed").page
    assert page.locator("#panel h2").inner_text() == "What is not confirmed?"
    assert page.locator("#panel article > p").first.inner_text() == "10 statements"
    page.get_by_role("button", name="Asserted only").click()
    assert page.locator("#panel article > p").first.inner_text() == "0 statements that pass the filters"


def test_only_the_answers_can_be_shown_in_the_picture(opened: Open) -> None:
    page = opened("seed", "#list=negated").page
    page.get_by_role("button", name="Only these in the picture").click()
    assert "2 of 44 statements" in page.locator("#counts").inner_text()


def test_the_opening_view_says_what_it_leaves_out_and_shows_it_when_asked(opened: Open) -> None:
    page = opened("seed").page
    expect(page.locator("#bar")).to_contain_text(
        re.compile(r"\d\d of 35 boxes with a line, the most telling statements first")
    )
    page.get_by_role("button", name="Show all").click()
    assert page.locator("#counts").inner_text().startswith("33 of 34 entities")
    assert "outside this view" not in page.locator("#hidden").inner_text()


@pytest.mark.parametrize("name", ["seed", "dense", "large"])
@pytest.mark.parametrize(("size", "fewest"), [((1280, 720), 16), ((390, 844), 8)], ids=["desktop", "phone"])
def test_letters_are_large_enough_at_first(opened: Open, name: str, size: tuple[int, int], fewest: int) -> None:
    page = opened(name, probe=True, viewport={"width": size[0], "height": size[1]}).page
    smallest = page.evaluate(
        "Math.min(...Object.values(network.body.nodes).map((each) => each.options.font.size)) * network.getScale()"
    )
    boxes = page.evaluate("network.body.nodeIndices.length")
    assert smallest >= 11 or boxes == fewest


def test_above_an_open_table_the_picture_shows_fewer_boxes_in_larger_letters(opened: Open) -> None:
    page = opened("seed", probe=True).page
    many = page.evaluate("network.body.nodeIndices.length")
    page.click("#table > summary")
    expect(page.locator("#bar")).not_to_contain_text(f"{many} of 35 boxes")
    few = page.evaluate("network.body.nodeIndices.length")
    assert 8 <= few < many
    assert page.locator("#counts").inner_text().startswith(f"{few} of 34")
    page.click("#table > summary")
    expect(page.locator("#bar")).to_contain_text(f"{many} of 35 boxes")


def test_a_dragged_box_stays_when_the_filters_change(opened: Open) -> None:
    page = opened("seed", probe=True).page
    drag(page, "■ Russia", 60, 90)
    expect(page.locator("#bar")).to_contain_text("1 pinned box")
    before = world_place(page, "■ Russia")
    page.locator("#confidence").fill("10")
    page.locator("#confidence").fill("0")
    assert world_place(page, "■ Russia") == pytest.approx(before, abs=1)


def test_a_pinned_box_is_let_go_by_button_and_by_key(opened: Open) -> None:
    page = opened("seed", "#node=russia", probe=True).page
    page.locator("#panel").get_by_role("button", name="Pin", exact=True).click()
    expect(page.locator("#bar")).to_contain_text("1 pinned box")
    page.locator("#panel").get_by_role("button", name="Unpin").click()
    expect(page.locator("#bar")).not_to_contain_text("pinned")
    page.locator("#graph").focus()
    page.keyboard.press("p")
    expect(page.locator("#bar")).to_contain_text("1 pinned box")
    page.get_by_role("button", name="Unpin all").click()
    expect(page.locator("#bar")).not_to_contain_text("pinned")


def test_the_address_keeps_pins(opened: Open) -> None:
    page = opened("seed", "#node=russia", probe=True).page
    drag(page, "■ Russia", 50, 70)
    place = world_place(page, "■ Russia")
    again = opened("seed", page.evaluate("location.hash"), probe=True).page
    expect(again.locator("#bar")).to_contain_text("1 pinned box")
    assert world_place(again, "■ Russia") == pytest.approx(place, abs=1)


def test_no_box_lies_on_a_pinned_one(opened: Open) -> None:
    page = opened("seed", probe=True).page
    x, y = place_of(page, "● Joe Biden ⁺¹")
    here = place_of(page, "■ Russia")
    drag(page, "■ Russia", x - here[0] + 8, y - here[1] + 4)
    page.locator("#confidence").fill("5")
    russia, biden = world_place(page, "■ Russia"), world_place(page, "● Joe Biden ⁺¹")
    assert abs(russia[1] - biden[1]) > 28 or abs(russia[0] - biden[0]) > 90


def test_bars_of_the_timeline_can_be_pressed_and_walked_by_keys(opened: Open) -> None:
    page = opened("seed").page
    page.get_by_role("button", name="When did it happen?").click()
    bars = page.locator("#timeline .press")
    bars.first.wait_for()
    names = [bar.get_attribute("aria-label") for bar in bars.all()]
    assert names[:2] == ["2014: 1 statement", "2015: 2 statements"]
    assert names[-1] == "2021: 7 statements"
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == names[1]
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("What is dated")
    count = str(names[1]).split(": ")[1]
    assert page.locator("#panel article > p").first.inner_text() == count


def test_bars_follow_the_filters(opened: Open) -> None:
    page = opened("seed").page
    page.click("#timeline > summary")
    page.locator("#timeline .press").nth(1).wait_for()
    page.get_by_role("button", name="Not confirmed", exact=True).click()
    expect(page.locator("#timeline .press")).to_have_count(0)


def test_places_on_the_map_list_what_is_said_to_be_there(opened: Open) -> None:
    found = opened("seed")
    page = found.page
    page.keyboard.press("m")
    spots = page.locator("#map .press")
    spots.first.wait_for()
    assert "Afghanistan: 2 statements" in [spot.get_attribute("aria-label") for spot in spots.all()]
    page.locator("#map").get_by_role("button", name="Afghanistan: 2 statements").press("Enter")
    expect(page.locator("#panel h2")).to_have_text("What is said to be in Afghanistan")
    assert page.locator("#panel .claims li").count() == 2
    page.get_by_role("button", name="Whole world").click()
    expect(page.get_by_role("button", name="Only where the places are")).to_be_visible()
    assert (found.errors, [url for url in found.requests if not url.startswith("file:")]) == ([], [])


def test_without_places_there_is_no_map(opened: Open) -> None:
    page = opened("large").page
    expect(page.locator("#map")).to_be_hidden()
    page.keyboard.press("m")
    expect(page.locator("#map")).to_be_hidden()


def test_one_sheet_at_a_time_is_open(opened: Open) -> None:
    page = opened("seed").page
    for name in ("timeline", "map", "table"):
        page.click(f"#{name} > summary")
        expect(page.locator("#sheets > details[open]")).to_have_count(1)


def test_the_sheet_asked_for_last_stays_open(opened: Open) -> None:
    """Also where the next is asked for before the browser told that the one before it had opened."""
    page = opened("seed").page
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
    page.evaluate(f"for (const key of ['t', 'l', 'm']) {press}")
    expect(page.locator("#map .press").first).to_be_visible()
    assert page.locator("#sheets > details[open]").evaluate_all("all => all.map((one) => one.id)") == ["map"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_lists_timeline_and_map(opened: Open, scheme: str) -> None:
    page = opened("seed", "#list=met", probe=True, color_scheme=scheme).page
    for sheet in ("timeline", "map"):
        page.click(f"#{sheet} > summary")
        page.locator(f"#{sheet} .press").first.wait_for()
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in violations] == []


def test_on_paper_the_picture_is_a_light_drawing(opened: Open) -> None:
    page = opened("seed", color_scheme="dark").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#print svg")).to_be_visible()
    expect(page.locator("#graph")).to_be_hidden()
    expect(page.locator("#facets")).to_be_hidden()
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("#print svg").count() == 0


def test_on_paper_lines_keep_their_look_and_nothing_asks_for_a_click(opened: Open) -> None:
    page = opened("seed").page
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Lines")).to_be_visible()
    for words in ("Stories", "Most spoken of", "Click a box"):
        expect(page.locator("#panel").get_by_text(words)).to_be_hidden()
    colors = "[...document.querySelectorAll('.stroke')].map((each) => getComputedStyle(each).printColorAdjust)"
    assert set(page.evaluate(colors)) == {"exact"}


def test_in_a_large_page_the_stories_come_before_the_legend(opened: Open) -> None:
    order = {name: opened(name).page.locator("#panel h3").all_inner_texts() for name in ("seed", "large")}
    assert order["large"].index("Stories") < order["large"].index("Lines")
    assert order["seed"].index("Lines") < order["seed"].index("Stories")


def test_on_paper_an_open_table_has_its_head_and_all_its_rows(opened: Open) -> None:
    page = opened("dense").page
    page.click("#table > summary")
    page.get_by_role("button", name="Next page").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#table tbody tr")).to_have_count(260)
    expect(page.locator("#table th").first).to_be_visible()
    page.set_viewport_size({"width": 794, "height": 1123})
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#table .pager")).to_contain_text("page 2 of 6")


def test_a_whole_story_is_shown_when_asked(opened: Open) -> None:
    page = opened("large").page
    few = int(page.locator("#counts").inner_text().split()[0])
    page.get_by_role("button", name="Show the whole story").click()
    assert int(page.locator("#counts").inner_text().split()[0].replace(",", "")) > few
