"""Rules that mend what an insertion or an inversion breaks: whose verb is whose when something stands between.

In: a ``Tree`` and a token. Out: the same tree, changed. In "The governor had asked for help, Okello said, and had fled"
the small model has Okello flee; the governor did, by his word.
"""

from __future__ import annotations

from kg.extract.mending.subjects import behind_day
from kg.extract.mending.verbs import hang_full_stop, has_modal
from kg.extract.tree import ACTOR_LABELS, FINITE, FINITE_OR_MODAL, SUBJECTS, Tree
from kg.ontology.words import Words

_TIME_MARKS = frozenset({"until", "after", "when", "once", "since", "before", "if"})


def mend_source_with_participle(tree: Tree, according: int, words: Words) -> None:
    """ "According to two aides interviewed in Oslo, Chad paid": they are the source, and the participle says which."""
    to = according + 1
    if tree.lower[to : to + 1] != ["to"] or tree.child(to, "pobj") is not None:
        return
    noun = next((word for word in tree.deps["nsubj"] if tree.left[word] == to + 1), None)
    verb = tree.head[noun] if noun is not None else according
    main = tree.head[verb]
    if noun is None or verb == main or tree.tag[verb] not in {"VBN", "VBD"} or verb != noun + 1:
        return
    if tree.child(verb, "aux", "auxpass", "dobj") is None:
        tree.hang(according, main, "prep")
        tree.hang(to, according, "prep")
        tree.hang(noun, to, "pobj")
        tree.hang(verb, noun, "acl")
        tree.tag[verb] = "VBN"


def mend_source_behind_and(tree: Tree, according: int, words: Words) -> None:
    """ "Israel bombed Homs and, according to Tishreen, killed three": the source tells of the second deed alone."""
    first = tree.head[according]
    before = according - 1 if tree.text[according - 1] == "," else according
    if tree.dep[before - 1] != "cc" or tree.head[before - 1] != first:
        return
    second = next((verb for verb in tree.children(first, "conj") if verb > according), None)
    if second is not None:
        tree.move(according, second)


