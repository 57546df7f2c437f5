"""Rules that mend lists of gerunds: whose deeds those are that a telling, a charge or a denial lists.

In: a ``Tree`` and a token. Out: the same tree, changed. In "convicted Sesay of leading a militia, ordering a massacre
and recruiting children" the small model has the court order and recruit; all three are what Sesay is convicted of.
"""

from __future__ import annotations

from kg.extract.mending.verbs import make_past
from kg.extract.tree import ACTOR_LABELS, FINITE, SUBJECTS, Tree
from kg.ontology.words import Words

_JOINTS = frozenset({"and", "or"})
_BORDERS = frozenset({";", ":", "”", '"', "''", "(", ")", "–", "—", "--"})
_SUBORDINATE = frozenset({"relcl", "ccomp", "advcl", "acl"})
_LONGEST_OBJECT = 3
_FORMS = frozenset({"VBG", "NN", "JJ", "NNP"})


def mend_gerund_as_noun(tree: Tree, gerund: int, words: Words) -> None:
    """ "opened the Bornholm Street crossing": what has an article and no object is a noun.

    So is what somebody gets from somebody: "got funding from donors".
    """
    article = tree.child(gerund, "det", "compound")
    got = tree.lemma[tree.head[gerund]] in words["getting_verbs"] and tree.lower[gerund + 1 : gerund + 2] == ["from"]
    noun = got or (article is not None and article < gerund)
    if noun and tree.child(gerund, "dobj", "ccomp", "xcomp", "aux") is None:
        tree.tag[gerund], tree.pos[gerund] = "NN", "NOUN"
        tree.lemma[gerund] = tree.lower[gerund] if got else tree.lemma[gerund]


def mend_gerund_as_deed(tree: Tree, gerund: int, words: Words) -> None:
    """ "fled after shelling", "halted after bombing by rebels": without an object, others may have done it."""
    own = {"dobj", "ccomp", "xcomp", "aux", "prt", "dative", "advcl", "conj"}
    prep = tree.head[gerund]
    span = tree.lower[prep] == "of" and tree.lemma[tree.head[prep]] in words["time_units"]  # "after days of shelling"
    if prep != gerund - 1 or not (span or tree.lower[prep] in {"after", "amid", "before"}):
        return
    needs_object = tree.lemma[gerund] in words["suffered_verbs"] | words["undergone_verbs"]
    if needs_object and tree.kinds(gerund).isdisjoint(own):
        tree.hang(gerund, prep, "pobj")
        tree.tag[gerund], tree.pos[gerund] = "NN", "NOUN"
        tree.lemma[gerund] = tree.lower[gerund]


def mend_part_in(tree: Tree, prep: int, words: Words) -> None:
    """ "denied any role in killing them", "sent help in feeding them": in what a role or help is, not the denial."""
    noun, gerund = prep - 1, tree.child(prep, "pcomp", "pobj")
    if gerund is None or tree.tag[gerund] != "VBG":
        return
    part = tree.lemma[noun] in words["involvements"] or tree.lemma[noun] in words["assistances"]
    if part and tree.head[prep] == tree.head[noun]:
        tree.hang(prep, noun, "prep")


def mend_gerund_as_subject(tree: Tree, gerund: int, words: Words) -> None:
    """ "hours before campaigning for a runoff was to begin": the campaigning was to begin; nobody says who does it."""
    mark, verb = tree.head[gerund], tree.head[tree.head[gerund]]
    if tree.lower[mark] not in {"before", "after", "until", "since"} or verb < gerund or tree.tag[verb] not in FINITE:
        return
    parted = "," in tree.text[gerund:verb] or tree.dep[verb] != "advcl"  # "after serving for a year, became Master"
    if not parted and tree.child(verb, "nsubj", "nsubjpass") is None and tree.child(gerund, "dobj") is None:
        tree.hang_subject(gerund, verb)
        tree.hang(mark, verb, "mark")
        tree.tag[gerund], tree.pos[gerund] = "NN", "NOUN"
        tree.lemma[gerund] = tree.lower[gerund]


