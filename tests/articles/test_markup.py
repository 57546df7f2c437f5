"""What is HTML and no plain text, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import read
from kg.model import Article
from tests.articles.reading import SENTENCE, line, only_failure, write


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '<p>Vladimir Putin met <a href="x">Xi Jinping</a> in Beijing.</p><p>Xi praised Russia &amp; Iran.</p>',
            "holds the tags of a web page ('<p>'): take them out first, for example with `trafilatura`",
        ),
        ("<b>Mark Milley</b> met Valery Gerasimov.", "('<b>')"),
        ("Putin met Xi.<br/>They talked.", "('<br/>')"),
        ('Putin met <a\nhref="https://x.example/?a=1&b=2">Xi</a>.', "holds the tags of a web page"),
        (f'<IMG alt="{"x" * 99}"> <STRONG>Putin</STRONG> met Xi.', f"""'<IMG alt="{"x" * 30}...'"""),
        (
            "Putin met Xi &amp; Modi. &#8220;We agree,&#8221; he said.",
            "holds characters as web pages write them ('&amp;' and '&#8220;'): write the characters themselves",
        ),
        ("Macron met Lula in Bogot&aacute; &mdash; and left.", "('&aacute;' and '&mdash;')"),
        (" <!DOCTYPE html><p>Putin met Xi.", "is a web page, not text"),
    ],
)
def test_html_in_an_article_is_refused_with_its_place_and_the_remedy(tmp_path: Path, text: str, words: str) -> None:
    good = line(id="good", text=SENTENCE)
    result = read([write(tmp_path / "a.jsonl", f"{good}\n{line(id='w', text=text)}")])
    assert [article.id for article in result.articles] == ["good"]
    (failure,) = result.failures
    assert failure.place.endswith("a.jsonl, line 2")
    assert words in failure.reason
    assert words in only_failure(read([write(tmp_path / "a.txt", text)]))
    assert words in only_failure(read([], articles=[Article("w", text)]))


@pytest.mark.parametrize(
    "text",
    [
        "Growth was < 2 % in Chad & Togo, and x < y > z.",
        "AT&T; and Johnson &amp; Johnson left Russia.",
        "The hackers put a <script> tag into the ministry's page.",
        "Putin <putin@example.org> wrote to Xi <xi@example.org>.",
        "Reuters <https://reuters.example> said <i>a <- b -> c.",
        "if a<b and c>d then Russia <3 China",
        "The code <b and c> was sent.",
    ],
)
def test_a_text_with_single_angles_and_ampersands_is_read(tmp_path: Path, text: str) -> None:
    (article,) = read([write(tmp_path / "a.jsonl", line(id="a", text=text))]).articles
    assert article.text == text
