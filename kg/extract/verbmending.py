"""Rules that find the verb where the tagger took it for something else.

In: a ``Tree``. Out: the same tree, changed. In "The Coalition complies with the law" the small model tags "complies" as
a plural noun and yet gives it a subject; a noun has none, so that it is the verb.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.tree import Tree
from kg.ontology.words import Words

_SUBJECTS = ("nsubj", "nsubjpass")
_MAIN = frozenset({"VBN", "VBD", "VB", "VBZ", "VBP"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})


def make_verb(tree: Tree, index: int, tag: str) -> None:
    """Retag a token as a verb."""
    tree.tag[index], tree.pos[index] = tag, "VERB"
    if tree.lower[index].endswith("ies"):
        tree.lemma[index] = f"{tree.lower[index][:-3]}y"


def mend_noun_with_subject(tree: Tree, words: Words) -> bool:
    """ "The Coalition complies with ...": a bare noun that has a subject is a verb."""
    for noun in range(1, len(tree)):
        if tree.tag[noun] not in {"NN", "NNS"} or tree.dep[noun] not in _CLAUSES or not tree.kids[noun]:
            continue
        subject = tree.child(noun, *_SUBJECTS)
        described = tree.child(noun, "aux", "auxpass", "cop", "det", "amod", "compound", "poss", "nummod", "case")
        if subject is not None and subject < noun and described is None:
            make_verb(tree, noun, "VBZ" if tree.tag[noun] == "NNS" else "VBP")
    return False


def mend_noun_with_object(tree: Tree, words: Words) -> bool:
    """ "blast kills 12, wounds dozens": what is conjoined with a verb and has an object is a verb."""
    for noun in range(1, len(tree)):
        plural = tree.tag[noun] == "NNS"
        conjoined = tree.dep[noun] == "conj" and tree.pos[tree.head[noun]] == "VERB"
        if (plural or tree.tag[noun] == "NN") and conjoined and tree.child(noun, "dobj") is not None:
            make_verb(tree, noun, "VBZ" if plural else tree.tag[tree.head[noun]])
    return False


def mend_adjacent_subjects(tree: Tree, words: Words) -> bool:
    """ "Iraq PM visits Tehran": a name right before the subject is part of it; a dateline before it is none."""
    changed = False
    for verb in range(2, len(tree)):
        if tree.pos[verb] not in {"VERB", "AUX"}:
            continue
        for first, second in pairwise(tree.children(verb, *_SUBJECTS)):
            if not tree.is_name(first) or second > verb:
                continue
            if _is_dateline(tree, first, second):
                tree.dep[first] = "dep"
            elif first + 1 == tree.left[second]:
                tree.head[first], tree.dep[first] = second, "compound"
                changed = True
    return changed


def _is_dateline(tree: Tree, name: int, subject: int) -> bool:
    """ "BERLIN -- A court has", "KABUL (Pajhwok): The president": a name first, and a dash or colon behind it."""
    first = tree.sentences[tree.sent[name]][0]
    between = tree.text[name + 1 : tree.left[subject] + 1]
    alone = tree.left[name] == first and tree.child(name, "poss", "det", "amod") is None
    return alone and any(mark in {"--", "-", "–", "—", ":", "):", ")"} for mark in between)


def mend_passive_adjective(tree: Tree, words: Words) -> bool:
    """ "Staff were informed of the decision": an adjective with the auxiliary of a passive is its participle."""
    for word in range(1, len(tree)):
        if tree.tag[word] == "JJ" and tree.child(word, "auxpass") is not None:
            make_verb(tree, word, "VBN")
    return False


def mend_bracketed_name(tree: Tree, words: Words) -> bool:
    """ "The World Health Organization (WHO) is sending ...": the short name beside the long one begins no clause."""
    changed = False
    for name in range(2, len(tree) - 1):
        if tree.text[name - 1] != "(" or tree.text[name + 1] != ")" or tree.dep[name] != "nsubj":
            continue
        verb = tree.head[name]
        full = tree.head[verb]
        if tree.dep[verb] == "relcl" and full == name - 2 and tree.is_name(full) and verb > name:
            tree.head[verb], tree.dep[verb] = (verb if tree.head[full] == full else tree.head[full]), tree.dep[full]
            tree.head[full], tree.dep[full] = verb, "nsubj"
            tree.head[name], tree.dep[name] = full, "appos"
            changed = True
    return changed


def mend_capital_pronoun(tree: Tree, words: Words) -> bool:
    """ "WHO sent a team": in capitals it is a name, and asks for nobody."""
    for name in range(len(tree)):
        if tree.text[name] == "WHO" and tree.tag[name] == "WP":
            tree.tag[name], tree.pos[name] = "NNP", "PROPN"
            tree.label(name, name + 1, "ORG")
    return False


def mend_verbless_sentence(tree: Tree, words: Words) -> bool:
    """ "Hakobyan, a former minister, negotiated with Baku": without another verb the participle is the verb.

    So is a clause behind a noun that has a subject of its own ("KUMASI: The government will sign ...").
    """
    changed = False
    for first, last in tree.sentences:
        root = next((word for word in range(first, last) if tree.head[word] == word), None)
        if root is None or not tree.is_noun(root):
            continue
        verb = next((kid for kid in tree.children(root, "acl", "appos") if _may_be_main(tree, root, kid)), None)
        if verb is None or _is_plain_participle(tree, root, verb, last):
            continue
        own = tree.child(verb, *_SUBJECTS)
        tree.head[verb], tree.dep[verb] = verb, "ROOT"
        tree.tag[verb] = (
            "VBD" if tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass") is None else tree.tag[verb]
        )
        tree.head[root], tree.dep[root] = verb, "dep" if own is not None else "nsubj"
        changed = True
    return changed


def mend_participle_with_object(tree: Tree, words: Words) -> bool:
    """ "Gunmen riding motorcycles killed twelve farmers": a participle that has an object is the sentence's verb."""
    changed = False
    for first, last in tree.sentences:
        noun = next((word for word in range(first, last) if tree.head[word] == word), None)
        riding = tree.child(noun, "acl") if noun is not None and tree.is_noun(noun) else None
        if noun is None or riding is None or tree.tag[riding] != "VBG":
            continue
        verb = next((word for word in tree.subtree(riding) if _is_active_participle(tree, word, words)), None)
        if verb is None:
            continue
        behind = [kid for kid in (*tree.kids[riding], *tree.kids[noun]) if kid > verb]
        for kid in behind:
            tree.head[kid] = verb
        tree.head[verb], tree.dep[verb], tree.tag[verb] = verb, "ROOT", "VBD"
        tree.head[noun], tree.dep[noun] = verb, "nsubj"
        changed = True
    return changed


