"""From the words of a predicate to a relation of the ontology, and who is what in it.

In: a ``Frame``. Out: its ``Sense``: the row of the lexicon, and the mentions that are the claim's
subject, object and further arguments. "The mission received vehicles from Kuwait" is, by its row, Kuwait that gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Argument, Article, Frame, FrameKind, Mention
from kg.normalize.headnouns import HeadNouns
from kg.normalize.text import PREPOSITIONS, head_words, without_determiner
from kg.ontology import Ontology
from kg.ontology.lexicon import Kind, Row
from kg.ontology.vocabulary import OTHER, Relation

_KINDS: Mapping[FrameKind, tuple[Kind, ...]] = {"verb": ("verb",), "event": ("noun",), "copula": ("adjective", "noun")}
_STATIC: Mapping[FrameKind, str] = {
    "role": "kg:holdsRole", "location": "kg:locatedIn", "member": "kg:memberOf", "alias": "kg:alsoKnownAs",
}  # fmt: skip
_STATEMENTS = frozenset({"SAY", "ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS", "OTHER"})
"""What is said or lasts; the other labels are PLOVER's political events."""
_PROPER = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_LASTING = frozenset({"MEMBER", "ALLY", "CONTROL", "ROLE"})
_BESIDE = frozenset({"time", "manner", "location", "instrument", "purpose", "cause", "office"})
"""Roles that are never the object of a claim unless the row says so."""
_AFTER_PATIENT = ("recipient", "opponent", "theme", "beneficiary", "topic", "destination", "source", "content")
_DEFAULT_ROLES: Mapping[str, str] = {
    "with": "theme", "to": "destination", "into": "destination", "from": "source", "about": "topic", "over": "topic",
    "against": "opponent", "for": "purpose", "by": "instrument",
}  # fmt: skip
_TOWARD = frozenset({"to", "into", "onto", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a frame says in the ontology's terms. ``row`` is None where the lexicon has none."""

    relation: Relation
    event: str
    mode: str | None
    label: str
    row: Row | None
    subject: Mention | None
    object: Mention | None
    arguments: tuple[Argument, ...]


class Relations:
    """Reads frames by the ontology; ``names`` tells whether a mention names an entity, ``type_of`` of which type."""

    def __init__(
        self,
        *,
        article: Article,
        ontology: Ontology,
        heads: HeadNouns,
        names: Callable[[Mention], bool],
        type_of: Callable[[Mention | None], str],
    ) -> None:
        self._text = article.text
        self._ontology = ontology
        self._heads = heads
        self._names = names
        self._type_of = type_of

    def sense(self, frame: Frame) -> Sense:
        """Return the relation that ``frame`` states and its participants."""
        static = _STATIC.get(frame.kind)
        if static is not None:
            relation = self._ontology.relations[static]
            return self._sense(relation, None, frame, subject=frame.subject, target=frame.object, rest=frame.arguments)
        row = self._row(frame)
        if row is not None and row.event not in _STATEMENTS and self._is_ordinary(frame):
            row = None
        if row is None and (lasting := self._lasting(frame)) is not None:
            return lasting
        if row is None:
            target, rest = self._object_without_row(frame)
            return self._sense(
                self._ontology.relations[OTHER], None, frame, subject=frame.subject, target=target, rest=rest
            )
        return self._by_row(frame, row)

    def _sense(
        self,
        relation: Relation,
        row: Row | None,
        frame: Frame,
        *,
        subject: Mention | None,
        target: Mention | None,
        rest: Iterable[Argument],
    ) -> Sense:
        label = frame.lemma if relation.curie == OTHER else relation.label
        event, mode = (row.event, row.mode) if row is not None else (relation.event, relation.mode)
        return Sense(relation, event, mode, label, row, subject, target, tuple(rest))

    def _row(self, frame: Frame) -> Row | None:
        lemma = frame.lemma.removeprefix("be ") if frame.kind == "copula" else frame.lemma
        first, _, rest = lemma.partition(" ")
        rest = rest.removeprefix(frame.particle).strip() if frame.particle else rest
        head = frame.object.head if frame.object is not None else ""
        before = head_words(without_determiner(frame.object.text))[:-1] if frame.object is not None else []
        for kind in _KINDS[frame.kind]:
            row = self._ontology.lexicon.find(
                kind,
                first,
                particle=frame.particle,
                prepositions=self._prepositions(frame),
                object_head=head if kind == "verb" else "",
                object_type=self._type_of(frame.object),
                complements=[*_complements(frame.arguments), *([rest] if rest else [])],
                modifiers=[word.lower() for word in (before if kind == "verb" else frame.predicate.split()[:-1])],
            )
            if row is not None:
                return row
        return None

    def _is_ordinary(self, frame: Frame) -> bool:
        """Whether the words beside the verb show that it is no political event: a typhoon kills, a striker attacks."""
        if self._has(frame.subject, "natural"):
            return True
        others = (frame.subject, frame.object, *(argument.mention for argument in frame.arguments))
        return any(self._has(mention, "sport") for mention in others)

    def _has(self, mention: Mention | None, trait: str) -> bool:
        if mention is None or (mention.label in _PROPER and not mention.plural):
            return False
        row = self._heads.find(head_words(without_determiner(mention.text)), mention.head)
        return row is not None and trait in row.traits

    def _lasting(self, frame: Frame) -> Sense | None:
        """Return the sense of "Slovenia is a member of NATO", where the noun after "is" names the relation."""
        noun = frame.object
        if frame.kind != "copula" or noun is None or noun.kind != "nominal":
            return None
        target = noun.complement or noun.possessor
        row = self._ontology.lexicon.find("noun", noun.head, prepositions=["of"])
        if row is None or target is None or row.event not in _LASTING:
            return None
        relation = self._ontology.relations[row.relation]
        return self._sense(relation, row, frame, subject=frame.subject, target=target, rest=frame.arguments)

    def _prepositions(self, frame: Frame) -> list[str]:
        """Return the prepositions on the predicate; an event noun's stand between it and its participants."""
        found = [argument.preposition for argument in frame.arguments if argument.preposition]
        if frame.kind == "event":
            for mention in (frame.subject, frame.object):
                between = self._text[frame.predicate_end : mention.start].split() if mention is not None else []
                found += [word.lower() for word in between[:1] if word.lower() in PREPOSITIONS]
        return found

    def _by_row(self, frame: Frame, row: Row) -> Sense:
        given = self._participants(frame, row)
        subject = next((mention for role, mention, _ in given if role == "agent"), None)
        if subject is None and frame.subject is not None and row.roles.get("subject", "agent") == "agent":
            subject = frame.subject
        target = self._target(given, row, frame, subject)
        rest = [
            Argument(role, argument.preposition if argument else "", mention)
            for role, mention, argument in given
            if mention not in (subject, target)
        ]
        return self._sense(
            self._ontology.relations[row.relation], row, frame, subject=subject, target=target, rest=rest
        )

    def _participants(self, frame: Frame, row: Row) -> list[tuple[str, Mention, Argument | None]]:
        """Return every participant with its role by the row; the argument it came from, None for subject and object."""
        found: list[tuple[str, Mention, Argument | None]] = []
        if frame.subject is not None:
            found.append((row.roles.get("subject", "agent"), frame.subject, None))
        if frame.object is not None:
            other = "theme" if "patient" in row.roles.values() else "patient"
            found.append((row.roles.get("object", other if not row.noun else "theme"), frame.object, None))
        for argument in frame.arguments:
            key = argument.preposition or ("indirect" if argument.role == "recipient" else "")
            role = argument.role if argument.role == "time" else _role_of(row, key) or argument.role
            if not role and key and row.preposition in key.split():
                role = "patient" if frame.object is None or row.noun else "topic"
            found.append((role or _default_role(argument.preposition), argument.mention, argument))
        return found

    def _target(
        self,
        given: Sequence[tuple[str, Mention, Argument | None]],
        row: Row,
        frame: Frame,
        subject: Mention | None,
    ) -> Mention | None:
        """Return the claim's object: the patient, else the direct object, else the next best that names something."""
        others = [(role, mention, argument) for role, mention, argument in given if mention is not subject]
        for role, mention, _ in others:
            if role == "patient":
                return mention
        if frame.object is not None and frame.object is not subject and not row.noun:
            return frame.object
        for wanted in _AFTER_PATIENT:
            for role, mention, _ in others:
                if role == wanted and mention.start > frame.predicate_start and self._names(mention):
                    return mention
        return frame.object if frame.object is not subject else None

    def _object_without_row(self, frame: Frame) -> tuple[Mention | None, list[Argument]]:
        if frame.object is not None:
            return frame.object, list(frame.arguments)
        for argument in frame.arguments:
            toward = argument.preposition in _TOWARD
            if argument.role in _BESIDE and not toward:
                continue
            behind = argument.mention.start > frame.predicate_start
            if (
                behind
                and self._names(argument.mention)
                and not (frame.kind == "copula" and argument.mention.name == "")
            ):
                return argument.mention, [other for other in frame.arguments if other is not argument]
        return None, list(frame.arguments)


def _complements(arguments: Iterable[Argument]) -> list[str]:
    """Return the phrases that may belong to the verb: "on strike", and nouns beside the object."""
    return [f"{argument.preposition} {argument.mention.head}".strip().lower() for argument in arguments]


def _role_of(row: Row, key: str) -> str:
    """Return the role of a preposition by the row; of "out of" also what it says of "of"."""
    return next((row.roles[part] for part in (key, *reversed(key.split())) if part in row.roles), "")


def _default_role(preposition: str) -> str:
    return _DEFAULT_ROLES.get(preposition, "other" if preposition else "result")
