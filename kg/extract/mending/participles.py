"""Rules that mend participles: which noun they say more of, and what verb that leaves to the sentence.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Troops backed by tanks entered Homs" the small model has
the tanks enter; the troops do.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_agents, is_bare, make_participle
from kg.extract.tree import FINITE, FINITE_OR_MODAL, MEASURES, Tree
from kg.ontology.words import Words


def mend_parallel_participles(tree: Tree, verb: int, words: Words) -> None:
    """ "officials involved in the raid and banks linked to it": the banks stand beside the officials, not the raid."""
    second = verb - 1
    first = tree.head[second]
    if tree.dep[second] != "conj" or tree.tag[second] != "NNS" or tree.dep[first] != "pobj":
        return
    participle = tree.head[tree.head[first]]
    noun = tree.head[participle]
    if tree.head[verb] not in {first, second} or tree.dep[participle] != "acl" or tree.tag[participle] != "VBN":
        return
    joint = next((kid for kid in tree.children(first, "cc") if kid < second), None)
    bare = tree.child(second, "det", "poss") is None and tree.child(first, "det", "poss", "acl") not in {None, verb}
    if joint is None or tree.tag[noun] != "NNS" or participle != noun + 1 or not bare or tree.conjuncts(noun):
        return
    tree.conjoin(second, noun, joint)
    tree.hang(verb, second, "acl")


def mend_participle_as_subject(tree: Tree, participle: int, words: Words) -> None:
    """ "Dozens of troops destined for Juba began to leave": the participle only says which."""
    main, noun = tree.head[participle], tree.child(participle, "nsubj", "nsubjpass")
    if noun is None or tree.child(participle, "aux", "auxpass", "mark") is not None:
        return
    does = tree.tag[participle] == "VBG" and tree.lemma[main] in words["verbal_acts"] | words["speech_verbs"]
    if tree.tag[participle] != "VBN" and not does:
        return
    finite = tree.tag[tree.first_of_verb(main)] in FINITE_OR_MODAL
    if finite and noun < participle < main and tree.child(main, "nsubj", "nsubjpass") is None:
        tree.hang_subject(noun, main)
        tree.hang(participle, noun, "acl")


def mend_equipped_member(tree: Tree, verb: int, words: Words) -> None:
    """ "destroyed a depot and two trucks mounted with guns": the trucks are a second thing, and mount nothing."""
    noun, with_ = tree.child(verb, "nsubj"), verb + 1
    if noun != verb - 1 or tree.lower[verb] not in words["equipped_participles"] | words["fitted_participles"]:
        return
    joint = tree.left[noun] - 1
    first = tree.head[joint]
    if tree.tag[joint] != "CC" or tree.dep[first] not in {"dobj", "pobj"} or tree.lower[with_] != "with":
        return
    if tree.child(verb, "dobj", "aux", "auxpass", "ccomp") is None:
        tree.conjoin(noun, first, joint)
        tree.hang(verb, noun, "acl")
        tree.tag[verb] = "VBN"


def mend_captive(tree: Tree, verb: int, words: Words) -> None:
    """ "freed a nurse held hostage in Aden": she is held, and holds nobody."""
    noun, as_what = tree.head[verb], tree.child(verb, "dobj", "oprd", "attr")
    if as_what != verb + 1 or tree.lemma[as_what] not in words["captive_nouns"] or tree.child(verb, "aux") is not None:
        return
    if tree.dep[verb] == "ccomp":
        held, above = tree.child(verb, "nsubj"), tree.head[verb]
        if held is None or held != verb - 1 or tree.child(verb, "mark") is not None or above > held:
            return
        tree.hang(held, above, "dobj")
        noun = held
    if tree.is_noun(noun):
        tree.hang(verb, noun, "acl")
        tree.hang(as_what, verb, "oprd")
        tree.tag[verb] = "VBN"
        for prep in tree.children(as_what, "prep"):
            tree.hang(prep, verb, "prep")


def mend_captive_as_head(tree: Tree, captive: int, words: Words) -> None:
    """ "took 40 soldiers prisoner": it takes the soldiers, and no prisoner of theirs."""
    verb, noun = tree.head[captive], captive - 1
    if tree.lemma[verb] not in words["captive_verbs"] or tree.dep[noun] != "compound" or tree.head[noun] != captive:
        return
    if tree.tag[noun] != "NNS" and tree.ent[noun] != "PERSON":
        return
    for kid in tree.kids[captive]:
        if kid < noun:
            tree.move(kid, noun)
        elif tree.dep[kid] == "prep":
            tree.move(kid, verb)
    tree.hang(noun, verb, "dobj")
    tree.hang(captive, verb, "oprd")


def mend_captive_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "Reporters taken hostage by the gang were freed": they were taken, and the verb behind is the sentence's."""
    noun, as_what = tree.child(verb, "nsubj"), verb + 1
    if noun is None or tree.lower[as_what : as_what + 1] == []:
        return
    if tree.lower[as_what] not in words["captive_nouns"] or tree.child(verb, "aux", "auxpass") is not None:
        return
    main = next((kid for kid in tree.children(verb, "conj", "advcl") if kid > as_what), None)
    if main is None or tree.child(main, "nsubj", "nsubjpass", "cc", "mark") is not None or tree.child(verb, "cc"):
        return
    if tree.tag[main] in FINITE or tree.child(main, "aux", "auxpass") is not None:
        make_participle(tree, verb, noun, main)
        tree.hang(as_what, verb, "oprd")


