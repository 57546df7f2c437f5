"""Rules of titles, offices and composed institutions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load, titles


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.mark.parametrize(
    ("phrase", "found", "rest"),
    [
        ("President Putin", ["President"], "Putin"),
        ("Gen. Mark Milley", ["Gen."], "Mark Milley"),
        ("Lt. Gen. Herzi Halevi", ["Lt. Gen."], "Herzi Halevi"),
        ("Foreign Minister Sergei Lavrov", ["Foreign Minister"], "Sergei Lavrov"),
        ("Interim Prime Minister Dr. Muhammad Yunus", ["Interim Prime Minister", "Dr."], "Muhammad Yunus"),
        ("Mark Milley", [], "Mark Milley"),
    ],
)
def test_titles_are_split_from_the_name_the_longest_first(
    ontology: Ontology, phrase: str, found: list[str], rest: str
) -> None:
    titles_found, name = ontology.titles.split(phrase)
    assert ([title.word for title in titles_found], name) == (found, rest)


@pytest.mark.parametrize(("word", "gender"), [("spokeswoman", "f"), ("Sheikh", "m"), ("general", ""), ("Ms.", "f")])
def test_a_title_tells_the_gender_only_where_the_word_does(ontology: Ontology, word: str, gender: str) -> None:
    title = ontology.titles.find(word)
    assert title is not None and title.gender == gender


def test_every_office_of_a_title_is_an_office(ontology: Ontology) -> None:
    named = {title.office for title in ontology.titles.words.values() if title.office}
    assert {office for office in named if (office, "") not in ontology.offices.labels} == set()


def test_every_country_of_an_office_is_an_actor(ontology: Ontology) -> None:
    countries = {country for _, country in ontology.offices.labels if country}
    assert {country for country in countries if ontology.actors.by_id(country) is None} == set()


def test_a_word_means_another_office_in_another_country(ontology: Ontology) -> None:
    assert ontology.offices.find("chancellor", "germany") == ("prime-minister",)
    assert ontology.offices.find("chancellor", "united-kingdom") == ("finance-minister",)
    assert ontology.offices.find("barista", "germany") == ()


def test_a_title_of_an_unknown_kind_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "titles.tsv").write_text("word\tkind\tgender\toffice\tsector\nGen.\tarmy\t\t\t\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"titles\.tsv, line 2: kind must be one of"):
        titles.load(tmp_path)


@pytest.mark.parametrize(
    ("phrase", "identifier", "country", "sector"),
    [
        ("Egyptian Foreign Ministry", "egyptian-foreign-ministry", "egypt", "GOV"),
        ("Egypt's foreign ministry", "egyptian-foreign-ministry", "egypt", "GOV"),
        ("the Ministry of Foreign Affairs of Egypt", "egyptian-foreign-ministry", "egypt", "GOV"),
        ("Peruvian Navy", "peruvian-navy", "peru", "MIL"),
        ("South African Supreme Court", "south-african-supreme-court", "south-africa", "JUD"),
        ("Russian Defence Ministry", "russian-defense-ministry", "russia", "MIL"),
        ("American government", "us-government", "united-states", "GOV"),
    ],
)
def test_an_institution_is_composed_of_its_state_and_its_kind(
    ontology: Ontology, phrase: str, identifier: str, country: str, sector: str
) -> None:
    found = ontology.institutions.compose(phrase, ontology.actors)
    assert found is not None
    assert (found.id, found.country, found.sector) == (identifier, country, sector)


@pytest.mark.parametrize(
    "phrase", ["Salvation Army", "Korean army", "Egyptian pyramids", "Foreign Ministry", "the army"]
)
def test_what_names_no_state_or_several_is_composed_of_nothing(ontology: Ontology, phrase: str) -> None:
    assert ontology.institutions.compose(phrase, ontology.actors) is None
