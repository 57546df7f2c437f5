"""Ctrl-C: one line, exit code 130, and no file half-written."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.cli import main
from kg.model import RECORDS
from kg.pipeline.folder import replace_files


def interrupt(*arguments: object, **options: object) -> None:
    raise KeyboardInterrupt


def test_an_interrupted_build_says_so_in_one_line_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("Putin refused.")
    monkeypatch.setattr("kg.pipeline.build", interrupt)
    monkeypatch.setattr(sys, "argv", ["kg", "build", "good.txt", "-o", "out"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "error: stopped; no file is left half-written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


def test_an_interrupted_writer_leaves_the_earlier_files(tmp_path: Path) -> None:
    def write(content: str, stop: bool) -> object:
        def fill(staging: Path) -> Sequence[Path]:
            for name in RECORDS:
                (staging / name).write_text(content)
            if stop:
                raise KeyboardInterrupt
            return [staging / name for name in RECORDS]

        return fill

    replace_files(tmp_path, write("old", stop=False))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, write("new", stop=True))  # type: ignore[arg-type]
    assert {path.read_text() for path in tmp_path.iterdir()} == {"old"}
    assert len(list(tmp_path.iterdir())) == len(RECORDS)


def test_an_interrupt_between_two_files_waits_for_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.pipeline import folder

    moved = folder.os.replace

    def move(source: Path, target: Path) -> None:
        moved(source, target)
        signal.raise_signal(signal.SIGINT)

    def fill(staging: Path) -> Sequence[Path]:
        for name in RECORDS:
            (staging / name).write_text("new")
        return [staging / name for name in RECORDS]

    monkeypatch.setattr(folder.os, "replace", move)
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(RECORDS)
