"""One label a name throughout an article: that of the gazetteer, else what its mentions vote for.

In: the trees of an article. Out: the same trees with better entity labels. Where "Palmyra" stands behind "the town of"
it is a place all over the article, whatever the tagger takes it for elsewhere.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.names import known_label, name_of
from kg.extract.tree import NAME_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_VOTING = NAME_LABELS | {"PRODUCT"}
_BEFORE_PLACES = frozenset({"of", "near", "outside", "around", "in"})
_SURE = 5
"""Votes that a name gets from words which only stand before places: more than the tagger's few slips."""


def unify_labels(trees: list[Tree], ontology: Ontology) -> None:
    """Give each name of an article one label: that of the gazetteer where it knows the name, else the majority's."""
    votes: dict[str, Counter[str]] = {}
    spans: list[tuple[Tree, int, int, str]] = []
    for tree in trees:
        index, size, places = 0, len(tree), _place_votes(tree, ontology.words)
        while index < size:
            end = places[index][1] if index in places else tree.ent_end[index]
            if tree.ent[index] in _VOTING or index in places:
                name = name_of(tree, index, end)
                spans.append((tree, index, end, name))
                votes.setdefault(name, Counter())[tree.ent[index]] += tree.ent[index] in NAME_LABELS
                votes[name]["GPE"] += _SURE * (index in places)
            index = end
    spans = [(tree, first, last, name) for tree, first, last, name in spans if votes[name].total()]
    labels = {name: known_label(ontology, name) or _elected(votes[name]) for name in {name for *_, name in spans}}
    for tree, first, last, name in spans:
        label = labels[name]
        if label != tree.ent[first]:
            tree.label(first, last, label)


def label_vessels(tree: Tree, ontology: Ontology) -> None:
    """Make a name right behind "the frigate" or "a tanker" that of a ship, whoever else is called so."""
    for noun in range(len(tree) - 1):
        name = noun + 1
        if tree.tag[noun] != "NN" or not tree.is_name(name) or not ontology.lexicon.is_a(tree.lemma[noun], "@vessel"):
            continue
        end = name + 1
        while end < len(tree) and tree.is_name(end):
            end += 1
        if ontology.actors.by_name(" ".join(tree.text[name:end])):
            tree.label(name, end, "PRODUCT")


def _elected(votes: Counter[str]) -> str:
    return max(votes.items(), key=lambda item: (item[1], item[0]))[0]


def _place_votes(tree: Tree, words: Words) -> dict[int, tuple[int, int]]:
    """Return what must be a place's name, by its first token: "the town of Dabiq", "near Al Shadaddi", "in Palmyra"."""
    found: dict[int, tuple[int, int]] = {}
    for prep in range(len(tree) - 1):
        name = tree.child(prep, "pobj") if tree.lower[prep] in _BEFORE_PLACES else None
        if name is None or not (tree.ent[name] or tree.is_name(name)) or tree.child(name, "det") is not None:
            continue
        town = tree.lower[prep] == "of" and tree.lemma[tree.head[prep]] in words["place_nouns"]
        beside = tree.lower[prep] in {"near", "outside", "around"} and tree.ent[name] != "ORG"
        inside = tree.lower[prep] == "in" and tree.ent[name] in {"PERSON", "PRODUCT"}
        listed = tree.lower[prep] in {"in", "near"} and tree.ent[name] == "GPE"  # "in Qamenas, Sarmin and Talamenes"
        for one in [name] * (town or beside or inside) + (tree.conjuncts(name) if listed else []):
            first, end = tree.ent_start[one], tree.ent_end[one]
            if not tree.ent[one]:
                first = tree.left[one]
            if all(tree.is_name(word) or tree.ent[word] for word in range(first, end)):
                found[first] = (first, end)
    for name, label in enumerate(tree.ent):
        told = tree.kids[name] or tree.dep[name] == "nsubj"
        if told and (label or tree.is_name(name)) and _is_called_place(tree, name, words):
            found[tree.ent_start[name]] = (tree.ent_start[name], tree.ent_end[name])
    return found


def _is_called_place(tree: Tree, name: int, words: Words) -> bool:
    """ "Karabilah, a town held by insurgents", "Hibhib is a village"."""
    beside = tree.children(name, "appos")
    verb = tree.head[name]
    if tree.dep[name] == "nsubj" and tree.lower[verb] in {"is", "was"}:
        beside += tree.children(verb, "attr")
    return bool(beside) and any(tree.tag[noun] == "NN" and tree.lemma[noun] in words["place_nouns"] for noun in beside)
