"""Builds a graph: reads articles, extracts frames, normalizes them to claims, collects and checks these.

In: inputs as on the command line, or ``Article`` objects. Out: a ``Graph``. An article of which "Putin refused." cannot
be read for some reason is named among the failures, and the others are done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

import kg.articles
import kg.ontology
import kg.validate
from kg.errors import InputError, KgError, OutputError
from kg.export import rdf
from kg.extract import Extractor
from kg.graph.names import BASE_IRI, Names
from kg.model import Article, Claim, Entity, Failure, ReadArticles
from kg.normalize import normalize
from kg.ontology import Ontology
from kg.pipeline.failures import tell_failures
from kg.pipeline.result import Graph
from kg.pipeline.stopwatch import Stopwatch

Progress = Callable[[int, int], None]
"""Is called with the number of articles that are done and the number of all."""
_MOST_REASONS = 10
Input = str | Path | Article


def build(
    inputs: Input | Iterable[Input] = (),
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
    allow_empty: bool = False,
) -> Graph:
    """The graph of the articles in ``inputs`` (files, folders, "-", ``Article`` objects) and in ``articles``.

    ``published`` is an ISO day and ``source`` a name, for articles that name none. ``trust`` names speakers whose
    claims count as asserted, "all" for everybody. ``lexicons`` and ``actors`` are files with rows beyond the
    ontology's. An input or article that fails stands in ``Graph.failures``, and the others are done.

    Raises InputError where all inputs failed (unless ``allow_empty``), one is of another type, or ``published`` is no
    date; OutputError for a malformed ``base_iri``; ModelError where spaCy's pipeline is missing; OntologyError for a
    malformed row; and LeakError, a bug, where the graph would assert what no claim backs.
    """
    _check_base(base_iri)
    watch = Stopwatch()
    with watch.time("read"):
        read = _read(inputs, articles, published, source, stdin)
    if not read.articles:
        empty = Graph(base_iri=base_iri, failures=read.failures, hints=read.hints, timings=watch.seconds)
        return empty if allow_empty else _require_articles(empty)
    with watch.time("load"):
        ontology = kg.ontology.load(tuple(lexicons), tuple(actors))
        extractor = Extractor(model, ontology)
    trusted = frozenset([trust] if isinstance(trust, str) else trust)
    assembly = _Assembly(extractor, ontology, trusted, watch, list(read.failures), read.hints)
    assembly.read_all(read.articles, progress)
    graph = assembly.collect(base_iri)
    return graph if allow_empty else _require_articles(graph)


def _require_articles(graph: Graph) -> Graph:
    """The graph; raises InputError saying why every input failed, where there was any."""
    if graph.articles or not graph.failures:
        return graph
    raise InputError("\n".join(tell_failures(graph.failures, _MOST_REASONS)))


def _check_base(base_iri: str) -> None:
    """Raises OutputError for a malformed base IRI, before an hour's work that could not be written."""
    try:
        Names(base_iri)
    except ValueError as error:
        raise OutputError(str(error)) from None


def _read(
    inputs: Input | Iterable[Input],
    articles: Iterable[Article],
    published: str | None,
    source: str | None,
    stdin: BinaryIO | None,
) -> ReadArticles:
    given = [*_each(inputs), *_each(articles)]
    paths: list[Path | Literal["-"]] = [item for item in given if not isinstance(item, Article)]
    objects = [item for item in given if isinstance(item, Article)]
    return kg.articles.read(paths, articles=objects, published=published, source=source, stdin=stdin)


def _each(inputs: Input | Iterable[Input]) -> Iterator[Path | Literal["-"] | Article]:
    """The inputs one by one; raises InputError for one that is neither a path nor an ``Article``."""
    if isinstance(inputs, str | Path | Article) or not isinstance(inputs, Iterable):
        inputs = [inputs]
    for item in inputs:
        match item:
            case "-":
                yield "-"
            case str() | Path():
                yield Path(item)
            case Article():
                yield item
            case _:
                kind = type(item).__name__
                raise InputError(f"an input is a path, '-' or an Article, and no {kind}: {item!r:.80}")


@dataclass(slots=True)
class _Assembly:
    """The tools of a build, and what the articles have yielded so far."""

    extractor: Extractor
    ontology: Ontology
    trusted: frozenset[str]
    watch: Stopwatch
    failures: list[Failure]
    hints: Sequence[str] = ()
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
                hints=self.hints,
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
