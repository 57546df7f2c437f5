"""Rules that mend noun phrases and arguments: what hangs on the wrong noun or verb, or is called the wrong thing.

In: a ``Tree`` and a token. Out: the same tree, changed. In "gave Estonia forty vehicles" the small model makes
"Estonia" a part of the vehicles; it is who got them.
"""

from __future__ import annotations

from kg.extract.tree import ACTOR_LABELS, PLACE_LABELS, SUBJECTS, Tree
from kg.ontology.months import DAY_NAMES
from kg.ontology.words import Words

_ADJUNCT_PREPOSITIONS = frozenset({"in", "on", "at", "during", "after", "before", "since", "until"})

_NEAR = 8
"""Words within which a subject is looked for."""


def lift_adjunct_of_name(tree: Tree, prep: int, words: Words) -> None:
    """Move "in Geneva", "on Wednesday" from a person's name, a pronoun or a title to the verb that governs it."""
    if tree.lower[prep] not in _ADJUNCT_PREPOSITIONS:
        return
    noun, object_ = tree.head[prep], tree.child(prep, "pobj")
    if object_ is None or not _takes_no_adjunct(tree, noun, object_):
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


def _is_ranked(tree: Tree, noun: int, words: Words) -> bool:
    """ "the latest state", "its first base"."""
    return any(tree.tag[kid] == "JJS" or tree.lower[kid] in words["ranking_adjectives"] for kid in tree.kids[noun])


def mend_since_of_first(tree: Tree, prep: int, words: Words) -> None:
    """ "built its first base since 1945", "suffered its worst defeat since the war": first of those since then."""
    verb = tree.head[prep]
    noun = tree.child(verb, "dobj", "attr", "pobj")
    if tree.dep[prep] != "prep" or noun is None or not verb < noun < prep or tree.child(verb, "aux") is not None:
        return
    if tree.tag[verb] == "VBD" and _is_ranked(tree, noun, words):
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


def mend_infinitive_of_noun(tree: Tree, verb: int, words: Words) -> None:
    """ "the latest state to cut ties", "the offer to let them go": an infinitive right behind its noun is its own."""
    first, above = tree.left[verb], tree.head[verb]
    noun = _deed_before(tree, first - 1, words)
    if noun == above and tree.is_noun(noun) and tree.lower[first] == "to" and tree.lemma[noun] in words.content_nouns:
        tree.hang(verb, noun, "acl")  # "faced calls to resign", where the parser sees a purpose of the calls
        return
    given = tree.dep[noun] == "dobj" and tree.head[noun] == above and noun < first
    if given and words.signature("to", f"{tree.lemma[above]} {tree.lemma[noun]}") is not None:
        tree.hang(verb, noun, "acl")  # "took the trouble to reply"
        return
    topic = tree.dep[noun] == "pobj" and tree.lemma[above] in words["topic_verbs"]  # "focused on the plan to"
    if tree.dep[verb] == "xcomp" and not topic:
        return
    own = tree.head[noun] == above or topic or _is_owned_aim(tree, noun, above)
    if tree.lower[first] != "to" or noun <= above or not own:
        return
    ranked = _is_ranked(tree, noun, words)
    if tree.dep[noun] in {"dobj", "attr", "pobj"} and (ranked or tree.lemma[noun] in words.content_nouns):
        tree.hang(verb, noun, "acl")


def _deed_before(tree: Tree, noun: int, words: Words) -> int:
    """ "a plot by separatists to kill him", "put pressure on Chad to act": of whoever stands behind it, the deed."""
    prep = tree.head[noun]
    asked = prep > 0 and tree.dep[prep - 1] == "dobj" and tree.lemma[prep - 1] in words["demands"]
    if tree.dep[noun] == "pobj" and asked and tree.lower[prep] in {"on", "upon", "to"}:
        return prep - 1
    by = tree.dep[noun] == "pobj" and tree.lower[prep] == "by" and tree.tag[tree.head[prep]] in {"NN", "NNS"}
    return tree.head[prep] if by else noun


def mend_infinitive_before_name(tree: Tree, to: int, words: Words) -> None:
    """ "a plea to arm Estonia": a verb with its object, where the parser sees an "arm" of Estonia."""
    noun, verb = tree.head[to], to + 1
    name = tree.child(to, "pobj")
    if name is None or noun != to - 1 or tree.tag[verb] != "NN" or tree.lemma[noun] not in words.content_nouns:
        return
    deed = words.is_undergone(tree.lemma[verb]) or tree.lemma[verb] in words["aiming_verbs"]
    if deed and tree.head[verb] == name and tree.ent[name] in ACTOR_LABELS and tree.left[name] == verb:
        tree.tag[verb], tree.pos[verb], tree.pos[to], tree.tag[to] = "VB", "VERB", "PART", "TO"
        tree.hang(to, verb, "aux")
        tree.hang(verb, noun, "acl")
        tree.hang(name, verb, "dobj")


