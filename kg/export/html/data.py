"""The page's data: claims, articles and words as compact columns, every string and every sentence once.

In: a graph's claims, entities and articles, and the drawing. Out: a dict that becomes one JSON block of the page.
"Putin refused." is carried once, by its offset in the article, however many claims it is evidence for; colors and
line styles are not carried at all: the script derives them from polarity, modality and assertion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from kg.export.html.drawing import Drawing, statement_text
from kg.export.html.excerpts import excerpts
from kg.export.html.opening import Opening
from kg.export.html.places import located, outlines
from kg.export.html.scope import PageGraph, Scope
from kg.graph.wording import relation_words, told_negated
from kg.model import (
    Article,
    Claim,
    ClaimArgument,
    ClaimReference,
    EntityMention,
    Evidence,
    Modality,
    Polarity,
    TextObject,
)
from kg.ontology.rules import Rules

POLARITIES = get_args(Polarity)
MODALITIES = get_args(Modality)

NONE = -1
"""Stands for "no such thing" in a column of positions."""


class _Words:
    """Strings by position, each once."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._positions: dict[str, int] = {}

    def __call__(self, text: str | None) -> int:
        if text is None:
            return NONE
        if text not in self._positions:
            self._positions[text] = len(self.items)
            self.items.append(text)
        return self._positions[text]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the page takes from the ontology.

    Explanations of relations by CURIE, quad class (1-4) by event label, what the names of rules mean, the base of the
    graph's IRIs, and the folder of the ontology, for the outlines of a map.
    """

    definitions: Mapping[str, str]
    quads: Mapping[str, int]
    rules: Rules
    base_iri: str
    folder: Path


def page_data(
    graph: PageGraph, scope: Scope, drawing: Drawing, opening: Opening, vocabulary: Vocabulary
) -> dict[str, Any]:
    """Everything the script needs beside the boxes and lines."""
    words = _Words()
    absent = _absent(graph.claims, scope)
    evidence = [item for claim in graph.claims for item in claim.evidence]
    articles = {article.id: article for article in graph.articles}
    pieces = excerpts(articles, evidence)
    names = sorted(articles.keys() | pieces.keys())
    positions = {name: position for position, name in enumerate(names)}
    claims = _Columns(graph.claims, drawing, positions, words, absent).all()
    worth = {line.claim: round(100 * value) for line, value in zip(drawing.lines, opening.worth, strict=True)}
    claims["worth"] = [worth.get(position, 0) for position in range(len(graph.claims))]
    used = {claim.relation for claim in graph.claims}
    places = located(drawing, graph.claims)
    data = {
        "claims": claims,
        "articles": [_article(name, articles.get(name), pieces.get(name, [])) for name in names],
        "definitions": {name: text for name, text in sorted(vocabulary.definitions.items()) if name in used},
        "quads": dict(sorted(vocabulary.quads.items())),
        "rules": _rules(evidence, words, vocabulary.rules),
        "modalities": MODALITIES,
        "base": vocabulary.base_iri,
        "shown": opening.shown,
        "opening": {"name": opening.name, "boxes": opening.boxes, "story": opening.story},
        "focus": opening.focus,
        "scope": _scope(graph, scope),
        "tellings": _tellings(graph.claims, absent),
        "relations": _relations(graph.claims, drawing, words),
        "turned": _turned(graph.claims, words),
        "located": places,
        "outlines": outlines(vocabulary.folder) if places else None,
        "stories": [[story.name, story.nodes] for story in opening.stories],
    }
    return {**data, "words": words.items}


def _relations(claims: Sequence[Claim], drawing: Drawing, words: _Words) -> dict[int, int]:
    """What stands between subject and object where it is not the label: "did not meet", "met?", "resurging in"."""
    fuller = {line.claim: line.words for line in drawing.lines}
    told = {place: relation_words(claim, fuller.get(place, "")) for place, claim in enumerate(claims)}
    return {place: words(text) for place, text in told.items() if text != claims[place].label}


def _turned(claims: Sequence[Claim], words: _Words) -> dict[int, dict[int, int]]:
    """What a teller's words make of the relation of what it tells: "bombed" after "denied", by both their positions."""
    positions = {claim.id: place for place, claim in enumerate(claims)}
    pairs = {(claim.content_of, claim.id) for claim in claims if claim.content_of is not None}
    pairs |= {(claim.id, claim.object.claim) for claim in claims if isinstance(claim.object, ClaimReference)}
    found: dict[int, dict[int, int]] = {}
    here = [(positions[one], positions[other]) for one, other in pairs if one in positions and other in positions]
    for teller, content in sorted(here):
        claim = claims[content]
        negated = told_negated(claims[teller], claim)
        if negated != (claim.polarity == "negated"):
            found.setdefault(teller, {})[content] = words(relation_words(claim, negated=negated))
    return found


