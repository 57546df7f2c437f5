"""YAML files of the ontology have no key twice, and a file that has one is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import yamlfiles

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted((ROOT / "ontology").rglob("*.yaml")), ids=lambda path: path.name)
def test_no_file_of_the_ontology_has_a_key_twice(path: Path) -> None:
    assert yamlfiles.load(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("kin: [aunt]\n# others\nposts: [mayor]\nkin: [uncle]\n", "line 4: 'kin' already stands on line 1"),
        ("content_nouns:\n  future: [vow]\n  future: [deal]\n", "line 3: 'future' already stands on line 2"),
        ("- {word: aunt, word: uncle}\n", "line 1: 'word' already stands on line 1"),
        ("kin: [aunt\n", "line 2: not YAML"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        yamlfiles.load(path)
    assert f"{path}, {reason}" in str(caught.value)


def test_keys_of_two_rows_may_be_the_same(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text("- {word: aunt}\n- {word: uncle}\n", encoding="utf-8")
    assert yamlfiles.load(path) == [{"word": "aunt"}, {"word": "uncle"}]


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.yaml: cannot be read"):
        yamlfiles.load(tmp_path / "nowhere.yaml")
