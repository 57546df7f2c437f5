from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results

import kg.export
from kg.errors import InputError, QueryError
from kg.export import rdf
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, KG
from kg.model import content_id
from kg.query import Dataset, find, named, run
from kg.query.syntax import masked
from tests.fixtures_graph import example_claims, example_graph
from tests.graph_strategies import graphs

MET = "SELECT ?who ?whom WHERE { ?who kg:met ?whom }"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    for suffix in (".ttl", ".nq", ".trig", ".jsonld"):
        kg.export.write(example_graph(), folder / f"graph{suffix}")
    return folder


@pytest.fixture(scope="module")
def dataset(out: Path) -> Dataset:
    return Dataset.read(out)


# Sources


@pytest.mark.parametrize("name", ["", "graph.ttl", "graph.nq", "graph.trig", "graph.jsonld"])
def test_every_rdf_format_and_the_out_folder_answer_alike(out: Path, name: str) -> None:
    assert run(out / name, MET).cells() == [("Raychelle Omamo", "Mohamed Roble")]
    # The claim stands in two named graphs; the default graph that queries see has it once.
    assert run(out / name, "SELECT (COUNT(*) AS ?n) WHERE { ?c a kg:Claim }").cells() == [("14",)]


def test_one_document_can_be_asked_in_a_file_with_named_graphs(out: Path) -> None:
    query = "SELECT ?who WHERE { GRAPH document:nairobi-2021 { ?who kg:met ?whom } }"
    assert run(out / "graph.nq", query).cells() == [("Raychelle Omamo",)]


@pytest.mark.parametrize("query", ["SELECT * { GRAPH ?g { ?s ?p ?o } }", "ASK {graph<http://e/g>{ ?s kg:met ?o }}"])
def test_asking_named_graphs_of_a_file_without_any_is_answered_with_a_hint(out: Path, query: str) -> None:
    (hint,) = run(out, query).hints
    assert "have no names: build it with --format nq, and name graph.nq instead of the folder" in hint
    assert run(out / "graph.nq", query).hints == ()


def test_a_graph_after_from_that_is_not_there_is_answered_with_a_hint(out: Path) -> None:
    (hint,) = run(out, "SELECT ?s FROM <file:///etc/passwd> WHERE { ?s ?p ?o }").hints
    assert hint.startswith("this graph holds no part called <file:///etc/passwd>, and FROM reads no file or address")
    both = "SELECT ?s FROM document:nairobi-2021 FROM NAMED document:none WHERE { ?s ?p 'FROM <x>' }"
    (hint,) = run(out / "graph.nq", both).hints
    assert "no part called document:none" in hint


def test_prefixes_follow_the_base_iri_of_the_file(tmp_path: Path) -> None:
    kg.export.write(example_graph(), tmp_path / "graph.nq", base_iri="https://example.org/news/")
    result = run(tmp_path / "graph.nq", "SELECT ?whom WHERE { id:raychelle-omamo kg:met ?whom }")
    assert result.rows == ((NamedNode("https://example.org/news/mohamed-roble"),),)
    assert result.prefixes["claim"] == "https://example.org/news/claim/"


