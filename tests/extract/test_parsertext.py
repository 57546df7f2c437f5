"""What the parser gets in place of the article's words."""

from __future__ import annotations

import pytest

from kg.extract.parsertext import ParserText
from kg.ontology import load

TEXT = ParserText(load().words)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("On 17 July Aydin flew to London.", "On 17 July,Aydin flew to London."),
        ("On 12 July 1993 rebels attacked Gagra.", "On 12 July 1993,rebels attacked Gagra."),
        ("In 1991 the army seized Kismayo.", "In 1991,the army seized Kismayo."),
        ("Peru left. In early March Chile stayed.", "Peru left. In early March,Chile stayed."),
        ("Four days later the king fled.", "Four days later,the king fled."),
        ("The next day the king fled.", "The next day,the king fled."),
    ],
)
def test_a_date_before_the_subject_gets_its_comma(text: str, parsed: str) -> None:
    assert TEXT.of(text) == parsed


@pytest.mark.parametrize(
    "text",
    [
        "On 17 July, Aydin flew to London.",
        "In July and August the army moved north.",
        "In 1991 dollars the dam cost 40 million.",
        "On 17 July 1974 at dawn the troops landed.",
        "In March 12 soldiers were killed.",
        "He flew to London on 17 July with Aydin.",
        "In 1974 came the coup.",
        "In May 2014 elections Petro Poroshenko won.",
    ],
)
def test_what_follows_a_date_and_is_no_subject_gets_none(text: str) -> None:
    assert TEXT.of(text) == text
