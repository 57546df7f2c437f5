"""The graph as networkx sees it, and as GraphML.

In: a ``KnowledgeGraph``. Out: a ``MultiDiGraph`` with one edge a claim, or its GraphML lines. "Milley met with
Gerasimov" is an edge from ``mark-milley`` to ``valery-gerasimov`` whose key is the claim's id.

Nodes have a ``kind``: "entity" (the node is an entity id); "claim" (node "claim:<id>"), the end of a claim whose object
is another claim, and of a claim without object, which ends in itself: "Putin resigned" leads to the node of that very
claim; "text" (node "text:<the words>"), the end of a claim whose object are mere words. Whoever wants actors only takes
the subgraph of kind "entity". Attributes are text, numbers and booleans; what is unknown is left out.

An edge says by its label what keeps its claim from being an asserted fact, for programs show labels only: "did not
meet", "met?" (not actual), "met (according to Vladimir Putin)". Its ``status`` says the same in one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import networkx

from kg.graph.status import status
from kg.graph.summary import summarize
from kg.graph.wording import relation_words
from kg.model import Claim, ClaimReference, Entity, EntityMention, TextObject

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

_Value = str | float | bool
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATOR = "; "


def to_networkx(graph: KnowledgeGraph, *, asserted_only: bool = False) -> networkx.MultiDiGraph[str]:
    """Return a new MultiDiGraph: a node an entity in order of id, then one edge a claim in order of claim id.

    With ``asserted_only`` there are edges for asserted claims only, so that ``has_edge`` means that it is said as fact.
    """
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in graph.entities:
        network.add_node(entity.id, **_entity_attributes(entity))
    for claim in graph.claims:
        if asserted_only and not claim.asserted:
            continue
        _ensure_entity(network, claim.subject)
        target = _add_target(network, claim, graph)
        network.add_edge(claim.subject.id, target, key=claim.id, **_claim_attributes(claim))
    return network


def graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield the lines of the graph as GraphML, each with its line end; characters that XML lacks become U+FFFD."""
    network = to_networkx(graph)
    clean: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    clean.add_nodes_from((_xml_text(node), _xml_values(values)) for node, values in network.nodes(data=True))
    for source, target, key, values in network.edges(keys=True, data=True):
        clean.add_edge(_xml_text(source), _xml_text(target), key=key, **_xml_values(values))
    # The named attribute order comes from insertion, so the same graph gives the same lines.
    for line in networkx.generate_graphml(clean, named_key_ids=True):
        yield f"{line}\n"


def _add_target(network: networkx.MultiDiGraph[str], claim: Claim, graph: KnowledgeGraph) -> str:
    """Return the node that the edge of ``claim`` leads to, added if it was not there."""
    match claim.object:
        case EntityMention() as mention:
            _ensure_entity(network, mention)
            return mention.id
        case TextObject(text=words):
            network.add_node(f"text:{words}", kind="text", label=words)
            return f"text:{words}"
        case ClaimReference(claim=name):
            other = graph.claim(name)
            label = summarize(other, graph.claim) if other else name
            network.add_node(f"claim:{name}", kind="claim", label=label)
            return f"claim:{name}"
        case None:
            network.add_node(f"claim:{claim.id}", kind="claim", label=summarize(claim, graph.claim))
            return f"claim:{claim.id}"


def _ensure_entity(network: networkx.MultiDiGraph[str], mention: EntityMention) -> None:
    if mention.id not in network:
        network.add_node(mention.id, kind="entity", label=mention.label, type=mention.type)


def _entity_attributes(entity: Entity) -> dict[str, _Value]:
    values = {
        "label": entity.label,
        "type": entity.type,
        "aliases": _SEPARATOR.join(entity.aliases),
        "roles": _SEPARATOR.join(entity.roles),
        "wikidata": entity.wikidata,
        "iso3": entity.iso3,
        "geonames": entity.geonames,
        "country": entity.country,
        "lat": entity.lat,
        "lon": entity.lon,
    }
    return {"kind": "entity", **{name: value for name, value in values.items() if value not in (None, "")}}


def _claim_attributes(claim: Claim) -> dict[str, _Value]:
    first = claim.evidence[0] if claim.evidence else None
    values = {
        "label": edge_label(claim),
        "status": status(claim),
        "relation": claim.relation,
        "event": claim.event,
        "mode": claim.mode,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "asserted": claim.asserted,
        "confidence": claim.confidence,
        "according_to": _SEPARATOR.join(speaker.label for speaker in claim.according_to),
        "when": claim.when,
        "where": claim.where.label if claim.where else None,
        "content_of": claim.content_of,
        "article": first.article if first else None,
        "quote": first.quote if first else None,
        "sources": len({evidence.article for evidence in claim.evidence}),
    }
    return {name: value for name, value in values.items() if value not in (None, "")}


def edge_label(claim: Claim) -> str:
    """Return the relation's label with what keeps the claim from being an asserted fact: "did not meet", "met?"."""
    if claim.asserted:
        return claim.label
    speakers = ", ".join(speaker.label for speaker in claim.according_to)
    return f"{relation_words(claim)}{f' (according to {speakers})' if speakers else ''}"


def _xml_text(text: str) -> str:
    return _NOT_XML.sub("�", text)


def _xml_values(values: dict[str, _Value]) -> dict[str, _Value]:
    return {name: _xml_text(value) if isinstance(value, str) else value for name, value in values.items()}
