"""Rules that mend lists: a member that the small model takes for the subject of another clause, or hangs on a date.

In: a ``Tree`` and a token. Out: the same tree, changed. In "met with the Union, as well as local and French groups
focused on refugees" the model makes the groups the subject of "focused"; they were met, too.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.phrases import ARTICLES
from kg.ontology.words import Words

_MEMBERS = frozenset({"pobj", "dobj", "conj", "appos"})


def mend_last_member_as_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "working with Mali, the Union, and our partners to rebuild the port": an infinitive has no subject before it."""
    noun = tree.child(verb, "nsubj")
    if noun is None:
        return
    mark = next((kid for kid in tree.children(verb, "aux") if tree.lower[kid] == "to"), None)
    if mark is None or not noun < mark < verb or tree.head[verb] > noun:
        return
    first = _list_before(tree, noun)
    if first is not None:
        _join(tree, first, noun)
        above = tree.above(first, "VERB")
        tree.hang(verb, tree.head[verb] if above is None else above, "advcl")


def mend_member_behind_as_well_as(tree: Tree, verb: int, words: Words) -> None:
    """ "met with the Union, as well as groups focused on refugees": no clause begins behind "as well as"."""
    noun = tree.child(verb, "nsubj")
    if noun is None or noun > verb or tree.head[verb] > noun:
        return
    before = tree.left[noun] - 1
    first = _list_before(tree, noun) if before > 2 and _is_as_well_as(tree, before) else None
    if first is not None and tree.child(verb, "aux", "auxpass") is None:
        _join(tree, first, noun)
        tree.hang(verb, noun, "acl")
        tree.tag[verb] = "VBN"


def mend_described_members(tree: Tree, noun: int, words: Words) -> None:
    """ "Peru and Chile, neighbors and old rivals, agreed": what "and" has closed takes no more members."""
    first, comma = tree.head[noun], tree.left[noun] - 1
    second, joint = tree.child(noun, "conj"), tree.child(noun, "cc")
    if second is None or joint is None or tree.text[comma] != "," or tree.ent[noun] or tree.ent[second]:
        return
    closed = any(tree.dep[word] == "cc" and tree.lower[word] == "and" for word in range(first, comma))
    end = tree.right[noun] + (tree.text[tree.right[noun]] != ",")
    enclosed = tree.text[end : end + 1] == [","] and tree.tag[second] == "NNS" and tree.child(noun, "det") is None
    if closed and enclosed and tree.is_name(first) and tree.ent[first] and tree.lower[joint] in {"and", "but"}:
        tree.hang(noun, first, "appos")


def mend_companion(tree: Tree, word: int, words: Words) -> None:
    """ "The army, together with the militia, attacked": both do so."""
    prep, first = word + 1, word - 2
    if tree.lower[prep : prep + 1] != ["with"] or first < 0 or tree.text[word - 1] != ",":
        return
    companion = tree.child(prep, "pobj")
    verb = tree.above(word, "VERB")
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if companion is None or verb is None or tree.right[companion] + 1 >= len(tree):
        return
    end = tree.right[companion] + 1
    if verb < word and tree.text[end] == "," and tree.child(verb, "dobj") is None:
        kids = (kid for kid in tree.children(verb, "dep", "npadvmod", "conj") if kid > end and tree.is_noun(kid))
        object_ = next(kids, None)
        if object_ is not None and tree.left[object_] == end + 1:  # "trained, together with Peru, Chilean crews"
            tree.hang(object_, verb, "dobj")
            tree.hang(word, verb, "advmod")
            tree.hang(prep, word, "dep")
        return
    if subject is None:
        return
    inserted = subject < word < tree.right[companion] < verb and tree.text[end] == ","
    if inserted and tree.tag[subject] != "PRP":
        tree.conjoin(companion, subject, prep)
        tree.hang(word, prep, "advmod")


