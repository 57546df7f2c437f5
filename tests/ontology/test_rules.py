"""The table of rules: which row explains which rule, and how stars and effects are filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import data_folder, load
from kg.ontology.rules import Rules
from kg.ontology.rules import load as load_table
from kg.ontology.words import EFFECTS

RULES = load_table(data_folder())


@pytest.mark.parametrize(
    ("rule", "kind", "words"),
    [
        ("verb", "found", "a verb"),
        ("patient-of-event", "found", "its patient"),
        ("refuse:to:-/?", "path", 'what follows is not so; where "refuse" itself is denied, it is left open'),
        ("decision:future", "path", '"decision": what it tells is to come'),
        ("claim:reported", "path", "somebody's word"),
        ("without:negated", "path", '"without" denies what follows'),
        ("see:that:whether", "path", "leaves open"),
        ("subject:pronoun", "link", "a pronoun"),
        ("object:distance:1", "link", "in the sentence before"),
        ("object:distance:3", "link", "3 sentences before"),
        ("row:go on strike", "row", '"go on strike"'),
        ("according-to", "speaker", "name the source"),
    ],
)
def test_a_rule_is_explained_by_the_row_that_fits_it_best(rule: str, kind: str, words: str) -> None:
    assert RULES.kind(rule) == kind
    assert words in (RULES.sentence(rule) or "")


def test_a_rule_without_a_row_has_no_words() -> None:
    assert RULES.sentence("unheard-of") is None
    assert RULES.kind("unheard-of") is None


def test_every_effect_that_a_signature_may_have_has_its_words() -> None:
    for effect in sorted(EFFECTS):
        assert f"what follows {effect}" not in (RULES.sentence(f"verb:to:{effect}/{effect}") or "what follows")


def test_every_signature_is_explained() -> None:
    words = load().words
    for (frame, lemma), entries in words.signatures.items():
        for entry in entries:
            assert RULES.kind(f"{lemma}:{frame}:{entry.affirmed}/{entry.negated}") == "path"


WRITTEN = re.compile(
    r'step="([^"{}]+)"|(?:rules|trace)\.append\("([^"{}]+)"\)|rules=[\[(]"([^"{}]+)"|Context\([^()]*, "([^"{}]+)"\)'
)


def test_every_rule_that_extraction_writes_out_is_explained() -> None:
    found = {
        next(filter(None, match.groups()))
        for path in sorted((data_folder().parent / "kg" / "extract").glob("*.py"))
        for match in WRITTEN.finditer(path.read_text("utf-8"))
    }
    assert {"presupposed", "event-noun", "condition", "negation"} <= found
    assert not sorted(rule for rule in found if RULES.sentence(rule) is None)


@pytest.mark.parametrize(
    ("row", "words"),
    [("x\tluck\ty", "kind must be one of"), ("a:*\tpath\tsees {2}", "names a star"), ("x\tpath", "2 cells")],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, row: str, words: str) -> None:
    (tmp_path / "rules.tsv").write_text(f"rule\tkind\tsentence\n{row}\n")
    with pytest.raises(OntologyError, match=rf"rules.tsv, line 2: .*{words}"):
        load_table(tmp_path)


def test_a_name_wins_over_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "rules.tsv").write_text("rule\tkind\tsentence\na:*\tpath\tany\na:b\tpath\tthis\n*:*\tpath\tall\n")
    rules: Rules = load_table(tmp_path)
    assert [rules.sentence(name) for name in ("a:b", "a:c", "b:c")] == ["this", "any", "all"]
