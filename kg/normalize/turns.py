"""What the verb beside a pronoun tells of whom it stands for: who answers a request, what is denied, who is warned.

In: the frames of a reading and the lexicon. Out: ``Turns``. In "Tuvalu asked Samoa for help, but it refused" the one
that refused is Samoa, since who was asked answers.
"""

from __future__ import annotations

from kg.model import Frame, Mention, Reading
from kg.normalize.links import Span, span
from kg.ontology.lexicon import Lexicon

_ANSWERS = frozenset({"AGREE", "REJECT", "CONCEDE"})
_NEAR = 1
"""Sentences between a request and its answer."""
_SAID_TO_ACTORS = frozenset({"ACCUSE", "THREATEN"})
_NO_DEED = frozenset({"", "OTHER", "LOCATED", "MEMBER", "ALIAS"})


class Turns:
    """The verbs of one reading by the mentions that stand beside them."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._frames = reading.frames
        self._lexicon = lexicon
        self._done: dict[Span, Frame] = {}
        self._suffered: dict[Span, Frame] = {}
        self._verbs: dict[int, list[Frame]] = {}
        for frame in reading.frames:
            if frame.kind == "verb":
                self._keep(frame)

    def _keep(self, frame: Frame) -> None:
        self._verbs.setdefault(frame.sentence, []).append(frame)
        if frame.subject is not None:
            self._done.setdefault(span(frame.subject), frame)
        if frame.object is not None:
            self._suffered.setdefault(span(frame.object), frame)

    def asked(self, mention: Mention) -> Mention | None:
        """Return who was asked last, if what ``mention`` does is to answer: "asked Samoa for help, but it refused"."""
        answer = self._done.get(span(mention))
        if answer is None or self.event(answer) not in _ANSWERS:
            return None
        for sentence in range(mention.sentence, mention.sentence - _NEAR - 1, -1):
            for frame in reversed(self._verbs.get(sentence, [])):
                asked = frame.object
                if asked is not None and asked.end <= mention.start and self.event(frame) == "REQUEST":
                    return asked
        return None

    def is_content(self, mention: Mention) -> bool:
        """Return whether a pronoun is what somebody says or denies, and so no thing: "denied it"."""
        frame = self._suffered.get(span(mention))
        return frame is not None and self.event(frame) == "SAY"

    def is_object(self, mention: Mention) -> bool:
        """Return whether ``mention`` is the object of a verb in the active: "seized it"."""
        return mention.function == "object" and span(mention) in self._suffered

    def is_charged(self, mention: Mention) -> bool:
        """Return whether ``mention`` is accused or threatened, which is done to actors only: "accused it of arming"."""
        frame = self._suffered.get(span(mention))
        return frame is not None and self.event(frame) in _SAID_TO_ACTORS

    def is_deed(self, mention: Mention) -> bool:
        """Return whether ``mention`` does what only an actor can: "recalled", "warned", not "entered" or "sank"."""
        frame = self._done.get(span(mention))
        return frame is None or self.event(frame) not in _NO_DEED

    def warned(self, mention: Mention) -> Mention | None:
        """Return who was threatened in the clause that tells what ``mention`` does: "warned the firm that it ..."."""
        content = self._done.get(span(mention))
        if content is None or content.content_of is None:
            return None
        telling = self._frames[content.content_of]
        return telling.object if self.event(telling) == "THREATEN" else None

    def event(self, frame: Frame) -> str:
        """Return the event of a verb by the lexicon, "" where it has none."""
        first, _, rest = frame.lemma.partition(" ")
        rest = rest.removeprefix(frame.particle).strip() if frame.particle else rest
        row = self._lexicon.find(
            "verb",
            first,
            particle=frame.particle,
            prepositions=[argument.preposition for argument in frame.arguments if argument.preposition],
            object_head=frame.object.head if frame.object is not None else "",
            complements=[rest] if rest else [],
        )
        return row.event if row is not None else ""
