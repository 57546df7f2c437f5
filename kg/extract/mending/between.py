"""Rules for the noun between two verbs: the object of the first one, or the subject of the second.

In: a ``Tree`` and a token. Out: the same tree, changed. In "India attacked Pakistan and China closed its border" the
small model has Pakistan close the border; it is attacked, and China closes.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, make_main, make_participle
from kg.extract.tree import FINITE, FINITE_OR_MODAL, SUBJECTS, Tree
from kg.ontology.words import Words

_RELATIVES = frozenset({"who", "that", "which"})
_PLURAL_AUXILIARIES = frozenset({"were", "are", "have"})
_SINGULAR_AUXILIARIES = frozenset({"was", "is", "has"})


def mend_subject_behind_list(tree: Tree, verb: int, words: Words) -> None:
    """ "protested to Peru and Chile recalled its envoy": the second of two names, next to a verb, is its subject."""
    name, above = verb - 1, tree.head[verb]
    if tree.child(verb, "nsubj", "nsubjpass", "cc", "aux") is not None or name < 2:
        return
    first, joint = tree.head[name], tree.left[name] - 1
    named = tree.dep[name] == "conj" and tree.is_name(name) and tree.ent[name] != "" and tree.head[joint] == first
    if not named or tree.dep[joint] != "cc" or tree.pos[above] != "VERB" or not above < first:
        return
    if len(tree.conjuncts(first)) != 1 or above not in tree.ancestors(first):
        return
    content = max((kid for kid in tree.children(above, "ccomp") if above < kid < first), default=above)
    tree.hang(name, verb, "nsubj")
    tree.conjoin(verb, content, joint)


def mend_subject_with_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "took masks from Togo and gowns promised by Mali never came": what came is the noun with the participle."""
    above, end = tree.head[verb], tree.left[verb] - 1
    passive = tree.tag[verb] == "VBN" and tree.child(verb, "auxpass") is not None
    if not (passive or tree.tag[verb] in FINITE) or tree.child(verb, "nsubj", "nsubjpass", "cc", "mark") is not None:
        return
    inside = (word for word in (end, *tree.ancestors(end)) if tree.dep[word] == "acl" and tree.tag[word] == "VBN")
    participle = next(inside, None) if end > above else None
    if participle is None or participle > end:
        return
    noun = participle - 1
    first, joint = tree.head[noun], tree.left[noun] - 1
    if tree.dep[noun] != "conj" or tree.tag[noun] not in {"NN", "NNS"} or tree.head[joint] != first:
        return
    if tree.dep[joint] == "cc" and above < first < joint and above in tree.ancestors(first):
        tree.hang(noun, verb, "nsubjpass" if passive else "nsubj")
        tree.hang(participle, noun, "acl")
        tree.conjoin(verb, above, joint)


