"""The lexicon: which words say which relation.

In: ``ontology/relations.yaml`` (one row a predicate), ``ontology/selection.yaml`` (classes of object nouns) and the
lexicon files of a user. Out: ``Lexicon``, whose ``find`` gives the most specific ``Row`` for a predicate.
"Iran shot down the drone" finds an ASSAULT, "Iran shot down the proposal" a REJECT.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

from kg.model import ENTITY_TYPES
from kg.ontology.phrases import Phrase, parse, singular
from kg.ontology.rows import SourceRow, rows, table, word_lists
from kg.ontology.vocabulary import OTHER, EventType, Relation, check_event, load_events
from kg.ontology.vocabulary import load as load_relations

Kind = Literal["verb", "noun", "adjective"]
KINDS: frozenset[str] = frozenset({"verb", "noun", "adjective"})

ANY = "@any"
"""Selects a predicate with an object, whatever it is."""
NONE = "@none"
"""Selects a predicate without an object."""

ROLES = frozenset({
    "agent", "patient", "recipient", "theme", "topic", "instrument", "location", "source", "destination", "purpose",
    "beneficiary", "opponent", "cause", "time", "manner", "office", "content",
})  # fmt: skip
"""What an argument is to its predicate; the claim's object is the ``patient``, or else the direct object."""

_DEFAULT_ROLES: Mapping[str, Mapping[str, str]] = {
    "verb": {"subject": "agent", "object": "patient", "indirect": "recipient", "by": "agent"},
    "noun": {"subject": "agent", "possessor": "agent", "by": "agent", "between": "agent"},
    "adjective": {"subject": "agent"},
}

_NOT_OBJECTS = frozenset({"agent_ending", "authority", "doer", "natural_cause", "sport", "support_verb"})
"""Classes of selection.yaml that hold no objects."""

_OFTEN_PREPOSITIONS = frozenset({"in", "on", "by"})

