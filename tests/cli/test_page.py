"""``kg html`` and ``kg build --focus``: a page of a part, which says of what it is a part."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.graph import read
from kg.pipeline import Graph
from tests.fixtures_graph import example_graph

GRAPH = example_graph()
CONTENT = next(claim for claim in GRAPH.claims if claim.content_of and claim.according_to)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An out folder with its page."""
    folder = tmp_path / "out"
    Graph(GRAPH.claims, GRAPH.entities, GRAPH.articles).write_folder(folder, ["html"])
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command and gives its exit code and what it printed on both streams."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return int(end.value.code or 0), printed.out, printed.err

    return command


def data(page: Path) -> Any:
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def claims_in(page: Path) -> set[str]:
    return set(data(page)["claims"]["id"])


def test_without_wishes_the_page_holds_everything_and_says_nothing(run: Any, out: Path) -> None:
    before = (out / "graph.html").read_bytes()
    assert run("html", str(out)) == (0, f"written: {out}/graph.html\n", "")
    assert (out / "graph.html").read_bytes() == before
    assert data(out / "graph.html")["scope"] is None


def test_conditions_narrow_the_page_and_are_told_on_it(run: Any, out: Path) -> None:
    code, printed, _ = run("html", str(out), "--where", "status=asserted", "--where", "event=CONSULT")
    wanted = {claim.id for claim in GRAPH.where("status=asserted", "event=CONSULT").claims}
    assert code == 0
    assert f"with {len(wanted)} of {len(GRAPH.claims)} claims" in printed
    assert claims_in(out / "graph.html") == wanted
    scope = data(out / "graph.html")["scope"]
    assert scope["chosen"] == ["status=asserted", "event=CONSULT"]
    assert scope["claims"] == len(GRAPH.claims)


def test_a_page_may_go_elsewhere(run: Any, out: Path, tmp_path: Path) -> None:
    before = (out / "graph.html").read_bytes()
    assert run("html", str(out), "--where", "status=negated", "-o", str(tmp_path / "negated.html"))[0] == 0
    assert (out / "graph.html").read_bytes() == before
    assert claims_in(tmp_path / "negated.html") == {claim.id for claim in GRAPH.where("status=negated").claims}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ('SELECT ?claim WHERE { ?claim kg:polarity "negated" }', lambda claim: claim.polarity == "negated"),
        ('SELECT ?quote WHERE { ?c kg:polarity "negated" ; kg:evidence/nif:anchorOf ?quote }',
         lambda claim: claim.polarity == "negated"),
        ("SELECT ?who ?whom WHERE { ?who kg:met ?whom }", lambda claim: claim.relation == "kg:met"),
        ("SELECT ?who WHERE { VALUES ?who { id:vladimir-putin } }",
         lambda claim: claim in GRAPH.claims_of("vladimir-putin")),
        ("SELECT ?event WHERE { ?claim kg:denotes ?event ; rdf:predicate kg:met }",
         lambda claim: claim.relation == "kg:met"),
        ("not-asserted", lambda claim: not claim.asserted),
    ],
)  # fmt: skip
def test_a_query_selects_the_claims_that_its_rows_name(run: Any, out: Path, query: str, wanted: Any) -> None:
    assert run("html", str(out), "--select", query)[0] == 0
    assert claims_in(out / "graph.html") == {claim.id for claim in GRAPH.claims if wanted(claim)}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { ?who kg:met ?whom }", "only answers yes or no"),
        ("SELECT ?x WHERE { ?x a kg:Nothing }", "the query finds nothing"),
        ("SELECT ?x WHERE { BIND(1 AS ?x) }", "let it return some, as in SELECT ?claim"),
        ("SELEC ?x", "line 1"),
    ],
)
def test_a_query_that_selects_nothing_says_so_and_leaves_the_page(run: Any, out: Path, query: str, words: str) -> None:
    before = (out / "graph.html").read_bytes()
    code, _, told = run("html", str(out), "--select", query)
    assert code == 1
    assert words in told
    assert (out / "graph.html").read_bytes() == before


def test_every_named_query_can_select(run: Any, out: Path, root: Path) -> None:
    for path in sorted((root / "ontology" / "queries").glob("*.rq")):
        code, _, told = run("html", str(out), "--select", path.stem)
        assert code == 0 or "the query finds nothing" in told, path.stem


