"""A claim in one line.

In: a ``Claim``. Out: text such as "China permits US bases [negated; according to Vladimir Putin]" for the sentence
"Putin told Biden that China would not permit US bases". The brackets hold all that keeps it from being an asserted
fact, so that the line never looks more certain than the claim.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.graph.wording import denies_itself, relation_words, told_negated
from kg.model import Claim, ClaimReference, EntityMention, TextObject


def summarize(claim: Claim, find: Callable[[str], Claim | None]) -> str:
    """Return the line; ``find`` gives the claim with an id, for a claim whose object is another one."""
    notes: list[str] = [] if claim.polarity == "affirmed" or denies_itself(claim.label) else [claim.polarity]
    notes += [claim.modality] if claim.modality != "actual" else []
    notes += [f"according to {speaker.label}" for speaker in claim.according_to]
    line = " ".join(filter(None, (claim.subject.label, claim.label, _object_words(claim, find))))
    return f"{line} [{'; '.join(notes)}]" if notes else line


def _object_words(claim: Claim, find: Callable[[str], Claim | None]) -> str:
    match claim.object:
        case EntityMention(label=words) | TextObject(text=words):
            return words
        case ClaimReference(claim=name):
            content = find(name)
            return f'"{_quoted(content, claim)}"' if content else "..."
        case None:
            return ""


def _quoted(claim: Claim, teller: Claim) -> str:
    """Return subject, relation and object of a claim that ``teller`` tells; its own content is not opened again."""
    words = "" if isinstance(claim.object, ClaimReference) else _object_words(claim, lambda _: None)
    relation = relation_words(claim, negated=told_negated(teller, claim))
    return " ".join(filter(None, (claim.subject.label, relation, words)))
