"""Arbitrary claims, entities, articles and graphs for hypothesis, with few ids so that many of them coincide."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import (
    ENTITY_TYPES,
    Article,
    Claim,
    ClaimArgument,
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

HOSTILE = [
    '"', "\\", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\u2028", "\u0085", "\u202e", "</script>", "'''", "é\u0301",
    "\ufffe", "🛰", "]]>", "<!--", "{{ x }}",
]  # fmt: skip
TEXTS = st.text(max_size=8) | st.sampled_from(HOSTILE)
LABELS = TEXTS.filter(bool)
CLAIM_IDS = st.sampled_from(["0" * 16, "1" * 16, "2" * 16, "abcdef0123456789"])
ENTITY_IDS = st.sampled_from(["kenya", "mark-milley", "a", "a-b", "x0"])
ARTICLE_IDS = st.sampled_from(["a", "b/c", "d é#?"])
TYPES = st.sampled_from(ENTITY_TYPES)
OFFSETS = st.integers(0, 20)
MAYBE_OFFSETS = st.none() | OFFSETS
RELATIONS = st.sampled_from(
    [("kg:met", "CONSULT"), ("kg:said", "SAY"), ("kg:locatedIn", "LOCATED"), ("kg:other", "OTHER")]
)
DATES = st.sampled_from([None, "2021", "2021-06", "2021-06-15", "2014/..", "2021-06/2021-08", "2021-24"])

mentions = st.builds(EntityMention, ENTITY_IDS, LABELS, TYPES, TEXTS, OFFSETS, OFFSETS)
objects = (
    st.none() | mentions | st.builds(ClaimReference, CLAIM_IDS) | st.builds(TextObject, TEXTS)
)  # fmt: skip
arguments = st.builds(
    ClaimArgument, st.sampled_from(["recipient", "topic", "other"]), TEXTS, st.none() | ENTITY_IDS, TEXTS,
    st.none() | TYPES, TEXTS, OFFSETS, OFFSETS,
)  # fmt: skip
speakers = st.builds(Speaker, ENTITY_IDS, LABELS, TEXTS, OFFSETS, OFFSETS)
evidences = st.builds(
    Evidence, ARTICLE_IDS, OFFSETS, OFFSETS, TEXTS, OFFSETS, OFFSETS, MAYBE_OFFSETS, MAYBE_OFFSETS, MAYBE_OFFSETS,
    MAYBE_OFFSETS, st.lists(TEXTS, max_size=2).map(tuple),
)  # fmt: skip
entities = st.builds(
    Entity, ENTITY_IDS, LABELS, TYPES, st.lists(TEXTS, max_size=2).map(tuple), st.none() | st.just("Q7"),
    st.none() | st.sampled_from(["KEN", "USA"]), st.none() | st.just("12"), st.none() | ENTITY_IDS,
    st.lists(TEXTS, max_size=2).map(tuple), st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180),
)  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Return a claim that keeps no rule but the types: merging and writing must work before anything is checked."""
    relation, event = draw(RELATIONS)
    return Claim(
        id=draw(CLAIM_IDS),
        subject=draw(mentions),
        relation=relation,
        label=draw(TEXTS),
        predicate=draw(TEXTS),
        lemma=draw(TEXTS),
        event=event,
        mode=draw(st.sampled_from([None, "visit"])),
        object=draw(objects),
        arguments=tuple(draw(st.lists(arguments, max_size=2))),
        polarity=draw(st.sampled_from(get_args(Polarity))),
        modality=draw(st.sampled_from(get_args(Modality))),
        according_to=tuple(draw(st.lists(speakers, max_size=2))),
        asserted=draw(st.booleans()),
        when=draw(DATES),
        where=draw(st.none() | st.builds(Place, ENTITY_IDS, LABELS)),
        confidence=draw(st.floats(0, 1)),
        content_of=draw(st.none() | CLAIM_IDS),
        evidence=tuple(draw(st.lists(evidences, max_size=3))),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Return an article whose text follows from its id, as two texts under one id are an error."""
    name = draw(ARTICLE_IDS)
    published = draw(st.sampled_from([None, "2021-09-28", "soon"]))
    return Article(
        name, f"text of {name}", draw(st.none() | TEXTS), draw(st.none() | TEXTS), published, draw(st.none() | TEXTS)
    )


graphs = st.builds(
    KnowledgeGraph, st.lists(claims(), max_size=4), st.lists(entities, max_size=3), st.lists(articles(), max_size=3)
)
