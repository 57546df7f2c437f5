"""Rules that mend what is said of an object: what somebody calls himself, how many are left dead, by when to leave.

In: a ``Tree`` and a token. Out: the same tree, changed. In "declared himself president" the small model makes
"president" a verb with the subject "himself", or "himself" its possessor.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, NOUN_TAGS, Tree
from kg.ontology.words import Words

_RESULTS = frozenset({"oprd", "dobj", "attr", "ccomp", "npadvmod", "appos", "dep", "xcomp"})


def mend_self_naming(tree: Tree, oneself: int, words: Words) -> None:
    """ "declared himself president", "calling themselves the Council": the verb's object, and what it is said to be."""
    verb = oneself - 1
    if verb < 0 or tree.pos[verb] != "VERB":
        return
    if not any(tree.lemma[verb] in words[name] for name in ("declaring_verbs", "naming", "appointing_verbs")):
        return
    above = tree.head[oneself]
    called = above if above > oneself else _called(tree, verb, oneself)
    if called is None or not _is_called(tree, called):
        return
    _free_main_verb(tree, verb)
    tree.hang(oneself, verb, "dobj")
    if tree.head[called] != verb or tree.dep[called] != "oprd":
        tree.hang(called, verb, "oprd")
    if tree.tag[called] not in NOUN_TAGS:
        tree.tag[called], tree.pos[called] = "NN", "NOUN"
    for prep in tree.children(called, "prep"):
        time = tree.child(prep, "pobj")
        if time is not None and tree.ent[time] in {"DATE", "TIME"}:
            tree.hang(prep, verb, "prep")


def _called(tree: Tree, verb: int, oneself: int) -> int | None:
    behind = [kid for kid in (*tree.kids[verb], *tree.kids[oneself]) if kid > oneself and tree.dep[kid] in _RESULTS]
    if behind:
        return min(behind)
    name = oneself + 1
    if name >= len(tree) or tree.dep[name] != "nsubj" or not tree.is_name(name):
        return None
    return name if _free_second_verb(tree, verb, tree.head[name]) else None


def _free_second_verb(tree: Tree, verb: int, second: int) -> bool:
    """ "a rebel who calls herself Patricia joined the group": the rebel joins, and not Patricia."""
    noun = tree.head[verb]
    if tree.dep[verb] != "relcl" or second < verb:
        return False
    if tree.head[second] == noun:  # both verbs hang on the rebel
        tree.hang_in_place_of(second, noun)
        tree.hang(noun, second, "nsubj")
        return True
    first = tree.child(second, "nsubj")
    if first == verb + 2 and tree.dep[noun] in {"appos", "dep", "npadvmod", "conj"}:
        tree.hang(noun, second, "nsubj")  # "In Conejo, a rebel who calls herself Yasmin is learning"
        return True
    return first is not None and first < verb


def _free_main_verb(tree: Tree, verb: int) -> None:
    """ "Officers calling themselves the Council closed the borders": the calling only describes them."""
    subject, main = tree.child(verb, "nsubj"), tree.child(verb, "ccomp")
    if tree.tag[verb] != "VBG" or subject is None or main is None or tree.tag[main] not in FINITE:
        return
    if tree.child(main, "nsubj", "nsubjpass", "mark") is None and tree.child(verb, "aux") is None:
        tree.hang_in_place_of(main, verb)
        tree.hang(subject, main, "nsubj")
        tree.hang(verb, subject, "acl")


def _is_called(tree: Tree, word: int) -> bool:
    """Whether a word is a noun, or a bare one that the tagger takes for a verb: "himself president"."""
    if tree.tag[word] in NOUN_TAGS:
        return True
    bare = tree.tag[word] in {"VB", "VBP"} and tree.dep[word] in {"ccomp", "xcomp"}
    return bare and tree.child(word, "aux", "mark", "dobj", "ccomp") is None


def mend_casualties(tree: Tree, verb: int, words: Words) -> None:
    """ "17 were killed and 20 wounded", "left three dead and seven wounded": the second number is who is wounded."""
    if tree.lemma[verb] not in words["harming_verbs"]:
        return
    number, first = tree.child(verb, "nsubj"), tree.head[verb]
    if number is None:
        return
    if tree.child(verb, "aux", "auxpass", "dobj") is not None or not _is_counted(tree, number, words):
        return
    elided = tree.child(first, "auxpass") is not None or tree.lemma[first] == "leave"
    if elided and tree.dep[tree.left[number] - 1] in {"cc", "punct"}:
        tree.tag[verb] = "VBN"
        tree.hang(number, verb, "nsubjpass")


def _is_counted(tree: Tree, noun: int, words: Words) -> bool:
    return tree.tag[noun] == "CD" or tree.lower[noun] in words["crowds"] or tree.child(noun, "nummod") is not None


