"""Rules that mend a parse before it is read, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "met Gerasimov in Geneva on Wednesday" the small model hangs "in
Geneva" on the name; a person's name takes no place, so that it goes back to the verb.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.tree import Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_LONGEST_PERSON = 4
_ADJUNCT_PREPOSITIONS = frozenset({"in", "on", "at", "during", "after", "before", "since", "until"})


class Names:
    """The gazetteer's names of several words, found in a tree by their first word."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._longest: dict[str, int] = {}
        for actor in ontology.actors:
            for name in (actor.label, *actor.aliases):
                words = name.removeprefix("the ").removeprefix("The ").split()
                if len(words) > 2 and any(word in {"and", "of", "for"} for word in words):
                    self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def mark(self, tree: Tree) -> None:
        """Make each such name one entity, and one noun phrase, of the tree: "Islamic State of Iraq and the Levant"."""
        changed = False
        for first in range(len(tree)):
            longest = self._longest.get(tree.text[first], 0)
            for last in range(min(len(tree), first + longest), first + 2, -1):
                if tree.text[last - 1][0].isupper() and self._is_known(tree, first, last):
                    changed = self._join(tree, first, last) or changed
                    break
        if changed:
            tree.link()

    def _is_known(self, tree: Tree, first: int, last: int) -> bool:
        name = " ".join(tree.text[first:last])
        return tree.sent[first] == tree.sent[last - 1] and bool(known_label(self._ontology, name))

    def _join(self, tree: Tree, first: int, last: int) -> bool:
        tree.label(first, last, known_label(self._ontology, " ".join(tree.text[first:last])))
        heads = [word for word in range(first, last) if not first <= tree.head[word] < last or tree.head[word] == word]
        main = next((word for word in heads if tree.is_noun(word)), heads[0])
        for word in heads:
            if word != main:
                tree.head[word], tree.dep[word] = main, "nmod"
        for word in range(len(tree)):
            outside = not first <= word < last
            if outside and first <= tree.head[word] < last and tree.head[word] != main:
                tree.head[word] = main
        return True


def join_hyphenated_names(tree: Tree) -> None:
    """Make "Babacar Ndiaye-Sow", "Han Seo-yeon" one name: the tagger often ends the name at the hyphen."""
    for hyphen in range(1, len(tree) - 1):
        tight = tree.end[hyphen - 1] == tree.start[hyphen] and tree.end[hyphen] == tree.start[hyphen + 1]
        if tree.text[hyphen] not in {"-", "‐", "‑"} or not tight or not tree.text[hyphen - 1][0].isupper():
            continue
        person = "PERSON" in {tree.ent[hyphen - 1], tree.ent[hyphen + 1]}
        if person and tree.text[hyphen + 1].isalpha() and tree.tag[hyphen + 1] in {"NNP", "NN", "JJ", "NNPS"}:
            tree.label(tree.ent_start[hyphen - 1], tree.ent_end[hyphen + 1], "PERSON")


def label_persons(tree: Tree, ontology: Ontology) -> None:
    """Make the name in apposition to an office a person's: "ambassador to Peru, Inés Quishpe"."""
    for other in range(len(tree)):
        if tree.dep[other] != "appos":
            continue
        for name, role in ((other, tree.head[other]), (tree.head[other], other)):
            if ontology.titles.find(tree.lower[role]) is None and not _is_role_above(tree, role, ontology):
                continue
            first = min(tree.children(name, "compound"), default=name)
            full = first < name and tree.is_name(name) and tree.ent[name] in {"", "ORG", "NORP", "GPE", "LOC"}
            if full and name - first < _LONGEST_PERSON and not known_label(ontology, _name(tree, first, name + 1)):
                tree.label(first, name + 1, "PERSON")


def _is_role_above(tree: Tree, place: int, ontology: Ontology) -> bool:
    """ "ambassador to Peru, ...": the apposition hangs on the place, but means the office before it."""
    above = tree.head[tree.head[place]]
    return tree.dep[place] == "pobj" and ontology.titles.find(tree.lower[above]) is not None


def free_quantities(tree: Tree, words: Words) -> None:
    """Take "thousands" out of the numbers where it stands for people: "Thousands marched"."""
    for index in range(len(tree)):
        counted = tree.lower[index] in words["crowds"] and tree.dep[index] in {"nsubj", "nsubjpass", "dobj", "pobj"}
        if counted and tree.ent[index] in {"CARDINAL", "QUANTITY"}:
            tree.label(tree.ent_start[index], tree.ent_end[index], "")


def unify_labels(trees: list[Tree], ontology: Ontology) -> None:
    """Give each name of an article one label: that of the gazetteer where it knows the name, else the majority's."""
    votes: dict[str, Counter[str]] = {}
    spans: list[tuple[Tree, int, int, str]] = []
    for tree in trees:
        index = 0
        while index < len(tree):
            end = tree.ent_end[index]
            if tree.ent[index] in _NAMES:
                name = _name(tree, index, end)
                spans.append((tree, index, end, name))
                votes.setdefault(name, Counter())[tree.ent[index]] += 1
            index = end
    for tree, first, last, name in spans:
        label = known_label(ontology, name) or max(votes[name].items(), key=lambda item: (item[1], item[0]))[0]
        if label != tree.ent[first]:
            tree.label(first, last, label)


