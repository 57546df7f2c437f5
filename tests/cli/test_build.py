"""``kg build``: exit codes, messages, and what stands in the out folder when something failed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.cli import main
from kg.errors import ModelError
from kg.model import UNKNOWN, Article, Entity, Speaker, content_id
from tests.conftest import fake_claim, fake_normalize

pytestmark = pytest.mark.usefixtures("fake_extraction")
SENTENCE = "Putin refused."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with one good article."""
    (tmp_path / "good.txt").write_text(SENTENCE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_a_build_writes_its_files_and_a_summary(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "good.txt", "-o", "out", "--timings") == 0
    printed = capsys.readouterr()
    assert "1 article, 1 sentence, 1 claim, 1 entity\n" in printed.out
    assert "claims: asserted 1, claimed 0, negated 0, not actual 0\n" in printed.out
    assert "out/claims.jsonl" in printed.out
    assert "parse 2.00, frames 1.00" in printed.out
    assert not printed.err
    names = {"claims.jsonl", "entities.jsonl", "articles.jsonl", "graph.ttl", "graph.html"}
    assert {path.name for path in (folder / "out").iterdir()} == names


def test_the_summary_counts_the_entities_that_the_page_counts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def with_nobody(*given: object) -> SimpleNamespace:
        found = fake_normalize(*given)  # type: ignore[arg-type]
        return SimpleNamespace(claims=found.claims, entities=(*found.entities, Entity(UNKNOWN, "unknown", "object")))

    monkeypatch.setattr("kg.pipeline.assembly.normalize", with_nobody)
    assert run(monkeypatch, "build", "good.txt", "-o", "out") == 0
    assert "1 claim, 1 entity\n" in capsys.readouterr().out
    assert len((folder / "out" / "entities.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize("formats", [("--format", "nq,trig"), ("--format", "nq", "--format", "trig")])
def test_format_chooses_the_files_beside_the_json_lines(
    folder: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    assert run(monkeypatch, "build", "good.txt", "-o", "out", *formats) == 0
    names = {"claims.jsonl", "entities.jsonl", "articles.jsonl", "graph.nq", "graph.trig"}
    assert {path.name for path in (folder / "out").iterdir()} == names


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "missing.txt: does not exist"),
        ("empty.txt", b"", "empty.txt: is empty"),
        ("binary.txt", b"\0\1\2", "binary.txt: is a binary file"),
        ("latin.txt", "Le café de l’été".encode("cp1252"), "iconv -f WINDOWS-1252 -t UTF-8"),
        ("wide.txt", SENTENCE.encode("utf-16"), "looks like UTF-16"),
        ("broken.jsonl", b'{"id": "a", "text": "x"}\n{"id": "b"', "broken.jsonl, line 2: is not JSON"),
        ("long.txt", b"Putin refused. " * 350_000, "long.txt: is too long for one article"),
        ("russian.txt", "Путин отказался.".encode(), "russian.txt: is not English"),
        ("crash.txt", b"crash", "article crash: could not be processed (IndexError: no such token)"),
        ("refused.txt", b"refuse me", "article refused: cannot be read for a reason"),
    ],
)
def test_a_bad_input_is_named_with_exit_code_1_and_the_others_are_written(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    words: str,
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    assert run(monkeypatch, "build", name, "good.txt", "-o", "out") == 1
    printed = capsys.readouterr()
    assert words in printed.err
    assert "error: 1 input failed" in printed.err
    assert '"id": "good"' in (folder / "out" / "articles.jsonl").read_text().replace('":"', '": "')


def test_a_build_without_any_statement_says_so_and_so_does_its_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "no statement was found: no sentence that was read says who did what to whom"
    assert run(monkeypatch, "build", "good.txt", "-o", "out") == 0
    assert words not in capsys.readouterr().err
    assert words not in (folder / "out" / "graph.html").read_text("utf-8").lower()
    nothing = SimpleNamespace(claims=(), entities=())
    monkeypatch.setattr("kg.pipeline.assembly.normalize", lambda *_: nothing)
    assert run(monkeypatch, "build", "good.txt", "-o", "out") == 0
    assert capsys.readouterr().err == f"hint: {words}\n"
    assert words in (folder / "out" / "graph.html").read_text("utf-8").lower()


def test_unread_fields_are_hinted_at_with_exit_code_0(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.jsonl").write_text('{"id": "a", "text": "Putin refused.", "date": "2022-01-01"}')
    assert run(monkeypatch, "build", "a.jsonl", "-o", "out") == 0
    hint = 'hint: a.jsonl: nothing is read from the field "date" (did you mean "published"?)\n'
    assert capsys.readouterr().err == hint
    for number in range(25):
        (folder / f"{number}.jsonl").write_text(
            f'{{"id": "{number}", "text": "Putin refused {number}.", "x{number}": 1}}'
        )
    (folder / "good.txt").unlink()
    assert run(monkeypatch, "build", ".", "-o", "out") == 0
    hints = capsys.readouterr().err.splitlines()
    assert (len(hints), hints[-1]) == (21, "hint: and 6 more of this kind")


def test_of_many_errors_in_one_file_the_first_ones_are_named_and_the_others_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = '{"id": "a", "text": "Putin refused all."}'
    (folder / "a.jsonl").write_text("\n".join(["{"] * 40 + [good] + ["x"] * 24))
    assert run(monkeypatch, "build", "a.jsonl", "missing.txt", "good.txt", "-o", "out") == 1
    printed = capsys.readouterr()
    lines = printed.err.splitlines()
    assert [line.partition(": is")[0] for line in lines[:5]] == [f"error: a.jsonl, line {n}" for n in range(1, 6)]
    assert lines[5] == "error: a.jsonl: 59 more lines or items failed"
    assert lines[6].startswith("error: missing.txt: does not exist")
    assert lines[7:] == ["error: 65 inputs failed"]
    assert "2 articles" in printed.out


def test_of_many_failing_files_only_so_many_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", *[f"{number}.txt" for number in range(130)], "good.txt", "-o", "out") == 1
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-2:]) == (102, ["error: and 30 more", "error: 130 inputs failed"])


def test_without_any_good_input_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "missing.txt", "-o", "out") == 1
    assert "nothing is written" in capsys.readouterr().out
    assert not (folder / "out").exists()


