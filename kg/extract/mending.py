"""Rules that mend a parse before it is read, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "met Gerasimov in Geneva on Wednesday" the small model hangs "in
Geneva" on the name; a person's name takes no place, so that it goes back to the verb.
"""

from __future__ import annotations

from kg.extract import clausemending, subjectmending, verbmending
from kg.extract.tree import Tree
from kg.ontology.words import Words

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_ADJUNCT_PREPOSITIONS = frozenset({"in", "on", "at", "during", "after", "before", "since", "until"})


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    for rule in (*_HEADLINE_RULES, *_RULES) if headline else _RULES:
        if rule(tree, words):
            tree.link()


def _lift_adjuncts_of_names(tree: Tree, words: Words) -> bool:
    """Move "in Geneva", "on Wednesday" from a person's name, a pronoun or a title to the verb that governs it."""
    changed = False
    for prep in range(len(tree)):
        if tree.dep[prep] != "prep" or tree.lower[prep] not in _ADJUNCT_PREPOSITIONS:
            continue
        noun = tree.head[prep]
        object_ = tree.child(prep, "pobj")
        if object_ is None or not _takes_no_adjunct(tree, noun, object_):
            continue
        verb = next((above for above in tree.ancestors(noun) if tree.pos[above] in {"VERB", "AUX"}), None)
        if verb is not None and tree.sent[verb] == tree.sent[prep] and verb < prep:
            tree.head[prep] = verb
            changed = True
    return changed


def _takes_no_adjunct(tree: Tree, noun: int, object_: int) -> bool:
    time_or_place = tree.ent[object_] in {"DATE", "TIME", "GPE", "LOC"}
    if tree.ent[noun] == "PERSON" or tree.tag[noun] == "PRP":
        return time_or_place
    if tree.ent[noun] == "ORG" and tree.dep[noun] == "pobj" and tree.ent[object_] == "GPE":
        prep = tree.head[noun]  # "will host ministers of the Coalition in Washington"
        above = tree.head[prep]
        if tree.is_noun(above) or (tree.ent[prep] == "ORG" and tree.pos[above] == "VERB"):
            return True  # the latter in "the Coalition to Counter ISIL in Washington": the name's own "to"
    return (
        tree.ent[object_] in {"DATE", "TIME"}
        and tree.ent[noun] in {"GPE", "ORG", "NORP"}
        and tree.lower[tree.head[object_]] == "on"
    )


def _mend_contractions(tree: Tree, words: Words) -> bool:
    """ "should’ve been made": the typographic "’ve" is taken for a noun."""
    changed = False
    for index in range(1, len(tree)):
        if tree.lower[index] in {"’ve", "'ve"} and tree.dep[index] != "aux":
            verb = next((above for above in tree.ancestors(index) if tree.pos[above] in {"VERB", "AUX"}), None)
            if verb is not None:
                tree.dep[index], tree.pos[index], tree.tag[index], tree.lemma[index] = "aux", "AUX", "VB", "have"
                tree.head[index] = verb
                changed = True
    return changed


def _mend_make_sure(tree: Tree, words: Words) -> bool:
    """ "make sure (that) S": "sure" is a particle of the verb, and S the verb's complement."""
    changed = False
    for index in range(1, len(tree)):
        verb = tree.head[index]
        if tree.lower[index] in {"sure", "certain"} and tree.lemma[verb] == "make" and verb == index - 1:
            tree.dep[index] = "prt"
            for kid in tree.kids[index]:
                tree.head[kid] = verb
            changed = True
    return changed


def _mend_noun_conjoined_with_verb(tree: Tree, words: Words) -> bool:
    """ "call for an end to attacks, as well as its siege": a noun is conjoined with a noun, not with the verb."""
    changed = False
    for noun in range(len(tree)):
        verb = tree.head[noun]
        if tree.dep[noun] != "conj" or tree.tag[noun] not in {"NN", "NNS"} or tree.pos[verb] != "VERB" or verb > noun:
            continue
        if tree.child(noun, "nsubj", "aux", "dobj") is not None:
            continue
        comma = tree.left[noun] - 1
        while comma > verb and tree.dep[comma] not in {"punct", "dobj", "pobj", "conj"}:
            comma -= 1
        first = tree.head[comma] if tree.dep[comma] == "punct" else comma
        if verb < first < noun and tree.is_noun(first) and verb in tree.ancestors(first):
            tree.head[noun] = first
            changed = True
    return changed


