"""Rules that mend how names stand to each other: which words are one name, who bears it, and who stands beside it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "elected Siaosi Sovaleni prime minister" the small model
sees a minister of that name; the person is elected.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.tree import NOUN_TAGS, Tree
from kg.ontology.words import Words

BEARERS = ("nmod", "compound", "nsubj", "nsubjpass", "dobj", "pobj")
"""Dependencies of persons who may stand beside another with a title."""
_FULL_NAME = 3
"""Words of a name, one of them perhaps "Front" or "Movement", that has a short form."""


def mend_district_of_capital(tree: Tree, district: int, words: Words) -> None:
    """ "in Washington, D.C.": a part of the name, and no place that the city is in."""
    city = tree.head[district]
    if tree.dep[district] == "appos" and tree.is_name(city) and city == district - 2 and tree.text[city + 1] == ",":
        tree.label(district, district + 1, "")
        tree.hang(district, city, "dep")


def mend_parts_of_region(tree: Tree, first: int, words: Words) -> None:
    """ "in South and Central Asia": two parts of one region, of which the first is no place by itself."""
    joint, second = first + 1, first + 2
    if joint + 2 >= len(tree) or tree.lower[joint] not in {"and", "or"} or not tree.is_name(first):
        return
    region = tree.ent_end[second] - 1
    parts = (
        tree.ent_start[first] == first
        and tree.ent_start[second] == second
        and tree.lower[second] in words["directions"]
        and region > second
    )
    if not parts or tree.ent[region] not in {"LOC", "GPE"}:
        return
    if tree.dep[first] not in {"pobj", "conj", "dobj", "nsubj", "appos"} or tree.head[region] != first:
        return
    tree.hang_in_place_of(region, first)
    for word in (first, joint):
        tree.hang(word, region, "compound")
    for kid in tree.kids[first]:
        if kid not in (joint, region):
            tree.move(kid, region)
    tree.label(first, region + 1, tree.ent[region])


def mend_person_coordination(tree: Tree, person: int, words: Words) -> None:
    """ "Secretary of State Kerry and Secretary of Defense Ash Carter": two persons, the first one first."""
    _mend_second_title(tree, person)
    if tree.dep[person] not in {"nmod", "compound"}:
        return
    above = tree.head[person]
    while tree.ent[above] != "PERSON" and tree.dep[above] in {"nmod", "compound"} and tree.head[above] > above:
        above = tree.head[above]
    if tree.ent[above] != "PERSON" or person > above:
        return
    conjunction = tree.child(person, "cc") or tree.child(above, "cc")
    apart = tree.ent_start[person] != tree.ent_start[above]
    if apart and conjunction is not None and person < conjunction < above:
        _free_title(tree, person, above)
        tree.hang_in_place_of(person, above)
        tree.conjoin(above, person, conjunction)


def _free_title(tree: Tree, person: int, above: int) -> None:
    """ "Laos's Thongloun and Defense Minister Chansamone": the "Defense" is no third person, and Laos the first's."""
    for kid in tree.children(person, "conj"):
        if person < kid < above and tree.ent[kid] != "PERSON":
            tree.hang(kid, above, "compound")
    for word in range(person):
        if person < tree.head[word] <= above and tree.dep[word] == "poss":
            tree.move(word, person)


def _mend_second_title(tree: Tree, person: int) -> None:
    """ "Aye and Home Affairs Minister Clare Nu fled": the affairs are her title, and no member of the list."""
    members = tree.children(person, "conj")
    for title, second in pairwise(members):
        between = range(title + 1, second)
        inside = between and all(tree.head[word] in {second, *between} and tree.is_name(word) for word in between)
        if inside and tree.ent[second] == "PERSON" and tree.ent[title] != "PERSON" and tree.is_name(title):
            tree.hang(title, second, "compound")


def mend_owner_of_actor(tree: Tree, actor: int, words: Words) -> None:
    """ "the Togo police raid": the name before who acts says whose he is, not what is done to it."""
    name, event = actor - 1, tree.head[actor]
    if tree.lemma[actor] not in words["acting_nouns"] or name < 0 or tree.ent[name] not in {"GPE", "NORP", "LOC"}:
        return
    if actor == event - 1 and tree.head[name] == event and tree.dep[name] in {"compound", "nmod", "amod"}:
        tree.move(name, actor)