def test_an_unwritable_out_folder_is_refused_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.pipeline.build", None)
    assert run(monkeypatch, "build", "good.txt", "-o", "good.txt/out") == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("error: good.txt/out: cannot write there")
    assert "Traceback" not in printed.err
    assert (folder / "good.txt").read_text() == SENTENCE


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "good.txt"),
        ("build", "-o", "out"),
        ("build", "good.txt", "-o", "out", "--date", "28.9.2021"),
        ("build", "good.txt", "-o", "out", "--format", "docx"),
        ("build", "good.txt", "-o", "out", "--base-iri", "foo"),
        ("build", "good.txt", "-o", "out", "--lexicon", "nope.yaml"),
        ("build", "good.txt", "-o", "out", "--actors", "nope.tsv"),
        ("html", "out", "--base-iri", "foo"),
        ("html", "out", "--where", "status=maybe"),
        ("html", "out", "--where", "foo=bar"),
        ("html", "out", "--select", "nope"),
        ("query", "out", "-q", "nope"),
        ("query", "out", "ASK {}", "--timeout", "0"),
        ("ontology", "check", "--lexicon", "nope.yaml"),
        ("bild",),
    ],
)
def test_wrong_usage_has_exit_code_2_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert "Usage: kg" in capsys.readouterr().err
    assert not (folder / "out").exists()


@pytest.mark.parametrize("arguments", [("build", "good.txt", "-o", "out"), ("extract", "good.txt")])
def test_a_pipeline_that_is_not_installed_is_a_wrong_argument_where_it_was_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    def refuse(*_: object) -> None:
        raise ModelError("the spaCy pipeline 'nope' is not installed")

    monkeypatch.setattr("kg.pipeline.assembly.Extractor", refuse)
    monkeypatch.setattr("kg.extract.Extractor", refuse)
    assert run(monkeypatch, *arguments, "--model", "nope") == 2
    assert run(monkeypatch, *arguments) == 1
    assert capsys.readouterr().err.count("is not installed") == 2


