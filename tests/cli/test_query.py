"""``kg query``: the forms of an answer, and errors that say where they are."""

from __future__ import annotations

import io
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.cli.console import print_table

GRAPH = """
@prefix kg: <https://w3id.org/geopolitical-kg/ontology#> .
@prefix id: <https://w3id.org/geopolitical-kg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:mark-milley kg:met id:valery-gerasimov ; skos:prefLabel "Mark [b]Milley[/b]\\u001B[2J" .
id:valery-gerasimov skos:prefLabel "Valery Gerasimov" .
"""
QUERY = "SELECT ?who ?whom WHERE { ?who kg:met ?whom }"


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH)
    return str(path)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kg", "query", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_a_table_shows_names_without_their_markup_and_control_characters(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, QUERY) == 0
    printed = capsys.readouterr().out
    assert "Mark [b]Milley[/b]" in printed
    assert "Valery Gerasimov" in printed
    assert "\x1b" not in printed


def test_full_iris_are_printed_on_demand(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, QUERY, "--iri") == 0
    assert "https://w3id.org/geopolitical-kg/id/valery-gerasimov" in capsys.readouterr().out


def test_an_out_folder_serves_as_its_graph_file(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, str(Path(graph).parent), QUERY, "--format", "csv") == 0
    assert "Valery Gerasimov" in capsys.readouterr().out


@pytest.mark.parametrize("formats", ["jsonl", "graphml,html", "trig"])
def test_an_out_folder_without_turtle_is_asked_all_the_same(
    formats: str, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kg.read(root / "out").write_folder(tmp_path, formats.split(","))
    assert run(monkeypatch, str(tmp_path), "ASK { id:mark-milley kg:met id:valery-gerasimov }") == 0
    assert "yes" in capsys.readouterr().out


IRI = "https://w3id.org/geopolitical-kg/id/valery-gerasimov"


@pytest.mark.parametrize(
    ("arguments", "header", "words"),
    [
        (("--format", "csv"), "who,whom", ",Valery Gerasimov"),
        (("--format", "tsv"), "who\twhom", "\tValery Gerasimov"),
        (("--format", "csv", "--iri"), "who,whom", f",{IRI}"),
        (("--format", "tsv", "--iri"), "?who\t?whom", f"\t<{IRI}>"),
        (("--format", "json"), "{", IRI),
    ],
)
def test_csv_and_tsv_print_names_unless_iris_are_wanted_and_json_always_iris(
    arguments: tuple[str, ...],
    header: str,
    words: str,
    graph: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, graph, QUERY, *arguments) == 0
    printed = capsys.readouterr().out
    assert printed.splitlines()[0] == header
    assert words in printed


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT ?a WHERE { ?a kg:mett ?b }", "hint: nothing is called kg:mett; did you mean kg:met?\n"),
        ("SELECT ?a WHERE { ?a kg:zzzz ?b }", "hint: nothing is called kg:zzzz; `kg ontology` lists the relations\n"),
        ("SELECT ?a WHERE { ?a kg:met 'kg:mett' ; a kg:Claim } # kg:mett", ""),
        (
            "SELECT ?a { ?a kg:met id:gerasimov }",
            "hint: nothing is called id:gerasimov; did you mean id:valery-gerasimov?\n",
        ),
        (
            "SELECT ?a { ?a kg:met id:mark-miley. }",
            "hint: nothing is called id:mark-miley; did you mean id:mark-milley?\n",
        ),
        ("SELECT ?a { ?a kg:met id:nobody }", "hint: nothing is called id:nobody; entities.jsonl has the ids\n"),
        ("SELECT ?a { ?a kg:met id:mark-milley. ?a kg:met id:mark-milley }", ""),
        ("PREFIX kg: <http://elsewhere/> SELECT ?a WHERE { ?a kg:mett ?b }", ""),
    ],
)
def test_an_unknown_name_of_the_ontology_is_answered_with_a_hint(
    query: str, hint: str, graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, query) == 0
    assert capsys.readouterr().err == hint


