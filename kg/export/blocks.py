"""The graph as blocks of triples, in the four layers of the contract.

In: a ``KnowledgeGraph`` and a base IRI. Out: sections of blocks, each block a subject with its properties, in an order
that depends on the content alone. "Milley met with Gerasimov" gives a plain edge, an event, a claim and its evidence.

Plain edges and events are made from asserted claims and from nothing else; a plain edge joins two entities, so a claim
whose object is a text, another claim or nothing has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.export import terms
from kg.export.terms import Term, node
from kg.export.vocabulary import (
    cameo_codes,
    entity_class,
    event_class,
    is_symmetric,
    mode_class,
    role_property,
)
from kg.graph import KnowledgeGraph
from kg.graph.edtf import bounds
from kg.graph.names import Names
from kg.graph.summary import summarize
from kg.model import LASTING, Article, Claim, ClaimReference, Entity, EntityMention, Evidence, TextObject

Pair = tuple[NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Block:
    """A subject and its properties, in the order in which they are written."""

    subject: NamedNode
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading, sorted by subject. ``plain`` is the section of the plain edges."""

    title: str
    blocks: tuple[Block, ...]
    plain: bool = False


def sections(
    graph: KnowledgeGraph, names: Names, find: Callable[[str], Claim | None] | None = None
) -> tuple[Section, ...]:
    """Return the six sections of the graph; ``find`` looks up claims that stand in another graph (a whole corpus)."""
    find = find or graph.claim
    asserted = [claim for claim in graph.claims if claim.asserted]
    return (
        Section("Entities", _sorted(_entity(entity, names) for entity in graph.entities)),
        Section("Plain edges: what asserted claims say", _plain_edges(asserted, names), plain=True),
        Section("Events: what asserted claims denote", _events(asserted, names, find)),
        Section(
            "Claims: what the articles say, asserted or not", _sorted(_claim(c, names, find) for c in graph.claims)
        ),
        Section("Evidence: where they say it", _evidences(graph.claims, names)),
        Section("Documents", _sorted(_document(article, names) for article in graph.articles)),
    )


def _sorted(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.subject.value))


def _entity(entity: Entity, names: Names) -> Block:
    pairs: list[Pair] = [
        (terms.TYPE, entity_class(entity.type)),
        (terms.PREFERRED, terms.text(entity.label)),
        *((terms.ALTERNATIVE, terms.text(alias)) for alias in entity.aliases),
        *((terms.ROLE, terms.text(role)) for role in entity.roles),
    ]
    if entity.country is not None:
        pairs.append((terms.COUNTRY, node(names.entity(entity.country))))
    for predicate, value in ((terms.ISO3, entity.iso3), (terms.GEONAMES, entity.geonames)):
        if value is not None:
            pairs.append((predicate, terms.text(value)))
    if entity.lat is not None and entity.lon is not None:
        pairs += [(terms.LATITUDE, terms.decimal(entity.lat)), (terms.LONGITUDE, terms.decimal(entity.lon))]
    same = terms.wikidata(entity.wikidata) if entity.wikidata else None
    if same is not None:
        pairs.append((terms.SAME_AS, same))
    return Block(node(names.entity(entity.id)), tuple(pairs))


def _plain_edges(asserted: Iterable[Claim], names: Names) -> tuple[Block, ...]:
    edges: dict[str, set[tuple[str, str]]] = {}
    for claim in asserted:
        if isinstance(claim.object, EntityMention):
            target = names.entity(claim.object.id)
            edges.setdefault(names.entity(claim.subject.id), set()).add((claim.relation, target))
    return _sorted(
        Block(node(source), tuple((terms.kg_node(relation), node(target)) for relation, target in sorted(pairs)))
        for source, pairs in edges.items()
    )


