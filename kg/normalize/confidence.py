"""How much a claim is to be trusted: which factors of the ontology's table hold for it.

In: a claim with its evidence, and the table. Out: the factors, or a number from 0 to 1. "He met Gerasimov" is trusted
less than "Milley met Gerasimov", by the factor of the pronoun.

Everything is read from the claim as it is written into the graph, so that ``kg explain`` finds the same factors again.
"""

from __future__ import annotations

from kg.model import UNKNOWN, Claim, EntityMention, Evidence
from kg.normalize.agreement import LIFELESS
from kg.ontology.confidence import Applied, Confidence, Factor
from kg.ontology.vocabulary import OTHER

_NO_ACTORS = frozenset({"object", "event", "place", "facility"})
_WITHOUT_ACTOR = frozenset({"LOCATED", "ALIAS"})
"""Events in which a thing is as good a subject as an actor."""


def factors(claim: Claim, evidence: Evidence, table: Confidence) -> tuple[Applied, ...]:
    """Return the factors that hold for ``claim`` by one of its evidences, in the order of the table."""
    words = len(evidence.quote.split())
    shown = [Applied(factor) for factor in table.unruled if _holds(factor, claim, words)]
    return table.sorted((*table.of_rules(evidence.rules), *shown))


def _holds(factor: Factor, claim: Claim, words: int) -> bool:
    match factor.kind:
        case "parse":
            return words >= factor.at_least
        case "type" if factor.end == "subject":
            acting = claim.event not in _WITHOUT_ACTOR and claim.subject.id != UNKNOWN
            return acting and claim.subject.type in _NO_ACTORS
        case "type":
            return isinstance(claim.object, EntityMention) and claim.object.type in LIFELESS
        case "relation":
            return claim.relation == OTHER
    return False


def of_claim(claim: Claim, table: Confidence) -> float:
    """Return the confidence of a claim, to two decimals: that of the evidence which speaks best for it."""
    return max(round(table.combine(factors(claim, evidence, table)), 2) for evidence in claim.evidence)