def mend_gerund_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "accused Fiji of selling permits and letting boats in": a gerund is joined to a gerund, not to a full verb."""
    above = tree.head[verb]
    if tree.tag[above] not in FINITE or tree.child(verb, "aux", "nsubj") is not None:
        return
    joint = next((kid for kid in tree.children(above, "cc") if kid < verb), None)
    if joint is None or tree.child(above, "aux") is not None:
        return
    for word in range(joint - 1, tree.sentences[tree.sent[verb]][0], -1):
        noun, prep = tree.head[word], word - 1
        before_noun = tree.dep[word] == "compound" and tree.head[noun] == prep and tree.tag[noun] == "NNS"
        before_noun = before_noun and tree.lower[word].endswith("ing")
        if before_noun or (tree.tag[word] == "VBG" and tree.dep[word] == "pcomp"):
            if before_noun:
                _make_gerund(tree, word, noun)
                tree.hang(word, prep, "pcomp")
            tree.conjoin(verb, word, joint)
            return


def mend_gerund_list(tree: Tree, first: int, words: Words) -> None:
    """ "denied hiding fugitives, bribing judges and threatening witnesses": three deeds, one denial.

    ``first`` is a gerund behind a verb or a preposition, or what the model takes for a modifier of its object.
    """
    if not tree.lower[first].endswith("ing") or not _is_governed(tree, first, words):
        return
    members = _members(tree, first, first + 2, words)
    if not members:
        return
    if tree.dep[first] in {"compound", "amod"}:
        noun = tree.head[first]
        governor, dep = tree.head[noun], "pcomp" if tree.dep[noun] == "pobj" else "xcomp"
        _make_gerund(tree, first, noun)
        tree.hang(first, governor, dep)
    _join(tree, first, members)


def mend_gerund_with_object(tree: Tree, word: int, words: Words) -> None:
    """ "no intention of opening talks": what has an object is no noun."""
    if tree.lower[word].endswith("ing") and tree.child(word, "dobj") is not None:
        _make_gerund(tree, word, None)


def mend_gerund_behind_with(tree: Tree, word: int, words: Words) -> None:
    """ "swapped prisoners, with Oman mediating": Oman does so beside it, and is nobody with whom they swap."""
    prep, actor = tree.head[word], word - 1
    named = tree.ent[actor] in ACTOR_LABELS and tree.dep[actor] == "compound" and tree.head[actor] == word
    if not named or not tree.lower[word].endswith("ing") or tree.lower[prep] != "with" or tree.text[prep - 1] != ",":
        return
    if tree.left[word] != prep + 1 or tree.ent[word]:
        return
    _make_gerund(tree, word, None)
    tree.hang(word, prep, "pcomp")
    tree.hang(actor, word, "nsubj")
    tree.move_kids_before(word, actor)


def mend_gerunds_behind_noun(tree: Tree, noun: int, words: Words) -> None:
    """ "convicted Sesay of murder, ordering a massacre and recruiting children": the charge goes on as a list."""
    prep = tree.head[noun]
    verb = tree.head[prep]
    if tree.dep[verb] == "dobj" and tree.is_name(verb):
        verb = tree.head[verb]  # "convicted Krause of murder", with "of" at the name
    if tree.lower[prep] not in {"of", "with"} or noun < prep or tree.pos[verb] not in {"VERB", "ADJ"}:
        return
    signature = words.signature(tree.lower[prep], tree.lemma[verb])
    if not (tree.pos[verb] == "ADJ" or (signature is not None and signature.speaker)):
        return
    members = _members(tree, prep, tree.right[noun] + 1, words)
    members = members or _members(tree, prep, noun + 1, words)
    if members:
        first, *others = members
        _take_object(tree, first, others[0] if others else None)
        tree.hang(first, prep, "pcomp")
        _join(tree, first, others)


def mend_gerund_of_charge(tree: Tree, gerund: int, words: Words) -> None:
    """ "accusing Togo of spying on it, backing rebels and failing to pay": all three are what Togo is accused of."""
    prep = tree.head[gerund]
    accused = tree.head[prep]
    charge = tree.head[accused] if tree.dep[accused] == "dobj" else accused
    if tree.lower[prep] != "of" or tree.lemma[charge] not in words["charging_verbs"]:
        return
    tree.hang(prep, charge, "prep")
    tree.hang(gerund, prep, "pcomp")
    for later in tree.children(charge, "advcl", "conj"):
        last = tree.child(later, "conj")
        listed = tree.tag[later] == "VBG" and last is not None and tree.tag[last] == "VBG"
        if listed and later > gerund and tree.text[tree.left[later] - 1] == ",":
            tree.hang(later, gerund, "conj")


def mend_gerund_before_object(tree: Tree, gerund: int, words: Words) -> None:
    """ "accused its neighbor of hiding rocket launchers": it hides them; they are no hiding launchers."""
    noun, prep = tree.head[gerund], gerund - 1
    accused = tree.head[prep]
    charge = tree.head[accused] if tree.dep[accused] == "dobj" else accused
    if not tree.lower[gerund].endswith("ing") or tree.head[noun] != prep:
        return
    if tree.lemma[charge] not in words["charging_verbs"] or tree.lower[gerund] in words["lasting_adjectives"]:
        return
    if noun > gerund and tree.tag[noun] in {"NNS", "NN"} and accused < prep:
        _make_gerund(tree, gerund, noun)
        tree.hang(gerund, prep, "pcomp")
        tree.hang(prep, charge, "prep")


def mend_means_behind_ground(tree: Tree, by: int, words: Words) -> None:
    """ "punished Norway for giving him the prize by banning fish": who punishes bans, and not who gave it."""
    ground = tree.head[by]
    prep = tree.head[ground]
    verb = tree.above(prep, "VERB")
    if tree.dep[ground] != "pcomp" or tree.lower[prep] != "for" or verb is None or not verb < prep < ground < by:
        return
    means = tree.child(by, "pcomp")
    done_to = tree.child(means, "dobj") if means is not None else None
    owned = done_to is not None and any(tree.tag[kid] == "PRP$" for kid in tree.children(done_to, "poss"))
    if means is None or owned:  # "by banning its fish": whose?
        return
    if tree.lemma[verb] in words["requiting_verbs"]:
        tree.hang(by, verb, "prep")


def mend_content_gerund(tree: Tree, verb: int, words: Words) -> None:
    """ "fears of Iran closing the strait", "talk in Accra of arming them": what is feared, and who would do it."""
    noun = tree.head[verb]
    if tree.child(verb, "nsubj") is not None:
        return
    if tree.dep[verb] == "pcomp":  # "of" behind the place of the talk
        place = tree.head[noun]
        above = tree.head[tree.head[place]]
        if tree.dep[place] == "pobj" and tree.ent[place] == "GPE" and tree.lemma[above] in words["open_nouns"]:
            tree.hang(noun, above, "prep")
        return
    behind = tree.head[noun]
    of_noun = tree.lower[behind] in {"of", "about"} and tree.is_noun(tree.head[behind])
    if tree.dep[noun] == "pobj" and of_noun and noun + 1 == verb:
        told = words.content_nouns.get(tree.lemma[tree.head[behind]], "possible") not in {"possible", "factive"}
        if told or tree.lemma[tree.head[behind]] in words["prospects"]:  # "the prospect of troops landing"
            tree.hang(verb, behind, "pcomp")
            tree.hang(noun, verb, "nsubj")
        return
    prep = next((kid for kid in tree.children(noun, "prep") if tree.lower[kid] == "of"), None)
    doer = tree.child(prep, "pobj") if prep is not None else None
    if prep is None or doer is None or tree.right[doer] != verb - 1:
        return
    if not tree.ent[doer] and tree.tag[doer] != "NNS":
        return
    if words.content_nouns.get(tree.lemma[noun]) in {"possible", "reported", "intended", "future", "denied"}:
        tree.hang(verb, prep, "pcomp")
        tree.hang(doer, verb, "nsubj")


def mend_opening_gerund(tree: Tree, verb: int, words: Words) -> None:
    """ "Fearing arrest by police, the editor fled": the tagger's "fearing arrest" is no kind of arrest."""
    noun, first = tree.head[verb], tree.sentences[tree.sent[verb]][0]
    if verb != first or noun != verb + 1 or tree.tag[noun] != "NN" or tree.dep[noun] in SUBJECTS:
        return
    above = tree.head[noun]
    if tree.pos[above] == "VERB" and above > noun and words.signature("noun", tree.lemma[verb]) is not None:
        tree.hang(verb, above, "advcl")
        tree.hang(noun, verb, "dobj")


