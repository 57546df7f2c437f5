"""Headlines: written in capitals that mislead the tagger, and with their source behind a colon.

In: a headline and the article's running text. Out: the headline in sentence case, of the same length, for the parser
only. "White House Gives Order For General To Get In Contact With Russia" keeps the capitals of "White House" and
"Russia" alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from kg.extract.attribution import Paragraph
from kg.extract.clauses import Clause
from kg.extract.tree import ACTOR_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BEFORE = re.compile(r"[a-z,] (?=[^\W\d_])")
_OPENING = re.compile(r"\b(?=[^\W\d_])")
_RUN = re.compile(r"[\w’'.-]{1,60}")
"""As much of a word as is compared."""
_BORDER = re.compile(r"\b")
_LONGEST_NAME = 5
_LONGEST_SOURCE = 5
_LONGEST_TITLE = 20
_TITLE_CASE_SHARE = 0.7
_SPEAKERS = ("@person", "@organization", "@group", "@authority", "@office", "@force", "@instrument", "@union", "@party")
"""Classes of common nouns of which one, before a colon, tells what stands behind it."""


def is_title_case(text: str, small_words: frozenset[str]) -> bool:
    """Tell whether a line in the running text is written as a headline: "Peru Lifts Travel Ban to Bolivia."."""
    found = [word[0] for word in _WORD.finditer(text)]
    small = [word for word in found if word[0].islower()]
    capital = len(found) - len(small)
    return 3 < capital <= _LONGEST_TITLE and small_words.issuperset(small)


class Spellings:
    """Which words a text writes with a capital in the middle of a sentence, and which ones small, and where last.

    It is read once, when the first word is asked for.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def is_name(self, word: str, start: int) -> bool:
        """Whether the text from ``start`` on writes the word with a capital inside a sentence, and never small."""
        stem = re.sub(r"[’']s$", "", word)
        return self._inside.get(stem, -1) >= start and self._small.get(stem.lower(), -1) < start

    @cached_property
    def _inside(self) -> Mapping[str, int]:
        """The last places before which a small letter or a comma and a space stand, which belong to them."""
        return {
            words: match.start()
            for match in _BEFORE.finditer(self._text)
            for words in _openings(self._text, match.end())
        }

    @cached_property
    def _small(self) -> Mapping[str, int]:
        return {
            words: match.start()
            for match in _OPENING.finditer(self._text)
            for words in _openings(self._text, match.start())
            if words == words.lower()
        }


def _openings(text: str, start: int) -> Iterator[str]:
    """Yield what begins at a place and ends where a word may: "Ban", "Ban-Ki" and "Ban-Ki-moon" of "Ban-Ki-moon"."""
    run = _RUN.match(text, start)
    if run is None:
        return
    for border in _BORDER.finditer(text, start + 1, run.end() + 1):
        yield text[start : border.start()]


def sentence_case(headline: str, spellings: Spellings, start: int, ontology: Ontology) -> str:
    """Return a headline in Title Case with small letters but for names; any other headline as it is.

    ``start`` is where the text that follows the headline begins in that of ``spellings``.
    """
    words = list(_WORD.finditer(headline))
    long_words = [word[0] for word in words if len(word[0]) > 3]
    if len(long_words) < 3 or sum(word[0].isupper() for word in long_words) < _TITLE_CASE_SHARE * len(long_words):
        return headline
    kept = _named(headline, words, ontology)
    characters = list(headline)
    for number, word in enumerate(words):
        acronym = word[0].isupper() and len(word[0]) > 1 and not headline.isupper()
        if number in kept or acronym or spellings.is_name(word[0], start):
            continue
        if number > 0:
            characters[word.start() : word.end()] = word[0].lower()
    return "".join(characters)


def _named(headline: str, words: list[re.Match[str]], ontology: Ontology) -> set[int]:
    """Return the numbers of the words that are part of a name or demonym of the gazetteer."""
    kept: set[int] = set()
    for first in range(len(words)):
        for last in range(min(len(words), first + _LONGEST_NAME), first, -1):
            text = headline[words[first].start() : words[last - 1].end()]
            text = re.sub(r"[’']s$", "", text)
            if ontology.actors.by_name(text) or (
                last == first + 1 and (ontology.actors.by_demonym(text) or _is_surname(text, ontology))
            ):
                kept.update(range(first, last))
                break
    return kept


def _is_surname(text: str, ontology: Ontology) -> bool:
    """ "Kagame"; but "Ban" in "Peru Lifts Travel Ban" is the word."""
    return bool(ontology.actors.by_surname(text)) and not ontology.lexicon.may_find("noun", text.lower())


def ascribe_headline(paragraph: Paragraph, ontology: Ontology) -> None:
    """ "Burkina army razed village: rights group": the source behind, or before, the colon speaks; no "Analysis:"."""
    tree, words = paragraph.tree, ontology.words
    colon = next((index for index in range(1, len(tree) - 1) if tree.text[index] in {":", "–", "—"}), None)
    if colon is None or "(" in tree.text[:colon] or tree.text[-1] in {".", "!"}:
        return
    before = [clause for clause in paragraph.clauses if clause.head < colon]
    behind = [clause for clause in paragraph.clauses if clause.head > colon]
    if before and not behind and len(tree) - colon - 1 <= _LONGEST_SOURCE:
        _ascribe(before, _source(tree, colon + 1, len(tree), words))
    elif behind and not before and colon <= _LONGEST_SOURCE:
        speaker = _source(tree, 0, colon, words)
        if speaker is not None and _may_speak(tree, speaker, colon, behind, ontology):
            _ascribe(behind, speaker)


def _source(tree: Tree, first: int, last: int, words: Words) -> int | None:
    """Return who speaks by the words beside a colon: nobody by "Fact check", "Syria war" or "a talk with Chissano"."""
    head = _head_of(tree, first, last)
    topics = words["headline_labels"] | words["headline_topics"]
    return None if head is None or tree.lemma[head] in topics or tree.lower[last - 1] in topics else head


def _may_speak(tree: Tree, speaker: int, colon: int, behind: list[Clause], ontology: Ontology) -> bool:
    """ "Macron: Kyiv will win"; a "Coup in Gabon" and "BELGRANO SUNK" say nothing, nor "Kenya: police kill three"."""
    ends = [word for word in range(1, colon) if tree.pos[word] == "ADP"]
    if ends and ends[0] <= speaker:
        speaker = ends[0] - 1
    lemma = tree.lemma[speaker]
    if tree.ent[speaker] == "GPE" and colon <= speaker + 1:
        subject = behind[0].surface
        return subject is None or tree.is_name(subject) or tree.left[subject] != subject
    known = ontology.actors.by_name(tree.text[speaker]) or ontology.actors.by_surname(tree.text[speaker])
    if known or tree.is_name(speaker) or tree.ent[speaker] in ACTOR_LABELS:
        return True
    if lemma in ontology.words["acting_nouns"] or ontology.titles.find(lemma) is not None:
        return True
    return any(ontology.lexicon.is_a(lemma, kind) for kind in _SPEAKERS)


def _head_of(tree: Tree, first: int, last: int) -> int | None:
    """Return the noun that heads a stretch of tokens."""
    for index in range(last - 1, first - 1, -1):
        if tree.is_noun(index) and not first <= tree.head[index] < last:
            return index
    return next((index for index in range(last - 1, first - 1, -1) if tree.is_noun(index)), None)


def _ascribe(clauses: list[Clause], speaker: int | None) -> None:
    if speaker is None:
        return
    for clause in clauses:
        clause.speakers = (speaker, *clause.speakers)
        clause.trace.append("headline-source")
