"""Names before rules read the parse: one label a name, names of several words whole, persons by their office.

In: the trees of an article. Out: the same trees with better entity labels. "Islamic State of Iraq and the Levant" is
one name, "Babacar Ndiaye-Sow" does not end at the hyphen, and "Inés Quishpe" beside "ambassador" is a person.
"""

from __future__ import annotations

import re
from collections import Counter

from kg.extract.tree import Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_VOTING = _NAMES | {"PRODUCT"}
_LONGEST_PERSON = 4
_JOINING = frozenset({"and", "of", "for", "in"})
_GENITIVES = ("'s", "’s")
_GENITIVE = re.compile(r" (['’]s\b)")
"""A token of its own to the parser: "People 's Republic"."""
_SHORTEST_ACRONYM = 3
_HYPHENS = frozenset({"-", "‐", "‑"})
_ENDS = frozenset({"end", "start", "beginning", "eve", "middle", "height"})


class Names:
    """The gazetteer's names of several words, found in a tree by their first word."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._longest: dict[str, int] = {}
        for actor in ontology.actors:
            for name in (actor.label, *actor.aliases):
                words = name.removeprefix("the ").removeprefix("The ").split()
                if len(words) > 2 and any(word in _JOINING or word.endswith(_GENITIVES) for word in words):
                    tokens = len(words) + sum(word.endswith(_GENITIVES) for word in words)
                    first = words[0].removesuffix("'s")
                    self._longest[first] = max(self._longest.get(first, 0), tokens)

    def mark(self, tree: Tree) -> None:
        """Make each such name one entity, and one noun phrase, of the tree: "Islamic State of Iraq and the Levant"."""
        changed, end = False, 0
        for first, word in enumerate(tree.text):
            if first < end:
                continue  # "Democratic Republic of Congo" holds no "Republic of Congo"
            if word.isupper():
                self._mark_acronym(tree, first)
            if word in self._longest and (last := self._known_end(tree, first)):
                self._join(tree, first, last)
                changed, end = True, last
        if changed:
            tree.link()

    def _mark_acronym(self, tree: Tree, index: int) -> None:
        """ "ECOWAS supports": capitals that the gazetteer knows are a name, whatever the tagger takes them for."""
        word = tree.text[index]
        if tree.ent[index] or len(word) < _SHORTEST_ACRONYM:
            return
        label = known_label(self._ontology, word)
        if label in {"ORG", "GPE"} and tree.tag[index] != "PRP":
            tree.label(index, index + 1, label)
            tree.tag[index], tree.pos[index], tree.lemma[index] = "NNP", "PROPN", word

    def _known_end(self, tree: Tree, first: int) -> int:
        """Return where the longest known name ends that begins at ``first``, or 0."""
        for last in range(min(len(tree), first + self._longest[tree.text[first]]), first + 2, -1):
            if tree.text[last - 1][0].isupper() and self._is_known(tree, first, last):
                return 0 if _goes_on(tree, last) else last
        return 0

    def _is_known(self, tree: Tree, first: int, last: int) -> bool:
        return tree.sent[first] == tree.sent[last - 1] and bool(known_label(self._ontology, _whole(tree, first, last)))

    def _join(self, tree: Tree, first: int, last: int) -> None:
        tree.label(first, last, known_label(self._ontology, _whole(tree, first, last)))
        heads = [word for word in range(first, last) if not first <= tree.head[word] < last or tree.head[word] == word]
        main = next((word for word in heads if tree.is_noun(word)), heads[0])
        for word in heads:
            if word != main:
                tree.head[word], tree.dep[word] = main, "nmod"
        for word in range(len(tree)):
            outside = not first <= word < last
            if outside and first <= tree.head[word] < last and tree.head[word] != main:
                tree.head[word] = main


def _whole(tree: Tree, first: int, last: int) -> str:
    """Return the words of a name with its genitive: "Lao People's Democratic Republic"."""
    return _GENITIVE.sub(r"\1", " ".join(tree.text[first:last]))


def _goes_on(tree: Tree, last: int) -> bool:
    """ "Department of State Services" is no Department of State: the name that the tagger sees goes on."""
    return last < len(tree) and tree.is_name(last) and bool(tree.ent[last]) and tree.ent_start[last] < last


def join_hyphenated_names(tree: Tree) -> None:
    """Make "Babacar Ndiaye-Sow", "Han Seo-yeon" one name: the tagger often ends the name at the hyphen."""
    for hyphen in range(1, len(tree) - 1):
        if tree.text[hyphen] not in _HYPHENS or not tree.text[hyphen - 1][0].isupper():
            continue
        if tree.end[hyphen - 1] != tree.start[hyphen] or tree.end[hyphen] != tree.start[hyphen + 1]:
            continue
        person = "PERSON" in (tree.ent[hyphen - 1], tree.ent[hyphen + 1])
        if person and tree.text[hyphen + 1].isalpha() and tree.tag[hyphen + 1] in {"NNP", "NN", "JJ", "NNPS"}:
            tree.label(tree.ent_start[hyphen - 1], tree.ent_end[hyphen + 1], "PERSON")
            tree.tag[hyphen + 1], tree.pos[hyphen + 1] = "NNP", "PROPN"


def complete_persons(tree: Tree, ontology: Ontology) -> None:
    """Make "Ursula von der Leyen" one name where the tagger ends it before its head."""
    index, size = 0, len(tree)
    while index < size:
        end = tree.ent_end[index]
        whole = tree.ent[index] == "PERSON" and end < size and tree.head[end - 1] == end and tree.is_name(end)
        open_end = whole and tree.dep[end - 1] == "compound" and tree.ent[end] != "PERSON"
        if open_end and not known_label(ontology, tree.text[end]):
            tree.label(index, tree.ent_end[end], "PERSON")
            end = tree.ent_end[index]
        index = end


def part_persons(tree: Tree, ontology: Ontology) -> None:
    """ "Minister for the Middle East Tobias Ellwood": the region belongs to the office, and the person bears it."""
    changed = False
    for prep in range(1, len(tree) - 3):
        if tree.dep[prep] != "prep":
            continue
        role = tree.head[prep]
        if role > prep or ontology.titles.find(tree.lower[role]) is None:
            continue
        first = prep + 1 + (tree.lower[prep + 1] == "the")
        last = first
        while last < len(tree) and tree.is_name(last) and tree.text[last].isalpha():
            last += 1
        border = _border(tree, first, last, ontology)
        if border:
            _part(tree, role, prep, (first, border, last), ontology)
            changed = True
    if changed:
        tree.link()


def _border(tree: Tree, first: int, last: int, ontology: Ontology) -> int:
    """Return where a known name ends and two or three further names follow; 0 where there is no such border."""
    for border in (last - 2, last - 3):
        if border > first and known_label(ontology, _name(tree, first, border)) in {"GPE", "LOC", "ORG"}:
            return border if not known_label(ontology, _name(tree, border, last)) else 0
    return 0


def _part(tree: Tree, role: int, prep: int, span: tuple[int, int, int], ontology: Ontology) -> None:
    first, border, last = span
    region, person = border - 1, last - 1
    tree.label(first, border, known_label(ontology, _name(tree, first, border)))
    tree.label(border, last, "PERSON")
    tree.head[person], tree.dep[person] = (tree.head[role] if tree.head[role] != role else person), tree.dep[role]
    tree.head[role], tree.dep[role] = person, "compound"
    for word in range(first, last - 1):
        tree.head[word] = region if word < region else person
    tree.head[region], tree.dep[region] = prep, "pobj"


def label_persons(tree: Tree, ontology: Ontology) -> None:
    """Make the name in apposition to an office a person's: "ambassador to Peru, Inés Quishpe"."""
    for other in range(len(tree)):
        if tree.dep[other] != "appos":
            continue
        for name, role in ((other, tree.head[other]), (tree.head[other], other)):
            if ontology.titles.find(tree.lower[role]) is None and not _is_role_above(tree, role, ontology):
                continue
            if tree.dep[role] == "appos" and tree.ent[tree.head[role]] == "PERSON":
                continue  # "Gen. Botha, commander, South African Army": the holder stands before
            first = min(tree.children(name, "compound"), default=name)
            full = first < name and tree.is_name(name) and tree.ent[name] in {"", "ORG", "NORP", "GPE", "LOC"}
            if full and name - first < _LONGEST_PERSON and not known_label(ontology, _name(tree, first, name + 1)):
                tree.label(first, name + 1, "PERSON")


