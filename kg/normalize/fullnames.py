"""Short names to the full ones that the same article writes.

In: the names of an article. Out: for a short form the mention of the full name: "Biden" gives "Joe Biden", "SDF" the
"Syrian Democratic Forces (SDF)", "the Journal" the Wall Street Journal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from kg.model import Article, Mention
from kg.normalize.links import written
from kg.normalize.namewords import NameReader
from kg.normalize.text import bare, head_words, words

_BRACKET = re.compile(r"[\s,]*\(\s*[\"“]?([A-Z][A-Za-z.&’'-]{1,11})[\"”]?\s*[);,]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z.&-]*[A-Z]s?\.?|(?:[A-Z]\.){2,}")
_SAME_SPELLING = 90
Key = TypeVar("Key", bound=Hashable)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "al", "to"})
_BODIES = frozenset({"ORG", "PRODUCT"})
"""What the tagger takes the whole name of a body for: "Lockheed Martin"."""
_SHORTEST = 2
_SHORTEST_FIRST = 5
"""Letters of a first word that stands for the whole name of a body."""
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class FullName:
    """A name of several words; ``words`` are folded: in lower case, without diacritics."""

    words: tuple[str, ...]
    mention: Mention
    count: int
    core: tuple[str, ...]
    """The words up to the first preposition."""


class FullNames:
    """The full names of one article: of persons, and of everything else."""

    def __init__(self, article: Article, named: Sequence[Mention], reader: NameReader) -> None:
        self._reader = reader
        self.people = self._collect(mention for mention in named if reader.is_person(mention))
        self.others = self._collect(mention for mention in named if not reader.is_person(mention))
        self._ends = _by(self.people, lambda full: [full.words[-1]])
        self._begins = _by(self.people, lambda full: [full.words[0]])
        self._inner = _by(self.people, lambda full: full.words[1:-1])
        self._lengths = _by(self.people, lambda full: [len(full.words)])
        self._alone = frozenset(_fold(reader.name_of(one)) for one in named if reader.is_person(one))
        self._kin = {full for full in self.people if reader.is_of_kin(full.mention)}
        self._heads = _by(self.others, lambda full: full.core[-1:])
        self._first = _by(self.others, lambda full: full.words[:1])
        self._initials = _by(self.others, _initials)
        self._acronyms = self._defined(article, named)

    def person(self, name: str) -> Mention | None:
        """Return the longer name of the person who is called ``name``: the one that the article writes most."""
        short = _fold(name)
        ends = self._ends.get(short[-1], ()) if short else self.people
        found = [full for full in ends if len(full.words) > len(short) and full.words[-len(short) :] == short]
        if len(short) > 1:
            found = [full for full in found if full not in self._kin]  # his son, and not he
        if len(found) > 1 and len(short) == 1:
            found = [full for full in found if not self._is_called_more(full, short[0])] or found
        if not found and len(short) == 1:
            found = self._only(self._begins, short[0]) or self._only(self._inner, short[0])
        if not found and len(short) > 1:
            found = self._respelled(short)
        return max(found, key=lambda full: (full.count, len(full.words))).mention if found else None

    def _is_called_more(self, full: FullName, last: str) -> bool:
        """Whether the last word alone is not what somebody is called by: "Vladimir Padrino López" of "López".

        The gazetteer has him under another surname, the article calls him "Padrino" or "Padrino López", or the word
        before is a surname itself: "Gustavo González López".
        """
        known = self._reader.surnames(self._reader.name_of(full.mention))
        if known:
            return all(_fold(surname) != (last,) for surname in known)
        inner = full.words[1:-1][-1:]
        doubled = self._reader.is_surname("".join(inner)) or not self._alone.isdisjoint({inner, (*inner, last)})
        return bool(inner) and doubled

    @staticmethod
    def _only(names: Mapping[str, list[FullName]], word: str) -> list[FullName]:
        """Return the only full name with a word in that place: "Salinas" of "Carlos Salinas de Gortari"."""
        found = names.get(word, []) if word not in _SMALL else []
        return found if len(found) == 1 else []

    def thing(self, name: str) -> Mention | None:
        """Return the longer name whose head ``name`` ends: "Journal" for the Wall Street Journal."""
        short = _fold(name)
        if len(short) > _SHORTEST or is_acronym(name):
            return None
        for full in self._heads.get(short[-1], ()) if short else ():
            longer = len(full.core) > len(short) and full.core[-len(short) :] == short
            if longer and full.mention.label not in {"GPE", "LOC"}:
                return full.mention
        return None

    def begun(self, name: str) -> Mention | None:
        """Return the only body whose name begins with ``name``: "Wagner" for the Wagner Group."""
        short = _fold(name)
        if len(short) != 1 or len(short[0]) < _SHORTEST_FIRST or is_acronym(name):
            return None
        found = [full.mention for full in self._first.get(short[0], ())]
        return found[0] if len(found) == 1 and found[0].label in _BODIES else None

    def defined(self, name: str) -> Mention | None:
        """Return the name that the article puts before ``name`` in brackets."""
        return self._acronyms.get(name)

    def spelled_out(self, name: str) -> Mention | None:
        """Return the longer name whose initials are the acronym ``name``."""
        if not is_acronym(name):
            return None
        found = self._initials.get(re.sub(r"[^A-Za-z]", "", name).lower())
        return found[0].mention if found else None

    def _collect(self, mentions: Iterable[Mention]) -> tuple[FullName, ...]:
        """Return the distinct names of more than one word, in order of appearance."""
        seen: dict[tuple[str, ...], Mention] = {}
        counts: Counter[tuple[str, ...]] = Counter()
        for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
            folded = _without_generation(_fold(self._reader.name_of(mention)))
            if len(folded) > 1:
                seen.setdefault(folded, mention)
                counts[folded] += 1
        return tuple(FullName(folded, mention, counts[folded], _core(mention)) for folded, mention in seen.items())

    def _defined(self, article: Article, named: Sequence[Mention]) -> dict[str, Mention]:
        found: dict[str, Mention] = {}
        for mention in named:
            match = _BRACKET.match(article.text, max(mention.end, mention.name_end))
            name = words(mention.name or mention.text)
            if match and len(name) > 1 and is_acronym(match[1]) and not _is_of_another(match[1], name, mention):
                found.setdefault(bare(match[1]), mention)
        return {short: mention for short, mention in found.items() if bare(written(mention)) != short}

    def _respelled(self, name: tuple[str, ...]) -> list[FullName]:
        """Return the first of the spellings of one full name, when it is not ``name`` itself: "Sergei", "Sergey"."""
        same_length = self._lengths.get(len(name), ())
        alike = [full for full in same_length if full.words == name or _alike(full.words, name)]
        return alike[:1] if alike and alike[0].words != name else []


def _by(names: Iterable[FullName], keys: Callable[[FullName], Iterable[Key]]) -> dict[Key, list[FullName]]:
    """Return the names by each of their ``keys``, in their order."""
    found: dict[Key, list[FullName]] = {}
    for full in names:
        for key in keys(full):
            found.setdefault(key, []).append(full)
    return found


def _initials(full: FullName) -> set[str]:
    return {"".join(word[0] for word in full.words if word not in _SMALL), "".join(word[0] for word in full.words)}


def _is_of_another(short: str, name: Iterable[str], mention: Mention) -> bool:
    """ "the armed forces of the Democratic Republic of the Congo (FARDC)": short for more than the state."""
    return mention.label == "GPE" and not set(re.sub(r"[^a-z]", "", short.lower())) <= {
        word[0].lower() for word in name
    }


def _core(mention: Mention) -> tuple[str, ...]:
    return _fold(" ".join(head_words(bare(written(mention)))))


def is_acronym(name: str) -> bool:
    """Return whether a name is written as an acronym: "SDF", "U.N."."""
    return _ACRONYM.fullmatch(name) is not None


def _fold(name: str) -> tuple[str, ...]:
    return tuple(words((name if name.isascii() else anyascii(name)).lower().replace("al-", "al ")))


def _without_generation(name: tuple[str, ...]) -> tuple[str, ...]:
    """ "Charles Keating IV" is "Keating" for short."""
    return name[:-1] if len(name) > _SHORTEST and name[-1] in _GENERATIONS else name


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(ratio(a, b) >= _SAME_SPELLING for a, b in zip(one, other, strict=True))
