"""The leak invariants: nothing in the graph looks like a fact unless an asserted claim says it.

In: a ``KnowledgeGraph``, the pyoxigraph store of its RDF (default graph), and who is trusted. Out: violations as text,
each naming the claim or triple. "China would not permit US bases" must leave no edge from China to the bases.

The rules about RDF run as SPARQL on what is about to be written, so that a fault of the writer shows as well. Each is a
MINUS and never a FILTER NOT EXISTS: on 10,000 claims that is a hash join instead of minutes of nested loops.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions, Store

from kg.errors import LeakError
from kg.graph import KnowledgeGraph
from kg.graph.edtf import bounds
from kg.graph.knowledge import claim_ids
from kg.graph.names import KG, NIF, OWL, PROV, RDF, RDFS, ROLES, SCHEMA, SEM, SKOS, article_of, claim_of
from kg.model import Claim, content_id, entity_ids

_PREFIXES = {"kg": KG, "nif": NIF, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "sem": SEM}
_PREFIXES |= {"skos": SKOS}
_MOST_SHOWN = 20
_EVERYBODY = "all"
_PARTICIPANTS = tuple(f"kg:{role}" for role in sorted(ROLES | {"agent", "patient", "place", "argument"}))
"""What claims and events say about who takes part; on anything else it would be an edge that nobody backs."""
_DESCRIPTIONS = """
    rdf:type rdf:subject rdf:predicate rdf:object rdfs:label skos:prefLabel skos:altLabel skos:notation owl:sameAs
    kg:polarity kg:modality kg:asserted kg:accordingTo kg:attribution kg:confidence kg:contentOf kg:denotes
    kg:eventType kg:eventMode kg:evidence kg:predicateText kg:lemma kg:when kg:argumentText
    kg:country kg:iso3 kg:geonames kg:role schema:latitude schema:longitude
    sem:hasEarliestBeginTimeStamp sem:hasLatestEndTimeStamp prov:wasDerivedFrom
    nif:beginIndex nif:endIndex nif:anchorOf nif:referenceContext
    schema:headline schema:identifier schema:datePublished schema:publisher schema:url
