"""From a JSON object to an article.

In: one parsed line of a .jsonl file such as {"id": "a1", "text": "Putin refused.", "published": "2021-09-28"}.
Out: an ``Article`` with the given id and the unaltered text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.articles.language import foreign
from kg.articles.layout import Layout, lay_out
from kg.articles.markup import marked_up
from kg.errors import InputError
from kg.model import Article

MAXIMUM_CHARACTERS = 1_000_000
"""The longest article that is read: about 150,000 words, more than any news article has."""
_LONGEST_UNPUBLISHED = 6
"""Days between the dateline of an article and its appearance."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:?\d\d.*)?")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says about articles that do not say it themselves."""

    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Credits:
    """What is said of an article beside its text, by the JSON object that it came in or the marks around it."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


NO_CREDITS = Credits()


def parse_day(words: str) -> str:
    """The ISO day of an ISO date or date and time: "2021-09-28T08:00:00Z" gives "2021-09-28".

    Raises InputError where ``words`` are none.
    """
    match = _DAY.fullmatch(words.strip())
    try:
        if match is None:
            raise ValueError
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        raise InputError(f"{words!r} is not a date: write it as YYYY-MM-DD, for example 2021-09-28") from None


def parse_object(line: str) -> Mapping[str, object]:
    """The JSON object that one ``line`` holds; raises InputError saying at which column it breaks."""
    value = parse_value(line)
    if not isinstance(value, dict):
        raise InputError('is no JSON object: an article is {"id": ..., "text": ...}')
    return value


def parse_value(text: str) -> object:
    """The value that a text of JSON holds; raises InputError saying where it breaks, in several lines at which one."""
    bare = text.rstrip()  # what is missing at the end of a line is missing there, and not on the next one
    try:
        return json.loads(bare)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in bare.strip() else ""
        reason = f"is not JSON ({error.msg.removesuffix(' at')} at {line}column {error.colno})"
        lines = error.msg == "Extra data" and bare.startswith("{")
        remedy = "give JSON lines the suffix .jsonl" if lines and error.lineno > 1 else "correct it"
        raise InputError(f"{reason}: {remedy}") from None
    except (ValueError, RecursionError):
        raise InputError("is not JSON that can be read (a number or a nesting is too large): correct it") from None


def make_record_article(record: Mapping[str, object], defaults: Defaults) -> Article:
    """The article of a JSON object; what the object says of itself goes before the text, and this before ``defaults``.

    Raises InputError where id or text are missing, or any field is malformed.
    """
    identifier = record.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise InputError('has no "id": give each article an id of its own')
    text = _field(record, "text")
    if text is None:
        raise InputError(f'has no "text" (article {identifier!r}): give the article\'s words there')
    published = _field(record, "published")
    own = Credits(
        _field(record, "title"),
        _field(record, "source"),
        parse_day(published) if published else None,
        _field(record, "url"),
    )
    return make_article(identifier, text, defaults, own)


def complete_article(given: Article, defaults: Defaults) -> Article:
    """The article of an object that a program made, checked and completed as that of a JSON object with its fields.

    Where its running text begins and which day its dateline names count as given if they are. Raises InputError as
    ``make_record_article`` does.
    """
    names = ("id", "text", "title", "source", "published", "url")
    article = make_record_article({name: getattr(given, name) for name in names}, defaults)
    return replace(article, body_start=given.body_start or article.body_start, written=given.written or article.written)


def make_article(identifier: str, text: str, defaults: Defaults, own: Credits = NO_CREDITS) -> Article:
    """The article with this id and text; title, source and date come from the text where ``own`` does not give them.

    What the text does not say either comes from ``defaults``. Who wrote a text counts as its source only where nobody
    says who published it. Raises InputError where the text is too long, empty, not English or not valid Unicode.
    """
    _check_text(text)
    for words in (identifier, own.title, own.url, own.source, defaults.source):
        _check_unicode(words or "")
    layout: Layout = lay_out(text, own.title)
    published = own.published or layout.published or defaults.published
    said = (defaults.source or layout.source) if layout.by_person else (layout.source or defaults.source)
    return Article(
        id=identifier,
        text=text,
        title=own.title or layout.title,
        source=own.source or said,
        published=published,
        url=own.url,
        body_start=layout.body_start,
        written=_day_of_dateline(published, layout.month_day),
    )


def _day_of_dateline(published: str | None, month_day: tuple[int, int] | None) -> str | None:
    """The day of a dateline ("WASHINGTON, Oct. 28") if it lies shortly before the day of publication, else None."""
    if published is None or month_day is None or len(published) != len("2021-09-28"):
        return None
    appeared = date.fromisoformat(published)
    for days in range(1, _LONGEST_UNPUBLISHED + 1):
        day = appeared - timedelta(days=days)
        if (day.month, day.day) == month_day:
            return day.isoformat()
    return None


def check_length(length: int) -> None:
    """Raises InputError where an article of ``length`` characters is too long to be read."""
    if length > MAXIMUM_CHARACTERS:
        raise InputError(
            f"is too long for one article (over {MAXIMUM_CHARACTERS:,} characters): split it into its articles,"
            " one .txt file or one line of a .jsonl file each"
        )


def _check_text(text: str) -> None:
    check_length(len(text))
    if not text.strip():
        raise InputError("is empty: it holds no words")
    if "\0" in text:
        raise InputError("is not text (it holds NUL characters): give the article's words")
    _check_unicode(text)
    if reason := marked_up(text) or foreign(text):
        raise InputError(reason)


def _check_unicode(words: str) -> None:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError("holds half a character (a lone surrogate) in its text or name: correct it") from None


def _field(record: Mapping[str, object], name: str) -> str | None:
    """The string at ``name``, None where it is missing, null or (except for the text) empty."""
    value = record.get(name)
    if value is None or (value == "" and name != "text"):
        return None
    if not isinstance(value, str):
        raise InputError(f'has a "{name}" that is no string: put it between quotation marks')
    return value
