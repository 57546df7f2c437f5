"""Leaders, ministers, generals and other figures with the offices they held.

Curated rows come first; the leaders of Wikidata's list (2022) and of the World Factbook fill in whoever is not there,
and Wikidata's ids. REIGN gives the day and month of terms that Wikidata dates by the year, and checks the curated ones.
"""

from __future__ import annotations

import re
from pathlib import Path

from anyascii import anyascii
from leaders import Holding, Reign, key, read_factbook, read_reign, read_wikidata, surname_of
from table import Row, joined, parts, read_table, slug

_SNAPSHOT = "2022"
"""Year of Wikidata's list: an office that is open there was held then, and for how long after is unknown."""
_DAY = len("2022-07-24")
_ORDINAL = re.compile(r"[IVX]+")


def build_persons(curated: Path, facts: Path, codes: dict[str, str]) -> list[Row]:
    """Return the rows of persons; ``codes`` gives actor ids by ISO alpha-3 code."""
    persons: dict[str, Row] = {}
    for row in read_table(curated / "persons.tsv"):
        person = _curated(row, codes)
        if person["id"] in persons:
            raise SystemExit(f"persons.tsv: {row['name']} is there twice")
        persons[person["id"]] = person
    respelled = {row["spelling"]: row["name"] for row in read_table(curated / "respelled.tsv")}
    reign = list(read_reign(facts, codes))
    genders = {row["name"]: row["gender"] for row in read_table(curated.parent / "given_names.tsv")}
    for holding in [*read_wikidata(facts, codes, respelled), *read_factbook(facts, codes, respelled)]:
        _add(persons, holding, reign)
    _close(persons)
    _sharpen(persons)
    stated = {row["name"]: row["gender"] for row in read_table(curated / "genders.tsv")}
    for person in persons.values():
        by_name = stated.get(person["label"]) or genders.get(key(person["label"]).split()[0], "")
        person["gender"] = person["gender"] or by_name
    return list(persons.values())


def _close(persons: dict[str, Row]) -> None:
    """Let a term that only the list of 2022 leaves open end with that year: how long it lasted after is not known."""
    for person in persons.values():
        if person.get("origin"):
            confirmed = parts(person.get("confirmed", ""))
            person["terms"] = joined(_closed(term, confirmed) for term in parts(person["terms"]))


def _sharpen(persons: dict[str, Row]) -> None:
    """Let a term of a source that begins or ends with a year or month begin or end on the day that the only neighbor
    of that time in the same office knows."""
    terms = [term for person in persons.values() for term in parts(person["terms"])]
    for person in persons.values():
        if person.get("origin"):
            person["terms"] = joined(_sharp(term, terms) for term in parts(person["terms"]))


def _sharp(term: str, others: list[str]) -> str:
    held, interval = term.split("=")
    start, end = interval.split("/")
    intervals = [other.split("=")[1].split("/") for other in others if other.startswith(f"{held}=") and other != term]
    starts = [first for first, _ in intervals if first.startswith(end)] if end != ".." and len(end) < _DAY else []
    ends = [last for _, last in intervals if last.startswith(start)] if len(start) < _DAY else []
    if len(starts) == 1 and len(starts[0]) == _DAY and starts[0] > start:
        end = starts[0]
    if len(ends) == 1 and len(ends[0]) == _DAY and (end == ".." or ends[0] < end or end.startswith(start)):
        start = ends[0]
    return f"{held}={start}/{end}"


def _closed(term: str, confirmed: list[str]) -> str:
    held, interval = term.split("=")
    start, end = interval.split("/")
    return f"{held}={start}/{_SNAPSHOT}" if end == ".." and start[:4] <= _SNAPSHOT and held not in confirmed else term


def _curated(row: Row, codes: dict[str, str]) -> Row:
    name = row["name"]
    country = codes[row["country"]] if row["country"] else ""
    terms = [_resolved(term, codes) for term in parts(row["terms"])]
    kind = "leader" if any(_executive(term) for term in terms) else "figure"
    return {
        "id": slug(name),
        "label": name,
        "type": "person",
        "kind": kind,
        "country": country,
        "gender": row["gender"],
        "aliases": joined(parts(row["aliases"]), name),
        "surnames": joined(parts(row["surnames"]) or [surname_of(name)]),
        "wikidata": row["wikidata"],
        "sector": row["sector"] or ("GOV" if terms else ""),
        "terms": joined(terms),
    }


def _resolved(term: str, codes: dict[str, str]) -> str:
    office, organization, interval = re.fullmatch(r"([^@]+)@([^=]+)=(.+)", term).groups()  # type: ignore[union-attr]
    return f"{office}@{codes.get(organization, organization)}={interval}"


def _executive(term: str) -> bool:
    return term.partition("@")[0] in {"president", "prime-minister", "monarch", "supreme-leader", "head-of-junta"}