def mend_place_in_state(tree: Tree, state: int, words: Words) -> None:
    """ "besieged Zinjibar, Yemen, in 2011": the second is no further member of a list, but where the first lies."""
    place = tree.head[state]
    if tree.dep[place] not in {"dobj", "pobj"} or not tree.is_name(place):
        return
    last = tree.ent_end[state]
    enclosed = tree.text[tree.ent_start[state] - 1] == "," and tree.text[last : last + 1] in ([","], ["."])
    lone = tree.child(place, "cc") is None and tree.children(place, "conj") == [state] and not tree.kids[state][1:]
    if enclosed and lone and tree.ent_end[place] - tree.ent_start[place] == 1:
        tree.hang(state, place, "appos")
        tree.label(place, place + 1, "GPE")


def mend_acronym_behind_owner(tree: Tree, bracket: int, words: Words) -> None:
    """ "the World Food Program's (WFP) mission": the acronym is the owner's."""
    name = bracket + 1
    if bracket == 0 or tree.tag[bracket - 1] != "POS" or tree.text[name + 1 : name + 2] != [")"]:
        return
    owner = tree.head[bracket - 1]
    if tree.is_name(name) and name not in {owner, *tree.ancestors(owner)}:
        tree.hang(name, owner, "appos")


def mend_body_beside_person(tree: Tree, name: int, words: Words) -> None:
    """ "with President Deby, the Chad Red Cross, and its partners": nobody is a body, so that it is the next one."""
    person = tree.head[name]
    if tree.ent[person] not in {"PERSON", "GPE"} or name < person:
        return
    following = any(kid > name and tree.dep[tree.left[kid] - 1] == "cc" for kid in tree.children(person, "conj"))
    if following and tree.text[tree.left[name] - 1] == ",":
        tree.hang(name, person, "conj")


def mend_person_beside_meeting(tree: Tree, noun: int, words: Words) -> None:
    """ "held meetings with firms working in Accra, alumni and students": people are met, and are no meetings."""
    if tree.lemma[noun] not in words["member_nouns"]:
        return
    first = _met(tree, tree.head[noun], words)
    if first is None or first > noun or (tree.dep[noun] == "appos" and tree.text[tree.left[noun] - 1] != ","):
        return
    last = _last_of_people(tree, noun, words)
    if tree.dep[noun] == "conj" or last is not None:
        tree.hang(noun, first, "conj")
        if last is not None:
            tree.hang(last, noun, "conj")


def _met(tree: Tree, noun: int, words: Words) -> int | None:
    """Return with whom the meetings are, from "meetings" or from those met."""
    prep = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[prep] == "with" and tree.tag[noun] == "NNS":
        return noun if tree.lemma[tree.head[prep]] in words["gathering_nouns"] else None
    behind = [tree.child(prep, "pobj") for prep in tree.children(noun, "prep") if tree.lower[prep] == "with"]
    return behind[0] if behind and tree.lemma[noun] in words["gathering_nouns"] else None


def _last_of_people(tree: Tree, noun: int, words: Words) -> int | None:
    """ "graduates of universities and students": who else the list names."""
    inner = tree.child(noun, "prep")
    object_ = tree.child(inner, "pobj") if inner is not None else None
    members = tree.children(object_, "conj") if object_ is not None else []
    return next((one for one in members if tree.lemma[one] in words["member_nouns"]), None)


def _is_as_well_as(tree: Tree, last: int) -> bool:
    return tree.lower[last - 2 : last + 1] == ["as", "well", "as"]


def _list_before(tree: Tree, noun: int) -> int | None:
    """Return the noun that ends right before ", and our partners": what the noun is conjoined with."""
    joint = tree.left[noun] - 1
    if joint < 1 or tree.dep[joint] != "cc":
        return None
    while joint > 0 and (tree.dep[joint] in {"cc", "advmod", "punct"} and tree.text[joint] not in {";", "."}):
        joint -= 1
    last = joint
    while last > 0 and not (tree.dep[last] in _MEMBERS and tree.is_noun(last)):
        above = tree.head[last]
        if above == last or not tree.left[above] <= last <= tree.right[above] or above > joint:
            return None
        last = above
    while tree.dep[last] in {"appos", "conj"} and tree.is_noun(tree.head[last]) and _listed(tree, last):
        last = tree.head[last]
    return last if tree.sent[last] == tree.sent[noun] else None


