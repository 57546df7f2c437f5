"""Whole statements: a source, a colon, and paragraphs that are all his.

In: the clauses of all paragraphs, and the speakers that quotations gave. Out: the speaker of every clause of a
statement. In "Minister Ellwood said: We are concerned. Russia must act." both sentences are Ellwood's, and so are the
paragraphs behind them until the article itself speaks again.
"""

from __future__ import annotations

from kg.extract.attribution import Paragraph, Voice, ends_with_colon, gives_statement, tells
from kg.extract.clauses import Clause
from kg.extract.tree import FIRST_PERSONS, HE_OR_SHE
from kg.ontology.words import Words


def ascribe_statements(
    text: str, paragraphs: list[Paragraph], words: Words, known: dict[Clause, Voice]
) -> dict[Clause, Voice]:
    """Return the speakers of clauses in statements; ``known`` are those that a quotation has already."""
    voices: dict[Clause, Voice] = {}
    speaker: Voice | None = None
    for number, paragraph in enumerate(paragraphs):
        if speaker is not None and (
            _is_own_voice(paragraph, words)
            or _is_quoted(text, paragraph)
            or _names(paragraph, paragraphs[speaker[0]].tree.text[speaker[1]], paragraphs)
        ):
            speaker = None
        start = paragraph.start
        opened = _opener(paragraph, words)
        if opened is not None:
            clause, colon = opened
            if clause.subject is not None:
                speaker, start = (number, clause.subject), paragraph.tree.end[colon]
        if speaker is not None:
            inside = [clause for clause in paragraph.clauses if paragraph.tree.start[clause.head] >= start]
            voices.update({clause: speaker for clause in inside if clause not in known})
    return voices


def _opener(paragraph: Paragraph, words: Words) -> tuple[Clause, int] | None:
    """Return the clause that opens a statement, and its colon: "said:", "released the following statement today:"."""
    tree = paragraph.tree
    for clause in paragraph.clauses:
        if clause.subject is None or paragraph.headline or tree.lower[clause.subject] in FIRST_PERSONS:
            continue  # a headline's colon ends with it; "we" is whoever speaks already
        if not (tells(clause, words) or gives_statement(tree, clause, words)):
            continue
        last = tree.sentences[tree.sent[clause.head]][1]
        colon = next((word for word in range(clause.head + 1, last) if tree.text[word] == ":"), None)
        if colon is None or _says_something_before(clause, colon):
            continue
        quoted = colon + 1 < len(tree) and tree.text[colon + 1] in {"“", '"', "‘", "``", "«"}
        if not quoted and (ends_with_colon(paragraph, clause) or colon + 1 < len(tree)):
            return clause, colon
    return None


def _says_something_before(clause: Clause, colon: int) -> bool:
    """ "said that it was time: ..." has said it already."""
    return any(complement.head < colon for complement in clause.complements)


def _names(paragraph: Paragraph, speaker: str, paragraphs: list[Paragraph]) -> bool:
    """Whether the person who speaks does something in the paragraph: nobody tells of himself by his name."""
    roots = [clause.subject for clause in paragraph.clauses if clause.parent is None and clause.subject is not None]
    if speaker not in {paragraph.tree.text[root] for root in roots}:
        return False
    trees = [one.tree for one in paragraphs]  # a ministry does tell of itself by its name
    return any(tree.ent[word] == "PERSON" and tree.text[word] == speaker for tree in trees for word in range(len(tree)))


def _is_quoted(text: str, paragraph: Paragraph) -> bool:
    return any(mark in text[paragraph.start : paragraph.end] for mark in ('"', "“"))


def _is_own_voice(paragraph: Paragraph, words: Words) -> bool:
    """Whether the article itself speaks again: a headline, or somebody who said something, told in the past."""
    if paragraph.headline:
        return True
    tree = paragraph.tree
    return any(
        clause.parent is None
        and clause.subject is not None
        and tells(clause, words)
        and tree.tag[clause.head] == "VBD"
        and (tree.ent[clause.subject] == "PERSON" or tree.lower[clause.subject] in HE_OR_SHE)
        and any(complement.frame == "that" for complement in clause.complements)
        for clause in paragraph.clauses
    )
