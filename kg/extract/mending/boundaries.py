"""Rules that mend where one clause ends and the next begins.

In: a ``Tree`` and a token. Out: the same tree, changed. In "the attack, which residents blamed on rebels" the model
sees "which residents", and nobody who blames.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, make_participle
from kg.extract.tree import FINITE, THING_RELATIVES, Tree
from kg.ontology.words import Words

_SPLIT_MARKS = frozenset({"unless", "if", "until", "because", "although", "while", "whether"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "until"})
"""Prepositions that may as well begin a clause."""
_LONGEST_SPLIT = 8
_LONGEST_OPENING = 12
_LONGEST_BRACKET = 6

_TIME_MARKS = frozenset({"after", "before", "because", "although", "until", "once"})


def mend_conjunct_of_belief(tree: Tree, verb: int, words: Words) -> None:
    """ "is understood to have gone further and told him": what else he is understood to have done."""
    above = tree.head[verb]
    if tree.lower[above] not in words["belief_participles"] or tree.child(above, "auxpass") is None:
        return
    inner = tree.child(above, "xcomp")
    if inner is None:
        return
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None
    perfect = any(tree.lower[aux] == "have" for aux in tree.children(inner, "aux"))
    if bare and inner < verb and (perfect or tree.tag[verb] == "VB") and tree.tag[verb] in {"VBD", "VBN", "VB"}:
        tree.hang(verb, inner, "conj")
        tree.tag[verb] = "VBN" if perfect else "VB"


def mend_denial_behind_belief(tree: Tree, verb: int, words: Words) -> None:
    """ "believe that Russia cut it, but Moscow denied the charge": who denies it does so in the article's voice."""
    if tree.lemma[verb] not in words["disputing_verbs"]:
        return
    told = tree.first_conjunct(tree.head[verb])
    teller, subject = tree.head[told], tree.child(verb, "nsubj")
    if tree.dep[told] != "ccomp" or teller > told or subject is None:
        return
    joint = tree.left[subject] - 1
    object_ = tree.child(verb, "dobj")
    what = object_ is None or tree.lower[object_] == "it" or tree.lemma[object_] in words.content_nouns
    if tree.lower[joint] == "but" and what and tree.lemma[teller] in words["speech_verbs"] | words["raising_verbs"]:
        tree.hang(verb, teller, "conj")


def mend_denied_content(tree: Tree, verb: int, words: Words) -> None:
    """ "claims that police fired first, which the ministry denies": the article tells of the denial."""
    told = tree.head[verb]
    if tree.dep[told] in {"dobj", "pobj"}:
        told = tree.head[told]
    teller, which = tree.head[told], tree.child(verb, "dobj")
    if which is None or tree.lower[which] != "which" or tree.lemma[verb] not in words["disputing_verbs"]:
        return
    if tree.dep[told] == "ccomp" and teller < told < which < verb and tree.text[which - 1] == ",":
        tree.hang(verb, teller, "conj")
        tree.hang(which, verb, "dep")


def mend_denied_charge_apart(tree: Tree, verb: int, words: Words) -> None:
    """ "alleges that planes flew arms in, a charge Chad has dismissed": the article tells of the denial."""
    subject, told = tree.child(verb, "nsubj"), tree.head[verb]
    teller = tree.head[told]
    if subject is None or tree.lemma[verb] not in words["disputing_verbs"]:
        return
    charge = next((kid for kid in tree.children(subject, "compound", "nmod") if kid < subject), None)
    if charge is None or words.content_nouns.get(tree.lemma[charge]) != "reported" or teller > told:
        return
    if tree.lower[charge - 1] in {"a", "an"} and tree.text[charge - 2] == ",":
        tree.hang(verb, teller, "conj")
        tree.hang(charge, verb, "dobj")
        tree.hang(charge - 1, charge, "det")


def mend_which_as_determiner(tree: Tree, pronoun: int, words: Words) -> None:
    """ "the attack, which residents blamed on rebels": no "which residents", but a relative clause with its subject."""
    noun = tree.head[pronoun]
    verb = noun + 1
    if tree.dep[pronoun] != "det" or noun != pronoun + 1 or verb >= len(tree) or tree.head[verb] != noun:
        return
    before = pronoun - 1 - (tree.text[pronoun - 1] == ",")
    if before < 0 or not tree.is_noun(before) or tree.tag[verb] not in {"VBN", "VBD"} or tree.dep[verb] != "acl":
        return
    tree.hang(verb, before, "relcl")
    tree.hang(noun, verb, "nsubj")
    tree.hang(pronoun, verb, "dobj")
    tree.tag[verb] = "VBD"


