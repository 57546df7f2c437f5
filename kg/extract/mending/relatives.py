"""Rules that mend which noun a relative clause or an infinitive says more of.

In: a ``Tree`` and a token. Out: the same tree, changed. In "the heads of the two services, Ana Diaz and Luis Paz, who
spoke by telephone" the small model has the services speak; their heads do.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mending.verbs import hang_full_stop, make_past
from kg.extract.tree import ACTOR_LABELS, FINITE, SUBJECTS, THING_RELATIVES, Tree
from kg.ontology.words import Words


def mend_second_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "the pilot who fled and who had bombed Bol": the second clause tells of the pilot, too.

    In "a plot which prosecutors said had failed and which Iran has dismissed" Iran's word is not told by prosecutors.
    """
    first = tree.head[verb]
    who = next((kid for kid in tree.children(verb, *SUBJECTS, "dobj") if tree.tag[kid] in {"WP", "WDT"}), None)
    outer = tree.head[first] if tree.dep[first] == "ccomp" else first
    if who is None or tree.dep[outer] != "relcl" or not first < who < verb:
        return
    joint = next((kid for kid in tree.children(first, "cc") if first < kid < who), None)
    if joint == who - 1:
        tree.hang(verb, tree.head[outer], "relcl")
        tree.hang(joint, verb, "cc")


def mend_standing_adjective(tree: Tree, word: int, words: Words) -> None:
    """ "when the latter welcomed it": with an article and no noun behind it, it stands for somebody."""
    named = tree.dep[word] in {"nsubj", "nsubjpass", "dobj", "pobj"} and tree.child(word, "det") is not None
    if tree.tag[word] == "JJ" and named:
        tree.tag[word], tree.pos[word] = "NN", "NOUN"


def mend_relative_behind_apposition(tree: Tree, verb: int, words: Words) -> None:
    """ "the heads of the two services, Diaz and Paz, who spoke": what stands behind the names is said of the heads."""
    inner = tree.head[verb]
    prep = tree.head[inner]
    noun, begin = tree.head[prep], tree.left[verb]
    if tree.dep[inner] != "pobj" or tree.lower[begin] not in {"who", "whose"} or tree.text[begin - 1] != ",":
        return
    named = [name for name in tree.children(noun, "appos") if inner < name < begin]
    if named and tree.is_noun(noun) and tree.ent[named[-1]] == "PERSON":
        tree.hang(verb, noun, "relcl")


def mend_infinitive_of_rank(tree: Tree, rank: int, words: Words) -> None:
    """ "was the first to recognize it", "the last to leave": the rank stands for who did it."""
    to, verb = rank + 1, rank + 2
    if tree.lower[to : to + 1] != ["to"] or tree.tag[verb : verb + 1] != ["VB"] or tree.lower[rank - 1] != "the":
        return
    if tree.dep[rank] in {"attr", "acomp", "pobj", "oprd", "dobj"} and tree.head[verb] in {rank, tree.head[rank]}:
        tree.tag[rank], tree.pos[rank] = "NN", "NOUN"
        tree.hang(verb, rank, "acl")


def mend_relative_of_funds(tree: Tree, verb: int, words: Words) -> None:
    """ "money for clinics that Sweden has pledged": it has pledged the money, and no clinics."""
    inner = tree.first_conjunct(tree.head[verb])
    prep = tree.head[inner]
    noun, begin = tree.head[prep], tree.left[verb]
    if tree.dep[inner] != "pobj" or tree.lower[prep] != "for" or not tree.is_noun(noun):
        return
    pledged = tree.lower[begin] in THING_RELATIVES and tree.lemma[verb] in words["pledging_verbs"]
    if pledged and tree.child(verb, "nsubj") not in {None, begin}:
        tree.hang(verb, noun, "relcl")


