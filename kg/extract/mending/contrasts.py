"""Rules that mend contrasts: who did it and who did not, where the small model has the wrong one do it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Not the army but the police arrested the editor" the small
model gives the verb both as subjects; the police did it.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_not_but(tree: Tree, word: int, words: Words) -> None:
    """ "Not the army but the police arrested him": the second is what the first is contrasted with."""
    first = tree.head[word]
    verb, joint = tree.head[first], tree.child(first, "cc")
    if tree.dep[first] != "nsubj" or tree.left[first] != word or joint is None or tree.lower[joint] != "but":
        return
    second = next((kid for kid in tree.children(verb, "nsubj") if joint < kid < verb), None)
    if second is not None and tree.child(first, "conj") is None:
        tree.conjoin(second, first, joint)


def mend_no_one_but(tree: Tree, joint: int, words: Words) -> None:
    """ "No one but Albania recognized it", "nobody except the mayor": Albania did, and nobody else."""
    none = joint - 1
    name = tree.child(joint, "pobj")
    if name is None:
        name = next((kid for kid in tree.children(none, "conj") if kid > joint), None)
    if name is None or tree.dep[none] != "nsubj" or tree.head[none] < name:
        return
    nobody = tree.lower[none] in {"nobody", "none"} or tree.lower[max(0, none - 1) : joint] == ["no", "one"]
    if nobody and tree.left[name] <= joint + 2:
        tree.hang_in_place_of(name, none)
        tree.hang(joint, name, "advmod")
        tree.hang(none, name, "advmod")


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


def mend_denied_member(tree: Tree, word: int, words: Words) -> None:
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