def test_a_missing_file_an_empty_folder_and_a_foreign_suffix_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.ttl: there is no such file .* `kg build"):
        Dataset.read(tmp_path / "nothing.ttl")
    with pytest.raises(InputError, match=r"holds no graph\.ttl"):
        Dataset.read(tmp_path)
    (tmp_path / "graph.doc").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"suffix '\.doc'; known are \.ttl"):
        Dataset.read(tmp_path / "graph.doc")


def test_a_broken_file_is_named_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix kg: <http://k/> .\nkg:a kg:b .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"graph\.ttl: not valid Turtle: .*line 2"):
        Dataset.read(path)


# Queries


def test_project_prefixes_need_no_declaration_and_may_have_one(dataset: Dataset) -> None:
    assert dataset.run(MET).rows == dataset.run(f"PREFIX kg: <{KG}> {MET}").rows
    assert dataset.run(MET.replace("kg:", "own:").replace("SELECT", f"PREFIX own: <{KG}> SELECT")).rows
    assert dataset.run(f"PREFIX kg: <http://other/> {MET}").rows == ()


@pytest.mark.parametrize(
    "prefix",
    ["kg", "id", "claim", "event", "document", "rdf", "rdfs", "skos", "prov", "sem", "nif", "schema", "owl", "xsd"],
)
def test_these_prefixes_are_known(dataset: Dataset, prefix: str) -> None:
    assert dataset.run(f"ASK {{ ?s {prefix}:nothing ?o }}").answer is False


def test_ask_construct_and_describe_are_answered(dataset: Dataset) -> None:
    assert dataset.run("ASK { id:raychelle-omamo kg:met id:mohamed-roble }").cells() == [("yes",)]
    result = dataset.run("CONSTRUCT { ?b kg:met ?a } WHERE { ?a kg:met ?b }")
    assert result.cells() == [("Mohamed Roble", "met", "Raychelle Omamo")]
    assert "id:mohamed-roble kg:met id:raychelle-omamo ." in result.turtle()
    assert dataset.run("DESCRIBE id:kenya").variables == ("subject", "predicate", "object")


def test_labels_stand_for_iris_unless_iris_are_wanted(dataset: Dataset) -> None:
    result = dataset.run("SELECT ?who ?type ?none WHERE { ?who kg:met ?x ; a ?type OPTIONAL { ?x kg:nothing ?none } }")
    assert result.cells()[0][0] == "Raychelle Omamo"
    assert result.cells(iris=True) == [(f"{BASE_IRI}raychelle-omamo", f"{KG}Person", "")]


def test_an_iri_without_label_is_shortened(dataset: Dataset) -> None:
    result = dataset.run("SELECT ?d WHERE { VALUES ?d { document:nairobi-2021 <http://elsewhere/x> } }")
    assert result.cells() == [("document:nairobi-2021",), ("http://elsewhere/x",)]


def test_cells_hold_nothing_that_breaks_a_table_or_steers_a_terminal(dataset: Dataset) -> None:
    result = dataset.run("SELECT ?x WHERE { ?s skos:altLabel|skos:prefLabel|schema:headline ?x }")
    assert any("</script>" in cell for (cell,) in result.cells())
    assert not any(
        character < " " or character in "\x7f\u2028\u202e" for (cell,) in result.cells() for character in cell
    )


# Result formats


def test_csv_is_read_again_with_the_same_values(dataset: Dataset) -> None:
    result = dataset.run("SELECT ?s ?x WHERE { ?s skos:altLabel|schema:url|schema:latitude ?x } ORDER BY ?s ?x")
    rows = list(csv.reader(io.StringIO(result.csv(), newline="")))
    assert rows[0] == ["s", "x"]
    assert rows[1:] == [[term.value for term in row] for row in result.rows]  # type: ignore[union-attr]
    assert result.csv().startswith("s,x\r\n")


@pytest.mark.parametrize("form", ["tsv", "json"])
def test_tsv_and_json_are_read_again_by_pyoxigraph(dataset: Dataset, form: str) -> None:
    result = dataset.run("SELECT ?s ?x ?n WHERE { ?s ?p ?x FILTER(!isBlank(?x)) OPTIONAL { ?s kg:nothing ?n } }")
    text = result.tsv() if form == "tsv" else result.json()
    kind = {"tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}[form]
    solutions = parse_query_results(text, format=kind)
    assert [tuple(solution[name] for name in result.variables) for solution in solutions] == list(result.rows)  # type: ignore[union-attr,index]


def test_the_answer_of_ask_has_its_form_in_every_format(dataset: Dataset) -> None:
    result = dataset.run("ASK { ?a kg:met ?b }")
    assert json.loads(result.json()) == {"head": {}, "boolean": True}
    assert result.csv() == "answer\r\ntrue\r\n"
    assert result.tsv() == "?answer\ntrue\n"
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        result.turtle()


# Errors


def message(dataset: Dataset, query: str) -> str:
    with pytest.raises(QueryError) as caught:
        dataset.run(query)
    return str(caught.value)


def test_an_unknown_prefix_is_named_with_its_place_and_a_suggestion(dataset: Dataset) -> None:
    text = message(dataset, "SELECT ?x\nWHERE {\n  ?x schem:name ?y .\n}")
    assert text.startswith(
        "line 3, column 6: unknown prefix schem: -- did you mean schema:? Known are claim: document:"
    )
    assert text.splitlines()[1:] == ["    ?x schem:name ?y .", "       ^"]


def test_a_prefix_inside_a_string_comment_or_iri_is_none(dataset: Dataset) -> None:
    text = message(dataset, "SELECT ?x # foo:a\nWHERE { ?x <foo:b> \"foo:c\", 'foo:d' bar:e }")
    assert "unknown prefix bar:" in text


@pytest.mark.parametrize(
    ("query", "place", "reason"),
    [
        ("SELECT ?x WHERE {\n  ?x kg:met ?y\n  ?y kg:met ?z\n}", "line 3, column", "is a '.', a ';' or a word missing"),
        ("SELECT ?x WHERE { ?x kg:met ?y", "line 1, column 31", "1 '}' missing"),
        ("SELECT ?x WHERE { ?x kg:met ?y }}", "line 1, column", "1 '{' missing"),
        ("SELECT ?x WHERE { ?x kg:lemma 'meet }", "line 1, column", "a string is not closed"),
        ("SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x kg:met ?y }", "line 1", "variable that is unbound"),
        ("SELECT ?x ?x WHERE { ?x kg:met ?y }", "line 1", "duplicated variable name"),
    ],
)
def test_a_syntax_error_says_where_and_why(dataset: Dataset, query: str, place: str, reason: str) -> None:
    text = message(dataset, query)
    assert text.startswith(place)
    assert reason in text
    assert text.splitlines()[2].strip() == "^"


@pytest.mark.parametrize(
    ("query", "place", "reason"),
    [
        ("SELEC ?a WHERE { ?a kg:met ?b }", "line 1, column 1:", "no word 'SELEC'; did you mean SELECT?"),
        ("SELECT ?a WHER { ?a kg:met ?b }", "line 1, column 11:", "did you mean WHERE?"),
        ("SELECT ?a {\n ?a kg:met ?b\n FILTER(CONTAINZ(?a, 'x'))\n}", "line 3, column 9:", "did you mean CONTAINS?"),
        ("SELECT ?a { ?a kg:met ?b FILTER(foo(?a)) }", "line 1, column 33:", "no function or keyword 'foo'"),
        ("SELECT ?a { ?a kg:met ?b } LIMIT ten", "line 1, column 34:", "no word 'ten'"),
        ("SELECT ?a { ?a met ?b }", "line 1, column 16:", "a name has a prefix (kg:met)"),
        ("SELECT ?a, ?b { ?a kg:met ?b }", "line 1, column 10:", "no commas stand between"),
        ("SELECT ?a { ?a kg:met }", "line 1, column 23:", "cannot be read from here on"),
        ("SELECT ?a { ?a kg:met ?b FILTER(STRLEN(?a) > ) }", "line 1, column 46:", "cannot be read from here on"),
        ("SELECT ?x {\n  ?x kg:met ?y\n  ?y kg:met ?z\n}", "line 3, column 3:", "cannot be read from here on"),
        ("SELECT ?x { ?x kg:lemma 'meet }", "line 1, column 25:", "a string is not closed"),
        ("SELECT ?x { ?x kg:met ?y }}", "line 1, column 27:", "1 '{' missing"),
        ("SELECT (STRLEN(?x) AS ?n { ?x kg:met ?y }", "line 1, column 42:", "'(' at line 1, column 8 is not closed"),
        ("?a kg:met ?b", "line 1, column 1:", "a query begins with SELECT"),
        ("SELECT (<http://e/f>(1) AS ?x) {}", "line 1, column 9:", "no function <http://e/f>"),
        ("SELECT (kg:f(1) AS ?x) {}", "line 1, column 9:", f"no function <{KG}f>"),
    ],
)
def test_an_error_points_at_what_is_wrong(dataset: Dataset, query: str, place: str, reason: str) -> None:
    text = message(dataset, query)
    assert text.startswith(place)
    assert reason in text.splitlines()[0]


def test_the_properties_that_the_readme_names_are_in_the_graph(root: Path, dataset: Dataset) -> None:
    table = (root / "README.md").read_text("utf-8").partition("| of a claim (")[2].partition("\nThe whole list")[0]
    named = {name for name in re.findall(r"`((?:kg|rdfs?|sem|nif|prov|schema|skos|owl):\w+)`", table) if ":" in name}
    properties = {name for name in named if name.partition(":")[2][0].islower()}
    assert len(properties) > 25
    used = {row[0].value for row in Dataset.read(root / "out").run("SELECT DISTINCT ?p { ?s ?p ?o }").rows}
    used |= {row[0].value for row in dataset.run("SELECT DISTINCT ?p { ?s ?p ?o }").rows}
    unknown = [name for name in properties if dataset.prefixes[name.split(":")[0]] + name.split(":")[1] not in used]
    assert sorted(unknown) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("subject", "rdf:subject"),
        ("object", "rdf:object"),
        ("relation", "rdf:predicate"),
        ("negated", 'kg:polarity "negated"'),
        ("isNegated", 'kg:polarity "negated"'),
        ("speaker", "kg:accordingTo"),
        ("according_to", "kg:accordingTo"),
        ("date", "kg:when"),
        ("quote", "kg:evidence/nif:anchorOf"),
        ("status", "kg:asserted with kg:polarity and kg:modality"),
        ("polarty", "kg:polarity"),
    ],
)
def test_a_likely_guess_at_a_property_is_answered_with_its_name(dataset: Dataset, name: str, meant: str) -> None:
    (hint,) = dataset.run(f"SELECT * {{ ?claim kg:{name} ?x }}").hints
    assert hint == f"nothing is called kg:{name}; did you mean {meant}?"


def test_names_that_only_the_graph_has_are_no_unknown_ones(tmp_path: Path) -> None:
    (tmp_path / "g.ttl").write_text(f"<http://a> <{KG}own> <http://b> .", encoding="utf-8")
    assert run(tmp_path / "g.ttl", "SELECT * { ?a kg:own ?b ; kg:mett ?c }").hints == (
        "nothing is called kg:mett; did you mean kg:met?",
    )


@pytest.mark.parametrize("query", ["", "  \n# only a comment\n", "PREFIX kg: <http://k/>"])
def test_an_empty_query_is_said_to_be_empty(dataset: Dataset, query: str) -> None:
    assert "the query is empty" in message(dataset, query)


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { id:a kg:met id:b }", "delete where { ?a kg:met ?b }", "PREFIX x: <http://x/>\nLOAD <http://x/>",
     "BASE <http://x/> clear all", "# hello\nDROP ALL"],
)  # fmt: skip
def test_a_query_that_would_change_the_graph_is_refused(dataset: Dataset, query: str) -> None:
    assert "would change the graph" in message(dataset, query)


@pytest.mark.parametrize(
    "query",
    ["SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "ASK { service silent ?x { ?s ?p ?o } }"],
)
def test_a_query_that_asks_another_server_is_refused(dataset: Dataset, query: str) -> None:
    assert "queries run offline" in message(dataset, query)


def test_the_words_of_updates_and_services_may_stand_where_they_do_nothing(dataset: Dataset) -> None:
    query = "SELECT ?service WHERE { ?insert kg:service ?service ; <http://x/SERVICE> 'SERVICE LOAD' } # SERVICE"
    assert dataset.run(query).rows == ()


def test_masking_moves_nothing() -> None:
    query = "SELECT '''a\nb''' \"c\\\"d\" <http://x/> # e\nWHERE"
    assert len(masked(query)) == len(query)
    assert masked(query).count("\n") == query.count("\n")
    assert masked(query).split() == ["SELECT", "WHERE"]


# Named queries


EXPECTED = {
    "accusations": [("Ukraine", "accused", "Russia", "Russia shelled Avdiivka")],
    "contradictions": [],
    "main-actors": [("Mohamed Roble", "4", "2", "1")],
    "not-asserted": [("Somalia expelled Kenyan ambassador", "negated", "actual", "")],
    "sources-of": [("China allowed US bases [negated; future; according to Vladimir Putin]", "false", "0.9")],
    "timeline": [("2021-09/..", "Kenya reopen Kenyan embassy [possible]")],
    "who-attacked-whom": [("Drones", "struck")],
    "who-holds-which-office": [("Raychelle Omamo", "Foreign Minister", "Kenya")],
    "who-met-whom": [("Raychelle Omamo", "met with", "Mohamed Roble", "2021-09-26", "Nairobi")],
    "who-said-what": [("Mohamed Roble", "Kenya violate airspace", "affirmed", "actual")],
}


def test_every_named_query_is_expected_here() -> None:
    assert sorted(named()) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_named_query_answers_readably(dataset: Dataset, name: str) -> None:
    rows = dataset.run(named()[name].text).cells()
    for row, expected in zip(rows, EXPECTED[name], strict=False):
        assert row[: len(expected)] == expected
    assert len(rows) >= len(EXPECTED[name])
    assert not any(cell.startswith(("http", "id:")) for row in rows for cell in row)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_named_query_gives_its_rows_in_one_order(dataset: Dataset, out: Path, name: str) -> None:
    assert dataset.run(named()[name].text).cells() == Dataset.read(out / "graph.nq").run(named()[name].text).cells()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_named_query_is_described_in_a_sentence(name: str) -> None:
    query = named()[name]
    assert query.name == name
    assert query.description.endswith(".")
    assert len(query.description.split()) >= 6


def test_who_met_whom_holds_every_source_and_nothing_that_is_not_asserted(dataset: Dataset) -> None:
    rows = dataset.run(find("who-met-whom").text).cells()
    assert [row[6] for row in rows] == ["nairobi-2021", "wire/2021 #7é"]


def test_not_asserted_holds_exactly_the_claims_that_are_not(dataset: Dataset) -> None:
    expected = sum(not claim.asserted for claim in example_graph().claims)
    assert len(dataset.run(find("not-asserted").text).rows) == expected


def test_contradictions_pair_what_one_affirms_and_another_denies(tmp_path: Path) -> None:
    denied = example_claims()["not_expelled"]
    claimed = replace(denied, polarity="affirmed", according_to=example_claims()["shelled"].according_to)
    graph = KnowledgeGraph(
        [denied, replace(claimed, id=content_id(claimed))], example_graph().entities, example_graph().articles
    )
    kg.export.write(graph, tmp_path / "graph.ttl")
    (row,) = run(tmp_path, find("contradictions").text).cells()
    assert row[:3] == ("Somalia expelled Kenyan ambassador", "Ukraine", "the article")


def test_an_unknown_name_is_answered_with_the_names() -> None:
    with pytest.raises(QueryError, match=r"'who-met'; did you mean who-met-whom\?"):
        find("who-met")


# Whole


@settings(max_examples=25)
@given(graphs)
def test_every_named_query_runs_on_any_graph(graph: KnowledgeGraph) -> None:
    dataset = Dataset(rdf.to_store(graph))
    for query in named().values():
        dataset.run(query.text).cells()


def test_asking_loads_neither_spacy_nor_rdflib_nor_networkx(root: Path, out: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kg.query import run, named\n"
        f"run(Path({str(out)!r}), named()['who-met-whom'].text).cells()\n"
        "print(sorted({'spacy', 'rdflib', 'networkx', 'pyvis', 'typer', 'rich', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_turtle_of_a_result_is_turtle(dataset: Dataset) -> None:
    result = dataset.run("CONSTRUCT WHERE { ?s skos:prefLabel ?o }")
    assert len(list(parse(result.turtle(), format=RdfFormat.TURTLE))) == len(result.rows)
