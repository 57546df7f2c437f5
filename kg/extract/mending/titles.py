"""Titles and names that the tagger runs together or cuts up.

In: the tree of a paragraph. Out: the same tree, changed. In "Minister of Defence Juma Ngasongwa said" nobody is called
"Defence Juma Ngasongwa"; in "Under-Secretary-General" the office is not that of a general.
"""

from __future__ import annotations

from kg.extract.names import known_label
from kg.extract.tree import Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_LONGEST_PERSON = 4
_LONGEST_LAST = 2
"""Words behind the "and" of a portfolio: "Irrigation", "Rural Roads"."""
_SHORTEST_ACRONYM = 3


def part_titles(tree: Tree, ontology: Ontology) -> None:
    """Part what an office is for from who holds it: "President of the Republic | Idriss Deby"."""
    for of in sorted((*tree.forms["of"], *tree.forms["for"])):
        titled = 0 < of < len(tree) - 2 and ontology.titles.find(tree.lower[of - 1]) is not None
        if titled and not _join_portfolio(tree, of, ontology):
            _part(tree, of, ontology)
    if tree.changed:
        tree.link()


def _join_portfolio(tree: Tree, of: int, ontology: Ontology) -> bool:
    """ "Minister of Mines and Energy Juma Bakari": one portfolio of two words, and who holds it behind."""
    if tree.lower[of - 1] not in ontology.words["portfolio_roles"]:
        return False
    first = of + 1 + (tree.lower[of + 1] == "the")
    end = _end_of_portfolio(tree, first, ontology)
    if end is None:
        return False
    last = end
    while last < len(tree) and tree.tag[last] == "NNP" and _may_be_named(tree, last, ontology):
        last += 1
    if 2 <= last - end <= _LONGEST_PERSON and tree.dep[last - 1] in {"pobj", "appos", "conj"}:
        _make_holder(tree, of, end - 1, last - 1)
        return True
    tree.label(min(first, max(tree.ent_start[first], of - 1)), end, "")
    _label_holder(tree, end, ontology)
    tree.hang(end - 1, of, "pobj")
    for word in range(first, end):
        for kid in tree.kids[word]:
            if not first <= kid < end:
                tree.move(kid, of - 1)
        if word != end - 1:
            tree.hang(word, end - 1, "compound")
    return True


def _label_holder(tree: Tree, comma: int, ontology: Ontology) -> None:
    """ "Minister of Mines and Energy, Juma Bakari,": the words between the commas are a person's name."""
    last = comma + 1
    while last < len(tree) and tree.tag[last] == "NNP" and not tree.ent[last] and _may_be_named(tree, last, ontology):
        last += 1
    between = tree.text[comma : comma + 1] == [","] and tree.text[last : last + 1] == [","]
    if between and 2 <= last - comma - 1 <= _LONGEST_PERSON:
        tree.label(comma + 1, last, "PERSON")


def _end_of_portfolio(tree: Tree, first: int, ontology: Ontology) -> int | None:
    """Return where "Foreign Affairs and Trade" ends; None where no "and" stands between two of what ministers head."""
    portfolios, word, end, joined = ontology.words["portfolios"], first, None, 0
    while word < len(tree) and (tree.text[word][0].isupper() or tree.lower[word] == "and"):
        if tree.lower[word] == "and":
            if end != word:
                return None
            joined = word
        elif tree.lower[word] in portfolios:
            end = word + 1
        word += 1
    if joined and end == joined:
        return word if _is_portfolio(tree, joined + 1, word, ontology) else None
    return end if joined and end is not None and tree.lower[end - 2] != "," else None


def _is_portfolio(tree: Tree, first: int, end: int, ontology: Ontology) -> bool:
    """ "Minister of Water Resources and Irrigation, Juma Bakari": the last word before a comma, and nobody's name."""
    if not 0 < end - first <= _LONGEST_LAST or tree.text[end : end + 1] != [","]:
        return False
    named = any(tree.ent[word] in {"PERSON", "GPE"} for word in range(first, end))
    return not named and ontology.titles.find(tree.lower[first]) is None


