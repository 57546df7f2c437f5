"""Rules that mend the verbs of a chain of deeds, and their objects behind an insertion.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Belarus banned protests, jailed journalists and closed
newspapers" the small model has jailed journalists banned; Belarus jailed them.
"""

from __future__ import annotations

from kg.extract.mending.verbs import infinitive_of, make_past
from kg.extract.tree import FINITE, MEASURES, Tree
from kg.ontology.words import Words

_PASTS = frozenset({"VBD", "VBN"})


def mend_first_of_chain(tree: Tree, first: int, words: Words) -> None:
    """ "The militia arrested, tried and executed the men": who does the last of three does the first as well."""
    subject, second = tree.head[first], first + 2
    if first != subject + 1 or tree.text[first + 1 : second] != [","] or tree.head[subject] != second:
        return
    if tree.kids[first] or tree.tag[second] not in _PASTS or tree.dep[subject] not in {"nsubj", "nsubjpass"}:
        return
    last = next((verb for verb in reversed(tree.conjuncts(second)) if tree.tag[verb] in _PASTS), None)
    shared = last is not None and tree.child(last, "dobj") is not None and tree.child(second, "auxpass", "aux") is None
    if not shared or tree.child(second, "cc") is None:
        return
    tree.hang_in_place_of(first, second)
    tree.hang(subject, first, "nsubj")
    tree.hang(second, first, "conj")
    tree.tag[first] = tree.tag[second] = "VBD"


def mend_second_of_chain(tree: Tree, second: int, words: Words) -> None:
    """ "Police beat, arrested and deported the students": nobody arrested the police."""
    first, third = tree.head[second], tree.child(second, "conj")
    if first != second - 2 or tree.text[second - 1] != "," or third is None or tree.child(second, "cc") is None:
        return
    if tree.child(third, "dobj") is None or tree.child(second, "nsubj", "auxpass", "mark", "agent") is not None:
        return
    active = tree.child(first, "nsubj") is not None and tree.child(first, "dobj", "aux", "auxpass") is None
    if active and tree.tag[first] in FINITE | {"VBN"} and tree.tag[third] in _PASTS:
        tree.hang(second, first, "conj")
        for verb in (first, second, third):
            tree.tag[verb] = "VBD"


def mend_last_of_chain(tree: Tree, last: int, words: Words) -> None:
    """ "arrested, tried and, in three cases, executed the men": what is inserted does not part them."""
    comma, first = tree.left[last] - 1, tree.head[last]
    if tree.tag[last] not in _PASTS or not first < comma or tree.text[comma] != ",":
        return
    opening = next((word for word in range(comma - 1, first, -1) if tree.text[word] == ","), first)
    joint, before = opening - 1, opening - 2
    if tree.lower[joint] != "and" or tree.tag[before] not in _PASTS or tree.dep[opening + 1] != "prep":
        return
    if tree.child(last, "nsubj", "nsubjpass", "aux", "auxpass") is not None or tree.tag[first] not in _PASTS:
        return
    tree.conjoin(last, before, joint)
    tree.hang(opening + 1, last, "prep")
    if before != first:
        tree.hang(before, first, "conj")
    for verb in {first, before, last}:
        tree.tag[verb] = "VBD"


def mend_object_behind_insertion(tree: Tree, noun: int, words: Words) -> None:
    """ "recaptured, after three days, the town", "deployed, at the request of Chad, 400 soldiers": what was."""
    comma = tree.left[noun] - 1
    if comma < 4 or tree.text[comma] != "," or tree.ent[noun] in MEASURES:
        return
    opening = next((word for word in range(comma - 1, 1, -1) if tree.text[word] == ","), 1)
    verb, prep = opening - 1, opening + 1
    if tree.tag[verb] not in FINITE | {"VBN"} or tree.dep[prep] != "prep" or tree.head[prep] != verb:
        return
    transitive = words.is_undergone(tree.lemma[verb]) or tree.lemma[verb] in words["parted_verbs"]
    alone = tree.child(verb, "dobj", "auxpass", "ccomp", "xcomp") is None and tree.child(verb, "nsubj") is not None
    closes = tree.text[tree.right[noun] + 1 : tree.right[noun] + 2] != [","] and tree.child(noun, "conj") is None
    if transitive and alone and closes and not any(tree.tag[word] in FINITE for word in range(prep, comma)):
        tree.hang(noun, verb, "dobj")
        tree.tag[verb] = "VBD" if tree.tag[verb] == "VBN" and tree.child(verb, "aux") is None else tree.tag[verb]


def mend_had_armed(tree: Tree, had: int, words: Words) -> None:
    """ "Libya had armed rebels in Chad": it had done so, and had no rebels."""
    deed, subject = had + 1, tree.child(had, "nsubj")
    if subject is None or subject > had or tree.pos[had] not in {"VERB", "AUX"} or deed >= len(tree):
        return
    noun = tree.head[deed]
    if tree.dep[deed] != "amod" or tree.dep[noun] != "dobj" or tree.head[noun] != had or tree.left[noun] != deed:
        return
    of_state = tree.ent[subject] in {"GPE", "NORP"} or tree.lemma[subject] in words["institution_nouns"]
    if of_state and tree.lower[deed] in words["arming_participles"] and tree.lemma[noun] in words["armed_bands"]:
        make_past(tree, deed)
        tree.tag[deed] = "VBN"
        tree.take_place_of(deed, had, "aux")
        tree.hang(noun, deed, "dobj")
        tree.pos[had] = "AUX"