def mend_gerund_behind_insertion(tree: Tree, verb: int, words: Words) -> None:
    """ "considered, and rejected, bombing it", "put off, once again, expelling them": what is rejected or put off."""
    begin = min([verb, *tree.children(verb, "aux")])
    if tree.tag[begin] != "VBG" or tree.text[begin - 1] != "," or tree.child(verb, "nsubj", "mark") is not None:
        return
    for word in range(begin - 2, tree.sentences[tree.sent[verb]][0], -1):
        if tree.text[word + 1] != "," or tree.dep[word] in {"punct", "pobj"}:
            continue
        particle = tree.dep[word] == "prt"
        above = tree.head[word] if particle else word
        key = f"{tree.lemma[above]} {tree.lower[word]}" if particle else tree.lemma[above]
        if tree.pos[above] == "VERB" and tree.child(above, "dobj") is None:
            if words.signature("ing", key) is not None and above != verb:
                tree.hang(verb, above, "xcomp")
            return


def _is_governed(tree: Tree, first: int, words: Words) -> bool:
    """Whether the gerund is the complement of a verb or of a preposition that is no conjunction of time."""
    head, dep = tree.head[first], tree.dep[first]
    if tree.tag[first] == "VBG" and dep == "xcomp":
        return tree.pos[head] == "VERB" and words.signature("ing", tree.lemma[head]) is not None
    if tree.tag[first] == "VBG" and dep == "pcomp":
        return tree.lower[head] not in words["sequence_prepositions"]
    if dep not in {"compound", "amod"} or tree.tag[head] not in {"NNS", "NNPS"} or head != first + 1:
        return False
    above = tree.head[head]
    if tree.dep[head] == "dobj":
        return above == first - 1 and words.signature("ing", tree.lemma[above]) is not None
    frame = "to ing" if tree.lower[above] == "to" else tree.lower[above]
    keys = (tree.lemma[tree.head[above]], f"be {tree.lower[tree.head[above]]}")
    governs = tree.dep[head] == "pobj" and above == first - 1
    return governs and any(words.signature(frame, key) is not None for key in keys)