def mend_main_behind_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "The League, whose men were confined to a hotel, called on both to talk": the sentence has that verb."""
    root = tree.head[verb]
    inner = tree.child(root, "relcl") if tree.dep[root] in {"pobj", "ROOT", "appos"} else None
    if inner is not None and inner < verb:  # "Fighters loyal to Sow, whose men fled, executed ten people"
        clause, noun = inner, tree.root(root)
        _make_main_behind(tree, verb, clause, noun)
        return
    while tree.head[root] != root and tree.dep[root] != "relcl":
        root = tree.head[root]
    clause, noun = root, tree.head[root]
    _make_main_behind(tree, verb, clause, noun)


def _make_main_behind(tree: Tree, verb: int, clause: int, noun: int) -> None:
    """Make a past form behind an inserted relative clause the verb of a sentence that is a mere noun so far."""
    if tree.dep[clause] != "relcl" or tree.dep[noun] != "ROOT" or not tree.is_noun(noun) or not noun < clause < verb:
        return
    begin = tree.left[clause]
    relative = tree.lower[begin] in {"who", "whose", "which", "where"}
    inserted = relative and tree.text[begin - 1] == tree.text[verb - 1] == ","
    opens = tree.left[verb] == verb and tree.tag[verb] in {"VBN", "VBD"}
    bare = tree.child(verb, "nsubj", "agent", "aux", "auxpass", "mark") is None and tree.right[verb] > verb + 1
    if inserted and opens and bare:
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        tree.tag[verb] = "VBD"
        for kid in tree.children(noun, "advcl"):
            if kid > verb:
                tree.move(kid, verb)
        hang_full_stop(tree, clause, verb)


def mend_main_behind_told_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "Chad, which says Sudan fired first, shelled Adre, and warned": Chad shelled it, whose relative ends before."""
    told = tree.head[verb]
    clause = tree.head[told]
    noun = tree.head[clause]
    main = tree.head[noun]
    if tree.dep[told] != "ccomp" or tree.dep[clause] != "relcl" or tree.dep[noun] != "nsubj" or not told < verb < main:
        return
    if tree.text[verb - 1] != "," or tree.text[tree.left[clause] - 1] != "," or tree.tag[main] not in FINITE:
        return
    joint = next((kid for kid in tree.deps["cc"] if verb < kid < main and tree.head[kid] in {noun, main}), None)
    own = tree.child(verb, "nsubj", "nsubjpass", "aux", "mark") is not None or tree.child(told, "cc") is not None
    if joint is None or own or tree.child(main, "nsubj") != noun:
        return
    tree.hang_in_place_of(verb, main)
    tree.hang(noun, verb, "nsubj")
    tree.conjoin(main, verb, joint)
    hang_full_stop(tree, main, verb)
    for kid in tree.children(told, "conj"):
        if kid > verb and tree.tag[kid] == "VBG":
            tree.hang(kid, verb, "advcl")


def mend_whose_as_main(tree: Tree, whose: int, words: Words) -> None:
    """ "The party, whose candidate Juan Diaz won the vote, promised reform": he won it, and the party promised."""
    owned = tree.head[whose]
    while tree.dep[owned] in {"compound", "nmod"}:
        owned = tree.head[owned]
    verb = tree.head[owned]
    noun = next((kid for kid in tree.children(verb, "nsubj") if kid < whose), None)
    main = next((kid for kid in tree.children(verb, "conj") if tree.text[kid - 1] == ","), None)
    if noun is None or main is None or tree.dep[owned] != "nsubj" or tree.text[whose - 1] != ",":
        return
    if tree.right[noun] < whose and tree.tag[main] in FINITE and tree.child(main, "nsubj") is None:
        tree.hang_in_place_of(main, verb)
        tree.hang(noun, main, "nsubj")
        tree.hang(verb, noun, "relcl")
        hang_full_stop(tree, verb, main)


def mend_which_before_insertion(tree: Tree, which: int, words: Words) -> None:
    """ "The charge, which Cairo, as usual, denied, angered Chad": what Cairo denied is what angered Chad."""
    noun, verb, main = tree.head[which], tree.head[tree.head[which]], tree.head[tree.head[which]] + 2
    who = which + 1
    while who < verb and tree.text[who] != ",":
        who += 1
    if tree.dep[noun] not in SUBJECTS or not noun < which < who < verb < main < len(tree) - 1:
        return
    if tree.text[verb - 1] != "," or tree.text[verb + 1] != "," or not tree.is_noun(who - 1):
        return
    if tree.tag[verb] not in {"VBD", "VBN"} or not tree.lower[main].endswith("ed"):
        return
    object_ = tree.head[main] if tree.dep[main] == "amod" else None
    tree.hang_in_place_of(main, verb)
    tree.hang(verb, noun, "relcl")
    tree.hang(noun, main, "nsubj")
    tree.hang(which, verb, "dobj")
    tree.hang(who - 1, verb, "nsubj")
    tree.tag[verb] = "VBD"
    if object_ is not None:
        tree.hang(object_, main, "dobj")
    make_past(tree, main)