def mend_which_before_named_role(tree: Tree, which: int, words: Words) -> None:
    """ "the raid, which the army chief, Juan Paz, blamed on rebels, killed two": the raid did, and he blames it."""
    if which < 2 or tree.text[which - 1] != ",":
        return
    last = tree.sentences[tree.sent[which]][1]
    verb = next((word for word in range(which + 1, last) if tree.tag[word] in {"VBN", "VBD"}), None)
    person = verb - 2 if verb is not None else which
    comma = tree.ent_start[person] - 1
    if verb is None or tree.ent[person] != "PERSON" or tree.text[verb - 1] != "," or comma <= which + 1:
        return
    own = tree.child(verb, "aux", "auxpass", "agent", "dobj", "nsubj") is not None
    roles = [word for word in range(which + 1, comma) if not which < tree.head[word] < comma and tree.is_noun(word)]
    if own or tree.dep[verb] != "acl" or tree.text[comma] != "," or len(roles) != 1:
        return
    main, role = tree.head[which], roles[0]
    noun = tree.head[role] if tree.dep[role] == "relcl" else tree.head[main] if main > verb else main
    if main > verb and tree.dep[main] == "relcl" and tree.dep[noun] in {"ROOT", "ccomp", "conj"}:
        tree.hang_in_place_of(main, noun)
        tree.hang_subject(noun, main)
        hang_full_stop(tree, noun, main)
    elif tree.dep[role] != "relcl" and tree.dep[which] != "appos":
        return
    tree.hang(verb, noun, "relcl")
    tree.hang(role, verb, "nsubj")
    tree.hang(person, role, "appos")
    tree.hang(which, verb, "dobj")
    tree.tag[verb] = "VBD"


def mend_split_condition(tree: Tree, verb: int, words: Words) -> None:
    """ "threatened to leave unless the bloc ECOWAS sent troops": no sentence begins inside a condition."""
    first = tree.left[verb]
    if first < 3 or tree.sent[first] == tree.sent[first - 1]:
        return
    noun, subject = first - 1, tree.child(verb, "nsubj", "nsubjpass")
    mark = next(
        (word for word in range(noun, max(-1, noun - _LONGEST_SPLIT), -1) if tree.lower[word] in _SPLIT_MARKS), None
    )
    if mark is None or subject is None or not tree.is_noun(noun) or tree.head[mark] == mark:
        return
    if any(tree.pos[word] in {"VERB", "AUX", "PUNCT"} for word in range(mark + 1, noun + 1)):
        return
    tree.hang(verb, tree.head[mark], "advcl")
    tree.hang(mark, verb, "mark")
    tree.hang(noun, subject, "compound")
    tree.join(tree.sent[noun])


def mend_split_possession(tree: Tree, noun: int, words: Words) -> None:
    """ "joined the World Food Program's (WFP) mission": no sentence begins behind an owner."""
    first = tree.sentences[tree.sent[noun]][0]
    last = first - 1
    if last < 1 or not tree.is_noun(noun):
        return
    if tree.text[last] == ")":
        opening = (word for word in range(last - 1, max(0, last - _LONGEST_BRACKET), -1) if tree.text[word] == "(")
        last = next(opening, 0) - 1
    if last > 0 and tree.tag[last] == "POS":
        owner = tree.head[last]
        tree.hang_in_place_of(noun, owner)
        tree.hang(owner, noun, "poss")
        tree.join(tree.sent[first - 1])


def mend_subject_before_semicolon(tree: Tree, subject: int, words: Words) -> None:
    """ "Kenya, which had warned of fines, called for calm; Chad cut its aid": each has a verb of its own."""
    if not tree.forms[";"]:
        return
    verb = tree.head[subject]
    later = [kid for kid in tree.children(verb, "nsubj", "nsubjpass") if subject < kid < verb]
    if not later:
        return
    border = next((word for word in range(subject, later[0]) if tree.text[word] == ";"), None)
    if border is None:
        return
    for word in range(subject + 2, border):
        participle = tree.tag[word] in {"VBN", "VBD"} and tree.dep[word] in {"acl", "relcl", "advcl", "conj", "dep"}
        if participle and tree.text[word - 1] == "," and tree.child(word, "nsubj", "aux", "auxpass") is None:
            tree.hang(subject, word, "nsubj")
            tree.hang(word, verb, "ccomp")
            tree.tag[word] = "VBD"
            return
    if tree.right[subject] in {border - 1, border}:
        _give_back(tree, subject, verb)