_KEYS = frozenset({
    "words", "kind", "relation", "event", "mode", "particle", "object", "roles", "together", "example", "claim",
    "nominalizes",
})  # fmt: skip
_REQUIRED = ("words", "relation", "example", "claim")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lexicon.

    ``words`` are as written ("hold talks with"); ``lemma``, ``particle``, ``preposition``, ``noun``, ``modifier`` and
    ``complement`` ("on strike", "from @agreement") are its parts, "" where it has none. ``object_in`` holds the object
    head lemmas and classes ("@weapon") that select it, empty when any object will do. ``roles`` maps a preposition,
    "subject", "object", "indirect" or "possessor" to a role. ``claim``, "subject | label | object", is what ``example``
    yields.
    """

    words: str
    kind: Kind
    relation: str
    event: str
    mode: str | None
    lemma: str
    particle: str
    preposition: str
    noun: str
    modifier: str
    complement: str
    object_in: frozenset[str]
    roles: Mapping[str, str]
    example: str
    claim: str
    nominalizes: str
    together: str
    """The relation between several subjects who do it with each other: "Chile and Peru agreed on a border", or ""."""
    place: str
    """The file and line it stands on: "relations.yaml, line 12"."""

    def role(self, where: str) -> str:
        """Return the role of an argument by its preposition, or by "subject", "object", "indirect", "possessor"; or "".

        A row that gives the patient to a preposition makes its object the theme: "withdraw troops from Mali".
        """
        if where in self.roles:
            return self.roles[where]
        if where == "object" and "patient" in self.roles.values():
            return "theme"
        return _DEFAULT_ROLES[self.kind].get(where, "")

    @property
    def specificity(self) -> tuple[bool, ...]:
        """Order of preference: verb with noun, then chosen by its object, then particle, then preposition.

        Whether there is an object at all decides last: "protest against" wins over "protest" without object.
        """
        noun, chosen = bool(self.noun or self.complement), bool(self.object_in - {ANY, NONE})
        return noun, bool(self.modifier), chosen, bool(self.particle), bool(self.preposition), bool(self.object_in)


class Lexicon:
    """Rows by kind and lemma; ``rows`` are all of them in the order of their files, a user's last."""

    def __init__(
        self,
        rows: Iterable[Row],
        classes: Mapping[str, Iterable[str]],
        mistaken: Mapping[str, str] | None = None,
        acts: Iterable[str] = (),
    ) -> None:
        self.rows: tuple[Row, ...] = tuple(rows)
        self.mistaken: Mapping[str, str] = mistaken or {}
        """Base forms that a parser gets wrong or that have two spellings, with that of the rows: "stag" -> "stage"."""
        self.classes: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in classes.items()}
        self._acts = frozenset(acts)
        self._classes_of = _invert(self.classes)
        self._support = self.classes.get("support_verb", frozenset())
        self._index: dict[tuple[str, str], list[Row]] = {}
        for row in reversed(self.rows):  # of two equal rows the first is taken, which is a user's
            self._index.setdefault((row.kind, row.lemma), []).append(row)

    def find(
        self,
        kind: Kind,
        lemma: str,
        *,
        particle: str = "",
        prepositions: Sequence[str] = (),
        object_head: str = "",
        object_type: str = "",
        complements: Sequence[str] = (),
        modifiers: Sequence[str] = (),
        subject_head: str = "",
    ) -> Row | None:
        """Return the most specific row for a predicate, or None.

        ``prepositions`` are those present on the predicate; ``object_head`` is the lemma of the direct object's head
        (of the subject's in a passive); ``object_type`` an entity type or "". ``complements`` are phrases such as
        "on strike" (preposition and lemma of its object's head) and nouns beside the object ("hostage" in "took ten
        people hostage"). ``modifiers`` are lemmas of words before the object's head, and before a noun predicate
        ("air" in "air strike"). British "-ise" is read as "-ize".

        ``subject_head`` is the lemma of the subject's head: what a storm or a virus does is no act, and finds nothing.

        A support verb with an event noun as object ("intensified its shelling of") is answered with the noun's row.
        """
        # A parser calls "over" of "take over" now a particle, now a preposition, so that both are one set.
        seen = _Predicate(
            particle=particle.lower(),
            words=frozenset(word for text in (particle, *prepositions) for word in text.lower().split()),
            head=singular(self.mistaken.get(object_head.lower(), object_head.lower())),
            type=object_type,
            # "out of talks" is "of talks" to a row whose particle is "out"
            complements=frozenset(singular(" ".join(text.lower().split()[-2:])) for text in complements),
            modifiers=frozenset(singular(text.lower()) for text in modifiers),
        )
        base = self.base(lemma) if kind == "verb" else singular(lemma.lower()) if kind == "noun" else lemma.lower()
        row = self._best(self._index.get((kind, base), []), seen)
        if kind == "verb":
            row = _of_two(row, self._supported(base, seen))
        if row is not None and row.event in self._acts and self.is_a(subject_head, "@natural_cause"):
            return None
        return row

    def base(self, lemma: str) -> str:
        """Return a verb's base form: "stag" -> "stage" where the parser is mistaken, "criticise" -> "criticize"."""
        found = self.mistaken.get(lemma.lower(), lemma.lower())
        american = f"{found[:-3]}ize"
        return american if found.endswith("ise") and ("verb", american) in self._index else found

    def is_listed(self, word: str) -> bool:
        """Return whether a noun's lemma is in a class of objects that something political can be done to."""
        return bool(self._classes_of.get(singular(word.lower()), frozenset()) - _NOT_OBJECTS)

    def lemmas(self, kind: Kind) -> frozenset[str]:
        """Return the lemmas that have a row of this kind."""
        return frozenset(lemma for of_kind, lemma in self._index if of_kind == kind)

    def is_a(self, word: str, name: str) -> bool:
        """Return whether a noun's lemma is in the class ``name`` ("@weapon")."""
        return name.removeprefix("@") in self._classes_of.get(singular(word.lower()), frozenset())

    def _supported(self, lemma: str, seen: _Predicate) -> Row | None:
        if f"{lemma} {seen.particle}".strip() not in self._support:
            return None
        noun = replace(seen, particle="", words=seen.words - {seen.particle}, head="")
        return self._best(self._index.get(("noun", seen.head), []), noun)

    def _best(self, rows: Iterable[Row], seen: _Predicate) -> Row | None:
        """The most specific of the rows that match; of equal ones, one that names the object itself, then the first."""
        found = [row for row in rows if self._matches(row, seen)]
        return max(found, key=lambda row: (row.specificity, seen.head in row.object_in), default=None)

    def _matches(self, row: Row, seen: _Predicate) -> bool:
        return (
            _has_particle(row, seen)
            and (not row.noun or row.noun == seen.head or row.noun in seen.complements)
            and (not row.complement or self._completes(row.complement, seen))
            and (not row.modifier or row.modifier in seen.modifiers)
            and (not row.object_in or self._selects(row.object_in, seen))
        )

    def _completes(self, wanted: str, seen: _Predicate) -> bool:
        before, _, name = wanted.partition("@")
        if not name:
            return wanted in seen.complements
        return any(text.startswith(before) and self.is_a(text[len(before) :], name) for text in seen.complements)

    def _selects(self, wanted: frozenset[str], seen: _Predicate) -> bool:
        if not seen.head:
            return NONE in wanted
        if ANY in wanted or seen.head in wanted or f"@{seen.type}" in wanted:
            return True
        return any(f"@{name}" in wanted for name in self._classes_of.get(seen.head, ()))


def _of_two(row: Row | None, supported: Row | None) -> Row | None:
    """Return the verb's row or that of the noun it supports: "launched a scathing attack on" is not "launch attack"."""
    if row is None or supported is None:
        return row or supported
    return supported if supported.modifier > row.modifier or not any(row.specificity[:3]) else row


@dataclass(frozen=True, slots=True)
class _Predicate:
    """What ``find`` was given, in the form in which rows are compared with it."""

    particle: str
    words: frozenset[str]
    head: str
    type: str
    complements: frozenset[str]
    modifiers: frozenset[str]


