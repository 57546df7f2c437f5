"""Reading and writing of the tab-separated tables that the build works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from anyascii import anyascii

COLUMNS = (
    "id",
    "label",
    "type",
    "kind",
    "aliases",
    "context_aliases",
    "surnames",
    "demonyms",
    "capitals",
    "wikidata",
    "iso3",
    "country",
    "sector",
    "gender",
    "lat",
    "lon",
    "population",
    "start",
    "end",
    "terms",
)
Row = dict[str, str]


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a curated table, with every cell stripped."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(header):
            raise SystemExit(f"{path}, row {number}: {len(cells)} cells where the header has {len(header)}: {line}")
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=True))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write a table beside its place and rename it, so that a broken build leaves the old file."""
    lines = ["\t".join(columns)] + ["\t".join(row.get(name, "") for name in columns) for row in rows]
    beside = path.with_suffix(".new")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    beside.replace(path)


def parts(cell: str) -> list[str]:
    """Return the values of a cell parted by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def joined(values: Iterable[str], *without: str) -> str:
    """Return values parted by semicolons, each once, in order, leaving out ``without``."""
    return ";".join(value for value in dict.fromkeys(values) if value and value not in without)


def slug(label: str) -> str:
    """Return the id that a label gives: small ASCII letters, digits and hyphens."""
    plain = anyascii(label).lower().replace("'", "").replace("’", "").replace("&", " and ").replace("+", " plus ")
    plain = re.sub(r"\b(?:[a-z]\.)+", lambda match: match[0].replace(".", ""), plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unqualified(label: str) -> str:
    """Return a label without the bracket that only its id needs: "Labour Party (United Kingdom)"."""
    return re.sub(r" \([^)]*\)$", "", label)
