"""The lexicon: which words say which relation.

In: ``ontology/relations.yaml`` (one row a predicate), ``ontology/selection.yaml`` (classes of object nouns) and the
lexicon files of a user. Out: ``Lexicon``, whose ``find`` gives the most specific ``Row`` for a predicate.
"Iran shot down the drone" finds an ASSAULT, "Iran shot down the proposal" a REJECT.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import OntologyError
from kg.model import ENTITY_TYPES
from kg.ontology.lexiconrows import ANY, NONE, PEOPLE, Kind, Row, read
from kg.ontology.phrases import singular
from kg.ontology.rows import rows, word_lists
from kg.ontology.tables import read_table
from kg.ontology.vocabulary import EventType, Relation, load_events
from kg.ontology.vocabulary import load as load_relations

_NOT_OBJECTS = frozenset({
    "agent_ending", "attacker", "authority", "bloodless", "bloodless_war", "burst", "closing", "common_crime",
    "contest", "crash_verb", "cudgel", "doer", "enforcer", "errand", "fee", "fishing_fleet", "goods", "instrument",
    "issuing_verb", "joint_body", "lent_use", "munition", "natural_cause", "oneself", "outspoken", "partisan",
    "paying", "pending_instrument", "pending_verb", "policy_matter", "politics", "reprisal", "reproach",
    "retaliation", "slip", "space", "sport", "support_verb", "tally", "troop_unit", "turnover", "verbal_participle",
    "violating", "ware", "worksite",
})  # fmt: skip
"""Classes of selection.yaml that hold no objects."""

_OFTEN_PREPOSITIONS = frozenset({"in", "on", "by"})


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
        self._weighing = frozenset((row.kind, row.lemma) for row in self.rows if row.content)

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
        arguments: Sequence[tuple[str, str, str]] = (),
        content: frozenset[str] = frozenset(),
    ) -> Row | None:
        """Return the most specific row for a predicate, or None.

        ``prepositions`` are those present on the predicate; ``object_head`` is the lemma of the direct object's head
        (of the subject's in a passive); ``object_type`` an entity type or "". ``complements`` are phrases such as
        "on strike" (preposition and lemma of its object's head) and nouns beside the object ("hostage" in "took ten
        people hostage"). ``modifiers`` are lemmas of words before the object's head, and before a noun predicate
        ("air" in "air strike"). British "-ise" is read as "-ize".

        ``subject_head`` is the lemma of the subject's head: what a storm or a virus does is no act, and finds nothing.
        ``arguments`` are preposition ("indirect" for a dative, "result" for what somebody is made or called, "subject"
        for who does it), lemma and entity type of
        what stands beside the verb, perhaps twice, with the word before its head as well ("rescue team");
        ``content`` is what holds of its content clause, in the words of ``CONTENT``.

        A support verb with an event noun as object ("intensified its shelling of") is answered with the noun's row.
        """
        base = self._key(kind, lemma)
        rows, supports = self._index.get((kind, base), ()), self._supports(kind, base, particle)
        if not rows and not supports:
            return None
        # A parser calls "over" of "take over" now a particle, now a preposition, so that both are one set.
        seen = _Predicate(
            particle=particle.lower(),
            words=frozenset(" ".join((particle, *prepositions)).lower().split()),
            head=singular(self.mistaken.get(object_head.lower(), object_head.lower())),
            type=object_type,
            complements=frozenset(_complements(complements)),
            modifiers=frozenset([singular(text.lower()) for text in modifiers]),
            arguments=tuple([(preposition, singular(head.lower()), kind) for preposition, head, kind in arguments]),
            content=content,
        )
        row = self._best(rows, seen)
        if supports and all(place != "result" for place, *_ in arguments):  # "made the arrest a condition"
            row = _of_two(row, self._supported(seen))
        if row is not None and row.event in self._acts and self.is_a(subject_head, "@natural_cause"):
            return None
        return row

    def may_find(self, kind: Kind, lemma: str, particle: str = "") -> bool:
        """Return whether ``find`` has a row to choose from, whatever stands beside the predicate."""
        base = self._key(kind, lemma)
        return (kind, base) in self._index or self._supports(kind, base, particle)

    def _key(self, kind: Kind, lemma: str) -> str:
        return self.base(lemma) if kind == "verb" else singular(lemma.lower()) if kind == "noun" else lemma.lower()

    def _supports(self, kind: Kind, base: str, particle: str) -> bool:
        return kind == "verb" and f"{base} {particle.lower()}".strip() in self._support

    def base(self, lemma: str) -> str:
        """Return a verb's base form: "stag" -> "stage" where the parser is mistaken, "criticise" -> "criticize"."""
        found = self.mistaken.get(lemma.lower(), lemma.lower())
        american = f"{found[:-3]}ize"
        return american if found.endswith("ise") and ("verb", american) in self._index else found

    def weighs_content(self, kind: Kind, lemma: str) -> bool:
        """Return whether a predicate has a row that asks something of its content."""
        return (kind, self._key(kind, lemma)) in self._weighing

    def is_listed(self, word: str) -> bool:
        """Return whether a noun's lemma is in a class of objects that something political can be done to."""
        return bool(self._classes_of.get(singular(word.lower()), frozenset()) - _NOT_OBJECTS)

    def classes_of(self, word: str) -> list[str]:
        """Return the classes that a lemma is in: "avenge" in "@retaliation"."""
        return [f"@{name}" for name in sorted(self._classes_of.get(word.lower(), ()))]

    def lemmas(self, kind: Kind) -> frozenset[str]:
        """Return the lemmas that have a row of this kind."""
        return frozenset(lemma for of_kind, lemma in self._index if of_kind == kind)

    def is_a(self, word: str, name: str) -> bool:
        """Return whether a noun's lemma is in the class ``name`` ("@weapon")."""
        return name.removeprefix("@") in self._classes_of.get(singular(word.lower()), frozenset())

    def _supported(self, seen: _Predicate) -> Row | None:
        """The row of the event noun that is the object of a support verb."""
        noun = seen._replace(particle="", words=seen.words - {seen.particle}, head="")
        return self._best(self._index.get(("noun", seen.head), []), noun)

    def _best(self, rows: Iterable[Row], seen: _Predicate) -> Row | None:
        """The most specific of the rows that match; of equal ones, one that names the object itself, then the first.

        Two words say more than one: "sent a medical brigade" is no troop movement. What fell into the sea in Gaza fell
        into the sea: "sea" is named, and Gaza only a place.
        """
        found = [row for row in rows if self._matches(row, seen)]
        if len(found) < 2:
            return found[0] if found else None
        return max(
            found,
            key=lambda row: (
                row.specificity,
                self._compounds(row, seen),
                seen.head in row.object_in,
                _named_beside(row, seen),
            ),
        )

    def _matches(self, row: Row, seen: _Predicate) -> bool:
        return (
            _has_particle(row, seen)
            and (not row.noun or any(self._is_noun(row.noun, word) for word in (seen.head, *seen.complements)))
            and (not row.complement or self._completes(row.complement, seen))
            and (not row.modifier or row.modifier in seen.modifiers)
            and (not row.object_in or self._selects(row.object_in, seen.head, seen.type) or self._compounds(row, seen))
            and (not row.beside or self._stands_beside(row, seen))
            and row.content <= seen.content
        )

    def _compounds(self, row: Row, seen: _Predicate) -> bool:
        """Whether the row selects the object's head with a word before it: "rescue team" as @rescuer."""
        pairs = [f"{word} {seen.head}" for word in seen.modifiers] if row.object_in and seen.head else []
        return any(pair in row.object_in or self._is_in(row.object_in, pair) for pair in pairs)

    def _is_in(self, wanted: frozenset[str], word: str) -> bool:
        return any(f"@{name}" in wanted for name in self._classes_of.get(word, ()))

    def _is_noun(self, wanted: str, word: str) -> bool:
        return self.is_a(word, wanted) if wanted.startswith("@") else wanted == word

    def _stands_beside(self, row: Row, seen: _Predicate) -> bool:
        """Whether behind each preposition that the row names stands something that it selects."""
        return all(
            any(where == stands and self._selects(wanted, head, kind) for stands, head, kind in seen.arguments)
            for where, wanted in row.beside.items()
        )

    def _completes(self, wanted: str, seen: _Predicate) -> bool:
        before, _, name = wanted.partition("@")
        if not name:
            return wanted in seen.complements
        return any(text.startswith(before) and self.is_a(text[len(before) :], name) for text in seen.complements)

    def _selects(self, wanted: frozenset[str], head: str, kind: str) -> bool:
        if not head:
            return NONE in wanted
        if ANY in wanted or head in wanted or f"@{kind}" in wanted:
            return True
        if kind == PEOPLE and ("@person" in wanted or "@group" in wanted):
            return True
        return self._is_in(wanted, head)


def _of_two(row: Row | None, supported: Row | None) -> Row | None:
    """Return the verb's row or that of the noun it supports: "launched a scathing attack on" is not "launch attack"."""
    if row is None or supported is None:
        return row or supported
    return supported if supported.modifier > row.modifier or not row.selective else row


def _named_beside(row: Row, seen: _Predicate) -> int:
    """Count what stands beside the predicate and is named by the row itself, and not only by its class."""
    return sum(head in row.beside.get(where, ()) for where, head, _ in seen.arguments) if row.beside else 0


def _complements(texts: Iterable[str]) -> Iterator[str]:
    """ "out of talks" is "of talks" to a row whose particle is "out"."""
    for text in texts:
        words = text.lower().split()
        yield from (singular(" ".join(words)), singular(" ".join(words[-2:])))


class _Predicate(NamedTuple):
    """What ``find`` was given, in the form in which rows are compared with it; made for every predicate of a text."""

    particle: str
    words: frozenset[str]
    head: str
    type: str
    complements: frozenset[str]
    modifiers: frozenset[str]
    arguments: tuple[tuple[str, str, str], ...]
    content: frozenset[str]


def _has_particle(row: Row, seen: _Predicate) -> bool:
    """Whether the predicate has the row's particle and preposition, and no particle beyond them."""
    if seen.particle and seen.particle not in {row.particle, row.preposition}:
        return False  # "back down" is not "back"
    if row.particle in _OFTEN_PREPOSITIONS and row.particle != seen.particle:
        return False  # "allowed the convoy in 2020" is not "allowed in"
    return (not row.particle or row.particle in seen.words) and (not row.preposition or row.preposition in seen.words)


def load(
    folder: Path,
    extra_paths: Sequence[Path] = (),
    relations: Mapping[str, Relation] | None = None,
    events: Mapping[str, EventType] | None = None,
) -> Lexicon:
    """Return the lexicon of the ontology folder with the rows of a user's files, which win over equal built-in ones.

    Raises ``OntologyError`` naming file and line for a row that is malformed or leads to no relation, and naming a
    file without any row.
    """
    events = load_events(folder) if events is None else events
    known = load_relations(folder, events) if relations is None else relations
    classes = word_lists(folder / "selection.yaml")
    selectors = frozenset({ANY, NONE, *(f"@{name}" for name in (*classes, *ENTITY_TYPES))})
    found: list[Row] = []
    for path in (folder / "relations.yaml", *extra_paths):
        own = [read(source, known, events, selectors) for source in rows(path)]
        if not own:
            raise OntologyError(f"{path}: holds no row; write one such as `- {{words: parley with, relation: ...}}`")
        if path in extra_paths:
            _refuse_twins(own)
        found += own
    columns = ("mistaken", "lemma")
    lemmas = {row.text("mistaken"): row.text("lemma") for row in read_table(folder / "lemmas.tsv", columns, columns)}
    compared = {name: [singular(word) for word in words] for name, words in classes.items()}
    return Lexicon(found, compared, lemmas, [event.label for event in events.values() if event.plover])


def _refuse_twins(found: Sequence[Row]) -> None:
    """Raise ``OntologyError`` for a row that asks for the same as one above it, which would never be used."""
    lines: dict[tuple[object, ...], int] = {}
    for row in found:
        parts = (row.kind, row.lemma, row.particle, row.preposition, row.noun, row.modifier, row.complement)
        first = lines.setdefault((*parts, row.object_in, row.content, frozenset(row.beside.items())), row.source.line)
        if first != row.source.line:
            raise row.source.error(
                f"{row.words!r} asks for the same words as line {first}: leave one of them out, or tell them apart "
                "with `object`, `beside` or `content`"
            )


def _invert(classes: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, word in _pairs(classes):
        found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _pairs(classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    for name, words in classes.items():
        for word in words:
            yield name, word
