"""Rules that mend which noun a relative clause or an infinitive says more of.

In: a ``Tree`` and a token. Out: the same tree, changed. In "the heads of the two services, Ana Diaz and Luis Paz, who
spoke by telephone" the small model has the services speak; their heads do.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop
from kg.extract.tree import THING_RELATIVES, Tree
from kg.ontology.words import Words


def mend_relative_behind_apposition(tree: Tree, verb: int, words: Words) -> None:
    """ "the heads of the two services, Diaz and Paz, who spoke": what stands behind the names is said of the heads."""
    inner = tree.head[verb]
    prep = tree.head[inner]
    noun, begin = tree.head[prep], tree.left[verb]
    if tree.dep[inner] != "pobj" or tree.lower[begin] not in {"who", "whose"} or tree.text[begin - 1] != ",":
        return
    named = [name for name in tree.children(noun, "appos") if inner < name < begin]
    if named and tree.is_noun(noun) and tree.ent[named[-1]] == "PERSON":
        tree.hang(verb, noun, "relcl")


def mend_infinitive_of_rank(tree: Tree, rank: int, words: Words) -> None:
    """ "was the first to recognize it", "the last to leave": the rank stands for who did it."""
    to, verb = rank + 1, rank + 2
    if tree.lower[to : to + 1] != ["to"] or tree.tag[verb : verb + 1] != ["VB"] or tree.lower[rank - 1] != "the":
        return
    if tree.dep[rank] in {"attr", "acomp", "pobj", "oprd", "dobj"} and tree.head[verb] in {rank, tree.head[rank]}:
        tree.tag[rank], tree.pos[rank] = "NN", "NOUN"
        tree.hang(verb, rank, "acl")


def mend_relative_of_funds(tree: Tree, verb: int, words: Words) -> None:
    """ "money for clinics that Sweden has pledged": it has pledged the money, and no clinics."""
    inner = tree.first_conjunct(tree.head[verb])
    prep = tree.head[inner]
    noun, begin = tree.head[prep], tree.left[verb]
    if tree.dep[inner] != "pobj" or tree.lower[prep] != "for" or not tree.is_noun(noun):
        return
    pledged = tree.lower[begin] in THING_RELATIVES and tree.lemma[verb] in words["pledging_verbs"]
    if pledged and tree.child(verb, "nsubj") not in {None, begin}:
        tree.hang(verb, noun, "relcl")


def mend_main_behind_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "The League, whose men were confined to a hotel, called on both to talk": the sentence has that verb."""
    root = tree.head[verb]
    while tree.head[root] != root and tree.dep[root] != "relcl":
        root = tree.head[root]
    clause, noun = root, tree.head[root]
    if tree.dep[clause] != "relcl" or tree.dep[noun] != "ROOT" or not tree.is_noun(noun) or not noun < clause < verb:
        return
    begin = tree.left[clause]
    inserted = tree.lower[begin] in {"who", "whose", "which"} and tree.text[begin - 1] == tree.text[verb - 1] == ","
    opens = tree.left[verb] == verb and tree.tag[verb] in {"VBN", "VBD"}
    bare = tree.child(verb, "nsubj", "agent", "aux", "auxpass", "mark") is None and tree.right[verb] > verb + 1
    if inserted and opens and bare:
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        tree.tag[verb] = "VBD"
        hang_full_stop(tree, clause, verb)


def mend_contact_relative(tree: Tree, name: int, words: Words) -> None:
    """ "the envoy Tehran expelled in May": he was expelled by Tehran, and is not called so."""
    noun, verb = tree.head[name], name + 1
    if name != noun + 1 or tree.tag[noun] not in {"NN", "NNS"} or verb >= len(tree):
        return
    if (
        tree.tag[verb] not in {"VBN", "VBD"}
        or tree.dep[verb] not in {"acl", "relcl"}
        or tree.head[verb] not in {noun, name}
    ):
        return
    if tree.child(verb, "dobj", "agent", "nsubj", "aux", "auxpass") is not None or tree.child(noun, "det") is None:
        return
    if tree.lemma[noun] in words["place_nouns"] or tree.dep[noun] == "appos":
        return
    tree.hang(verb, noun, "relcl")
    tree.hang(name, verb, "nsubj")
    tree.tag[verb] = "VBD"
