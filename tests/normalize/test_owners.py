"""Whose a thing is that may be of two: the text leaves it open, and so does the graph."""

from __future__ import annotations

import pytest

from kg.model import Article
from tests.normalizing import normalized


def labels(text: str) -> set[str]:
    """Return the labels of the entities of a text, with straight apostrophes."""
    return {one.label.replace("\u2019", "'") for one in normalized(Article("a", text)).entities}


@pytest.mark.parametrize(
    ("text", "owners", "owned"),
    [
        # what a land has is of no union, and a parliament of no rebels, where a state stands beside them
        ("The African Union froze its aid to Gabon and banned the transit of ore through its territory.",
         {"African Union"}, "territory"),
        ("The Shining Path threatens to raid villages in Peru if its parliament cuts the subsidies.",
         {"Path", "Shining Path"}, "parliament"),
        # "its" is neither of two who act together
        ("Chile and Peru met, months after rebels seized Arica and promised elections to its people.",
         {"Chile", "Peru"}, "people"),
        # "talks with him at his palace", and what was given in to or is put down
        ("The sultan of Oman sought troops during a meeting with King Hussein at his palace in Aqaba.",
         {"sultan of Oman"}, "palace in Aqaba"),
        ("The junta gave in to pressure from the Democratic League and let its deputies vote.", {"junta"}, "deputies"),
        ("The assembly banned the Workers' Party on Monday and ordered its offices to be searched.",
         {"assembly"}, "offices"),
    ],
)  # fmt: skip
def test_what_may_be_of_another_is_not_taken_to_be_of_who_acts(text: str, owners: set[str], owned: str) -> None:
    assert not labels(text) & {f"{owner}'s {owned}" for owner in owners}
