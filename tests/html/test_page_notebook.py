"""In a notebook a graph shows itself as its page, in a frame that has no part in the notebook."""

from __future__ import annotations

from pathlib import Path

from page_graphs import seed_graph
from playwright.sync_api import Browser, expect

from kg.pipeline import Graph


def test_the_frame_of_a_notebook_is_the_page_and_works(browser: Browser, tmp_path: Path) -> None:
    graph = seed_graph()
    frame = Graph(graph.claims, graph.entities, graph.articles)._repr_html_()
    (tmp_path / "notebook.html").write_text(f"<!doctype html><title>Notebook</title><p>Out[1]:</p>{frame}", "utf-8")
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "notebook.html").as_uri())
    shown = page.frame_locator("iframe")
    expect(shown.locator("html")).to_have_attribute("data-ready", "yes")
    expect(shown.locator("h1")).to_contain_text("White House Gives Order")
    shown.locator("#search").fill("putin")
    shown.locator("#search").press("Enter")
    expect(shown.locator("#panel h2")).to_contain_text("Vladimir Putin")
    shown.locator("#take-away > summary").click()
    with page.expect_download() as download:
        shown.get_by_role("button", name="CSV of these").click()
    assert "Vladimir Putin" in Path(download.value.path()).read_text("utf-8-sig")
    assert errors == []
    context.close()
