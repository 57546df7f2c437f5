"""The data that flows through the program, from an article to the claims of its graph.

In: nothing. Out: immutable dataclasses, one for each contract between two layers. "Milley met with Gerasimov" is first
an ``Article``, then a ``Frame`` with two ``Mention`` arguments, then a ``Claim`` between two ``Entity`` ids.

All ``start``/``end`` are character offsets into ``Article.text`` exactly as it was read, end exclusive.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, TypeVar, dataclass_transform, get_args

from anyascii import anyascii

Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "possible", "intended", "requested", "conditional"]
MentionKind = Literal["name", "nominal", "pronoun", "clause", "value"]
Function = Literal["subject", "object", "oblique", "possessor", "modifier", "other"]
FrameKind = Literal["verb", "copula", "role", "event", "location", "member", "alias"]
VOICED = "voiced"
"""The rule of a frame whose first speaker is who holds the turn, statement or quotation that the others stand in."""
LASTING = frozenset({"ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS"})
"""Event labels of what holds for a time instead of happening."""
STATEMENTS = LASTING | {"SAY", "OTHER"}
"""Event labels of what is none of PLOVER's events."""
EntityType = Literal["person", "group", "state", "organization", "armed_group", "place", "facility", "event", "object"]

RECORDS = ("claims.jsonl", "entities.jsonl", "articles.jsonl")
"""The files of an out folder that all others come from; every build writes them."""
GRAPH_FILES = {
    "ttl": "graph.ttl",
    "nq": "graph.nq",
    "trig": "graph.trig",
    "jsonld": "graph.jsonld",
    "graphml": "graph.graphml",
    "html": "graph.html",
}
"""The file in an out folder that each format is written to."""
ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
TIME_LABELS = frozenset({"DATE", "TIME"})
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"}
"""Labels of mentions that bear no name: times, and all that is counted or measured."""
NAMESPACE = "https://w3id.org/geopolitical-kg/ontology#"
"""What the prefix of a relation stands for: "kg:met"."""

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True)
def _record(kind: type[_Kind]) -> type[_Kind]:
    """Make a dataclass whose fields nobody sets anew, which the type checker sees to.

    ``frozen`` would see to it at run time, and doubles the time to make one; an article has thousands.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


@_record
class Article:
    """One news article. ``text`` is never altered; ``published`` is an ISO day ("2021-09-28") or None."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    body_start: int = 0
    """Where running text begins: after a headline's byline such as "(FreedomBeacon.com)-"."""
    written: str | None = None
    """The ISO day of its dateline where that is not yet the day it appeared: what "today" means in it."""


@_record
class Mention:
    """A stretch of an article that names or describes something.

    ``start``/``end`` is the minimal span, which the graph shows ("General Mark Milley"); ``full_start``/``full_end``
    the whole phrase with its clauses and appositions. ``text == article.text[start:end]``.
    """

    text: str
    start: int
    end: int
    full_start: int
    full_end: int
    head: str
    """Lemma of the head word; lower case for common nouns and pronouns, as written for names."""
    kind: MentionKind
    label: str = ""
    """Named-entity label of the head by document majority (PERSON, ORG, GPE, NORP, LOC, FAC, DATE ...), or ""."""
    name: str = ""
    """The proper name inside the mention without titles and determiners ("Mark Milley"), or ""."""
    name_start: int = -1
    name_end: int = -1
    titles: tuple[str, ...] = ()
    """Titles, ranks and role nouns written before the name ("General", "Russian General Chief of Staff")."""
    determiner: str = ""
    """Lower-case determiner or possessive pronoun: "the", "a", "his", "this", "no", or ""."""
    plural: bool = False
    possessor: Mention | None = None
    """"Russia" in "Russia's President Putin", "his" in "his Russian counterpart"."""
    modifiers: tuple[Mention, ...] = ()
    """Named or demonym modifiers of the head: "US" in "US bases", "Russian" in "Russian troops"."""
    complement: Mention | None = None
    """The first "of" phrase of a nominal: "Latakia" in "the province of Latakia"."""
    apposition: Mention | None = None
    """Who or what is named beside a description: Dong Jun in "his Chinese counterpart, Dong Jun"."""
    sentence: int = 0
    function: Function = "other"
    conjuncts: tuple[Mention, ...] = ()
    """Further members of a coordination whose first member this is."""
    quoted: bool = False
    """Stands inside quotation marks."""


