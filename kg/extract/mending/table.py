"""How the rules of mending are written down, and which of them a paragraph needs.

In: ``Rule``s in order, and the forms of a paragraph. Out: the calls to make, for hundreds of rules as plain tuples. A
rule for "according" is left out where no such word stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from kg.extract.tree import Tree
from kg.ontology.words import Words


class Rule(NamedTuple):
    """A rule, and the tokens that it is called for: with one of ``forms`` in lower case, or else with one of ``deps``.

    Of these, it is called only for those with one of ``tags``, or of the entity ``labels``, or, behind ``forms``, with
    one of ``deps``; and for those whose head has one of the dependencies ``heads``, or one of ``head_tags``, or with
    one of the forms ``before`` right before them. What the table says, a rule need not ask again.
    """

    mend: Callable[[Tree, int, Words], None]
    deps: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    head_tags: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


_TAG, _ENT, _DEP = range(3)
"""What may be wanted of a token: its number among the columns of ``mend``."""
_DEP_OF_HEAD, _TAG_OF_HEAD, _FORM_BEFORE = range(3)
"""What may be wanted of a token near it."""


Call = tuple[
    Callable[[Tree, int, Words], None], bool, tuple[str, ...], int, Collection[str] | None, int, Collection[str] | None
]
"""How a rule is called: whether by forms or by dependencies, by which, and for which of the tokens that have one.

These have one of the first collection in a column, and one of the second in what is near; with None, any do. A plain
tuple, which is taken apart several times faster than a named one: there are hundreds for each paragraph.
"""


def _call(rule: Rule) -> Call:
    return (rule.mend, bool(rule.forms), rule.forms or rule.deps, *_own(rule), *_near(rule))


def _own(rule: Rule) -> tuple[int, Collection[str] | None]:
    if rule.labels:
        return _ENT, rule.labels
    return (_DEP, rule.deps) if rule.forms and rule.deps else (_TAG, rule.tags or None)


def _near(rule: Rule) -> tuple[int, Collection[str] | None]:
    if rule.before:
        return _FORM_BEFORE, rule.before
    return (_TAG_OF_HEAD, rule.head_tags) if rule.head_tags else (_DEP_OF_HEAD, rule.heads or None)


class Table:
    """The calls of a table of rules, and which of them a paragraph with certain forms needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._calls = tuple(map(_call, rules))
        self._by_dep: list[int] = []
        self._by_form: dict[str, list[int]] = {}
        for number, (_, by_form, keys, *_) in enumerate(self._calls):
            if not by_form:
                self._by_dep.append(number)
            for form in keys if by_form else ():
                self._by_form.setdefault(form, []).append(number)

    def fitting(self, forms: Mapping[str, list[int]]) -> list[Call]:
        """Return the calls by dependency, and those by a form that is there, in the order of the table."""
        written = {number for form in self._by_form.keys() & forms.keys() for number in self._by_form[form]}
        return [self._calls[number] for number in sorted([*self._by_dep, *written])]
