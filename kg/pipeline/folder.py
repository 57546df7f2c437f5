"""The out folder: all of its files are there and belong together, or it stays as it was.

In: a folder's path and a way to write files into another folder. Out: the files in their place. A build that is stopped
while it writes "Putin refused." leaves the former claims.jsonl whole.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError
from kg.export.files import remedy_of
from kg.model import GRAPH_FILES, RECORDS


def check_folder(folder: Path, formats: Sequence[str] = ()) -> None:
    """Raises OutputError where files of ``formats`` could not be written into ``folder``; leaves no trace.

    So it does where one would replace a file that no build wrote, which may be the articles themselves.
    """
    _refuse_foreign(folder, [*RECORDS, *(name for kind, name in GRAPH_FILES.items() if kind in formats)])
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=existing):
            pass
    except OSError as error:
        raise _refusal(folder, error) from None


def _refuse_foreign(folder: Path, names: Sequence[str]) -> None:
    there = [name for name in names if (folder / name).exists()]
    if there and not all((folder / name).is_file() for name in RECORDS):
        raise OutputError(
            f"{folder}: holds {' and '.join(there)} of something else, which would be replaced; "
            "name another folder with -o, or move what is there"
        )


def replace_files(folder: Path, write: Callable[[Path], Sequence[Path]]) -> tuple[Path, ...]:
    """Let ``write`` fill a new folder beside, then move its files into ``folder``; returns where they are, in order.

    Files of an earlier build in a format that is not written now are removed, as they would contradict the new ones.
    Raises OutputError where the folder cannot be written; the earlier files then stay.
    """
    with _made(folder):
        staging = Path(tempfile.mkdtemp(prefix=".kg-", dir=folder))
        try:
            written = [path.name for path in write(staging)]
            with _undisturbed():
                for path in _outdated(folder, written):
                    path.unlink()
                for name in written:
                    os.replace(staging / name, folder / name)  # noqa: PTH105 - says that it replaces
        except OutputError as error:  # names the folder beside, which nobody knows of
            raise OutputError(str(error).replace(str(staging), str(folder))) from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return tuple(folder / name for name in written)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the block is done: half of the files moved would be a folder that contradicts itself."""
    if threading.current_thread() is not threading.main_thread():  # only that one is told of Ctrl-C
        yield
        return
    waiting: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
    if waiting:
        raise KeyboardInterrupt


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder exists; where the block fails, whatever had to be made for it is gone again."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        if isinstance(error, OSError):
            raise _refusal(folder, error) from None
        raise


def outdated_files(folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """The files of an earlier build that ``replace_files`` removes from ``folder`` when it writes ``formats`` only."""
    return tuple(_outdated(folder, [name for kind, name in GRAPH_FILES.items() if kind in formats]))


def _outdated(folder: Path, written: Sequence[str]) -> list[Path]:
    if not all((folder / name).is_file() for name in RECORDS):
        return []  # not an out folder: its graph.ttl may be anybody's
    return [folder / name for name in GRAPH_FILES.values() if name not in written and (folder / name).is_file()]


def _refusal(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{folder}: cannot write there ({reason}); {remedy_of(error, ' with -o')}")