def mend_inverted_main(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Not until Mali paid did Niger reopen the mine": Niger did, and the clause before it only says when."""
    first = tree.sentences[tree.sent[auxiliary]][0]
    if tree.lower[first] not in {"not", "only"} or tree.lower[first + 1] not in _TIME_MARKS or auxiliary <= first + 2:
        return
    subject = next((word for word in tree.deps["nsubj"] if tree.left[word] == auxiliary + 1), None)
    if subject is None:
        return
    verb, early = tree.head[subject], tree.head[first + 1]
    root = next((word for word in (verb, *tree.ancestors(verb)) if tree.dep[word] == "ROOT"), verb)
    if tree.tag[verb] not in {"VB", "VBN"} or not early < auxiliary < verb or root not in {verb, early, auxiliary}:
        return
    if root != verb:
        tree.hang(verb, verb, "ROOT")
        hang_full_stop(tree, root, verb)
    tree.hang(auxiliary, verb, "aux")
    tree.hang(early, verb, "advcl")


def mend_subject_of_time_clause(tree: Tree, prep: int, words: Words) -> None:
    """ "but not before the garrison there had shot down a plane": what stands behind "before" is the verb's subject.

    So it is in "Months after the king, who ruled alone, dismissed him, Sen seized power": what has an object is no
    participle.
    """
    noun = tree.child(prep, "pobj")
    if noun is None or tree.dep[prep] not in {"prep", "mark"}:
        return
    above, past = tree.head[prep], tree.child(noun, "acl")
    if past is not None and tree.left[past] == past == noun + 1 and tree.lower[past] in words["mere_pasts"]:
        tree.hang(past, above, "advcl")  # "stopped after nuns knelt on the road"
        tree.hang(noun, past, "nsubj")
        tree.hang(prep, past, "mark")
        tree.tag[past] = "VBD"
        return
    marked = tree.dep[prep] == "mark"  # "killed as Niger shells towns"
    below = marked or (above > noun and tree.dep[above] in {"conj", "advcl"})
    verb = above if below else next((kid for kid in tree.children(above, "advcl") if kid > noun), above)
    begin = tree.first_of_verb(verb)
    close = tree.right[noun] + 1
    close += close < begin and tree.text[close] == "," == tree.text[noun + 1]  # "the army, backed by Mali, took Bol"
    if verb < noun or begin != close or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    finite = begin < verb and (tree.lower[begin] == "had" if below else tree.tag[begin] in FINITE | {"MD"})
    finite = finite or (below and begin == verb and tree.tag[verb] == "VBD" and tree.child(verb, "dobj") is not None)
    if marked or (finite and tree.child(verb, "mark") is None):
        tree.hang_subject(noun, verb)
        tree.hang(prep, verb, "mark")
        tree.hang(verb, tree.head[verb], "advcl")


def mend_subject_before_setting(tree: Tree, mark: int, words: Words) -> None:
    """ "left after Marco Rubio, on a trip to Lima, warned Peru": he warned it, and not who left.

    So it is with a description, a participle, a relative clause or a day: "failed after Laos, a friend of China,
    blocked it", "fled after Niger on Tuesday bombed the town".
    """
    noun, above = tree.child(mark, "pobj"), tree.above(mark, "VERB", "AUX")
    if noun is None or above is None or not above < mark < noun or tree.dep[mark] != "prep":
        return
    begin = _behind_insertion(tree, noun)
    verb = begin if begin is None or tree.dep[begin] not in {"aux", "auxpass"} else tree.head[begin]
    if begin is None or verb is None or not _lacks_subject(tree, verb, above, words):
        return
    if tree.head[above] == verb and tree.dep[above] in {"ccomp", "advcl"}:
        tree.hang_in_place_of(above, verb)
        hang_full_stop(tree, verb, above)
    elif above not in tree.ancestors(verb):
        return
    for word in range(noun + 1, begin):
        if not noun < tree.head[word] < begin:
            head, dep = _place_in_clause(tree, word, noun, verb)
            tree.hang(word, head, dep)
    tree.hang(mark, verb, "mark")
    tree.hang_subject(noun, verb)
    tree.hang(verb, above, "advcl")
    if tree.tag[verb] == "VBN" and verb == begin:
        tree.tag[verb] = "VBD"


def _behind_insertion(tree: Tree, noun: int) -> int | None:
    """Return the finite verb behind what is set in between it and its subject: a day, or words between two commas."""
    last = tree.sentences[tree.sent[noun]][1]
    behind = noun + 1
    begin = behind_day(tree, behind)
    if begin > behind and begin < last:
        return begin if tree.tag[begin] == "VBD" and tree.child(begin, "dobj") is not None else None
    comma = next((word for word in range(behind, last) if tree.text[word] == ","), last)
    opens = comma + 1
    if opens >= last or any(tree.tag[word] in FINITE_OR_MODAL for word in range(behind, comma)):
        return None
    clause = tree.tag[opens] in {"WDT", "WP", "WP$", "VBG"}  # may have finite verbs of its own
    if not clause and not _may_be_set_in(tree, opens, noun):
        return None
    for word in range(opens + 1, last):
        finite = tree.tag[word] in FINITE_OR_MODAL or tree.dep[word] == "ROOT"
        if finite or (tree.tag[word] == "VBN" and tree.child(word, "dobj") is not None):
            if word in {behind_day(tree, one) for one in range(word - 3, word + 1) if tree.text[one - 1] == ","}:
                return word
            if finite and not clause:
                return None
    return None


_OPENS_DESCRIPTION = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "CD", "RB", "VBG", "VBN", "JJS", "PDT"})


def _may_be_set_in(tree: Tree, first: int, noun: int) -> bool:
    """Whether what begins at ``first`` describes the noun before, and is not the next of a list."""
    if tree.tag[first] in {"NNP", "NNPS"}:
        return tree.tag[first + 1 : first + 2] == ["POS"]
    if tree.tag[first] == "IN":
        return tree.ent[noun] in ACTOR_LABELS
    return tree.tag[first] in _OPENS_DESCRIPTION


def _lacks_subject(tree: Tree, verb: int, above: int, words: Words) -> bool:
    """Whether the verb behind an insertion has no subject, and is no "Obi said" and no verb of a main clause."""
    if tree.child(verb, *SUBJECTS, "mark", "agent") is not None or tree.dep[above] in {"relcl", "acl"}:
        return False
    if any(joint < verb for joint in tree.children(verb, "cc")):
        return False
    object_ = tree.child(verb, "dobj")
    declared = object_ is not None and tree.tag[object_] == "NN" and tree.child(object_, "det") is None
    told = declared or tree.child(verb, "ccomp") is not None  # "declared independence", unlike "said the ministry"
    return told or tree.lemma[verb] not in words["speech_verbs"]


def _place_in_clause(tree: Tree, word: int, noun: int, verb: int) -> tuple[int, str]:
    """Return what a word of the insertion hangs on: the subject that it describes, or the verb behind."""
    if tree.tag[word] == "VBN":
        return noun, "acl"
    if tree.tag[word] == "VBG" and tree.lower[word] != "according":
        return verb, "advcl"
    if tree.is_noun(word) and tree.ent[word] != "DATE":
        return noun, "appos"
    if tree.dep[word] in {"relcl", "punct"}:
        return noun, tree.dep[word]
    return verb, tree.dep[word]


