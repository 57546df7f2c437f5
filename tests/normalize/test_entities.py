"""Labels of entities."""

from __future__ import annotations

import pytest

from kg.normalize.entities import shorten


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("the port of Mombasa", "the port of Mombasa"),
        ("a summit of the ministers of the African Union Peace and Security Council", "a summit of the ministers"),
        (
            "a plan for the slow withdrawal of all foreign troops from the town",
            "a plan for the slow withdrawal of all foreign troops",
        ),
    ],
)
def test_a_long_label_ends_neither_in_half_a_name_nor_in_a_preposition(label: str, shown: str) -> None:
    assert shorten(label) == shown
