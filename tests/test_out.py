"""The committed out/ is what the program makes of seeds/ today, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMITTED = ("articles.jsonl", "claims.jsonl", "entities.jsonl", "graph.html", "graph.ttl")


@pytest.fixture(scope="module")
def rebuilt(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rebuilt") / "out"
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "seeds", "-o", str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("name", COMMITTED)
def test_rebuilding_the_seeds_gives_the_committed_bytes(root: Path, rebuilt: Path, name: str) -> None:
    same = (rebuilt / name).read_bytes() == (root / "out" / name).read_bytes()
    assert same, f"out/{name} is out of date: run `kg build seeds -o out`, look at what changed, and commit it"


def test_a_build_writes_exactly_the_committed_files(rebuilt: Path) -> None:
    assert sorted(path.name for path in rebuilt.iterdir()) == sorted(COMMITTED)
