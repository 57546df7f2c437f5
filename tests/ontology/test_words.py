"""Rules of the word classes: each is read by some rule, and says nothing twice."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
CLASSES = yaml.safe_load((ROOT / "ontology/words.yaml").read_text(encoding="utf-8"))


def test_every_class_is_read_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))
    assert [name for name in CLASSES if f'"{name}"' not in source] == []


def test_no_class_holds_a_word_twice() -> None:
    lists = {name: [str(word) for word in words] for name, words in CLASSES.items() if isinstance(words, list)}
    assert {name for name, words in lists.items() if len(set(words)) < len(words)} == set()
