"""Rules that mend how clauses hang together.

In: a ``Tree`` and a token. Out: the same tree, changed. In "denied that it had lost the base and accused Peru" the
small model hangs "accused" on "lost"; it is the denier's next act of speech.
"""

from __future__ import annotations

from kg.extract.mending.verbs import has_modal, make_participle
from kg.extract.tree import FINITE, PLACE_LABELS, Tree
from kg.ontology.words import Words


def mend_inverted_predicate(tree: Tree, attribute: int, words: Words) -> None:
    """ "So determined was Biden to leave": what follows "be" is its subject where the predicate stands before it."""
    verb = tree.head[attribute]
    predicate = tree.child(verb, "acomp")
    inverted = predicate is not None and predicate < verb < attribute
    if inverted and tree.lemma[verb] == "be" and tree.child(verb, "nsubj", "expl") is None:
        tree.hang(attribute, verb, "nsubj")


def mend_second_modal_clause(tree: Tree, modal: int, words: Words) -> None:
    """ "said Togo would admit the error and Benin would free him": Benin is to free him, and Togo admits the error."""
    verb, subject = tree.head[modal], modal - 1
    joint = tree.left[subject] - 1 if modal > 0 else -1
    if joint < 2 or tree.dep[modal] != "aux" or not tree.is_noun(subject) or tree.lower[joint] not in {"and", "but"}:
        return
    first = next((word for word in range(joint - 1, -1, -1) if has_modal(tree, word)), None)
    own = tree.child(verb, "nsubj", "nsubjpass")
    if first is None or tree.sent[first] != tree.sent[verb] or verb in tree.ancestors(first) or first == verb:
        return
    doer = tree.child(first, "nsubj", "nsubjpass")
    misread = own is None or (own > first and (own == subject or tree.head[subject] == own))
    if doer is not None and doer < first and misread:
        if own is not None and own != subject and tree.left[own] == first + 1:
            tree.hang(own, first, "dobj")
        tree.hang(subject, verb, "nsubjpass" if tree.child(verb, "auxpass") is not None else "nsubj")
        tree.conjoin(verb, first, joint)


