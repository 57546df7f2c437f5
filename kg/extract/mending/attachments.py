"""Rules that mend what a phrase or clause belongs to: the noun before it or the one above, the content or the telling.

In: a ``Tree`` and a token. Out: the same tree, changed. In "said that Peru had closed the border and Chile accused it"
the small model has the article itself tell what Chile did; it is said like the rest.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, THING_RELATIVES, Tree
from kg.ontology.words import Words

_SPEAKERS = frozenset({"he", "she", "they", "we", "i"})


def mend_content_of_noun(tree: Tree, verb: int, words: Words) -> None:
    """ "has yet to respond to the demand that it free him": what is demanded, and nothing that the sentence tells."""
    mark = tree.child(verb, "mark")
    if mark is None or mark == 0 or tree.lower[mark] != "that" or tree.left[verb] != mark:
        return
    noun = mark - 1
    if tree.text[noun] == ",":  # "dropped the demand, made in May, that troops be withdrawn"
        given = tree.child(tree.head[verb], "dobj")
        noun = given if given is not None and tree.right[given] in {mark - 1, mark - 2} else noun
    if tree.dep[noun] in {"pobj", "dobj"} and tree.lemma[noun] in words.content_nouns:
        tree.hang(verb, noun, "acl")


def mend_target_of_weapon(tree: Tree, prep: int, words: Words) -> None:
    """ "used drones and artillery against Saada", "opened fire with mortars on the post": their target."""
    weapon = tree.head[prep]
    above = tree.head[weapon]
    if tree.lower[prep] in {"over", "into", "toward", "towards"} and tree.dep[weapon] == "dobj" and weapon < prep:
        if tree.lemma[above] in words["firing_verbs"] and tree.lemma[weapon] in words["fired_nouns"]:
            tree.hang(prep, above, "prep")  # "fired a missile over Japan"
        return
    if tree.lower[prep] not in {"against", "at", "on"} or not tree.is_noun(weapon):
        return
    weapon = tree.first_conjunct(weapon)
    above = tree.head[weapon]
    if tree.lower[above] == "with":
        verb, fire = tree.head[above], tree.child(tree.head[above], "dobj")
        if fire is not None and tree.lower[fire] == "fire" and verb < fire < above < prep:
            tree.hang(prep, verb, "prep")
        return
    wielded = tree.dep[weapon] == "dobj" and tree.lemma[above] in words["wielding_verbs"]
    if wielded and tree.lower[prep] == "against" and above < weapon < prep:
        tree.hang(prep, above, "prep")


def mend_told_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "told them that Peru had left and Chile accused it of theft": without a comma the telling goes on."""
    teller = tree.head[verb]
    if tree.lemma[teller] not in words["speech_verbs"]:
        return
    content = max((kid for kid in tree.children(teller, "ccomp") if teller < kid < verb), default=None)
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if content is None or subject is None:
        return
    joint = next((kid for kid in tree.children(teller, "cc") if content < kid < subject), None)
    if joint is None or tree.text[joint - 1] in {",", ";"} or tree.tag[content] == "VB":
        return
    own = tree.lemma[verb] in words["speech_verbs"] | words["verbal_acts"]
    if own and (tree.child(verb, "ccomp") is not None or tree.lower[subject] in _SPEAKERS):
        return  # "... and the army added that": another one tells
    tree.conjoin(verb, content, joint)


def mend_relative_of_body(tree: Tree, verb: int, words: Words) -> None:
    """ "the minister of the country that invaded Kuwait": "that" is the country right before it, and no person.

    Of "envoys of Oman and Qatar, which mediate" both states mediate.
    """
    person = tree.head[verb]
    pronoun = tree.child(verb, "nsubj") if tree.lemma[person] in words["heads_of_bodies"] else None
    if pronoun is None or tree.lower[pronoun] not in THING_RELATIVES:
        return
    body = pronoun - 1 - (tree.text[pronoun - 1] == ",")
    if tree.dep[body] == "conj" and tree.tag[verb] != "VBZ" and tree.ent[body]:
        body = tree.head[body]
    if person < body and tree.is_noun(body) and tree.dep[body] == "pobj" and person in tree.ancestors(body):
        tree.hang(verb, body, "relcl")


