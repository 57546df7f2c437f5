"""Rules that mend the parse of a headline.

In: a headline's ``Tree`` and a token. Out: the same tree, changed. In "Thailand orders hunt for bombers" the small
model sees three nouns in a row; where a headline has no verb, the word behind its first noun phrase is it.
"""

from __future__ import annotations

from kg.extract.mending.verbs import make_verb
from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words


def mend_verbless_headline(tree: Tree, root: int, words: Words) -> None:
    """ "Kenya shuts camp": a headline without a verb has it in the word that follows its first noun phrase."""
    first = tree.text.index(":") + 1 if ":" in tree.text[:-1] else 0  # "Ukraine live: Russia attacks Kyiv"
    verb = lost_verb(tree, first, tree.lower.index("as") if "as" in tree.lower else len(tree), words)
    if verb is not None:
        make_clause(tree, first, verb, len(tree))
        tree.hang(verb, verb, "ROOT")


def mend_topic(tree: Tree, colon: int, words: Words) -> None:
    """ "Ukraine live: Russia attacks Kyiv", "Libya talks: Haftar quits": the affair that it is of does nothing."""
    label = colon - 1
    topics = words["headline_labels"] | words["headline_topics"]
    if label < 0 or topics.isdisjoint({tree.lower[label], tree.lemma[label]}) or tree.sent[label] > 0:
        return
    behind = [word for word in range(colon + 1, len(tree)) if tree.is_noun(word) or tree.pos[word] == "VERB"]
    if not behind or any(tree.tag[word] in FINITE for word in range(label)):
        return
    main = next((word for word in behind if tree.tag[word] in FINITE), behind[0])
    while colon < tree.head[main] != main:
        main = tree.head[main]
    below = main in tree.ancestors(label) and tree.head[main] > colon
    tree.tag[label], tree.pos[label] = "NNP", "PROPN"
    tree.label(0, colon, "EVENT")  # as a name it is told of, and does not tell
    for word in range(label):
        tree.hang(word, label, "compound")
    if not below:
        tree.hang(main, main, "ROOT")
    tree.hang(label, main, "dep")


def mend_verbless_report(tree: Tree, teller: int, words: Words) -> None:
    """ "Rebels shell Goma, army says": so has what stands before the one who tells it."""
    commas = [word for word in range(teller) if tree.text[word] == ","]
    last = len(tree) - 1
    if not commas or teller != last or tree.lemma[teller] not in words["speech_verbs"] or commas[-1] == teller - 1:
        return
    end, subject = commas[-1], teller - 1
    verb = lost_verb(tree, 0, end, words)
    if verb is None or not tree.is_noun(subject) or tree.head[subject] != teller:
        return
    make_clause(tree, 0, verb, end)
    tree.hang(verb, teller, "ccomp")
    tree.hang(subject, teller, "nsubj")


def mend_verbless_verdict(tree: Tree, teller: int, words: Words) -> None:
    """ "Chad truce unlikely, Gabon says", "Aceh deal 'within reach', UN says": somebody says how it stands with a deed.

    The deed becomes what is told, so that it is neither a verb nor a fact.
    """
    subject, verdicts = teller - 1, words["elusive_adjectives"] | words["headline_verdicts"]
    comma = tree.left[subject] - 1 if subject > 2 and tree.is_noun(subject) else 0
    said = teller == len(tree) - 1 and tree.lemma[teller] in words["speech_verbs"]
    if not said or comma < 2 or tree.text[comma] != ",":
        return
    told = [word for word in range(comma) if tree.text[word] not in _QUOTATION_MARKS]
    last = len(told) - 1
    pair = f"{tree.lower[told[last - 1]]} {tree.lower[told[last]]}"
    verdict = last - 1 if pair in verdicts else last if tree.lower[told[last]] in verdicts else 0
    while verdict > 1 and tree.pos[told[verdict - 1]] == "ADV":
        verdict -= 1
    noun = told[verdict - 1] if verdict > 0 else 0
    if verdict < 1 or any(_is_verb(tree, word) for word in told[: verdict - 1]):
        return
    tree.tag[noun], tree.pos[noun] = ("NNS" if tree.lower[noun].endswith("s") else "NN"), "NOUN"
    tree.lemma[noun] = tree.lower[noun] if tree.tag[noun] == "NN" else tree.lemma[noun]
    for word in range(comma):
        if word != noun and not 0 <= tree.head[word] < comma:
            tree.hang(word, noun, "compound" if word < noun else "amod")
        elif word < noun and tree.head[word] == noun and tree.dep[word] == "nsubj":
            tree.hang(word, noun, "compound")
        elif noun < word and tree.head[word] == noun:
            tree.hang(word, noun, "punct" if tree.dep[word] == "punct" else "amod")
    tree.hang(noun, teller, "ccomp")
    tree.hang(subject, teller, "nsubj")