def mend_to_before_noun(tree: Tree, to: int, words: Words) -> None:
    """ "were reduced to rubble by mortars": no infinitive."""
    noun = tree.head[to]
    verb = tree.head[noun]
    if tree.tag[noun] not in {"NN", "NNS"} or noun != to + 1 or tree.pos[verb] != "VERB":
        return
    if tree.dep[noun] not in {"advcl", "xcomp"} or not verb < to:
        return
    for kid in tree.kids[noun]:
        if kid > noun:
            tree.hang(kid, verb, "agent" if tree.lower[kid] == "by" else tree.dep[kid])
    tree.tag[to], tree.pos[to] = "IN", "ADP"
    tree.pos[noun] = "NOUN"
    tree.hang(to, verb, "prep")
    tree.hang(noun, to, "pobj")


def mend_noun_behind_modal(tree: Tree, modal: int, words: Words) -> None:
    """ "will “never” disarm": what stands behind a modal and has it is a verb."""
    noun = tree.head[modal]
    bare = tree.child(noun, "det", "amod", "compound", "poss", "nummod", "cop") is None
    if bare and tree.tag[noun] == "NN" and modal < noun <= modal + 5:
        tree.tag[noun], tree.pos[noun], tree.lemma[noun] = "VB", "VERB", tree.lower[noun]


def _is_owned_aim(tree: Tree, noun: int, verb: int) -> bool:
    """ "supports Chad in its campaign to": the campaign has an owner, and hangs on the verb by "in"."""
    prep = tree.head[noun]
    owned = tree.dep[noun] == "pobj" and tree.lower[prep] == "in" and tree.child(noun, "poss") is not None
    return owned and (tree.head[prep] == verb or tree.head[tree.head[prep]] == verb)


def mend_for_to(tree: Tree, prep: int, words: Words) -> None:
    """ "an order for troops to leave", "called for Russia to withdraw": the noun behind "for" is who is to do it."""
    if tree.dep[prep] == "mark":
        verb = tree.head[prep]
        if tree.dep[verb] == "advcl" and tree.dep[tree.head[verb]] == "dobj" and tree.head[verb] < prep:
            tree.hang(verb, tree.head[verb], "acl")  # "made an appeal for the nuns to be freed"
        return
    noun = tree.child(prep, "pobj") if tree.dep[prep] == "prep" else _subject_behind(tree, prep)
    if noun is None:
        return
    to = noun + 1 if tree.dep[prep] == "prep" else tree.right[noun] + 1
    if to + 1 >= len(tree) or tree.lower[to] != "to":
        return
    verb, above = tree.head[to], tree.head[prep]
    base = tree.tag[verb] == "VB" or tree.child(verb, "auxpass") is not None
    own = tree.child(verb, "nsubj", "nsubjpass")
    if base and tree.dep[verb] in {"advcl", "acl", "relcl", "xcomp", "conj"} and own in {None, noun}:
        above = prep - 1 if tree.is_noun(prep - 1) and tree.dep[prep] == "dative" else above
        tree.hang_subject(noun, verb)
        tree.hang(prep, verb, "mark")
        tree.hang(verb, above, "acl" if tree.is_noun(above) else "ccomp")


def _subject_behind(tree: Tree, prep: int) -> int | None:
    """Return the noun behind a "for" that governs nothing: "gave permission for an aide of Chavez to leave"."""
    if tree.dep[prep] != "dative" or tree.kids[prep]:
        return None
    near = range(prep + 1, min(len(tree), prep + _NEAR))
    subjects = (word for word in near if tree.dep[word] in {"nsubj", "nsubjpass"})
    return next((word for word in subjects if tree.left[word] == prep + 1), None)