def mend_contact_relative(tree: Tree, name: int, words: Words) -> None:
    """ "the envoy Tehran expelled in May": he was expelled by Tehran, and is not called so.

    So it is in "the envoy the League sent": behind an article no body gives a noun its name. In "the men Somalia
    accused of theft" the small model takes the noun for a part of the name.
    """
    first = tree.ent_start[name]
    noun, verb = first - 1, name + 1
    if first < 1 or tree.tag[noun] not in {"NN", "NNS"} or verb >= len(tree) or tree.ent_end[name] != verb:
        return
    within = tree.dep[noun] == "compound" and tree.head[noun] == name and tree.tag[noun] == "NNS"
    apposed = tree.dep[name] == "appos" and tree.head[name] == noun
    if not (within or apposed) or (tree.ent[name] == "ORG" and tree.lower[first] != "the"):
        return
    if (
        tree.tag[verb] not in {"VBN", "VBD"}
        or tree.dep[verb] not in {"acl", "relcl"}
        or tree.head[verb] not in {noun, name}
    ):
        return
    if tree.child(verb, "dobj", "agent", "nsubj", "aux", "auxpass") is not None:
        return
    if tree.child(name if within else noun, "det") is None:
        return
    if tree.lemma[noun] in words["place_nouns"] or tree.dep[noun] == "appos":
        return
    if within:
        tree.hang_in_place_of(noun, name)
        for kid in tree.children(name, "det", "amod", "nummod"):
            if kid < noun:
                tree.move(kid, noun)
    tree.hang(verb, noun, "relcl")
    tree.hang(name, verb, "nsubj")
    tree.tag[verb] = "VBD"


def mend_contact_before_main(tree: Tree, doer: int, words: Words) -> None:
    """ "The diplomat Cuba expelled accused it of theft": Cuba expelled him, and he accuses.

    So it is in "Officials the junta had dismissed returned": behind an article nobody gives a noun his name.
    """
    noun = tree.head[doer]
    verb, first = tree.head[noun], tree.left[doer]
    named = tree.ent[doer] == "GPE" and tree.child(noun, "det") is not None
    if tree.dep[noun] != "nsubj" or tree.tag[noun] not in {"NN", "NNS"} or tree.lemma[noun] in words["place_nouns"]:
        return
    if first != noun + 1 or not (named or tree.lower[first] == "the") or tree.first_of_verb(verb) != doer + 1:
        return
    if tree.tag[doer + 1] != "VBD" or not tree.kinds(verb).isdisjoint({"dobj", "auxpass", "agent"}):
        return
    main = next((kid for kid in tree.children(verb, "advcl", "ccomp", "dep", "conj", "xcomp") if kid > verb), None)
    if main is None or tree.tag[main] not in {"VBD", "VBN"}:
        return
    inner = tree.kinds(main).isdisjoint({"nsubj", "nsubjpass", "mark", "cc", "aux", "agent", "advmod"})
    close = tree.left[main] == main and not any(tree.pos[word] == "PUNCT" for word in range(noun, main))
    between = {tree.dep[kid] for kid in tree.kids[verb] if verb < kid < main}
    if inner and close and between <= {"prep", "advmod", "prt"}:
        tree.hang_in_place_of(main, verb)
        tree.hang(noun, main, "nsubj")
        tree.hang(verb, noun, "relcl")
        tree.hang(doer, verb, "nsubj")
        tree.tag[main] = "VBD"
        hang_full_stop(tree, verb, main)


def mend_contact_of_nearest(tree: Tree, verb: int, words: Words) -> None:
    """ "led the mutiny the army crushed", "a raid on a field Shell owns": it tells of the noun right before it."""
    begin, noun = tree.left[verb], tree.head[verb]
    doer, last = tree.child(verb, "nsubj"), tree.left[verb] - 1
    if doer is None or tree.left[doer] != begin or tree.tag[doer] in {"WP", "WDT"} or not noun < last:
        return
    bare = tree.kinds(verb).isdisjoint({"dobj", "mark", "advmod"}) and tree.dep[last] != "conj"
    if bare and tree.tag[last] in {"NN", "NNS"} and not tree.ent[last] and noun in tree.ancestors(last):
        tree.hang(verb, last, "relcl")


def mend_subject_of_said(tree: Tree, verb: int, words: Words) -> None:
    """ "The man, who police said had planned the raid": he planned it, and police say so."""
    pronoun = tree.left[verb]
    subjects = tree.children(verb, "nsubj")
    content = tree.child(verb, "ccomp", "xcomp")
    if len(subjects) != 2 or subjects[0] != pronoun or tree.lower[pronoun] not in {"who", "which", "that"}:
        return
    if content is None or content < verb or tree.child(content, *SUBJECTS) is not None or tree.tag[content] == "VB":
        return
    tree.hang(content, verb, "ccomp")
    tree.hang_subject(pronoun, content)
    if tree.tag[content] == "VBN" and tree.child(content, "aux", "auxpass") is None:
        tree.tag[content] = "VBD"