def mend_verdict(tree: Tree, adjective: int, words: Words) -> None:
    """ "found the firm Rossi guilty of fraud": an adjective behind the noun is what it is found to be."""
    if tree.child(adjective, "prep") is None:
        return
    above = tree.head[adjective]
    if tree.dep[adjective] == "ccomp" and tree.lemma[above] in words["declaring_verbs"]:
        name = adjective - 1
        if (
            tree.head[name] == adjective
            and tree.dep[name] in {"amod", "compound", "nmod"}
            and (tree.is_name(name) or tree.ent[name])
        ):
            tree.hang(name, above, "dobj")
            tree.hang(adjective, above, "oprd")
        return
    noun = tree.head[above] if tree.dep[above] == "appos" else above
    verb = tree.head[noun]
    if above < adjective and tree.dep[noun] == "dobj" and tree.lemma[verb] in words["declaring_verbs"]:
        tree.hang(adjective, verb, "oprd")


def mend_non_grata(tree: Tree, persona: int, words: Words) -> None:
    """ "declared the envoy persona non grata": three words that say what somebody is declared to be."""
    grata = persona + 2
    if tree.lower[persona + 1 : persona + 3] != ["non", "grata"]:
        return
    first = tree.sentences[tree.sent[persona]][0]
    verb = next((word for word in range(persona - 1, first, -1) if tree.lemma[word] in words["declaring_verbs"]), None)
    if verb is None or tree.pos[verb] != "VERB":
        return
    for word in range(persona, grata + 1):
        for kid in tree.kids[word]:
            if kid > grata:
                tree.move(kid, verb)
            elif verb < kid < persona - 1:
                tree.hang(kid, persona - 1, "compound" if tree.dep[kid] != "det" else "det")
        tree.tag[word], tree.pos[word] = "NN", "NOUN"
        tree.hang(word, verb if word == grata else grata, "oprd" if word == grata else "compound")
    if persona - 1 > verb and (tree.is_noun(persona - 1)):
        tree.hang(persona - 1, verb, "dobj")


def mend_moved_closer(tree: Tree, moved: int, words: Words) -> None:
    """ "moved two divisions closer to the border": they were moved, and are no measure of how much closer."""
    where = tree.head[moved]
    verb = tree.head[where]
    measure = tree.ent[moved] or tree.lemma[moved] in words["time_units"] | words["length_units"]
    if measure or tree.dep[where] != "advmod" or not verb < moved < where or tree.pos[verb] != "VERB":
        return
    if tree.left[moved] == verb + 1 and tree.child(verb, "dobj", "auxpass") is None:
        tree.hang(moved, verb, "dobj")


def mend_concerning(tree: Tree, participle: int, words: Words) -> None:
    """ "recent events concerning aid to Togo": about it, and no event is concerned."""
    noun, topic = tree.head[participle], tree.child(participle, "dobj")
    if topic is not None and noun < participle < topic and tree.is_noun(noun) and tree.left[participle] == participle:
        tree.hang(participle, noun, "prep")
        tree.hang(topic, participle, "pobj")
        tree.tag[participle], tree.pos[participle] = "IN", "ADP"


