"""Rules of the table of cities."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load, places
from kg.ontology.places import Places


@pytest.fixture(scope="module")
def cities() -> Places:
    return load().places


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "ukraine"),
        ("Kiev", "ukraine"),
        ("Raqqa", "syria"),
        ("Deir ez-Zor", "syria"),
        ("Homs", "syria"),
        ("Mosul", "iraq"),
        ("Fallujah", "iraq"),
        ("Sanaa", "yemen"),
        ("Hodeidah", "yemen"),
        ("Khan Younis", "palestine"),
        ("Goma", "democratic-republic-of-the-congo"),
        ("Mekelle", "ethiopia"),
        ("El Fasher", "sudan"),
        ("Kunduz", "afghanistan"),
        ("Harare", "zimbabwe"),
        ("Ürümqi", "china"),
        ("São Paulo", "brazil"),
        ("St. Petersburg", "russia"),
        ("Bakhmut", "ukraine"),
        ("Naypyidaw", "myanmar"),
    ],
)
def test_a_city_is_found_under_the_names_that_news_uses(cities: Places, name: str, country: str) -> None:
    assert cities.by_name(name)[0].country == country


def test_the_capital_and_the_larger_city_come_first(cities: Places) -> None:
    found = cities.by_name("Tripoli")
    assert [city.country for city in found[:2]] == ["libya", "lebanon"]
    assert cities.by_name("Paris")[0].country == "france"


def test_a_country_keeps_its_own_cities_only(cities: Places) -> None:
    assert [city.country for city in cities.by_name("Tripoli", "lebanon")] == ["lebanon"]


@pytest.mark.parametrize("text", ["nice", "reading", "Niceville Tech", "Kyiv Independent"])
def test_small_letters_and_longer_names_are_no_city(cities: Places, text: str) -> None:
    assert cities.by_name(text) == ()


def test_a_city_has_coordinates_and_a_geonames_id(cities: Places) -> None:
    geneva = cities.by_name("Geneva")[0]
    assert (round(geneva.lat), round(geneva.lon), geneva.geonames) == (46, 6, "2660646")
    assert geneva.id == "geneva-switzerland"


def test_every_country_of_a_city_is_an_actor() -> None:
    ontology = load()
    lines = (ontology.folder / "cities.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert {line.split("\t")[3] for line in lines} <= {actor.id for actor in ontology.actors}
    assert len({line.split("\t")[0] for line in lines}) == len(lines) > 30_000


def test_nearly_every_state_has_its_capital_in_the_table() -> None:
    ontology = load()
    missing = [
        actor.id
        for actor in ontology.actors
        if actor.kind == "state" and actor.capitals
        and not any(city.capital for name in actor.capitals for city in ontology.places.by_name(name, actor.id))
    ]  # fmt: skip
    assert len(missing) <= 3, missing


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cities.tsv").write_text("name\tcountry\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"cities\.tsv, line 1"):
        places.load(tmp_path)
