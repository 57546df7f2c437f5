"""A parsed paragraph as plain lists: the form in which rules read a parse, and mend it.

In: a spaCy ``Doc`` and the offset of its first character in the article. Out: a ``Tree`` of token attributes by
index. For "Putin refused" the head of token 0 is 1 and its dependency "nsubj". Lists are several times faster to read
than spaCy's tokens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_SUBTREE_PUNCTUATION = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", '"', "“", "”", "''", "``", ".", "-LRB-", "-RRB-"}
)
_NOTHING: frozenset[str] = frozenset()
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
"""Tags of common nouns and of names."""
_ATTRIBUTES: list[int | str] = ["HEAD", "IDX", "SENT_START", "DEP", "TAG", "POS", "LEMMA", "ORTH", "LOWER"]


class _Names(dict[int, str]):
    """What spaCy's codes stand for, as far as met; a code is a hash of its string, the same in every vocabulary."""

    strings: StringStore

    def __missing__(self, code: int) -> str:
        self[code] = self.strings[code]
        return self[code]


_NAMES = _Names()


def _columns(doc: Doc) -> tuple[list[list[int]], list[list[int]]]:
    """Return of each token the distance to its head, its offset and 1 where it begins a sentence; and its codes."""
    columns = doc.to_array(_ATTRIBUTES).T
    return columns[:3].view("int64").tolist(), columns[3:].tolist()  # spaCy's distances are unsigned


ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Labels of names of those who act."""

NAME_LABELS = ACTOR_LABELS | {"LOC", "FAC"}
"""The same with the names of places where something is done."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of names of places."""

MEASURES = frozenset({"QUANTITY", "DATE", "TIME", "PERCENT"})
"""Labels of what no verb is done to: distances, times, shares."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that have a subject of their own."""

FINITE_OR_MODAL = FINITE | {"MD"}
"""Tags of the first word of a verb that has a subject of its own."""

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
"""Dependencies of what a verb is said of."""

HYPHENS = frozenset({"-", "‐", "‑"})

THING_RELATIVES = frozenset({"that", "which"})
"""Relative pronouns that may stand for a thing."""

FIRST_PERSONS = frozenset({"i", "we"})
HE_OR_SHE = frozenset({"he", "she"})
REFLEXIVES = ("himself", "herself", "itself", "themselves")