def mend_step_judged(tree: Tree, step: int, words: Words) -> None:
    """ "closed its border with Chile, a decision that Bolivia welcomed": no Chile is welcomed, but what was done."""
    noun = tree.head[step]
    article, judging = tree.child(step, "det"), tree.child(step, "relcl", "acl")
    if tree.lemma[step] not in words["judged_steps"] or judging is None or tree.ent[step]:
        return
    some = tree.lower[step] == "something" or (article is not None and tree.lower[article] in {"a", "an"})
    begin = tree.left[step]
    same_kind = tree.lemma[noun] in words["telling_events"] | words["answered_nouns"] or tree.lemma[noun] in (
        words.content_nouns
    )
    if not some or tree.text[begin - 1] != "," or (same_kind and not tree.ent[noun]):
        return
    verb = tree.above(noun, "VERB")
    if verb is not None and verb < noun < step:
        while (
            tree.dep[verb] == "ccomp"
            and tree.head[verb] < verb
            and tree.lemma[tree.head[verb]] in words["speech_verbs"]
        ):
            verb = tree.head[verb]  # "said he would leave, a step that both rejected": of what is said
        tree.hang(step, verb, "npadvmod")


def mend_apposition_before_clause(tree: Tree, name: int, words: Words) -> None:
    """ "arrested the owner of the firm Rossi, and the agency charged him": Rossi is the firm, and charges nobody."""
    main, noun = tree.head[name], tree.left[name] - 1
    joint = tree.child(name, "cc") if tree.is_name(name) else None
    if joint is None or tree.text[joint - 1] != "," or noun < 1:
        return
    second = tree.child(name, "conj")
    if second is None:
        return
    above = tree.above(noun, "VERB")
    first = main if above is None else above
    leads = tree.head[first] == main
    apart = first < noun < name < second < main and (leads or tree.head[main] == first)
    if apart and tree.tag[noun] in {"NN", "NNS"} and tree.child(first, "nsubj", "nsubjpass") is not None:
        tree.hang(name, noun, "appos")
        tree.hang(second, main, "nsubj")
        if leads:
            tree.hang_in_place_of(first, main)
        tree.conjoin(main, first, joint)


def mend_place_as_subject(tree: Tree, noun: int, words: Words) -> None:
    """ "The garrison at Khe Sanh repelled them": a name that has a subject is where that one is."""
    name = tree.head[noun]
    if not tree.is_name(name):
        return
    prep = tree.left[name] - 1 if tree.left[name] > noun else next(iter(tree.children(noun, "prep")), noun)
    if not noun < prep < name:
        return
    if tree.dep[prep] == "prep" and tree.head[prep] == noun and tree.child(prep, "pobj") is None:
        tree.hang_in_place_of(noun, name)
        tree.hang(name, prep, "pobj")


def mend_opening_place(tree: Tree, name: int, words: Words) -> None:
    """ "Near Gao, soldiers of the guard shot two men": what begins the sentence is where, and not who."""
    verb, prep = tree.head[name], tree.left[name] - 1
    if prep < 0 or tree.tag[prep] != "IN" or tree.head[prep] != verb or tree.kids[prep] or not tree.is_name(name):
        return
    doer = next((kid for kid in tree.children(name, "conj", "appos") if tree.text[tree.left[kid] - 1] == ","), None)
    opens = prep == tree.sentences[tree.sent[name]][0] and tree.dep[prep] in {"prep", "advmod", "mark"}
    if opens and doer is not None and tree.right[doer] == tree.first_of_verb(verb) - 1:
        tree.hang(prep, verb, "prep")
        tree.hang(name, prep, "pobj")
        tree.hang_subject(doer, verb)


def mend_setting_of_document(tree: Tree, prep: int, words: Words) -> None:
    """ "signed a treaty at the palace on 3 May": where and when it was signed, not where the treaty is."""
    document = tree.head[prep]
    if tree.dep[document] != "dobj" or tree.lemma[document] not in words["document_nouns"]:
        return
    verb, setting = tree.head[document], tree.child(prep, "pobj")
    if setting is None:
        return
    dated = tree.lower[prep] in {"in", "on"} and tree.ent[setting] in {"DATE", "TIME"}
    placed = tree.lower[prep] in {"in", "at"} and (
        tree.ent[setting] in {"GPE", "FAC", "LOC"}
        or (tree.lower[prep] == "in" and tree.is_name(setting) and tree.ent[setting] in {"ORG", "NORP", ""})
        or tree.lemma[setting] in words["place_nouns"] | words["venue_nouns"]
    )
    if tree.lemma[verb] in words["enacting_verbs"] and (dated or placed):
        tree.hang(prep, verb, "prep")


