"""Which boxes a reader sees first: those of claims that tell most, and nothing hidden in silence."""

from __future__ import annotations

from dataclasses import replace

from page_graphs import large_graph, seed_graph

from kg.export.html.drawing import Drawing, draw
from kg.export.html.measures import WRAP, box_size, wrapped
from kg.export.html.opening import SHOWN_AT_FIRST, opening
from kg.export.html.places import located
from kg.export.html.ranking import most_telling, together, worths
from kg.model import Claim, EntityMention

GRAPH = seed_graph()
DRAWING = draw(GRAPH.claims, GRAPH.entities)


def worth_of(label: str, **changes: object) -> float:
    claims = [replace(claim, **changes) if claim.label == label else claim for claim in GRAPH.claims]
    drawing = draw(claims, GRAPH.entities)
    lines = zip(drawing.lines, worths(drawing, claims), strict=True)
    return max(value for line, value in lines if claims[line.claim].label == label)


def everything(drawing: Drawing) -> frozenset[int]:
    return frozenset(range(len(drawing.nodes)))


def described(mention: EntityMention) -> EntityMention:
    return replace(mention, id=f"{mention.id}-0a1b2c")


def test_a_known_relation_is_worth_more_than_other() -> None:
    assert worth_of("met", event="CONSULT") > worth_of("met", event="OTHER")


def test_what_is_surer_is_worth_more() -> None:
    assert worth_of("met", confidence=0.9) > worth_of("met", confidence=0.5)


def test_what_is_denied_is_worth_more_than_what_is_planned() -> None:
    assert worth_of("met", polarity="negated") > worth_of("met", modality="intended")


def test_a_named_actor_is_worth_more_than_a_described_one() -> None:
    claims = [
        replace(claim, subject=described(claim.subject)) if claim.label == "met" else claim for claim in GRAPH.claims
    ]
    drawing = draw(claims, GRAPH.entities)
    found = {
        claims[line.claim].label: value for line, value in zip(drawing.lines, worths(drawing, claims), strict=True)
    }
    assert found["met"] < worth_of("met")


def test_the_boxes_of_the_most_telling_lines_come_first_and_hang_together() -> None:
    worth = worths(DRAWING, GRAPH.claims)
    shown = most_telling(DRAWING, worth, 6, everything(DRAWING))
    lines = [line for line in DRAWING.lines if line.start in shown and line.end in shown]
    assert len(shown) == 6
    assert {end for line in lines for end in (line.start, line.end)} == set(shown)


def test_one_box_does_not_take_all_places_for_its_neighbors() -> None:
    def mention(number: int) -> EntityMention:
        return EntityMention(f"state-{number}", f"State {number}", "state", "", 0, 0)

    first = next(claim for claim in GRAPH.claims if claim.label == "met")
    star = [replace(first, id=f"a{n:02}", subject=mention(0), object=mention(n)) for n in range(1, 20)]
    chain = [replace(first, id=f"b{n:02}", subject=mention(n), object=mention(n + 1)) for n in range(30, 40)]
    claims = [replace(claim, confidence=0.9) for claim in star] + [replace(claim, confidence=0.8) for claim in chain]
    drawing = draw(claims, ())
    shown = most_telling(drawing, worths(drawing, claims), 16, everything(drawing))
    assert sum(drawing.nodes[node].key in {f"state-{n}" for n in range(30, 41)} for node in shown) >= 6


def test_words_and_statements_come_after_named_actors() -> None:
    shown = most_telling(DRAWING, worths(DRAWING, GRAPH.claims), 12, everything(DRAWING))
    assert not {DRAWING.nodes[node].kind for node in shown} & {"phrase", "statement"}


def test_further_statements_between_two_boxes_add_a_little() -> None:
    assert together([0.5]) < together([0.5, 0.4]) < 0.5 + 0.4


def test_one_article_opens_with_few_enough_boxes_to_read() -> None:
    assert 25 <= len(opening(DRAWING, GRAPH.claims).shown) <= SHOWN_AT_FIRST


def test_stories_of_more_telling_lines_come_first() -> None:
    graph = large_graph(400, 900)
    drawing = draw(graph.claims, graph.entities)
    view = opening(drawing, graph.claims)
    sums = []
    for story in view.stories:
        inside = set(story.nodes)
        pairs = zip(drawing.lines, view.worth, strict=True)
        sums.append(sum(value**2 for line, value in pairs if line.start in inside and line.end in inside))
    assert sums == sorted(sums, reverse=True)


def test_a_long_label_stands_on_two_lines_that_lose_no_word() -> None:
    first, second = wrapped("National Security Council")
    assert (first, second) == ("National", "Security Council")
    assert wrapped("Mark Milley") == ("Mark Milley",)
    assert wrapped("x" * (WRAP + 5)) == ("x" * (WRAP + 5),)


def test_two_lines_make_a_box_narrower_and_higher() -> None:
    one, two = box_size("NationalSecurityCouncil", "state", 1), box_size("National Security Council", "state", 1)
    assert (two[0] < one[0], two[1] > one[1]) == (True, True)


def test_a_claim_is_at_the_place_that_it_names() -> None:
    def labels(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
        return {(claims[claim].label, DRAWING.nodes[node].label) for claim, node in located(DRAWING, claims)}

    assert {("resurging", "Afghanistan"), ("present in", "Ukraine")} <= labels(GRAPH.claims)
    assert "met" not in {label for label, _ in labels(GRAPH.claims)}
