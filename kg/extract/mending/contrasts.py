"""Rules that mend contrasts: who did it and who did not, where the small model has the wrong one do it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Not the army but the police arrested the editor" the small
model gives the verb both as subjects; the police did it.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_SET_DEPENDENCIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Dependencies of a whole of which some are excepted."""


def mend_contrast(tree: Tree, word: int, words: Words) -> None:
    """Part who did it from who did not: "Not the army but the police did", "troops of Chad and not of Libya did"."""
    _mend_not_but(tree, word)
    _mend_denied_member(tree, word)


def _mend_not_but(tree: Tree, word: int) -> None:
    """ "Not the army but the police arrested him": the second is what the first is contrasted with."""
    first = tree.head[word]
    verb, joint = tree.head[first], tree.child(first, "cc")
    if tree.dep[first] != "nsubj" or tree.left[first] != word or joint is None or tree.lower[joint] != "but":
        return
    second = next((kid for kid in tree.children(verb, "nsubj") if joint < kid < verb), None)
    if second is not None and tree.child(first, "conj") is None:
        tree.conjoin(second, first, joint)


def mend_exception(tree: Tree, joint: int, words: Words) -> None:
    """ "No one but Albania recognized it": Albania did, and nobody else; "all but Cyprus signed": Cyprus did not."""
    set_ = joint - 1
    if set_ < 0 or tree.dep[set_] not in _SET_DEPENDENCIES:
        return
    first = tree.lower[tree.left[set_] : joint]
    nobody = tree.lower[set_] in words["negative_pronouns"] or first[:1] == ["no"]
    if not nobody and not words["universals"] & {tree.lower[set_], *first[:1]}:
        return
    name, others = _excepted(tree, set_, joint)
    if name is None or tree.left[name] > joint + 2:
        return
    if not nobody:
        tree.tag[joint], tree.pos[joint] = "IN", "ADP"
        tree.hang(joint, set_, "prep")
        tree.hang(name, joint, "pobj")
    elif tree.dep[set_] == "nsubj" and tree.head[set_] > name:
        tree.hang_in_place_of(name, set_)
        tree.hang(joint, name, "advmod")
        tree.hang(set_, name, "advmod")
    else:
        return
    for other in others:
        tree.move(other, name)


def _excepted(tree: Tree, set_: int, joint: int) -> tuple[int | None, list[int]]:
    """Return the first that an exception names, and what is conjoined with it: "all but Malta and Cyprus"."""
    name = tree.child(joint, "pobj")
    members = [kid for kid in tree.children(set_, "conj") if kid > joint]
    if name is None and members:
        return members[0], [kid for kid in tree.kids[set_] if kid > joint and tree.dep[kid] in {"conj", "cc"}][1:]
    if name is None:  # "every state but Malta signed", where both are subjects
        beside = tree.children(tree.head[set_], "nsubj", "nsubjpass", "npadvmod")
        name = next((kid for kid in beside if kid > joint and tree.is_name(kid)), None)
    return name, []


def mend_instead_of(tree: Tree, instead: int, words: Words) -> None:
    """ "chose war instead of an agreement": the agreement stands behind "of", and is not what was chosen."""
    of = instead + 1
    if tree.lower[of : of + 1] != ["of"] or tree.child(of, "pobj", "pcomp") is not None or of + 1 == len(tree):
        return
    noun = of + 1
    while of < tree.left[tree.head[noun]] and tree.head[noun] != noun:
        noun = tree.head[noun]
    if tree.dep[noun] == "dobj":
        verb = tree.head[noun]
        tree.hang(noun, of, "pobj")
        tree.hang(of, instead, "prep")
        tree.hang(instead, verb, "advmod")


def mend_cleft_contrast(tree: Tree, verb: int, words: Words) -> None:
    """ "It was the army and not the police that arrested him": the army did it."""
    denied = tree.head[verb]
    first = tree.head[denied]
    be = tree.head[first]
    if tree.dep[denied] != "conj" or tree.dep[first] != "attr" or tree.lemma[be] != "be":
        return
    it = tree.child(be, "nsubj")
    if it is not None and tree.lower[it] == "it" and tree.lower[tree.left[denied]] == "not":
        tree.move(verb, first)


def _mend_denied_member(tree: Tree, word: int) -> None:
    """ "troops of Chad and not of Libya shelled it": the "not" stands with Libya, and they did shell it."""
    verb, behind = tree.head[word], word + 1
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or tree.dep[word] != "neg" or not subject < word or verb < word + 3:
        return
    member = tree.tag[behind] in {"IN", "DT", "NNP", "NNS", "PRP$"} and tree.right[behind] < verb
    if member and tree.lower[word - 1] == "and" and tree.child(verb, "aux", "auxpass") is None:
        noun = behind if tree.tag[behind] == "IN" or tree.is_noun(behind) else tree.head[behind]
        if tree.head[noun] == word:
            tree.hang(noun, subject, "prep")
        if noun != verb:
            tree.hang(word, noun, "neg")


def mend_told_content(tree: Tree, verb: int, words: Words) -> None:
    """ "The story that the emir had fled was a hoax": nobody flees a story; that he fled is what it tells."""
    noun, that = tree.head[verb], tree.child(verb, "dobj")
    if that != noun + 1 or tree.lower[that : that + 1] != ["that"] or tree.child(verb, "nsubj", "nsubjpass") is None:
        return
    reported = words.content_nouns.get(tree.lemma[noun]) in {"reported", "denied"}
    handled = words["verdict_verbs"] | words["speech_verbs"] | words["story_verbs"]
    if reported and tree.lemma[verb] not in handled and tree.child(verb, "ccomp", "xcomp", "prep", "oprd") is None:
        tree.hang(that, verb, "mark")
        tree.tag[that], tree.pos[that] = "IN", "SCONJ"
        tree.hang(verb, noun, "acl")