def _give_back(tree: Tree, noun: int, verb: int) -> None:
    """ "guards Sur, the last port; Oman's envoy promised aid": the port ends its own sentence, and promises nothing."""
    before = tree.left[noun] - 1
    if before > 0 and tree.text[before] == ",":
        named = before - 1
        while tree.dep[named] in {"nummod", "compound"} and named < tree.head[named] < before:
            named = tree.head[named]
        if tree.dep[named] == "nummod":
            named = tree.head[named]
        if tree.is_noun(named) and named != verb:
            tree.hang(noun, named, "appos")
    elif before > 0 and tree.pos[before] == "VERB" and before != verb and tree.child(before, "dobj") is None:
        tree.hang(noun, before, "dobj")


def mend_preposition_as_conjunction(tree: Tree, verb: int, words: Words) -> None:
    """ "won after the leader of the party, Darboe, was jailed": no "after the leader", but what came before."""
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return
    first = tree.first_of_verb(verb)
    name = first - 2
    if tree.tag[first] not in FINITE or name < 1:
        return
    if tree.text[first - 1] != "," or tree.ent[name] != "PERSON" or tree.text[tree.ent_start[name] - 1] != ",":
        return
    last = tree.ent_start[name] - 2
    for preposition in range(last, max(-1, last - _LONGEST_OPENING), -1):
        noun = tree.child(preposition, "pobj")
        if tree.lower[preposition] not in _CONJUNCTIONS or noun is None:
            continue
        if tree.right[noun] in {last, name, first - 1} and tree.ent[noun] not in {"DATE", "TIME"}:
            tree.hang(verb, tree.head[verb], "advcl")
            tree.hang_subject(noun, verb)
            tree.hang(name, noun, "appos")
            tree.hang(preposition, verb, "mark")
        return


def mend_finite_conjunct_of_infinitive(tree: Tree, verb: int, words: Words) -> None:
    """ "decided to extend the mandate and reminded all states": a past form goes on with the past form above.

    So it does behind a perfect or a passive: "has agreed to open its market and signed a treaty".
    """
    first = tree.head[verb]
    if tree.tag[first] != "VB" or tree.child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return
    while tree.tag[first] == "VB" and tree.dep[first] in {"xcomp", "advcl", "ccomp", "conj"}:
        first = tree.head[first]
    auxiliaries = tree.children(first, "aux", "auxpass") if tree.tag[first] == "VBN" else []
    if tree.tag[first] == "VBD" or any(tree.lemma[word] in {"have", "be"} for word in auxiliaries):
        tree.hang(verb, first, "conj")