def mend_absolute_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "in addition to the Pentagon acknowledging ...": the noun before the participle is its subject."""
    if verb == 0 or tree.child(verb, "nsubj", "aux", "mark") is not None:
        return
    noun = verb - 1
    while noun > 0 and tree.dep[noun] == "advmod" and tree.head[noun] == verb:
        noun -= 1
    behind = tree.dep[noun] == "pobj" and tree.is_noun(noun) and tree.head[verb] != noun
    if behind and _takes_clause(tree, tree.head[noun], words):
        tree.hang(noun, verb, "nsubj")


def _takes_clause(tree: Tree, prep: int, words: Words) -> bool:
    """Whether a preposition has a clause behind it: ", with rebels firing", "resulted in Chad closing ..."."""
    if tree.lower[prep] in {"with", "without"}:
        return prep == 0 or tree.text[prep - 1] in {",", "–", "—", "-", "--"} or tree.sent[prep - 1] != tree.sent[prep]
    return tree.lemma[tree.head[prep]] in words["resulting_words"]


def mend_gerund_as_subject(tree: Tree, content: int, words: Words) -> None:
    """ "said that fighting Boko Haram would take years": it is the fight that takes years, not Boko Haram."""
    gerund, noun = tree.head[content], tree.child(content, "nsubj")
    if tree.tag[gerund] != "VBG" or noun is None or tree.left[noun] != gerund + 1 or content < noun:
        return
    told = tree.lemma[gerund] in words["speech_verbs"] or words.signature("that", tree.lemma[gerund]) is not None
    modal = has_modal(tree, content)
    if told or not modal or tree.child(gerund, "nsubj", "aux", "dobj", "mark", "prep") is not None:
        return
    tree.hang(noun, gerund, "dobj")
    tree.hang_in_place_of(content, gerund)
    tree.hang(gerund, content, "csubj")


def mend_interposed_speaker(tree: Tree, content: int, words: Words) -> None:
    """ "The airstrike, the army said, destroyed a clinic": the first of two subjects belongs to the verb behind."""
    verb = tree.head[content]
    subjects = tree.children(verb, "nsubj")
    if tree.pos[verb] != "VERB" or len(subjects) != 2 or content < verb:
        return
    if tree.child(content, "nsubj", "nsubjpass") is None and tree.text[tree.left[subjects[1]] - 1] == ",":
        tree.hang_subject(subjects[0], content)


def mend_small_clause(tree: Tree, adjective: int, words: Words) -> None:
    """ "found the minister guilty of fraud": the adjective is said of the object, and there is no second clause."""
    verb, subject = tree.head[adjective], tree.child(adjective, "nsubj")
    if tree.tag[adjective] not in {"JJ", "JJR"} or subject is None or verb > min(subject, adjective):
        return
    finite = tree.child(adjective, "aux", "auxpass", "mark") is not None
    asked = any(tree.tag[kid] == "WRB" for kid in tree.children(adjective, "advmod"))  # "how the two fit"
    if not finite and not asked:
        tree.hang(subject, verb, "dobj")
        tree.hang(adjective, verb, "oprd")


def mend_heavy_object(tree: Tree, prep: int, words: Words) -> None:
    """ "placed under arrest his main rival", "freed on bail two ministers": what follows the noun is the object."""
    verb, noun = tree.head[prep], prep + 1
    if tree.pos[verb] != "VERB" or verb > prep or tree.tag[noun : noun + 1] != ["NN"] or noun + 1 == len(tree):
        return
    if tree.child(verb, "dobj", "auxpass", "nsubjpass") is not None:
        return
    object_ = tree.child(noun, "dobj") if tree.dep[noun] == "pobj" else None
    border = tree.tag[noun + 1] in {"CD", "DT", "PRP$"} and not tree.ent[noun]
    last = tree.head[noun + 1]
    if object_ is None and border and tree.head[noun] in {noun + 1, last} and tree.head[last] == prep:
        object_ = last
        tree.hang(noun, prep, "pobj")
    if object_ is not None and object_ > noun:
        tree.hang(object_, verb, "dobj")


def mend_early_result(tree: Tree, adjective: int, words: Words) -> None:
    """ "shot dead the mayor", "set free two hostages": an adjective before an article or number belongs to the verb."""
    verb, first = adjective - 1, adjective + 1
    if verb < 0 or tree.pos[verb] != "VERB" or first >= len(tree):
        return
    modified = tree.head[adjective] if tree.dep[adjective] == "amod" else None
    noun = modified if modified is not None else tree.child(adjective, "dobj")
    if tree.tag[first] not in {"CD", "DT", "PRP$"} or noun is None or tree.head[noun] not in {verb, adjective}:
        return
    tree.hang(noun, verb, "dobj")
    tree.hang(adjective, verb, "oprd")


def mend_infinitive_as_content(tree: Tree, inner: int, words: Words) -> None:
    """ "declared a curfew to begin at dusk": the noun is declared, and the infinitive tells of it."""
    verb, noun = tree.head[inner], tree.child(inner, "nsubj")
    aux = tree.child(inner, "aux")
    if noun is None or aux is None or tree.lower[aux] != "to" or not verb < noun < inner or not tree.is_noun(noun):
        return
    declared = tree.lemma[verb] in words["proclaiming_verbs"] and tree.lemma[inner] != "be"
    plain = declared or words.signature("to", tree.lemma[verb]) is None
    if plain and tree.child(verb, "dobj") is None and tree.ent[noun] == "":
        tree.hang(noun, verb, "dobj")
        tree.hang(inner, noun, "acl")


def mend_adjective_as_object(tree: Tree, adjective: int, words: Words) -> None:
    """ "did not find the general guilty of murder": what precedes the adjective is the object."""
    verb, noun = tree.head[adjective], adjective - 1
    if tree.head[noun] != adjective or tree.pos[verb] != "VERB":
        return
    behind = tree.child(adjective, "prep") is not None and tree.dep[noun] in {"amod", "compound", "nmod"}
    if not behind or tree.child(adjective, "det", "poss") is None:
        return
    tree.move_kids_before(adjective, noun)
    tree.hang(noun, verb, "dobj")
    tree.hang(adjective, verb, "oprd")
    tree.tag[noun], tree.pos[noun] = "NN" if tree.tag[noun] == "JJ" else tree.tag[noun], "NOUN"


def mend_reduced_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "recognized the government formed in Benghazi": a participle without auxiliary is no clause with a subject."""
    if tree.child(verb, "aux", "auxpass", "mark", "dobj") is not None:
        return
    noun, above = tree.child(verb, "nsubj", "nsubjpass"), tree.head[verb]
    if noun is not None and above < noun < verb and tree.child(above, "dobj") is None and tree.is_noun(noun):
        tree.hang(noun, above, "dobj")
        tree.hang(verb, noun, "acl")


