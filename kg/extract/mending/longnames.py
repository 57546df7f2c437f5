"""Names of bodies that go on behind a preposition or a particle, where the tagger ends them too early.

In: the tree of a paragraph. Out: the same tree, in which "United Nations Support Mission in Libya", "Military Command
Council for the Salvation of the Republic" and "San Cristobal de las Casas" are one name each.
"""

from __future__ import annotations

import re

from kg.extract.names import join, known_label, name_of
from kg.extract.tree import PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_LONGEST = 16
"""Words of a name that its acronym follows."""
_SHORTEST_ACRONYM = 3
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_INNER = frozenset({"of", "for", "in", "on", "the", "and", "'s", "’s", "to", "against", "-", "/", "&", "de", "du"})
"""What stands within a name, and has no letter in its acronym or has one: "UNSMIL", "OCHA"."""
_PLACED = frozenset({"GPE", "LOC", "FAC", "NORP"})


def join_long_names(tree: Tree, ontology: Ontology) -> None:
    """Join what an acronym behind it, a body's noun before it or a particle inside it shows to be one name."""
    _join_abbreviated(tree, ontology)
    for form in ontology.words["named_bodies"] & tree.forms.keys():
        for body in tree.forms[form]:
            if tree.is_name(body) and tree.text[body][0].isupper():
                _join_behind(tree, body, ontology)
    _join_particles(tree, ontology)
    _join_local_bodies(tree, ontology)
    _join_plural_owners(tree, ontology)
    _join_numbers(tree, ontology)
    if tree.changed:
        tree.link()


def _join_abbreviated(tree: Tree, ontology: Ontology) -> None:
    """ "the Office for the Coordination of Humanitarian Affairs (OCHA)": the letters tell where the name begins."""
    for bracket in tree.forms["("]:
        short = bracket + 1
        if bracket < 2 or short >= len(tree) or not tree.text[short].isupper() or not tree.text[short].isalpha():
            continue
        first = _begin(tree, bracket, tree.text[short])
        if first < 0 or all(tree.text[word] not in _INNER for word in range(first, bracket)):
            continue
        bodies = any(tree.lower[word] in ontology.words["named_bodies"] for word in range(first, bracket))
        if bodies or "ORG" in tree.ent[first:bracket]:
            _join(tree, first, bracket, ontology)


def _begin(tree: Tree, end: int, acronym: str) -> int:
    """Return where the name begins whose initials are the acronym behind it, -1 where none has them."""
    if len(acronym) < _SHORTEST_ACRONYM:
        return -1
    for first in range(end - 1, max(-1, end - _LONGEST), -1):
        word = tree.text[first]
        if tree.sent[first] != tree.sent[end] or not (word[0].isupper() or word in _INNER):
            return -1
        if word[0] == acronym[0] and acronym in _initials(tree.text[first:end]):
            return _first_of(tree, first)
    return -1


def _initials(name: list[str]) -> set[str]:
    """Return the initials of a name, without those of its small words and with them: "OCHA", "UNSMIL"."""
    letters = [word for word in name if word[0].isalpha() and word not in {"'s", "’s"}]
    return {"".join(word[0] for word in letters if word[0].isupper()), "".join(word[0].upper() for word in letters)}


def _join_behind(tree: Tree, body: int, ontology: Ontology) -> None:
    """Join a body and the phrases behind it that belong to its name: "Mission | in South Sudan"."""
    first = _first_of(tree, body)
    end = body + 1
    while (longer := _end_of_tail(tree, first, body, end, ontology)) > end:
        end = longer
    whole = tree.ent_start[body] <= first and tree.ent_end[body] >= end and tree.ent[body] == "ORG"
    goes_on = any(tree.dep[word] == "conj" and body < tree.head[word] < end for word in range(end, len(tree)))
    if end > body + 1 and not whole and not goes_on:
        _join(tree, first, end, ontology)


def _first_of(tree: Tree, body: int) -> int:
    """Return the first word of a body's name up to its head: "United" of "United Nations Mission"."""
    first = body
    if tree.ent[body] and tree.ent[body] not in {"DATE", "TIME"}:
        first = tree.ent_start[body]
        while first < body and (tree.tag[first] == "DT" or tree.lower[first] == "the"):
            first += 1
    while first > 0 and tree.head[first - 1] == body and tree.is_name(first - 1) and tree.text[first - 1][0].isupper():
        first = tree.ent_start[first - 1] if tree.ent[first - 1] else first - 1
        while tree.tag[first] == "DT":
            first += 1
    return first