def mend_number_of_dead(tree: Tree, dead: int, words: Words) -> None:
    """ "The shelling left three dead": so many are left so, and "three" is no measure of "dead"."""
    number, verb = tree.child(dead, "nummod"), tree.head[dead]
    if number is None or tree.lemma[verb] != "leave" or tree.pos[dead] not in {"ADJ", "VERB"}:
        return
    if tree.child(verb, "dobj") is None:
        tree.hang(number, verb, "dobj")


def mend_time_limit(tree: Tree, time: int, words: Words) -> None:
    """ "gave the rebels two days to leave": the days are what is given, and the rebels are to leave."""
    verb = tree.head[time]
    timed = tree.ent[time] in {"DATE", "TIME"} or tree.lemma[time] in words["time_units"]
    if not timed or tree.lemma[verb] not in words["time_giving_verbs"] or time < verb:
        return
    given = tree.child(verb, "dative", "dobj")
    leave = next(iter((*tree.children(time, "relcl", "acl"), *tree.children(verb, "advcl", "xcomp"))), None)
    if (
        given is None
        or not verb < given < time
        or leave is None
        or leave < time
        or tree.lower[tree.left[leave]] != "to"
    ):
        return
    if tree.lemma[leave] in words["unhurried_verbs"]:
        return  # "gave him three months to live"
    tree.hang(given, verb, "dative")
    tree.hang(time, verb, "dobj")
    tree.hang(leave, time, "acl")
    tree.label(tree.ent_start[time], tree.ent_end[time], "")


def mend_deadline(tree: Tree, until: int, words: Words) -> None:
    """ "gave the rebels until Friday to leave": the rebels are to leave, and not who gives them the time."""
    verb, time = tree.head[until], tree.child(until, "pobj")
    given = tree.child(verb, "dobj", "dative")
    if time is None or given is None or not verb < given < until or tree.lemma[verb] not in words["time_giving_verbs"]:
        return
    for leave in tree.children(verb, "advcl"):
        if time < leave and tree.lower[tree.left[leave]] == "to" and tree.lemma[leave] not in words["unhurried_verbs"]:
            tree.hang(given, verb, "dobj")
            tree.hang(leave, verb, "xcomp")


def mend_harm_of_content(tree: Tree, harm: int, words: Words) -> None:
    """ "accused rebels of shelling a school, wounding six": the shelling wounded them, and not the charge."""
    teller, comma = tree.head[harm], tree.left[harm] - 1
    told = tree.lemma[teller] in words["charging_verbs"] | words["speech_verbs"] | words["faulting_verbs"]
    if not told or tree.lemma[harm] not in words["deadly_verbs"] or tree.text[comma] != "," or teller > harm:
        return
    preps = tree.children(teller, "prep")
    deeds = [*tree.children(teller, "ccomp"), *(kid for prep in preps for kid in tree.children(prep, "pcomp"))]
    deed = max((kid for kid in deeds if teller < kid < harm), default=None)
    if deed is not None and tree.child(harm, "mark", "nsubj") is None:
        tree.hang(harm, deed, "advcl")


def mend_called_nonsense(tree: Tree, verdict: int, words: Words) -> None:
    """ "called the accusation slander": what it is called, and no slander of that kind."""
    verb, noun = tree.head[verdict], verdict - 1
    if tree.lemma[verb] not in words["naming"] or tree.lemma[verdict] not in words["bare_verdicts"] or noun <= verb:
        return
    article = tree.left[verdict]
    if tree.head[noun] == verdict and tree.dep[noun] == "compound" and tree.dep[article] in {"det", "poss"}:
        tree.hang(noun, verb, "dobj")
        tree.hang(verdict, verb, "oprd")
        tree.move_kids_before(verdict, noun)


def mend_shot_dead(tree: Tree, dead: int, words: Words) -> None:
    """ "hundreds were held and 12 shot dead by police": 12 were shot, and there is no dead shot."""
    shot, count = dead - 1, dead - 2
    first = tree.head[shot]
    if tree.lower[shot] != "shot" or tree.tag[shot] != "NN" or tree.head[dead] != shot or tree.dep[shot] != "conj":
        return
    if tree.head[count] != shot or tree.tag[count] != "CD" or tree.child(first, "auxpass") is None:
        return
    tree.tag[shot], tree.pos[shot], tree.lemma[shot] = "VBN", "VERB", "shoot"
    tree.hang(count, shot, "nsubjpass")
    tree.hang(dead, shot, "oprd")
    for kid in (*tree.kids[shot], *tree.kids[dead]):
        if tree.lower[kid] == "by" and kid > dead:
            tree.hang(kid, shot, "agent")
        elif kid < count:
            tree.move(kid, count)


