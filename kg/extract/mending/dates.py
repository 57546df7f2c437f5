"""Rules that mend what stands beside a date: a place or a subject is no second date.

In: a ``Tree`` and a token. Out: the same tree, changed. In "shelled the port on Monday and rebel positions were hit"
the small model has the port shelled on a day and on positions.
"""

from __future__ import annotations

from kg.extract.tree import FINITE_OR_MODAL, SUBJECTS, Tree
from kg.ontology.words import Words


def mend_place_beside_date(tree: Tree, name: int, words: Words) -> None:
    """ "visited Ghana on 4 April and Togo on 6 April": a name is conjoined with a name, not with a date.

    Each date is left with its name: that of the one is not that of the other.
    """
    date = tree.head[name]
    if tree.ent[date] != "DATE" or tree.ent[name] in {"DATE", "TIME", "CARDINAL"} or not tree.is_name(name):
        return
    prep = tree.head[date]
    verb = tree.head[prep]
    if name < date or tree.dep[prep] != "prep" or tree.pos[verb] != "VERB" or tree.dep[tree.left[name] - 1] != "cc":
        return
    first = tree.child(verb, "dobj")
    if first is not None and first < prep and tree.is_name(first):
        tree.hang(name, first, "conj")
        tree.hang(prep, first, "dep")
        for own in tree.children(verb, "prep"):
            if own == name + 1:
                tree.hang(own, name, "dep")


def mend_subject_beside_date(tree: Tree, word: int, words: Words) -> None:
    """ "entered Kyiv on Saturday and street fighting broke out": the street is where the fighting was, and no day."""
    date, joint, noun = tree.head[word], word - 1, word + 1
    if tree.ent[date] not in {"DATE", "TIME"} or tree.ent[word] or noun == len(tree) or tree.lower[joint] != "and":
        return
    prep = tree.ent_start[date] - 1
    if tree.dep[noun] == "pobj":  # "shelled it on Monday and rebel positions were hit", taken for a day and positions
        _end_date_before_subject(tree, date, noun)
    verb = tree.head[noun]
    first = tree.head[verb] if tree.dep[verb] in {"ccomp", "conj"} else tree.above(date, "VERB", "AUX")
    inside = tree.left[noun] in {noun, prep, prep + 1} or tree.left[noun] == prep - 1
    if tree.dep[noun] not in {"nsubj", "nsubjpass"} or not inside or first is None or not first < date < verb:
        return
    tree.hang(word, noun, "compound" if tree.is_noun(word) else "amod")
    tree.hang(joint, first, "cc")
    if tree.head[date] == noun:
        tree.hang(date, prep if tree.dep[prep] == "prep" else first, "pobj" if tree.dep[prep] == "prep" else "npadvmod")
        for kid in (prep, prep - 1):  # "early on Saturday"
            if tree.left[noun] <= kid and tree.dep[kid] in {"prep", "advmod"}:
                tree.move(kid, first)
    if tree.head[verb] == first and tree.child(verb, "mark") is None:
        tree.hang(verb, first, "conj")


def _end_date_before_subject(tree: Tree, date: int, noun: int) -> None:
    """Make a noun behind a date the subject of the conjoined verb right behind it, where that has no other."""
    behind = noun + 1
    verb = tree.head[behind] if behind < len(tree) and tree.dep[behind] in {"aux", "auxpass"} else behind
    finite = behind < len(tree) and tree.tag[behind] in FINITE_OR_MODAL and tree.dep[verb] == "conj"
    if finite and tree.child(verb, *SUBJECTS) is None and verb > noun:
        tree.hang(date, tree.head[noun], "pobj")
        tree.hang_subject(noun, verb)
