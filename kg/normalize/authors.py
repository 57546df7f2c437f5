"""Who acts and speaks through what was written, passed or staged: the one who did that.

In: the frames of an article and the lexicon's classes. Out: a frame whose subject is the author of its instrument. In
"Amnesty published a report accusing the army" Amnesty accuses, in "Peru passed a law banning the party" Peru bans.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Frame, Mention
from kg.normalize.contents import Contents
from kg.normalize.links import is_same_span
from kg.normalize.senses import SPOKEN
from kg.ontology.lexicon import Lexicon

_INSIDE = frozenset({"in", "through", "with"})
"""What was told "in a statement that also praised Ghana"."""
_FARTHEST_ISSUE = 5
"""Sentences within which "the statement" is the one that somebody has issued."""
_LONGEST_ADDRESS = 4
"""Words between a letter and its reader: "to the new director"."""


class Authors:
    """Finds authors among the frames of one article."""

    def __init__(self, text: str, contents: Contents, lexicon: Lexicon) -> None:
        self._text = text
        self._contents = contents
        self._lexicon = lexicon
        self._issuing = lexicon.classes.get("issuing_verb", frozenset())
        self._own = lexicon.classes.get("fate_of_instrument", frozenset())
        self._pending = lexicon.classes.get("pending_verb", frozenset())

    def authored(self, frame: Frame) -> Frame:
        """Return the frame with authors in the place of instruments, as its subject and as its speakers."""
        subject = self._actor(frame)
        speakers = tuple(self._author(frame, speaker) or speaker for speaker in frame.speakers)
        if subject is not None and subject.text.lower() == "we" and speakers != frame.speakers:
            subject = speakers[-1]  # "“We call for talks,” the statement said": whoever issued it calls for them
        pending = self._is_pending(frame)
        if subject is frame.subject and speakers == frame.speakers and not pending:
            return frame
        modality = "possible" if pending else frame.modality
        return replace(frame, subject=subject, speakers=speakers, modality=modality)

    def _is_pending(self, frame: Frame) -> bool:
        """Whether an act is that of a bill not yet passed, or of a law that was only proposed or was rejected."""
        law = frame.subject
        if law is None or frame.kind != "verb" or frame.modality != "actual" or law.kind != "nominal":
            return False
        if "reduced-relative" not in frame.rules and "relative-subject" not in frame.rules:
            return False
        if self._lexicon.is_a(law.head, "@pending_instrument"):
            return self._author(frame, law) is None
        verbs = [other.lemma for other in self._contents.beside(frame) if is_same_span(law, other.object)]
        return self._lexicon.is_a(law.head, "@law") and not self._pending.isdisjoint(verbs)

    def _actor(self, frame: Frame) -> Mention | None:
        if frame.subject is None or frame.kind != "verb":
            return frame.subject
        author = self._author(frame, frame.subject)
        if author is not None and (self._is_by_force(frame) or self._is_its_own(frame)):
            author = None  # who "posted tweets targeting two senators" attacks nobody; a law "took effect"
        author = author or self._writer(frame, frame.subject)
        if author is not None:
            return author
        telling = self._contents.telling(frame)
        if telling is not None and is_same_span(telling.subject, frame.subject):
            return self._actor(telling)  # "threatening to leave": who threatens will leave
        return frame.subject

    def _is_its_own(self, frame: Frame) -> bool:
        """Whether it is the law or letter alone that something befalls: "a law that took effect in June"."""
        with_what = [frame.object.head] if frame.object is not None else [one.mention.head for one in frame.arguments]
        return frame.lemma in self._own or any(f"{frame.lemma} {word}" in self._own for word in with_what)

    def _is_by_force(self, frame: Frame) -> bool:
        row = self._lexicon.find("verb", frame.lemma, object_type="person", object_head="person")
        return row is not None and row.event == "ASSAULT"

    def _author(self, frame: Frame, instrument: Mention) -> Mention | None:
        """Return who issued what acts or speaks: Peru of "Peru passed a law banning"."""
        if not self._is_instrument(instrument):
            return None
        for other in self._contents.beside(frame):
            if other is frame or other.kind != "verb" or other.polarity == "negated" or other.subject is None:
                continue
            if is_same_span(other.object, instrument) and other.lemma in self._issuing:
                return other.subject
            if any(one.preposition in _INSIDE and is_same_span(one.mention, instrument) for one in other.arguments):
                return other.subject
        return self._issuer_before(instrument) if self._is_spoken(frame) or instrument in frame.speakers else None

    def _is_spoken(self, frame: Frame) -> bool:
        row = self._lexicon.find("verb", frame.lemma)
        return row is not None and row.event in SPOKEN

    def _issuer_before(self, instrument: Mention) -> Mention | None:
        """ "Cuba issued a statement on Monday. “We reject it,” the statement said.": the one last issued is meant."""
        alone = instrument.full_end == instrument.end
        if not alone or not self._text[instrument.full_start : instrument.end].lower().startswith("the "):
            return None
        for number in range(instrument.sentence - 1, instrument.sentence - _FARTHEST_ISSUE, -1):
            for other in reversed(self._contents.of_sentence(number)):
                what = other.object if other.kind == "verb" and other.polarity == "affirmed" else None
                if what is not None and what.head == instrument.head and other.modality == "actual":
                    return other.subject if other.lemma in self._issuing else None
        return None

    def _writer(self, frame: Frame, reader: Mention) -> Mention | None:
        """Return who wrote to the reader what the parser takes for the reader's deed."""
        row = self._lexicon.find("verb", frame.lemma) if frame.predicate.endswith("ing") else None
        if row is None or row.event not in SPOKEN:
            return None
        for other in self._contents.beside(frame):
            letter = other.object if other.kind == "verb" else None
            if letter is not None and self._is_instrument(letter) and self._addresses(letter, reader):
                return other.subject
        return None

    def _addresses(self, letter: Mention, reader: Mention) -> bool:
        between = self._text[letter.end : reader.start].split()
        return letter.end < reader.start and between[:1] == ["to"] and len(between) <= _LONGEST_ADDRESS

    def _is_instrument(self, mention: Mention) -> bool:
        return mention.kind == "nominal" and self._lexicon.is_a(mention.head, "@instrument")
