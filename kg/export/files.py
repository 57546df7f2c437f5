"""Files that are written whole or not at all.

In: a path and the text of the file. Out: the file, written beside and then renamed. Whoever reads the line "Milley met
with Gerasimov" in graph.ttl reads a complete file, also when the build was interrupted.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError


def write_text(path: Path, content: str | Iterable[str]) -> None:
    """Write text, or its parts one after the other, to ``path`` as UTF-8 with "\\n" as line end; make its folder.

    Characters that UTF-8 cannot hold become "?". Raises ``OutputError`` naming the path and the reason; then, as after
    any other error, an older file stands as it stood.
    """
    parts = (content,) if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(parts)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); {remedy_of(error)}") from error
    finally:
        _remove(beside)


def remedy_of(error: OSError, option: str = "") -> str:
    """What to do about an error of writing; ``option`` says how a folder is named, such as " with -o"."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"free some space there, or name a folder on another disk{option}"
    return f"name a folder that you may write to{option}"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The folder itself is unreachable, which the error under way already says.
        return
