"""Rules that find the verb of a sentence where the small model sees none.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Malawi evicted squatters" it makes "evicted" say what the
squatters are like; a sentence needs a verb, and there is no other.
"""

from __future__ import annotations

from kg.extract.mending.headlines import lost_verb, make_clause
from kg.extract.mending.verbs import CLAUSES, make_main, make_past, make_verb
from kg.extract.tree import FINITE_OR_MODAL, NOUN_TAGS, Tree
from kg.ontology.words import Words

_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VB", "MD", "VBG"})
_BEGINNINGS = frozenset({"DT", "PRP$", "CD", "NNP", "NNPS"})
"""Tags of words that begin an object; a plain noun behind a participle may well be what it describes."""
_MARKS = frozenset({":", ";", "(", "–", "—", "--"})
"""Marks of lists and captions, which need no verb."""


def mend_verb_behind_day(tree: Tree, day: int, words: Words) -> None:
    """ "Fiji's premier on Friday scolded Chile for meddling": a past form behind the day is what the premier did."""
    verb, prep = day + 1, day - 1
    if verb + 1 >= len(tree) or prep < 1 or tree.lower[prep] != "on" or tree.text[verb] != tree.lower[verb]:
        return
    first, last = tree.sentences[tree.sent[verb]]
    root = tree.root(verb)
    if (
        root == verb
        and _is_past(tree, verb, words)
        and tree.tag[verb] == "NN"
        and tree.child(verb, "nsubj") is not None
    ):
        _put_day(tree, day, verb)
        make_past(tree, verb)
        return
    object_ = tree.head[verb]
    lost = tree.dep[verb] == "amod" and object_ > verb and _is_past(tree, verb, words)
    bare = tree.is_noun(root) and root < prep and tree.text[last - 1] == "."
    if (
        not lost
        or not bare
        or any(tree.tag[word] in FINITE_OR_MODAL and tree.dep[word] != "amod" for word in range(first, last))
    ):
        return
    for kid in tree.kids[root]:
        if kid > verb:
            tree.hang(kid, verb, "advcl" if tree.dep[kid] in {"relcl", "acl"} else tree.dep[kid])
    for kid in tree.children(object_, "prep", "npadvmod", "punct", "advcl"):
        if kid > object_ and tree.lower[kid] != "of":
            tree.move(kid, verb)
    tree.hang(verb, verb, "ROOT")
    tree.hang(root, verb, "nsubj")
    tree.hang(object_, verb, "dobj")
    _put_day(tree, day, verb)
    make_past(tree, verb)


def _is_past(tree: Tree, word: int, words: Words) -> bool:
    return (
        tree.tag[word] in {"VBN", "VBD"} or tree.lower[word].endswith("ed") or tree.lower[word] in words["rare_pasts"]
    )


def _put_day(tree: Tree, day: int, verb: int) -> None:
    """Hang "on Friday" on the verb behind it."""
    tree.hang(day, day - 1, "pobj")
    tree.hang(day - 1, verb, "prep")


