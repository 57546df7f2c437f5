"""Rules that mend the subject behind a phrase that opens the sentence.

In: a ``Tree`` and a token. Out: the same tree, changed. In "In Tehran, an adviser told Reuters" the small model makes
the adviser another word for Tehran, and nobody tells.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, Tree
from kg.ontology.phrases import ARTICLES
from kg.ontology.words import Words

_OPENERS = frozenset({"prep", "advcl", "csubj", "advmod", "pcomp"})


def mend_subject_in_opening(tree: Tree, noun: int, words: Words) -> None:
    """ "In Tehran, an adviser told Reuters", "Speaking in Lima, the envoy rejected": the verb's own subject."""
    first, verb = tree.left[noun], tree.right[noun] + 1
    begin, end = tree.sentences[tree.sent[noun]]
    if verb >= end or tree.tag[verb] not in FINITE or first - 1 <= begin or tree.text[first - 1] != ",":
        return
    article = tree.child(noun, "det")
    if article is None or tree.lower[article] not in ARTICLES or tree.head[verb] != verb:
        return
    opener = noun
    while tree.head[opener] not in {opener, verb}:
        opener = tree.head[opener]
    if tree.head[opener] != verb or tree.dep[opener] not in _OPENERS or tree.left[opener] != begin:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return
    if tree.dep[opener] == "csubj":
        if tree.tag[opener] != "VBG":
            return
        tree.hang(opener, verb, "advcl")
    tree.hang(noun, verb, "nsubj")


def mend_speaker_behind_talks(tree: Tree, noun: int, words: Words) -> None:
    """ "Speaking in Oslo after talks with Ali, Rania Hakim said": no talks say so, and Ali is not called Hakim."""
    prep, verb = tree.left[noun] - 1, tree.head[noun]
    if prep < 0 or tree.dep[prep] != "prep" or tree.kids[prep] or tree.is_name(noun):
        return
    speaker = tree.head[verb - 1] if tree.dep[verb - 1] in {"compound", "flat"} else verb - 1
    opener = tree.head[prep]
    opens = tree.dep[opener] == "advcl" and tree.tag[opener] == "VBG" and tree.head[opener] == verb
    apart = (
        tree.dep[speaker] == "appos" and noun in tree.ancestors(speaker) and tree.text[tree.left[speaker] - 1] == ","
    )
    if opens and apart and tree.is_name(speaker) and tree.tag[verb] in FINITE:
        tree.hang(noun, prep, "pobj")
        tree.hang(speaker, verb, "nsubj")


def mend_state_behind_setting(tree: Tree, name: int, words: Words) -> None:
    """ "After talks in Cairo, Libya, which had armed them, signed": Cairo has armed nobody, and Libya signs.

    So it is with a participle: "At talks in Nairobi, Sudan, backed by Egypt, rejected the plan".
    """
    place, first = tree.head[name], tree.ent_start[name]
    inside = (
        tree.dep[place] == "pobj"
        and tree.is_name(place)
        and tree.ent[place] != "PERSON"
        and tree.text[first - 1] == ","
    )
    clause = next((word for word in tree.deps["relcl"] + tree.deps["acl"] if tree.left[word] == name + 2), None)
    if not inside or clause is None or tree.text[name + 1] != "," or clause < name:
        return
    begin = tree.right[clause] + 2
    if begin >= len(tree) or tree.text[begin - 1] != "," or tree.tag[clause] not in {*FINITE, "VBN", "VBG"}:
        return
    verb = next((word for word in (begin, tree.head[begin]) if tree.pos[word] == "VERB"), None)
    if verb is None or tree.first_of_verb(verb) != begin or tree.tag[begin] not in FINITE:
        return
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None:
        opener = subject - 1
        if tree.head[opener] != verb or tree.dep[opener] != "prep" or tree.left[subject] != opener + 1:
            return
        tree.hang(subject, opener, "pobj")  # "Following clashes in Darfur, Chad, which hosts them, closed the border"
    tree.hang_subject(name, verb)
    tree.hang(clause, name, tree.dep[clause])


def mend_subject_behind_year(tree: Tree, name: int, words: Words) -> None:
    """ "By the treaty of 1852 Bolivia received a port": behind the year of an opening stands who receives it."""
    prep, verb = tree.head[name], tree.ent_end[name]
    year = tree.child(prep, "pobj")
    if year is None or year == name or tree.dep[prep] != "prep" or tree.ent[year] != "DATE":
        return
    if verb >= len(tree) or tree.tag[verb] != "VBD" or not year < tree.ent_start[name] or tree.tag[year] != "CD":
        return
    opens = tree.left[verb] == tree.sentences[tree.sent[name]][0] and verb in tree.ancestors(prep)
    if opens and tree.child(verb, "nsubj", "nsubjpass", "expl") is None:
        tree.hang(name, verb, "nsubj")
