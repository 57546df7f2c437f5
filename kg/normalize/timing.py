"""When the event of a frame took place.

In: the frames of a reading and the article's day. Out: an EDTF time for a frame, or None. In "Ecuador expelled the
envoy on Thursday, and Bolivia recalled its consul the next day" the second time counts from the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kg.model import Argument, Article, Frame, Reading
from kg.normalize.dates import resolve
from kg.ontology.months import DAY_NAMES, MONTH_NAMES
from kg.ontology.words import Words

_AHEAD = frozenset({"future", "intended", "requested"})
_MISSED = "be-to-have"
"""The rule of extraction for what was to have been done by then: "was to have met the pope on Friday"."""
_FEWEST_YEARS = 3
"""Years that an account of the past names at least."""
_FEWEST_AHEAD = 2
"""Later years before it by which a year in an account is out of its order."""
_OPENING = 120
"""Characters within which an account of one year tells it."""
_YEARS_PAST = 2
_MONTHS = "|".join(MONTH_NAMES)
_YEAR = re.compile(
    rf"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Ee]arly|[Ll]ate|[Dd]uring|{_MONTHS})\s|\d,\s)(1\d{{3}}|20\d\d)\b"
)
_NOW = re.compile(
    rf"\b(?:{'|'.join(DAY_NAMES)}|today|yesterday|tomorrow|tonight|ago"
    r"|(?:last|this|next) (?:week|month|year))\b",
    re.IGNORECASE,
)
"""Words that count from the day on which the article appeared."""
_MONTH = re.compile(rf"\b(?:{_MONTHS})\b")
_WITH_YEAR = re.compile(r"\d{4}")
_OF_UNIT = re.compile(r"\bthe (?:month|week|year)$")
_DAY_TOLD = re.compile(r"\d{4}-\d\d")
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_JUST_PAST = 31
_FAR_AHEAD = 300
"""Days behind, and ahead, between which a day without a year is the one behind, whatever was asked for."""
_ENDS = frozenset({"until", "till", "through"})
_PERFECT = frozenset({"has", "have"})
_CRIME = re.compile(r"\s(?:for|of|over|with)\s[^,;]+\s(?:in|on)\s")
"""What stands before the year of a crime: "jailed her for murders in 1992"."""
_BOUNDS = frozenset({"since", "until", "till", "from", "before", "after", "by", "between", "through"})


class Times:
    """The times of one reading's frames, by the frame's index."""

    def __init__(self, article: Article, reading: Reading, words: Words) -> None:
        self._text = article.text
        self._words = words
        self._published = _day(article.written or article.published)
        self._is_news = _NOW.search(article.text) is not None
        self._years = [] if self._is_news else _years_of_account(article.text, self._published)
        self._found: dict[int, str] = {}
        anchor: str | None = None
        for frame in reading.frames:
            when = self._of(frame, anchor)
            if when is not None:
                self._found[frame.index] = when
                anchor = anchor if ".." in when else when

    def when(self, frame: Frame) -> str | None:
        """Return the time of a frame as EDTF, None where the text gives none that can be resolved."""
        return self._found.get(frame.index)

    def _of(self, frame: Frame, anchor: str | None) -> str | None:
        ahead = frame.modality in _AHEAD and _MISSED not in frame.rules
        tense = "future" if frame.tense == "future" or ahead else frame.tense or "past"
        times = [one for one in frame.arguments if one.role == "time" and not self._is_of_another(frame, one)]
        if any(self._is_open_end(frame, one) for one in times):
            tense = "future"
        for expression in (*_stretches(times), *(words for time in times for words in self._expressions(time))):
            if self._years and _OF_UNIT.search(expression):
                continue  # "the end of the month" is that of the account
            bare = _MONTH.search(expression) is not None and not _WITH_YEAR.search(expression)
            year = self._year_of(expression, times, anchor) if bare else ""
            found = resolve(f"{expression} {year}".strip(), self._published, tense, anchor)
            if ahead and frame.tense != "future" and not year and found is not None and self._published is not None:
                found = _just_past(found, resolve(expression, self._published, "past", anchor), self._published)
            if found is not None and year and anchor and expression.startswith("since ") and found > anchor:
                found = resolve(f"{expression} {int(year) - 1}", self._published, tense, anchor)
            if found is not None:
                return found
        return None

    def _is_open_end(self, frame: Frame, time: Argument) -> bool:
        """ "extended it until May", "has closed it until Sunday": what lasts to this day ends in days to come.

        So does the time of what is supposed or promised: "if they fail to assemble by May", "promised a vote for May".
        """
        if time.preposition in _ENDS:
            return frame.lemma in self._words["lengthening_verbs"] or self._is_perfect(frame)
        if time.preposition == "for":
            return frame.lemma in self._words["pledging_verbs"] | self._words["scheduling_verbs"]
        return time.preposition == "by" and frame.modality == "conditional" and frame.tense != "past"

    def _is_of_another(self, frame: Frame, time: Argument) -> bool:
        """Whether it tells when something else was, or a day that may be past or to come.

        "Jailed him for murders in 1992" tells in news when these were committed; "had been planned for Thursday".
        """
        if frame.lemma in self._words["verdict_acts"] and self._is_news:
            return _CRIME.fullmatch(self._text[_end(frame) : time.mention.start]) is not None
        had = "had" in self._text[frame.predicate_start : frame.predicate_end].lower().split()
        day = not any(map(str.isdigit, time.mention.text))
        return time.preposition == "for" and had and day and frame.lemma in self._words["scheduling_verbs"]

    def _is_perfect(self, frame: Frame) -> bool:
        """ "has cancelled", "have since been shut"."""
        words = self._text[frame.predicate_start : frame.predicate_end].lower().split()
        return not _PERFECT.isdisjoint(words)

    def _year_of(self, expression: str, times: Sequence[Argument], anchor: str | None) -> str:
        """Return the year of a day or month without one, "" where it is the nearest to the article's day.

        In an account it is that before it, else the one in which it follows on what was told last: after "9 April
        1978", "October" is that of 1978 and "February" that of 1979.
        """
        year = self._year_before(times[0].mention.start)
        if year or self._is_news or anchor is None or self._published is None or not _DAY_TOLD.match(anchor):
            return year
        if int(anchor[:4]) > int(self._published[:4]) - _YEARS_PAST:
            return ""
        named = _MONTH.search(expression)
        month = 1 + next(at for at, name in enumerate(MONTH_NAMES) if named is not None and name in named[0])
        return anchor[:4] if month >= int(anchor[5:7]) else str(int(anchor[:4]) + 1)

    def _year_before(self, position: int) -> str:
        """Return the year that an account of the past has come to: of "October 1957" for the "23 November" after it."""
        return next((year for start, year in reversed(self._years) if start < position), "")

    def _expressions(self, argument: Argument) -> Iterator[str]:
        """Yield the words to be read as a date, the longest first: "since early May 2014", "May 2014"."""
        mention = argument.mention
        full = self._text[mention.full_start : mention.full_end]
        preposition = f"{argument.preposition} " if argument.preposition.split(" ")[-1] in _BOUNDS else ""
        for words in dict.fromkeys((full, mention.text)):
            yield preposition + words
        if preposition and argument.preposition not in {"since", "until", "till", "from", "between"}:
            return
        if preposition:
            yield mention.text


def _end(frame: Frame) -> int:
    """Return where a verb and the object right behind it end."""
    behind = frame.object is not None and frame.object.start >= frame.predicate_end
    return frame.object.end if behind and frame.object is not None else frame.predicate_end


def _just_past(ahead: str, behind: str | None, published: str) -> str:
    """ "ordered its banks to comply from 15 August", told on the 16th: that day, and not the one a year ahead."""
    day, before = _FULL_DAY.match(ahead), _FULL_DAY.match(behind or "")
    if day is None or before is None or behind is None:
        return ahead
    near = date.fromisoformat(published) - date.fromisoformat(before[0])
    far = date.fromisoformat(day[0]) - date.fromisoformat(published)
    return behind if near.days <= _JUST_PAST and far.days > _FAR_AHEAD else ahead


def _stretches(times: Sequence[Argument]) -> Iterator[str]:
    """Yield "from 2006 to 2010" where the two days are arguments of their own."""
    for first, second in pairwise(times):
        if first.preposition == "from" and second.preposition in {"to", "until", "till", "through"}:
            yield f"from {first.mention.text} to {second.mention.text}"


def _day(published: str | None) -> str | None:
    """Return the publication day if it is a whole one; a month or a broken date counts from nothing."""
    try:
        return date.fromisoformat(published).isoformat() if published else None
    except ValueError:
        return None


def _years_of_account(text: str, published: str | None) -> list[tuple[int, str]]:
    """Return the years that an account of the past tells with their offsets, none where it is no such account."""
    found = [(match.start(1), match[1]) for match in _YEAR.finditer(text) if not match[0].lower().startswith("by ")]
    found = [one for at, one in enumerate(found) if not _is_ahead(one[1], found[at + 1 :])]
    past = published is None or all(year < published[:4] for _, year in found)
    told = len(found) >= _FEWEST_YEARS or _opens_in_past(found, published)
    return found if past and told else []


def _is_ahead(year: str, later: Sequence[tuple[int, str]]) -> bool:
    """ "a version which a court rejected in 2007", in an account of 1975: what follows is not told of that year."""
    return sum(other < year for _, other in later) >= _FEWEST_AHEAD


def _opens_in_past(found: Sequence[tuple[int, str]], published: str | None) -> bool:
    """ "On 2 July 1974 Makarios wrote ...", published in 1996: the first words tell the year, and none is near."""
    if not found or published is None or found[0][0] > _OPENING:
        return False
    return max(int(year) for _, year in found) <= int(published[:4]) - _YEARS_PAST
