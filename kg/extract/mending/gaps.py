"""Rules for clauses whose verb is left out, and for objects that stand behind what is said of them.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Peru sent doctors and Chile its engineers" Chile is sent
by nobody; in "dismissed as lies reports that it had fired" the reports are dismissed.
"""

from __future__ import annotations

from kg.extract.tree import ACTOR_LABELS, FINITE, Tree
from kg.ontology.words import Words


def mend_gapped_clause(tree: Tree, owner: int, words: Words) -> None:
    """ "Peru sent doctors and Chile its engineers": Chile sends too, and is not sent; what it sends stays untold."""
    name, thing = owner - 1, tree.head[owner]
    joint = name - 1
    if name < 2 or not tree.is_name(name) or tree.dep[name] != "conj" or tree.dep[joint] != "cc" or thing < owner:
        return
    first = tree.head[name]
    verb = tree.above(name, "VERB")
    beside = tree.is_name(first) and tree.head[first] == verb  # "sent Uganda and Rwanda its envoys"
    if verb is None or beside or tree.child(verb, "nsubj") is None or verb not in tree.ancestors(thing):
        return
    for later in tree.children(verb, "prep"):
        if later > thing:
            tree.hang(later, thing, "prep")
    tree.hang(joint, verb, "punct")
    tree.hang(name, verb, "dep")
    tree.hang(thing, name, "dep")
    tree.hang(owner, thing, "det")  # it is not that of the first


def mend_gapped_name(tree: Tree, noun: int, words: Words) -> None:
    """ "closed the border and Malawi the airport", "sent monks to Laos and Nepal to Peru": the second closes and sends.

    Only what is given to somebody or called something has two nouns in a row behind the verb: "gave Kenya the boats".
    """
    first = tree.head[noun]
    verb = tree.above(noun, "VERB") if tree.is_noun(noun) else None
    if verb is None or tree.child(verb, "nsubj") is None or noun + 2 >= len(tree) or not verb < first < noun:
        return
    begin = tree.ent_start[noun] if tree.ent[noun] else tree.left[noun]
    begin -= tree.lower[begin - 1] == "the" and tree.ent[noun] in ACTOR_LABELS
    if tree.lower[begin - 1] != "and":
        return
    thing = _second_thing(tree, noun, words)
    beside = tree.is_name(first) and tree.head[first] == verb  # "sent Uganda and Rwanda the boats"
    state = tree.ent[noun] == tree.ent[tree.child(verb, "nsubj") or 0] == "GPE" and tree.tag[first] in {"NN", "NNS"}
    doubled = tree.lemma[verb] in words["double_object_verbs"] and not state  # "sent its envoy and Ecuador a deputy"
    if thing is not None and not beside and not doubled:
        if tree.dep[first] == "dative" and tree.child(verb, "dobj") == thing:
            tree.hang(first, verb, "dobj")
        tree.hang(thing, noun, "dep")
    elif not _is_parallel(tree, noun) and not _is_got_beside(tree, noun, verb, words):
        return
    else:
        tree.hang(noun + 1, noun, "prep")
        for later in tree.children(noun, "prep"):
            if later > noun + 1:
                tree.hang(later, verb, "prep")  # "flew to Lima and his deputy to Cuzco on Friday"
    tree.hang(noun, verb, "dep")


def _second_thing(tree: Tree, noun: int, words: Words) -> int | None:
    """ "the airport" behind "Malawi", "his deputy" behind "the police": a noun phrase that no comma parts from it."""
    opening = noun + 1
    owned = tree.tag[opening] == "PRP$"
    article = tree.lower[opening] in {"the", "a", "an", "those", "that"} and (owned or tree.is_name(noun))
    if not (owned or article):
        return None
    thing = opening if tree.lower[opening] in {"those", "that"} else tree.head[opening]
    ordinal = tree.ent[thing] == "ORDINAL" and tree.head[thing] < opening  # "the first draft and China the second"
    later = thing >= opening and (tree.is_noun(thing) or thing == opening or ordinal)
    return thing if later and _may_be_object(tree, thing, words) else None


def _may_be_object(tree: Tree, noun: int, words: Words) -> bool:
    """ "the airport", "21 vases"; but no time ("two days"), and no subject of another verb."""
    timed = tree.lemma[noun] in words["time_units"] or tree.ent[noun] in {"DATE", "TIME"}
    return not timed and tree.dep[noun] not in {"nsubj", "nsubjpass"}


