"""The graph keeps the published SHACL shapes, and the shapes notice what breaks the contract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
import rdflib

from kg.export import rdf
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, KG, NIF, PROV, SCHEMA
from tests.fixtures_graph import ENTITIES, example_claims, example_graph


def report(root: Path, graph: rdflib.Graph) -> tuple[bool, str]:
    shapes = rdflib.Graph().parse(root / "ontology" / "shapes.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    return bool(conforms), str(text)


def test_the_shapes_are_valid_shacl_without_sparql(root: Path) -> None:
    shapes = rdflib.Graph().parse(root / "ontology" / "shapes.ttl")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    used = {str(predicate) for predicate in shapes.predicates()}
    assert not any("sparql" in predicate or predicate.endswith(("#rule", "#js")) for predicate in used)


def test_the_example_graph_keeps_the_shapes(root: Path) -> None:
    conforms, text = report(root, rdf.to_rdflib(example_graph()))
    assert conforms, text


def test_the_example_graph_keeps_the_shapes_with_all_that_the_ontology_implies(root: Path) -> None:
    conforms, _, text = pyshacl.validate(
        rdf.to_rdflib(example_graph()),
        shacl_graph=rdflib.Graph().parse(root / "ontology" / "shapes.ttl"),
        ont_graph=rdflib.Graph().parse(root / "ontology" / "core.ttl"),
        inference="rdfs",
    )
    assert conforms, text


CLAIM = rdflib.URIRef(f"{BASE_IRI}claim/{example_claims()['not_expelled'].id}")
TRUE, FALSE = rdflib.Literal(True), rdflib.Literal(False)
EVIDENCE = rdflib.URIRef(f"{BASE_IRI}document/nairobi-2021#char=240,261")
KENYA = rdflib.URIRef(f"{BASE_IRI}kenya")


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (CLAIM, KG + "asserted", TRUE),
        (CLAIM, KG + "polarity", rdflib.Literal("maybe")),
        (CLAIM, KG + "modality", None),
        (CLAIM, KG + "evidence", None),
        (CLAIM, KG + "confidence", rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)),
        (CLAIM, KG + "contentOf", KENYA),
        (CLAIM, PROV + "wasDerivedFrom", KENYA),
        (CLAIM, str(rdflib.RDF.subject), None),
        (EVIDENCE, NIF + "beginIndex", rdflib.Literal(261)),
        (EVIDENCE, NIF + "anchorOf", None),
        (KENYA, KG + "iso3", rdflib.Literal("Kenya")),
        (KENYA, SCHEMA + "latitude", rdflib.Literal("91", datatype=rdflib.XSD.decimal)),
    ],
)
def test_the_shapes_notice(root: Path, subject: rdflib.URIRef, predicate: str, value: rdflib.term.Node | None) -> None:
    graph = rdf.to_rdflib(example_graph())
    graph.remove((subject, rdflib.URIRef(predicate), None))
    if value is not None:
        graph.add((subject, rdflib.URIRef(predicate), value))
    assert not report(root, graph)[0]


def test_the_shapes_notice_a_claim_that_is_not_asserted_and_yet_denotes_an_event(root: Path) -> None:
    graph = rdf.to_rdflib(example_graph())
    event = next(graph.objects(None, rdflib.URIRef(KG + "denotes")))
    graph.add((CLAIM, rdflib.URIRef(KG + "denotes"), event))
    assert not report(root, graph)[0]


def test_an_entity_without_claims_keeps_the_shapes(root: Path) -> None:
    conforms, text = report(root, rdf.to_rdflib(KnowledgeGraph(entities=[replace(ENTITIES[0], roles=())])))
    assert conforms, text
