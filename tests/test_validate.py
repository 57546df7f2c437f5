"""Each leak that could be in a graph is planted once, and must be found by the claim or edge that it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import LeakError
from kg.export import rdf
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, KG, NIF, RDF, SEM, Names
from kg.model import Claim, EntityMention, content_id
from kg.validate import check, require_valid
from tests.fixtures_graph import ARTICLES, ENTITIES, example_claims, example_graph
from tests.graph_strategies import graphs

CLAIMS = example_claims()


def node(name: str) -> NamedNode:
    return NamedNode(BASE_IRI + name)


def own(name: str) -> NamedNode:
    return NamedNode(KG + name)


def claim_node(name: str) -> NamedNode:
    return node(f"claim/{CLAIMS[name].id}")


@pytest.fixture
def store() -> Store:
    return rdf.to_store(example_graph())


def remove(store: Store, subject: NamedNode | None, predicate: NamedNode, term: object = None) -> None:
    for quad in list(store.quads_for_pattern(subject, predicate, term, None)):  # type: ignore[arg-type]
        store.remove(quad)


def altered(name: str, **changes: object) -> Claim:
    """Return a claim of the example with other values, under the id that it then has."""
    changed = replace(CLAIMS[name], **changes)  # type: ignore[arg-type]
    return replace(changed, id=content_id(changed))


def graph_with(name: str, **changes: object) -> KnowledgeGraph:
    """Return the example graph with one claim altered."""
    changed = altered(name, **changes)
    others = [
        claim for key, claim in CLAIMS.items() if key != name and CLAIMS[name].id not in (claim.content_of, claim.id)
    ]
    return KnowledgeGraph([*others, changed], ENTITIES, ARTICLES)


def test_the_example_graph_keeps_every_rule() -> None:
    assert check(example_graph(), rdf.to_store(example_graph())) == []
    require_valid(example_graph(), rdf.to_store(example_graph()))


def test_an_empty_graph_keeps_every_rule() -> None:
    assert check(KnowledgeGraph(), Store()) == []


def test_another_base_iri_keeps_every_rule() -> None:
    for base in ("https://example.org/claim/", "urn:news:"):
        assert check(example_graph(), rdf.to_store(example_graph(), base)) == []


# Planted in the RDF


def test_a_plain_edge_that_no_claim_says_is_found(store: Store) -> None:
    store.add(Quad(node("kenya"), own("invaded"), node("somalia")))
    (found,) = check(example_graph(), store)
    assert found == f"plain edge <{BASE_IRI}kenya> <{KG}invaded> <{BASE_IRI}somalia>: no asserted claim says it"


def test_a_plain_edge_of_a_negated_claim_is_found_with_the_claim(store: Store) -> None:
    store.add(Quad(node("china"), own("allowed"), node("us-bases-3d4e5f")))
    (found,) = check(example_graph(), store)
    assert f"claim {CLAIMS['permit'].id} says so, but is not asserted" in found


@pytest.mark.parametrize("role", ["agent", "patient", "recipient", "argument"])
def test_a_role_that_is_used_as_an_edge_between_entities_is_found(store: Store, role: str) -> None:
    store.add(Quad(node("kenya"), own(role), node("somalia")))
    assert any("neither a claim nor an event" in found for found in check(example_graph(), store))


def test_a_predicate_of_a_foreign_vocabulary_is_found(store: Store) -> None:
    store.add(Quad(node("kenya"), NamedNode("https://schema.org/knows"), node("somalia")))
    assert any("no asserted claim says it" in found for found in check(example_graph(), store))


def test_a_missing_plain_edge_is_found(store: Store) -> None:
    remove(store, node("ukraine"), own("accused"))
    assert check(example_graph(), store) == [f"claim {CLAIMS['accused'].id}: asserted, yet its plain edge is missing"]


def flip(store: Store, name: str) -> None:
    """Say in the RDF that a claim is asserted, with the plain edge that then belongs to it."""
    claim = CLAIMS[name]
    assert isinstance(claim.object, EntityMention)
    remove(store, claim_node(name), own("asserted"))
    truth = Literal("true", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    store.add(Quad(claim_node(name), own("asserted"), truth))
    store.add(Quad(node(claim.subject.id), own(claim.relation.removeprefix("kg:")), node(claim.object.id)))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("not_expelled", "asserted although it is not affirmed"),
        ("may_reopen", "asserted although it is not actual"),
        ("shelled", "asserted although ukraine says it, whom nobody trusts"),
        ("sent", "asserted although officials-3d4e5f says it, whom nobody trusts"),
    ],
)
def test_a_claim_that_must_not_be_asserted_is_found(store: Store, name: str, reason: str) -> None:
    flip(store, name)
    assert f"claim {CLAIMS[name].id}: {reason}" in check(example_graph(), store)


def test_a_claim_without_polarity_is_not_taken_for_affirmed(store: Store) -> None:
    remove(store, claim_node("met"), own("polarity"))
    assert check(example_graph(), store) == [f"claim {CLAIMS['met'].id}: asserted but lacks a polarity or modality"]


def test_a_claim_that_is_asserted_and_not_asserted_is_found(store: Store) -> None:
    false = Literal("false", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    store.add(Quad(claim_node("met"), own("asserted"), false))
    assert check(example_graph(), store) == [f"claim {CLAIMS['met'].id}: asserted and not asserted at once"]


def test_a_claim_without_status_is_found(store: Store) -> None:
    remove(store, claim_node("not_expelled"), own("asserted"))
    assert check(example_graph(), store) == [f"claim {CLAIMS['not_expelled'].id}: neither asserted nor not asserted"]


def test_a_claim_without_evidence_is_found(store: Store) -> None:
    remove(store, claim_node("resigned"), own("evidence"))
    assert check(example_graph(), store) == [f"claim {CLAIMS['resigned'].id}: without evidence"]


def test_an_evidence_that_quotes_nothing_is_no_evidence(store: Store) -> None:
    evidence = CLAIMS["resigned"].evidence[0]
    place = NamedNode(Names().evidence(evidence.article, evidence.start, evidence.end))
    remove(store, place, NamedNode(NIF + "anchorOf"))
    assert check(example_graph(), store) == [f"claim {CLAIMS['resigned'].id}: without evidence"]


def test_a_quote_that_is_not_the_text_at_its_offsets_is_found_with_its_claim(store: Store) -> None:
    evidence = CLAIMS["resigned"].evidence[0]
    place = NamedNode(Names().evidence(evidence.article, evidence.start, evidence.end))
    remove(store, place, NamedNode(NIF + "anchorOf"))
    store.add(Quad(place, NamedNode(NIF + "anchorOf"), Literal("Roble never resigned.")))
    (found,) = check(example_graph(), store)
    assert found.startswith(f"claim {CLAIMS['resigned'].id}: the evidence ")


def test_an_event_that_no_asserted_claim_denotes_is_found(store: Store) -> None:
    event = node("event/0000000000000000")
    store.add(Quad(event, NamedNode(RDF + "type"), NamedNode(SEM + "Event")))
    assert check(example_graph(), store) == [f"event <{event.value}>: no asserted claim denotes it"]


def test_a_claim_that_is_not_asserted_and_denotes_an_event_is_found(store: Store) -> None:
    event = next(store.quads_for_pattern(claim_node("met"), own("denotes"), None, None)).object
    store.add(Quad(claim_node("shelled"), own("denotes"), event))
    assert check(example_graph(), store) == [f"claim {CLAIMS['shelled'].id}: not asserted, yet it denotes an event"]


@pytest.mark.parametrize("role", ["agent", "patient", "place"])
def test_a_participant_whom_no_claim_names_is_found(store: Store, role: str) -> None:
    event = next(store.quads_for_pattern(claim_node("met"), own("denotes"), None, None)).object
    store.add(Quad(event, own(role), node("china")))  # type: ignore[arg-type]
    (found,) = check(example_graph(), store)
    assert found.startswith(f"event {event}: no asserted claim")


def test_a_claim_that_the_rdf_leaves_out_is_found(store: Store) -> None:
    for quad in list(store.quads_for_pattern(claim_node("not_expelled"), None, None, None)):
        store.remove(quad)
    assert check(example_graph(), store) == [f"claim {CLAIMS['not_expelled'].id}: missing from the RDF"]


# Planted in the claims


@pytest.mark.parametrize(
    ("name", "changes", "reason"),
    [
        ("not_expelled", {"asserted": True}, "asserted although it is not affirmed"),
        ("may_reopen", {"asserted": True}, "asserted although it is not actual"),
        ("resigned", {"evidence": ()}, "without evidence"),
        ("resigned", {"when": "last week"}, "its date 'last week' is no EDTF"),
        ("resigned", {"confidence": 1.5}, "its confidence 1.5 is not between 0 and 1"),
        ("resigned", {"content_of": "0" * 16}, f"it refers to claim {'0' * 16}, which is not in the graph"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_named(name: str, changes: dict[str, object], reason: str) -> None:
    graph = graph_with(name, **changes)
    assert f"claim {altered(name, **changes).id}: {reason}" in check(graph, rdf.to_store(graph))


def test_a_quote_that_differs_from_its_article_is_named() -> None:
    evidence = CLAIMS["resigned"].evidence[0]
    graph = graph_with("resigned", evidence=(replace(evidence, quote="Roble never resigned."),))
    found = check(graph, rdf.to_store(graph))
    assert f"claim {CLAIMS['resigned'].id}: its quote is not the text of article nairobi-2021 at its offsets" in found


def test_an_id_that_is_not_the_hash_of_the_content_is_named() -> None:
    graph = KnowledgeGraph([replace(CLAIMS["met"], id="0" * 16)], ENTITIES, ARTICLES)
    assert check(graph, rdf.to_store(graph)) == [f"claim {'0' * 16}: its id is not the hash of its content"]


def test_an_entity_that_is_missing_is_named() -> None:
    graph = KnowledgeGraph([CLAIMS["resigned"]], (), ARTICLES)
    reason = "it names mohamed-roble, which is no entity of the graph"
    assert check(graph, rdf.to_store(graph)) == [f"claim {CLAIMS['resigned'].id}: {reason}"]


# Trust


@pytest.mark.parametrize("name", ["Ukraine", "UKRAINE", "ukraine", "all"])
def test_a_claim_of_somebody_who_is_trusted_may_be_asserted(name: str) -> None:
    graph = graph_with("shelled", asserted=True)
    assert check(graph, rdf.to_store(graph), trusted=frozenset({name})) == []


@pytest.mark.parametrize("trusted", [frozenset(), frozenset({"Russia"}), frozenset({"ukr"})])
def test_a_claim_of_somebody_else_may_not(trusted: frozenset[str]) -> None:
    graph = graph_with("shelled", asserted=True)
    found = check(graph, rdf.to_store(graph), trusted=trusted)
    assert found == [f"claim {CLAIMS['shelled'].id}: asserted although ukraine says it, whom nobody trusts"]


def test_every_speaker_of_a_chain_must_be_trusted() -> None:
    graph = graph_with("sent", asserted=True)
    store = rdf.to_store(graph)
    assert check(graph, store, trusted=frozenset({"WSJ"})) != []
    assert check(graph, store, trusted=frozenset({"WSJ", "officials"})) == []


# The error


def test_the_error_names_claims_and_stops_after_twenty() -> None:
    bad = [replace(claim, id=f"{number:016x}") for number, claim in enumerate([CLAIMS["met"]] * 30)]
    graph = KnowledgeGraph(bad, ENTITIES, ARTICLES)
    with pytest.raises(LeakError, match=r"claim 0000000000000000: .*") as caught:
        require_valid(graph, rdf.to_store(graph))
    assert "... and 10 more" in str(caught.value)
    assert "bug" in str(caught.value)


@settings(max_examples=50)
@given(graphs)
def test_a_claim_that_must_not_be_asserted_is_found_in_any_graph(graph: KnowledgeGraph) -> None:
    found = "\n".join(check(graph, rdf.to_store(graph)))
    for claim in graph.claims:
        if claim.asserted and (claim.polarity != "affirmed" or claim.modality != "actual" or claim.according_to):
            assert f"claim {claim.id}: asserted although" in found
        if not claim.evidence:
            assert f"claim {claim.id}: without evidence" in found
