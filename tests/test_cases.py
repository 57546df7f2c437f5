"""Every prose case of tests/cases gives the claims that it says; every known gap of tests/cases/gaps still fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Article, Claim, EntityMention, Evidence, Place, Speaker
from kg.ontology import load, rules
from tests.normalizing import normalized
from tests.prose_cases import Case, Expectation, describe, faults, read_cases, read_expectation, same

FOLDER = Path(__file__).with_name("cases")
FILES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
GAPS = sorted((FOLDER / "gaps").glob("*.md"))
CASES = [case for path in FILES for case in read_cases(path)]
KNOWN_GAPS = [case for path in GAPS for case in read_cases(path)]
MEANINGS = rules.load(load().folder)


def _check(case: Case) -> list[Claim]:
    found = normalized(Article(case.place, case.text, published=case.published))
    wrong = faults(case, found.claims, found.entities)
    got = "\n  ".join(describe(claim) for claim in found.claims)
    assert not wrong, f"{case.text}\n" + "\n".join(wrong) + f"\n  {got}"
    return list(found.claims)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_a_prose_case_gives_its_claims_by_rules_that_are_explained(case: Case) -> None:
    fired = {rule for claim in _check(case) for evidence in claim.evidence for rule in evidence.rules}
    assert not [rule for rule in sorted(fired) if MEANINGS.sentence(rule) is None]


@pytest.mark.parametrize("case", KNOWN_GAPS, ids=lambda case: case.place)
@pytest.mark.xfail(reason="known gap: once closed, its case moves up", strict=True, raises=AssertionError)
def test_a_known_gap_is_still_one(case: Case) -> None:
    _check(case)


def _end(name: str) -> EntityMention:
    return EntityMention(name.lower().replace(" ", "-"), name, "state", name, 0, len(name))


EVIDENCE = Evidence("a", 0, 20, "Peru expelled Chile.", 5, 13, 0, 4, 14, 19, ())


def _claim(subject: str = "Peru", lemma: str = "expel", thing: str = "Chile", **changes: object) -> Claim:
    values: dict[str, object] = {
        "polarity": "affirmed", "modality": "actual", "according_to": (), "event": "SANCTION", "when": None,
        "where": None, "asserted": True, "confidence": 0.9,
    } | changes  # fmt: skip
    return Claim(
        id="0", subject=_end(subject), relation="kg:x", label=lemma, predicate=lemma, lemma=lemma, mode=None,
        object=_end(thing), arguments=(), content_of=None, evidence=(EVIDENCE,), **values,  # type: ignore[arg-type]
    )  # fmt: skip


def _faults(line: str, *claims: Claim) -> list[str]:
    return faults(Case("x.md:1", "", "", None, (read_expectation(line, "x.md:1"),)), claims)


@pytest.mark.parametrize(
    "line",
    [
        "Peru | expel | Chile | affirmed actual | event SANCTION",
        "Peru / Lima | throw out / expel | —",
        "Peru | expel | Chile | affirmed actual | when —",
        "Peru | expel | Chile | affirmed",
        "not asserted: Chile | expel | Peru",
        "not asserted: Peru | invade | Chile",
        "no claim: Chile | expel | Peru",
        "no event: ASSAULT COERCE",
    ],
)
def test_a_right_claim_satisfies_an_expectation(line: str) -> None:
    assert not _faults(line, _claim())


@pytest.mark.parametrize(
    "line",
    [
        "Bolivia | expel | Chile | affirmed actual",
        "Peru | expel | Bolivia | affirmed actual",
        "Peru | invade | Chile | affirmed actual",
        "Peru | expel | Chile | negated actual",
        "Peru | expel | Chile | affirmed future",
        "Peru | expel | Chile | affirmed actual | event ASSAULT",
        "Peru | expel | Chile | affirmed actual | according to Lima",
        "Peru | expel | Chile | affirmed actual | when 2020-01-01",
        "Peru | expel | Chile | affirmed actual | where Lima",
        "Peru | expel | Chile | affirmed actual | when 2020",
        "not asserted: Peru | expel | Chile",
        "no claim: Peru | expel",
        "no event: any",
    ],
)
def test_a_wrong_claim_fails_an_expectation(line: str) -> None:
    assert _faults(line, _claim())


def test_an_unasserted_claim_is_no_fault_of_a_line_about_asserted_ones() -> None:
    assert not _faults("not asserted: Peru | expel | Chile", _claim(asserted=False))


def test_an_unwanted_speaker_fails_and_a_longer_chain_may_end_in_the_wanted_one() -> None:
    speakers = tuple(Speaker(name.lower(), name, name, 0, 1) for name in ("Reuters", "Lima"))
    said = _claim(according_to=speakers, asserted=False)
    assert _faults("Peru | expel | Chile | affirmed actual", said)
    assert _faults("Peru | expel | Chile | affirmed actual | according to Reuters", said)
    assert not _faults("Peru | expel | Chile | affirmed actual | according to Lima", said)
    assert not _faults("Peru | expel | Chile | affirmed actual | according to Reuters > Lima", said)
    assert not _faults("Peru | expel | Chile | affirmed actual | according to any", said)


def test_time_and_place_are_compared_as_written() -> None:
    placed = _claim(when="2020-01-01", where=Place("lima", "Lima"))
    assert not _faults("Peru | expel | Chile | affirmed actual | when 2020-01-01 | where Lima", placed)


def test_both_sides_of_a_meeting_may_be_its_subject() -> None:
    assert not _faults("Chile | meet | Peru | affirmed actual", _claim(lemma="meet", event="CONSULT"))


def test_a_name_must_be_the_same_and_a_thing_may_differ_by_a_word() -> None:
    assert same("the U.N.", "UN") and same("São Tomé", "Sao Tome") and same("two Greek diplomats", "Greek diplomats")
    assert (
        not same("Foreign Minister Kaya", "Kaya")
        and not same("Georgia Tech", "Georgia")
        and not same("bases", "rebels")
    )


@pytest.mark.parametrize(
    "line", ["Peru", "Peru | expel | Chile | maybe", "no event: WAR", "Peru | expel | — | event war"]
)
def test_a_line_that_is_not_understood_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(ValueError, match=r"x\.md:1"):
        read_expectation(line, "x.md:1")


@pytest.mark.parametrize("case", [*CASES, *KNOWN_GAPS], ids=lambda case: case.place)
def test_every_case_can_fail(case: Case) -> None:
    """Each line by itself: without any claim what it expects is missing, and what it forbids breaks it."""
    for expected in case.expectations:
        claims = () if expected.kind == "claimed" else (_forbidden(expected),)
        assert faults(replace(case, expectations=(expected,)), claims), expected.line


def _forbidden(line: Expectation) -> Claim:
    """The first of the claims that a line forbids."""
    subject, relation, thing = ((names or ("x",))[0] for names in (line.subject, line.relation, line.object))
    return _claim(subject, relation, thing, event=(line.events or ("OTHER",))[0])


def test_there_are_cases_and_no_text_stands_twice() -> None:
    texts = [case.text for case in (*CASES, *KNOWN_GAPS)]
    assert len(texts) >= 220
    assert len(texts) == len(set(texts))