def mend_past_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "lifted the curfew declared on Monday": a past form without a subject right behind the object is its own."""
    above = tree.head[verb]
    object_ = tree.child(above, "dobj")
    if object_ is None or not object_ < verb:
        return
    behind = [prep for prep in tree.children(above, "prep") if object_ < prep < verb]  # "freed a man in Oslo held by"
    if (
        max(tree.right[word] for word in (object_, *behind)) != verb - 1
        or tree.lower[verb] in words["helped_participles"]
    ):
        return
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark", "dobj", "ccomp", "cc", "prt") is None
    if bare and tree.left[verb] == verb and tree.pos[verb] == "VERB":
        tree.tag[verb] = "VBN"
        tree.hang(verb, object_, "acl")


def mend_finite_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "freed two men charged with spying": without a pronoun before it, no past form behind a noun is active.

    So it is between commas: "The envoy, threatened with expulsion, left"; and of "the line agreed in Lusaka".
    """
    noun = tree.head[verb]
    behind = tree.head[verb] + 1 + (tree.text[tree.head[verb] + 1] == ",")
    second = tree.child(verb, "conj")
    done = second is not None and tree.tag[second] == "VBN" and tree.child(second, "agent") is not None
    if done and verb == behind and is_bare(tree, verb):
        tree.tag[verb] = "VBN"  # "fighters trained and paid by Chad"
        return
    settled = tree.lemma[verb] in words["settling_verbs"] and tree.tag[noun] in {"NN", "NNS"} and not tree.ent[noun]
    settled = settled and tree.lemma[noun] not in words["member_nouns"] | words["persons_in_numbers"]
    if verb == behind and is_bare(tree, verb) and (settled or _is_suffered_verb(tree, verb, words)):
        tree.tag[verb] = "VBN"


def mend_participle_of_last(tree: Tree, participle: int, words: Words) -> None:
    """ "Chad's government and rebels led by Ali": the rebels alone are; the government has its own owner."""
    first, last = tree.head[participle], participle - 1
    if tree.dep[last] != "conj" or tree.head[last] != first:
        return
    own = tree.child(first, "poss") is not None and tree.left[last] == last
    if own and tree.tag[last] == "NNS" and len(tree.conjuncts(first)) == 1:
        tree.hang(participle, last, "acl")


def mend_affiliation(tree: Tree, participle: int, words: Words) -> None:
    """ "an activist on land issues affiliated with the union": the activist is."""
    noun = tree.head[participle]
    prep = tree.head[noun]
    if tree.lemma[participle] not in words["affiliations"]:
        return
    person = tree.head[prep]
    if tree.dep[noun] == "pobj" and tree.lower[prep] in {"on", "about", "for"} and tree.tag[person] == "NN":
        tree.hang(participle, person, "acl")


