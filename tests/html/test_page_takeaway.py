"""What is taken away from the page: complete, the same as the graph says, and nothing that could run elsewhere."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from page_graphs import HOSTILE, Graph, claim_labeled, seed_graph
from page_opened import Opened
from playwright.sync_api import Page, expect
from pyoxigraph import RdfFormat, Store

from kg.export.rdf import to_store
from kg.graph import KnowledgeGraph
from kg.query import Dataset

Open = Callable[..., Opened]
CLAIMS = "PREFIX kg: <https://w3id.org/geopolitical-kg/ontology#> SELECT ?claim WHERE { ?claim a kg:Claim }"


def saved(page: Page, words: str) -> Path:
    page.click("#take-away > summary")
    with page.expect_download() as download:
        page.locator("#take-away").get_by_role("button", name=words).click()
    return Path(download.value.path())


def save(page: Page, words: str) -> str:
    return saved(page, words).read_text(encoding="utf-8-sig")


def copied(found: Opened, words: str, within: str = "#panel") -> str:
    found.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found.page.locator(within).get_by_role("button", name=words).click()
    return str(found.page.evaluate("navigator.clipboard.readText()"))


def copied_query(found: Opened, which: str = "these") -> str:
    found.page.click("#take-away > summary")
    return copied(found, f"Copy SPARQL of {which}", "#take-away")


def asked(graph: Graph, query: str) -> set[str]:
    dataset = Dataset(to_store(KnowledgeGraph(graph.claims, graph.entities, graph.articles)))
    return {row[0].value.rpartition("/")[2] for row in dataset.run(query).rows}  # type: ignore[union-attr]


def test_the_png_is_a_picture_of_the_view(opened: Open) -> None:
    found = opened("seed")
    content = saved(found.page, "PNG of the picture").read_bytes()
    box = found.page.locator("#graph").bounding_box()
    assert box is not None
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == int(box["width"])
    expect(found.page.locator("#announce")).to_have_text("Saved graph.png")


@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_turtle_can_be_read_and_holds_no_edge_that_is_not_asserted(opened: Open, name: str) -> None:
    store = Store()
    store.load(save(opened(name).page, "Turtle of these").encode(), format=RdfFormat.TURTLE)
    assert len(list(store.query(CLAIMS))) > 30  # type: ignore[arg-type]
    edge = "ASK { <https://w3id.org/geopolitical-kg/id/china> ?p <https://w3id.org/geopolitical-kg/id/us-bases> }"
    assert not store.query(edge)


@pytest.mark.parametrize("name", ["seed", "hostile"])
def test_the_svg_is_a_drawing_without_scripts(opened: Open, name: str) -> None:
    text = save(opened(name).page, "SVG of the picture")
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "defs", "marker", "path", "rect", "text"}


def test_the_svg_shows_every_box_and_every_word_of_the_picture(opened: Open) -> None:
    page = opened("seed", probe=True).page
    root = ElementTree.fromstring(save(page, "SVG of the picture"))
    words = [element.text for element in root.iter() if element.tag.endswith("text")]
    boxes = page.evaluate("Object.values(network.body.nodes).map((each) => each.options.label.split('\\n'))")
    lines = page.evaluate("labelSpots().map((spot) => spot.line.label)")
    assert sorted(word for word in words if word) == sorted([*lines, *(row for box in boxes for row in box)])


def test_csv_cells_cannot_be_formulas(opened: Open) -> None:
    page = opened("hostile").page
    page.click("#table > summary")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV of these").click()
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 30
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_json_holds_the_statements_with_their_evidence(opened: Open) -> None:
    saved = json.loads(save(opened("seed", "#claim=" + claim_labeled("permit")).page, "JSON of the chosen"))
    (claim,) = saved
    assert (claim["polarity"], claim["according_to"][0]["id"]) == ("negated", "vladimir-putin")
    assert claim["evidence"][0]["quote"].startswith("Putin also told Biden")


@pytest.mark.parametrize("address", ["", "#node=china", "#near=china@1", "#sheet=table"])
def test_all_statements_that_pass_the_filters_are_taken_away_drawn_or_not(opened: Open, address: str) -> None:
    page = opened("seed", address).page
    page.click("#take-away > summary")
    expect(page.locator("#take-away")).to_contain_text("44 statements, drawn or not")
    page.click("#take-away > summary")
    rows = list(csv.reader(io.StringIO(save(page, "CSV of these 44"))))
    assert len(rows) == 45


def test_what_the_filters_keep_out_is_not_taken_away(opened: Open) -> None:
    page = opened("seed", "#filter=status:negated").page
    assert {claim["polarity"] for claim in json.loads(save(page, "JSON of these 2"))} == {"negated"}


def test_what_is_chosen_is_taken_away_alone(opened: Open) -> None:
    page = opened("seed", "#node=china").page
    assert [claim["subject"]["id"] for claim in json.loads(save(page, "JSON of the chosen 1"))] == ["china"]
    rows = list(csv.reader(io.StringIO(save(page, "CSV of the chosen 1"))))
    assert [row[1] for row in rows] == ["Subject", "China"]


def test_the_turtle_says_what_the_graph_says_under_the_same_names(opened: Open) -> None:
    graph = seed_graph()
    whole = to_store(KnowledgeGraph(graph.claims, graph.entities, graph.articles))
    part = Store()
    part.load(
        save(opened("seed", "#claim=" + claim_labeled("permit")).page, "Turtle of the chosen").encode(),
        format=RdfFormat.TURTLE,
    )
    assert len(part) > 10
    assert {str(quad.triple) for quad in part} <= {str(quad.triple) for quad in whole}


@pytest.mark.parametrize("address", ["", "#node=vladimir-putin", "#filter=status:not_actual"])
def test_the_sparql_gives_the_selection(opened: Open, address: str) -> None:
    found = opened("seed", address)
    wanted = {claim["id"] for claim in json.loads(save(found.page, "JSON of these"))}
    assert asked(seed_graph(), copied_query(found)) == wanted


def test_the_sparql_leaves_out_none_of_many(opened: Open) -> None:
    found = opened("large", "#filter=status:negated")
    query = copied_query(found)
    names = [claim["id"] for claim in json.loads(save(found.page, "JSON of these"))]
    assert len(names) > 500
    assert set(re.findall("claim:([0-9a-f]+)", query)) == set(names)


def test_a_citation_says_who_says_so_and_where_it_stands(opened: Open) -> None:
    told = copied(opened("seed", "#claim=" + claim_labeled("permit")), "Copy citation")
    assert told == (
        "China did not permit US bases in region (negated, according to Vladimir Putin) "
        "[“White House Gives Order For General To Get In Contact With Russia”, "
        "FreedomBeacon.com, 2021-09-28, https://freedombeacon.com/white-house-order: "
        "“Putin also told Biden that China would not permit US bases in the region.”]"
    )


@pytest.mark.parametrize("address", ["#claim=" + claim_labeled("met"), "#node=china"])
def test_a_copied_link_leads_to_what_was_copied(opened: Open, address: str) -> None:
    link = copied(opened("seed", address), "Copy link")
    assert link.endswith("seed.html" + address)


def test_hostile_words_stay_words_in_everything_that_is_taken_away(opened: Open) -> None:
    found = opened("hostile", "#all")
    subjects = {claim["subject"]["label"] for claim in json.loads(save(found.page, "JSON of these"))}
    assert subjects == set(HOSTILE)
    root = ElementTree.fromstring(save(found.page, "SVG of the picture"))
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or name.endswith("href")]
    assert copied_query(found).count("VALUES") == 1
    assert found.page.evaluate("window.broken") is None
    assert found.errors == []
