"""Builds ontology/core.ttl and the vocabulary table of ontology/README.md.

Run it as ``python ontology/build/core.py`` after a change to plover.tsv, labels.tsv, schema.tsv, vocabulary.tsv or
relations.yaml; ``--check`` writes nothing and fails when a file is not current. The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.model import LASTING, NAMESPACE
from kg.ontology import lexicon, vocabulary
from kg.ontology.lexiconrows import Row
from kg.ontology.tables import TableRow, read_table
from kg.ontology.vocabulary import EventType, Relation

ONTOLOGY = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- vocabulary: begin -->", "<!-- vocabulary: end -->"
PREFIXES = {
    "kg": NAMESPACE,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SCHEMA_COLUMNS = ("kind", "curie", "label", "parents", "range", "definition")
Pairs = list[tuple[str, str]]


def turtle(folder: Path) -> str:
    """Return the whole ontology as Turtle: schema, kinds of events with their modes, relations."""
    events = vocabulary.load_events(folder)
    relations = vocabulary.load(folder, events)
    schema = read_table(folder / "schema.tsv", SCHEMA_COLUMNS, ("curie", "kind", "label", "definition"))
    parts = [
        "# Made by ontology/build/core.py from plover.tsv, labels.tsv, schema.tsv and vocabulary.tsv. Do not edit it.\n"
        "# Kinds of events, their modes, scores and CAMEO codes are derived from PLOVER and CAMEO2PLOVER,\n"
        "# (c) Open Event Data Alliance, CC BY-SA 4.0.",
        "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in sorted(PREFIXES.items())),
        _header(),
        "# Classes and properties",
        *_sorted(map(_schema, schema)),
        "# Kinds of events and relationships",
        *_sorted(block for event in events.values() for block in _event(event)),
        "# Relations",
        *_sorted(_relation(relation, events) for relation in relations.values()),
    ]
    return "\n\n".join(parts) + "\n"


def _header() -> str:
    pairs = [
        ("a", "owl:Ontology"),
        ("rdfs:label", _text("Ontology of geopolitical-kg")),
        ("dcterms:description", _text("Who did what to whom, when, where, and according to whom.")),
        ("dcterms:license", "<https://creativecommons.org/licenses/by-sa/4.0/>"),
        ("dcterms:source", "<https://github.com/openeventdata/PLOVER>"),
    ]
    return _block(f"<{NAMESPACE.rstrip('#')}>", pairs)


def _schema(row: TableRow) -> str:
    kind, parents, goal = row.text("kind"), row.text("parents").split(), row.text("range")
    types = {"class": "rdfs:Class", "property": "owl:ObjectProperty", "value": "owl:DatatypeProperty"}
    below = "rdfs:subClassOf" if kind == "class" else "rdfs:subPropertyOf"
    pairs: Pairs = [("a", types[kind]), *_labels(row.text("label"), row.text("definition"))]
    pairs += [(below, parent) for parent in parents]
    if goal:
        pairs.append(("rdfs:range", goal))
    return _block(row.text("curie"), pairs)


def _event(event: EventType) -> Iterator[str]:
    parent = "kg:Relationship" if event.label in LASTING else "sem:Event"
    yield _block(event.curie, [
        ("a", "rdfs:Class"), *_labels(event.name, event.definition), ("rdfs:subClassOf", parent),
        ("skos:notation", _text(event.label)), *_measures(event.quad, event.score),
    ])  # fmt: skip
    for mode in event.modes.values():
        yield _block(mode.curie, [
            ("a", "rdfs:Class"), *_labels(f"{event.name}: {mode.name}", mode.definition),
            ("rdfs:subClassOf", event.curie), ("skos:notation", _text(mode.name)), *_measures(None, mode.score),
        ])  # fmt: skip


def _measures(quad: int | None, score: float | None) -> Pairs:
    pairs = [("kg:quadClass", str(quad))] if quad is not None else []
    return pairs + ([("kg:score", f'"{score:g}"^^xsd:decimal')] if score is not None else [])


def _relation(relation: Relation, events: Mapping[str, EventType]) -> str:
    pairs = [("a", "owl:ObjectProperty"), *_labels(relation.label, relation.definition)]
    if relation.symmetric:
        pairs.append(("a", "owl:SymmetricProperty"))
    event = events[relation.event]
    pairs.append(("kg:eventType", event.curie))
    if relation.mode:
        pairs.append(("kg:eventMode", event.modes[relation.mode].curie))
    pairs += _measures(event.quad, None)
    if relation.inverse:
        pairs.append(("kg:inverseLabel", _text(relation.inverse)))
    pairs += [("skos:notation", _text(code)) for code in relation.cameo]
    return _block(relation.curie, pairs)


def _labels(label: str, definition: str) -> Pairs:
    pairs = [("rdfs:label", _text(label)), ("skos:prefLabel", _text(label)), ("skos:definition", _text(definition))]
    return [*pairs, ("rdfs:isDefinedBy", f"<{NAMESPACE.rstrip('#')}>")]


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _block(subject: str, pairs: Pairs) -> str:
    grouped: dict[str, list[str]] = {}
    for predicate, value in pairs:
        grouped.setdefault(predicate, []).append(value)
    return f"{subject} " + " ;\n    ".join(f"{name} {', '.join(values)}" for name, values in grouped.items()) + " ."


def _sorted(blocks: Iterable[str]) -> list[str]:
    return sorted(blocks)


def readme_table(folder: Path) -> str:
    """Return the vocabulary as Markdown: a table of relations for each kind of event, with an example where one is."""
    events = vocabulary.load_events(folder)
    relations = vocabulary.load(folder, events)
    rows = lexicon.load(folder, relations=relations).rows
    examples: dict[str, Row] = {}
    for row in rows:
        examples.setdefault(row.relation, row)
    counts = Counter(row.relation for row in rows)
    parts = [f"{len(relations)} relations, {len(rows)} rows in the lexicon."]
    for event in events.values():
        parts.append(_event_heading(event))
        chosen = [relation for relation in relations.values() if relation.event == event.label]
        parts.append("\n".join(_event_table(chosen, counts, examples)))
    return "\n\n".join(parts)


def _event_heading(event: EventType) -> str:
    quad = f", quad class {event.quad}" if event.quad is not None else ""
    modes = f" Modes: {', '.join(event.modes)}." if event.modes else ""
    return f"### {event.label}{quad}\n\n{event.definition}.{modes}"


def _event_table(relations: list[Relation], counts: Mapping[str, int], examples: Mapping[str, Row]) -> Iterator[str]:
    yield "| relation | label | mode | rows | example |"
    yield "|---|---|---|---|---|"
    for relation in relations:
        label = f"{relation.label} (both ways)" if relation.symmetric else relation.label
        example = examples[relation.curie].example if relation.curie in examples else ""
        yield f"| `{relation.curie}` | {label} | {relation.mode or ''} | {counts[relation.curie]} | {example} |"


def with_table(readme: str, table_text: str) -> str:
    """Return the README with the text between its markers replaced; raise ``SystemExit`` when it has no markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"ontology/README.md: the markers {BEGIN} and {END} are missing")
    return f"{before}{BEGIN}\n\n{table_text}\n\n{END}{after}"


def built(folder: Path) -> dict[Path, str]:
    """Return the text of each file that this script makes."""
    readme = folder / "README.md"
    return {
        folder / "core.ttl": turtle(folder),
        readme: with_table(readme.read_text(encoding="utf-8"), readme_table(folder)),
    }


def main(arguments: list[str]) -> int:
    """Write the files, or with --check say which are not current; return the exit code."""
    stale = [path for path, text in built(ONTOLOGY).items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path} is not current; run python ontology/build/core.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        beside = path.with_suffix(".new")
        beside.write_text(built(ONTOLOGY)[path], encoding="utf-8", newline="\n")
        beside.replace(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
