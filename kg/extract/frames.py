"""From clauses and nominals by token indices to ``Frame``s by offsets.

In: the paragraphs of an article with their clauses, nominals and voices. Out: the frames of a ``Reading``, in order
of the text. "Milley met with Gerasimov" is one frame: subject "Milley", lemma "meet", argument "with" Gerasimov.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from kg.extract.arguments import arguments
from kg.extract.attribution import Paragraph, Voice
from kg.extract.clauses import Clause, Oblique, first_of_chain
from kg.extract.frameitems import FrameItems
from kg.extract.governance import Nominal
from kg.extract.mentions import Mentions
from kg.extract.spans import is_excluded, may_exclude
from kg.extract.states import STATE
from kg.extract.tree import FIRST_PERSONS, Tree
from kg.model import VOICED, Argument, Frame, Mention
from kg.ontology import Ontology
from kg.ontology.months import DAY_NAMES
from kg.ontology.words import Words

Tense = Literal["past", "present", "future", ""]

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PRESUPPOSED = frozenset({"role", "alias"})
"""Kinds of frames that stand whoever speaks, unless a verb governs them."""
_ALONE = _PRESUPPOSED | {"location", "member"}
"""Kinds of frames whose subject is one of several conjuncts: each has its own."""


_YEAR = re.compile(r"\b[12]\d{3}\b")
_LEAD_WITH_DAY = re.compile(r"\b\d{1,2}\b")
_COUNTED = frozenset({"later", "next", "following", "same", "before", "earlier", *DAY_NAMES})
"""Words of a time that is told by another one."""


class FrameBuilder:
    """Builds the frames of one article paragraph by paragraph."""

    def __init__(self, ontology: Ontology, text: str) -> None:
        self._ontology = ontology
        self._text = text
        self._items = FrameItems(ontology)
        self.frames: list[Frame] = []

    def add(
        self,
        paragraph: Paragraph,
        nominals: list[Nominal],
        mentions: Mentions,
        voices: Mapping[Clause, Mention],
    ) -> None:
        """Append the frames of one paragraph; ``voices`` are the speakers that quotations gave to clauses."""
        sources = [source for _, source in self._items.of(paragraph.tree, paragraph.clauses, nominals)]
        index_of = {id(source): len(self.frames) + number for number, source in enumerate(sources)}
        states = [source for source in sources if isinstance(source, Nominal) and _tells_all(source)]
        index_of.update({id(state.clause): index_of[id(state)] for state in states if id(state.clause) not in index_of})
        maker = _FrameMaker(self._ontology, self._text, paragraph, mentions, voices, index_of)
        for source in sources:
            self.frames.append(maker.of_clause(source) if isinstance(source, Clause) else maker.of_nominal(source))
        tree = paragraph.tree
        for told, agent, agents in _second_agents(paragraph, index_of, self._ontology.words):
            others = [(tree.start[joint], mentions.of(one)) for joint, one in agents]
            self._part_agents(told, mentions.of(agent), others)
        for told, left_out in _exclusions(paragraph, index_of):
            frame = self.frames[told]
            self.frames.append(
                replace(
                    frame,
                    index=len(self.frames),
                    subject=mentions.of(left_out, alone=True),
                    polarity="negated" if frame.polarity == "affirmed" else "affirmed",
                    rules=(*frame.rules, "excluded-conjunct"),
                )
            )

    def _part_agents(self, told: int, first: Mention, others: list[tuple[int, Mention]]) -> None:
        """Make a frame for each further agent of a passive, with what stands behind it; before the first is shared."""
        frame = self.frames[told]
        shared = [one for one in frame.arguments if one.mention.start < first.start]
        borders = [first.start, *(begin for begin, _ in others), len(self._text)]
        agents = {other.start for _, other in others}
        own = [one for one in frame.arguments if one.mention.start not in agents]
        parts = [
            (*shared, *(one for one in own if begin < one.mention.start < end)) for begin, end in pairwise(borders)
        ]
        self.frames[told] = replace(frame, arguments=parts[0])
        for (_, other), part in zip(others, parts[1:], strict=True):
            rules = (*frame.rules, "second-agent")
            self.frames.append(replace(frame, index=len(self.frames), subject=other, arguments=part, rules=rules))


def _second_agents(
    paragraph: Paragraph, index_of: Mapping[int, int], words: Words
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """ "was signed by Peru in May and by Chile in June": both signed.

    Yields frame and first agent, and of each other one the "and" before it and the agent.
    """
    tree = paragraph.tree
    for clause in paragraph.clauses if len(tree.forms["by"]) > 1 else ():
        first = clause.subject
        if not clause.passive or first is None or id(clause) not in index_of or "passive-agent" not in clause.rules:
            continue
        later = [one for one in clause.obliques if one.preposition == "by" and first < one.words[0]]
        joints = [(_joint_before(tree, one.words[0], first), one.head) for one in later if _may_act(tree, one, words)]
        others = [(joint, agent) for joint, agent in joints if joint is not None]
        if others:
            yield index_of[id(clause)], first, others


def _may_act(tree: Tree, oblique: Oblique, words: Words) -> bool:
    """Whether what stands behind "by" is who did it: no day, no "margin"."""
    return tree.ent[oblique.head] not in _MEASURES and tree.lemma[oblique.head] not in words["manner_nouns"]


_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "QUANTITY"})


def _joint_before(tree: Tree, by: int, first: int) -> int | None:
    """Return the "and" right before a second "by", or before what is set in between: "and, after his arrest, by"."""
    if tree.tag[by - 1] == "CC":
        return by - 1
    joints = [word for word in range(first, by) if tree.tag[word] == "CC" and tree.text[word + 1] == ","]
    return joints[-1] if joints and tree.text[by - 1] == "," else None


def _exclusions(paragraph: Paragraph, index_of: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """ "Hungary, but not Bulgaria, blocked it": of the one left out the contrary is said. Yields frame and conjunct."""
    tree = paragraph.tree
    for clause in paragraph.clauses if may_exclude(tree) else ():
        if clause.subject is not None and id(clause) in index_of:
            for member in tree.conjuncts(clause.subject):
                if tree.is_noun(member) and is_excluded(tree, member):
                    yield index_of[id(clause)], member


class _FrameMaker:
    """Makes the frames of one paragraph; ``index_of`` gives the number of each clause and nominal that becomes one."""

    def __init__(
        self,
        ontology: Ontology,
        text: str,
        paragraph: Paragraph,
        mentions: Mentions,
        voices: Mapping[Clause, Mention],
        index_of: Mapping[int, int],
    ) -> None:
        self._ontology = ontology
        self._text = text
        self._paragraph = paragraph
        self._tree = paragraph.tree
        self._mentions = mentions
        self._voices = voices
        self._index_of = index_of

    def of_clause(self, clause: Clause) -> Frame:
        """Return the frame of a predicate."""
        tree, words = self._tree, self._ontology.words
        speakers = self._speakers(clause, clause.speakers)
        rules = self._rules(*clause.rules, *clause.trace, *_voiced(clause.speakers, speakers))
        start, end = _predicate_span(tree, clause)
        object_ = clause.object
        named = clause.lemma in words["naming"] and clause.link == "relative"  # ", which Obi called a mistake"
        if object_ is None and clause.result is not None and tree.is_noun(clause.result) and not named:
            object_ = clause.result
        content = self._contents(clause)
        modality = clause.modality
        if modality == "actual" and clause.polarity == "affirmed" and _is_either(tree, clause.subject, object_):
            modality, rules = "possible", (*rules, "either")
        found = arguments(tree, clause, self._mentions, object_, self._ontology)
        return Frame(
            index=self._index_of[id(clause)],
            kind="copula" if clause.copula or _is_linking(clause, words) else "verb",
            sentence=self._mentions.first_sentence + tree.sent[clause.head],
            predicate=self._text[start:end],
            predicate_start=start,
            predicate_end=end,
            lemma=clause.key,
            subject=self._participant(clause, clause.subject),
            object=self._participant(clause, object_),
            arguments=(*self._date(clause, found), *found),
            particle=clause.particle,
            passive=clause.passive,
            polarity=clause.polarity,
            modality=modality,
            speakers=speakers,
            unnamed_source=clause.unnamed and not speakers,
            content_of=_telling(clause, self._index_of),
            object_frame=content[0] if content else None,
            tense=_tense(tree, clause),
            rules=rules,
        )

    def _contents(self, clause: Clause) -> list[int]:
        """Return the frames of what a verb tells: in "said it planned to meet" that of "meet"; "plan" leads to it."""
        found: list[int] = []
        for below in clause.complements:
            frame = self._index_of.get(id(below))
            found += [frame] if frame is not None else self._contents(below)
        return found

    def of_nominal(self, nominal: Nominal) -> Frame:
        """Return the frame of a title, an apposition, an event noun and the like."""
        tree, clause, context = self._tree, nominal.clause, nominal.context
        start, end = tree.start[nominal.first], tree.end[nominal.last]
        rules = self._rules(*nominal.rules, *((context.step,) if context.step else ()))
        own = nominal.kind in _PRESUPPOSED and not nominal.governed and "naming" not in nominal.rules
        speakers: tuple[Mention, ...] = ()
        unnamed = context.unnamed
        if clause is not None and not own:
            tokens = tuple(dict.fromkeys((*clause.speakers, *context.speakers)))
            speakers = self._speakers(clause, tokens)
            rules = (*rules, *_voiced(tokens, speakers))
            unnamed = unnamed or clause.unnamed
            if not speakers and not unnamed and nominal.kind == "event":
                speakers, unnamed = _quoters(nominal, clause, self._mentions)
        content_of = _told_by(nominal, self._index_of)
        object_alone = nominal.alone or nominal.kind in _PRESUPPOSED or nominal.lemma == "one"
        return Frame(
            index=self._index_of[id(nominal)],
            kind=nominal.kind,
            sentence=self._mentions.first_sentence + tree.sent[nominal.first],
            predicate=self._text[start:end],
            predicate_start=start,
            predicate_end=end,
            lemma=nominal.lemma,
            subject=self._mention(nominal.subject, alone=nominal.alone or nominal.kind in _ALONE),
            object=self._mention(nominal.object, alone=object_alone),
            arguments=tuple(Argument(role, prep, self._mentions.of(token)) for role, prep, token in nominal.arguments),
            polarity=context.polarity,
            modality=context.modality,
            speakers=speakers,
            unnamed_source=unnamed and not speakers,
            content_of=content_of,
            tense=_tense(tree, clause) if clause is not None else "",
            rules=rules,
        )

    def _rules(self, *rules: str) -> tuple[str, ...]:
        return (*rules, "headline") if self._paragraph.headline else rules

    def _speakers(self, clause: Clause, tokens: tuple[int, ...]) -> tuple[Mention, ...]:
        """Return who says it by the sentence (``tokens``), below whom a quotation or statement gives to the clause.

        In "Oslo said: Mali told us that it fled" Mali says so by the word of Oslo; in "I said that we fled" I do.
        """
        own = tuple(self._mentions.of(token) for token in tokens)
        voice = self._voices.get(clause)
        known = voice is None or any(one.start == voice.start for one in own)
        if known or (tokens and self._tree.lower[tokens[0]] in FIRST_PERSONS):
            return own
        assert voice is not None
        return (voice, *own)

    def _date(self, clause: Clause, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """ "1989, July - The junta places Suu Kyi under arrest": the date of an entry is that of its main clauses."""
        lead, main = self._paragraph.lead, first_of_chain(clause)
        if lead is None or main.parent is not None or main.link != "root":
            return ()
        start, end = lead
        text = self._text[start:end]
        own = (argument.mention.text for argument in found if argument.role == "time" and argument.preposition != "for")
        if any(_is_nearer(time, text) for time in own):
            return ()
        date = Mention(text, start, end, full_start=start, full_end=end, head=text, kind="value", label="DATE")
        return (Argument("time", "", date),)

    def _mention(self, index: int | None, *, alone: bool = False) -> Mention | None:
        return None if index is None else self._mentions.of(index, alone=alone)

    def _participant(self, clause: Clause, index: int | None) -> Mention | None:
        """ "freed Sesay, who had been ill, and Kamara": who stands behind a relative clause has no part in it."""
        around = index is not None and index < clause.head < self._tree.right[index]
        members = self._tree.conjuncts(index) if index is not None and around else []
        return self._mention(index, alone=bool(members) and clause.head < members[0])


def _is_nearer(time: str, lead: str) -> bool:
    """Whether a time is told by the entry's date, or within it: "two days later", "3 July" of "2012", not "2014"."""
    years = _YEAR.findall(time)
    if years:
        return years[0] in lead and len(time) > len(lead)
    words = time.lower().split()
    return not _LEAD_WITH_DAY.search(lead) or not _COUNTED.isdisjoint(words)


