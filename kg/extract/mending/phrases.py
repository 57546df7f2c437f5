"""Rules that mend noun phrases and arguments: what hangs on the wrong noun or verb, or is called the wrong thing.

In: a ``Tree`` and a token. Out: the same tree, changed. In "met Gerasimov in Geneva" the small model hangs "in Geneva"
on the name; it is where they met.
"""

from __future__ import annotations

from kg.extract.mending.infinitives import is_ranked
from kg.extract.mending.verbs import make_verb
from kg.extract.tree import ACTOR_LABELS, PLACE_LABELS, Tree
from kg.ontology.words import Words

_ADJUNCT_PREPOSITIONS = frozenset({"in", "on", "at", "during", "after", "before", "since", "until"})


def lift_adjunct_of_name(tree: Tree, prep: int, words: Words) -> None:
    """Move "in Geneva", "on Wednesday" from a person's name, a pronoun or a title to the verb that governs it."""
    if tree.lower[prep] not in _ADJUNCT_PREPOSITIONS:
        return
    noun, object_ = tree.head[prep], tree.child(prep, "pobj")
    summoned = tree.lemma[noun] in words["sent_roles"] and tree.dep[noun] == "dobj" and tree.lower[prep] == "on"
    dated = summoned and object_ is not None and tree.ent[object_] == "DATE"  # "summoned the envoy on Monday over it"
    if object_ is None or not (dated or _takes_no_adjunct(tree, noun, object_)):
        return
    verb = tree.above(noun, "VERB", "AUX")
    if verb is not None and tree.sent[verb] == tree.sent[prep] and verb < prep:
        tree.hang(prep, verb, "prep")


def _takes_no_adjunct(tree: Tree, noun: int, object_: int) -> bool:
    time_or_place = tree.ent[object_] in {"DATE", "TIME", "GPE", "LOC"}
    if tree.ent[noun] == "PERSON" or tree.tag[noun] == "PRP":
        return time_or_place
    if tree.ent[noun] == "ORG" and tree.dep[noun] == "pobj" and tree.ent[object_] == "GPE":
        prep = tree.head[noun]  # "will host ministers of the Coalition in Washington"
        above = tree.head[prep]
        if tree.is_noun(above) or (tree.ent[prep] == "ORG" and tree.pos[above] == "VERB"):
            return True  # the latter in "the Coalition to Counter ISIL in Washington": the name's own "to"
    return (
        tree.ent[object_] in {"DATE", "TIME"}
        and tree.ent[noun] in {"GPE", "ORG", "NORP"}
        and tree.lower[tree.head[object_]] == "on"
    )


def mend_ground_of_act(tree: Tree, prep: int, words: Words) -> None:
    """ "accused the generals of treason", "informed Bogota of it", "held 18 people over posts": no part of whom."""
    noun, ground = tree.head[prep], tree.child(prep, "pobj", "pcomp")
    if ground is None or tree.dep[prep] != "prep":
        return
    while tree.dep[noun] == "pobj" and tree.dep[tree.head[noun]] == "prep":
        noun = tree.head[tree.head[noun]]  # "accused the head of state of treason"
    noun = tree.first_conjunct(noun)  # "accused the army and the rebels of killing"
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.dep[verb] == "agent":  # "were accused by villagers of burning it"
        verb = tree.head[verb]
        if _is_ground(tree, prep, verb, ground, words):
            tree.hang(prep, verb, "prep")
    if tree.dep[noun] != "dobj":
        return
    named = tree.ent[ground] in ACTOR_LABELS
    told = _is_told(tree, prep, verb, words) or _is_driven_out(tree, prep, noun, ground, words)
    if told or (not named and _is_ground(tree, prep, verb, ground, words)):
        tree.hang(prep, verb, "prep")


def _is_told(tree: Tree, prep: int, verb: int, words: Words) -> bool:
    """Whether who is informed or charged stands right before "of", and is one who has no such parts."""
    told = tree.head[prep]
    whole = tree.tag[told] == "PRP" or tree.ent[told] in {"GPE", "PERSON"}
    verbs = words["informing_verbs"] | words["charging_verbs"]
    return tree.lower[prep] != "over" and tree.dep[told] == "dobj" and whole and tree.lemma[verb] in verbs


