"""``kg ontology check``: what it finds in the ontology and in a user's rows."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli import main
from kg.ontology import load
from kg.ontology.lexiconrows import Row
from kg.ontology.orphans import orphans

ROW = '- {words: parley with, relation: "kg:met", example: "%s", claim: "Ghana | met | Togo"}\n'


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def check(monkeypatch: pytest.MonkeyPatch, path: Path, example: str) -> int:
    path.write_text(ROW % example)
    return run(monkeypatch, "ontology", "check", "--lexicon", str(path))


def test_a_row_whose_example_gives_its_claim_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(monkeypatch, tmp_path / "mine.yaml", "Ghana parleyed with Togo in 2020.") == 0
    assert "no fault found" in capsys.readouterr().out


def test_a_row_whose_example_gives_something_else_is_named_with_what_it_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(monkeypatch, tmp_path / "mine.yaml", "Ghana attacked Togo in 2020.") == 1
    error = capsys.readouterr().err
    wrong = 'the example "Ghana attacked Togo in 2020." does not give "Ghana | met | Togo"'
    assert error.startswith(f"error: {tmp_path / 'mine.yaml'}, line 1: {wrong}")
    assert "Ghana | attacked | Togo" in error


def test_a_relation_that_no_row_leads_to_is_found() -> None:
    ontology = load()
    relation = replace(ontology.relations["kg:met"], curie="kg:levitated", label="levitated")
    fault = f"{ontology.folder / 'vocabulary.tsv'}: no row of the lexicon leads to kg:levitated (levitated): write one"
    assert list(orphans(replace(ontology, relations={**ontology.relations, relation.curie: relation}))) == [fault]
    assert not list(orphans(ontology))


def test_the_examples_of_all_rows_are_read_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []

    class Listening:
        def __init__(self, ontology: object) -> None:
            pass

        def fault(self, row: Row) -> str | None:
            read.append(row.example)
            return "the last one is wrong" if len(read) == len(load().lexicon.rows) else None

    monkeypatch.setattr("kg.pipeline.examples.Examples", Listening)
    assert run(monkeypatch, "ontology", "check", "--all") == 1
    assert read == [row.example for row in load().lexicon.rows]
    assert capsys.readouterr().err == "error: the last one is wrong\n"


def test_without_rows_of_ones_own_nothing_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.Extractor", None)
    assert run(monkeypatch, "ontology", "check") == 0
