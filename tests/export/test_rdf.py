from __future__ import annotations

import random
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import OutputError
from kg.export import rdf
from kg.export.blocks import event_name
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, KG, RDF, Names
from kg.model import EntityMention
from tests.fixtures_graph import ARTICLES, ENTITIES, HOSTILE, example_claims, example_graph
from tests.graph_strategies import graphs

ID = BASE_IRI


def turtle(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> str:
    return "".join(rdf.turtle_lines(graph, base_iri))


def as_set(graph: KnowledgeGraph) -> set[tuple[object, ...]]:
    return set(rdf.triples(graph))


def objects(store: Store, subject: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, DefaultGraph())
    return sorted(quad.object.value for quad in found)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def store() -> Store:
    return rdf.to_store(example_graph())


# Layer 1: plain edges


def test_an_asserted_claim_between_entities_gives_a_plain_edge(store: Store) -> None:
    assert objects(store, f"{ID}raychelle-omamo", f"{KG}met") == [f"{ID}mohamed-roble"]


def test_plain_edges_are_exactly_the_asserted_claims_between_entities() -> None:
    relations = {KG + claim.relation.removeprefix("kg:") for claim in example_graph().claims}
    edges = {
        (subject.value, predicate.value, term.value)
        for subject, predicate, term in rdf.triples(example_graph())
        if predicate.value in relations
    }
    expected = {
        (ID + claim.subject.id, KG + claim.relation.removeprefix("kg:"), ID + claim.object.id)
        for claim in example_graph().claims
        if claim.asserted and isinstance(claim.object, EntityMention)
    }
    assert edges == expected
    assert len(expected) == 4


@pytest.mark.parametrize(
    "name", ["not_expelled", "may_reopen", "permit", "sent", "shelled", "violated", "plan_to_sign"]
)
def test_a_claim_that_is_negated_not_actual_or_somebodys_gives_neither_edge_nor_event(store: Store, name: str) -> None:
    claim = example_claims()[name]
    relation = NamedNode(KG + claim.relation.removeprefix("kg:"))
    assert not list(store.quads_for_pattern(NamedNode(ID + claim.subject.id), relation, None, DefaultGraph()))
    assert objects(store, f"{ID}claim/{claim.id}", f"{KG}denotes") == []
    assert objects(store, f"{ID}claim/{claim.id}", f"{KG}asserted") == ["false"]


# Layer 2: events


def test_an_asserted_claim_denotes_an_event_with_class_participants_place_and_days(store: Store) -> None:
    claim = example_claims()["met"]
    (event,) = objects(store, f"{ID}claim/{claim.id}", f"{KG}denotes")
    assert objects(store, event, f"{RDF}type") == ["http://semanticweb.cs.vu.nl/2009/11/sem/Event", f"{KG}Consult"]
    assert objects(store, event, f"{KG}agent") == [f"{ID}mohamed-roble", f"{ID}raychelle-omamo"]
    assert objects(store, event, f"{KG}place") == [f"{ID}nairobi"]
    for end in ("hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"):
        assert objects(store, event, f"http://semanticweb.cs.vu.nl/2009/11/sem/{end}") == ["2021-09-26"]


def test_an_event_of_one_direction_has_agent_and_patient_and_the_class_of_its_mode(store: Store) -> None:
    (event,) = objects(store, f"{ID}claim/{example_claims()['accused'].id}", f"{KG}denotes")
    assert objects(store, event, f"{KG}agent") == [f"{ID}ukraine"]
    assert objects(store, event, f"{KG}patient") == [f"{ID}russia"]
    assert {f"{KG}Accuse", f"{KG}AccuseAllege"} <= set(objects(store, event, f"{RDF}type"))
    assert objects(store, event, "http://www.w3.org/2004/02/skos/core#notation") == ["112"]


def test_what_lasts_is_no_event(store: Store) -> None:
    assert objects(store, f"{ID}claim/{example_claims()['role'].id}", f"{KG}denotes") == []


def test_claims_about_the_same_dated_act_denote_one_event_and_undated_ones_do_not() -> None:
    met = example_claims()["met"]
    assert isinstance(met.object, EntityMention)
    turned = replace(met, id="f" * 16, subject=met.object, object=met.subject, lemma="talk")
    assert event_name(turned) == event_name(met)
    assert event_name(replace(turned, when=None)) != event_name(replace(met, when=None))


# Layer 3: claims


def test_a_claim_carries_its_status_and_its_speakers(store: Store) -> None:
    claim = f"{ID}claim/{example_claims()['sent'].id}"
    assert objects(store, claim, f"{KG}polarity") == ["affirmed"]
    assert objects(store, claim, f"{KG}modality") == ["actual"]
    assert objects(store, claim, f"{KG}accordingTo") == [f"{ID}officials-3d4e5f", f"{ID}the-wall-street-journal"]
    assert objects(store, claim, f"{KG}attribution") == ["The Wall Street Journal > officials"]


def test_the_object_of_a_claim_is_an_entity_a_claim_a_text_or_missing(store: Store) -> None:
    parts = example_claims()

    def target(name: str) -> list[str]:
        return objects(store, f"{ID}claim/{parts[name].id}", f"{RDF}object")

    assert target("met") == [f"{ID}mohamed-roble"]
    assert target("told") == [f"{ID}claim/{parts['permit'].id}"]
    assert target("plan_to_sign") == ["the pact"]
    assert target("resigned") == []


def test_arguments_stand_under_their_role_or_as_text(store: Store) -> None:
    parts = example_claims()
    assert objects(store, f"{ID}claim/{parts['told'].id}", f"{KG}recipient") == [f"{ID}joe-biden"]
    assert objects(store, f"{ID}claim/{parts['accused'].id}", f"{KG}argumentText") == ["topic: of shelling Avdiivka"]


def test_a_claim_is_linked_to_the_telling_whose_content_it_is(store: Store) -> None:
    parts = example_claims()
    assert objects(store, f"{ID}claim/{parts['permit'].id}", f"{KG}contentOf") == [f"{ID}claim/{parts['told'].id}"]


def test_a_text_that_is_no_date_stays_text() -> None:
    claim = replace(example_claims()["resigned"], when="last week")
    predicates = {predicate.value for _, predicate, _ in rdf.triples(KnowledgeGraph([claim]))}
    assert f"{KG}when" in predicates
    assert not any("TimeStamp" in predicate for predicate in predicates)


# Layer 4: evidence and documents


def test_every_evidence_quotes_its_article_at_its_offsets(store: Store) -> None:
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    claim = example_graph().claim(example_claims()["met"].id)
    assert claim is not None
    for evidence in claim.evidence:
        iri = Names().evidence(evidence.article, evidence.start, evidence.end)
        assert iri.endswith(f"#char={evidence.start},{evidence.end}")
        assert objects(store, iri, f"{nif}anchorOf") == [evidence.quote]
        assert objects(store, iri, f"{nif}beginIndex") == [str(evidence.start)]
        assert objects(store, iri, f"{nif}referenceContext") == [Names().document(evidence.article)]


def test_a_publication_day_that_is_none_is_left_out(store: Store) -> None:
    assert objects(store, Names().document("nairobi-2021"), "https://schema.org/datePublished") == ["2021-09-28"]
    assert objects(store, Names().document("../../etc/<x>"), "https://schema.org/datePublished") == []


def test_same_as_leads_to_wikidata_only(store: Store) -> None:
    same = "http://www.w3.org/2002/07/owl#sameAs"
    assert objects(store, f"{ID}kenya", same) == ["http://www.wikidata.org/entity/Q114"]
    assert objects(store, f"{ID}turkey", same) == []


# Bytes


def test_turtle_says_what_the_triples_say() -> None:
    found = {
        (one.subject, one.predicate, one.object) for one in parse(turtle(example_graph()), format=RdfFormat.TURTLE)
    }
    assert found == as_set(example_graph())


@settings(max_examples=50)
@given(graphs)
def test_turtle_of_any_graph_says_what_its_triples_say(graph: KnowledgeGraph) -> None:
    found = {(one.subject, one.predicate, one.object) for one in parse(turtle(graph), format=RdfFormat.TURTLE)}
    assert found == as_set(graph)


@settings(max_examples=50)
@given(graphs)
def test_pyoxigraphs_store_rewrites_no_literal(graph: KnowledgeGraph) -> None:
    assert {(quad.subject, quad.predicate, quad.object) for quad in rdf.to_store(graph)} == as_set(graph)


@settings(max_examples=50)
@given(graphs)
def test_nquads_and_trig_say_the_same_quads(graph: KnowledgeGraph) -> None:
    expected = set(rdf.quads(graph))
    nquads = "".join(rdf.WRITERS[".nq"](graph, BASE_IRI))
    assert set(parse(nquads, format=RdfFormat.N_QUADS)) == expected
    trig = "".join(rdf.WRITERS[".trig"](graph, BASE_IRI))
    assert set(parse(trig, format=RdfFormat.TRIG)) == expected


def test_all_named_graphs_together_say_what_turtle_says() -> None:
    graph = example_graph()
    union = {(quad.subject, quad.predicate, quad.object) for quad in rdf.quads(graph)}
    assert union == as_set(graph)


def test_each_document_has_one_graph_with_its_own_evidence_only() -> None:
    found: dict[str, set[Quad]] = {}
    for quad in rdf.quads(example_graph()):
        found.setdefault(getattr(quad.graph_name, "value", ""), set()).add(quad)
    named = {Names().document(article.id) for article in ARTICLES}
    assert named == set(found) - {""}
    for name in named:
        evidences = {quad.object.value for quad in found[name] if quad.predicate.value == f"{KG}evidence"}  # type: ignore[union-attr]
        assert evidences
        assert all(evidence.startswith(f"{name}#") for evidence in evidences)


def test_the_same_bytes_come_out_whatever_the_order_of_input() -> None:
    inputs = [list(example_claims().values()), list(ENTITIES), list(ARTICLES)]
    expected = {suffix: "".join(writer(example_graph(), BASE_IRI)) for suffix, writer in rdf.WRITERS.items()}
    for seed in range(3):
        for items in inputs:
            random.Random(seed).shuffle(items)  # type: ignore[arg-type]
        graph = KnowledgeGraph(*inputs)  # type: ignore[arg-type]
        assert {suffix: "".join(writer(graph, BASE_IRI)) for suffix, writer in rdf.WRITERS.items()} == expected


def test_the_same_bytes_come_out_whatever_pythons_hash_seed(root: Path) -> None:
    program = (
        "from kg.export import rdf; from tests.fixtures_graph import example_graph; from hashlib import sha256\n"
        "texts = [''.join(write(example_graph(), rdf.BASE_IRI)) for write in rdf.WRITERS.values()]\n"
        "print(sha256(''.join(texts).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(digests) == 1


def test_no_blank_node_and_no_literal_out_of_canonical_form() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    forms = {
        "boolean": r"true|false",
        "integer": r"0|[1-9]\d*",
        "decimal": r"-?(0|[1-9]\d*)(\.\d*[1-9])?",
        "date": r"\d{4}-\d\d-\d\d",
        "anyURI": r".*",
        "string": r"(?s).*",
    }
    kinds: Counter[str] = Counter()
    for subject, predicate, term in rdf.triples(example_graph()):
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        if isinstance(term, Literal):
            kind = term.datatype.value.removeprefix(xsd)
            kinds[kind] += 1
            assert re.fullmatch(forms[kind], term.value)
    assert set(kinds) == set(forms)


def test_a_local_name_never_needs_escaping() -> None:
    prefixed = re.findall(
        r"(?<![<\w\"])(?:id|claim|event|document|kg|wd):(\S+)",
        re.sub(r'"(?:[^"\\]|\\.)*"', "", turtle(example_graph())),
    )
    assert prefixed
    assert all(re.fullmatch(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*,?", name) for name in prefixed)


def test_hostile_text_is_escaped_and_comes_back_whole() -> None:
    text = turtle(example_graph())
    assert "\u2028" not in text
    assert "\u202e" not in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)
    labels = {one.object.value for one in parse(text, format=RdfFormat.TURTLE) if "prefLabel" in one.predicate.value}  # type: ignore[union-attr]
    assert HOSTILE in labels


def test_a_lone_surrogate_in_a_label_does_not_stop_the_writer() -> None:
    graph = KnowledgeGraph(entities=[replace(ENTITIES[0], label="a\ud800b")])
    assert '"a�b"' in turtle(graph)


def test_another_base_moves_all_own_iris_and_nothing_else() -> None:
    base = "https://example.org/news/"
    moved = turtle(example_graph(), base)
    assert ID not in moved
    assert moved.replace(base, ID) == turtle(example_graph())


def test_a_malformed_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="must be absolute"):
        rdf.write(example_graph(), tmp_path / "x.ttl", ".ttl", base_iri="example.org")
    assert list(tmp_path.iterdir()) == []


def test_rdflib_reads_the_same_triples_from_the_object_and_from_the_file() -> None:
    import rdflib
    from rdflib.compare import isomorphic

    given_graph = rdf.to_rdflib(example_graph())
    assert len(given_graph) == len(as_set(example_graph()))
    assert isomorphic(rdflib.Graph().parse(data=turtle(example_graph()), format="turtle"), given_graph)
    assert dict(given_graph.namespaces())["kg"] == rdflib.URIRef(KG)


def test_jsonld_says_what_turtle_says() -> None:
    text = "".join(rdf.WRITERS[".jsonld"](example_graph(), BASE_IRI))
    found = {(one.subject, one.predicate, one.object) for one in parse(text, format=RdfFormat.JSON_LD)}
    assert found == as_set(example_graph())
