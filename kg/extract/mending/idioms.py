"""Rules for turns of phrase whose words do not mean what they say one by one.

In: a ``Tree`` and a token. Out: the same tree, changed. In "went so far as to recall its envoy" nobody goes anywhere;
in "is in charge of the police" somebody heads it.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_how(tree: Tree, how: int, words: Words) -> None:
    """ "described how masked men had entered": in what way they did, and no "how masked" men."""
    adjective = tree.head[how]
    noun = tree.head[adjective]
    verb = tree.head[noun]
    if tree.dep[adjective] != "amod" or adjective != how + 1 or tree.lower[adjective] in {"many", "much", "few"}:
        return
    if tree.dep[noun] in {"nsubj", "nsubjpass"} and tree.tag[noun] in {"NNS", "NNPS"} and noun < verb:
        tree.hang(how, verb, "advmod")


def mend_in_law(tree: Tree, law: int, words: Words) -> None:
    """ "shot my brother-in-law": a relative, and no brother in any law; "the chargé d'affaires" is a diplomat."""
    if tree.lower[law] != "law":
        _mend_charge(tree, law)
        return
    kin = law - 4
    if kin < 0 or "".join(tree.lower[kin + 1 : law]) != "-in-" or tree.lemma[kin] not in words["kin"]:
        return
    inside = range(kin, law + 1)
    above = next((word for word in inside if tree.head[word] not in inside), None)
    if tree.head[kin] in inside and above is not None:
        tree.hang_in_place_of(kin, above)
    for word in inside[1:]:
        for kid in tree.kids[word]:
            if kid not in inside:
                tree.move(kid, kin)
        tree.hang(word, kin, "compound")


def _mend_charge(tree: Tree, affairs: int) -> None:
    charge = affairs - 1
    if charge >= 0 and tree.head[charge] == affairs and not tree.kids[charge]:
        tree.tag[affairs], tree.pos[affairs] = "NN", "NOUN"
        tree.lemma[affairs] = tree.lower[affairs]
        tree.hang(charge, affairs, "compound")
        tree.label(affairs, affairs + 1, "")


def mend_rather_than(tree: Tree, than: int, words: Words) -> None:
    """ "withdrew rather than attack", "Peru rather than Chile": what stands behind "than" is not meant as well."""
    first = tree.head[than]
    other = next((kid for kid in tree.children(first, "conj") if kid > than), None)
    if tree.dep[than] != "cc" or other is None:
        return
    if tree.pos[other] in {"VERB", "AUX"}:
        tree.hang(other, first, "advcl")
        tree.hang(than, other, "mark")
    else:
        tree.hang(other, than, "pobj")
        tree.hang(than, first, "prep")


def mend_in_order_to(tree: Tree, order: int, words: Words) -> None:
    """ "sent aid to Egypt in order to win it over": the infinitive is the purpose, and nobody orders anything."""
    before, verb = order - 1, tree.child(order, "acl", "relcl", "advcl")
    if verb is None or tree.lower[before : order + 2] not in (["in", "order", "to"], ["in", "order", "that"]):
        return
    above = tree.above(before, "VERB", "AUX")
    tree.hang(verb, tree.head[before] if above is None else above, "advcl")
    for word in (before, order):
        tree.pos[word], tree.tag[word] = "SCONJ", "IN"
        tree.hang(word, verb, "mark")


def mend_used_to(tree: Tree, used: int, words: Words) -> None:
    """ "Libya used to finance the rebels": it did so, and made use of nobody."""
    verb, to = tree.child(used, "xcomp"), used + 1
    if verb is None or tree.tag[used] not in {"VBD", "VBN"} or tree.lower[to : to + 1] != ["to"]:
        return
    if tree.head[to] != verb or tree.tag[verb] != "VB" or tree.child(used, "dobj", "aux", "auxpass") is not None:
        return
    tree.take_place_of(verb, used, "aux")
    tree.tag[verb] = "VBD"
    tree.hang(to, verb, "advmod")


def mend_owing_to(tree: Tree, owing: int, words: Words) -> None:
    """ "owing to the curfew, it did not observe the vote": a preposition of two words, and nobody owes."""
    to = owing + 1
    noun = tree.child(to, "pobj") if tree.lower[to : to + 1] == ["to"] else None
    if noun is not None and tree.head[to] == owing and tree.child(owing, "aux", "nsubj", "dobj") is None:
        tree.tag[owing], tree.pos[owing] = "IN", "ADP"
        tree.hang(owing, tree.head[owing], "prep")
        tree.hang(noun, owing, "pobj")
        tree.hang(to, owing, "fixed")


def mend_permission(tree: Tree, permission: int, words: Words) -> None:
    """ "denied the inspectors permission to visit": what is denied to them is no verb of theirs."""
    verb, whom = tree.head[permission], permission - 1
    infinitive = tree.child(permission, "xcomp", "acl", "advcl")
    granting = tree.lemma[verb] in words["permitting_or_not"] and verb < permission
    if not granting or tree.pos[permission] != "VERB" or infinitive is None or not tree.is_noun(whom):
        return
    tree.tag[permission], tree.pos[permission], tree.lemma[permission] = "NN", "NOUN", tree.lower[permission]
    tree.hang(whom, verb, "dative")
    tree.hang(permission, verb, "dobj")
    tree.hang(infinitive, permission, "acl")


def mend_stand_accused(tree: Tree, accused: int, words: Words) -> None:
    """ "Mali stands accused of the raid": it is accused of it, and accuses nobody; "a fellow accused" is a person."""
    stand = accused - 1
    if tree.lower[stand] == "fellow" and tree.head[accused] == stand and not tree.kids[accused]:
        tree.take_place_of(accused, stand, "compound")
        tree.pos[accused], tree.tag[accused], tree.lemma[accused] = "NOUN", "NN", "accused"
        return
    if tree.lemma[stand] != "stand" or tree.head[accused] != stand or tree.child(accused, "auxpass") is not None:
        return
    tree.hang_in_place_of(accused, stand)
    for kid in tree.kids[stand]:
        if kid not in {accused, stand}:
            tree.hang(kid, accused, "nsubjpass" if tree.dep[kid] == "nsubj" else tree.dep[kid])
    tree.hang(stand, accused, "auxpass")
    tree.pos[accused], tree.tag[accused] = "VERB", "VBN"


def mend_got_to(tree: Tree, verb: int, words: Words) -> None:
    """ "got the rebels to free two pilots", "in getting both armies to leave": they free, they leave."""
    get = tree.head[verb]
    whom = tree.child(get, "dobj")
    to = next((kid for kid in tree.children(verb, "aux") if tree.lower[kid] == "to"), None)
    if tree.lemma[get] != "get" or whom is None or to is None or tree.right[whom] + 1 != to:
        return
    tree.hang(verb, get, "ccomp")
    tree.hang(whom, verb, "nsubj")


def mend_to_blame(tree: Tree, verb: int, words: Words) -> None:
    """ "Chad is to blame for the delay": it is at fault, and blames nobody."""
    be = tree.head[verb]
    infinitive = tree.tag[verb] == "VB" and tree.lower[verb - 1] == "to" and tree.child(verb, "dobj") is None
    if infinitive and tree.lemma[be] == "be" and tree.lemma[verb] in words["faulting_verbs"]:
        tree.tag[verb], tree.pos[verb] = "JJ", "ADJ"
        tree.hang(verb, be, "acomp")
        tree.hang(verb - 1, verb, "advmod")


def mend_went_so_far(tree: Tree, far: int, words: Words) -> None:
    """ "went so far as to recall its envoy": it did recall him; how far it went is only said by the way."""
    go = tree.head[far]
    behind = far + 2 + (tree.lower[far + 2 : far + 3] == ["to"])
    opens = tree.lower[far - 1] in {"so", "as"} and tree.lower[far + 1 : far + 2] == ["as"]
    if not opens or tree.lemma[go] != "go" or behind >= len(tree) or tree.tag[behind] not in {"VB", "VBG"}:
        return
    tree.hang_in_place_of(behind, go)
    for kid in tree.kids[go]:
        if kid < go or tree.dep[kid] == "punct":
            tree.move(kid, behind)
    tree.tag[behind] = tree.tag[go]
    tree.tag[go], tree.pos[go] = "RB", "ADV"
    tree.hang(go, behind, "advmod")
    for word in range(go + 1, behind):
        tree.hang(word, go, "advmod")


def mend_in_charge(tree: Tree, charge: int, words: Words) -> None:
    """ "was in charge of the border police": who is in charge of a body heads it."""
    inside, of = tree.head[charge], charge + 1
    be = tree.head[inside]
    if tree.lower[charge - 1] != "in" or tree.lower[of : of + 1] != ["of"] or tree.lemma[be] != "be":
        return
    body = tree.child(of, "pobj")
    if tree.dep[inside] == "prep" and body is not None and tree.child(be, "attr", "acomp", "dobj") is None:
        tree.lemma[be], tree.pos[be] = "head", "VERB"
        tree.hang(body, be, "dobj")
        for word in (charge, of):
            tree.hang(word, inside, "advmod")
        tree.hang(inside, be, "advmod")


def mend_no_choice(tree: Tree, choice: int, words: Words) -> None:
    """ "left the army no choice but to retreat", "with no option but": the army would retreat, and nobody left it."""
    but, verb = choice + 1, choice + 3
    if tree.lower[choice - 1] not in {"no", "little"} or tree.lower[but : but + 2] != ["but", "to"]:
        return
    leave = tree.head[choice]
    behind = leave if tree.dep[choice] == "pobj" and tree.lower[leave] == "with" else None
    leave = tree.head[leave] if behind is not None else leave
    whom = next((kid for kid in tree.children(leave, "dobj", "nsubj", "dative") if leave < kid < choice), None)
    if tree.lemma[leave] != "leave" or whom is None or tree.tag[verb : verb + 1] != ["VB"]:
        return
    tree.hang(whom, leave, "dative")
    tree.hang(choice, leave, "dobj")
    if behind is not None:
        tree.hang(behind, leave, "dep")
    tree.hang(but, choice, "prep")
    tree.hang(verb, but, "pcomp")


def mend_pending(tree: Tree, pending: int, words: Words) -> None:
    """ "ordered his release pending trial": what is ordered is the release, until there is a trial."""
    before, until = pending - 1, tree.head[pending]
    between = tree.dep[pending] == "amod" and before < pending < until and tree.head[before] == until
    if not between or tree.dep[before] not in {"nmod", "compound"} or not tree.is_noun(before):
        return
    tree.hang_in_place_of(before, until)
    tree.move_kids_before(until, before)
    tree.tag[pending], tree.pos[pending] = "IN", "ADP"
    tree.hang(pending, before, "prep")
    tree.hang(until, pending, "pobj")


def mend_set_alight(tree: Tree, alight: int, words: Words) -> None:
    """ "set cars alight": the cars are set so, and nothing is called "cars alight"."""
    thing, verb = alight - 1, tree.head[alight]
    if tree.lemma[verb] != "set" or tree.head[thing] != alight or not tree.is_noun(thing) or not verb < thing:
        return
    tree.move_kids_before(alight, thing)
    tree.hang(thing, verb, "dobj")
    tree.tag[alight], tree.pos[alight] = "JJ", "ADJ"
    tree.hang(alight, verb, "oprd")


def mend_ought(tree: Tree, ought: int, words: Words) -> None:
    """ "Zambia ought to have warned its neighbors": it is Zambia that ought to, as by "should"."""
    verb = tree.child(ought, "xcomp")
    owed = tree.tag[ought] == "MD" and tree.child(ought, "nsubj") is not None
    if verb is None or not owed or tree.lower[ought + 1 : ought + 2] != ["to"]:
        return
    tree.take_place_of(verb, ought, "aux")
    tree.hang(ought + 1, verb, "dep")


def mend_not_only(tree: Tree, only: int, words: Words) -> None:
    """ "Not only did Kenya expel the envoy, it also froze his accounts": it did both."""
    inverted = tree.head[tree.head[only]] if tree.lower[tree.head[only]] == "not" else tree.head[only]
    main = tree.head[inverted]
    if only == 0 or tree.lower[only - 1] != "not" or tree.dep[inverted] != "advcl" or not only < inverted < main:
        return
    if tree.child(inverted, "nsubj") is not None and tree.child(inverted, "mark") is None:
        tree.hang_in_place_of(inverted, main)
        tree.hang(main, inverted, "conj")


def mend_side_by_side(tree: Tree, first: int, words: Words) -> None:
    """ "walked out of prison hand in hand", "fought side by side": how it is done; no side is fought by."""
    prep, second = first + 1, first + 2
    if tree.lower[second : second + 1] != [tree.lower[first]] or tree.lower[prep] not in {"by", "in", "to", "for"}:
        return
    verb = tree.above(first, "VERB", "AUX")
    if verb is None or verb > first:
        return
    before = first - 1
    if tree.head[before] == first and tree.is_noun(before):  # "out of prison hand in hand"
        tree.hang_in_place_of(before, first)
        tree.move_kids_before(first, before)
    tree.hang(first, verb, "advmod")
    tree.hang(prep, first, "advmod")
    tree.hang(second, first, "advmod")
    for word in (first, prep, second):
        tree.tag[word], tree.pos[word] = "RB", "ADV"