def test_an_answer_without_rows_says_so(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, "SELECT ?a WHERE { ?a kg:attacked ?b }") == 0
    assert capsys.readouterr().out == "no rows\n"
    assert run(monkeypatch, graph, "ASK { ?a kg:attacked ?b }") == 0
    assert "no\n" in capsys.readouterr().out


HEAVY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"


def test_a_query_that_takes_longer_than_it_may_is_stopped(root: Path) -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "query", str(root / "out"), HEAVY, "--timeout", "0.2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # its thread would outlive the test
    assert done.returncode == 1
    assert "took longer than 0.2 seconds" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there, no signal can be sent to one process")
def test_ctrl_c_ends_a_query_that_never_ends(root: Path) -> None:
    # What runs in the background of a shell ignores the signal, and so would its children.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "query", str(root / "out"), HEAVY]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(5)
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20)[1] == "error: stopped; no file is left half-written\n"
        finally:
            process.kill()
    assert process.returncode == 130


def test_json_is_what_sparql_defines(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, QUERY, "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["results"]["bindings"][0]["whom"]["value"].endswith("valery-gerasimov")


def test_what_construct_gives_is_printed_as_turtle(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    construct = "CONSTRUCT { ?whom kg:met ?who } WHERE { ?who kg:met ?whom }"
    assert run(monkeypatch, graph, construct, "--format", "ttl") == 0
    assert "id:valery-gerasimov kg:met id:mark-milley ." in capsys.readouterr().out
    assert run(monkeypatch, graph, QUERY, "--format", "ttl") == 1
    assert "only CONSTRUCT and DESCRIBE give Turtle" in capsys.readouterr().err


def test_the_query_is_read_from_standard_input_for_a_dash(
    graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(QUERY))
    assert run(monkeypatch, graph, "-", "--format", "tsv") == 0
    assert capsys.readouterr().out.startswith("who\twhom\n")


def test_the_named_queries_are_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 5
    assert any(line.startswith("who-met-whom: ") for line in lines)


def test_a_named_query_is_run(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, graph, "-q", "who-met-whom") == 0


@pytest.mark.parametrize(
    ("query", "words"),
    [("SELECT ?a WHERE { ?a kgg:met ?b }", "kgg"), ("SELECT ?a\nWHERE { ?a kg:met }", "line 2"), ("", "empty")],
)
def test_a_broken_query_is_an_error_that_says_where(
    query: str, words: str, graph: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, graph, query) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert words in error


def test_an_unknown_graph_is_an_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "none.ttl", QUERY) == 1
    assert capsys.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("arguments", [(), ("{graph}",), ("{graph}", QUERY, "-q", "who-met-whom")])
def test_a_missing_or_double_query_is_wrong_usage(
    arguments: tuple[str, ...], graph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, *(argument.replace("{graph}", graph) for argument in arguments)) == 2


@pytest.mark.parametrize(
    ("width", "line"), [("120", "Valery Gerasimov   met   At the"), ("60", "who     Valery Gerasimov")]
)
def test_sentences_that_a_narrow_terminal_has_no_room_for_stand_in_a_list(
    width: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", width)
    row = ["Valery Gerasimov", "met", "", "At the behest of the White House. " * 20, "000_e83cbfb192b808"]
    print_table(["who", "how", "when", "quote", "source"], [row])
    lines = re.sub(r"\x1b\[\d*m", "", capsys.readouterr().out).splitlines()
    assert any(each.strip().startswith(line) for each in lines)
    assert not any("when" in each for each in lines)
    assert all(len(each) <= int(width) for each in lines)


def test_a_table_on_a_terminal_leaves_out_empty_columns_and_cuts_no_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    print_table(["who", "when", "quote"], [["Valery Gerasimov", "", "At the behest of the White House. " * 20]])
    printed = capsys.readouterr().out
    assert "when" not in printed
    assert "Gerasimov" in printed