@_record
class Argument:
    """A further participant of a frame. ``role``: recipient topic purpose instrument location time source manner ..."""

    role: str
    preposition: str
    mention: Mention


@_record
class Frame:
    """One predicate in the article's own words, with who says so and whether it is said to have happened."""

    index: int
    """Position in ``Reading.frames``; ``content_of`` and ``object_frame`` point to it."""
    kind: FrameKind
    sentence: int
    predicate: str
    predicate_start: int
    predicate_end: int
    lemma: str
    """Lemma with its particle: "meet", "bug out", "hold talks"."""
    subject: Mention | None
    object: Mention | None
    arguments: tuple[Argument, ...] = ()
    particle: str = ""
    passive: bool = False
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speakers: tuple[Mention, ...] = ()
    """Outermost speaker first; empty: the article's own voice."""
    unnamed_source: bool = False
    """"reportedly", "it is thought": somebody says so, but nobody is named."""
    content_of: int | None = None
    """Index of the telling, offering or asking frame whose content this is."""
    object_frame: int | None = None
    """Index of the frame that is this one's object (what was said, asked for or refused)."""
    tense: Literal["past", "present", "future", ""] = ""
    rules: tuple[str, ...] = ()
    """Names of the rules that fired, and the steps of the propagation ("refuse:pn") in the order they applied."""


@_record
class Sentence:
    """A sentence by its offsets; ``headline`` is true for those of the title line."""

    start: int
    end: int
    headline: bool = False


@_record
class Reading:
    """What extraction makes of one article: its sentences, every mention in order of appearance, and its frames."""

    article: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]


UNKNOWN = "unknown"
"""Id of an actor that the text leaves out, as in "Kabul was taken"."""


@_record
class EntityMention:
    """An entity as one end of a claim: ``mention`` are the words at ``start:end`` of the first evidence.

    An actor that the text leaves out (``UNKNOWN``) has the mention "" and no offsets.
    """

    id: str
    label: str
    type: EntityType
    mention: str
    start: int | None
    end: int | None


@_record
class ClaimReference:
    """An object that is itself a claim."""

    claim: str


@_record
class TextObject:
    """An object that names no entity: its words only."""

    text: str


ClaimObject = EntityMention | ClaimReference | TextObject


@_record
class ClaimArgument:
    """A further participant of a claim; ``id`` is None where the words name no entity (a time, a manner)."""

    role: str
    preposition: str
    id: str | None
    label: str
    type: EntityType | None
    mention: str
    start: int
    end: int


@_record
class Speaker:
    """Somebody to whom a claim is ascribed. An unnamed source has the id "unnamed-source", without words no offsets."""

    id: str
    label: str
    mention: str
    start: int | None
    end: int | None


@_record
class Place:
    """Where a claim's event took place."""

    id: str
    label: str


@_record
class Evidence:
    """The sentence that a claim came from; ``quote == article.text[start:end]``. Missing ends have None offsets."""

    article: str
    start: int
    end: int
    quote: str
    predicate_start: int
    predicate_end: int
    subject_start: int | None
    subject_end: int | None
    object_start: int | None
    object_end: int | None
    rules: tuple[str, ...]


@_record
class Claim:
    """A frame whose ends are entities and whose predicate is a relation of the ontology: one line of claims.jsonl."""

    id: str
    subject: EntityMention
    relation: str
    label: str
    predicate: str
    lemma: str
    event: str
    mode: str | None
    object: ClaimObject | None
    arguments: tuple[ClaimArgument, ...]
    polarity: Polarity
    modality: Modality
    according_to: tuple[Speaker, ...]
    asserted: bool
    when: str | None
    where: Place | None
    confidence: float
    content_of: str | None
    evidence: tuple[Evidence, ...]


