from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.export
from kg.errors import OutputError
from kg.export.files import write_text
from tests.fixtures_graph import example_graph


@pytest.mark.parametrize("suffix", sorted(kg.export.SUFFIXES))
def test_a_suffix_picks_its_format_and_leaves_one_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix.upper()}"
    kg.export.write(example_graph(), path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_size > 1000


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"'\.docx'; known are \.ttl, \.nq, .*\.html"):
        kg.export.write(example_graph(), tmp_path / "graph.docx")


def test_jsonl_holds_what_its_name_says_and_claims_by_default(tmp_path: Path) -> None:
    for name, key in (("claims", "polarity"), ("entities", "wikidata"), ("articles", "text"), ("other", "polarity")):
        kg.export.write(example_graph(), tmp_path / f"{name}.jsonl")
        first = (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[0]
        assert key in json.loads(first)


def test_the_base_iri_reaches_the_rdf_formats(tmp_path: Path) -> None:
    for suffix in (".ttl", ".nq", ".trig", ".jsonld"):
        path = tmp_path / f"graph{suffix}"
        kg.export.write(example_graph(), path, base_iri="https://example.org/news/")
        assert "https://example.org/news/" in path.read_text(encoding="utf-8")


def test_a_write_that_breaks_off_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")

    def breaking() -> Iterator[str]:
        yield "new"
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        write_text(path, breaking())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named_with_the_remedy(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written .* name a folder that you may write to"):
        write_text(blocked / "graph.ttl", "text")


def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    def full() -> Iterator[str]:
        yield "new"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutputError, match=r"No space left on device\); free some space there"):
        write_text(tmp_path / "graph.ttl", full())
    assert not list(tmp_path.iterdir())


def test_missing_folders_are_made_and_line_ends_kept(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b" / "graph.ttl", ["one\n", "two\n"])
    assert (tmp_path / "a" / "b" / "graph.ttl").read_bytes() == b"one\ntwo\n"


def test_a_written_file_has_the_rights_of_any_other_new_file(tmp_path: Path) -> None:
    write_text(tmp_path / "written", "x")
    (tmp_path / "plain").write_text("x", encoding="utf-8")
    assert os.stat(tmp_path / "written").st_mode == os.stat(tmp_path / "plain").st_mode  # noqa: PTH116


def test_graphs_of_the_same_content_give_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    for suffix in kg.export.SUFFIXES:
        first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
        kg.export.write(example_graph(), first)
        kg.export.write(example_graph(), second)
        assert first.read_bytes() == second.read_bytes()
