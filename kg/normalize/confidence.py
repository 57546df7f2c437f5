"""How much a claim is to be trusted, as a product of named factors.

In: the factors of one claim. Out: a number from 0 to 1. "He met Gerasimov" is trusted less than "Milley met Gerasimov",
by the factor of the pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from kg.normalize.links import Link, LinkKind

# How far a link of each kind is trusted: set by hand, not yet calibrated on gold.
LINK_FACTORS: dict[LinkKind, float] = {
    "gazetteer": 1.0,
    "local": 0.97,
    "short": 0.97,
    "acronym": 0.97,
    "surname": 0.93,
    "composition": 0.97,
    "nominal": 0.95,
    "definite": 0.88,
    "office": 0.9,
    "holder": 0.85,
    "pair": 0.85,
    "pronoun": 0.9,
    "speaker": 0.9,
    "apposition": 0.97,
    "unknown": 0.9,
}
SENTENCE_FACTOR = 0.95
"""For every sentence between a pronoun or description and its antecedent, five at most."""
RIVAL_FACTOR = 0.85
"""When something else would also have fitted."""
OTHER_FACTOR = 0.85
"""When no row of the lexicon covers the predicate."""
TEXT_FACTOR = 0.9
"""When an end is words only."""
_FARTHEST = 5


def of_link(link: Link | None) -> float:
    """Return the factor of one end of a claim; None is an end that names no entity."""
    if link is None:
        return TEXT_FACTOR
    factor = LINK_FACTORS[link.kind]
    if link.anaphoric:
        factor *= SENTENCE_FACTOR ** min(link.distance, _FARTHEST)
    return factor * (RIVAL_FACTOR if link.rivals else 1.0)


def combine(factors: Iterable[float]) -> float:
    """Return the product of the factors, between 0 and 1, to two decimals."""
    return round(min(1.0, max(0.0, prod(factors))), 2)
