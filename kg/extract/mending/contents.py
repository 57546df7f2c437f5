"""Rules that mend a list of what is told: which clauses are told beside the first, and by whom.

In: a ``Tree`` and a token. Out: the same tree, changed. In "said the fleet had to be stopped and that he had called"
the small model has the calling had to be, too; it is the second thing said.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, make_verb
from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words


def mend_second_content(tree: Tree, that: int, words: Words) -> None:
    """ "said the fleet had to be stopped and that he had spoken": what else is said, and nothing that had to be."""
    verb = tree.head[that]
    first = tree.head[verb]
    if tree.dep[verb] != "conj" or tree.dep[that - 1] != "cc" or not first < that or tree.dep[first] != "xcomp":
        return
    while tree.dep[first] in {"xcomp", "conj"}:
        first = tree.head[first]
    if tree.dep[first] == "ccomp" and tree.child(first, "nsubj", "nsubjpass") is not None:
        tree.hang(verb, first, "conj")
        tree.hang(that - 1, first, "cc")


def mend_listed_content(tree: Tree, that: int, words: Words) -> None:
    """ "told us that Chad had shut it, that Sudan had shelled Adre and that ...": each of them is told."""
    verb = tree.head[that]
    if that < 2 or tree.text[that - 1] != "," or verb < that or tree.dep[verb] not in {"ROOT", "advcl"}:
        return
    above = tree.head[verb] if tree.dep[verb] == "advcl" else tree.child(verb, "ccomp")
    if above is None or above > that or tree.child(verb, "nsubj", "nsubjpass") is None:
        return
    content = above if tree.dep[verb] == "advcl" else tree.child(above, "ccomp")
    if content is None or not any(tree.lower[mark] == "that" for mark in tree.children(content, "mark")):
        return
    teller = tree.head[content]
    if tree.dep[content] != "ccomp" or not teller < content < that or tree.lemma[teller] not in words["speech_verbs"]:
        return
    if tree.dep[verb] == "ROOT":
        tree.hang_in_place_of(teller, verb)
        hang_full_stop(tree, verb, teller)
    tree.hang(verb, content, "conj")


def mend_saying_behind_denying(tree: Tree, saying: int, words: Words) -> None:
    """ "denying that troops had fired and saying that rebels had": who denies it says so, and no troops do."""
    fired = tree.head[saying]
    denying = tree.head[fired]
    gerunds = tree.tag[saying] == tree.tag[denying] == "VBG" and denying < fired < saying
    if not gerunds or tree.child(saying, "aux", "nsubj") is not None or tree.child(denying, "aux") is not None:
        return
    if tree.tag[fired] in FINITE | {"VBN"} and tree.child(fired, "nsubj", "nsubjpass") is not None:
        tree.hang(saying, denying, "conj")


def mend_bare_demand(tree: Tree, that: int, words: Words) -> None:
    """ "urged that Chad withdraw troops": between a name and a noun the clause has a verb, whatever it looks like."""
    noun = tree.head[that]
    teller, verb, name = tree.head[noun], noun - 1, noun - 2
    if not tree.is_noun(noun) or not teller < that < name or tree.pos[teller] != "VERB":
        return
    if tree.head[verb] != noun or tree.tag[verb] not in {"JJ", "NN"} or tree.head[name] not in {noun, verb}:
        return
    signature = words.signature("that", tree.lemma[teller])
    asked = signature is not None and signature.affirmed == "requested"
    if not asked or not tree.is_name(name) or tree.ent_end[name] != verb:
        return
    for kid in tree.kids[noun]:
        if that < kid < name:
            tree.move(kid, name)
    make_verb(tree, verb, "VB")
    tree.hang(verb, teller, "ccomp")
    tree.hang(that, verb, "mark")
    tree.hang(name, verb, "nsubj")
    tree.hang(noun, verb, "dobj")
