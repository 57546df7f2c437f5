"""From what an article says in its own words to claims between entities.

In: an ``Article`` and its ``Reading``. Out: ``Normalized``, the claims and the entities that they speak of. "Milley met
with Gerasimov" becomes the claim ``kg:met`` between Mark Milley and Valery Gerasimov. No spaCy in here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import NestingError
from kg.model import Article, Claim, Entity, Reading, entity_ids
from kg.normalize import genders, headnouns
from kg.normalize.claims import Claims
from kg.normalize.linking import Linker
from kg.normalize.timing import Times
from kg.ontology import Ontology

__all__ = ["Normalized", "normalize"]


@dataclass(frozen=True, slots=True)
class Normalized:
    """The claims of an article and the entities that they mention, both sorted by id."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


def normalize(
    article: Article, reading: Reading, ontology: Ontology, trusted: frozenset[str] = frozenset()
) -> Normalized:
    """Return the claims of ``reading`` and their entities.

    ``trusted`` holds the names (label, alias or id, in any case) of speakers whose statements count as asserted; "all"
    trusts everybody. Raises ``OntologyError`` for a malformed table of head nouns or given names, ``NestingError`` for
    a sentence of clauses in clauses that no reader could follow.
    """
    heads = headnouns.load(ontology.folder)
    times = Times(article, reading, ontology.words)
    linker = Linker(article, reading, ontology, times=times, heads=heads, genders=genders.load(ontology.folder))
    try:
        claims = Claims(article, reading, linker, ontology, times=times, trusted=trusted).all()
    except RecursionError:
        raise NestingError from None
    identifiers = {identifier for claim in claims for identifier in entity_ids(claim)}
    countries = {linker.registry[identifier].country for identifier in identifiers}
    identifiers |= {country for country in countries if country is not None}
    return Normalized(claims, linker.registry.entities(identifiers))
