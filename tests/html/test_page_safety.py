"""Nothing of an article ever runs, wherever on the page it is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_opened import Opened
from playwright.sync_api import Page, expect

Open = Callable[..., Opened]
QUERIES = ("<", "javascript", "__proto__", "constructor", "{{", "emoji", "separator")


def nothing_ran(found: Opened) -> None:
    assert found.page.evaluate("window.broken") is None
    assert found.page.locator("img, iframe, object, embed, svg script, body > script[src]").count() == 0
    assert [url for url in found.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert found.errors == []


def chosen(page: Page) -> None:
    expect(page.get_by_role("button", name="Overview")).to_be_visible()


@pytest.mark.parametrize("name", ["hostile", "hostile-large"])
def test_nothing_runs_in_panels_sheets_and_views(opened: Open, name: str) -> None:
    found = opened(name)
    page = found.page
    for query in QUERIES:
        page.fill("#search", query)
        expect(page.locator("#found li").first).to_be_visible()
        page.keyboard.press("Enter")
        chosen(page)
        page.locator("#graph").focus()
        page.keyboard.press("n")
    page.fill("#path-to", "javascript")
    page.keyboard.press("Enter")
    for key in ("t", "l", "m"):
        page.locator("#graph").focus()
        page.keyboard.press(key)
        expect(page.locator("#sheets > details[open] .sheet > *").first).to_be_visible()
    page.locator("#map .press").first.press("Enter")
    page.locator("#panel .claims button").first.click()
    page.locator("#panel .rules summary").click()
    page.click("#theme")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    nothing_ran(found)


def test_nothing_runs_in_focus_mode(opened: Open) -> None:
    found = opened("hostile-large")
    expect(found.page.locator("#bar")).to_contain_text("Story:")
    expect(found.page.locator("#scope")).to_contain_text("</script><script>window.broken=1</script>")
    found.page.locator("#panel .stories:not(.questions) button").first.click()
    found.page.get_by_role("button", name="Show the whole story").click()
    nothing_ran(found)


@pytest.mark.parametrize(
    "address",
    ["#node=%3Cscript%3E", "#claim=<img src=x onerror=window.broken=8>", "#filter=speaker:<b>", "#list=javascript:1"],
)
def test_nothing_of_the_address_runs(opened: Open, address: str) -> None:
    found = opened("seed", address)
    assert found.page.evaluate("window.broken") is None
    assert found.page.locator("#bar b, #bar img, #panel script").count() == 0
    assert found.errors == []


def test_only_addresses_of_the_web_become_links(opened: Open) -> None:
    page = opened("hostile").page
    page.click("#table > summary")
    for row in range(page.locator("#table tbody tr").count()):
        page.locator("#table tbody tr").nth(row).get_by_role("button").click()
        for link in page.locator("#panel a").all():
            assert (link.get_attribute("href") or "").startswith(("https://", "#claim="))


def test_an_inline_handler_would_be_stopped_by_the_policy(opened: Open) -> None:
    page = opened("seed").page
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.broken = 1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
