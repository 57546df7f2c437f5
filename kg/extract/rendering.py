"""Open-IE renderings of clauses: n-ary (one full tuple a predicate) and binary (minimal facts).

In: a ``Tree`` with resolved clauses. Out: ``Triple``s of plain text. "Milley met with Gerasimov in Helsinki" is n-ary
(Milley; met with; Gerasimov; in Helsinki) and binary (Milley; met with; Gerasimov), (Milley; met in; Helsinki). What
each choice is worth was measured on the development halves of CaRB and BenchIE (README, "How good is it").
"""

from __future__ import annotations

from typing import Literal

from kg.extract.clauses import Clause
from kg.extract.facts import minimal_facts
from kg.extract.tree import Tree
from kg.extract.tuples import appositions, full_tuples
from kg.extract.wording import Triple, Wording, merges
from kg.ontology.words import Words


def render(tree: Tree, clauses: list[Clause], form: Literal["nary", "binary"], words: Words) -> list[Triple]:
    """Return the triples of one sentence in the order of their predicates, each once."""
    wording = Wording(tree, words)
    told = full_tuples if form == "nary" else minimal_facts
    merged = {id(clause.parent) for clause in clauses if merges(clause)}
    found: list[Triple] = []
    for clause in sorted(clauses, key=lambda clause: clause.head):
        if id(clause) not in merged or clause.object not in {None, clause.surface}:
            found.extend(told(wording, clause))
    if form == "nary":
        found.extend(appositions(wording))
    return list(dict.fromkeys(found))