def _listed(tree: Tree, member: int) -> bool:
    """Whether a comma, or "and", stands before a member of a list."""
    return tree.text[tree.left[member] - 1] in {",", "and"}


def _join(tree: Tree, first: int, noun: int) -> None:
    for member in tree.children(first, "appos"):
        if member > first and tree.ent[first] and tree.text[tree.left[member] - 1] == ",":
            tree.hang(member, first, "conj")
    tree.hang(noun, first, "conj")


def mend_second_deed(tree: Tree, second: int, words: Words) -> None:
    """ "the rebels' capture of Gao and the army's flight": two deeds, each with its owner, and no list behind "of"."""
    owner = tree.child(second, "poss")
    if owner is None:
        return
    first = tree.head[second]
    if tree.dep[second] == "pobj":  # "recognition of Chile and Bolivia's protest", taken for one protest
        place = next((kid for kid in tree.children(second, "nmod", "compound") if tree.children(kid, "cc")), None)
        prep, first = first, second if place is None else place
    else:
        prep, place = tree.head[first], None
    deed = tree.head[prep]
    if first == second or tree.lower[prep] != "of" or tree.child(deed, "poss") is None:
        return
    if tree.tag[owner] == "PRP$" or not first < owner < second:
        return
    for joint in tree.children(first, "cc"):
        tree.hang(joint, deed, "cc")
    if place is not None:
        tree.hang(place, prep, "pobj")
    tree.hang(second, deed, "conj")


def mend_deed_behind_infinitive(tree: Tree, second: int, words: Words) -> None:
    """ "Niger's decision to recall its envoy and Togo's promise of grain": two deeds; no promise is recalled."""
    owner, first = tree.child(second, "poss"), tree.head[second]
    if owner is None or tree.tag[owner] == "PRP$" or tree.lemma[second] not in words.content_nouns:
        return
    verb = tree.above(first, "VERB")
    if verb is None or tree.tag[verb] != "VB" or tree.dep[verb] != "acl":
        return
    deed, joint = tree.head[verb], tree.left[second] - 1
    if tree.child(deed, "poss") is not None and tree.lower[joint] in {"and", "or"}:
        tree.conjoin(second, deed, joint)


def mend_excluded_subject(tree: Tree, name: int, words: Words) -> None:
    """ "Kenya ratified the treaty, but not Burundi": who did not, beside who did."""
    negation, beside = tree.left[name], tree.head[name]
    if tree.lower[negation] != "not" or tree.lower[negation - 1] != "but" or not tree.ent[name]:
        return
    verb = tree.above(name, "VERB", "AUX")
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if subject is None or tree.ent[subject] != tree.ent[name] or tree.ent[beside] == tree.ent[name]:
        return
    tree.conjoin(name, subject, negation - 1)


def mend_member_behind_apposition(tree: Tree, member: int, words: Words) -> None:
    """ "Japan's envoy, Endo Kazuya, and the European Union said": the Union speaks with the person who is named.

    So does who stands behind the description of a person: "Ruth Wade, a Texas Republican, and her colleague said".
    """
    role = tree.head[member]
    person, joint = tree.head[role], tree.left[member] - 1
    described = tree.dep[role] == "appos" and tree.ent[person] == "PERSON" and person < role < joint
    if described and tree.dep[joint] == "cc" and tree.text[joint - 1] == "," and tree.text[tree.left[role] - 1] == ",":
        tree.conjoin(member, person, joint)
        return
    name = next((kid for kid in tree.children(role, "appos") if role < kid < member), None)
    if name is None or tree.ent[name] != "PERSON" or tree.ent[role] or not tree.is_noun(member):
        return
    joint = tree.left[member] - 1
    if tree.dep[joint] == "cc" and tree.head[joint] == role and tree.text[joint - 1] == ",":
        tree.conjoin(member, name, joint)


