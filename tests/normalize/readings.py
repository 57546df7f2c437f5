"""Readings by hand: what extraction would make of a text, without a parser.

In: a text, and the words of its mentions and predicates. Out: an ``Article`` and its ``Reading`` with true offsets.
``Story("Biden met Putin.").mention("Putin")`` finds the offsets by itself; "Putin#2" is the second occurrence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.model import Argument, Article, Frame, Mention, Reading, Sentence
from kg.normalize import Normalized, normalize
from kg.ontology import load

_PRONOUNS = frozenset({
    "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "i", "me", "my", "we", "our", "whose",
    "himself",
})  # fmt: skip


class Story:
    """An article whose mentions and frames are written down by a test; a blank line ends a sentence too."""

    def __init__(self, text: str, published: str | None = None, identifier: str = "story") -> None:
        self.article = Article(identifier, text, published=published)
        self.sentences = [
            (match.start(), match.end()) for match in re.finditer(r"\S[^.?!]*(?:[.?!](?=\S)[^.?!]*)*[.?!”]*", text)
        ]
        self.frames: list[Frame] = []
        self.mentions: list[Mention] = []

    def find(self, words: str) -> tuple[int, int]:
        """Return the offsets of ``words``, of the second occurrence for "Putin#2"."""
        words, _, number = words.partition("#")
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.article.text)]
        start = found[int(number or 1) - 1]
        return start, start + len(words)

    def sentence_of(self, start: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(number for number, (begin, _) in enumerate(self.sentences) if begin <= start)

    def mention(self, words: str, label: str = "", **more: Any) -> Mention:
        """Return a mention: a pronoun by its word, a name if it has a label, else a nominal headed by its last word."""
        start, end = self.find(words)
        text = self.article.text[start:end]
        pronoun = text.lower() in _PRONOUNS and not label
        kind = "pronoun" if pronoun else "name" if label else "nominal"
        name = more.pop("name", text if label else "")
        titles = (text.removesuffix(name).strip(),) if name and text != name and text.endswith(name) else ()
        values: dict[str, Any] = {
            "head": more.pop("head", text.split()[-1] if label else text.split()[-1].lower()),
            "kind": kind,
            "label": label,
            "name": name,
            "name_start": start + text.rindex(name) if name else -1,
            "name_end": start + text.rindex(name) + len(name) if name else -1,
            "titles": titles,
            "determiner": self._determiner(start),
            "sentence": self.sentence_of(start),
        }
        mention = Mention(text, start, end, start, end, **(values | more))
        self.mentions.append(mention)
        return mention

    def _determiner(self, start: int) -> str:
        before = self.article.text[:start].split()
        return (
            before[-1].lower()
            if before and before[-1].lower() in {"the", "a", "an", "these", "both", "his", "its"}
            else ""
        )

    def frame(
        self, predicate: str, lemma: str, subject: Mention | None, target: Mention | None = None, **more: Any
    ) -> Frame:
        """Add a frame; its subject and object get these functions, ``arguments`` are (role, preposition, mention)."""
        start, end = self.find(predicate)
        frame = Frame(
            index=len(self.frames),
            kind=more.pop("kind", "verb"),
            sentence=self.sentence_of(start),
            predicate=self.article.text[start:end],
            predicate_start=start,
            predicate_end=end,
            lemma=lemma,
            subject=self._as(subject, "subject"),
            object=self._as(target, "object"),
            arguments=tuple(
                Argument(role, preposition, mention) for role, preposition, mention in more.pop("arguments", ())
            ),
            rules=more.pop("rules", ("verb",)),
            **more,
        )
        self.frames.append(frame)
        return frame

    def _as(self, mention: Mention | None, function: str) -> Mention | None:
        """Return the mention with its function in the frame, and let the reading know it so."""
        if mention is None or mention.function != "other":
            return mention
        placed = replace(mention, function=function)  # type: ignore[arg-type]
        self.mentions = [placed if known is mention else known for known in self.mentions]
        return placed

    def reading(self) -> Reading:
        """Return the reading as extraction would."""
        sentences = tuple(Sentence(start, end) for start, end in self.sentences)
        mentions = tuple(sorted(self.mentions, key=lambda one: (one.start, one.end)))
        return Reading(self.article.id, sentences, mentions, tuple(self.frames))

    def normalized(self, trusted: frozenset[str] = frozenset()) -> Normalized:
        """Return the claims and entities with the built-in ontology."""
        return normalize(self.article, self.reading(), load(), trusted)