def _has_particle(row: Row, seen: _Predicate) -> bool:
    """Whether the predicate has the row's particle and preposition, and no particle beyond them."""
    if seen.particle and seen.particle not in {row.particle, row.preposition}:
        return False  # "back down" is not "back"
    if row.particle in _OFTEN_PREPOSITIONS and row.particle != seen.particle:
        return False  # "allowed the convoy in 2020" is not "allowed in"
    return seen.words.issuperset(filter(None, (row.particle, row.preposition)))


def load(folder: Path, extra_paths: Sequence[Path] = (), relations: Mapping[str, Relation] | None = None) -> Lexicon:
    """Return the lexicon of the ontology folder with the rows of a user's files, which win over equal built-in ones.

    Raises ``OntologyError`` naming file and line for a row that is malformed or leads to no relation.
    """
    events = load_events(folder)
    known = load_relations(folder, events) if relations is None else relations
    classes = word_lists(folder / "selection.yaml")
    selectors = frozenset({ANY, NONE, *(f"@{name}" for name in (*classes, *ENTITY_TYPES))})
    found: list[Row] = []
    for path in (folder / "relations.yaml", *extra_paths):
        found += [_row(source, known, events, selectors) for source in rows(path)]
    mistaken = {row.text("mistaken"): row.text("lemma") for row in table(folder / "lemmas.tsv", ("mistaken", "lemma"))}
    compared = {name: [singular(word) for word in words] for name, words in classes.items()}
    return Lexicon(found, compared, mistaken, [event.label for event in events.values() if event.plover])


def _row(
    source: SourceRow,
    relations: Mapping[str, Relation],
    events: Mapping[str, EventType],
    selectors: frozenset[str],
) -> Row:
    source.check_keys(_KEYS, _REQUIRED)
    relation = relations.get(source.text("relation"))
    if relation is None:
        raise source.error(f"unknown relation {source.text('relation')!r}; `kg ontology` lists them")
    event, mode = _event(source, relation, events)
    kind = source.text("kind", "verb")
    if kind not in KINDS:
        raise source.error(f"kind must be verb, noun or adjective, not {kind!r}")
    phrase = _phrase(source, kind)
    _check_class(source, phrase.complement.partition(" ")[2], selectors)
    return Row(
        words=source.text("words"),
        kind=cast(Kind, kind),
        relation=relation.curie,
        event=event,
        mode=mode,
        lemma=phrase.lemma,
        particle=phrase.particle,
        preposition=phrase.preposition,
        noun=phrase.noun,
        modifier=phrase.modifier,
        complement=phrase.complement,
        object_in=_selection(source, selectors),
        roles=_roles(source),
        example=source.text("example"),
        claim=_claim(source, relation, relations),
        nominalizes=source.text("nominalizes"),
        together=_together(source, relations),
        place=f"{source.path.name}, line {source.line}",
    )


def _event(source: SourceRow, relation: Relation, events: Mapping[str, EventType]) -> tuple[str, str | None]:
    event, mode = source.text("event", relation.event), source.text("mode") or relation.mode
    check_event(source, events, event, mode)
    if event != relation.event:
        raise source.error(f"event {event} is not that of {relation.curie}, which is {relation.event}")
    return event, mode


def _together(source: SourceRow, relations: Mapping[str, Relation]) -> str:
    name = source.text("together")
    if name and (name not in relations or not relations[name].symmetric):
        raise source.error(f"`together` must be a relation that goes both ways, not {name!r}")
    return name


def _phrase(source: SourceRow, kind: str) -> Phrase:
    try:
        return parse(source.text("words"), kind, source.text("particle"))
    except ValueError as error:
        raise source.error(str(error)) from error


def _selection(source: SourceRow, selectors: frozenset[str]) -> frozenset[str]:
    found = source.texts("object")
    for name in found:
        _check_class(source, name, selectors)
    return frozenset(name if name.startswith("@") else singular(name) for name in found)


def _check_class(source: SourceRow, name: str, selectors: frozenset[str]) -> None:
    if name.startswith("@") and name not in selectors:
        raise source.error(f"unknown class {name!r} of objects; known are {', '.join(sorted(selectors))}")


def _roles(source: SourceRow) -> Mapping[str, str]:
    roles = source.mapping("roles")
    for where, role in roles.items():
        if role not in ROLES:
            raise source.error(f"unknown role {role!r} of {where!r}; known are {', '.join(sorted(ROLES))}")
    return roles


def _claim(source: SourceRow, relation: Relation, relations: Mapping[str, Relation]) -> str:
    claim = source.text("claim")
    parts = [part.strip() for part in claim.split("|")]
    if len(parts) != 3 or not parts[0]:
        raise source.error(f"claim must be `subject | label | object`, not {claim!r}")
    labels = {relation.label, *(relations[name].label for name in [_together(source, relations)] if name)}
    if relation.curie != OTHER and parts[1] not in labels:
        raise source.error(f"claim says {parts[1]!r} where the label of {relation.curie} is {relation.label!r}")
    return claim


def _invert(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, word in _pairs(classes):
        found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _pairs(classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    for name, words in classes.items():
        for word in words:
            yield name, word
