"""Every namespace, named once, and the IRIs of the graph's own things.

In: a base IRI and the ids of entities, claims and articles. Out: IRIs as text, and the prefixes that Turtle and SPARQL
share. "Milley met with Gerasimov" is ``id:mark-milley kg:met id:valery-gerasimov`` because of what stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, unquote

from kg.model import NAMESPACE

KG = NAMESPACE
BASE_IRI = "https://w3id.org/geopolitical-kg/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/entity/"

ROLES = frozenset(
    {"recipient", "opponent", "theme", "beneficiary", "topic", "destination", "source", "content"}
    | {"time", "manner", "location", "instrument", "purpose", "cause", "office", "result"}
)
"""Roles of arguments that have a property of their own, kg:recipient and so on; the others are ``kg:argument``."""

_SHARED = MappingProxyType(
    {
        "kg": KG,
        "nif": NIF,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "skos": SKOS,
        "wd": WIKIDATA,
        "xsd": XSD,
    }
)
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`#%\ud800-\udfff]*[/:]")
_EVIDENCE = re.compile(r"(?P<document>.+)#char=(?P<start>\d+),(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs below one base. Raises ``ValueError`` for a base that is no absolute IRI ending in "/" or ":"."""

    base: str = BASE_IRI

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise ValueError(
                f"base IRI {self.base!r} must be absolute, without spaces or '#', and end in '/', "
                "such as https://example.org/news/"
            )

    def entity(self, name: str) -> str:
        """Return the IRI of the entity with this id."""
        return self.base + _escaped(name)

    def claim(self, name: str) -> str:
        """Return the IRI of the claim with this id."""
        return f"{self.base}claim/{_escaped(name)}"

    def event(self, name: str) -> str:
        """Return the IRI of the event with this id."""
        return f"{self.base}event/{_escaped(name)}"

    def document(self, article: str) -> str:
        """Return the IRI of the article with this id."""
        return f"{self.base}document/{_escaped(article)}"

    def evidence(self, article: str, start: int, end: int) -> str:
        """Return the IRI of a stretch of an article, ``<document>#char=start,end``."""
        return f"{self.document(article)}#char={start},{end}"

    def prefixes(self) -> Mapping[str, str]:
        """Return namespace by prefix, sorted by prefix: the shared ones and those of this base."""
        own = {"claim": "claim/", "document": "document/", "event": "event/", "id": ""}
        return dict(sorted({**_SHARED, **{prefix: self.base + path for prefix, path in own.items()}}.items()))


def claim_of(iri: str) -> tuple[str, str] | None:
    """Return base and id of a claim's IRI; None for any other IRI."""
    return _parts(iri, "claim")


def article_of(iri: str) -> str | None:
    """Return the id of the article whose IRI, or the IRI of whose stretch, this is; None for any other IRI."""
    match = _EVIDENCE.fullmatch(iri)
    found = _parts(match["document"] if match else iri, "document")
    return found[1] if found else None


def _parts(iri: str, kind: str) -> tuple[str, str] | None:
    head, _, name = iri.rpartition("/")
    base = head.removesuffix(kind)
    return (base, unquote(name)) if name and base != head and base.endswith(("/", ":")) else None


def _escaped(name: str) -> str:
    """Return an id as part of an IRI; the ids of the program itself stay as they are."""
    return quote(name, safe="", errors="replace")
