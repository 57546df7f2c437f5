"""Every example of the lexicon goes through extraction and normalization, and must give the claim beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.ontology import lexicon, load
from kg.ontology.lexiconrows import Row
from kg.pipeline.examples import Examples
from tests.ontology.row_names import row_name

ROWS = lexicon.load(Path(__file__).parents[2] / "ontology").rows


@cache
def examples() -> Examples:
    return Examples(load())


@pytest.mark.parametrize("row", ROWS, ids=row_name)
def test_an_example_gives_its_claim(row: Row) -> None:
    assert examples().fault(row) is None
