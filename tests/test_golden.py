"""What the program makes of whole articles, as text that a reader can follow claim by claim.

Each file in tests/golden is an article (.jsonl) or its snapshot (.txt): one line a claim in the order of the text,
``subject | label | object | event | polarity, modality | according to | when | where``, "*" before what is asserted.
A snapshot changes only when it is meant to: ``python tests/test_golden.py`` writes them anew; read the difference.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.export.files import write_text
from kg.model import Claim, ClaimReference, EntityMention, TextObject
from kg.ontology import load, rules
from kg.pipeline import Graph, build

HERE = Path(__file__).parent / "golden"
SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
ARTICLES = {path.stem: path for path in sorted(HERE.glob("*.jsonl"))} | {"seed": SEED}


@cache
def graph_of(name: str) -> Graph:
    return build(ARTICLES[name])


def snapshot(graph: Graph) -> str:
    """The claims of a graph of one article, under the sentence that each is read from."""
    lines: list[str] = []
    sentence = -1
    for claim in sorted(graph.claims, key=_position):
        evidence = claim.evidence[0]
        if evidence.start != sentence:
            sentence = evidence.start
            lines += ["", " ".join(evidence.quote.split())]
        lines.append(_line(claim, graph))
    return "\n".join(lines[1:]) + "\n"


def _position(claim: Claim) -> tuple[int, int, int, int, str]:
    first = claim.evidence[0]
    return (first.start, first.predicate_start, first.subject_start or 0, first.object_start or 0, claim.id)


def _line(claim: Claim, graph: Graph) -> str:
    fields = [
        claim.subject.label,
        claim.label,
        _object(claim, graph),
        f"{claim.event}/{claim.mode}" if claim.mode else claim.event,
        f"{claim.polarity}, {claim.modality}",
        " > ".join(speaker.label for speaker in claim.according_to),
        claim.when or "",
        claim.where.label if claim.where else "",
    ]
    return f"{'*' if claim.asserted else '-'} {' | '.join(field or '—' for field in fields)}"


def _object(claim: Claim, graph: Graph) -> str:
    match claim.object:
        case EntityMention(label=words) | TextObject(text=words):
            return words
        case ClaimReference(claim=name):
            content = graph.claim(name)
            return f"[{content.subject.label} {content.label}]" if content else "[?]"
        case None:
            return ""


def unexplained(graph: Graph) -> list[str]:
    """The rules in a graph's evidence that ontology/rules.tsv has no row for."""
    meanings = rules.load(load().folder)
    fired = {rule for claim in graph.claims for evidence in claim.evidence for rule in evidence.rules}
    return sorted(rule for rule in fired if meanings.sentence(rule) is None)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_whole_article_gives_the_claims_of_its_snapshot(name: str) -> None:
    assert snapshot(graph_of(name)) == (HERE / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_every_rule_that_fires_in_an_article_has_its_plain_words(name: str) -> None:
    assert not unexplained(graph_of(name))


if __name__ == "__main__":
    for article in ARTICLES:
        write_text(HERE / f"{article}.txt", snapshot(graph_of(article)))
