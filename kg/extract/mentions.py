"""From the head of a noun phrase to a ``Mention``: minimal span, name, titles, possessor, modifiers, coordination.

In: a ``Tree`` and a token index. Out: a ``Mention``. "Russian General Chief of Staff Valery Gerasimov" has the name
"Valery Gerasimov", the title "Russian General Chief of Staff" and the modifier "Russian".
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.phrases import is_named_beside
from kg.extract.tree import Tree
from kg.model import Function, Mention, MentionKind
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
_FOREIGN = re.compile(r"\s*\([^()]*[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7ff][^()]*\)?.*", re.DOTALL)
"""A bracket in foreign script behind a name, which the parser does not see: "Hibhib (Arabic: ...)"."""
_VALUE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
_NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"}
)
_LEFT_MODIFIERS = frozenset(
    {"compound", "amod", "nummod", "nmod", "quantmod", "poss", "advmod", "npadvmod", "punct", "prep", "case"}
)
_DETERMINERS = frozenset({"det", "predet", "preconj"})
_TRIMMED_FRONT = frozenset({",", ";", ":", "-", "–", "—", "(", ")", "“", "”", '"', "'", "‘", "’", "``", "''"})
_QUOTATION_MARKS = frozenset({"“", '"', "``", "‘", "”", "''", "’"})
_SPAN_PREPOSITIONS = frozenset(
    {"of", "for", "in", "on", "against", "between", "to", "with", "from", "at", "over", "about"}
)
_LONGEST_PARTICIPLE = 3
_LONGEST_TAIL = 7
_LONGEST_SPAN = 12


_RATHER = frozenset({("rather", "than"), ("instead", "of"), ("opposed", "to")})


def is_excluded(tree: Tree, member: int) -> bool:
    """ "Hungary and Slovakia, but not Bulgaria", "Spain rather than Portugal": the last is no member."""
    first = tree.left[member]
    if tuple(tree.lower[max(0, first - 2) : first]) in _RATHER:
        return True
    return (first > 0 and tree.lower[first - 1] in {"not", "never"}) or tree.lower[first] == "not"


def listed_examples(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """Yield what heads the examples of a group: "militias such as the Badr Organization", "states, including Kenya"."""
    for prep in tree.children(index, "prep"):
        such_as = tree.lower[prep] == "as" and prep > 0 and tree.lower[prep - 1] == "such"
        name = tree.child(prep, "pobj")
        if name is not None and (such_as or tree.lower[prep] in words["example_prepositions"]):
            yield name


class Mentions:
    """Makes and remembers the mentions of one ``Tree``; ``text`` is the article's.

    ``quoted`` holds where the quotations of the article begin and end, in order.
    """

    def __init__(self, tree: Tree, text: str, words: Words, first_sentence: int, quoted: list[tuple[int, int]]) -> None:
        self._tree = tree
        self._text = text
        self._words = words
        self._first_sentence = first_sentence
        self._quoted = quoted
        self._made: dict[tuple[int, bool], Mention] = {}

    def of(self, index: int, *, alone: bool = False) -> Mention:
        """Return the mention headed by token ``index``; ``alone`` leaves its conjuncts out."""
        key = (index, alone)
        if key not in self._made:
            self._made[key] = self._make(index, alone)
        return self._made[key]

    def _make(self, index: int, alone: bool) -> Mention:
        tree = self._tree
        kind, kids = self._kind(index), bool(tree.kids[index])  # many heads have no kids to be looked through
        minimal_first, minimal_last = self.minimal(index)
        first, last = self._balanced(minimal_first, minimal_last, index)
        full_first, full_last = tree.inner_edges(index)
        if not alone and tree.dep[index] != "conj":
            full_first = min(full_first, first)
        name_first, name_last = self._name(index) if kind == "name" else (None, None)
        start, end = tree.start[first], tree.end[last]
        possessor = tree.child(index, "poss") if kids else None
        return Mention(
            text=self._text[start:end],
            start=start,
            end=end,
            full_start=min(tree.start[full_first], start),
            full_end=max(tree.end[full_last], end),
            head=tree.text[index] if tree.is_name(index) else tree.lemma[index],
            kind=kind,
            label=tree.ent[index],
            name=_FOREIGN.sub("", self._text[tree.start[name_first] : tree.end[name_last]])
            if name_first is not None and name_last is not None
            else "",
            name_start=tree.start[name_first] if name_first is not None else -1,
            name_end=tree.end[name_last] if name_last is not None else -1,
            titles=self._titles(index, minimal_first, name_first),
            determiner=self._determiner(index) if kids else "",
            plural=tree.tag[index] in {"NNS", "NNPS"}
            or tree.lower[index] in {"they", "them", "we", "us", "these", "those"}
            or (tree.text[index].endswith("s") and any(kid < index for kid in tree.children(index, "nummod"))),
            possessor=self.of(possessor, alone=True) if possessor is not None else None,
            modifiers=self._modifiers(index, name_first) if kids else (),
            complement=self._complement(index) if kids else None,
            apposition=self._apposition(index) if kids else None,
            sentence=self._first_sentence + tree.sent[index],
            function=_FUNCTIONS.get(self._base_dep(index), "other"),
            conjuncts=()
            if alone or not kids
            else tuple(self.of(member, alone=True) for member in (*self.members(index), *self.examples(index))),
            quoted=self._is_quoted(start),
        )

    def _is_quoted(self, offset: int) -> bool:
        """Whether ``offset`` lies in a quotation: only the last that begins before it can hold it."""
        before = bisect_right(self._quoted, (offset, sys.maxsize))
        return before > 0 and offset < self._quoted[before - 1][1]

    def _balanced(self, first: int, last: int, index: int) -> tuple[int, int]:
        """Keep both quotation marks of a span, or none: 30 “terrorists”."""
        tree = self._tree
        if _QUOTATION_MARKS.isdisjoint(tree.text[first : last + 1]):
            return first, last
        opened = [word for word in range(first, last + 1) if tree.text[word] in {"“", '"', "``", "‘"}]
        closed = [
            word for word in range(first, last + 1) if tree.text[word] in {"”", "''", "’"} and tree.tag[word] != "POS"
        ]
        if (
            opened
            and not closed
            and opened[-1] != first
            and last + 1 < len(tree)
            and tree.text[last + 1] in {"”", '"', "''", "’"}
        ):
            return first, last + 1
        while first < index and tree.text[first] in {"“", '"', "``", "‘", "”", "''"}:
            first += 1
        if closed and not opened and closed[-1] > index:
            last = closed[-1] - 1
        return (first, last) if not closed or closed[0] > index or opened else (min(closed[-1] + 1, index), last)

    def _base_dep(self, index: int) -> str:
        """A conjunct has the function of its first member."""
        tree = self._tree
        while tree.dep[index] == "conj" and tree.head[index] != index:
            index = tree.head[index]
        return tree.dep[index]

    def members(self, index: int) -> list[int]:
        """Return the noun heads conjoined with ``index`` after it."""
        tree = self._tree
        return [member for member in tree.conjuncts(index) if tree.is_noun(member) and not is_excluded(tree, member)]

    def examples(self, index: int) -> list[int]:
        """Return the names given as examples of a group: "terrorist groups like ISIS and al Qaeda"."""
        tree = self._tree
        if tree.tag[index] not in {"NNS", "NNPS"} or not tree.kids[index]:
            return []
        names = (name for name in listed_examples(tree, index, self._words) if tree.is_name(name))
        return [example for name in names for example in (name, *self.members(name))]

    def _kind(self, index: int) -> MentionKind:
        tree = self._tree
        share = self._share(index)
        if share is not None:
            return "pronoun" if tree.tag[share] == "PRP" else "nominal"
        if (
            tree.tag[index] in {"PRP", "PRP$", "WP", "WP$", "WDT"}
            or tree.lower[index] == "there"
            or (tree.pos[index] == "PRON" and tree.ent[index] == "")
        ):
            return "pronoun"
        if tree.ent[index] in _VALUE_LABELS:
            return "value"
        if (
            tree.tag[index] == "NNPS"
            and tree.child(index, "nummod") is not None
            and tree.child(index, "compound", "amod")
        ):
            return "nominal"  # "10 U.S. Marines" are not the corps
        if tree.is_name(index) or (tree.ent[index] in _NAME_LABELS and tree.text[index][:1].isupper()):
            return "name"
        return "nominal"

    def _share(self, index: int) -> int | None:
        """Return of what a word is a share: the troops of "some of its troops", "them" of "most of them"."""
        tree = self._tree
        of = tree.child(index, "prep")
        if tree.lower[index] not in self._words["shares"] or of != index + 1 or tree.lower[of] != "of":
            return None
        return tree.child(of, "pobj")

    def minimal(self, index: int) -> tuple[int, int]:
        """Return first and last token of the minimal span: left modifiers, the head, a short tail of prepositions."""
        tree = self._tree
        first = index
        for kid in reversed(tree.kids[index]):
            if kid < index and tree.dep[kid] in _LEFT_MODIFIERS and tree.right[kid] <= index:
                first = min(first, tree.left[kid])
        if tree.ent[index]:
            first = min(first, max(tree.ent_start[index], tree.left[index]))
        first = self._trim_front(first, index)
        last = index
        if tree.ent[index]:
            last = max(last, min(tree.ent_end[index] - 1, tree.right[index]))
        while last > index and tree.tag[last] == "POS":
            last -= 1
        return first, self._tail(index, first, last)

    def _trim_front(self, first: int, index: int) -> int:
        tree = self._tree
        while first < index and (
            tree.dep[first] in _DETERMINERS or tree.tag[first] in {"DT", "PRP$", "PDT", "WP$", "CC", "RB"}
            or tree.text[first] in _TRIMMED_FRONT
        ):  # fmt: skip
            first += 1
        return first

    def _tail(self, index: int, first: int, last: int) -> int:
        """Extend a common noun by its short prepositional phrases: "bases in the region", "withdrawal of US troops"."""
        tree = self._tree
        preps = tree.children(index, "prep")
        if not preps or tree.ent[index] in _VALUE_LABELS or self._kind(index) == "pronoun":
            return last
        for prep in preps:
            if prep != last + 1 or tree.lower[prep] not in _SPAN_PREPOSITIONS:
                continue
            if tree.is_name(index) and tree.lower[prep] != "of":
                continue
            object_ = tree.child(prep, "pobj")
            if object_ is None:
                continue
            end = max([self.minimal(object_)[1], *(self.minimal(member)[1] for member in self.members(object_))])
            end = self._end_of_participle(object_, end)
            if tree.ent[object_] in {"DATE", "TIME"} or end - index > _LONGEST_TAIL or end - first >= _LONGEST_SPAN:
                break
            last = end
        return last

    def _end_of_participle(self, noun: int, end: int) -> int:
        """ "bases in countries neighboring Afghanistan": a bare noun says nothing without what follows it."""
        tree = self._tree
        bare = tree.left[noun] == noun and tree.tag[noun] == "NNS" and not tree.ent[noun]
        for verb in tree.children(noun, "acl") if bare else ():
            if verb == end + 1 and tree.tag[verb] in {"VBG", "VBN"} and tree.right[verb] - verb <= _LONGEST_PARTICIPLE:
                return tree.right[verb]
        return end

    def _name(self, index: int) -> tuple[int, int]:
        """Return first and last token of the proper name that heads the phrase, or that "town of NAME" gives."""
        tree = self._tree
        if tree.ent[index] in _NAME_LABELS:
            first, last = tree.ent_start[index], tree.ent_end[index] - 1
        else:
            first = last = index
            while (
                first > 0
                and tree.is_name(first - 1)
                and tree.head[first - 1] in {index, first}
                and tree.dep[first - 1] == "compound"
            ):
                first -= 1
        while first < last and tree.tag[first] in {"DT", "PRP$"}:
            first += 1
        while last > first and tree.tag[last] == "POS":
            last -= 1
        return first, last

    def _titles(self, index: int, first: int, name_first: int | None) -> tuple[str, ...]:
        """Return what stands from ``first`` to a person's name: ("Russian General Chief of Staff",)."""
        tree = self._tree
        if name_first is None or tree.ent[index] != "PERSON":
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
            if kid < index and not inside and tree.ent[kid] in _NAME_LABELS:
                found.append(kid)
            elif kid < index:  # "US Defense Secretary": the modifier's own modifier
                found.extend(
                    below for below in tree.children(kid, "compound", "amod", "nmod") if tree.ent[below] in _NAME_LABELS
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
            sentence=self._first_sentence + tree.sent[index],
            function="modifier",
        )

    def _apposition(self, index: int) -> Mention | None:
        tree = self._tree
        if tree.tag[index] not in {"NN", "NNP"} or tree.ent[index] in _NAME_LABELS:
            return None
        named = (kid for kid in tree.children(index, "appos") if is_named_beside(tree, index, kid))
        return next((self.of(kid, alone=True) for kid in named), None)

    def _complement(self, index: int) -> Mention | None:
        tree = self._tree
        for prep in tree.children(index, "prep"):
            if tree.lower[prep] == "of":
                object_ = tree.child(prep, "pobj")
                return self.of(object_) if object_ is not None else None
        return None
