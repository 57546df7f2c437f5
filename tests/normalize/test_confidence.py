"""Which factors of confidence hold for a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Claim, EntityMention
from kg.normalize.confidence import factors, of_claim
from kg.ontology import load
from tests.fixtures_graph import example_claims

TABLE = load().confidence
MET = example_claims()["met_again"]


def names(claim: Claim, *rules: str) -> set[str]:
    evidence = replace(claim.evidence[0], rules=rules)
    return {each.factor.name for each in factors(claim, evidence, TABLE)}


def with_end(which: str, kind: str) -> Claim:
    end = getattr(MET, which)
    assert isinstance(end, EntityMention)
    return replace(MET, **{which: replace(end, type=kind)})  # type: ignore[arg-type]


def test_two_named_persons_in_a_short_sentence_have_no_factor_against_them() -> None:
    assert names(MET, "verb") == set()
    assert of_claim(MET, TABLE) == round(TABLE.base / (1 + TABLE.base), 2)


def test_a_long_sentence_is_trusted_less() -> None:
    long = replace(MET, evidence=(replace(MET.evidence[0], quote="word " * 40),))
    assert names(long) == {"long sentence"}
    assert of_claim(long, TABLE) < of_claim(MET, TABLE)


@pytest.mark.parametrize(
    ("which", "kind", "name"),
    [
        ("subject", "facility", "a thing acts"),
        ("subject", "event", "a thing acts"),
        ("object", "event", "a thing is acted on"),
    ],
)
def test_an_end_of_a_type_that_does_not_suit_it_is_trusted_less(which: str, kind: str, name: str) -> None:
    assert names(with_end(which, kind)) == {name}


@pytest.mark.parametrize(("which", "kind"), [("subject", "group"), ("object", "place"), ("object", "facility")])
def test_an_end_of_a_suitable_type_is_not(which: str, kind: str) -> None:
    assert names(with_end(which, kind)) == set()


def test_what_is_located_somewhere_may_be_a_thing() -> None:
    assert names(replace(with_end("subject", "facility"), event="LOCATED")) == set()


def test_a_predicate_that_no_row_covers_is_trusted_less() -> None:
    assert names(replace(MET, relation="kg:other")) == {"no row"}


def test_the_evidence_that_speaks_best_for_a_claim_gives_its_confidence() -> None:
    weak = replace(MET.evidence[0], rules=("event-noun",))
    assert of_claim(replace(MET, evidence=(weak, *MET.evidence)), TABLE) == of_claim(MET, TABLE)
