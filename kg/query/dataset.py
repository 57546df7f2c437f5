"""A graph on disk, opened for SPARQL.

In: a file or an out folder, and a query. Out: a ``Result``, or a ``QueryError`` that points into the query. The file
may say ``id:mark-milley kg:met id:valery-gerasimov`` under any base IRI: the prefixes follow the file.

All named graphs of N-Quads and TriG are also in the default graph, each triple once, so that the same query serves
every format; ``GRAPH ?document { ... }`` asks one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
)

from kg import model
from kg.errors import InputError, QueryError
from kg.graph.names import BASE_IRI, KG, RDFS, SKOS, Names, claim_of
from kg.ontology import data_folder
from kg.query.result import Result, Row
from kg.query.syntax import asks_graphs, declared_prefixes, explain, require_reading
from kg.query.terms import CLAIM_GUESSES, Vocabulary, hints
from kg.query.waiting import waited

SUFFIXES = (".ttl", ".nq", ".trig", ".nt", ".jsonld")
GRAPH_FILES = tuple(name for name in model.GRAPH_FILES.values() if name.endswith(SUFFIXES))
"""What an out folder may hold, in the order in which it is looked for."""
_LABELS = (NamedNode(SKOS + "prefLabel"), NamedNode(RDFS + "label"))
_TOO_LONG = (
    "the query took longer than {:g} seconds and was stopped; join its patterns by common variables, "
    "or give it more time with --timeout"
)
_TRIPLE_VARIABLES = ("subject", "predicate", "object")


def run(source: Path, query: str, timeout: float | None = None) -> Result:
    """Return what ``query`` finds in ``source``; ``timeout`` are the seconds that it may take, None for any number.

    Raises ``InputError`` when the source cannot be read and ``QueryError`` when the query cannot be parsed or run,
    takes longer, wants to change something, or wants to ask another server.
    """
    return Dataset.read(source).run(query, timeout)


class Dataset:
    """A graph in memory with the prefixes of its base IRI; reading it once serves many queries."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.prefixes: Mapping[str, str] = _names(store).prefixes()
        """Namespace by prefix; queries need not declare them."""

    @classmethod
    def read(cls, source: Path) -> Dataset:
        """Return the graph of a file, or of the graph file of an out folder; raise ``InputError`` naming it."""
        path = _graph_file(Path(source))
        kind = RdfFormat.from_extension(path.suffix.lower().removeprefix("."))
        if kind is None or path.suffix.lower() not in SUFFIXES:
            raise InputError(f"{path}: no graph has the suffix {path.suffix!r}; known are {', '.join(SUFFIXES)}")
        store = Store()
        try:
            if kind.supports_datasets:
                store.bulk_extend(_doubled(parse(path=path, format=kind)))
            else:
                waited(partial(store.bulk_load, path=path, format=kind))
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror or error}); build it with `kg build`") from error
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{path}: not valid {kind.name}: {error}; build it again with `kg build`") from error
        return cls(store)

    def run(self, query: str, timeout: float | None = None) -> Result:
        """Return what ``query`` finds; raise ``QueryError`` as the function ``run`` does."""
        require_reading(query)
        try:
            answer = waited(partial(self._answer, query), timeout)
        except TimeoutError:
            raise QueryError(_TOO_LONG.format(timeout)) from None
        return replace(answer, hints=(*self._hints(query), *self._graph_hints(query)))

    def _answer(self, query: str) -> Result:
        try:
            found = self._store.query(query, prefixes=dict(self.prefixes))
            match found:
                case QueryBoolean():
                    return Result("ask", ("answer",), (), self.prefixes, {}, answer=bool(found))
                case QuerySolutions():
                    return self._table(found)
                case QueryTriples():
                    return self._triples(found)
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            raise explain(error, query, self.prefixes) from error

    def _graph_hints(self, query: str) -> Iterator[str]:
        """Yield a sentence for graphs that the query asks and that are not there."""
        graph, sources = asks_graphs(query)
        bound = {**self.prefixes, **declared_prefixes(query)}
        names = {name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)}
        for source in sources:
            prefix, _, rest = source.partition(":")
            iri = source[1:-1] if source.startswith("<") else bound.get(prefix, "") + rest
            if iri not in names:
                yield f"this graph holds no part called {source}, and FROM reads no file or address: leave it out"
        if graph and not names:
            yield (
                "GRAPH finds nothing, for the parts of this graph have no names: build it with --format nq, "
                "and name graph.nq instead of the folder"
            )

    def _hints(self, query: str) -> Iterator[str]:
        vocabularies = (
            Vocabulary(KG, _ontology_names, "`kg ontology` lists the relations", CLAIM_GUESSES),
            Vocabulary(self.prefixes["id"], self._entity_names, "entities.jsonl has the ids"),
        )
        return hints(query, vocabularies, self.prefixes, self._is_used)

    def _entity_names(self) -> frozenset[str]:
        """Return the names under id: that have a label of their own, without their namespace."""
        base = self.prefixes["id"]
        quads = self._store.quads_for_pattern(None, _LABELS[0], None, DefaultGraph())
        found = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
        return frozenset(iri.removeprefix(base) for iri in found if iri.startswith(base))

    def _is_used(self, iri: str) -> bool:
        node = NamedNode(iri)
        patterns = ((node, None, None), (None, node, None), (None, None, node))
        found = (self._store.quads_for_pattern(*pattern) for pattern in patterns)
        return any(next(iter(quads), None) for quads in found)

    def _table(self, solutions: QuerySolutions) -> Result:
        variables = tuple(variable.value for variable in solutions.variables)
        rows = tuple(tuple(solution[name] for name in variables) for solution in solutions)
        return Result("select", variables, rows, self.prefixes, self._labels(rows))

    def _triples(self, triples: Iterable[Triple]) -> Result:
        """Return the triples of CONSTRUCT or DESCRIBE, each once and sorted, for they come in no order."""
        found = sorted({(str(one.subject), str(one.predicate), str(one.object)): one for one in triples}.items())
        rows: tuple[Row, ...] = tuple((one.subject, one.predicate, one.object) for _, one in found)
        return Result("construct", _TRIPLE_VARIABLES, rows, self.prefixes, self._labels(rows))

    def _labels(self, rows: Iterable[Row]) -> Mapping[str, str]:
        """Return the label of every IRI in ``rows`` that the graph or the ontology names; the least of several."""
        nodes = {term for row in rows for term in row if isinstance(term, NamedNode)}
        found = {}
        for node in nodes:
            source = _ontology_labels() if node.value.startswith(KG) else self._store
            label = _label(source, node)
            if label is not None:
                found[node.value] = label
        return found