def _is_driven_out(tree: Tree, prep: int, place: int, ground: int, words: Words) -> bool:
    """ "cleared the town of militants", "rid Iraq of ISIL": nobody that the place belongs to.

    In "drove the fighters from the town" it is where they are driven from.
    """
    if tree.lower[prep] == "from":
        return tree.lemma[tree.head[place]] in words["ousting_verbs"]
    if tree.lower[prep] != "of" or tree.lemma[tree.head[place]] not in words["clearing_verbs"]:
        return False
    where = tree.ent[place] in PLACE_LABELS or words.is_place(tree.lemma[place])
    who = tree.ent[ground] in {"ORG", "NORP", "PERSON"} or tree.tag[ground] == "NNS"
    return where and who and tree.ent[ground] not in PLACE_LABELS


def _is_ground(tree: Tree, prep: int, verb: int, ground: int, words: Words) -> bool:
    if tree.lower[prep] == "over":
        return tree.lemma[tree.head[prep]] not in words["over_nouns"]
    charged = (
        tree.lower[prep] == "of"
        and tree.lemma[verb] in words["charging_verbs"]
        and (tree.lemma[ground] in words["charges"] or tree.dep[ground] == "pcomp")
    )
    robbed = tree.lemma[verb] in words["depriving_verbs"] and tree.child(ground, "poss") is not None
    return charged or robbed


def mend_since_of_first(tree: Tree, prep: int, words: Words) -> None:
    """ "built its first base since 1945", "suffered its worst defeat since the war": first of those since then."""
    verb = tree.head[prep]
    noun = tree.child(verb, "dobj", "attr", "pobj")
    if tree.dep[prep] != "prep" or noun is None or not verb < noun < prep or tree.child(verb, "aux") is not None:
        return
    if tree.tag[verb] == "VBD" and is_ranked(tree, noun, words):
        tree.hang(prep, noun, "prep")


def mend_contraction(tree: Tree, index: int, words: Words) -> None:
    """ "should’ve been made": the typographic "’ve" is taken for a noun."""
    verb = tree.above(index, "VERB", "AUX")
    if verb is not None and tree.dep[index] != "aux":
        tree.pos[index], tree.tag[index], tree.lemma[index] = "AUX", "VB", "have"
        tree.hang(index, verb, "aux")


def mend_make_sure(tree: Tree, index: int, words: Words) -> None:
    """ "make sure (that) S": "sure" is a particle of the verb, and S the verb's complement."""
    verb = tree.head[index]
    if tree.lemma[verb] == "make" and verb == index - 1:
        tree.hang(index, verb, "prt")
        for kid in tree.kids[index]:
            tree.move(kid, verb)


def mend_at_once(tree: Tree, once: int, words: Words) -> None:
    """ "to cease at once the shelling", "fled at once": an adverb, and what stands behind it is the verb's object."""
    at = once - 1
    verb = tree.head[at]
    if tree.lower[at] != "at" or tree.dep[at] != "prep" or tree.pos[verb] != "VERB":
        return
    noun = tree.child(at, "pobj")
    if noun is not None and tree.left[noun] > once and tree.child(verb, "dobj") is None:
        tree.hang(noun, verb, "dobj")
    if noun is None or noun > once:
        tree.tag[at], tree.pos[at] = "RB", "ADV"
        tree.hang(at, verb, "advmod")
        tree.hang(once, at, "advmod")


def mend_at_first(tree: Tree, at: int, words: Words) -> None:
    """ "was at first refused permission": an adverb between the verb and its auxiliary, and no place or thing."""
    be, first, verb = at - 1, at + 1, at + 2
    if verb >= len(tree) or tree.lower[first] not in {"first", "last", "once"} or tree.lemma[be] != "be":
        return
    thing = tree.head[verb]
    if tree.tag[verb] != "VBN" or tree.dep[verb] != "amod" or tree.head[thing] != at or tree.head[at] != be:
        return
    subject = tree.child(be, "nsubj")
    tree.hang_in_place_of(verb, be)
    tree.hang(be, verb, "auxpass")
    tree.hang(at, verb, "advmod")
    tree.hang(first, at, "advmod")
    tree.hang(thing, verb, "dobj")
    tree.pos[verb] = "VERB"
    if subject is not None:
        tree.hang(subject, verb, "nsubjpass")


def mend_gerund_before_place(tree: Tree, gerund: int, words: Words) -> None:
    """ "made progress in liberating districts": what is done, and no place of that kind."""
    noun, prep = tree.head[gerund], gerund - 1
    if not tree.lower[gerund].endswith("ing") or tree.head[noun] != prep or tree.dep[noun] != "pobj":
        return
    lemma = tree.lemma[gerund] if tree.tag[gerund] == "VBG" else tree.lower[gerund].removesuffix("ing")
    if lemma in words["wresting_verbs"] | words["clearing_verbs"]:
        tree.pos[gerund], tree.tag[gerund], tree.lemma[gerund] = "VERB", "VBG", lemma
        tree.hang(gerund, prep, "pcomp")
        tree.hang(noun, gerund, "dobj")


