"""Which noun of a phrase is meant, whose it is, and what stands behind a preposition.

In: a ``Tree`` and the token that heads a phrase. Out: the token that is meant. Of "the town of Argelia" that is
Argelia, of "a number of ministers" the ministers; "Moscow" possesses "Moscow's offer" and "the offer of Moscow".
"""

from __future__ import annotations

from kg.extract.clauses import Oblique
from kg.extract.tree import ACTOR_LABELS, Tree
from kg.ontology.words import Words

_DESCRIBED = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT"})
"""Labels of names that a description beside them tells of; of persons it tells their roles."""


def content_head(tree: Tree, index: int | None, words: Words) -> int | None:
    """ "this kind of cooperation", "a number of ministers", "the town of Argelia": the noun behind "of" is meant."""
    if index is None or not tree.kids[index]:
        return index
    if tree.child(index, "appos") is not None:  # asked first, since it holds of few nouns
        named = _apposed_person(tree, index) or _apposed_name(tree, index)
        if named is not None:
            return named
    lemma = tree.lemma[index]
    light = lemma in words["light_heads"] or lemma in words["time_units"]  # "two days of talks"
    # "provinces of Yemen" are a part of it, the cities of Homs and Hama are the two
    place = lemma in words["place_nouns"] and (tree.tag[index] not in {"NNS", "NNPS"} or _is_list_of(tree, index))
    if not light and not place:
        return index
    for prep in tree.children(index, "prep"):
        noun = tree.child(prep, "pobj") if tree.lower[prep] == "of" else None
        if noun is not None and tree.ent[noun] in {"DATE", "TIME"}:
            continue  # "the first days of 2014"
        own = any(tree.is_name(kid) for kid in tree.children(index, "compound"))  # "the Karrada district of Baghdad"
        own = own and lemma not in words["settlement_nouns"]  # unlike "the Red Sea city of Jeddah"
        if noun is not None and (light or (tree.is_name(noun) and not own)):
            return noun
    return index


def _is_list_of(tree: Tree, index: int) -> bool:
    """ "the cities of Homs and Hama": each of several named behind "of"."""
    nouns = [tree.child(prep, "pobj") for prep in tree.children(index, "prep") if tree.lower[prep] == "of"]
    return any(noun is not None and tree.child(noun, "conj") is not None for noun in nouns)


def _apposed_person(tree: Tree, index: int) -> int | None:
    """ "the governor of Svalbard, Lars Fause,", "the newspaper Le Monde": of a role and a name the name is meant."""
    if tree.tag[index] not in {"NN", "NNP"} or tree.ent[index]:
        return None
    return next((kid for kid in tree.children(index, "appos") if is_named_beside(tree, index, kid)), None)


def is_named_beside(tree: Tree, noun: int, name: int) -> bool:
    """Tell whether an apposition is what a noun is called: a person, or whatever stands right behind it."""
    if name < noun:
        return False
    beside = tree.ent_start[name] == noun + 1 and tree.ent[name] in {"ORG", "FAC", "PRODUCT", "GPE"}
    return tree.ent[name] == "PERSON" or beside


def named_beside_comma(tree: Tree, noun: int) -> int | None:
    """Return the name that a description before or behind it tells of: "Zain" for "firm" of "Zain, a Kuwaiti firm,"."""
    if tree.tag[noun] != "NN" or tree.ent[noun] or tree.child(noun, "conj") is not None:
        return None
    name = tree.head[noun] if tree.dep[noun] == "appos" else tree.child(noun, "appos")
    if name is None or not (tree.ent[name] in _DESCRIBED or (tree.is_name(name) and not tree.ent[name])):
        return None
    listed = tree.dep[name] == "conj" or tree.child(name, "conj") is not None
    if listed and tree.text[tree.right[noun] + 1 : tree.right[noun] + 2] != [","]:
        return None  # "the PKK, a militia and the army"
    if any(tree.ent[kid] in {"GPE", "LOC"} for kid in tree.children(noun, "compound")):
        return None  # "Mosul district, Ninewa province": in which it lies
    first, end = tree.ent_start[name], tree.ent_end[name]
    between = tree.text[end : tree.left[noun]] if name < noun else tree.text[first - 1 : first]
    return name if between == [","] or (between[:1] == ["("] and between[-2:] == [")", ","]) else None