def mend_subject_of_warned(tree: Tree, verb: int, words: Words) -> None:
    """ "a step that Ghana has warned would ruin the pact": the step would ruin it, and Ghana warns of it.

    The small model hangs the second verb anywhere, or makes a mere mark of "that".
    """
    noun, modal = tree.head[verb], verb + 1
    if tree.tag[modal : modal + 1] != ["MD"] or tree.lemma[verb] not in words["speech_verbs"]:
        return
    pronoun, content = tree.left[verb], tree.head[modal]
    doer = next((kid for kid in tree.children(verb, "nsubj") if kid != pronoun), None)
    if tree.lower[pronoun] not in {"who", "which", "that"}:
        return
    inside = content in tree.children(verb, "ccomp", "xcomp")
    if doer is None or tree.left[doer] != pronoun + 1 or tree.dep[modal] != "aux" or not content > modal:
        return
    if tree.child(content, *SUBJECTS) not in {None, pronoun, noun} or not (
        inside or tree.child(content, "nsubj") == noun
    ):
        return
    if not inside:
        before = tree.left[noun] - 2
        if tree.text[before + 1] != "," or not tree.is_noun(before) or tree.head[content] == content:
            return
        tree.hang(noun, before, "appos")
    tree.tag[pronoun] = "WP" if tree.lower[pronoun] == "who" else "WDT"
    tree.hang(verb, noun, "relcl")
    tree.hang(content, verb, "ccomp")
    tree.hang_subject(pronoun, content)


def mend_contact_as_content(tree: Tree, verb: int, words: Words) -> None:
    """ "keeps the towns its troops captured": they captured the towns, and nobody says that they were captured."""
    main, doer = tree.head[verb], tree.child(verb, "nsubj")
    noun = tree.child(main, "dobj")
    if noun is None or doer is None or doer != verb - 1 or tree.tag[verb] not in {"VBN", "VBD"}:
        return
    if (
        tree.left[verb] != noun + 1
        or tree.tag[noun] not in {"NN", "NNS"}
        or tree.lemma[verb] in words["objectless_verbs"]
    ):
        return
    telling = tree.lemma[main] in words["speech_verbs"] | words["informing_verbs"] | words["double_object_verbs"]
    bare = tree.kinds(verb).isdisjoint({"dobj", "aux", "auxpass", "mark", "agent", "ccomp", "xcomp"})
    if bare and not telling and _is_definite(tree, doer):
        tree.hang(verb, noun, "relcl")
        tree.tag[verb] = "VBD"


def _is_definite(tree: Tree, doer: int) -> bool:
    """Whether a doer is named, or has an article or an owner: "the army", "its army"."""
    return tree.ent[doer] in ACTOR_LABELS or tree.child(doer, "det", "poss") is not None


def mend_active_relative(tree: Tree, verb: int, words: Words) -> None:
    """ "the rebels the Americans armed": who stands before a participle without auxiliary did it."""
    doer = tree.child(verb, "nsubj")
    if doer is None or doer != verb - 1 or not tree.kinds(verb).isdisjoint({"aux", "auxpass", "agent", "advmod"}):
        return
    if _is_definite(tree, doer):
        tree.tag[verb] = "VBD"


def mend_whom(tree: Tree, whom: int, words: Words) -> None:
    """ "Jara, whom Lima considers the lawful president": Lima considers him so; "whom" is never who does it."""
    verb = tree.head[whom]
    doer = next((kid for kid in tree.children(verb, "nsubj") if kid != whom), None)
    if tree.dep[whom] not in {"nsubj", "dative", "dobj"} or doer is None or not whom < doer < verb:
        return
    called = next((kid for kid in tree.children(verb, "dobj") if kid > verb), None)
    inner = tree.child(verb, "xcomp")
    if called is not None and tree.lemma[verb] in words["naming"] | words["declaring_verbs"]:
        tree.hang(called, verb, "oprd")
    elif called is not None:
        if inner is not None and tree.child(inner, "dobj", "ccomp", "auxpass") is None:
            tree.hang(whom, inner, "dobj")  # "whom they urged the soldiers to free"
        return
    tree.hang(whom, verb, "dobj")


def mend_called_which(tree: Tree, which: int, words: Words) -> None:
    """ "the offer, which it called a ruse": what it is called, and not two objects."""
    verb = tree.head[which]
    called = next((kid for kid in tree.children(verb, "dobj") if kid > verb), None)
    article = tree.child(called, "det") if called is not None else None
    if called is None or article is None or not which < verb or tree.lemma[verb] not in words["naming"]:
        return
    if tree.lower[article] in {"a", "an"}:
        tree.hang(called, verb, "oprd")


