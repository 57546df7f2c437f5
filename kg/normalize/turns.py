"""What the verbs around a pronoun tell of whom it stands for: who answers a request, what is denied, who is punished.

In: the frames of a reading and the lexicon. Out: ``Turns``. In "Tuvalu asked Samoa for help, but it refused" the one
that refused is Samoa, since who was asked answers; in "Ford pardoned Nixon after he resigned" Nixon gave the reason.
"""

from __future__ import annotations

import re

from kg.model import Argument, Frame, Mention, Reading
from kg.normalize.clues import EMPTY, FAR, MARK, Clues
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import Span, span
from kg.normalize.pronouns import is_accusative
from kg.normalize.senses import SPOKEN
from kg.normalize.text import NEXT_WORD
from kg.ontology import Ontology
from kg.ontology.lexiconrows import Row

_ANSWERS = frozenset({"AGREE", "REJECT", "CONCEDE"})
_NEAR = 1
"""Sentences between a request and its answer."""
_SPEAKS_OF = frozenset({"SAY", "REQUEST", "ACCUSE", "AGREE"})
"""What only speaks of a thing, and does nothing to it."""
_SAID_TO_ACTORS = frozenset({"ACCUSE", "THREATEN"})
_NO_DEED = frozenset({"", "OTHER", "LOCATED", "MEMBER", "ALIAS"})
_HARM = frozenset({"ACCUSE", "ASSAULT", "THREATEN"})
"""What nobody does to what is his own."""
_HELP = frozenset({"AID", "SUPPORT"})
_ONE = frozenset({"a", "an"})
_TYPES = {"PERSON": "person", "GPE": "state", "ORG": "organization", "NORP": "group"}
"""What names with these labels mostly stand for."""
_AGAINST_OTHERS = frozenset({"expel"})
_AFFECTING = _HARM | {"AID", "SUPPORT", "COERCE", "SANCTION"}
_WILLED = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "CONSULT", "SAY"})
"""Events that only somebody with a will brings about."""
_MUTUAL = frozenset({"CONSULT"})
_QUOTE_MARKS = ('"', "”", "’", "'")
_QUOTE_END = 3
"""Characters before "recalled" in which the quotation ends."""
_ROLE = 60
"""Characters from "the country's" to the name of its minister."""
_BEHIND_COMMA = re.compile(r",[”\"’']?\s+(?:the|this|that)?\s*$")


