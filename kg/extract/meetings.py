"""Records of meetings: who goes on speaking in a paragraph that begins with what a delegate said.

In: the clauses of all paragraphs. Out: a speaker for what such a paragraph tells behind its first sentence. In "The
representative of Chad said that mercenaries had attacked Adré. The Sudan had armed them." both are the delegate's; in
"He accused the Sudan" the record itself tells what he did.
"""

from __future__ import annotations

from kg.extract.attribution import Paragraph, Voice, tells
from kg.extract.clauses import Clause
from kg.extract.tree import HE_OR_SHE, Tree
from kg.ontology.words import Words

_FEWEST = 2
"""Paragraphs that begin so in a record."""


def ascribe_meeting(paragraphs: list[Paragraph], words: Words, known: dict[Clause, Voice]) -> dict[Clause, Voice]:
    """Return the speakers of what a record of a meeting tells as somebody's word; ``known`` have theirs already."""
    speakers = {number: _delegate(paragraph, words) for number, paragraph in enumerate(paragraphs)}
    if sum(1 for speaker in speakers.values() if speaker is not None) < _FEWEST:
        return {}
    voices: dict[Clause, Voice] = {}
    for number, speaker in speakers.items():
        if speaker is not None:
            told = [clause for clause in paragraphs[number].clauses if clause not in known]
            voices.update(dict.fromkeys(_told(paragraphs[number], told, words), (number, speaker)))
    return voices


def _delegate(paragraph: Paragraph, words: Words) -> int | None:
    """Return who speaks first in a paragraph, if a delegate: "PIERRE BA (Gabon) said", "The representative of"."""
    tree = paragraph.tree
    for clause in paragraph.clauses:
        opens = clause.parent is None and tree.sent[clause.head] == 0 and clause.surface is not None
        if not opens or clause.surface is None or not (tells(clause, words) or clause.lemma in words["verbal_acts"]):
            continue
        speaker = clause.surface
        return speaker if _is_delegate(tree, speaker, words) else None
    return None


def _is_delegate(tree: Tree, speaker: int, words: Words) -> bool:
    behind = tree.ent_end[speaker] if tree.ent[speaker] else speaker + 1
    bracketed = tree.text[behind : behind + 1] in (["("], ["-LRB-"])
    of = any(tree.lower[prep] == "of" for prep in tree.children(speaker, "prep"))
    return (bracketed and tree.is_name(speaker)) or (of and tree.lemma[speaker] in words["delegates"])


def _told(paragraph: Paragraph, clauses: list[Clause], words: Words) -> list[Clause]:
    """Return the clauses behind the first sentence but those in which the record tells what the delegate did.

    Where another delegate speaks, "Kenya's delegate called on", his turn begins.
    """
    tree = paragraph.tree
    others = [clause for clause in paragraph.clauses if tree.sent[clause.head] > 0 and _is_turn(tree, clause, words)]
    end = min((tree.sent[clause.head] for clause in others), default=len(tree.sentences))
    own = [clause for clause in clauses if 0 < tree.sent[clause.head] < end]
    return [clause for clause in own if not _is_recorded(tree, clause, words)]


def _is_turn(tree: Tree, clause: Clause, words: Words) -> bool:
    subject = clause.surface
    if clause.parent is not None or subject is None or tree.lemma[subject] not in words["delegates"]:
        return False
    return tells(clause, words) or clause.lemma in words["verbal_acts"]


def _is_recorded(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "He accused the Sudan of arming them", "Chad, he said, had not": told by the record itself, as he spoke."""
    root = clause
    while root.parent is not None and root.link != "complement":
        root = root.parent
    acted = tells(root, words) or root.lemma in words["verbal_acts"]
    by_him = root.surface is not None and tree.lower[root.surface] in HE_OR_SHE
    return bool(clause.speakers) or (acted and by_him and root.parent is None)
