"""Interviews: who speaks in each turn.

In: the paragraphs of an article, those that are turns with the label before them. Out: a speaker for their clauses. In
"Chad's foreign minister, Moussa Faki, speaks to the Tribune. Q: ... A: We withdrew" the answer is Moussa Faki's.
"""

from __future__ import annotations

import re

from kg.extract.attribution import Paragraph, Voice
from kg.extract.clauses import Clause
from kg.extract.quotations import find_quotations
from kg.extract.segments import Segment
from kg.extract.tree import FIRST_PERSONS, HE_OR_SHE, Tree
from kg.model import Mention
from kg.ontology.words import Words

_LONGEST_INITIALS = 4
_TALKED_TO = frozenset({"to", "with"})
_ANSWERS = frozenset({"a", "answer"})
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*(?:[.?!…,—-][”\"»]|$)|[‘'](?=[A-Z])[^‘\n]*?[.?!…,][’'](?=\s|$)")
"""What a paragraph in quotation marks begins with: "“We will stay.”", unlike "“Stability” is what we want"."""


def interviewee(paragraphs: list[Paragraph], parts: list[Segment], words: Words) -> Voice | None:
    """Return the one person whom the words before the first turn say to speak or to be interviewed; else None."""
    found: dict[str, Voice] = {}
    for number, (paragraph, part) in enumerate(zip(paragraphs, parts, strict=True)):
        if part.label is not None:
            found = found or _introduced(paragraphs[:number], words)
            return next(iter(found.values())) if len(found) == 1 else None
        for clause in paragraph.clauses:
            token = _talker(paragraph.tree, clause, words)
            if token is not None:
                found.setdefault(paragraph.tree.text[token], (number, token))
    return None


def _introduced(paragraphs: list[Paragraph], words: Words) -> dict[str, Voice]:
    """Return the persons named above the turns by their last names, where an interview is spoken of: "An interview with
    Lucia Ortiz", "Alfonso Mena is foreign minister of Belize. He spoke to our correspondent"."""
    lemmas = {lemma for paragraph in paragraphs for lemma in paragraph.tree.lemma}
    talks = any(
        clause.lemma in words["interview_verbs"]
        and clause.subject is not None
        and paragraph.tree.lower[clause.subject] in HE_OR_SHE
        for paragraph in paragraphs
        for clause in paragraph.clauses
    )
    if not talks and "interview" not in lemmas:
        return {}
    found: dict[str, Voice] = {}
    for number, paragraph in enumerate(paragraphs):
        tree = paragraph.tree
        last = (word for word in range(len(tree)) if tree.ent[word] == "PERSON" and tree.ent_end[word] == word + 1)
        for word in last:
            if word > 0 and tree.ent[word - 1] == "PERSON":  # in full
                found[tree.text[word]] = (number, word)
            else:
                found.setdefault(tree.text[word], (number, word))
    return found


def _talker(tree: Tree, clause: Clause, words: Words) -> int | None:
    """Return who speaks of himself, or whom a newspaper talks with: "the Monitor spoke to Jonathan Hale"."""
    subject, target = clause.subject, clause.object
    if subject is not None and tree.ent[subject] == "PERSON" and not _has_article(tree, subject):
        return subject if clause.lemma in words["interview_verbs"] - words["verbs_of_interviewers"] else None
    if clause.lemma == "interview" or (clause.lemma in words["verbs_of_interviewers"] and _asks(tree, subject, words)):
        return target if target is not None and tree.ent[target] == "PERSON" else None
    if clause.lemma not in words["interview_verbs"] or not _asks(tree, subject, words):
        return None
    beside = (one.head for one in clause.obliques if one.preposition in _TALKED_TO)
    return next((noun for noun in beside if tree.ent[noun] == "PERSON"), None)


def _asks(tree: Tree, subject: int | None, words: Words) -> bool:
    """Whether it is a newspaper that talks with somebody, or the article's author: "the Monitor", "we"."""
    if subject is None:
        return False
    named = tree.tag[subject] == "NNP" and tree.ent[subject] not in {"GPE", "NORP"}
    press = tree.lemma[subject] in words["news_outlets"] | words["interviewers"]
    return named or press or tree.lower[subject] in FIRST_PERSONS


def _has_article(tree: Tree, name: int) -> bool:
    """Whether "the" stands right before a name, which is then no person's: "the Lima Herald"."""
    while name > 0 and tree.tag[name] == "NNP":
        name -= 1
    return tree.lower[name] == "the"


def turns(text: str, parts: list[Segment], words: Words) -> list[tuple[int, int] | None]:
    """Return whose turn each part belongs to: in a transcript, a turn goes on over paragraphs.

    It is one where somebody speaks twice, or, of labels in capitals, where one asks. A turn in quotation marks ends
    with them: in "A: “We will send weapons.”" and, below, "Estonia signed", the second is the article's.
    """
    names = [text[slice(*part.label)] for part in parts if part.label is not None]
    repeated = len(set(names)) < len(names)
    asked = any(name.lower() in words["asking_labels"] for name in names)
    found: list[tuple[int, int] | None] = []
    marked = False
    for part in parts:
        last = found[-1] if found else None
        quoted = _is_quoted(text, part.start, part.end)
        goes_on = last is not None and (repeated or (asked and text[slice(*last)].isupper()))
        goes_on = goes_on and (quoted or not marked)
        marked = quoted if part.label is not None else marked
        found.append(last if goes_on and part.label is None and not part.headline else part.label)
    return found


def briefer(text: str, parts: list[Segment], words: Words) -> Mention | None:
    """Return who answers at a press conference: the one speaker with a name, if he begins and "Q" and "A" follow.

    "COL. REED: Good morning. ... Q: ... A: We struck it".
    """
    labels = [part.label for part in parts if part.label is not None]
    named = [label for label in labels if not _is_unnamed(text[slice(*label)], words)]
    if not named or named[0] != labels[0] or len({text[slice(*label)] for label in named}) > 1:
        return None
    return _named(text[slice(*named[0])], *named[0]) if text[slice(*named[0])].isupper() else None


def _is_unnamed(name: str, words: Words) -> bool:
    """ "Q", "A", "REPORTER": initials and words that name nobody."""
    return (name.isupper() and len(name) <= _LONGEST_INITIALS) or name.lower() in words["asking_labels"]


def _is_quoted(text: str, start: int, end: int) -> bool:
    return _QUOTED.match(text, start, end) is not None


def ascribe_turn(
    text: str,
    paragraph: Paragraph,
    label: tuple[int, int],
    voices: dict[Clause, Mention],
    answerer: Mention | None,
    words: Words,
) -> None:
    """Give a turn to the name before its colon, "A" and "Answer" to the one who answers; other initials name nobody.

    Of a turn in quotation marks only what stands in them.
    """
    start, end = label
    clauses = _spoken(text, paragraph)
    name = text[start:end]
    initials = _is_unnamed(name, words)
    if initials and (name.lower() not in _ANSWERS or answerer is None):
        for clause in clauses:
            clause.unnamed = clause.unnamed or not clause.speakers
        return
    speaker = answerer if initials and answerer is not None else _named(name, start, end)
    voices.update({clause: speaker for clause in clauses if clause not in voices})


def _spoken(text: str, paragraph: Paragraph) -> list[Clause]:
    """The clauses of a turn; of one in quotation marks only those in them: "A: “Yes, we bought it.” He paused."."""
    if not _is_quoted(text, paragraph.start, paragraph.end):
        return paragraph.clauses
    stretches = [
        (quotation.start, quotation.end) for quotation in find_quotations(text[paragraph.start : paragraph.end])
    ]
    return [
        clause
        for clause in paragraph.clauses
        if any(first <= paragraph.tree.start[clause.head] - paragraph.start < last for first, last in stretches)
    ]


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
