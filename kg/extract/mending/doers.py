"""Rules that mend who does what a participle or a relative clause tells, where it hangs on the wrong noun.

In: a ``Tree`` and a token. Out: the same tree, changed. In "condemned the attack on a market, causing ten deaths" the
small model has those who condemn cause the deaths; the attack does.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.tree import FINITE, PLACE_LABELS, THING_RELATIVES, Tree
from kg.ontology.words import Words

_INSIDE = frozenset({"in", "on", "at", "of", "near", "outside", "inside", "during", "against", "within", "around"})


def mend_act_behind_opening(tree: Tree, prep: int, words: Words) -> None:
    """ "left a summit that began in Lima after accusing Peru": a summit that begins accuses nobody."""
    opening, act = tree.head[prep], tree.child(prep, "pcomp")
    if act is None or tree.tag[act] != "VBG":
        return
    noun = tree.head[opening]
    held = tree.tag[opening] == "VBN" and tree.lemma[opening] in words["holding_of_events"]
    begins = tree.lemma[opening] in words["phase_verbs"] and tree.child(opening, "dobj") is None
    if not (held or begins) or tree.lower[prep] not in words["sequence_prepositions"]:
        return
    main = tree.above(noun, "VERB")
    if main is not None and tree.lemma[act] in words["verbal_acts"]:
        tree.hang(prep, main, "prep")


def mend_lost_agent(tree: Tree, by: int, words: Words) -> None:
    """ "Kurds, armed by Iran, whose president has vowed to help, fled": "by" has an object, and the Kurds flee."""
    name = by + 1
    while name + 1 < len(tree) and tree.head[name] == name + 1:
        name += 1
    verb = tree.head[name] if name < len(tree) else by
    if tree.child(by, "pobj") is not None or tree.dep[tree.head[by]] != "acl" or verb <= name:
        return
    if tree.dep[name] != "nsubj" or tree.text[name + 1] != "," or tree.tag[verb] not in FINITE:
        return
    noun = tree.head[tree.head[by]]
    tree.hang(name, by, "pobj")
    if tree.dep[noun] == "nsubj" and tree.dep[tree.head[noun]] == "relcl" and noun < by:
        tree.hang(noun, verb, "nsubj")


def mend_deadly_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "condemned the attack, killing ten": what kills is the attack, and not who condemns it."""
    judging = tree.head[verb]
    deed = tree.child(judging, "dobj", "nsubjpass")
    if deed is None or not deed < verb or tree.child(verb, "nsubj", "mark") is not None:
        return
    judges = tree.lemma[judging] in words["judging_verbs"] and _is_deadly(tree, verb, words)
    if judges and tree.lemma[deed] in words["deadly_deeds"]:
        tree.hang(verb, deed, "acl")


