"""The base forms of the past forms with which labels of relations begin.

In: ``ontology/pasts.tsv``. Out: a mapping from "withdrew" to "withdraw", which makes "did not withdraw from" of the
label "withdrew from".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.ontology.tables import read_table

_COLUMNS = ("past", "base")


@cache
def load(folder: Path) -> Mapping[str, str]:
    """Return base form by past form; raise ``OntologyError`` naming file and line for a broken row."""
    return {row.text("past"): row.text("base") for row in read_table(folder / "pasts.tsv", _COLUMNS, _COLUMNS)}
