"""Words that the tagger takes for names or numbers, and that name and count nothing.

In: the tree of a paragraph. Out: the same tree without their labels. In "thousands marched" no number does it, and "in
absentia" is no place.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def free_nouns(tree: Tree, words: Words) -> None:
    """Unlabel common nouns, crowds, ends, "post-Soviet" and halves."""
    _free_common_nouns(tree)
    _free_quantities(tree, words)
    _free_ends(tree, words)
    _free_prefixed(tree, words)
    _free_halves(tree)


def _free_common_nouns(tree: Tree) -> None:
    """Make a noun of "absentia" in "tried in absentia": among words with capitals no place is written without."""
    if tree.text[0].islower():
        return
    for index in tree.deps["pobj"]:
        alone = tree.ent_end[index] == tree.ent_start[index] + 1 and not tree.kids[index]
        if alone and tree.tag[index] == "NNP" and tree.text[index].islower():
            tree.label(index, index + 1, "")
            tree.tag[index], tree.pos[index] = "NN", "NOUN"


def _free_quantities(tree: Tree, words: Words) -> None:
    """Take "thousands" out of the numbers where it stands for people: "Thousands marched"."""
    crowds = [index for form in words["crowds"] & tree.forms.keys() for index in tree.forms[form]]
    for index in sorted(crowds):
        if tree.ent[index] in {"CARDINAL", "QUANTITY"} and tree.dep[index] in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            tree.label(tree.ent_start[index], tree.ent_end[index], "")


def _free_ends(tree: Tree, words: Words) -> None:
    """Take "the end" out of the dates where something else ends: "the end of the blockade"."""
    for prep in tree.forms["of"]:
        noun = prep - 1
        if noun < 0 or tree.ent[noun] != "DATE" or tree.lower[noun] not in words["end_nouns"]:
            continue
        after = tree.child(prep, "pobj")
        if after is not None and tree.ent[after] not in {"DATE", "TIME"}:
            tree.label(tree.ent_start[noun], tree.ent_end[noun], "")


def _free_prefixed(tree: Tree, words: Words) -> None:
    """Unname "post-Soviet", "intra-Syrian": before a noun they describe it and name nobody who does anything."""
    if "NORP" not in tree.ent:
        return
    for index, label in enumerate(tree.ent):
        if label == "NORP" and tree.dep[index] in {"amod", "compound", "nmod"}:
            prefix, hyphen, _ = tree.lower[index].partition("-")
            if hyphen and prefix in words["hyphenated_prefixes"]:
                tree.label(tree.ent_start[index], tree.ent_end[index], "")


def _free_halves(tree: Tree) -> None:
    """ "the southern half of the city" is a part of it, and no number."""
    for half in tree.forms["half"]:
        if tree.ent[half] and tree.child(half, "amod") is not None:
            tree.label(tree.ent_start[half], tree.ent_end[half], "")