def mend_participle_between_nouns(tree: Tree, verb: int, words: Words) -> None:
    """ "The militia that Rwanda armed captured Bukavu": the participle is the verb where no other is left."""
    object_, before = tree.head[verb], tree.left[verb] - 1
    if object_ < verb or verb == 0:
        return
    own = tree.child(verb, "nsubj")
    if own is None and _is_named(tree, verb - 1) and tree.head[verb - 1] == verb:
        own = verb - 1  # "Paraguay evicted squatters", where the country is taken for an adverb
    main = tree.dep[object_] in CLAUSES or tree.dep[object_] == "compound"
    if own is not None and own < verb and main and tree.tag[own] not in {"WDT", "WP"}:
        _make_clause(tree, verb, own)  # "Malawi evicted squatters": an adjective has no subject
        return
    root, last = tree.root(verb), tree.sentences[tree.sent[verb]][1]
    if tree.pos[root] in {"VERB", "AUX"} or tree.text[last - 1] not in {".", "!"} or tree.text[before] == ",":
        return
    if _is_behind_participle(tree, verb, root):
        _make_main(tree, verb, root)
        return
    described = next((kid for kid in tree.children(object_, "nmod", "nsubj") if tree.right[kid] == before), before)
    if described < before and tree.tag[described] in {"NNS", "NNP"} and tree.child(described, "prep") is not None:
        _make_clause(tree, verb, described)  # "Guards at Insein tortured prisoners"
        return
    person = tree.ent[before] == "PERSON" and tree.lower[verb] not in words["compound_participles"]
    if root == object_ and described == before and (tree.tag[verb] == "VBD" or "-" in tree.lemma[verb] or person):
        if tree.is_noun(before) and tree.head[before] == object_:
            _make_clause(tree, verb, before)  # "Police tear-gassed students"
        return
    relative = tree.dep[before] == "relcl" and tree.head[before] == root
    adjacent = tree.is_noun(before) and tree.head[before] == object_ and tree.dep[before] in {"nmod", "compound"}
    if relative if tree.is_noun(root) else adjacent:
        tree.hang(root, verb, "advmod")
        tree.hang(root if tree.is_noun(root) else before, verb, "nsubj")
        tree.hang(object_, verb, "dobj")
        tree.hang(verb, verb, "ROOT")
        tree.tag[verb] = "VBD"


def _is_named(tree: Tree, word: int) -> bool:
    """Whether a word that the parser takes for an adverb is written like a name, and is no date."""
    capital = tree.text[word][0].isupper() and tree.ent[word] not in {"DATE", "TIME"}
    return capital and tree.dep[word] == "npadvmod" and tree.tag[word] in NOUN_TAGS


def _make_clause(tree: Tree, verb: int, subject: int) -> None:
    """Make what stands before a noun like an adjective the verb whose object that noun is."""
    object_ = tree.head[verb]
    while tree.dep[object_] == "compound" and object_ < tree.head[object_]:
        object_ = tree.head[object_]
    tree.hang_in_place_of(verb, object_)
    tree.hang(object_, verb, "dobj")
    tree.hang(subject, verb, "nsubj")
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"
    for kid in tree.children(object_, "prep", "npadvmod", "punct", "advcl"):
        if kid > object_ and tree.lower[kid] != "of":
            tree.move(kid, verb)


def _is_behind_participle(tree: Tree, verb: int, root: int) -> bool:
    """ "Sailors armed with knives boarded boats": the plural before the verb belongs to the first participle."""
    before, object_ = verb - 1, tree.head[verb]
    prep = tree.head[object_]
    inside = tree.tag[root] in {"NNS", "NN"} and tree.dep[object_] == "pobj" and tree.head[prep] in tree.kids[root]
    participle = inside and tree.dep[tree.head[prep]] == "acl" and tree.tag[tree.head[prep]] == "VBN"
    return participle and tree.tag[before] == "NNS" and tree.head[before] == object_


def _make_main(tree: Tree, verb: int, root: int) -> None:
    before, object_ = verb - 1, tree.head[verb]
    tree.hang_in_place_of(before, object_)
    tree.move_kids_before(object_, before)
    tree.hang(root, verb, "nsubj")
    tree.hang(object_, verb, "dobj")
    tree.hang(verb, verb, "ROOT")
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"


def mend_verb_behind_description(tree: Tree, riding: int, words: Words) -> None:
    """ "Women banging pots protested against the junta.": without an auxiliary the first is no verb of a sentence."""
    subject = tree.child(riding, "nsubj")
    first, last = tree.sentences[tree.sent[riding]]
    if subject != riding - 1 or tree.child(riding, "aux") is not None:
        return
    if tree.text[last - 1] != "." or any(tree.tag[word] in {"VBZ", "VBP", "MD"} for word in range(first, last)):
        return
    below = (word for word in tree.subtree(riding) if word > riding and tree.dep[word] == "acl")
    verb = next((word for word in below if tree.tag[word] in {"VBN", "VBD"}), None)
    if verb is None or tree.child(verb, "agent", "auxpass") is not None or tree.text[verb - 1] == ",":
        return
    tree.move_kids_behind(riding, verb)
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubj")
    tree.hang(riding, subject, "acl")
    tree.tag[verb] = "VBD"