def mend_disagreeing_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "insists that the cases were isolated and has dismissed officers": a singular verb has the singular subject."""
    first = tree.head[verb]
    teller = tree.head[first]
    if teller > first or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    finite = tree.first_of_verb(verb)
    inner, outer = tree.child(first, "nsubj", "nsubjpass"), tree.child(teller, "nsubj")
    if inner is None or outer is None or tree.lower[finite] not in {"has", "is", "was"} | {tree.lower[verb]}:
        return
    singular = tree.lower[finite] in {"has", "is", "was"} or tree.tag[finite] == "VBZ"
    plural = tree.tag[inner] in {"NNS", "NNPS"} or bool(tree.conjuncts(inner)) or tree.lower[inner] == "they"
    if singular and plural and tree.tag[outer] in {"NN", "NNP", "PRP"} and not tree.conjuncts(outer):
        tree.hang(verb, teller, "conj")


def mend_person_behind_opening(tree: Tree, person: int, words: Words) -> None:
    """ "At the invitation of the President of Peru, Paz, the Premier of Laos, Siphandone, came": it is he who comes."""
    verb, first = tree.head[person], min(tree.ent_start[person], tree.left[person])
    if first < 2 or tree.text[first - 1] != ",":
        return
    described = tree.children(person, "appos")
    if len(described) == 1:
        described += tree.children(described[0], "appos")[:1]  # DeRoburt hangs on the role
    if len(described) != 2:
        return
    role, name = described
    opening = next((kid for kid in tree.children(verb, "prep") if tree.right[kid] == first - 2), None)
    if (
        opening is None
        or not _may_be_person(tree, name)
        or tree.ent[role] == "PERSON"
        or not person < role < name < verb
    ):
        return
    inner = tree.child(opening, "pobj")
    below = tree.child(inner, "prep") if inner is not None else None
    holder = tree.child(below, "pobj") if below is not None else None
    if holder is not None and not tree.ent[holder] and tree.child(holder, "prep") is not None:
        tree.hang(person, holder, "appos")
        tree.hang(role, verb, "nsubj")
        tree.hang(name, role, "appos")


def _may_be_person(tree: Tree, name: int) -> bool:
    return tree.is_name(name) and tree.ent[name] in {"PERSON", "ORG", ""}


def mend_conjunct_in_subordinate(tree: Tree, verb: int, words: Words) -> None:
    """ "would refuse unless Chile gave up its base, ended its blockade and left": the condition goes on."""
    main = tree.head[verb]
    if tree.tag[main] != "VB" or tree.child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return
    inner = tree.child(main, "xcomp")  # "will go on pressing it until it gives up its base and ends its blockade"
    for clause in (*tree.children(main, "advcl"), *(tree.children(inner, "advcl") if inner is not None else ())):
        same = tree.tag[clause] == tree.tag[verb] and main < clause < verb
        if same and tree.child(clause, "mark") is not None and tree.child(clause, "nsubj") is not None:
            tree.hang(verb, clause, "conj")
            return


def mend_telling_participle(tree: Tree, participle: int, words: Words) -> None:
    """ "denied that it had bought arms, saying he would sue": who says so is who denies, not who bought."""
    content = tree.head[participle]
    teller = tree.head[content]
    verbal = tree.lower[participle] in words["telling_gerunds"] or tree.lemma[participle] in words["verbal_acts"]
    if not verbal or tree.text[tree.left[participle] - 1] != ",":
        return
    signature = words.signature("that", tree.lemma[teller])
    told = tree.dep[content] == "ccomp" and teller < content < participle
    if told and signature is not None and signature.speaker and tree.child(participle, "nsubj", "mark") is None:
        tree.hang(participle, teller, "advcl")


def mend_charges(tree: Tree, noun: int, words: Words) -> None:
    """ "accused France of freeing rebels, charges that Paris denies": what was said before, named again."""
    if tree.tag[noun] != "VBZ" or tree.dep[noun] not in {"conj", "advcl", "ccomp", "dep"} or tree.text[noun - 1] != ",":
        return
    verdict = tree.child(noun, "relcl", "ccomp", "acl")
    if verdict is None or tree.child(noun, "nsubj") is not None or noun + 1 == len(tree):
        return
    if tree.lower[noun + 1] not in THING_RELATIVES:
        return
    tree.tag[noun], tree.pos[noun], tree.lemma[noun] = "NNS", "NOUN", tree.lower[noun].removesuffix("s")
    tree.hang(noun, tree.head[noun], "npadvmod")
    tree.hang(verdict, noun, "relcl")


def mend_inserted_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "The treaty, concluded at Lima in 1938, awarded the area to Peru": the treaty is concluded, and awards."""
    if tree.text[verb - 1] != "," or tree.lemma[verb] in words["objectless_verbs"]:
        return
    main = next((kid for kid in tree.children(verb, "conj") if kid > verb), None)
    noun = tree.child(verb, "nsubj")
    if main is None and noun is not None:  # "The envoy, threatened with expulsion, left Riga": read as two participles
        main = next((kid for kid in tree.children(noun, "acl") if kid > verb and tree.tag[kid] == "VBN"), None)
        if main is not None and tree.child(main, "dobj") is not None and tree.text[main - 1] == ",":
            tree.tag[main] = "VBD"
    if main is None or noun is None or tree.text[main - 1] != "," or noun > verb:
        return
    if tree.child(verb, "dobj", "aux", "auxpass", "ccomp", "xcomp", "cc") or tree.tag[main] not in FINITE:
        return
    if tree.child(main, "nsubj", "cc") is not None or tree.head[verb] != verb:
        return
    make_participle(tree, verb, noun, main)
    for kid in tree.children(verb, "punct"):
        if kid > main:
            tree.hang(kid, main, "punct")


