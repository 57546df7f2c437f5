"""How a claim is said in words: where English puts the "not", and who says it already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.summary import summarize
from kg.graph.wording import relation_words, told_negated
from kg.model import Claim
from kg.ontology import data_folder, pasts, vocabulary
from tests.fixtures_graph import example_claims


def denied(label: str, lemma: str, modality: str = "actual", event: str = "ASSAULT", **extra: object) -> Claim:
    claim = example_claims()["not_expelled"]
    extra = {"relation": "kg:attacked", "predicate": label, **extra}
    return replace(claim, label=label, lemma=lemma, modality=modality, event=event, **extra)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "lemma", "words"),
    [
        ("attacked", "attack", "did not attack"),
        ("attacked", "offensive", "did not attack"),
        ("withdrew from", "pull", "did not withdraw from"),
        ("reached an agreement with", "reach", "did not reach an agreement with"),
        ("was willing to", "be ready", "was not willing to"),
    ],
)
def test_the_past_of_a_relation_is_denied_with_did_not(label: str, lemma: str, words: str) -> None:
    assert relation_words(denied(label, lemma)) == words


@pytest.mark.parametrize(
    ("modality", "words"),
    [
        ("future", "will not support?"),
        ("possible", "might not support?"),
        ("conditional", "would not support?"),
        ("requested", "should not support?"),
    ],
)
def test_a_denial_that_is_not_actual_keeps_its_mark(modality: str, words: str) -> None:
    assert relation_words(denied("supported", "back", modality)) == words


@pytest.mark.parametrize(
    ("label", "event"), [("located in", "LOCATED"), ("member of", "MEMBER"), ("near", "LOCATED"), ("enemy of", "ALLY")]
)
def test_what_is_no_deed_keeps_its_not(label: str, event: str) -> None:
    assert relation_words(denied(label, label.split(maxsplit=1)[0], event=event)) == f"not {label}"


@pytest.mark.parametrize(
    ("label", "lemma", "predicate", "words"),
    [
        ("enter", "enter", "to enter", "did not enter"),
        ("rebuffed", "rebuff", "had rebuffed", "did not rebuff"),
        ("reaches", "reach", "reaches", "does not reach"),
        ("forgotten", "forget", "were not forgotten", "not forgotten"),
        ("consulted about", "consult", "were not consulted", "not consulted about"),
        ("entering", "enter", "entering", "not entering"),
        ("have not been successful", "be successful", "have not been successful", "have not been successful"),
        ("had", "have", "had", "did not have"),
        ("is", "be", "is", "is not"),
    ],
)
def test_words_of_the_text_are_denied_as_they_stand(label: str, lemma: str, predicate: str, words: str) -> None:
    assert relation_words(denied(label, lemma, event="OTHER", relation="kg:other", predicate=predicate)) == words


def telling(teller: str, rule: str, polarity: str, told: str = "affirmed") -> tuple[Claim, Claim]:
    claims = example_claims()
    content = replace(claims["met"], polarity=polarity)  # type: ignore[arg-type]
    content = replace(content, evidence=tuple(replace(each, rules=(rule,)) for each in content.evidence))
    return replace(claims["told"], lemma=teller, polarity=told, relation="kg:said"), content  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("teller", "rule", "polarity", "told", "negated"),
    [
        ("deny", "deny:that:-/?", "negated", "affirmed", False),
        ("deny", "deny:that:-/?", "affirmed", "affirmed", True),
        ("make sure", "make sure:that:+/-", "negated", "negated", False),
        ("say", "say:that:+/?", "negated", "affirmed", True),
        ("say", "fail:to:-/+", "negated", "affirmed", True),
    ],
)
def test_what_the_verb_denies_is_told_in_the_affirmative(
    teller: str, rule: str, polarity: str, told: str, negated: bool
) -> None:
    assert told_negated(*telling(teller, rule, polarity, told)) is negated


def test_who_refused_by_saying_no_is_not_quoted_with_another_no() -> None:
    teller, content = telling("say", "say:that:+/?", "negated")
    assert not told_negated(replace(teller, relation="kg:refused"), content)


def test_the_summary_of_a_denial_says_no_once() -> None:
    teller, content = telling("deny", "deny:that:-/?", "negated")
    teller = replace(teller, label="denied")
    assert summarize(teller, lambda _: content) == 'Vladimir Putin denied "Raychelle Omamo met Mohamed Roble"'


def test_the_summary_of_words_that_hold_a_not_adds_none() -> None:
    claim = denied("have not been successful", "be successful", relation="kg:other")
    assert "[negated]" not in summarize(claim, lambda _: None)


def test_every_deed_of_the_vocabulary_has_its_base_form() -> None:
    lasting = {"ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS"}
    known = pasts.load(data_folder())
    missing = [
        relation.label
        for relation in vocabulary.load(data_folder()).values()
        if relation.label.split(maxsplit=1)[0] not in known and relation.event not in lasting
    ]
    assert set(missing) == {"enemy of", "other", "was willing to"}