def mend_conjunct_behind_report(tree: Tree, verb: int, words: Words) -> None:
    """ "had asked the UN for help, Okello said, and had fled": who had asked had fled, and not who says so.

    So it is with "medics told Reuters on Monday, and killed", but not with what one who speaks does in words: "and
    added that".
    """
    teller = tree.head[verb]
    if tree.lemma[teller] not in words["speech_verbs"]:
        return
    told, subject = tree.child(teller, "ccomp"), tree.child(teller, "nsubj")
    if told is None or subject is None or not told < subject < teller or tree.text[tree.left[subject] - 1] != ",":
        return
    begin = tree.first_of_verb(verb)
    joint, own = begin - 1, tree.child(verb, "nsubj", "nsubjpass", "mark") is not None
    if own or tree.lower[joint] not in {"and", "but"} or tree.text[joint - 1] != ",":
        return
    if (joint == teller + 2 and teller == subject + 1) or _is_insertion_before(tree, teller, verb, joint, words):
        tree.conjoin(verb, told, joint)


def _is_insertion_before(tree: Tree, teller: int, verb: int, joint: int, words: Words) -> bool:
    """Whether all from the teller to the comma before ``joint`` tells whom, when and where he told what is told."""
    told = tree.child(teller, "ccomp")
    between = [kid for kid in tree.kids[teller] if teller < kid < joint - 1]
    set_in = all(tree.dep[kid] in _SETTINGS for kid in between) and "," not in tree.text[teller : joint - 1]
    in_words = tree.lemma[verb] in words["speech_verbs"] | words["verbal_acts"] | words["disputing_verbs"]
    would = told is not None and has_modal(tree, told)  # "would not talk, he told reporters, and left"
    return set_in and not in_words and would == (has_modal(tree, verb) or tree.tag[verb] == "VB")


_SETTINGS = frozenset({"dobj", "dative", "prep", "npadvmod", "advmod"})


def mend_bracketed_sentence(tree: Tree, bracket: int, words: Words) -> None:
    """ "under Zuma (his successor, Cyril Ramaphosa, inherited it)": the sentence in brackets has its own subject."""
    end = next((word for word in range(bracket + 1, len(tree)) if tree.text[word] == ")"), bracket)
    verb = next((word for word in range(bracket + 1, end) if tree.tag[word] in {"VBD", "VBZ"}), None)
    if verb is None or bracket < tree.head[verb] < end or tree.child(verb, "nsubj", "nsubjpass", "auxpass") is not None:
        return
    subject = next(
        (word for word in range(bracket + 1, verb) if tree.is_noun(word) and tree.head[word] < bracket), None
    )
    main = tree.above(bracket, "VERB", "AUX")
    if subject is None or main is None or tree.text[verb - 1] != "," or tree.dep[subject] != "appos":
        return
    tree.hang(subject, verb, "nsubj")
    tree.hang(verb, main, "conj")


def mend_emphatic(tree: Tree, self_: int, words: Words) -> None:
    """ "had himself asked for it": the word only lays weight on who had."""
    verb = tree.head[self_]
    if tree.dep[self_] == "nsubj" and any(kid < self_ for kid in tree.children(verb, "nsubj")):
        tree.hang(self_, verb, "npadvmod")
        if tree.tag[verb] == "VBD" and tree.child(verb, "aux") is not None:
            tree.tag[verb] = "VBN"


def mend_second_attribute(tree: Tree, attribute: int, words: Words) -> None:
    """ "is the director of Apollon, a company in Minsk": a body behind the comma is the one named before it."""
    first = tree.child(tree.head[attribute], "attr")
    comma = tree.left[attribute] - 1
    if first is None or not first < attribute or tree.text[comma] != "," or tree.tag[first] != "NN":
        return
    bodies = words["institution_nouns"] | words["bodies_of_people"] | words["unit_nouns"]
    body = next((word for word in range(first + 1, comma) if tree.dep[word] == "pobj" and tree.is_name(word)), None)
    if tree.lemma[attribute] in bodies and body is not None and tree.right[body] >= comma - 1:
        tree.hang(attribute, body, "appos")


