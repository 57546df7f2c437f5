"""Is a text the source of a web page? Its tags and entities would be read as words.

In: a text. Out: None, or why it is none of plain words. "<p>Putin <b>refused</b>.</p>" is refused; "Putin refused.",
"GDP growth < 2 %" and "AT&T" pass.
"""

from __future__ import annotations

import re

_PAGE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|caption|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|head|header|hr|i|iframe|img|li|link|main|meta|nav|ol|p|pre|q|s|script|section|small|span|strong|style|sub|"
    "sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s+[a-z][\w:-]*\s?=\s?[^<>]{{0,1000}})?\s?/?>", re.IGNORECASE)
_PLAIN_TAG = re.compile(r"<(?:p|br)\s?/?>|<[a-z]\w*\s+(?:href|src|class|style)\s?=", re.IGNORECASE)
"""A tag that nobody writes but in a web page; any other one may stand alone in a text about web pages."""
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|[a-z](?:acute|grave|uml|cedil|tilde|circ)"
    r"|#\d{2,6}|#x[\da-f]{2,5});",
    re.IGNORECASE,
)
_SEVERAL = 2
_LONGEST_SHOWN = 40
_PAGE_REMEDY = "save the article's words as plain text first"


def marked_up(text: str) -> str | None:
    """Why ``text`` is HTML and no plain text, fit to follow the place of the article; None where it is none."""
    if _PAGE.match(text):
        return f"is a web page, not text: {_PAGE_REMEDY}"
    tags, entities = _first(_TAG, text), _first(_ENTITY, text)
    if tags and (len(tags) >= _SEVERAL or _PLAIN_TAG.match(tags[0])):
        shown = tags[0] if len(tags[0]) <= _LONGEST_SHOWN else f"{tags[0][:_LONGEST_SHOWN]}..."
        return f"holds the tags of a web page ({shown!r}): take them out first, for example with `trafilatura`"
    if len(entities) >= _SEVERAL:
        shown = " and ".join(map(repr, dict.fromkeys(entities)))
        remedy = "write the characters themselves, in Python with html.unescape"
        return f"holds characters as web pages write them ({shown}): {remedy}"
    return None


def _first(pattern: re.Pattern[str], text: str) -> list[str]:
    """The first matches in the text, as many as are needed to say that there are several."""
    return [match[0] for match, _ in zip(pattern.finditer(text), range(_SEVERAL), strict=False)]
