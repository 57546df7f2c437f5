"""Rules that mend who stands behind "by": the doer of a passive, and neither of a place nor of an object.

In: a ``Tree`` and a token. Out: the same tree, changed. In "was killed in Goma by rebels" the small model has Goma done
by rebels; the killing is theirs.
"""

from __future__ import annotations

from kg.extract.tree import ACTOR_LABELS, FINITE, PLACE_LABELS, Tree
from kg.ontology.words import Words

_PARTS_OF_MONTH = ("mid-", "early-", "late-")
"""Prefixes of what only a part of a month or year is called by."""


def mend_target_behind_agent(tree: Tree, prep: int, words: Words) -> None:
    """ "an attack by the rebels on Beni": it is the attack that is on Beni."""
    agent = tree.head[prep]
    by = tree.head[agent]
    if tree.dep[agent] != "pobj" or tree.lower[by] != "by":
        return
    if tree.tag[tree.head[by]] in {"NN", "NNS"} and by < agent < prep:
        tree.hang(prep, tree.head[by], "prep")


def mend_agent_behind_place(tree: Tree, by: int, words: Words) -> None:
    """ "were repulsed at the gates of the town by Chadian troops": they did it, and no gates are theirs."""
    noun = tree.head[by]
    verb = tree.above(noun, "VERB")
    if verb is None or not verb < noun < by or tree.tag[verb] != "VBN" or tree.child(verb, "auxpass") is None:
        return
    place = words.is_place(tree.lemma[noun]) or tree.ent[noun] in PLACE_LABELS
    if place and tree.child(verb, "agent") is None and tree.child(by, "pobj") is not None:
        tree.hang(by, verb, "agent")


def mend_second_agent(tree: Tree, by: int, words: Words) -> None:
    """ "was signed by Peru in May and by Chile in June", "was led by Obi and, after his arrest in Jos, by Ade".

    Both have done it, and what stands behind the second says when he did; nobody arrested him there.
    """
    first = next((agent for agent in tree.deps["agent"] if agent < by and tree.sent[agent] == tree.sent[by]), None)
    if first is None or first == by or tree.child(by, "pobj") is None:
        return
    verb = tree.head[first]
    joint = next((kid for kid in range(by - 1, first, -1) if tree.tag[kid] == "CC"), None)
    if joint is None or verb not in tree.ancestors(joint):
        return
    set_in = tree.text[joint + 1] == tree.text[by - 1] == "," and tree.tag[joint + 2] == "IN" and by > joint + 3
    if not set_in and joint != by - 1:
        return
    if set_in and not any(tree.tag[word] in FINITE for word in range(joint, by)):
        tree.hang(joint + 2, verb, "prep")
    elif set_in or tree.dep[by] != "conj":
        return
    tree.hang(by, verb, "agent")
    for later in tree.children(by, "prep"):
        tree.hang(later, verb, "prep")


def mend_agent_of_active(tree: Tree, by: int, words: Words) -> None:
    """ "struck down a decree by Sall postponing the vote": the decree is by him, and it postpones the vote."""
    verb, doer = tree.head[by], tree.child(by, "pobj")
    object_ = tree.child(verb, "dobj")
    if object_ is None or doer is None or not verb < object_ < by or tree.right[object_] != by - 1:
        return
    if tree.tag[verb] not in FINITE or tree.child(verb, "nsubj") is None or tree.ent[doer] not in ACTOR_LABELS:
        return
    tree.hang(by, object_, "prep")
    gerund = tree.right[doer] + 1
    if gerund < len(tree) and tree.tag[gerund] == "VBG" and tree.dep[gerund] in {"advcl", "acl"}:
        tree.hang(gerund, object_, "acl")


def mend_agent_of_object(tree: Tree, prep: int, words: Words) -> None:
    """ "condemned the burning of a chapel by Janjaweed": they burned it, and do not condemn."""
    verb, doer = tree.head[prep], tree.child(prep, "pobj")
    if doer is not None and tree.dep[verb] == "pobj":
        _lift_agent(tree, prep, doer, words)
        return
    deed = tree.child(verb, "dobj")
    if doer is None or deed is None or not verb < deed < prep:
        return
    of = any(tree.lower[kid] == "of" for kid in tree.children(deed, "prep"))
    common = tree.tag[deed] in {"NN", "NNS", "VBG"} and not tree.ent[deed]
    if common and of and tree.right[deed] == prep - 1 and tree.ent[doer] in {"ORG", "NORP", "GPE", "PERSON"}:
        tree.hang(prep, deed, "prep")


def _lift_agent(tree: Tree, prep: int, doer: int, words: Words) -> None:
    """ "was bundled into a van by soldiers": they bundled him in, and the van is not by them."""
    verb = tree.head[tree.head[tree.head[prep]]]
    if tree.pos[verb] != "VERB" or tree.child(verb, "auxpass") is None or tree.child(verb, "agent") is not None:
        return
    acts = tree.ent[doer] in {"ORG", "NORP", "PERSON"} or tree.lemma[doer] in words["acting_nouns"]
    several = tree.tag[doer] == "NNS" and not words.is_place(tree.lemma[doer])
    if acts or several:
        for clause in tree.children(tree.head[prep], "relcl", "prep"):
            if clause > doer:
                tree.move(clause, doer if tree.dep[clause] == "relcl" else verb)
        tree.hang(prep, verb, "agent")


def mend_agent_behind_settings(tree: Tree, by: int, words: Words) -> None:
    """ "is a group founded in Jos, in Plateau, in 2016 by Obi": he founded it, whatever stands between."""
    above, doer = tree.head[by], tree.child(by, "pobj")
    noun = tree.child(above, "attr", "dobj")
    participle = tree.child(noun, "acl") if noun is not None else None
    if noun is None or participle is None or doer is None or tree.ent[doer] not in ACTOR_LABELS or by < participle:
        return
    if tree.tag[participle] != "VBN" or tree.child(participle, "agent", "dobj") is not None:
        return
    between = [kid for one in (noun, above) for kid in tree.children(one, "prep") if participle < kid < by]
    if any(tree.pos[word] in {"VERB", "AUX"} for word in range(participle + 1, by)):
        return
    tree.hang(by, participle, "agent")
    for prep in between:
        tree.move(prep, participle)


def mend_limit_as_agent(tree: Tree, by: int, words: Words) -> None:
    """ "were to be signed by mid-March": a time is no agent."""
    day = tree.child(by, "pobj")
    if day is None or not (tree.ent[day] == "DATE" or tree.lower[day].startswith(_PARTS_OF_MONTH)):
        return
    tree.hang(by, tree.head[by], "prep")
    if not tree.ent[day]:
        tree.label(day, day + 1, "DATE")