"""
"""What describes entities, events, claims, evidence and documents; every other predicate makes a plain edge."""

_CLAIM_RULES = {
    "asserted although it is not affirmed": "?c kg:asserted true; kg:polarity ?v FILTER(?v != 'affirmed')",
    "asserted although it is not actual": "?c kg:asserted true; kg:modality ?v FILTER(?v != 'actual')",
    "asserted but lacks a polarity or modality": """
        ?c kg:asserted true MINUS { ?c kg:polarity 'affirmed'; kg:modality 'actual' }
        MINUS { ?c kg:polarity ?p; kg:modality ?m }""",
    "not asserted, yet it denotes an event": "?c kg:denotes ?v MINUS { ?c kg:asserted true }",
    "without evidence": "?c a kg:Claim MINUS { ?c kg:evidence ?e . ?e nif:anchorOf ?text }",
    "without a source document": "?c a kg:Claim MINUS { ?c prov:wasDerivedFrom ?document }",
    "neither asserted nor not asserted": """
        ?c a kg:Claim MINUS { ?c kg:asserted true } MINUS { ?c kg:asserted false }""",
    "asserted and not asserted at once": "?c kg:asserted true, false",
}
_EVENT_RULES = {
    "no asserted claim denotes it": "?e a sem:Event MINUS { ?c kg:denotes ?e; kg:asserted true }",
    "no asserted claim that denotes it names its agent or patient": """
        ?e kg:agent|kg:patient ?v
        MINUS { ?c kg:denotes ?e; kg:asserted true; rdf:subject ?v }
        MINUS { ?c kg:denotes ?e; kg:asserted true; rdf:object ?v }""",
    "no asserted claim that denotes it has its place": """
        ?e a sem:Event; kg:place ?v MINUS { ?c kg:denotes ?e; kg:asserted true; kg:place ?v }""",
}


def check(graph: KnowledgeGraph, store: Store, *, trusted: frozenset[str] = frozenset()) -> list[str]:
    """Return the violations, sorted; an empty list when the graph keeps every rule.

    ``store`` holds the graph's triples in its default graph (``kg.export.rdf.to_store``). ``trusted`` are the names
    given by --trust, "all" for everybody: only their claims may be asserted although somebody says them.
    """
    found = {
        *_edges_without_claim(store),
        *_claims_without_edge(graph, store),
        *_claims_breaking_rules(store),
        *_events_breaking_rules(store),
        *_claims_of_strangers(graph, store, trusted),
        *_wrong_quotes(graph, store),
        *_broken_records(graph),
    }
    return sorted(found)


def require_valid(graph: KnowledgeGraph, store: Store, *, trusted: frozenset[str] = frozenset()) -> None:
    """Raise ``LeakError``, naming claims and rules, unless ``check`` finds nothing."""
    found = check(graph, store, trusted=trusted)
    if not found:
        return
    shown = found[:_MOST_SHOWN]
    more = [f"... and {len(found) - len(shown)} more"] if len(found) > len(shown) else []
    reason = "the graph says what no claim backs; this is a bug of this program, please report it:"
    raise LeakError("\n".join([reason, *shown, *more]))


def _select(store: Store, pattern: str) -> Iterator[QuerySolution]:
    solutions = store.query(f"SELECT * WHERE {{ {pattern} }}", prefixes=_PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    yield from solutions


def _name(term: object) -> str:
    """Return an IRI as it is best recognized: a claim by its id, all else by the IRI."""
    text = term.value if isinstance(term, NamedNode) else str(term)
    claim = claim_of(text)
    return f"claim {claim[1]}" if claim else f"<{text}>"


def _edges_without_claim(store: Store) -> Iterator[str]:
    known = ", ".join([*_DESCRIPTIONS.split(), *_PARTICIPANTS])
    backed = "?c rdf:subject ?s; rdf:predicate ?p; rdf:object ?o; kg:asserted true"
    for row in _select(store, f"?s ?p ?o FILTER(?p NOT IN ({known})) MINUS {{ {backed} }}"):
        said = [_name(claim) for claim in _claims_saying(store, row)]
        about = f" ({', '.join(said)} says so, but is not asserted)" if said else ""
        yield f"plain edge {row['s']} {row['p']} {row['o']}: no asserted claim says it{about}"
    participants = f"?s ?p ?o FILTER(?p IN ({', '.join(_PARTICIPANTS)}))"
    for row in _select(store, f"{participants} MINUS {{ ?s a kg:Claim }} MINUS {{ ?s a sem:Event }}"):
        yield f"edge {row['s']} {row['p']} {row['o']}: neither a claim nor an event has this participant"


def _claims_saying(store: Store, edge: QuerySolution) -> list[NamedNode]:
    pattern = f"?c rdf:subject {edge['s']}; rdf:predicate {edge['p']}; rdf:object {edge['o']}"
    found = [row["c"] for row in _select(store, pattern)]
    return sorted((claim for claim in found if isinstance(claim, NamedNode)), key=lambda claim: claim.value)


def _claims_without_edge(graph: KnowledgeGraph, store: Store) -> Iterator[str]:
    """Yield the asserted claims between two entities that the store, or its plain edges, leave out."""
    pattern = "?c kg:asserted true; rdf:subject ?s; rdf:predicate ?p; rdf:object ?o"
    for row in _select(store, f"{pattern} FILTER(isIRI(?o)) MINUS {{ ?o a kg:Claim }} MINUS {{ ?s ?p ?o }}"):
        yield f"{_name(row['c'])}: asserted, yet its plain edge is missing"
    written = {_name(row["c"]) for row in _select(store, "?c a kg:Claim")}
    missing = (f"claim {claim.id}" for claim in graph.claims if f"claim {claim.id}" not in written)
    yield from (f"{name}: missing from the RDF" for name in missing)


def _claims_breaking_rules(store: Store) -> Iterator[str]:
    for reason, pattern in _CLAIM_RULES.items():
        yield from (f"{_name(row['c'])}: {reason}" for row in _select(store, pattern))


def _events_breaking_rules(store: Store) -> Iterator[str]:
    for reason, pattern in _EVENT_RULES.items():
        yield from (f"event <{row['e'].value}>: {reason}" for row in _select(store, pattern))


def _claims_of_strangers(graph: KnowledgeGraph, store: Store, trusted: frozenset[str]) -> Iterator[str]:
    if _EVERYBODY in trusted:
        return
    names = {name.casefold() for name in trusted}
    known = {entity.id for entity in graph.entities if names & _names_of(entity.id, entity.label, *entity.aliases)}
    for row in _select(store, "?c kg:asserted true; kg:accordingTo ?speaker"):
        speaker = str(row["speaker"].value).rpartition("/")[2]
        if speaker not in known:
            yield f"{_name(row['c'])}: asserted although {speaker} says it, whom nobody trusts"


def _names_of(*names: str) -> set[str]:
    return {name.casefold() for name in names}


def _wrong_quotes(graph: KnowledgeGraph, store: Store) -> Iterator[str]:
    """Yield the evidences whose text is not what the article says at their offsets."""
    claims: dict[str, list[str]] = {}
    for row in _select(store, "?c kg:evidence ?e"):
        claims.setdefault(row["e"].value, []).append(_name(row["c"]))
    pattern = "?e nif:anchorOf ?text; nif:beginIndex ?start; nif:endIndex ?end; nif:referenceContext ?document"
    for row in _select(store, pattern):
        article = graph.article(article_of(row["document"].value) or "")
        start, end = int(row["start"].value), int(row["end"].value)
        if article is None or not _same(row["text"].value, article.text[start:end]):
            users = ", ".join(sorted(claims.get(row["e"].value, ["no claim"])))
            yield f"{users}: the evidence <{row['e'].value}> is not what the article says there"


def _same(written: str, text: str) -> bool:
    """Whether RDF's text is the article's, but for characters that RDF cannot hold, which it has as U+FFFD."""
    if written == text:
        return True
    return len(written) == len(text) and all(one in (other, "�") for one, other in zip(written, text, strict=True))


def _broken_records(graph: KnowledgeGraph) -> Iterator[str]:
    for claim in graph.claims:
        yield from (f"claim {claim.id}: {reason}" for reason in _faults(claim, graph))
    for claim in graph.claims:
        for evidence in claim.evidence:
            article = graph.article(evidence.article)
            if article is None or article.text[evidence.start : evidence.end] != evidence.quote:
                yield f"claim {claim.id}: its quote is not the text of article {evidence.article} at its offsets"


def _faults(claim: Claim, graph: KnowledgeGraph) -> Iterator[str]:
    if claim.id != content_id(claim):
        yield "its id is not the hash of its content"
    for name in sorted(entity_ids(claim)):
        if graph.entity(name) is None:
            yield f"it names {name}, which is no entity of the graph"
    for name in sorted(claim_ids(claim)):
        if graph.claim(name) is None:
            yield f"it refers to claim {name}, which is not in the graph"
    if not 0.0 <= claim.confidence <= 1.0:
        yield f"its confidence {claim.confidence} is not between 0 and 1"
    if claim.when is not None and not _is_date(claim.when):
        yield f"its date {claim.when!r} is no EDTF"


def _is_date(when: str) -> bool:
    try:
        bounds(when)
    except ValueError:
        return False
    return True