def mend_recipient(tree: Tree, name: int, words: Words) -> None:
    """ "gave Estonia forty vehicles", "Tonga control": a name right behind the verb is its recipient, no modifier."""
    noun = tree.head[name]
    verb = tree.head[noun]
    if name == 0 or verb > name:
        return
    lemma = words.lemmas.get(tree.lower[verb], tree.lemma[verb])
    if name + 1 == noun and lemma in words["ditransitives"] and _is_granted_shelter(tree, verb, name, words):
        tree.hang(name, verb, "dative")  # "gave the cleric asylum"
        for word in range(verb + 1, name):
            if tree.head[word] == noun:
                tree.move(word, name)
        return
    if not _is_right_behind(tree, verb, tree.left[name] - 1):
        return
    behind = name + 1 if tree.child(name, "conj") is None else tree.right[name] + 1  # "gave Kenya and Mali 30 buses"
    apart = tree.tag[behind] in {"CD", "DT", "PRP$"} or tree.lemma[behind] in words["granted_nouns"]
    named = tree.ent[name] and tree.is_name(name)
    described = tree.dep[name] == "nmod" and tree.tag[name + 1] == "CD" and name < noun - 1  # "the army 20 vehicles"
    if lemma in words["ditransitives"] and apart and (named or described):
        tree.hang(name, verb, "dative")
        for word in range(verb + 1, name):
            if tree.head[word] == noun:
                tree.move(word, name)


def _is_granted_shelter(tree: Tree, verb: int, person: int, words: Words) -> bool:
    """ "gave the cleric shelter", "a Belarusian sprinter asylum": asylum is of no kind, and is given to somebody."""
    noun = tree.head[person]
    if tree.tag[person] not in _COMMON_NOUNS or tree.lemma[noun] not in words["sought_goods"]:
        return False
    before = range(verb + 1, person)
    asylum = tree.lemma[noun] in words["granted_nouns"] and (tree.tag[person] == "NNS" or tree.tag[verb + 1] == "DT")
    described = all(tree.dep[word] in {"det", "amod", "compound", "nummod"} for word in before)
    return tree.lower[verb + 1 : person] == ["the"] or (asylum and described)


_COMMON_NOUNS = frozenset({"NN", "NNS"})


def _is_right_behind(tree: Tree, verb: int, last: int) -> bool:
    """Whether nothing stands between a verb and what begins behind ``last`` but a date: "gave on Friday the army"."""
    while last > verb:
        if tree.ent[last] in {"DATE", "TIME"}:
            last = tree.ent_start[last] - 1
        elif tree.dep[last] == "prep" and tree.head[last] == verb and last < len(tree) - 1 and tree.ent[last + 1]:
            last -= 1
        else:
            break
    return last == verb


def mend_name_across_recipient(tree: Tree, recipient: int, words: Words) -> None:
    """ "grant Kosovo a Stabilization Pact": the tagger makes one name of who gets it and of what it is."""
    given, end = tree.child(tree.head[recipient], "dobj"), tree.ent_end[recipient]
    if given is None or not recipient < given < end:
        return
    label, begin = tree.ent[recipient], tree.ent_start[recipient]
    thing = recipient + 1 + (tree.tag[recipient + 1] in {"DT", "PRP$"})
    tree.label(begin, end, "")
    tree.label(begin, recipient + 1, label)
    tree.label(thing, end, label)


def mend_two_objects(tree: Tree, first: int, words: Words) -> None:
    """ "dealt the rebels a defeat": of two objects side by side the first is the recipient."""
    verb = tree.head[first]
    if words.lemmas.get(tree.lower[verb], tree.lemma[verb]) not in words["ditransitives"]:
        return
    second = next((kid for kid in tree.children(verb, "dobj") if kid > first), None)
    if second is not None and tree.left[second] == tree.right[first] + 1:
        tree.hang(first, verb, "dative")


def mend_two_recipients(tree: Tree, second: int, words: Words) -> None:
    """ "lent Samoa and Tonga 40 trucks": the second name is a recipient as well, and describes no trucks."""
    thing, joint, opening = tree.head[second], tree.ent_start[second] - 1, second + 1
    first = tree.first_conjunct(thing)
    verb = tree.head[first]
    if tree.dep[thing] != "conj" or tree.dep[first] != "dobj" or not verb < first < joint or opening > thing:
        return
    if tree.lower[joint] != "and" or not (tree.is_name(first) and tree.is_name(second)):
        return
    counted = tree.tag[opening] in {"CD", "DT", "PRP$", "JJ"} or tree.lemma[opening] in words["light_heads"]
    if words.lemmas.get(tree.lower[verb], tree.lemma[verb]) in words["ditransitives"] and counted:
        tree.hang(first, verb, "dative")
        if tree.ent[second] != tree.ent[first]:  # "Lesotho 40 trucks" is no law
            tree.label(tree.ent_start[second], tree.ent_end[second], "")
            tree.label(second, second + 1, tree.ent[first])
        tree.conjoin(second, first, joint)
        tree.hang(thing, verb, "dobj")


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


