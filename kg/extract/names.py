"""What the gazetteer knows of the names in a tree: its names of several words are made whole, and labeled.

In: the tree of a paragraph. Out: the same tree with better entities. "Islamic State of Iraq and the Levant" is one
name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from anyascii import anyascii

from kg.extract.tree import Tree
from kg.ontology import Ontology

_JOINING = frozenset({"and", "of", "for", "in", "the", "du", "Without", "without"})
_GENITIVES = ("'s", "’s")
_GENITIVE = re.compile(r" (['’]s\b)")
"""A token of its own to the parser: "People 's Republic"."""
_SHORTEST_ACRONYM = 3
_SHORTEST_SURNAME = 4
_LABEL_OF_TYPE = {
    "state": "GPE",
    "person": "PERSON",
    "organization": "ORG",
    "armed_group": "ORG",
    "place": "LOC",
    "facility": "FAC",
}


_ACTING = frozenset({"organization", "armed_group", "state", "group"})
"""Types of actors that a capital letter tells from a common noun."""
_COMMON = frozenset({"NN", "NNS", "UH", "FW"})
_NOMINAL = {"csubj": "nsubj", "csubjpass": "nsubjpass", "xcomp": "dobj", "ccomp": "dobj", "pcomp": "pobj"}
"""What a clause is to its verb, and a name in its place."""
_PLAIN = {"NNP": "NN", "NNPS": "NNS"}
_PARTS = re.compile(r"[^\s-]+|-")
"""The tokens of a name: "Port-au-Prince" has five."""


class Names:
    """The gazetteer's names of several words, found in a tree by their first word."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._longest: dict[str, int] = {}
        self._single: dict[str, str] = {}
        self._capitals: dict[str, list[tuple[str, ...]]] = {}
        for actor in ontology.actors:
            for capital in actor.capitals:
                parts = tuple(_PARTS.findall(capital))
                self._capitals.setdefault(parts[0], []).append(parts)
            for name in (actor.label, *actor.aliases):
                words = name.removeprefix("the ").removeprefix("The ").split()
                joined = len(words) > 2 and any(word in _JOINING or word.endswith(_GENITIVES) for word in words)
                if joined or (len(words) > 1 and _has_digit(words)):  # "France 24"
                    tokens = len(words) + sum(word.endswith(_GENITIVES) for word in words)
                    first = words[0].removesuffix("'s")
                    self._longest[first] = max(self._longest.get(first, 0), tokens)
                elif len(words) == 1 and actor.type in _ACTING and words[0].istitle():
                    self._single[words[0]] = _LABEL_OF_TYPE.get(actor.type, "NORP")
            surname = actor.label.rpartition(" ")[2] if actor.type == "person" and actor.terms else ""
            if len(surname) >= _SHORTEST_SURNAME and surname.istitle():
                self._single.setdefault(surname, "PERSON")
                self._single.setdefault(anyascii(surname), "PERSON")
        for word in ontology.words["common_names"] | ontology.words["surnames_that_are_words"]:
            self._single.pop(word.title(), None)
            self._capitals.pop(word.title(), None)

    def mark(self, tree: Tree) -> None:
        """Make each such name one entity, and one noun phrase, of the tree: "Islamic State of Iraq and the Levant"."""
        end = 0
        for first, word in enumerate(tree.text):
            if first < end:
                continue  # "Democratic Republic of Congo" holds no "Republic of Congo"
            if word[0].islower() and not (tree.ent[first] or word in self._longest or word in self._capitals):
                continue  # so it is with most words
            if word.isupper():
                self._mark_acronym(tree, first)
            elif tree.tag[first] == "NNP" and self._is_mislabeled_town(tree, first):
                tree.label(first, first + 1, "GPE")
            elif tree.ent_end[first] > first + 1 and self._is_given_something(tree, first):
                self._part_recipient(tree, first)
            elif tree.ent[first] == "ORG" and tree.tag[first] == "NNP" and word.islower():
                self._unmark(tree, first)
            elif word in self._single:
                self._mark_single(tree, first)
            elif tree.tag[first] == "NN" and tree.dep[first] == "nsubj" and not tree.ent[first]:
                self._mark_surname(tree, first)
            if word in self._capitals and (end_of_capital := self._mark_capital(tree, first)):
                end = end_of_capital
            elif word in self._longest and (end_of_known := self._known_end(tree, first)):
                join(tree, first, end_of_known, known_label(self._ontology, _whole(tree, first, end_of_known)))
                end = end_of_known
            elif tree.ent[first] == "NORP" and self._is_territory(tree, first):
                join(tree, first, first + 2, known_label(self._ontology, _whole(tree, first, first + 2)))
                end = first + 2
        if tree.changed:
            tree.link()

    def _mark_acronym(self, tree: Tree, index: int) -> None:
        """ "ECOWAS supports": capitals that the gazetteer knows are a name, whatever the tagger takes them for."""
        word, label = tree.text[index], tree.ent[index]
        if len(word) < _SHORTEST_ACRONYM or not word.isalpha() or (label and tree.tag[index] not in _COMMON):
            return
        known = known_label(self._ontology, word)
        if not label and known in {"ORG", "GPE"} and tree.tag[index] != "PRP":
            tree.label(index, index + 1, known)
        elif not known and (tree.tag[index] not in {"NN", "NNS"} or _is_shouted(tree, index)):
            return
        tree.tag[index], tree.pos[index], tree.lemma[index] = "NNP", "PROPN", word

    def _is_mislabeled_town(self, tree: Tree, index: int) -> bool:
        label = tree.ent[index]
        return (label == "DATE" and self._is_town(tree, index)) or (label == "NORP" and self._is_unpeopled(tree, index))

    def _is_town(self, tree: Tree, index: int) -> bool:
        """ "laid down their arms in Bouaké": a town that the tagger takes for a day."""
        alone = tree.ent_start[index] == index and tree.ent_end[index] == index + 1 and tree.lower[index - 1] == "in"
        dated = tree.lower[index] in self._ontology.words["coming_days"]
        return alone and not dated and bool(self._ontology.places.by_name(tree.text[index]))

    def _is_unpeopled(self, tree: Tree, index: int) -> bool:
        """ "captured Aleppo": a town that the tagger takes for a people."""
        word = tree.text[index]
        alone = tree.ent_start[index] == index and tree.ent_end[index] == index + 1
        known = self._ontology.actors.by_demonym(word) or self._ontology.actors.by_name(word)
        taken = tree.dep[index] == "dobj" or (tree.dep[index] == "pobj" and tree.lower[index - 1] in {"in", "near"})
        return alone and taken and not known and bool(self._ontology.places.by_name(word))

    def _is_given_something(self, tree: Tree, first: int) -> bool:
        """ "gave Ukraine Patriot missiles": a state right behind a verb of giving, in a longer name that nobody has."""
        if first == 0 or tree.lemma[first - 1] not in self._ontology.words["ditransitives"]:
            return False
        last = tree.ent_end[first]
        known = known_label(self._ontology, _whole(tree, first, last))
        return not known and known_label(self._ontology, tree.text[first]) == "GPE"

    @staticmethod
    def _part_recipient(tree: Tree, first: int) -> None:
        label, last = tree.ent[first], tree.ent_end[first]
        tree.label(first, first + 1, "GPE")
        tree.label(first + 1, last, label)

    def _unmark(self, tree: Tree, first: int) -> None:
        """ "China's commerce ministry": what has no capital letter, and no entry, is no name."""
        last = tree.ent_end[first]
        if tree.ent_start[first] < first or known_label(self._ontology, _whole(tree, first, last)):
            return
        if all(tree.text[word] == tree.lower[word] for word in range(first, last)):
            tree.label(first, last, "")
            for word in range(first, last):
                if tree.tag[word] in {"NNP", "NNPS"}:
                    tree.tag[word], tree.pos[word] = _PLAIN[tree.tag[word]], "NOUN"

    def _mark_single(self, tree: Tree, index: int) -> None:
        """ "Whitehall objected", "Trump threatened": a known name that the tagger takes for a common noun."""
        if not tree.ent[index] and tree.tag[index] in _COMMON:
            self._retag(tree, index, self._single[tree.text[index]])

    def _mark_surname(self, tree: Tree, index: int) -> None:
        """ "Trump threatened sanctions", "Modi said": a known surname, where it is said to tell or to threaten."""
        words, told = self._ontology.words, index + 1
        telling = told < len(tree) and tree.lemma[told] in words["verbal_acts"] | words["speech_verbs"]
        if telling and self._ontology.actors.by_surname(tree.text[index]):
            self._retag(tree, index, "PERSON")

    @staticmethod
    def _retag(tree: Tree, index: int, label: str) -> None:
        """Make a bare subject a name with that label."""
        if tree.dep[index] not in {"nsubj", "nsubjpass"}:
            return
        if tree.child(index, "det", "amod", "compound", "poss", "nummod") is None:
            plural = tree.tag[index] == "NNS"
            tree.label(index, index + 1, label)
            tree.tag[index], tree.pos[index] = "NNPS" if plural else "NNP", "PROPN"
            tree.lemma[index] = tree.lower[index]

    def _mark_capital(self, tree: Tree, first: int) -> int:
        """ "Port of Spain objected", "Rabat objected": make a capital a name; return where a long one ends."""
        found = [
            parts for parts in self._capitals[tree.text[first]] if tuple(tree.text[first : first + len(parts)]) == parts
        ]
        last = first + len(max(found, key=len, default=()))
        if last == first or _goes_on(tree, last) or tree.ent_start[first] < first or tree.ent_end[last - 1] > last:
            return 0
        if last == first + 1:
            if not tree.ent[first] and tree.tag[first] in _COMMON:
                self._retag(tree, first, "GPE")
            elif tree.ent[first] in {"ORG", "NORP"} and tree.ent_end[first] == last and tree.tag[first] == "NNP":
                tree.label(first, last, "GPE")
            return 0
        for word in range(first, last):
            if tree.tag[word] in _COMMON and tree.text[word][0].isupper():
                tree.tag[word], tree.pos[word] = "NNP", "PROPN"
        join(tree, first, last, "GPE")
        return last

    def _is_territory(self, tree: Tree, first: int) -> bool:
        """ "French Guiana", "Spanish Sahara": a known name that the tagger parts behind its adjective."""
        name = first + 1
        if name >= len(tree) or tree.ent_end[first] != name or not tree.is_name(name) or tree.ent_end[name] > name + 1:
            return False
        return known_label(self._ontology, _whole(tree, first, name + 1)) in {"GPE", "LOC"}

    def _known_end(self, tree: Tree, first: int) -> int:
        """Return where the longest known name ends that begins at ``first``, or 0."""
        for last in range(min(len(tree), first + self._longest[tree.text[first]]), first + 1, -1):
            if last == first + 2 and not _has_digit(tree.text[first:last]):
                continue
            if (tree.text[last - 1][0].isupper() or tree.text[last - 1].isdigit()) and self._is_known(
                tree, first, last
            ):
                return 0 if _goes_on(tree, last) or self._is_of_longer(tree, first) else last
        return 0

    def _is_of_longer(self, tree: Tree, first: int) -> bool:
        """ "Ta'ang National Liberation Army" is no National Liberation Army; the Colombian one is."""
        before = first - 1
        if before < 0 or tree.ent_start[first] > before or not tree.is_name(before) or tree.text[before].isupper():
            return False
        word = tree.text[before]
        return not self._ontology.actors.by_demonym(word) and known_label(self._ontology, word) != "GPE"

    def _is_known(self, tree: Tree, first: int, last: int) -> bool:
        return tree.sent[first] == tree.sent[last - 1] and bool(known_label(self._ontology, _whole(tree, first, last)))


