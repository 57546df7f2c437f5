"""What could not be read, in as many lines as somebody reads.

In: failures. Out: a line for each, but of one file only for the first few: a file of which no line says anything like
{"id": "a1", "text": "Putin refused."} must not hide what failed elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Failure

_IN_FILE = re.compile(r"(?P<file>.+), (?:line|item) \d+", re.DOTALL)
_MOST_OF_FILE = 5


def tell_failures(failures: Iterable[Failure], most: int) -> list[str]:
    """At most so many lines, those of one file together, and one more that counts the failures that have none."""
    files: dict[str, list[Failure]] = {}
    for failure in failures:
        match = _IN_FILE.fullmatch(failure.place)
        files.setdefault(match["file"] if match else failure.place, []).append(failure)
    told = [line for file, failed in files.items() for line in _tell_file(file, failed)]
    left = sum(count for _, count in told[most:])
    return [words for words, _ in told[:most]] + ([f"and {left:,} more"] if left else [])


def _tell_file(file: str, failed: Sequence[Failure]) -> Iterator[tuple[str, int]]:
    """Lines, each with the number of failures that it stands for."""
    for failure in failed[:_MOST_OF_FILE]:
        yield f"{failure.place}: {failure.reason}", 1
    if left := len(failed[_MOST_OF_FILE:]):
        yield f"{file}: {left:,} more lines or items failed", left
