"""Reading of the ontology's YAML files with the line that every row stands on.

In: the path of a file. Out: plain mappings whose values are text, lists of text or mappings of text, each with its
line number. It serves every sentence: the row that turns "Milley met with Gerasimov" into ``kg:met`` is read here.

A YAML list whose rows are all written as JSON objects (`- {"words": "meet", ...}`; JSON is YAML) is read by the JSON
parser, which takes a tenth of the time. Any other is composed to nodes, which know their line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import OntologyError
from kg.ontology.tables import read_text
from kg.ontology.yamlfiles import compose

Value = str | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One mapping of a YAML file and the line (from 1) on which it begins."""

    path: Path
    line: int
    values: Mapping[str, Value]

    def error(self, reason: str) -> OntologyError:
        """Return the error that names this row's file and line."""
        return OntologyError(f"{self.path}, line {self.line}: {reason}")

    def text(self, key: str, default: str = "") -> str:
        """Return the value of ``key`` as text; raise ``OntologyError`` when it is a list or a mapping."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"`{key}` must be text, not a list or mapping")
        return value

    def texts(self, key: str) -> list[str]:
        """Return the value of ``key`` as a list, a single text as a list of one; raise ``OntologyError`` otherwise."""
        value = self.values.get(key, [])
        if isinstance(value, dict):
            raise self.error(f"`{key}` must be a list like [deal, pact], not a mapping")
        return [value] if isinstance(value, str) else value

    def mapping(self, key: str) -> dict[str, str]:
        """Return the value of ``key`` as a mapping of text to text; raise ``OntologyError`` for anything else."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f"`{key}` must be a mapping like {{to: recipient}}")
        return value

    def check_keys(self, allowed: frozenset[str], required: tuple[str, ...]) -> None:
        """Raise ``OntologyError`` for an unknown key, and for a required one that is missing or empty."""
        unknown = sorted(set(self.values) - allowed)
        if unknown:
            raise self.error(f"unknown field {unknown[0]!r}; known are {', '.join(sorted(allowed))}")
        for key in required:
            if not self.values.get(key):
                raise self.error(f"field {key!r} is missing")


def rows(path: Path) -> Iterator[SourceRow]:
    """Yield the mappings of the list that a YAML file is; raise ``OntologyError`` when it is no such list."""
    text = read_text(path)
    quick = _json_rows(path, text)
    yield from _yaml_rows(path, text) if quick is None else quick


def _json_rows(path: Path, text: str) -> list[SourceRow] | None:
    """Rows that all are JSON objects, None when one is not; a row goes on in lines that are indented."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line and line[0] not in "# "]
    if not starts:
        return None
    bodies: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if not lines[start].startswith("- {"):
            return None
        bodies.append("".join([lines[start][2:], *(line for line in lines[start + 1 : end] if line[:1] != "#")]))
    try:
        found = json.loads(f"[{','.join(bodies)}]", object_pairs_hook=_unrepeated)
    except ValueError:
        return None
    if len(found) != len(starts) or not all(map(_is_value, (value for row in found for value in row.values()))):
        return None
    return [SourceRow(path, start + 1, values) for start, values in zip(starts, found, strict=True)]


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the mapping of a row; raise ``ValueError`` where a key stands twice, which the YAML reader refuses."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key stands twice")
    return values


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    if isinstance(value, dict):
        return all(isinstance(item, str) for item in value.values())
    return isinstance(value, str)


def _yaml_rows(path: Path, text: str) -> Iterator[SourceRow]:
    node = compose(path, text)
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise OntologyError(
            f"{path}, line {node.start_mark.line + 1}: expected a list of rows, each beginning with `- `"
        )
    for item in node.value:
        yield _source_row(path, item)


def word_lists(path: Path) -> dict[str, list[str]]:
    """Return the named lists of words of a file such as selection.yaml; raise ``OntologyError`` for another shape."""
    node = compose(path, read_text(path))
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise OntologyError(f"{path}, line {node.start_mark.line + 1}: expected named lists like `weapon: [gun, bomb]`")
    return {key.value: _words(path, value) for key, value in node.value}


def _words(path: Path, node: yaml.Node) -> list[str]:
    if not isinstance(node, yaml.SequenceNode):
        raise OntologyError(f"{path}, line {node.start_mark.line + 1}: expected a list of words like [deal, pact]")
    return [item.value for item in node.value]


def _source_row(path: Path, node: yaml.Node) -> SourceRow:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise OntologyError(f"{path}, line {line}: a row must be a mapping like {{words: meet with, relation: kg:met}}")
    values: dict[str, Value] = {}
    for key, value in node.value:
        values[key.value] = _value(path, key.value, value)
    return SourceRow(path, line, values)


def _value(path: Path, key: str, node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [item.value for item in node.value]
    if isinstance(node, yaml.MappingNode) and all(isinstance(item, yaml.ScalarNode) for _, item in node.value):
        return {name.value: item.value for name, item in node.value}
    raise OntologyError(f"{path}, line {node.start_mark.line + 1}: field {key!r} is nested too deeply")
