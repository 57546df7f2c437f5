"""Rules of the word classes: each is read by some rule, and says nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.errors import OntologyError
from kg.ontology.words import load

ROOT = Path(__file__).parents[2]
CLASSES = yaml.safe_load((ROOT / "ontology/words.yaml").read_text(encoding="utf-8"))


def test_every_class_is_read_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))
    assert [name for name in CLASSES if f'"{name}"' not in source] == []


def test_no_class_holds_a_word_twice() -> None:
    lists = {name: [str(word) for word in words] for name, words in CLASSES.items() if isinstance(words, list)}
    assert {name for name, words in lists.items() if len(set(words)) < len(words)} == set()


def test_no_word_has_two_signatures_of_which_one_never_wins(tmp_path: Path) -> None:
    row = '- {frame: to, affirmed: "+", negated: "-", words: [dare]}\n'
    (tmp_path / "words.yaml").write_text((ROOT / "ontology/words.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "signatures.yaml").write_text(row + row.replace('"+"', '"?"'), "utf-8")
    with pytest.raises(OntologyError, match="row 2: 'dare' has a signature with this frame and control before"):
        load(tmp_path)


def test_a_control_that_no_rule_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text((ROOT / "ontology/words.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "signatures.yaml").write_text(
        '- {frame: to, affirmed: "+", negated: "-", control: us, words: [dare]}\n'
    )
    with pytest.raises(OntologyError, match="'us' is no control"):
        load(tmp_path)
