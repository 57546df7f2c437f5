"""The page's text: complete in itself, the same every time, and with nothing of an article that could run."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from page_graphs import HOSTILE, Graph, hostile_graph, large_graph, seed_graph

from kg.errors import OutputError
from kg.export.html import render, write_html
from kg.export.html.excerpts import excerpts
from kg.pipeline import Graph as PipelineGraph


def block(page: str, name: str) -> object:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert render(seed_graph()) == render(seed_graph())


def test_the_page_links_nothing_outside() -> None:
    page = render(seed_graph())
    outside = r"<(?:script|img|iframe|link)[^>]+(?:src|href)\s*=\s*[\"'](?!data:,)"
    assert not re.findall(outside, page.split('<script type="application/json"')[0])
    assert "sourceMappingURL" not in page


def test_no_two_functions_of_the_script_have_one_name() -> None:
    names = re.findall(r"^(?:async )?function (\w+)", render(Graph((), (), ())), re.MULTILINE)
    assert len(names) > 100
    assert len(names) == len(set(names))


def test_the_policy_allows_only_the_page_itself() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', render(seed_graph()))
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]


def test_no_word_of_an_article_can_end_its_block() -> None:
    page = render(hostile_graph(), title=HOSTILE[0])
    quiet = render(seed_graph())
    assert [page.count(tag) for tag in ("<script", "</script")] == [quiet.count(tag) for tag in ("<script", "</script")]
    assert "<img" not in page.split("<body>")[1].split('<script type="application/json"')[0]
    nodes = block(page, "nodes")
    assert isinstance(nodes, list)
    assert {node["label"] for node in nodes} >= {words for words in HOSTILE if "\\ud83d" not in ascii(words)}


def test_each_sentence_is_carried_once() -> None:
    graph = seed_graph()
    page = render(graph)
    assert page.count("would not permit US bases") == 1


def test_colors_and_dashes_are_not_carried_by_every_line() -> None:
    edges = block(render(seed_graph()), "edges")
    assert isinstance(edges, list)
    assert {key for edge in edges for key in edge} <= {"from", "to", "id", "words"}


def test_the_sentences_around_the_evidence_come_along() -> None:
    graph = seed_graph()
    article = graph.articles[0]
    permit = next(claim for claim in graph.claims if claim.label == "permit")
    ((_, text),) = excerpts({article.id: article}, permit.evidence)[article.id]
    assert text.startswith("During his summit")
    assert text.endswith("was in place.")


def test_evidence_of_an_absent_article_brings_its_quote() -> None:
    graph = seed_graph()
    page = block(render(Graph(graph.claims, graph.entities, ())), "page")
    assert isinstance(page, dict)
    texts = [text for _, text in page["articles"][0]["excerpts"]]
    assert any("would not permit" in text for text in texts)


def test_an_empty_graph_is_a_page() -> None:
    assert block(render(Graph((), (), ())), "nodes") == []


def test_large_pages_stay_below_five_megabytes() -> None:
    assert len(render(large_graph()).encode()) < 5_000_000


def test_a_page_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"page\.html"):
        write_html(seed_graph(), tmp_path / "file" / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_claim_that_no_article_orders_keeps_its_status() -> None:
    graph = seed_graph()
    claims = tuple(replace(claim, when="nonsense", where=None) for claim in graph.claims)
    assert "nonsense" in render(replace(graph, claims=claims))


def test_the_world_is_carried_only_where_something_is_located() -> None:
    located, elsewhere = block(render(seed_graph()), "page"), block(render(large_graph(40, 60)), "page")
    assert isinstance(located, dict)
    assert isinstance(elsewhere, dict)
    assert len(json.dumps(located["outlines"])) < 60_000
    assert (elsewhere["located"], elsewhere["outlines"]) == ([], None)


def test_a_notebook_shows_the_graph_in_a_frame_of_its_own() -> None:
    graph = hostile_graph()
    frame = PipelineGraph(graph.claims, graph.entities, graph.articles)._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts')
    assert "allow-same-origin" not in frame
    assert frame.count("<") == 2
    page = html.unescape(frame.split('srcdoc="')[1].removesuffix('"></iframe>'))
    assert page.startswith("<!doctype html>")
    nodes = block(page, "nodes")
    assert isinstance(nodes, list)
    assert {node["key"] for node in nodes} >= {entity.id for entity in graph.entities}
