"""Rules that mend how clauses hang together, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "denied that it had lost the base and accused Peru" the small model
hangs "accused" on "lost"; it is the denier's next act of speech.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_inverted_predicate(tree: Tree, words: Words) -> bool:
    """ "So determined was Biden to leave": what follows "be" is its subject where the predicate stands before it."""
    for verb in range(len(tree)):
        if tree.lemma[verb] != "be" or tree.child(verb, "nsubj", "expl") is not None:
            continue
        predicate, attribute = tree.child(verb, "acomp"), tree.child(verb, "attr")
        if predicate is not None and attribute is not None and predicate < verb < attribute:
            tree.dep[attribute] = "nsubj"
    return False


def mend_absolute_subject(tree: Tree, words: Words) -> bool:
    """ "in addition to the Pentagon acknowledging ...": the noun before the participle is its subject."""
    changed = False
    for verb in range(1, len(tree)):
        if (
            tree.tag[verb] != "VBG"
            or tree.dep[verb] not in {"advcl", "pcomp", "acl"}
            or tree.child(verb, "nsubj", "aux", "mark") is not None
        ):
            continue
        noun = verb - 1
        while noun > 0 and tree.dep[noun] == "advmod" and tree.head[noun] == verb:
            noun -= 1
        absolute = _takes_clause(tree, tree.head[noun], words)
        if absolute and tree.dep[noun] == "pobj" and tree.is_noun(noun) and tree.head[verb] != noun:
            tree.dep[noun], tree.head[noun] = "nsubj", verb
            changed = True
    return changed


def _takes_clause(tree: Tree, prep: int, words: Words) -> bool:
    """Whether a preposition has a clause behind it: ", with rebels firing", "resulted in Chad closing ..."."""
    if tree.lower[prep] in {"with", "without"}:
        return prep == 0 or tree.text[prep - 1] in {",", "–", "—", "-", "--"} or tree.sent[prep - 1] != tree.sent[prep]
    return tree.lemma[tree.head[prep]] in words["resulting_words"]


def mend_interposed_speaker(tree: Tree, words: Words) -> bool:
    """ "The airstrike, the army said, destroyed a clinic": the first of two subjects belongs to the verb behind."""
    changed = False
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB" or len(tree.kids[verb]) < 3:
            continue
        subjects = tree.children(verb, "nsubj")
        content = next((kid for kid in tree.children(verb, "ccomp") if kid > verb), None)
        if len(subjects) != 2 or content is None or tree.child(content, "nsubj", "nsubjpass") is not None:
            continue
        if tree.text[tree.left[subjects[1]] - 1] == ",":
            tree.head[subjects[0]] = content
            tree.dep[subjects[0]] = "nsubjpass" if tree.child(content, "auxpass") is not None else "nsubj"
            changed = True
    return changed


def mend_small_clause(tree: Tree, words: Words) -> bool:
    """ "found the minister guilty of fraud": the adjective is said of the object, and there is no second clause."""
    changed = False
    for adjective in range(2, len(tree)):
        if tree.tag[adjective] not in {"JJ", "JJR"} or tree.dep[adjective] != "ccomp":
            continue
        verb, subject = tree.head[adjective], tree.child(adjective, "nsubj")
        finite = tree.child(adjective, "cop", "aux", "auxpass", "mark") is not None
        asked = any(tree.tag[kid] == "WRB" for kid in tree.children(adjective, "advmod"))  # "how the two fit"
        if subject is None or finite or asked or not verb < min(subject, adjective):
            continue
        tree.head[subject], tree.dep[subject], tree.dep[adjective] = verb, "dobj", "oprd"
        changed = True
    return changed


def mend_heavy_object(tree: Tree, words: Words) -> bool:
    """ "placed under arrest his main rival", "freed on bail two ministers": what follows the noun is the object."""
    changed = False
    for noun in range(2, len(tree) - 1):
        prep = noun - 1
        verb = tree.head[prep]
        if tree.tag[noun] != "NN" or tree.dep[prep] != "prep" or tree.pos[verb] != "VERB" or verb > prep:
            continue
        if tree.child(verb, "dobj", "auxpass", "nsubjpass") is not None:
            continue
        object_ = tree.child(noun, "dobj") if tree.dep[noun] == "pobj" else None
        border = tree.tag[noun + 1] in {"CD", "DT", "PRP$"} and not tree.ent[noun]
        last = tree.head[noun + 1]
        if object_ is None and border and tree.head[noun] in {noun + 1, last} and tree.head[last] == prep:
            object_ = last
            tree.head[noun], tree.dep[noun] = prep, "pobj"
        if object_ is not None and object_ > noun:
            tree.head[object_], tree.dep[object_] = verb, "dobj"
            changed = True
    return changed


def mend_rather_than(tree: Tree, words: Words) -> bool:
    """ "withdrew rather than attack", "Peru rather than Chile": what stands behind "than" is not meant as well."""
    changed = False
    for than in range(1, len(tree)):
        first = tree.head[than]
        if tree.lower[than] != "than" or tree.dep[than] != "cc":
            continue
        other = next((kid for kid in tree.children(first, "conj") if kid > than), None)
        if other is None:
            continue
        if tree.pos[other] in {"VERB", "AUX"}:
            tree.dep[other], tree.head[than], tree.dep[than] = "advcl", other, "mark"
        else:
            tree.head[other], tree.dep[other], tree.dep[than] = than, "pobj", "prep"
        changed = True
    return changed


def mend_adjective_as_object(tree: Tree, words: Words) -> bool:
    """ "did not find the general guilty of murder": what precedes the adjective is the object."""
    changed = False
    for adjective in range(3, len(tree)):
        verb, noun = tree.head[adjective], adjective - 1
        if tree.dep[adjective] != "dobj" or tree.tag[adjective] != "JJ" or tree.head[noun] != adjective:
            continue
        behind = tree.child(adjective, "prep") is not None and tree.dep[noun] in {"amod", "compound", "nmod"}
        if not behind or tree.child(adjective, "det", "poss") is None or tree.pos[verb] != "VERB":
            continue
        for kid in tree.kids[adjective]:
            if kid < noun:
                tree.head[kid] = noun
        tree.head[noun], tree.dep[noun], tree.dep[adjective] = verb, "dobj", "oprd"
        tree.tag[noun], tree.pos[noun] = "NN" if tree.tag[noun] == "JJ" else tree.tag[noun], "NOUN"
        changed = True
    return changed


def mend_reduced_relative(tree: Tree, words: Words) -> bool:
    """ "recognized the government formed in Benghazi": a participle without auxiliary is no clause with a subject."""
    changed = False
    for verb in range(len(tree)):
        if (
            tree.tag[verb] != "VBN"
            or tree.dep[verb] != "ccomp"
            or tree.child(verb, "aux", "auxpass", "mark", "dobj") is not None
        ):
            continue
        noun, above = tree.child(verb, "nsubj", "nsubjpass"), tree.head[verb]
        if noun is not None and above < noun < verb and tree.child(above, "dobj") is None and tree.is_noun(noun):
            tree.dep[noun], tree.head[noun] = "dobj", above
            tree.dep[verb], tree.head[verb] = "acl", noun
            changed = True
    return changed


def mend_inverted_condition(tree: Tree, words: Words) -> bool:
    """ "Japan would have joined had Washington asked": the inverted clause is the condition of the one before."""
    changed = False
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB":
            continue
        subject, auxiliary = tree.child(verb, "nsubj"), tree.child(verb, "aux")
        main = tree.child(verb, "ccomp")
        if subject is None or auxiliary is None or main is None or not main < auxiliary < subject < verb:
            continue
        if tree.lower[auxiliary] in {"had", "should", "were"} and tree.lower[auxiliary - 1] not in {",", ";", "”"}:
            tree.head[main], tree.dep[main] = (tree.head[verb] if tree.head[verb] != verb else main), tree.dep[verb]
            tree.head[verb], tree.dep[verb] = main, "advcl"
            changed = True
    return changed


def _disagrees(tree: Tree, verb: int, first: int) -> bool:
    """ "Russia has a duty to end attacks, allow relief": a plural form behind a singular subject is an infinitive."""
    subject = tree.child(first, "nsubj")
    singular = subject is not None and tree.tag[subject] in {"NN", "NNP"} and not tree.conjuncts(subject)
    return tree.tag[verb] == "VBP" and tree.tag[first] == "VBZ" and singular


def mend_bare_conjunct(tree: Tree, words: Words) -> bool:
    """ "has a duty to end attacks, allow relief and comply": a bare verb is conjoined with the infinitive before it."""
    changed = False
    for verb in range(len(tree)):
        first = tree.head[verb]
        if tree.dep[verb] != "conj" or tree.tag[first] not in {"VBZ", "VBD", "VBP", "VBN"}:
            continue
        if tree.tag[verb] == "VBG" and tree.child(first, "aux") is None:
            gerunds = [word for word in range(first + 1, verb) if tree.tag[word] == "VBG" and tree.dep[word] == "pcomp"]
            tree.head[verb] = gerunds[-1] if gerunds else first
            changed = changed or bool(gerunds)
        if _disagrees(tree, verb, first):
            tree.tag[verb] = "VB"
        if tree.tag[verb] != "VB":
            continue
        if tree.child(verb, "nsubj", "aux") is not None or tree.child(first, "aux") is not None:
            continue
        candidates = [word for word in range(first + 1, verb) if tree.tag[word] == "VB" and tree.pos[word] == "VERB"]
        if candidates:
            tree.head[verb] = candidates[-1]
            changed = True
    return changed


def mend_denied_charge(tree: Tree, words: Words) -> bool:
    """ "cut ties, accusing it of terrorism, a charge Doha denies": the charge is denied, the rest stands by itself."""
    changed = False
    for verb in range(len(tree)):
        main = tree.child(verb, "ccomp")
        if tree.lemma[verb] not in words["verdict_verbs"] or main is None or main > verb:
            continue
        charge = next(
            (
                word
                for word in range(main + 1, verb)
                if words.content_nouns.get(tree.lemma[word]) == "reported" and tree.lower[word - 1] in {"a", "an"}
            ),
            None,
        )
        if charge is None or tree.text[charge - 2] != ",":
            continue
        tree.head[main], tree.dep[main] = (tree.head[verb] if tree.head[verb] != verb else main), tree.dep[verb]
        denier = tree.child(charge, "appos", "compound", "nmod")
        if denier is not None and denier > charge:
            tree.head[denier], tree.dep[denier] = verb, "nsubj"
        tree.head[charge], tree.dep[charge] = main, "npadvmod"
        tree.head[verb], tree.dep[verb] = charge, "relcl"
        changed = True
    return changed


def mend_reduced_belief(tree: Tree, words: Words) -> bool:
    """ "Gunmen believed to be rebels killed six": the first participle belongs to the gunmen, who believe nothing."""
    changed = False
    for verb in range(1, len(tree) - 1):
        noun, inner = tree.child(verb, "nsubj"), tree.child(verb, "xcomp")
        if tree.lower[verb] not in words["belief_participles"] or noun != verb - 1 or inner is None:
            continue
        main = tree.child(verb, "ccomp") or tree.child(inner, "ccomp")
        if main is None or main < inner or tree.lower[verb + 1] != "to" or tree.children(verb, "aux"):
            continue
        inside = tree.child(main, "nsubj")
        if inside is not None and inside > inner:  # "to be rebels killed": the rebels are what they are believed to be
            tree.dep[inside], tree.head[inside] = "attr", inner
        tree.head[main], tree.dep[main] = (tree.head[verb] if tree.head[verb] != verb else main), tree.dep[verb]
        tree.head[noun], tree.dep[noun] = main, "nsubj"
        tree.head[verb], tree.dep[verb], tree.tag[verb] = noun, "acl", "VBN"
        changed = True
    return changed


def mend_passive_list(tree: Tree, words: Words) -> bool:
    """ "was planned, financed and organized by Serbia": a list of participles behind one auxiliary."""
    for verb in range(1, len(tree)):
        first = tree.head[verb]
        listed = tree.dep[verb] == "advcl" and tree.tag[verb] == tree.tag[first] == "VBN" and first < verb
        if (
            not listed
            or tree.child(first, "auxpass") is None
            or tree.child(verb, "mark", "aux", "nsubj", "advmod") is not None
        ):
            continue
        if tree.text[tree.left[verb] - 1] == "," and tree.child(verb, "conj") is not None:
            tree.dep[verb] = "conj"
    return False


def mend_conjunct_of_report(tree: Tree, words: Words) -> bool:
    """ "denied that it had lost the base and accused Peru": the denier accuses, in the article's voice.

    Only a verbal act goes back to the teller: in "said it had shelled the town and killed rebels" he claims both.
    """
    changed = False
    for verb in range(2, len(tree)):
        if tree.dep[verb] != "conj" or tree.child(verb, "nsubj", "nsubjpass", "aux") is not None:
            continue
        first = tree.head[verb]
        while tree.dep[first] == "conj":  # "reported that it killed 13, took the town, and considered it ..."
            first = tree.head[first]
        teller = tree.head[first]
        if tree.dep[first] != "ccomp":
            continue
        same = tree.tag[verb] == tree.tag[teller] == "VBD" and teller < first
        joint = next((word for word in range(verb - 1, first, -1) if tree.dep[word] == "cc"), None)
        perfect = tree.tag[first] == "VBN" and tree.child(first, "aux") is not None  # "denied it had lost and accused"
        apart = joint is not None and (tree.text[joint - 1] == "," or perfect)
        verbal = tree.lemma[verb] in words["verbal_acts"] | words["speech_verbs"]
        if same and apart and verbal and tree.lemma[teller] in words["speech_verbs"]:
            tree.head[verb] = teller
            changed = True
    return changed


def mend_second_subject(tree: Tree, words: Words) -> bool:
    """ "protested on Sunday and Venezuela withdrew": the noun right before the second verb is its subject."""
    changed = False
    for verb in range(2, len(tree)):
        noun = verb - 1
        finite = tree.tag[verb] in {"VBD", "VBZ", "VBP"} and tree.dep[verb] == "conj"
        if not finite or tree.dep[noun] != "conj" or not tree.is_noun(noun) or tree.head[verb] == noun:
            continue
        if tree.child(verb, "nsubj", "nsubjpass") is None and tree.dep[tree.left[noun] - 1] == "cc":
            tree.dep[noun], tree.head[noun] = "nsubj", verb
            changed = True
    return changed
