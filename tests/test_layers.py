"""Imports go one way, and heavy libraries are imported where they belong only."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_layers_are_kept(root: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("spacy", ("kg/extract/",)),
        ("pyvis", ("kg/export/html/",)),
        ("networkx", ("kg/graph/", "kg/export/html/")),
        ("typer", ("kg/cli/",)),
    ],
)
def test_a_heavy_library_is_imported_in_its_home_only(root: Path, library: str, homes: tuple[str, ...]) -> None:
    pattern = re.compile(rf"^\s*(?:import|from) {library}\b", re.MULTILINE)
    sources = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in (root / "kg").rglob("*.py")}
    assert not [name for name, text in sources.items() if pattern.search(text) and not name.startswith(homes)]


def test_no_code_file_is_longer_than_500_lines(root: Path) -> None:
    sizes = {str(path): len(path.read_text("utf-8").splitlines()) for path in (root / "kg").rglob("*.py")}
    assert not {name: size for name, size in sizes.items() if size > 500}