def mend_object_as_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "its jets bombed Basra and Iran fired missiles": one cannot bomb that something is done; Basra is bombed.

    So it is in "Iraq took Kuwait and Oman asked for help", of which the small model makes the second verb the main one.
    """
    first = tree.child(verb, "nsubj")
    above = tree.left[first] - 1 if first is not None else -1
    if first is None or above < 1 or tree.pos[above] != "VERB" or tree.tag[above] not in FINITE:
        return
    if tree.tag[verb] == "VB":
        return  # "helped Chad and Niger sign a truce"
    content = tree.head[verb] == above and tree.dep[verb] == "ccomp"
    spliced = tree.head[above] == verb and tree.dep[above] == "ccomp"
    joined = tree.head[verb] == above and tree.dep[verb] == "conj"
    second, joint = tree.child(first, "conj"), tree.child(first, "cc")
    bare = tree.child(above, "dobj", "prt", "auxpass", "aux") is None and tree.child(verb, "mark", "cc") is None
    if second is None or joint is None or not bare or tree.right[second] != tree.first_of_verb(verb) - 1:
        return
    told = words.signature("that", words.lemmas.get(tree.lower[above], tree.lemma[above])) is not None
    needs_object = not told or tree.lemma[above] in words["objects_before_that"]
    if joined or (needs_object and (content or (spliced and tree.child(above, "nsubj") is not None))):
        if spliced:
            tree.hang_in_place_of(above, verb)
            hang_full_stop(tree, verb, above)
        tree.hang(first, above, "dobj")
        tree.hang_subject(second, verb)
        tree.conjoin(verb, above, joint)


def mend_counted_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "killed four students and three policemen were wounded": who stands right before "were" is its subject."""
    begin, above = tree.first_of_verb(verb), tree.head[verb]
    if tree.tag[begin] not in FINITE_OR_MODAL or begin == verb:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "cc", "mark", "expl") is not None or tree.pos[above] != "VERB":
        return
    inside = (word for word in (begin - 1, *tree.ancestors(begin - 1)) if tree.right[word] == begin - 1)
    noun = next((word for word in inside if tree.dep[word] == "conj" and tree.tag[word] in {"NN", "NNS"}), None)
    if noun is None or not above < tree.head[noun] < noun or not _agrees(tree, noun, begin):
        return
    first, joint = tree.head[noun], tree.left[noun] - 1
    if tree.dep[joint] != "cc" or tree.head[joint] != first or above not in tree.ancestors(first):
        return
    if not any(tree.text[word] == "," for word in range(above, joint)):
        tree.hang_subject(noun, verb)
        tree.conjoin(verb, above, joint)


def _agrees(tree: Tree, noun: int, auxiliary: int) -> bool:
    """Whether an auxiliary has the number of a noun: "policemen were"."""
    other = _SINGULAR_AUXILIARIES if tree.tag[noun] == "NNS" else _PLURAL_AUXILIARIES
    return tree.lower[auxiliary] not in other