_QUOTATION_MARKS = frozenset({"'", '"', "‘", "’", "“", "”", "''", "``"})


def mend_place_before_verb(tree: Tree, prep: int, words: Words) -> None:
    """ "Police in Uganda fire tear gas at crowd": the verb behind the place is none of its names."""
    subject, verb = prep - 1, prep + 1
    while verb < len(tree) and tree.is_name(verb) and tree.lemma[verb] not in words["headline_plural_verbs"]:
        verb += 1
    several = subject >= 0 and (tree.tag[subject] in {"NNS", "NNPS"} or tree.lower[subject] in _PLURALS)
    if not several or not prep + 1 < verb < len(tree) - 1 or tree.tag[verb] not in {"NN", "NNP", "VB", "JJ"}:
        return
    behind = tree.pos[verb + 1] in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV"}
    if tree.lemma[verb] not in words["headline_plural_verbs"] or not behind:
        return
    if any(_is_verb(tree, word) for word in range(len(tree)) if word != verb):
        return
    make_verb(tree, verb, "VBP")
    for word in range(len(tree)):
        above = tree.head[word]
        crosses = word < verb <= above or above <= verb < word or above == word
        if word != verb and (crosses or above == verb):
            tree.hang(word, subject if word < subject else verb, "compound" if word < subject else tree.dep[word])
    objects = [word for word in range(verb + 1, len(tree)) if tree.is_noun(word) and tree.dep[word] not in _INSIDE]
    if objects:
        tree.hang(objects[0], verb, "dobj")
    tree.hang(subject, verb, "nsubj")
    tree.hang(prep, subject, "prep")
    tree.hang(verb - 1, prep, "pobj")
    tree.hang(verb, verb, "ROOT")


_PLURALS = frozenset({"police"})
_INSIDE = frozenset({"compound", "nmod", "amod", "nummod", "poss", "pobj"})


def mend_verbless_as(tree: Tree, mark: int, words: Words) -> None:
    """ "Serbia on alert as police raid town": so has the clause behind "as"."""
    above = tree.head[mark]
    while above > mark and tree.head[above] != above:
        above = tree.head[above]
    verb = lost_verb(tree, mark + 1, len(tree), words) if above < mark else None
    if verb is not None and tree.dep[mark] in {"prep", "mark"}:
        make_clause(tree, mark + 1, verb, len(tree))
        tree.hang(verb, above, "advcl")
        tree.hang(mark, verb, "mark")


def mend_clause_behind_mark(tree: Tree, mark: int, words: Words) -> None:
    """ "Oman cuts ties after mob burns embassy", "as frigate rams trawler": behind the mark there is a clause.

    The small model sees a row of nouns, or a verb in the noun that ends it.
    """
    begin, end = mark + 1, len(tree)
    verb = next((word for word in range(begin + 1, end - 1) if _is_deed_of_one(tree, begin, word, words)), None)
    above = tree.head[mark]
    while above > mark and tree.head[above] != above:
        above = tree.head[above]
    if verb is None or above > mark or tree.dep[mark] not in {"prep", "mark"}:
        return
    others = (word for word in range(begin, end) if word != verb)
    if any(_is_verb(tree, word) and not (word == end - 1 and tree.tag[word] == "VBP") for word in others):
        return
    if tree.tag[end - 1] in {"VBP", "JJR"}:
        tree.tag[end - 1], tree.pos[end - 1] = "NN", "NOUN"
    if tree.root(above) > mark:
        tree.hang(above, above, "ROOT")
    make_clause(tree, begin, verb, end)
    tree.hang(verb, above, "advcl")
    tree.hang(mark, verb, "mark")


