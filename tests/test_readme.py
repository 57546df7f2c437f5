"""Every command and every piece of code in README.md runs, and prints what the README shows.

A block ``console`` holds commands after "$ ", further lines of one after "> ", and below each what it prints;
a line "..." stands for any lines, "..." within a line for any words. A block ``python`` is run as it stands; a ``text``
block below shows what it prints.
``python tests/test_readme.py`` puts what they print today into the README, wherever it shows a whole output.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r".*\n?(?:> .*\n)*")
_NOT_RUN = {
    "tests/run": "it runs this test",
}


@dataclass(frozen=True)
class Example:
    """Something that the README tells the reader to run, and the output that it shows, if any."""

    language: str
    code: str
    output: str | None


def examples() -> Iterator[Example]:
    blocks = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    for position, (language, content) in enumerate(blocks):
        if language == "console":
            for command in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
                lines = _COMMAND.match(command)
                assert lines
                yield Example("console", lines[0].rstrip("\n").replace("\n> ", "\n"), command[lines.end() :] or None)
        elif language == "python":
            following = blocks[position + 1] if position + 1 < len(blocks) else ("", "")
            yield Example("python", content, following[1] if following[0] == "text" else None)


def matches(shown: str, printed: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else r".*?".join(map(re.escape, line.rstrip().split("..."))) + r"[ ]*\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed.rstrip("\n") + "\n") is not None


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("reader"))


def prepare(home: Path) -> Path:
    """Make a copy of the checkout in which `python3 -m venv` and pip are stand-ins: the installation runs this test."""
    for name in ("seeds", "ontology"):
        shutil.copytree(ROOT / name, home / name)
    write_command(home / ".venv/bin/pip", '[ "$*" = "install ." ]')
    write_command(home / ".venv/bin/activate", "true")
    write_command(home / ".venv/bin/kg", f'exec {sys.executable} -c "from kg.cli import main; main()" "$@"')
    write_command(home / ".venv/bin/python", f'exec {sys.executable} "$@"')
    write_command(home / ".venv/bin/python3", f'[ "$*" = "-m venv .venv" ] || exec {sys.executable} "$@"')
    return home


def write_command(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def run(example: Example, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{home / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    command = ["bash", "-c", example.code] if example.language == "console" else [sys.executable, "-c", example.code]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_the_readme_runs_from_top_to_bottom_and_prints_what_it_shows(reader: Path) -> None:
    ran = 0
    for example in examples():
        if example.code in _NOT_RUN:
            continue
        done = run(example, reader)
        assert done.returncode == 0, f"{example.code}\n{done.stdout}{done.stderr}"
        if example.output is not None:
            assert matches(example.output, done.stdout), f"{example.code}\nprints:\n{done.stdout}"
        ran += 1
    assert ran >= 5


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"\]\((?!https?:|#)([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))))
)
def test_every_file_that_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target.partition("#")[0]).exists()


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\n...\nb\n", "a\nx\ny\nb\n", True),
        ("a\n...\nb\n", "a\nb\n", True),
        ("a ... c\n", "a b c", True),
        ("a\n", "a\nb\n", False),
        ("a  \n", "a", True),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


def update() -> None:
    """Put the present outputs into the README, but for those that it shows in part."""
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        home = prepare(Path(folder))
        for example in examples():
            done = None if example.code in _NOT_RUN else run(example, home)
            if done is None or "..." in (example.output or ""):
                continue
            printed = done.stdout.rstrip("\n") + "\n" if done.stdout.strip() else ""
            if example.language == "console":
                command = "$ " + example.code.replace("\n", "\n> ")
                text = text.replace(f"{command}\n{example.output or ''}", f"{command}\n{printed}", 1)
            elif example.output is not None:
                block = f"{example.code}```\n\n```text\n"
                text = text.replace(f"{block}{example.output}", f"{block}{printed}", 1)
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    update()