def mend_object_of_inner_verb(tree: Tree, pronoun: int, words: Words) -> None:
    """ "the army, which Oslo has offered to train": it offered to train it, and offered nobody anything."""
    outer = tree.head[pronoun]
    inner = tree.child(outer, "xcomp")
    if tree.dep[pronoun] not in {"dobj", "pobj"} or inner is None or not pronoun < outer < inner:
        return
    bare = tree.child(inner, "dobj", "ccomp") is None and tree.tag[inner] == "VB"
    if bare and tree.lemma[outer] in words["offering_verbs"] and tree.dep[outer] == "relcl":
        tree.hang(pronoun, inner, "dobj")


def mend_which_behind_persons(tree: Tree, verb: int, words: Words) -> None:
    """ "reports of killings by soldiers, which deserve an inquiry": soldiers are "who"; the reports or killings do."""
    persons, which = tree.head[verb], tree.left[verb]
    if tree.lower[which] != "which" or not _are_persons(tree, persons, words):
        return
    if persons != which - 2:  # "envoys of Abkhazia, which Moscow recognized"
        inside = range(tree.ent_start[which - 2], tree.ent_end[which - 2])
        name = tree.first_conjunct(next((word for word in inside if tree.head[word] not in inside), which - 2))
        if tree.is_name(name) and tree.dep[name] == "pobj" and tree.head[tree.head[name]] == persons:
            tree.hang(verb, name, "relcl")
        return
    tags = {tree.tag[word] for word in (verb, *tree.children(verb, "aux", "auxpass"))}
    forms = {tree.lower[word] for word in tree.children(verb, "aux", "auxpass")}
    active = tree.child(verb, "nsubj", "nsubjpass") == which
    plural = active and (bool(forms & {"were", "are", "have"}) or (not forms and "VBP" in tags))
    singular = active and (bool(forms & {"was", "is", "has"}) or (not forms and "VBZ" in tags))
    for noun in _nouns_above(tree, persons):
        many = tree.tag[noun] in {"NNS", "NNPS"}
        if not _are_persons(tree, noun, words) and not (plural and not many) and not (singular and many):
            tree.hang(verb, noun, "relcl")
            return


def _nouns_above(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the nouns of which a noun tells more: of "a paper on raids by soldiers", "a paper signed by soldiers"."""
    while tree.dep[noun] == "pobj":
        above = tree.head[tree.head[noun]]
        if tree.dep[above] == "acl" and tree.tag[above] == "VBN":
            above = tree.head[above]
        if not tree.is_noun(above):
            return
        yield above
        noun = above


def _are_persons(tree: Tree, noun: int, words: Words) -> bool:
    """Whether several persons are meant, of whom "which" does not tell: "soldiers", "North Koreans"."""
    if tree.tag[noun] == "NNPS":
        return tree.ent[noun] == "NORP"
    return tree.tag[noun] == "NNS" and tree.lemma[noun] in words["member_nouns"] | words["persons_in_numbers"]


def mend_relative_object(tree: Tree, that: int, words: Words) -> None:
    """ "the state of emergency that he had declared": what he had declared is the state of emergency."""
    verb = tree.head[that]
    noun = tree.head[verb]
    if tree.tag[that] != "WDT" or tree.dep[verb] != "relcl" or tree.lemma[noun] in words["time_units"]:
        return
    complete = tree.child(verb, "dobj", "ccomp", "xcomp", "nsubjpass", "auxpass", "prep", "acomp", "attr") is not None
    if (
        not complete
        and tree.child(verb, "nsubj") not in {None, that}
        and tree.lemma[verb] not in words["objectless_verbs"]
    ):
        tree.hang(that, verb, "dobj")


def mend_noun_as_relative_verb(tree: Tree, noun: int, words: Words) -> None:
    """ "promised them that help was on its way": right before another verb it is what comes, and nobody helps."""
    that, verb = noun - 1, noun + 1
    if tree.lower[that] != "that" or tree.head[that] != noun or verb >= len(tree) or tree.tag[verb] not in FINITE:
        return
    main = tree.head[verb] if tree.pos[verb] == "VERB" or tree.dep[verb] not in {"aux", "auxpass"} else verb
    if tree.dep[verb] != "ccomp" or main >= that or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    tree.tag[noun], tree.pos[noun] = "NN", "NOUN"
    tree.hang(noun, verb, "nsubj")
    tree.hang(that, verb, "mark")
    tree.tag[that] = "IN"