def mend_noun_conjoined_with_verb(tree: Tree, noun: int, words: Words) -> None:
    """ "call for an end to attacks, as well as its siege": a noun is conjoined with a noun, not with the verb."""
    verb = tree.head[noun]
    if tree.pos[verb] != "VERB" or verb > noun:
        return
    if tree.child(noun, "nsubj", "aux", "dobj") is not None:
        return
    comma = tree.left[noun] - 1
    while comma > verb and tree.dep[comma] not in {"punct", "dobj", "pobj", "conj"}:
        comma -= 1
    first = tree.head[comma] if tree.dep[comma] == "punct" else comma
    if first == verb and tree.lemma[noun] in words["place_nouns"]:  # "in the towns of X and Y in Z, and the city of W"
        above = [word for word in tree.ancestors(comma - 1) if verb in tree.ancestors(word)]
        first = next((word for word in reversed(above) if tree.lemma[word] in words["place_nouns"]), first)
    if verb < first < noun and tree.is_noun(first) and verb in tree.ancestors(first):
        tree.hang(noun, first, "conj")


def mend_noun_behind_modal(tree: Tree, modal: int, words: Words) -> None:
    """ "will “never” disarm": what stands behind a modal and has it is a verb."""
    noun = tree.head[modal]
    bare = tree.child(noun, "det", "amod", "compound", "poss", "nummod", "cop") is None
    if bare and tree.tag[noun] == "NN" and modal < noun <= modal + 5:
        make_verb(tree, noun, "VB")


def mend_particle(tree: Tree, adverb: int, words: Words) -> None:
    """ "stepped down", "pushed the rebels back": an adverb of direction is the verb's particle."""
    short = tree.lower[adverb] == "short" and tree.lower[adverb + 1 : adverb + 2] == ["of"]
    if tree.lower[adverb] not in words["particles"] and not short:
        return
    verb, preps = tree.head[adverb], tree.children(adverb, "prep")
    bare = preps == tree.kids[adverb] and tree.child(verb, "prt") is None and tree.pos[verb] == "VERB"
    if bare and verb < adverb:
        tree.hang(adverb, verb, "prt")
        for prep in preps:  # "pulled back from Lachin"
            tree.hang(prep, verb, "prep")


def mend_bare_object(tree: Tree, name: int, words: Words) -> None:
    """ "rebels shelled Beni": a name right behind a verb that has no object is its object."""
    verb = tree.left[name] - 1
    if tree.head[name] != verb or tree.pos[verb] != "VERB" or tree.ent[name] in {"DATE", "TIME"}:
        return
    named = tree.is_name(name) or (tree.tag[name] == "RB" and tree.text[name][0].isupper() and tree.ent[name])
    if named and not tree.child(verb, "dobj"):
        tree.tag[name], tree.pos[name] = "NNP", "PROPN"
        tree.hang(name, verb, "dobj")


def mend_object_of_passive(tree: Tree, noun: int, words: Words) -> None:
    """ "were registered, given blankets and sent away": behind a verb without a preposition stands its object."""
    verb = tree.head[noun]
    if tree.lemma[verb] in words["double_object_verbs"]:
        tree.hang(noun, verb, "dobj")


def mend_unknown_name(tree: Tree, name: int, words: Words) -> None:
    """ "was in Sana'a for talks": what the tagger knows as no kind of word, with a capital, is a name."""
    if not tree.text[name][0].isupper() or not tree.text[name][-1].isalpha():
        return
    tree.tag[name], tree.pos[name] = "NNP", "PROPN"
    prep = name - 1
    if tree.dep[name] == "advmod" and tree.dep[prep] == "prep" and not tree.kids[prep]:
        tree.hang(name, prep, "pobj")
        if not tree.ent[name] and tree.lower[prep] in {"in", "near"}:
            tree.label(name, name + 1, "GPE")