def mend_name_with_and(tree: Tree, joint: int, words: Words) -> None:
    """ "the Movement for Oneness and Jihad fighters": the fighters are no second member of a list, but the name's."""
    first, end = tree.ent_start[joint], tree.ent_end[joint]
    if tree.ent[joint] != "ORG" or not first < joint < end - 1 or end >= len(tree) or tree.tag[end] != "NNS":
        return
    noun, inside = end, range(first, end)
    outer = next((word for word in inside if tree.head[word] not in inside and tree.head[word] != noun), None)
    if outer is None or not (tree.head[noun] in inside or tree.head[tree.head[noun]] in inside):
        return
    tree.hang_in_place_of(noun, outer)
    for word in inside:
        if tree.head[word] == noun or word == outer:
            tree.hang(word, noun if word == outer else outer, "compound")


def mend_states_of_body(tree: Tree, body: int, words: Words) -> None:
    """ "the African Union and the Troika of Norway, Britain and the United States": the states are the Troika."""
    first = body + 2
    if tree.lower[body + 1 : first] != ["of"] or first >= len(tree) or not tree.is_name(body):
        return
    while first + 1 < len(tree) and tree.head[first] == first + 1:
        first += 1
    others = [kid for kid in (*tree.kids[tree.head[body]], *tree.kids[body]) if kid > first and tree.dep[kid] == "conj"]
    joint = next((word for word in range(first, len(tree)) if tree.dep[word] == "cc"), 0)
    if tree.dep[first] == "pobj" and others and tree.text[first + 1] == "," and others[0] < joint:
        tree.hang(others[0], first, "conj")
        end = tree.ent_end[first]
        tree.label(tree.ent_start[body], end, "")
        tree.label(body, body + 1, "ORG")
        tree.label(body + 2, end, "GPE")


def mend_kinds_of_one(tree: Tree, first: int, words: Words) -> None:
    """ "attack, bomber and fighter aircraft": all are kinds of aircraft, and nobody flies an attack."""
    if tree.lower[first] not in words["shared_kinds"] or tree.child(first, "conj") is None:
        return
    members = [first, *tree.conjuncts(first)]
    kind = next((word for word in members if tree.lemma[word] in words["shared_nouns"]), None)
    sharing = members[: members.index(kind)] if kind is not None else []
    bare = all(tree.lower[word] in words["shared_kinds"] and _is_bare(tree, word) for word in sharing)
    if kind is None or not sharing or not bare:
        return
    tree.hang_in_place_of(kind, first)
    for word in sharing:
        for kid in tree.kids[word]:
            if kid != kind and kid not in sharing:
                tree.move(kid, kind)
        tree.hang(word, kind, "compound")


def _is_bare(tree: Tree, noun: int) -> bool:
    return tree.child(noun, "det", "amod", "compound", "nummod", "poss") is None


def mend_owner_before_owner(tree: Tree, mark: int, words: Words) -> None:
    """ "Chad's and Niger's armies clashed": what belongs to two acts, and not the first of them."""
    first, joint = mark - 1, mark + 1
    if first < 0 or joint + 1 >= len(tree) or tree.lower[joint] != "and" or tree.head[mark] != first:
        return
    second = next((word for word in range(joint + 1, min(joint + 6, len(tree))) if tree.dep[word] == "poss"), None)
    if second is None or not tree.is_name(first) or tree.child(second, "case") is None:
        return
    noun = tree.head[second]
    if noun < second or not tree.is_noun(noun) or (tree.dep[first] == "poss" and tree.head[first] != noun):
        return
    if tree.dep[noun] == "conj" and tree.head[noun] == first:
        tree.hang_in_place_of(noun, first)
    tree.hang(first, noun, "poss")
    tree.conjoin(second, first, joint)


