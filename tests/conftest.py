"""Fixtures that tests of several parts share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

from kg.errors import InputError
from kg.model import Article, Claim, Entity, EntityMention, Evidence, Reading, Sentence, content_id

ROOT = Path(__file__).parent.parent

# No deadline: how long an example takes depends on what else the machine does, and tests assert no seconds.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed article."""
    return ROOT / "seeds"


class FakeExtractor:
    """Reads one sentence an article without any model; breaks at "crash" and refuses at "refuse me"."""

    def __init__(self, model: str | None, ontology: object) -> None:
        self.seconds = {"parse": 0.0, "frames": 0.0}

    def read(self, article: Article) -> Reading:
        self.seconds["parse"] += 2.0
        self.seconds["frames"] += 1.0
        if "crash" in article.text:
            raise IndexError("no such token")
        if "refuse me" in article.text:
            raise InputError("cannot be read for a reason")
        return Reading(article.id, (Sentence(0, len(article.text)),), (), ())


def fake_claim(article: Article) -> Claim:
    words = article.text.split()[0]
    subject = EntityMention("vladimir-putin", "Vladimir Putin", "person", words, 0, len(words))
    evidence = Evidence(article.id, 0, len(article.text), article.text, 0, 1, 0, len(words), None, None, ("verb",))
    claim = Claim(
        id="", subject=subject, object=None, arguments=(),
        relation="kg:refused", label="refused", predicate="refused", lemma="refuse", event="REJECT", mode=None,
        polarity="affirmed", modality="actual", according_to=(), asserted=True,
        when=None, where=None, confidence=1.0, content_of=None, evidence=(evidence,),
    )  # fmt: skip
    return replace(claim, id=content_id(claim))


def fake_normalize(article: Article, reading: Reading, ontology: object, trusted: frozenset[str]) -> SimpleNamespace:
    entities = (Entity("vladimir-putin", "Vladimir Putin", "person"),)
    return SimpleNamespace(claims=(fake_claim(article),), entities=entities)


@pytest.fixture
def fake_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds run without a model: each article yields the claim that Putin refused."""
    from kg.pipeline import assembly

    monkeypatch.setattr(assembly, "Extractor", FakeExtractor)
    monkeypatch.setattr(assembly, "normalize", fake_normalize)
