"""Sentences read and normalized with the real model and ontology, which are loaded once for all tests."""

from __future__ import annotations

from functools import cache

from kg.extract import Extractor
from kg.model import Article, Claim
from kg.normalize import Normalized, normalize
from kg.ontology import load


@cache
def extractor() -> Extractor:
    """Loading the pipeline costs more than reading a sentence."""
    return Extractor(ontology=load())


def normalized(article: Article) -> Normalized:
    """What the article says, as claims and entities."""
    return normalize(article, extractor().read(article), load())


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of an article of 15 June 2025."""
    return normalized(Article(id="test", text=text, published="2025-06-15")).claims