def mend_list_of_names(tree: Tree, name: int, words: Words) -> None:
    """ "Saudi Arabia, the UAE, Bahrain and Egypt": members of a list, no apposition."""
    first = tree.head[name]
    if not tree.is_name(name) or not tree.ent[name] == tree.ent[first] != "":
        return
    last = max(tree.conjuncts(name), default=name)
    if last != name and any(tree.dep[word] == "cc" for word in range(name, last)):
        tree.hang(name, first, "conj")


def _is_national(tree: Tree, noun: int) -> bool:
    """ "the Chadian army": a body that a demonym makes the only one."""
    demonym = any(tree.ent[kid] == "NORP" for kid in tree.children(noun, "amod", "compound"))
    return demonym and any(tree.lower[kid] == "the" for kid in tree.children(noun, "det"))


def mend_acronym_behind_or(tree: Tree, short: int, words: Words) -> None:
    """ "The Free Aceh Movement, or GAM, attacked": the short form of the name, and nobody else."""
    name, joint = tree.head[short], short - 1
    if not tree.text[short].isupper() or tree.text[joint - 1] not in {",", "("}:
        return
    full = [word for word in range(tree.left[name], joint - 1) if tree.is_name(word)]
    closed = short + 1 < len(tree) and tree.text[short + 1] in {",", ")"}
    named = len(full) >= _FULL_NAME and tree.is_name(name)
    if not (named or (tree.text[joint - 1] == "," and _is_national(tree, name))) or not closed:
        return
    tree.hang(short, name, "appos")
    tree.hang(joint, short, "punct")
    for kid in tree.children(short, "cc", "conj"):
        tree.move(kid, name)
    tree.label(short, short + 1, tree.ent[name] or "ORG")
    tree.label(joint, joint + 1, "")


def mend_nom_de_guerre(tree: Tree, noun: int, words: Words) -> None:
    """ "by the nom de guerre Abu Zaid": no part of the name."""
    name = noun + 1
    while name + 1 < len(tree) and tree.head[name] > name and tree.is_name(name + 1):
        name += 1
    if tree.lower[noun - 1] != "de" or name >= len(tree) or not tree.is_name(name) or tree.head[noun] <= noun:
        return
    tree.hang_in_place_of(noun, name)
    for kid in (*tree.children(name, "det", "poss", "compound", "nmod"), noun - 2, noun - 1):
        if kid < noun:
            tree.hang(kid, noun, tree.dep[kid] if tree.dep[kid] in {"det", "poss"} else "compound")
    tree.hang(name, noun, "appos")
    tree.label(noun - 2, noun + 1, "")


def mend_elected_person(tree: Tree, name: int, words: Words) -> None:
    """ "elected Siaosi Sovaleni prime minister": the person is elected, and not a minister of that name."""
    role, first, end = tree.head[name], tree.ent_start[name], tree.ent_end[name]
    if end > role or tree.tag[role] not in {"NN", "NNP"} or not _is_bare(tree, end, role):
        return
    noun = tree.head[role] if tree.dep[role] == "appos" else None  # "named his brother Ali Hassan envoy"
    verb = tree.head[role if noun is None else noun]
    if tree.dep[role] not in {"dobj", "oprd", "appos"} or tree.lemma[verb] not in words["appointing_verbs"]:
        return
    noun = tree.child(verb, "dobj") if noun is None else noun
    while first > verb + 1 and tree.dep[first - 1] == "compound" and first <= tree.head[first - 1] <= role:
        first -= 1  # "named General Ali Deby commander"
    described = noun is not None and noun != role and noun == first - 1
    if not described and first != verb + 1:
        return
    for word in range(first, end - 1):
        tree.hang(word, end - 1, "compound")
    tree.hang(end - 1, noun if described and noun is not None else verb, "appos" if described else "dobj")
    tree.tag[end - 1], tree.pos[end - 1] = "NNP", "PROPN"
    tree.hang(role, verb, "oprd")
    _make_naming(tree, verb)


def _is_bare(tree: Tree, first: int, role: int) -> bool:
    """Whether all words before an office are its own: "prime" of "prime minister"."""
    return all(tree.head[word] == role and not tree.ent[word] for word in range(first, role))


def _make_naming(tree: Tree, verb: int) -> None:
    """ "The president named Roth foreign minister": a sentence, and no president of that name."""
    noun = tree.head[verb]
    if tree.dep[verb] == "acl" and tree.dep[noun] == "ROOT" and noun == verb - 1 and tree.tag[noun] in {"NN", "NNP"}:
        tree.tag[verb] = "VBD"
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        for kid in tree.children(noun, "punct", "prep"):
            tree.move(kid, verb)