class Turns(Clues):
    """The verbs of one reading by the mentions that stand beside them."""

    def __init__(self, text: str, reading: Reading, ontology: Ontology, heads: HeadNouns) -> None:
        super().__init__(text, ontology.words)
        self._nouns = heads
        self._frames = reading.frames
        self._lexicon = ontology.lexicon
        self._done: dict[Span, Frame] = {}
        self._suffered: dict[Span, Frame] = {}
        self._owner: dict[Span, Frame] = {}
        self._called: dict[Span, Frame] = {}
        self._verbs: dict[int, list[Frame]] = {}
        self._events: dict[int, list[Frame]] = {}
        self._rows: dict[int, Row | None] = {}
        self._predicated: set[Span] = set()
        self._said_of: dict[Span, Mention] = {}
        self._deeds: set[Span] = set()
        self._struck: dict[Span, Frame] = {}
        self._places: set[Span] = set()
        self._defined: set[Span] = set()
        self._copulas: dict[Span, str] = {}
        self._lives: set[Span] = set()
        self._taken: set[Span] = set()
        taking = ontology.words["taking_nouns"]
        for frame in reading.frames:
            self._places.update(span(one.mention) for one in frame.arguments if one.role == "location")
            if frame.kind == "verb":
                self._keep(frame)
            elif frame.kind == "event":
                self._keep_event(frame, taking)
            elif frame.kind == "role" and "copula-role" in frame.rules and frame.subject is not None:
                self._defined.add(span(frame.subject))
            elif frame.kind == "copula":
                self._keep_copula(frame)

    def _keep_copula(self, frame: Frame) -> None:
        """Keep what is said to be something, and what it is: "It was bluff", "Khama was a politician"."""
        if frame.object is not None:
            self._predicated.add(span(frame.object))
            if frame.subject is not None and frame.polarity == "affirmed" and frame.modality == "actual":
                self._said_of.setdefault(span(frame.object), frame.subject)
        if frame.subject is not None:
            if frame.object is not None:
                self._defined.add(span(frame.subject))
            what = frame.object.head if frame.object is not None else frame.lemma.rpartition(" ")[2]
            self._copulas.setdefault(span(frame.subject), what.lower())

    def _keep_event(self, frame: Frame, taking: frozenset[str]) -> None:
        self._events.setdefault(frame.sentence, []).append(frame)
        if frame.subject is not None:
            self._deeds.add(span(frame.subject))
        if frame.lemma in taking and frame.object is not None:
            self._taken.add(span(frame.object))
        if frame.object is not None and frame.object.possessor is not None:
            self._struck.setdefault(span(frame.object.possessor), frame)

    def _keep(self, frame: Frame) -> None:
        self._verbs.setdefault(frame.sentence, []).append(frame)
        if frame.subject is not None:
            self._done.setdefault(span(frame.subject), frame)
            if frame.lemma in self._words["verbs_of_life"] and not frame.passive:
                self._lives.add(span(frame.subject))
        if frame.object is not None:
            if frame.lemma in self._words["verbs_of_life"] and frame.passive:
                self._lives.add(span(frame.object))
            self._suffered.setdefault(span(frame.object), frame)
        given = [one.mention for one in frame.arguments if one.role == "recipient"]  # "gave its envoys a day to leave"
        if frame.lemma in self._words["calling_verbs"]:
            self._called.update((span(one), frame) for one in (frame.object, *given) if one is not None)
        some = frame.object.complement if frame.object is not None and frame.object.kind == "value" else None
        for thing in (frame.object, some, *given):  # "shelled two of its camps"
            if thing is not None and thing.possessor is not None:
                self._owner.setdefault(span(thing.possessor), frame)

    def asked(self, mention: Mention) -> Mention | None:
        """Return who was asked or accused last, if what ``mention`` does is to answer: "asked Samoa, but it refused".
        "Accused Doha of funding the Brotherhood. It denied the charge": so did Doha."""
        answer = self._done.get(span(mention))
        if answer is None:
            return None
        denied = answer.lemma in self._words["denying_verbs"]
        if not denied and self.event(answer) not in _ANSWERS:
            return None
        asking = {"REQUEST", "ACCUSE"} if denied else {"REQUEST"}
        for sentence in range(mention.sentence, mention.sentence - _NEAR - 1, -1):
            for frame in reversed(self._verbs.get(sentence, [])):
                asked = frame.object
                if asked is not None and asked.end <= mention.start and self.event(frame) in asking:
                    return asked
        return None

    def offered(self, mention: Mention) -> Mention | None:
        """Return to whom was offered what ``mention`` accepts or refuses: "offered Tembo the post; he declined"."""
        answer = self._done.get(span(mention))
        if answer is None or self.event(answer) not in _ANSWERS:
            return None
        for sentence in range(mention.sentence, mention.sentence - _NEAR - 1, -1):
            for frame in reversed(self._verbs.get(sentence, [])):
                if frame.lemma not in self._words["verbs_of_offers"] or frame.predicate_end > mention.start:
                    continue
                to = (one.mention for one in frame.arguments if one.role == "recipient" or one.preposition == "to")
                return next((one for one in to if one.end <= mention.start), None)
        return None

    def brought(self, mention: Mention) -> Mention | None:
        """Return who was brought to where something is done to ``mention``: "took the monks to a barracks, where they
        were beaten"; who beats them stands before "they" mostly without a passive."""
        done_to = self._suffered.get(span(mention))
        if done_to is None or not done_to.passive:
            return None
        for frame in reversed(self._verbs.get(mention.sentence, [])):
            brought = frame.object
            if brought is not None and not frame.passive and brought.end <= mention.start:
                between = self._text[brought.end : mention.start].split()
                return brought if between and between[-1].lower() == "where" else None
        return None

    def warned(self, mention: Mention) -> Mention | None:
        """Return who was threatened in the clause that tells what ``mention`` does: "warned the firm that it ..."."""
        content = self._done.get(span(mention))
        if content is None or content.content_of is None:
            return None
        telling = self._frames[content.content_of]
        return telling.object if self.event(telling) == "THREATEN" else None

    def affects(self, mention: Mention | None) -> bool:
        """Return whether ``mention`` is helped or harmed, so that what follows is its: "aided Mali in its war"."""
        frame = self._suffered.get(span(mention)) if mention is not None else None
        return frame is not None and self.event(frame) in _AFFECTING

    def harms(self, mention: Mention) -> Mention | None:
        """Return who harms what is ``mention``'s: the police in "the police raided their office"."""
        frame = self._owner.get(span(mention)) if not self.is_emphatic(mention) else None
        row = self._row(frame) if frame is not None else None
        harmful = row is not None and (row.event in _HARM or row.mode in _AGAINST_OTHERS)
        harmful = harmful or (row is not None and row.relation in self._words["trespasses"])
        owned = frame.object.head.lower() if frame is not None and frame.object is not None else ""
        if row is not None and row.event in _HELP and owned in self._words["adversaries"]:
            harmful = True  # "shelters its opponents"
        elif owned in self._words["adversaries"] | self._words["counterparts"]:
            return None  # "accused its neighbor": one has a neighbor oneself
        if frame is None or row is None or row.noun or row.kind == "noun" or not harmful:
            return None  # "began their assault": it is theirs
        return frame.subject

    def answered(self, mention: Mention) -> Mention | None:
        """Return who reacts to the deed that is ``mention``'s own, and so is not meant: "in response to its raid"."""
        if span(mention) not in self._deeds:
            return None
        *_, mark, to = ("", "", *self._text[max(0, mention.start - MARK) : mention.start].lower().split())
        if mark not in self._words["answering_marks"] or to not in {"to", "for"}:
            return None
        frames = (one for one in reversed(self._verbs.get(mention.sentence, [])) if one.predicate_end <= mention.start)
        frame = next(frames, None)
        return frame.subject if frame is not None and not frame.passive else None

    def is_mere_place(self, mention: Mention) -> bool:
        """Return whether ``mention`` only says where something is: "bombed camps in Somalia"."""
        return span(mention) in self._places

    def partner(self, mention: Mention) -> Mention | None:
        """Return with whom the subject ``mention`` met or talked."""
        frame = self._done.get(span(mention))
        if frame is None or self.event(frame) not in _MUTUAL:
            return None
        if frame.object is not None and not self._is_happening(frame.object):
            return frame.object
        return next((one.mention for one in frame.arguments if one.preposition == "with"), None)

    def _is_happening(self, mention: Mention) -> bool:
        row = self._nouns.of_phrase(mention.text, mention.head)
        return row is not None and row.type == "event"

    def only_comments(self, one: Mention) -> bool:
        """Return whether somebody is only named behind what he is quoted with: "“He knew no fear,” recalled Reyes"."""
        frame = self._done.get(span(one))
        if frame is None:
            return False
        quote = self._text[max(0, frame.predicate_start - _QUOTE_END) : frame.predicate_start].rstrip()
        return frame.predicate_end <= one.start and quote.endswith(_QUOTE_MARKS)

    def is_help_charged(self, mention: Mention, teller: Mention) -> bool:
        """Return whether who accuses somebody of a help gets none: "accused Togo of sending troops to aid them"."""
        helping, telling = self._suffered.get(span(mention)), self._done.get(span(teller))
        charged = telling is not None and self.event(telling) == "ACCUSE"
        return charged and helping is not None and self.event(helping) in _HELP

    def says(self, mention: Mention) -> bool:
        """Return whether ``mention`` says something: "he added"."""
        frame = self._done.get(span(mention))
        return frame is not None and self.event(frame) == "SAY"

    def is_verbal(self, mention: Mention) -> bool:
        """Return whether what ``mention`` does is done with words: "condemns", "calls for"."""
        frame = self._done.get(span(mention))
        return frame is not None and self.event(frame) in SPOKEN

    def is_pledge(self, mention: Mention) -> bool:
        """Return whether ``mention`` does what no thing does: "They agreed", "they demanded", not "they collapsed"."""
        frame = self._done.get(span(mention))
        return frame is not None and not frame.passive and self.event(frame) in _WILLED

    def gatekeeper(self, mention: Mention) -> Mention | None:
        """Return who lets somebody enter or leave ``mention``: Peru in "Peru bars him from entering the country"."""
        for frame in self._verbs.get(mention.sentence, []):
            ends = (frame.object, *(one.mention for one in frame.arguments))
            if frame.content_of is None or not any(one is not None and span(one) == span(mention) for one in ends):
                continue
            above = self._frames[frame.content_of]
            crossing = frame.lemma.partition(" ")[0] in self._words["crossing_verbs"]
            if crossing and above.lemma in self._words["gatekeeping_verbs"] and not above.passive:
                return above.subject
        return None

    def is_content(self, mention: Mention) -> bool:
        """Return whether a pronoun is what somebody says, denies or does, and so no thing: "denied it", "did it"."""
        frame = self._suffered.get(span(mention))
        return frame is not None and (self.event(frame) == "SAY" or frame.lemma == "do")

    def is_charged(self, mention: Mention) -> bool:
        """Return whether ``mention`` is accused or threatened, which is done to actors only: "accused it of arming"."""
        frame = self._suffered.get(span(mention))
        return frame is not None and self.event(frame) in _SAID_TO_ACTORS

    def is_deed_judged(self, mention: Mention) -> bool:
        """Return whether "it" is what is done or planned, and no doer: "Poland opposed it", "called it shameful", "said
        it was illegal"; not "condemned it for the raid"."""
        if mention.text.lower() != "it":
            return False
        if self._copulas.get(span(mention), "") in self._words["verdicts_on_deeds"]:
            return True
        frame = self._suffered.get(span(mention))
        if frame is None or any(one.preposition == "for" for one in frame.arguments):
            return False
        if self.is_called_deed(mention):
            return True
        result = next((one.mention.head.lower() for one in frame.arguments if one.role == "result"), "")
        behind = NEXT_WORD.match(self._text, mention.end)
        said = {result, behind[1].lower() if behind is not None else "", frame.lemma.rpartition(" ")[2]}
        judged = not said.isdisjoint(self._words["verdicts_on_deeds"] | self._words["verdict_nouns"])
        return judged or frame.lemma in self._words["stances_on_deeds"] | self._words["reactions_to_deeds"]

    def is_called_deed(self, mention: Mention) -> bool:
        """Return whether somebody calls "it" what only a deed is: "called it a betrayal", "saw it as a step"."""
        frame = self._called.get(span(mention))
        names = [one.mention for one in frame.arguments if _names(one)] if frame is not None else []
        if frame is not None and frame.object is not None and span(frame.object) != span(mention):
            names = [frame.object]
        deeds = [one for one in names if self._is_happening(one) or one.head.lower() in self._words["verdict_nouns"]]
        return any(one.head.lower() not in self._words["verdicts_on_anybody"] for one in deeds)

    def is_doer(self, one: Mention) -> bool:
        """Return whether something is told to do anything, by itself: "the cruiser fired"."""
        frame = self._done.get(span(one))
        return frame is not None and not frame.passive

    def is_mere_part_of_deed(self, one: Mention, mention: Mention) -> bool:
        """Return whether the whole deed is judged, and not only what it was done to: "Hungary blocked the package. Tusk
        called it shameful"; "proposed a summit. Poland welcomed it" is the summit, since it was only spoken of."""
        frame, judging = self._suffered.get(span(one)), self._suffered.get(span(mention))
        if frame is None or self.event(frame) in _SPEAKS_OF or frame.lemma in self._words["creation_verbs"]:
            return False
        return judging is None or judging.lemma not in self._words["stances_on_deeds"]

    def is_own_deed(self, mention: Mention) -> bool:
        """Return whether a possessive's noun tells what its owner does: "its veto"."""
        return span(mention) in self._deeds

    def is_bidden(self, mention: Mention) -> bool:
        """Return whether ``mention`` is asked to do something, which only actors are: "asked it to withdraw"."""
        frame = self._suffered.get(span(mention))
        return frame is not None and frame.object_frame is not None and self.event(frame) == "REQUEST"

    def is_told(self, mention: Mention) -> bool:
        """Return whether ``mention`` is the subject of what somebody says: "said that it would leave"."""
        frame = self._done.get(span(mention))
        return frame is None or frame.content_of is not None

    def is_predicated(self, mention: Mention) -> bool:
        """Return whether ``mention`` only says what something is: "Alsumaria is a network"."""
        return span(mention) in self._predicated

    def said_of(self, mention: Mention) -> Mention | None:
        """Return of whom the text says that he is ``mention``, one of many: "The Front is an armed group"."""
        one = mention.determiner in _ONE and not mention.plural and mention.possessor is None
        return self._said_of.get(span(mention)) if one else None

    def is_in_closing_speaker(self, mention: Mention) -> bool:
        """Return whether ``mention`` stands in who speaks behind what he tells: "..., the country's minister said"."""
        for frame in self._verbs.get(mention.sentence, []):
            if frame.predicate_start > mention.start:
                continue
            if any(one.start <= mention.start < one.full_end for one in frame.speakers):
                return True
            named = any(0 < one.start - mention.end < _ROLE for one in frame.speakers)
            if named and _BEHIND_COMMA.search(self._text[max(0, mention.start - 8) : mention.start]):
                return True
        return False

    def is_defined(self, mention: Mention) -> bool:
        """Return whether it is said of ``mention`` what it is: Hibhib in "Hibhib is a village"."""
        return span(mention) in self._defined

    def is_of_life(self, mention: Mention) -> bool:
        """Return whether it is told of ``mention`` that he died or was born or chosen, as a life of his begins."""
        return span(mention) in self._lives

    def is_taken(self, mention: Mention) -> bool:
        """Return whether ``mention`` is what somebody takes or frees, and so a place: "its liberation"."""
        return span(mention) in self._taken

    def is_done_again(self, before: Mention, mention: Mention) -> bool:
        """Return whether to ``mention`` is done what was done to ``before``: "killed Paz", "denied killing him".

        Or it is taken back: "seized a fort. Rebels retook it".
        """
        first, again = self._suffered.get(span(before)), self._suffered.get(span(mention))
        if first is None or again is None or again.passive:
            return False
        taken, retaken = self._lexicon.base(first.lemma), self._lexicon.base(again.lemma)
        lost = taken in self._words["wresting_verbs"] or taken in self._words["occupying_verbs"]
        return first.lemma == again.lemma or (lost and retaken in self._words["regaining_verbs"])

    def is_told_apart(self, before: Mention, mention: Mention) -> bool:
        """Return whether ``before`` is such a group: "seven villagers died, among them a nun"."""
        group = before.plural and before.sentence == mention.sentence and before.function in {"subject", "object"}
        return group and self.tells_apart(mention)

    def is_listed(self, mention: Mention, pronoun: Mention) -> bool:
        """Return whether a possessive stands in a later member of a list: "Mali and its neighbors"."""
        owners = (one.possessor for one in mention.conjuncts)
        return any(owner is not None and span(owner) == span(pronoun) for owner in owners)

    def is_empty(self, mention: Mention) -> bool:
        """Return whether "it" stands for nothing: "it is vital that", "it was reported that"."""
        if mention.text.lower() != "it":
            return False
        if self._is_weather(mention) or self._is_judged(mention):
            return True
        found = EMPTY.match(self._text[mention.end : mention.end + FAR])
        if found is None:
            return False
        word = found["word"]
        return found["link"] != "to" or not (word in self._words["willing_adjectives"] or word.endswith("ed"))

    def _is_weather(self, mention: Mention) -> bool:
        """ "It rained for days"."""
        done = self._done.get(span(mention))
        return done is not None and done.lemma in self._words["weather_verbs"]

    def _is_judged(self, mention: Mention) -> bool:
        """ "It was bluff", "it is a crude violation": what was told before is, and nobody."""
        return self._copulas.get(span(mention), "") in self._words["verdict_nouns"]

    def doer_before(self, mention: Mention) -> Mention | None:
        """Return who does what the verb right before an object pronoun tells: "holding him responsible"."""
        if not is_accusative(mention.text):
            return None
        for frame in reversed(self._verbs.get(mention.sentence, [])):
            if frame.predicate_end <= mention.start and self._text[frame.predicate_end : mention.start].isspace():
                return frame.subject
        return None

    def is_deed(self, mention: Mention) -> bool:
        """Return whether ``mention`` does what only an actor can: "recalled", "warned", not "entered" or "sank"."""
        frame = self._done.get(span(mention))
        return frame is not None and not frame.passive and self.event(frame) not in _NO_DEED

    def event(self, frame: Frame) -> str:
        """Return the event of a verb by the lexicon, "" where it has none."""
        row = self._row(frame)
        return row.event if row is not None else ""

    def _row(self, frame: Frame) -> Row | None:
        if frame.index not in self._rows:
            self._rows[frame.index] = self._find(frame)
        return self._rows[frame.index]

    def _find(self, frame: Frame) -> Row | None:
        first, _, rest = frame.lemma.partition(" ")
        rest = rest.removeprefix(frame.particle).strip() if frame.particle else rest
        behind = NEXT_WORD.match(self._text, frame.object.end) if frame.object is not None else None
        if frame.kind == "event":
            return self._lexicon.find("noun", frame.lemma)
        return self._lexicon.find(
            "verb",
            first,
            particle=frame.particle,
            prepositions=[argument.preposition for argument in frame.arguments if argument.preposition],
            object_head=frame.object.head if frame.object is not None else "",
            object_type=_TYPES.get(frame.object.label, "") if frame.object is not None else "",
            complements=[*([rest] if rest else []), *([behind[1]] if behind is not None else [])],  # "held accountable"
        )


def _names(argument: Argument) -> bool:
    """Whether an argument tells what something is called: "called it a sin", "described it as a sin"."""
    return argument.role == "result" or argument.preposition == "as"
