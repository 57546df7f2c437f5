"""The English pronouns by what they can stand for.

In: a word. Out: its ``Pronoun`` or None. In "Putin also told Biden that he would not permit it", "he" asks for one
person, "it" for one thing. A closed class of the language, so it stands here and not among the ontology's rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reference = Literal["person", "several", "thing", "speaker", "speakers", "relative", "place", "counted", "none"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun refers to; ``gender`` "m", "f" or ""."""

    refers: Reference
    gender: str = ""
    reflexive: bool = False
    possessive: bool = False


_PERSONAL: dict[str, Pronoun] = {
    "he": Pronoun("person", "m"),
    "him": Pronoun("person", "m"),
    "his": Pronoun("person", "m", possessive=True),
    "himself": Pronoun("person", "m", reflexive=True),
    "she": Pronoun("person", "f"),
    "her": Pronoun("person", "f"),
    "hers": Pronoun("person", "f", possessive=True),
    "herself": Pronoun("person", "f", reflexive=True),
    "they": Pronoun("several"),
    "them": Pronoun("several"),
    "their": Pronoun("several", possessive=True),
    "theirs": Pronoun("several", possessive=True),
    "themselves": Pronoun("several", reflexive=True),
    "it": Pronoun("thing"),
    "its": Pronoun("thing", possessive=True),
    "itself": Pronoun("thing", reflexive=True),
    "i": Pronoun("speaker"),
    "me": Pronoun("speaker"),
    "my": Pronoun("speaker", possessive=True),
    "mine": Pronoun("speaker", possessive=True),
    "myself": Pronoun("speaker", reflexive=True),
    "we": Pronoun("speakers"),
    "us": Pronoun("speakers"),
    "our": Pronoun("speakers", possessive=True),
    "ours": Pronoun("speakers", possessive=True),
    "ourselves": Pronoun("speakers", reflexive=True),
}

_PERSONAL |= {word: Pronoun("relative", possessive=word == "whose") for word in ("who", "whom", "whose", "which")}

_PERSONAL["there"] = Pronoun("place")
COUNTED = {"both": 2, "neither": 2, "two": 2, "three": 3, "four": 4}
"""How many are meant by what stands for all of some that were told of together: "Both refused", "All three fled"."""
_PERSONAL |= {word: Pronoun("counted") for word in COUNTED}
_ACCUSATIVE = frozenset({"him", "her", "them"})
_OWNED = frozenset({"his", "hers", "theirs", "ours", "mine", "its"})
_NONE = Pronoun("none")


def find(word: str) -> Pronoun:
    """Return the pronoun ``word``; any other ("this", "who", "everybody") refers to nothing that can be found."""
    return _PERSONAL.get(word.lower(), _NONE)


def is_first_person(word: str) -> bool:
    """Return whether ``word`` stands for whoever speaks: "I", "our"."""
    return find(word).refers in {"speaker", "speakers"}


def stands_for_thing(word: str) -> bool:
    """Return whether a possessive without a noun stands for what somebody has: "Eden burnt his"."""
    return word.lower() in _OWNED


def is_accusative(word: str) -> bool:
    """Return whether a third-person pronoun is the object of some verb, whatever it does itself: "let him leave"."""
    return word.lower() in _ACCUSATIVE
