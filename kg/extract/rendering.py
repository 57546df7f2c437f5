"""Open-IE renderings of clauses: n-ary (one full tuple a predicate) and binary (minimal facts).

In: a ``Tree`` with resolved clauses. Out: ``Triple``s of plain text. "Milley met with Gerasimov in Helsinki" is n-ary
(Milley; met with; Gerasimov; in Helsinki) and binary (Milley; met with; Gerasimov), (Milley; met in; Helsinki). What
each choice is worth was measured on the development halves of CaRB and BenchIE (README, "How good is it").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

from kg.extract.clauses import Clause, Oblique
from kg.extract.tree import Tree
from kg.ontology.words import Words

_PUNCTUATION = frozenset(
    {",", ";", ":", "-", "–", "—", "(", ")", "``", "''", '"', "“", "”", ".", "-LRB-", "-RRB-", "--", "'", "`"}
)
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})


@dataclass(frozen=True, slots=True)
class Triple:
    """Subject, relation and arguments as text, tokens joined by spaces."""

    subject: str
    relation: str
    arguments: tuple[str, ...]


def render(tree: Tree, clauses: list[Clause], form: Literal["nary", "binary"], words: Words) -> list[Triple]:
    """Return the triples of one sentence in the order of their predicates, each once."""
    renderer: _Renderer = _Nary(tree, words) if form == "nary" else _Binary(tree, words)
    merged = {id(clause.parent) for clause in clauses if _merges(clause)}
    found: list[Triple] = []
    for clause in sorted(clauses, key=lambda clause: clause.head):
        if id(clause) not in merged or clause.object is not None:
            found.extend(renderer.triples(clause))
    found.extend(renderer.appositions())
    return list(dict.fromkeys(found))


def _merges(clause: Clause) -> bool:
    """ "tried to get", "was expected to meet": an open complement of the same subject joins its verb."""
    parent = clause.parent
    if parent is None or clause.link != "complement" or clause.frame not in {"to", "ing"}:
        return False
    same = clause.surface is not None and clause.surface == parent.surface
    return same and bool({"subject-control", "passive-control"} & set(clause.rules))


class _Renderer:
    def __init__(self, tree: Tree, words: Words) -> None:
        self.tree = tree
        self.words = words

    def triples(self, clause: Clause) -> Iterator[Triple]:
        """Yield the triples of one predicate."""
        raise NotImplementedError

    def appositions(self) -> Iterator[Triple]:
        """Yield the triples that stand in no clause; only the n-ary rendering has them."""
        yield from ()

    def text(self, tokens: Iterable[int]) -> str:
        return " ".join(self.tree.text[token] for token in tokens)

    def phrase(self, index: int, *, conjuncts: bool = True, clauses: bool = True, skip: int = -1) -> list[int]:
        """Return the tokens of a phrase without the clause headed by ``skip``, punctuation at its ends left off."""
        tree = self.tree
        kept = [index]
        for member in kept:
            for kid in tree.kids[member]:
                dep = tree.dep[kid]
                if kid == skip:
                    continue
                if dep in _CLAUSAL and not clauses:
                    continue
                if not conjuncts and dep in {"conj", "cc", "preconj"}:
                    continue
                if member == index and dep in {"mark", "relcl", "appos"}:
                    continue
                kept.append(kid)
        kept.sort()
        while kept and tree.text[kept[0]] in _PUNCTUATION:
            kept.pop(0)
        while kept and tree.text[kept[-1]] in _PUNCTUATION:
            kept.pop()
        return kept

    def group(self, clause: Clause) -> list[int]:
        """Return the predicate's tokens: auxiliaries, negation, verb, particle, merged verbs before it."""
        tree = self.tree
        tokens = {*clause.group, *clause.auxiliaries, *clause.negations}
        if _merges(clause) and clause.parent is not None:
            tokens.update(self.group(clause.parent))
            if clause.parent.result is not None and not tree.is_noun(clause.parent.result):
                tokens.add(clause.parent.result)
        return sorted(tokens)

    def adverbs(self, clause: Clause) -> list[int]:
        return [adverb for adverb in clause.adverbs if self.tree.dep[adverb] == "advmod" and not self.tree.kids[adverb]]


