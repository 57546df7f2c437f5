"""One row of the lexicon, and how it is read from its file.

In: a mapping of ``ontology/relations.yaml`` or of a user's lexicon. Out: a ``Row``. "withdraw from" with the object
"@force" is the row that reads "Chad withdrew its soldiers from Niger" as a RETREAT from Niger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from kg.ontology.phrases import Phrase, parse, singular
from kg.ontology.rows import SourceRow
from kg.ontology.vocabulary import OTHER, EventType, Relation, check_event

Kind = Literal["verb", "noun", "adjective"]
KINDS: frozenset[str] = frozenset({"verb", "noun", "adjective"})

ANY = "@any"
"""Selects a predicate with an object, whatever it is."""
NONE = "@none"
"""Selects a predicate without an object."""

PEOPLE = "people"
"""The type of a group that is told of by who is in it ("two shepherds"): a @group and a @person."""

ROLES = frozenset({
    "agent", "patient", "recipient", "theme", "topic", "instrument", "location", "source", "destination", "purpose",
    "beneficiary", "opponent", "cause", "time", "manner", "office", "content",
})  # fmt: skip
"""What an argument is to its predicate; the claim's object is the ``patient``, or else the direct object."""

UNDERGOER = "undergoer"
"""The role of a possessor that is the patient where it is a person or thing, and the agent where it is a state or body:
"Lumumba's arrest", "Kenya's arrest"."""

WHENCE = "whence"
"""The role of the state out of which somebody is put: a source, and the agent of a passive that names no other."""

SENT = "sent"
"""The role of who is deployed: a theme, and the agent of a passive that names no other."""
UNSAID = frozenset({WHENCE, SENT})
"""Roles of who acts where a passive does not say who."""

_DEFAULT_ROLES: Mapping[str, Mapping[str, str]] = {
    "verb": {"subject": "agent", "object": "patient", "indirect": "recipient", "by": "agent"},
    "noun": {"subject": "agent", "possessor": "agent", "by": "agent", "between": "agent"},
    "adjective": {"subject": "agent"},
}

_KEYS = frozenset({
    "words", "kind", "relation", "mode", "particle", "object", "beside", "content", "roles", "together",
    "example", "claim",
})  # fmt: skip
CONTENT = frozenset({
    "cooperation", "conflict", "force", "hostile", "own", "addressee", "others", "things", "unnamed",
    "affirmed", "negated",
    "actual", "future", "possible", "intended", "requested", "conditional",
})  # fmt: skip
"""What a row can ask of the clause that is its predicate's content: the kind of event (PLOVER's quad classes: verbal or
material cooperation, conflict, and material conflict, "force"; "hostile" where it is done to somebody; a label of
``events`` in lower case), whose deed it is, its polarity and modality; or a class of verbs ("@retaliation")."""
_REQUIRED = ("words", "relation", "example", "claim")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the lexicon.

    ``words`` are as written ("hold talks with"); ``lemma``, ``particle``, ``preposition``, ``noun``, ``modifier`` and
    ``complement`` ("on strike", "from @agreement") are its parts, "" where it has none. ``object_in`` holds the object
    head lemmas and classes ("@weapon") that select it, empty when any object will do; ``beside`` the same for what
    stands behind a preposition, and for the subject. ``content`` is what must hold of the content clause. ``roles``
    maps a preposition, "subject", "object", "indirect" or "possessor" (of a verb, that of its object) to a role.
    ``claim``, "subject | label | object", is what ``example`` yields.
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
    beside: Mapping[str, frozenset[str]]
    content: frozenset[str]
    roles: Mapping[str, str]
    example: str
    claim: str
    together: str
    """The relation between several subjects who do it with each other: "Chile and Peru agreed on a border", or ""."""
    source: SourceRow
    """The row as it is written, with its file and line."""

    @property
    def place(self) -> str:
        """The file and line it stands on, without the folder: "relations.yaml, line 12"."""
        return f"{self.source.path.name}, line {self.source.line}"

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
    def specificity(self) -> tuple[int, ...]:
        """Order of preference: verb with noun, then chosen by content or object, then particle, then preposition.

        What asks more of its content comes first. Whether there is an object at all decides last: "protest against"
        wins over "protest" without object.
        """
        chosen = bool(self.object_in - {ANY, NONE}) + bool(self.beside)
        beside = max(bool(self.noun), self.complement.count(" "))  # "on hunger strike" before "on strike"
        named = (beside, bool(self.modifier), len(self.content), chosen)
        return *named, bool(self.particle), bool(self.preposition), bool(self.object_in)

    @property
    def selective(self) -> bool:
        """Whether more than the verb decides: a noun with it, its object, an argument or its content."""
        return any(self.specificity[:4])