def mend_where_behind_preposition(tree: Tree, verb: int, words: Words) -> None:
    """ "fled to Paraguay, from where a plane took him to Spain": what was done there, and no question."""
    where, prep = tree.child(verb, "advmod"), tree.head[verb]
    if where is None or tree.lower[where] != "where" or where != prep + 1 or tree.text[prep - 1] != ",":
        return
    if tree.dep[prep] == "prep" and tree.child(verb, "nsubj", "nsubjpass") is not None:
        tree.hang(verb, tree.head[prep], "conj")
        tree.hang(prep, verb, "punct")
        tree.hang(where, verb, "punct")


def mend_receiver_behind_participle(tree: Tree, prep: int, words: Words) -> None:
    """ "returned a coin engraved with a head to Syria": what is returned has a receiver."""
    participle = tree.head[prep]
    noun = tree.head[participle]
    if tree.dep[participle] != "acl" or tree.tag[participle] not in {"VBN", "VBD"}:
        return
    verb, given = tree.head[noun], words["giving_verbs"]
    own = any(participle < one < prep for one in tree.children(participle, "prep", "agent", "npadvmod"))
    if own and tree.dep[noun] == "dobj" and tree.lemma[verb] in given and tree.lemma[participle] not in given:
        tree.hang(prep, verb, "prep")


def mend_stranded_preposition(tree: Tree, prep: int, words: Words) -> None:
    """ "Dozens of troops bound for Juba began to leave": Juba is where they are bound for, and they begin."""
    participle, behind = tree.head[prep], prep + 1
    if tree.child(prep, "pobj", "pcomp") is not None:
        return
    main, noun = tree.head[participle], tree.child(participle, "nsubj", "nsubjpass")
    if noun is None:
        return
    place = tree.child(main, "nsubj") if tree.tag[main] in FINITE and noun < participle < prep < main else None
    if place is None or tree.left[place] != behind or tree.child(participle, "aux", "auxpass", "mark") is not None:
        return
    tree.hang(place, prep, "pobj")
    tree.hang_subject(noun, main)
    tree.hang(participle, noun, "acl")


def mend_partner_behind_time(tree: Tree, prep: int, words: Words) -> None:
    """ "conferred for two days with Ortega": no days are with him."""
    time = tree.head[prep]
    before = tree.head[time]
    verb = tree.head[before]
    timed = tree.dep[time] == "pobj" and tree.ent[time] in {"DATE", "TIME"} and tree.lower[before] in {"for", "on"}
    if timed and verb < before and tree.dep[before] == "prep" and tree.pos[verb] == "VERB":
        tree.hang(prep, verb, "prep")


def mend_object_behind_time(tree: Tree, noun: int, words: Words) -> None:
    """ "returned to Congo last June a tooth": behind the time stands what was returned."""
    verb, time = tree.head[noun], tree.left[noun] - 1
    if tree.pos[verb] != "VERB" or tree.lemma[verb] not in words["giving_verbs"] or not verb < time:
        return
    timed = tree.ent[time] in {"DATE", "TIME"} and tree.head[time] in {verb, time - 1}
    if timed and tree.tag[noun] in {"NN", "NNS"} and not tree.ent[noun] and tree.child(verb, "dobj", "auxpass") is None:
        tree.hang(noun, verb, "dobj")


def mend_participle_of_document(tree: Tree, verb: int, words: Words) -> None:
    """ "hailed the pact on the end of hostilities signed by both": what is signed is the pact."""
    noun = tree.head[verb]
    if tree.lemma[verb] not in words["signing_verbs"] or tree.lemma[noun] in words["document_nouns"]:
        return
    for above in tree.ancestors(noun):
        if tree.lemma[above] in words["document_nouns"] and above < noun:
            tree.move(verb, above)
            return
        if tree.pos[above] == "VERB":
            object_ = tree.child(above, "dobj")  # where "on the end" hangs on the verb
            if object_ is not None and object_ < noun and tree.lemma[object_] in words["document_nouns"]:
                tree.move(verb, object_)
            return