def _is_role_above(tree: Tree, place: int, ontology: Ontology) -> bool:
    """ "ambassador to Peru, ...": the apposition hangs on the place, but means the office before it."""
    above = tree.head[tree.head[place]]
    return tree.dep[place] == "pobj" and ontology.titles.find(tree.lower[above]) is not None


def part_brackets(tree: Tree) -> None:
    """Part "World Health Organization (WHO": the short name in brackets is a name of its own."""
    for bracket in range(1, len(tree) - 1):
        if tree.text[bracket] != "(" or not tree.ent[bracket]:
            continue
        first, last = tree.ent_start[bracket], tree.ent_end[bracket]
        if first < bracket:
            label = tree.ent[bracket]
            tree.label(bracket, bracket + 1, "")
            tree.label(first, bracket, label)
            if bracket + 1 < last:
                tree.label(bracket + 1, last, label)


def free_prefixed(tree: Tree, words: Words) -> None:
    """Unname "post-Soviet", "intra-Syrian": before a noun they describe it and name nobody who does anything."""
    for index, label in enumerate(tree.ent):
        if label == "NORP" and tree.dep[index] in {"amod", "compound", "nmod"}:
            prefix, hyphen, _ = tree.lower[index].partition("-")
            if hyphen and prefix in words["hyphenated_prefixes"]:
                tree.label(tree.ent_start[index], tree.ent_end[index], "")


