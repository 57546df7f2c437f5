"""How much each way of finding a claim lowers or raises the odds that it is right.

In: ``ontology/confidence.yaml``, a base and named factors. Out: ``Confidence``, which turns the factors of a
claim into a number from 0 to 1. "He met Gerasimov" is trusted less than "Milley met Gerasimov", by
the factor of the pronoun.

Odds are right : wrong, 3.0 for three of four. They start from the base and are multiplied by each factor, which is a
logistic regression written as a product: confidence = odds / (1 + odds).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import OntologyError
from kg.ontology import yamlfiles

Kind = Literal["parse", "rule", "coreference", "type", "relation"]
_KEYS = frozenset({"kind", "odds", "meaning", "rules", "at_least", "at_most", "end"})


@dataclass(frozen=True, slots=True)
class Factor:
    """One named reason to trust a claim less or more: its odds are multiplied by ``odds``.

    ``meaning`` says when it holds, in a clause. ``rules`` are the names of rules that bring it. ``at_least`` is the
    number (of words) from which it holds; ``at_most`` how many times it may count; ``end`` is "subject" or "object"
    where it is about the type of one of them, else "".
    """

    name: str
    kind: Kind
    odds: float
    meaning: str
    rules: frozenset[str] = frozenset()
    at_least: int = 0
    at_most: int = 1
    end: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """A factor that holds for one claim, and how many times it counts (sentences back to an antecedent)."""

    factor: Factor
    times: int = 1

    @property
    def odds(self) -> float:
        """What the odds are multiplied by."""
        return self.factor.odds**self.times


class Confidence:
    """The base odds and the factors by name, in the order of their file."""

    def __init__(self, base: float, factors: Iterable[Factor]) -> None:
        self.base = base
        self.factors: Mapping[str, Factor] = {factor.name: factor for factor in factors}
        self.unruled: tuple[Factor, ...] = tuple(factor for factor in self.factors.values() if not factor.rules)
        """The factors that no rule brings: what the claim itself shows."""
        self._order = {name: place for place, name in enumerate(self.factors)}
        self._by_rule = {rule: factor for factor in self.factors.values() for rule in factor.rules}

    def of_rules(self, rules: Iterable[str]) -> tuple[Applied, ...]:
        """Return the factors that rules bring, each once, in the order of the file; unknown rules bring none.

        A rule that ends in a number ("subject:distance:2") makes its factor count as often as the number says.
        """
        times: dict[str, int] = {}
        for rule in rules:
            name, _, number = rule.rpartition(":")
            counted = number.isdecimal() and name in self._by_rule
            factor = self._by_rule.get(name if counted else rule)
            if factor is not None:
                wanted = int(number) if counted else 1
                times[factor.name] = min(factor.at_most, max(wanted, times.get(factor.name, 0)))
        return self.sorted(Applied(self.factors[name], number) for name, number in times.items())

    def sorted(self, applied: Iterable[Applied]) -> tuple[Applied, ...]:
        """Return factors in the order of the file."""
        return tuple(sorted(applied, key=lambda each: self._order[each.factor.name]))

    def combine(self, applied: Iterable[Applied]) -> float:
        """Return the confidence of a claim for which these factors hold, from 0 to 1, not rounded."""
        odds = self.base * prod(each.odds for each in applied)
        return odds / (1 + odds)


def load(folder: Path) -> Confidence:
    """Return the factors of confidence.yaml in ``folder``; raise ``OntologyError`` naming the file for a broken one."""
    path = folder / "confidence.yaml"
    raw = yamlfiles.load(path)
    if not isinstance(raw, dict) or set(raw) != {"base", "factors"} or not isinstance(raw["factors"], dict):
        raise OntologyError(f"{path}: must have the two entries `base` and `factors`")
    return Confidence(_odds(path, "base", raw["base"]), [_factor(path, *item) for item in raw["factors"].items()])


def _factor(path: Path, name: str, values: Any) -> Factor:
    if not isinstance(values, dict) or not {"kind", "odds", "meaning"} <= set(values) <= _KEYS:
        raise OntologyError(f"{path}: {name}: needs kind, odds and meaning, and may have rules, at_least, at_most, end")
    if values["kind"] not in get_args(Kind):
        raise OntologyError(f"{path}: {name}: kind must be one of {', '.join(get_args(Kind))}, not {values['kind']!r}")
    return Factor(
        name,
        values["kind"],
        _odds(path, name, values["odds"]),
        str(values["meaning"]),
        frozenset(map(str, values.get("rules", ()))),
        int(values.get("at_least", 0)),
        int(values.get("at_most", 1)),
        str(values.get("end", "")),
    )


def _odds(path: Path, name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise OntologyError(f"{path}: {name}: odds must be a number above 0, not {value!r}")
    return float(value)