def mend_accused_subject(tree: Tree, charge: int, words: Words) -> None:
    """ "Officers accused of treason fled to Mali": to accuse takes somebody; without one it is the participle."""
    if tree.lemma[charge] not in words["charging_verbs"]:
        return
    noun, of = tree.child(charge, "nsubj"), charge + 1
    if noun is None:
        return
    main = next((kid for kid in tree.children(charge, "conj") if kid > of), None)
    bare = tree.child(charge, "dobj", "aux", "auxpass", "cc", "mark") is None and tree.lower[of : of + 1] == ["of"]
    if main is None or not bare or noun != charge - 1 or tree.tag[main] not in FINITE:
        return
    if tree.text[tree.left[main] - 1] == "," or tree.child(main, "nsubj", "nsubjpass") is not None:
        return
    make_participle(tree, charge, noun, main)


def mend_found_subject(tree: Tree, found: int, words: Words) -> None:
    """ "Qaddafi, found hiding in a drain, was beaten": he was found, and finds nobody."""
    noun, doing = tree.child(found, "nsubj"), tree.child(found, "xcomp")
    main = next((kid for kid in tree.children(found, "conj") if kid > found), None)
    bare = tree.child(found, "dobj", "aux", "auxpass", "cc", "mark", "ccomp") is None
    if noun is None or doing is None or main is None or not bare or tree.text[found - 1] != ",":
        return
    if tree.tag[doing] == "VBG" and doing == found + 1 and tree.text[tree.left[main] - 1] == ",":
        make_participle(tree, found, noun, main)


def mend_verb_behind_agent(tree: Tree, verb: int, words: Words) -> None:
    """ "Troops backed by tanks entered Homs": a past form right behind an agent has the noun before as its subject."""
    agent = tree.head[verb]
    participle = tree.head[tree.head[agent]]
    noun = tree.head[participle]
    time = (
        tree.head[noun] if tree.dep[noun] == "npadvmod" else noun
    )  # "Days after it expired, tanks backed by jets moved"
    timed = tree.dep[time] == "ROOT" and tree.child(time, "mark") is not None and tree.text[tree.left[noun] - 1] == ","
    top = tree.dep[agent] == "pobj" and tree.dep[participle] == "acl" and (tree.dep[noun] == "ROOT" or timed)
    if not top or not noun < participle < agent < verb or not tree.is_noun(noun):
        return
    if tree.left[verb] != agent + 1 or tree.child(verb, "nsubj", "nsubjpass", "agent") is not None:
        return
    for kid in tree.kids[noun]:
        if kid > verb:
            tree.hang(kid, verb, "advcl" if tree.tag[kid] == "VBG" else tree.dep[kid])
    tree.hang_in_place_of(verb, time)
    tree.hang(noun, verb, "nsubj")
    if time != noun:
        tree.hang(time, verb, "advcl")


def mend_captive_behind_comma(tree: Tree, verb: int, words: Words) -> None:
    """ "freed four policemen, held since 1999, to the Red Cross": they were held, and not who frees them."""
    above = tree.head[verb]
    object_ = tree.child(above, "dobj")
    if object_ is None or tree.text[verb - 1] != "," or tree.right[object_] != verb - 2 or tree.left[verb] != verb:
        return
    person = tree.lemma[object_] in words["member_nouns"] | words["persons_in_numbers"] or tree.ent[object_] == "PERSON"
    if not person or not is_bare(tree, verb) or tree.lemma[verb] not in words["suffered_verbs"]:
        return
    tree.hang(verb, object_, "acl")
    close = next((kid for kid in tree.children(verb, "punct") if tree.text[kid] == ","), None)
    for kid in tree.children(verb, "prep"):
        if close is not None and kid > close:
            tree.move(kid, above)


