"""Builds a graph: reads articles, extracts frames, normalizes them to claims, collects and checks these.

In: inputs as on the command line, or ``Article`` objects. Out: a ``Graph``. An article of which "Putin refused." cannot
be read for some reason is named among the failures, and the others are done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

import kg.articles
import kg.ontology
import kg.validate
from kg.errors import KgError, OutputError
from kg.export import rdf
from kg.extract import Extractor
from kg.graph.names import BASE_IRI, Names
from kg.model import Article, Claim, Entity, Failure, ReadArticles
from kg.normalize import normalize
from kg.ontology import Ontology
from kg.pipeline.result import Graph
from kg.pipeline.stopwatch import Stopwatch

Progress = Callable[[int, int], None]
"""Is called with the number of articles that are done and the number of all."""
Input = str | Path


def build(
    inputs: Input | Sequence[Input] = (),
    *,
    articles: Iterable[Article] = (),
    published: str | None = None,
    source: str | None = None,
    model: str | None = None,
    trust: str | Iterable[str] = (),
    base_iri: str = BASE_IRI,
    lexicons: Sequence[Path] = (),
    actors: Sequence[Path] = (),
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Graph:
    """The graph of the articles in ``inputs`` (files, folders, "-") and of those given as objects.

    ``published`` is an ISO day and ``source`` a name, for articles that name none. ``trust`` names speakers whose
    claims count as asserted, "all" for everybody. ``lexicons`` and ``actors`` are files with rows beyond the
    ontology's. An article that fails is no error but stands in ``Graph.failures``. Raises InputError where
    ``published`` is no date, OutputError for a malformed ``base_iri``, ModelError where spaCy's pipeline is missing,
    OntologyError for a malformed row, and LeakError, a bug, where the graph would assert what no claim backs.
    """
    _check_base(base_iri)
    watch = Stopwatch()
    with watch.time("read"):
        read = _read(inputs, articles, published, source, stdin)
    if not read.articles:
        return Graph(base_iri=base_iri, failures=read.failures, timings=watch.seconds)
    with watch.time("load"):
        ontology = kg.ontology.load(tuple(lexicons), tuple(actors))
        extractor = Extractor(model, ontology)
    trusted = frozenset([trust] if isinstance(trust, str) else trust)
    assembly = _Assembly(extractor, ontology, trusted, watch, failures=list(read.failures))
    assembly.read_all(read.articles, progress)
    return assembly.collect(base_iri)


def _check_base(base_iri: str) -> None:
    """Raises OutputError for a malformed base IRI, before an hour's work that could not be written."""
    try:
        Names(base_iri)
    except ValueError as error:
        raise OutputError(str(error)) from None


def _read(
    inputs: Input | Sequence[Input],
    articles: Iterable[Article],
    published: str | None,
    source: str | None,
    stdin: BinaryIO | None,
) -> ReadArticles:
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    paths: list[Path | Literal["-"]] = ["-" if path == "-" else Path(path) for path in given]
    read = kg.articles.read(paths, published=published, source=source, stdin=stdin)
    return ReadArticles((*read.articles, *articles), read.failures)


@dataclass(slots=True)
class _Assembly:
    """The tools of a build, and what the articles have yielded so far."""

    extractor: Extractor
    ontology: Ontology
    trusted: frozenset[str]
    watch: Stopwatch
    failures: list[Failure]
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    sentences: int = 0

    def read_all(self, articles: Sequence[Article], progress: Progress | None) -> None:
        for done, article in enumerate(articles, 1):
            try:
                self._read_one(article)
            except KgError as error:
                self.failures.append(Failure(f"article {article.id}", str(error)))
            except Exception as error:  # one article that breaks the program must not cost the others
                self.failures.append(Failure(f"article {article.id}", _explain(error)))
            if progress:
                progress(done, len(articles))

    def _read_one(self, article: Article) -> None:
        before = dict(self.extractor.seconds)
        try:
            reading = self.extractor.read(article)
        finally:
            spent = self.extractor.seconds.items()
            self.watch.add({stage: seconds - before.get(stage, 0.0) for stage, seconds in spent})
        with self.watch.time("normalize"):
            normalized = normalize(article, reading, self.ontology, self.trusted)
        self.claims += normalized.claims
        self.entities += normalized.entities
        self.articles.append(article)
        self.sentences += len(reading.sentences)

    def collect(self, base_iri: str) -> Graph:
        with self.watch.time("collect"):
            graph = Graph(
                self.claims,
                self.entities,
                self.articles,
                base_iri=base_iri,
                failures=self.failures,
                sentences=self.sentences,
                timings=self.watch.seconds,
            )
        with self.watch.time("validate"):
            store = rdf.to_store(graph, base_iri)
            kg.validate.require_valid(graph, store, trusted=self.trusted)
        return graph


def _explain(error: Exception) -> str:
    kind = type(error).__name__
    return f"could not be processed ({kind}: {error}); this is a bug of kg: leave the article out, and report it"