def _is_deed_of_one(tree: Tree, begin: int, word: int, words: Words) -> bool:
    """Whether a word in -s behind a noun for somebody or for a ship tells what he does: "mob burns", "frigate rams"."""
    subject = word - 1
    if tree.tag[word] == "VBZ":
        return tree.dep[word] == "pobj" and tree.head[word] == begin - 1
    if tree.tag[word] != "NNS" or tree.pos[word + 1] not in {"NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB"}:
        return False
    acts = tree.tag[subject] in {"NN", "NNP"} and tree.lower[subject] in words["headline_doers"]
    return acts and (tree.lemma[word] in words["headline_verbs"] or words.is_undergone(tree.lemma[word]))


def lost_verb(tree: Tree, first: int, end: int, words: Words) -> int | None:
    """Return the word that is the verb of what stands between two tokens, where the tagger saw none there."""
    if any(_is_verb(tree, word) for word in range(first, end)):
        return None
    places = range(first + 1, min(end, len(tree) - 1))
    return next((word for word in places if _may_be_verb(tree, first, word, words)), None)


def make_clause(tree: Tree, first: int, verb: int, end: int, subject: int | None = None) -> None:
    """Hang what stands from ``first`` to ``end`` below ``verb``: the subject before it, object and rest behind."""
    make_verb(tree, verb, "VBZ" if tree.lower[verb].endswith("s") else "VBP")
    subject = verb - 1 if subject is None else subject
    for word in range(first, verb):
        if tree.head[word] >= verb or tree.head[word] == word:
            listed = tree.text[word + 1] == ","  # a member of a list, which another rule joins
            dep = "punct" if tree.dep[word] == "punct" else "nmod" if listed else "compound"
            tree.hang(word, verb if listed else subject, dep)
    inside = range(verb + 1, end)
    loose = [word for word in inside if not verb < tree.head[word] < end or tree.head[word] == word]
    object_ = next((word for word in loose if tree.is_noun(word)), None)
    for word in loose:
        tree.hang(word, verb, "dobj" if word == object_ else tree.dep[word])
    tree.hang(subject, verb, "nsubj")


def _may_be_verb(tree: Tree, first: int, word: int, words: Words) -> bool:
    subject, lemma = word - 1, tree.lemma[word]
    if tree.tag[word] not in {"NN", "NNS", "VBZ", "VBP", "VB", "JJ"} or tree.text[word + 1] == ":":
        return False
    if tree.lower[word].endswith("s"):
        return tree.is_name(subject) and tree.tag[subject] != "NNPS" and lemma in words["headline_verbs"]
    before = tree.pos[word + 1] in {"NOUN", "PROPN", "ADJ", "NUM", "DET"}  # "Yemen rebels free UN staff"
    collective = before and tree.lower[subject] in words["collective_plurals"]
    listed = tree.text[first + 1] == "," and tree.is_name(subject)  # "India, Nepal resume talks"
    several = listed or collective or tree.tag[subject] in {"NNS", "NNPS"}
    return several and lemma in words["headline_plural_verbs"] and (before or tree.tag[word] != "JJ")


def mend_subject_in_verb(tree: Tree, noun: int, words: Words) -> None:
    """ "Sudan army shells market": before a verb without a subject no noun is a part of its name, but the subject."""
    verb = tree.head[noun]
    has_object = tree.tag[verb] in {"NN", "NNS"} and tree.child(verb, "dobj") is not None
    is_verb = has_object or tree.tag[verb] in {"VBZ", "VBP"}
    if not is_verb or noun != verb - 1 or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    make_verb(tree, verb, "VBP" if tree.tag[noun] == "NNS" else "VBZ")
    for word in tree.children(verb, "compound", "nmod", "amod"):
        if word < noun:
            tree.move(word, noun)
    tree.hang(noun, verb, "nsubj")


