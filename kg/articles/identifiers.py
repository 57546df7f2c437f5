"""Ids of articles that have none of their own: text files are called by their names.

In: the paths of text files, each with the input folder in which it was found. Out: an id for each path. seeds/putin.txt
with "Putin refused." is "putin"; of a/1.txt and b/1.txt, found in one folder, the ids are "a/1" and "b/1".
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text, and the folder among the inputs in which it was found; None where the file itself is one."""

    path: Path
    folder: Path | None = None


def name_files(files: Sequence[TextFile]) -> Mapping[Path, str]:
    """An id for each path: the name without its suffix; where several have that, enough of the path to tell them apart.

    That is first the path below the folder that was given as input, then as many folders above as are needed. Files
    that differ by their suffixes only keep these. The current folder has no part in it; a file given twice has one id.
    """
    names = {_absolute(file.path): _parts_below(file) for file in reversed(files)}
    bare = Counter(place.with_name(place.stem) for place in names)
    last = {place: place.name if bare[place.with_name(place.stem)] > 1 else place.stem for place in names}
    lengths = _settle_lengths(names, last)
    return {file.path: _name(place, lengths[place], last[place]) for file in files for place in [_absolute(file.path)]}


def _settle_lengths(below: Mapping[Path, int], last: Mapping[Path, str]) -> dict[Path, int]:
    """How many parts of each path its id has, so that no two ids are the same."""
    lengths = dict.fromkeys(below, 1)
    lengths |= {place: below[place] for place in _clashing(lengths, last)}
    while clashing := _clashing(lengths, last):
        lengths |= {place: lengths[place] + 1 for place in clashing}
    return lengths


def _clashing(lengths: Mapping[Path, int], last: Mapping[Path, str]) -> list[Path]:
    sharing = defaultdict(list)
    for place, length in lengths.items():
        sharing[_name(place, length, last[place])].append(place)
    return [place for several in sharing.values() if len(several) > 1 for place in several]


def _name(place: Path, length: int, last: str) -> str:
    return "/".join([*place.parts[:-1][-(length - 1) :], last] if length > 1 else [last])


def _parts_below(file: TextFile) -> int:
    """How many parts of the path stand below the folder among the inputs."""
    return len(_absolute(file.path).parts) - len(_absolute(file.folder).parts) if file.folder else 1


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links to names that nobody gave
