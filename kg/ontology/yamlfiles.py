"""Reading of YAML files in which no mapping has a key twice.

In: the path of a file. Out: its text, its nodes, or its plain values. YAML lets the second of two equal keys replace
the first without a word: of `kin: [aunt]` above and `kin: [uncle]` below "her aunt, whose brother" would find no aunt.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.errors import OntologyError
from kg.ontology.tables import read_text

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path) -> Any:
    """Return the values of a file; raise ``OntologyError`` for one that is not YAML or has a key twice."""
    loader = _LOADER(read_text(path))
    try:
        node = _single_node(path, loader)
        return None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from error
    finally:
        loader.dispose()


def compose(path: Path, text: str) -> yaml.Node | None:
    """Return the root node of a file's text, None for an empty one; raise ``OntologyError`` as ``load`` does."""
    loader = _LOADER(text)
    try:
        return _single_node(path, loader)
    except yaml.YAMLError as error:
        raise _not_yaml(path, error) from error
    finally:
        loader.dispose()


def _single_node(path: Path, loader: Any) -> yaml.Node | None:
    node: yaml.Node | None = loader.get_single_node()
    if node is not None:
        _refuse_repeated_keys(path, node, set())
    return node


def _refuse_repeated_keys(path: Path, node: yaml.Node, seen: set[int]) -> None:
    """Raise ``OntologyError`` where a mapping at or below a node has a key twice; an alias is looked into once."""
    if isinstance(node, yaml.ScalarNode) or id(node) in seen:
        return
    seen.add(id(node))
    lines: dict[str, int] = {}
    for item in node.value:
        if isinstance(item, tuple):
            key, value = item
            line = key.start_mark.line + 1
            if isinstance(key, yaml.ScalarNode):
                if key.value in lines:
                    raise OntologyError(f"{path}, line {line}: {key.value!r} already stands on line {lines[key.value]}")
                lines[key.value] = line
            _refuse_repeated_keys(path, value, seen)
        else:
            _refuse_repeated_keys(path, item, seen)


def _not_yaml(path: Path, error: yaml.YAMLError) -> OntologyError:
    mark = getattr(error, "problem_mark", None)
    line = f", line {mark.line + 1}" if mark else ""
    return OntologyError(f"{path}{line}: not YAML: {getattr(error, 'problem', None) or error}")
