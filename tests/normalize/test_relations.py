"""From the words of a predicate to its relation, who is what in it, and what is no political event at all."""

from __future__ import annotations

import pytest

from kg.model import Claim, EntityMention
from tests.normalizing import claims_of


def with_relation(text: str, relation: str) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.relation == relation]


def object_of(claim: Claim) -> str:
    return claim.object.label if isinstance(claim.object, EntityMention) else ""


def arguments_of(claim: Claim) -> set[tuple[str, str]]:
    return {(argument.role, argument.label) for argument in claim.arguments}


def label_of_other(text: str) -> list[str]:
    return [claim.label for claim in with_relation(text, "kg:other")]


def test_a_day_chooses_no_row() -> None:
    assert with_relation("Erdogan called Aliyev on Monday.", "kg:phoned")


def test_to_call_somebody_something_is_no_telephone_call() -> None:
    assert not with_relation("Lula called the envoy a friend.", "kg:phoned")


def test_to_ask_whether_is_no_request() -> None:
    assert not with_relation("The committee asked whether Dublin had armed the militants.", "kg:asked")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chile and Peru agreed on a fishing zone.", "kg:agreedWith"),
        ("Chile and Peru signed an agreement.", "kg:signedAgreementWith"),
        ("Chile and Peru reached a deal.", "kg:reachedAgreementWith"),
        ("Chile and Peru exchanged prisoners.", "kg:swappedPrisonersWith"),
    ],
)
def test_several_who_agree_do_it_with_each_other(text: str, relation: str) -> None:
    (claim,) = with_relation(text, relation)
    assert (claim.subject.label, object_of(claim)) == ("Chile", "Peru")
    assert [argument.role for argument in claim.arguments] == ["theme"]


def test_one_who_agrees_agrees_to_the_thing() -> None:
    (claim,) = with_relation("Chile agreed on a fishing zone.", "kg:agreedTo")
    assert object_of(claim) == "fishing zone"


def test_what_was_refused_is_told_by_its_participants() -> None:
    (claim,) = with_relation("Germany refused to send peacekeepers to Mali.", "kg:refused")
    assert ("content", "Mali") in arguments_of(claim)


def test_who_is_to_do_what_is_demanded_is_asked() -> None:
    (claim,) = with_relation("Serbia demanded that Kosovo withdraw.", "kg:demanded")
    assert ("recipient", "Kosovo") in arguments_of(claim)


def test_who_did_what_is_condemned_takes_part_in_the_claim() -> None:
    (claim,) = with_relation("Norway condemned the arrest of Joseph Moyo by Zambia.", "kg:condemned")
    assert ("content", "Zambia") in arguments_of(claim)


def test_what_is_counted_chooses_the_row() -> None:
    assert with_relation("Kenya withdrew the batch of 200 soldiers.", "kg:withdrew")


def test_a_particle_before_its_object_is_a_particle() -> None:
    (claim,) = with_relation("Tanzania closed down the newspaper in 2017.", "kg:closed")
    assert object_of(claim) == "newspaper"


def test_a_word_behind_the_object_belongs_to_the_verb() -> None:
    (claim,) = with_relation("Rebels took the priests hostage in Bangui.", "kg:tookHostage")
    assert object_of(claim) == "priests"


@pytest.mark.parametrize(
    "text",
    [
        "The typhoon killed nine people.",
        "The Finnish sprinter attacked the leader.",
        "The bakery chain attacked its rival.",
        "The smile disarmed the audience.",
        "The studio shot the series in Jordan.",
        "Strong demand for beef pleased the grocers.",
        "Floods forced the closure of the Brenner road.",
    ],
)
def test_words_of_war_in_ordinary_news_raise_no_alarm(text: str) -> None:
    assert {claim.event for claim in claims_of(text)} <= {"OTHER", "LOCATED", "SAY"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A missile hit the depot near Odesa.", "ASSAULT"),
        ("The airstrike killed nine people.", "ASSAULT"),
        ("The regulator fined the bakery chain.", "SANCTION"),
        ("Kidnappers killed the Dutch tourists.", "ASSAULT"),
        ("Welders went on strike.", "PROTEST"),
    ],
)
def test_what_acts_for_others_and_against_business_is_no_ordinary_news(text: str, event: str) -> None:
    assert event in {claim.event for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The nurse accused the porter of negligence.", "ACCUSE"),
        ("A court ordered the landlord to mend the roof.", "REQUEST"),
        ("The college expelled a freshman.", "SANCTION"),
    ],
)
def test_an_everyday_event_keeps_its_type_and_has_a_low_confidence(text: str, event: str) -> None:
    (found,) = (claim for claim in claims_of(text) if claim.event == event)
    assert found.confidence < 0.5
    assert "everyday" in found.evidence[0].rules


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kenya has pressed ahead with the dam.", "pressed ahead with"),
        ("Kenya didn’t screw up the policy.", "screw up"),
        ("The policy was not screwed up by Kenya.", "screwed up"),
        ("Kenya did not zigzag around Chad.", "zigzag"),
    ],
)
def test_a_predicate_without_a_row_is_shown_in_its_own_words(text: str, label: str) -> None:
    assert label in label_of_other(text)


def test_what_was_denied_or_admitted_was_not_said_to_whom_it_was_done() -> None:
    for text, relation in (
        ("Chad has repeatedly denied arming the Libyan National Army.", "kg:disclaimed"),
        ("Kenya threatened to expel Somali diplomats.", "kg:threatened"),
    ):
        (told,) = with_relation(text, relation)
        assert object_of(told) == ("Somali diplomats" if relation == "kg:threatened" else "")
