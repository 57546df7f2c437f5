"""``kg extract``: which lines are read, and what becomes of their other fields."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.cli import main


class FakeExtractor:
    """One triple a sentence: its first two words and how it was asked."""

    def __init__(self, model: str | None, ontology: object) -> None:
        pass

    def triples_many(
        self, sentences: Iterable[str], form: str = "nary", *, pretokenized: bool = False
    ) -> Iterator[list[list[str]]]:
        for sentence in sentences:
            yield [[*sentence.split()[:2], form + (" tokens" if pretokenized else "")]]


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.Extractor", FakeExtractor)
    monkeypatch.setattr("kg.ontology.load", lambda: None)


def run(monkeypatch: pytest.MonkeyPatch, raw: bytes, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kg", "extract", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_text_is_read_as_a_sentence_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, b"Putin refused.\n\n Biden left. \r\n", "-") == 0
    assert printed(capsys) == [
        {"sentence": "Putin refused.", "triples": [["Putin", "refused.", "nary"]]},
        {"sentence": "Biden left.", "triples": [["Biden", "left.", "nary"]]},
    ]


def test_json_lines_keep_their_other_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 7, "sentence": "Putin refused .", "gold": ["é"]}\n')
    assert run(monkeypatch, b"", str(path), "--render", "binary", "--pretokenized") == 0
    (record,) = printed(capsys)
    assert record == {
        "id": 7, "sentence": "Putin refused .", "gold": ["é"], "triples": [["Putin", "refused", "binary tokens"]],
    }  # fmt: skip


@pytest.mark.parametrize("raw", [b'{"text": "x"}', b'{"sentence": 1}', b'{"sentence": '])
def test_a_broken_line_is_named(
    raw: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, b"Putin refused.\n" + raw + b"\nBiden left.\n", "-") == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["sentence"] for line in captured.out.splitlines()] == ["Putin refused.", "Biden left."]
    assert captured.err.startswith('error: standard input, line 2: is no JSON object with a "sentence"')
    assert captured.err.endswith("error: 1 line failed\n")


FRENCH = "Le président a rencontré le ministre des affaires étrangères à Paris lundi.".encode()


def test_a_line_that_is_not_english_or_not_utf_8_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [FRENCH, b"Biden left.", b'{"sentence": "' + FRENCH + b'"}', "Lula left Bogotá.".encode("latin-1")]
    assert run(monkeypatch, b"\n".join(lines), "-") == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["sentence"] for line in captured.out.splitlines()] == ["Biden left."]
    errors = captured.err.splitlines()
    assert errors[0].startswith("error: standard input, line 1: does not look English (it reads like French")
    assert errors[1].startswith("error: standard input, line 3: does not look English")
    assert errors[2].startswith("error: standard input, line 4: is not UTF-8 but looks like Latin-1")
    assert errors[3:] == ["error: 3 lines failed"]


def test_given_tokens_are_taken_for_english(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, FRENCH, "-", "--pretokenized") == 0


@pytest.mark.parametrize("raw", [b"", b" \n\r\n"])
def test_an_empty_input_is_said_to_be_empty(
    raw: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, raw, "-") == 1
    assert capsys.readouterr().err == "error: standard input: is empty: it holds no sentence\n"


def test_many_bad_lines_are_counted_and_load_no_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.extract.Extractor", None)
    assert run(monkeypatch, b"{\n" * 30, "-") == 1
    errors = capsys.readouterr().err.splitlines()
    assert errors[5:] == ["error: standard input: 25 more lines or items failed", "error: 30 lines failed"]


@pytest.mark.parametrize(("name", "words"), [("none.txt", "cannot be read"), ("wide.txt", "looks like UTF-16")])
def test_a_file_that_cannot_be_read_is_named(
    name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wide.txt").write_bytes("Putin refused.".encode("utf-16"))
    assert run(monkeypatch, b"", str(tmp_path / name)) == 1
    error = capsys.readouterr().err
    assert f"{name}: " in error
    assert words in error


def test_explaining_and_given_tokens_exclude_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, b"Putin refused .", "-", "--explain", "--pretokenized") == 2
    assert "leave --pretokenized out" in capsys.readouterr().err