def _add(persons: dict[str, Row], holding: Holding, reign: list[Reign]) -> None:
    """Join a holding to the person it is about, or add the person."""
    known = _known(persons, holding)
    if known is None:
        known = _create(persons, holding, reign)
    if not holding.wikidata:
        known["confirmed"] = joined([*parts(known.get("confirmed", "")), f"{holding.office}@{holding.country}"])
    if holding.wikidata:
        if known["wikidata"] and known["wikidata"] != holding.wikidata:
            print(f"persons.tsv: {known['label']}: {known['wikidata']} is {holding.wikidata} in Wikidata's list")
        known["wikidata"] = known["wikidata"] or holding.wikidata
    if key(holding.name) not in {key(name) for name in (known["label"], *parts(known["aliases"]))}:
        known["aliases"] = joined([*parts(known["aliases"]), holding.name])
    if known.get("origin") == "source" and f"{holding.office}@{holding.country}" not in known["terms"]:
        _extend(known, holding, reign)


def _known(persons: dict[str, Row], holding: Holding) -> Row | None:
    """Return the person of this name, else the only one with the surname in the same office and country."""
    name = key(holding.name)
    for person in persons.values():
        if name in {key(alias) for alias in (person["label"], *parts(person["aliases"]))}:
            return person
    if holding.wikidata:
        for person in persons.values():
            if person["wikidata"] == holding.wikidata:
                return person
    held = f"{holding.office}@{holding.country}="
    same = [
        person
        for person in persons.values()
        if held in person["terms"]
        and _alike(person, holding)
        and not (holding.wikidata and person["wikidata"])
        and any(_covers(term, held, holding, person) for term in parts(person["terms"]))
    ]
    return same[0] if len(same) == 1 else None


def _words(person: Row) -> set[str]:
    return {word for name in (person["label"], *parts(person["aliases"])) for word in key(name).split()}


def _alike(person: Row, holding: Holding) -> bool:
    """Whether a holding is spelled like the person: the same surname, or two words in common."""
    surnames = {key(word) for word in parts(person["surnames"])} | {key(surname_of(person["label"]))}
    same = surnames & {key(holding.surname), key(surname_of(holding.name))}
    return bool(same) or len(_words(person) & set(key(holding.name).split())) > 1


def _covers(term: str, held: str, holding: Holding, person: Row) -> bool:
    """Whether a holding lies in a term. Re-election is another beginning in a source; the same surname alone may be a
    relative's, so that the years must then agree."""
    if not term.startswith(held):
        return False
    first, last = term.removeprefix(held).split("/")
    if len(_words(person) & set(key(holding.name).split())) < 2:
        return abs(int(first[:4] or 0) - int(holding.start[:4])) <= 1
    return first[:4] <= holding.start[:4] <= (last[:4] if last != ".." else "9999")


def _create(persons: dict[str, Row], holding: Holding, reign: list[Reign]) -> Row:
    person = {
        "id": slug(holding.name),
        "label": holding.name,
        "type": "person",
        "kind": "leader",
        "country": holding.country,
        "aliases": "",
        "surnames": holding.surname,
        "wikidata": holding.wikidata,
        "sector": "GOV",
        "terms": "",
        "origin": "source",
        "gender": "",
    }
    plain = anyascii(holding.name)
    person["aliases"] = joined([plain] if plain != holding.name else [])
    _extend(person, holding, reign)
    persons[person["id"]] = person
    return person


def _extend(person: Row, holding: Holding, reign: list[Reign]) -> None:
    start, end, gender = holding.start, holding.end, ""
    for spell in reign:
        if (
            spell.country == holding.country
            and _samesurname_of(spell.surname, holding)
            and spell.start[:4] == start[:4]
        ):
            gender = spell.gender
            start, end = (spell.start, end or spell.end) if len(start) < len(spell.start) else (start, end)
    term = f"{holding.office}@{holding.country}={start}/{end or '..'}"
    person["terms"] = joined([*parts(person["terms"]), term])
    person["gender"] = person["gender"] or gender


def _samesurname_of(surname: str, holding: Holding) -> bool:
    last = surname.rpartition(" ")[2]
    return surname in {key(holding.surname), key(surname_of(holding.name))} or last == key(holding.surname)


def report_differences(persons: list[Row], facts: Path, codes: dict[str, str]) -> None:
    """Print curated terms of presidents and prime ministers whose start is not within two months of REIGN's."""
    reign = list(read_reign(facts, codes))
    for person in persons:
        if person.get("origin"):
            continue
        surnames = {key(word) for word in parts(person["surnames"])} | {key(surname_of(person["label"]))}
        for term in filter(_executive, parts(person["terms"])):
            country, start = re.fullmatch(r"[^@]+@([^=]+)=([^/]*)/.*", term).groups()  # type: ignore[union-attr]
            own = (spell for spell in reign if spell.country == country)
            starts = [spell.start for spell in own if spell.surname.rpartition(" ")[2] in surnames]
            if starts and len(start) >= 7 and all(abs(_months(start) - _months(one)) > 2 for one in starts):
                print(f"differs from REIGN: {person['label']}: {term}; REIGN: {', '.join(starts)}")


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int((date + "-01")[5:7])