def _is_active_participle(tree: Tree, verb: int, words: Words) -> bool:
    """A passive participle has no object, but for what somebody is called or given."""
    if tree.dep[verb] != "acl" or tree.tag[verb] not in {"VBN", "VBD"} or tree.child(verb, "dobj") is None:
        return False
    bare = tree.child(verb, "aux", "auxpass", "mark", "nsubj") is None
    return bare and tree.lemma[verb] not in words["naming"] | words["ditransitives"]


def _may_be_main(tree: Tree, root: int, verb: int) -> bool:
    finite = tree.tag[verb] in {"VBD", "VBZ"} and tree.text[verb - 1] == ","  # "Tarr, a warlord, surrendered"
    return verb > root and (tree.tag[verb] in _MAIN if tree.dep[verb] == "acl" else finite)


def mend_verb_as_subject(tree: Tree, words: Words) -> bool:
    """ "Rwanda rejects claims that ...": a finite verb is no subject; what follows it is its object."""
    changed = False
    for verb in range(1, len(tree) - 1):
        noun = tree.head[verb]
        if tree.tag[verb] != "VBZ" or tree.dep[verb] != "nsubj" or noun != verb + 1 or tree.tag[noun] != "VBZ":
            continue
        subject = tree.child(verb, "compound", "nmod")
        if subject != verb - 1 or not tree.is_noun(subject):
            continue
        tree.head[verb], tree.dep[verb] = (verb if tree.head[noun] == noun else tree.head[noun]), tree.dep[noun]
        for kid in tree.kids[noun]:
            if tree.dep[kid] in {"punct", "advmod", "npadvmod", "prep"} and kid != verb:
                tree.head[kid] = verb if tree.dep[kid] == "punct" else tree.head[kid]
            elif tree.dep[kid] == "ccomp":
                tree.dep[kid] = "acl"
        tree.head[noun], tree.dep[noun] = verb, "dobj"
        tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
        tree.head[subject], tree.dep[subject] = verb, "nsubj"
        changed = True
    return changed