def join(tree: Tree, first: int, last: int, label: str) -> int:
    """Make the tokens ``first:last`` one name under one head, and return the head; the tree is to be linked then."""
    tree.label(first, last, label)
    heads = [word for word in range(first, last) if not first <= tree.head[word] < last or tree.head[word] == word]
    main = next((word for word in heads if tree.is_noun(word)), heads[0])
    for word in heads:
        if word != main:
            tree.hang(word, main, "nmod")
    if tree.pos[main] == "VERB" and tree.head[main] != main:
        _unverb(tree, main, range(first, last))
    for word in range(len(tree)):
        outside = not first <= word < last
        if outside and first <= tree.head[word] < last and tree.head[word] != main:
            tree.move(word, main)
    return main


def _unverb(tree: Tree, main: int, name: range) -> None:
    """ "Save the Children warned": the name of somebody who does what the verb behind it says."""
    tree.tag[main], tree.pos[main], tree.lemma[main] = "NNP", "PROPN", tree.lower[main]
    tree.hang(main, tree.head[main], _NOMINAL.get(tree.dep[main], tree.dep[main]))
    for word in tree.kids[main]:
        if word in name:
            tree.hang(word, main, "nmod")


def _whole(tree: Tree, first: int, last: int) -> str:
    """Return the words of a name with its genitive: "Lao People's Democratic Republic"."""
    return _GENITIVE.sub(r"\1", " ".join(tree.text[first:last]))


