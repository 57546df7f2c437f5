"""Tells blows that are struck in a game, on a market or in a show from blows that hurt.

In: a frame whose words found a row of force, its participants, the sentence and the article around it. Out: whether
the words are those of a contest. "Gonzaga routed Baylor 86-70", "the carmaker attacked the Korean market" and "besieged
the ministry with letters" hurt nobody; "rebels routed the army near Goma" does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from kg.model import Argument, Frame, Mention, Sentence
from kg.normalize.contents import Contents
from kg.normalize.text import head_words, without_determiner, words
from kg.ontology.lexicon import Lexicon
from kg.ontology.lexiconrows import Row

_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
"""Events whose words teams, companies and artists use of each other."""
_BODILY = frozenset({"kg:killed", "kg:wounded", "kg:executed", "kg:assassinated", "kg:abducted", "kg:arrested"})
"""Relations that nobody has in play."""
_SCORE = re.compile(r"(?<![\w.,$€£/-])\d{1,3}[-–]\d{1,3}(?![\w/-]|[.,]\d)(?! [a-z]+s\b(?! win\b))")
""" "31-14", "6-1"; no "10-12 soldiers", "1939-45" or "F-16"."""
_GAMES = 3
"""Sentences that speak of sport in an article on it."""
_AMONG = frozenset({"state", "organization", "person", "place", ""})
"""Types of those who play: what a team or a player is called."""
_COUNTED = re.compile(r"(an?|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)\b", re.IGNORECASE)


class Contests:
    """Judges the frames of one article."""

    def __init__(
        self,
        *,
        text: str,
        sentences: Sequence[Sentence],
        lexicon: Lexicon,
        contents: Contents,
        type_of: Callable[[Mention | None], str],
        is_of_sport: Callable[[Mention | None], bool],
        is_armed: Callable[[Mention], bool],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._lexicon = lexicon
        self._contents = contents
        self._type_of = type_of
        self._is_of_sport = is_of_sport
        self._is_armed = is_armed
        self._played: dict[int, bool] = {}

    def is_contest(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Return whether the words of force are those of a game, a market or a show."""
        if row.event not in _FORCE:
            return False
        if subject is not None and self._is_bloodless(row, subject):
            return True
        if row.relation in _BODILY:
            return False
        if any(self._is_harmless(one, subject) for one in frame.arguments):
            return True
        if row.event == "ASSAULT" and self._is_on_market(subject, target):
            return True
        if any(map(self._is_bloodless_war, (subject, frame.object, *(one.mention for one in frame.arguments)))):
            return True
        return self._is_match(frame, subject, target)

    def _is_bloodless(self, row: Row, subject: Mention) -> bool:
        """ "Analysts fired a warning shot", "reviewers savaged the opera": they fight with words only."""
        return row.event == "ASSAULT" and subject.kind == "nominal" and self._is_a(subject, "@bloodless")

    def _is_harmless(self, argument: Argument, subject: Mention | None) -> bool:
        """ "bombarded the ministry with letters", "torched them for 50 points", "forced it into errors"."""
        mention = argument.mention
        match argument.preposition:
            case "with":
                return mention.kind == "nominal" and self._is_a(mention, "@ware")
            case "by" | "for":
                counted = _COUNTED.match(mention.text) is not None
                return counted and self._is_a(mention, "@tally")
            case "into":
                return self._is_a(mention, "@slip")
            case "over":
                return self._type_of(subject) == "organization" and self._is_a(mention, "@fee")
        return False

    def _is_bloodless_war(self, mention: Mention | None) -> bool:
        """ "fought a price war", "traded blows in the chip war"."""
        if mention is None or mention.kind != "nominal":
            return False
        written = words(mention.text.lower())
        return any(self._lexicon.is_a(" ".join(pair), "@bloodless_war") for pair in pairwise(written))

    def _is_on_market(self, subject: Mention | None, target: Mention | None) -> bool:
        """ "Bosch launched an assault on the Indian market": what is fought for is sold to, and nobody is hurt."""
        if target is None or target.kind != "nominal" or (subject is not None and self._is_armed(subject)):
            return False
        if self._is_a(target, "@turnover"):
            return True
        before = head_words(target.text)[:-1]
        wide = bool(target.modifiers) or any(self._lexicon.is_a(word, "@goods") for word in before)
        return wide and target.head == "market" and not target.plural

    def _is_match(self, frame: Frame, subject: Mention | None, target: Mention | None) -> bool:
        """Whether names of teams or players stand on both sides of it, where the sentence tells of a game."""
        ends = [one for one in (subject, target) if one is not None]
        if not ends or not all(one.kind in {"name", "pronoun"} and self._type_of(one) in _AMONG for one in ends):
            return False
        if any(map(self._is_fighting, self._present(frame.sentence))):
            return False
        return self._is_scored(frame) or self._tells_of_game(frame.sentence) or self._is_on_sport

    def _is_fighting(self, mention: Mention) -> bool:
        return self._is_armed(mention) or self._type_of(mention) == "armed_group"

    def _is_scored(self, frame: Frame) -> bool:
        """ "beat Clemson 31-14"; not "voted 52-48 to condemn Iran after it struck Iraq"."""
        return _SCORE.search(self._text, frame.predicate_end, self._sentences[frame.sentence].end) is not None

    def _tells_of_game(self, number: int) -> bool:
        if number not in self._played:
            self._played[number] = any(map(self._is_game, self._present(number)))
        return self._played[number]

    def _is_game(self, mention: Mention) -> bool:
        """Whether a mention belongs to sport, or names a contest: "the knockout stage", "the Asian Cup"."""
        if self._is_of_sport(mention):
            return True
        named = words(without_determiner(mention.text))
        return any(word[:1].isupper() and self._lexicon.is_a(word, "@contest") for word in named)

    @cached_property
    def _is_on_sport(self) -> bool:
        """Whether so many sentences tell of games that the article is about sport."""
        return sum(map(self._tells_of_game, range(len(self._sentences)))) >= _GAMES

    def _present(self, number: int) -> Iterator[Mention]:
        for frame in self._contents.of_sentence(number):
            yield from (one for one in (frame.subject, frame.object) if one is not None)
            yield from (argument.mention for argument in frame.arguments)

    def _is_a(self, mention: Mention, name: str) -> bool:
        return self._lexicon.is_a(mention.head, name)