def mend_month_before_subject(tree: Tree, month: int, words: Words) -> None:
    """ "In March fighters killed 23 soldiers": the month is the time, and what follows it the subject."""
    prep, noun = month - 1, tree.head[month]
    if month == 0 or tree.tag[noun] not in {"NNS", "NNP", "NNPS"}:
        return
    verb = tree.head[prep]
    own = tree.head[noun] == verb and tree.dep[noun] == "nsubj" and tree.child(prep, "pobj") is None
    if own and tree.tag[noun] == "NNS" and tree.dep[prep] == "prep":
        tree.hang(month, prep, "pobj")
    inner = tree.head[verb] if tree.dep[verb] == "pobj" else prep  # "At a summit in April NATO agreed"
    verb = tree.head[inner] if tree.dep[inner] == "prep" else verb
    bare = tree.child(verb, *SUBJECTS) is None and tree.pos[verb] in {"VERB", "AUX"}
    if tree.head[noun] == prep and tree.dep[noun] == "pobj" and bare:
        tree.hang(month, prep, "pobj")
        tree.hang(noun, verb, "nsubj")
        tree.label(noun, noun + 1, "" if tree.ent[noun] == "DATE" else tree.ent[noun])


def mend_errand(tree: Tree, to: int, words: Words) -> None:
    """ "police sent to rescue villagers": they are to rescue them, and are sent to no rescue villagers."""
    verb, deed = tree.head[to], to + 1
    noun = tree.child(to, "pobj")
    if (
        noun is None
        or noun < deed
        or tree.head[deed] != noun
        or tree.dep[deed] != "compound"
        or tree.tag[noun] != "NNS"
    ):
        return
    errand = tree.lemma[verb] in words["errand_verbs"] and tree.lower[deed] in words["errands"]
    if errand and tree.tag[deed] == "NN":
        tree.tag[deed], tree.pos[deed] = "VB", "VERB"
        tree.tag[to], tree.pos[to] = "TO", "PART"
        tree.hang(deed, verb, "advcl")
        tree.hang(to, deed, "aux")
        tree.hang(noun, deed, "dobj")


def mend_object_of_passive(tree: Tree, noun: int, words: Words) -> None:
    """ "were registered, given blankets and sent away": behind a verb without a preposition stands its object."""
    verb = tree.head[noun]
    if tree.lemma[verb] in words["double_object_verbs"]:
        tree.hang(noun, verb, "dobj")


def mend_day_last(tree: Tree, last: int, words: Words) -> None:
    """ "On Saturday last a column entered Bol": the Saturday before, and no last column."""
    day = last - 1
    if day >= 0 and tree.lower[day] in DAY_NAMES and tree.dep[day] in {"pobj", "npadvmod"}:
        tree.tag[last], tree.pos[last] = "JJ", "ADJ"
        tree.hang(last, day, "amod")


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


def mend_date_before_subject(tree: Tree, noun: int, words: Words) -> None:
    """ "and on 5 June aircraft of each side bombed cities": the day is the time, and no measure of the aircraft.

    So it is in "On the night of 20 August 1968 Warsaw Pact troops crossed the border".
    """
    day = tree.left[noun]
    prep, month = day - 1, day + 1
    if prep < 0 or month >= noun or tree.pos[day] != "NUM" or tree.head[day] != noun:
        return
    year = month + 1 if month + 1 < noun and tree.tag[month + 1] == "CD" and tree.head[month + 1] == month else month
    inside = tree.dep[noun] == "pobj"
    opened = tree.lower[prep] == "on" and tree.head[prep] == tree.head[noun]
    opened = opened or (tree.lower[prep] == "of" and tree.ent[tree.head[prep]] in {"DATE", "TIME"})
    dated = tree.head[month] in {noun, day} and tree.ent[month] == "DATE" and tree.is_name(month)
    if not opened or not dated or tree.child(prep, "pobj") != (noun if inside else None):
        return
    if inside and not _make_sentence(tree, noun, prep):
        return
    tree.hang(month, prep, "pobj")
    tree.hang(day, month, "nummod")
    if tree.ent_end[noun] == noun + 1 and tree.ent_start[noun] <= month:
        tree.label(noun, noun + 1, "")
    tree.label(day, year + 1, "DATE")


def _make_sentence(tree: Tree, noun: int, prep: int) -> bool:
    """ "On the night of 2 August 1990 Iraqi troops crossed into Kuwait": they do what the verb behind them says."""
    verb, opener = noun + 1, tree.head[tree.head[prep]]
    if verb >= len(tree) or tree.tag[verb] != "VBD" or tree.head[verb] != noun or tree.dep[opener] != "ROOT":
        return False
    tree.hang_in_place_of(verb, opener)
    tree.hang(opener, verb, "prep")
    tree.hang(noun, verb, "nsubj")
    for kid in tree.children(opener, "punct"):
        tree.move(kid, verb)
    return True


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