def _disagrees(tree: Tree, verb: int, first: int) -> bool:
    """ "Russia has a duty to end attacks, allow relief": a plural form behind a singular subject is an infinitive."""
    subject = tree.child(first, "nsubj")
    singular = subject is not None and tree.tag[subject] in {"NN", "NNP"} and not tree.conjuncts(subject)
    return tree.tag[verb] == "VBP" and tree.tag[first] == "VBZ" and singular


def mend_bare_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "has a duty to end attacks, allow relief and comply": a bare verb is conjoined with the infinitive before it."""
    first = tree.head[verb]
    if tree.tag[verb] == "VBG" and tree.child(first, "aux") is None:
        gerunds = [word for word in range(first + 1, verb) if tree.tag[word] == "VBG" and tree.dep[word] == "pcomp"]
        if gerunds:
            tree.hang(verb, gerunds[-1], "conj")
    if _disagrees(tree, verb, first):
        tree.tag[verb] = "VB"
    if tree.tag[verb] != "VB" or tree.child(verb, "nsubj", "aux") is not None or tree.child(first, "aux") is not None:
        return
    candidates = [word for word in range(first + 1, verb) if tree.tag[word] == "VB" and tree.pos[word] == "VERB"]
    past = tree.tag[first] == "VBD" and tree.lower[verb] in words["unchanging_verbs"]
    if past and any(kid > verb and tree.tag[kid] == "VBD" for kid in tree.children(first, "conj")):
        tree.tag[verb] = "VBD"  # "forced the bus to stop, let the pilgrims go and fled"
        return
    if candidates:
        tree.hang(verb, candidates[-1], "conj")
    between = any(tree.tag[word] in FINITE for word in range(first + 1, verb))
    if past and not candidates and not between:
        tree.tag[verb] = "VBD"  # "freed the nuns and let the monk leave"


def mend_denied_charge(tree: Tree, main: int, words: Words) -> None:
    """ "cut ties, accusing it of terrorism, a charge Doha denies": the charge is denied, the rest stands by itself."""
    verb = tree.head[main]
    if main > verb or tree.lemma[verb] not in words["verdict_verbs"]:
        return
    charge = next((word for word in range(main + 1, verb) if _is_charge(tree, word, words)), None)
    if charge is None:
        return
    tree.hang_in_place_of(main, verb)
    denier = tree.child(charge, "appos", "compound", "nmod")
    if denier is not None and denier > charge:
        tree.hang(denier, verb, "nsubj")
    tree.hang(charge, main, "npadvmod")
    tree.hang(verb, charge, "relcl")


def _is_charge(tree: Tree, noun: int, words: Words) -> bool:
    """ ", a charge": what was said before, named again."""
    named = words.content_nouns.get(tree.lemma[noun]) == "reported" and tree.lower[noun - 1] in {"a", "an"}
    return named and tree.text[noun - 2] == ","


def mend_apposed_belief(tree: Tree, inner: int, words: Words) -> None:
    """ "fought over the Chaco, a region thought to be rich in oil": the region is thought rich, and thinks nothing."""
    verb = tree.head[inner]
    noun = _believed(tree, verb, words)
    if noun is None:
        return
    first = tree.left[noun]
    if first < 2 or tree.lower[first] not in {"a", "an"} or tree.text[first - 1] != "," or not tree.is_noun(first - 2):
        return
    main = next(
        (kid for kid in tree.kids[verb] if tree.dep[kid] in {"ccomp", "conj"} and tree.pos[kid] == "VERB"), None
    )
    if main is None:
        return
    subject = tree.child(verb, "dep")
    if subject is not None and tree.child(main, "nsubj", "nsubjpass") is None and tree.is_noun(subject):
        tree.hang(subject, main, "nsubj")
    make_participle(tree, verb, noun, main)
    tree.hang(noun, first - 2, "appos")


def mend_reduced_belief(tree: Tree, inner: int, words: Words) -> None:
    """ "Gunmen believed to be rebels killed six": the first participle belongs to the gunmen, who believe nothing."""
    verb = tree.head[inner]
    if tree.dep[verb] == "acl" and tree.lower[verb] in words["belief_participles"] and tree.head[verb] == verb - 1:
        tree.tag[verb] = "VBN"  # "sanctions on generals believed to be behind the coup"
        return
    noun = _believed(tree, verb, words)
    main = tree.child(verb, "ccomp") or tree.child(inner, "ccomp")
    if noun == verb - 2:  # "Togo, said to be a haven for smugglers, closed its port"
        main = next((kid for kid in tree.children(verb, "conj", "ccomp") if tree.text[kid - 1] == ","), None)
    if noun is None or main is None or main < inner or tree.children(verb, "aux"):
        return
    inside = tree.child(main, "nsubj")
    if inside is not None and inside > inner:  # "to be rebels killed": the rebels are what they are believed to be
        tree.hang(inside, inner, "attr")
    make_participle(tree, verb, noun, main)


def mend_verb_behind_belief(tree: Tree, inner: int, words: Words) -> None:
    """ "Between 60 and 90 men believed to be Chadians crossed": the men did; what they are is only believed."""
    belief, subject = tree.head[inner], inner + 1
    if tree.lower[belief] not in words["belief_participles"] or tree.lower[belief + 1 : belief + 3] != ["to", "be"]:
        return
    if inner != belief + 2 or tree.dep[belief] not in {"advcl", "relcl"} or subject >= len(tree):
        return
    while tree.head[subject] > subject and tree.is_noun(subject) and tree.is_noun(tree.head[subject]):
        subject = tree.head[subject]
    main, noun = tree.head[subject], belief - 1
    if (
        tree.dep[subject] != "nsubj"
        or tree.tag[main] not in FINITE
        or tree.left[subject] != inner + 1
        or main < subject
    ):
        return
    if tree.tag[noun] not in {"NNS", "NN"}:
        return
    _make_clause_of_believed(tree, belief, main)
    tree.hang(subject, inner, "attr")
    tree.hang(belief, noun, "acl")
    prep = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[prep] in {"between", "about", "around", "over"}:
        tree.hang(prep, noun, "quantmod")
    tree.hang(noun, main, "nsubj")


def _make_clause_of_believed(tree: Tree, belief: int, main: int) -> None:
    """ "died in a raid, in which men believed to be Tamils landed": they landed in it; the sentence is of the dying."""
    first = next((kid for kid in tree.children(main, "ccomp") if kid in set(tree.ancestors(belief))), None)
    if tree.dep[belief] != "relcl" or first is None:
        return
    event = tree.head[belief]
    tree.hang_in_place_of(first, main)
    tree.hang(main, event, "relcl")
    for kid in tree.children(belief, "prep"):
        if kid < belief:
            tree.move(kid, main)


def _believed(tree: Tree, verb: int, words: Words) -> int | None:
    """Return the noun right before "believed to", "thought to" that the parser takes for who believes."""
    noun = tree.child(verb, "nsubj")
    belief = tree.lower[verb] in words["belief_participles"] and tree.lower[verb + 1 : verb + 2] == ["to"]
    before = verb - 2 if tree.text[verb - 1] == "," else verb - 1
    return noun if belief and noun == before else None


def mend_passive_list(tree: Tree, verb: int, words: Words) -> None:
    """ "was planned, financed and organized by Serbia": a list of participles behind one auxiliary."""
    first = tree.head[verb]
    if first > verb or tree.child(first, "auxpass") is None:
        return
    bare = tree.child(verb, "mark", "aux", "nsubj", "advmod") is None
    if bare and tree.text[tree.left[verb] - 1] == "," and tree.child(verb, "conj") is not None:
        tree.hang(verb, first, "conj")


def mend_conjunct_of_report(tree: Tree, verb: int, words: Words) -> None:
    """ "denied that it had lost the base and accused Peru": the denier accuses, in the article's voice.

    Only a verbal act goes back to the teller: in "said it had shelled the town and killed rebels" he claims both.
    """
    first = tree.first_conjunct(tree.head[verb])  # "reported that it killed 13, took the town, and considered it ..."
    teller = tree.head[first]
    if tree.dep[first] != "ccomp" or tree.tag[teller] != "VBD" or teller > first:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "aux") is not None or tree.lemma[teller] not in words["speech_verbs"]:
        return
    joint = next((word for word in range(verb - 1, first, -1) if tree.dep[word] == "cc"), None)
    perfect = tree.tag[first] == "VBN" and tree.child(first, "aux") is not None  # "denied it had lost and accused"
    owns = joint is not None and tree.lower[joint] == "but" and tree.lemma[teller] in words["conceding_verbs"]
    apart = joint is not None and (tree.text[joint - 1] == "," or perfect or owns)  # "admitted that it hit, but denied"
    if apart and _is_verbal_act(tree, verb, words):
        tree.hang(verb, teller, "conj")


def _is_verbal_act(tree: Tree, verb: int, words: Words) -> bool:
    """ "accused", "added"; and "hinted that he was to blame", with what is told behind it."""
    if tree.lemma[verb] in words["verbal_acts"] or tree.lemma[verb] in words["speech_verbs"]:
        return True
    signature, content = words.signature("that", tree.lemma[verb]), tree.child(verb, "ccomp")
    told = content is not None and tree.lower[verb + 1 : verb + 2] == ["that"]
    return told and signature is not None and signature.speaker


def mend_order_behind_belief(tree: Tree, verb: int, words: Words) -> None:
    """ "concluded that war might have begun and ordered the crew to dive": who concludes so orders it; no war does."""
    told = tree.head[verb]
    teller, subject = tree.head[told], tree.child(told, "nsubj", "nsubjpass")
    if teller > told or subject is None or tree.tag[teller] != "VBD" or tree.child(teller, "nsubj") is None:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return
    signature = words.signature("to", tree.lemma[verb], with_object=True)
    asks = (
        signature is not None and signature.affirmed == "requested" and tree.child(verb, "xcomp", "ccomp") is not None
    )
    happening = words["telling_events"] | words["answered_nouns"] | words["document_nouns"]
    if asks and tree.lemma[subject] in happening and not tree.ent[subject]:
        tree.hang(verb, teller, "conj")


def mend_helped_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "freed the town of Kidal from the rebels, aided by France": those who did it were aided, not the town."""
    noun, comma = tree.head[verb], tree.left[verb] - 1
    agent = tree.child(verb, "agent")
    if tree.lower[verb] not in words["helped_participles"] or agent is None:
        return
    helper = tree.child(agent, "pobj")
    place = words.is_place(tree.lemma[noun])  # "entered the town, backed by jets"
    place = place or (tree.ent[noun] in PLACE_LABELS and helper is not None and not tree.ent[helper])
    if (comma <= noun + 1 and not place) or tree.text[comma] != "," or tree.ent[noun] in {"PERSON", "ORG", "NORP"}:
        return
    inner = (word for word in range(comma - 1, noun, -1) if tree.child(word, "nsubj") is not None)
    clause = next(inner, None) or tree.above(noun, "VERB")
    if clause is not None and tree.child(clause, "nsubj") is not None:
        tree.hang(verb, clause, "advcl")


