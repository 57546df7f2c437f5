"""Rules that mend infinitives: of which noun or verb they are, and what is one at all.

In: a ``Tree`` and a token. Out: the same tree, changed. In "the offer to let them go" the small model has the letting
done in order to offer; it is what is offered.
"""

from __future__ import annotations

from kg.extract.tree import ACTOR_LABELS, Tree
from kg.ontology.words import Words

_NEAR = 8
"""Words within which a subject is looked for."""


def is_ranked(tree: Tree, noun: int, words: Words) -> bool:
    """ "the latest state", "its first base"."""
    return any(tree.tag[kid] == "JJS" or tree.lower[kid] in words["ranking_adjectives"] for kid in tree.kids[noun])


def mend_infinitive_of_noun(tree: Tree, verb: int, words: Words) -> None:
    """ "the latest state to cut ties", "the offer to let them go": an infinitive right behind its noun is its own."""
    first, above = tree.left[verb], tree.head[verb]
    noun = _deed_before(tree, first - 1, words)
    if noun == above and tree.is_noun(noun) and tree.lower[first] == "to" and tree.lemma[noun] in words.content_nouns:
        tree.hang(verb, noun, "acl")  # "faced calls to resign", where the parser sees a purpose of the calls
        return
    given = tree.dep[noun] == "dobj" and tree.head[noun] == above and noun < first
    if given and words.signature("to", f"{tree.lemma[above]} {tree.lemma[noun]}") is not None:
        tree.hang(verb, noun, "acl")  # "took the trouble to reply"
        return
    topic = tree.dep[noun] == "pobj" and tree.lemma[above] in words["topic_verbs"]  # "focused on the plan to"
    if tree.dep[verb] == "xcomp" and not topic:
        return
    own = tree.head[noun] == above or topic or _is_owned_aim(tree, noun, above)
    if tree.lower[first] != "to" or noun <= above or not own:
        return
    ranked = is_ranked(tree, noun, words)
    if tree.dep[noun] in {"dobj", "attr", "pobj"} and (ranked or tree.lemma[noun] in words.content_nouns):
        tree.hang(verb, noun, "acl")


def _deed_before(tree: Tree, noun: int, words: Words) -> int:
    """ "a plot by separatists to kill him", "put pressure on Chad to act": of whoever stands behind it, the deed."""
    prep = tree.head[noun]
    asked = prep > 0 and tree.dep[prep - 1] == "dobj" and tree.lemma[prep - 1] in words["demands"]
    if tree.dep[noun] == "pobj" and asked and tree.lower[prep] in {"on", "upon", "to"}:
        return prep - 1
    by = tree.dep[noun] == "pobj" and tree.lower[prep] == "by" and tree.tag[tree.head[prep]] in {"NN", "NNS"}
    return tree.head[prep] if by else noun


def mend_infinitive_before_name(tree: Tree, to: int, words: Words) -> None:
    """ "a plea to arm Estonia": a verb with its object, where the parser sees an "arm" of Estonia."""
    noun, verb = tree.head[to], to + 1
    name = tree.child(to, "pobj")
    if name is None or noun != to - 1 or tree.tag[verb] != "NN" or tree.lemma[noun] not in words.content_nouns:
        return
    deed = words.is_undergone(tree.lemma[verb]) or tree.lemma[verb] in words["aiming_verbs"]
    if deed and tree.head[verb] == name and tree.ent[name] in ACTOR_LABELS and tree.left[name] == verb:
        _make_infinitive(tree, to, name)
        tree.hang(verb, noun, "acl")


def _make_infinitive(tree: Tree, to: int, object_: int) -> None:
    """Make what stands right behind "to" a verb, with the noun that it was taken for a part of as its object."""
    verb = to + 1
    tree.tag[verb], tree.pos[verb] = "VB", "VERB"
    tree.tag[to], tree.pos[to] = "TO", "PART"
    tree.hang(to, verb, "aux")
    tree.hang(object_, verb, "dobj")


def mend_to_before_noun(tree: Tree, to: int, words: Words) -> None:
    """ "were reduced to rubble by mortars": no infinitive."""
    noun = tree.head[to]
    verb = tree.head[noun]
    if tree.tag[noun] not in {"NN", "NNS"} or noun != to + 1 or tree.pos[verb] != "VERB":
        return
    if tree.dep[noun] not in {"advcl", "xcomp"} or not verb < to:
        return
    for kid in tree.kids[noun]:
        if kid > noun:
            tree.hang(kid, verb, "agent" if tree.lower[kid] == "by" else tree.dep[kid])
    tree.tag[to], tree.pos[to] = "IN", "ADP"
    tree.pos[noun] = "NOUN"
    tree.hang(to, verb, "prep")
    tree.hang(noun, to, "pobj")


