"""Rules of the vocabulary: relations, kinds of events, and the files that are made from them."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pyoxigraph
import pytest

from kg.errors import OntologyError
from kg.model import ENTITY_TYPES, NAMESPACE
from kg.ontology import lexicon, vocabulary
from kg.ontology.vocabulary import Relation

FOLDER = Path(__file__).parents[2] / "ontology"
EVENTS = vocabulary.load_events(FOLDER)
RELATIONS = vocabulary.load(FOLDER)
LINES = [line for line in (FOLDER / "plover.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
CAMEO = [row for row in csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == "cameo"]
PLOVER = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
BEYOND = ["SAY", "ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS", "OTHER"]


def script() -> ModuleType:
    """The build script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("build_core", FOLDER / "build" / "core.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_core"] = module
    spec.loader.exec_module(module)
    return module


def core() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.bulk_load(path=FOLDER / "core.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    return store


def test_the_events_are_the_sixteen_of_plover_and_the_labels_beyond_it() -> None:
    assert list(EVENTS) == PLOVER + BEYOND
    assert [label for label, event in EVENTS.items() if event.plover] == PLOVER


def test_quad_classes_are_four_and_conflict_has_a_score_below_cooperation() -> None:
    scores: dict[int, list[float]] = {}
    for event in EVENTS.values():
        if event.quad is not None and event.score is not None:
            scores.setdefault(event.quad, []).append(event.score)
    assert sorted(scores) == [1, 2, 3, 4]
    assert max(scores[3] + scores[4]) < min(scores[1] + scores[2])


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda relation: relation.curie)
def test_a_relation_has_a_label_a_definition_and_an_event(relation: Relation) -> None:
    assert relation.label == relation.label.strip().lower()
    assert relation.definition.endswith(".")
    assert relation.event in EVENTS
    assert relation.mode is None or relation.mode in EVENTS[relation.event].modes


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda relation: relation.curie)
def test_a_relation_with_one_direction_reads_backwards_too(relation: Relation) -> None:
    assert relation.curie == vocabulary.OTHER or relation.symmetric != bool(relation.inverse)


def test_no_two_relations_have_one_label() -> None:
    labels = [relation.label for relation in RELATIONS.values()]
    assert sorted(labels) == sorted(set(labels))


def test_every_relation_has_a_row_in_the_lexicon() -> None:
    found = {row.relation for row in lexicon.load(FOLDER, relations=RELATIONS).rows}
    assert set(RELATIONS) - found == set()


def test_every_cameo_code_of_a_relation_is_known() -> None:
    assert {code for relation in RELATIONS.values() for code in relation.cameo} <= {row["code"] for row in CAMEO}


def test_every_cameo_code_has_a_type_and_mode_of_plover_or_none() -> None:
    for row in CAMEO:
        assert row["type"] in {"", *PLOVER}
        assert not row["mode"] or row["mode"] in EVENTS[row["type"]].modes


@pytest.mark.parametrize(
    ("event", "mode", "curie"),
    [("CONSULT", None, "kg:Consult"), ("CONSULT", "third-party", "kg:ConsultThirdParty")],
)
def test_the_class_of_an_event_is_named_after_its_type_and_mode(event: str, mode: str | None, curie: str) -> None:
    assert vocabulary.class_curie(event, mode) == curie


def broken(tmp_path: Path, line: str) -> Path:
    for name in ("plover.tsv", "labels.tsv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    header = "curie\tlabel\tevent\tmode\tsymmetric\tinverse\tcameo\tdefinition"
    path = tmp_path / "vocabulary.tsv"
    path.write_text(f"# relations\n{header}\n{line}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("kg:met\tmet\tMEETING\t\t\t\t\tThey met.", "unknown event 'MEETING'"),
        ("kg:met\tmet\tCONSULT\tboat\t\t\t\tThey met.", "CONSULT has no mode 'boat'"),
        ("kg:met\tmet\tCONSULT\t\tyes\t\t\tThey met.", "symmetric must be true or false"),
        ("met\tmet\tCONSULT\t\t\t\t\tThey met.", "'met' is no CURIE"),
        ("kg:met\tmet\tCONSULT\t\t\t\t\t", "definition is empty"),
        ("kg:met\tmet\tCONSULT", "3 cells where the header has 8"),
    ],
)
def test_a_broken_relation_is_named_by_file_and_line(tmp_path: Path, line: str, reason: str) -> None:
    path = broken(tmp_path, line)
    with pytest.raises(OntologyError) as caught:
        vocabulary.load(tmp_path)
    assert str(caught.value).startswith(f"{path}, line 3: ")
    assert reason in str(caught.value)


def test_core_and_the_table_of_the_readme_are_current() -> None:
    for path, text in script().built(FOLDER).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python ontology/build/core.py"


def test_core_has_every_class_and_relation_with_label_and_definition() -> None:
    store = core()
    skos = "http://www.w3.org/2004/02/skos/core#"
    curies = [relation.curie for relation in RELATIONS.values()]
    curies += [event.curie for event in EVENTS.values()]
    curies += [mode.curie for event in EVENTS.values() for mode in event.modes.values()]
    curies += ["kg:" + "".join(part.capitalize() for part in kind.split("_")) for kind in ENTITY_TYPES]
    for curie in curies:
        subject = pyoxigraph.NamedNode(NAMESPACE + curie.removeprefix("kg:"))
        for name in ("prefLabel", "definition"):
            found = list(store.quads_for_pattern(subject, pyoxigraph.NamedNode(skos + name), None, None))
            assert len(found) == 1, f"{curie} {name}"


def test_core_has_no_blank_node_and_no_name_that_needs_escaping() -> None:
    for quad in core():
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)
        if quad.subject.value.startswith(NAMESPACE):
            assert quad.subject.value.removeprefix(NAMESPACE).isalnum()


def test_core_tells_every_property_that_the_export_writes() -> None:
    from kg.export import terms

    store = core()
    for name in dir(terms):
        term = getattr(terms, name)
        if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(NAMESPACE):
            assert list(store.quads_for_pattern(term, None, None, None)), term.value
