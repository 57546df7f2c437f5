"""What the export needs to know of the ontology: classes of events and entities, symmetric relations, CAMEO codes.

In: the fields ``event``, ``mode``, ``relation`` and ``type`` of claims and entities. Out: the classes and codes of the
published ontology. "Milley met with Gerasimov" is a ``kg:Consult`` with two agents, because ``kg:met`` is symmetric.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from kg.export.terms import kg_node, node
from kg.graph.names import KG, ROLES
from kg.model import EntityType
from kg.ontology import data_folder
from kg.ontology.vocabulary import EventType, Relation, load, load_events


@cache
def _events() -> Mapping[str, EventType]:
    return load_events(data_folder())


@cache
def _relations() -> Mapping[str, Relation]:
    return load(data_folder())


@cache
def event_class(event: str) -> NamedNode:
    """Return the class of an event label: "CONSULT" gives kg:Consult."""
    return kg_node(_events()[event].curie)


@cache
def mode_class(event: str, mode: str | None) -> NamedNode | None:
    """Return the class of a mode, ("CONSULT", "visit") gives kg:ConsultVisit; None without one."""
    found = _events()[event].modes.get(mode) if mode is not None else None
    return kg_node(found.curie) if found is not None else None


@cache
def entity_class(kind: EntityType) -> NamedNode:
    """Return the class of an entity type: "armed_group" gives kg:ArmedGroup."""
    return node(KG + "".join(part.capitalize() for part in kind.split("_")))


@cache
def role_property(role: str) -> NamedNode:
    """Return the property of an argument's role: kg:recipient, or kg:argument for a role without its own."""
    return node(KG + (role if role in ROLES else "argument"))


def is_symmetric(relation: str) -> bool:
    """Return whether subject and object of a relation may change places."""
    found = _relations().get(relation)
    return found is not None and found.symmetric


def cameo_codes(relation: str) -> tuple[str, ...]:
    """Return the CAMEO codes of a relation, none for an unknown one."""
    found = _relations().get(relation)
    return found.cameo if found else ()