def _members(tree: Tree, first: int, start: int, words: Words) -> list[int]:
    """Return the further gerunds of a list that begins before ``start``, the last of which "and" joins."""
    found: list[int] = []
    for word in range(start, tree.sentences[tree.sent[first]][1] - 1):
        if tree.text[word] in _BORDERS or _is_main_verb(tree, word):
            return []
        before = tree.lower[word - 1]
        if (before == "," or before in _JOINTS) and _is_gerund(tree, word):
            if tree.lower[word] in words["telling_gerunds"]:
                return []
            found.append(word)
            if before in _JOINTS:
                return found
    return []


def _is_main_verb(tree: Tree, word: int) -> bool:
    """Whether a finite verb stands there that is in no clause of a member."""
    if tree.tag[word] not in FINITE and tree.tag[word] != "MD":
        return False
    verb = tree.head[word] if tree.dep[word] in {"aux", "auxpass"} else word
    return tree.dep[verb] not in _SUBORDINATE


def _is_gerund(tree: Tree, word: int) -> bool:
    """ "bribing judges", "ordering a massacre", "threatening witnesses" (said to be witnesses who threaten)."""
    if not tree.lower[word].endswith("ing") or tree.tag[word] not in _FORMS:
        return False
    if tree.tag[word] == "VBG" and tree.dep[word] not in {"amod", "compound"}:
        return tree.child(word, "nsubj", "mark", "aux", "det") is None
    following, head = word + 1, tree.head[word]
    modifier = tree.dep[word] in {"amod", "compound"} and tree.left[head] in {word, following - 1} and word < head
    modifier = modifier and head <= word + _LONGEST_OBJECT and tree.is_noun(head)
    return modifier or (tree.tag[word] == "NN" and tree.tag[following] in {"NNS", "DT", "PRP$"})


def _join(tree: Tree, first: int, members: list[int]) -> None:
    for number, member in enumerate(members):
        following = members[number + 1] if number + 1 < len(members) else None
        _take_object(tree, member, following)
        tree.hang(member, first, "conj")
        if tree.lower[member - 1] in _JOINTS:
            tree.hang(member - 1, first, "cc")


