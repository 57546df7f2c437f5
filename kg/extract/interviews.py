"""Interviews: who speaks in each turn.

In: the paragraphs of an article, those that are turns with the label before them. Out: a speaker for their clauses. In
"Chad's foreign minister, Moussa Faki, speaks to the Tribune. Q: ... A: We withdrew" the answer is Moussa Faki's.
"""

from __future__ import annotations

from kg.extract.attribution import Paragraph, Voice
from kg.extract.clauses import Clause
from kg.extract.segments import Segment
from kg.extract.tree import Tree
from kg.model import Mention
from kg.ontology.words import Words

_LONGEST_INITIALS = 4
_ANSWERS = frozenset({"a", "answer"})


def interviewee(paragraphs: list[Paragraph], parts: list[Segment], words: Words) -> Voice | None:
    """Return the one person whom the words before the first turn say to speak or to be interviewed; else None."""
    found: dict[str, Voice] = {}
    for number, (paragraph, part) in enumerate(zip(paragraphs, parts, strict=True)):
        if part.label is not None:
            return next(iter(found.values())) if len(found) == 1 else None
        for clause in paragraph.clauses:
            token = _talker(paragraph.tree, clause, words)
            if token is not None:
                found.setdefault(paragraph.tree.text[token], (number, token))
    return None


def _talker(tree: Tree, clause: Clause, words: Words) -> int | None:
    if clause.lemma not in words["interview_verbs"]:
        return None
    subject, target = clause.subject, clause.object
    if clause.lemma == "interview":
        return target if target is not None and tree.ent[target] == "PERSON" else None
    return subject if subject is not None and tree.ent[subject] == "PERSON" else None


def turns(text: str, parts: list[Segment], words: Words) -> list[tuple[int, int] | None]:
    """Return whose turn each part belongs to: in a transcript, a turn goes on over paragraphs.

    It is one where somebody speaks twice, or, of labels in capitals, where one asks.
    """
    names = [text[slice(*part.label)] for part in parts if part.label is not None]
    repeated = len(set(names)) < len(names)
    asked = any(name.lower() in words["asking_labels"] for name in names)
    found: list[tuple[int, int] | None] = []
    for part in parts:
        last = found[-1] if found else None
        goes_on = last is not None and (repeated or (asked and text[slice(*last)].isupper()))
        found.append(last if goes_on and part.label is None and not part.headline else part.label)
    return found


def ascribe_turn(
    text: str,
    paragraph: Paragraph,
    label: tuple[int, int],
    voices: dict[Clause, Mention],
    answerer: Mention | None,
    words: Words,
) -> None:
    """Give a turn to the name before its colon, "A" and "Answer" to the one who answers; other initials name nobody."""
    start, end = label
    name = text[start:end]
    initials = (name.isupper() and len(name) <= _LONGEST_INITIALS) or name.lower() in words["asking_labels"]
    if initials and (name.lower() not in _ANSWERS or answerer is None):
        for clause in paragraph.clauses:
            clause.unnamed = clause.unnamed or not clause.speakers
        return
    speaker = answerer if initials and answerer is not None else _named(name, start, end)
    voices.update({clause: speaker for clause in paragraph.clauses if clause not in voices})


def _named(name: str, start: int, end: int) -> Mention:
    return Mention(
        text=name,
        start=start,
        end=end,
        full_start=start,
        full_end=end,
        head=name.rsplit(maxsplit=1)[-1],
        kind="name",
        label="PERSON",
        name=name,
        name_start=start,
        name_end=end,
        function="subject",
    )
