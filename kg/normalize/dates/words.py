"""The words that date expressions are made of, and the plain form in which the grammar reads them.

In: an expression as an article writes it. Out: its plain form ("Sept. 22, 2020" -> "sept 22 2020"), regular-expression
fragments for months, weekdays, numbers and units, and the numbers that such words stand for.
"""

from __future__ import annotations

import re
import unicodedata

from kg.ontology.months import DAY_NAMES, MONTH_ABBREVIATIONS, MONTH_NAMES, MONTH_PREFIXES

MONTHS = {name.lower(): MONTH_PREFIXES.index(name[:3]) + 1 for name in MONTH_NAMES + MONTH_ABBREVIATIONS}
"""The number of a month by its name and abbreviations."""
_SHORT_DAYS = (("mon",), ("tues", "tue"), ("wed",), ("thurs", "thur", "thu"), ("fri",), ("sat",), ("sun",))
WEEKDAYS = {
    name: index for index, (day, short) in enumerate(zip(DAY_NAMES, _SHORT_DAYS, strict=True)) for name in (day, *short)
}
"""The number of a day by its name and abbreviations; Monday is 0."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of the northern hemisphere; each lasts three."""

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_CARDINALS = {word: value for value, word in enumerate(_SMALL)} | _TENS | {"hundred": 100, "dozen": 12}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "hundredth": 100,
} | {word[:-1] + "ieth": value for word, value in _TENS.items()}  # fmt: skip
_NICKNAMES = {"tens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
NICKNAMED_DECADES = _NICKNAMES | {"seventies": 70, "eighties": 80, "nineties": 90}


def _any_of(words: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTH = _any_of(MONTHS)
WEEKDAY = _any_of(WEEKDAYS)
SEASON = _any_of(SEASONS)
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{'|'.join(_TENS)})-{_any_of(_ORDINALS)}|{_any_of(_ORDINALS)})"
NUMBER = (
    rf"(?:\d{{1,4}}|(?:{'|'.join(_TENS)})-{_any_of(_CARDINALS)}|a couple of|a couple|couple of|half a dozen|a dozen|"
    rf"{_any_of(_CARDINALS)}|an|a)"
)
UNIT = r"(?:day|week|month|quarter|year|decade|centur(?=y\b|ies\b))(?:s|y|ies)?"
CLOCK = (
    r"(?:at |around |about |shortly before |shortly after |just after |just before )*"
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)(?: (?:gmt|utc|est|edt|et|local time))?"
    r"|\d{1,2}:\d\d(?: (?:gmt|utc|local time))?"
    r"|\d{4} ?(?:gmt|utc)|\d{1,2} o'clock|noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall)"
)
"""A time of the day, which the day that it belongs to does not depend on."""
DAYPART = r"(?:(?:early |late |mid-)?(?:morning|afternoon|evening|night)|lunchtime|night-?time|overnight)"

_DASHES = re.compile(r"\s*[–—]\s*")
_SPACED_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
_PUNCTUATION = re.compile(r"(?<=[a-z])\.(?=\s|-|$|[a-z]\.)|,")
_POSSESSIVE = re.compile(r"(?<=\w)'s$|(?<=s)'$")
_CENTURY_APOSTROPHE = re.compile(r"(?<=\d0)'s\b")


def plain(expression: str) -> str:
    """The expression in lower case, without commas, abbreviation dots and a final possessive; dashes as " to "."""
    text = unicodedata.normalize("NFKC", expression).lower().replace("’", "'").replace("‘", "'")
    text = _SPACED_HYPHEN.sub("-", _DASHES.sub(" to ", text)).replace("p.m.", "pm").replace("a.m.", "am")
    text = _PUNCTUATION.sub(" ", _CENTURY_APOSTROPHE.sub("s", text))
    text = " ".join(text.split()).strip('"“”().;:!? ')
    return _POSSESSIVE.sub("", text)


def number(word: str) -> int:
    """The value of a cardinal ("3", "a couple of", "twenty-five"). Raises KeyError for any other word."""
    if word.isdigit():
        return int(word)
    if "couple" in word:
        return 2
    if word == "half a dozen":
        return 6
    word = word.removeprefix("a ") if word != "a" else "one"
    tens, _, rest = ("one" if word == "an" else word).partition("-")
    return _CARDINALS[tens] + (_CARDINALS[rest] if rest else 0)


def ordinal(word: str) -> int:
    """The value of an ordinal ("3rd", "third", "twenty-fifth"). Raises KeyError for any other word."""
    if word[0].isdigit():
        return int(word[:-2])
    tens, _, rest = word.partition("-")
    return _TENS[tens] + _ORDINALS[rest] if rest else _ORDINALS[tens]


def unit(word: str) -> str:
    """The unit in the singular: "centuries" gives "century"."""
    return "century" if word.startswith("centur") else word.removesuffix("s")
