"""Rules that give a verb back the subject that the small model hung elsewhere.

In: a ``Tree``. Out: the same tree, changed. In "In Brasilia, the minister, Celso Amorim, said ..." the model
takes the minister for an apposition to the city.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_subject_behind_place(tree: Tree, words: Words) -> bool:
    """ "In Brasilia, Brazil's foreign minister, Celso Amorim, said": what follows the place is the verb's subject."""
    changed = False
    for verb in range(2, len(tree)):
        if tree.tag[verb] not in _FINITE or tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
            continue
        for prep in tree.children(verb, "prep"):
            place = tree.child(prep, "pobj") if prep < verb else None
            noun = tree.child(place, "appos") if place is not None else None
            if place is None or noun is None or not place < noun < verb or tree.text[tree.left[noun] - 1] != ",":
                continue
            if tree.text[verb - 1] == "," or noun == verb - 1:
                tree.head[noun], tree.dep[noun] = verb, "nsubj"
                changed = True
                break
    return changed


def mend_subject_of_inserted_participle(tree: Tree, words: Words) -> bool:
    """ "Burkina Faso and Mali, both ruled by officers, have warned ...": the participle is set in, they warn."""
    changed = False
    for verb in range(len(tree)):
        inner = tree.child(verb, "ccomp")
        if inner is None or inner > verb or tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
            continue
        subject = tree.child(inner, "nsubj", "nsubjpass")
        inserted = tree.tag[inner] == "VBN" and tree.child(inner, "agent") is not None
        if subject is None or not inserted or tree.child(inner, "aux", "auxpass", "dobj") is not None:
            continue
        if "," in tree.text[subject + 1 : inner] and tree.text[tree.right[inner]] == ",":
            tree.head[subject], tree.dep[subject] = verb, "nsubj"
            tree.head[inner], tree.dep[inner] = subject, "acl"
            changed = True
    return changed


def mend_second_subject_with_apposition(tree: Tree, words: Words) -> bool:
    """ "was shot down over Cuba and its pilot, Maj. Anderson, was killed": the pilot is what was killed."""
    changed = False
    for verb in range(3, len(tree)):
        first = min([verb, *tree.children(verb, "aux", "auxpass")])
        if tree.dep[verb] != "conj" or tree.tag[first] not in _FINITE or tree.text[first - 1] != ",":
            continue
        if tree.child(verb, "nsubj", "nsubjpass") is not None:
            continue
        apposed = next((word for word in range(first - 2, 0, -1) if tree.dep[word] == "appos"), None)
        noun = tree.head[apposed] if apposed is not None and tree.right[apposed] >= first - 2 else None
        if noun is None or tree.dep[noun] != "conj" or tree.head[verb] == noun:
            continue
        if tree.dep[tree.left[noun] - 1] == "cc":
            passive = tree.child(verb, "auxpass") is not None
            tree.head[noun], tree.dep[noun] = verb, "nsubjpass" if passive else "nsubj"
            changed = True
    return changed


def mend_relative_as_content(tree: Tree, words: Words) -> bool:
    """ "held exercises on Friday that Beijing described as a punishment": the exercises were described so."""
    changed = False
    for verb in range(3, len(tree)):
        above = tree.head[verb]
        mark, subject = tree.child(verb, "mark"), tree.child(verb, "nsubj")
        if tree.dep[verb] != "ccomp" or mark is None or subject is None or tree.lower[mark] != "that":
            continue
        noun = tree.child(above, "dobj")
        said = any(tree.lower[prep] == "as" for prep in tree.children(verb, "prep"))
        if noun is None or tree.ent[noun] == "PERSON" or not said or tree.child(verb, "dobj") is not None:
            continue
        tree.head[verb], tree.dep[verb] = noun, "relcl"
        tree.dep[mark], tree.tag[mark] = "dobj", "WDT"
        changed = True
    return changed
