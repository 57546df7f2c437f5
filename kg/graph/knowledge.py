"""The knowledge graph: sorted claims, entities and articles, each of them once.

In: claims, entities and articles in any order, with repetitions. Out: ``KnowledgeGraph``, whose content does not depend
on the order they came in. "Milley met with Gerasimov" of two articles is one claim here, with two evidences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self

from kg.graph import parts
from kg.graph.union import unite_articles, unite_claims, unite_entities
from kg.model import Article, Claim, ClaimReference, Entity, entity_ids

if TYPE_CHECKING:
    import networkx


class KnowledgeGraph:
    """Claims, entities and articles, sorted by id; a value: never altered, equal when the contents are equal.

    Repeated ids are united as in ``merge``. Raises ``InputError`` when two articles with one id have different texts.
    """

    def __init__(
        self, claims: Iterable[Claim] = (), entities: Iterable[Entity] = (), articles: Iterable[Article] = ()
    ) -> None:
        self._claims = unite_claims(claims)
        self._entities = unite_entities(entities)
        self._articles = unite_articles(articles)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, sorted by id."""
        return self._claims

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities, sorted by id."""
        return self._entities

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, sorted by id, those without any claim among them."""
        return self._articles

    @cached_property
    def _claim_by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self._claims}

    @cached_property
    def _entity_by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self._entities}

    @cached_property
    def _article_by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self._articles}

    @cached_property
    def _claims_by_entity(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self._claims:
            for name in sorted(entity_ids(claim)):
                found.setdefault(name, []).append(claim)
        return {name: tuple(claims) for name, claims in found.items()}

    def claim(self, name: str) -> Claim | None:
        """Return the claim with this id, or None."""
        return self._claim_by_id.get(name)

    def entity(self, name: str) -> Entity | None:
        """Return the entity with this id, or None."""
        return self._entity_by_id.get(name)

    def article(self, name: str) -> Article | None:
        """Return the article with this id, or None."""
        return self._article_by_id.get(name)

    def claims_of(self, entity: str) -> tuple[Claim, ...]:
        """Return the claims that name this entity id as subject, object, argument, speaker or place, sorted by id."""
        return self._claims_by_entity.get(entity, ())

    def where(self, *conditions: str) -> Self:
        """Return the part whose claims meet all conditions, such as "status=asserted" or "date>=2021-06".

        The fields are those of ``kg.graph.fields.FIELDS``. Raises ``SelectionError`` where none meets them.
        """
        return self.part(parts.claims_where(self, conditions))

    def around(self, *names: str) -> Self:
        """Return the part around these entities: their claims, those among their neighbors, and what is told in any.

        A name is an id, label or alias. Raises ``SelectionError`` with what may have been meant for an unknown one.
        """
        return self.part(parts.claims_around(self, [parts.find_entity(self, name) for name in names]))

    def part(self, claims: Iterable[Claim]) -> Self:
        """Return the graph of some of the claims, with the entities that they name and the articles they come from."""
        kept = tuple(claims)
        names = {name for claim in kept for name in entity_ids(claim)}
        sources = {evidence.article for claim in kept for evidence in claim.evidence}
        entities = (entity for entity in self._entities if entity.id in names)
        return type(self)(kept, entities, (article for article in self._articles if article.id in sources))

    def merge(self, other: KnowledgeGraph) -> Self:
        """Return the graph that holds what either graph holds.

        Commutative, associative and idempotent. Claims with one id become one: evidences united, the higher confidence,
        asserted only if asserted in both; entities with one id become one: aliases and roles united.
        Raises ``InputError`` when both hold an article with the same id and different texts.
        """
        return type(self)(self._claims + other.claims, self._entities + other.entities, self._articles + other.articles)

    def networkx(self, *, asserted_only: bool = False) -> networkx.MultiDiGraph[str]:
        """Return the graph as a networkx MultiDiGraph: a node an entity, an edge a claim; see ``kg.graph.network``.

        Denied, planned and merely claimed acts are edges too, which their ``label`` and ``status`` say; with
        ``asserted_only`` they are left out.
        """
        from kg.graph.network import to_networkx

        return to_networkx(self, asserted_only=asserted_only)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def __repr__(self) -> str:
        counts = f"{len(self.claims)} claims, {len(self.entities)} entities, {len(self.articles)} articles"
        return f"<{type(self).__name__}: {counts}>"

    def _content(self) -> tuple[tuple[Claim, ...], tuple[Entity, ...], tuple[Article, ...]]:
        return (self._claims, self._entities, self._articles)


def claim_ids(claim: Claim) -> frozenset[str]:
    """Return the ids of the other claims that a claim refers to: its object, and the telling whose content it is."""
    found = {claim.object.claim} if isinstance(claim.object, ClaimReference) else set()
    if claim.content_of is not None:
        found.add(claim.content_of)
    return frozenset(found)