def read(
    source: SourceRow,
    relations: Mapping[str, Relation],
    events: Mapping[str, EventType],
    selectors: frozenset[str],
) -> Row:
    """Return the row that ``source`` writes; raise ``OntologyError`` where it is malformed or leads to no relation."""
    source.check_keys(_KEYS, _REQUIRED)
    relation = relations.get(source.text("relation"))
    if relation is None:
        raise source.error(f"unknown relation {source.text('relation')!r}; `kg ontology` lists them")
    mode = source.text("mode") or relation.mode
    check_event(source, events, relation.event, mode)
    kind = source.text("kind", "verb")
    if kind not in KINDS:
        raise source.error(f"kind must be verb, noun or adjective, not {kind!r}")
    phrase = _phrase(source, kind)
    for name in (phrase.noun, phrase.complement.partition(" ")[2]):
        _check_class(source, name, selectors)
    return Row(
        words=source.text("words"),
        kind=cast(Kind, kind),
        relation=relation.curie,
        event=relation.event,
        mode=mode,
        lemma=phrase.lemma,
        particle=phrase.particle,
        preposition=phrase.preposition,
        noun=phrase.noun,
        modifier=phrase.modifier,
        complement=phrase.complement,
        object_in=_selection(source, source.texts("object"), selectors),
        beside={
            preposition: _selection(source, words.split(), selectors)
            for preposition, words in source.mapping("beside").items()
        },
        content=_content(source, events, selectors),
        roles=_roles(source),
        example=source.text("example"),
        claim=_claim(source, relation, relations),
        together=_together(source, relations),
        source=source,
    )


def _together(source: SourceRow, relations: Mapping[str, Relation]) -> str:
    name = source.text("together")
    if name and name not in relations:
        raise source.error(f"`together` must be a relation of the vocabulary, not {name!r}")
    return name


def _phrase(source: SourceRow, kind: str) -> Phrase:
    try:
        return parse(source.text("words"), kind, source.text("particle"))
    except ValueError as error:
        raise source.error(str(error)) from error


def _selection(source: SourceRow, names: Sequence[str], selectors: frozenset[str]) -> frozenset[str]:
    for name in names:
        _check_class(source, name, selectors)
    return frozenset(name if name.startswith("@") else singular(name) for name in names)


def _content(source: SourceRow, events: Mapping[str, EventType], selectors: frozenset[str]) -> frozenset[str]:
    found = frozenset(source.texts("content"))
    if not found:
        return found  # most rows ask nothing of it
    known = CONTENT | {label.lower() for label in events} | selectors
    unknown = sorted(found - known)
    if unknown:
        raise source.error(f"unknown demand {unknown[0]!r} on the content; known are {', '.join(sorted(CONTENT))}")
    return found


def _check_class(source: SourceRow, name: str, selectors: frozenset[str]) -> None:
    if name.startswith("@") and name not in selectors:
        raise source.error(f"unknown class {name!r} of objects; known are {', '.join(sorted(selectors))}")


def _roles(source: SourceRow) -> Mapping[str, str]:
    roles = source.mapping("roles")
    for where, role in roles.items():
        if role not in ROLES | UNSAID and (where, role) != ("possessor", UNDERGOER):
            raise source.error(f"unknown role {role!r} of {where!r}; known are {', '.join(sorted(ROLES))}")
    return roles


def _claim(source: SourceRow, relation: Relation, relations: Mapping[str, Relation]) -> str:
    claim = source.text("claim")
    parts = [part.strip() for part in claim.split("|")]
    if len(parts) != 3 or not parts[0]:
        raise source.error(f"claim must be `subject | label | object`, not {claim!r}")
    together = relations.get(source.text("together"), relation)
    if relation.curie != OTHER and parts[1] not in (relation.label, together.label):
        raise source.error(f"claim says {parts[1]!r} where the label of {relation.curie} is {relation.label!r}")
    return claim
