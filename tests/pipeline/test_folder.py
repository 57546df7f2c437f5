"""The out folder is written as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import kg
from kg.errors import OutputError
from kg.model import RECORDS
from kg.pipeline.folder import check_folder, outdated_files, replace_files
from tests.fixtures_graph import example_graph


def write(*names: str, content: str = "new") -> object:
    def fill(staging: Path) -> Sequence[Path]:
        for name in names:
            (staging / name).write_text(content)
        return [staging / name for name in names]

    return fill


def test_files_appear_in_a_new_folder_and_nothing_else(tmp_path: Path) -> None:
    written = replace_files(tmp_path / "a" / "b", write(*RECORDS, "graph.ttl"))
    assert [path.name for path in written] == [*RECORDS, "graph.ttl"]
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted([*RECORDS, "graph.ttl"])


def test_a_writer_that_fails_leaves_the_earlier_files_as_they_were(tmp_path: Path) -> None:
    replace_files(tmp_path, write(*RECORDS, "graph.ttl", content="old"))

    def fail(staging: Path) -> Sequence[Path]:
        (staging / "claims.jsonl").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"No space left on device\); free some space there, or name a folder on"):
        replace_files(tmp_path, fail)
    assert {path.read_text() for path in tmp_path.iterdir()} == {"old"}
    assert len(list(tmp_path.iterdir())) == 4


def test_a_format_that_is_not_written_any_more_is_removed(tmp_path: Path) -> None:
    replace_files(tmp_path, write(*RECORDS, "graph.ttl", "graph.html", content="old"))
    (tmp_path / "notes.txt").write_text("mine")
    assert outdated_files(tmp_path, ["ttl", "nq"]) == (tmp_path / "graph.html",)
    replace_files(tmp_path, write(*RECORDS, "graph.ttl"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*RECORDS, "graph.ttl", "notes.txt"])
    assert outdated_files(tmp_path, ["ttl", "nq"]) == ()


def test_a_graph_file_in_a_folder_that_is_no_out_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("mine")
    replace_files(tmp_path, write(*RECORDS))
    assert (tmp_path / "graph.nq").read_text() == "mine"


@pytest.mark.parametrize("inside", ["", "deeper/still"])
def test_a_place_that_cannot_be_a_folder_is_refused_by_name(tmp_path: Path, inside: str) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("mine")
    for act in (check_folder, lambda folder: replace_files(folder, write(*RECORDS))):
        with pytest.raises(OutputError, match=str(blocker)):
            act(blocker / inside)
    assert blocker.read_text() == "mine"


def test_checking_a_folder_leaves_no_trace(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_read_back_as_the_graph_that_wrote_it(tmp_path: Path) -> None:
    graph = example_graph()
    built = kg.Graph(graph.claims, graph.entities, graph.articles, base_iri="https://example.org/")
    built.write_folder(tmp_path, ["nq"])
    again = kg.read(tmp_path, base_iri="https://example.org/")
    assert (again, again.base_iri) == (built, built.base_iri)
    assert again._repr_html_().startswith("<iframe")