def _is_owned_aim(tree: Tree, noun: int, verb: int) -> bool:
    """ "supports Chad in its campaign to": the campaign has an owner, and hangs on the verb by "in"."""
    prep = tree.head[noun]
    owned = tree.dep[noun] == "pobj" and tree.lower[prep] == "in" and tree.child(noun, "poss") is not None
    return owned and (tree.head[prep] == verb or tree.head[tree.head[prep]] == verb)


def mend_for_to(tree: Tree, prep: int, words: Words) -> None:
    """ "an order for troops to leave", "called for Russia to withdraw": the noun behind "for" is who is to do it."""
    if tree.dep[prep] == "mark":
        verb = tree.head[prep]
        if tree.dep[verb] == "advcl" and tree.dep[tree.head[verb]] == "dobj" and tree.head[verb] < prep:
            tree.hang(verb, tree.head[verb], "acl")  # "made an appeal for the nuns to be freed"
        return
    noun = tree.child(prep, "pobj") if tree.dep[prep] == "prep" else _subject_behind(tree, prep)
    if noun is None:
        return
    to = noun + 1 if tree.dep[prep] == "prep" else tree.right[noun] + 1
    if to + 1 >= len(tree) or tree.lower[to] != "to":
        return
    verb, above = tree.head[to], tree.head[prep]
    base = tree.tag[verb] == "VB" or tree.child(verb, "auxpass") is not None
    own = tree.child(verb, "nsubj", "nsubjpass")
    asked = tree.child(above, "dobj")
    if asked is not None and asked < prep and tree.lemma[noun] in words["granted_nouns"]:
        return  # "asked Kennedy for arms to fight the rebels": he is asked, and the arms fight nobody
    if base and tree.dep[verb] in {"advcl", "acl", "relcl", "xcomp", "conj"} and own in {None, noun}:
        above = prep - 1 if tree.is_noun(prep - 1) and tree.dep[prep] == "dative" else above
        tree.hang_subject(noun, verb)
        tree.hang(prep, verb, "mark")
        tree.hang(verb, above, "acl" if tree.is_noun(above) else "ccomp")


def _subject_behind(tree: Tree, prep: int) -> int | None:
    """Return the noun behind a "for" that governs nothing: "gave permission for an aide of Chavez to leave"."""
    if tree.dep[prep] != "dative" or tree.kids[prep]:
        return None
    near = range(prep + 1, min(len(tree), prep + _NEAR))
    subjects = (word for word in near if tree.dep[word] in {"nsubj", "nsubjpass"})
    return next((word for word in subjects if tree.left[word] == prep + 1), None)


def mend_errand(tree: Tree, to: int, words: Words) -> None:
    """ "police sent to rescue villagers": they are to rescue them, and are sent to no rescue villagers."""
    verb, deed = tree.head[to], to + 1
    noun = tree.child(to, "pobj")
    if (
        noun is None
        or noun < deed
        or tree.head[deed] != noun
        or tree.dep[deed] != "compound"
        or tree.tag[noun] != "NNS"
    ):
        return
    errand = tree.lemma[verb] in words["errand_verbs"] and tree.lower[deed] in words["errands"]
    if errand and tree.tag[deed] == "NN":
        _make_infinitive(tree, to, noun)
        tree.hang(deed, verb, "advcl")


def mend_bare_clause(tree: Tree, verb: int, words: Words) -> None:
    """ "helped Chad and Niger sign a truce", "let tourists cross": the verb behind is bare, and no present tense."""
    above, subject = tree.head[verb], tree.child(verb, "nsubj")
    if subject is None or tree.lemma[above] not in words["bare_clause_verbs"]:
        return
    if tree.child(verb, "aux", "mark") is not None:
        return
    first, joint = tree.child(above, "dobj"), tree.left[subject] - 1
    if first is not None and tree.right[first] == joint and tree.lower[joint] == "and":  # "helped Chad", and so on
        tree.hang(first, verb, "nsubj")
        tree.hang(subject, first, "conj")
        subject = first
    if above < tree.left[subject] == above + 1:
        tree.tag[verb] = "VB"