def _mend_missing_subject(tree: Tree, words: Words) -> bool:
    """ "Nauru became the latest state ...": a bare name before a finite verb without subject is its subject.

    So is the phrase between a comma and the verb: "On a visit to Gabon, President Sassou voiced his support".
    """
    changed = False
    for verb in range(len(tree)):
        if tree.tag[verb] not in {"VBD", "VBZ", "VBP"} or tree.child(verb, *_SUBJECTS) is not None:
            continue
        name = next((kid for kid in tree.children(verb, "npadvmod") if kid < verb), None)
        if name is not None and tree.is_name(name) and tree.ent[name] not in {"DATE", "TIME"}:
            tree.dep[name] = "nsubj"
        elif tree.head[verb - 1] == verb and _is_acronym(tree.text[verb - 1]):  # "In March, USAID provided"
            tree.dep[verb - 1], tree.tag[verb - 1], tree.pos[verb - 1] = "nsubj", "NNP", "PROPN"
        elif tree.head[verb] == verb and _is_phrase_before(tree, verb):
            tree.head[verb - 1], tree.dep[verb - 1] = verb, "nsubj"
            changed = True
    return changed


def _is_acronym(text: str) -> bool:
    return len(text) > 2 and text.isupper() and text.isalpha()


def _is_phrase_before(tree: Tree, verb: int) -> bool:
    """Whether a noun phrase stands between a comma and the verb, hung on what precedes the comma."""
    noun = verb - 1
    if noun < 1 or not tree.is_noun(noun) or tree.ent[noun] in {"DATE", "TIME"}:
        return False
    start = tree.left[noun]
    return (
        tree.dep[noun] in {"appos", "conj", "dep", "pobj", "dobj"}
        and tree.text[start - 1] == ","
        and tree.head[noun] < start
    )


def _mend_infinitive_of_noun(tree: Tree, words: Words) -> bool:
    """ "the latest state to cut ties", "the offer to let them go": an infinitive right behind its noun is its own."""
    changed = False
    for verb in range(len(tree)):
        if tree.dep[verb] != "advcl" or tree.tag[verb] != "VB":
            continue
        first, above = tree.left[verb], tree.head[verb]
        noun = first - 1
        if (
            tree.lower[first] != "to"
            or noun <= above
            or tree.head[noun] != above
            or tree.dep[noun] not in {"dobj", "attr"}
        ):
            continue
        outstanding = any(
            tree.tag[kid] == "JJS" or tree.lower[kid] in {"first", "last", "only"} for kid in tree.kids[noun]
        )
        if tree.lemma[noun] in words.content_nouns or outstanding:
            tree.dep[verb], tree.head[verb] = "acl", noun
            changed = True
    return changed


def _mend_for_to(tree: Tree, words: Words) -> bool:
    """ "an order for troops to leave", "called for Russia to withdraw": the noun behind "for" is who is to do it."""
    changed = False
    for prep in range(len(tree)):
        noun = tree.child(prep, "pobj") if tree.lower[prep] == "for" and tree.dep[prep] == "prep" else None
        if noun is None or noun + 2 >= len(tree) or tree.lower[noun + 1] != "to":
            continue
        verb = tree.head[noun + 1]
        above = tree.head[prep]
        if (
            tree.tag[verb] != "VB"
            or tree.dep[verb] not in {"advcl", "acl", "relcl", "xcomp"}
            or tree.child(verb, "nsubj") is not None
        ):
            continue
        tree.dep[noun], tree.head[noun] = "nsubj", verb
        tree.dep[prep], tree.head[prep] = "mark", verb
        tree.dep[verb], tree.head[verb] = ("acl" if tree.is_noun(above) else "ccomp"), above
        changed = True
    return changed