def mend_called_unlawful(tree: Tree, verdict: int, words: Words) -> None:
    """ "called the arrest of the envoy illegal": that is what the arrest is called; of the envoy nothing is said."""
    noun, of = verdict - 1, tree.head[verdict]
    deed = tree.head[of]
    verb = tree.head[deed]
    if tree.lower[of] != "of" or tree.dep[deed] != "dobj" or tree.lemma[verb] not in words["naming"]:
        return
    if tree.tag[noun] not in NOUN_TAGS or tree.head[noun] not in {of, verdict} or not verb < deed < of < noun:
        return
    tree.move_kids_before(verdict, noun)
    tree.hang(noun, of, "pobj")
    tree.hang(verdict, verb, "oprd")


def mend_made_condition(tree: Tree, term: int, words: Words) -> None:
    """ "made the release of the men a condition for talks": that is what the release is called; it is no clause."""
    verb = tree.head[term]
    if tree.lemma[term] not in words["set_terms"] or tree.lemma[verb] not in words["setting_verbs"] or term < verb:
        return
    before = tree.child(term, "nsubj")
    if before is None and tree.dep[term] == "dobj":
        before = next((kid for kid in tree.children(verb, "dobj") if kid < term), None)
    if before is None or not verb < before < term or tree.child(term, "aux", "cop", "mark") is not None:
        return
    tree.hang(before, verb, "dobj")
    tree.hang(term, verb, "oprd")


def mend_second_passive(tree: Tree, second: int, words: Words) -> None:
    """ "was ousted by the army and restored by Paris": a past form with "by" and no object is one more participle."""
    first = tree.head[second]
    passive = tree.child(first, "auxpass") is not None and tree.child(second, "agent") is not None
    if passive and tree.child(second, "dobj", "nsubj", "aux", "auxpass") is None:
        tree.tag[second] = "VBN"


def mend_shown_oneself(tree: Tree, oneself: int, words: Words) -> None:
    """ "has shown itself unwilling to sign": what it shows is how it is, and not that somebody does something."""
    verb, trait = oneself - 1, oneself + 1
    if verb < 0 or tree.lemma[verb] not in words["self_showing_verbs"] or tree.pos[verb] != "VERB":
        return
    if trait < len(tree) and tree.tag[trait] == "JJ" and tree.lower[trait] in words["willing_adjectives"]:
        tree.hang(trait, verb, "acomp")
        tree.hang(oneself, trait, "npadvmod")


def mend_outcome_behind_report(tree: Tree, verb: int, words: Words) -> None:
    """ "Togo will sue, its minister said on Monday, escalating a dispute": the suit does so, and no minister."""
    teller, comma = tree.head[verb], tree.left[verb] - 1
    content, speaker = tree.child(teller, "ccomp"), tree.child(teller, "nsubj")
    if content is None or speaker is None or not content < speaker < teller < comma or tree.text[comma] != ",":
        return
    outcome = tree.lemma[verb] in words["outcome_verbs"] or tree.lemma[verb] in words["deadly_verbs"]
    outcome = outcome or tree.lemma[verb] in words["eliciting_verbs"]
    told = tree.lemma[teller] in words["speech_verbs"] and tree.left[verb] == verb
    if told and outcome and tree.child(verb, "dobj") is not None:
        tree.hang(verb, content, "advcl")


def mend_harm_behind_background(tree: Tree, harm: int, words: Words) -> None:
    """ "fired on herders who had been digging a well, killing two of them": who fired has killed, and no herders."""
    inner = tree.head[harm]
    noun, comma = tree.head[inner], tree.left[harm] - 1
    if tree.dep[inner] != "relcl" or tree.tag[inner] != "VBG" or tree.text[comma] != "," or harm < inner:
        return
    going_on = any(tree.lower[kid] in {"been", "were", "was"} for kid in tree.children(inner, "aux"))
    main = tree.above(noun, "VERB")
    if not going_on or main is None or tree.lemma[harm] not in words["deadly_verbs"] or main > noun:
        return
    if tree.lemma[inner] not in words["striking_verbs"] and tree.lemma[inner] not in words["firing_verbs"]:
        tree.hang(harm, main, "advcl")


def mend_scope_of_deed(tree: Tree, involving: int, words: Words) -> None:
    """ "Oman held exercises at sea, involving six ships": what is held does, and not who holds it."""
    if tree.lower[involving] not in words["scope_participles"]:
        return
    verb = tree.head[involving]
    deed = tree.child(verb, "dobj", "nsubjpass")
    if deed is not None and deed < involving and tree.text[tree.left[involving] - 1] == ",":
        tree.hang(involving, deed, "acl")
