"""PLOVER's decision rules that concern one statement: which kind of event a sentence tells of."""

from __future__ import annotations

import pytest

from tests.normalizing import claims_of


def kinds_of(text: str) -> set[tuple[str, str | None]]:
    return {(claim.event, claim.mode) for claim in claims_of(text)}


def events_of(text: str) -> set[str]:
    return {claim.event for claim in claims_of(text)}


def test_an_invitation_is_an_agreement_and_no_meeting() -> None:
    assert events_of("Jordan invited the emir to Amman.") == {"AGREE"}


def test_a_visit_to_come_keeps_its_kind_and_is_future() -> None:
    found = [claim for claim in claims_of("The emir will visit Amman in July.") if claim.event == "CONSULT"]
    assert [claim.modality for claim in found] == ["future"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway promised to sign the treaty.", "AGREE"),
        ("Norway signed the treaty.", "SUPPORT"),
        ("Norway ratified the treaty.", "SUPPORT"),
        ("Norway reached an agreement with Chile.", "SUPPORT"),
    ],
)
def test_to_promise_a_signature_is_to_agree_and_to_sign_is_to_support(text: str, event: str) -> None:
    assert event in events_of(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The king pardoned the rebels.", "CONCEDE"),
        ("The court acquitted the bishop.", "CONCEDE"),
        ("The junta expressed regret over the raid.", "CONCEDE"),
        ("The junta released the bishop.", "RETREAT"),
    ],
)
def test_a_pardon_gives_way_in_words_and_a_release_in_deeds(text: str, event: str) -> None:
    assert event in events_of(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels declared a ceasefire.", "CONCEDE"),
        ("The rebels observed the ceasefire.", "RETREAT"),
        ("The rebels withdrew from Goma.", "RETREAT"),
    ],
)
def test_a_ceasefire_is_conceded_when_declared_and_a_retreat_when_observed(text: str, event: str) -> None:
    assert event in events_of(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Japan held joint exercises with Australia.", "COOPERATE"),
        ("Japan held military exercises.", "MOBILIZE"),
        ("Japan sent peacekeepers to Sudan.", "AID"),
        ("Japan sent troops to Sudan.", "MOBILIZE"),
    ],
)
def test_exercises_and_troops_are_judged_by_whom_they_serve(text: str, event: str) -> None:
    assert event in events_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Germany paid reparations to Namibia.",
        "France forgave the debt of Sudan.",
        "Commandos rescued the hostages in Mali.",
        "Uganda granted asylum to the journalist.",
    ],
)
def test_what_mostly_serves_the_other_is_aid(text: str) -> None:
    assert "AID" in events_of(text)


def test_a_withdrawn_demand_is_a_concession() -> None:
    assert "CONCEDE" in events_of("Serbia withdrew its complaint.")


@pytest.mark.parametrize(
    "text",
    [
        "Cuba summoned the Canadian ambassador.",
        "Cuba protested to Canada over the broadcast.",
        "Cuba criticized the Canadian broadcast.",
    ],
)
def test_a_complaint_in_words_is_an_accusation(text: str) -> None:
    assert events_of(text) & {"ACCUSE", "PROTEST"} == {"ACCUSE"}


def test_a_conviction_is_a_sanction_and_no_accusation() -> None:
    assert kinds_of("A court in Lima convicted the general.") - {("LOCATED", None)} == {("SANCTION", "convict")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sweden cut military aid to Yemen.", ("SANCTION", "discontinue")),
        ("Sweden canceled the meeting.", ("REJECT", "meet")),
        ("Sweden barred the minister from entering.", ("REJECT", "assist")),
        ("Sweden deported the migrants.", ("COERCE", "deport")),
        ("Sweden expelled two diplomats.", ("SANCTION", "expel")),
    ],
)
def test_ways_to_break_off_and_to_keep_out_are_told_apart(text: str, kind: tuple[str, str]) -> None:
    assert kind[0] in events_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A court in Paris issued an arrest warrant for the general.", ("THREATEN", "arrest")),
        ("The army captured ten rebels.", ("ASSAULT", "abduct")),
        ("Police arrested ten dissidents.", ("COERCE", "arrest")),
    ],
)
def test_a_warrant_threatens_and_fighters_are_captured_not_arrested(text: str, kind: tuple[str, str]) -> None:
    assert kind in kinds_of(text)


def test_supporters_are_mobilized_to_protest_and_troops_to_fight() -> None:
    assert events_of("The opposition mobilized its supporters.") == {"PROTEST"}
    assert events_of("The junta mobilized its troops.") == {"MOBILIZE"}


def test_a_state_of_emergency_after_a_flood_is_no_coercion() -> None:
    assert "COERCE" in events_of("Mali declared a state of emergency.")
    assert "COERCE" not in events_of("Mali declared a state of emergency over the floods.")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Policemen beat the student.", "beat"),
        ("A gunman shot the senator.", "firearms"),
        ("Raiders stabbed the senator.", "primitive"),
        ("Police fired tear gas at the marchers.", "crowd-control"),
        ("Rebels bombed the barracks.", "explosives"),
    ],
)
def test_the_means_of_an_assault_is_its_mode(text: str, mode: str) -> None:
    assert ("ASSAULT", mode) in kinds_of(text)


def test_a_deed_without_an_actor_is_kept_with_the_actor_unknown() -> None:
    found = [claim for claim in claims_of("Four villagers were killed.") if claim.event == "ASSAULT"]
    assert [claim.subject.label for claim in found] == ["unknown"]