def _is_linking(clause: Clause, words: Words) -> bool:
    """ "France remains a member of NATO": a noun predicated as with "is"."""
    return clause.lemma in words["linking_verbs"] and clause.object is None and clause.result is not None


def _predicate_span(tree: Tree, clause: Clause) -> tuple[int, int]:
    """Return the stretch of the verb group; the verb alone where a participant stands inside it."""
    group = sorted(set(clause.group))
    if len(group) == 1 and not clause.copula:
        return tree.start[clause.head], tree.end[clause.head]
    if clause.copula and clause.result is not None and not tree.is_noun(clause.result):
        group = sorted({*group, clause.result})
    first, last = group[0], group[-1]
    participants = (clause.surface, clause.object, clause.subject)
    inside = any(word is not None and first <= word <= last for word in participants)
    if inside or last - first > len(group) + 3:
        return tree.start[clause.head], tree.end[clause.head]
    return tree.start[first], tree.end[last]


def _quoters(nominal: Nominal, clause: Clause, mentions: Mentions) -> tuple[tuple[Mention, ...], bool]:
    """‘denounced "the occupation of the reef"’: what quoted words tell of is the word of who utters them."""
    quotation = mentions.quotation_at(nominal.last)
    if quotation is None or quotation == mentions.quotation_at(clause.head):
        return (), False
    quoter = clause.subject
    if quoter is None or mentions.quotation_at(quoter) == quotation or quoter in (nominal.last, nominal.subject):
        return (), True
    return (mentions.of(quoter),), False


