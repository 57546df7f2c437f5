"""The filters: each narrows, each counts what the others let through, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable

from page_graphs import large_graph, seed_graph
from page_opened import Opened
from playwright.sync_api import Page, expect

Open = Callable[..., Opened]


def passing(page: Page) -> int:
    return int(page.locator("#counts").inner_text().split(", ")[1].split(" of ")[0].replace(",", ""))


def heights(page: Page, histogram: str) -> list[float]:
    return [float(bar.get_attribute("height") or 0) for bar in page.locator(f"#{histogram} rect").all()]


def only(page: Page, facet: str, value: str) -> None:
    row = page.locator(f'[data-facet="{facet}"] li').filter(has=page.get_by_text(value, exact=True))
    row.hover()
    row.locator(".only").click()


def test_each_facet_narrows_to_one_of_its_values(opened: Open) -> None:
    claims = seed_graph().claims
    democrats = [claim for claim in claims if "democrats" in {each.id for each in claim.according_to}]
    wanted = {
        ("status", "negated"): [claim for claim in claims if claim.polarity == "negated"],
        ("relation", "met"): [claim for claim in claims if claim.label == "met"],
        ("speaker", "Democrats"): democrats,
        ("quad", "material conflict"): [claim for claim in claims if claim.event in {"MOBILIZE", "SANCTION"}],
    }
    page = opened("seed").page
    for (facet, value), expected in wanted.items():
        only(page, facet, value)
        assert passing(page) == len(expected), facet
        page.click("#reset")
        assert passing(page) == len(claims)


def test_event_types_are_folded_until_asked_for(opened: Open) -> None:
    page = opened("seed").page
    page.locator('details[data-facet="event"] > summary').click()
    only(page, "event", "retreat")
    assert passing(page) == sum(claim.event == "RETREAT" for claim in seed_graph().claims)


def test_sources_can_be_told_apart(opened: Open) -> None:
    page = opened("dense").page
    before = passing(page)
    page.locator('[data-facet="source"] li input').first.uncheck()
    assert 0 < passing(page) < before


def test_of_many_values_the_rare_ones_are_found_by_typing(opened: Open) -> None:
    page = opened("large").page
    rest = page.locator('[data-facet="speaker"] details.rest')
    assert rest.locator("li").count() == 0
    rest.locator("summary").click()
    speaker = large_graph().claims[0].according_to or large_graph().entities[150:151]
    rest.get_by_role("searchbox").fill(speaker[0].label)
    expect(rest.locator("li")).to_have_count(1)
    rest.locator("li").hover()
    rest.locator(".only").click()
    cited = [claim for claim in large_graph().claims if speaker[0].id in {each.id for each in claim.according_to}]
    assert passing(page) == len(cited)
    rest.get_by_role("searchbox").fill("nobody of this name")
    expect(rest.locator("li")).to_have_text("no other of that name")


def test_the_confidence_bars_follow_the_other_filters(opened: Open) -> None:
    page = opened("seed").page
    many = sum(height > 0 for height in heights(page, "confidences"))
    assert many == len({claim.confidence for claim in seed_graph().claims})
    only(page, "relation", "met")
    assert sum(height > 0 for height in heights(page, "confidences")) == 1
    page.locator("#confidence").fill("90")
    assert passing(page) == 0
    assert sum(height > 0 for height in heights(page, "confidences")) == 1


def test_undated_statements_are_counted_and_can_be_left_out(opened: Open) -> None:
    page = opened("seed").page
    undated = sum(claim.when is None for claim in seed_graph().claims)
    expect(page.locator("#undated-count")).to_have_text(str(undated))
    page.locator("#undated").uncheck()
    assert passing(page) == len(seed_graph().claims) - undated
    only(page, "relation", "met")
    expect(page.locator("#undated-count")).to_have_text("0")


def test_what_began_and_has_no_end_is_still_there_later(opened: Open) -> None:
    page = opened("seed").page
    page.locator("#undated").uncheck()
    page.locator("#date-from").fill(page.locator("#date-to").input_value())
    page.click("#table > summary")
    expect(page.locator("#table tbody td:nth-child(2)").get_by_text("present in", exact=True)).to_have_count(1)


def test_a_time_without_end_is_told_in_words(opened: Open) -> None:
    page = opened("seed", f"#claim={next(each.id for each in seed_graph().claims if each.when == '2014/..')}").page
    expect(page.locator("#panel .status")).to_contain_text("since 2014 · confidence")
    page.click("#timeline > summary")
    expect(page.locator("#timeline time").get_by_text("since 2015", exact=True)).to_have_count(1)


def test_the_handles_of_the_dates_cannot_pass_each_other(opened: Open) -> None:
    page = opened("seed").page
    last = page.locator("#date-to").input_value()
    page.locator("#date-to").fill("1")
    page.locator("#date-from").fill(last)
    assert page.locator("#date-to").input_value() == last


def test_a_box_hidden_by_hand_is_said_and_can_be_shown_again(opened: Open) -> None:
    page = opened("seed", "#node=russia", probe=True).page
    boxes = page.evaluate("network.body.nodeIndices.length")
    page.locator("#panel").get_by_role("button", name="Hide").click()
    expect(page.locator("#bar")).to_contain_text("1 hidden box")
    assert "1 box hidden by hand" in page.locator("#hidden").inner_text()
    page.get_by_role("button", name="Show again").click()
    expect(page.locator("#bar")).not_to_contain_text("hidden")
    assert page.evaluate("network.body.nodeIndices.length") == boxes


def test_entities_without_a_line_can_be_shown(opened: Open) -> None:
    page = opened("seed", probe=True).page
    page.locator("#unconnected").check()
    labels = page.evaluate("Object.values(network.body.nodes).map((each) => each.options.label)")
    assert "▲ Lonely Place" in labels
