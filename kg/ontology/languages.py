"""Function words of English and of other languages in Latin script.

In: function_words.tsv. Out: ``Languages``. "Der Kanzler sprach mit dem Präsidenten" holds three German words of the
table, and no English one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.folder import data_folder
from kg.ontology.tables import read_table

_FILE = "function_words.tsv"
_ENGLISH = "English"
_SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Languages:
    """Words in lower case with straight apostrophes."""

    english: frozenset[str]
    others: Mapping[str, frozenset[str]]
    """Words by the name of the language."""
    shared: frozenset[str]
    """Words of other languages that English texts hold too: "von" and "de" in names, "met" and "die"."""


@cache
def load(folder: Path | None = None) -> Languages:
    """Return the words of ``folder``, by default the ontology's; raise ``OntologyError`` for a malformed table."""
    path = (folder or data_folder()) / _FILE
    rows = read_table(path, ("language", "words"), ("language", "words"))
    words = {row.text("language"): frozenset(row.text("words").split()) for row in rows}
    for required in (_ENGLISH, _SHARED):
        if required not in words:
            raise OntologyError(f"{path}: has no row {required!r}")
    others = {name: found for name, found in words.items() if name not in (_ENGLISH, _SHARED)}
    return Languages(words[_ENGLISH], others, words[_SHARED])