def mend_subject_before_insertion(tree: Tree, noun: int, words: Words) -> None:
    """ "cut the aid, and Premier Ito, on a visit to Rome, said": who stands before the insertion says so."""
    first = tree.head[noun]
    if tree.pos[first] not in {"VERB", "AUX"} or tree.pos[noun] not in {"NOUN", "PROPN"}:
        return
    last = tree.inner_edges(noun)[1]
    if tree.dep[tree.left[noun] - 1] != "cc" or tree.text[last + 1 : last + 2] != [","]:
        return
    verb = next((kid for kid in tree.children(first, "conj") if kid > noun), None)
    if verb is None or tree.tag[tree.first_of_verb(verb)] not in FINITE | {"MD"}:
        return
    between = [kid for kid in tree.children(first, "prep") if noun < kid < verb]
    comma = tree.first_of_verb(verb) - 1
    if not between or tree.text[comma] != "," or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    if between[0] == last + 2 and tree.right[between[-1]] == comma - 1:
        tree.hang_subject(noun, verb)
        for prep in between:
            tree.move(prep, verb)


def mend_cleft_behind_report(tree: Tree, verb: int, words: Words) -> None:
    """ "It was the Turks, says Athens, who opened fire": they did, and Athens only says so."""
    speaker = tree.head[verb]
    teller = tree.head[speaker]
    who = tree.child(verb, "nsubj", "nsubjpass", "dobj")
    if tree.dep[speaker] not in {"nsubj", "dobj"} or tree.lemma[teller] not in words["speech_verbs"]:
        return
    if not teller < speaker < verb or tree.text[teller - 1] != ",":
        return
    if who is None or tree.tag[who] not in {"WP", "WDT"} or tree.text[who - 1] != ",":
        return
    be = next((one for one in (*tree.children(teller, "ccomp"), tree.head[teller]) if tree.lemma[one] == "be"), None)
    named = tree.child(be, "attr") if be is not None else None
    subject = tree.child(be, "nsubj", "expl") if be is not None else None
    if be is None or named is None or subject is None or tree.lower[subject] != "it" or not be < named < teller:
        return
    tree.hang(verb, named, "relcl")
    tree.hang(speaker, teller, "nsubj")
    if tree.head[teller] == be:
        tree.hang_in_place_of(teller, be)
        tree.hang(be, teller, "ccomp")


def mend_hearsay(tree: Tree, it: int, words: Words) -> None:
    """ "Chad, it is claimed, shelled the camp": it is claimed that Chad did; so with "it seems"."""
    before = it - 2 if it > 1 and tree.lower[it - 1] == "so" else it - 1  # ", so it is said,"
    if before < 0 or tree.text[before] != ",":
        return
    last = next((word for word in range(it + 1, min(len(tree), it + 6)) if tree.text[word] == ","), None)
    heard = last - 1 if last is not None else it
    if last is None or tree.head[it] != heard or not _is_hearsay(tree, heard, words):
        return
    root = tree.root(it)
    if root != heard:
        if tree.pos[root] in {"VERB", "AUX"}:
            tree.hang(heard, heard, "ROOT")
            tree.hang(root, heard, "ccomp")
        return
    opening = next(
        (kid for kid in tree.children(heard, "ccomp") if kid < it and tree.child(kid, "nsubj") is not None), None
    )
    verb = next((kid for kid in tree.children(heard, "conj", "advcl", "xcomp", "ccomp", "dep") if kid > last), None)
    if opening is None or verb is None or tree.lemma[opening] not in {"have", "be"}:
        return
    subject = tree.child(opening, "nsubj")
    passive = tree.lemma[opening] == "be" and tree.tag[verb] in {"VBN", "VBD"}
    tree.hang(verb, heard, "ccomp")
    tree.hang(opening, verb, "auxpass" if passive else "aux")
    if subject is not None:
        tree.hang(subject, verb, "nsubjpass" if passive else "nsubj")
    tree.pos[opening] = "AUX"
    if tree.tag[verb] == "VBD":
        tree.tag[verb] = "VBN"


def _is_hearsay(tree: Tree, verb: int, words: Words) -> bool:
    told = tree.lower[verb] in words["hearsay_participles"] and tree.child(verb, "auxpass") is not None
    return told or tree.lemma[verb] in words["hearsay_verbs"]


def mend_date_before_conjunct(tree: Tree, verb: int, words: Words) -> None:
    """ "froze its assets and, on Friday, shut the port": it was shut on Friday."""
    comma = tree.first_of_verb(verb) - 1
    first = tree.head[verb]
    if comma < 3 or tree.text[comma] != "," or tree.pos[verb] != "VERB":
        return
    inserted = [kid for one in {first, *tree.children(first, "conj")} for kid in tree.children(one, "prep", "npadvmod")]
    last = next((one for one in inserted if tree.right[one] == comma - 1 and one < verb), None)
    if last is None or tree.text[tree.left[last] - 1] != "," or tree.lower[tree.left[last] - 2] not in {"and", "but"}:
        return
    if any(tree.ent[word] in {"DATE", "TIME", "GPE"} for word in range(tree.left[last], comma)):
        tree.move(last, verb)


