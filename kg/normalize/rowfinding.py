"""Which row of the lexicon reads a frame.

In: a ``Frame``. Out: the ``Row`` that its words, its object, what stands beside it and its content choose, or None.
"Fiji is willing to withdraw" is read by the row for "willing", since what Fiji is willing to do is cooperative; that of
"is willing to fight" is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Argument, Frame, FrameKind, Mention
from kg.normalize.agreement import DOERS, LIFELESS, PLACES
from kg.normalize.contents import Contents
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import is_same_span
from kg.normalize.referents import Referents
from kg.normalize.senses import Sense
from kg.normalize.text import NEXT_WORD, PREPOSITIONS, head_words, without_determiner
from kg.ontology import Ontology
from kg.ontology.lexiconrows import PEOPLE, Kind, Row
from kg.ontology.phrases import ARTICLES, PARTICLES

_KINDS: Mapping[FrameKind, tuple[Kind, ...]] = {"verb": ("verb",), "event": ("noun",), "copula": ("adjective", "noun")}
_BECOMING: tuple[Kind, ...] = ("verb", "adjective", "noun")
"""For copulas that are not "be": "became president"."""
_OBJECT_COMPLEMENT = "object-complement"
"""The rule of extraction for an adjective that is said of the object: "found him guilty"."""
_PARTICIPLE = "participle"
"""The rule of extraction for a participle beside its main clause."""
_APPOSITION = "apposition"
"""The rule of extraction for what stands beside a name: "the premier, Rosa Paz,"."""
_POLITICIAN = "politician"
_SUBJECT = "subject"
"""What a row calls the place of the subject, where it asks who does it."""
INDIRECT = "indirect"
"""What a row calls the place of a dative."""
_BARE = {"recipient": (INDIRECT, "to"), "result": ("result",)}
"""Where rows look for what stands without a preposition, by its role."""
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|half|dozens|hundreds|thousands"
    r"|tens|an? (?:dozen|hundred|thousand|million|third|quarter|fifth|tenth))\b"
)
_COUNTED = re.compile(rf" (?:up to|over|around|about|under) (?:(?:[a-z]+ )?[$€£]? ?\d|{_NUMBER})")
_OFF_PLACE = re.compile(r" off (?:the )?[A-Z]")  # "boarded off Corsica" has no particle
_NEXT_NOUN = re.compile(r" [\"“]?(?:an? )?(?:(?:very|most|real|true|[a-z]+ly) )?[\"“]?([a-z]+)")
""" "hostage" of "took them hostage", "responsible" of "held them “fully responsible”"."""
_FOR = re.compile(r" (?:hard |again |[a-z]+ly )?for ")
_AGAINST = re.compile(r"\s+against\s+(?=\w+ing\b)")
_LAST_WORD = re.compile(r"([a-z]+) $")
_SHORT = 20
"""How many characters a word and an article between verb and object have at most."""
_QUADS: Mapping[int, tuple[str, ...]] = {
    1: ("cooperation",), 2: ("cooperation",), 3: ("conflict",), 4: ("conflict", "force"),
}  # fmt: skip
"""What the content's kind of event is called in a row, by PLOVER's quad class."""
_HOSTILE = frozenset({"ASSAULT", "PROTEST", "SANCTION"})
"""Events by which one acts against another; so is COERCE with a victim: "will ban straws" threatens nobody."""


class RowFinder:
    """Finds the rows of one article's frames; ``sense_of`` tells what a frame says."""

    def __init__(
        self,
        *,
        text: str,
        ontology: Ontology,
        heads: HeadNouns,
        contents: Contents,
        referents: Referents,
        sense_of: Callable[[Frame], Sense],
    ) -> None:
        self._text = text
        self._ontology = ontology
        self._heads = heads
        self._contents = contents
        self._type_of = referents.type_of
        self._is_same = referents.is_same
        self._is_politician = referents.is_politician
        self._is_capital = referents.is_capital
        self._sense_of = sense_of

    def find(self, frame: Frame, *, weigh: bool = True) -> tuple[Frame, Row | None]:
        """Return the frame and its row; "closed down the paper" has an object, though the parser sees a preposition.

        With ``weigh`` false the content chooses no row: that of "say" is found for "said that Hungary must".
        """
        first = next((one for one in frame.arguments if one.preposition in PARTICLES), None)
        if first is not None and frame.object is None and not frame.particle:
            rest = tuple(one for one in frame.arguments if one is not first)
            closer = replace(frame, particle=first.preposition, object=first.mention, arguments=rest)
            row = self._row(closer, weigh)
            if row is not None and row.particle == first.preposition:
                return closer, row
        behind = NEXT_WORD.match(self._text, frame.predicate_end)
        counted = _COUNTED.match(self._text, frame.predicate_end)  # "access up to $1 billion", "killed over 50"
        particle = behind is not None and behind[1] in PARTICLES and counted is None
        particle = particle and _OFF_PLACE.match(self._text, frame.predicate_end) is None
        if frame.kind == "verb" and not frame.particle and behind is not None and particle:
            frame = replace(frame, particle=behind[1])  # "pressed ahead with" is not "pressed"
        return frame, self._row(frame, weigh)

    def _row(self, frame: Frame, weigh: bool) -> Row | None:
        lemma = frame.lemma.removeprefix("be ") if frame.kind != "event" else frame.lemma
        first, _, rest = lemma.partition(" ")
        rest = rest.removeprefix(frame.particle).strip() if frame.particle else rest
        target = self._counted(frame.object)
        for kind in _kinds(frame, lemma):
            if not self._ontology.lexicon.may_find(kind, first, frame.particle):
                continue
            row = self._ontology.lexicon.find(
                kind,
                first,
                particle=frame.particle,
                prepositions=self._prepositions(frame),
                object_head=self._object_head(target) if kind != "adjective" else "",
                object_type=self._kind_of(target),
                complements=[
                    *_complements(frame.arguments),
                    *([rest] if rest else []),
                    *self._behind(frame.object, target),
                    *self._before(frame),
                    *self._glosses(frame),
                ],
                modifiers=self._modifiers(frame, target, kind),
                subject_head=self._doer(frame.subject),
                arguments=self._arguments(frame),
                content=self._content(frame, kind, first) if weigh else frozenset(),
            )
            if row is not None:
                figurative = self._is_figurative(frame, row, target, kind) or self._is_walkout(frame, row)
                return None if figurative or self._is_naming(frame, row) else row
        return None

    def _doer(self, subject: Mention | None) -> str:
        """Return the lemma of a subject's head, "" for a name; "Katrina" alone, which hit Louisiana, is a storm."""
        if subject is None:
            return ""
        storm = subject.text in self._ontology.words["storm_names"] and not subject.titles
        return "storm" if storm else subject.head if not subject.label else ""

    def _object_head(self, target: Mention | None) -> str:
        """Return the lemma of an object's head; of "the destroyer Kocatepe" and "HMS Ardent" what they are."""
        if target is None or not target.name:
            return _head(target)
        if target.name.split()[0].lower() in self._ontology.words["ship_prefixes"]:
            return "ship"
        before = _LAST_WORD.search(self._text[max(0, target.name_start - _SHORT) : target.name_start])
        vessel = before is not None and self._ontology.lexicon.is_a(before[1], "@vessel")
        return before[1] if before is not None and vessel else _head(target)

    def _arguments(self, frame: Frame) -> list[tuple[str, str, str]]:
        """Return preposition, lemma and type of what stands behind the verb; a dative stands behind "to" as well, and
        what somebody is made or called behind "result".

        The subject stands there too; each is given also with the word before its head: "team", "rescue team", and a
        name by its title: "minister" for "Foreign Minister Kaya".
        """
        found = [(_SUBJECT, head, self._kind_of(frame.subject)) for head in _compound(self._counted(frame.subject))]
        if self._is_politician(frame.subject):
            found.append((_SUBJECT, _POLITICIAN, "person"))  # "Lula attacked the judges"
        if frame.kind == "verb" and frame.subject is not None and self._is_capital(frame.subject):
            found.append((_SUBJECT, _head(frame.subject), "state"))  # "Hanoi protested when its ships were rammed"
        found += [(_SUBJECT, office, "person") for office in self._apposed_offices(frame)]
        for one in frame.arguments:
            if is_time(one):
                continue
            counted = self._counted(one.mention)
            where = [one.preposition] if one.preposition else _BARE.get(one.role, ())
            heads = [_head(counted), *_compound(counted)[1:]]
            found += [(preposition, head, self._kind_of(counted)) for preposition in where for head in heads]
        return found

    def _apposed_offices(self, frame: Frame) -> Iterator[str]:
        """Yield what a person is by an apposition: "minister" of "The interior minister, Rosa Paz, quit"."""
        person = frame.subject
        if frame.kind != "verb" or person is None or person.label != "PERSON":
            return
        for other in self._contents.beside(frame):
            apposed = other.kind == "role" and _APPOSITION in other.rules and is_same_span(other.subject, person)
            if apposed and other.lemma.split()[0].lower() not in self._ontology.words["former_words"]:
                yield other.lemma.split()[-1].lower()

    def _kind_of(self, mention: Mention | None) -> str:
        """Return the type of what a mention stands for; of "two shepherds" that they are people, so a @person too."""
        found = self._type_of(mention)
        if found != "group" or mention is None or mention.kind != "nominal":
            return found
        row = self._heads.find(head_words(without_determiner(mention.text)), mention.head)
        return PEOPLE if row is not None and row.type == "person" else found

    def _content(self, frame: Frame, kind: Kind, lemma: str) -> frozenset[str]:
        """Return what holds of the content clause, in the words that rows use (``CONTENT``)."""
        if not self._ontology.lexicon.weighs_content(kind, lemma):
            return frozenset()
        content = self._contents.clause(frame)
        if content is None:
            return frozenset()
        whose = self._whose(frame, content.subject)
        kinds = self._kinds_of(self._sense_of(content))
        own = content.lemma if content.particle in content.lemma.split() else f"{content.lemma} {content.particle}"
        done = f"{own.strip()} {_head(content.object)}"  # "use base" of "to use the air base"
        classes = [name for words in (own, done) for name in self._ontology.lexicon.classes_of(words.strip())]
        return frozenset({content.polarity, content.modality, whose, *kinds, *classes})

    def _kinds_of(self, told: Sense) -> Iterator[str]:
        """Yield what rows call the kind of event that is told of: "conflict", "hostile" and "sanction"."""
        yield told.event.lower()
        yield from _QUADS.get(self._ontology.events[told.event].quad or 0, ())
        coerced = told.event == "COERCE" and self._type_of(told.object) in DOERS | PLACES
        if told.event in _HOSTILE or coerced:
            yield "hostile"

    def _whose(self, telling: Frame, doer: Mention | None) -> str:
        """Return whose deed is told of: "own", "addressee" (who is told of it), "others", "things", "unnamed" or ""."""
        if doer is None:
            return "unnamed"
        if telling.object is not None and self._is_same(telling.object, doer):
            return "addressee"  # also in the passive, which may not say by whom
        if telling.subject is None:
            return ""
        if self._is_same(telling.subject, doer):
            return "own"
        if self._type_of(doer) in DOERS or self._is_capital(doer):
            return "others"
        return "things" if self._type_of(doer) in LIFELESS else ""

    def _is_naming(self, frame: Frame, row: Row) -> bool:
        """Whether something is called or left something: "called the envoy a friend", "left the city blind"."""
        if "result" in row.roles:
            return all(argument.role != "result" for argument in frame.arguments)  # "called himself to order"
        if row.noun or row.complement:
            return False
        words = self._ontology.words
        if _OBJECT_COMPLEMENT in frame.rules and row.lemma in words["naming"] | words["leaving"]:
            return True
        behind = NEXT_WORD.match(self._text, frame.object.end) if frame.object is not None else None
        names = any(argument.role in {"result", "recipient"} for argument in frame.arguments)  # "called him a prince"
        return (names or (behind is not None and behind[1] in ARTICLES)) and row.lemma in words["naming"]

    def _is_figurative(self, frame: Frame, row: Row, target: Mention | None, kind: Kind) -> bool:
        """ "launched a charm offensive", "waged a media campaign": nobody is attacked."""
        named = row.event == "ASSAULT" and (kind == "noun" or bool(row.noun))
        words = self._ontology.words["figurative_modifiers"] if named else frozenset()
        return named and not words.isdisjoint(self._modifiers(frame, target, kind))

    def _is_walkout(self, frame: Frame, row: Row) -> bool:
        """ "a strike by nurses hit the hospitals": nobody attacks them."""
        if row.event != "ASSAULT" or frame.subject is None or frame.subject.head != "strike":
            return False
        deed = self._contents.event_in(frame.subject)
        return deed is not None and self._sense_of(deed).event == "PROTEST"

    def _behind(self, mention: Mention | None, counted: Mention | None) -> list[str]:
        """Return words of the object that may belong to the verb: "took the priests hostage", "forms part of"."""
        if mention is None:
            return []
        found = _NEXT_NOUN.match(self._text, mention.end)
        return [*([found[1]] if found else []), *([mention.head] if mention is not counted else [])]

    def _before(self, frame: Frame) -> list[str]:
        """Return the word behind the verb that may belong to it: "set free two hostages", "nuns held captive"."""
        before = frame.kind == "verb" and frame.object is not None and frame.object.end <= frame.predicate_start
        if frame.passive or before:
            found = _NEXT_NOUN.match(self._text, frame.predicate_end)
            return [found[1]] if found else []
        if frame.kind != "verb" or frame.object is None or not 0 < frame.object.start - frame.predicate_end < _SHORT:
            return []
        return self._text[frame.predicate_end : frame.object.start].split()[:1]

    def _glosses(self, frame: Frame) -> Iterator[str]:
        """Yield the participles that say how it was done: "attacked the judges, calling them puppets"."""
        for other in self._contents.beside(frame) if frame.kind == "verb" else ():
            own = is_same_span(other.subject, frame.subject)
            if own and _PARTICIPLE in other.rules and other.predicate_start > frame.predicate_end:
                yield other.predicate.lower()

    def _counted(self, mention: Mention | None) -> Mention | None:
        """Return what is counted: of "a batch of peacekeepers" the peacekeepers, of "one of its boats" the boats."""
        while mention is not None and mention.complement is not None:
            row = self._heads.find([mention.head]) if mention.kind == "nominal" else None
            if mention.kind != "value" and (row is None or "container" not in row.traits):
                break
            mention = mention.complement
        return mention

    def _modifiers(self, frame: Frame, target: Mention | None, kind: Kind) -> list[str]:
        """Return the words before the noun: of a verb's object, or of an event noun ("joint" of "joint exercises")."""
        if kind == "verb":
            found = head_words(without_determiner(target.text))[:-1] if target is not None else []
        else:
            before = re.split(r"[^\w\s-]", self._text[max(0, frame.predicate_start - 40) : frame.predicate_start])[-1]
            found = [*before.split()[-2:], *frame.predicate.split()[:-1]]
        return [word.lower() for word in found]

    def _prepositions(self, frame: Frame) -> list[str]:
        """Return the prepositions on the predicate; an event noun's stand between it and its participants."""
        found = [one.preposition for one in frame.arguments if one.preposition and not is_time(one)]
        found += ["to" for one in frame.arguments if is_dative(one)]  # "granted him asylum" is "granted asylum to"
        if frame.kind == "verb" and _FOR.match(self._text, frame.predicate_end):
            found.append("for")  # "called for the rebels to disarm": the parser gives it to the clause
        if frame.kind == "verb" and _AGAINST.match(self._text, frame.predicate_end):
            found.append("against")  # "advised against bombing it"
        if frame.kind == "event":
            for mention in (frame.subject, frame.object):
                between = self._text[frame.predicate_end : mention.start].split() if mention is not None else []
                found += [word.lower() for word in between[:1] if word.lower() in PREPOSITIONS]
        return found