class Tree:
    """Token attributes of one paragraph, by token index; ``start``/``end`` are offsets into the article's text.

    ``forms`` are the tokens by what is written there, in lower case; as of the last ``link`` ``deps`` are the tokens by
    their dependency, and ``top_down`` are all of them, each after its head; ``changed`` are those hung anew since.
    """

    __slots__ = (
        "_linked", "changed", "dep", "deps", "end", "ent", "ent_end", "ent_start", "forms", "head", "kids", "left",
        "lemma", "lower", "pos", "right", "sent", "sentences", "start", "tag", "text", "top_down",
    )  # fmt: skip

    def __init__(self, doc: Doc, offset: int) -> None:
        size = len(doc)
        _NAMES.strings = doc.vocab.strings
        numbers, codes = _columns(doc) if size else ([[]] * 3, [[]] * 6)
        self.dep, self.tag, self.pos, lemmas, self.text, self.lower = (
            list(map(_NAMES.__getitem__, row)) for row in codes
        )
        self.lemma = list(map(str.lower, lemmas))
        self.forms: defaultdict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(self.lower):
            self.forms[form].append(index)
        self.head = [index + distance for index, distance in enumerate(numbers[0])]
        self.start = [offset + position for position in numbers[1]]
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        firsts = [index for index, begins in enumerate(numbers[2]) if begins == 1 or index == 0]
        self.sentences = list(pairwise((*firsts, size)))
        self.sent = [0] * size
        for number, (first, last) in enumerate(self.sentences):
            self.sent[first:last] = [number] * (last - first)
        self.ent = [""] * size
        self.ent_start = list(range(size))
        self.ent_end = list(range(1, size + 1))
        for span in doc.ents:
            self.label(span.start, span.end, span.label_)
        self.deps: defaultdict[str, list[int]]
        self._linked = (self.head, self.dep)  # a parser makes no cycles
        self.link()

    def __len__(self) -> int:
        return len(self.text)

    def label(self, first: int, last: int, label: str) -> None:
        """Make tokens ``first:last`` one named entity with ``label`` ("" unmakes it)."""
        for index in range(first, last):
            self.ent[index] = label
            self.ent_start[index] = first if label else index
            self.ent_end[index] = last if label else index + 1

    def join(self, number: int) -> None:
        """Make one sentence of sentence ``number`` and the next: the parser has parted what belongs together."""
        (first, _), (_, last) = self.sentences[number : number + 2]
        self.sentences[number : number + 2] = [(first, last)]
        for later, (begin, end) in enumerate(self.sentences[number:], number):
            self.sent[begin:end] = [later] * (end - begin)

    def hang(self, index: int, head: int, dep: str) -> None:
        """Give a token another head and dependency; children and edges are those of before until ``link``."""
        self.head[index], self.dep[index] = head, dep
        self.changed.append(index)

    def move(self, index: int, head: int) -> None:
        """Give a token another head, to which it is what it was to the old one."""
        self.hang(index, head, self.dep[index])

    def conjoin(self, member: int, first: int, joint: int) -> None:
        """Make a token a member of the coordination that ``first`` begins, and ``joint`` its "and"."""
        self.hang(member, first, "conj")
        self.hang(joint, first, "cc")

    def hang_in_place_of(self, index: int, other: int) -> None:
        """Give a token the head and dependency that ``other`` has; the root's place is that of the root."""
        self.hang(index, index if self.head[other] == other else self.head[other], self.dep[other])

    def take_place_of(self, index: int, other: int, dep: str) -> None:
        """Put a token in the place of the one above it, with all that hangs on that, and hang that on it as ``dep``."""
        self.hang_in_place_of(index, other)
        for kid in self.kids[other]:
            if kid != index:
                self.move(kid, index)
        self.hang(other, index, dep)

    def move_kids_before(self, index: int, head: int) -> None:
        """Give those children of a token that stand before another one to that."""
        for kid in self.kids[index]:
            if kid < head:
                self.move(kid, head)

    def move_kids_behind(self, index: int, head: int) -> None:
        """Give those children of a token that stand behind another one to that."""
        for kid in self.kids[index]:
            if kid > head:
                self.move(kid, head)

    def hang_subject(self, index: int, verb: int) -> None:
        """Make a token the subject of a verb, in the passive that of what is done to it."""
        self.hang(index, verb, "nsubj" if self.child(verb, "auxpass") is None else "nsubjpass")

    def first_of_verb(self, verb: int) -> int:
        """Return the first of a verb and its auxiliaries: "was" of "was shot"."""
        auxiliary = self.child(verb, "aux", "auxpass")
        return verb if auxiliary is None or auxiliary > verb else auxiliary

    def link(self) -> None:
        """Compute children and subtree edges anew from ``head``; to be called after heads were changed.

        Changes that make a token its own ancestor would have every walk upwards go on forever: where there is one, all
        heads and dependencies are again those of the last ``link``.
        """
        self.changed: list[int] = []
        self._find_kids()
        if len(self.top_down) < len(self.text):  # no root reaches the tokens of a cycle
            self.head[:], self.dep[:] = self._linked
            self._find_kids()
        self._linked = (self.head.copy(), self.dep.copy())
        self._find_edges()
        deps: defaultdict[str, list[int]] = defaultdict(list)
        for index, dep in enumerate(self.dep):
            deps[dep].append(index)
        self.deps = deps

    def has_cycle(self) -> bool:
        """Tell whether a change has made a token its own ancestor, so that a walk upwards would go on forever."""
        longest = len(self.head)
        for index in self.changed:  # a cycle goes through one of them
            above, steps = index, 0
            while self.head[above] != above:
                above, steps = self.head[above], steps + 1
                if steps > longest:
                    return True
        return False

    def _find_kids(self) -> None:
        """Find the children of each token, and from the roots on the order from the top down, breadth first."""
        kids: list[list[int]] = [[] for _ in self.text]
        order: list[int] = []
        for index, head in enumerate(self.head):
            (kids[head] if head != index else order).append(index)
        for index in order:  # grows while it is read
            if kids[index]:
                order.extend(kids[index])
        self.kids, self.top_down = kids, order

    def _find_edges(self) -> None:
        """Find first and last token of each subtree."""
        size, heads = len(self.text), self.head
        left, right = list(range(size)), list(range(size))
        for index in reversed(self.top_down):  # children before their heads
            head = heads[index]
            if left[index] < left[head]:  # noqa: PLR1730 (min and max take three times as long, for every token)
                left[head] = left[index]
            if right[index] > right[head]:  # noqa: PLR1730
                right[head] = right[index]
        self.left, self.right = left, right

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child of ``index`` with one of the dependencies, or None."""
        dep = self.dep
        for kid in self.kids[index]:
            if dep[kid] in deps:
                return kid
        return None

    def children(self, index: int, *deps: str) -> list[int]:
        """Return the children of ``index`` with one of the dependencies, in order of the text."""
        found: list[int] = []
        dep = self.dep
        for kid in self.kids[index]:  # a comprehension takes longer for the few children that a token has
            if dep[kid] in deps:
                found.append(kid)  # noqa: PERF401
        return found

    def kinds(self, index: int) -> Set[str]:
        """Return the dependencies of the children of ``index``: asked once, for what most heads have few kinds of."""
        kids = self.kids[index]
        return {self.dep[kid] for kid in kids} if kids else _NOTHING

    def conjuncts(self, index: int) -> list[int]:
        """Return the members of the coordination after its first member ``index``, in order of the text."""
        found = self.children(index, "conj") if self.kids[index] else []
        if not found:
            return found
        for member in found:  # grows while it is read: "A, B and C" is a chain
            found.extend(self.children(member, "conj"))
        return sorted(found)

    def first_conjunct(self, index: int) -> int:
        """Return the first member of the coordination that a token is in: itself where it is in none."""
        while self.dep[index] == "conj" and self.head[index] < index:
            index = self.head[index]
        return index

    def subtree(self, index: int) -> list[int]:
        """Return the indices of the subtree of ``index`` in order of the text."""
        found = [index]
        for member in found:
            found.extend(self.kids[member])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above ``index``, nearest first; an end comes also while a rule has made a cycle."""
        for _ in self.head:
            if self.head[index] == index:
                return
            index = self.head[index]
            yield index

    def root(self, index: int) -> int:
        """Return the main word of the sentence: the last head above ``index``, or itself where it has none."""
        return next((head for head in self.ancestors(index) if self.head[head] == head), index)

    def above(self, index: int, *parts: str) -> int | None:
        """Return the nearest head above ``index`` that is one of the parts of speech, or None."""
        return next((head for head in self.ancestors(index) if self.pos[head] in parts), None)

    def nouns(self) -> list[int]:
        """Return all tokens that can head a noun phrase."""
        parts = enumerate(zip(self.pos, self.tag, strict=True))
        return [index for index, (pos, tag) in parts if pos in _NOUNS or tag in NOUN_TAGS]

    def is_noun(self, index: int) -> bool:
        """Tell whether the token can head a noun phrase (common noun, name, pronoun, number)."""
        return self.pos[index] in _NOUNS or self.tag[index] in NOUN_TAGS

    def is_name(self, index: int) -> bool:
        """Tell whether the token is a proper noun."""
        return self.pos[index] == "PROPN" or self.tag[index] in {"NNP", "NNPS"}

    def inner_edges(self, index: int) -> tuple[int, int]:
        """Return first and last token of the subtree of ``index``, punctuation at its ends left off."""
        first, last = self.left[index], self.right[index]
        while first < index and self.text[first] in _SUBTREE_PUNCTUATION:
            first += 1
        while last > index and self.text[last] in _SUBTREE_PUNCTUATION:
            last -= 1
        return first, last