def mend_causative(tree: Tree, verb: int, words: Words) -> None:
    """ "had the editor flogged", "ordered the mayor jailed": it is done to them."""
    reduced = tree.dep[verb] == "acl"
    noun = tree.head[verb] if reduced else tree.child(verb, "nsubj")
    if noun is None:
        return
    have = tree.head[noun if reduced else verb]
    own = tree.child(verb, "aux", "auxpass", "dobj", "mark", "ccomp") is not None
    beside = noun == verb - 1 or tree.right[noun] == verb - 1  # "the editor of the Herald"
    if reduced and beside and tree.tag[have] == "VB":
        noun = _owned_above(tree, noun)  # "had its application to join the bloc rejected"
        have = tree.head[noun]
    if (
        own
        or not have < noun
        or not beside
        or tree.left[noun] != have + 1
        or tree.lemma[have] not in words["causatives"] | words["passive_askers"]
    ):
        return
    if reduced and tree.dep[noun] != "dobj":
        return
    tree.tag[verb] = "VBN"
    if tree.lemma[have] in words["passive_askers"]:
        tree.hang(verb, have, "xcomp")
        tree.hang(noun, have, "dobj")
        return
    tree.hang(verb, have, "ccomp")
    tree.hang(noun, verb, "nsubjpass")


