"""Measures a large page: its size, and the processor time that Chromium needs to open, search and filter it.

``python tests/measure_page.py [nodes claims]``, 5,000 and 15,000 if not said. Processor time of all of Chromium's
processes as Linux counts it, so that other work on the machine does not matter; the time of the drawing's own layout
is Python's.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from chromium import ARGUMENTS, chromium
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent / "html"))

from page_graphs import large_graph

from kg.export.html import write_html

ACTIONS = (
    ("search for a name", "#search", lambda element: element.type("ana")),
    ("leave out what is asserted", "[data-facet=status] li:nth-of-type(1) input", lambda element: element.click()),
    ("leave out what is claimed", "[data-facet=status] li:nth-of-type(2) input", lambda element: element.click()),
    ("raise the confidence", "#confidence", lambda element: element.press("ArrowRight")),
    ("reset", "#reset", lambda element: element.click()),
    ("choose the name found", "#search", lambda element: element.press("Enter")),
)
"""What is done, where and how. The place is looked up beforehand, since that costs time of the page's as well."""


def children(process: int) -> list[int]:
    """The process and everything that it started, by number."""
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            found += children(int(child))
    return found


def spent(process: int) -> float:
    """Seconds of processor time of a process and of all that it started."""
    total = 0
    for number in children(process):
        fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def timed(process: int, page: Page, action: Callable[[], object]) -> float:
    """Processor seconds of an action, until the page has drawn what came of it."""
    page.wait_for_timeout(500)
    before = spent(process)
    action()
    page.wait_for_timeout(500)
    return spent(process) - before


def measure(path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        process = browser_process()

        def ready() -> None:
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready=yes]")

        print(f"open until ready: {timed(process, page, ready):.2f} CPU-s")
        for name, place, action in ACTIONS:
            element = page.query_selector(place)
            print(f"{name}: {timed(process, page, partial(action, element)):.2f} CPU-s")
        browser.close()


def browser_process() -> int:
    """The number of the Chromium that this program started."""
    own = children(os.getpid())[1:]
    return min(number for number in own if "chromium" in Path(f"/proc/{number}/cmdline").read_text())


if __name__ == "__main__":
    nodes, claims = (int(number) for number in sys.argv[1:] or ("5000", "15000"))
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "page.html"
        began = time.process_time()
        write_html(large_graph(nodes, claims), page_file)
        print(f"{nodes:,} nodes, {claims:,} claims: written in {time.process_time() - began:.2f} CPU-s")
        print(f"size: {page_file.stat().st_size / 1e6:.2f} MB")
        measure(page_file)