def _mend_recipient(tree: Tree, words: Words) -> bool:
    """ "gave Estonia forty vehicles": a name right behind the verb is its recipient, not part of the next phrase."""
    changed = False
    for name in range(1, len(tree) - 1):
        verb, noun = name - 1, tree.head[name]
        if tree.dep[name] not in {"nmod", "compound"} or tree.head[noun] != verb or tree.dep[noun] != "dobj":
            continue
        lemma = words.lemmas.get(tree.lower[verb], tree.lemma[verb])
        if lemma in words["ditransitives"] and tree.ent[name] and tree.tag[name + 1] in {"CD", "DT", "PRP$"}:
            tree.dep[name], tree.head[name] = "dative", verb
            changed = True
    return changed


def _mend_person_coordination(tree: Tree, words: Words) -> bool:
    """ "Secretary of State Kerry and Secretary of Defense Ash Carter": two persons, the first one first."""
    changed = False
    for person in range(len(tree)):
        above = tree.head[person]
        if tree.ent[person] != "PERSON" or tree.dep[person] not in {"nmod", "compound"} or tree.ent[above] != "PERSON":
            continue
        if tree.ent_start[person] == tree.ent_start[above] or person > above:
            continue
        conjunction = tree.child(person, "cc") or tree.child(above, "cc")
        if conjunction is None or not person < conjunction < above:
            continue
        tree.head[person] = tree.head[above] if tree.head[above] != above else person
        tree.dep[person], tree.dep[above] = tree.dep[above], "conj"
        tree.head[above], tree.head[conjunction] = person, person
        changed = True
    return changed


def _mend_particle(tree: Tree, words: Words) -> bool:
    """ "stepped down", "pushed the rebels back": an adverb of direction is the verb's particle."""
    changed = False
    for adverb in range(1, len(tree)):
        if tree.dep[adverb] != "advmod" or tree.lower[adverb] not in words["particles"]:
            continue
        verb = tree.head[adverb]
        preps = tree.children(adverb, "prep")
        bare = preps == tree.kids[adverb] and tree.child(verb, "prt") is None and tree.pos[verb] == "VERB"
        if bare and verb < adverb:
            tree.dep[adverb] = "prt"
            for prep in preps:  # "pulled back from Lachin"
                tree.head[prep] = verb
            changed = changed or bool(preps)
    return changed


def _mend_bare_object(tree: Tree, words: Words) -> bool:
    """ "rebels shelled Beni": a name right behind a verb that has no object is its object."""
    for name in range(1, len(tree)):
        verb = tree.left[name] - 1
        if tree.dep[name] not in {"npadvmod", "advmod", "dep"} or tree.head[name] != verb or tree.pos[verb] != "VERB":
            continue
        named = tree.is_name(name) or (tree.tag[name] == "RB" and tree.text[name][0].isupper() and tree.ent[name])
        if named and tree.ent[name] not in {"DATE", "TIME"} and not tree.child(verb, "dobj"):
            tree.dep[name] = "dobj"
            tree.tag[name], tree.pos[name] = "NNP", "PROPN"
    return False


def _mend_headline_list(tree: Tree, words: Words) -> bool:
    """ "China, Bhutan sign memorandum": in a headline the comma stands for "and"."""
    changed = False
    for verb in range(len(tree)):
        first, second = tree.child(verb, "npadvmod", "dep", "nmod"), tree.child(verb, "nsubj")
        if first is None or second is None or not first < second or tree.text[first + 1] != ",":
            continue
        if tree.is_name(first) and tree.is_name(second) and tree.left[second] == first + 2:
            tree.dep[first], tree.dep[second], tree.head[second] = "nsubj", "conj", first
            changed = True
    return changed


def _mend_list_of_names(tree: Tree, words: Words) -> bool:
    """ "Saudi Arabia, the UAE, Bahrain and Egypt": members of a list, no apposition."""
    for name in range(1, len(tree)):
        if tree.dep[name] != "appos" or not tree.is_name(name) or not tree.ent[name] == tree.ent[tree.head[name]] != "":
            continue
        last = max(tree.conjuncts(name), default=name)
        if last != name and any(tree.dep[word] == "cc" for word in range(name, last)):
            tree.dep[name] = "conj"
    return False


