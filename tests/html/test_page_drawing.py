"""Which boxes and lines the claims become."""

from __future__ import annotations

from dataclasses import replace

from page_graphs import Graph, seed_graph

from kg.export.html.drawing import Drawing, Line, draw
from kg.graph.wording import relation_words
from kg.model import UNKNOWN, Claim, ClaimArgument, EntityMention


def drawn(graph: Graph) -> Drawing:
    return draw(graph.claims, graph.entities)


def line_of(label: str, graph: Graph | None = None) -> tuple[Claim, Line | None, Drawing]:
    found = graph or seed_graph()
    drawing = drawn(found)
    position = next(place for place, claim in enumerate(found.claims) if claim.label == label)
    line = next((line for line in drawing.lines if line.claim == position), None)
    return found.claims[position], line, drawing


def test_a_claim_between_two_entities_is_a_line_from_subject_to_object() -> None:
    _, line, drawing = line_of("refused")
    assert line is not None
    assert [drawing.nodes[end].key for end in (line.start, line.end)] == ["vladimir-putin", "us-bases"]


def test_a_telling_goes_to_the_one_who_is_told() -> None:
    _, line, drawing = line_of("told")
    assert line is not None
    assert drawing.nodes[line.end].key == "joe-biden"


def test_a_telling_without_a_recipient_goes_to_a_small_box_with_the_statement() -> None:
    _, line, drawing = line_of("reported")
    assert line is not None
    box = drawing.nodes[line.end]
    assert (box.kind, box.label) == ("statement", "White House sent Mark Milley")
    assert box.tie is not None
    assert drawing.nodes[box.tie].key == "white-house"


def test_what_the_teller_hopes_to_do_is_not_drawn_twice() -> None:
    _, line, _ = line_of("hopes")
    assert line is None


def test_words_that_name_nothing_get_a_box_of_their_own() -> None:
    _, line, drawing = line_of("points out")
    assert line is not None
    assert (drawing.nodes[line.end].kind, drawing.nodes[line.end].label) == ("phrase", "troubling problems")


def test_an_intransitive_claim_goes_to_its_place() -> None:
    claim, line, drawing = line_of("resurging")
    assert line is not None
    assert drawing.nodes[line.end].key == "afghanistan"
    assert relation_words(claim, line.words) == "resurging in"


def test_an_argument_of_no_telling_role_does_not_stand_in_for_the_object() -> None:
    graph = seed_graph()
    addition = ClaimArgument("other", "in", "afghanistan", "Afghanistan", "state", "Afghanistan", 0, 0)
    claims = tuple(replace(claim, arguments=(addition,)) if claim.object is None else claim for claim in graph.claims)
    assert line_of("resurging", replace(graph, claims=claims))[1] is None


def test_an_intransitive_claim_without_anybody_else_is_no_line() -> None:
    assert line_of("screwed up")[1] is None


def test_nobody_is_no_box_in_which_claims_meet() -> None:
    graph = seed_graph()
    nobody = EntityMention(UNKNOWN, "unknown", "object", "", None, None)
    claims = tuple(replace(claim, subject=nobody) for claim in graph.claims)
    assert draw(claims, graph.entities).lines == ()


def test_an_office_names_the_line() -> None:
    graph = seed_graph()
    office = ClaimArgument("office", "", None, "president", None, "President", 0, 0)
    claims = tuple(replace(claim, arguments=(office,)) if claim.label == "refused" else claim for claim in graph.claims)
    claim, line, _ = line_of("refused", replace(graph, claims=claims))
    assert line is not None
    assert relation_words(claim, line.words) == "president of"


def test_a_negated_claim_says_not_and_one_that_did_not_happen_asks() -> None:
    labels = {claim.label: relation_words(claim) for claim in seed_graph().claims}
    assert (labels["permit"], labels["work with"], labels["refused"]) == ("did not permit", "work with?", "refused")