def _end_of_tail(tree: Tree, first: int, body: int, at: int, ontology: Ontology) -> int:
    """Return the end of a phrase behind a body's name that belongs to it, or ``at``: of "for the Salvation"."""
    begin = at + 1 + (tree.lower[at + 1 : at + 2] == ["the"])
    if begin >= len(tree) or tree.sent[begin] != tree.sent[body] or not _is_capital(tree, begin):
        return at
    end = begin + 1
    while end < len(tree) and _is_capital(tree, end):
        end += 1
    if tree.ent[begin] and tree.ent_start[begin] <= body:
        return max(end, tree.ent_end[begin])  # the tagger sees one name
    known = known_label(ontology, name_of(tree, begin, end))
    if tree.lower[at] == "and":
        listed = tree.dep[begin] == "conj" or tree.dep[end - 1] == "conj" or tree.ent[begin] == ""
        whole = tree.ent[begin] in {"", "ORG"} and not known and at > body + 1 and not tree.text[begin].isupper()
        return max(end, tree.ent_end[begin]) if whole and listed and body < tree.head[end - 1] < at else at
    placed = known in _PLACED or tree.ent[begin] in _PLACED
    if not placed and (known or tree.ent[begin] or tree.text[begin].isupper()):
        return at  # "the Council on Hezbollah"
    words, form, noun = ontology.words, tree.lower[at], tree.lower[body]
    alone = first == body
    match form:
        case "in" | "for" if placed:
            fits = noun in words["sent_bodies"] and not alone
        case "of" if placed:
            fits = noun in words["fighting_bodies"] and not alone and not _is_of(tree, first, at, begin, end, ontology)
        case "in":
            fits = tree.lower[begin] in words["name_endings"]
        case "on" | "for" | "against":
            fits = not placed
        case "of":
            fits = not placed and end > at + 1
        case _:
            fits = False
    return end if fits else at


def _is_capital(tree: Tree, word: int) -> bool:
    return tree.is_name(word) and tree.text[word][0].isupper() and tree.ent[word] not in {"DATE", "TIME", "PERSON"}


def _is_of(tree: Tree, first: int, at: int, begin: int, end: int, ontology: Ontology) -> bool:
    """ "the People's Liberation Army of China": where it is, the body known by that name."""
    states = {actor.id for actor in ontology.actors.by_name(name_of(tree, begin, end))}
    known = ontology.actors.by_name(name_of(tree, first, at).replace(" 's", "'s").replace(" ’s", "’s"))
    return any(actor.country in states for actor in known)


def _join(tree: Tree, first: int, end: int, ontology: Ontology) -> None:
    """Make the words one name, headed by the last one before its first preposition."""
    label = known_label(ontology, name_of(tree, first, end)) or "ORG"
    for word in range(first, end):
        if tree.ent[word]:
            tree.label(tree.ent_start[word], tree.ent_end[word], "")
    join(tree, first, end, label)
    tree.link()


def _join_particles(tree: Tree, ontology: Ontology) -> None:
    """ "al-Baraa ibn Malik Battalion", "San Cristobal de las Casas": the tagger ends the name at the small word."""
    particles: Words | frozenset[str] = ontology.words["name_particles"]
    end = 0
    for particle in sorted(one for form in particles & tree.forms.keys() for one in tree.forms[form]):
        if particle < end or particle == 0 or not tree.text[particle].islower() or not _is_named(tree, particle - 1):
            continue
        last = particle + 1
        while last < len(tree) and tree.lower[last] in particles:
            last += 1
        if last >= len(tree) or not _is_named(tree, last) or tree.ent_start[last] < particle:
            continue
        first, end = tree.ent_start[particle - 1], tree.ent_end[last]
        while tree.tag[first] == "DT":
            first += 1
        label = tree.ent[last] or tree.ent[particle - 1]
        if label in PLACE_LABELS | {"PERSON", "ORG", "FAC"}:
            main = join(tree, first, end, label)
            if main != tree.head[main] or tree.child(main, "conj", "ccomp") is None:  # else a rule finds its verb
                tree.tag[main], tree.pos[main] = "NNP", "PROPN"


