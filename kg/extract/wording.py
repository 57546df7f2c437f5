"""The words of predicates and arguments in the open-IE renderings: phrases, verb groups, what they share.

In: a ``Tree`` with resolved clauses. Out: lists of token indices, and their text. In "Milley, who met Gerasimov, flew
home" the phrase of the subject is "Milley"; in "tried to get support in May" the predicate is "tried to get", and "in
May" belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.clauses import Clause, Oblique
from kg.extract.tree import Tree
from kg.ontology.words import Words

_OPENING = frozenset({"``", "“"})
_CLOSING = frozenset({"''", "”"})
_PUNCTUATION = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", "``", "''", '"', "“", "”", ".", "-LRB-", "-RRB-", "--", "'", "`"}
)
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
_NAMES = frozenset({"ORG", "FAC", "GPE", "LOC", "LAW", "WORK_OF_ART", "EVENT", "PRODUCT", "NORP", "PERSON"})
_COORDINATION = frozenset({"conj", "cc", "preconj"})


@dataclass(frozen=True, slots=True)
class Triple:
    """Subject, relation and arguments as text, tokens joined by spaces."""

    subject: str
    relation: str
    arguments: tuple[str, ...]


def merges(clause: Clause) -> bool:
    """ "tried to get", "was expected to meet": an open complement of the same subject joins its verb."""
    parent = clause.parent
    if parent is None or clause.link != "complement" or clause.frame not in {"to", "ing"}:
        return False
    same = clause.surface is not None and clause.surface == parent.surface
    if parent.object not in {None, parent.surface}:
        return False  # "used the loan to build a dam"
    return same and bool({"subject-control", "passive-control"} & set(clause.rules))


def is_untold(clause: Clause) -> bool:
    """Whether a clause is told among the arguments of another: "left to meet him", "urged him to leave".

    "The first to leave" has left.
    """
    if clause.link in {"gerund", "purpose"}:
        return True
    if clause.frame != "to" or merges(clause):
        return False
    return clause.link == "complement" or (clause.link == "adnominal" and "outstanding" not in clause.rules)


class Wording:
    """Phrases, verb groups and adjuncts of one tree, as token indices."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self.tree = tree
        self.words = words

    def text(self, tokens: Iterable[int]) -> str:
        """Return the tokens joined by spaces, without a quotation mark that has no partner among them."""
        words = [self.tree.text[token] for token in tokens]
        marks = sum(word in _OPENING or word in _CLOSING for word in words)
        return " ".join(word for word in words if marks % 2 == 0 or word not in _OPENING | _CLOSING)

    def trimmed(self, tokens: Iterable[int]) -> list[int]:
        """Leave off punctuation at both ends, but for quotation marks whose partner is among the tokens."""
        kept, text = list(tokens), self.tree.text
        closed = any(text[token] in _CLOSING for token in kept)
        opened = any(text[token] in _OPENING for token in kept)
        while kept and text[kept[0]] in _PUNCTUATION and not (closed and text[kept[0]] in _OPENING):
            kept.pop(0)
        while kept and text[kept[-1]] in _PUNCTUATION and not (opened and text[kept[-1]] in _CLOSING):
            kept.pop()
        return kept

    def phrase(self, index: int, skip: int = -1) -> list[int]:
        """Return a whole phrase without its appositions, relative clauses behind a comma, and the clause ``skip``."""
        return self.trimmed(self._collect(index, frozenset(), skip))

    def short(self, index: int) -> list[int]:
        """Return a phrase without clauses and coordination."""
        kept = self._collect(index, _CLAUSAL | _COORDINATION, -1)
        while kept and self.tree.text[kept[0]] in _PUNCTUATION:
            kept.pop(0)
        while kept and self.tree.text[kept[-1]] in _PUNCTUATION:
            kept.pop()
        return kept

    def _collect(self, index: int, without: frozenset[str], skip: int) -> list[int]:
        tree = self.tree
        kept = [index]
        for member in kept:  # grows while it is read
            for kid in tree.kids[member]:
                dep = tree.dep[kid]
                if dep == "appos" and self._is_year(kid, member):
                    kept.append(kid)
                elif kid == skip or dep in without or (member == index and dep in {"mark", "relcl", "appos"}):
                    continue
                elif dep != "relcl" or tree.text[tree.left[kid] - 1] != ",":
                    kept.append(kid)
        return sorted(kept)

    def _is_year(self, kid: int, date: int) -> bool:
        """ "December 31, 1963": one date, no apposition."""
        return self.tree.ent[kid] == "DATE" and self.tree.ent_start[kid] == self.tree.ent_start[date]

    def members(self, index: int) -> list[list[int]]:
        """Return the tokens of each member of a coordination; a name that holds "and" is one member.

        A place in a place is both: who was born in "Akure, Nigeria" was born in Nigeria.
        """
        tree = self.tree
        others = [member for member in tree.conjuncts(index) if tree.is_noun(member)]
        others.extend(
            [kid for place in (index, *others) for kid in tree.children(place, "appos") if self._is_around(kid)]
        )
        if any(self.is_inside_name(index, member) for member in others):
            return [self.trimmed(self._collect(index, _CLAUSAL, -1))]
        return [self.short(head) for head in (index, *others)]

    def _is_around(self, place: int) -> bool:
        """ "Akure, Nigeria": the place behind the comma is the larger one."""
        tree = self.tree
        both = {tree.ent[place], tree.ent[tree.head[place]]} <= {"GPE", "LOC"}
        return both and tree.text[tree.left[place] - 1] == ","

    def is_inside_name(self, first: int, second: int) -> bool:
        """Tell whether both tokens are parts of one name of something."""
        tree = self.tree
        return tree.ent[first] in _NAMES and tree.ent_start[first] == tree.ent_start[second]

    def whole(self, index: int) -> int:
        """Return the head as written: "a number of ministers" where the clause means the ministers."""
        tree = self.tree
        prep = tree.head[index]
        while tree.dep[index] == "pobj" and tree.lower[prep] == "of":
            if tree.lemma[tree.head[prep]] not in self.words["light_heads"]:
                break
            index = tree.head[prep]
            prep = tree.head[index]
        if tree.dep[index] == "appos" and tree.ent[index] == "PERSON" and tree.tag[tree.head[index]] == "NN":
            return tree.head[index]  # "its spokesman, Ali Kaya": the role bears the clause, the name stands beside it
        return index

    def group(self, clause: Clause) -> list[int]:
        """Return the predicate's tokens: auxiliaries, negation, verb, particle, merged verbs before it."""
        tokens = {*clause.group, *clause.auxiliaries, *clause.negations}
        if merges(clause) and clause.parent is not None:
            tokens.update(self._leading(clause.parent))
        return sorted(tokens)

    def shared_group(self, clause: Clause) -> list[int]:
        """Return the predicate's tokens with the leading verbs of its coordination: "was able to [hold and] defeat"."""
        tree = self.tree
        first = clause
        while first.link == "conj" and first.parent is not None and first.surface == first.parent.surface:
            own = any(tree.lower[aux] != "to" for aux in tree.children(first.head, "aux", "auxpass"))
            if own or tree.tag[first.head] != tree.tag[first.parent.head]:
                break
            first = first.parent
        tokens = set(self.group(clause))
        if first is not clause and merges(first) and first.parent is not None:
            tokens.update((*self._leading(first.parent), *tree.children(first.head, "aux")))
        return sorted(tokens)

    def _leading(self, verb: Clause) -> list[int]:
        """Return the group of a verb that its complement joins: "was able"."""
        predicated = verb.result is not None and not self.tree.is_noun(verb.result)
        return [*self.group(verb), *([verb.result] if predicated and verb.result is not None else [])]

    def adverbs(self, clause: Clause) -> list[int]:
        """Return the predicate's adverbs of one word."""
        return [adverb for adverb in clause.adverbs if self.tree.dep[adverb] == "advmod" and not self.tree.kids[adverb]]

    def adjuncts(self, clause: Clause) -> tuple[list[Oblique], list[int]]:
        """Return prepositional arguments and times: its own, those of merged verbs, those set before a coordination.

        "In 1919 Sato was asked to leave and fled": both "asked to leave" and "fled" are in 1919.
        """
        obliques, times, seen = list(clause.obliques), list(clause.times), clause
        while seen.parent is not None and (seen.link == "conj" or merges(seen)):
            above = seen.parent
            start = above.surface if seen.link == "conj" else len(self.tree)
            if start is not None and (seen.link != "conj" or start < above.head):
                given = [other for other in above.obliques if other.words[0] < start and self._is_free(other, above)]
                obliques[:0] = [other for other in given if other not in obliques and other.head != clause.surface]
                times.extend(time for time in above.times if time < start and time not in times)
            seen = above
        return obliques, times

    def _is_free(self, oblique: Oblique, clause: Clause) -> bool:
        return clause.result is None or self.tree.head[oblique.words[0]] != clause.result

    def gerunds(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """Yield preposition and verb of each gerund beside the predicate: "died after giving a speech"."""
        for prep in self.tree.children(clause.head, "prep"):
            verb = self.tree.child(prep, "pcomp")
            if verb is not None and prep > clause.head and self.tree.tag[verb] not in {"IN", "TO"}:
                yield prep, verb

    def purposes(self, clause: Clause) -> Iterator[int]:
        """Yield the infinitives behind the predicate that say what it was for."""
        for verb in self.tree.children(clause.head, "advcl"):
            if verb > clause.head and self.tree.tag[verb] == "VB":
                yield verb

    def reports(self, clause: Clause) -> list[int]:
        """Return the heads of its complements, but for merged ones and a sentence before it that it does not tell.

        "The buyers, analysts added, could be foreign": the content of an interposed comment is the clause around it.
        """
        said = any(self.words.signature("that", key) for key in (clause.key, clause.lemma))
        inner = [other.head for other in clause.complements if not merges(other) and (said or other.head > clause.head)]
        return inner if clause.comment_on is None else [clause.comment_on.head, *inner]

    def content(self, report: int, teller: int) -> list[int]:
        """Return the tokens of a report without its conjunction, and without the teller set into it."""
        tree = self.tree
        marks = tree.children(report, "mark")
        inside = set(tree.subtree(teller)) if report in tree.ancestors(teller) else set()
        return self.trimmed(token for token in tree.subtree(report) if token not in marks and token not in inside)
