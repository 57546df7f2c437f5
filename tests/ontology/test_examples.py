"""Every example of the lexicon goes through extraction and normalization, and must give the claim beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.model import Article, Claim, ClaimReference, EntityMention, TextObject
from kg.normalize import normalize
from kg.ontology import Ontology, lexicon, load
from kg.ontology.lexicon import Row

ROWS = lexicon.load(Path(__file__).parents[2] / "ontology").rows
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})


@cache
def tools() -> tuple[Extractor, Ontology]:
    ontology = load()
    return Extractor(ontology=ontology), ontology


def row_name(row: Row) -> str:
    chosen = f" [{', '.join(sorted(row.object_in))}]" if row.object_in else ""
    return f"{row.kind} {row.words}{chosen}"


def claims_of(row: Row) -> tuple[Claim, ...]:
    extractor, ontology = tools()
    article = Article(id="example", text=row.example, published="2025-06-15")
    return normalize(article, extractor.read(article), ontology, frozenset({"all"})).claims


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("'s", "").split()) - DETERMINERS


def names_of(claim: Claim, where: str) -> list[str]:
    end = claim.subject if where == "subject" else claim.object
    match end:
        case EntityMention(label=label, mention=mention):
            return [label, mention]
        case TextObject(text=text):
            return [text]
        case ClaimReference(claim=reference):
            return [reference]
    return []


def is_end(claim: Claim, where: str, wanted: str) -> bool:
    """Whether an end of the claim has the wanted words, or one has modifiers that the other lacks."""
    if not wanted:
        return True
    found = [words_of(name) for name in names_of(claim, where)]
    return any(words and (words <= words_of(wanted) or words_of(wanted) <= words) for words in found)


def holds(claim: Claim, row: Row) -> bool:
    subject, label, target = (part.strip() for part in row.claim.split("|"))
    if claim.event != row.event or (claim.relation, claim.label) != (row.relation, label):
        return False
    is_clause = isinstance(claim.object, ClaimReference)
    if is_end(claim, "subject", subject) and (is_clause or is_end(claim, "object", target)):
        return True
    return bool(target) and is_end(claim, "subject", target) and is_end(claim, "object", subject)


@pytest.mark.parametrize("row", ROWS, ids=row_name)
def test_an_example_gives_its_claim(row: Row) -> None:
    claims = claims_of(row)
    assert any(holds(claim, row) for claim in claims), [
        (names_of(claim, "subject"), claim.relation, names_of(claim, "object")) for claim in claims
    ]