def _is_parallel(tree: Tree, noun: int) -> bool:
    """ "to Laos and Nepal to Peru", "in May and Chad in June": the same preposition before a name of the same kind."""
    first, prep = tree.head[noun], noun + 1
    verb = tree.above(first, "VERB")
    verb_object = tree.child(verb, "dobj") if verb is not None else None
    same = tree.dep[first] == "pobj" and tree.lower[tree.head[first]] == tree.lower[prep]
    if same and tree.child(noun, "poss", "det") is not None and not tree.ent[noun] and tree.tag[noun] in {"NN", "NNS"}:
        return tree.is_name(first) and tree.is_name(prep + 1) and tree.lower[prep] in {"to", "on", "at", "with", "from"}
    if not same or not tree.is_name(noun) or tree.pos[prep] != "ADP" or tree.lower[prep] in {"of", "between"}:
        return False
    second = tree.ent[prep + 1]
    named = verb_object is not None and tree.is_name(verb_object)  # "visited Goma on Monday and Bukavu on Tuesday"
    dated = tree.ent[first] == "DATE" and tree.ent[noun] != "DATE" and not named
    return second == tree.ent[first] and second != "" and (dated or tree.lower[prep] not in {"in", "at", "on"})


def _is_got_beside(tree: Tree, noun: int, verb: int, words: Words) -> bool:
    """ "received money from Qatar and weapons from Turkey": got, too, and neither giver's nor given by the first."""
    giver = tree.first_conjunct(tree.head[noun])
    prep = tree.head[giver]
    while tree.lower[prep] == "in" and tree.dep[tree.head[prep]] == "pobj":
        prep = tree.head[tree.head[prep]]  # "from donors in Oman"
    plain = tree.tag[noun] in {"NN", "NNS"} and tree.lemma[noun] not in words["persons_in_numbers"]
    got = tree.lemma[verb] in words["getting_verbs"] and tree.dep[giver] == "pobj"
    got = got and tree.head[prep] in {verb, tree.child(verb, "dobj")}
    return got and plain and tree.lower[prep] == tree.lower[noun + 1] == "from" and tree.child(noun, "det") is None


def mend_gapped_thing(tree: Tree, noun: int, words: Words) -> None:
    """ "Oman pledged money and Qatar ships", "expelled two envoys and Chad three": the second pledges and expels, too.

    What it does stays untold: there is no word for it.
    """
    first = tree.head[noun]
    verb = tree.above(first, "VERB")
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None:
        return
    counted = tree.children(noun, "nummod")
    if tree.is_name(noun) and not tree.ent[noun] and counted == [noun + 1] and tree.tag[first] in {"NN", "NNS"}:
        tree.hang(noun, verb, "dep")  # "contributed 800 soldiers, Nigeria 1,200"
        return
    if _is_parallel_thing(tree, noun, verb):
        tree.hang(noun, verb, "dep")
        tree.hang(noun + 1, noun, "prep")
        return
    if tree.ent[subject] != "GPE":
        return
    if tree.tag[first] not in {"NN", "NNS"} or tree.ent[first] or not verb < first < noun:
        return
    name = noun if tree.ent[noun] == "GPE" else noun - 1
    if tree.ent[name] != "GPE" or tree.text[name].isupper() or tree.left[noun] != tree.ent_start[name]:
        return
    if name != noun:
        gapped = tree.tag[noun] == "NNS" and tree.dep[name] in {"compound", "nmod"}
    elif noun + 1 == len(tree):
        return
    elif _is_contrast(tree, noun):
        gapped = True
        tree.hang(noun + 1, noun, "prep")
    else:
        gapped = tree.text[noun + 1].isdigit() or tree.tag[noun + 1] == "CD"
    if gapped:
        tree.hang(noun, verb, "dep")


def mend_gapped_modifier(tree: Tree, noun: int, words: Words) -> None:
    """ "France sent ships and Italy planes", "sent monks to Laos and Nepal rice": no one thing with two names.

    The small model takes what stands before "and" for a modifier of the last noun.
    """
    thing = tree.head[noun]
    joint = next((kid for kid in tree.children(noun, "cc") if kid == noun + 1), None)
    name = thing - 1
    verb = tree.above(thing, "VERB")
    if joint is None or verb is None or tree.tag[thing] != "NNS" or tree.ent[name] != "GPE" or not verb < noun < name:
        return
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.ent[subject] != "GPE" or tree.ent_start[name] != joint + 1:
        return
    if tree.tag[noun] not in {"NN", "NNS"} and tree.ent[noun] != "GPE":
        return
    if tree.ent[noun] == "GPE" and tree.child(verb, "dobj") is None:
        return
    tree.hang_in_place_of(noun, thing)
    tree.hang(thing, verb, "dep")
    tree.hang(name, thing, "compound")
    tree.hang(joint, verb, "punct")


