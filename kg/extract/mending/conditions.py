"""Rules that mend clauses under a condition that the parser does not see as one.

In: a ``Tree`` and a token. Out: the same tree, changed. In "will ask for help should Peru attack" the small model
has Peru attack; it is the condition of the asking.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, has_modal
from kg.extract.tree import Tree
from kg.ontology.words import Words


def mend_asked_if(tree: Tree, mark: int, words: Words) -> None:
    """ "Asked if Peru would sign, he left", "asked him if it would": what is asked, and no condition of the asking."""
    verb = tree.head[mark]
    asking = tree.head[verb]
    whom = tree.child(asking, "dobj", "dative")
    beside = asking + 1 if whom is None or whom > mark else tree.right[whom] + 1
    if tree.dep[verb] == "advcl" and tree.lemma[asking] in words["inquiring_verbs"] and mark == beside:
        tree.hang(verb, asking, "ccomp")


def mend_telling_behind_condition(tree: Tree, verb: int, words: Words) -> None:
    """ "threatened sanctions if Peru shot at them and announced talks": who threatened announced them."""
    condition = tree.head[verb]
    while tree.dep[condition] in {"xcomp", "conj"}:
        condition = tree.head[condition]
    main, mark = tree.head[condition], tree.child(condition, "mark")
    if tree.dep[condition] != "advcl" or mark is None or tree.lower[mark] not in {"if", "unless"}:
        return
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is None
    joint = verb - 1
    told = tree.lower[verb] in words["pasts_of_telling"] or tree.lemma[verb] in words["verbal_acts"]
    own = tree.lemma[condition] in words["speech_verbs"]  # "if Peru called it a crime and threatened them"
    outer = tree.tag[main] == "VBD" and tree.lower[main] in words["pasts_of_telling"] and main < condition < verb
    if bare and told and outer and not own and tree.lower[joint] in {"and", "but"}:
        tree.conjoin(verb, main, joint)


def mend_leading_condition(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Had Nigeria come, a diplomat said, Chad would have stayed": the inverted clause is the condition."""
    inner = tree.child(auxiliary, "ccomp")
    split = inner is not None  # the auxiliary is taken for a verb of its own
    verb = inner if inner is not None else tree.head[auxiliary]
    main = tree.head[auxiliary if split else verb]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or not auxiliary < subject < verb < main or auxiliary != tree.sentences[tree.sent[verb]][0]:
        return
    if not split and tree.dep[verb] != "ccomp":
        return
    main = tree.root(main)
    tree.hang(verb, main, "advcl")
    tree.hang(auxiliary, verb, "aux")


def mend_inverted_condition(tree: Tree, main: int, words: Words) -> None:
    """ "Japan would have joined had Washington asked": the inverted clause is the condition of the one before."""
    verb = tree.head[main]
    if tree.lower[verb] == "had" and main < verb:
        _mend_split_inversion(tree, main, verb)
        return
    if tree.lower[main] == "had" and verb < main and has_modal(tree, verb):
        _mend_inner_inversion(tree, verb, main)
        return
    subject, auxiliary = tree.child(verb, "nsubj"), tree.child(verb, "aux")
    if subject is None or auxiliary is None or not main < auxiliary < subject < verb or tree.pos[verb] != "VERB":
        return
    would = has_modal(tree, main)
    apart = tree.lower[auxiliary - 1] in {";", "”"} or (tree.lower[auxiliary - 1] == "," and not would)
    if tree.lower[auxiliary] in {"had", "should", "were"} and not apart:
        tree.hang_in_place_of(main, verb)
        tree.hang(verb, main, "advcl")


def _mend_split_inversion(tree: Tree, main: int, auxiliary: int) -> None:
    """ "would have taken it had Mali not armed them": the auxiliary, taken for a verb, begins a condition."""
    verb = next((kid for kid in tree.children(auxiliary, "ccomp") if kid > auxiliary), None)
    subject = tree.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    would = has_modal(tree, main)
    if verb is None or subject is None or not would or tree.left[subject] != auxiliary + 1:
        return
    tree.hang_in_place_of(main, auxiliary)
    tree.hang(verb, main, "advcl")
    tree.hang(auxiliary, verb, "aux")


def _mend_inner_inversion(tree: Tree, main: int, auxiliary: int) -> None:
    """ "might have defaulted had the Fund not stepped in": so does the auxiliary below the verb before."""
    verb = next((kid for kid in tree.children(auxiliary, "ccomp") if kid > auxiliary), None)
    subject = tree.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    if verb is not None and subject is not None and tree.left[subject] == auxiliary + 1:
        tree.hang(verb, main, "advcl")
        tree.hang(auxiliary, verb, "aux")


