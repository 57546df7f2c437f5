"""Parts of a graph: by conditions on claims, and around an entity."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import SelectionError
from kg.graph.conditions import read_condition
from kg.graph.fields import FIELDS
from kg.pipeline import Graph
from tests.fixtures_graph import example_graph

GRAPH = example_graph()


def labels(*conditions: str) -> set[str]:
    return {claim.label for claim in GRAPH.where(*conditions).claims}


def refusal(*conditions: str) -> str:
    with pytest.raises(SelectionError) as error:
        GRAPH.where(*conditions)
    return str(error.value)


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_and_its_absence_part_the_claims(field: str) -> None:
    values = {value for claim in GRAPH.claims for value in FIELDS[field].values(GRAPH, claim)}
    value = {"number": "0.5", "date": "2021", "text": "a"}.get(FIELDS[field].kind) or min(values)
    conditions = (
        (f"{field}>={value}", f"{field}<{value}") if value == "0.5" else (f"{field}={value}", f"{field}!={value}")
    )
    sizes = []
    for condition in conditions:
        try:
            sizes.append(len(GRAPH.where(condition).claims))
        except SelectionError:
            sizes.append(0)
    assert sum(sizes) == len(GRAPH.claims)
    assert sizes[0] > 0


def test_the_readme_names_each_field(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8").partition("- `--where FIELD=VALUE`")[2].partition("\n- ")[0]
    assert {field for field in FIELDS if f"`{field}`" not in text} == set()


def test_conditions_hold_together() -> None:
    both = GRAPH.where("event=CONSULT", "status=asserted").claims
    assert both
    assert set(both) == set(GRAPH.where("event=CONSULT").claims) & set(GRAPH.where("status=asserted").claims)


def test_a_bar_parts_values_of_which_one_is_enough() -> None:
    one, other = GRAPH.where("status=negated").claims, GRAPH.where("status=not actual").claims
    assert set(GRAPH.where("status=negated|not_actual").claims) == {*one, *other}


def test_names_are_compared_by_id_label_and_alias_whatever_the_case() -> None:
    found = GRAPH.where("speaker=vladimir-putin").claims
    assert found
    assert GRAPH.where("Speaker = VLADIMIR PUTIN").claims == found


def test_none_asks_for_claims_that_lack_the_field() -> None:
    assert {bool(claim.according_to) for claim in GRAPH.where("speaker=none").claims} == {False}
    assert {claim.when is None for claim in GRAPH.where("date=none").claims} == {True}
    assert {claim.when is None for claim in GRAPH.where("date!=none").claims} == {False}


def test_a_surname_is_enough_for_the_only_person_who_has_it() -> None:
    entities = [replace(entity, aliases=()) for entity in GRAPH.entities]
    graph = Graph(GRAPH.claims, entities)
    assert graph.where("speaker=putin").claims == GRAPH.where("speaker=Vladimir Putin").claims
    assert graph.around("Putin").claims == GRAPH.around("Vladimir Putin").claims
    with pytest.raises(SelectionError, match="no claim here has the entity 'ambassador'"):
        graph.where("entity=ambassador")
    sister = replace(
        next(entity for entity in entities if entity.label == "Vladimir Putin"), id="vera", label="Vera Putin"
    )
    with pytest.raises(SelectionError, match="2 entities are called 'Putin'"):
        Graph(GRAPH.claims, (*entities, sister)).around("Putin")


@pytest.mark.parametrize(
    ("condition", "meets"),
    [
        ("date=2021", True),
        ("date=2021-09-26", True),
        ("date=2021-10", False),
        ("date>=2021-09-26", True),
        ("date>2021-09-25", True),
        ("date>2021", False),
        ("date<=2021-09-26", True),
        ("date<2021-09-27", True),
        ("date<2021-09", False),
    ],
)
def test_dates_are_compared_by_their_days(condition: str, meets: bool) -> None:
    dated = next(claim for claim in GRAPH.claims if claim.when == "2021-09-26")
    try:
        found = GRAPH.where(condition).claims
    except SelectionError:
        found = ()
    assert (dated in found) is meets


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("statu=asserted", "did you mean status?"),
        ("colour=red", "fields are status (asserted, claimed, negated or not actual); polarity"),
        ("asserted", "is no condition such as status=asserted"),
        ("status=", "is no condition such as"),
        ("status>asserted", "compared by = and != only"),
        ("confidence>=high", "is no number such as 0.8"),
        ("confidence>0.5|0.6", "compares with one value"),
        ("date>=June", "is no date such as 2021"),
        ("event=CONSULTT", "did you mean CONSULT?"),
        ("event=xyzzy", "there are "),
        ("subject=vladimir", "did you mean "),
    ],
)
def test_a_condition_that_cannot_be_meant_is_answered_with_what_can(condition: str, words: str) -> None:
    assert words in refusal(condition)


def test_where_nothing_is_left_each_condition_is_counted_by_itself() -> None:
    told = refusal("status=negated", "status=asserted")
    negated, asserted = (len(GRAPH.where(each).claims) for each in ("status=negated", "status=asserted"))
    assert f"'status=negated': {negated}, 'status=asserted': {asserted}" in told


def test_a_known_value_that_no_claim_has_is_no_mistake() -> None:
    assert "none of the" in refusal("modality=requested", "polarity=negated", "status=asserted")


def test_a_condition_keeps_its_words() -> None:
    assert read_condition(" date >= 2021-06 ").text == "date >= 2021-06"


def test_around_an_entity_stand_its_claims_and_those_among_its_neighbors() -> None:
    part = GRAPH.around("Raychelle Omamo")
    own = set(GRAPH.claims_of("raychelle-omamo"))
    assert own <= set(part.claims)
    assert len(part.claims) < len(GRAPH.claims)


def test_what_is_told_around_an_entity_is_there_as_well() -> None:
    part = GRAPH.around("Vladimir Putin")
    told = {claim.id for claim in part.claims}
    contents = [claim for claim in GRAPH.claims if claim.content_of in told]
    assert contents
    assert set(contents) <= set(part.claims)


def test_a_part_holds_only_what_its_claims_name() -> None:
    part = GRAPH.where("speaker=Vladimir Putin")
    assert {article.id for article in part.articles} == {
        item.article for claim in part.claims for item in claim.evidence
    }
    assert "raychelle-omamo" not in {entity.id for entity in part.entities}


def test_an_unknown_name_is_answered_with_what_may_be_meant() -> None:
    with pytest.raises(SelectionError, match="did you mean Vladimir Putin"):
        GRAPH.around("Vladmir Putin")
    with pytest.raises(SelectionError, match=r"entities\.jsonl"):
        GRAPH.around("qqqqqqqq")


def test_a_part_of_a_build_keeps_its_base_iri() -> None:
    built = Graph(GRAPH.claims, GRAPH.entities, GRAPH.articles, base_iri="https://example.org/")
    part = built.where("status=asserted")
    assert (type(part), part.base_iri) == (Graph, "https://example.org/")
