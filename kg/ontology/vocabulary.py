"""The vocabulary: event types with their modes, and the relations that stand as edges in the graph.

In: ``ontology/plover.tsv`` (the sixteen PLOVER types, their modes, CAMEO codes), ``ontology/labels.tsv``
(the labels beyond PLOVER) and ``ontology/vocabulary.tsv`` (the relations).
Out: ``EventType`` by label and ``Relation`` by CURIE.
"Milley met with Gerasimov" has the relation ``kg:met``, whose event is CONSULT.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.rows import SourceRow
from kg.ontology.tables import TableRow, read_table

PREFIX = "kg:"
OTHER = "kg:other"
"""The relation of a predicate that no row of the lexicon covers."""

_RELATION_COLUMNS = ("curie", "label", "event", "mode", "symmetric", "inverse", "cameo", "definition")
_LABEL_COLUMNS = ("label", "class", "name", "definition")
_PLOVER_COLUMNS = ("kind", "code", "type", "mode", "quad", "score", "text")


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type was done. ``score`` is PLOVER's, from -10 (conflict) to +10, or None."""

    name: str
    curie: str
    definition: str
    score: float | None


@dataclass(frozen=True, slots=True)
class EventType:
    """A label of the field ``event``. ``quad`` is 1-4 for PLOVER's types and None for the labels beyond it."""

    label: str
    curie: str
    name: str
    definition: str
    quad: int | None
    score: float | None
    modes: Mapping[str, Mode]

    @property
    def plover(self) -> bool:
        """Whether PLOVER has this type; the others are statements, lasting relations and OTHER."""
        return self.quad is not None


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge of the graph. ``label`` reads from subject to object; ``inverse`` from object to subject, or ""."""

    curie: str
    label: str
    definition: str
    event: str
    mode: str | None = None
    symmetric: bool = False
    inverse: str = ""
    cameo: tuple[str, ...] = field(default=())


def load(folder: Path, events: Mapping[str, EventType] | None = None) -> Mapping[str, Relation]:
    """Return the relations of the ontology folder by CURIE, sorted; ``events`` spares reading them again.

    Raises ``OntologyError`` naming file and line for a row whose event, mode or shape is wrong.
    """
    known = load_events(folder) if events is None else events
    path = folder / "vocabulary.tsv"
    found: dict[str, Relation] = {}
    for row in read_table(path, _RELATION_COLUMNS, ("curie", "label", "definition", "event")):
        relation = _relation(row, known)
        if relation.curie in found:
            raise row.error(f"relation {relation.curie} is defined twice")
        found[relation.curie] = relation
    if OTHER not in found:
        raise OntologyError(f"{path}: relation {OTHER} is missing; predicates that no row covers need it")
    return dict(sorted(found.items()))


def load_events(folder: Path) -> Mapping[str, EventType]:
    """Return every event type by label, PLOVER's and the others; raise ``OntologyError`` for a malformed row."""
    rows = read_table(folder / "plover.tsv", _PLOVER_COLUMNS, ("kind",))
    lines = [row for row in rows if row.text("kind") != "cameo"]
    modes: dict[str, dict[str, Mode]] = {}
    for row in lines:
        if row.text("kind") == "mode":
            mode = _mode(row)
            modes.setdefault(row.text("type"), {})[mode.name] = mode
    events = [_plover_event(row, modes) for row in lines if row.text("kind") == "type"]
    events += [_other_event(row) for row in read_table(folder / "labels.tsv", _LABEL_COLUMNS, _LABEL_COLUMNS)]
    return {event.label: event for event in events}


def class_curie(event: str, mode: str | None = None) -> str:
    """Return the CURIE of the class of a PLOVER type ("kg:Consult") or of one of its modes ("kg:ConsultThirdParty")."""
    parts = [event.lower(), *(mode or "").split("-")]
    return PREFIX + "".join(part.capitalize() for part in parts)


def _mode(row: TableRow) -> Mode:
    name = row.text("mode")
    return Mode(name, class_curie(row.text("type"), name), row.text("text"), row.number("score"))


def _plover_event(row: TableRow, modes: Mapping[str, Mapping[str, Mode]]) -> EventType:
    label = row.text("type")
    quad = int(row.text("quad") or 0)
    return EventType(
        label, class_curie(label), label.capitalize(), row.text("text"), quad, row.number("score"), modes.get(label, {})
    )


def _other_event(row: TableRow) -> EventType:
    return EventType(row.text("label"), row.text("class"), row.text("name"), row.text("definition"), None, None, {})


def _relation(row: TableRow, events: Mapping[str, EventType]) -> Relation:
    event, mode = row.text("event"), row.text("mode") or None
    check_event(row, events, event, mode)
    curie = row.text("curie")
    if not (curie.startswith(PREFIX) and curie[len(PREFIX) :].isalnum()):
        raise row.error(f"{curie!r} is no CURIE like kg:met")
    return Relation(
        curie,
        row.text("label"),
        row.text("definition"),
        event,
        mode,
        row.flag("symmetric"),
        row.text("inverse"),
        tuple(row.text("cameo").split()),
    )


def check_event(row: SourceRow | TableRow, events: Mapping[str, EventType], event: str, mode: str | None) -> None:
    """Raise ``OntologyError`` when ``event`` is no label, or ``mode`` none of its modes."""
    if event not in events:
        raise row.error(f"unknown event {event!r}; known are {_listed(events)}")
    if mode is not None and mode not in events[event].modes:
        raise row.error(f"{event} has no mode {mode!r}; it has {_listed(events[event].modes) or 'none'}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
