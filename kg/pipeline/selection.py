"""The claims of a graph that the answer to a SPARQL query names.

In: a ``KnowledgeGraph`` and a query, or the name of one. Out: claims. ``SELECT ?who ?whom WHERE { ?who kg:met ?whom }``
names Milley and Gerasimov in one row, so it gives the claims between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.errors import SelectionError
from kg.export.rdf import to_store
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI, claim_of
from kg.model import Claim, entity_ids
from kg.query import Dataset, find
from kg.query.catalog import NAME
from kg.query.result import Result, Row, Term
from kg.query.syntax import with_all_variables

_EVENTS = "SELECT ?event ?claim WHERE { ?claim kg:denotes ?event }"


def selected(graph: KnowledgeGraph, query: str, base_iri: str = BASE_IRI) -> list[Claim]:
    """Return the claims that the answer of ``query``, or of the named query of that name, stands for.

    A row that names claims or events stands for these; else one with several entities for the claims between any two of
    them, one with a single entity for all claims that name it. Where no row names anything, the query's variables count
    that it does not return. Raises ``QueryError`` for a query that cannot be run, ``SelectionError`` where it names
    nothing.
    """
    text = find(query).text if NAME.fullmatch(query) else query
    dataset = Dataset(to_store(graph, base_iri))
    result = dataset.run(text)
    reader = _Reader(graph, dataset)
    found = reader.claims(result.rows)
    wider = with_all_variables(text)
    if not found and wider is not None and result.kind == "select":
        found = reader.claims(dataset.run(wider).rows)
    if not found:
        raise SelectionError(_nothing(result))
    return [claim for claim in graph.claims if claim.id in found]


def _nothing(result: Result) -> str:
    if result.kind == "ask":
        return "the query only answers yes or no; let it SELECT claims or entities"
    if not result.rows:
        return "the query finds nothing; `kg query` shows what it answers"
    return (
        f"none of the {len(result.rows)} rows that the query finds names a claim or an entity of this graph; "
        'let it return some, as in SELECT ?claim WHERE { ?claim kg:polarity "negated" }'
    )


class _Reader:
    """Finds in the rows of an answer what of a graph they name."""

    def __init__(self, graph: KnowledgeGraph, dataset: Dataset) -> None:
        self._graph = graph
        self._dataset = dataset
        self._base = dataset.prefixes["id"]
        self._events: Mapping[str, frozenset[str]] | None = None

    def claims(self, rows: Iterable[Row]) -> set[str]:
        """Return the ids of the claims that the rows stand for."""
        return {name for row in rows for name in self._claims_of(row)}

    def _claims_of(self, row: Row) -> set[str]:
        iris = [term.value for term in row if isinstance(term, NamedNode)]
        named = {name for iri in iris for name in self._named(iri)}
        if named:
            return named
        entities = {name for iri in iris if (name := self._entity(iri)) is not None}
        if len(entities) < 2:
            return {claim.id for name in entities for claim in self._graph.claims_of(name)}
        return {
            claim.id
            for name in entities
            for claim in self._graph.claims_of(name)
            if len(entity_ids(claim) & entities) > 1
        }

    def _named(self, iri: str) -> Iterator[str]:
        """Yield the claim that an IRI is of, or those that tell of its event."""
        if iri.startswith(self._dataset.prefixes["event"]):
            yield from self._told_of(iri)
        parts = claim_of(iri)
        if parts is not None and parts[0] == self._base and self._graph.claim(parts[1]) is not None:
            yield parts[1]

    def _told_of(self, event: str) -> frozenset[str]:
        if self._events is None:
            found: dict[str, set[str]] = {}
            for each, claim in self._dataset.run(_EVENTS).rows:
                found.setdefault(_value(each), set()).update(self._named(_value(claim)))
            self._events = {name: frozenset(claims) for name, claims in found.items()}
        return self._events.get(event, frozenset())

    def _entity(self, iri: str) -> str | None:
        name = unquote(iri.removeprefix(self._base)) if iri.startswith(self._base) else ""
        return name if self._graph.entity(name) is not None else None


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else ""
