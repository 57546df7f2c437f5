"""The words of a Markdown file without its marks.

In: the text of a .md file. Out: its plain text, which is the text of the article that all offsets count in, and its
title, if it begins with one. "# Peru leaves\\n\\n**Peru** left [the pact](https://x.org)." is "Peru leaves\\n\\nPeru
left the pact.", with the title "Peru leaves".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TITLE_FIELD = re.compile(r"^title:[ \t]{0,9}(?P<title>\S[^\n]{0,300})$", re.MULTILINE)
_YEAR = re.compile(r"^([ \t]*\d{4,9})(?=[.)][ \t])", re.MULTILINE)
"""What would number an item of a list: "1945. The war ended"."""
_TASK = re.compile(r"^([ \t]*[-*+][ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\](?::[ \t]*)?")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,500})?/?>")
_BREAKS = frozenset({"softbreak", "hardbreak"})


class Plain(NamedTuple):
    """The text of a Markdown file without its marks, and the title that it gives itself."""

    text: str
    title: str | None


def plain(text: str) -> Plain:
    """Return the words of ``text``; a title in its front matter or a heading of the first level before all else."""
    from markdown_it import MarkdownIt  # only where a Markdown file is read

    front = _FRONT_MATTER.match(text)
    field = _TITLE_FIELD.search(front["fields"]) if front else None
    body = _FOOTNOTE.sub("", _without_comments(text[front.end() :] if front else text))
    body = _TASK.sub(r"\1", _YEAR.sub(r"\1\\", body))
    # Tags are taken out of the words below, so that what stands between them stays; an indented line is no code.
    reader = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"]).disable("code")
    tokens = reader.parse(body)
    blocks = [words for token in tokens if (words := _words(token))]
    heading = blocks[0] if blocks and tokens[0].tag == "h1" else None
    named = field["title"].strip().strip("\"'") if field else None
    return Plain("\n\n".join(blocks) + "\n", heading or named or None)


def _words(block: Token) -> str:
    """Return the words of a paragraph or heading, those of code as they are; "" for what only opens or ends."""
    return _joined(block.children) if block.children else block.content.rstrip("\n")


def _joined(tokens: Iterable[Token]) -> str:
    """Return the words of a paragraph without the marks of links, emphasis, code and HTML."""
    return "".join(_inline(token) for token in tokens).strip()


def _inline(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    if token.type == "image":
        return _joined(token.children or ())
    return token.content if token.type == "code_inline" else _TAG.sub("", token.content)


def _without_comments(text: str) -> str:
    """Return the text without what stands between <!-- and -->."""
    kept = []
    start = 0
    while (opening := text.find("<!--", start)) >= 0 and (end := text.find("-->", opening)) >= 0:
        kept.append(text[start:opening])
        start = end + len("-->")
    return "".join([*kept, text[start:]])
