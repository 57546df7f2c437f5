"""Frames without a verb, all together: titles, appositions, places, aliases, event nouns.

In: a ``Tree`` with its clauses. Out: its ``Nominal``s in order of their predicates. "Gen. Milley visited US bases in
Iraq" has the title and the place of the bases besides its verb.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause
from kg.extract.context import context_of
from kg.extract.events import adjectival_modifiers, event, participial_modifiers
from kg.extract.governance import Nominal
from kg.extract.membership import as_part_of, grouped, members
from kg.extract.naming import aliases
from kg.extract.places import locations
from kg.extract.roles import appositions, titled
from kg.extract.sites import event_sites, sites
from kg.extract.tree import Tree
from kg.extract.wresting import wrested
from kg.ontology import Ontology
from kg.ontology.words import Words

_RELATING = frozenset({"appos", "poss", "prep"})
"""Dependencies of what a noun belongs to, lies in or is an example of."""
_KINDS = frozenset({"compound", "nmod", "appos"})
"""Dependencies of the plural that says what several names are names of: "the frigates Roald and Fridtjof"."""


def find_nominals(tree: Tree, nouns: list[int], clauses: list[Clause], ontology: Ontology) -> list[Nominal]:
    """Return the nominal frames of a paragraph, of which ``nouns`` are the nouns, in order of their predicates."""
    by_head = {clause.head: clause for clause in clauses}
    found: list[Nominal] = []
    for word in sorted(ontology.words["alias_words"] & tree.forms.keys()):
        found.extend(nominal for index in tree.forms[word] for nominal in aliases(tree, index))
    before_within = {index - 1 for index in tree.forms["within"]}  # it may hang on the verb
    for index in nouns:
        kids = tree.kinds(index)
        related = bool(kids) and (tree.dep[index] == "conj" or not kids.isdisjoint(_RELATING))
        if kids:
            if "appos" in kids:
                found.extend(appositions(tree, index, ontology))
            found.extend(titled(tree, index, ontology))
            if "amod" in kids:
                found.extend(participial_modifiers(tree, index, by_head, ontology))
                found.extend(adjectival_modifiers(tree, index, by_head, ontology))
            if kids & _KINDS:
                found.extend(grouped(tree, index, ontology.words))
        if related or index in before_within or "acl" in kids:
            found.extend(members(tree, index, ontology.words))
        if kids or tree.dep[index + 1 : index + 2] == ["prep"]:
            found.extend(locations(tree, index, by_head, ontology))
        if related:
            found.extend(sites(tree, index, by_head, ontology))
        nominal = event(tree, index, by_head, ontology)
        if nominal is not None:
            found.append(nominal)
    found.extend(nominal for clause in clauses for nominal in as_part_of(tree, clause, ontology.words))
    found.extend(nominal for clause in clauses for nominal in event_sites(tree, clause, ontology))
    for nominal in [one for clause in clauses for one in wrested(tree, clause, ontology)]:
        spent = tree.child(nominal.first, "pobj")  # "from rebel control": told by the verb's object
        found = [one for one in found if one.kind != "event" or one.last != spent]
        found.append(nominal)
    kin = ontology.words["relational_nouns"]
    found = [nominal for nominal in found if nominal.kind != "role" or not kin & set(nominal.lemma.lower().split())]
    beside = {(nominal.subject, nominal.first) for nominal in found if nominal.rules == ["apposition"]}
    found = [one for one in found if one.rules != ["title"] or (one.subject, one.first) not in beside]
    offices = {word for one in found if one.kind == "role" for word in range(one.first, one.last + 1)}
    found = [one for one in found if one.kind != "member" or one.first not in offices]  # "minister of Peru"
    for nominal in found:
        if nominal.kind in {"role", "alias", "member"}:
            _inherit_speakers(tree, nominal, by_head, ontology.words)
            _doubt_alleged(tree, nominal, ontology.words)
    return found


def _doubt_alleged(tree: Tree, nominal: Nominal, words: Words) -> None:
    """ "suspected members of the Red Brigades", "the alleged leader of the cartel": they may be, and may not be."""
    said = {*tree.lower[nominal.first : nominal.last + 1]}
    said.update(tree.lower[kid] for kid in tree.children(nominal.last, "amod"))
    if not said.isdisjoint(words["report_adjectives"]):
        nominal.context = nominal.context.under("possible", "report_adjectives")


def _inherit_speakers(tree: Tree, nominal: Nominal, by_head: dict[int, Clause], words: Words) -> None:
    """Titles and appositions are presupposed: whoever speaks, the article lets them stand."""
    clause = next((by_head[above] for above in tree.ancestors(nominal.first) if above in by_head), None)
    nominal.clause = clause
    if clause is None or clause.lemma not in words["declaring_verbs"] or clause.subject is None:
        return
    if nominal.subject == clause.object and tree.text[tree.left[nominal.last] - 1] != ",":
        nominal.governed = True  # "declared Rossi president": so says who declares
        nominal.context = replace(context_of(clause), speakers=(clause.subject,))