def _telling(clause: Clause, index_of: Mapping[int, int]) -> int | None:
    """Return the frame whose content this clause is: that of the nearest clause above which has one."""
    below, above = clause, clause.parent
    while above is not None:
        content = (
            below.link == "complement"
            or _is_content_gerund(below)
            or (below.link == "purpose" and below.trace[:1] != ["purpose"])
        )
        if not content and below.link != "conj":
            return None
        if content and id(above) in index_of:
            return index_of[id(above)]
        below, above = above, above.parent
    return None


def _tells_all(nominal: Nominal) -> bool:
    """ "is under siege", "there were talks": the event is all that its clause says."""
    existential = nominal.kind == "event" and nominal.clause is not None and nominal.clause.existential
    return STATE in nominal.rules or existential


def _told_by(nominal: Nominal, index_of: Mapping[int, int]) -> int | None:
    """Return the frame whose content an event noun is: what governs it, or what tells of the state it is."""
    clause = nominal.clause
    if clause is None or nominal.kind != "event":
        return None
    if _tells_all(nominal):
        return _telling(clause, index_of)
    return index_of.get(id(clause)) if nominal.governed else None


def _is_content_gerund(clause: Clause) -> bool:
    """ "accused of arming" has a signature; "after meeting", "by bombing" only tell when and how."""
    return (
        clause.link == "gerund"
        and bool(clause.trace)
        and not clause.trace[0].endswith((":gerund", ":purpose", ":negated"))
    )


