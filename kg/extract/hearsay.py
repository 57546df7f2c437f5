"""What is told by accounts that nobody owns: "by some accounts", "in one version".

In: the clauses of a paragraph. Out: the same clauses, with ``unnamed`` where such a phrase covers them. "By some
accounts, rebels burned the mill" is not the article's own word.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, is_within
from kg.extract.tree import Tree
from kg.ontology.words import Words


def ascribe_hearsay(tree: Tree, clauses: list[Clause], words: Words) -> None:
    """Mark what is so only "by some accounts" as told by nobody who is named."""
    if words["hearsay_nouns"].isdisjoint(tree.lemma):
        return
    by_head = {clause.head: clause for clause in clauses}
    for noun in tree.deps["pobj"]:
        if not _is_hearsay(tree, noun, words):
            continue
        preposition = tree.head[noun]
        above = next((by_head[head] for head in tree.ancestors(preposition) if head in by_head), None)
        if above is None:
            continue
        above.obliques = [one for one in above.obliques if one.head != noun]
        opens = preposition == tree.sentences[tree.sent[noun]][0]
        for clause in clauses:
            if tree.sent[clause.head] == tree.sent[noun] and (opens or is_within(clause, above)):
                clause.unnamed = True
                clause.trace.append("hearsay")


def _is_hearsay(tree: Tree, noun: int, words: Words) -> bool:
    """ "by some accounts", and set off by commas, "in one version"."""
    preposition = tree.head[noun]
    quantity = tree.left[noun]
    if tree.lemma[noun] not in words["hearsay_nouns"] or quantity != preposition + 1 or quantity == noun:
        return False
    if tree.lower[quantity] not in words["hearsay_quantities"] or tree.right[noun] != noun:
        return False
    begin, end = tree.sentences[tree.sent[noun]]
    apart = preposition == begin or tree.text[preposition - 1] == ","
    apart = apart and (noun + 1 >= end or tree.text[noun + 1] in {",", "."})
    return tree.lower[preposition] == "by" or (apart and tree.lower[preposition] in {"in", "on"})