def mend_office_until(tree: Tree, until: int, words: Words) -> None:
    """ "Joyce Wandira, until last month Uganda's envoy, met them": what she was, no second subject and no time.

    So is "once a member of the party".
    """
    name, date = until - 2, until + 1
    if name < 0 or date + 1 >= len(tree) or tree.text[until - 1] != "," or not tree.is_name(name):
        return
    dated = tree.lower[until] == "until"
    recent = dated and tree.lower[date] in words["recency_adverbs"]
    role = tree.ent_end[date] if recent or (dated and tree.ent[date] == "DATE") else len(tree) if dated else date
    while role < len(tree) and role < tree.head[role] and not tree.is_noun(role):
        role = tree.head[role]  # "the" of "the governor"
    while role < len(tree) and tree.dep[role] in {"poss", "compound"} and tree.head[role] > role:
        role = tree.head[role]
    if role >= len(tree) or tree.tag[role] not in {"NN", "NNP"} or tree.ent[role] or tree.sent[role] != tree.sent[name]:
        return
    end = tree.right[role] + (tree.text[tree.right[role]] != ",")
    if tree.text[end : end + 1] != [","] or tree.dep[role] not in {"nsubj", "nsubjpass", "appos", "pobj", "dobj"}:
        return
    tree.hang(role, name, "appos")
    tree.hang(until, role, "prep" if dated else "advmod")
    if dated:
        tree.hang(tree.ent_end[date] - 1, until, "pcomp" if recent else "pobj")


def mend_hitherto(tree: Tree, hitherto: int, words: Words) -> None:
    """ "Libya, hitherto a patron of Garang, closed its border": what it was, and no verb."""
    name, role = tree.child(hitherto, "nsubj"), tree.child(hitherto, "dobj", "attr")
    verb = next((kid for kid in tree.children(hitherto, "conj", "ccomp") if tree.pos[kid] in {"VERB", "AUX"}), None)
    if name is None or role is None or verb is None or not name < hitherto < role < verb:
        return
    tree.hang_in_place_of(verb, hitherto)
    for kid in tree.kids[hitherto]:
        if kid not in {name, role, verb}:
            tree.move(kid, verb)
    tree.hang_subject(name, verb)
    tree.hang(role, name, "appos")
    tree.hang(hitherto, role, "advmod")
    tree.tag[hitherto], tree.pos[hitherto] = "RB", "ADV"


def mend_naming_as(tree: Tree, name: int, words: Words) -> None:
    """ "Salinas de Gortari named Camacho as peace commissioner": an appointment, and no other name of his."""
    verb = tree.head[name]
    behind = any(tree.lower[prep] == "as" for prep in tree.children(verb, "prep"))
    if behind and tree.lemma[verb] in words["appointing_verbs"] and name > verb and tree.is_name(name):
        person = tree.head[verb]
        if tree.dep[verb] == "acl" and tree.dep[person] == "ROOT" and person == verb - 1 and tree.tag[person] == "NNP":
            tree.hang(name, verb, "dobj")
            _make_naming(tree, verb)


def mend_apposed_office(tree: Tree, role: int, words: Words) -> None:
    """ "named his nephew, Sheikh Nawaf, prime minister on Sunday": what he was named, and when."""
    name = tree.head[role]
    noun = tree.head[name] if tree.dep[name] == "appos" else name
    if tree.lemma[noun] in words["appointing_verbs"]:  # the person hangs on the verb
        noun = next((kid for kid in tree.children(noun, "dobj") if tree.right[kid] + 2 == tree.left[name]), name)
    verb = tree.head[noun]
    if tree.lemma[verb] not in words["appointing_verbs"] or tree.dep[noun] != "dobj" or noun == name:
        return
    end = tree.text[role + 1 : role + 2] in ([","], ["and"]) or tree.tag[role] not in {"NN", "NNP"}
    if end or tree.text[tree.left[role] - 1] != "," or tree.child(role, "det", "poss") is not None:
        return
    tree.hang(name, noun, "appos")
    tree.hang(role, verb, "oprd")
    for prep in tree.children(role, "prep"):
        noun_behind = tree.child(prep, "pobj")
        if noun_behind is not None and tree.ent[noun_behind] in {"DATE", "TIME"}:
            tree.hang(prep, verb, "prep")


def mend_post_of_office(tree: Tree, role: int, words: Words) -> None:
    """ "named Deby ambassador to Qatar": who is named is sent there, and so is no embassy."""
    verb, prep = tree.head[role], role + 1
    if tree.lemma[role] in words["sent_roles"] and tree.lower[prep : prep + 1] == ["to"] and tree.head[prep] == verb:
        tree.hang(prep, role, "prep")


