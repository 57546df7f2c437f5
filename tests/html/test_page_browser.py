"""The page in a real browser: what can be clicked is clicked, and nothing of an article ever runs."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_graphs import claim_labeled, large_graph, seed_graph
from page_opened import Opened
from playwright.sync_api import expect

from kg.ontology import rules

Open = Callable[..., Opened]
SIZES = [{"width": 1280, "height": 720}, {"width": 1600, "height": 950}, {"width": 390, "height": 844}]

DRAWN = """() => {
  const boxes = [], labels = [];
  for (const [id, node] of Object.entries(network.body.nodes)) {
    if (id.startsWith("edgeId")) continue;
    const { left, top, width, height } = node.shape;
    boxes.push([left, top, left + width, top + height, node.options.label]);
  }
  for (const { line, hidden, width, point: [x, y] } of labelSpots()) {
    if (!hidden) labels.push([x - width / 2, y - 8, x + width / 2, y + 8, line.label]);
  }
  return { boxes, labels };
}"""


def on_each_other(one: list[Any], other: list[Any]) -> bool:
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def overlapping(drawn: dict[str, list[Any]]) -> list[Any]:
    boxes, labels = drawn["boxes"], drawn["labels"]
    pairs = [*itertools.combinations([*boxes, *labels], 2)]
    return [(one[4], other[4]) for one, other in pairs if on_each_other(one, other)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("name", ["seed", "around", "dense", "large"])
def test_no_box_and_no_label_lies_on_another(opened: Open, name: str, size: dict[str, int]) -> None:
    drawn = opened(name, probe=True, viewport=size).page.evaluate(DRAWN)
    assert len(drawn["boxes"]) > 4
    assert overlapping(drawn) == []


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: str(size["width"]))
def test_the_page_of_one_article_shows_all_words_of_its_lines(opened: Open, size: dict[str, int]) -> None:
    page = opened("seed", probe=True, viewport=size).page
    assert 25 <= len(page.evaluate(DRAWN)["boxes"]) <= 35
    assert page.evaluate("labelSpots().filter((spot) => spot.hidden).length") == 0


def test_in_a_whole_story_no_box_lies_on_another(opened: Open) -> None:
    page = opened("large", probe=True).page
    page.get_by_role("button", name="Show the whole story").click()
    drawn = page.evaluate(DRAWN)
    assert len(drawn["boxes"]) > 50
    assert overlapping(drawn) == []
    expect(page.locator("#bar")).to_contain_text("words of lines too small to read here: zoom in or point at a line")


@pytest.mark.parametrize("name", ["seed", "dense", "large"])
def test_the_page_asks_for_nothing_and_has_no_error(opened: Open, name: str) -> None:
    page = opened(name)
    page.page.click("#help")
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.errors == []


def test_a_click_on_a_box_shows_its_claims_in_groups(opened: Open) -> None:
    found = opened("seed", probe=True)
    place = found.page.evaluate(
        """() => {
        const node = Object.values(network.body.nodes).find((each) => each.options.label === "● Vladimir Putin");
        return network.canvasToDOM(network.getPosition(node.id)); }"""
    )
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    found.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    expect(found.page.locator("#panel h2")).to_contain_text("Vladimir Putin")
    headings = found.page.locator("#panel h3").all_inner_texts()
    assert [heading.split(" (")[0] for heading in headings] == ["Does", "Is done to it", "Says"]


def test_a_click_on_the_words_of_a_line_shows_the_sentence_with_its_parts_marked(opened: Open) -> None:
    found = opened("seed", probe=True)
    # At the end of its words, beside the line itself.
    place = found.page.evaluate(
        """() => { const { width, point: [x, y] } = labelSpots().find(({ line }) => line.label === 'did not permit');
        return network.canvasToDOM({ x: x - width / 2 + 2, y }); }"""
    )
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    found.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    expect(found.page.locator("#panel .quote")).to_have_text(
        "Putin also told Biden that China would not permit US bases in the region."
    )
    marks = found.page.locator("#panel mark")
    assert marks.all_inner_texts() == ["China", "permit", "US bases"]
    expect(found.page.locator("#panel .status")).to_contain_text("negated according to Vladimir Putin")


@pytest.mark.parametrize("dx", [0, 2], ids=["on its middle", "at the end of its words"])
def test_a_click_on_a_line_of_the_chosen_box_shows_its_sentence(opened: Open, dx: int) -> None:
    found = opened("seed", "#node=china", probe=True)
    expect(found.page.locator("#panel h2")).to_contain_text("China")
    place = found.page.evaluate(
        """(dx) => { const { width, point: [x, y] } = labelSpots().find(({ line }) => line.label === 'did not permit');
        return network.canvasToDOM({ x: dx ? x - width / 2 + dx : x, y }); }""",
        dx,
    )
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    found.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    expect(found.page.locator("#panel h2")).to_contain_text("China — did not permit")


def test_from_a_claim_to_its_telling_and_back(opened: Open) -> None:
    page = opened("seed", "#claim=" + claim_labeled("permit")).page
    page.locator("#panel .told").get_by_role("button").click()
    expect(page.locator("#panel h2")).to_contain_text("Vladimir Putin — told")
    page.locator("#panel .told").get_by_role("button").click()
    expect(page.locator("#panel h2")).to_contain_text("China — did not permit")


def test_a_telling_says_in_lists_what_it_tells(opened: Open) -> None:
    page = opened("seed", "#node=vladimir-putin").page
    told = "Vladimir Putin told Joe Biden: “China did not permit US bases in region”"
    expect(page.locator("#panel .claims button").filter(has_text=told)).to_have_count(1)


def test_a_way_leads_back_to_what_was_read_before_and_to_the_overview(opened: Open) -> None:
    page = opened("seed", "#node=vladimir-putin").page
    page.locator("#panel .claims button").first.click()
    assert "—" in page.locator("#panel h2").inner_text()
    page.get_by_role("button", name="‹ Back").click()
    expect(page.locator("#panel h2")).to_contain_text("Vladimir Putin")
    expect(page.get_by_role("button", name="‹ Back")).to_have_count(0)
    page.get_by_role("button", name="Overview").click()
    expect(page.locator("#panel h2")).to_have_text("Who did what to whom, and who says so")


def test_a_claim_has_a_permalink_and_names_the_command_that_explains_it(opened: Open) -> None:
    name = claim_labeled("permit")
    page = opened("seed", "#node=china").page
    page.locator("#panel .claims button").first.click()
    link = page.locator("#panel dd a", has_text=name)
    assert link.get_attribute("href") == "#claim=" + name
    expect(page.locator("#panel dd code")).to_have_text(f"kg explain {name[:8]} OUT")
    page.get_by_role("button", name="Overview").click()
    page.evaluate("href => { location.hash = href }", "#claim=" + name)
    expect(page.locator("#panel h2")).to_contain_text("China — did not permit")


def test_a_line_of_several_statements_shows_the_sentence_of_each(opened: Open) -> None:
    found = opened("dense", probe=True)
    place = found.page.evaluate(
        """() => { const { point: [x, y] } = labelSpots().find((spot) => spot.line.claims.length > 1 && !spot.hidden);
        return network.canvasToDOM({ x, y }); }"""
    )
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    found.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    expect(found.page.locator("#panel")).to_contain_text("statements on this line")
    items = found.page.locator("#panel .claims li").count()
    assert items > 1
    assert found.page.locator("#panel .claims blockquote mark.predicate").count() == items


def test_a_claim_outside_the_view_is_shown_in_the_picture_when_asked(opened: Open) -> None:
    outside = next(claim for claim in large_graph().claims if "Novak 43" in claim.subject.label)
    page = opened("large", "#claim=" + outside.id).page
    show = page.get_by_role("button", name="Show in the picture")
    sentence = page.locator("#panel blockquote").bounding_box()
    place = show.bounding_box()
    assert place is not None and sentence is not None
    assert place["y"] < sentence["y"]
    show.click()
    assert page.locator("#counts").inner_text().startswith("2 of")
    expect(page.get_by_role("button", name="Show in the picture")).to_have_count(0)


def test_a_claim_that_the_filters_keep_out_is_shown_in_the_picture_all_the_same(opened: Open) -> None:
    page = opened("seed", "#filter=status:asserted&claim=" + claim_labeled("permit"), probe=True).page
    page.get_by_role("button", name="Show in the picture").click()
    assert page.evaluate("network.getSelectedEdges().length") == 1
    expect(page.get_by_role("button", name="Show in the picture")).to_have_count(0)


def test_a_claim_without_a_second_box_says_that_it_has_no_line(opened: Open) -> None:
    page = opened("seed", "#claim=" + claim_labeled("screwed up")).page
    expect(page.locator("#panel")).to_contain_text("No line in the picture: it has no second box.")


def test_rules_are_told_in_the_words_of_the_ontology(opened: Open, root: Path) -> None:
    page = opened("seed", "#claim=" + claim_labeled("refused")).page
    page.locator(".rules summary").click()
    meanings = rules.load(root / "ontology")
    told = page.locator(".rules li").all_inner_texts()
    assert told == [meanings.sentence("verb"), meanings.sentence("refuse:to:-/?")]
    assert page.locator(".rules h3").all_inner_texts() == ["How it was found", "What decides whether it happened"]


def test_a_claim_of_several_sources_shows_the_sentence_of_each(opened: Open) -> None:
    page = opened("sources", "#node=mark-milley").page
    page.locator("#panel .claims button").filter(has_text="Mark Milley met Valery Gerasimov").click()
    quotes = page.locator("#panel figure .quote").all_inner_texts()
    assert len(quotes) == 2
    assert "Mark Milley met Valery Gerasimov in Helsinki." in quotes
    assert page.locator("#panel figcaption a").all_inner_texts() == [
        "FreedomBeacon.com, 2021-09-28",
        "Wire, 2021-09-29",
    ]
    assert page.locator("#panel figure").nth(1).locator("mark").all_inner_texts() == [
        "Mark Milley", "met", "Valery Gerasimov",
    ]  # fmt: skip
    expect(page.locator("#panel dl")).to_contain_text("Sources2")


def test_a_claim_shows_everything_that_qualifies_it(opened: Open) -> None:
    page = opened("seed", "#claim=" + claim_labeled("permit")).page
    names, values = (page.locator(f"#panel dl {part}").all_inner_texts() for part in ("dt", "dd"))
    facts = dict(zip(names, values, strict=True))
    assert facts["Says so"] == "● Vladimir Putin"
    assert facts["Polarity"] == "negated: it is said not to be so"
    assert facts["Modality"] == "actual: happened or holds"
    assert facts["Event"] == "agree (verbal cooperation)"
    assert (facts["Date"], facts["Confidence"]) == ("not said", "0.60")
    context = page.locator("#panel .context").all_inner_texts()
    assert [context[0].strip()[:17], context[1].strip()[:17]] == ["During his summit", "But Biden pressed"]
    expect(page.locator("#panel .status")).to_have_text("negated according to Vladimir Putin · confidence 0.60")


def test_the_source_is_a_link(opened: Open) -> None:
    page = opened("seed", "#claim=" + claim_labeled("permit")).page
    assert page.locator("figcaption a").get_attribute("href") == "https://freedombeacon.com/white-house-order"


def test_search_finds_exact_before_prefix_before_anywhere_and_by_alias(opened: Open) -> None:
    page = opened("seed").page
    page.keyboard.press("/")
    page.keyboard.type("russia")
    names = page.locator("#found li").all_inner_texts()
    assert [name.split(" ·")[0].split(" ", 1)[1] for name in names] == ["Russia", "Russian bases", "Russian military"]
    page.fill("#search", "prc")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("China")


def test_counts_follow_the_other_filters(opened: Open) -> None:
    page = opened("seed").page
    negated = page.locator('[data-facet="status"] li').nth(3)
    assert negated.locator(".count").inner_text() == "2"
    person = page.locator('[data-facet="type"] li').nth(0)
    person.hover()
    person.locator(".only").click()
    assert negated.locator(".count").inner_text() == "0"
    page.click("#reset")
    assert negated.locator(".count").inner_text() == "2"


def test_what_is_hidden_is_said(opened: Open) -> None:
    page = opened("seed").page
    assert "1 entity without a line" in page.locator("#hidden").inner_text()
    page.locator('[data-facet="status"] li').nth(0).locator("input").uncheck()
    assert "32 statements hidden by the filters" in page.locator("#hidden").inner_text()


def test_two_handles_narrow_the_dates(opened: Open) -> None:
    page = opened("seed").page
    page.locator("#undated").uncheck()
    page.locator("#date-from").fill(page.locator("#date-to").input_value())
    text = page.locator("#counts").inner_text()
    assert "44 of 44" not in text
    assert "0 of 44" not in text


def test_the_address_restores_view_filter_and_selection(opened: Open) -> None:
    first = opened("seed").page
    first.get_by_role("button", name="Not confirmed", exact=True).click()
    first.fill("#search", "Biden")
    first.keyboard.press("Enter")
    address = first.evaluate("location.hash")
    assert "filter=" in address
    second = opened("seed", address).page
    assert second.locator("#counts").inner_text() == first.locator("#counts").inner_text()
    assert second.locator("#panel h2").inner_text() == first.locator("#panel h2").inner_text()


def test_neighbors_depth_and_shortest_path(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    page.get_by_role("button", name="Neighbors", exact=True).click()
    assert page.locator("#counts").inner_text().startswith("2 of 34")
    page.get_by_role("button", name="Neighbors to depth 2").click()
    assert page.locator("#counts").inner_text().startswith("5 of 34")
    page.fill("#path-to", "ukr")
    expect(page.locator("#path-found li")).to_contain_text(["Ukraine"])
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).to_contain_text("Shortest path from China to Ukraine")


def test_a_path_leads_only_to_what_a_line_reaches(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    page.fill("#path-to", "Lonely")
    expect(page.locator("#path-found li")).to_have_text("nothing of that name")
    page.keyboard.press("Escape")
    page.fill("#search", "Lonely Place")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Lonely Place")
    expect(page.locator("#path-to")).to_have_count(0)


def test_a_path_that_the_filters_break_is_said(opened: Open) -> None:
    page = opened("seed", "#path=china..ukraine").page
    page.get_by_role("button", name="Asserted only").click()
    expect(page.locator("#bar")).to_contain_text(
        "There is no path through the statements that the filters let through."
    )


def test_the_table_has_every_statement_and_sorts(opened: Open) -> None:
    page = opened("seed").page
    page.click("#table > summary")
    expect(page.locator("#table tbody tr")).to_have_count(len(seed_graph().claims))
    heads = page.locator("#table th")
    for column in range(heads.count()):
        heads.nth(column).get_by_role("button").click()
        assert heads.nth(column).get_attribute("aria-sort") == "ascending"
        up = page.locator(f"#table tbody td:nth-child({column + 1})").all_inner_texts()
        heads.nth(column).get_by_role("button").click()
        assert heads.nth(column).get_attribute("aria-sort") == "descending"
        down = page.locator(f"#table tbody td:nth-child({column + 1})").all_inner_texts()
        assert up == down[::-1] == sorted(up, key=lambda text: [text.casefold()]) or column in {2, 10, 11}


def test_a_row_of_the_table_shows_its_claim(opened: Open) -> None:
    page = opened("seed").page
    page.click("#table > summary")
    page.locator("#table").get_by_role("button", name="resurging in").first.click()
    expect(page.locator("#panel h2")).to_contain_text("resurging in")
    expect(page.locator("#panel")).to_be_focused()


def test_a_long_table_has_pages(opened: Open) -> None:
    page = opened("dense").page
    page.click("#table > summary")
    first = page.locator("#table tbody tr").first.inner_text()
    expect(page.get_by_role("button", name="Page before")).to_be_disabled()
    page.get_by_role("button", name="Next page").click()
    expect(page.locator("#table .pager")).to_contain_text("page 2 of 6")
    assert page.locator("#table tbody tr").first.inner_text() != first
    page.get_by_role("button", name="Page before").click()
    assert page.locator("#table tbody tr").first.inner_text() == first


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES[::2], ids=lambda size: str(size["width"]))
def test_axe_finds_no_barrier(opened: Open, scheme: str, size: dict[str, int]) -> None:
    found = opened("seed", probe=True, color_scheme=scheme, viewport=size)
    for step in ("", "#node=joe-biden", "#claim=" + claim_labeled("permit")):
        if step:
            found.page.evaluate("hash => { location.hash = hash }", step)
        else:
            found.page.click("#table > summary")
        violations = Axe().run(found.page).response["violations"]
        told = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in violations]
        assert told == [], step


STATES = {
    "path": (
        "#path=china..ukraine",
        lambda page: page.fill("#path-to", "a") if page.locator("#path-to").count() else None,
    ),
    "search": ("", lambda page: page.fill("#search", "rus")),
    "menu": ("", lambda page: page.click("#take-away > summary")),
    "rules": ("#claim=" + claim_labeled("refused"), lambda page: page.locator(".rules summary").click()),
    "picking": ("#node=russia", lambda page: page.fill("#path-to", "uk")),
    "events": ("", lambda page: page.locator('details[data-facet="event"] > summary').click()),
    "missing": ("#node=nobody", lambda page: None),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_barrier_in_any_state(opened: Open, state: str, scheme: str) -> None:
    address, action = STATES[state]
    page = opened("seed", address, probe=True, color_scheme=scheme).page
    action(page)
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in violations] == []


def test_axe_finds_no_barrier_in_a_large_page_of_a_part(opened: Open) -> None:
    page = opened("hostile-large", probe=True).page
    page.locator('[data-facet="speaker"] details.rest summary').click()
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in violations] == []


def test_a_large_graph_opens_in_focus_and_shows_a_neighborhood(opened: Open) -> None:
    page = opened("large").page
    expect(page.locator("#bar")).to_contain_text("Story:")
    page.fill("#search", "Novak 43")
    page.keyboard.press("Enter")
    expect(page.locator("#bar")).to_contain_text("and its neighbors")
    assert int(page.locator("#counts").inner_text().split()[0]) <= 31


def test_on_a_phone_a_link_below_the_picture_leads_to_what_was_chosen(opened: Open) -> None:
    page = opened("seed", "#node=china", viewport=SIZES[2], has_touch=True).page
    link = page.locator("#below").get_by_role("button")
    expect(link).to_have_text("■ China ↓")
    link.tap()
    expect(page.locator("#panel")).to_be_focused()
    assert page.evaluate("scrollY") > 200


def test_on_a_phone_nothing_is_wider_than_the_screen(opened: Open) -> None:
    page = opened("seed", viewport=SIZES[2], has_touch=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
