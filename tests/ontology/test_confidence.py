"""The table of factors: how it is read, and how factors make a confidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.confidence import Applied, Confidence, Factor
from kg.ontology.confidence import load as load_table
from kg.ontology.rules import load as load_rules

TABLE = Confidence(
    3.0,
    [
        Factor("noun", "rule", 0.5, "a noun", frozenset({"event-noun", "deed"})),
        Factor("far", "coreference", 0.5, "it is far", frozenset({"subject:distance"}), at_most=2),
    ],
)


def of(table: Confidence, *rules: str) -> float:
    return table.combine(table.of_rules(rules))


def test_the_base_alone_gives_its_odds_as_a_share() -> None:
    assert of(TABLE) == 0.75
    assert of(TABLE, "unheard-of") == 0.75


def test_a_factor_counts_once_for_all_its_rules() -> None:
    assert of(TABLE, "event-noun", "deed") == of(TABLE, "deed") == 0.6


@pytest.mark.parametrize(
    ("rule", "times"), [("subject:distance:1", 1), ("subject:distance:2", 2), ("subject:distance:9", 2)]
)
def test_a_number_at_the_end_of_a_rule_counts_the_factor_up_to_its_most(rule: str, times: int) -> None:
    assert TABLE.of_rules((rule,)) == (Applied(TABLE.factors["far"], times),)


def test_no_order_of_rules_changes_the_factors() -> None:
    rules = ("deed", "subject:distance:2", "verb")
    assert TABLE.of_rules(rules) == TABLE.of_rules(rules[::-1])


def test_the_installed_table_stays_between_0_and_1_and_has_a_sentence_for_each_factor() -> None:
    table = load().confidence
    assert 0 < table.combine(Applied(factor, factor.at_most) for factor in table.factors.values()) < of(table) < 1
    assert all(factor.meaning and factor.odds < 1 for factor in table.factors.values())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[", "not YAML"),
        ("base: 2\n", "`base` and `factors`"),
        ("base: 0\nfactors: {}\n", "base: odds must be a number above 0"),
        ("base: 2\nfactors: {x: {kind: rule, odds: -1, meaning: m}}\n", "x: odds must be a number above 0"),
        ("base: 2\nfactors: {x: {kind: luck, odds: 1, meaning: m}}\n", "x: kind must be one of"),
        ("base: 2\nfactors: {x: {odds: 1}}\n", "x: needs kind, odds and meaning"),
        ("base: 2\nfactors: {x: {kind: rule, odds: 1, meaning: m, ruels: []}}\n", "x: needs kind, odds and meaning"),
    ],
)
def test_a_broken_table_is_named_with_its_fault(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "confidence.yaml").write_text(content)
    with pytest.raises(OntologyError, match=words) as caught:
        load_table(tmp_path)
    assert "confidence.yaml" in str(caught.value)


def test_every_rule_that_brings_a_factor_is_one_that_exists() -> None:
    ontology = load()
    meanings = load_rules(ontology.folder)
    for factor in ontology.confidence.factors.values():
        for rule in factor.rules:
            counted = f"{rule}:1" if factor.at_most > 1 else rule
            assert meanings.kind(counted) in {"found", "link", "row"}


def test_the_readme_shows_the_numbers_of_the_table(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    table = load().confidence
    assert f"odds of {table.base:g} : 1" in readme
    assert all(f"| {factor.odds:.2f} | {factor.kind}" in readme for factor in table.factors.values())