def _mend_list_of_things(tree: Tree, words: Words) -> bool:
    """ "six stills, three caches, and a van": each counted by itself, so that the second is not what the first is."""
    for noun in range(2, len(tree)):
        first = tree.head[noun]
        if tree.dep[noun] != "appos" or tree.text[tree.left[noun] - 1] != ",":
            continue
        if not _is_counted(tree, first) or not _is_counted(tree, noun):
            continue
        if any(_closes_list(tree, word, first) for word in range(noun + 1, tree.right[first] + 1)):
            tree.dep[noun] = "conj"
    return False


def _closes_list(tree: Tree, member: int, first: int) -> bool:
    """Whether a noun stands behind "and" in the list that begins with ``first``."""
    if tree.dep[member] != "conj" or tree.dep[tree.left[member] - 1] != "cc":
        return False
    while member != first and tree.dep[member] in {"conj", "appos"}:
        member = tree.head[member]
    return member == first


def _is_counted(tree: Tree, noun: int) -> bool:
    return any(tree.dep[kid] == "nummod" or tree.lower[kid] in {"a", "an"} for kid in tree.kids[noun])


def _mend_month_before_subject(tree: Tree, words: Words) -> bool:
    """ "In March fighters killed 23 soldiers": the month is the time, and what follows it the subject."""
    changed = False
    for month in range(1, len(tree)):
        prep, noun = month - 1, tree.head[month]
        if tree.ent[month] != "DATE" or tree.dep[month] != "compound" or tree.tag[noun] not in {"NNS", "NNP", "NNPS"}:
            continue
        verb = tree.head[prep]
        if tree.head[noun] != prep or tree.dep[noun] != "pobj" or tree.child(verb, "nsubj", "nsubjpass") is not None:
            continue
        tree.head[month], tree.dep[month] = prep, "pobj"
        tree.head[noun], tree.dep[noun] = verb, "nsubj"
        tree.label(noun, noun + 1, "" if tree.ent[noun] == "DATE" else tree.ent[noun])
        changed = True
    return changed


_HEADLINE_RULES = (verbmending.mend_verbless_headline, verbmending.mend_reported_headline, _mend_headline_list)
_RULES = (
    _mend_month_before_subject,
    subjectmending.mend_subject_behind_place,
    subjectmending.mend_subject_of_inserted_participle,
    subjectmending.mend_second_subject_with_apposition,
    subjectmending.mend_relative_as_content,
    verbmending.mend_capital_pronoun,
    verbmending.mend_bracketed_name,
    verbmending.mend_verbless_sentence,
    verbmending.mend_verb_as_subject,
    verbmending.mend_clause_behind_colon,
    verbmending.mend_participle_between_nouns,
    verbmending.mend_conjoined_subject,
    verbmending.mend_participle_with_object,
    verbmending.mend_noun_with_subject,
    verbmending.mend_noun_with_object,
    verbmending.mend_adjacent_subjects,
    verbmending.mend_passive_adjective,
    clausemending.mend_conjunct_of_report,
    clausemending.mend_passive_list,
    _mend_list_of_names,
    _mend_list_of_things,
    clausemending.mend_denied_charge,
    clausemending.mend_reduced_belief,
    _mend_bare_object,
    _mend_particle,
    clausemending.mend_bare_conjunct,
    _mend_person_coordination,
    _mend_recipient,
    clausemending.mend_second_subject,
    clausemending.mend_inverted_condition,
    _mend_contractions,
    _mend_make_sure,
    clausemending.mend_inverted_predicate,
    _mend_missing_subject,
    _mend_for_to,
    _mend_infinitive_of_noun,
    _mend_noun_conjoined_with_verb,
    clausemending.mend_absolute_subject,
    clausemending.mend_interposed_speaker,
    clausemending.mend_rather_than,
    clausemending.mend_heavy_object,
    clausemending.mend_small_clause,
    clausemending.mend_adjective_as_object,
    clausemending.mend_reduced_relative,
    _lift_adjuncts_of_names,
)
