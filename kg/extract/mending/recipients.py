"""Rules that mend who gets something: a recipient is no part of the thing that he gets.

In: a ``Tree`` and a token. Out: the same tree, changed. In "gave Estonia forty vehicles" the small model makes
"Estonia" a part of the vehicles; it is who got them.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology.words import Words

_COMMON_NOUNS = frozenset({"NN", "NNS"})


def mend_recipient(tree: Tree, name: int, words: Words) -> None:
    """ "gave Estonia forty vehicles", "Tonga control": a name right behind the verb is its recipient, no modifier."""
    noun = tree.head[name]
    verb = tree.head[noun]
    if name == 0 or verb > name:
        return
    lemma = words.lemmas.get(tree.lower[verb], tree.lemma[verb])
    if name + 1 == noun and lemma in words["ditransitives"] and _is_granted_shelter(tree, verb, name, words):
        tree.hang(name, verb, "dative")  # "gave the cleric asylum"
        for word in range(verb + 1, name):
            if tree.head[word] == noun:
                tree.move(word, name)
        return
    if not _is_right_behind(tree, verb, tree.left[name] - 1):
        return
    behind = name + 1 if tree.child(name, "conj") is None else tree.right[name] + 1  # "gave Kenya and Mali 30 buses"
    model = name + 1 == noun and _is_model(tree.text[noun])
    granted = tree.lemma[behind] in words["granted_nouns"] and not _is_given_to_another(tree, verb, noun)
    apart = tree.tag[behind] in {"CD", "DT", "PRP$"} or granted or model
    named = tree.ent[name] and tree.is_name(name)
    described = tree.dep[name] == "nmod" and tree.tag[name + 1] == "CD" and name < noun - 1  # "the army 20 vehicles"
    armed = _is_armed(tree, verb, name, noun, words)
    if lemma in words["ditransitives"] and (armed or (apart and (named or described))):
        tree.hang(name, verb, "dative")
        for word in range(verb + 1, name):
            if tree.head[word] == noun:
                tree.move(word, name)
        if model:
            tree.label(name, noun + 1, "")
            tree.label(name, noun, "GPE")


def _is_armed(tree: Tree, verb: int, name: int, noun: int, words: Words) -> bool:
    """ "gave Ukraine Patriot missiles", "gave the rebels rockets": arms are given to somebody, with no "to" behind."""
    if tree.lemma[noun] not in words["granted_arms"] or _is_given_to_another(tree, verb, noun):
        return False
    if tree.ent[name] == "GPE":
        return True
    group = tree.tag[name] == "NNS" and tree.lemma[name] in words["acting_nouns"]
    return group and name + 1 == noun and tree.lower[name - 1] == "the"


def mend_recipient_before_model(tree: Tree, name: int, words: Words) -> None:
    """ "gave Moldova Leopard tanks": the state gets them, and "Leopard" is of what kind they are."""
    model = tree.head[name]
    verb = tree.head[model]
    arms = tree.child(verb, "dobj")
    beside = verb + 1 == tree.left[name] and model == name + 1 and arms == model + 1
    if arms is None or not beside or tree.lemma[arms] not in words["granted_arms"]:
        return
    if tree.ent[name] == "GPE" and tree.ent_end[name] == model:
        tree.hang(name, verb, "dative")
        tree.hang(model, arms, "compound")


def _is_given_to_another(tree: Tree, verb: int, noun: int) -> bool:
    """ "gave Patriot missiles to Chad": who gets them stands behind "to"."""
    return any(tree.lower[kid] == "to" and kid > noun for kid in (*tree.kids[verb], *tree.kids[noun]))


def mend_model_as_date(tree: Tree, noun: int, words: Words) -> None:
    """ "gave Serbia six MiG-29s": the tagger takes them for a number of days."""
    if _is_model(tree.text[noun]):
        tree.label(tree.ent_start[noun], tree.ent_end[noun], "")
        tree.tag[noun] = "NNS"


def _is_model(word: str) -> bool:
    """ "MiG-29s", "CV90s": the plural of a name with a number."""
    return word[0].isupper() and word.endswith("s") and word[-2].isdigit()


def _is_granted_shelter(tree: Tree, verb: int, person: int, words: Words) -> bool:
    """ "gave the cleric shelter", "the army permission": it is of no kind, and is given to somebody."""
    noun = tree.head[person]
    goods = words["sought_goods"] | words["bestowed_goods"]
    if tree.tag[person] not in _COMMON_NOUNS or tree.lemma[noun] not in goods:
        return False
    before = range(verb + 1, person)
    asylum = tree.lemma[noun] in words["granted_nouns"] and (tree.tag[person] == "NNS" or tree.tag[verb + 1] == "DT")
    described = all(tree.dep[word] in {"det", "amod", "compound", "nummod"} for word in before)
    return tree.lower[verb + 1 : person] == ["the"] or (asylum and described)


def _is_right_behind(tree: Tree, verb: int, last: int) -> bool:
    """Whether nothing stands between a verb and what begins behind ``last`` but a date: "gave on Friday the army"."""
    while last > verb:
        if tree.ent[last] in {"DATE", "TIME"}:
            last = tree.ent_start[last] - 1
        elif tree.dep[last] == "prep" and tree.head[last] == verb and last < len(tree) - 1 and tree.ent[last + 1]:
            last -= 1
        else:
            break
    return last == verb


def mend_name_across_recipient(tree: Tree, recipient: int, words: Words) -> None:
    """ "grant Kosovo a Stabilization Pact": the tagger makes one name of who gets it and of what it is."""
    given, end = tree.child(tree.head[recipient], "dobj"), tree.ent_end[recipient]
    if given is None or not recipient < given < end:
        return
    label, begin = tree.ent[recipient], tree.ent_start[recipient]
    thing = recipient + 1 + (tree.tag[recipient + 1] in {"DT", "PRP$"})
    tree.label(begin, end, "")
    tree.label(begin, recipient + 1, label)
    tree.label(thing, end, label)


def mend_two_objects(tree: Tree, first: int, words: Words) -> None:
    """ "dealt the rebels a defeat": of two objects side by side the first is the recipient."""
    verb = tree.head[first]
    if words.lemmas.get(tree.lower[verb], tree.lemma[verb]) not in words["ditransitives"]:
        return
    second = next((kid for kid in tree.children(verb, "dobj") if kid > first), None)
    if second is not None and tree.left[second] == tree.right[first] + 1:
        tree.hang(first, verb, "dative")


def mend_two_recipients(tree: Tree, second: int, words: Words) -> None:
    """ "lent Samoa and Tonga 40 trucks": the second name is a recipient as well, and describes no trucks."""
    thing, joint, opening = tree.head[second], tree.ent_start[second] - 1, second + 1
    first = tree.first_conjunct(thing)
    verb = tree.head[first]
    if tree.dep[thing] != "conj" or tree.dep[first] != "dobj" or not verb < first < joint or opening > thing:
        return
    if tree.lower[joint] != "and" or not (tree.is_name(first) and tree.is_name(second)):
        return
    counted = tree.tag[opening] in {"CD", "DT", "PRP$", "JJ"} or tree.lemma[opening] in words["light_heads"]
    if words.lemmas.get(tree.lower[verb], tree.lemma[verb]) in words["ditransitives"] and counted:
        tree.hang(first, verb, "dative")
        if tree.ent[second] != tree.ent[first]:  # "Lesotho 40 trucks" is no law
            tree.label(tree.ent_start[second], tree.ent_end[second], "")
            tree.label(second, second + 1, tree.ent[first])
        tree.conjoin(second, first, joint)
        tree.hang(thing, verb, "dobj")
