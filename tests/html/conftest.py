"""Pages of the test graphs, each rendered once, and a Chromium that opens them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from kg.export.html import Scope, write_html
from kg.graph import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).parent))

from page_graphs import HOSTILE, Graph, denied_graph, hostile_graph, large_graph, seed_graph, two_sources
from page_opened import Opened

from tests.chromium import ARGUMENTS, chromium


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium instead of one that playwright would fetch."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the file of a graph's page by the graph's name."""
    folder = tmp_path_factory.mktemp("pages")
    graphs = {
        "seed": seed_graph,
        "sources": two_sources,
        "denied": denied_graph,
        "hostile": hostile_graph,
        "hostile-large": lambda: hostile_graph(20),
        "large": large_graph,
        "dense": lambda: large_graph(110, 260),
        "around": lambda: _around(seed_graph(), "vladimir-putin"),
    }
    scopes = {
        "around": Scope(seed_graph(), ("around Vladimir Putin",), ("vladimir-putin",)),
        "hostile-large": Scope(hostile_graph(20), HOSTILE),
    }

    def file(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            title = "</title><script>window.broken=9</script>" if "hostile" in name else f"The {name} graph"
            write_html(graphs[name](), path, title=title, scope=scopes.get(name))
        return path

    return file


@pytest.fixture
def opened(browser: Browser, pages: Callable[[str], Path]) -> Iterator[Callable[..., Opened]]:
    """Opens the page of a graph and waits until it is ready; every request and error is kept."""
    contexts: list[BrowserContext] = []

    def open_page(name: str, address: str = "", *, probe: bool = False, **options: Any) -> Opened:
        options.setdefault("viewport", {"width": 1280, "height": 720})
        context = browser.new_context(accept_downloads=True, bypass_csp=probe, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        result = Opened(context.new_page(), context)
        path = pages(name)
        if probe:
            path = _with_probe(path)
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.on("pageerror", lambda error: result.errors.append(str(error)))
        result.page.on("console", lambda message: message.type == "error" and result.errors.append(message.text))
        result.page.goto(path.as_uri() + address)
        result.page.wait_for_selector("html[data-ready=yes]")
        return result

    yield open_page
    for context in contexts:
        context.close()


def _around(graph: Graph, name: str) -> KnowledgeGraph:
    return KnowledgeGraph(graph.claims, graph.entities, graph.articles).around(name)


def _with_probe(path: Path) -> Path:
    """A copy of the page that lets the test reach what it drew; only such a copy is opened past the policy."""
    text = path.read_text(encoding="utf-8")
    ready = 'document.documentElement.dataset.ready = "yes";'
    probed = text.replace(ready, f"{ready} Object.assign(window, {{ network: DRAWN.network, labelSpots }});")
    assert probed != text
    copy = path.with_name(f"probe-{path.name}")
    copy.write_text(probed.replace('http-equiv="Content-Security-Policy"', "data-policy"), encoding="utf-8")
    return copy