@cache
def _ontology_labels() -> Store:
    """Return the ontology's own triples; an empty store where it has no core.ttl."""
    store = Store()
    path = data_folder() / "core.ttl"
    if path.is_file():
        store.bulk_load(path=path, format=RdfFormat.TURTLE)
    return store


@cache
def _ontology_names() -> frozenset[str]:
    """Return the names of everything that the ontology describes, without their namespace."""
    nodes = {quad.subject for quad in _ontology_labels()}
    return frozenset(
        node.value.removeprefix(KG) for node in nodes if isinstance(node, NamedNode) and node.value.startswith(KG)
    )


def _label(store: Store, node: NamedNode) -> str | None:
    for predicate in _LABELS:
        objects = (quad.object for quad in store.quads_for_pattern(node, predicate, None, DefaultGraph()))
        labels = [term.value for term in objects if isinstance(term, Literal)]
        if labels:
            return min(labels)
    return None


def _graph_file(source: Path) -> Path:
    if not source.is_dir():
        if not source.exists():
            raise InputError(f"{source}: there is no such file or folder; build it with `kg build INPUT -o {source}`")
        return source
    for name in GRAPH_FILES:
        if (source / name).is_file():
            return source / name
    raise InputError(f"{source}: holds no {' or '.join(GRAPH_FILES)}; build it with `kg build INPUT -o {source}`")


def _doubled(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield each quad in its graph and in the default graph, where pyoxigraph's union would count triples twice."""
    for quad in quads:
        yield quad
        if quad.graph_name != DefaultGraph():
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _names(store: Store) -> Names:
    """Return the names under the base IRI of the graph's claims; the usual ones for a graph without any."""
    found = store.query(f"SELECT ?claim WHERE {{ ?claim a <{KG}Claim> }} LIMIT 1")
    assert isinstance(found, QuerySolutions)
    for row in found:
        base = claim_of(row[Variable("claim")].value)
        if base is not None:
            try:
                return Names(base[0])
            except ValueError:
                break
    return Names(BASE_IRI)
