"""Reading of the ontology's tables, and the folding of names that makes spellings of one name equal.

In: the path of a tab-separated file, or a name. Out: rows with their line number, or the folded name. "U.S.", "US" and
"the US" fold to one text, as do "al-Qaeda" and "al Qaeda".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii

from kg.errors import OntologyError

_TEXT_REMEDY = "write the rows as plain text in UTF-8 (export a spreadsheet so, convert other text with `iconv`)"
MANY = ";"
"""Parts the values of one cell."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "–": "-", "—": "-", "‑": "-"})
_FOLDS = str.maketrans({"-": " ", "/": " ", "&": " and ", ".": None, "'": None, '"': None, "`": None})
_DETERMINERS = ("the ", "a ", "an ")


class TableRow(NamedTuple):
    """One row of a tab-separated file and the line (from 1) it stands on."""

    path: Path
    line: int
    cells: dict[str, str]

    def error(self, reason: str) -> OntologyError:
        """Return the error that names this row's file and line."""
        return OntologyError(f"{self.path}, line {self.line}: {reason}")

    def text(self, column: str) -> str:
        """Return a cell, "" where it is empty or the file lacks the column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that holds several, parted by semicolons."""
        cell = self.cells.get(column)
        return tuple([part for part in map(str.strip, cell.split(MANY)) if part]) if cell else ()

    def flag(self, column: str) -> bool:
        """Return whether a cell is ``true``; raise ``OntologyError`` for anything but true, false and nothing."""
        cell = self.cells.get(column, "false")
        if cell not in {"true", "false"}:
            raise self.error(f"{column} must be true or false, not {cell!r}")
        return cell == "true"

    def number(self, column: str) -> float | None:
        """Return a cell as a number, None where it is empty; raise ``OntologyError`` for anything else."""
        cell = self.cells.get(column)
        if not cell:
            return None
        try:
            return float(cell)
        except ValueError:
            raise self.error(f"{column} must be a number, not {cell!r}") from None


def read_table(path: Path, columns: Sequence[str], required: Sequence[str]) -> Iterator[TableRow]:
    """Yield the rows of a tab-separated file whose first line names its columns; # begins a comment line.

    Raises ``OntologyError`` when the file cannot be read, names a column that is not one of ``columns``, lacks one that
    is ``required``, or a row has another number of cells or an empty required cell.
    """
    header: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            _check_header(path, number, header, columns, required)
            continue
        if len(cells) != len(header):
            raise OntologyError(f"{path}, line {number}: {len(cells)} cells where the header has {len(header)}")
        row = TableRow(path, number, {name: cell for name, cell in zip(header, cells, strict=True) if cell})
        for column in required:
            if column not in row.cells:
                raise row.error(f"{column} is empty")
        yield row


def _lines(path: Path) -> list[str]:
    return read_text(path).splitlines()


def read_text(path: Path) -> str:
    """Return the text of a file; raise ``OntologyError`` naming it, and what to do, when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read: {error}") from error
    except UnicodeDecodeError:
        raise OntologyError(f"{path}: is not UTF-8 text: {_TEXT_REMEDY}") from None
    if "\0" in text:
        raise OntologyError(f"{path}: is a binary file: {_TEXT_REMEDY}")
    return text


def _check_header(path: Path, number: int, header: list[str], columns: Sequence[str], required: Sequence[str]) -> None:
    unknown = [name for name in header if name not in columns]
    missing = [name for name in required if name not in header]
    if unknown:
        raise OntologyError(
            f"{path}, line {number}: no such column: {', '.join(unknown)}; columns are parted by tabs and may be "
            f"{', '.join(columns)}"
        )
    if missing:
        raise OntologyError(f"{path}, line {number}: the header lacks {', '.join(missing)}")


def plain(text: str) -> str:
    """Return a name with plain quotes and hyphens, single spaces, and without a possessive ending."""
    if not text.isascii():
        text = text.translate(_QUOTES)
    text = " ".join(text.split())
    if "'" not in text:
        return text
    if text.endswith(("'s", "'S")):
        return text[:-2]
    return text[:-1] if text.endswith(("s'", "S'")) else text


def fold(text: str) -> str:
    """Return the folded form of a ``plain`` name: no diacritics, case, determiner, periods, apostrophes and hyphens."""
    folded = (text if text.isascii() else anyascii(text)).casefold()
    if not folded.isalpha():
        folded = " ".join(folded.translate(_FOLDS).split())
        if folded.startswith(_DETERMINERS):
            return folded.partition(" ")[2]
    return folded