class _Nary(_Renderer):
    def appositions(self) -> Iterator[Triple]:
        """ "BNL, Italy's largest bank": (BNL; is; Italy's largest bank)."""
        tree = self.tree
        for index in range(len(tree)):
            for other in tree.children(index, "appos"):
                if tree.is_noun(other):
                    yield Triple(self.text(self.phrase(index, skip=other)), "is", (self.text(self.phrase(other)),))

    def triples(self, clause: Clause) -> Iterator[Triple]:
        """Yield the one full tuple of a predicate: subject, relation, core arguments, then all others in order."""
        subject = clause.surface
        if subject is None or clause.link in {"purpose", "gerund"}:
            return
        group = self.group(clause)
        relation = {*group, *(adverb for adverb in self.adverbs(clause) if subject < adverb < group[-1])}
        arguments = [self.text(self.phrase(head)) for head in self._core(clause)]
        obliques = self._obliques(clause)
        behind = [oblique for oblique in obliques if oblique.words[0] > clause.head]
        if not arguments and behind:  # "met with": the preposition belongs to the relation
            first = min(behind, key=lambda oblique: oblique.words[0])
            obliques.remove(first)
            relation.update(first.words)
            arguments.append(self.text(self.phrase(first.head)))
        arguments.extend(text for _, text in sorted(self._others(clause, obliques)) if text)
        if arguments:
            left = self.phrase(subject, skip=self._own_clause(clause))
            yield Triple(self.text(left), self.text(sorted(relation)), tuple(arguments))

    def _core(self, clause: Clause) -> list[int]:
        """Return the heads of recipient, object and predicate noun or adjective, in this order."""
        object_ = clause.object if not clause.passive else None
        recipient = clause.recipient
        heads = [recipient, object_] if recipient is not None and object_ is not None else [object_ or recipient]
        return [head for head in (*heads, clause.result) if head is not None and head != clause.surface]

    def _obliques(self, clause: Clause) -> list[Oblique]:
        inside = [oblique for oblique in clause.obliques if self.tree.head[oblique.words[0]] != clause.result]
        if clause.passive and clause.subject is not None:
            inside.insert(0, self._agent(clause))
        return inside

    def _others(self, clause: Clause, obliques: list[Oblique]) -> Iterator[tuple[int, str]]:
        """Yield position and text of prepositional arguments, times, adverbs, complements and purposes."""
        tree = self.tree
        for oblique in obliques:
            yield oblique.words[0], self.text([*oblique.words, *self.phrase(oblique.head)])
        for adverb in (*clause.times, *(adverb for adverb in clause.adverbs if adverb > clause.head)):
            yield adverb, self.text(self.phrase(adverb))
        for complement in clause.complements:
            if not _merges(complement):
                yield complement.head, self.text(self._complement(complement))
        for purpose in tree.children(clause.head, "advcl"):
            if purpose > clause.head and tree.tag[purpose] == "VB":
                yield purpose, self.text(sorted({*self.phrase(purpose), *tree.children(purpose, "mark")}))

    def _own_clause(self, clause: Clause) -> int:
        """The clause a noun's phrase must leave out where the noun is that clause's subject."""
        while clause.link == "conj" and clause.parent is not None:
            clause = clause.parent
        return clause.head

    def _agent(self, clause: Clause) -> Oblique:
        tree = self.tree
        assert clause.subject is not None
        prep = tree.head[clause.subject]
        return Oblique((prep,), clause.subject, tree.lower[prep])

    def _complement(self, complement: Clause) -> list[int]:
        tokens = [
            token
            for token in self.tree.subtree(complement.head)
            if self.tree.dep[token] != "mark" or self.tree.head[token] != complement.head
        ]
        while tokens and self.tree.text[tokens[0]] in _PUNCTUATION:
            tokens.pop(0)
        while tokens and self.tree.text[tokens[-1]] in _PUNCTUATION:
            tokens.pop()
        return tokens


class _Binary(_Renderer):
    def triples(self, clause: Clause) -> Iterator[Triple]:
        tree = self.tree
        subject = clause.surface
        if subject is None or (clause.link == "gerund" and clause.noun is not None):
            return
        subjects = [self.text(tokens) for tokens in self.members(subject)]
        group = self.group(clause)
        if not _merges(clause):
            group = [token for token in group if tree.lower[token] != "to"]
        relation = self.text(group)
        object_ = clause.object if not clause.passive else None
        if clause.recipient is not None and clause.recipient != subject:
            object_ = object_ if object_ is not None else clause.recipient
        if object_ is None and clause.result is not None:
            object_ = clause.result
        obliques = list(clause.obliques)
        base = relation
        if object_ is not None and object_ != subject:
            for left, right in product(subjects, self.members(object_)):
                yield Triple(left, relation, (self.text(right),))
                yield from self._inside(left, relation, right, object_)
            base = self.text([*group, *next(iter(self.members(object_)))])
        if clause.passive and clause.subject is not None:
            by = self.text([tree.head[clause.subject]])
            agents = self.members(clause.subject)
            for left, right in product(subjects, agents):
                yield Triple(left, f"{base} {by}", (self.text(right),))
            base = f"{base} {by} {self.text(agents[0])}"
        for oblique in obliques:
            preposition = self.text(oblique.words)
            for left, right in product(subjects, self.members(oblique.head)):
                yield Triple(left, f"{base} {preposition}", (self.text(right),))
                yield from self._inside(left, f"{base} {preposition}", right, oblique.head)

    def members(self, index: int) -> list[list[int]]:
        """Return the tokens of each member of a coordination."""
        tree = self.tree
        heads = [index, *(member for member in tree.conjuncts(index) if tree.is_noun(member))]
        return [self.short(head) for head in heads]

    def short(self, index: int) -> list[int]:
        """Return a phrase without clauses and coordination."""
        return self.phrase(index, conjuncts=False, clauses=False)

    def _inside(self, subject: str, relation: str, tokens: list[int], head: int) -> Iterator[Triple]:
        """ "became a justice of the High Court": the noun's own phrase taken into the relation."""
        tree = self.tree
        for prep in tree.children(head, "prep"):
            object_ = tree.child(prep, "pobj")
            if prep not in tokens or object_ is None:
                continue
            left = [token for token in tokens if token <= prep]
            for member in self.members(object_):
                yield Triple(subject, f"{relation} {self.text(left)}", (self.text(member),))
                yield from self._inside(subject, f"{relation} {self.text(left)}", member, object_)
