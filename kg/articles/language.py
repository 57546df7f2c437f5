"""Is a text English? A cheap look, so that a French article is refused instead of yielding nonsense.

In: a text. Out: None, or why it is not English. "Putin refused." is too short to be judged and passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Without "in", "was", "is", "on", "for", "at", "her", "has" and the like, which are words of other languages too.
_FUNCTION_WORDS = frozenset((
    "the", "of", "and", "to", "that", "with", "from", "it", "have", "been", "were", "be", "not", "are", "who", "which",
    "this", "his", "their", "they", "she", "will", "would", "said", "its", "after", "than", "more", "when", "about",
    "into", "could", "should", "our", "you", "there", "what", "because", "while", "between", "against", "before",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 40
"""Shorter texts are not judged by their words: headlines in English may hold none of these."""
_LOWEST_SHARE = 0.08
"""English news has a share of 0.12 to 0.4, other languages in Latin script one below 0.04."""
_SAMPLE = 20_000


def foreign(text: str) -> str | None:
    """Why ``text`` is not English, fit to follow a file's name; None when it may well be."""
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    if script and script != "LATIN":
        return f"is not English (most of it is in {script.capitalize()} script): only English articles can be read"
    words = _WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _LOWEST_SHARE:
        return None
    return (
        f"does not look English ({share:.0%} of its words are English function words such as 'the' and 'of'):"
        " only English articles can be read; translate it first"
    )


def _main_script(text: str) -> str | None:
    """The script that most letters of the text belong to, as Unicode names it ("CYRILLIC"); None without letters."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, count in letters.items():
        scripts[unicodedata.name(character, "UNKNOWN").split()[0]] += count
    return max(scripts, key=lambda script: (scripts[script], script)) if scripts else None