def mend_led_object(tree: Tree, verb: int, words: Words) -> None:
    """ "praised the envoys of the bloc, led by Obi, for it": who is praised is led, and no state."""
    above, agent = tree.head[verb], tree.child(verb, "agent")
    object_, subject = tree.child(above, "dobj"), tree.child(above, "nsubj")
    if agent is None or object_ is None or subject is None or not above < object_ < verb:
        return
    led = tree.lower[verb] in words["heading_participles"] and tree.ent[subject] in {"GPE", "PERSON"}
    if not led or tree.text[verb - 1] != "," or tree.right[object_] != verb - 2:
        return
    tree.hang(verb, object_, "acl")
    doer = tree.right[agent]
    for later in tree.children(verb, "prep"):
        if tree.text[later - 1] == "," and later > doer:
            tree.move(later, above)


def mend_relative_of_measure(tree: Tree, verb: int, words: Words) -> None:
    """ "lifted a ban on exports that it had imposed": what one imposes is the ban, and no exports."""
    noun, own = tree.head[verb], tree.child(verb, "dobj")
    if tree.lemma[verb] not in words["imposing_verbs"] or tree.child(verb, "ccomp") is not None:
        return
    if own is not None and tree.lower[own] not in THING_RELATIVES:
        return
    if tree.lemma[noun] in words["imposed_nouns"] or tree.child(verb, "nsubj", "auxpass") is None:
        return
    for above in tree.ancestors(noun):
        if tree.lemma[above] in words["imposed_nouns"] and above < noun:
            tree.move(verb, above)
            return
        if tree.dep[above] not in {"prep", "pobj", "conj", "compound"}:
            return


def mend_way_of_member(tree: Tree, to: int, words: Words) -> None:
    """ "invited leaders of the opposition to Lusaka": they are to come there, and nobody opposes Zambia."""
    noun, place = tree.head[to], tree.child(to, "pobj")
    if place is None or tree.lemma[noun] not in words["opposing_nouns"] or tree.dep[noun] != "pobj":
        return
    verb = tree.above(noun, "VERB")
    headed = verb is not None and tree.lemma[verb] in words["inviting_verbs"]
    if verb is None or not headed or (not tree.is_name(place) and not words.is_place(tree.lemma[place])):
        return
    object_ = tree.child(verb, "dobj", "nsubjpass")
    own = object_ is not None and object_ in tree.ancestors(noun) and tree.ent[place] not in {"PERSON"}
    later = any(tree.lower[kid] == "to" and kid > to for kid in (*tree.kids[verb], *tree.kids[noun], *tree.kids[place]))
    if own and not later:
        tree.move(to, verb)


def mend_phone_call(tree: Tree, called: int, words: Words) -> None:
    """ "Kenya's president, called Tanzania's on Monday to thank him": a stray comma makes nobody's name of it."""
    caller = tree.head[called]
    main = tree.head[caller]
    dated = any(tree.ent[day] == "DATE" for on in tree.children(called, "prep") for day in tree.children(on, "pobj"))
    callee = tree.child(called, "oprd", "dobj")
    if tree.dep[called] != "acl" or tree.dep[caller] != "nsubj" or not dated or callee is None:
        return
    second = next((kid for kid in tree.children(main, "nsubj") if kid > called), None)
    if tree.text[called - 1] != "," or second is None or tree.lemma[main] not in words["speech_verbs"]:
        return
    tree.tag[called] = "VBD"
    tree.hang(callee, called, "dobj")
    tree.hang(caller, called, "nsubj")
    tree.hang(called, main, "ccomp")
