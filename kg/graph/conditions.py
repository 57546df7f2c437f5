"""Simple conditions on claims: ``status=asserted``, ``speaker=Vladimir Putin``, ``date>=2021-06``.

In: the text of a condition and a ``KnowledgeGraph``. Out: a test that each claim of the graph passes or fails. With
"speaker=Putin", "China would not permit US bases" passes, for Putin says so.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import SelectionError
from kg.graph.edtf import bounds
from kg.graph.fields import FIELDS, Field
from kg.model import Claim, Entity

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

Test = Callable[[Claim], bool]
NOBODY = "none"
"""The value of a field that a claim lacks: ``speaker=none`` is the article's own voice, ``date=none`` is undated."""

_SHOWN_VALUES = 20
_MOST_MEANT = 3
_PARTS = re.compile(r"\s*(?P<field>\w[\w -]*?)\s*(?P<sign>!=|>=|<=|=|>|<)\s*(?P<values>.*?)\s*", re.DOTALL)
_NEVER, _EVER = "0000-00-00", "9999-99-99"
_ORDERS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read: ``status=asserted|claimed`` asks the field "status" for one of two values."""

    text: str
    field: str
    sign: str
    values: tuple[str, ...]


def read_condition(text: str) -> Condition:
    """Return the condition that ``text`` says; raise ``SelectionError`` that names the fields or the signs."""
    found = _PARTS.fullmatch(text)
    if found is None or not found["values"]:
        raise SelectionError(
            f"{text!r} is no condition such as status=asserted or date>=2021-06; "
            f"write a field, one of = != >= <= > <, and a value; {_fields()}"
        )
    name = _plain(found["field"])
    if name not in FIELDS:
        close = get_close_matches(name, FIELDS, n=1)
        meant = f"did you mean {close[0]}?" if close else _fields()
        raise SelectionError(f"{text!r}: there is no field {found['field']!r}; {meant}")
    condition = Condition(
        text.strip(), name, found["sign"], tuple(filter(None, re.split(r"\s*\|\s*", found["values"])))
    )
    _check_sign(condition)
    _check_known(condition)
    return condition


def _fields() -> str:
    return f"fields are {'; '.join(f'{name} ({field.meaning})' for name, field in FIELDS.items())}"


def _check_sign(condition: Condition) -> None:
    kind = FIELDS[condition.field].kind
    if condition.sign in _ORDERS and kind not in {"date", "number"}:
        raise SelectionError(f"{condition.text!r}: {condition.field} is compared by = and != only")
    if condition.sign in _ORDERS and len(condition.values) > 1:
        raise SelectionError(f"{condition.text!r}: {condition.sign} compares with one value")
    for value in condition.values:
        if kind == "number":
            _number(condition, value)
        elif kind == "date" and _plain(value) != NOBODY:
            _days(condition, value)


def _check_known(condition: Condition) -> None:
    """Raise ``SelectionError`` for a value that a field with few of them never has, in whatever graph."""
    known = FIELDS[condition.field].known
    for value in condition.values:
        if known and _plain(value) not in {NOBODY, *map(_plain, known)}:
            raise SelectionError(
                f"{condition.text!r}: no {condition.field} is called {value!r}"
                f"{_hint(value, {_plain(name): name for name in known})}"
            )


def test_of(condition: Condition, graph: KnowledgeGraph) -> Test:
    """Return a test whether a claim of ``graph`` meets the condition; raise ``SelectionError`` for an unknown value."""
    field = FIELDS[condition.field]
    match field.kind:
        case "date":
            meets = _date_test(condition, field, graph)
        case "number":
            meets = _number_test(condition, field, graph)
        case "text":
            meets = _text_test(condition, field, graph)
        case _:
            meets = _word_test(condition, field, graph)
    return (lambda claim: not meets(claim)) if condition.sign == "!=" else meets


def _word_test(condition: Condition, field: Field, graph: KnowledgeGraph) -> Test:
    there = {_plain(value): value for claim in graph.claims for value in field.values(graph, claim)}
    wanted = set[str]()
    for value in condition.values:
        name = _plain(value)
        if name not in {NOBODY, *there, *map(_plain, field.known)}:
            bearers = [own for own in _with_surname(graph, name) if own in there]
            if len(bearers) != 1:
                raise SelectionError(
                    f"{condition.text!r}: no claim here has the {condition.field} {value!r}{_hint(value, there)}"
                )
            name = bearers[0]
        wanted.add(name)

    def meets(claim: Claim) -> bool:
        own = {_plain(value) for value in field.values(graph, claim)}
        return not wanted.isdisjoint(own or {NOBODY})

    return meets


def _with_surname(graph: KnowledgeGraph, name: str) -> Iterator[str]:
    """Yield the ids of the persons of that surname, as names are compared."""
    return (_plain(entity.id) for entity in graph.entities if _plain(surname(entity)) == name)


def surname(entity: Entity) -> str:
    """Return the last word of a person's name, "" for what has no surname: "the ambassador", "Kenya"."""
    first, _, last = entity.label.rpartition(" ")
    return last if first and entity.type == "person" and last[:1].isupper() else ""