def event_name(claim: Claim) -> str:
    """Return the 16 hex digits of the event that a claim denotes.

    Claims about the same dated act of the same actors denote one event, whatever words or article they come from.
    Without a date nothing tells two meetings of the same people apart, so such an event is that of its claim alone.
    """
    match claim.object:
        case EntityMention(id=name):
            ends = [claim.subject.id, name]
        case ClaimReference(claim=name):
            ends = [claim.subject.id, f"claim:{name}"]
        case TextObject(text=words):
            ends = [claim.subject.id, f"text:{words}"]
        case None:
            ends = [claim.subject.id]
    if is_symmetric(claim.relation):
        ends.sort()
    content = "\x1f".join((claim.event, claim.relation, *ends, claim.when or f"claim:{claim.id}"))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _events(asserted: Iterable[Claim], names: Names, find: Callable[[str], Claim | None]) -> tuple[Block, ...]:
    found: dict[str, list[Claim]] = {}
    for claim in asserted:
        if claim.event not in LASTING:
            found.setdefault(event_name(claim), []).append(claim)
    return _sorted(_event(name, claims, names, find) for name, claims in found.items())


def _event(name: str, claims: list[Claim], names: Names, find: Callable[[str], Claim | None]) -> Block:
    """Return the node of one event; ``claims`` are those that denote it, of which the first gives the label."""
    first = claims[0]
    modes = {mode for claim in claims if (mode := mode_class(claim.event, claim.mode)) is not None}
    classes = [event_class(first.event), *_by_value(modes), terms.EVENT]
    participants = {pair for claim in claims for pair in _participants(claim, names)}
    places = {node(names.entity(claim.where.id)) for claim in claims if claim.where is not None}
    pairs: list[Pair] = [
        *((terms.TYPE, kind) for kind in classes),
        (terms.LABEL, terms.text(summarize(first, find))),
        *sorted(participants, key=lambda pair: (pair[0].value, pair[1].value)),
        *((terms.PLACE, place) for place in _by_value(places)),
        *_dates(first.when),
        *((terms.NOTATION, terms.text(code)) for code in cameo_codes(first.relation)),
    ]
    return Block(node(names.event(name)), tuple(pairs))


def _participants(claim: Claim, names: Names) -> Iterator[Pair]:
    yield terms.AGENT, node(names.entity(claim.subject.id))
    if isinstance(claim.object, EntityMention):
        role = terms.AGENT if is_symmetric(claim.relation) else terms.PATIENT
        yield role, node(names.entity(claim.object.id))
    for argument in claim.arguments:
        if argument.id is not None:
            yield role_property(argument.role), node(names.entity(argument.id))


def _claim(claim: Claim, names: Names, find: Callable[[str], Claim | None]) -> Block:
    pairs: list[Pair] = [
        (terms.TYPE, terms.CLAIM),
        (terms.LABEL, terms.text(summarize(claim, find))),
        (terms.SUBJECT, node(names.entity(claim.subject.id))),
        (terms.PREDICATE, terms.kg_node(claim.relation)),
        *_object(claim, names),
        *_arguments(claim, names),
        (terms.EVENT_TYPE, event_class(claim.event)),
        *_mode(claim),
        (terms.ASSERTED, terms.flag(claim.asserted)),
        (terms.POLARITY, terms.text(claim.polarity)),
        (terms.MODALITY, terms.text(claim.modality)),
        *_speakers(claim, names),
        *_dates(claim.when),
        *_links(claim, names),
        (terms.PREDICATE_TEXT, terms.text(claim.predicate)),
        (terms.LEMMA, terms.text(claim.lemma)),
        (terms.CONFIDENCE, terms.decimal(claim.confidence)),
        *_sources(claim, names),
    ]
    return Block(node(names.claim(claim.id)), tuple(pairs))


def _object(claim: Claim, names: Names) -> Iterator[Pair]:
    match claim.object:
        case EntityMention(id=name):
            yield terms.OBJECT, node(names.entity(name))
        case ClaimReference(claim=name):
            yield terms.OBJECT, node(names.claim(name))
        case TextObject(text=words):
            yield terms.OBJECT, terms.text(words)
        case None:
            return


def _mode(claim: Claim) -> Iterator[Pair]:
    found = mode_class(claim.event, claim.mode)
    if found is not None:
        yield terms.EVENT_MODE, found