def mend_deed_in_subject(tree: Tree, deed: int, words: Words) -> None:
    """ "Sudan closed camps, expelled nurses and jailed editors": the first of the deeds is no part of who did them."""
    noun, name = tree.head[deed], deed - 1
    main = tree.head[noun]
    if name < 0 or not tree.is_name(name) or tree.head[name] != noun or noun != deed + 1 or main != noun + 2:
        return
    if tree.text[noun + 1] != "," or tree.tag[noun] != "NNS" or tree.tag[main] != "VBD":
        return
    if not _may_be_deed(tree, deed, words) or tree.child(main, "aux", "auxpass") is not None:
        return
    make_past(tree, deed)
    tree.hang_in_place_of(deed, main)
    tree.hang(name, deed, "nsubj")
    tree.hang(noun, deed, "dobj")
    tree.hang(main, deed, "conj")


def mend_deed_as_adjective(tree: Tree, deed: int, words: Words) -> None:
    """ "banned protests, jailed journalists and closed newspapers": three deeds, and not one."""
    noun = tree.head[deed]
    if tree.left[noun] != deed or deed != noun - 1 or not _may_be_deed(tree, deed, words):
        return
    verb = tree.head[noun]
    if tree.pos[verb] == "VERB":  # "killed cattle and looted shops": no noun goes on with a verb
        if tree.child(verb, "dobj") is None or tree.dep[verb] != "conj":
            return
    else:
        first = tree.first_conjunct(noun)
        verb = tree.head[first]
        if tree.dep[first] != "dobj" or not _goes_on(tree, verb, first, noun, words):
            return
    if tree.tag[verb] != "VBD" or tree.child(verb, "aux", "auxpass") is not None:
        return
    make_past(tree, deed)
    tree.hang(deed, verb, "conj")
    tree.hang(noun, deed, "dobj")
    if tree.lower[deed - 1] == "and":
        tree.hang(deed - 1, verb, "cc")
    for later in tree.children(noun, "conj"):
        if tree.tag[later] == "VBD" and tree.child(later, "dobj") is not None:
            tree.move(later, verb)


def _goes_on(tree: Tree, verb: int, first: int, noun: int, words: Words) -> bool:
    """Whether the chain of ``verb`` goes on before a noun that was taken for a further object of it.

    In "raised taxes, banned protests and jailed critics" the deeds lack their "and" without it, in "closed schools,
    jailed journalists and expelled diplomats" the objects do; or all that was taken for objects are deeds.
    """
    joint = tree.left[noun] - 1
    members = [member for member in tree.conjuncts(first) if member > first]
    nouns = [member for member in members if tree.is_noun(member)]
    if tree.lower[joint] == "and":
        above = tree.head[verb] if tree.dep[verb] == "conj" else verb
        alone = above != verb and tree.child(above, "cc") is None and len(nouns) == 1
    elif tree.text[joint] == ",":
        closing = [*tree.children(verb, "conj"), *tree.children(noun, "conj")]
        alone = len(nouns) == 1 and any(kid > noun and tree.tag[kid] == "VBD" for kid in closing)
    else:
        return False
    return alone or _are_deeds(tree, verb, first, nouns, words)


def _are_deeds(tree: Tree, verb: int, first: int, members: list[int], words: Words) -> bool:
    """Whether each member of a list but the first begins with a deed, and the verb before the list frees nobody."""
    begun = all(tree.left[member] == member - 1 and _may_be_deed(tree, member - 1, words) for member in members)
    plain = tree.left[first] == first and tree.lemma[verb] in words["undergone_verbs"]
    return begun and plain and len(members) > 1 and tree.lemma[verb] not in words["freeing_verbs"]


def _may_be_deed(tree: Tree, word: int, words: Words) -> bool:
    """Whether a word before a noun may tell what was done: "jailed", "closed"; but "armed" and "wounded" describe."""
    lemma = tree.lemma[word] if tree.tag[word] in _PASTS else infinitive_of(tree.lower[word])
    known = words.is_undergone(lemma) or lemma in words["parted_verbs"] or lemma in words["headline_passives"]
    return tree.lower[word].endswith("ed") and known and tree.lower[word] not in words["likening_participles"]


def mend_active_before_and(tree: Tree, verb: int, words: Words) -> None:
    """ "a crowd sacked and burned the mission": with "and" and an object behind it, nobody sacked the crowd."""
    second = tree.child(verb, "conj")
    if tree.child(verb, "nsubj") is None or second is None or second != verb + 2 or tree.tag[second] != "VBD":
        return
    shared = tree.child(second, "dobj") is not None and tree.lower[verb + 1] in {"and", "or"}
    if shared and not tree.kinds(verb) & {"aux", "auxpass", "agent", "dobj"}:
        tree.tag[verb] = "VBD"


def mend_described_goods(tree: Tree, made: int, words: Words) -> None:
    """ "dropped grain and dried milk over the hills": two things are dropped, and nobody dries milk."""
    verb, thing = tree.head[made], made + 1
    if tree.lower[made] not in words["goods_participles"] or tree.lower[made - 1] != "and":
        return
    first = tree.child(verb, "dobj")
    if first is None or not verb < first < made or tree.child(made, "dobj") != thing or tree.left[thing] != thing:
        return
    for kid in tree.kids[made]:
        if kid > thing:
            tree.move(kid, verb)
    tree.tag[made], tree.pos[made] = "VBN", "ADJ"
    tree.hang(made, thing, "amod")
    tree.conjoin(thing, first, made - 1)
