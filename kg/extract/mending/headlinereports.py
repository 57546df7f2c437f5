"""Rules that mend a headline which ends with who says so, named behind the verb.

In: a headline's ``Tree`` and a token. Out: the same tree, changed. In "Peru to free rebels, say bishops" the small
model has Peru say it; the bishops do, and Peru is to free them.
"""

from __future__ import annotations

from kg.extract.mending.headlines import lost_verb, make_clause
from kg.extract.mending.verbs import make_verb
from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words


def mend_inverted_headline(tree: Tree, comma: int, words: Words) -> None:
    """ "Peru to free rebels, say bishops", "Army shells village, says UN": who is named at the end tells the rest."""
    teller, end = comma + 1, len(tree) - (tree.text[-1] in {".", "!"})
    if not 1 < comma < end - 2 or "," in tree.text[teller:end] or tree.sent[comma] > 0:
        return
    speaker = _speaker_behind(tree, teller, end, words)
    if speaker is None:
        return
    told = _told_before(tree, comma, words)
    if told is None:
        return
    make_verb(tree, teller, "VBZ" if tree.lower[teller].endswith("s") else "VBP")
    for word in range(len(tree)):
        before, above = word < comma, tree.head[word]
        if word not in {told, teller} and (above in {word, teller} or (above < comma) != before):
            tree.hang(word, told if before else teller, tree.dep[word])
    tree.hang(teller, teller, "ROOT")
    tree.hang(told, teller, "ccomp")
    tree.hang(speaker, teller, "nsubj")
    tree.hang(comma, teller, "punct")


def _speaker_behind(tree: Tree, teller: int, end: int, words: Words) -> int | None:
    """Return who speaks behind the verb that a headline ends with: "UN" of "says UN"; "claims victory" names nobody."""
    says = tree.lower[teller] in {"say", "says"}
    tellers = words["speech_verbs"] if "to" in tree.lower[:teller] else words["inverted_tellers"]
    if not says and tree.lower[teller].removesuffix("s") not in tellers:
        return None  # "Rebels leave Gao, warn army", but "Samoa to host forum, announces premier"
    behind = range(teller + 1, end)
    if tree.lower[teller + 1] in words["said_nouns"] or (tree.dep[end - 1] == "prep" and tree.head[end - 1] == teller):
        return None  # "says farewell", "says peace near"
    if any(tree.pos[word] in {"VERB", "AUX"} and tree.dep[word] not in {"amod", "compound"} for word in behind):
        return None  # "Kenya shuts camp, says rebels used it"
    bare = end - 1 == teller + 1  # "claims weekly"
    if tree.lower[end - 1] in words["news_outlets"] and (bare or tree.is_name(end - 2)):  # "claims Lagos daily"
        _make_outlet(tree, teller + 1, end - 1, teller)
    speaker = next((word for word in behind if tree.is_noun(word) and not teller < tree.head[word] < end), None)
    if speaker is None or tree.pos[speaker] == "PRON":
        return None
    bodies = words["news_outlets"] | words["institution_nouns"] | words["bodies_of_people"] | words["heads_of_bodies"]
    return speaker if says or not bodies.isdisjoint({tree.lemma[speaker], tree.lower[speaker]}) else None


def _make_outlet(tree: Tree, first: int, last: int, teller: int) -> None:
    """Make one noun phrase of the newspaper behind its teller: "daily" of "Lagos daily" is no adverb."""
    tree.tag[last], tree.pos[last] = "NN", "NOUN"
    tree.label(last, last + 1, "")
    for word in range(first, last):
        tree.hang(word, last, "compound" if tree.is_noun(word) else "amod")
    tree.hang(last, teller, "dobj")


def _told_before(tree: Tree, comma: int, words: Words) -> int | None:
    """Return the verb of what stands before the comma, made one where the small model saw none there."""
    verbs = [word for word in range(comma) if tree.pos[word] in {"VERB", "AUX"}]
    if not any(tree.tag[word] in FINITE or tree.tag[word] == "MD" for word in verbs):
        to = next((word for word in range(1, comma - 1) if tree.lower[word] == "to"), None)
        if (
            to is not None
            and (tree.is_noun(to - 1) or tree.ent[to - 1] != "")
            and _may_be_infinitive(tree, to + 1, words)
        ):
            make_clause(tree, 0, to + 1, comma, subject=to - 1)
            tree.tag[to], tree.pos[to], tree.tag[to + 1] = "TO", "PART", "VB"
            tree.hang(to, to + 1, "aux")
            if not tree.is_noun(to - 1):
                tree.tag[to - 1], tree.pos[to - 1] = "NNP", "PROPN"
            return to + 1
        verb = lost_verb(tree, 0, comma, words)
        if verb is not None:
            make_clause(tree, 0, verb, comma)
            return verb
        verbs = [word for word in verbs if _make_passive(tree, word, words)]
    outer = (word for word in verbs if tree.dep[word] not in _INSIDE)
    return next((word for word in outer if tree.head[word] == word or tree.head[word] not in verbs), None)


_INSIDE = frozenset({"compound", "amod", "nmod", "acl", "relcl", "aux", "auxpass"})


def _may_be_infinitive(tree: Tree, word: int, words: Words) -> bool:
    """Tell whether the word behind "to" is a verb: "to expel envoy", but not "to border"."""
    known = tree.lower[word] in words["headline_verbs"] or tree.lower[word] in words["headline_plural_verbs"]
    return tree.tag[word] == "VB" or (known and tree.pos[word + 1] in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP"})


def _make_passive(tree: Tree, verb: int, words: Words) -> bool:
    """Make a participle behind its noun a passive clause, and tell whether it was one: "Hostages freed in Yemen"."""
    noun = tree.head[verb]
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBN" or tree.lemma[verb] not in words["headline_passives"]:
        return False
    tree.hang_in_place_of(verb, noun)
    tree.hang(noun, verb, "nsubjpass")
    return True