def _goes_on(tree: Tree, last: int) -> bool:
    """ "Department of State Services" is no Department of State: the name that the tagger sees goes on.

    So it does in "People's Liberation Army of Namibia", which is not China's.
    """
    if last >= len(tree) or not tree.ent[last] or tree.ent_start[last] == last:
        return False
    return tree.is_name(last) or (tree.lower[last] == "of" and tree.is_name(tree.ent_end[last] - 1))


def _is_shouted(tree: Tree, index: int) -> bool:
    """Whether a word in capitals stands among others, as in a headline."""
    beside = (*tree.text[max(0, index - 1) : index], *tree.text[index + 1 : index + 2])
    return any(word.isupper() and len(word) > 1 for word in beside)


def _has_digit(words: Sequence[str]) -> bool:
    """ "France 24", "G5 Sahel": a name that the tagger takes apart."""
    return any(word[-1].isdigit() for word in words)


def name_of(tree: Tree, first: int, last: int) -> str:
    """Return the words of a name without article and genitive: "United Nations" of "the United Nations's"."""
    words = tree.text[first:last]
    if words and words[0].lower() == "the":
        words = words[1:]
    if words and words[-1] in {"'s", "’s"}:
        words = words[:-1]
    return " ".join(words)


def known_label(ontology: Ontology, name: str) -> str:
    """Return the named-entity label that the gazetteer gives a name, or "" where it does not know it for sure."""
    actors = ontology.actors.by_name(name)
    labels = {_LABEL_OF_TYPE.get(actor.type, "") for actor in actors}
    return labels.pop() if len(labels) == 1 else ""
