"""How wide words are before a browser has drawn them, and how large the box of a node becomes.

In: a label and a font size. Out: pixels, estimated on the safe (wide) side for the sans-serif fonts of the three
desktop systems. "General Mark Milley" needs a box of about 170 pixels, so its neighbors must stand farther away than
those of "US".
"""

from __future__ import annotations

GLYPHS = {
    "person": "●",
    "group": "◉",
    "state": "■",
    "organization": "◆",
    "armed_group": "✦",
    "place": "▲",
    "facility": "▣",
    "event": "★",
    "object": "⬢",
    "phrase": "▫",
    "statement": "❝",
}
"""The sign before a label that tells the type without color; the script of the page holds the same table."""

LABEL_LIMIT = 34
"""Characters of a label that a box shows; the panel shows all of them."""

LINE_LABEL_LIMIT = 28
"""Characters of the label of a line."""

WRAP = 17
"""Characters beyond which a label stands on two lines: boxes that are half as wide leave room for larger letters."""

LINE_FONT = 12
_MARGIN = 6
_BORDER = 2
_NARROW = frozenset("iljtfrI.,:;'|!()[]{}-’‘“” ")
_WIDE = frozenset("mwMW@%—…")


def text_width(text: str, font: float) -> float:
    """Pixels that ``text`` takes in a font of ``font`` pixels."""
    return font * sum(_character_width(character) for character in text)


def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.38
    if character in _WIDE or character > "⺀":
        return 1.0
    return 0.72 if character.isupper() or character > "ɏ" else 0.62


def shorten(text: str, limit: int = LABEL_LIMIT) -> str:
    """``text`` on one line, cut at ``limit`` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def wrapped(text: str) -> tuple[str, ...]:
    """``text`` as the one or two lines that a box shows, parted at the blank that makes the longer one shortest."""
    line = shorten(text)
    blanks = [place for place, character in enumerate(line) if character == " "]
    if len(line) <= WRAP or not blanks:
        return (line,)
    # The type's sign stands before the first line.
    at = min(blanks, key=lambda place: (max(place + 2, len(line) - place - 1), place))
    return line[:at], line[at + 1 :]


def node_font(degree: int) -> float:
    """Font size in pixels of a node with ``degree`` neighbors."""
    return 15 + min(5.0, 0.5 * degree)


def box_size(label: str, kind: str, degree: int) -> tuple[float, float]:
    """Width and height in pixels of the box of a node, border included."""
    font = node_font(degree)
    first, *rest = wrapped(label)
    width = max(text_width(shown, font) for shown in (f"{GLYPHS.get(kind, '')} {first}", *rest))
    return width + 2 * (_MARGIN + _BORDER), (1.25 + len(rest)) * font + 2 * (_MARGIN + _BORDER)


def line_label_width(label: str) -> float:
    """Pixels that the label of a line takes; 0 for a line without one."""
    return text_width(shorten(label, LINE_LABEL_LIMIT), LINE_FONT) + 4 if label else 0.0
