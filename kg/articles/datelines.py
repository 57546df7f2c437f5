"""Credits of an article: datelines, bylines and lines that hold a date only.

In: the beginning of a paragraph. Out: how many characters are credit, and the source and date they name.
"LONDON (Reuters) - Britain said" has a dateline of 19 characters that names Reuters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import kg.ontology
from kg.ontology.months import MONTH_ABBREVIATIONS, MONTH_NAMES, MONTH_PREFIXES

_MONTH = rf"(?:{'|'.join(MONTH_NAMES + MONTH_ABBREVIATIONS)})\.?"
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?\b"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?\b",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|released|date|modified)(?: on| at)?\s*:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?P<date>{re.sub(r'[?]P<[a-z0-9]+>', '?:', _DATE.pattern)})"
    r"(?P<time>,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?",
    re.IGNORECASE,
)
_AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^/()\n]{2,30})/)"
_WITH_AGENCY = re.compile(rf"(?P<head>[^()\n]{{0,60}}?)\s*{_AGENCY}\s*(?P<mark>[—–―:._]|-{{1,3}})?\s*")
_PLACE_ONLY = re.compile(r"(?P<head>[^()\n—–―:]{3,60}?)(?:\s*(?P<mark>[—–―:])|\s+(?P<hyphens>-{1,3}))\s+")
_SPEAKER_LABEL = re.compile(r"(?:^|(?<=[.?!] ))(?:[A-Z][A-Z .'’-]{2,40}|[QA])(?: \([^()\n]{2,40}\))?:\s", re.MULTILINE)
_SHORTEST_CITY = 4
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_OF_NAMES = "de|del|da|di|la|le|el|al|bin|ibn|van|von|der|den|du|dos"
"""Small words inside the names of persons."""
_WORD = rf"(?:{_CAPITAL}|{_OF_NAMES}|della|of|the|and)"
_CAPITALIZED = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,5}}")
_PERSON = rf"{_CAPITAL}(?:\s+(?:{_OF_NAMES}|{_CAPITAL})){{1,4}}"
_BYLINE = re.compile(
    rf"by:?\s+(?P<persons>(?-i:{_PERSON}(?:(?:,\s+|,?\s+and\s+|\s*&\s*){_PERSON})*?))"
    r"(?:\s+(?:in|at)\s+\S.{0,40}|(?:\s*[,|/–—]\s*|\s+-\s+|\s+(?:for|of)\s+)(?P<rest>\S.{0,80}))?",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|journalist|columnist|analyst|bureau)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Credit:
    """``length`` characters that are no running text, with the source and the ISO day that they name."""

    length: int
    source: str | None = None
    published: str | None = None
    by_person: bool = False
    """The source is who wrote it, and not who published it."""
    month_day: tuple[int, int] | None = None
    """Month and day of a dateline that names no year."""


def find_date(words: str) -> str | None:
    """The ISO day of the first full date in ``words`` ("Sept. 22, 2021"); None where day, month or year is missing."""
    match = _DATE.search(words)
    if match is None:
        return None
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        year = match["year"] or match["year2"]
        return date(int(year), *_month_day(match)).isoformat() if year else None
    except ValueError:
        return None


def find_month_day(words: str) -> tuple[int, int] | None:
    """The month and day of the first date in ``words`` that has no year ("Oct. 28"), else None."""
    match = _DATE.search(words)
    if match is None or match["iso"] or match["year"] or match["year2"]:
        return None
    return _month_day(match)


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return MONTH_PREFIXES.index(month[:3].capitalize()) + 1, int(day)


def read_credit_line(line: str) -> Credit | None:
    """The credit that a whole line is: "By Jane Doe, Reuters" or "Published: 22 September 2021"; else None."""
    words = line.strip()
    if len(words) > 120:
        return None
    if _DATE_LINE.fullmatch(words):
        day = find_date(words)
        return Credit(len(line), None, day) if day else None
    match = _BYLINE.fullmatch(words)
    if match is None or words.endswith((".", ":", ";", ",", "?", "!")):
        return None
    return _read_byline(line, match["persons"], match["rest"] or "")


def _read_byline(line: str, persons: str, rest: str) -> Credit | None:
    published = find_date(rest)
    outlet = _DATE.sub("", rest).strip(" ,|/–—-")
    if outlet and not _CAPITALIZED.fullmatch(outlet) and not _JOB.search(outlet):
        return None
    outlet = "" if _is_known_place(outlet) else outlet  # "By Jane Doe, Taipei"
    by_person = not outlet or bool(_JOB.search(outlet))
    return Credit(len(line), persons if by_person else outlet, published, by_person)


def _is_known_place(words: str) -> bool:
    """Is this a city, perhaps with its country, and no medium?"""
    known = kg.ontology.load()
    cities = [part.strip() for part in words.split(",")]
    return bool(known.places.by_name(cities[0])) and len(cities) <= 2 and not known.actors.by_name(cities[0])


def read_loose_line(line: str) -> Credit | None:
    """The credit that a line may be where other credits stand around it: "Reuters", "Staff Writer", "March 3"."""
    words = line.strip()
    outlet = _DATE.sub("", words).strip(" ,|/–—-")
    if not words or len(words) > 60 or (outlet and not _CAPITALIZED.fullmatch(outlet)):
        return None
    published = find_date(words)
    named = outlet if outlet and not _JOB.search(outlet) else None
    # What stands beside a date may be a place as well.
    return Credit(len(line), named if outlet == words or is_medium(outlet) else None, published)


def is_medium(name: str) -> bool:
    """Is this the name of a newspaper, broadcaster or agency that the ontology knows?"""
    return any(actor.kind == "media" for actor in kg.ontology.load().actors.by_name(name))


def read_dateline(paragraph: str) -> Credit | None:
    """The dateline that ``paragraph`` begins with ("WASHINGTON, Sept. 22 (AP) — "), else None."""
    return _read_agency_dateline(paragraph) or _read_place_dateline(paragraph)


def _read_agency_dateline(paragraph: str) -> Credit | None:
    match = _WITH_AGENCY.match(paragraph)
    if match is None or not _opens_sentence(paragraph[match.end() :]):
        return None
    head, agency = match["head"].strip(" ,."), (match["agency"] or match["slashed"]).strip()
    if not _is_outlet(agency) or (head and not _is_place(head, upper=False)):
        return None
    if (match["mark"] == "." and not match["slashed"]) or _is_speaker(match["mark"], paragraph):
        return None
    # "(CNN) President Biden" has no dash, but neither has "Vladimir Putin (right) said".
    if match["mark"] is None and not (agency.isupper() and (not head or _is_place(head, upper=True))):
        return None
    published = find_date(match["head"]) or find_date(agency)
    return Credit(match.end(), agency.split(",")[0].strip(), published, month_day=find_month_day(match["head"]))


def _read_place_dateline(paragraph: str) -> Credit | None:
    match = _PLACE_ONLY.match(paragraph)
    if match is None or not _opens_sentence(paragraph[match.end() :]):
        return None
    dated = _DATE.search(match["head"]) is not None  # "Brussels, 12 March - The Commission"
    plain = _is_place(match["head"], upper=not dated)
    if not plain and not (_is_place(match["head"], upper=False) and _is_city_before_dash(match)):
        return None
    if _is_speaker(match["mark"], paragraph):
        return None
    return Credit(match.end(), None, find_date(match["head"]), month_day=find_month_day(match["head"]))


def _is_speaker(mark: str | None, text: str) -> bool:
    """In a transcript "PUTIN: We will not" names the speaker; there, other paragraphs begin so too."""
    return mark == ":" and len(_SPEAKER_LABEL.findall(text)) > 1


def _is_city_before_dash(match: re.Match[str]) -> bool:
    """Does a paragraph begin with a known city, or one with its state, and a dash: "Goyang, South Korea - Kim met"?"""
    city, *rest = (part.strip() for part in _DATE.sub("", match["head"]).split(","))
    known = kg.ontology.load()
    state = any(actor.type == "state" for part in rest for actor in known.actors.by_name(part))
    return match["mark"] != ":" and (state or bool(known.places.by_name(city)))


def _opens_sentence(rest: str) -> bool:
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘«$€£")


def _is_outlet(words: str) -> bool:
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", words)) or (
        words[0].isupper() and len(words.split()) <= 5
    )


def _is_place(head: str, *, upper: bool) -> bool:
    """Is ``head`` a city, perhaps with its country and a date ("KYIV, Ukraine, March 3"), or a date alone?"""
    without_date = _DATE.sub("", head)
    parts = [part.strip() for part in without_date.split(",") if part.strip()]
    if not parts:
        return without_date != head
    if not all(_CAPITALIZED.fullmatch(part) for place in parts for part in re.split(r"\s*/\s*", place)):
        return False
    # "US — China talks stall" is no dateline; cities with names that short are few.
    return len(parts) <= 3 and (not upper or (parts[0].isupper() and len(parts[0]) >= _SHORTEST_CITY))
