"""Rules for what a second clause leaves out: its auxiliary, its verb, or the "as" that makes a clause of it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "The mayor was shot and his driver wounded" the driver
wounds nobody; in "Peru has signed the pact and Chile soon will" Chile is not signed.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_agents, is_bare
from kg.extract.tree import Tree
from kg.ontology.words import Words

LEFT_OVER = ("have", "has", "had", "do", "does", "did")
"""What is left of a verb that is not said again."""


def mend_shared_auxiliary(tree: Tree, second: int, words: Words) -> None:
    """ "was shot and his driver wounded", "was seized and two men held": the second is done to somebody, too."""
    first = tree.head[second]
    if tree.child(first, "auxpass") is None or first > second:
        return
    if tree.is_noun(second):  # "were killed and a bridge destroyed", with the bridge beside the killing
        verb, noun = tree.child(second, "acl"), second
        if verb != noun + 1 or tree.tag[verb] != "VBN":
            return
        tree.hang(verb, first, "conj")
    else:
        subject = tree.child(second, "nsubj")
        if subject is None or not _is_bare_passive(tree, second, words) or tree.dep[tree.left[subject] - 1] != "cc":
            return
        verb, noun = second, subject
    tree.tag[verb] = "VBN"
    tree.hang(noun, verb, "nsubjpass")


def mend_second_passive(tree: Tree, second: int, words: Words) -> None:
    """ "were taken hostage and later exchanged for a colonel": whoever was taken exchanged nobody."""
    first = tree.head[second]
    if tree.child(first, "auxpass") is None or first > second:
        return
    bare = tree.child(second, "nsubj", "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark", "acomp") is None
    if bare and tree.lemma[second] in words["undergone_verbs"] | words["handling_verbs"]:
        tree.tag[second] = "VBN"


def mend_chain_behind_agent(tree: Tree, agent: int, words: Words) -> None:
    """ "was stopped by police, searched and turned back": all of it was done to whom the police stopped."""
    first, doer = tree.head[agent], tree.child(agent, "pobj")
    if doer is None or tree.child(first, "auxpass") is None:
        return
    members = _chain_behind(tree, first, doer, words)
    if not members or tree.lower[members[0]] in words["helped_participles"] | words["describing_participles"]:
        return
    for verb in members:
        tree.hang(verb, first, "conj")
        tree.tag[verb], tree.pos[verb] = "VBN", "VERB"
        hang_agents(tree, verb)


def _chain_behind(tree: Tree, first: int, doer: int, words: Words) -> list[int]:
    """Return the past forms of ", searched (, beaten) and expelled" behind the doer of the first of them."""
    members: list[int] = []
    above, end = {first, doer}, tree.sentences[tree.sent[first]][1]
    for word in range(doer + 1, end):
        before = word - 1 - (tree.tag[word - 1] == "RB")
        if tree.tag[word] in {"VBN", "VBD"} and tree.head[word] in above and tree.lower[before] in {",", "and", "or"}:
            if (not members and tree.text[before] != ",") or not _is_undergone(tree, word, words):
                return []
            members.append(word)
            if tree.text[before] != ",":
                return members
            above.update((word, *(noun for noun in tree.subtree(word) if tree.is_noun(noun))))
    return []


def _is_undergone(tree: Tree, verb: int, words: Words) -> bool:
    """Whether a past form without a subject and an object says what was done to somebody."""
    return is_bare(tree, verb) and (tree.tag[verb] == "VBN" or words.is_undergone(tree.lemma[verb]))


def mend_passive_list_of_subjects(tree: Tree, first: int, words: Words) -> None:
    """ "The port was shelled, its cranes destroyed and two ships sunk": all three were done to somebody."""
    second = tree.head[first]
    if tree.child(first, "auxpass") is None or not first < second or tree.child(first, "nsubjpass") is None:
        return
    members = [verb for verb in (second, *tree.children(second, "conj")) if _is_bare_passive(tree, verb, words, first)]
    subject = tree.child(second, "nsubj")
    if second not in members or subject is None or tree.text[tree.left[subject] - 1] != ",":
        return
    tree.hang_in_place_of(first, second)
    for verb in members:
        noun = tree.child(verb, "nsubj")
        tree.hang(verb, first, "conj")
        tree.tag[verb] = "VBN"
        if noun is not None:
            tree.hang(noun, verb, "nsubjpass")


def _is_bare_passive(tree: Tree, verb: int, words: Words, before: int = -1) -> bool:
    """Whether a past form with a subject, and with no object or clause but ``before``, is a passive without "was"."""
    beside = tree.children(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp", "prt", "mark", "acomp")
    bare = not [kid for kid in beside if kid != before]
    subject = tree.child(verb, "nsubj")
    fitting = bare and tree.tag[verb] in {"VBD", "VBN"} and subject is not None and subject < verb
    return fitting and tree.lemma[verb] in words["undergone_verbs"]


def mend_left_out_verb(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Peru has signed the pact and Chile soon will": Chile is not signed, but will do the same."""
    noun = auxiliary - 1
    while noun > 0 and tree.tag[noun] == "RB":
        noun -= 1
    first, verb = tree.head[noun], tree.above(noun, "VERB")
    joint = tree.left[noun] - 1
    if verb is None or tree.dep[noun] != "conj" or not verb < noun or tree.dep[joint] != "cc":
        return
    if not _is_left_over(tree, auxiliary) or tree.child(verb, "nsubj") is None or tree.sent[verb] != tree.sent[noun]:
        return
    later = [kid for kid in tree.children(verb, "npadvmod") if kid > auxiliary]
    for kid in (*tree.children(noun, "advmod"), *later):
        tree.move(kid, auxiliary)
    if tree.head[joint] == first:
        tree.hang(joint, verb, "cc")
    tree.hang(auxiliary, verb, "conj")
    tree.hang(noun, auxiliary, "nsubj")