def part_sources(tree: Tree) -> None:
    """Part "Kidal from Ansar Dine" that was taken for one name: no name has "from" in it."""
    for index in range(1, len(tree)):
        first, last = tree.ent_start[index], tree.ent_end[index]
        if tree.lower[index] == "from" and tree.ent[index] and first < index < last - 1:
            tree.label(index, index + 1, "")
            tree.label(first, index, tree.ent[first])
            tree.label(index + 1, last, tree.ent[first])


def join_apposed_names(tree: Tree) -> None:
    """Make the name behind "the militant organization" stand beside the noun, where the parser sees two subjects."""
    changed = False
    for name in range(2, len(tree)):
        if tree.dep[name] not in {"nsubj", "nsubjpass", "npadvmod"} or not tree.is_name(name):
            continue
        noun = tree.left[name] - 1
        if noun < 0:
            continue
        if tree.ent[name] in {"DATE", "TIME"}:
            continue
        if tree.dep[name] == "npadvmod" and (tree.head[noun] != tree.head[name] or not tree.child(noun, "poss")):
            continue  # but "thanked their ally Turkey"
        if tree.tag[noun] != "NN" or tree.ent[noun] or not tree.text[noun].islower() or tree.right[noun] != noun:
            continue
        first = next((kid for kid in tree.children(tree.head[name], "nsubj", "nsubjpass") if kid < name), None)
        first = noun if tree.dep[name] == "npadvmod" else first
        if first is not None and (first == noun or first in tree.ancestors(noun)):
            tree.head[name], tree.dep[name] = noun, "appos"
            changed = True
    if changed:
        tree.link()


def join_numbers(tree: Tree) -> None:
    """Make the number in brackets a part of the name before it: "USS Mahan (DDG 72)"."""
    for number in range(2, len(tree)):
        if tree.tag[number] != "CD" or tree.text[number - 2] != "(":
            continue
        word = number - 1
        closed = number + 1 < len(tree) and tree.text[number + 1] == ")"
        if closed and tree.head[number] == word and tree.text[word].isupper():
            tree.label(word, number + 1, "PRODUCT")


def free_quantities(tree: Tree, words: Words) -> None:
    """Take "thousands" out of the numbers where it stands for people: "Thousands marched"."""
    for index, label in enumerate(tree.ent):
        number = label in {"CARDINAL", "QUANTITY"} and tree.lower[index] in words["crowds"]
        if number and tree.dep[index] in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            tree.label(tree.ent_start[index], tree.ent_end[index], "")