def mend_participle_of_inner_object(tree: Tree, verb: int, words: Words) -> None:
    """ "Chad, violating a truce reached in May by both sides, shelled Bol": the truce is reached, and Chad shells."""
    noun = tree.child(verb, "nsubj")
    main = next((kid for kid in tree.children(verb, "conj") if kid > verb), None)
    by = next((kid for kid in tree.children(verb, "agent", "prep") if tree.lower[kid] == "by" and kid > verb), None)
    if noun is None or main is None or by is None or tree.tag[main] not in FINITE:
        return
    inner = tree.child(noun, "acl") or tree.child(verb, "csubj")
    object_ = tree.child(inner, "dobj") if inner is not None else None
    if inner is None or object_ is None or tree.tag[inner] != "VBG" or not noun < inner < object_ < verb < by < main:
        return
    inserted = tree.text[tree.left[inner] - 1] == "," and tree.text[tree.left[main] - 1] == ","
    if tree.right[object_] == verb - 1 and inserted and tree.child(main, "nsubj", "nsubjpass", "cc") is None:
        make_participle(tree, verb, noun, main)
        tree.hang(inner, noun, "acl")
        tree.hang(verb, object_, "acl")
        tree.hang(by, verb, "agent")
        time = tree.child(verb, "dobj")
        if time is not None and tree.ent[time] in {"DATE", "TIME"}:
            tree.hang(time, verb, "npadvmod")


def mend_suffered_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "The minister sacked on Monday, Ana Paz, fled": who is named behind is who was sacked, and sacks nobody."""
    noun = tree.child(verb, "nsubj")
    main = next((kid for kid in tree.children(verb, "conj") if kid > verb), None)
    if noun is None or main is None or noun != verb - 1:
        return
    name = next((kid for kid in tree.children(verb, "npadvmod", "appos", "dobj") if verb < kid < main), None)
    if name is None or not tree.is_name(name) or tree.child(verb, "aux", "auxpass", "cc", "mark") is not None:
        return
    between = tree.text[tree.left[name] - 1] == "," and tree.text[name + 1] == "," and tree.left[main] == name + 2
    if between and tree.tag[main] in FINITE | {"VBN"} and tree.tag[noun] == "NN" and tree.left[name] > verb + 1:
        make_participle(tree, verb, noun, main)
        tree.hang(name, noun, "appos")


def mend_participle_before_verb(tree: Tree, main: int, words: Words) -> None:
    """ "Marines flown 900 miles overnight seized the port", "police backed by a body known as Z arrested him".

    Of two past forms with nothing but one subject, no comma and no "and" the first one is the participle; but where
    that can be none, the second is: "withdrew to the line agreed in Lusaka".
    """
    if tree.left[main] != main or tree.child(main, "nsubj", "nsubjpass", "aux", "mark") is not None:
        return
    verb = _verb_over(tree, main)
    noun = tree.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    if verb is None or noun is None or tree.tag[noun] not in {"NNS", "NN"}:
        return
    if any(tree.pos[word] == "PUNCT" or tree.tag[word] == "CC" for word in range(verb + 1, main)):
        return
    beside = tree.kinds(verb) & {"aux", "auxpass", "cc", "xcomp", "dative", "oprd", "acomp"}
    object_ = tree.child(verb, "dobj")
    if beside or (object_ is not None and tree.ent[object_] not in MEASURES):
        return
    if tree.lower[verb] in words["mere_pasts"]:
        if is_bare(tree, main) and tree.tag[main - 1] in {"NN", "NNS"} and verb < tree.head[main - 1]:
            tree.hang(main, main - 1, "acl")  # "withdrew to the line agreed in Lusaka"
            tree.tag[main] = "VBN"
        return
    if tree.dep[main] not in {"dep", "advcl"} and not _is_suffered(tree, verb, words):
        return
    for kid in tree.kids[verb]:
        if kid < noun:
            tree.move(kid, main)
    make_participle(tree, verb, noun, main)
    if object_ is not None:
        tree.hang(object_, verb, "npadvmod")


def mend_participle_of_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "A treaty banning bombs, opposed by China, was signed": the treaty is opposed, and no bombs."""
    object_, comma = tree.head[verb], verb - 1
    gerund = tree.head[object_]
    noun = tree.head[gerund]
    inner = tree.dep[object_] == "dobj" and tree.tag[gerund] == "VBG" and tree.dep[gerund] == "acl"
    close = tree.right[verb] + 1
    if not inner or tree.text[comma] != "," or tree.text[close : close + 1] != [","] or not tree.is_noun(noun):
        return
    if tree.dep[noun] in {"nsubj", "nsubjpass"} and tree.head[noun] > close:
        tree.hang(verb, noun, "acl")


