from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given

from kg.errors import InputError
from kg.graph import KnowledgeGraph
from kg.model import Article, Claim, Entity, EntityMention, content_id, slug
from tests.fixtures_graph import ARTICLES, ENTITIES, example_claims, example_graph
from tests.graph_strategies import graphs


def test_claims_entities_and_articles_are_sorted_whatever_the_order_they_came_in() -> None:
    graph = example_graph()
    claims, entities, articles = (list(items) for items in (example_claims().values(), ENTITIES, ARTICLES))
    for items in (claims, entities, articles):
        random.Random(5).shuffle(items)
    assert KnowledgeGraph(claims, entities, articles) == graph
    for found in (graph.claims, graph.entities, graph.articles):
        assert [item.id for item in found] == sorted(item.id for item in found)


def test_a_claim_of_two_articles_has_both_evidences_and_the_higher_confidence() -> None:
    parts = example_claims()
    assert parts["met"].id == parts["met_again"].id
    claim = example_graph().claim(parts["met"].id)
    assert claim is not None
    assert [evidence.article for evidence in claim.evidence] == ["nairobi-2021", "wire/2021 #7é"]
    assert claim.confidence == 0.95


def test_offsets_of_a_merged_claim_are_those_of_its_first_evidence() -> None:
    parts = example_claims()
    for order in (("met", "met_again"), ("met_again", "met")):
        claim = KnowledgeGraph(parts[name] for name in order).claims[0]
        first = claim.evidence[0]
        assert isinstance(claim.object, EntityMention)
        assert (claim.subject.start, claim.subject.end) == (first.subject_start, first.subject_end)
        assert (claim.object.start, claim.object.end) == (first.object_start, first.object_end)
        assert claim.object.mention == first.quote[claim.object.start - first.start : claim.object.end - first.start]


def test_unsorted_evidences_are_sorted_and_the_mentions_follow() -> None:
    parts = example_claims()
    last = parts["met_again"]
    claim = KnowledgeGraph([replace(last, evidence=last.evidence + parts["met"].evidence)]).claims[0]
    assert claim == replace(parts["met"], evidence=parts["met"].evidence + last.evidence, confidence=0.7)


def test_a_merged_claim_is_asserted_only_if_every_part_is() -> None:
    claim = example_claims()["met"]
    other = replace(claim, asserted=False)
    assert not KnowledgeGraph([claim]).merge(KnowledgeGraph([other])).claims[0].asserted


def test_entities_with_one_id_share_their_names_and_roles() -> None:
    first = Entity("vladimir-putin", "Vladimir Putin", "person", ("Putin",), roles=("President",))
    second = Entity("vladimir-putin", "VLADIMIR PUTIN", "person", ("V. Putin",), wikidata="Q7747", roles=("leader",))
    entity = KnowledgeGraph(entities=[second, first]).entities[0]
    assert entity.label == "Vladimir Putin"
    assert entity.aliases == ("Putin", "V. Putin", "VLADIMIR PUTIN")
    assert entity.roles == ("President", "leader")
    assert entity.wikidata == "Q7747"


def test_two_texts_under_one_article_id_are_refused_by_name() -> None:
    with pytest.raises(InputError, match="article 'a' came twice"):
        KnowledgeGraph(articles=[Article("a", "one"), Article("a", "two")])


def test_lookup_finds_by_id_and_gives_none_for_an_unknown_one() -> None:
    graph = example_graph()
    assert graph.entity("kenya") in graph.entities
    assert graph.article("nairobi-2021") in graph.articles
    assert graph.entity("nobody") is graph.claim("nothing") is graph.article("none") is None


def test_claims_of_an_entity_are_those_that_name_it_in_any_place() -> None:
    parts = example_claims()
    graph = example_graph()
    assert {claim.id for claim in graph.claims_of("joe-biden")} == {parts["told"].id}
    assert {claim.id for claim in graph.claims_of("vladimir-putin")} == {parts["told"].id, parts["permit"].id}
    assert {claim.id for claim in graph.claims_of("nairobi")} == {parts["met"].id}
    assert graph.claims_of("nobody") == ()


@given(graphs, graphs)
def test_merging_is_commutative(left: KnowledgeGraph, right: KnowledgeGraph) -> None:
    assert left.merge(right) == right.merge(left)


@given(graphs, graphs, graphs)
def test_merging_is_associative(first: KnowledgeGraph, second: KnowledgeGraph, third: KnowledgeGraph) -> None:
    assert first.merge(second).merge(third) == first.merge(second.merge(third))


@given(graphs)
def test_merging_is_idempotent(graph: KnowledgeGraph) -> None:
    assert graph.merge(graph) == graph
    assert graph.merge(KnowledgeGraph()) == graph
    assert hash(graph.merge(graph)) == hash(graph)


def test_merging_keeps_the_class_of_the_left_graph() -> None:
    class Special(KnowledgeGraph):
        pass

    assert type(Special().merge(KnowledgeGraph())) is Special


@pytest.mark.parametrize("field", ["evidence", "confidence", "asserted", "content_of", "id", "label", "predicate"])
def test_the_content_hash_leaves_out_what_may_differ_between_articles(field: str) -> None:
    claim = example_claims()["met"]
    other = {"evidence": (), "confidence": 0.1, "asserted": False}.get(field, "other")
    assert content_id(replace(claim, **{field: other})) == claim.id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("relation", "kg:visited"),
        ("lemma", "visit"),
        ("polarity", "negated"),
        ("modality", "possible"),
        ("when", None),
        ("where", None),
        ("object", None),
        ("according_to", example_claims()["permit"].according_to),
        ("arguments", example_claims()["told"].arguments),
        ("subject", example_claims()["told"].subject),
    ],
)
def test_the_content_hash_changes_with_what_is_said(field: str, value: object) -> None:
    claim: Claim = example_claims()["met"]
    assert content_id(replace(claim, **{field: value})) != claim.id  # type: ignore[arg-type]


def test_ids_sort_events_before_what_lasts_and_what_is_stated_before_what_is_told() -> None:
    met = example_claims()["met"]
    told = example_claims()["permit"].according_to
    wanted = [
        met,
        replace(met, modality="future"),
        replace(met, according_to=told),
        replace(met, according_to=told, polarity="negated"),
        replace(met, event="SAY"),
        replace(met, event="OTHER", according_to=told),
        replace(met, event="ROLE"),
        replace(met, event="LOCATED", according_to=told, modality="possible"),
    ]
    assert [content_id(claim) for claim in wanted] == sorted(content_id(claim) for claim in wanted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d'Ivoire", "cote-divoire"),
        ("U.S. bases", "us-bases"),
        ("Владимир Путин", "vladimir-putin"),
        ("al-Qaeda", "al-qaeda"),
        ("!!!", "xe84c538e"),
        ("", "xe3b0c442"),
    ],
)
def test_a_slug_is_plain_ascii_and_never_empty(text: str, expected: str) -> None:
    assert slug(text) == expected