def _tense(tree: Tree, clause: Clause) -> Tense:
    words = [clause.head, *clause.auxiliaries]
    if clause.modality == "future" or not _FUTURE.isdisjoint([tree.lower[word] for word in words]):
        return "future"
    tags = {tree.tag[word] for word in words}
    perfect = any(tree.lower[word] == "have" for word in clause.auxiliaries)
    if "MD" in tags and clause.modality in {"possible", "conditional"} and not perfect:
        return "future"  # "could cut deliveries in June", but "may have left on Friday"
    if clause.modality == "conditional" and tags & {"VBZ", "VBP"} and not perfect:
        return "future"  # "if Iran attacks on Friday"
    if "VBD" in tags or "VBN" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def _is_either(tree: Tree, *participants: int | None) -> bool:
    """ "sent teams or supplies": which of them the sentence leaves open."""
    if not tree.forms["or"]:
        return False
    listed = [one for one in participants if one is not None and tree.child(one, "conj") is not None]
    return any(tree.lower[word] == "or" for one in listed for word in tree.children(one, "cc"))


def _voiced(tokens: tuple[int, ...], speakers: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the rule that somebody's turn, statement or quotation holds what others say in it."""
    return (VOICED,) if tokens and len(speakers) > len(tokens) else ()


def voice_mentions(voices: dict[Clause, Voice], paragraphs: list[Mentions]) -> dict[Clause, Mention]:
    """Return the mentions of the speakers that quotations gave to clauses."""
    return {clause: paragraphs[number].of(token) for clause, (number, token) in voices.items()}