def mend_provided(tree: Tree, word: int, words: Words) -> None:
    """ "is ready to sell, provided that Georgia opens its line", "assuming Chad agrees,": a condition of the rest."""
    verb = tree.child(word, "pcomp", "ccomp")
    if tree.dep[word] not in {"prep", "advcl"} or verb is None or tree.child(verb, "nsubj", "nsubjpass") is None:
        return
    above = tree.head[word]
    if tree.lower[word + 1 : word + 2] != ["that"] and tree.left[verb] != word + 1:
        return
    told = tree.child(above, "ccomp")
    tree.hang(verb, told if told is not None and told < word else above, "advcl")
    for kid in tree.children(verb, "mark"):
        tree.hang(kid, word, "fixed")
    tree.hang(word, verb, "mark")


def mend_should_behind(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "will ask for help should Peru attack": the inverted clause behind is the condition."""
    verb = tree.head[auxiliary]
    subject, main = tree.child(verb, "nsubj", "nsubjpass"), tree.head[verb]
    if subject is None or tree.dep[verb] not in {"ccomp", "conj"} or not main < auxiliary < subject < verb:
        return
    if tree.left[subject] != auxiliary + 1 or tree.left[verb] != auxiliary or tree.tag[verb] not in {"VB", "VBN"}:
        return
    if tree.text[auxiliary - 1] in {";", ":", "“", "”", '"', "''", "``"} or tree.child(verb, "mark") is not None:
        return
    told = tree.child(main, "ccomp")
    modal = has_modal(tree, main)
    if told is not None and main < told < auxiliary:
        tree.hang(verb, told, "advcl")
    elif modal:
        tree.hang(verb, main, "advcl")


def mend_report_behind_condition(tree: Tree, teller: int, words: Words) -> None:
    """ "Had he lived, a minister told me, he would have won": the telling is under no condition."""
    condition = tree.head[teller]
    main = tree.head[condition]
    apart = tree.text[tree.left[teller] - 1] == "," and tree.child(condition, "cc") is None
    if (
        tree.dep[condition] != "advcl"
        or tree.lemma[teller] not in words["telling_or_asking_verbs"] | words["speech_verbs"]
        or not apart
    ):
        return
    if condition < teller < main and tree.text[tree.right[teller] + 1] == ",":
        tree.hang(teller, main, "parataxis")


def mend_leading_should(tree: Tree, auxiliary: int, words: Words) -> None:
    """ "Should China blockade Kinmen, the United States would face it": who acts in the condition, and who behind it.

    The small model makes one noun phrase of the condition, or of its object and the subject behind the comma.
    """
    begin, end = tree.sentences[tree.sent[auxiliary]]
    comma = next((word for word in range(begin, end) if tree.text[word] == ","), end)
    modal = next((word for word in range(comma, end) if tree.tag[word] == "MD"), None)
    if auxiliary != begin or modal is None or tree.text[end - 1] == "?":
        return
    main, verb = tree.head[modal], _verb_of_condition(tree, auxiliary, comma)
    if main < modal or verb is None:
        return
    behind = any(kid > comma for kid in tree.children(main, "nsubj", "nsubjpass"))
    if behind and tree.dep[verb] == "advcl" and tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    phrases = [(auxiliary + 1, verb, "nsubj", verb), (comma + 1, modal, "nsubj", main)]
    if verb + 1 < comma:  # unlike "should Iran attack,"
        phrases.append((verb + 1, comma, "dobj", verb))
    if not all(_is_name_alone(tree, first, last) for first, last, _, _ in phrases):
        return
    tree.hang(main, main, "ROOT")
    tree.hang(verb, main, "advcl")
    tree.tag[verb], tree.pos[verb] = "VB", "VERB"
    tree.hang(auxiliary, verb, "aux")
    for first, last, dep, head in phrases:
        tree.hang(last - 1, head, dep)
        for word in range(first, last - 1):
            if not first <= tree.head[word] < last or tree.dep[word] in {"appos", "nsubj", "ROOT"}:
                tree.hang(word, last - 1, "det" if tree.tag[word] == "DT" else "compound")
    hang_full_stop(tree, verb, main)


def _verb_of_condition(tree: Tree, auxiliary: int, comma: int) -> int | None:
    """Return the bare verb of "should China attack Laos": "attack" may be taken for a noun between two names."""
    near = range(auxiliary + 2, comma)
    bare = next((word for word in near if tree.tag[word] == "VB"), None)
    nouns = (word for word in near if tree.tag[word] in {"NN", "VBP"} and tree.is_noun(word - 1))
    apart = (word for word in nouns if word + 1 == comma or tree.is_name(word + 1) or tree.tag[word + 1] == "DT")
    return bare if bare is not None else next(apart, None)


def _is_name_alone(tree: Tree, first: int, last: int) -> bool:
    """Whether a stretch ends in a noun, and has no verb, preposition or comma."""
    others = {"IN", "TO", "VBD", "VBZ", "VBG", ","}
    return first < last and tree.is_noun(last - 1) and others.isdisjoint(tree.tag[first:last])