def mend_subject_as_auxiliary(tree: Tree, noun: int, words: Words) -> None:
    """ "Gaza militants fire rockets": what is no auxiliary and stands before the verb is its subject."""
    verb = tree.head[noun]
    if tree.tag[noun] != "VBZ" or tree.lemma[noun] in words["auxiliaries"] or tree.child(verb, "nsubj") is not None:
        return
    tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
    tree.hang(noun, verb, "nsubj")


def _is_verb(tree: Tree, word: int) -> bool:
    if tree.pos[word] not in {"VERB", "AUX"} or tree.dep[word] in {"compound", "amod", "nmod", "pcomp", "prep"}:
        return False
    return tree.tag[word] not in {"VBG", "VBN"} or tree.head[word] == word


def mend_reported_headline(tree: Tree, verb: int, words: Words) -> None:
    """ "Moscow supplied missile, investigators say": what stands before the comma is a sentence of its own."""
    subject, object_ = verb - 1, tree.head[verb]
    said = tree.head[object_]
    if tree.tag[verb] not in {"VBD", "VBN"} or object_ < verb or verb == 0 or said < object_:
        return
    behind = tree.right[object_] + 1
    comma = behind < len(tree) and "," in {tree.text[behind], tree.text[behind - 1]}
    before = tree.dep[subject] in {"nsubj", "npadvmod", "dep"} and tree.head[subject] in {verb, said}
    if comma and before and tree.lemma[said] in words["speech_verbs"] and tree.pos[said] == "VERB":
        tree.hang(verb, said, "ccomp")
        tree.hang(subject, verb, "nsubj")
        tree.hang(object_, verb, "dobj")
        tree.tag[verb] = "VBD"


def mend_toll_in_headline(tree: Tree, verb: int, words: Words) -> None:
    """ "Israel strikes base, 14 killed": they were killed, and nobody tells of the strike."""
    toll, deed = tree.child(verb, "nsubj"), tree.child(verb, "ccomp")
    if toll is None or deed is None or not deed < toll < verb or tree.text[tree.left[toll] - 1] != ",":
        return
    counted = tree.tag[toll] == "CD" or tree.child(toll, "nummod") is not None
    if counted and tree.lemma[verb] in words["harming_verbs"] and tree.child(verb, "dobj") is None:
        tree.tag[verb] = "VBN"
        tree.hang(deed, deed, "ROOT")
        tree.hang(verb, deed, "conj")
        tree.hang(toll, verb, "nsubjpass")


def mend_passive_headline(tree: Tree, verb: int, words: Words) -> None:
    """ "Premier ousted in vote", "Chad urged to free editor": in a headline what is done needs no auxiliary."""
    subject = tree.child(verb, "nsubj")
    described = tree.child(verb, "acl") if tree.is_noun(verb) else None
    if described is not None and described > verb:  # "Ex-leader barred from flying"
        verb, subject = described, verb
    bidden = tree.lemma[verb] in words["headline_bidden"] and tree.lower[verb + 1 : verb + 2] == ["to"]
    behind = f"{tree.lemma[verb]} {tree.lower[verb + 1]}" if verb + 1 < len(tree) else ""  # "envoy turned away"
    listed = bidden or tree.lemma[verb] in words["headline_passives"] or behind in words["headline_particle_passives"]
    if tree.tag[verb] not in {"VBD", "VBN"} or subject is None or not listed:
        return
    said = any(tree.text[mark] in {",", ":", "—", "–"} for mark in range(subject + 1, verb))
    if said or tree.child(verb, "dobj", "ccomp", "aux", "auxpass", "dative", "oprd", "attr") is not None:
        return
    if tree.child(verb, "xcomp") is not None and tree.lower[verb + 1 : verb + 2] != ["to"]:
        return
    if verb + 1 < len(tree) and tree.is_noun(verb + 1):
        return  # "Police arrested, protesters say"
    tree.tag[verb] = "VBN"
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubjpass")


def mend_headline_list(tree: Tree, first: int, words: Words) -> None:
    """ "China, Bhutan sign memorandum": in a headline the comma stands for "and"."""
    verb = tree.head[first]
    below = tree.dep[verb] == "nsubj" and tree.is_name(verb)
    verb = tree.head[verb] if below else verb
    second = tree.child(verb, "nsubj")
    if second is None or first > second or tree.text[first + 1] != ",":
        return
    if first + 2 not in {second, tree.ent_start[second]} if below else tree.left[second] != first + 2:
        return
    if tree.is_name(first) and tree.is_name(second):
        tree.hang(first, verb, "nsubj")
        tree.hang(second, first, "conj")