def mend_told_behind_setting(tree: Tree, told: int, words: Words) -> None:
    """ "said in a speech on state radio that soldiers had stepped in": they did by his word, and not by radio."""
    that = next((kid for kid in tree.children(told, "dobj", "mark") if tree.lower[kid] == "that"), None)
    place = tree.head[told]
    subject = tree.child(told, "nsubj", "nsubjpass")
    if that is None or subject is None or that != tree.left[told] or tree.left[subject] != that + 1:
        return
    teller = next((word for word in tree.ancestors(place) if tree.pos[word] == "VERB"), None)
    if teller is None or tree.lemma[teller] not in words["speech_verbs"] or tree.child(teller, "ccomp") is not None:
        return
    whole = tree.dep[that] == "mark" or tree.pos[subject] != "PRON"
    setting = any(tree.lower[prep] in {"in", "at", "during"} and prep < place for prep in tree.children(teller, "prep"))
    if whole and setting and tree.child(teller, "dobj") is None:
        tree.hang(told, teller, "ccomp")
        tree.hang(that, told, "mark")
        tree.tag[that] = "IN"


def mend_object_behind_content(tree: Tree, name: int, words: Words) -> None:
    """ "said that it had killed Lieut. Col. John Brown": he is killed, and not said."""
    teller = tree.head[name]
    verb = tree.child(teller, "ccomp")
    if verb is None or tree.lemma[teller] not in words["speech_verbs"]:
        return
    begin = tree.left[name]
    whole = tree.child(verb, "dobj", "auxpass", "ccomp", "prep", "attr") is not None
    if teller < verb < name and begin in {verb + 1, verb + 2} and tree.right[verb] < name and not whole:
        tree.hang(name, verb, "dobj")


def mend_interrupted_progressive(tree: Tree, be: int, words: Words) -> None:
    """ "Iran is not, officials say, building a bomb": Iran does not build it, whatever is set in; no official does."""
    opening = be + 1 + (tree.lower[be + 1 : be + 2] in (["not"], ["never"], ["n't"]))
    if opening >= len(tree) - 2 or tree.text[opening] not in _PAUSES or tree.dep[be] in {"aux", "auxpass"}:
        return
    subject, above = tree.child(be, "nsubj"), tree.head[be]
    heads = {be, above, *tree.children(be, "advcl", "parataxis", "ccomp", "conj")}
    verb = next((word for word in range(opening + 2, len(tree)) if tree.tag[word] == "VBG"), None)
    if subject is None or verb is None or tree.head[verb] not in heads or tree.dep[verb] not in _LOOSE:
        return
    complement = tree.child(be, "attr", "acomp", "oprd")
    if tree.lemma[subject] in words["named_as_deeds"] | words["prospective_nouns"]:
        return  # "The problem was, as always, funding the army"
    if tree.sent[verb] != tree.sent[be] or (complement is not None and tree.lower[complement] != "contrary"):
        return
    own = tree.kinds(verb).isdisjoint({"nsubj", "nsubjpass", "mark", "aux"})
    if not own or tree.left[verb] != verb or tree.text[verb - 1] not in _PAUSES:
        return
    tree.take_place_of(verb, be, "aux")
    if complement is not None:
        tree.hang(complement, verb, "prep")


_PAUSES = frozenset({",", "“", "”", '"', "``", "''", "–", "—"})
_LOOSE = frozenset({"advcl", "xcomp", "ccomp", "acl", "dep"})


def mend_neither_before_auxiliary(tree: Tree, neither: int, words: Words) -> None:
    """ "Neither is Iran arming them": who does not is Iran."""
    verb, auxiliary = tree.head[neither], neither + 1
    if verb == auxiliary:
        inner = tree.child(auxiliary, "attr", "ccomp", "acomp", "xcomp")
        if tree.dep[auxiliary] not in {"aux", "auxpass"} and inner is not None and tree.tag[inner] in {"VBG", "VBN"}:
            tree.take_place_of(inner, auxiliary, "aux" if tree.tag[inner] == "VBG" else "auxpass")  # "is" as the verb
        verb = tree.head[auxiliary]
    subjects = (*tree.children(auxiliary, "nsubj", "nsubjpass"), *tree.children(verb, "nsubj", "nsubjpass"))
    if tree.dep[auxiliary] in {"aux", "auxpass"} and any(auxiliary < subject < verb for subject in subjects):
        tree.hang(neither, verb, "advmod")