def _hint(value: str, there: Mapping[str, str]) -> str:
    parts = set(_plain(value).split("_"))
    close = get_close_matches(_plain(value), there, n=3, cutoff=0.7)
    close = close or [name for name in sorted(there) if parts <= set(name.split("_"))][:_MOST_MEANT]
    if close:
        return f"; did you mean {' or '.join(there[name] for name in close)}?"
    shown = sorted(set(there.values()))
    more = f", and {len(shown) - _SHOWN_VALUES} more" if len(shown) > _SHOWN_VALUES else ""
    return f"; there are {', '.join(shown[:_SHOWN_VALUES])}{more}" if shown else ""


def _text_test(condition: Condition, field: Field, graph: KnowledgeGraph) -> Test:
    wanted = [value.casefold() for value in condition.values]
    return lambda claim: any(words in text.casefold() for text in field.values(graph, claim) for words in wanted)


def _number_test(condition: Condition, field: Field, graph: KnowledgeGraph) -> Test:
    compare: Callable[[float, float], bool] = _ORDERS.get(condition.sign, operator.eq)
    wanted = [_number(condition, value) for value in condition.values]
    return lambda claim: any(compare(float(own), value) for own in field.values(graph, claim) for value in wanted)


def _number(condition: Condition, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise SelectionError(f"{condition.text!r}: {value!r} is no number such as 0.8") from None


def _date_test(condition: Condition, field: Field, graph: KnowledgeGraph) -> Test:
    wanted = [value if _plain(value) == NOBODY else _days(condition, value) for value in condition.values]

    def meets(claim: Claim) -> bool:
        own = [days for text in field.values(graph, claim) if (days := _bounds(text))]
        if not own:
            return NOBODY in map(_plain, condition.values)
        return any(
            _in_order(condition.sign, days, other) for days in own for other in wanted if not isinstance(other, str)
        )

    return meets


def _in_order(sign: str, own: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether days lie as ``sign`` says: a date that reaches into the other one is equal to it."""
    match sign:
        case ">=":
            return own[1] >= other[0]
        case "<=":
            return own[0] <= other[1]
        case ">":
            return own[0] > other[1]
        case "<":
            return own[1] < other[0]
        case _:
            return own[0] <= other[1] and own[1] >= other[0]


def _days(condition: Condition, value: str) -> tuple[str, str]:
    found = _bounds(value)
    if found is None:
        raise SelectionError(f"{condition.text!r}: {value!r} is no date such as 2021, 2021-06 or 2021-06-15")
    return found


def _bounds(text: str) -> tuple[str, str] | None:
    try:
        first, last = bounds(text)
    except ValueError:
        return None
    return first or _NEVER, last or _EVER


def _plain(text: str) -> str:
    """Return a name as it is compared: "Not actual" is "not_actual"."""
    return re.sub(r"[\s_-]+", "_", text.strip().casefold())
