"""What a claim is to a reader who wants to know whether it happened.

In: a ``Claim``. Out: one of four words. "China would not permit US bases" is negated, "Milley met Gerasimov" asserted.
"""

from __future__ import annotations

from kg.model import Claim


def status(claim: Claim) -> str:
    """Return "negated", "not_actual", "asserted" or "claimed" (by somebody); each claim is exactly one of them."""
    if claim.polarity == "negated":
        return "negated"
    if claim.modality != "actual":
        return "not_actual"
    return "asserted" if claim.asserted else "claimed"
