"""What the names of rules mean, in plain words.

In: ``ontology/rules.tsv``. Out: ``Rules``, which explains "subject:pronoun" or "refuse:to:-/?". Of "Putin refused to
permit the bases" it says: "refuse" with "to": what follows is not so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.ontology.tables import TableRow, read_table

Kind = Literal["found", "path", "speaker", "link", "row", "effect"]
_COLUMNS = ("rule", "kind", "sentence")
_STAR = "*"
_SLOT = re.compile(r"\{(\d)(:effect)?\}")


@dataclass(frozen=True, slots=True)
class RuleMeaning:
    """One row of the table: a rule's name or pattern, what it is about, and the sentence that explains it."""

    rule: str
    kind: Kind
    sentence: str

    def matches(self, rule: str) -> tuple[str, ...] | None:
        """Return what the stars of the pattern stand for in ``rule``, or None where it does not match."""
        any_words = "(.+)" if self.kind == "row" else "([^:/]+)"
        pattern = any_words.join(map(re.escape, self.rule.split(_STAR)))
        found = re.fullmatch(pattern, rule)
        return found.groups() if found else None


class Rules:
    """The table, asked by the names that stand in a claim's evidence."""

    def __init__(self, meanings: Iterable[RuleMeaning]) -> None:
        rows = tuple(meanings)
        self._effects = {row.rule: row.sentence for row in rows if row.kind == "effect"}
        named = [row for row in rows if row.kind != "effect"]
        self._by_name = {row.rule: row for row in named if _STAR not in row.rule}
        self._patterns = sorted((row for row in named if _STAR in row.rule), key=lambda row: row.rule.count(_STAR))

    def kind(self, rule: str) -> Kind | None:
        """Return what a rule is about, None for one that is not in the table."""
        found = self._find(rule)
        return found[0].kind if found else None

    def sentence(self, rule: str) -> str | None:
        """Return what a rule means, None for one that is not in the table."""
        found = self._find(rule)
        if found is None:
            return None
        meaning, words = found

        def fill(slot: re.Match[str]) -> str:
            word = words[int(slot[1]) - 1]
            return self._effects.get(word, word) if slot[2] else word

        return _SLOT.sub(fill, meaning.sentence)

    def _find(self, rule: str) -> tuple[RuleMeaning, tuple[str, ...]] | None:
        if rule in self._by_name:
            return self._by_name[rule], ()
        for meaning in self._patterns:
            words = meaning.matches(rule)
            if words is not None:
                return meaning, words
        return None


def load(folder: Path) -> Rules:
    """Return the meanings of rules.tsv in ``folder``; raise ``OntologyError`` naming file and line for a broken row."""
    return Rules(_meaning(row) for row in read_table(folder / "rules.tsv", _COLUMNS, _COLUMNS))


def _meaning(row: TableRow) -> RuleMeaning:
    kind, rule, sentence = row.text("kind"), row.text("rule"), row.text("sentence")
    if kind not in get_args(Kind):
        raise row.error(f"kind must be one of {', '.join(get_args(Kind))}, not {kind!r}")
    if any(int(slot[1]) not in range(1, rule.count(_STAR) + 1) for slot in _SLOT.finditer(sentence)):
        raise row.error(f"the sentence names a star that {rule!r} has not")
    return RuleMeaning(rule, cast(Kind, kind), sentence)
