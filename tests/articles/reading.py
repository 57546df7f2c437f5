"""Files to read articles from, and what became of them."""

from __future__ import annotations

import json
from pathlib import Path

from kg.model import ReadArticles

SENTENCE = "Putin refused."


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only_failure(result: ReadArticles) -> str:
    assert not result.articles
    (failure,) = result.failures
    return f"{failure.place}: {failure.reason}"


def line(**fields: object) -> str:
    return json.dumps(fields)
