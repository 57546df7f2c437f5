"""The row of the lexicon that a clause's predicate has, as far as its own words tell.

In: a ``Clause``, or a verb with the noun it carries. Out: a ``Row`` or None. "Imposed sanctions on Iran" has with its
noun the row of "impose sanctions on", without it that of "impose". Types of entities are not known yet here; the row of
a claim is found in kg.normalize.rowfinding.
"""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.tree import Tree
from kg.ontology.lexicon import Lexicon
from kg.ontology.lexiconrows import Row


def verb_row(clause: Clause, lexicon: Lexicon) -> Row | None:
    """Return the row of the verb with its particle and prepositions: "met with"."""
    prepositions = [oblique.preposition for oblique in clause.obliques]
    return lexicon.find("verb", clause.lemma, particle=clause.particle, prepositions=prepositions)


def carrying_row(tree: Tree, clause: Clause, noun: int, lexicon: Lexicon) -> Row | None:
    """Return the row of the verb with a noun that it carries: what hangs on the noun hangs on both."""
    prepositions = [oblique.preposition for oblique in clause.obliques]
    prepositions += [tree.lower[prep] for prep in tree.children(noun, "prep")]
    return lexicon.find(
        "verb", clause.lemma, particle=clause.particle, prepositions=prepositions, object_head=tree.lemma[noun]
    )
