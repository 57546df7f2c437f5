"""What a build returns: the knowledge graph, with what could not be done and ways to write it.

In: claims, entities, articles and failures. Out: ``Graph``, which hands itself to the exporters.
``graph.write("out.ttl")`` writes "Putin refused." as Turtle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import kg.export
import kg.graph
from kg.errors import OutputError
from kg.export import rdf
from kg.graph import KnowledgeGraph
from kg.graph.names import BASE_IRI
from kg.graph.status import status
from kg.model import GRAPH_FILES, RECORDS, Article, Claim, Entity, Failure
from kg.pipeline.folder import replace_files
from kg.pipeline.page import Wanted, show_page, write_page

if TYPE_CHECKING:
    import rdflib

DEFAULT_FORMATS = ("ttl", "html")


class Graph(KnowledgeGraph):
    """A knowledge graph with the failures, seconds by stage and number of sentences of the build that made it."""

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        entities: Iterable[Entity] = (),
        articles: Iterable[Article] = (),
        *,
        base_iri: str = BASE_IRI,
        failures: Iterable[Failure] = (),
        hints: Iterable[str] = (),
        sentences: int = 0,
        timings: Mapping[str, float] | None = None,
    ) -> None:
        super().__init__(claims, entities, articles)
        self.base_iri = base_iri
        """The namespace of entities and claims in RDF."""
        self.failures = tuple(failures)
        self.hints = tuple(hints)
        """Sentences on what is odd in the inputs and yet no failure: unknown fields, files that were passed over."""
        self.sentences = sentences
        self.timings: Mapping[str, float] = timings if timings is not None else {}
        """Seconds by stage: read load parse frames normalize collect validate."""

    def merge(self, other: KnowledgeGraph) -> Self:
        """The graph that holds what either holds, under this graph's base IRI and with both graphs' failures."""
        merged = super().merge(other)
        merged.base_iri = self.base_iri
        if isinstance(other, Graph):
            merged.failures = tuple(dict.fromkeys(self.failures + other.failures))
            merged.hints = tuple(dict.fromkeys(self.hints + other.hints))
            merged.sentences = self.sentences + other.sentences
        return merged

    def part(self, claims: Iterable[Claim]) -> Self:
        """The graph of some of the claims, under the same base IRI."""
        found = super().part(claims)
        found.base_iri = self.base_iri
        return found

    def count_statuses(self) -> Mapping[str, int]:
        """How many claims are asserted, claimed (by somebody), negated and not_actual; each claim counts once."""
        return Counter(status(claim) for claim in self.claims)

    def speaker_names(self) -> frozenset[str]:
        """The ids, labels and aliases of everybody to whom a claim is ascribed: the names that ``trust`` knows."""
        speakers = {speaker.id: speaker.label for claim in self.claims for speaker in claim.according_to}
        known = [entity for entity in map(self.entity, speakers) if entity]
        return frozenset({*speakers, *speakers.values(), *(alias for entity in known for alias in entity.aliases)})

    def _repr_html_(self) -> str:
        """The graph as a notebook shows it: its page in a frame."""
        return show_page(self, self.base_iri)

    def rdflib(self) -> rdflib.Graph:
        """The graph as an rdflib.Graph, all four layers of it."""
        return rdf.to_rdflib(self, self.base_iri)

    def write(self, path: str | Path, *, focus: Sequence[str] = ()) -> Path:
        """Write one file in the format of its suffix (.ttl .nq .trig .jsonld .jsonl .graphml .html); returns its path.

        A page shows what is around the entities of ``focus``, if any are named; other files hold everything.
        Raises OutputError where the suffix is none of these or the file cannot be written, SelectionError for an
        unknown name in ``focus``.
        """
        target = Path(path)
        if target.suffix.lower() == ".html":
            write_page(self, target, base_iri=self.base_iri, wanted=Wanted(focus=focus))
        else:
            kg.export.write(self, target, base_iri=self.base_iri)
        return target

    def write_folder(
        self, folder: str | Path, formats: Sequence[str] = DEFAULT_FORMATS, *, focus: Sequence[str] = ()
    ) -> tuple[Path, ...]:
        """Write claims.jsonl, entities.jsonl, articles.jsonl and ``graph.<format>`` for each of ``formats``.

        All files are written beside and moved into place at the end. Returns their paths. ``focus`` as in ``write``.
        Raises OutputError where the folder cannot be written or a format is unknown.
        """
        unknown = [name for name in formats if name not in {*GRAPH_FILES, "jsonl"}]
        if unknown:
            raise OutputError(f"{unknown[0]!r} is no format: choose among {', '.join([*GRAPH_FILES, 'jsonl'])}")
        return replace_files(Path(folder), partial(self._write_files, formats=formats, focus=focus))

    def _write_files(self, staging: Path, formats: Sequence[str], focus: Sequence[str]) -> list[Path]:
        records = [self.write(staging / name) for name in RECORDS]
        wanted = [name for name in GRAPH_FILES if name in formats]
        return records + [self.write(staging / GRAPH_FILES[name], focus=focus) for name in wanted]


def read(folder: str | Path, *, base_iri: str = BASE_IRI) -> Graph:
    """Return the graph of a folder that ``kg build`` wrote, without reading any article anew.

    ``base_iri`` is the namespace that it was built with. Raises ``InputError`` naming the file and line at fault.
    """
    known = kg.graph.read(Path(folder))
    return Graph(known.claims, known.entities, known.articles, base_iri=base_iri)