def _is_parallel_thing(tree: Tree, noun: int, verb: int) -> bool:
    """ "bought tanks from Oman and Syria jets from Chad": the jets are Syria's to buy."""
    first, name, prep = tree.head[noun], noun - 1, noun + 1
    plural = tree.tag[noun] == "NNS" and tree.ent[name] == "GPE" and tree.head[name] == noun
    if not plural or prep >= len(tree) or tree.dep[first] != "pobj" or not tree.ent[first]:
        return False
    before = tree.head[first]
    return tree.lower[before] == tree.lower[prep] and tree.child(verb, "dobj") is not None and verb < before


def _is_contrast(tree: Tree, name: int) -> bool:
    """ "voted for the resolution and Benin against it": the one behind is Benin's."""
    prep, first = name + 1, tree.head[tree.head[name]]
    opposed = {tree.lower[prep], tree.lower[first]} == {"for", "against"}
    return opposed and tree.dep[prep] == tree.dep[first] == "prep"


def mend_object_behind_verdict(tree: Tree, mark: int, words: Words) -> None:
    """ "dismissed as lies reports that it had fired", "denied as false a report": the reports are dismissed."""
    verb = tree.head[mark] if tree.dep[mark] == "prep" else tree.head[tree.head[mark]]
    verdicts = words["verdict_verbs"] | words["likening_verbs"]
    if verb != mark - 1 or tree.lemma[verb] not in verdicts or tree.child(verb, "dobj") is not None:
        return
    if tree.dep[mark] == "prep":
        noun = tree.child(mark, "pobj")
        said = mark + 1
        if noun is None or tree.tag[said] != "JJ" or tree.head[said] != noun or tree.dep[said] != "amod":
            return
        told = words.content_nouns.get(tree.lemma[noun]) == "reported" and tree.child(noun, "acl", "relcl") is not None
        if said + 1 == noun and not told:
            return  # "dismissed as false claims"
        tree.hang(noun, verb, "dobj")
        tree.hang(said, mark, "pobj")
        return
    noun, said = tree.head[mark], mark + 1
    content = tree.child(noun, "ccomp")
    named = words.content_nouns.get(tree.lemma[noun]) == "reported" and tree.tag[noun] in FINITE
    if named and content is not None and tree.head[said] == noun and noun == said + 1:
        tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
        tree.hang(mark, verb, "prep")
        tree.hang(said, mark, "pobj")
        tree.hang(noun, verb, "dobj")
        tree.hang(content, noun, "acl")


def mend_object_behind_recipient(tree: Tree, prep: int, words: Words) -> None:
    """ "returned to Italy 21 vases", "handed over to Eritrea three men": what stands behind the name is given to it."""
    verb, first = tree.head[prep], prep + 1
    giving = prep > verb and tree.lemma[verb] in words["giving_verbs"]
    if not giving or first + 1 >= len(tree) or not tree.is_name(first):
        return
    if tree.child(verb, "dobj", "auxpass") is not None:
        return
    name = max(first, tree.ent_end[first] - 1) if tree.ent[first] else first
    opening = name + 1
    if opening >= len(tree) or tree.tag[opening] not in {"CD", "DT", "PRP$"} or tree.ent[opening] == "DATE":
        return
    thing = tree.head[opening] if tree.head[opening] > opening else _next_noun(tree, opening)
    if thing is None or not tree.is_noun(thing) or not _may_be_object(tree, thing, words):
        return
    for word in range(first, name):
        if tree.head[word] == thing:
            tree.hang(word, name, "compound")
    if tree.head[opening] != thing:
        tree.hang(opening, thing, "det" if tree.tag[opening] == "DT" else "nummod")
    tree.hang(name, prep, "pobj")
    tree.hang(thing, verb, "dobj")


def _next_noun(tree: Tree, opening: int) -> int | None:
    """Return the noun that a number or article stands before: "vases" in "21 vases"."""
    for word in range(opening + 1, min(opening + 4, len(tree))):
        if tree.tag[word] in {"NN", "NNS"}:
            return word
        if tree.tag[word] not in {"JJ", "CD", "VBN"}:
            return None
    return None