def mend_adjective_as_verb(tree: Tree, armed: int, words: Words) -> None:
    """ "Malawi armed and trained them": an adjective with a subject, and an object or a verb beside it, is a verb."""
    subject, second = tree.child(armed, "nsubj"), tree.child(armed, "conj")
    if subject is None or subject > armed:
        return
    if not tree.lower[armed].endswith("ed"):
        if tree.dep[armed] == "ccomp" and {"mark", "dobj"} <= tree.kinds(armed):  # "that Ghana extradite suspects"
            make_verb(tree, armed, "VB")
        return
    joined = second is not None and tree.tag[second] == "VBD"
    if tree.child(armed, "aux", "cop") is None and (joined or tree.child(armed, "dobj") is not None):
        make_past(tree, armed)


def mend_told_as_adjective(tree: Tree, told: int, words: Words) -> None:
    """ "Mercosur threatened sanctions against Peru if ...": the tagger's past form is the verb of a bare name."""
    noun, name = tree.head[told], told - 1
    if tree.lower[told] not in words["pasts_of_telling"] or not tree.is_noun(name) or tree.dep[name] != "ROOT":
        return
    if tree.head[noun] != name or tree.child(noun, "det", "poss") is not None:
        return
    tree.move_kids_behind(name, told)
    tree.hang(told, told, "ROOT")
    tree.hang(name, told, "nsubj")
    tree.hang(noun, told, "dobj")
    make_verb(tree, told, "VBD")


def mend_verb_of_unknown_tag(tree: Tree, verb: int, words: Words) -> None:
    """ "Lawmakers impeach the president.": the tagger may not know the word, but it has a subject and an object."""
    subject = tree.child(verb, "nsubj")
    if subject == verb - 1 and tree.tag[subject] in {"NNS", "NNPS"} and tree.child(verb, "dobj") is not None:
        make_verb(tree, verb, "VBP")


def mend_lost_verb(tree: Tree, root: int, words: Words) -> None:
    """ "The government of Bolivia censured Chile.", "Police jail a banker.": the only word that may be a verb is it."""
    first, last = tree.sentences[tree.sent[root]]
    if tree.text[last - 1] != "." or not tree.is_noun(root) or not _MARKS.isdisjoint(tree.text[first:last]):
        return
    if any(_is_verb(tree, word) for word in range(first, last)):
        return
    found = [word for word in range(first + 1, last - 2) if _may_be_lost(tree, word, words)]
    if len(found) == 1:
        _part_at(tree, found[0], first, last)
    present = lost_verb(tree, first, last - 1, words) if not found else None
    if present is not None and tree.tag[present - 1] != "NNP":  # of one name it may be the deed: "the UN order"
        make_clause(tree, first, present, last)
        tree.hang(present, present, "ROOT")


def mend_plural_behind_article(tree: Tree, article: int, words: Words) -> None:
    """ "A court sentences Zuma to 15 months.", "A judge orders Park held.": what "a" stands before is no plural."""
    verb = tree.head[article]
    subject = verb - 1
    first, last = tree.sentences[tree.sent[verb]]
    behind = tree.tag[verb + 1] if verb + 1 < last else ""
    if article != first or tree.tag[verb] != "NNS" or tree.tag[subject] != "NN" or tree.head[subject] != verb:
        return
    if tree.lemma[verb] not in words["headline_verbs"] | words["verbs_like_plurals"] or behind not in _BEGINNINGS:
        return
    nouns = (word for word in range(verb + 1, last - 1) if tree.is_noun(word) and not _is_modifier(tree, word))
    object_ = next(nouns, None)
    if object_ is None:
        return
    deed = object_ + 1
    make_verb(tree, verb, "VBZ")
    tree.move_kids_before(verb, subject)
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubj")
    tree.hang(object_, verb, "dobj")
    if tree.tag[deed] in {"VBD", "VBN"}:
        tree.hang(deed, verb, "xcomp")
        tree.tag[deed] = "VBN"


