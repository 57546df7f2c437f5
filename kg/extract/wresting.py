"""Who held what is taken, and was fought for it: the militia of "seized the port from the militia".

In: a clause of a ``Tree``, or a noun behind "from". Out: ``Nominal``s of kind "verb" with the lemma "control". It is
presupposed: who only tries to seize the port from the militia has not got it, and the militia has.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause
from kg.extract.context import context_of
from kg.extract.governance import Nominal
from kg.extract.phrases import possessor_of
from kg.extract.tree import ACTOR_LABELS, PLACE_LABELS, Tree
from kg.ontology import Ontology


def wrested(tree: Tree, clause: Clause, ontology: Ontology) -> list[Nominal]:
    """ "liberated Kidal from Ansar Dine", "to retake the bridge from rebel control": who held it until then."""
    words = ontology.words
    if clause.object is None or not {clause.lemma, clause.key} & words["wresting_verbs"]:
        return []
    word = _from(tree, clause)
    holder = tree.child(word, "pobj") if word is not None and _may_be_held(tree, clause.object, ontology) else None
    if holder is not None and tree.lemma[holder] in words["holding_nouns"]:
        holder = possessor_of(tree, holder) or tree.child(holder, "compound")
    if word is None or holder is None or not _may_hold(tree, holder, ontology):
        return []
    context = replace(context_of(clause), polarity="affirmed", modality="actual", step="presupposed")
    rules = ["wrested-from"]
    found = [
        Nominal("verb", word, word, "control", holder, clause.object, context=context, clause=clause, rules=rules,
                alone=True)
    ]  # fmt: skip
    if clause.subject is not None:
        found.append(
            Nominal("verb", word, word, "fight", clause.subject, holder, context=context_of(clause), clause=clause,
                    rules=["fought-for"], alone=bool(tree.conjuncts(holder)))
        )  # fmt: skip
    return found


def _from(tree: Tree, clause: Clause) -> int | None:
    """Return the "from" that stands with the verb, or that the parser hangs on its object."""
    heads = [clause.head, *([clause.object] if clause.object is not None else ())]
    heads += [tree.head[tree.head[heads[-1]]]] if tree.dep[heads[-1]] == "pobj" else []  # "the town of Kidal from"
    preps = [prep for head in heads for prep in tree.children(head, "prep") if prep > clause.head or clause.passive]
    return next((prep for prep in preps if tree.lower[prep] == "from"), None)


def _may_be_held(tree: Tree, thing: int, ontology: Ontology) -> bool:
    settlement = tree.dep[thing] == "pobj" and tree.lemma[tree.head[tree.head[thing]]] in ontology.words["place_nouns"]
    if tree.ent[thing] or tree.is_name(thing):
        return settlement or tree.ent[thing] in PLACE_LABELS
    row = ontology.lexicon.find("verb", "capture", object_head=tree.lemma[thing])
    return row is not None and row.relation == "kg:captured" and bool(row.object_in)


def _may_hold(tree: Tree, holder: int, ontology: Ontology) -> bool:
    words = ontology.words
    acting = words["acting_nouns"] | words["member_nouns"]
    people = any(tree.ent[kid] == "NORP" for kid in tree.children(holder, "amod", "compound"))  # "Armenian forces"
    named = tree.is_name(holder) and tree.ent[holder] not in PLACE_LABELS | {"DATE", "TIME"}
    return named or people or tree.ent[holder] in ACTOR_LABELS or tree.lemma[holder] in acting