def _owned_above(tree: Tree, noun: int) -> int:
    """Return the noun with an owner that a noun stands in: the application of "its application to join the bloc"."""
    for above in tree.ancestors(noun):
        if tree.dep[above] == "dobj" and above < noun:
            owner = tree.child(above, "poss")
            return above if owner is not None and tree.tag[owner] == "PRP$" else noun
    return noun


def mend_agent_behind_given(tree: Tree, verb: int, words: Words) -> None:
    """ "was denied a loan by the Fund": who denies it stands behind "by", whatever that hangs on."""
    verb = tree.head[verb]
    given = tree.child(verb, "dobj")
    if given is None or tree.lemma[verb] not in words["ditransitives"]:
        return
    for prep in tree.children(given, "prep"):
        if tree.lower[prep] == "by":
            tree.hang(prep, verb, "agent")


def mend_but_behind_subordinate(tree: Tree, verb: int, words: Words) -> None:
    """ "fled as rebels entered the town but returned": who fled returned."""
    clause = tree.head[verb]
    main, joint = tree.head[clause], verb - 1
    if tree.dep[clause] != "advcl" or not main < clause < verb:
        return
    past = tree.tag[main] == tree.tag[verb]
    marked = tree.child(clause, "mark", "advmod") is not None and tree.child(clause, "nsubj") is not None
    if past and marked and tree.child(main, "nsubj") is not None and tree.child(verb, "nsubj", "nsubjpass") is None:
        tree.conjoin(verb, main, joint)