def _is_modifier(tree: Tree, word: int) -> bool:
    return tree.dep[word] in {"compound", "nmod", "poss", "nummod"} and tree.head[word] > word


def _is_verb(tree: Tree, word: int) -> bool:
    return tree.tag[word] in _VERBAL and tree.dep[word] not in {"amod", "compound", "nmod", "prep"}


def _may_be_lost(tree: Tree, word: int, words: Words) -> bool:
    """Whether a word between two nouns may be a verb: no "Togo backed rebels", who are backed by Togo."""
    lower, before, behind = tree.lower[word], word - 1, word + 1
    past = tree.tag[word] in {"VBN", "VBD"} or lower.endswith("ed") or lower in words["rare_pasts"]
    listed = lower in words["heading_participles"] | words["compound_participles"]
    if not past or listed or tree.text[word] != lower or tree.head[word] < word:
        return False
    begins = (
        _BEGINNINGS | NOUN_TAGS | {"JJ"} if lower in words["rare_pasts"] else _BEGINNINGS
    )  # that form is no adjective
    return tree.tag[before] in NOUN_TAGS and tree.tag[behind] in begins and tree.text[before][-1].isalpha()


def _part_at(tree: Tree, verb: int, first: int, last: int) -> None:
    """Make what stands before ``verb`` its subject and what stands behind it its object."""
    subject = next((word for word in range(first, verb) if _is_top(tree, word, first, verb)), verb - 1)
    object_ = next((word for word in range(verb + 1, last) if _is_top(tree, word, verb + 1, last)), verb + 1)
    for word in range(first, last):
        outside = not first <= tree.head[word] < verb if word < verb else not verb < tree.head[word] < last
        if outside or tree.head[word] == word:
            modifier = word == verb - 1 and word != subject
            over = word + 1 < verb and tree.tag[word] in NOUN_TAGS | {"DT", "JJ"} and word != subject
            tree.hang(word, subject if modifier or over else verb, "pobj" if modifier else tree.dep[word])
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubj")
    tree.hang(object_, verb, "dobj")
    _hang_last_name(tree, subject, verb)
    make_past(tree, verb)


def _is_top(tree: Tree, word: int, first: int, last: int) -> bool:
    """Whether a noun hangs on nothing between two tokens."""
    return tree.is_noun(word) and not (first <= tree.head[word] < last and tree.head[word] != word)


def _hang_last_name(tree: Tree, subject: int, verb: int) -> None:
    """Hang the noun before the verb, once part of the object, on the preposition before it: "of Bolivia"."""
    name = verb - 1
    prep = next((word for word in range(name - 1, subject, -1) if tree.tag[word] == "IN"), None)
    if name != subject and prep is not None and tree.child(prep, "pobj") in {None, tree.head[verb]}:
        tree.hang(name, prep, "pobj")
        for word in range(prep + 1, name):
            if tree.head[word] > name:
                tree.move(word, name)


def mend_main_behind_apposition(tree: Tree, verb: int, words: Words) -> None:
    """ "Silva, the leader whose party won, offered to resign": he did, and was not offered to anybody."""
    noun, comma = tree.head[verb], tree.left[verb] - 1
    beside = tree.child(noun, "appos")
    if tree.head[noun] != noun or comma != verb - 1 or tree.text[comma : comma + 1] != [","] or beside is None:
        return
    behind = tree.children(verb, "xcomp", "advcl")
    infinitive = next((kid for kid in behind if tree.lower[tree.left[kid]] == "to"), None)
    signature = words.signature("to", tree.lemma[verb])
    if infinitive is None or signature is None or signature.control != "subject" or not noun < beside < verb:
        return
    if tree.right[beside] < verb and tree.child(verb, "agent", "dobj") is None:
        make_past(tree, verb)
        make_main(tree, verb, noun, noun)
        tree.hang(infinitive, verb, "xcomp")