def _is_named(tree: Tree, word: int) -> bool:
    return tree.is_name(word) and tree.text[word][0].isupper()


def _join_plural_owners(tree: Tree, ontology: Ontology) -> None:
    """ "the Bolivian Workers' Central": the workers' body, where the tagger sees the workers only."""
    for mark in (*tree.forms["'"], *tree.forms["’"]):
        owner, body = mark - 1, mark + 1
        if owner < 1 or body >= len(tree) or tree.ent[owner] not in {"", "ORG"} or tree.ent[body] not in {"", "ORG"}:
            continue
        first = tree.ent_start[owner]
        while (
            first > 0
            and tree.head[first - 1] == owner
            and tree.text[first - 1].istitle()
            and tree.tag[first - 1] != "DT"
        ):
            first -= 1
        plural = tree.tag[owner] in {"NNPS", "NNS"} and tree.lower[owner].endswith("s") and tree.text[owner].istitle()
        named = tree.is_name(body) and tree.text[body].istitle() and tree.head[owner] == body
        if plural and named and first < owner:
            _join(tree, first, body + 1, ontology)


def _join_numbers(tree: Tree, ontology: Ontology) -> None:
    """ "the 2nd Army Corps": which corps it is belongs to its name."""
    for number in range(len(tree) - 1):
        if not _NUMBER.fullmatch(tree.lower[number]):
            continue
        body = tree.head[number]
        unit = body > number and tree.is_name(body) and tree.lower[body] in ontology.words["numbered_units"]
        if unit and tree.ent_start[body] > number and all(_is_named(tree, one) for one in range(number + 1, body)):
            _join(tree, number, body + 1, ontology)
    for form in ontology.words["units_by_number"] & tree.forms.keys():
        for body in tree.forms[form]:
            if _has_number(tree, body):
                _join(tree, _first_of(tree, body), body + 2, ontology)


def _has_number(tree: Tree, unit: int) -> bool:
    """ "Unit 8200 attacked": the number is the last word of its name; unlike "Unit 40 soldiers", "Brigade 1999"."""
    number = unit + 1
    if number >= len(tree) or not tree.is_name(unit) or not tree.text[unit].istitle():
        return False
    alone = number + 1 == len(tree) or not tree.is_noun(number + 1)
    return alone and tree.text[number].isdigit() and _YEAR.fullmatch(tree.text[number]) is None


def _join_local_bodies(tree: Tree, ontology: Ontology) -> None:
    """ "Spartak Moscow beat Chelsea", "Caritas Beirut sent food": the body there does so, and no government."""
    for place, label in enumerate(tree.ent):
        body = place - 1
        if label != "GPE" or tree.ent_start[place] != place or body < 0:
            continue
        if tree.dep[body] != "compound" or tree.head[body] != place or not _is_local_body(tree, body, ontology):
            continue
        whole = tree.dep[place] in {"nsubj", "nsubjpass", "dobj"} and tree.ent_end[place] == place + 1
        if (
            whole
            and tree.text[tree.head[place]].islower()
            and not known_label(ontology, name_of(tree, body, place + 1))
        ):
            _join(tree, body, place + 1, ontology)


def _is_local_body(tree: Tree, body: int, ontology: Ontology) -> bool:
    """Whether a name right before that of a place is a body's: no "New", no "Ally" and no title."""
    first = tree.sentences[tree.sent[body]][0]
    if tree.tag[body] != "NNP" or not tree.text[body].isalpha() or not tree.text[body][0].isupper() or tree.kids[body]:
        return False
    named = tree.ent[body] in {"ORG", "PRODUCT"} or (not tree.ent[body] and body > first)
    parted = body == first or tree.tag[body - 1] not in {"NNP", "NNPS", "HYPH"}
    plain = tree.lower[body] not in ontology.words["name_qualifiers"] and ontology.titles.find(tree.lower[body]) is None
    return named and parted and plain and known_label(ontology, tree.text[body]) in {"", "ORG"}