def mend_acronym_of_inner(tree: Tree, bracket: int, words: Words) -> None:
    """ "the summit of the heads of the Gulf Council (GC)": the short form is that of the name right before it."""
    short, name = bracket + 1, bracket - 1
    if name < 1 or short >= len(tree) or not tree.text[short].isupper() or tree.dep[short] != "appos":
        return
    first = next((word for word in range(tree.left[name], name + 1) if tree.is_name(word)), name)
    inside = tree.head[short] < first and tree.head[short] in tree.ancestors(name)
    if inside and name > first and tree.dep[name] == "pobj" and tree.text[first][0] == tree.text[short][0]:
        tree.hang(short, name, "appos")
        for mark in (bracket, short + 1):
            if mark < len(tree) and tree.dep[mark] == "punct":
                tree.hang(mark, name, "punct")


def mend_name_before_last(tree: Tree, noun: int, words: Words) -> None:
    """ "Ukraine and the Donetsk separatists swapped prisoners": both did; no noun has a subject."""
    name = noun - 1
    first = tree.child(noun, "nsubj") if tree.dep[name] == "conj" else None
    if first is None or not tree.is_noun(noun) or tree.head[name] != first:
        return
    joint = tree.left[name] - 1
    if tree.dep[joint] == "cc" and first < joint and tree.dep[noun] in {"nsubj", "nsubjpass"}:
        tree.hang(first, tree.head[noun], tree.dep[noun])
        tree.conjoin(noun, first, joint)
        for kid in tree.kids[name]:
            tree.move(kid, noun)
        tree.hang(name, noun, "compound")


def mend_last_noun_as_verb(tree: Tree, verb: int, words: Words) -> None:
    """ "travel bans, arms embargoes and asset freezes": the last of a list of nouns is no verb."""
    modifier, joint = verb - 1, verb - 2
    if tree.tag[verb] != "VBZ" or tree.lower[verb] not in words["listed_measures"] or tree.tag[modifier] != "NN":
        return
    if (
        tree.lower[joint] not in {"and", "or", ","}
        or tree.left[modifier] != modifier
        or tree.child(verb, "dobj", "aux")
    ):
        return
    before = joint - 1 - (tree.text[joint - 1] == ",")
    if before < 1 or tree.tag[before] not in {"NNS", "NN"}:
        return
    outer = tree.child(verb, "ccomp") if tree.dep[verb] == "ROOT" else None
    tree.tag[verb], tree.pos[verb] = "NNS", "NOUN"
    tree.lemma[verb] = tree.lower[verb].removesuffix("s")
    if outer is not None:
        tree.hang_in_place_of(outer, verb)
    main = outer if outer is not None else tree.head[verb]
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "punct" or (tree.dep[kid] == "prep" and tree.text[kid - 1] == ","):
            tree.move(kid, main)
    tree.hang(modifier, verb, "compound")
    if tree.head[before] == verb:
        _join_to_list(tree, before)
    tree.hang(verb, before, "conj")


def _join_to_list(tree: Tree, member: int) -> None:
    """Make a noun phrase the next member of the list whose last member so far ends before it."""
    end = tree.left[member] - 1 - (tree.text[tree.left[member] - 1] == ",")
    noun = next((word for word in range(end, -1, -1) if tree.is_noun(word) and tree.head[word] != word + 1), None)
    while noun is not None and tree.dep[noun] == "pobj" and tree.is_noun(tree.head[tree.head[noun]]):
        noun = tree.head[tree.head[noun]]
    if noun is not None:
        tree.hang(member, noun, "conj")


