"""Makes out/graph.png, the screenshot of the README, from out/graph.html: ``python tests/screenshot.py``."""

from __future__ import annotations

from pathlib import Path

from chromium import ARGUMENTS, chromium
from playwright.sync_api import sync_playwright

OUT = Path(__file__).parent.parent / "out"


def take(page_file: Path, picture: Path) -> None:
    """Open the page in a headless Chromium and save what it shows at first."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
        page.goto(page_file.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        page.wait_for_timeout(1000)  # until the boxes are drawn
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(OUT / "graph.html", OUT / "graph.png")
