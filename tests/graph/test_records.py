from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from kg.errors import InputError
from kg.export.jsonl import write
from kg.graph import KnowledgeGraph, read
from kg.graph.folder import ARTICLES_FILE, CLAIMS_FILE, ENTITIES_FILE, lines
from kg.graph.records import article_of, claim_of, claim_record, dump, entity_of
from kg.model import RECORDS, Article, Claim
from tests.fixtures_graph import example_claims, example_graph
from tests.graph_strategies import claims, graphs

CLAIM_KEYS = [
    "id", "subject", "object", "relation", "label", "predicate", "lemma", "event", "mode", "arguments", "polarity",
    "modality", "according_to", "asserted", "when", "where", "confidence", "content_of", "evidence",
]  # fmt: skip
EVIDENCE_KEYS = [
    "article", "start", "end", "quote", "predicate_start", "predicate_end", "subject_start", "subject_end",
    "object_start", "object_end", "rules",
]  # fmt: skip


def write_folder(graph: KnowledgeGraph, folder: Path) -> None:
    for name in RECORDS:
        write(graph, folder / name)


def parsed(graph: KnowledgeGraph, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in lines(graph, name)]


def test_claims_have_exactly_the_keys_of_the_contract_in_their_order() -> None:
    for record in parsed(example_graph(), CLAIMS_FILE):
        assert list(record) == CLAIM_KEYS
        assert list(record["subject"]) == ["id", "label", "type", "mention", "start", "end"]  # type: ignore[call-overload]
        for evidence in record["evidence"]:  # type: ignore[attr-defined]
            assert list(evidence) == EVIDENCE_KEYS


def test_entities_and_articles_have_the_keys_of_the_contract() -> None:
    keys = ["id", "label", "type", "aliases", "wikidata", "iso3", "geonames", "country", "roles", "lat", "lon"]
    assert {tuple(record) for record in parsed(example_graph(), ENTITIES_FILE)} == {tuple(keys)}
    keys = ["id", "text", "title", "source", "published", "url", "body_start", "written"]
    assert {tuple(record) for record in parsed(example_graph(), ARTICLES_FILE)} == {tuple(keys)}


def test_an_object_is_an_entity_a_claim_a_text_or_null() -> None:
    parts = example_claims()
    records = {record["id"]: record["object"] for record in parsed(example_graph(), CLAIMS_FILE)}
    assert records[parts["told"].id] == {"claim": parts["permit"].id}
    assert records[parts["plan_to_sign"].id] == {"text": "the pact"}
    assert records[parts["resigned"].id] is None


def test_lines_are_sorted_and_each_is_one_line() -> None:
    for name in RECORDS:
        found = lines(example_graph(), name)
        assert found == sorted(found)
        assert all(line.endswith("\n") and len(line.splitlines()) == 1 for line in found)


def test_a_lone_surrogate_is_written_as_an_escape_and_read_again() -> None:
    line = dump({"text": "a\ud800b\u2028c"})
    assert line == '{"text":"a\\ud800b\\u2028c"}'
    assert json.loads(line)["text"] == "a\ud800b\u2028c"


@given(claims())
def test_a_claim_comes_back_from_its_line(claim: Claim) -> None:
    assert claim_of(json.loads(dump(claim_record(claim)))) == claim


@given(graphs)
def test_a_graph_comes_back_from_its_lines(graph: KnowledgeGraph) -> None:
    found = KnowledgeGraph(
        map(claim_of, parsed(graph, CLAIMS_FILE)),  # type: ignore[arg-type]
        map(entity_of, parsed(graph, ENTITIES_FILE)),
        map(article_of, parsed(graph, ARTICLES_FILE)),
    )
    assert found == graph


def test_a_graph_comes_back_from_its_folder(tmp_path: Path) -> None:
    write_folder(example_graph(), tmp_path / "out")
    assert read(tmp_path / "out") == example_graph()


def test_a_later_versions_keys_are_passed_over() -> None:
    record = claim_record(example_claims()["met"])
    record["novelty"] = 1
    record["subject"]["novelty"] = 1
    assert claim_of(record) == example_claims()["met"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: "),
        ("[]", "line 2: "),
        ('{"id": "a"}', "line 2: the key '.*' is missing"),
    ],
)
def test_a_broken_line_is_named_with_file_and_number(tmp_path: Path, line: str, reason: str) -> None:
    write_folder(example_graph(), tmp_path)
    path = tmp_path / CLAIMS_FILE
    first = path.read_text(encoding="utf-8").split("\n")[0]
    path.write_text(f"{first}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path)
    assert str(path) in str(caught.value)
    assert "kg build" in str(caught.value)


@pytest.mark.parametrize(("key", "value"), [("polarity", "maybe"), ("modality", "odd"), ("asserted", "yes")])
def test_a_value_outside_its_range_is_refused(key: str, value: str) -> None:
    record = claim_record(example_claims()["met"]) | {key: value}
    with pytest.raises(ValueError, match=key):
        claim_of(record)


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"claims\.jsonl: cannot be read .* `kg build`"):
        read(tmp_path)


def test_article_text_is_written_unaltered(tmp_path: Path) -> None:
    text = "a\r\nb\x00\u2028c\t"
    write_folder(KnowledgeGraph(articles=[Article("x", text)]), tmp_path)
    assert read(tmp_path).articles[0].text == text


def test_no_line_holds_a_character_at_which_some_program_breaks_lines(tmp_path: Path) -> None:
    text = "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i"
    write_folder(KnowledgeGraph(articles=[Article("x", text)]), tmp_path)
    written = (tmp_path / "articles.jsonl").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 1
    assert read(tmp_path).articles[0].text == text


def test_a_folder_that_does_not_exist_is_said_not_to(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none: there is no such folder; build one with `kg build"):
        read(tmp_path / "none")
