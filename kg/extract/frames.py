"""From clauses and nominals by token indices to ``Frame``s by offsets.

In: the paragraphs of an article with their clauses, nominals and voices. Out: the frames of a ``Reading``, in order
of the text. "Milley met with Gerasimov" is one frame: subject "Milley", lemma "meet", argument "with" Gerasimov.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from kg.extract.attribution import Paragraph, Voice
from kg.extract.clauses import Clause, Oblique, first_of_chain, read_obliques
from kg.extract.governance import Nominal
from kg.extract.membership import being_one
from kg.extract.mentions import Mentions, is_excluded
from kg.extract.places import PLACE_LABELS, PLACE_PREPOSITIONS, being_there, occurrence_places, shared_places
from kg.extract.roles import naming_nominal, role_nominal
from kg.extract.sites import places_of_subject
from kg.extract.tree import Tree
from kg.extract.verbrows import carrying_row, verb_row
from kg.model import Argument, Frame, Mention
from kg.ontology import Ontology
from kg.ontology.words import Words

Tense = Literal["past", "present", "future", ""]

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_TIME_LABELS = frozenset({"DATE", "TIME"})


class FrameBuilder:
    """Builds the frames of one article paragraph by paragraph."""

    def __init__(self, ontology: Ontology, text: str) -> None:
        self._ontology = ontology
        self._text = text
        self.frames: list[Frame] = []

    def add(
        self,
        paragraph: Paragraph,
        nominals: list[Nominal],
        mentions: Mentions,
        voices: dict[Clause, Mention],
        first_sentence: int,
    ) -> None:
        """Append the frames of one paragraph; ``voices`` are the speakers that quotations gave to clauses."""
        tree = paragraph.tree
        items = self._items(tree, paragraph.clauses, nominals)
        index_of = {id(source): len(self.frames) + number for number, (_, source) in enumerate(items)}
        for _, source in items:
            if isinstance(source, Clause):
                sentence = first_sentence + tree.sent[source.head]
                frame = self._clause_frame(paragraph, source, sentence, mentions, voices, index_of)
                frame = self._dated(frame, source, paragraph)
            else:
                sentence = first_sentence + tree.sent[source.first]
                frame = self._nominal_frame(paragraph, source, sentence, mentions, voices, index_of)
            self.frames.append(frame)
        self._add_exclusions(paragraph, mentions, index_of)

    def _dated(self, frame: Frame, clause: Clause, paragraph: Paragraph) -> Frame:
        """ "1989, July - The junta places Suu Kyi under arrest": the date of an entry is that of its main clauses."""
        main = first_of_chain(clause)
        timed = any(argument.role == "time" for argument in frame.arguments)
        if paragraph.lead is None or main.parent is not None or main.link != "root" or timed:
            return frame
        start, end = paragraph.lead
        text = self._text[start:end]
        date = Mention(text, start, end, full_start=start, full_end=end, head=text, kind="value", label="DATE")
        return replace(frame, arguments=(*frame.arguments, Argument("time", "", date)))

    def _add_exclusions(self, paragraph: Paragraph, mentions: Mentions, index_of: dict[int, int]) -> None:
        """ "Hungary, but not Bulgaria, blocked it": of the one left out the contrary is said."""
        tree = paragraph.tree
        for clause in paragraph.clauses:
            if clause.subject is None or id(clause) not in index_of:
                continue
            for member in tree.conjuncts(clause.subject):
                if tree.is_noun(member) and is_excluded(tree, member):
                    frame = self.frames[index_of[id(clause)]]
                    self.frames.append(
                        replace(
                            frame,
                            index=len(self.frames),
                            subject=mentions.of(member, alone=True),
                            polarity="negated" if frame.polarity == "affirmed" else "affirmed",
                            rules=(*frame.rules, "excluded-conjunct"),
                        )
                    )

    def _items(self, tree: Tree, clauses: list[Clause], nominals: list[Nominal]) -> list[tuple[int, Clause | Nominal]]:
        """Return what becomes a frame, in order of the text."""
        items: list[tuple[int, Clause | Nominal]] = [(nominal.first, nominal) for nominal in nominals]
        links = {"complement", "gerund", "purpose"}
        leading = {id(clause.parent) for clause in clauses if clause.parent is not None and clause.link in links}
        for clause in clauses:
            alias = naming_nominal(tree, clause, self._ontology.words)
            if alias is not None:
                items.append((clause.head, alias))
                continue
            items.extend((clause.head, place) for place in occurrence_places(tree, clause, self._ontology.words))
            states = being_there(tree, clause) or being_one(tree, clause, self._ontology.words)
            if states:
                items.extend((clause.head, state) for state in states)
                continue
            role = (
                role_nominal(tree, clause, self._ontology)
                if clause.copula or clause.lemma in {"become", "remain"}
                else None
            )
            if role is not None:
                role.clause, role.governed = clause, True
                role.context = replace(role.context, polarity=clause.polarity, modality=clause.modality)
                items.append((clause.head, role))
            elif self._is_worth_a_frame(tree, clause) and not self._leads_over(tree, clause, leading):
                items.append((clause.head, clause))
        items.sort(key=lambda item: (item[0], isinstance(item[1], Nominal)))
        return items

    def _leads_over(self, tree: Tree, clause: Clause, leading: set[int]) -> bool:
        """ "remains committed to working with", "is working to defeat": what it leads over to is the claim."""
        noun = clause.result is not None and tree.is_noun(clause.result)
        if id(clause) not in leading or noun or clause.object is not None or clause.obliques:
            return False
        stative = clause.lemma in self._ontology.words["linking_verbs"] or clause.lemma.startswith("be ")
        adjective = clause.copula and clause.result is not None
        leads = stative or adjective or clause.lemma in self._ontology.words["leading_verbs"]
        return leads and verb_row(clause, self._ontology.lexicon) is None and not self._is_adjective(clause)

    def _is_adjective(self, clause: Clause) -> bool:
        return self._ontology.lexicon.may_find("adjective", clause.key.removeprefix("be "))

    def _is_worth_a_frame(self, tree: Tree, clause: Clause) -> bool:
        """Leave out clauses without participants, and verbs that only lead over to their complement ("managed to")."""
        if clause.subject is None and clause.object is None:
            return False
        if clause.existential or _is_empty(clause, self._ontology.words) or _is_remark(tree, clause):
            return False
        if clause.complements and clause.passive and clause.subject is None and self._is_raising(clause):
            return False
        if (
            clause.passive
            and clause.subject is None
            and clause.link == "adnominal"
            and verb_row(clause, self._ontology.lexicon) is None
        ):
            return False  # "talks aimed at ending the crisis"
        if not clause.complements or clause.object is not None:
            return True
        if clause.copula:
            return self._is_adjective(clause)
        leads_over = clause.lemma in self._ontology.words["leading_verbs"] and all(
            complement.frame in {"to", "ing"} and complement.link == "complement" for complement in clause.complements
        )
        return not leads_over or verb_row(clause, self._ontology.lexicon) is not None

    def _is_raising(self, clause: Clause) -> bool:
        """ "is set to", "was expected to": nobody does it."""
        signature = self._ontology.words.signature("to", f"be {clause.participle}")
        return signature is not None and signature.affirmed in {"future", "possible", "intended", "+"}

    def _clause_frame(
        self,
        paragraph: Paragraph,
        clause: Clause,
        sentence: int,
        mentions: Mentions,
        voices: dict[Clause, Mention],
        index_of: dict[int, int],
    ) -> Frame:
        tree = paragraph.tree
        rules = _rules(paragraph, (*clause.rules, *clause.trace))
        speakers = _speakers(clause, mentions, voices)
        start, end = _predicate_span(tree, clause)
        object_ = clause.object
        if object_ is None and clause.result is not None and tree.is_noun(clause.result):
            object_ = clause.result
        content = [index_of[id(c)] for c in clause.complements if id(c) in index_of]
        modality = clause.modality
        if modality == "actual" and clause.polarity == "affirmed" and _is_either(tree, clause.subject, object_):
            modality, rules = "possible", (*rules, "either")
        return Frame(
            index=index_of[id(clause)],
            kind="copula" if clause.copula or _is_linking(clause, self._ontology.words) else "verb",
            sentence=sentence,
            predicate=self._text[start:end],
            predicate_start=start,
            predicate_end=end,
            lemma=clause.key,
            subject=_participant(tree, clause, mentions, clause.subject),
            object=_participant(tree, clause, mentions, object_),
            arguments=self._arguments(tree, clause, mentions, object_),
            particle=clause.particle,
            passive=clause.passive,
            polarity=clause.polarity,
            modality=modality,
            speakers=speakers,
            unnamed_source=clause.unnamed and not speakers,
            content_of=_telling(clause, index_of),
            object_frame=content[0] if content else None,
            tense=_tense(tree, clause),
            rules=rules,
            confidence=self._ontology.confidence.of(rules),
        )

    def _arguments(self, tree: Tree, clause: Clause, mentions: Mentions, object_: int | None) -> tuple[Argument, ...]:
        found: list[Argument] = []
        if clause.recipient is not None:
            found.append(Argument("recipient", "", mentions.of(clause.recipient)))
        if clause.result is not None and clause.result != object_ and tree.is_noun(clause.result):
            found.append(Argument("result", "", mentions.of(clause.result)))
        obliques = [*shared_places(tree, clause), *clause.obliques, *places_of_subject(tree, clause, self._ontology)]
        if clause.object is not None and self._is_support(tree, clause):
            for prep in tree.children(clause.object, "prep"):
                obliques.extend(read_obliques(tree, prep))
        obliques = [o for o in obliques if tree.text[min(o.words[-1] + 1, len(tree) - 1)] != "-"]  # "in-house"
        found.extend(Argument(_oblique_role(tree, o), o.preposition, mentions.of(o.head)) for o in obliques)
        found.extend(Argument("time", "", mentions.of(time)) for time in clause.times)
        found.extend(
            Argument("location", "", mentions.of(adverb)) for adverb in clause.adverbs if tree.lower[adverb] == "there"
        )
        known = {id(argument.mention) for argument in found}
        found.extend(argument for argument in self._inner(tree, clause, mentions) if id(argument.mention) not in known)
        return tuple(found)

    def _inner(self, tree: Tree, clause: Clause, mentions: Mentions) -> list[Argument]:
        """Return the actors named inside what the clause is about: "lift sanctions on Abkhazia"."""
        found: list[Argument] = []
        if clause.object is not None and tree.ent[clause.object] not in _NAMED:
            for prep in tree.children(clause.object, "prep"):
                named = [oblique for oblique in read_obliques(tree, prep) if tree.ent[oblique.head] in _NAMED]
                found.extend(Argument("topic", oblique.preposition, mentions.of(oblique.head)) for oblique in named)
        contents = [] if clause.object is not None else [c.object for c in clause.complements if c.frame != "that"]
        return found + [Argument("content", "", mentions.of(content)) for content in contents if content is not None]

    def _is_support(self, tree: Tree, clause: Clause) -> bool:
        """ "imposed sanctions on Iran": what hangs on the noun belongs to the verb with it."""
        assert clause.object is not None
        row = carrying_row(tree, clause, clause.object, self._ontology.lexicon)
        return row is not None and (bool(row.noun) or row.kind == "noun")

    def _nominal_frame(
        self,
        paragraph: Paragraph,
        nominal: Nominal,
        sentence: int,
        mentions: Mentions,
        voices: dict[Clause, Mention],
        index_of: dict[int, int],
    ) -> Frame:
        tree = paragraph.tree
        start, end = tree.start[nominal.first], tree.end[nominal.last]
        alone = nominal.alone or nominal.kind in {"role", "alias"} or nominal.lemma == "one"
        clause, context = nominal.clause, nominal.context
        rules = _rules(paragraph, (*nominal.rules, *((context.step,) if context.step else ())))
        presupposed = nominal.kind in {"role", "alias"} and not nominal.governed
        speakers: tuple[Mention, ...] = ()
        unnamed = context.unnamed
        if clause is not None and not presupposed:
            tokens = tuple(dict.fromkeys((*clause.speakers, *context.speakers)))
            speakers = tuple(mentions.of(token) for token in tokens) or ((voices[clause],) if clause in voices else ())
            unnamed = unnamed or clause.unnamed
        return Frame(
            index=index_of[id(nominal)],
            kind=nominal.kind,
            sentence=sentence,
            predicate=self._text[start:end],
            predicate_start=start,
            predicate_end=end,
            lemma=nominal.lemma,
            subject=_mention(
                mentions,
                nominal.subject,
                alone=nominal.alone or nominal.kind in {"role", "alias", "location", "member"},
            ),
            object=_mention(mentions, nominal.object, alone=alone),
            arguments=tuple(Argument(role, prep, mentions.of(token)) for role, prep, token in nominal.arguments),
            polarity=context.polarity,
            modality=context.modality,
            speakers=speakers,
            unnamed_source=unnamed and not speakers,
            content_of=index_of.get(id(clause))
            if clause is not None and nominal.kind == "event" and nominal.governed
            else None,
            tense=_tense(tree, clause) if clause is not None else "",
            rules=rules,
            confidence=self._ontology.confidence.of(rules),
        )


def _rules(paragraph: Paragraph, rules: tuple[str, ...]) -> tuple[str, ...]:
    return (*rules, "headline") if paragraph.headline else rules


def _is_linking(clause: Clause, words: Words) -> bool:
    """ "France remains a member of NATO": a noun predicated as with "is"."""
    return clause.lemma in words["linking_verbs"] and clause.object is None and clause.result is not None


def _is_empty(clause: Clause, words: Words) -> bool:
    """ "as the Philippines did", "the EU has and will": a bare auxiliary whose complement is lost states nothing."""
    bare = clause.object is None and clause.result is None and not clause.obliques and not clause.complements
    return bare and clause.lemma in words["empty_verbs"]


def _is_remark(tree: Tree, clause: Clause) -> bool:
    """ "deployed as agreed", "as expected": a participle behind "as" has no participants of its own."""
    bare = tree.tag[clause.head] == "VBN" and not clause.auxiliaries and tree.lower[clause.head - 1] == "as"
    return bare and clause.mark == "as" and not clause.obliques and not clause.complements


def _mention(mentions: Mentions, index: int | None, *, alone: bool = False) -> Mention | None:
    return None if index is None else mentions.of(index, alone=alone)


def _participant(tree: Tree, clause: Clause, mentions: Mentions, index: int | None) -> Mention | None:
    """ "freed Sesay, who had been ill, and Kamara": who stands behind a relative clause has no part in it."""
    if index is None:
        return None
    members = tree.conjuncts(index) if index < clause.head else []
    return mentions.of(index, alone=bool(members) and clause.head < members[0])


def _predicate_span(tree: Tree, clause: Clause) -> tuple[int, int]:
    """Return the stretch of the verb group; the verb alone where a participant stands inside it."""
    group = sorted(set(clause.group))
    if clause.copula and clause.result is not None and not tree.is_noun(clause.result):
        group = sorted({*group, clause.result})
    first, last = group[0], group[-1]
    participants = (clause.surface, clause.object, clause.subject)
    inside = any(word is not None and first <= word <= last for word in participants)
    if inside or last - first > len(group) + 3:
        return tree.start[clause.head], tree.end[clause.head]
    return tree.start[first], tree.end[last]


def _oblique_role(tree: Tree, oblique: Oblique) -> str:
    label = tree.ent[oblique.head]
    if label in _TIME_LABELS:
        return "time"
    if oblique.preposition in PLACE_PREPOSITIONS and label in PLACE_LABELS:
        return "location"
    return ""


def _speakers(clause: Clause, mentions: Mentions, voices: dict[Clause, Mention]) -> tuple[Mention, ...]:
    if clause.speakers:
        return tuple(mentions.of(token) for token in clause.speakers)
    return (voices[clause],) if clause in voices else ()


def _telling(clause: Clause, index_of: dict[int, int]) -> int | None:
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


def _is_content_gerund(clause: Clause) -> bool:
    """ "accused of arming" has a signature; "after meeting", "by bombing" only tell when and how."""
    return (
        clause.link == "gerund"
        and bool(clause.trace)
        and not clause.trace[0].endswith((":gerund", ":purpose", ":negated"))
    )


def _tense(tree: Tree, clause: Clause) -> Tense:
    words = [clause.head, *clause.auxiliaries]
    if clause.modality == "future" or any(tree.lower[word] in {"will", "shall", "'ll", "’ll", "wo"} for word in words):
        return "future"
    tags = {tree.tag[word] for word in words}
    if "VBD" in tags or "VBN" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""


def voice_mentions(voices: dict[Clause, Voice], paragraphs: list[Mentions]) -> dict[Clause, Mention]:
    """Return the mentions of the speakers that quotations gave to clauses."""
    return {clause: paragraphs[number].of(token) for clause, (number, token) in voices.items()}


def _is_either(tree: Tree, *participants: int | None) -> bool:
    """ "sent teams or supplies": which of them the sentence leaves open."""
    listed = [one for one in participants if one is not None and tree.child(one, "conj") is not None]
    return any(tree.lower[word] == "or" for one in listed for word in tree.children(one, "cc"))
