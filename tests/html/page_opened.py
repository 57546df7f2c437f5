"""What a test of the page gets: the page in the browser, and what it did that it must not do."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page


@dataclass
class Opened:
    """A page in the browser, with what it did that it must not do."""

    page: Page
    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()
