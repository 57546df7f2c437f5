"""Rules that mend what a relative clause is said of, where the small model takes the nearest noun.

In: a ``Tree`` and a token. Out: the same tree, changed. Of "Palau, a nation of 18,000 people which recognises Taiwan"
the small model has the people recognise it; the nation does.
"""

from __future__ import annotations

from kg.extract.tree import THING_RELATIVES, Tree
from kg.ontology.words import Words

_PRONOUNS = THING_RELATIVES | {"who", "whom"}


def mend_relative_of_inhabitants(tree: Tree, verb: int, words: Words) -> None:
    """ "a nation of 18,000 people which recognises Taiwan": what is counted says how large the nation is."""
    people = tree.head[verb]
    prep = tree.head[people]
    nation = tree.head[prep]
    counted = tree.dep[people] == "pobj" and tree.child(people, "nummod") is not None
    if counted and tree.lower[prep] == "of" and tree.lemma[nation] in words["populated_nouns"]:
        who = tree.child(verb, "nsubj", "nsubjpass", "dobj")
        if who is not None and tree.lower[who] in THING_RELATIVES:
            tree.move(verb, nation)


def mend_relative_of_date(tree: Tree, verb: int, words: Words) -> None:
    """ "invited him to come before the end of the year, which he accepted": no year is accepted."""
    day, what = tree.head[verb], tree.child(verb, "dobj")
    dated = tree.ent[day] == "DATE" or (tree.lower[day] in {"end", "beginning", "start"} and tree.dep[day] == "pobj")
    if not dated or what is None or tree.lower[what] != "which" or tree.text[what - 1] != ",":
        return
    noun = next((above for above in tree.ancestors(day) if tree.is_noun(above)), None)
    if noun is not None and noun < day and tree.lemma[noun] in words["answered_nouns"] | words["document_nouns"]:
        tree.move(verb, noun)


def mend_name_behind_place(tree: Tree, name: int, words: Words) -> None:
    """ "a bank in Cyprus, RCB, which VTB founded": the name is that of the bank, and so is what is told of it."""
    place = tree.head[name]
    prep = tree.head[place]
    noun = tree.head[prep]
    if tree.ent[place] != "GPE" or tree.ent[name] == "GPE" or tree.dep[prep] != "prep" or prep < 2:
        return
    if tree.tag[noun] != "NN":
        noun = prep - 1  # where the place is taken for that of the verb
    article = tree.child(noun, "det")
    if tree.tag[noun] != "NN" or article is None or tree.lower[article] not in {"a", "an"} or not tree.is_name(name):
        return
    if tree.lower[prep] not in {"in", "near", "outside"} or tree.text[tree.left[name] - 1] != ",":
        return
    tree.move(name, noun)
    for clause in (*tree.children(name, "relcl"), *tree.children(place, "relcl")):
        if clause > name:
            tree.hang(clause, noun, "relcl")


def mend_relative_behind_denied(tree: Tree, verb: int, words: Words) -> None:
    """ "It was officers, not soldiers, who sheltered him": the officers did."""
    denied = tree.head[verb]
    first, begin, opening = tree.head[denied], tree.left[verb], tree.left[denied]
    if tree.dep[denied] != "appos" or tree.lower[begin] not in _PRONOUNS or tree.text[begin - 1] != ",":
        return
    if tree.lower[opening - 1] == "not" or tree.lower[opening] == "not":
        tree.move(verb, first)


def mend_active_behind_insertion(tree: Tree, verb: int, words: Words) -> None:
    """ "a charge that the union, which speaks for nurses, rejected": behind a subject it is no participle."""
    noun = tree.head[verb]
    if tree.text[verb - 1] != "," or tree.child(verb, "auxpass", "aux", "agent") is not None:
        return
    subject = tree.child(verb, "nsubj")
    if subject is not None:
        that = tree.child(verb, "mark")
        if that is None or that != tree.left[subject] - 1 or tree.lower[that] != "that":
            return
        if tree.child(verb, "dobj", "ccomp", "xcomp") is None:  # what is rejected stands before it
            tree.hang(that, verb, "dobj")
            tree.tag[that] = "WDT"
    else:  # "a treaty that the president, Carlos Menem, signed": the role was taken for a verb
        that = tree.child(noun, "nsubj")
        inserted = tree.child(noun, "appos") is not None
        named = tree.dep[noun] in {"ccomp", "relcl", "dep"} and tree.is_noun(noun)
        if that is None or tree.lower[that] not in THING_RELATIVES or not inserted or not named:
            return
        above = that - 1
        if not tree.is_noun(above):
            return
        tree.hang(verb, above, "relcl")
        tree.hang(noun, verb, "nsubj")
        tree.hang(that, verb, "dobj")
    tree.tag[verb] = "VBD"
    tree.dep[verb] = "relcl"


def mend_judge_of_step(tree: Tree, step: int, words: Words) -> None:
    """ "expelled the envoy, a decision diplomats called illegal": behind "a" no plural is meant, but who judges it."""
    judges, begin = tree.head[step], step - 1
    if tree.lemma[step] not in words["judged_steps"] or tree.tag[judges] != "NNS" or tree.text[begin - 1] != ",":
        return
    judging = tree.head[judges]
    if tree.dep[judges] == "nsubj" and judging > judges:
        told = next((kid for kid in tree.children(judging, "ccomp") if kid < begin), None)
        if told is not None:
            tree.hang_in_place_of(told, judging)
        elif tree.head[judging] < begin:
            told = tree.head[judging]
    else:
        judging = next((kid for kid in tree.children(judges, "acl", "relcl") if kid > judges), judges)
        told = tree.above(judges, "VERB")
    if judging == judges or told is None or told > begin:
        return
    tree.hang(step, told, "npadvmod")
    tree.hang(begin, step, "det")
    tree.hang(judging, step, "relcl")
    tree.hang(judges, judging, "nsubj")
    if tree.tag[judging] == "VBN" and tree.child(judging, "aux", "auxpass") is None:
        tree.tag[judging] = "VBD"