def _arguments(claim: Claim, names: Names) -> Iterator[Pair]:
    """Yield an argument that is an entity under its role, one that is mere words as "role: preposition words"."""
    pairs: set[Pair] = set()
    for argument in claim.arguments:
        if argument.id is not None:
            pairs.add((role_property(argument.role), node(names.entity(argument.id))))
        else:
            words = " ".join(filter(None, (argument.preposition, argument.mention)))
            pairs.add((terms.ARGUMENT_TEXT, terms.text(f"{argument.role}: {words}")))
    yield from sorted(pairs, key=lambda pair: (pair[0].value, pair[1].value))


def _speakers(claim: Claim, names: Names) -> Iterator[Pair]:
    """Yield each speaker, and the chain in words: RDF has no order, and who reports whom is a matter of order."""
    speakers = {node(names.entity(speaker.id)) for speaker in claim.according_to}
    yield from ((terms.ACCORDING_TO, speaker) for speaker in _by_value(speakers))
    if claim.according_to:
        yield terms.ATTRIBUTION, terms.text(" > ".join(speaker.label for speaker in claim.according_to))


def _links(claim: Claim, names: Names) -> Iterator[Pair]:
    if claim.where is not None:
        yield terms.PLACE, node(names.entity(claim.where.id))
    if claim.content_of is not None:
        yield terms.CONTENT_OF, node(names.claim(claim.content_of))
    if claim.asserted and claim.event not in LASTING:
        yield terms.DENOTES, node(names.event(event_name(claim)))


def _dates(when: str | None) -> Iterator[Pair]:
    """Yield first and last day and the EDTF text; a text that is no EDTF, which ``kg.validate`` reports, stays text."""
    if when is None:
        return
    try:
        first, last = bounds(when)
    except ValueError:
        first, last = None, None
    if first is not None:
        yield terms.EARLIEST, terms.day(first)
    if last is not None:
        yield terms.LATEST, terms.day(last)
    yield terms.WHEN, terms.text(when)


def _sources(claim: Claim, names: Names) -> Iterator[Pair]:
    places = {(found.article, found.start, found.end) for found in claim.evidence}
    yield from ((terms.EVIDENCE, node(names.evidence(*place))) for place in sorted(places))
    articles = sorted({found.article for found in claim.evidence})
    yield from ((terms.DERIVED_FROM, node(names.document(article))) for article in articles)


def _evidences(claims: Iterable[Claim], names: Names) -> tuple[Block, ...]:
    """Return each quoted sentence once, in order of article and offset."""
    found: dict[tuple[str, int, int], set[Evidence]] = {}
    for claim in claims:
        for evidence in claim.evidence:
            found.setdefault((evidence.article, evidence.start, evidence.end), set()).add(evidence)
    return tuple(_evidence(*place, found[place], names) for place in sorted(found))


def _evidence(article: str, start: int, end: int, same: set[Evidence], names: Names) -> Block:
    quotes = sorted({evidence.quote for evidence in same})
    pairs: list[Pair] = [
        (terms.TYPE, terms.NIF_STRING),
        (terms.NIF_CONTEXT, node(names.document(article))),
        (terms.NIF_BEGIN, terms.integer(start)),
        (terms.NIF_END, terms.integer(end)),
        *((terms.NIF_ANCHOR, terms.text(quote)) for quote in quotes),
    ]
    return Block(node(names.evidence(article, start, end)), tuple(pairs))


def _document(article: Article, names: Names) -> Block:
    pairs: list[Pair] = [(terms.TYPE, terms.ARTICLE), (terms.IDENTIFIER, terms.text(article.id))]
    for predicate, value in ((terms.HEADLINE, article.title), (terms.PUBLISHER, article.source)):
        if value is not None:
            pairs.append((predicate, terms.text(value)))
    if article.published is not None and _is_day(article.published):
        pairs.append((terms.PUBLISHED, terms.day(article.published)))
    if article.url is not None:
        pairs.append((terms.URL, terms.address(article.url)))
    return Block(node(names.document(article.id)), tuple(pairs))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _by_value(nodes: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda found: found.value)
