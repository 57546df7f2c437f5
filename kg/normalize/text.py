"""The words of a name or phrase without what does not name: possessive 's, articles, quotation marks.

In: a stretch of an article. Out: its words. "the Kremlin’s" gives "Kremlin".
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ontology.phrases import ARTICLES

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_FOOTNOTE = re.compile(r"[\s,]*\[\w{0,3}\]?$")
_WORD_EDGES = " \t\r\n\"“”‘’'`,;:!?()[]-–—"
_PHRASE_EDGES = " \t\r\n,;:!?[]-–—"
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_OPENING, _CLOSING = tuple(_QUOTES), tuple(_QUOTES.values())
_LINKS = frozenset({"and", "or", "of", "the", "in", "for", "to", "with"})
"""Words that a name does not end in, whatever the tagger says: "Aleppo and"."""
_LEADING = frozenset({"Near", "From", "Around", "Outside"})
"""Words at the beginning of a sentence that the tagger takes into a name: "Near Palmyra"."""
_FEWER = ("fewer than", "less than", "more than")
_MANY = frozenset({"many", "few", "much"})
NEXT_WORD = re.compile(r" ([a-z]+)")
"""The word right behind a phrase, where nothing but a blank parts them."""
_REMEMBERED = 1 << 15
"""Texts whose parts are kept: an article says the same names and phrases over and over."""
DETERMINERS = ARTICLES | {
    "this", "that", "these", "those", "such", "some", "any", "no", "every", "each", "both", "either", "neither",
    "his", "her", "its", "their", "my", "our", "your", "whose", "what", "which", "own",
}  # fmt: skip
PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "for", "to", "from", "with", "by", "against", "between", "among", "near", "around",
    "across", "inside", "outside", "over", "about", "into", "under", "along", "within", "behind", "off", "after",
    "before", "as",
})  # fmt: skip


@lru_cache(_REMEMBERED)
def bare(text: str) -> str:
    """Return a name without articles, quotation marks and a possessive ending."""
    line = _trim(_without_possessive(_trim(_FOOTNOTE.sub("", text) if "[" in text else text)))
    first, _, rest = line.partition(" ")
    line = rest if rest and (first.lower() in ARTICLES or first in _LEADING) else line
    rest, _, last = line.rpartition(" ")
    return rest if rest and last in _LINKS else line


@lru_cache(_REMEMBERED)
def without_determiner(text: str) -> str:
    """Return a phrase without the determiners before it: "these bases" gives "bases"."""
    line = _trim(text)
    while True:
        first, _, rest = line.partition(" ")
        kept = rest.startswith("of ") or (first.lower() == "no" and rest.startswith(_FEWER))
        if not rest or first.lower() not in DETERMINERS or kept:
            return _without_possessive(_trim(line))
        line = _trim(rest)


def words(text: str) -> list[str]:
    """Return the words of ``text`` without the punctuation around them."""
    return list(_words(text))


@lru_cache(_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a description that tell it from others, in lower case: no determiners, no prepositions."""
    return frozenset(word.lower() for word in words(text)) - DETERMINERS - PREPOSITIONS


def head_words(text: str) -> list[str]:
    """Return the words up to the first preposition: those of "prime minister" in "prime minister of Iraq"."""
    return list(_head_words(text))


@lru_cache(_REMEMBERED)
def ends_in_acronym(text: str) -> bool:
    """Tell whether the last word up to the first preposition has more than one capital: "ICE"."""
    return sum(map(str.isupper, "".join(_head_words(text)[-1:]))) > 1


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    found = [_without_possessive(word.strip(_WORD_EDGES)) for word in _visible(text).split()]
    return tuple([word for word in found if word])


@lru_cache(_REMEMBERED)
def _head_words(text: str) -> tuple[str, ...]:
    found = _words(text)
    for place, word in enumerate(found):
        bound = word.lower() == "as" and found[place - 1].lower() in _MANY  # "as many as 300 people"
        if place and word.lower() in PREPOSITIONS and not bound:
            return found[:place]
    return found


def _visible(text: str) -> str:
    """Return ``text`` without characters that show nothing."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _without_possessive(word: str) -> str:
    """Return "Kremlin" of "Kremlin’s" and "rebels" of "rebels'"."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word


def _trim(text: str) -> str:
    """Return ``text`` on one line without stray punctuation, and without quotation marks that enclose all of it."""
    line = " ".join(_visible(text).split()).strip(_PHRASE_EDGES)
    quoted = line.startswith(_OPENING) or line.endswith(_CLOSING)
    for opening, closing in _QUOTES.items() if quoted else ():
        if line.startswith(opening) and line.find(closing, 1) in {-1, len(line) - 1}:
            line = line[1:].removesuffix(closing)
        elif closing != "’" and line.endswith(closing) and line.find(opening) in {-1, len(line) - 1}:
            line = line.removesuffix(closing)
    if line.count("(") != line.count(")"):
        line = line.removeprefix("(").removesuffix(")")
    return line.strip(_PHRASE_EDGES)