def mend_deadly_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "the bombing of a church in Jolo that killed nine": what kills is the bombing, and no place."""
    noun, pronoun = tree.head[verb], tree.child(verb, "nsubj")
    if pronoun is None or tree.lower[pronoun] not in THING_RELATIVES or not _is_deadly(tree, verb, words):
        return
    if not _is_scene(tree, noun, words):
        return
    deed = next((one for one in _deeds_above(tree, noun) if tree.lemma[one] in words["deadly_deeds"]), None)
    if deed is not None and deed < noun:
        tree.hang(verb, deed, "relcl")


def _is_deadly(tree: Tree, verb: int, words: Words) -> bool:
    """ "killed nine", "left nine dead"."""
    if tree.lemma[verb] != "leave":
        return tree.lemma[verb] in words["deadly_verbs"]
    return any(tree.lower[word] in words["harmed_adjectives"] for word in tree.subtree(verb))


def _is_scene(tree: Tree, noun: int, words: Words) -> bool:
    """Whether it can kill nobody: a place, or an event at which people are killed."""
    named = tree.ent[noun] in PLACE_LABELS
    return named or tree.lemma[noun] in words["scenes"] or words.is_place(tree.lemma[noun])


def _deeds_above(tree: Tree, noun: int) -> Iterator[int]:
    """Yield what may have been done at ``noun``, or to it: the nouns above it, and the objects of verbs above it."""
    for above in tree.ancestors(noun):
        if tree.is_noun(above):
            yield above
        elif tree.pos[above] == "VERB":
            yield from tree.children(above, "dobj", "nsubjpass")
            if tree.dep[above] not in {"acl", "xcomp"} and tree.tag[above] != "VB":
                return
        elif tree.lower[above] not in _INSIDE:
            return


def mend_side_in_caption(tree: Tree, side: int, words: Words) -> None:
    """ "Ann Lund, left, and Per Dahl meet in Oslo": where somebody stands in the picture is no verb of his."""
    name = side - 2
    if name < 0 or tree.text[side - 1] != "," or tree.text[side + 1 : side + 2] != [","] or tree.ent[name] != "PERSON":
        return
    verb, joint = tree.child(side, "conj"), tree.child(side, "cc")
    if tree.head[name] != side or verb is None or joint is None or tree.pos[verb] not in {"VERB", "AUX"}:
        return
    second = tree.child(verb, "nsubj", "nsubjpass")
    if second is None or not joint < second < verb:
        return
    tree.hang_in_place_of(verb, side)
    tree.hang(name, verb, tree.dep[second])
    tree.conjoin(second, name, joint)
    tree.hang(side, name, "advmod")
    tree.tag[side], tree.pos[side] = "RB", "ADV"


def mend_told_target(tree: Tree, act: int, words: Words) -> None:
    """ "launched an attack on the party calling it corrupt": the attack is on the party, which calls nobody so."""
    prep, noun = tree.head[act], tree.child(act, "nsubj")
    if tree.lower[prep] not in {"on", "to", "against"} or tree.tag[act] != "VBG" or noun is None or noun != act - 1:
        return
    above = tree.head[prep]
    verb = above if tree.pos[above] == "VERB" else tree.head[above]
    if tree.pos[verb] != "VERB" or tree.child(act, "aux") is not None or tree.left[noun] != prep + 1:
        return
    said = tree.lower[act] in words["telling_gerunds"] or tree.lemma[act] in words["verbal_acts"]
    carried = tree.child(verb, "dobj")
    if said and carried is not None and carried < prep:
        tree.hang(noun, prep, "pobj")
        tree.hang(prep, carried if tree.lower[prep] != "to" else verb, "dative" if tree.lower[prep] == "to" else "prep")
        tree.hang(act, verb, "advcl")


def mend_infinitive_as_noun(tree: Tree, verb: int, words: Words) -> None:
    """ "allowed the plane to land": what follows "to" that hangs on it is a verb."""
    to = tree.child(verb, "aux")
    if to == verb - 1 and tree.lower[to] == "to" and tree.tag[to] == "TO":
        tree.tag[verb], tree.pos[verb] = "VB", "VERB"


def mend_apposition_before_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "convicted a miner, Juan Paz, a leader, and jailed him": what "and" joins with a verb has that one's subject."""
    first = tree.head[verb]
    name = tree.child(verb, "nsubj")
    if name is None or not first < name < verb - 1:
        return
    joint, comma = verb - 1, tree.left[name] - 1
    object_ = tree.child(first, "dobj")
    if tree.head[joint] != name or tree.child(name, "conj") is not None or object_ is None or not object_ < comma:
        return
    if tree.text[comma] == "," and tree.right[object_] == comma - 1:
        tree.hang(name, object_, "appos")
        tree.hang(joint, first, "cc")


def mend_as_well_as_to(tree: Tree, verb: int, words: Words) -> None:
    """ "the right to visit relatives, as well as to send them money": a second infinitive stands beside the first."""
    to = tree.child(verb, "aux")
    if to is None or to < 3 or tree.lower[to - 3 : to + 1] != ["as", "well", "as", "to"]:
        return
    above = tree.head[verb]
    before = (
        word for word in range(to - 4, above, -1) if tree.tag[word] == "VB" and tree.child(word, "aux") is not None
    )
    first = next(before, None)
    if first is not None and tree.lower[tree.child(first, "aux") or 0] == "to":
        tree.hang(verb, first, "conj")


def mend_object_before_clause(tree: Tree, prep: int, words: Words) -> None:
    """ "broke the truce with Togo and Mali condemned it": a preposition takes the first of the two names."""
    if tree.child(prep, "pobj", "pcomp") is not None:
        return
    first = next((word for word in range(prep + 1, min(prep + 8, len(tree))) if tree.dep[word] == "nsubj"), None)
    if first is None or tree.left[first] != prep + 1:
        return
    verb, second, joint = tree.head[first], tree.child(first, "conj"), tree.child(first, "cc")
    above = tree.head[prep]
    if second is None or joint is None or tree.dep[verb] != "conj" or tree.pos[above] != "VERB" or above > prep:
        return
    if tree.right[second] == verb - 1 and tree.tag[verb] in FINITE and tree.lower[joint] in {"and", "but"}:
        tree.hang(first, prep, "pobj")
        tree.hang(second, verb, "nsubj")
        tree.hang(joint, above, "cc")