def _absent(claims: Sequence[Claim], scope: Scope) -> dict[str, str]:
    """What the claims say that others refer to and that the page leaves out, in words by their id."""
    here = {claim.id for claim in claims}
    if len(here) == len(scope.whole.claims):
        return {}
    tellers = {claim.object.claim: claim for claim in claims if isinstance(claim.object, ClaimReference)}
    return {
        claim.id: statement_text(claim, tellers.get(claim.id)) for claim in scope.whole.claims if claim.id not in here
    }


def _tellings(claims: Sequence[Claim], absent: Mapping[str, str]) -> dict[int, str]:
    """The telling that a claim is content of, in words by the claim's position, where the page leaves it out."""
    return {
        position: absent[claim.content_of]
        for position, claim in enumerate(claims)
        if claim.content_of is not None and claim.content_of in absent
    }


def _scope(graph: PageGraph, scope: Scope) -> dict[str, Any] | None:
    """What the page is a part of; None where it holds everything."""
    if not scope.chosen and len(graph.claims) == len(scope.whole.claims):
        return None
    return {
        "claims": len(scope.whole.claims),
        "entities": scope.entity_count,
        "chosen": scope.chosen,
        "capped": scope.capped,
    }


def _rules(evidence: Sequence[Evidence], words: _Words, meanings: Rules) -> dict[int, tuple[str, str]]:
    """What each rule is about and what it means, by the position of its name among the words."""
    names = sorted({rule for item in evidence for rule in item.rules})
    return {words(name): (meanings.kind(name) or "", meanings.sentence(name) or name) for name in names}


def _article(name: str, article: Article | None, pieces: list[tuple[int, str]]) -> dict[str, Any]:
    facts = {"id": name, "excerpts": pieces}
    if article is not None:
        extra = {"title": article.title, "source": article.source, "published": article.published, "url": article.url}
        facts.update({key: value for key, value in extra.items() if value})
    return facts


class _Columns:
    """Turns claims into columns of numbers."""

    def __init__(
        self,
        claims: Sequence[Claim],
        drawing: Drawing,
        articles: Mapping[str, int],
        words: _Words,
        absent: Mapping[str, str],
    ) -> None:
        self._claims = claims
        self._absent = absent
        self._nodes = drawing.index
        self._articles = articles
        self._words = words
        self._positions = {claim.id: position for position, claim in enumerate(claims)}

    def all(self) -> dict[str, list[Any]]:
        """Columns by name, each as long as there are claims."""
        words, claims = self._words, self._claims
        return {
            "id": [claim.id for claim in claims],
            "subject": [self._nodes[claim.subject.id] for claim in claims],
            "object": [self._object(claim) for claim in claims],
            "relation": [words(claim.relation) for claim in claims],
            "label": [words(claim.label) for claim in claims],
            "predicate": [words(claim.predicate) for claim in claims],
            "event": [words(claim.event) for claim in claims],
            "mode": [words(claim.mode) for claim in claims],
            "state": [_state(claim) for claim in claims],
            "speakers": [
                [[words(speaker.id), words(speaker.label)] for speaker in claim.according_to] for claim in claims
            ],
            "when": [words(claim.when) for claim in claims],
            "where": [[words(claim.where.id), words(claim.where.label)] if claim.where else 0 for claim in claims],
            "confidence": [round(100 * claim.confidence) for claim in claims],
            "content_of": [self._positions.get(claim.content_of or "", NONE) for claim in claims],
            "arguments": [[self._argument(argument) for argument in claim.arguments] for claim in claims],
            "evidence": [[self._evidence(item) for item in claim.evidence] for claim in claims],
        }

    def _object(self, claim: Claim) -> Any:
        """A node's position, {"text": words}, {"claim": position}, or NONE."""
        match claim.object:
            case EntityMention(id=name):
                return self._nodes[name]
            case TextObject(text=text):
                return {"text": text}
            case ClaimReference(claim=reference) if reference in self._absent:
                return {"text": self._absent[reference]}
            case ClaimReference(claim=reference):
                return {"claim": self._positions.get(reference, NONE)}
            case _:
                return NONE

    def _argument(self, argument: ClaimArgument) -> list[int]:
        node = self._nodes.get(argument.id, NONE) if argument.id is not None else NONE
        words = self._words
        return [words(argument.role), words(argument.preposition), node, words(argument.label or argument.mention)]

    def _evidence(self, item: Evidence) -> list[Any]:
        """Offsets of the parts count from the start of the sentence."""
        parts = (
            item.predicate_start, item.predicate_end, item.subject_start, item.subject_end, item.object_start,
            item.object_end,
        )  # fmt: skip
        offsets = [NONE if part is None else part - item.start for part in parts]
        rules = [self._words(rule) for rule in item.rules]
        return [self._articles[item.article], item.start, item.end - item.start, *offsets, rules]


def _state(claim: Claim) -> int:
    """Bit 0: negated; bit 1: asserted; from bit 2: position in MODALITIES."""
    negated = POLARITIES.index(claim.polarity)
    return negated + 2 * int(claim.asserted) + 4 * MODALITIES.index(claim.modality)
