"""RDF terms: every property and class that the export writes, named once, and literals in canonical form.

In: numbers, days and text. Out: pyoxigraph terms. "Milley met with Gerasimov" is quoted by ``NIF_ANCHOR`` with the text
of its sentence.

Only canonical forms are made, because pyoxigraph's store rewrites the others ("0.70" to 0.7, "1.0" to 1), and then what
is asked differs from what was written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from kg.graph.names import KG, NIF, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, WIKIDATA, XSD

Term = NamedNode | Literal

TYPE = NamedNode(RDF + "type")
SUBJECT = NamedNode(RDF + "subject")
PREDICATE = NamedNode(RDF + "predicate")
OBJECT = NamedNode(RDF + "object")
LABEL = NamedNode(RDFS + "label")
PREFERRED = NamedNode(SKOS + "prefLabel")
ALTERNATIVE = NamedNode(SKOS + "altLabel")
NOTATION = NamedNode(SKOS + "notation")
SAME_AS = NamedNode(OWL + "sameAs")

CLAIM = NamedNode(KG + "Claim")
POLARITY = NamedNode(KG + "polarity")
MODALITY = NamedNode(KG + "modality")
ASSERTED = NamedNode(KG + "asserted")
ACCORDING_TO = NamedNode(KG + "accordingTo")
ATTRIBUTION = NamedNode(KG + "attribution")
CONFIDENCE = NamedNode(KG + "confidence")
CONTENT_OF = NamedNode(KG + "contentOf")
DENOTES = NamedNode(KG + "denotes")
EVENT_TYPE = NamedNode(KG + "eventType")
EVENT_MODE = NamedNode(KG + "eventMode")
EVIDENCE = NamedNode(KG + "evidence")
PREDICATE_TEXT = NamedNode(KG + "predicateText")
LEMMA = NamedNode(KG + "lemma")
WHEN = NamedNode(KG + "when")
ARGUMENT_TEXT = NamedNode(KG + "argumentText")
AGENT = NamedNode(KG + "agent")
PATIENT = NamedNode(KG + "patient")
PLACE = NamedNode(KG + "place")

COUNTRY = NamedNode(KG + "country")
ISO3 = NamedNode(KG + "iso3")
GEONAMES = NamedNode(KG + "geonames")
ROLE = NamedNode(KG + "role")
LATITUDE = NamedNode(SCHEMA + "latitude")
LONGITUDE = NamedNode(SCHEMA + "longitude")

EVENT = NamedNode(SEM + "Event")
EARLIEST = NamedNode(SEM + "hasEarliestBeginTimeStamp")
LATEST = NamedNode(SEM + "hasLatestEndTimeStamp")

ARTICLE = NamedNode(SCHEMA + "NewsArticle")
HEADLINE = NamedNode(SCHEMA + "headline")
IDENTIFIER = NamedNode(SCHEMA + "identifier")
PUBLISHED = NamedNode(SCHEMA + "datePublished")
PUBLISHER = NamedNode(SCHEMA + "publisher")
URL = NamedNode(SCHEMA + "url")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")

NIF_STRING = NamedNode(NIF + "OffsetBasedString")
NIF_BEGIN = NamedNode(NIF + "beginIndex")
NIF_END = NamedNode(NIF + "endIndex")
NIF_ANCHOR = NamedNode(NIF + "anchorOf")
NIF_CONTEXT = NamedNode(NIF + "referenceContext")

_BOOLEAN = NamedNode(XSD + "boolean")
_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_DATE = NamedNode(XSD + "date")
_ANY_URI = NamedNode(XSD + "anyURI")
_NOT_CHARACTERS = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """Return the node of an IRI; raise ``ValueError`` for a malformed one."""
    return NamedNode(iri)


def kg_node(curie: str) -> NamedNode:
    """Return the node of a CURIE such as "kg:met"; raise ``ValueError`` for another prefix."""
    prefix, _, local = curie.partition(":")
    if prefix != "kg" or not local.isalnum():
        raise ValueError(f"{curie!r} is no name of the ontology such as kg:met")
    return node(KG + local)


def text(value: str) -> Literal:
    """Return a string literal of the same length; characters that no RDF syntax can carry everywhere become U+FFFD."""
    return Literal(readable(value))


def readable(value: str) -> str:
    """Return ``value`` with NUL, lone surrogates and noncharacters as U+FFFD; every offset stays."""
    return _NOT_CHARACTERS.sub("�", value)


def flag(value: bool) -> Literal:
    """Return a canonical xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def integer(value: int) -> Literal:
    """Return a canonical xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def decimal(value: float) -> Literal:
    """Return an xsd:decimal with at most six decimals, without trailing zeros."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if digits == "-0" else digits, datatype=_DECIMAL)


def day(value: str) -> Literal:
    """Return an xsd:date without zone from an ISO day."""
    return Literal(value, datatype=_DATE)


def address(value: str) -> Literal:
    """Return a URL as xsd:anyURI literal: it comes from outside and may be no IRI at all."""
    return Literal(readable(value), datatype=_ANY_URI)


def wikidata(name: str) -> NamedNode | None:
    """Return the Wikidata node of an id such as "Q7747"; None for anything else."""
    return node(WIKIDATA + name) if re.fullmatch(r"Q[1-9]\d*", name) else None