def _kinds(frame: Frame, lemma: str) -> tuple[Kind, ...]:
    if lemma != frame.lemma:
        return _KINDS["copula"]  # "is ready", "is committed"
    return _BECOMING if frame.kind == "copula" else _KINDS[frame.kind]


def is_dative(argument: Argument) -> bool:
    """Return whether an argument stands between verb and object: "gave Palau a boat"."""
    return argument.role == "recipient" and not argument.preposition


def is_time(argument: Argument) -> bool:
    """Return whether an argument says when: "called him on Monday" has no "on"."""
    return argument.role == "time"


def _head(mention: Mention | None) -> str:
    """Return the lemma of a mention's head, with the front of a hyphenated one: "cease-fire", not "fire"."""
    if mention is None:
        return ""
    last = head_words(mention.text)[-1:] if mention.kind == "nominal" else []
    return last[0].lower() if last and "-" in last[0] and last[0].lower().endswith(mention.head) else mention.head


def _compound(mention: Mention | None) -> list[str]:
    """Return a mention's head, that of a common noun with the word before it ("rescue team"), and a name's titles."""
    if mention is None:
        return []
    before = head_words(without_determiner(mention.text))[-2:-1] if mention.kind == "nominal" else []
    titles = [title.split()[-1].lower() for title in mention.titles]
    return [mention.head, *(f"{word.lower()} {mention.head}" for word in before), *titles]


def _complements(arguments: Iterable[Argument]) -> list[str]:
    """Return the phrases that may belong to the verb: "on strike", nouns beside the object, what it is called.

    A modifier of the noun may belong to it as well: "on a peacekeeping mission".
    """
    found: list[str] = []
    for one in arguments:
        if not is_time(one):
            found.append(f"{one.preposition} {one.mention.head}".strip().lower())
            modifier = head_words(one.mention.text)[-2:-1] if one.preposition and one.mention.kind == "nominal" else []
            found += [f"{one.preposition} {word} {one.mention.head}".lower() for word in modifier]
            if one.role == "result":  # "called the envoy a very stupid man"
                found += [word.lower() for word in head_words(one.mention.text)[:-1]]
    return found