def free_ends(tree: Tree) -> None:
    """Take "the end" out of the dates where something else ends: "the end of the blockade"."""
    for prep in range(1, len(tree)):
        noun = prep - 1
        if tree.lower[prep] != "of" or tree.ent[noun] != "DATE" or tree.lower[noun] not in _ENDS:
            continue
        after = tree.child(prep, "pobj")
        if after is not None and tree.ent[after] not in {"DATE", "TIME"}:
            tree.label(tree.ent_start[noun], tree.ent_end[noun], "")


_SURE = 5
"""Votes that a name gets from words which only stand before places: more than the tagger's few slips."""


def _place_votes(tree: Tree, words: Words) -> dict[int, tuple[int, int]]:
    """Return what must be a place's name, by its first token: "the town of Dabiq", "near Al Shadaddi", "in Palmyra"."""
    found: dict[int, tuple[int, int]] = {}
    for prep in range(len(tree) - 1):
        name = tree.child(prep, "pobj") if tree.kids[prep] else None
        if name is None or not (tree.ent[name] or tree.is_name(name)) or tree.child(name, "det") is not None:
            continue
        town = tree.lower[prep] == "of" and tree.lemma[tree.head[prep]] in words["place_nouns"]
        beside = tree.lower[prep] in {"near", "outside", "around"} and tree.ent[name] != "ORG"
        inside = tree.lower[prep] == "in" and tree.ent[name] in {"PERSON", "PRODUCT"}
        listed = tree.lower[prep] in {"in", "near"} and tree.ent[name] == "GPE"  # "in Qamenas, Sarmin and Talamenes"
        for one in [name] * (town or beside or inside) + (tree.conjuncts(name) if listed else []):
            first, end = tree.ent_start[one], tree.ent_end[one]
            if not tree.ent[one]:
                first = tree.left[one]
            if all(tree.is_name(word) or tree.ent[word] for word in range(first, end)):
                found[first] = (first, end)
    for name, label in enumerate(tree.ent):
        told = bool(tree.kids[name]) or tree.dep[name] == "nsubj"
        if told and (label or tree.is_name(name)) and _is_called_place(tree, name, words):
            found[tree.ent_start[name]] = (tree.ent_start[name], tree.ent_end[name])
    return found


def _is_called_place(tree: Tree, name: int, words: Words) -> bool:
    """ "Karabilah, a town held by insurgents", "Hibhib is a village"."""
    beside = tree.children(name, "appos")
    verb = tree.head[name]
    if tree.dep[name] == "nsubj" and tree.lower[verb] in {"is", "was"}:
        beside += tree.children(verb, "attr")
    return any(tree.tag[noun] == "NN" and tree.lemma[noun] in words["place_nouns"] for noun in beside)


def unify_labels(trees: list[Tree], ontology: Ontology) -> None:
    """Give each name of an article one label: that of the gazetteer where it knows the name, else the majority's."""
    votes: dict[str, Counter[str]] = {}
    spans: list[tuple[Tree, int, int, str]] = []
    for tree in trees:
        index, size, places = 0, len(tree), _place_votes(tree, ontology.words)
        while index < size:
            end = places[index][1] if index in places else tree.ent_end[index]
            if tree.ent[index] in _VOTING or index in places:
                name = _name(tree, index, end)
                spans.append((tree, index, end, name))
                votes.setdefault(name, Counter())[tree.ent[index]] += tree.ent[index] in _NAMES
                votes[name]["GPE"] += _SURE * (index in places)
            index = end
    spans = [(tree, first, last, name) for tree, first, last, name in spans if votes[name].total()]
    labels = {name: known_label(ontology, name) or _elected(votes[name]) for name in {name for *_, name in spans}}
    for tree, first, last, name in spans:
        label = labels[name]
        if label != tree.ent[first]:
            tree.label(first, last, label)


def _elected(votes: Counter[str]) -> str:
    return max(votes.items(), key=lambda item: (item[1], item[0]))[0]


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