def mend_inserted_naming(tree: Tree, verb: int, words: Words) -> None:
    """ "The Front, also called the NSF, captured Bor": what it is called is inserted, and what it did follows."""
    if tree.lemma[verb] not in words["naming"]:
        return
    noun, name = tree.child(verb, "nsubj"), tree.child(verb, "oprd", "dobj")
    if noun is None or name is None or not noun < verb < name:
        return
    if tree.lower[verb - 1] not in words["naming_adverbs"] or tree.text[verb - 2] != ",":
        return
    main = next((word + 1 for word in range(name, len(tree) - 1) if tree.text[word] == ","), None)
    if main is None or tree.tag[main] not in {"VBD", "VBN", "VBZ", "VBP"}:
        return
    tree.hang(main, main, "ROOT")
    tree.hang(noun, main, "nsubj")
    tree.hang(verb, noun, "acl")
    tree.tag[verb], tree.tag[main], tree.pos[main] = "VBN", tree.tag[main].replace("VBN", "VBD"), "VERB"
    for kid in range(main + 1, len(tree)):
        if tree.head[kid] < main and tree.sent[kid] == tree.sent[main]:
            tree.hang(kid, main, "dobj" if tree.dep[kid] == "oprd" else tree.dep[kid])


def mend_asked_speaker(tree: Tree, main: int, words: Words) -> None:
    """ "The minister, asked whether Peru had left, said nothing": the participle is inserted, and he says nothing."""
    participle = tree.head[main]
    noun = tree.child(participle, "nsubj")
    if noun is None or not noun < participle < main or tree.text[participle - 1] != ",":
        return
    if tree.text[main - 1] != "," or tree.left[main] != main:
        return
    if tree.tag[participle] not in {"VBN", "VBD"} or tree.child(main, "nsubj", "mark", "cc") is not None:
        return
    if tree.child(participle, "aux", "auxpass", "dobj") is None:
        make_participle(tree, participle, noun, main)


def mend_that_as_object(tree: Tree, that: int, words: Words) -> None:
    """ "the denial that Oman had paid ransom", "the claim in May that it had": "that" begins what is claimed."""
    verb = tree.head[that]
    if tree.dep[that] not in {"dobj", "advmod"} or not that < verb or tree.dep[verb] not in {"acl", "relcl", "ccomp"}:
        return
    if tree.dep[verb] == "ccomp":  # "told the House of Deputies that his men had fled"
        if tree.head[verb] < that and tree.tag[that] in {"IN", "WDT"} and tree.left[verb] == that:
            tree.hang(that, verb, "mark")
        return
    teller = next((one for one in tree.ancestors(verb) if tree.pos[one] == "VERB"), verb)
    if teller < that and _is_told_to(tree, teller, verb, words):
        tree.tag[that] = "IN"  # "told the House that Britain had acted"
        tree.hang(that, verb, "mark")
        tree.hang(verb, teller, "ccomp")
        for infinitive in tree.children(teller, "xcomp"):
            if infinitive > verb:
                tree.hang(infinitive, verb, "advcl")
        return
    own = tree.child(verb, "nsubj", "nsubjpass") is not None and any(kid > verb for kid in tree.children(verb, "dobj"))
    if own and tree.lemma[tree.head[verb]] in words.content_nouns:
        tree.tag[that] = "IN"
        tree.hang(that, verb, "mark")


def _is_told_to(tree: Tree, teller: int, verb: int, words: Words) -> bool:
    """Whether "that" begins what is told: its verb takes no object, or whoever is told would else be told nothing."""
    if tree.lemma[verb] in words["objectless_verbs"] and tree.lemma[teller] in words["speech_verbs"]:
        return True
    informs = tree.lemma[teller] in words["informing_verbs"] and tree.child(teller, "dobj") is not None
    return informs and tree.child(teller, "ccomp", "xcomp") is None


def mend_telling_behind_subordinate(tree: Tree, participle: int, words: Words) -> None:
    """ "compared it to a coup, while Brazil dismissed the notion, saying ...": who dismissed it says so."""
    if tree.lower[participle] not in words["telling_gerunds"] or tree.child(participle, "nsubj", "mark") is not None:
        return
    main = tree.head[participle]
    clauses = [kid for kid in tree.children(main, "advcl", "conj") if main < kid < participle and kid != participle]
    last = max(clauses, default=None)
    if last is None or tree.tag[last] not in FINITE or tree.child(last, "nsubj") is None:
        return
    mark = tree.child(last, "mark")
    joined = mark is None or tree.lower[mark] in {"while", "whereas", "but"}
    if joined and tree.right[last] == tree.left[participle] - 2 and tree.text[tree.left[participle] - 1] == ",":
        tree.hang(participle, last, "advcl")