def mend_surfacing(tree: Tree, act: int, words: Words) -> None:
    """ "after a video surfaced showing troops": it surfaced, and it shows them."""
    after, verb = tree.head[act], act - 1
    noun = tree.child(verb, "nsubj") or tree.child(act, "nsubj")
    if noun is None or tree.dep[verb] != "amod" or tree.head[verb] != act or tree.tag[verb] not in {"VBD", "VBN"}:
        return
    main = tree.head[after]
    if tree.tag[act] == "VBG" and noun == verb - 1 and tree.dep[after] == "prep" and tree.pos[main] == "VERB":
        tree.hang(verb, main, "advcl")
        tree.hang(after, verb, "mark")
        tree.hang(noun, verb, "nsubj")
        tree.hang(act, verb, "advcl")
        tree.tag[verb], tree.pos[verb] = "VBD", "VERB"


def mend_shown_act(tree: Tree, act: int, words: Words) -> None:
    """ "appears to show troops beating a man": that they beat him is what it appears to show."""
    noun = tree.head[act]
    show = tree.head[noun]
    shown = tree.dep[noun] == "dobj" and tree.lemma[show] in words["showing_verbs"] and noun == act - 1
    if shown and show < noun:
        tree.hang(act, show, "ccomp")
        tree.hang(noun, act, "nsubj")


def mend_ground_of_strike(tree: Tree, prep: int, words: Words) -> None:
    """ "went on strike against the railway": the staff went against it, and strikes nobody."""
    strike = tree.head[prep]
    on = tree.head[strike]
    bare = tree.left[strike] == strike and tree.lower[strike] == "strike" and tree.lower[on] == "on"
    if bare and tree.pos[tree.head[on]] in {"VERB", "AUX"}:
        tree.hang(prep, tree.head[on], "prep")


def mend_beginning_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "the offensive against rebels in Mali, which began in May": what begins is the offensive."""
    noun, pronoun = tree.head[verb], tree.child(verb, "nsubj")
    if pronoun is None or tree.lower[pronoun] not in THING_RELATIVES or tree.lemma[verb] not in words["phase_verbs"]:
        return
    actor = tree.ent[noun] in {"GPE", "LOC", "NORP", "ORG"} or tree.tag[noun] == "NNS"
    events = words["deadly_deeds"] | words["gathering_nouns"] | words["telling_events"]
    if not actor or tree.lemma[noun] in events or tree.child(verb, "dobj", "xcomp") is not None:
        return
    above = next((one for one in tree.ancestors(noun) if tree.is_noun(one) and tree.lemma[one] in events), None)
    if above is not None and above < noun:
        tree.hang(verb, above, "relcl")


def mend_bearer_of_role(tree: Tree, person: int, words: Words) -> None:
    """ "seized the father of singer Ann Lund": she is the singer, and not the father."""
    noun, role = tree.head[person], tree.left[person] - 1
    prep = tree.head[role]
    if role <= noun or tree.dep[role] != "pobj" or tree.tag[role] != "NN":
        return
    if tree.lower[prep] == "of" and tree.head[prep] == noun and not tree.kids[role] and prep == role - 1:
        tree.hang(person, prep, "pobj")
        tree.hang(role, person, "compound")


def mend_subject_behind_after(tree: Tree, verb: int, words: Words) -> None:
    """ "left after twelve of his men took poison": the twelve did, and are no time that he left after."""
    main, last = tree.head[verb], verb - 1 - (tree.text[verb - 1] == ",")  # "after 12 of his men, among them two,"
    before = (kid for kid in tree.children(main, "prep") if main < kid < verb)
    prep = next((kid for kid in before if tree.inner_edges(kid)[1] == last), None)
    noun = tree.child(prep, "pobj") if prep is not None else None
    if prep is None or noun is None or tree.lower[prep] not in {"after", "before", "until", "since"}:
        return
    if tree.tag[verb] in FINITE and tree.kinds(verb).isdisjoint({"nsubj", "nsubjpass", "mark", "aux", "cc"}):
        tree.hang(noun, verb, "nsubj")
        tree.hang(prep, verb, "mark")
        tree.hang(verb, main, "advcl")