def _apposed_name(tree: Tree, index: int) -> int | None:
    """ "the jihadist group Ansar Dine", "the German company Züblin": the name right behind the noun is meant."""
    if tree.tag[index] not in {"NN", "NNS"} or tree.ent[index]:
        return None
    kids = (kid for kid in tree.children(index, "appos") if tree.left[kid] == index + 1 and tree.is_name(kid))
    return next((kid for kid in kids if not tree.child(kid, "appos")), None)


def read_obliques(tree: Tree, index: int, words: Words, before: tuple[int, ...] = ()) -> list[Oblique]:
    """Return the arguments behind a preposition: "out of Afghanistan", "in Geneva and in Vienna", "because of rain"."""
    prepositions = (*before, index)
    second = (kid for kid in tree.kids[index] if tree.dep[kid] == "pcomp" and tree.tag[kid] in {"IN", "TO"})
    written = (*prepositions, *(kid for kid in second if not tree.kids[kid]))
    found: list[Oblique] = []
    denied = is_denied(tree, index, words)
    for kid in tree.kids[index]:
        dep = tree.dep[kid]
        if denied and dep != "conj":
            continue  # "not in Geneva but in Vienna"
        if dep == "pobj" or (dep in {"dobj", "nsubj"} and tree.is_noun(kid)):
            found.append(Oblique(written, kid, " ".join(tree.lower[word] for word in prepositions)))
        elif dep in {"prep", "agent"} and not found:  # "out of X"; but "with X in control" has two
            found.extend(read_obliques(tree, kid, words, prepositions))
        elif dep == "conj" and tree.tag[kid] == "IN":
            found.extend(read_obliques(tree, kid, words))
    return found


def obliques_of(tree: Tree, noun: int, words: Words) -> list[Oblique]:
    """Return the prepositional phrases on a noun: "on Iran" and "over oil" of "sanctions on Iran over oil"."""
    return [oblique for prep in tree.children(noun, "prep") for oblique in read_obliques(tree, prep, words)]


def is_denied(tree: Tree, index: int, words: Words) -> bool:
    """ "not in Geneva but in Vienna", "not the mayor but the governor"; not "not only in Geneva"."""
    if not tree.forms["not"]:
        return False
    denials = [kid for kid in tree.children(index, "neg", "preconj") if tree.lower[kid] == "not" and kid < index]
    return any(tree.lower[kid + 1] not in words["negation_exceptions"] for kid in denials)


def is_out_of(tree: Tree, prep: int) -> bool:
    """ "talked Chile out of leaving": what is behind it does not happen."""
    return tree.lower[prep] == "of" and prep > 0 and tree.lower[prep - 1] == "out"


def meant(tree: Tree, index: int | None, words: Words) -> int | None:
    """Return the one that is meant: of "not the mayor but the governor" the one behind "but"."""
    if index is None or not is_denied(tree, index, words):
        return index
    contrast = any(tree.lower[kid] == "but" for kid in tree.children(index, "cc"))
    return tree.child(index, "conj") or index if contrast else index


def possessor_of(tree: Tree, noun: int) -> int | None:
    """Return the possessor of a noun: "Moscow's offer", "the offer of Moscow", "US offer"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for kid in tree.children(noun, "compound", "amod", "nmod"):
        if tree.ent[kid] in ACTOR_LABELS:
            return kid
    for prep in tree.children(noun, "prep"):
        if tree.lower[prep] in {"of", "by"}:
            return tree.child(prep, "pobj")
    return None