def mend_peoples_in_headline(tree: Tree, first: int, words: Words) -> None:
    """ "Greek, Turkish officials meet": officials of both."""
    last, comma = first + 2, first + 1
    if last >= len(tree) or tree.text[comma] != "," or tree.ent[last] not in {"NORP", "GPE"}:
        return
    noun = tree.head[last]
    if tree.dep[noun] == "nsubj" and tree.tag[noun] == "NNS" and tree.head[noun] == tree.head[first]:
        tree.hang(first, noun, "amod")
        tree.hang(last, first, "conj")


def mend_answering_headline(tree: Tree, verb: int, words: Words) -> None:
    """ "Ukraine hits depot, Russia retaliates": two sentences, of which the second does not tell the first."""
    first, subject = tree.child(verb, "ccomp"), tree.child(verb, "nsubj")
    if first is None or subject is None or not first < subject < verb or tree.child(first, "mark", "aux") is not None:
        return
    begin = tree.left[subject]
    known = words.signature("that", tree.lemma[verb]) is not None or tree.lemma[verb] in words["speech_verbs"]
    if not known and tree.text[begin - 1] == "," and tree.child(first, "nsubj", "nsubjpass") is not None:
        behind = tree.right[verb] > verb and tree.child(verb, "prep", "dobj") is not None
        if behind and tree.tag[verb] in FINITE and tree.tag[first] in FINITE:
            tree.hang(first, first, "ROOT")
            tree.hang(verb, first, "conj")


def mend_noun_behind_to(tree: Tree, noun: int, words: Words) -> None:
    """ "Mexico sends troops to border": in a headline the place needs no article; as a verb it would need an object."""
    to, above = noun - 1, tree.head[noun]
    if tree.lemma[noun] not in words["headline_places"] or tree.lower[to] != "to" or above > to:
        return
    if tree.tag[noun] not in {"VB", "NN"} or tree.child(noun, "dobj", "ccomp", "nsubj") is not None:
        return
    tree.tag[noun], tree.pos[noun] = "NN", "NOUN"
    tree.tag[to], tree.pos[to] = "IN", "ADP"
    tree.hang(to, above, "prep")
    tree.hang(noun, to, "pobj")


def mend_noun_as_subject_verb(tree: Tree, noun: int, words: Words) -> None:
    """ "Haiti gangs free inmates": what is the subject of a plural verb is no verb itself, and has none."""
    verb, name = tree.head[noun], noun - 1
    if tree.tag[noun] != "VBZ" or tree.tag[verb] != "VBP" or verb != noun + 1 or tree.child(verb, "dobj") is None:
        return
    if name < 0 or tree.head[name] != noun or tree.dep[name] not in {"nsubj", "compound"}:
        return
    tree.tag[noun], tree.pos[noun] = "NNS", "NOUN"
    tree.hang(name, noun, "compound")


def mend_deed_behind_place(tree: Tree, deed: int, words: Words) -> None:
    """ "UN urges end to Sudan fighting": a deed behind the place where it is done is no verb, and has no subject."""
    place = deed - 1
    prep = tree.head[place]
    if (
        place < 0
        or tree.tag[deed] != "VBG"
        or tree.lower[deed] not in words["deadly_deeds"]
        or tree.dep[place] != "pobj"
    ):
        return
    if tree.is_name(place) and tree.child(deed, "dobj", "aux", "nsubj") is None:
        tree.tag[deed], tree.pos[deed], tree.lemma[deed] = "NN", "NOUN", tree.lower[deed]
        tree.hang(deed, prep, "pobj")
        tree.hang(place, deed, "compound")