def mend_that_claim(tree: Tree, noun: int, words: Words) -> None:
    """ "The opposition in Harare rejects that claim": one claim; with "that" alone a verb would end in "s"."""
    that, above = noun - 1, tree.head[noun]
    verb = that - 1
    if tree.child(noun, "nsubj") != that or tree.lower[that] != "that" or len(tree.kids[noun]) > 1:
        return
    if tree.dep[noun] == "relcl":  # "rejects" is taken for what is in Harare
        place, prep = verb - 1, tree.head[verb]
        named = tree.tag[verb] == "NNS" and tree.dep[verb] == "pobj" and tree.head[place] == verb and tree.ent[place]
        if not named or tree.head[prep] != above or tree.tag[above] != "NN":
            return
        tree.hang_in_place_of(verb, above)
        tree.hang(above, verb, "nsubj")
        tree.hang(place, prep, "pobj")
        tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBZ", "VERB", tree.lower[verb].removesuffix("s")
    elif verb != above or tree.child(verb, "nsubj") is None or tree.child(verb, "dobj") is not None:
        return
    tree.tag[noun], tree.pos[noun], tree.tag[that] = "NN", "NOUN", "DT"
    tree.hang(that, noun, "det")
    tree.hang(noun, verb, "dobj")


def mend_side_by_side(tree: Tree, index: int, words: Words) -> None:
    """ "stands shoulder to shoulder with Niger": no verb, and no object."""
    if tree.lower[index + 1 : index + 3] != ["to", "shoulder"] or index == 0:
        return
    first, last = index, index + 2
    verb = next((word for word in range(index - 1, -1, -1) if tree.pos[word] in {"VERB", "AUX"}), None)
    if verb is None or tree.sent[verb] != tree.sent[index]:
        return
    for word in range(first, last + 1):
        for kid in tree.kids[word]:
            if not first <= kid <= last:
                tree.move(kid, verb)
    for word in range(first, last + 1):
        tree.hang(word, verb if word == last else last, "advmod")
        tree.tag[word], tree.pos[word] = "RB", "ADV"


def lower_place_of_deed(tree: Tree, prep: int, words: Words) -> None:
    """ "condemns the attacks today in Bama": the deed that one judges was there, not who judges it."""
    verb = tree.head[prep]
    if tree.lemma[verb] not in words["judging_verbs"]:
        return
    deed, place = tree.child(verb, "dobj"), tree.child(prep, "pobj")
    if deed is None or place is None or not verb < deed < prep or tree.is_name(deed) or tree.tag[deed] == "PRP":
        return
    article = tree.child(place, "det")
    new = article is not None and tree.lower[article] in {"a", "an"} and tree.lower[prep] in {"at", "near"}
    site = new and tree.lemma[place] not in words["gathering_nouns"]  # "at a crowded market"
    if tree.ent[place] in PLACE_LABELS or tree.lemma[place] in words["place_nouns"] or site:
        tree.hang(prep, deed, "prep")


def mend_up_to(tree: Tree, up: int, words: Words) -> None:
    """ "lost up to two million people": so many were lost, and nobody lost anything up."""
    verb, to = tree.head[up], up + 1
    if tree.dep[up] != "prt" or tree.lower[to : to + 1] != ["to"] or tree.child(verb, "dobj") is not None:
        return
    noun = tree.child(to, "pobj")
    counted = noun is not None and (tree.child(noun, "nummod") is not None or tree.ent[noun] in _COUNTED)
    if noun is not None and counted and tree.dep[to] == "prep":
        tree.hang(noun, verb, "dobj")
        for word in (up, to):
            tree.hang(word, noun, "quantmod")
            tree.tag[word], tree.pos[word] = "RB", "ADV"


_COUNTED = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})


def mend_inhabitant(tree: Tree, person: int, words: Words) -> None:
    """ "arrested a Yemeni suspected of it": behind an article an adjective of a people is one of them.

    So it is before a participle that was taken for the noun: "deported a Libyan accused of fraud".
    """
    accused = person + 1
    if tree.dep[person] == "amod":
        if tree.head[person] != accused or tree.tag[accused] not in {"VBN", "VBD"}:
            return
        article = tree.child(accused, "det")
        if article != person - 1 or tree.dep[accused] not in {"dobj", "pobj", "nsubj", "nsubjpass"}:
            return
        tree.hang_in_place_of(person, accused)
        tree.hang(accused, person, "acl")
        tree.hang(article, person, "det")
        tree.tag[accused] = "VBN"
        tree.tag[person], tree.pos[person] = "NN", "NOUN"
        return
    if tree.tag[person] == "JJ" and any(tree.lower[kid] in {"a", "an"} for kid in tree.children(person, "det")):
        tree.tag[person], tree.pos[person] = "NN", "NOUN"
