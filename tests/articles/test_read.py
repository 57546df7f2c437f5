"""Reading inputs: what becomes an article, and what a failure that names its place and remedy."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import MAXIMUM_CHARACTERS, markdown, read
from kg.articles.encoding import decode
from kg.errors import InputError
from tests.articles.reading import SENTENCE, line, only_failure, write

GERMAN = (
    "Der Bundeskanzler hat am Montag in Berlin den russischen Außenminister empfangen, um über die Lage zu sprechen. "
    "Die Gespräche dauerten nach Angaben der Regierung mehrere Stunden und sollen am Dienstag fortgesetzt werden, "
    "sagte eine Sprecherin des Auswärtigen Amtes, die keine weiteren Einzelheiten nennen wollte."
)


def test_a_text_file_is_an_article_named_after_the_file(tmp_path: Path) -> None:
    (article,) = read([write(tmp_path / "a.b.txt", SENTENCE)]).articles
    assert (article.id, article.text, article.title, article.source) == ("a.b", SENTENCE, None, None)


def test_the_seed_article_has_headline_source_and_body(seeds: Path) -> None:
    (article,) = read([seeds]).articles
    assert article.title == "White House Gives Order For General To Get In Contact With Russia"
    assert article.source == "FreedomBeacon.com"
    assert article.text[article.body_start :].startswith("President Biden’s short-sighted decision")


def test_a_folder_is_read_sorted_with_its_subfolders_and_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/y.TXT", ".hidden.txt", "note.md"):
        write(tmp_path / name, SENTENCE)
    write(tmp_path / "b" / "x.jsonl", line(id="from-jsonl", text=SENTENCE))
    assert [article.id for article in read([tmp_path]).articles] == ["z", "from-jsonl", "y"]


def test_an_out_folder_among_the_articles_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "out" / "deeper").mkdir(parents=True)
    for name in ("articles.jsonl", "claims.jsonl", "entities.jsonl", "deeper/b.txt"):
        write(tmp_path / "out" / name, line(id="again", text=SENTENCE))
    write(tmp_path / "a.txt", SENTENCE)
    result = read([tmp_path])
    assert [article.id for article in result.articles] == ["a"]
    assert not result.failures


def test_json_lines_keep_their_fields_and_their_text_unaltered(tmp_path: Path) -> None:
    text = "  Putin\r\nrefused.\u2028"
    record = line(
        id="a/1", text=text, title="T", published="2021-09-28T10:00:00Z", source="S", url="https://x.org/?a&b"
    )
    (article,) = read([write(tmp_path / "a.jsonl", record)]).articles
    assert (article.id, article.text, article.title) == ("a/1", text, "T")
    assert (article.published, article.source, article.url) == ("2021-09-28", "S", "https://x.org/?a&b")


@pytest.mark.parametrize(
    ("dateline", "published", "written"),
    [
        ("WASHINGTON, Oct. 28 — ", "1962-10-29", "1962-10-28"),
        ("PARIS, Dec. 31 (AP) — ", "2015-01-02", "2014-12-31"),
        ("Brussels, 12 March - ", "2025-03-12", None),
        ("WASHINGTON, Oct. 28 — ", "1962-12-01", None),
        ("WASHINGTON — ", "1962-10-29", None),
    ],
)
def test_the_day_of_a_dateline_shortly_before_publication_is_when_it_was_written(
    dateline: str, published: str, written: str | None, tmp_path: Path
) -> None:
    text = f"{dateline}Chile said today that it would send a frigate to Tahiti."
    (article,) = read([write(tmp_path / "a.jsonl", line(id="a", text=text, published=published))]).articles
    assert article.written == written
    assert article.text[article.body_start :].startswith("Chile")


def test_a_json_list_is_read_as_json_lines_are(tmp_path: Path) -> None:
    items = [{"id": 1, "text": SENTENCE}, {"text": SENTENCE}]
    result = read([write(tmp_path / "a.json", json.dumps(items))])
    assert [article.id for article in result.articles] == ["1"]
    assert result.failures[0].place.endswith("a.json, item 2")


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (SENTENCE.encode(), ["stdin"]),
        (b'{"id": "a", "text": "x"}\n\n{"id": "b", "text": "y"}', ["a", "b"]),
        (b'\xef\xbb\xbf[{"id": "a", "text": "x"}]', ["a"]),
        (b'{\n "id": "a",\n "text": "x"\n}\n', ["a"]),
        (b'[\n{"id": "a", "text": "x"},\n{"id": "b", "text": "y"}\n]', ["a", "b"]),
    ],
)
def test_standard_input_is_json_lines_a_json_list_or_text(raw: bytes, ids: list[str]) -> None:
    assert [article.id for article in read(["-"], stdin=io.BytesIO(raw)).articles] == ids


@pytest.mark.parametrize(
    ("raw", "ids", "failures"),
    [
        (
            b'{"id": "a", "text": "Peru',
            [],
            [("standard input, line 1", "is not JSON (Unterminated string starting at column 21): correct it")],
        ),
        (
            b'{"id": "a", "text"\n{"id": "b", "text": "y"}\n',
            ["b"],
            [("standard input, line 1", "is not JSON (Expecting ':' delimiter at column 19): correct it")],
        ),
        (
            '{"id":"a","text":"…"'.encode(),
            [],
            [("standard input, line 1", "is not JSON (Expecting ',' delimiter at column 21): correct it")],
        ),
        (b"[1,2", [], [("standard input", "is not JSON (Expecting ',' delimiter at column 5): correct it")]),
        (
            b'[\n{"id": "a",\n "text": "x"\n',
            [],
            [("standard input", "is not JSON (Expecting ',' delimiter at line 3, column 13): correct it")],
        ),
        (
            b"\n{Putin} refused.",
            [],
            [
                (
                    "standard input",
                    "begins as JSON but is none: correct it, or put a text that begins so into a .txt file",
                )
            ],
        ),
        (
            b"[Updated] Putin refused.",
            [],
            [
                (
                    "standard input",
                    "begins as JSON but is none: correct it, or put a text that begins so into a .txt file",
                )
            ],
        ),
    ],
)
def test_broken_json_on_standard_input_is_a_failure_and_no_prose(
    raw: bytes, ids: list[str], failures: list[tuple[str, str]]
) -> None:
    result = read(["-"], stdin=io.BytesIO(raw))
    assert [article.id for article in result.articles] == ids
    assert [(failure.place, failure.reason) for failure in result.failures] == failures


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_within_an_object_is_told_to_stand_alone(name: str, tmp_path: Path) -> None:
    content = line(status="ok", articles=[{"id": "a", "text": SENTENCE}])
    result = read([write(tmp_path / name, content)])
    assert 'has its articles in a list at "articles": write that list alone' in only_failure(result)
    assert not result.hints


def test_json_lines_in_a_json_file_are_told_their_suffix(tmp_path: Path) -> None:
    lines = line(id="a", text="x") + "\n" + line(id="b", text="y")
    assert "give JSON lines the suffix .jsonl" in only_failure(read([write(tmp_path / "a.json", lines)]))


def test_what_the_record_says_goes_before_the_text_and_this_before_the_options(tmp_path: Path) -> None:
    text = "LONDON, May 3, 2020 (Reuters) - Britain refused."
    records = [
        line(id="own", text=text, published="2019-01-01", source="Own"),
        line(id="credits", text=text),
        line(id="bare", text=SENTENCE),
    ]
    found = read([write(tmp_path / "a.jsonl", "\n".join(records))], published="2021-09-28", source="Option").articles
    said = [("2019-01-01", "Own"), ("2020-05-03", "Reuters"), ("2021-09-28", "Option")]
    assert [(article.published, article.source) for article in found] == said


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("GENEVA, Jan. 21, 2022 (Reuters) - ", "2022-01-21", "Reuters"),
        ("GENEVA (Reuters) - ", "2024-01-05", "Reuters"),
        ("GENEVA, Jan. 21, 2022 - ", "2022-01-21", "My Paper"),
        ("By Jane Doe, Reuters\n\n", "2024-01-05", "Reuters"),
        ("By Jane Doe\n\n", "2024-01-05", "My Paper"),
        ("", "2024-01-05", "My Paper"),
    ],
)
def test_the_options_fill_in_what_the_credits_of_a_text_leave_out(
    head: str, published: str, source: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", f"{head}Blinken met Lavrov on Friday.")
    (article,) = read([path], published="2024-01-05", source="My Paper").articles
    assert (article.published, article.source) == (published, source)


def test_who_wrote_a_text_is_its_source_where_nobody_says_who_published_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "By Jane Doe\n\nBlinken met Lavrov on Friday.")
    assert read([path]).articles[0].source == "Jane Doe"


def test_the_day_of_a_dateline_stands_beside_the_date_of_the_options(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "GENEVA, Jan. 21 (Reuters) - Blinken met Lavrov on Friday.")
    (article,) = read([path], published="2022-01-22").articles
    assert (article.published, article.written) == ("2022-01-22", "2022-01-21")


@pytest.mark.parametrize("day", ["28.09.2021", "2021-02-30", "yesterday", "2021"])
def test_a_publication_date_that_is_none_is_refused_with_the_form_to_use(day: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        read([write(tmp_path / "a.txt", SENTENCE)], published=day)
    assert "YYYY-MM-DD" in only_failure(read([write(tmp_path / "a.jsonl", line(id="a", text="x", published=day))]))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"\xef\xbb\xbf \r\n", "is empty"),
        ("empty.jsonl", b"\n", "is empty"),
        ("list.json", b"[]", "empty list"),
        ("nul.txt", b"Putin\0refused", "binary file"),
        ("noise.txt", bytes(range(1, 256)) * 20, "binary file"),
        ("noise.jsonl", b"".join(bytes([n % 255 + 1, n * 7 % 255 + 1]) for n in range(10_000)), "is a binary file"),
        ("paper.txt", b"%PDF-1.7 ...", "pdftotext"),
        ("packed.jsonl", b"\x1f\x8b\x08\n{}\n{}", "gunzip"),
        ("wide.txt", SENTENCE.encode("utf-16"), "looks like UTF-16: convert it with `iconv -f UTF-16 -t UTF-8 FILE`"),
        ("wide.jsonl", ("{}\n" * 9).encode("utf-16-le"), "looks like UTF-16LE"),
        ("big-endian.txt", SENTENCE.encode("utf-16-be"), "looks like UTF-16BE"),
        ("latin.txt", "Erdoğan’s café".encode("cp1254"), "iconv -f WINDOWS-1252"),
        ("koi.txt", ("Путин отказался " * 9).encode("koi8-r"), "is not UTF-8 (byte 0x"),
        ("web.txt", b"<!DOCTYPE html><html><body>Putin refused.", "is a web page"),
        ("german.txt", GERMAN, "does not look English (it reads like German: '"),
        (
            "japanese.txt",
            "プーチン大統領は署名を拒否した。",
            "is not English (most of it is in Chinese, Japanese or Korean script)",
        ),
        ("korean.txt", "푸틴 대통령은 서명을 거부했다.", "in Chinese, Japanese or Korean script)"),
        ("paper.pdf", b"Putin refused.", "is a .pdf file, not plain text: extract its text first"),
        ("paper.docx", b"Putin refused.", "is a .docx file, not plain text: save it as plain text"),
        ("web.html", b"Putin refused.", "is a .html file, not plain text: save the article's words"),
        ("table.csv", b"Putin refused.", "'.csv', which no article has: rename it to one of .txt, .text, .md, .jsonl"),
        ("russian.txt", "Путин отказался.", "is not English (most of it is in Cyrillic script)"),
        ("long.txt", b"Putin refused. " * 350_000, "is too long for one article (over 1,000,000 characters): split it"),
        ("bare.jsonl", b'"x"', "no JSON object"),
        ("no-text.jsonl", b'{"id": "a"}', "no \"text\" (article 'a')"),
        ("no-id.jsonl", b'{"text": "x"}', 'has no "id"'),
        ("number.jsonl", b'{"id": "a", "text": 1}', '"text" that is no string'),
        ("half.jsonl", rb'{"id": "a", "text": "x \ud800"}', "lone surrogate"),
        ("deep.jsonl", b"[" * 100_000, "is not JSON"),
        ("list.json", b"[1, 2", "is not JSON"),
    ],
)
def test_a_bad_file_is_a_failure_that_names_it_and_the_remedy(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    message = only_failure(read([write(tmp_path / name, content)]))
    assert str(tmp_path / name) in message
    assert words in message


def test_a_missing_file_and_an_empty_folder_are_failures(tmp_path: Path) -> None:
    assert "none.txt: does not exist" in only_failure(read([tmp_path / "none.txt"]))
    assert "holds no article" in only_failure(read([tmp_path]))


def test_a_bad_input_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    paths = [tmp_path / "none.txt", write(tmp_path / "good.txt", SENTENCE), write(tmp_path / "bad.txt", b"\0")]
    result = read(paths)
    assert [article.id for article in result.articles] == ["good"]
    assert [failure.place for failure in result.failures] == [str(paths[0]), str(paths[2])]


def test_a_broken_line_names_file_and_line_and_the_other_lines_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", line(id="a", text="x") + '\n\n{"id": "b", "text"\n' + line(id="c", text="y"))
    result = read([path])
    assert [article.id for article in result.articles] == ["a", "c"]
    (failure,) = result.failures
    assert failure.place == f"{path}, line 3"
    assert "is not JSON" in failure.reason


def test_a_line_longer_than_any_article_is_cut_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", b'{"id": "a", "text": "' + b"x" * (16 * MAXIMUM_CHARACTERS) + b'"}\n{"id":"b","text":"y"}'
    )
    result = read([path])
    assert [article.id for article in result.articles] == ["b"]
    assert [(failure.place, failure.reason[:11]) for failure in result.failures] == [(f"{path}, line 1", "is too long")]


def test_an_article_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    text = ("The men of the army refused. " * MAXIMUM_CHARACTERS)[:MAXIMUM_CHARACTERS]
    assert len(read([write(tmp_path / "a.txt", text)]).articles) == 1
    assert not read([write(tmp_path / "a.txt", text + "x")]).articles


def test_one_id_with_two_texts_is_a_failure_and_with_one_text_one_article(tmp_path: Path) -> None:
    same, other = write(tmp_path / "a.txt", SENTENCE), write(tmp_path / "b.jsonl", line(id="a", text="Biden refused."))
    assert len(read([same, same, tmp_path / "." / "a.txt"]).articles) == 1
    result = read([same, other])
    assert [article.text for article in result.articles] == [SENTENCE]
    assert result.failures[0].place == f"{other}, line 1"
    assert "has the id 'a'" in result.failures[0].reason


def ids_of(*inputs: Path) -> list[str]:
    result = read(inputs)
    assert not result.failures
    return [article.id for article in result.articles]


def test_texts_of_one_name_are_called_by_their_path_below_the_folder_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("news/a/1.txt", "news/b/1.txt", "news/1.txt", "news/b/2.txt", "news/b/deep/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, f"Putin refused {name}.")
    expected = ["1", "a/1", "b/1", "2", "3"]
    assert ids_of(tmp_path / "news") == expected
    monkeypatch.chdir(tmp_path / "news" / "a")
    assert ids_of(Path("..")) == expected
    monkeypatch.chdir(tmp_path)
    assert ids_of(Path("news")) == expected


def test_texts_of_one_name_from_several_inputs_are_called_by_as_many_folders_as_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("p/a/1.txt", "q/a/1.txt", "b/1.txt", "b/1.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, f"Putin refused {name}.")
    monkeypatch.chdir(tmp_path)
    files = [Path(name) for name in ("p/a/1.txt", "q/a/1.txt", "b/1.txt")]
    assert ids_of(*files) == ["p/a/1", "q/a/1", "b/1"]
    assert sorted(ids_of(*reversed(files))) == ["b/1", "p/a/1", "q/a/1"]
    assert ids_of(Path("p"), Path("q")) == ["p/a/1", "q/a/1"]
    assert ids_of(Path("b/1.md"), Path("b/1.txt")) == ["1.md", "1.txt"]


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a.md", "a.TXT", "a"])
def test_a_text_may_have_these_suffixes_or_none(name: str, tmp_path: Path) -> None:
    assert ids_of(write(tmp_path / name, SENTENCE)) == ["a"]


def test_an_out_folder_given_as_input_is_said_to_be_one(tmp_path: Path) -> None:
    for name in ("articles.jsonl", "claims.jsonl", "entities.jsonl"):
        write(tmp_path / name, line(id="again", text=SENTENCE))
    assert "holds what `kg build` wrote, and no articles" in only_failure(read([tmp_path]))
    assert ids_of(tmp_path / "articles.jsonl") == ["again"]


def test_a_file_whose_name_is_no_unicode_is_a_printable_failure(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as stream:  # noqa: PTH123 - a pathlib path cannot be made from bytes
        stream.write(SENTENCE.encode())
    (failure,) = read([tmp_path]).failures
    assert r"caf\xe9.txt" in failure.place
    failure.place.encode("utf-8")


@pytest.mark.parametrize("text", ["Russia invades.", "Macron visits Lomé. " * 3, "“No,” said Lavrov. “Нет.”"])
def test_a_short_text_or_one_with_foreign_words_passes_as_english(tmp_path: Path, text: str) -> None:
    assert len(read([write(tmp_path / "a.txt", text)]).articles) == 1


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_text_is_read_exactly_as_its_bytes_decode_with_newlines_untouched(text: str) -> None:
    raw = text.encode()
    try:
        assert decode(raw) == text
        assert decode(b"\xef\xbb\xbf" + raw) == text
    except InputError as error:  # only where the first letters are the signature of another kind of file
        assert text.startswith(("%PDF", "PK\x03\x04", "{\\rtf")), error


@given(st.binary())
def test_any_bytes_are_an_article_or_a_failure(raw: bytes) -> None:
    result = read(["-"], stdin=io.BytesIO(raw))
    assert len(result.articles) + len(result.failures) >= 1 or not raw.strip() or raw.strip().startswith((b"[", b"{"))
    for article in result.articles:
        article.text.encode()
        assert article.text[article.body_start :].strip()


MARKDOWN = """---
layout: post
---
# Peru *leaves* the pact

