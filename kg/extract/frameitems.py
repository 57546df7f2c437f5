"""Which predicates of a paragraph become frames: what states something, and not what only leads over to it.

In: the clauses and nominals of a ``Tree``. Out: those that become frames, in order of the text; a copula may become a
role or a place. In "managed to take the town" the taking is told, "managed" is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.clauses import Clause
from kg.extract.governance import Nominal
from kg.extract.membership import being_one
from kg.extract.naming import naming_nominal
from kg.extract.places import being_there, occurrence_places, places_of_named
from kg.extract.roles import appointed_role, role_nominal
from kg.extract.states import DOING, STATE
from kg.extract.tree import Tree
from kg.extract.verbrows import verb_row
from kg.ontology import Ontology

Item = tuple[int, Clause | Nominal]
"""What becomes a frame, with the token that gives it its place."""

_TIMING = frozenset({"after", "before", "as", "amid", "amidst", "while", "ahead"})
_LEADING_LINKS = frozenset({"complement", "gerund", "purpose"})


class FrameItems:
    """Chooses by the words and rows of one ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    def of(self, tree: Tree, clauses: list[Clause], nominals: list[Nominal]) -> list[Item]:
        """Return what becomes a frame, in order of the text."""
        items: list[Item] = [(nominal.first, nominal) for nominal in nominals]
        leading = {id(one.parent) for one in clauses if one.parent is not None and one.link in _LEADING_LINKS}
        stated = {id(nominal.clause) for nominal in nominals if STATE in nominal.rules}
        done = {id(nominal.clause) for nominal in nominals if DOING in nominal.rules}
        for clause in clauses:
            told = id(clause) in done or (id(clause) in stated and (clause.copula or not self._has_row(clause)))
            items.extend((clause.head, source) for source in self._of_clause(tree, clause, leading, told=told))
        items.sort(key=lambda item: (item[0], isinstance(item[1], Nominal)))
        return items

    def _of_clause(self, tree: Tree, clause: Clause, leading: set[int], *, told: bool) -> Iterator[Clause | Nominal]:
        """Yield what a clause gives; ``told`` where a noun in it tells all that it says ("is under siege")."""
        words = self._ontology.words
        alias = naming_nominal(tree, clause, words)
        if alias is not None:
            yield alias
            yield from places_of_named(tree, clause, alias)
            return
        appointed = appointed_role(tree, clause, self._ontology)
        if appointed is not None:
            yield appointed
        yield from occurrence_places(tree, clause, words)
        states = being_there(tree, clause) or being_one(tree, clause, words)
        if states:
            yield from states
            return
        role = self._role(tree, clause)
        if role is not None:
            yield role
        elif not told and self._is_worth_a_frame(tree, clause) and not self._leads_over(tree, clause, leading):
            yield clause

    def _role(self, tree: Tree, clause: Clause) -> Nominal | None:
        """ "X is the president of Y": the office that a copula gives, with the factuality of the clause."""
        if not clause.copula and clause.lemma not in {"become", "remain"}:
            return None
        role = role_nominal(tree, clause, self._ontology)
        if role is not None:
            role.clause, role.governed = clause, True
            role.context = replace(role.context, polarity=clause.polarity, modality=clause.modality)
        return role

    def _leads_over(self, tree: Tree, clause: Clause, leading: set[int]) -> bool:
        """ "remains committed to working with", "is working to defeat": what it leads over to is the claim."""
        noun = clause.result is not None and tree.is_noun(clause.result)
        if id(clause) not in leading or noun or clause.object is not None or clause.obliques:
            return False
        stative = clause.lemma in self._ontology.words["linking_verbs"] or clause.lemma.startswith("be ")
        adjective = clause.copula and clause.result is not None
        leads = stative or adjective or clause.lemma in self._ontology.words["leading_verbs"]
        return leads and not self._has_row(clause) and not self._is_adjective(clause)

    def _is_worth_a_frame(self, tree: Tree, clause: Clause) -> bool:
        """Leave out clauses without participants, and verbs that only lead over to their complement ("managed to")."""
        if clause.subject is None and clause.object is None:
            return False
        if clause.existential or self._is_empty(tree, clause) or _is_remark(tree, clause):
            return False
        if clause.passive and clause.subject is None and self._is_raising(clause):
            return False
        if clause.passive and clause.subject is None and clause.link == "adnominal" and not self._has_row(clause):
            return False  # "talks aimed at ending the crisis"
        if clause.lemma in self._ontology.words["causatives"] and any(c.passive for c in clause.complements):
            return False  # "had the editor flogged"
        if not clause.complements or clause.object is not None:
            return True
        if clause.copula:
            return self._is_adjective(clause)
        if clause.lemma in self._ontology.words["ending_verbs"] and clause.complements[0].frame == "ing":
            return False  # "stopped paying": they prevented nothing
        leads_over = clause.lemma in self._ontology.words["leading_verbs"] and all(
            complement.frame in {"to", "ing"} and complement.link == "complement" for complement in clause.complements
        )
        return not leads_over or self._has_row(clause)

    def _is_empty(self, tree: Tree, clause: Clause) -> bool:
        """ "as the Philippines did", "the EU has and will": a bare auxiliary whose complement is lost says nothing."""
        bare = clause.object is None and clause.result is None and not clause.complements
        likened = clause.lemma == "do" and clause.mark == "as"  # "as Chile did with Bolivia"
        if clause.key in self._ontology.words["dating_verbs"] and bare and self._is_setting_in_time(tree, clause):
            return True
        return bare and (likened or not clause.obliques) and clause.lemma in self._ontology.words["empty_verbs"]

    def _is_setting_in_time(self, tree: Tree, clause: Clause) -> bool:
        """ "The dispute comes days after rebels shot down a plane", "The visit comes amid a row": it is only when."""
        clauses = tree.children(clause.head, "advcl")
        marked = any(tree.lower[mark] in _TIMING for one in clauses for mark in tree.children(one, "mark", "advmod"))
        timed = marked or any(one.preposition in _TIMING for one in clause.obliques)
        counted = any(tree.lemma[word] in self._ontology.words["time_units"] for word in clause.times)
        return timed and (counted or tree.tag[clause.head] == "VBZ")

    def _is_raising(self, clause: Clause) -> bool:
        """ "is set to", "was expected to", "was said to have": nobody does it."""
        if not clause.complements:
            return False
        if clause.lemma in self._ontology.words["raising_verbs"]:
            return True
        signature = self._ontology.words.signature("to", f"be {clause.participle}")
        return signature is not None and signature.affirmed in {"future", "possible", "intended", "+"}

    def _is_adjective(self, clause: Clause) -> bool:
        return self._ontology.lexicon.may_find("adjective", clause.key.removeprefix("be "))

    def _has_row(self, clause: Clause) -> bool:
        return verb_row(clause, self._ontology.lexicon) is not None


def _is_remark(tree: Tree, clause: Clause) -> bool:
    """ "deployed as agreed", "as expected": a participle behind "as" has no participants of its own."""
    bare = tree.tag[clause.head] == "VBN" and not clause.auxiliaries and tree.lower[clause.head - 1] == "as"
    return bare and clause.mark == "as" and not clause.obliques and not clause.complements