def test_a_focus_shows_an_entity_with_its_surroundings(run: Any, out: Path) -> None:
    assert run("html", str(out), "--focus", "Putin", "--title", "Putin")[0] == 0
    page = data(out / "graph.html")
    assert set(page["claims"]["id"]) == {claim.id for claim in GRAPH.around("Vladimir Putin").claims}
    assert page["scope"]["chosen"] == ["around Vladimir Putin"]
    assert page["opening"]["name"] == "Around Vladimir Putin"


def test_an_unknown_name_is_answered_with_what_may_be_meant(run: Any, out: Path) -> None:
    code, _, told = run("html", str(out), "--focus", "Vladmir Putin")
    assert (code, "did you mean Vladimir Putin?" in told) == (1, True)


def test_a_focus_that_the_conditions_leave_out_is_named(run: Any, out: Path) -> None:
    code, _, told = run("html", str(out), "--focus", "Colombia", "--where", "status=asserted")
    assert (code, "claims names Colombia" in told) == (1, True)


def test_a_condition_that_cannot_be_read_is_a_wrong_argument(run: Any, out: Path) -> None:
    code, _, told = run("html", str(out), "--where", "colour=red")
    assert code == 2
    assert "fields are status (asserted" in " ".join(told.split())


def test_an_unknown_name_of_a_query_is_a_wrong_argument(run: Any, out: Path) -> None:
    code, _, told = run("html", str(out), "--select", "who-mett-whom")
    assert (code, "did you mean who-met-whom?" in told) == (2, True)


def test_the_most_telling_boxes_are_kept(run: Any, out: Path) -> None:
    assert run("html", str(out), "--max-nodes", "4")[0] == 0
    text = (out / "graph.html").read_text("utf-8")
    nodes = json.loads(re.search(r'id="nodes">(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    assert len(nodes) <= 4
    assert data(out / "graph.html")["scope"]["chosen"] == ["the 4 most telling boxes"]


def test_what_a_claim_refers_to_is_told_in_words_where_the_page_leaves_it_out(run: Any, out: Path) -> None:
    assert run("html", str(out), "--select", f"SELECT ?c WHERE {{ VALUES ?c {{ claim:{CONTENT.id} }} }}")[0] == 0
    page = data(out / "graph.html")
    assert page["claims"]["id"] == [CONTENT.id]
    telling = GRAPH.claim(str(CONTENT.content_of))
    assert telling is not None
    assert page["tellings"]["0"].startswith(telling.subject.label)


@pytest.mark.usefixtures("fake_extraction")
def test_a_build_with_a_focus_narrows_the_page_only(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin refused.")
    code, _, told = run("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--focus", "Vladimir Putin")
    assert (code, told) == (0, "")
    assert data(tmp_path / "out/graph.html")["scope"]["chosen"] == ["around Vladimir Putin"]
    assert len(read(tmp_path / "out").claims) == 1


@pytest.mark.usefixtures("fake_extraction")
def test_a_build_with_an_unknown_focus_is_written_whole_and_says_what_to_do(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin refused.")
    code, _, told = run("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--focus", "Vladmir Putin")
    assert code == 0
    assert "hint: " in told
    assert "did you mean Vladimir Putin? The page shows everything; `kg html" in told
    assert data(tmp_path / "out/graph.html")["scope"] is None
    _, _, told = run("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--focus", "Nobody Known")
    assert "and so does entities.jsonl. The page shows everything; `kg html" in told


def test_a_focus_without_a_page_is_a_wrong_argument(run: Any, tmp_path: Path) -> None:
    code, _, told = run("build", "-", "-o", str(tmp_path / "out"), "--focus", "Putin", "--format", "ttl")
    assert (code, "--format html" in told) == (2, True)


@pytest.mark.usefixtures("fake_extraction")
def test_a_build_with_too_many_claims_for_a_page_says_how_to_see_others(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.export.html.scope.MOST_CLAIMS", 0)
    monkeypatch.setattr("kg.export.html.MOST_CLAIMS", 0)
    (tmp_path / "a.txt").write_text("Putin refused.")
    code, printed, _ = run("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"))
    assert code == 0
    assert "the page holds the 0 most telling claims" in printed
    assert f"`kg html {tmp_path / 'out'} --where CONDITION`" in printed
    assert data(tmp_path / "out/graph.html")["scope"]["capped"] is True