def mend_verb_behind_alias(tree: Tree, mark: int, words: Words) -> None:
    """ "Police backed by a body known as Z arrested him": the body is called so, and the police arrest him."""
    verb, known = tree.head[mark], mark - 1
    name = tree.child(verb, "nsubj")
    if tree.lower[known] != "known" or tree.head[verb] != known or name is None or not mark < name < verb:
        return
    root = tree.root(known)
    if not tree.is_noun(root) or tree.tag[verb] != "VBD" or not root < known:
        return
    tree.hang(mark, known, "prep")
    tree.hang(name, mark, "pobj")
    tree.hang(verb, verb, "ROOT")
    tree.hang(root, verb, "nsubj")


def _verb_over(tree: Tree, main: int) -> int | None:
    """Return the past form with its subject right before it in whose phrase the word before ``main`` stands."""
    for one in (main - 1, *tree.ancestors(main - 1)):
        if one < main and tree.tag[one] in {"VBD", "VBN"} and tree.child(one, "nsubj", "nsubjpass") == one - 1:
            near = tree.head[main]
            return one if near == tree.head[one] or near == one or one in tree.ancestors(near) else None
    return None


def _is_suffered(tree: Tree, verb: int, words: Words) -> bool:
    """Whether a past form is rather a participle: "backed by", "opposed to", "sent into"."""
    described = words["describing_participles"] | words["helped_participles"] | words["opposed_participles"]
    known = _is_suffered_verb(tree, verb, words) or tree.lower[verb] in described
    return known or tree.child(verb, "agent") is not None


def _is_suffered_verb(tree: Tree, verb: int, words: Words) -> bool:
    return tree.lemma[verb] in words["suffered_verbs"] or words.is_undergone(tree.lemma[verb])


def mend_participle_before_modal(tree: Tree, main: int, words: Words) -> None:
    """ "a law under which troops sent abroad must be withdrawn": they must be withdrawn, and were sent."""
    begin = tree.first_of_verb(main)
    if tree.tag[begin] not in FINITE | {"MD"} or tree.child(main, "nsubj", "nsubjpass", "cc", "mark") is not None:
        return
    verb = next((one for one in (begin - 1, *tree.ancestors(begin - 1)) if tree.dep[one] in {"relcl", "ccomp"}), None)
    noun = tree.child(verb, "nsubj") if verb is not None else None
    if verb is None or noun is None or noun != verb - 1 or tree.right[verb] != begin - 1 or main < verb:
        return
    beside = tree.kinds(verb) & {"dobj", "aux", "auxpass", "ccomp", "xcomp"}
    if beside or not _is_suffered_verb(tree, verb, words) or any(tree.tag[word] == "CC" for word in range(verb, begin)):
        return
    for kid in tree.children(verb, "prep"):
        if kid < noun:
            tree.move(kid, main)
    make_participle(tree, verb, noun, main)


