"""One label a name throughout an article: that of the gazetteer, else what its mentions vote for.

In: the trees of an article. Out: the same trees with better entity labels. Where "Palmyra" stands behind "the town of"
it is a place all over the article, whatever the tagger takes it for elsewhere.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.names import known_label, name_of
from kg.extract.tree import NAME_LABELS, PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_VOTING = NAME_LABELS | {"PRODUCT"}
_BEFORE_PLACES = ("of", "near", "outside", "around", "in")
_MISTAKEN = frozenset({"", "PERSON", "ORG", "PRODUCT"})
"""Labels that the tagger gives to a town where nothing before it says that it is one."""
_SURE = 5
"""Votes that a name gets from words which only stand before places: more than the tagger's few slips."""


def unify_labels(trees: list[Tree], ontology: Ontology) -> None:
    """Give each name of an article one label: that of the gazetteer where it knows the name, else the majority's."""
    votes: dict[str, Counter[str]] = {}
    spans: list[tuple[Tree, int, int, str]] = []
    for tree in trees:
        _join_names(tree, ontology)
        end, places = 0, _place_votes(tree, ontology.words) | _taken_places(tree, ontology)
        for index in sorted({*(index for index, label in enumerate(tree.ent) if label in _VOTING), *places}):
            if index < end:
                continue
            end = places[index][1] if index in places else tree.ent_end[index]
            name = name_of(tree, index, end)
            spans.append((tree, index, end, name))
            votes.setdefault(name, Counter())[tree.ent[index]] += tree.ent[index] in NAME_LABELS
            votes[name]["GPE"] += _SURE * (index in places)
    spans = [(tree, first, last, name) for tree, first, last, name in spans if votes[name].total()]
    labels = {name: known_label(ontology, name) or _elected(votes[name]) for name in {name for *_, name in spans}}
    for tree, first, last, name in spans:
        label = labels[name]
        if label != tree.ent[first]:
            tree.label(first, last, label)


def _join_names(tree: Tree, ontology: Ontology) -> None:
    """ "an Islamic State attack": where the tagger sees a people and a noun, the gazetteer may know one name."""
    for index, label in enumerate(tree.ent):
        name = index + 1
        if label != "NORP" or tree.ent_end[index] != name or name >= len(tree) or tree.ent[name]:
            continue
        if tree.tag[name] == "NNP" and tree.head[index] == name:
            known = known_label(ontology, f"{tree.text[index]} {tree.text[name]}")
            if known:
                tree.label(index, name + 1, known)


def label_surnames(trees: list[Tree]) -> None:
    """ "Wiranto denies it": what the article has called "General Wiranto" is a person where the tagger sees no name."""
    surnames = {
        tree.text[tree.ent_end[index] - 1]
        for tree in trees
        for index, label in enumerate(tree.ent)
        if label == "PERSON" and tree.ent_start[index] == index < tree.ent_end[index] - 1
    }
    lowered = {surname.lower() for surname in surnames}
    for tree in trees:
        for index in (one for form, places in tree.forms.items() if form in lowered for one in places):
            if tree.text[index] not in surnames or tree.ent[index] or not tree.is_name(index):
                continue
            beside = (index > 0 and tree.is_name(index - 1)) or (index + 1 < len(tree) and tree.is_name(index + 1))
            if not beside:
                tree.label(index, index + 1, "PERSON")


def make_singular(trees: list[Tree]) -> None:
    """ "Makarios escaped": the name of a person in -s is no plural, wherever the article writes it."""
    persons = {
        tree.text[index]
        for tree in trees
        for index, label in enumerate(tree.ent)
        if label == "PERSON" and tree.ent_end[index] == index + 1 and tree.text[index].endswith("s")
    }
    for tree in trees if persons else ():
        for index, text in enumerate(tree.text):
            if text not in persons or tree.tag[index] not in {"NNS", "NNPS"}:
                continue
            if tree.child(index, "det", "amod", "nummod") is None:
                tree.tag[index], tree.pos[index], tree.lemma[index] = "NNP", "PROPN", tree.lower[index]
                if not tree.ent[index]:
                    tree.label(index, index + 1, "PERSON")


