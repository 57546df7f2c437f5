"""Uniting what is the same: claims, entities and articles that share an id.

In: items in any order. Out: sorted tuples in which each id stands once. Two articles that say "Milley met with
Gerasimov" give one claim with two evidences, whichever was read first.

Every choice between two values is the smaller of a total order, so the result depends neither on order nor on grouping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from kg.errors import InputError
from kg.graph.records import claim_record, dump
from kg.model import ENTITY_TYPES, Article, Claim, Entity, EntityMention, Evidence


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)
_MERGED_FIELDS = ("evidence", "confidence", "asserted", "content_of")


def unite_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims sorted by id, those with one id united: all evidences, the highest confidence.

    Words and offsets are those of the first evidence. ``asserted`` holds only if all agree on it: it can differ by
    ``--trust`` alone, and a false assertion is worse than a missing one.
    """
    return _unite((_settled_claim(claim) for claim in claims), _join_claims)


def unite_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities sorted by id, those with one id united: all names and roles, the least other values."""
    return _unite((_settled_entity(entity) for entity in entities), _join_entities)


def unite_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles sorted by id, each once; raise ``InputError`` for two texts under one id."""
    return _unite(articles, _join_articles)


def _unite(items: Iterable[_Item], join: Callable[[_Item, _Item], _Item]) -> tuple[_Item, ...]:
    found: dict[str, _Item] = {}
    for item in items:
        found[item.id] = join(found[item.id], item) if item.id in found else item
    return tuple(found[name] for name in sorted(found))


def _settled_claim(claim: Claim) -> Claim:
    """Return the claim with its evidences sorted and its ends' offsets those of the first one."""
    evidence = tuple(sorted(set(claim.evidence), key=_evidence_key))
    if evidence == claim.evidence:
        return claim
    first = evidence[0]
    subject = _moved(claim.subject, first, first.subject_start, first.subject_end)
    target = claim.object
    if isinstance(target, EntityMention):
        target = _moved(target, first, first.object_start, first.object_end)
    return replace(claim, evidence=evidence, subject=subject, object=target)


def _moved(mention: EntityMention, evidence: Evidence, start: int | None, end: int | None) -> EntityMention:
    """Return the mention at the offsets that ``evidence`` gives; unchanged when these lie outside of its quote."""
    if start is None or end is None or not evidence.start <= start < end <= evidence.end:
        return mention
    words = evidence.quote[start - evidence.start : end - evidence.start]
    return replace(mention, mention=words, start=start, end=end)


def _evidence_key(evidence: Evidence) -> tuple[object, ...]:
    ends = (evidence.subject_start, evidence.subject_end, evidence.object_start, evidence.object_end)
    place = (evidence.article, evidence.start, evidence.end, evidence.predicate_start, evidence.predicate_end)
    return (*place, *(-1 if end is None else end for end in ends), evidence.quote, evidence.rules)


def _join_claims(left: Claim, right: Claim) -> Claim:
    if left == right:
        return left
    base = min(left, right, key=_claim_key)
    evidence = tuple(sorted({*left.evidence, *right.evidence}, key=_evidence_key))
    return replace(
        base,
        evidence=evidence,
        confidence=max(left.confidence, right.confidence),
        asserted=left.asserted and right.asserted,
        content_of=_least(left.content_of, right.content_of),
    )


def _claim_key(claim: Claim) -> tuple[object, ...]:
    record = claim_record(claim)
    rest = dump({name: value for name, value in record.items() if name not in _MERGED_FIELDS})
    return (not claim.evidence, *(_evidence_key(claim.evidence[0]) if claim.evidence else ()), rest)


def _settled_entity(entity: Entity) -> Entity:
    aliases = tuple(sorted({*entity.aliases} - {entity.label}))
    roles = tuple(sorted({*entity.roles}))
    if (aliases, roles) == (entity.aliases, entity.roles):
        return entity
    return replace(entity, aliases=aliases, roles=roles)


def _join_entities(left: Entity, right: Entity) -> Entity:
    if left == right:
        return left
    label = min(left.label, right.label, key=_label_key)
    lat, lon = min((left.lat, left.lon), (right.lat, right.lon), key=_coordinates_key)
    return Entity(
        id=left.id,
        label=label,
        type=min(left.type, right.type, key=ENTITY_TYPES.index),
        aliases=tuple(sorted({*left.aliases, *right.aliases, left.label, right.label} - {label})),
        wikidata=_least(left.wikidata, right.wikidata),
        iso3=_least(left.iso3, right.iso3),
        geonames=_least(left.geonames, right.geonames),
        country=_least(left.country, right.country),
        roles=tuple(sorted({*left.roles, *right.roles})),
        lat=lat,
        lon=lon,
    )


def _label_key(label: str) -> tuple[bool, bool, str]:
    """Order labels with shouted and uncapitalized ones last: a headline's "VLADIMIR PUTIN" is no good label."""
    return (label.isupper() and len(label) > 4, label.islower(), label)


def _coordinates_key(pair: tuple[float | None, float | None]) -> tuple[object, ...]:
    lat, lon = pair
    return (lat is None or lon is None, lat is None, lat or 0.0, lon is None, lon or 0.0)


def _least(left: str | None, right: str | None) -> str | None:
    return min((value for value in (left, right) if value is not None), default=None)


def _join_articles(left: Article, right: Article) -> Article:
    if left == right:
        return left
    if left.text != right.text:
        raise InputError(
            f"article {left.id!r} came twice with different texts; give one of them another id, "
            "for its offsets would point into the wrong text"
        )
    return Article(
        id=left.id,
        text=left.text,
        title=_least(left.title, right.title),
        source=_least(left.source, right.source),
        published=_least(left.published, right.published),
        url=_least(left.url, right.url),
        body_start=max(left.body_start, right.body_start),
        written=_least(left.written, right.written),
    )
