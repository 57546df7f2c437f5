"""Where the running text of an article begins, after its headline and its credits.

In: the text of an article. Out: its title, the source and date that its credits name, and ``body_start``.
"White House Gives Order\\n\\n(FreedomBeacon.com)- President Biden’s decision" has a headline, a source and a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.articles.datelines import Credit, is_medium, read_credit_line, read_dateline, read_loose_line
from kg.ontology.months import MONTH_PREFIXES

_LONGEST_HEADLINE = 300
"""Characters of the longest title, as the press offices of ministries write them."""
_LONGEST_BEFORE_BREAK = 160
"""Those of the longest that may do without a blank line behind it."""
_WRAPPED_LINE = 160
"""No hard-wrapped text has lines longer than this; where one is, each line break stands between paragraphs."""
_SEVERAL_CREDITS = 8
_SAMPLE = 10_000
_MONTH = rf"(?:{'|'.join(MONTH_PREFIXES)})[a-z]{{0,6}}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|{_MONTH})"
_ENTRY = rf"[ \t]*(?:{_DAY}(?:,? \d{{4}})?|\d{{4}}(?:, {_DAY})?)\s?(?:[-–—]+|:)\s"
_FIRST_ENTRY = re.compile(_ENTRY)
_LATER_ENTRY = re.compile(rf"[\r\n]{_ENTRY}")
_FOOTNOTES = re.compile(r"(?:\[\d+\])+$")
_INK = re.compile(r"\S")
_LINE_END = re.compile(r"[\r\n]")
_GAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)([ \t]*(?:\r\n|\r|\n))?\s*")
_ABBREVIATION = re.compile(r"(?:^|\s|[\"'“‘(])(?:\w\.){2,}$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands before the running text; ``body_start`` is an offset into the text."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    body_start: int = 0
    month_day: tuple[int, int] | None = field(default=None, compare=False)
    """Month and day of a dateline without a year."""
    by_person: bool = field(default=False, compare=False)
    """The source is who wrote the article, and not who published it."""


def lay_out(text: str, title: str | None = None) -> Layout:
    """How ``text`` begins. A given ``title`` is looked for at its start; without one, the first line is judged."""
    start, before = _skip_credit_lines(text, _skip_space(text, 0))
    headline_end = _find_headline(text, start, title)
    headline = text[start:headline_end] or None
    after_lines, lines = _skip_credit_lines(text, _skip_space(text, headline_end))
    found = [*before, *lines]
    dateline = read_dateline(text[after_lines:])
    if dateline is not None and not _is_entry(text, after_lines, dateline.length):
        found.append(dateline)
        after_lines += dateline.length
    if not text[after_lines:].strip():  # nothing but credits: then they are the text
        return Layout()
    sources = sorted((credit for credit in reversed(found) if credit.source), key=lambda credit: credit.by_person)
    first = sources[0] if sources else Credit(0)
    published = next((credit.published for credit in found if credit.published), None)
    body_start = after_lines if found or headline else 0
    month_day = dateline.month_day if dateline else None
    return Layout(headline, first.source, published, body_start, month_day, first.by_person)


def _is_entry(text: str, start: int, length: int) -> bool:
    """ "Dec. 7, 2022: The president resigns": a date alone is none of the report where further entries begin so."""
    dated = _FIRST_ENTRY.fullmatch(text, start, start + length) is not None
    return dated and _LATER_ENTRY.search(text, start + length) is not None


def _skip_space(text: str, start: int) -> int:
    """The offset of the first character from ``start`` on that is no white space; that of the end if there is none."""
    found = _INK.search(text, start)
    return found.start() if found else len(text)


def _skip_credit_lines(text: str, start: int) -> tuple[int, list[Credit]]:
    found: list[Credit] = []
    while len(found) < _SEVERAL_CREDITS:
        credit = _read_credit(text, start, after_credit=bool(found))
        if credit is None:
            break
        found.append(credit)
        start = _skip_space(text, start + credit.length)
    return start, found


def _read_credit(text: str, start: int, *, after_credit: bool, ahead: int = 3) -> Credit | None:
    """The credit that the line at ``start`` is, by its own words or by those of the next lines, ``ahead`` at most."""
    line = text[start : _line_end(text, start)]
    loose = read_loose_line(line)
    if (credit := read_credit_line(line)) or loose is None:
        return credit
    known = loose.source is None or is_medium(loose.source)
    if after_credit and known:
        return loose
    following = _skip_space(text, start + len(line))
    if not after_credit:
        by_words = read_credit_line(text[following : _line_end(text, following)])
        return loose if by_words and loose.source and known else None
    if read_dateline(text[following:]) or (ahead and _read_credit(text, following, after_credit=True, ahead=ahead - 1)):
        return loose
    return None


def _line_end(text: str, start: int) -> int:
    """The offset at which the line that ``start`` is in ends, without its line end."""
    found = _LINE_END.search(text, start)
    return found.start() if found else len(text)


def _find_headline(text: str, start: int, title: str | None) -> int:
    """Where the headline that begins at ``start`` ends; ``start`` itself where there is none."""
    wanted = (title or "").strip()
    if wanted and text.startswith(wanted, start):
        end = start + len(wanted)
        return end if end == _line_end(text, start) or text[end:].startswith((" \n", " \r")) else start
    end = start + len(text[start : _line_end(text, start)].rstrip())
    alone = _stands_alone(text, end) or _read_credit(text, _skip_space(text, end), after_credit=False) is not None
    return end if alone and _is_headline(text[start:end]) else start


def _is_headline(line: str) -> bool:
    bare = _FOOTNOTES.sub("", line).rstrip("\"'”’)")
    if not line or len(line) > _LONGEST_HEADLINE or bare.endswith((":", ";", ",")) or read_dateline(line):
        return False
    return not bare.endswith((".", "…")) or bool(_ABBREVIATION.search(bare))


def _stands_alone(text: str, end: int) -> bool:
    """Is there a blank line after the line that ends at ``end``, or a line break that cannot come from wrapping?"""
    gap = _GAP.match(text, end)
    if gap is None or gap.end() == len(text):
        return False
    if gap[1]:
        return True
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    short = end - start <= _LONGEST_BEFORE_BREAK
    return short and max(map(len, text[:_SAMPLE].splitlines())) > _WRAPPED_LINE
