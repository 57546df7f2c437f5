"""From the bytes of an article to its text, or to a reason why they are none.

In: bytes as they lie in a file. Out: the same text that ``bytes.decode`` gives, newlines untouched, so that an offset
into "Biden’s short-sighted decision" is an offset into the file's characters.
"""

from __future__ import annotations

import codecs

from kg.errors import InputError

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "extract its text first, for example with `pdftotext`"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first, for example with `gunzip`"),
    (b"\x89PNG", "a PNG image", "give the article's text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text instead"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
)
_WIDE_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_SAMPLE = 4096
_BINARY = "is a binary file, not text: give the article's text instead"


def decode(raw: bytes) -> str:
    """The text of ``raw``, which must be UTF-8, with or without a byte order mark (which is no part of the text).

    Raises InputError saying what the bytes look like instead, and what to do about it.
    """
    check_kind(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_wrong_encoding(raw, error)) from None


def check_kind(raw: bytes) -> None:
    """Raises InputError where ``raw``, or a beginning of it, is a PDF, UTF-16 or another binary."""
    for signature, what, remedy in _SIGNATURES:
        if raw.startswith(signature):
            raise InputError(f"is {what}, not text: {remedy}")
    _refuse_wide(raw)
    if b"\0" in raw:
        raise InputError("is a binary file, not text (it holds NUL bytes): give the article's text instead")


def check_beginning(raw: bytes) -> None:
    """Raises InputError where ``raw``, the beginning of a file, shows that the file is no text in any encoding."""
    check_kind(raw)
    if _is_binary(raw[:_SAMPLE]):
        raise InputError(_BINARY)


def _is_binary(sample: bytes) -> bool:
    return sum(byte in _CONTROLS for byte in sample) > len(sample) * 0.02


def _refuse_wide(raw: bytes) -> None:
    for mark, name in _WIDE_MARKS:
        if raw.startswith(mark):
            raise InputError(_looks_like(name))
    sample = raw[:_SAMPLE]
    zeros = [part.count(0) / max(1, len(part)) for part in (sample[0::2], sample[1::2])]
    # Western text in UTF-16 has a zero in every second byte, and in none of the others.
    if len(sample) >= 4 and max(zeros) > 0.8 and min(zeros) < 0.1:
        raise InputError(_looks_like("UTF-16LE" if zeros[1] > zeros[0] else "UTF-16BE"))


def _wrong_encoding(raw: bytes, error: UnicodeDecodeError) -> str:
    sample = raw[max(0, error.start - _SAMPLE // 2) : error.start + _SAMPLE // 2]
    if _is_binary(sample):
        return _BINARY
    if sum(byte >= 128 for byte in sample) <= len(sample) * 0.4:
        return _looks_like("WINDOWS-1252", "Latin-1 or Windows-1252")
    at = f"byte 0x{raw[error.start]:02X} at offset {error.start}"
    return f"is not UTF-8 ({at}) but some other encoding: convert it with `iconv -f ENCODING -t UTF-8 FILE`"


def _looks_like(encoding: str, name: str = "") -> str:
    return f"is not UTF-8 but looks like {name or encoding}: convert it with `iconv -f {encoding} -t UTF-8 FILE`"
