"""From the head of a noun phrase to a ``Mention``: minimal span, name, titles, possessor, modifiers, coordination.

In: a ``Tree`` and a token index. Out: a ``Mention``. "Russian General Chief of Staff Valery Gerasimov" has the name
"Valery Gerasimov", the title "Russian General Chief of Staff" and the modifier "Russian".
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Set

from kg.extract.parsertext import FOREIGN_LETTER
from kg.extract.phrases import is_named_beside, named_beside_comma
from kg.extract.spans import PROPER_LABELS, Spans
from kg.extract.tree import Tree
from kg.model import Function, Mention
from kg.ontology.words import Words

_FUNCTIONS: dict[str, Function] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "attr": "object",
    "dative": "object",
    "oprd": "object",
    "pobj": "oblique",
    "poss": "possessor",
    "compound": "modifier",
    "amod": "modifier",
    "nmod": "modifier",
}
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_LISTING = frozenset({"conj", "prep"})
"""Dependencies of what stands with a head in a list, or is an example of it."""
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us", "these", "those"})
_FOREIGN = re.compile(rf"\s*\([^()]*{FOREIGN_LETTER}[^()]*\)?.*", re.DOTALL)
"""A bracket in foreign script behind a name, which the parser does not see: "Hibhib (Arabic: ...)"."""


class Mentions:
    """Makes and remembers the mentions of one ``Tree``; ``text`` is the article's.

    ``first_sentence`` is the number of the tree's first sentence in the article; ``quoted`` holds where the quotations
    of the article begin and end, in order.
    """

    def __init__(self, tree: Tree, text: str, words: Words, first_sentence: int, quoted: list[tuple[int, int]]) -> None:
        self._tree = tree
        self._text = text
        self._spans = Spans(tree, words)
        self.first_sentence = first_sentence
        self._quoted = quoted
        self._made: dict[tuple[int, bool], Mention] = {}

    def of(self, index: int, *, alone: bool = False) -> Mention:
        """Return the mention headed by token ``index``; ``alone`` leaves its conjuncts out."""
        key = (index, alone and self._tree.child(index, *_LISTING) is not None)  # else it is the same one
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(index, alone)
        return made

    def _make(self, index: int, alone: bool) -> Mention:
        kids = self._tree.kinds(index)
        return self._phrase(index, kids, alone) if kids else self._word(index)

    def _word(self, index: int) -> Mention:
        """Return the mention of a token on which nothing hangs: "Moscow", "they"."""
        tree, start, end = self._tree, self._tree.start[index], self._tree.end[index]
        kind = self._spans.kind(index)
        name, name_start, name_end = self._name(*self._spans.name(index)) if kind == "name" else ("", -1, -1)
        return Mention(
            text=self._text[start:end],
            start=start,
            end=end,
            full_start=start,
            full_end=end,
            head=tree.text[index] if tree.is_name(index) else tree.lemma[index],
            kind=kind,
            label=tree.ent[index],
            name=name,
            name_start=name_start,
            name_end=name_end,
            plural=self._is_plural(index),
            sentence=self.first_sentence + tree.sent[index],
            function=self._function(index),
            quoted=self._is_quoted(start),
        )

    def _phrase(self, index: int, kids: Set[str], alone: bool) -> Mention:
        """Return the mention of a token and of what hangs on it, by the dependencies ``kids``."""
        tree = self._tree
        kind = self._spans.kind(index)
        minimal_first, minimal_last = self._spans.minimal(index)
        first, last = self._spans.balanced(minimal_first, minimal_last, index)
        full_first, full_last = tree.inner_edges(index)
        start, end = tree.start[first], tree.end[last]
        name_first, name, name_start, name_end = None, "", -1, -1
        if kind == "name":
            name_first, name_last = self._spans.name(index)
            name, name_start, name_end = self._name(name_first, name_last)
        possessor = tree.child(index, "poss") if "poss" in kids else None
        return Mention(
            text=self._text[start:end],
            start=start,
            end=end,
            full_start=tree.start[min(full_first, first)],
            full_end=tree.end[max(full_last, last)],
            head=tree.text[index] if tree.is_name(index) else tree.lemma[index],
            kind=kind,
            label=tree.ent[index],
            name=name,
            name_start=name_start,
            name_end=name_end,
            titles=self._titles(index, minimal_first, name_first) if name_first is not None else (),
            determiner=self._determiner(index),
            plural=self._is_plural(index) or ("nummod" in kids and self._is_counted(index)),
            possessor=self.of(possessor, alone=not self._owns_apart(possessor)) if possessor is not None else None,
            modifiers=self._modifiers(index, name_first) if kids & _MODIFIERS else (),
            complement=self._complement(index) if "prep" in kids else None,
            apposition=self._apposition(index) if "appos" in kids or tree.dep[index] == "appos" else None,
            sentence=self.first_sentence + tree.sent[index],
            function=self._function(index),
            conjuncts=self._conjuncts(index) if kids & _LISTING and not alone else (),
            quoted=self._is_quoted(start),
        )

    def _name(self, first: int, last: int) -> tuple[str, int, int]:
        """Return the name that tokens ``first`` to ``last`` make, and where it begins and ends."""
        start, end = self._tree.start[first], self._tree.end[last]
        name = self._text[start:end]
        return _FOREIGN.sub("", name) if "(" in name else name, start, end

    def _is_plural(self, index: int) -> bool:
        return self._tree.tag[index] in {"NNS", "NNPS"} or self._tree.lower[index] in _PLURAL_PRONOUNS

    def _is_counted(self, index: int) -> bool:
        """ "three Leopards", which the tagger takes for one."""
        tree = self._tree
        return tree.text[index].endswith("s") and any(kid < index for kid in tree.children(index, "nummod"))

    def _owns_apart(self, owner: int) -> bool:
        """Whether each of two owners has his own: "Chad's and Niger's armies"."""
        second = self._tree.child(owner, "conj")
        return second is not None and None not in {self._tree.child(owner, "case"), self._tree.child(second, "case")}

    def _conjuncts(self, index: int) -> tuple[Mention, ...]:
        members = (*self._spans.members(index), *self._spans.examples(index))
        return tuple(self.of(member, alone=True) for member in members)

    def quotation_at(self, index: int) -> tuple[int, int] | None:
        """Return where the quotation that token ``index`` stands in begins and ends; None outside of all."""
        offset = self._tree.start[index]
        before = bisect_right(self._quoted, (offset, sys.maxsize))
        found = self._quoted[before - 1] if before > 0 else None
        return found if found is not None and offset < found[1] else None

    def _is_quoted(self, offset: int) -> bool:
        """Whether ``offset`` lies in a quotation: only the last that begins before it can hold it."""
        before = bisect_right(self._quoted, (offset, sys.maxsize)) if self._quoted else 0
        return before > 0 and offset < self._quoted[before - 1][1]

    def _function(self, index: int) -> Function:
        """A conjunct has the function of its first member."""
        tree = self._tree
        return _FUNCTIONS.get(tree.dep[tree.first_conjunct(index)], "other")

    def _titles(self, index: int, first: int, name_first: int) -> tuple[str, ...]:
        """Return what stands from ``first`` to a person's name: ("Russian General Chief of Staff",)."""
        tree = self._tree
        if tree.ent[index] != "PERSON":
            return ()
        owner = tree.child(index, "poss")
        if owner is not None:
            first = max(first, tree.right[owner] + 1)
        if first >= name_first:
            return ()
        return (self._text[tree.start[first] : tree.end[name_first - 1]],)

    def _determiner(self, index: int) -> str:
        tree = self._tree
        for kid in tree.kids[index]:
            if kid < index and (tree.dep[kid] in {"det", "neg"} or tree.tag[kid] == "PRP$"):
                return tree.lower[kid]
        return ""

    def _modifiers(self, index: int, name_first: int | None) -> tuple[Mention, ...]:
        """Return named modifiers before the head that are no part of its own name."""
        tree = self._tree
        found: list[int] = []
        for kid in tree.children(index, "compound", "amod", "nmod"):
            inside = name_first is not None and kid >= name_first and tree.ent_start[kid] == tree.ent_start[index]
            if kid < index and not inside and tree.ent[kid] in PROPER_LABELS:
                found.append(kid)
            elif kid < index and tree.kids[kid]:  # "US Defense Secretary": the modifier's own modifier
                found.extend(
                    below
                    for below in tree.children(kid, "compound", "amod", "nmod")
                    if tree.ent[below] in PROPER_LABELS
                )
        return tuple(self._bare(kid) for kid in found)

    def _bare(self, index: int) -> Mention:
        """A named modifier by itself, without tails."""
        tree = self._tree
        first = max(tree.ent_start[index], tree.left[index])
        last = max(index, min(tree.ent_end[index] - 1, tree.right[index]))
        while first < index and tree.tag[first] == "DT":
            first += 1
        start, end = tree.start[first], tree.end[last]
        return Mention(
            text=self._text[start:end],
            start=start,
            end=end,
            full_start=start,
            full_end=end,
            head=tree.text[index],
            kind="name",
            label=tree.ent[index],
            name=self._text[start:end],
            name_start=start,
            name_end=end,
            sentence=self.first_sentence + tree.sent[index],
            function="modifier",
        )

    def _apposition(self, index: int) -> Mention | None:
        tree = self._tree
        if tree.tag[index] not in {"NN", "NNP"} or tree.ent[index] in PROPER_LABELS:
            return None
        named = (kid for kid in tree.children(index, "appos") if is_named_beside(tree, index, kid))
        name = next(named, named_beside_comma(tree, index))
        return self.of(name, alone=True) if name is not None else None

    def _complement(self, index: int) -> Mention | None:
        tree = self._tree
        for prep in tree.children(index, "prep"):
            if tree.lower[prep] == "of":
                object_ = tree.child(prep, "pobj")
                return self.of(object_) if object_ is not None else None
        return None