def _part(tree: Tree, of: int, ontology: Ontology) -> None:
    first = of + 1 + (tree.lower[of + 1] == "the")
    last = first
    while last < len(tree) and tree.text[last][0].isupper() and tree.tag[last] in {"NNP", "NNPS"}:
        last += 1
    bodies = [word for word in range(first, last - 1) if tree.lower[word] in ontology.words["portfolios"]]
    initials = first + 1 < len(tree) and tree.text[first + 1][1:] == "."
    if initials and tree.text[first].isupper() and len(tree.text[first]) >= _SHORTEST_ACRONYM:
        bodies = [first]
    if not bodies or not 2 <= last - bodies[-1] - 1 <= _LONGEST_PERSON:
        return
    body, person = bodies[-1], last - 1
    known = known_label(ontology, " ".join(tree.text[first:last]))
    if known or not all(_may_be_named(tree, word, ontology) for word in range(body + 1, last)):
        return
    if tree.dep[person] != "pobj" and not (tree.ent[person] and tree.ent_start[person] <= body):
        return
    _make_holder(tree, of, body, person)


def _may_be_named(tree: Tree, word: int, ontology: Ontology) -> bool:
    """ "Ngasongwa", but not the "Emergency Operations" of "Head of the Force Emergency Operations"."""
    nouns = ontology.lexicon.may_find("noun", tree.lower[word]) or ontology.lexicon.is_listed(tree.lower[word])
    return tree.tag[word] == "NNP" and not nouns


def _make_holder(tree: Tree, of: int, body: int, person: int) -> None:
    """Hang the office where the person hung, and the person on the office as who holds it."""
    office = of - 1
    if tree.dep[person] != "pobj":
        tree.hang_in_place_of(office, person)
        for kid in tree.kids[person]:
            if kid > person:
                tree.move(kid, office)
    tree.hang(of, office, "prep")
    first = of + 1 + (tree.lower[of + 1] == "the")
    tree.label(first - (tree.ent_start[body] < first), person + 1, "")
    tree.label(body + 1, person + 1, "PERSON")
    if first == body and tree.text[body].isupper():
        tree.label(body, body + 1, "ORG")
    tree.hang(body, of, "pobj")
    tree.hang(person, office, "appos")
    for word in range(of + 1, person):
        if word != body:
            dep = "det" if tree.lower[word] == "the" else "compound"
            tree.hang(word, body if word < body else person, dep)


def label_addressed(tree: Tree, words: Words) -> None:
    """ "Ms Sharif", "Mr Bank": behind such a word stands a person, and no firm or town."""
    for form in words["forms_of_address"] & tree.forms.keys():
        for word in tree.forms[form]:
            last = tree.ent_end[word] - 1 if tree.ent_start[word] == word else word
            last = last if last > word else word + 1
            if last >= len(tree) or tree.ent[last] == "PERSON" or not tree.text[word].istitle():
                continue
            last = max(last, tree.ent_end[last] - 1)
            if last - word < _LONGEST_PERSON and all(tree.tag[one] == "NNP" for one in range(word, last + 1)):
                tree.label(word, last + 1, "PERSON")


def mend_under_secretary(tree: Tree, under: int, words: Words) -> None:
    """ "the Under-Secretary-General for Peace": one office of four words."""
    behind = under + 1
    if tree.text[behind : behind + 1] != ["-"] or tree.lower[behind + 1 : behind + 2] != ["secretary"]:
        return
    last = behind + 1
    if tree.lower[last + 1 : last + 2] == ["general"]:
        last += 1
    inside = range(under, last + 1)
    above = next((word for word in inside if tree.head[word] not in inside), last)
    if above != last:
        tree.hang_in_place_of(last, above)
    for word in inside:
        tree.tag[word], tree.pos[word] = "NNP", "PROPN"
        for kid in tree.kids[word]:
            if kid not in inside:
                tree.move(kid, last)
        if word != last:
            tree.hang(word, last, "compound")
