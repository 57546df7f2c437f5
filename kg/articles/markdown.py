"""The words of a Markdown file without its marks.

In: the text of a .md file. Out: its plain text, which is the text of the article that all offsets count in, and its
title, if it begins with one. "# Peru leaves\\n\\n**Peru** left [the pact](https://x.org)." is "Peru leaves\\n\\nPeru
left the pact.", with the title "Peru leaves".

Every pattern ends soon or moves on: a text of a million marks without partners is read in a second or two.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_TITLE_FIELD = re.compile(r"^title:[ \t]{0,9}(?P<title>\S[^\n]{0,300})$", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]{1,200})\]:[ \t]*\S.*$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?=[^\n]*---)[|:-][ \t|:-]*)")
"""A line across the page, or below the head of a table."""
_UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<words>.*)")
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
_QUOTED = re.compile(r" {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = 0xE000
"""Where in Unicode an escaped mark waits until all others are gone; a place without characters."""
_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s[\"'(][^\n]{0,200}?[\"')])?\)"
)
_REFERENCE = re.compile(r"!?\[(?P<words>[^\[\]]{1,500})\](?:[ ]?\[(?P<label>[^\[\]]{0,200})\])?")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\](?::[ \t]*)?")
_AUTOLINK = re.compile(r"<((?:https?:|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,500})?/?>")
_CODE = re.compile(r"(?<!`)(?P<mark>`{1,3})(?!`)(?P<words>[^`]{1,500})(?P=mark)(?!`)")
_EMPHASIS = re.compile(r"(?<!\*)\*{1,3}(?!\*)|(?<!~)~~(?!~)|(?<!_)_{1,3}(?!_)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class Plain(NamedTuple):
    """The text of a Markdown file without its marks, and the title that it gives itself."""

    text: str
    title: str | None


class _Line(NamedTuple):
    words: str
    level: int = 0
    """Of a heading, from 1; 0 for any other line."""
    alone: bool = False
    """A heading or an item of a list: a paragraph of its own."""


def plain(text: str) -> Plain:
    """Return the words of ``text``; a title in its front matter or a heading of the first level before all else."""
    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    field = _TITLE_FIELD.search(front["fields"]) if front else None
    body = _without_comments(text[front.end() :] if front else text)
    labels = frozenset(match["label"].casefold() for match in _DEFINITION.finditer(body) if match["label"][0] != "^")
    body = _DEFINITION.sub(lambda match: match[0] if match["label"][0] == "^" else "", body)
    lines = list(_lines(body))
    first = next((line for line in lines if line.words), _Line(""))
    heading = _inline(first.words, labels) if first.level == 1 else None
    named = field["title"].strip().strip("\"'") if field else None
    return Plain(_joined(lines, labels), heading or named or None)


def _without_comments(text: str) -> str:
    """Return the text without what stands between <!-- and -->."""
    kept = []
    start = 0
    while (opening := text.find("<!--", start)) >= 0 and (end := text.find("-->", opening)) >= 0:
        kept.append(text[start:opening])
        start = end + len("-->")
    return "".join([*kept, text[start:]])


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines without the marks of their blocks; those of code stay as they are."""
    fenced, before = False, _Line("")
    lines = text.split("\n")
    for number, raw in enumerate(lines):
        if _FENCE.fullmatch(raw):
            fenced, line = not fenced, _Line("")
        elif fenced:
            line = _Line(raw)
        else:
            under = _UNDERLINE.fullmatch(lines[number + 1]) if number + 1 < len(lines) else None
            line = _line(_QUOTED.sub("", raw, count=1) if _QUOTED.match(raw) else raw, before, under)
        yield line
        before = line


def _line(raw: str, before: _Line, under: re.Match[str] | None) -> _Line:
    """Return one line of text; ``under`` is the next one where it may underline a heading."""
    if heading := _HEADING.fullmatch(raw):
        return _Line(_CLOSING.sub("", heading["words"].strip()).strip(), len(heading["marks"]), alone=True)
    if _RULE.fullmatch(raw) or (before.level and _UNDERLINE.fullmatch(raw)):
        return _Line("")
    words = raw.rstrip().removesuffix("\\").strip()
    if bullet := _BULLET.match(raw):
        return _Line(raw[bullet.end() :].strip(), alone=True)
    number = _NUMBER.match(raw)
    if number and (before.alone or not before.words):
        return _Line(raw[number.end() :].strip(), alone=True)
    if under and words and not before.words:
        return _Line(words, 1 if under["mark"][0] == "=" else 2, alone=True)
    return _Line(words)


def _joined(lines: list[_Line], labels: frozenset[str]) -> str:
    """Return the lines as one text, what stands alone between blank lines, without the marks inside of lines."""
    breaks = [("\n", "\n\n" if line.level else "\n") if line.alone else ("", "\n") for line in lines]
    text = "".join(before + line.words + after for line, (before, after) in zip(lines, breaks, strict=True))
    paragraphs = _BLANK_LINES.sub("\n\n", text).strip().split("\n\n")
    return "\n\n".join(_inline(paragraph, labels) for paragraph in paragraphs) + "\n"


def _inline(text: str, labels: frozenset[str]) -> str:
    """Return a paragraph without the marks of links, emphasis, code and HTML, with the characters that stand for."""
    text = _ESCAPED.sub(lambda match: chr(_KEPT + ord(match[1])), text)
    text = _LINK.sub(r"\g<words>", _FOOTNOTE.sub("", text))
    text = _REFERENCE.sub(lambda match: match["words"] if _refers(match, labels) else match[0], text)
    text = _CODE.sub(r"\g<words>", _TAG.sub("", _AUTOLINK.sub(r"\1", text)))
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), _without_emphasis(text))
    return re.sub(f"[{chr(_KEPT)}-{chr(_KEPT + 0x7F)}]", lambda match: chr(ord(match[0]) - _KEPT), text)


def _without_emphasis(text: str) -> str:
    """Return the text without the marks that have a partner: "**the *Sea* boats**", but not "2 * 3" or "a_b_c"."""
    open_ones: dict[str, re.Match[str]] = {}
    paired: list[re.Match[str]] = []
    for match in _EMPHASIS.finditer(text):
        mark, start, end = match[0], match.start(), match.end()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        former = open_ones.get(mark)
        if former and before.strip() and not (mark[0] == "_" and after.isalnum()):
            paired += (former, match)
            open_ones = {other: one for other, one in open_ones.items() if one.start() < former.start()}
        elif after.strip() and not (mark[0] == "_" and before.isalnum()):
            open_ones[mark] = match
    pieces, done = [], 0
    for match in sorted(paired, key=re.Match.start):
        pieces.append(text[done : match.start()])
        done = match.end()
    return "".join([*pieces, text[done:]])


def _refers(match: re.Match[str], labels: frozenset[str]) -> bool:
    """Whether "[the pact][1]" or "[the pact]" names a link that is defined; "[sic]" names none."""
    return (match["label"] or match["words"]).casefold() in labels