def _is_left_over(tree: Tree, auxiliary: int) -> bool:
    """Whether an auxiliary stands alone: a border or "not" is behind it, and no verb."""
    alone = tree.tag[auxiliary] == "MD" or tree.lower[auxiliary] in LEFT_OVER
    behind = auxiliary + 1
    while behind < len(tree) and tree.lower[behind] in {"not", "n't", "n’t", "yet", "too", "soon"}:
        behind += 1
    ends = behind >= len(tree) or tree.pos[behind] == "PUNCT" or tree.lower[behind] in {"but", "and", "next", "on"}
    return alone and ends and tree.child(auxiliary, "nsubj", "dobj") is None


def mend_as_clause(tree: Tree, verb: int, words: Words) -> None:
    """ "prayed as a volcano threatened Catania": the volcano does; nobody prays as one."""
    main = tree.head[verb]
    mark = next((prep for prep in tree.children(main, "prep") if tree.lower[prep] == "as"), None)
    noun = tree.child(mark, "pobj") if mark is not None else None
    if mark is None or noun is None or not main < mark < noun < verb:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "mark", "aux", "cc") is not None or tree.right[noun] + 1 != verb:
        return
    if tree.tag[main] == "VBN" and tree.child(main, "aux", "auxpass") is None:
        return
    if tree.tag[verb] in {"VBZ", "VBP"} and (tree.tag[verb] == "VBZ") == (tree.tag[noun] in {"NNS", "NNPS"}):
        return
    if tree.child(verb, "dobj") is None or tree.lemma[main] in words["guises"] | words["likening_verbs"]:
        return
    tree.hang(mark, verb, "mark")
    tree.hang(noun, verb, "nsubj")


def mend_subjects_as_well_as(tree: Tree, well: int, words: Words) -> None:
    """ "Fiji as well as Tonga ratified the accord": both did."""
    first, joint = well - 2, well + 1
    if first < 0 or tree.lower[well - 1] != "as" or tree.lower[joint : joint + 1] != ["as"]:
        return
    while tree.dep[first] not in {"nsubj", "nsubjpass"} and tree.head[first] != first and tree.head[first] < well:
        first = tree.head[first]
    if tree.dep[first] not in {"nsubj", "nsubjpass"}:
        return
    verb = tree.head[first]
    seconds = [noun for noun in tree.children(verb, "nsubj", "nsubjpass", "npadvmod") if joint < noun < verb]
    if len(seconds) == 1 and tree.left[seconds[0]] == joint + 1 and tree.is_noun(seconds[0]):
        tree.conjoin(seconds[0], first, joint)


def mend_apposed_member(tree: Tree, second: int, words: Words) -> None:
    """ "freed three generals, a singer and the editor": one is not three; all are members of one list."""
    first, last = tree.head[second], tree.child(second, "conj")
    joint = tree.child(second, "cc")
    if last is None or joint is None or tree.text[tree.left[second] - 1] != "," or "," in tree.text[second:joint]:
        return
    number = tree.child(first, "nummod")
    counted = number is not None and tree.lower[number] not in {"two", "2"}  # "two hostages, a nun and a doctor"
    listed = tree.tag[first] == "NNS" and tree.tag[second] == "NN" and tree.child(second, "det", "poss") is not None
    if counted and listed and tree.dep[first] in {"dobj", "pobj", "nsubj", "nsubjpass"}:
        tree.hang(second, first, "conj")


def mend_named_members(tree: Tree, last: int, words: Words) -> None:
    """ "The Elysee, the Quirinal and Downing Street issued it": three, of which none is the name of another."""
    first, comma = tree.head[last], tree.left[last] - 1
    middle = next((kid for kid in tree.children(last, "nmod", "compound") if tree.child(kid, "conj", "cc")), None)
    if middle is None or tree.text[comma] != "," or not tree.is_name(first) or not first < comma < middle:
        return
    joint, verb = tree.child(middle, "cc"), tree.head[first]
    if joint is None or not middle < joint < last or tree.right[last] + 1 != tree.first_of_verb(verb):
        return
    for kid in tree.children(last, "det"):
        if kid < middle:
            tree.move(kid, middle)
    for kid in tree.children(middle, "conj"):
        tree.hang(kid, last, "compound")
    tree.label(tree.ent_start[last], tree.ent_end[last], "")
    tree.label(middle, joint, "ORG")
    tree.label(joint + 1, last + 1, "ORG")
    tree.tag[middle], tree.pos[middle] = "NNP", "PROPN"
    tree.hang(middle, first, "conj")
    tree.conjoin(last, middle, joint)


def mend_spliced_ellipsis(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Latvia ratified the pact, Estonia did not": Estonia tells nothing."""
    told, subject = tree.child(auxiliary, "ccomp"), tree.child(auxiliary, "nsubj")
    if told is None or subject is None or not told < subject < auxiliary:
        return
    parted = tree.text[tree.left[subject] - 1] == "," and tree.child(told, "nsubj", "nsubjpass") is not None
    if parted and tree.child(auxiliary, "dobj", "xcomp") is None and tree.child(told, "mark") is None:
        tree.hang_in_place_of(told, auxiliary)
        tree.hang(auxiliary, told, "conj")
