"""Rules that find the verb of several subjects where the small model takes it for a noun or an adverb.

In: a ``Tree`` and the "and" between the subjects. Out: the same tree, changed. In "Germany and France back Ukraine"
the small model sees three names and an adverb; with several subjects the present tense has no "s" to tell it by.
"""

from __future__ import annotations

from itertools import takewhile

from kg.extract.mending.verbs import make_verb
from kg.extract.tree import FINITE_OR_MODAL, NOUN_TAGS, Tree
from kg.ontology.words import Words

_SUBJECT_TAGS = frozenset({"NNP", "NNPS", "NNS", ",", "CC", "JJ", "DT"})
_UNSURE_TAGS = frozenset({"NN", "VB", "VBP", "RB", "RP", "JJ"})
_BEGINNINGS = frozenset({"DT", "PRP$", "NNP", "NNPS"})
"""Tags of words that begin an object, and never go with a noun before them."""
_INSIDE = _BEGINNINGS | NOUN_TAGS | {"JJ", "CD", "VBN", "VBG", "POS"}


def mend_plural_verb(tree: Tree, joint: int, words: Words) -> None:
    """ "Mali, Niger and Togo back the plan", "Kenyan police fire tear gas": the word behind the subjects is a verb."""
    first, end = tree.sentences[tree.sent[joint]]
    if ":" in tree.text[first:joint]:
        first = tree.text.index(":", first) + 1
    several = tree.lower[joint] == "and"
    verb = joint + 1
    while verb < end and tree.tag[verb] in _SUBJECT_TAGS and not _is_listed(tree, verb, words):
        verb += 1
    if verb + 1 >= end or not _is_listed(tree, verb, words) or (several and verb == joint + 1):
        return
    known = all(tree.tag[word] in _SUBJECT_TAGS or word == joint for word in range(first, verb))
    if not known or not _takes(tree, verb, words):
        return
    mark = next((word for word in range(verb, end) if tree.lower[word] in words["subordinators"]), end)
    behind = [word for word in range(verb + 1, mark) if tree.tag[word] in FINITE_OR_MODAL]
    if [word for word in behind if word != verb + 1 or tree.tag[word] != "VBZ"]:
        return
    heads = _heads(tree, first, verb)
    if not all(tree.is_noun(head) for head in heads):
        return
    for noun in behind:  # "Egypt and Jordan host talks": that form goes with one subject only
        tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
    _hang_subjects(tree, first, verb, heads)
    _hang_rest(tree, verb, mark, end)


def _is_listed(tree: Tree, word: int, words: Words) -> bool:
    known = tree.lower[word] in words["headline_plural_verbs"] and tree.text[word].islower()
    return known and tree.tag[word] in _UNSURE_TAGS


def _takes(tree: Tree, verb: int, words: Words) -> bool:
    """Whether what follows is an object of the verb, and not the rest of a name: no "France and Chad trade deal"."""
    behind = verb + 1
    if tree.tag[behind] in _BEGINNINGS:
        return tree.ent[behind] not in {"DATE", "TIME"}
    if tree.lower[verb] in words["never_modifying"]:
        return tree.tag[behind] in NOUN_TAGS | {"JJ", "CD", "VBZ"}
    nouns = takewhile(lambda word: tree.tag[word] in _INSIDE, range(behind, min(len(tree), behind + 3)))
    return any(f"{tree.lower[verb]} {tree.lemma[noun]}" in words["plural_verb_phrases"] for noun in nouns)


def _heads(tree: Tree, first: int, verb: int) -> list[int]:
    """Return the last word of each of the subjects, which commas and "and" part."""
    borders = [word for word in range(first, verb) if tree.tag[word] in {",", "CC"}]
    ends = [border - 1 for border in borders] + [verb - 1]
    return [end for end in ends if end >= first and end not in borders]


def _hang_subjects(tree: Tree, first: int, verb: int, heads: list[int]) -> None:
    for word in range(first, verb):
        head = next(head for head in (*heads, heads[-1]) if head >= word or head == heads[-1])
        if word in heads:
            tree.hang(word, verb if word == heads[0] else heads[0], "nsubj" if word == heads[0] else "conj")
        elif tree.tag[word] in {",", "CC"}:
            tree.hang(word, heads[0], "punct" if tree.tag[word] == "," else "cc")
        else:
            tree.hang(word, head, {"JJ": "amod", "DT": "det"}.get(tree.tag[word], "compound"))


def _hang_rest(tree: Tree, verb: int, mark: int, end: int) -> None:
    """Hang the object and what follows it on the verb, and a clause behind "as" below it."""
    make_verb(tree, verb, "VBP")
    tree.lemma[verb] = tree.lower[verb]
    inside = list(takewhile(lambda word: tree.tag[word] in _INSIDE, range(verb + 1, mark)))
    nouns = [word for word in inside if tree.is_noun(word)]
    object_ = nouns[-1] if nouns else None
    clause = next((word for word in range(mark, end) if tree.tag[word] in FINITE_OR_MODAL), None)
    for word in range(verb + 1, end):
        above = tree.head[word]
        if word == object_:
            tree.hang(word, verb, "dobj")
        elif object_ is not None and word in inside:
            if not verb < above <= object_ or above == word:
                tree.hang(word, object_, "compound" if tree.tag[word] in NOUN_TAGS else "amod")
        elif above == object_ and tree.lower[word] in {"at", "into"}:
            tree.move(word, verb)  # "fire tear gas at protesters"
        elif above <= verb or above == word or (word < mark <= above):
            tree.hang(word, verb, "advcl" if word == clause else "prep" if tree.tag[word] == "IN" else "punct")
    tree.hang(verb, verb, "ROOT")
    if clause is not None and tree.dep[mark] == "prep":
        subject = tree.child(mark, "pobj")
        tree.hang(clause, verb, "advcl")
        tree.hang(mark, clause, "mark")
        if (
            subject is not None
            and subject < clause
            and not [kid for kid in tree.children(clause, "nsubj") if kid > mark]
        ):
            tree.hang(subject, clause, "nsubj")


def mend_plural_as_subject(tree: Tree, subject: int, words: Words) -> None:
    """ "Traders using the Bolan passes were robbed": who uses them was robbed; a noun has no subject."""
    noun = tree.head[subject]
    using = tree.child(subject, "acl")
    if using is None or tree.tag[noun] not in {"NNS", "VBZ"} or not subject < using < noun or tree.tag[using] != "VBG":
        return
    name = tree.child(using, "dobj")
    if name != noun - 1 or not tree.is_name(name) or tree.dep[tree.left[name]] != "det":
        return
    verb = tree.head[noun]
    if verb <= noun or tree.pos[verb] not in {"VERB", "AUX"}:
        return
    tree.hang(subject, verb, tree.dep[noun])
    tree.hang(noun, using, "dobj")
    tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
    tree.move_kids_before(name, noun)
    tree.hang(name, noun, "compound")


def mend_kind_as_verb(tree: Tree, kind: int, words: Words) -> None:
    """ "Aid agencies, among them Oxfam, have complained": the agencies do, and nobody aids them."""
    noun = tree.child(kind, "dobj")
    if noun == kind + 1 and tree.tag[noun] == "NNS":
        tree.take_place_of(noun, kind, "compound")
        tree.tag[kind], tree.pos[kind], tree.lemma[kind] = "NN", "NOUN", tree.lower[kind]
