"""Names that bear a description take part in what is told of it.

In: the clauses of a tree with their participants. Out: the same clauses, names in place of the nouns that describe
them. In "Homs, a city besieged by the army" and "Homs is a city besieged by the army" the besieged is Homs, and in
"Coalition efforts to support Iraq" the Coalition would support it.
"""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.tree import NAME_LABELS, PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words


def name_bearers(tree: Tree, clauses: list[Clause], ontology: Ontology) -> None:
    """Put the bearer of a description for it in the clauses that stand at the description."""
    for clause in clauses:
        if clause.noun is None or clause.link not in {"relative", "adnominal"}:
            continue
        deed = _deed_above(tree, clause, clause.noun, ontology) if clause.link == "relative" else None
        if deed is not None:
            for other in (clause, *(one for one in clauses if one.link == "conj" and one.parent is clause)):
                _replace(tree, other, clause.noun, deed)
            clause.noun = deed
            continue
        # "flew to Goma, a charge it denies": who flew is no charge
        told = ontology.words.content_nouns.get(tree.lemma[clause.noun]) == "reported"
        bearer = None if told else _bearer(tree, clause, clause.noun)
        if clause.frame == "to" and (clause.subject is None or "noun-of-object" in clause.rules):
            _give_subject(tree, clause, clause.noun, bearer, ontology.words)
        elif bearer is not None:
            _replace(tree, clause, clause.noun, bearer)


def _replace(tree: Tree, clause: Clause, noun: int, bearer: int) -> None:
    clause.surface = bearer if clause.surface == noun else clause.surface
    clause.subject = bearer if clause.subject == noun else clause.subject
    clause.object = bearer if clause.object == noun else clause.object
    for oblique in clause.obliques:
        if oblique.head == noun and tree.lower[oblique.words[0]] != "where":  # "the attacks in Goma, ... and where"
            oblique.head = bearer


def _deed_above(tree: Tree, clause: Clause, noun: int, ontology: Ontology) -> int | None:
    """ "attacks in the town of Tel Tamer, which killed scores": a town kills nobody, and is nobody's deed."""
    claimed = clause.object is not None and tree.lemma[clause.object] == "responsibility"
    object_head = tree.lemma[clause.object] if clause.object is not None else ""
    row = ontology.lexicon.find("verb", clause.lemma, object_head=object_head)
    harmful = row is not None and row.event == "ASSAULT" and clause.subject == noun
    place = tree.ent[noun] in PLACE_LABELS or tree.lemma[noun] in ontology.words["place_nouns"]  # "the city of Goma"
    if not place or not (claimed or harmful) or tree.dep[noun] not in {"pobj", "conj"}:
        return None
    for above in tree.ancestors(noun):
        if tree.pos[above] == "VERB":
            return None
        event = ontology.lexicon.find("noun", tree.lemma[above]) if tree.tag[above] in {"NN", "NNS"} else None
        if event is not None and event.event == "ASSAULT":
            return above
    return None


def _bearer(tree: Tree, clause: Clause, noun: int) -> int | None:
    """Return the name that the noun describes beside it or by "is", None where it describes none."""
    if tree.tag[noun] not in {"NN", "NNS"} or tree.ent[noun]:
        return None
    head, parent = tree.head[noun], clause.parent
    if tree.dep[noun] == "appos" and head < noun and _is_named(tree, head) and not tree.conjuncts(head):
        return head
    if parent is None or not parent.copula or parent.negations or parent.result != noun or parent.surface is None:
        return None
    return parent.surface if _is_named(tree, parent.surface) and tree.tag[noun] == "NN" else None


def _is_named(tree: Tree, index: int) -> bool:
    return tree.is_name(index) or tree.ent[index] in NAME_LABELS


def _give_subject(tree: Tree, clause: Clause, noun: int, bearer: int | None, words: Words) -> None:
    """ "Coalition efforts to support Iraq", "Operation Serval, the operation to drive them out": who is to do it.

    What "a UN call to free them" asks for is not for the UN to do.
    """
    befores = [] if tree.lemma[noun] in words["demands"] else tree.children(noun, "compound", "nmod")
    actor = next((kid for kid in befores if tree.is_name(kid) or tree.lemma[kid] in words["acting_nouns"]), None)
    actor = bearer if actor is None and clause.subject is None else actor
    if actor is not None:
        clause.surface = clause.subject = actor
        clause.rules.append("noun-possessor")