def mend_infinitive_headline(tree: Tree, to: int, words: Words) -> None:
    """ "Togo to hold vote, body says": who is to do it stands before "to", whatever the tagger calls it."""
    verb, noun = tree.head[to], to - 1
    if tree.lower[to] != "to" or tree.tag[verb] != "VB" or noun < 0 or tree.head[verb] != noun:
        return
    first = tree.left[noun]
    sourced = first > 0 and tree.text[first - 1] == ":" and tree.dep[noun] == "appos"  # "Erdogan: Turkey to expel"
    if sourced:
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        return
    people = tree.dep[noun] == "ROOT" and tree.ent[noun] == "NORP"  # "French to ban burqas"
    if first != tree.sentences[0][0] or not (people or tree.dep[noun] in {"advcl", "dep", "ccomp", "npadvmod"}):
        return
    if people:
        tree.tag[noun], tree.pos[noun] = "NNPS", "PROPN"
        tree.hang(verb, verb, "ROOT")
        tree.hang(noun, verb, "nsubj")
        return
    if tree.text[noun][:1].isupper() and not tree.is_noun(noun):
        tree.tag[noun], tree.pos[noun] = "NNP", "PROPN"
    if tree.is_noun(noun):
        tree.hang_in_place_of(verb, noun)
        tree.dep[verb] = "ccomp"
        tree.hang(noun, verb, "nsubj")


def mend_second_deed_of_headline(tree: Tree, comma: int, words: Words) -> None:
    """ "Court acquits ex-premier, orders release": the word behind the comma is a second verb, with its object."""
    deed, noun = comma + 1, comma + 2
    first = next((word for word in range(comma - 1, 0, -1) if tree.tag[word] == "VBZ"), None)
    if first is None or noun >= len(tree) or tree.child(first, "nsubj") is None:
        return
    if tree.tag[deed] == "NNS" and tree.lower[deed].endswith("s"):
        if tree.lemma[deed] not in words["headline_verbs"] or tree.tag[noun] in {"CC", "IN", ",", ".", "TO"}:
            return
        behind = next((word for word in range(noun, len(tree)) if tree.is_noun(word) and tree.head[word] <= deed), None)
        object_ = tree.head[deed] if tree.dep[deed] == "compound" else behind
        make_verb(tree, deed, "VBZ")
        if object_ is not None and object_ > deed:
            tree.hang(object_, deed, "dobj")
    elif tree.tag[deed] != "VBZ" or tree.child(deed, "nsubj", "nsubjpass") is not None:
        return
    above = first if tree.head[first] in {first, deed} or tree.head[first] > comma else None
    if above is not None:
        tree.hang(first, first, "ROOT")
    tree.hang(deed, first, "conj")


def mend_subject_with_verb(tree: Tree, noun: int, words: Words) -> None:
    """ "Blast rocks Kabul, kills nine", "Iran tests missile, threatens Israel": two verbs of one subject.

    The small model takes the first verb for a noun; but no plural goes with "kills", and no noun has a subject.
    """
    verb = tree.head[noun]
    if tree.tag[verb] != "VBZ" or tree.text[verb - 1] != ",":
        return
    inner = next((kid for kid in tree.children(noun, "compound") if tree.tag[kid] == "VBZ"), None)
    deed, object_ = (noun, None) if inner is None else (inner, noun)
    subject = tree.child(deed, "nsubj", "compound")
    if inner is None and tree.tag[noun] == "NNS":
        object_ = next((kid for kid in tree.children(noun, "npadvmod", "appos", "dep") if kid > noun), None)
    if subject is None or subject > deed or object_ is None or tree.right[subject] != deed - 1:
        return
    make_verb(tree, deed, "VBZ")
    tree.hang_in_place_of(deed, verb)
    tree.hang(subject, deed, "nsubj")
    tree.hang(object_, deed, "dobj")
    tree.hang(verb, deed, "conj")


def mend_apposed_object(tree: Tree, noun: int, words: Words) -> None:
    """ "US raids Taliban camp": a verb has no apposition; the camp is raided."""
    verb = tree.head[noun]
    finite = tree.dep[verb] == "ROOT" and tree.tag[verb] == "VBZ" and tree.child(verb, "nsubj") is not None
    if finite and tree.left[noun] == verb + 1 and tree.child(verb, "dobj") is None:
        tree.hang(noun, verb, "dobj")
