"""The words around an office before rules read the parse: whose it is, and who holds it, as phrases of their own.

In: the tree of a paragraph. Out: the same tree, in which the body before an office is one name under it. In "Royal
Jordanian Air Force lieutenant Muath al-Kasasbeh" the body is "Royal Jordanian Air Force"; in "Energy Minister Amara"
there is none.
"""

from __future__ import annotations

from kg.extract.offices import INNER, first_of_office
from kg.extract.tree import Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_DASHES = frozenset({"-", "–", "—"})


def part_offices(tree: Tree, ontology: Ontology) -> None:
    """Find the offices of a paragraph, unite the bodies before them and hang them on the persons behind them."""
    for index in range(len(tree)):
        if tree.tag[index] not in {"NN", "NNP"} or ontology.titles.find(tree.lower[index]) is None:
            continue
        if _is_in_name(tree, index, ontology):
            continue
        _join_person(tree, index)
        first = first_of_office(tree, index, ontology)
        _free_portfolio(tree, first, index, ontology)
        if tree.lower[index] in ontology.words["portfolio_roles"]:
            _free_opener(tree, first, index, ontology)
        begin = _first_of_body(tree, first, ontology.words)
        _free_place(tree, begin, first)
        last = _last_of_body(tree, begin, first, index, ontology)
        if last > begin or (last == begin and tree.ent_end[begin] > last + 1):
            _unite(tree, begin, last)
    if tree.changed:
        tree.link()


def _free_portfolio(tree: Tree, first: int, office: int, ontology: Ontology) -> None:
    """ "a former Defence Minister", "the Cabinet Secretary": what the office is for is no body that he serves."""
    for word in range(first, office if tree.lower[office] in ontology.words["portfolio_roles"] else first):
        begin, end = tree.ent_start[word], tree.ent_end[word]
        inside = tree.ent[word] == "ORG" and first <= begin and end <= office
        if inside and not _is_body(" ".join(tree.text[begin:end]), ontology):  # "U.N. envoy"
            tree.label(begin, end, "")


def _is_in_name(tree: Tree, index: int, ontology: Ontology) -> bool:
    """ "Office of the United Nations High Commissioner for Refugees": an office that is a word of a body's name."""
    first, end = tree.ent_start[index], tree.ent_end[index]
    within = tree.ent[index] == "ORG" and first < index < end - 1
    return within and bool(ontology.actors.by_name(" ".join(tree.text[first:end])))


def _free_opener(tree: Tree, first: int, office: int, ontology: Ontology) -> None:
    """ "the International Trade Secretary", "the European Affairs Minister": the portfolio's first word is no body."""
    words = ontology.words
    word = next((one for one in range(first, office) if tree.lower[one] in words["portfolio_openers"]), first - 1)
    while word >= 0 and tree.lower[word] in words["portfolio_subjects"]:
        word -= 1
    begin = word if word < 0 else tree.ent_start[word]
    if word < 0 or tree.lower[word] not in words["portfolio_openers"] or tree.ent[word] not in {"ORG", "NORP", "LOC"}:
        return
    if tree.text[word][0].isupper() and tree.lower[begin:word] in ([], ["the"]) and tree.dep[word] in INNER:
        tree.label(begin, tree.ent_end[word], "")


def _first_of_body(tree: Tree, office: int, words: Words) -> int:
    """Return the first of the capitalized words right before an office, ``office`` itself where there are none.

    It is "Peruvian" of "Former Peruvian president".
    """
    begin = office
    while begin > 0 and tree.sent[begin - 1] == tree.sent[office] and tree.dep[begin - 1] in INNER:
        word = begin - 1
        dash = tree.text[word] in _DASHES and word > 0 and tree.text[word - 1][:1].isupper()
        named = tree.text[word][:1].isupper() or tree.text[word][:1].isdigit()
        if not dash and (not named or tree.ent[word] == "PERSON" or tree.tag[word] in {"DT", "POS", "PRP$", "CD"}):
            break
        if tree.lower[word] in words["former_words"]:
            break
        begin -= 1
    return begin


def _free_place(tree: Tree, place: int, office: int) -> None:
    """ "In Turkey Minister Ellwood met ...": the place is the preposition's, not the minister's."""
    prep = place - 1
    alone = place == office - 1 and tree.ent[place] == "GPE" and tree.tag[place] == "NNP"
    if alone and prep >= 0 and tree.dep[prep] == "prep" and prep not in tree.head:
        tree.hang(place, prep, "pobj")


def _last_of_body(tree: Tree, begin: int, office: int, index: int, ontology: Ontology) -> int:
    """Return the last word of the body before the office, or a word before ``begin`` where it is no body's name.

    "Turkish Energy Minister" is of Turkey; "Pentagon Press Secretary" of the Pentagon.
    """
    portfolio = tree.lower[index] in ontology.words["portfolio_roles"]
    if not portfolio and begin < office and tree.ent_start[office - 1] <= begin and tree.ent[begin] == "ORG":
        return office - 1
    for last in range(office - 1, begin - 1, -1):
        if _is_body(" ".join(tree.text[begin : last + 1]), ontology):
            return last
    state = begin < office and tree.ent[begin] in {"GPE", "NORP"} and tree.ent[begin] != tree.ent[office - 1]
    if portfolio or (state and office - begin == 2 and tree.ent[begin + 1] != "ORG"):
        return begin - 1
    return office - 1


def _is_body(name: str, ontology: Ontology) -> bool:
    """Whether the gazetteer knows a name, or composes it: "Norwegian Foreign Ministry"."""
    return bool(ontology.actors.by_name(name)) or ontology.institutions.compose(name, ontology.actors) is not None


def _unite(tree: Tree, first: int, last: int) -> None:
    """Make the words one organization, which hangs as a whole where its last word does."""
    for word in range(first, last + 1):
        if tree.ent[word]:
            tree.label(tree.ent_start[word], tree.ent_end[word], "")
    tree.label(first, last + 1, "ORG")
    inside = range(first, last + 1)
    top = next((word for word in inside if tree.head[word] not in inside or tree.head[word] == word), last)
    if top != last:
        tree.hang_in_place_of(last, top)
        tree.dep[last] = "compound" if tree.dep[top] == "punct" else tree.dep[top]
    for word in range(len(tree)):
        if word != last and (word in inside or tree.head[word] in inside):
            tree.hang(word, last, "compound" if word in inside else tree.dep[word])


def _join_person(tree: Tree, role: int) -> None:
    """ "Minister for Central Asia, Tobias Wren, visited ...": the office hangs on the name, not on the verb."""
    name = tree.right[role] + 2
    if tree.dep[role] != "npadvmod" or name >= len(tree) or tree.text[name - 1] != "," or tree.ent[name] != "PERSON":
        return
    person = tree.ent_end[name] - 1
    if tree.head[person] == tree.head[role] and tree.dep[person] in {"nsubj", "nsubjpass"}:
        tree.hang(role, person, "appos")
