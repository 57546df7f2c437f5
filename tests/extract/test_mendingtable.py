"""Which rules of mending a paragraph needs."""

from __future__ import annotations

from kg.extract.mending.table import Rule, Table
from kg.extract.tree import Tree
from kg.ontology.words import Words


def _first(tree: Tree, index: int, words: Words) -> None: ...


def _second(tree: Tree, index: int, words: Words) -> None: ...


def _third(tree: Tree, index: int, words: Words) -> None: ...


def test_a_rule_for_words_that_are_not_there_is_left_out_and_the_others_keep_their_order() -> None:
    table = Table([Rule(_first, forms=("if", "unless")), Rule(_second, ("conj",)), Rule(_third, forms=("by",))])
    assert [call[0] for call in table.fitting({"by": [3], "if": [0]})] == [_first, _second, _third]
    assert [call[0] for call in table.fitting({"by": [3]})] == [_second, _third]
    assert [call[0] for call in table.fitting({})] == [_second]
