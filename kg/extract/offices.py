"""The words around an office before rules read the parse: whose it is, and who holds it, as phrases of their own.

In: the tree of a paragraph. Out: the same tree, in which the body before an office is one name under it, and the person
behind "for the Middle East" is no part of that name. In "Royal Jordanian Air Force lieutenant Muath al-Kasasbeh" the
body is "Royal Jordanian Air Force"; in "Energy Minister Amara" there is none.
"""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.ontology import Ontology

_INNER = frozenset({"compound", "amod", "nmod", "punct", "poss", "det", "nummod"})
_DASHES = frozenset({"-", "–", "—"})
_LONGEST_PERSON = 3


def part_offices(tree: Tree, ontology: Ontology) -> None:
    """Find the offices of a paragraph and set apart the bodies before and the persons behind them."""
    changed = False
    for index in range(len(tree)):
        if tree.tag[index] not in {"NN", "NNP"} or ontology.titles.find(tree.lower[index]) is None:
            continue
        changed = _set_person_apart(tree, index, ontology) or changed
        first = first_of_office(tree, index, ontology)
        begin = _first_of_body(tree, first)
        changed = _free_place(tree, begin, first) or changed
        last = _last_of_body(tree, begin, first, index, ontology)
        if last > begin or (last == begin and tree.ent_end[begin] > last + 1):
            _unite(tree, begin, last)
            changed = True
    if changed:
        tree.link()


def first_of_office(tree: Tree, index: int, ontology: Ontology) -> int:
    """Return the first word of the office that ends in ``index``: "Press" of "Pentagon Press Secretary"."""
    first = index
    while first > 0 and tree.sent[first - 1] == tree.sent[index] and tree.dep[first - 1] in _INNER:
        longer = " ".join(tree.lower[first - 1 : index + 1])
        word = tree.lower[first - 1]
        known = ontology.titles.find(longer) is not None or ontology.titles.find(word) is not None
        if not known and word not in ontology.words["office_modifiers"]:
            break
        first -= 1
    return first


def _first_of_body(tree: Tree, office: int) -> int:
    """Return the first of the capitalized words right before an office, ``office`` itself where there are none."""
    begin = office
    while begin > 0 and tree.sent[begin - 1] == tree.sent[office] and tree.dep[begin - 1] in _INNER:
        word = begin - 1
        dash = tree.text[word] in _DASHES and word > 0 and tree.text[word - 1][:1].isupper()
        named = tree.text[word][:1].isupper() or tree.text[word][:1].isdigit()
        if not dash and (not named or tree.ent[word] == "PERSON" or tree.tag[word] in {"DT", "POS", "PRP$", "CD"}):
            break
        begin -= 1
    return begin


def _free_place(tree: Tree, place: int, office: int) -> bool:
    """ "In Turkey Minister Ellwood met ...": the place is the preposition's, not the minister's."""
    prep = place - 1
    alone = place == office - 1 and tree.ent[place] == "GPE" and tree.tag[place] == "NNP"
    if not alone or prep < 0 or tree.dep[prep] != "prep" or any(tree.head[word] == prep for word in range(len(tree))):
        return False
    tree.head[place], tree.dep[place] = prep, "pobj"
    return True


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
        tree.head[last] = tree.head[top] if tree.head[top] != top else last
        tree.dep[last] = "compound" if tree.dep[top] == "punct" else tree.dep[top]
    for word in range(len(tree)):
        if word != last and (word in inside or tree.head[word] in inside):
            tree.head[word] = last
            tree.dep[word] = "compound" if word in inside else tree.dep[word]


def _set_person_apart(tree: Tree, role: int, ontology: Ontology) -> bool:
    """ "Minister for the Middle East Tobias Ellwood said": the name ends where a known one does."""
    prep = next((kid for kid in tree.children(role, "prep") if kid == role + 1), None)
    if prep is None or prep + 1 >= len(tree):
        return _join_person(tree, role)
    begin = prep + 1 + (tree.tag[prep + 1] == "DT")
    end = begin
    while end + 1 < len(tree) and tree.dep[end] == "compound" and tree.text[end + 1][:1].isupper():
        end += 1
    for last in range(end - 1, begin - 1, -1):
        behind = tree.text[last + 1 : end + 1]
        known = ontology.actors.by_name(" ".join(tree.text[begin : last + 1]))
        name = 1 < len(behind) <= _LONGEST_PERSON and all(word[:1].isupper() and word.isalpha() for word in behind)
        sure = tree.ent[last + 1] == "PERSON" or (tree.lower[prep] == "for" and not tree.ent_start[last + 1] > begin)
        if name and sure and known and known[0].type in {"state", "place"}:
            _hang_beside(tree, role, prep, (begin, last), end)
            return True
    return _join_person(tree, role)


def _hang_beside(tree: Tree, role: int, prep: int, place: tuple[int, int], person: int) -> None:
    """Make the last words a person in apposition to the office, and what is before them the preposition's object."""
    first, last = place
    for word in range(prep + 1, person + 1):
        if tree.ent[word]:
            tree.label(tree.ent_start[word], tree.ent_end[word], "")
    tree.label(first, last + 1, "LOC")
    tree.label(last + 1, person + 1, "PERSON")
    for word in range(prep + 1, last):
        tree.head[word], tree.dep[word] = last, "det" if tree.tag[word] == "DT" else "compound"
    for word in range(last + 1, person):
        tree.head[word], tree.dep[word] = person, "compound"
    if role in tree.children(person, "nmod", "compound", "npadvmod"):
        tree.dep[role] = "appos"
    else:
        tree.head[person], tree.dep[person] = role, "appos"
    tree.head[last], tree.dep[last] = prep, "pobj"


def _join_person(tree: Tree, role: int) -> bool:
    """ "Minister for Central Asia, Tobias Wren, visited ...": the office hangs on the name, not on the verb."""
    name = tree.right[role] + 2
    if tree.dep[role] != "npadvmod" or name >= len(tree) or tree.text[name - 1] != "," or tree.ent[name] != "PERSON":
        return False
    person = tree.ent_end[name] - 1
    if tree.head[person] != tree.head[role] or tree.dep[person] not in {"nsubj", "nsubjpass"}:
        return False
    tree.head[role], tree.dep[role] = person, "appos"
    return True