def _name(tree: Tree, first: int, last: int) -> str:
    words = tree.text[first:last]
    if words and words[0].lower() == "the":
        words = words[1:]
    if words and words[-1] in {"'s", "’s"}:
        words = words[:-1]
    return " ".join(words)


_LABEL_OF_TYPE = {
    "state": "GPE",
    "person": "PERSON",
    "organization": "ORG",
    "armed_group": "ORG",
    "place": "LOC",
    "facility": "FAC",
}


def known_label(ontology: Ontology, name: str) -> str:
    """Return the named-entity label that the gazetteer gives a name, or "" where it does not know it for sure."""
    actors = ontology.actors.by_name(name)
    labels = {_LABEL_OF_TYPE.get(actor.type, "") for actor in actors}
    return labels.pop() if len(labels) == 1 else ""


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    for rule in (*_RULES, _mend_headline_list) if headline else _RULES:
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


def _mend_inverted_predicate(tree: Tree, words: Words) -> bool:
    """ "So determined was Biden to leave": what follows "be" is its subject where the predicate stands before it."""
    for verb in range(len(tree)):
        if tree.lemma[verb] != "be" or tree.child(verb, "nsubj", "expl") is not None:
            continue
        predicate, attribute = tree.child(verb, "acomp"), tree.child(verb, "attr")
        if predicate is not None and attribute is not None and predicate < verb < attribute:
            tree.dep[attribute] = "nsubj"
    return False


def _mend_absolute_subject(tree: Tree, words: Words) -> bool:
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
        absolute = tree.dep[verb] == "advcl" or tree.lower[tree.head[noun]] == "with"
        if absolute and tree.dep[noun] == "pobj" and tree.is_noun(noun) and tree.head[verb] != noun:
            tree.dep[noun], tree.head[noun] = "nsubj", verb
            changed = True
    return changed


def _mend_interposed_speaker(tree: Tree, words: Words) -> bool:
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


def _mend_reduced_relative(tree: Tree, words: Words) -> bool:
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
    """ "Nauru became the latest state ...": a bare name before a finite verb without subject is its subject."""
    for verb in range(len(tree)):
        if (
            tree.tag[verb] not in {"VBD", "VBZ", "VBP"}
            or tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None
        ):
            continue
        name = next((kid for kid in tree.children(verb, "npadvmod") if kid < verb), None)
        if name is not None and tree.is_name(name) and tree.ent[name] not in {"DATE", "TIME"}:
            tree.dep[name] = "nsubj"
    return False


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


def _mend_second_subject(tree: Tree, words: Words) -> bool:
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


def _mend_inverted_condition(tree: Tree, words: Words) -> bool:
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


def _mend_bare_conjunct(tree: Tree, words: Words) -> bool:
    """ "has a duty to end attacks, allow relief and comply": a bare verb is conjoined with the infinitive before it."""
    changed = False
    for verb in range(len(tree)):
        first = tree.head[verb]
        if tree.dep[verb] != "conj" or tree.tag[verb] != "VB" or tree.tag[first] not in {"VBZ", "VBD", "VBP", "VBN"}:
            continue
        if tree.child(verb, "nsubj", "aux") is not None or tree.child(first, "aux") is not None:
            continue
        candidates = [word for word in range(first + 1, verb) if tree.tag[word] == "VB" and tree.pos[word] == "VERB"]
        if candidates:
            tree.head[verb] = candidates[-1]
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
    for adverb in range(1, len(tree)):
        if tree.dep[adverb] != "advmod" or tree.lower[adverb] not in words["particles"]:
            continue
        verb = tree.head[adverb]
        bare = not tree.kids[adverb] and tree.child(verb, "prt") is None and tree.pos[verb] == "VERB"
        if bare and verb < adverb:
            tree.dep[adverb] = "prt"
    return False


def _mend_bare_object(tree: Tree, words: Words) -> bool:
    """ "rebels shelled Beni": a name right behind a verb that has no object is its object."""
    for name in range(1, len(tree)):
        first = tree.left[name]
        verb = first - 1
        if tree.dep[name] not in {"npadvmod", "advmod", "dep"} or not tree.is_name(name) or tree.head[name] != verb:
            continue
        if tree.pos[verb] == "VERB" and tree.ent[name] not in {"DATE", "TIME"} and not tree.child(verb, "dobj"):
            tree.dep[name] = "dobj"
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


_RULES = (
    _mend_bare_object,
    _mend_particle,
    _mend_bare_conjunct,
    _mend_person_coordination,
    _mend_recipient,
    _mend_second_subject,
    _mend_inverted_condition,
    _mend_contractions,
    _mend_make_sure,
    _mend_inverted_predicate,
    _mend_missing_subject,
    _mend_for_to,
    _mend_infinitive_of_noun,
    _mend_noun_conjoined_with_verb,
    _mend_absolute_subject,
    _mend_interposed_speaker,
    _mend_reduced_relative,
    _lift_adjuncts_of_names,
)