def test_a_stopped_build_leaves_nothing_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.export.write", stop)
    assert run(monkeypatch, "build", "good.txt", "-o", "new/out") != 0
    assert not (folder / "new").exists()


def test_standard_input_is_read_for_a_dash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "from-stdin", "text": "Putin refused."}')))
    assert run(monkeypatch, "build", "-", "-o", "out", "--format", "jsonl") == 0
    assert "from-stdin" in (folder / "out" / "articles.jsonl").read_text()


def test_names_from_articles_neither_style_nor_steer_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.jsonl").write_text(r'{"id": "[red]\u001b[2J\u202e</script>", "text": "crash"}')
    assert run(monkeypatch, "build", "a.jsonl", "-o", "out") == 1
    printed = capsys.readouterr().err
    assert r"article [red]\x1b[2J\u202e</script>: could not be processed" in printed
    assert "\x1b" not in printed


def test_hostile_words_reach_every_format_unharmed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.jsonl").write_text('{"id": "a", "text": "</script><img/src=x> \\"refused\\" <!-- ]]> {{1}} é"}')
    every = "ttl,nq,trig,jsonld,graphml,html"
    assert run(monkeypatch, "build", "a.jsonl", "-o", "out", "--format", every) == 0
    assert "<img/src" not in (folder / "out" / "graph.html").read_text()


def test_a_malformed_base_iri_is_refused_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kg.articles.read", None)
    assert run(monkeypatch, "build", "good.txt", "-o", "out", "--base-iri", "example.org") == 2
    assert "base IRI 'example.org' must be absolute" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_trusted_name_that_no_speaker_has_is_named_in_the_summary(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def normalize(article: Article, *_: object) -> SimpleNamespace:
        claim = fake_claim(article)
        claim = replace(claim, according_to=(Speaker("sana", "SANA agency", "SANA", None, None),), asserted=False)
        entities = (Entity("vladimir-putin", "Vladimir Putin", "person"), Entity("sana", "SANA agency", "organization"))
        return SimpleNamespace(claims=(replace(claim, id=content_id(claim)),), entities=entities)

    monkeypatch.setattr("kg.pipeline.assembly.normalize", normalize)
    names = ("Nobody Known", "sana AGENCY", "Sana agencie", "all")
    trusted = [word for name in names for word in ("--trust", name)]
    monkeypatch.setattr("kg.validate.require_valid", lambda *_, **__: None)
    assert run(monkeypatch, "build", "good.txt", "-o", "out", "--format", "jsonl", *trusted) == 0
    printed = capsys.readouterr().err
    assert "hint: no speaker called 'Nobody Known' was found, so --trust 'Nobody Known' changed nothing\n" in printed
    assert "--trust 'Sana agencie' changed nothing; did you mean 'SANA agency'?\n" in printed
    assert printed.count("no speaker called") == 2


def test_files_of_an_earlier_build_that_go_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "good.txt", "-o", "out") == 0
    assert "removed" not in capsys.readouterr().out
    assert run(monkeypatch, "build", "good.txt", "-o", "out", "--format", "ttl") == 0
    assert "removed, as they were of an earlier build: out/graph.html\n" in capsys.readouterr().out


def test_the_out_folder_as_input_is_said_to_be_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "good.txt", "-o", "out") == 0
    assert run(monkeypatch, "build", "out", "-o", "out") == 1
    assert "error: out: holds what `kg build` wrote, and no articles to read" in capsys.readouterr().err


def test_the_package_runs_as_the_command(folder: Path, root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "html", "nosuch"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: nosuch: there is no such folder; build one with `kg build")


def test_a_folder_of_articles_may_be_the_out_folder_again_and_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run(monkeypatch, "build", ".", "-o", ".", "--format", "jsonl") == 0
        assert capsys.readouterr().out.startswith("1 article, ")


@pytest.mark.parametrize("name", ["articles.jsonl", "graph.html"])
def test_a_file_that_no_build_wrote_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / name).write_text('{"id": "a", "text": "Putin refused.", "own": 1}\n')
    assert run(monkeypatch, "build", ".", "-o", ".") == 1
    assert f"holds {name} of something else, which would be replaced; name another folder" in capsys.readouterr().err
    assert '"own": 1' in (folder / name).read_text()
