"""Is a text English? A cheap look, so that a French article is refused instead of yielding nonsense.

In: a text. Out: None, or why it is not English. "Putin refused." is too short to be judged and passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import languages

_WORD = re.compile(r"['’](?:s|t|re|ve|ll)\b|[^\W\d_]+(?:['’](?!(?:s|t|re|ve|ll)\b)(?=[^\W\d_]))?", re.IGNORECASE)
"""A word, with the apostrophe of an elided one ("l'accord"); what English contracts ("Iran's") stands by itself."""
_FEWEST_WORDS = 8
"""Shorter texts are not judged by their words."""
_FEWEST_FOR_SHARE = 40
"""From here on, an English text holds English function words; a shorter headline may hold none."""
_LOWEST_SHARE = 0.08
"""English news has a share of 0.2 to 0.5, a language that is not in the table one below that."""
_SHARED_WEIGHT = 0.5
_SAMPLE = 20_000
_EAST_ASIAN = "Chinese, Japanese or Korean"
_SCRIPTS = dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"), _EAST_ASIAN)
_REMEDY = "only English articles can be read; translate it first"


@dataclass(frozen=True, slots=True)
class _Hint:
    """What speaks for one other language, and what for English; words that both have speak for neither."""

    language: str
    own: frozenset[str]
    """Its words in the text."""
    accented: frozenset[str]
    """Further words with accents, which speak for any language but English."""
    weight: float
    english: int

    @property
    def lead(self) -> float:
        """By how much the language outweighs English."""
        return self.weight - self.english

    @property
    def examples(self) -> list[str]:
        """The words, those first that English texts do not hold."""
        shared = languages.load().shared
        return [*sorted(self.own - shared), *sorted(self.own & shared), *sorted(self.accented)]


def foreign(text: str) -> str | None:
    """Why ``text`` is not English, fit to follow a file's name; None when it may well be."""
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    if script and script != "LATIN":
        named = script if script == _EAST_ASIAN else script.capitalize()
        return f"is not English (most of it is in {named} script): {_REMEDY}"
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return None
    counts, judged = Counter(map(_plain, words)), Counter(map(_plain, _judged(words)))
    hint = max((_weigh(language, counts, judged) for language in languages.load().others), key=lambda hint: hint.lead)
    if hint.lead > 0 and _is_certain(hint):
        shown = ", ".join(f"'{word}'" for word in hint.examples[:3])
        return f"does not look English (it reads like {hint.language}: {shown}): {_REMEDY}"
    share = sum(counts[word] for word in languages.load().english) / len(words)
    if len(words) >= _FEWEST_FOR_SHARE and share < _LOWEST_SHARE:
        return f"does not look English ({share:.0%} of its words are function words such as 'the' and 'of'): {_REMEDY}"
    return None


def _is_certain(hint: _Hint) -> bool:
    """Are there two words that English texts do not hold, three of any kind, or one of each and no English one?"""
    found = hint.own | hint.accented
    plain = found - languages.load().shared
    if len(plain) >= 2 or len(found) >= 3:
        return True
    return not hint.english and len(hint.own) >= 2 and bool(plain & hint.own)


def _weigh(language: str, counts: Counter[str], judged: Counter[str]) -> _Hint:
    """How much speaks for ``language``."""
    known = languages.load()
    vocabulary = known.others[language]
    own = frozenset(word for word in vocabulary - known.english if judged[word])
    accented = frozenset(word for word in judged if not word.isascii()) - own
    weight = sum(judged[word] * (_SHARED_WEIGHT if word in known.shared else 1) for word in own | accented)
    return _Hint(language, own, accented, weight, sum(counts[word] for word in known.english - vocabulary))


def _judged(words: Sequence[str]) -> Sequence[str]:
    """The words that may speak for another language: without names, so in a text of mixed case those in lower case."""
    if sum(word.isupper() for word in words) > len(words) / 2:
        return words
    found = []
    in_name = False
    for number, word in reversed([*enumerate(words)]):
        # "von der" before "Leyen" belongs to the name.
        in_name = (word[0].isupper() and number > 0) or (in_name and _plain(word) in languages.load().shared)
        if not in_name:
            found.append(word)
    return [word for word in found if word[0].islower() or word == words[0]]


def _plain(word: str) -> str:
    """The word as the table has it: in lower case, with its apostrophe only where it is an elided one ("l'")."""
    lower = word.lower().replace("’", "'")
    return lower if lower in _elided() else lower.removesuffix("'")


@cache
def _elided() -> frozenset[str]:
    return frozenset(word for words in languages.load().others.values() for word in words if word.endswith("'"))


def _main_script(text: str) -> str | None:
    """The script that most letters of the text belong to, as Unicode names it ("CYRILLIC"); None without letters."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, count in letters.items():
        script = unicodedata.name(character, "UNKNOWN").split()[0].split("-")[0]
        scripts[_SCRIPTS.get(script, script)] += count
    return max(scripts, key=lambda script: (scripts[script], script)) if scripts else None