def mend_object_in_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "Men pursuing rebels who had crossed the river burned two huts": the river is crossed, and burns nothing."""
    above, first = tree.head[verb], tree.child(verb, "nsubj")
    if tree.dep[above] != "relcl" or first is None or tree.left[first] != above + 1 or tree.right[first] != verb - 1:
        return
    noun = tree.root(above)
    bare = tree.kinds(above).isdisjoint({"dobj", "auxpass", "prt"}) and tree.child(verb, "mark", "cc") is None
    told = words.signature("that", tree.lemma[above]) is not None
    if told or not bare or tree.tag[noun] not in {"NN", "NNS"} or not noun < above:
        return
    tree.hang(first, above, "dobj")
    make_main(tree, verb, noun, noun)


def mend_object_before_main(tree: Tree, noun: int, words: Words) -> None:
    """ "Villagers who fled the men that had shelled Kassala returned": Kassala is shelled, and does not return."""
    verb, above = tree.head[noun], tree.left[noun] - 1
    if above < 1 or tree.dep[above] != "relcl" or tree.right[noun] != tree.first_of_verb(verb) - 1:
        return
    pronoun = tree.child(above, "nsubj")
    other = tree.child(verb, "nsubj", "nsubjpass")
    relative = pronoun is not None and tree.lower[pronoun] in _RELATIVES
    bare = tree.kinds(above).isdisjoint({"dobj", "auxpass", "prt"})
    if relative and bare and other is not None and other < above and other in tree.ancestors(above):
        tree.hang(noun, above, "dobj")


def mend_participle_as_relative(tree: Tree, participle: int, words: Words) -> None:
    """ "The militia that the governor armed in 2004 attacked a town": he armed it, and it attacked.

    So it is without "that": in "The government the army installed freed them" two subjects stand before the verb.
    """
    doer = tree.head[participle]
    verb = tree.head[doer]
    before = tree.left[doer] - 1
    if tree.dep[doer] not in {"nsubj", "nsubjpass"} or participle != doer + 1 or before < 1:
        return
    if not tree.kinds(participle).isdisjoint({"dobj", "agent", "aux", "auxpass", "xcomp", "ccomp"}):
        return
    begin = tree.first_of_verb(verb)
    if tree.right[participle] != begin - 1 or tree.tag[begin] not in FINITE_OR_MODAL:
        return
    pronoun = before if tree.lower[before] in {"that", "which", "whom"} else None
    noun = before - 1 if pronoun is not None else before
    if tree.tag[noun] not in {"NN", "NNS"} or tree.child(noun, "det", "poss") is None:
        return
    if pronoun is not None and set(tree.children(verb, "dobj", "oprd", "ccomp")) <= {pronoun}:
        return
    relative = tree.dep[verb] == "relcl" and tree.head[verb] == noun and tree.dep[noun] == "ROOT"
    second = pronoun is None and tree.head[noun] == verb and tree.dep[noun] in {"nsubj", "nsubjpass"}
    if pronoun is not None and tree.head[pronoun] != verb:
        return
    if not (relative or second):
        return
    tree.hang(participle, noun, "relcl")
    tree.hang(doer, participle, "nsubj")
    tree.tag[participle] = "VBD"
    if pronoun is not None:
        tree.hang(pronoun, participle, "dobj")
    if relative:
        make_main(tree, verb, noun, noun)


def mend_main_behind_participle(tree: Tree, verb: int, words: Words) -> None:
    """ "The leader, arrested in May and freed in July, left for Paris": the participles are set in, and he left."""
    noun = tree.head[verb]
    if tree.dep[noun] != "ROOT" or not tree.is_noun(noun) or tree.left[verb] != verb or tree.text[verb - 1] != ",":
        return
    inserted = next((kid for kid in tree.children(noun, "acl") if kid < verb), None)
    if inserted is None or tree.tag[inserted] not in {"VBN", "VBG"} or tree.text[tree.left[inserted] - 1] != ",":
        return
    undergone = tree.lemma[verb] in words["suffered_verbs"] or words.is_undergone(tree.lemma[verb])
    close = tree.right[inserted] == verb - 2 and (tree.tag[verb] == "VBD" or not undergone)
    if close and tree.kinds(verb).isdisjoint({"nsubj", "nsubjpass", "agent", "aux", "auxpass", "mark", "cc"}):
        make_main(tree, verb, noun, noun)


def mend_interrupted_perfect(tree: Tree, have: int, words: Words) -> None:
    """ "that Morocco had, despite requests, refused to free them": Morocco refused, whatever is set in."""
    prep = have + 2
    if prep >= len(tree) or tree.text[have + 1] != "," or tree.pos[prep] not in {"ADP", "SCONJ"}:
        return
    close = tree.right[prep] + 1
    verb = close + 1
    if tree.dep[prep] != "prep" or verb >= len(tree) or tree.text[close] != "," or tree.tag[verb] not in {"VBD", "VBN"}:
        return
    subject = tree.child(have, "nsubj", "nsubjpass")
    if subject is None or tree.head[have] == verb or tree.dep[have] in {"aux", "auxpass"}:
        return
    if not tree.kinds(verb).isdisjoint({"nsubj", "nsubjpass", "mark", "cc", "aux", "auxpass"}):
        return
    tree.take_place_of(verb, have, "aux")
    that = tree.child(have, "dobj", "mark")
    if that is not None and tree.lower[that] == "that":
        tree.hang(that, verb, "mark")
    tree.hang(prep, verb, "prep")
    tree.tag[verb] = "VBN"


def mend_second_noun_of_subject(tree: Tree, noun: int, words: Words) -> None:
    """ "The army, led by Kotoka, and the police, under Harlley, took power": both did."""
    verb, joint = tree.head[noun], tree.left[noun] - 1
    first = tree.child(verb, "nsubj", "nsubjpass") if tree.dep[joint] == "cc" else None
    if first is not None and first < joint and tree.head[joint] == first:
        tree.hang(noun, first, "conj")


def mend_conjunct_of_other_tense(tree: Tree, verb: int, words: Words) -> None:
    """ "fled when police came and has since returned", "demanded that they leave and called on Chad to help".

    A verb in another tense than the clause before it goes on with the main one.
    """
    clause = tree.head[verb]
    main = tree.head[clause]
    if tree.tag[main] != "VBD" or not tree.kinds(verb).isdisjoint(SUBJECTS) or not main < clause < verb:
        return
    perfect = next((kid for kid in tree.children(verb, "aux") if tree.lower[kid] in {"has", "have"}), None)
    since = any(tree.lower[kid] == "since" for kid in tree.children(verb, "advmod"))
    if tree.dep[clause] == "advcl":
        elsewhere = tree.tag[clause] == "VBD" and perfect is not None and since
    else:
        bare = tree.tag[clause] in {"VB", "VBP"} and tree.child(clause, "aux") is None
        elsewhere = tree.dep[clause] == "ccomp" and bare and tree.tag[verb] == "VBD"
    joint = next((kid for kid in tree.children(clause, "cc") if clause < kid < verb), None)
    if elsewhere and joint is not None:
        tree.conjoin(verb, main, joint)


def mend_clause_before_semicolon(tree: Tree, root: int, words: Words) -> None:
    """ "Chile would attack if Peru did, officials said; Bolivia denies it": two statements, and no one's content.

    The small model takes the first for what the second says, and hangs on the second what stands before it.
    """
    if ";" not in tree.forms:
        return  # as in most paragraphs
    above = tree.head[root]
    if above == root:
        first = next((kid for kid in tree.children(root, "ccomp") if kid < root), None)
        begin = tree.right[first] if first is not None else root
    else:  # "Chile would, officials said, if Peru did; Bolivia denies it"
        first, begin = tree.child(above, "ccomp"), above
        first = above if first is None or first > above else first
    mark = next((word for word in range(begin + 1, root) if tree.text[word] == ";"), None)
    subject = tree.child(root, "nsubj", "nsubjpass", "expl")
    if first is None or mark is None or subject is None or not mark < subject < root or above > root:
        return
    if above == root:
        tree.hang(first, first, "ROOT")
    tree.hang(root, root, "ROOT")
    for kid in tree.kids[root]:
        if kid <= mark and kid != first:
            tree.move(kid, first)


def mend_main_of_place_clause(tree: Tree, where: int, words: Words) -> None:
    """ "in Arakan, where rebels trained in Shan have raided posts": the rebels have, and nobody of the main clause."""
    first = tree.head[where]
    subject, last = tree.child(first, "nsubj"), tree.right[first]
    begin = last + 1
    if subject is None or subject + 1 != first or tree.tag[first] not in {"VBD", "VBN"} or begin >= len(tree):
        return
    verb = tree.head[begin] if tree.dep[begin] in {"aux", "auxpass"} else begin
    if tree.tag[begin] not in FINITE_OR_MODAL or verb < begin or tree.dep[verb] not in {"conj", "advcl", "ccomp"}:
        return
    own = tree.kinds(first) & {"aux", "auxpass", "dobj", "cc", "ccomp"}
    if own or tree.kinds(verb) & {"nsubj", "nsubjpass", "mark"} or first in tree.ancestors(verb):
        return
    make_participle(tree, first, subject, verb)
    tree.hang(where, verb, "advmod")


def mend_main_behind_span(tree: Tree, verb: int, words: Words) -> None:
    """ "ended a truce that had lasted for years and angered Bonn": what ended it angered Bonn, and no truce."""
    span = tree.head[verb]
    noun = tree.head[span]
    main = tree.head[noun]
    if tree.lemma[span] not in words["spanning_verbs"] or tree.dep[noun] != "dobj" or tree.tag[main] != "VBD":
        return
    had = any(tree.lower[kid] == "had" for kid in tree.children(span, "aux"))
    joint = next((kid for kid in tree.children(span, "cc") if span < kid < verb), None)
    if had and joint is not None and main < noun < span and tree.child(verb, "dobj") is not None:
        tree.conjoin(verb, main, joint)
        tree.tag[verb] = "VBD"
