"""How far a phrase reaches: its minimal span, the name in it, its members and examples.

In: a ``Tree`` and the token that heads a noun phrase. Out: first and last token. The minimal span of "the bases in the
region that Moscow wants" is "bases in the region".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.tree import HYPHENS, NAME_LABELS, Tree
from kg.model import VALUE_LABELS, MentionKind
from kg.ontology.words import Words

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
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
_COUNTED = frozenset({"two", "three", "four"})
_EXCLUDING = ("not", "never", "rather", "instead", "opposed")
_RATHER = frozenset({("rather", "than"), ("instead", "of"), ("opposed", "to")})
PROPER_LABELS = NAME_LABELS | {"EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"}
"""Labels of whatever bears a name; the others are of numbers and times."""


def is_excluded(tree: Tree, member: int) -> bool:
    """ "Hungary and Slovakia, but not Bulgaria", "Spain rather than Portugal": the last is no member."""
    first = tree.left[member]
    if tuple(tree.lower[max(0, first - 2) : first]) in _RATHER:
        return True
    return (first > 0 and tree.lower[first - 1] in {"not", "never"}) or tree.lower[first] == "not"


def may_exclude(tree: Tree) -> bool:
    """Tell whether a paragraph has a word by which a member may be left out."""
    return any(tree.forms[word] for word in _EXCLUDING)


def listed_examples(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """Yield what heads the examples of a group: "militias such as the Badr Organization", "states, including Kenya"."""
    for prep in tree.children(index, "prep"):
        such_as = tree.lower[prep] == "as" and prep > 0 and tree.lower[prep - 1] == "such"
        name = tree.child(prep, "pobj")
        among = tree.lower[prep : prep + 2] == ["among", "them"]
        if name is not None and (such_as or among or tree.lower[prep] in words["example_prepositions"]):
            yield name


_BOUNDS = {"all": ("but",), "at": ("least", "most"), "as": ("many", "few", "much"), "no": ("fewer", "less", "more")}
"""Words that stand before a number as its bounds: "as many as 300 people"."""


class Spans:
    """The spans of one tree's noun phrases, by the token that heads each."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self._tree = tree
        self._words = words
        self._shares = words["shares"]

    def kind(self, index: int) -> MentionKind:
        """Return whether the phrase is a name, a pronoun, a value or a description."""
        tree, lower = self._tree, self._tree.lower[index]
        share = self._share(index) if lower in self._shares else None
        if lower in _COUNTED and index > 0 and tree.lower[index - 1] == "all" and tree.dep[index] == "nsubj":
            return "pronoun"  # "All three deny it"
        if share is not None:
            return "pronoun" if tree.tag[share] == "PRP" else "nominal"
        if tree.tag[index] in _PRONOUN_TAGS or lower == "there" or (tree.pos[index] == "PRON" and not tree.ent[index]):
            return "pronoun"
        if tree.ent[index] in VALUE_LABELS:
            return "value"
        if (
            tree.tag[index] in {"NNPS", "NNS"}
            and tree.child(index, "nummod") is not None
            and (tree.child(index, "compound", "amod") or tree.ent[index] == "NORP")
        ):
            return "nominal"  # "10 U.S. Marines" are not the corps, nor "3,000 Somalis" the people
        if tree.is_name(index) or (tree.ent[index] in PROPER_LABELS and tree.text[index][:1].isupper()):
            return "name"
        return "nominal"

    def _share(self, index: int) -> int | None:
        """Return of what "some" is a share: the troops of "some of its troops", "them" of "most of them"."""
        tree = self._tree
        of = tree.child(index, "prep")
        return tree.child(of, "pobj") if of == index + 1 and tree.lower[of] == "of" else None

    def minimal(self, index: int) -> tuple[int, int]:
        """Return first and last token of the minimal span: left modifiers, the head, a short tail of prepositions."""
        tree = self._tree
        if not tree.kids[index]:
            return index, index
        first, open_ = index, False
        for kid in tree.kids[index]:
            if kid > index:
                open_ = open_ or tree.dep[kid] == "prep"
            elif tree.dep[kid] in _LEFT_MODIFIERS and tree.right[kid] <= index and tree.left[kid] < first:
                first = tree.left[kid]
        if tree.ent[index]:
            first = min(first, max(tree.ent_start[index], tree.left[index]))
        first = self._trim_front(first, index)
        last = index
        while last + 1 in tree.kids[index] and tree.dep[last + 1] == "compound":  # "brother-in-law"
            last += 1
        if tree.ent[index]:
            last = max(last, min(tree.ent_end[index] - 1, tree.right[index]))
        while last > index and tree.tag[last] == "POS":
            last -= 1
        return first, self._tail(index, first, last) if open_ else last

    def _trim_front(self, first: int, index: int) -> int:
        tree = self._tree
        while first < index and not self._is_part_of_word(first) and (
            tree.dep[first] in _DETERMINERS or tree.tag[first] in {"DT", "PRP$", "PDT", "WP$", "CC", "RB"}
            or tree.text[first] in _TRIMMED_FRONT
        ) and tree.lower[first + 1] not in _BOUNDS.get(tree.lower[first], ()):  # fmt: skip
            first += 1
        return first

    def _is_part_of_word(self, first: int) -> bool:
        """ "no-fly zone", "no man's land": this "no" says of nothing that it is not there."""
        tree = self._tree
        if tree.tag[first] == "RB" and tree.text[first + 1] in HYPHENS and tree.end[first] == tree.start[first + 1]:
            return True  # "all-out war"
        if tree.lower[first] != "no":
            return False
        return tree.text[first + 1] in HYPHENS or tree.lower[first + 1 : first + 3] == ["man", "'s"]

    def _tail(self, index: int, first: int, last: int) -> int:
        """Extend a common noun by its short prepositional phrases: "bases in the region", "withdrawal of US troops"."""
        tree = self._tree
        if tree.ent[index] in VALUE_LABELS or self.kind(index) == "pronoun":
            return last
        for prep in tree.children(index, "prep"):
            if prep != last + 1 or tree.lower[prep] not in _SPAN_PREPOSITIONS:
                continue
            if tree.is_name(index) and tree.lower[prep] != "of":
                continue
            object_ = tree.child(prep, "pobj")
            if object_ is None:
                continue
            end = max([self.minimal(object_)[1], *(self.minimal(member)[1] for member in self.members(object_))])
            end = self._end_of_participle(object_, end)
            name = self._end_of_name(object_)
            longest = index + _LONGEST_TAIL + name - object_  # a long name is one
            if tree.lower[prep] == "of" and end > longest and not self.members(object_):
                end = name  # "rivals of the government" that is of somebody
            if tree.ent[object_] in {"DATE", "TIME"} or end > longest or end - first >= _LONGEST_SPAN + name - object_:
                break
            last = end
        return last

    def _end_of_name(self, noun: int) -> int:
        """ "Islamic State | in the Greater Sahara": the last word of a name that goes on behind its head."""
        tree = self._tree
        return max(noun, min(tree.ent_end[noun] - 1, tree.right[noun])) if tree.ent[noun] == "ORG" else noun

    def _end_of_participle(self, noun: int, end: int) -> int:
        """ "bases in countries neighboring Afghanistan": a bare noun says nothing without what follows it."""
        tree = self._tree
        bare = tree.left[noun] == noun and tree.tag[noun] == "NNS" and not tree.ent[noun]
        for verb in tree.children(noun, "acl") if bare else ():
            if verb == end + 1 and tree.tag[verb] in {"VBG", "VBN"} and tree.right[verb] - verb <= _LONGEST_PARTICIPLE:
                return tree.right[verb]
        return end

    def balanced(self, first: int, last: int, index: int) -> tuple[int, int]:
        """Keep both quotation marks of a span, or none: 30 “terrorists”."""
        tree = self._tree
        if _QUOTATION_MARKS.isdisjoint(tree.text[first : last + 1]):
            return first, last
        straight = [word for word in range(first, last + 1) if tree.text[word] == '"']
        if len(straight) == 1 and straight[0] < index and first > 0 and tree.text[first - 1] == '"':
            return straight[0] + 1, last  # of "rejected "absurd" claims" the claims, as of “absurd”
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

    def name(self, index: int) -> tuple[int, int]:
        """Return first and last token of the proper name that heads the phrase, or that "town of NAME" gives."""
        tree = self._tree
        if tree.ent[index] in PROPER_LABELS:
            first, last = tree.ent_start[index], tree.ent_end[index] - 1
        else:
            first = last = index
            before = self._name_before(first)
            while before >= 0 and tree.head[before] in {index, first} and tree.dep[before] == "compound":
                first = before
                before = self._name_before(first)
        while first < last and tree.tag[first] in {"DT", "PRP$"}:
            first += 1
        while last > first and tree.tag[last] == "POS":
            last -= 1
        return first, last

    def _name_before(self, first: int) -> int:
        """Return the name right before a token, also of "Urus-Martan", or -1."""
        tree, before = self._tree, first - 1
        if before > 0 and tree.text[before] in HYPHENS and tree.end[before] == tree.start[first]:
            before = before - 1 if tree.end[before - 1] == tree.start[before] else before
        return before if before >= 0 and tree.is_name(before) else -1

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
