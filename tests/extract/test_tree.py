"""What a tree of a parsed paragraph keeps to, however it is mended."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.tree import Tree


def tree() -> Tree:
    """ "Chad freed hostages": both nouns hang on the verb."""
    words = ["Chad", "freed", "hostages"]
    return Tree(Doc(Vocab(), words=words, heads=[1, 1, 1], deps=["nsubj", "ROOT", "dobj"]), 0)


def test_link_takes_over_what_was_hung_elsewhere() -> None:
    parsed = tree()
    parsed.hang(2, 0, "appos")
    parsed.link()
    assert parsed.head == [1, 1, 0]
    assert parsed.kids == [[2], [0], []]
    assert parsed.right[0] == 2


def test_two_tokens_may_change_places() -> None:
    parsed = tree()
    parsed.hang(1, 0, "acl")  # for the moment each hangs on the other
    parsed.hang(0, 0, "ROOT")
    parsed.link()
    assert parsed.head == [0, 0, 1]


def test_no_token_becomes_its_own_ancestor() -> None:
    parsed = tree()
    parsed.hang(2, 0, "appos")
    parsed.link()
    parsed.hang(0, 2, "nmod")
    parsed.link()
    assert parsed.head == [1, 1, 0]
    assert parsed.dep == ["nsubj", "ROOT", "appos"]
    assert list(parsed.ancestors(2)) == [0, 1]
    assert parsed.subtree(1) == [0, 1, 2]


def test_a_tree_without_a_root_is_left_as_it_was() -> None:
    parsed = tree()
    parsed.hang(1, 2, "relcl")
    parsed.link()
    assert parsed.head == [1, 1, 1]
    assert parsed.top_down == [1, 0, 2]


def test_a_token_takes_the_place_of_the_one_above_it() -> None:
    parsed = tree()
    parsed.take_place_of(2, 1, "aux")
    parsed.link()
    assert parsed.head == [2, 2, 2]
    assert parsed.dep == ["nsubj", "aux", "ROOT"]


def test_only_what_stands_on_that_side_is_moved() -> None:
    words = ["Chad", "has", "quickly", "freed", "hostages"]
    deps = ["nsubj", "ROOT", "advmod", "ccomp", "dobj"]
    before = Tree(Doc(Vocab(), words=words, heads=[1, 1, 1, 1, 1], deps=deps), 0)
    before.move_kids_before(1, 3)
    before.link()
    assert before.head == [3, 1, 3, 1, 1]
    behind = Tree(Doc(Vocab(), words=words, heads=[1, 1, 1, 1, 1], deps=deps), 0)
    behind.move_kids_behind(1, 3)
    behind.link()
    assert behind.head == [1, 1, 1, 1, 3]
