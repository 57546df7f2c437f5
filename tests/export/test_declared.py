"""The published ontology declares what the export writes, and its names do not collide."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.export import rdf, terms
from kg.export.vocabulary import entity_class
from kg.graph.names import KG, RDFS, ROLES, SKOS
from kg.model import ENTITY_TYPES
from kg.ontology import load
from tests.fixtures_graph import example_graph


@pytest.fixture(scope="module")
def ontology(root: Path) -> Store:
    store = Store()
    store.load(path=root / "ontology" / "core.ttl", format=RdfFormat.TURTLE)
    return store


def written() -> set[str]:
    """Return every name of the project's own namespace that any graph may use."""
    constants = {value.value for value in vars(terms).values() if isinstance(value, NamedNode)}
    used = {term.value for triple in rdf.triples(example_graph()) for term in triple}
    classes = {entity_class(kind).value for kind in ENTITY_TYPES}
    names = constants | used | classes | {KG + role for role in ROLES}
    return {name for name in names if name.startswith(KG) and name != KG}


def test_every_name_that_the_export_writes_is_declared_with_a_label_and_a_definition(ontology: Store) -> None:
    labels = (NamedNode(SKOS + "prefLabel"), NamedNode(RDFS + "label"))
    definitions = (NamedNode(SKOS + "definition"), NamedNode(RDFS + "comment"))
    for name in sorted(written()):
        for predicates in (labels, definitions):
            found = [list(ontology.quads_for_pattern(NamedNode(name), predicate, None)) for predicate in predicates]
            assert any(found), f"{name} lacks {predicates[0].value}"


def test_no_relation_has_the_name_of_a_property_that_describes() -> None:
    relations = {KG + relation.removeprefix("kg:") for relation in load().relations}
    properties = {value.value for value in vars(terms).values() if isinstance(value, NamedNode)}
    assert relations & (properties | {KG + role for role in ROLES}) == set()
