"""The graph as RDF: quads, Turtle, N-Quads, TriG, JSON-LD, and rdflib's ``Graph``.

In: a ``KnowledgeGraph`` and a base IRI. Out: quads of pyoxigraph, an rdflib graph, or a file. "Milley met with
Gerasimov" is asked for in SPARQL and found in the file that is written here.

Turtle and JSON-LD hold everything in one graph. N-Quads and TriG hold one named graph a document, each complete in
itself: a claim made by two documents stands in both graphs, with the evidence of each; what no document backs, such as
an entity without a claim, is in the default graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.errors import OutputError
from kg.export.blocks import Section, sections
from kg.export.files import write_text
from kg.export.terms import Term, node
from kg.export.turtle import quad_line, trig, turtle
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, Names
from kg.model import Article, Claim, entity_ids

if TYPE_CHECKING:
    import rdflib

Triple = tuple[NamedNode, NamedNode, Term]
DocumentGraph = tuple[NamedNode | None, tuple[Section, ...]]


def triples(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> Iterator[Triple]:
    """Yield the triples of all four layers in the order of the Turtle file; raise ``OutputError`` for a bad base."""
    return _flat(sections(graph, _names(base_iri)))


def quads(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> Iterator[Quad]:
    """Yield the quads with one named graph a document; raise ``OutputError`` for a malformed base IRI."""
    for name, parts in document_graphs(graph, base_iri):
        for subject, predicate, term in _flat(parts):
            yield Quad(subject, predicate, term, name or DefaultGraph())


def to_store(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> Store:
    """Return a pyoxigraph store with all triples in the default graph: what Turtle says, ready for SPARQL."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(graph, base_iri))
    return store


def to_rdflib(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> rdflib.Graph:
    """Return an rdflib ``Graph`` with the triples of the Turtle file and its prefixes bound."""
    import rdflib

    found = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in _names(base_iri).prefixes().items():
        found.bind(prefix, namespace)
    for subject, predicate, term in triples(graph, base_iri):
        found.add((rdflib.URIRef(subject.value), rdflib.URIRef(predicate.value), _rdflib_term(term)))
    return found


def document_graphs(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> Iterator[DocumentGraph]:
    """Yield name and sections of each document's graph, sorted by article id; the default graph, if any, first."""
    names = _names(base_iri)
    by_article: dict[str, list[Claim]] = {article.id: [] for article in graph.articles}
    for claim in graph.claims:
        for article in {evidence.article for evidence in claim.evidence}:
            by_article.setdefault(article, []).append(claim)
    used = {name for claims in by_article.values() for claim in claims for name in entity_ids(claim)}
    rest = KnowledgeGraph(
        (claim for claim in graph.claims if not claim.evidence),
        (entity for entity in graph.entities if entity.id not in used),
    )
    if rest.claims or rest.entities:
        yield None, sections(rest, names, graph.claim)
    for article, claims in sorted(by_article.items()):
        part = _part(graph, graph.article(article), article, claims)
        yield node(names.document(article)), sections(part, names, graph.claim)


def write(graph: KnowledgeGraph, path: Path, suffix: str, base_iri: str = BASE_IRI) -> None:
    """Write ``graph`` in the RDF syntax of ``suffix``; raise ``OutputError`` when that cannot be."""
    write_text(path, WRITERS[suffix](graph, base_iri))


def turtle_lines(graph: KnowledgeGraph, base_iri: str = BASE_IRI) -> Iterator[str]:
    """Yield the lines of the Turtle file."""
    names = _names(base_iri)
    return turtle(sections(graph, names), names.prefixes())


def _trig_lines(graph: KnowledgeGraph, base_iri: str) -> Iterator[str]:
    return trig(document_graphs(graph, base_iri), _names(base_iri).prefixes())


def _nquads_lines(graph: KnowledgeGraph, base_iri: str) -> Iterator[str]:
    for name, parts in document_graphs(graph, base_iri):
        yield from sorted({quad_line(*triple, name) for triple in _flat(parts)})


def _jsonld_text(graph: KnowledgeGraph, base_iri: str) -> Iterator[str]:
    from kg.export.jsonld import text

    yield text(to_rdflib(graph, base_iri), _names(base_iri).prefixes())


WRITERS: Mapping[str, Callable[[KnowledgeGraph, str], Iterable[str]]] = {
    ".ttl": turtle_lines,
    ".nq": _nquads_lines,
    ".trig": _trig_lines,
    ".jsonld": _jsonld_text,
}


def _part(graph: KnowledgeGraph, article: Article | None, name: str, claims: list[Claim]) -> KnowledgeGraph:
    """Return what one article says: its claims with its own evidences, and the entities that these name."""
    own = [replace(c, evidence=tuple(e for e in c.evidence if e.article == name)) for c in claims]
    found = (graph.entity(entity) for entity in sorted({entity for claim in own for entity in entity_ids(claim)}))
    return KnowledgeGraph(own, (entity for entity in found if entity), (article,) if article else ())


def _flat(parts: Iterable[Section]) -> Iterator[Triple]:
    for section in parts:
        for block in section.blocks:
            for predicate, term in block.pairs:
                yield block.subject, predicate, term


def _names(base_iri: str) -> Names:
    try:
        return Names(base_iri)
    except ValueError as error:
        raise OutputError(str(error)) from error


def _rdflib_term(term: Term) -> rdflib.URIRef | rdflib.Literal:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    kind = term.datatype
    if kind is None or kind.value == rdflib.XSD.string.toPython():
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(kind.value), normalize=False)