def mend_second_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "A cleric jailed in Oman and put under a ban by Britain": what is joined with a participle is one, too."""
    above, joint = tree.head[verb], verb - 1
    if tree.dep[joint] != "cc" or tree.tag[verb] not in {"VBD", "VBN"} or not above < verb:
        return
    if not is_bare(tree, verb) or not words.is_undergone(tree.lemma[verb]):
        return
    bearers = (above, *tree.children(above, "appos"))
    joined = (acl for one in bearers for acl in tree.children(one, "acl") if one < acl < joint)
    first = above if tree.dep[above] == "acl" else next(joined, None)
    if first is None or tree.tag[first] not in {"VBN", "VBD"}:
        return
    tree.tag[verb] = "VBN"
    tree.conjoin(verb, first, joint)
    hang_agents(tree, verb)


def mend_participle_of_bearer(tree: Tree, verb: int, words: Words) -> None:
    """ "Ivanov, an officer of the army accused of theft, fled": he is accused, and not the army."""
    body = tree.head[verb]
    if tree.dep[verb] == "pcomp":  # "a colonel of the army serving life", where "of" has both
        body = tree.child(body, "pobj") or body
    of = tree.head[body]
    role = tree.head[of]
    if tree.dep[body] != "pobj" or tree.lower[of] != "of" or tree.right[body] not in {verb - 1, tree.right[verb]}:
        return
    article, named = tree.child(role, "det"), tree.dep[role] == "appos" and tree.ent[tree.head[role]] == "PERSON"
    if article is None or tree.lower[article] not in {"a", "an"} or not named or tree.tag[role] != "NN":
        return
    definite = tree.is_name(body) or tree.lower[tree.left[body]] in {"the", "its", "his", "her", "their"}
    if definite and tree.left[verb] == verb == max(body, tree.ent_end[body] - 1) + 1:
        tree.hang(verb, role, "acl")
        if tree.tag[verb] == "VBD" and tree.child(verb, "agent") is not None:
            tree.tag[verb] = "VBN"


def mend_kind_of_charge(tree: Tree, kind: int, words: Words) -> None:
    """ "held on spying charges", "faces smuggling charges": the charges are of that kind, and nobody smuggles them."""
    charge = tree.child(kind, "dobj")
    if charge != kind + 1 or tree.lemma[charge] not in words["kinds_of_case"] or tree.left[kind] != kind:
        return
    above = tree.head[kind]
    first = tree.child(above, "dobj") if tree.dep[kind] == "conj" else None
    if first is not None:  # "faces bribery and smuggling charges"
        tree.hang(charge, first, "conj")
    else:
        tree.hang(charge, above, "pobj" if tree.dep[kind] == "pcomp" else "dobj")
    tree.hang(kind, charge, "compound")
    tree.tag[kind], tree.pos[kind], tree.lemma[kind] = "NN", "NOUN", tree.lower[kind]
    for kid in tree.kids[kind]:
        if kid != charge:
            tree.move(kid, above)


def mend_absolute_with_owner(tree: Tree, verb: int, words: Words) -> None:
    """ "told reporters, his voice breaking, that they had lied": the voice breaks, and no reporters do."""
    noun, owner, main = verb - 1, verb - 2, tree.head[verb]
    if owner < 1 or tree.tag[owner] != "PRP$" or tree.text[owner - 1] != "," or tree.head[noun] != verb:
        return
    if tree.dep[noun] not in {"compound", "nsubj"} or not tree.is_noun(noun) or main > verb:
        return
    if not tree.lower[verb].endswith("ing"):
        return
    tree.tag[verb], tree.pos[verb] = "VBG", "VERB"
    tree.hang(verb, main, "advcl")
    tree.hang(noun, verb, "nsubj")
    tree.hang(owner, noun, "poss")
    for clause in tree.children(verb, "relcl", "ccomp", "conj"):
        that = tree.child(clause, "dobj", "mark", "nsubj")
        if that is not None and tree.lower[that] == "that" and tree.text[that - 1] == ",":
            tree.hang(clause, main, "ccomp")
            tree.hang(that, clause, "mark")
            tree.tag[that] = "IN"


def mend_demand_of_text(tree: Tree, verb: int, words: Words) -> None:
    """ "abstained when the Council adopted a resolution, demanding a truce": the Council does, who adopts it."""
    main = tree.head[verb]
    if tree.text[verb - 1] != "," or tree.left[verb] != verb or not main < verb:
        return
    clause = next((kid for kid in tree.children(main, "advcl") if main < kid < verb), None)
    text = tree.child(clause, "dobj") if clause is not None else None
    texts = words["document_nouns"] | words["statement_nouns"]
    if clause is None or text is None or tree.right[clause] != verb - 2 or tree.lemma[text] not in texts:
        return
    if tree.lemma[verb] in words["speech_verbs"] or words.signature("that", tree.lemma[verb]) is not None:
        tree.hang(verb, clause, "advcl")
