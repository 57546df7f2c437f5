"""What is odd in the inputs and yet no failure: each kind of it is named in one sentence."""

from __future__ import annotations

from pathlib import Path

from kg.articles import read
from tests.articles.reading import SENTENCE, line, write


def test_fields_from_which_nothing_is_read_are_named_once_a_file_and_are_no_failure(tmp_path: Path) -> None:
    records = [
        line(id="a", text=SENTENCE, date="2022-01-01", publisher="AP", titel="x", pages=3),
        line(id="b", text=SENTENCE, published="2022-01-01", date="2021-01-01", title="T"),
    ]
    result = read([write(tmp_path / "a.jsonl", "\n".join(records))])
    assert (len(result.articles), result.failures) == (2, ())
    assert result.hints[0] == (
        f'{tmp_path / "a.jsonl"}: nothing is read from the fields "date" (did you mean "published"?), "publisher" '
        '(did you mean "source"?), "titel" (did you mean "title"?) and "pages"'
    )


def test_files_with_the_same_unread_fields_are_named_together(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path / f"{name}.json", line(id=name, text=f"{name} {SENTENCE}", Author="x"))
    assert read([tmp_path]).hints == (f'{tmp_path / "a.json"} and 2 more: nothing is read from the field "Author"',)


def test_a_known_field_beside_it_was_not_meant_and_many_names_are_cut(tmp_path: Path) -> None:
    record = line(id="a", text=SENTENCE, published="2022-01-01", created_at="x", **{"k" * 50: 1})
    (hint,) = read([write(tmp_path / "a.jsonl", record)]).hints
    assert hint.endswith(f'the fields "created_at" and "{"k" * 40}..."')
    record = line(id="a", content=SENTENCE, **{f"k{number}": 1 for number in range(20)})
    result = read([write(tmp_path / "b.jsonl", record)])
    assert '"content" (did you mean "text"?), "k0", ' in result.hints[0]
    assert result.hints[0].endswith('"k14" and 13 more')
    assert 'no "text"' in result.failures[0].reason


def test_what_a_build_wrote_has_no_unread_fields(root: Path) -> None:
    assert read([root / "out" / "articles.jsonl"]).hints == ()


def test_the_same_text_under_two_ids_is_hinted_at_and_stays(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.txt", SENTENCE) for name in ("a", "b")]
    result = read([*paths, write(tmp_path / "c.txt", "Biden refused.")])
    assert ([article.id for article in result.articles], result.failures) == (["a", "b", "c"], ())
    assert result.hints == (
        "these have the same text: 'a' and 'b'; what it says counts as said by several articles: leave all but one out",
    )
    more = [write(tmp_path / f"{number}.txt", f"{SENTENCE}\n") for number in range(7)]
    assert ": 'a', 'b', '0', '1', '2' and 4 more; what" in read([*paths, *more, *paths]).hints[0]
    pairs = [write(tmp_path / f"{name}{number}.txt", f"{SENTENCE} {number}") for name in "xy" for number in range(7)]
    hint = read(pairs).hints[0]
    assert ": 'x0' and 'y0'; 'x1' and 'y1'; " in hint
    assert "'x4' and 'y4'; and 2 more such texts; what" in hint


def test_files_of_a_folder_that_are_no_input_are_named_in_one_hint(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("ankara.html", "good.txt", "kerry.md", ".hidden", "x.csv", "sub/x.pdf"):
        write(tmp_path / name, SENTENCE)
    result = read([tmp_path, tmp_path])
    assert ([article.id for article in result.articles], result.failures) == (["good"], ())
    assert result.hints == (
        f"{tmp_path}: 4 files are not read: ankara.html, kerry.md, x.csv and sub/x.pdf; articles there end in "
        ".txt, .text, .jsonl, .json; name a .md file itself to read it",
    )
    for number in range(3):
        write(tmp_path / f"a{number}.xml", SENTENCE)
    assert (
        "7 files are not read: a0.xml, a1.xml, a2.xml, ankara.html, kerry.md and 2 more;" in read([tmp_path]).hints[0]
    )


def test_one_file_that_is_no_input_is_named_and_files_of_a_build_are_not(tmp_path: Path) -> None:
    for name in ("a.txt", "x.csv", "claims.jsonl", "entities.jsonl", "articles.jsonl", "graph.ttl", "graph.html"):
        write(tmp_path / name, SENTENCE)
    hint = f"{tmp_path}: 1 file is not read: x.csv; articles there end in .txt, .text, .jsonl, .json"
    assert read([tmp_path]).hints == (hint,)