def mend_office_before_next(tree: Tree, office: int, words: Words) -> None:
    """ "the actor Ivan Rubin, the mayor of Tula, Oleg Bobrov, and two bankers": the mayor is who is named behind.

    In "Ivan Rubin, the mayor of Tula, Oleg Bobrov, and two bankers" it may be either, and is none.
    """
    person, prep = tree.head[office], tree.child(office, "prep")
    place = tree.child(prep, "pobj") if prep is not None else None
    if place is None or tree.ent[person] != "PERSON" or not person < office < place or place + 2 >= len(tree):
        return
    if tree.text[place + 1] != ",":
        return
    last = _head_of_phrase(tree, place + 2)
    described = tree.lower[tree.left[person]] in ARTICLES  # "the actor Ivan Rubin"
    described = described or (tree.dep[person] == "appos" and not tree.ent[tree.head[person]])
    described = described or tree.lower[tree.ent_start[person] - 1] in words["portfolio_roles"] | words["heading_roles"]
    goes_on = tree.text[last + 1 : last + 2] == [","] or tree.lower[last + 1 : last + 2] == ["and"]
    named = tree.is_name(last) and tree.dep[last] in {"conj", "appos"} and tree.ent[last] in {"PERSON", ""}
    if not (goes_on and named and tree.head[last] in {person, office, place}):
        return
    if described:
        tree.hang(last, person, "conj")
        tree.hang(office, last, "appos")
    elif tree.ent[last] == "PERSON" and tree.dep[last] == "conj" and tree.dep[last + 2 : last + 3] == ["cc"]:
        tree.hang(last, person, "conj")
        tree.hang(office, person, "conj")


def mend_second_victim(tree: Tree, member: int, words: Words) -> None:
    """ "the abduction of the consul and six of his staff": the six were abducted, too."""
    deed, prep = tree.head[member], tree.child(tree.head[member], "prep")
    victim = tree.child(prep, "pobj") if prep is not None else None
    joint = tree.left[member] - 1
    if victim is None or tree.lower[prep or 0] != "of" or not deed < victim < joint or tree.dep[joint] != "cc":
        return
    person = tree.lemma[member] in words["member_nouns"] | words["persons_in_numbers"] | words["kin"]
    share = tree.pos[member] == "NUM" and tree.lower[member + 1 : member + 2] == ["of"]
    if (person or share) and tree.lemma[deed] in words["personal_nouns"]:
        tree.conjoin(member, victim, joint)


def mend_among_them(tree: Tree, among: int, words: Words) -> None:
    """ "freed 14 hostages, among them Senator Ruiz": the senator is one of the group, and no object of his own."""
    them = among + 1
    if tree.lower[them : them + 1] != ["them"] or tree.text[among - 1 : among] != [","] or them + 1 >= len(tree):
        return
    group = next((word for word in range(among - 2, max(-1, among - 14), -1) if tree.tag[word] == "NNS"), None)
    member = _head_of_phrase(tree, them + 1)
    if group is None or not tree.is_noun(member) or tree.sent[group] != tree.sent[member]:
        return
    if any(above == member for above in tree.ancestors(group)):
        return
    tree.hang(them, among, "dep")
    tree.hang(among, group, "prep")
    tree.hang(member, among, "pobj")
    verb = member + 1
    if tree.pos[member] == "NUM" and verb < len(tree) and tree.tag[verb] in {"VBN", "VBD"}:
        _make_clause_of_number(tree, verb, member, group)


def _make_clause_of_number(tree: Tree, verb: int, number: int, group: int) -> None:
    """ "40 miners, among them six wounded, were brought up": six were wounded; the miners were brought up."""
    main = tree.head[verb]
    if tree.head[group] == verb and main != verb and tree.pos[main] in {"VERB", "AUX"}:
        tree.hang_subject(group, main)
    if verb != main:
        tree.tag[verb] = "VBN"
        tree.hang(verb, number, "acl")


def _head_of_phrase(tree: Tree, first: int) -> int:
    """Return the head of the noun phrase that begins with a token: what it hangs on, as far as that is behind it."""
    head = first
    while tree.head[head] > head and tree.is_noun(tree.head[head]):
        head = tree.head[head]
    return head


def mend_among_those(tree: Tree, those: int, words: Words) -> None:
    """ "Among those killed were two nurses": they were killed."""
    verb, be = tree.child(those, "acl"), tree.head[tree.head[those]]
    if tree.lower[those - 1] != "among" or verb is None or tree.lemma[be] != "be" or tree.tag[verb] != "VBN":
        return
    member = tree.child(be, "nsubj", "attr")
    if not those < verb < be or member is None or member < be or tree.child(be, "nsubj", "attr", "expl") != member:
        return
    tree.take_place_of(verb, be, "auxpass")
    tree.hang(member, verb, "nsubjpass")