def join_acronyms(trees: list[Tree]) -> None:
    """ "the CNDD-FDD": two acronyms with a hyphen are one name."""
    for tree in trees:
        for hyphen in tree.forms["-"]:
            first, last = hyphen - 1, hyphen + 1
            inside = first >= 0 and last < len(tree) and tree.sent[first] == tree.sent[last]
            if inside and all(tree.text[word].isupper() and len(tree.text[word]) > 1 for word in (first, last)):
                alone = tree.ent_start[first] == first and tree.ent_end[last] == last + 1
                if tree.is_name(first) and tree.is_name(last) and alone:
                    tree.label(first, last + 1, "ORG")


def label_vessels(trees: list[Tree], ontology: Ontology) -> None:
    """Make a name right behind "the frigate", "two tankers" or "HMS" that of a ship, whoever else is called so.

    What the article writes "BRP Bagacay" is a ship where it writes "the Bagacay", too.
    """
    prefixes, short = ontology.words["ship_prefixes"], set[str]()
    for tree in trees:
        for noun in range(len(tree) - 1):
            prefix, common = tree.lower[noun] in prefixes, tree.tag[noun] in {"NN", "NNS"}
            if not (prefix or common) or not tree.is_name(noun + 1):
                continue
            if prefix and tree.text[noun].isupper() and ontology.titles.find(tree.lower[noun + 1]) is None:
                end = _end_of_names(tree, noun + 1)
                tree.label(noun, end, "PRODUCT")
                short.add(" ".join(tree.text[noun + 1 : end]))
            elif common and ontology.lexicon.is_a(tree.lemma[noun], "@vessel"):
                _label_ships(tree, noun, ontology)
    for tree in trees if short else ():
        _label_short_names(tree, {name for name in short if not known_label(ontology, name)})


def _label_short_names(tree: Tree, ships: set[str]) -> None:
    for first in range(len(tree)):
        end = tree.ent_end[first]
        named = tree.ent_start[first] == first and (tree.is_name(first) or bool(tree.ent[first]))
        if named and " ".join(tree.text[first:end]) in ships:
            tree.label(first, end, "PRODUCT")


def _label_ships(tree: Tree, noun: int, ontology: Ontology) -> None:
    """ "the cruiser General Belgrano", "the frigates Ardent and Antelope"."""
    name, several = noun + 1, tree.tag[noun] == "NNS"
    while name < len(tree) and tree.is_name(name):
        end = _end_of_names(tree, name)
        known = ontology.actors.by_name(" ".join(tree.text[name:end]))
        titled = end - name > 1 and ontology.titles.find(tree.lower[name]) is not None
        owners = several and tree.dep[end - 1] in {"nsubj", "nsubjpass"}  # "the boats Iran and Russia sold"
        if owners and name == noun + 1:
            return
        person = tree.ent[name] == "PERSON" and _is_described(tree, noun, end - 1)
        if known or titled or several or person or tree.ent[name] in PLACE_LABELS:
            if tree.ent_end[name] > end:  # "Sendje Berge off Nigeria"
                tree.label(name, tree.ent_end[name], "")
            tree.label(name, end, "PRODUCT")
        name = end + 1 if several and end < len(tree) and tree.lower[end] in {",", "and"} else len(tree)


def _is_described(tree: Tree, noun: int, name: int) -> bool:
    """Whether a noun says what the name behind it names: "the vessel Amila Sena", not "the vessel Amila Sena sold"."""
    before = tree.head[noun] == name and tree.dep[noun] in {"compound", "nmod"}
    return before or (tree.head[name] == noun and tree.dep[name] in {"appos", "nmod"})


def _end_of_names(tree: Tree, name: int) -> int:
    end = name + 1
    while end < len(tree) and tree.is_name(end):
        end += 1
    return end


def _elected(votes: Counter[str]) -> str:
    return max(votes.items(), key=lambda item: (item[1], item[0]))[0]


