"""The parts of a predicate's words.

In: words as a row of the lexicon writes them ("pay a visit to"). Out: a ``Phrase`` with lemma, particle, noun and
preposition. "The envoy paid a visit to Kabul" is found through lemma "pay", noun "visit" and preposition "to".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ARTICLES = frozenset({"a", "an", "the"})
PARTICLES = frozenset({"up", "down", "out", "off", "away", "back", "apart", "together", "forward", "aside", "ahead"})
"""Words that are a particle wherever they follow a verb; "over", "in" and "on" are one only where a row says so."""
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "around", "as", "at",
    "before", "behind", "below", "beside", "between", "beyond", "by", "concerning", "despite", "during", "for", "from",
    "in", "inside", "into", "like", "near", "of", "on", "onto", "outside", "over", "past", "regarding", "through",
    "throughout", "to", "toward", "towards", "under", "until", "upon", "versus", "via", "with", "within", "without",
})  # fmt: skip
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "along", "off", "within", "throughout"}
)
"""Prepositions before a place; "on" before some ("on Crimea") and before much else."""
_NO_MEN = frozenset({"abdomen", "acumen", "omen", "regimen", "specimen", "turkmen", "yemen"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a predicate's words; "" where it has none."""

    lemma: str
    particle: str = ""
    preposition: str = ""
    noun: str = ""
    modifier: str = ""
    complement: str = ""
    """Preposition and noun, or class of nouns, that belong to the verb: "on strike", "from @agreement".

    The noun may have a modifier: "on peacekeeping mission"."""


def parse(words: str, kind: str = "verb", particle: str = "") -> Phrase:
    """Return the parts of ``words``; ``particle`` names one that looks like a preposition ("over" of "take over").

    Raises ``ValueError`` when a word is left that has no place.
    """
    tokens = [word for word in words.lower().split() if word not in ARTICLES]
    if not tokens:
        raise ValueError("`words` are empty")
    return _verb(tokens, particle) if kind == "verb" else _noun(tokens)


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """Return a noun without its plural ending, the same for both numbers: "sanctions", "sanction" -> "sanction".

    "Gunmen" gives "gunman". It makes keys that can be compared, not always English ("headquarter"); the last word of a
    phrase is the noun.
    """
    if word.endswith("men") and word not in _NO_MEN:
        return f"{word[:-2]}an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]


def _noun(tokens: list[str]) -> Phrase:
    preposition = tokens.pop() if tokens[-1] in PREPOSITIONS else ""
    if not 1 <= len(tokens) <= 2:
        raise ValueError(f"a noun or adjective is one word, or two with its modifier, not {' '.join(tokens)!r}")
    modifier = singular(tokens[0]) if len(tokens) == 2 else ""
    return Phrase(singular(tokens[-1]), preposition=preposition, modifier=modifier)


def _verb(tokens: list[str], particle: str) -> Phrase:
    lemma, rest = tokens[0], tokens[1:]
    stacked = len(rest) == 2 and PREPOSITIONS.issuperset(rest)  # "give in to", "hold on to"
    if rest and (stacked or rest[0] in PARTICLES or rest[0] == particle):
        particle, rest = rest[0], rest[1:]
    elif particle:
        raise ValueError(f"particle {particle!r} does not follow the verb")
    preposition = rest.pop() if rest and rest[-1] in PREPOSITIONS else ""
    if len(rest) in {2, 3} and rest[0] in PREPOSITIONS:
        name = " ".join(rest[1:])
        return Phrase(lemma, particle, preposition, complement=f"{rest[0]} {name if '@' in name else singular(name)}")
    if len(rest) > 2 or any(word in PREPOSITIONS for word in rest):
        raise ValueError(f"cannot tell what {' '.join(rest)!r} is to {lemma!r}")
    noun = (rest[-1] if rest[-1].startswith("@") else singular(rest[-1])) if rest else ""
    modifier = singular(rest[0]) if len(rest) == 2 else ""
    return Phrase(lemma, particle, preposition, noun, modifier)