def mend_but_behind_infinitive(tree: Tree, verb: int, words: Words) -> None:
    """ "was to announce the result but postponed it": who was to has postponed it."""
    clause, joint = tree.head[verb], verb - 1
    infinitive = any(tree.lower[kid] == "to" for kid in tree.children(clause, "aux"))
    if not infinitive or tree.dep[clause] == "conj":
        return
    main = next((above for above in tree.ancestors(clause) if tree.tag[above] in FINITE), None)
    if main is not None and tree.tag[main] == "VBD" and tree.child(verb, "nsubj", "nsubjpass") is None:
        tree.conjoin(verb, main, joint)


def mend_first_of_verbs(tree: Tree, second: int, words: Words) -> None:
    """ "Nagy protested against it, announced a withdrawal and left": he does all three, and announces no protest."""
    first = tree.child(second, "ccomp")
    if first is None or first > second or tree.tag[first] != "VBD" or tree.text[second - 1] != ",":
        return
    own = tree.child(second, "nsubj", "nsubjpass", "expl", "aux", "auxpass", "mark") is not None
    subject = tree.child(first, "nsubj")
    if own or subject is None or tree.child(second, "dobj") is None or tree.child(second, "conj") is None:
        return
    opened = any(tree.text[word] in {"``", '"', "“", "''", "”"} for word in range(tree.left[first], second))
    if not opened and tree.left[second] == tree.left[first]:
        tree.hang(first, first, "ROOT")
        tree.hang(second, first, "conj")