def mend_adjective_as_infinitive(tree: Tree, free: int, words: Words) -> None:
    """ "pleaded with Lima to free students": what one pleads to do is a verb, and no description of students."""
    if tree.lower[free] not in words["adjectives_like_verbs"]:
        return
    to, noun = free - 1, tree.head[free]
    verb = tree.head[to]
    asked = words.signature("to", tree.lemma[verb]) or any(
        words.signature("to", f"{tree.lemma[verb]} {tree.lower[prep]}") for prep in tree.children(verb, "prep")
    )
    if noun > free and tree.head[noun] == to and tree.dep[to] == "prep" and tree.pos[verb] == "VERB" and asked:
        _make_infinitive(tree, to, noun)
        tree.lemma[free] = tree.lower[free]
        tree.hang(free, verb, "xcomp")


def mend_infinitive_of_deed(tree: Tree, verb: int, words: Words) -> None:
    """ "the refusal of the party to disarm": what is refused, and nothing that the party is for."""
    doer = tree.head[verb]
    of = tree.head[doer]
    deed = tree.head[of]
    bidden = words.content_nouns.get(tree.lemma[deed]) in {"negated", "intended", "future", "possible"}
    if tree.lower[of] == "of" and tree.dep[doer] == "pobj" and bidden and tree.lower[tree.left[verb]] == "to":
        tree.hang(verb, deed, "acl")


def mend_days_running(tree: Tree, running: int, words: Words) -> None:
    """ "rallied for the third day running to demand it": they rallied to do so; no day runs, and nobody runs to it."""
    time = running - 1
    verb = tree.above(time, "VERB") if tree.lemma[time] in words["time_units"] else None
    if verb is None or verb in {time, running} or tree.child(running, "dobj", "aux", "nsubj") is not None:
        return
    for kid in tree.kids[running]:
        tree.move(kid, verb)
    tree.tag[running], tree.pos[running] = "RB", "ADV"
    tree.hang(running, time, "advmod")


def mend_name_behind_to(tree: Tree, name: int, words: Words) -> None:
    """ "ceded to Zambia the islands": what is written like a name is one, and no infinitive."""
    to, above = name - 1, tree.head[name]
    if not tree.text[name][0].isupper() or tree.lower[to] != "to" or tree.pos[above] != "VERB" or above > to:
        return
    if tree.text[above][0].isupper() and above != tree.sentences[tree.sent[above]][0]:
        return  # in a title
    for kid in tree.kids[name]:
        if kid > name:
            tree.move(kid, above)
    tree.tag[name], tree.pos[name] = "NNP", "PROPN"
    tree.tag[to], tree.pos[to] = "IN", "ADP"
    tree.hang(to, above, "prep")
    tree.hang(name, to, "pobj")


def mend_past_behind_aim(tree: Tree, mark: int, words: Words) -> None:
    """ "dropped its bill to raise taxes after crowds burned the court": it was dropped then, and nothing raised."""
    past, aim = tree.head[mark], tree.head[tree.head[mark]]
    verb = tree.head[aim]
    if tree.tag[past] != "VBD" and not (tree.tag[past] == "VBP" and tree.lower[past] == tree.lemma[past]):
        return
    noun = tree.left[aim] - 1 if tree.is_noun(tree.left[aim] - 1) else verb
    planned = tree.dep[noun] in {"dobj", "nsubjpass"} and tree.lemma[noun] in words["planned_nouns"]
    main = tree.head[noun]
    if tree.tag[aim] != "VB" or not planned or tree.tag[main] not in {"VBD", "VBN"} or not main < aim < past:
        return
    tree.hang(past, main, "advcl")
    tree.tag[past] = "VBD"


def mend_weeks_before_aim(tree: Tree, after: int, words: Words) -> None:
    """ "crossed the river to fight them after a week of raids": it was crossed then, and the raids have been made."""
    aim = tree.head[after]
    weeks = tree.child(after, "pobj")
    main = tree.head[aim]
    if weeks is None or tree.lemma[weeks] not in words["time_units"] or tree.dep[aim] not in {"advcl", "xcomp"}:
        return
    of = any(tree.lower[prep] == "of" for prep in tree.children(weeks, "prep"))
    if tree.dep[aim] == "xcomp" and words.signature("to", tree.lemma[main]) is not None:
        return  # "failed to reach a deal after hours of talks"
    if of and tree.tag[aim] == "VB" and tree.tag[main] in {"VBD", "VBN"} and main < aim < after:
        tree.move(after, main)
