"""Claims, entities and articles as lines of JSON, and back.

In: the dataclasses of ``kg.model``, or plain dictionaries. Out: dictionaries with the keys of the contract, null where
unknown, and the same items again. The claim that "Milley met with Gerasimov" is one line of claims.jsonl, which other
programs read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args

from kg.model import (
    ENTITY_TYPES,
    Article,
    Claim,
    ClaimArgument,
    ClaimObject,
    ClaimReference,
    Entity,
    EntityMention,
    Evidence,
    Modality,
    Place,
    Polarity,
    Speaker,
    TextObject,
)

Record = dict[str, Any]
_Item = TypeVar("_Item")
_CLAIM_KEYS = (
    "id", "subject", "object", "relation", "label", "predicate", "lemma", "event", "mode", "arguments", "polarity",
    "modality", "according_to", "asserted", "when", "where", "confidence", "content_of", "evidence",
)  # fmt: skip
_KINDS = (Article, Claim, ClaimArgument, ClaimReference, Entity, EntityMention, Evidence, Place, Speaker, TextObject)
_NAMES: Mapping[type[object], tuple[str, ...]] = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS}
_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


def dump(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON without the line end, readable: only what could break a line is escaped.

    Characters that UTF-8 cannot hold (lone surrogates) are escaped too, so that the line can always be written.
    """
    return escape_breaks(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def escape_breaks(line: str) -> str:
    """Return a line of JSON with escapes for what some programs take for line ends, and for what UTF-8 cannot hold."""
    line = _LINE_BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def claim_record(claim: Claim) -> Record:
    """Return a claim with the keys of claims.jsonl, in their order."""
    return {key: _plain(getattr(claim, key)) for key in _CLAIM_KEYS}


def entity_record(entity: Entity) -> Record:
    """Return an entity with the keys of entities.jsonl, in their order."""
    record: Record = _plain(entity)
    return record


def article_record(article: Article) -> Record:
    """Return an article with its text, in the order of the model's fields."""
    record: Record = _plain(article)
    return record


def claim_of(record: Record) -> Claim:
    """Return the claim of a record; raise ``KeyError``, ``TypeError`` or ``ValueError`` for a malformed one."""
    values = {key: record[key] for key in _CLAIM_KEYS}
    _check_choice("polarity", values["polarity"], get_args(Polarity))
    _check_choice("modality", values["modality"], get_args(Modality))
    _check_flag("asserted", values["asserted"])
    values["subject"] = _mention_of(values["subject"])
    values["object"] = _object_of(values["object"])
    values["arguments"] = tuple(_filled(ClaimArgument, argument) for argument in values["arguments"])
    values["according_to"] = tuple(_filled(Speaker, speaker) for speaker in values["according_to"])
    values["where"] = None if values["where"] is None else _filled(Place, values["where"])
    values["evidence"] = tuple(_evidence_of(evidence) for evidence in values["evidence"])
    return Claim(**values)


def entity_of(record: Record) -> Entity:
    """Return the entity of a record; raise ``KeyError``, ``TypeError`` or ``ValueError`` for a malformed one."""
    entity = _filled(Entity, record | {"aliases": tuple(record["aliases"]), "roles": tuple(record["roles"])})
    _check_choice("type", entity.type, ENTITY_TYPES)
    return entity


def article_of(record: Record) -> Article:
    """Return the article of a record; raise ``KeyError`` or ``TypeError`` for a malformed one."""
    return _filled(Article, record)


def _mention_of(record: Record) -> EntityMention:
    mention = _filled(EntityMention, record)
    _check_choice("type", mention.type, ENTITY_TYPES)
    return mention


def _object_of(record: Record | None) -> ClaimObject | None:
    if record is None:
        return None
    if "claim" in record:
        return _filled(ClaimReference, record)
    if "text" in record:
        return _filled(TextObject, record)
    return _mention_of(record)


def _evidence_of(record: Record) -> Evidence:
    return _filled(Evidence, record | {"rules": tuple(record["rules"])})


def _filled(kind: type[_Item], record: Record) -> _Item:
    """Return ``kind`` with exactly the record's values; keys beyond its fields are a later version's and left out."""
    return kind(**{name: record[name] for name in _NAMES[kind]})


def _plain(value: Any) -> Any:
    """Return dataclasses as dictionaries and tuples as lists; several times faster than ``asdict``, which copies."""
    if type(value) in _NAMES:
        return {name: _plain(getattr(value, name)) for name in _NAMES[type(value)]}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _check_choice(key: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{key!r} is {value!r}, not one of {', '.join(choices)}")


def _check_flag(key: str, value: object) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"{key!r} is {value!r}, not true or false")
