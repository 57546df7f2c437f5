"""What ``kg.explain`` says of a claim, from the records of a graph alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import kg.graph
from kg.cli import main
from kg.cli.explaining import _piece as show_piece
from kg.cli.explaining import explain as explain_command
from kg.errors import InputError
from kg.explain import Explanation, Piece, Tables, explain, find, tables
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI
from kg.model import Claim
from tests.fixtures_graph import ARTICLES, ENTITIES, example_claims

CLAIMS = example_claims()
GRAPH = KnowledgeGraph(CLAIMS.values(), ENTITIES, ARTICLES)


@cache
def ontology() -> Tables:
    return tables()


def explained(claim: Claim, *rules: str) -> Explanation:
    """The explanation of a claim whose evidence has these rules."""
    known = replace(claim, evidence=tuple(replace(item, rules=rules) for item in claim.evidence))
    others = [other for other in CLAIMS.values() if other.id != claim.id]
    return explain(KnowledgeGraph([known, *others], ENTITIES, ARTICLES), known, ontology())


def lines(found: Explanation, title: str) -> tuple[str, ...]:
    sections = [*found.sections, *(section for passage in found.passages for section in passage.sections)]
    return tuple(line for section in sections if section.title == title for line in section.lines)


def test_subject_predicate_and_object_are_marked_and_every_letter_stands_once() -> None:
    claim = CLAIMS["not_expelled"]
    (passage,) = explained(claim).passages
    assert "".join(piece.text for piece in passage.sentence) == claim.evidence[0].quote
    marked = {piece.part: piece.text for piece in passage.sentence if piece.part}
    assert marked == {"subject": "Somalia", "predicate": "expel", "object": "Kenyan ambassador"}


def test_what_stands_around_the_sentence_ends_with_its_paragraph() -> None:
    (passage,) = explained(CLAIMS["resigned"]).passages
    assert passage.before.endswith("Kenya may reopen its embassy in Mogadishu.")
    assert passage.after.startswith("Colombia and Peru plan")
    assert "Horn Daily" in passage.place


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("refuse:to:-/?", '"refuse" with "to": what follows is not so'),
        ("modal:future", "future"),
        ("under-condition", "condition"),
        ("negation", "denies"),
        ("presupposed", "for granted"),
    ],
)
def test_a_step_of_the_path_is_told_in_a_sentence(rule: str, words: str) -> None:
    (line,) = lines(explained(CLAIMS["resigned"], rule), "What decides whether it happened")
    assert line.startswith(f"{rule}: ")
    assert words in line


def test_a_pronoun_is_told_with_what_it_stands_for_and_how_far_back() -> None:
    found = lines(explained(CLAIMS["resigned"], "verb", "subject:pronoun", "subject:distance:2"), "Whom the words mean")
    assert found[0] == 'subject "Roble" stands for Mohamed Roble'
    assert "pronoun" in found[1]
    assert "2 sentences before" in found[2]


def test_the_row_is_told_with_its_place_and_the_relation_with_its_definition() -> None:
    found = lines(explained(CLAIMS["met"], "verb", "row:meet with"), "Ontology")
    assert found[0].startswith("kg:met (met): ")
    assert found[1].startswith("event CONSULT: ")
    assert any(line.startswith('row "meet with" (verb, relations.yaml, line ') for line in found)


@pytest.mark.parametrize(("relation", "words"), [("kg:agreedWith", "agree on"), ("kg:aided", "support")])
def test_the_row_is_found_whose_relation_the_claim_does_not_have(relation: str, words: str) -> None:
    claim = replace(CLAIMS["met"], relation=relation)
    assert any(line.startswith(f'row "{words}" (verb') for line in lines(explained(claim, f"row:{words}"), "Ontology"))


def test_a_row_of_a_file_that_is_not_at_hand_is_said_to_be_missing() -> None:
    assert any("--lexicon" in line for line in lines(explained(CLAIMS["met"], "row:parley with"), "Ontology"))


def test_a_claim_of_the_article_itself_is_asserted_because_it_is_affirmed_and_actual() -> None:
    assert lines(explained(CLAIMS["met"]), "Asserted") == ("it is affirmed and actual, and the article itself says so",)


@pytest.mark.parametrize(("name", "reason"), [("not_expelled", "it is negated"), ("may_reopen", "it is only possible")])
def test_every_reason_against_asserting_a_claim_is_given(name: str, reason: str) -> None:
    assert lines(explained(CLAIMS[name]), "Not asserted") == (reason,)


def test_trust_is_named_only_where_it_would_change_something() -> None:
    spoken = next(claim for claim in CLAIMS.values() if claim.according_to and claim.polarity == "affirmed")
    assert "--trust" in lines(explained(replace(spoken, modality="actual")), "Not asserted")[0]
    assert "--trust" not in lines(explained(replace(spoken, modality="future")), "Not asserted")[0]


def test_speakers_stand_from_the_outside_in() -> None:
    chain = max(CLAIMS.values(), key=lambda claim: len(claim.according_to))
    found = lines(explained(chain), "Who says so")
    assert [line.startswith("according to whom ") for line in found] == [False, True]


def test_a_claim_is_shown_with_the_telling_whose_content_it_is() -> None:
    content = next(claim for claim in CLAIMS.values() if claim.content_of is not None)
    found = lines(explained(content), "What decides whether it happened")
    assert any(line.startswith(f"it is the content of {content.content_of}: ") for line in found)


def test_a_claim_is_found_by_as_much_of_its_id_as_is_unique() -> None:
    claim = CLAIMS["resigned"]
    assert find(GRAPH, claim.id[:8]) == GRAPH.claim(claim.id)


def test_a_claim_is_found_by_its_name_in_turtle_and_by_its_iri() -> None:
    claim = CLAIMS["resigned"]
    iri = f"{BASE_IRI}claim/{claim.id}"
    for name in (
        f"claim:{claim.id}",
        f"claim:{claim.id[:8]}",
        iri,
        f"<{iri}>",
        f"https://example.org/x/claim/{claim.id}",
    ):
        assert find(GRAPH, name) == GRAPH.claim(claim.id)
    with pytest.raises(InputError, match="no claim has the id 'zz'"):
        find(GRAPH, "claim:zz")


def test_the_claim_of_the_help_is_in_the_committed_graph(root: Path) -> None:
    examples = re.findall(r"kg explain (\w+)", str(explain_command.__doc__))
    known = kg.graph.read(root / "out")
    assert examples
    assert all(find(known, name) for name in examples)


def test_an_id_of_several_claims_names_them_and_an_unknown_one_says_where_ids_stand() -> None:
    twin = replace(CLAIMS["met"], id=CLAIMS["resigned"].id[:4] + "0" * 12)
    with pytest.raises(InputError, match=f"2 claims have an id that begins.*{twin.id}.*write more of it"):
        find(KnowledgeGraph([CLAIMS["resigned"], twin], ENTITIES, ARTICLES), twin.id[:4])
    with pytest.raises(InputError, match=r"no claim has the id 'zz'.*claims.jsonl"):
        find(GRAPH, "zz")


def test_every_claim_of_the_committed_graph_can_be_explained_and_its_factors_give_its_confidence(root: Path) -> None:
    graph = kg.graph.read(root / "out")
    for claim in graph.claims:
        found = explain(graph, claim, ontology())
        best = max(line.partition(",")[0] for line in lines(found, "Confidence") if line[0].isdigit())
        assert float(best) == claim.confidence


def test_the_folder_stands_behind_the_id_or_after_its_option(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = kg.graph.read(root / "out").claims[0].id
    printed = []
    for arguments in ([], [str(root / "out")], ["--graph", str(root / "out")], ["a", "--graph", "b"]):
        monkeypatch.chdir(root)
        monkeypatch.setattr(sys, "argv", ["kg", "explain", name, *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        printed.append((end.value.code or 0, capsys.readouterr().out))
    assert printed[0][0] == 0
    assert printed[0] == printed[1] == printed[2]
    assert printed[3] == (2, "")


def test_explaining_loads_no_spacy_and_prints_the_parts_in_brackets(root: Path) -> None:
    negated = [claim for claim in kg.graph.read(root / "out").claims if claim.polarity == "negated"]
    claim = next(claim for claim in negated if claim.evidence[0].subject_start != claim.evidence[0].object_start)
    code = (
        "import sys, json\n"
        "from kg.cli import main\n"
        f"sys.argv = ['kg', 'explain', {claim.id!r}, '--graph', {str(root / 'out')!r}]\n"
        "try: main()\n"
        "finally: print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not {"spacy", "rdflib", "networkx", "pyvis"} & set(json.loads(done.stderr.splitlines()[-1]))
    assert "[subject: " in done.stdout
    assert "it is negated" in done.stdout


def test_on_a_terminal_the_parts_are_colored_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    shown = show_piece(Piece("Putin\x1b[2J", "subject"))
    assert shown.startswith("\x1b[")
    assert "subject" not in shown
    assert "Putin\\x1b[2J" in shown
