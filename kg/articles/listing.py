"""Which files are to be read.

In: a path among the inputs. Out: the files at it that may hold articles. The folder seeds/ holds one, which begins
"White House Gives Order For General"; the folder out/, which a build wrote, holds none.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.articles.enumeration import some_of
from kg.articles.identifiers import TextFile
from kg.errors import InputError
from kg.model import GRAPH_FILES, RECORDS, Failure

_TEXTS = (".txt", ".text", ".md")
_JSONS = (".jsonl", ".json")
_IN_FOLDERS = (".txt", ".text", *_JSONS)
"""Without .md: in a folder, such a file is rather a note about the articles than one of them."""
_PASSED = {".md": "in a folder such a file is taken for a note: name the file itself"}
_MOST_PASSED = 5
_REMEDIES = {
    ".pdf": "extract its text first, for example with `pdftotext`",
    **dict.fromkeys((".html", ".htm"), "save the article's words as plain text (.txt) first"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".epub"), "save it as plain text (.txt) first"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to read, with the failures among them, and in one sentence those that a folder holds besides."""

    files: Sequence[TextFile | Failure]
    passed: str = ""


def list_files(path: Path) -> Listing:
    """The file at ``path``, or the article files of a folder, sorted and with its subfolders.

    Where a folder cannot be read or holds none, a failure stands in the list.
    """
    if not path.is_dir():
        return Listing([TextFile(path)])
    found: list[TextFile | Failure] = []
    passed: list[str] = []
    for parent, folders, names in os.walk(path, onerror=partial(_note_failure, found)):
        built = (
            (*RECORDS, *GRAPH_FILES.values()) if set(names) >= set(RECORDS) else ()
        )  # by a build, and no further articles
        if built and Path(parent) != path:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen = sorted(name for name in names if name not in built and not name.startswith("."))
        wanted = [name for name in seen if name.lower().endswith(_IN_FOLDERS)]
        found += [TextFile(Path(parent, name), path) for name in wanted]
        passed += [os.path.relpath(Path(parent, name), path) for name in seen if name not in wanted]
    if not found:
        return Listing([Failure(show_path(path), _explain_none(path, passed))])
    return Listing(found, _name_passed(path, passed) if passed else "")


def _name_passed(folder: Path, passed: Sequence[str]) -> str:
    """The files of a folder that are no articles by their suffixes: how many, the first ones, and which would be."""
    named = some_of([show_path(Path(name)) for name in passed], _MOST_PASSED)
    counted = "1 file is" if len(passed) == 1 else f"{len(passed):,} files are"
    notes = any(name.lower().endswith(".md") for name in passed)
    remedy = "; name a .md file itself to read it" if notes else ""
    return f"{show_path(folder)}: {counted} not read: {named}; articles there end in {', '.join(_IN_FOLDERS)}{remedy}"


def _explain_none(folder: Path, passed: Sequence[str]) -> str:
    """Why a folder holds no article, with the files in it that might be taken for some, by their suffixes."""
    if all((folder / name).is_file() for name in RECORDS):
        remedy = "name the folder with the articles, or its articles.jsonl to build it again"
        return f"holds what `kg build` wrote, and no articles to read: {remedy}"
    counts = Counter(Path(name).suffix.lower() for name in passed)
    kinds = [f"{counts[suffix]} {suffix} ({why})" for suffix, why in (_PASSED | _REMEDIES).items() if counts[suffix]]
    skipped = f"; passed over: {', '.join(kinds)}" if kinds else ""
    return f"holds no article: put {', '.join(_IN_FOLDERS)} files into it{skipped}"


def check_suffix(path: Path) -> None:
    """Raises InputError where no article has the suffix of ``path``; a name without any is taken for text."""
    suffix = path.suffix.lower()
    if suffix in _REMEDIES:
        raise InputError(f"is a {suffix} file, not plain text: {_REMEDIES[suffix]}")
    if suffix and suffix not in (*_TEXTS, *_JSONS):
        known = ", ".join((*_TEXTS, *_JSONS))
        raise InputError(f"has the suffix {path.suffix!r}, which no article has: rename it to one of {known}")


def is_json(path: Path) -> bool:
    """Does the suffix say that the file holds JSON, whose articles bring their own ids?"""
    return path.suffix.lower() in _JSONS


def explain_failure(error: OSError) -> str:
    """Why a file or folder could not be read, with the remedy."""
    if isinstance(error, FileNotFoundError):
        return "does not exist: check the path"
    if isinstance(error, PermissionError):
        return "may not be read by this user: change its permissions"
    return f"cannot be read: {error.strerror or error}"


def show_path(path: Path) -> str:
    """The path in printable characters, also where its name is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _note_failure(found: list[TextFile | Failure], error: OSError) -> None:
    found.append(Failure(show_path(Path(os.fsdecode(error.filename))), explain_failure(error)))