def mend_demanding_participle(tree: Tree, second: int, words: Words) -> None:
    """ "wrote to him, accusing the army of plotting and demanding a recall": who accuses demands, too."""
    gerund = tree.head[second]
    if tree.dep[gerund] != "pcomp" or tree.lemma[second] not in words["demanding_verbs"]:
        return
    charge = next((verb for verb in tree.ancestors(gerund) if tree.lemma[verb] in words["charging_verbs"]), None)
    if charge is not None and tree.tag[charge] == "VBG" and tree.dep[charge] == "advcl":
        tree.hang(second, charge, "conj")


def mend_active_behind_passive(tree: Tree, verb: int, words: Words) -> None:
    """ "said that polls would be held and freed ten men": what has an object is no passive; who said so freed them."""
    content = tree.head[verb]
    teller = tree.head[content]
    if tree.dep[content] != "ccomp" or not teller < content < verb or tree.child(content, "auxpass") is None:
        return
    if tree.child(verb, "dobj") is None or tree.lemma[verb] in words["double_object_verbs"]:
        return
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent", "mark") is None
    joint = verb - 1
    told = tree.tag[teller] in {"VBD", "VBZ"} and tree.child(teller, "nsubj") is not None
    past = tree.tag[teller] == "VBD" or any(tree.lower[aux] == "will" for aux in tree.children(content, "aux"))
    telling = tree.lemma[teller] in words["speech_verbs"] or tree.lemma[verb] in words["verbal_acts"]
    if bare and told and past and tree.lower[joint] in {"and", "but"} and telling:
        tree.conjoin(verb, teller, joint)
        tree.tag[verb] = "VBD"


def mend_time_behind_content(tree: Tree, after: int, words: Words) -> None:
    """ "said it would close the canal, two days after Oman had mined it": when it said so, and nothing that it says.

    The small model makes such a clause the content's, or the sentence's own verb.
    """
    verb, unit = tree.head[after], after - 1
    begin = tree.left[unit] if tree.head[unit] != verb or tree.dep[unit] == "npadvmod" else unit
    if tree.lemma[unit] not in words["time_units"] or tree.child(verb, "nsubj", "nsubjpass") is None or begin < 2:
        return
    teller = tree.child(verb, "ccomp") if tree.dep[verb] == "ROOT" else None
    content = tree.child(teller, "ccomp") if teller is not None else tree.head[verb]
    if content is None or tree.text[begin - 1] != "," or not content < begin < verb:
        return
    if teller is None:
        teller = tree.head[content]
        if tree.dep[content] != "ccomp" or tree.dep[verb] != "advcl":
            return
    ahead = any(tree.tag[aux] == "MD" for aux in tree.children(content, "aux")) or tree.tag[content] == "VBG"
    if tree.tag[verb] == "VBD" and tree.child(verb, "aux") is None:  # "said it had seized power, hours after Oman left"
        ahead = ahead or any(tree.lower[aux] == "had" for aux in tree.children(content, "aux"))
    if not ahead or not teller < content or tree.lemma[teller] not in words["speech_verbs"]:
        return
    if tree.dep[verb] == "ROOT":
        tree.hang(teller, teller, "ROOT")
        hang_full_stop(tree, verb, teller)
        tree.hang(begin - 1, teller, "punct")
    tree.hang(verb, teller, "advcl")
    tree.hang(unit, verb, "npadvmod")


def mend_time_clause_as_content(tree: Tree, clause: int, words: Words) -> None:
    """ "declared himself president two days after his men seized the palace": when, and not what he declared."""
    mark = tree.child(clause, "mark")
    teller = tree.head[clause]
    if mark is None or tree.lower[mark] not in _TIME_MARKS or mark < teller:
        return
    for content in tree.children(clause, "advcl"):
        that = tree.child(content, "mark")
        if that is not None and tree.lower[that] == "that" and teller < content < mark:
            tree.hang(content, teller, "ccomp")  # "said that it had fallen, days after Egypt had shelled it"
            tree.hang(clause, content, "advcl")
            return
    tree.hang(clause, teller, "advcl")