def mend_alias_in_name(tree: Tree, alias: int, words: Words) -> None:
    """ "Musa Kirya, alias Tiger", "Ali Kassongo alias “Commander Tango” fled": the word is no part of the name."""
    name = tree.head[alias]
    if tree.dep[alias] == "compound" and name > alias and tree.is_name(name):
        _free(tree, alias, tree.head[name])
        return
    before = alias - 1
    if before < 0 or not tree.is_name(before) or tree.dep[alias] == "punct":
        return
    behind = [kid for kid in tree.children(alias, "npadvmod", "dobj", "appos", "dep", "attr") if kid > alias]
    if tree.head[before] == alias:
        tree.hang_in_place_of(before, alias)
    for other in behind:
        tree.hang(other, before, "appos")
    for kid in tree.kids[alias]:
        if kid != before and kid not in behind:
            tree.move(kid, before)
    _free(tree, alias, before)


def _free(tree: Tree, alias: int, above: int) -> None:
    """Make "alias" a mere mark between two names, and one name of what is quoted behind it."""
    tree.tag[alias], tree.pos[alias] = "IN", "ADP"
    tree.hang(alias, above, "punct")
    if tree.text[alias + 1 : alias + 2] in (["“"], ['"']):
        last = next((word for word in range(alias + 2, min(alias + 7, len(tree))) if tree.text[word] in {"”", '"'}), 0)
        if last > alias + 2 and tree.is_name(last - 1):
            tree.label(alias + 2, last, "PERSON")


def mend_name_particle(tree: Tree, particle: int, words: Words) -> None:
    """ "Jose Eduardo dos Santos attended": a part of his name, and no verb of which he is the subject."""
    first, last = particle - 1, particle + 1
    inside = first >= 0 and last < len(tree) and tree.is_name(first) and tree.is_name(last)
    if not inside or tree.text[particle] != tree.lower[particle] or tree.pos[particle] not in {"VERB", "AUX"}:
        return
    while tree.dep[last] == "compound" and tree.head[last] > last:
        last = tree.head[last]  # "dos Santos Cruz"
    main = tree.head[last]
    if main == particle and tree.dep[last] == "dobj":  # "Ana dos Santos, then minister, met him"
        verbs = (kid for kid in tree.children(particle, "conj", "ccomp") if kid > last)
        main = next((verb for verb in verbs if tree.child(verb, "nsubj", "nsubjpass") is None), particle)
        if main != particle:
            tree.hang_subject(last, main)
    if tree.head[first] != particle or main == particle or tree.dep[last] not in {"nsubj", "nsubjpass"}:
        return
    tree.hang_in_place_of(main, particle)
    for kid in tree.kids[particle]:
        if kid not in {first, last, main}:
            tree.move(kid, last if tree.dep[kid] == "appos" else main)
    for word in (first, particle):
        tree.hang(word, last, "compound")
    tree.tag[particle], tree.pos[particle] = "NNP", "PROPN"
    tree.label(tree.ent_start[first], last + 1, "PERSON")


def mend_acronym_of_outer(tree: Tree, bracket: int, words: Words) -> None:
    """ "the armed forces of Liberia (AFL)": what has other letters than the state is short for its forces."""
    short, state = bracket + 1, bracket - 1
    if state < 2 or tree.text[short + 1 : short + 2] != [")"] or tree.ent[state] != "GPE":
        return
    first = tree.ent_start[state]
    first += tree.lower[first] == "the"
    head = next((word for word in range(first, bracket) if tree.head[word] < first), state)
    of = tree.head[head]
    outer = tree.head[of]
    initials = {tree.text[word][0] for word in range(first, bracket)}
    if not tree.text[short].isupper() or set(tree.text[short]) <= initials or tree.lower[of] != "of":
        return
    if outer < of < first and tree.tag[outer] in NOUN_TAGS and not tree.ent[outer]:
        tree.hang(short, outer, "appos")


def mend_adverb_in_name(tree: Tree, adverb: int, words: Words) -> None:
    """ "Later Starmer said": when he said so, and no part of his name."""
    end, label = tree.ent_end[adverb], tree.ent[adverb]
    if tree.ent_start[adverb] == adverb and end > adverb + 1 and not adverb < tree.head[adverb] < end:
        tree.label(adverb, adverb + 1, "")
        tree.label(adverb + 1, end, label)