def mend_clause_behind_colon(tree: Tree, words: Words) -> bool:
    """ "The result was plain: Nauru left": a clause behind a colon describes no noun before it."""
    changed = False
    for verb in range(3, len(tree)):
        noun, start = tree.head[verb], tree.left[verb]
        if tree.dep[verb] not in {"acl", "relcl"} or tree.tag[verb] not in {"VBD", "VBZ", "VBP"} or noun > start:
            continue
        if tree.text[start - 1] not in {":", ";"}:
            continue
        root = next((above for above in tree.ancestors(noun) if tree.pos[above] in {"VERB", "AUX"}), None)
        name = verb - 1
        if root is None or not tree.is_noun(name) or tree.head[name] != verb:
            continue
        tree.head[verb], tree.dep[verb] = root, "parataxis"
        if tree.child(verb, *_SUBJECTS) is None:
            tree.dep[name] = "nsubj"
        changed = True
    return changed


def mend_conjoined_subject(tree: Tree, words: Words) -> bool:
    """ "The army as well as the police fired": the second noun begins no relative clause of the first."""
    changed = False
    for verb in range(3, len(tree)):
        noun, second = tree.head[verb], tree.child(verb, "nsubj")
        if tree.dep[verb] != "relcl" or tree.head[noun] != noun or second is None or not tree.is_noun(noun):
            continue
        joint = next((kid for kid in tree.children(noun, "cc") if noun < kid < second), None)
        if joint is None or tree.left[second] != joint + 1 or tree.tag[verb] not in {"VBD", "VBZ", "VBP"}:
            continue
        tree.head[verb], tree.dep[verb] = verb, "ROOT"
        tree.head[noun], tree.dep[noun] = verb, "nsubj"
        tree.head[second], tree.dep[second] = noun, "conj"
        changed = True
    return changed


def _is_plain_participle(tree: Tree, root: int, verb: int, last: int) -> bool:
    """Whether the clause behind the only noun of a sentence is no more than its description."""
    if tree.child(verb, *_SUBJECTS) is not None:
        return tree.text[root + 1] != ":" and tree.text[tree.left[verb] - 1] != ":"
    span = range(tree.left[root], last)
    others = (word for word in span if word != verb and tree.dep[word] != "acl")
    finite = any(tree.tag[word] in {"VBD", "VBZ", "VBP", "MD"} for word in others)
    if finite or tree.tag[verb] not in {"VBN", "VBD"} or tree.child(verb, "agent") is not None:
        return True
    comma = tree.text[tree.left[verb] - 1] == ","
    told = tree.text[last - 1] in {".", "!", "”", '"'} and tree.child(verb, "dobj", "prep") is not None
    return not comma and not (told and tree.child(root, "det") is not None)


def mend_participle_between_nouns(tree: Tree, words: Words) -> bool:
    """ "The militia that Rwanda armed captured Bukavu": the participle is the verb where no other is left."""
    changed = False
    for first, last in tree.sentences:
        root = next((word for word in range(first, last) if tree.head[word] == word), None)
        if root is None or tree.pos[root] in {"VERB", "AUX"} or tree.text[last - 1] not in {".", "!"}:
            continue
        verb = next((word for word in range(first + 1, last - 1) if _is_hidden_verb(tree, root, word)), None)
        if verb is None:
            continue
        object_ = tree.head[verb]
        subject = root if tree.is_noun(root) else verb - 1
        for word in {root, subject, object_}:
            tree.head[word] = verb
        tree.dep[root] = "advmod"
        tree.dep[subject], tree.dep[object_] = "nsubj", "dobj"
        tree.head[verb], tree.dep[verb] = verb, "ROOT"
        tree.tag[verb] = "VBD"
        changed = True
    return changed


