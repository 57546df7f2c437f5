from __future__ import annotations

import io
from collections.abc import Iterator

import networkx
import pytest
from hypothesis import given

from kg.graph import KnowledgeGraph
from kg.graph.network import graphml
from kg.graph.summary import summarize
from tests.fixtures_graph import example_claims, example_graph
from tests.graph_strategies import graphs


@pytest.fixture(scope="module")
def network() -> Iterator[networkx.MultiDiGraph[str]]:
    yield example_graph().networkx()


def test_every_claim_is_one_edge_with_its_id_as_key(network: networkx.MultiDiGraph[str]) -> None:
    keys = [key for _, _, key in network.edges(keys=True)]
    assert sorted(keys) == [claim.id for claim in example_graph().claims]


def test_a_claim_between_entities_joins_their_nodes(network: networkx.MultiDiGraph[str]) -> None:
    claim = example_claims()["met"]
    edge = network.edges["raychelle-omamo", "mohamed-roble", claim.id]
    assert edge["relation"] == "kg:met"
    assert edge["asserted"] is True
    assert edge["sources"] == 2
    assert edge["quote"].startswith("Kenyan Foreign Minister")


def test_the_status_of_a_claim_is_on_its_edge(network: networkx.MultiDiGraph[str]) -> None:
    edge = network.edges["china", "us-bases-3d4e5f", example_claims()["permit"].id]
    assert (edge["polarity"], edge["modality"], edge["asserted"]) == ("negated", "future", False)
    assert edge["according_to"] == "Vladimir Putin"


@pytest.mark.parametrize(
    ("name", "label", "status"),
    [
        ("met", "met", "asserted"),
        ("not_expelled", "did not expel", "negated"),
        ("may_reopen", "reopen?", "not_actual"),
        ("violated", "violate (according to Mohamed Roble)", "claimed"),
        ("sent", "sent (according to The Wall Street Journal, officials)", "claimed"),
        ("permit", "will not allow? (according to Vladimir Putin)", "negated"),
    ],
)
def test_the_label_of_an_edge_says_what_keeps_its_claim_from_being_a_fact(name: str, label: str, status: str) -> None:
    claim = example_claims()[name]
    found = {key: values for _, _, key, values in example_graph().networkx().edges(keys=True, data=True)}
    assert (found[claim.id]["label"], found[claim.id]["status"]) == (label, status)
    assert f">{label}</data>" in "".join(graphml(example_graph()))


def test_asserted_only_leaves_all_other_edges_out_and_no_entity() -> None:
    graph = example_graph()
    network = graph.networkx(asserted_only=True)
    assert {key for _, _, key in network.edges(keys=True)} == {claim.id for claim in graph.claims if claim.asserted}
    assert network.has_edge("raychelle-omamo", "mohamed-roble")
    assert not network.has_edge("somalia", "ambassador-0a1b2c")
    assert {entity.id for entity in graph.entities} <= set(network)


def test_nodes_of_entities_carry_label_and_type(network: networkx.MultiDiGraph[str]) -> None:
    assert network.nodes["kenya"]["label"] == "Kenya"
    assert network.nodes["kenya"]["type"] == "state"
    assert network.nodes["kenya"]["kind"] == "entity"


def test_claim_text_and_missing_objects_end_in_nodes_of_their_own_kind(network: networkx.MultiDiGraph[str]) -> None:
    parts = example_claims()
    told = network.nodes[f"claim:{parts['permit'].id}"]
    assert told == {"kind": "claim", "label": "China allowed US bases [negated; future; according to Vladimir Putin]"}
    assert network.nodes["text:the pact"] == {"kind": "text", "label": "the pact"}
    assert network.has_edge("mohamed-roble", f"claim:{parts['resigned'].id}", parts["resigned"].id)


def test_the_subgraph_of_kind_entity_holds_actors_only(network: networkx.MultiDiGraph[str]) -> None:
    actors = [node for node, kind in network.nodes(data="kind") if kind == "entity"]
    assert set(actors) == {entity.id for entity in example_graph().entities}


def test_an_entity_that_only_a_claim_names_gets_a_node() -> None:
    claim = example_claims()["met"]
    assert KnowledgeGraph([claim]).networkx().nodes["mohamed-roble"]["label"] == "Mohamed Roble"


def test_a_summary_puts_what_keeps_a_claim_from_being_a_fact_in_brackets() -> None:
    parts, graph = example_claims(), example_graph()
    assert summarize(parts["met"], graph.claim) == "Raychelle Omamo met Mohamed Roble"
    assert summarize(parts["not_expelled"], graph.claim) == "Somalia expelled Kenyan ambassador [negated]"
    assert summarize(parts["told"], graph.claim) == 'Vladimir Putin told "China will not allow? US bases"'
    assert summarize(parts["sent"], graph.claim) == (
        "White House sent Mark Milley [according to The Wall Street Journal; according to officials]"
    )


def test_graphml_is_read_again_with_the_same_nodes_and_edges(network: networkx.MultiDiGraph[str]) -> None:
    text = "".join(graphml(example_graph()))
    found = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert set(found.nodes) == set(network.nodes)
    assert found.number_of_edges() == network.number_of_edges()


@given(graphs)
def test_graphml_is_well_formed_whatever_the_labels(graph: KnowledgeGraph) -> None:
    text = "".join(graphml(graph))
    found = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert found.number_of_edges() == len(graph.claims)
