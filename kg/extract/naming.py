"""Other names: "also known as", "alias", "by the nom de guerre".

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "alias". "Eswatini, formerly known as Swaziland" gives the
state its former name.
"""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.context import Context
from kg.extract.governance import Nominal
from kg.extract.roles import name_head
from kg.extract.tree import REFLEXIVES, Tree
from kg.ontology.words import Words

_FARTHEST_NAME = 8


def aliases(tree: Tree, index: int) -> list[Nominal]:
    """ "the warlord Joseph Tarr, alias General Mosquito": the name before one of ``alias_words`` and the one behind."""
    before = next((word for word in range(index - 1, max(-1, index - 4), -1) if tree.is_name(word)), None)
    behind = next(
        (word for word in range(index + 1, min(len(tree), index + 5)) if tree.ent[word] or tree.is_name(word)), None
    )
    if before is None or behind is None:
        return []
    while tree.dep[behind] == "compound" and tree.is_name(behind) and behind < tree.head[behind] < index + 6:
        behind = tree.head[behind]  # "alias General Mosquito"
    return [Nominal("alias", index, index, "also known as", before, name_head(tree, behind), rules=["naming"])]


def naming_nominal(tree: Tree, clause: Clause, words: Words) -> Nominal | None:
    """ "formerly known as Swaziland", "nicknamed “El Pastor”": another name, or None where the verb gives none."""
    other = _under_a_name(tree, clause, words)
    if other is not None:
        named = clause.object if clause.passive else clause.subject
        return _alias(clause, named, other) if named is not None and tree.is_noun(named) else None
    other = clause.result
    if other is None:
        other = next((oblique.head for oblique in clause.obliques if oblique.preposition == "as"), None)
    if clause.lemma not in words["naming"] or other is None or not tree.is_name(other):
        return None
    if any(tree.ent[oblique.head] in {"DATE", "TIME"} for oblique in clause.obliques) and clause.lemma == "call":
        return None  # "Kenya's president, called Tanzania's on Monday": by telephone
    if clause.object is not None and tree.lower[clause.object] in REFLEXIVES and clause.subject is not None:
        return _alias(clause, clause.subject, other)  # "calling themselves the Council"
    named = _named_before(tree, clause, words)
    if clause.passive and clause.subject is None and (named is None or not tree.ent[named]):
        named = clause.object
    if clause.link == "relative" and clause.noun is not None and clause.noun == clause.object and not clause.passive:
        by_many = clause.subject is not None and tree.tag[clause.subject] in {"NNS", "PRP"}
        named = clause.noun if by_many else named  # "whom associates call the Baker"
    if named is None or not tree.is_noun(named):
        return None
    listed = [one for one in tree.conjuncts(named) if one < clause.head]
    if listed and tree.lower[clause.head - 1] in words["joint_adverbs"]:
        return None
    return _alias(clause, listed[-1] if listed else named, other)  # "Oman and the Front, also known as the Movement"


def _alias(clause: Clause, named: int, other: int) -> Nominal:
    nominal = Nominal("alias", clause.head, clause.head, "also known as", named, other, clause=clause, rules=["naming"])
    if clause.link != "adnominal":  # "is not known as": what stands beside a noun is only said by the way
        nominal.context = Context(polarity=clause.polarity, modality=clause.modality)
    return nominal


def _under_a_name(tree: Tree, clause: Clause, words: Words) -> int | None:
    """ "known by his nom de guerre Abu Zaid", "fights under the alias Tono", "uses the pseudonym Abou Walid"."""
    if clause.lemma not in words["naming"] and clause.lemma not in words["bearing_verbs"]:
        return None
    behind = range(clause.head + 1, min(len(tree), clause.head + _FARTHEST_NAME))
    noun = next((word for word in behind if tree.lemma[word] in words["alias_nouns"]), None)
    if noun is None or (tree.head[noun] == clause.head and tree.dep[noun] != "dobj"):
        return None
    name = noun + 1
    skipped = {"“", '"', "‘", "'"} if tree.lemma[noun] == "name" else {"of", "“", '"', "‘", "'"}
    while name < len(tree) and tree.text[name] in skipped:
        name += 1  # "under the pseudonym of Tono", but not "uses the name of Islam"
    if name >= len(tree) or not (tree.is_name(name) or tree.ent[name]):
        return None
    return name_head(tree, name) if tree.ent[name] else name


def _named_before(tree: Tree, clause: Clause, words: Words) -> int | None:
    """ "Qayyarah Airfield West, also called “Q-West”": what stands before the comma, whatever its parse."""
    adverb = clause.head - 1
    comma = adverb - 1
    if comma < 1 or tree.lower[adverb] not in words["naming_adverbs"] or tree.text[comma] not in {",", "("}:
        return None
    noun = comma - 1
    while tree.dep[noun] == "compound" and tree.head[noun] < comma:
        noun = tree.head[noun]
    return noun