def _place_votes(tree: Tree, words: Words) -> dict[int, tuple[int, int]]:
    """Return what must be a place's name, by its first token: "the town of Dabiq", "near Al Shadaddi", "in Palmyra"."""
    found: dict[int, tuple[int, int]] = {}
    for prep in [prep for form in _BEFORE_PLACES for prep in tree.forms[form]]:
        name = tree.child(prep, "pobj")
        if name is None or not (tree.ent[name] or tree.is_name(name)) or tree.child(name, "det") is not None:
            continue
        placed = words["place_nouns"] | words["events_of_places"]  # "the siege of Khe Sanh"
        town = tree.lower[prep] == "of" and tree.lemma[tree.head[prep]] in placed
        beside = tree.lower[prep] in {"near", "outside", "around"} and tree.ent[name] != "ORG"
        inside = tree.lower[prep] == "in" and (tree.ent[name] in {"PERSON", "PRODUCT"} or _is_scene(tree, prep, words))
        listed = tree.lower[prep] in {"in", "near"} and tree.ent[name] == "GPE"  # "in Qamenas, Sarmin and Talamenes"
        for one in [name] * (town or beside or inside) + (tree.conjuncts(name) if listed else []):
            first, end = tree.ent_start[one], tree.ent_end[one]
            if not tree.ent[one]:
                first = tree.left[one]
            if all(tree.is_name(word) or tree.ent[word] for word in range(first, end)):
                found[first] = (first, end)
    described = {tree.head[noun] for noun in tree.deps["appos"]}
    for name in sorted(described.union(tree.deps["nsubj"])):
        if not (tree.ent[name] or tree.is_name(name) or _is_singular(tree, name)):
            continue
        if _is_called_place(tree, name, words):
            tree.tag[name] = "NNP" if tree.tag[name] == "NNS" else tree.tag[name]
            found[tree.ent_start[name]] = (tree.ent_start[name], tree.ent_end[name])
    return found


def _taken_places(tree: Tree, ontology: Ontology) -> dict[int, tuple[int, int]]:
    """ "Rebels hold Keren", "occupied Itu Aba", "the Kodori Gorge": what is held like a town, or called a gorge."""
    found: dict[int, tuple[int, int]] = {}
    words = ontology.words
    for name in tree.deps["dobj"]:
        first, end = tree.ent_start[name], tree.ent_end[name]
        if not tree.is_name(name) or tree.left[name] < first or tree.ent[name] not in _MISTAKEN or end - first > 2:
            continue
        whole, verb = name_of(tree, first, end), tree.lemma[tree.head[name]]
        if tree.text[name].isupper() or known_label(ontology, whole):
            continue
        held = verb in words["holding_verbs"] and tree.ent[name] != "PERSON" and ontology.places.by_name(whole)
        if held or verb in words["occupying_verbs"]:
            found[first] = (first, end)
    for form in words["geographic_nouns"] & tree.forms.keys():
        for noun in tree.forms[form]:
            first = tree.ent_start[noun]
            if tree.ent[noun] == "PERSON" and tree.is_name(noun) and first < noun == tree.ent_end[noun] - 1:
                found[first] = (first, noun + 1)
    return found


def _is_scene(tree: Tree, prep: int, words: Words) -> bool:
    """ "killed a priest in Kwilu": a bare word behind such a deed is where it was done, and no body."""
    name, verb = prep + 1, tree.head[prep]
    bare = name < len(tree) and tree.ent_end[name] == name + 1 and tree.ent[name] == "ORG"
    return bare and tree.text[name][1:].islower() and tree.lemma[verb] in words["local_deeds"]


def _is_singular(tree: Tree, name: int) -> bool:
    """ "Hibhib is a village": no plural, whatever the tagger says."""
    bare = tree.dep[name] == "nsubj" and not [kid for kid in tree.kids[name] if tree.tag[kid] != "_SP"]
    return bare and tree.tag[name] == "NNS" and tree.text[name][0].isupper() and tree.lower[tree.head[name]] == "is"


def _is_called_place(tree: Tree, name: int, words: Words) -> bool:
    """ "Karabilah, a town held by insurgents", "Hibhib is a village"."""
    beside = tree.children(name, "appos")
    verb = tree.head[name]
    if tree.dep[name] == "nsubj" and tree.lower[verb] in {"is", "was"}:
        beside += tree.children(verb, "attr")
    return bool(beside) and any(tree.tag[noun] == "NN" and tree.lemma[noun] in words["place_nouns"] for noun in beside)