@_record
class Entity:
    """A node of the graph: one line of entities.jsonl."""

    id: str
    label: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    iso3: str | None = None
    geonames: str | None = None
    country: str | None = None
    """Id of the state that it belongs to or lies in."""
    roles: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


@_record
class Failure:
    """An article or file that could not be done, and why; the build goes on and names it at the end."""

    place: str
    reason: str


@_record
class ReadArticles:
    """Articles read from the inputs, in order, with the inputs that failed, and sentences on what is odd in others."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = field(default=())
    hints: tuple[str, ...] = field(default=())


_DROPPED = re.compile(r"['’ʼ`]|(?<=\b[a-z])\.")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_encode = json.JSONEncoder(separators=(",", ":")).encode
SLUG_LENGTH = 80
"""Longer slugs are cut here and given a hash, so that a whole sentence used as a name stays a readable identifier."""


def slug(text: str) -> str:
    """Return ``text`` as an identifier ``[a-z0-9]+(-[a-z0-9]+)*``: "Côte d'Ivoire" gives "cote-divoire".

    Never empty: text without letters or digits gives "x" and eight hex digits of its hash.
    """
    plain = _DROPPED.sub("", (text if text.isascii() else anyascii(text)).lower())
    words = _BETWEEN.sub("-", plain).strip("-")
    if 0 < len(words) <= SLUG_LENGTH:
        return words
    mark = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words[:SLUG_LENGTH].strip('-')}-{mark}" if words else f"x{mark}"


def entity_ids(claim: Claim) -> frozenset[str]:
    """Return the ids of all entities that a claim names: subject, object, arguments, speakers and place."""
    found = {claim.subject.id, *(speaker.id for speaker in claim.according_to)}
    found.update(argument.id for argument in claim.arguments if argument.id is not None)
    if isinstance(claim.object, EntityMention):
        found.add(claim.object.id)
    if claim.where is not None:
        found.add(claim.where.id)
    return frozenset(found)


def content_id(claim: Claim) -> str:
    """Return the 16 hex digits that name what ``claim`` says, whatever its present ``id``.

    Hashed: who, relation, lemma, object, arguments, polarity, modality, speakers, time and place. Not hashed:
    evidence, confidence, ``asserted`` and ``content_of``, so that two articles that say the same give one claim
    with two evidences.

    The first digit tells the kind, so that what is sorted by id begins with what analysts look for first: 0 to 3 are
    PLOVER's events, 4 to 7 what is said or has no type, 8 to b what lasts; and of each kind first what the article
    itself states, then what it says is not so or not yet, then what others say happened, then all else they say.
    """
    content = (
        claim.subject.id,
        claim.relation,
        claim.lemma,
        _object_key(claim.object),
        sorted((argument.role, argument.preposition, argument.id or argument.label) for argument in claim.arguments),
        claim.polarity,
        claim.modality,
        [speaker.id for speaker in claim.according_to],
        claim.when,
        claim.where.id if claim.where else None,
    )
    return f"{_rank(claim):x}{sha256(_encode(content).encode('ascii')).hexdigest()[:15]}"


def _rank(claim: Claim) -> int:
    """Return the first digit of an id."""
    kind = 2 if claim.event in LASTING else 1 if claim.event in STATEMENTS else 0
    is_told = bool(claim.according_to)
    is_fact = claim.polarity == "affirmed" and claim.modality == "actual"
    return 4 * kind + 2 * is_told + (not is_fact)


def _object_key(target: ClaimObject | None) -> tuple[str, str] | None:
    match target:
        case EntityMention():
            return ("entity", target.id)
        case ClaimReference():
            return ("claim", target.claim)
        case TextObject():
            return ("text", target.text)
        case None:
            return None