def _take_object(tree: Tree, gerund: int, following: int | None) -> None:
    """Give a member its object back, which may hang on its neighbor."""
    object_ = tree.child(gerund, "dobj")
    if object_ is not None and following is not None and object_ > following:
        _make_gerund(tree, following, object_)
        between = following - 1 - (tree.lower[following - 1] in _JOINTS)
        _make_gerund(tree, gerund, between if tree.is_noun(between) else None)
        for kid in tree.children(object_, "det", "amod", "poss", "nummod"):
            if kid < between:
                tree.move(kid, between)
    elif tree.dep[gerund] in {"amod", "compound"}:
        _make_gerund(tree, gerund, tree.head[gerund])
    elif object_ is None and tree.tag[gerund] != "VBG":
        _make_gerund(tree, gerund, None)


def _make_gerund(tree: Tree, word: int, object_: int | None) -> None:
    if tree.tag[word] != "VBG" or tree.pos[word] != "VERB":
        tree.lemma[word] = base_of_gerund(tree.lower[word])
        tree.tag[word], tree.pos[word] = "VBG", "VERB"
    if object_ is not None:
        tree.hang(object_, word, "dobj")


def base_of_gerund(form: str) -> str:
    """Return the infinitive of a gerund that the tagger took for a noun: "hiding" is of "hide", "robbing" of "rob"."""
    stem = form.removesuffix("ing")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    if stem[-1:] in {"c", "s", "u", "v", "z"} and stem[-2:] != "ss":
        return f"{stem}e"
    lone = len(stem) > 1 and stem[-1] in "bdgklmnprt" and stem[-2] in "aeiou" and stem[-3:-2] not in "aeiou"
    short = sum(letter in "aeiou" for letter in stem) == 1
    return f"{stem}e" if (lone and short) or stem[-2:] in {"at", "rg", "dg", "ng"} else stem


def mend_first_of_gerunds(tree: Tree, second: int, words: Words) -> None:
    """ "for help in feeding and housing the refugees": two gerunds of one object, and the first is no noun."""
    first = tree.head[second]
    bare = tree.left[first] == first and tree.child(first, "prep") is None
    if tree.tag[first] not in {"NN", "VBG"} or not tree.lower[first].endswith("ing") or not bare or second != first + 2:
        return
    if tree.child(second, "dobj", "npadvmod") is not None and tree.dep[first + 1] == "cc":
        _make_gerund(tree, first, None)
        tree.dep[first] = "pcomp"
        tree.changed.append(first)


def mend_ground_of_judgment(tree: Tree, judgment: int, words: Words) -> None:
    """ "rejected criticism of Togo for signing the pact": Togo is criticized for it, and has signed."""
    if tree.lemma[judgment] not in words["judgments"]:
        return
    of = next((kid for kid in tree.children(judgment, "prep") if tree.lower[kid] == "of"), None)
    for prep in tree.children(tree.head[judgment], "prep"):
        behind = of is not None and tree.right[of] == prep - 1
        if behind and tree.lower[prep] == "for" and tree.child(prep, "pcomp") is not None:
            tree.move(prep, judgment)


def mend_deed_called_after(tree: Tree, deed: int, words: Words) -> None:
    """ "The Utoya shooting shocked Norway": a shooting shocked it; no Utoya shoots a "shocked Norway"."""
    name, verb, thing = deed - 1, deed + 1, tree.child(deed, "dobj")
    if thing is None or thing != verb + 1 or not tree.ent[thing] or tree.head[verb] != thing:
        return
    top = name if tree.dep[deed] == "acl" and tree.head[deed] == name else deed
    opened = "the" in {tree.lower[tree.left[name]], tree.lower[tree.left[deed]]}
    alone = tree.dep[top] == "ROOT" and tree.is_name(name) and opened
    if not alone or not tree.lower[verb].endswith("ed") or tree.head[name] not in {name, deed}:
        return
    make_past(tree, verb)
    tree.tag[deed], tree.pos[deed] = "NN", "NOUN"
    tree.hang(verb, verb, "ROOT")
    tree.hang(deed, verb, "nsubj")
    tree.hang(thing, verb, "dobj")
    for kid in (*tree.children(name, "det"), name):
        tree.hang(kid, deed, "det" if kid != name else "compound")
    for kid in (*tree.kids[name], *tree.kids[deed]):
        if kid > thing:
            tree.move(kid, verb)