def _is_hidden_verb(tree: Tree, root: int, verb: int) -> bool:
    """Whether a participle before a noun stands right behind the sentence's noun, or behind its relative clause."""
    before, object_ = verb - 1, tree.head[verb]
    if tree.tag[verb] not in {"VBN", "VBD"} or tree.dep[verb] != "amod" or object_ < verb or tree.text[before] == ",":
        return False
    if tree.is_noun(root):
        return tree.dep[before] == "relcl" and tree.head[before] == root
    return tree.is_noun(before) and tree.head[before] == object_ and tree.dep[before] in {"nmod", "compound"}


def mend_verbless_headline(tree: Tree, words: Words) -> bool:
    """ "Kenya shuts camp": a headline without a verb has it in the word that follows its first noun phrase."""
    verb = next((word for word in range(1, len(tree) - 1) if _is_headline_verb(tree, word, words)), None)
    if verb is None or any(_is_verb_of_headline(tree, word) for word in range(len(tree))):
        return False
    make_verb(tree, verb, "VBZ" if tree.lower[verb].endswith("s") else "VBP")
    heads = list(tree.head)
    subject, object_ = verb - 1, None
    for word in range(len(tree)):
        if word < verb and not (heads[word] < verb and heads[word] != word):
            listed = tree.text[word + 1] == ","  # a member of a list, which another rule joins
            tree.head[word] = verb if listed else subject
            tree.dep[word] = "punct" if tree.dep[word] == "punct" else "nmod" if listed else "compound"
        elif word > verb and (heads[word] <= verb or heads[word] == word):
            tree.head[word] = verb
            if object_ is None and tree.is_noun(word):
                tree.dep[word], object_ = "dobj", word
    tree.head[verb], tree.dep[verb] = verb, "ROOT"
    tree.head[subject], tree.dep[subject] = verb, "nsubj"
    return True


def mend_reported_headline(tree: Tree, words: Words) -> bool:
    """ "Moscow supplied missile, investigators say": what stands before the comma is a sentence of its own."""
    changed = False
    for verb in range(1, len(tree) - 3):
        subject, object_ = verb - 1, tree.head[verb]
        said = tree.head[object_]
        if tree.dep[verb] != "amod" or tree.tag[verb] not in {"VBD", "VBN"} or object_ < verb:
            continue
        behind = tree.right[object_] + 1
        comma = behind < len(tree) and "," in {tree.text[behind], tree.text[behind - 1]}
        reports = tree.lemma[said] in words["speech_verbs"] and said > object_ and tree.pos[said] == "VERB"
        before = tree.dep[subject] in {"nsubj", "npadvmod", "dep"} and tree.head[subject] in {verb, said}
        if reports and comma and before:
            tree.head[verb], tree.dep[verb], tree.tag[verb] = said, "ccomp", "VBD"
            tree.head[subject], tree.dep[subject] = verb, "nsubj"
            tree.head[object_], tree.dep[object_] = verb, "dobj"
            changed = True
    return changed


def _is_headline_verb(tree: Tree, word: int, words: Words) -> bool:
    subject, lemma = word - 1, tree.lemma[word]
    if tree.tag[word] not in {"NN", "NNS", "VBZ", "VBP", "VB"} or tree.text[word + 1] == ":":
        return False
    if tree.lower[word].endswith("s"):
        return tree.is_name(subject) and tree.tag[subject] != "NNPS" and lemma in words["headline_verbs"]
    listed = tree.text[1] == "," and tree.is_name(subject)  # "India, Nepal resume talks"
    return (listed or tree.tag[subject] in {"NNS", "NNPS"}) and lemma in words["headline_plural_verbs"]


def _is_verb_of_headline(tree: Tree, word: int) -> bool:
    if tree.pos[word] not in {"VERB", "AUX"} or tree.dep[word] in {"compound", "amod", "nmod", "pcomp", "prep"}:
        return False
    return tree.tag[word] not in {"VBG", "VBN"} or tree.head[word] == word