*By Jane Doe*, Reuters

> **Peru** left [the pact](https://x.example/a_(b) "t") on __Monday__, said the `minister`
> of [Chile][1]. [sic] &amp; 2 * 3

Reactions
---------

1. Chile \\*stayed\\*.
2. Bolivia did not.

- Nobody ![moved](a.jpg) the snake_case_word.<br>
```
code_here
```

[1]: https://chile.example
"""


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN)
    (article,) = read([tmp_path / "a.md"]).articles
    assert article.text == (
        "Peru leaves the pact\n\nBy Jane Doe, Reuters\n\n"
        "Peru left the pact on Monday, said the minister\nof Chile. [sic] & 2 * 3\n\nReactions\n\n"
        "Chile *stayed*.\n\nBolivia did not.\n\nNobody moved the snake_case_word.\n\ncode_here\n"
    )
    assert article.title == "Peru leaves the pact"
    assert article.text[article.body_start :].startswith("Peru left")
    assert article.source == "Reuters"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Peru left.\n", "Peru left.\n"),
        ("Peru left.\r\nChile did not.", "Peru left.\nChile did not.\n"),
        ("**The *Sea* boats** came", "The Sea boats came\n"),
        (
            "It cost 3*4*5 or a * b, <b>so</b> he [Kast] said <https://x.example>",
            "It cost 345 or a * b, so he [Kast] said https://x.example\n",
        ),
        ("In\n1945. The war ended", "In\n1945. The war ended\n"),
        ("1945. The war ended", "1945. The war ended\n"),
        ("- [x] Peru\n- [ ] Chile", "Peru\n\nChile\n"),
        ("| who | what |\n|---|---|\n| Peru | left |", "who\n\nwhat\n\nPeru\n\nleft\n"),
        ("~~~\n# no heading\n~~~", "# no heading\n"),
        ("Peru<!-- never --> left", "Peru left\n"),
        ("A note[^1].\n\n[^1]: The note.", "A note.\n\nThe note.\n"),
    ],
)
def test_marks_of_markdown_go_and_all_else_stays(text: str, plain: str) -> None:
    assert markdown.plain(text).text == plain


def test_a_title_may_stand_in_the_front_matter() -> None:
    assert markdown.plain('---\ntitle: "Peru leaves"\n---\nPeru left.') == ("Peru left.\n", "Peru leaves")


def test_a_folder_without_articles_says_what_was_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", "c.pdf", "d.html", "e.png"):
        (tmp_path / name).write_text("Peru left.")
    (failure,) = read([tmp_path]).failures
    assert "passed over: 2 .md (in a folder such a file is taken for a note: name the file itself)" in failure.reason
    assert "1 .pdf (extract its text first" in failure.reason
    assert "1 .html (save the article's words" in failure.reason


def test_articles_beside_what_a_build_wrote_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "claims.jsonl", "entities.jsonl", "articles.jsonl"):
        (tmp_path / name).write_text("Peru left.")
    found = read([tmp_path])
    assert ([article.id for article in found.articles], found.failures) == (["a"], ())
