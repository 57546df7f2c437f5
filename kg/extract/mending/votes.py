"""Rules that mend how a vote went: what is said of the count says nothing of the deed.

In: a ``Tree`` and a token. Out: the same tree, changed. In "adopting it by 12 votes in favour to none against, with 3
abstentions" the small model has the body adopt it to nobody and with abstentions; they belong to the votes.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_LONGEST_COUNT = 4


def mend_count_of_votes(tree: Tree, favour: int, words: Words) -> None:
    """ "by 12 votes in favour to none against, with 3 abstentions": the others are counted beside the votes."""
    votes = tree.head[tree.head[favour]]
    if tree.lower[favour - 1] != "in" or not tree.is_noun(votes) or votes > favour:
        return
    for to in range(favour + 1, min(favour + _LONGEST_COUNT, len(tree) - 1)):
        if tree.lower[to] == "to" and (tree.lower[to + 1] == "none" or tree.tag[to + 1] == "CD"):
            tree.hang(to, votes, "prep")
            tree.hang(to + 1, to, "pobj")
            mend_abstentions(tree, to, words)


def mend_abstentions(tree: Tree, to: int, words: Words) -> None:
    """ "..., with one abstention (India)", "..., with China abstaining": nobody adopts it with these."""
    for prep in range(to + 2, min(to + 3 * _LONGEST_COUNT, len(tree) - 1)):
        counted = tree.child(prep, "pobj") if tree.lower[prep] == "with" else None
        against = tree.lower[prep] == "against" and tree.dep[prep] == "prep"
        abstained = counted is not None and tree.lemma[counted] == "abstention"
        if against or abstained:
            tree.hang(prep, tree.head[to], "prep")
        if counted is not None and abstained:
            _free_body(tree, counted)


def _free_body(tree: Tree, abstentions: int) -> None:
    """ "with 3 abstentions (China, Chad), the Council, acting under Chapter VII, demanded": it is no abstention."""
    main = next((kid for kid in tree.children(abstentions, "appos") if tree.child(kid, "det") is not None), None)
    verb = tree.root(abstentions)
    opening = tree.child(verb, "csubj")
    if main is None or opening is None or not abstentions < main < verb or tree.text[tree.left[main] - 1] != ",":
        return
    for kid in tree.children(abstentions, "acl"):
        if kid > main:
            tree.hang(kid, verb, "advcl")
    tree.hang(main, verb, "nsubj")
    tree.hang(opening, verb, "advcl")


def mend_said_no(tree: Tree, answer: int, words: Words) -> None:
    """ "said no to the plan", "voted no to the treaty": the answer is what is said, and belongs to the verb."""
    verb, to = answer - 1, answer + 1
    answering = verb >= 0 and tree.head[answer] == verb and tree.lemma[verb] in words["verbs_of_yes_and_no"]
    if not answering or tree.child(verb, "dobj") is not None or tree.lower[to : to + 1] != ["to"]:
        return
    if tree.dep[to] == "prep" and tree.head[to] in {answer, verb}:
        tree.tag[answer], tree.pos[answer] = "NN", "NOUN"
        tree.hang(answer, verb, "dobj")
        tree.hang(to, verb, "prep")
