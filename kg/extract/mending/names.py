"""Names mended before rules read the parse: whole where the tagger parts them, parted where it joins them.

In: the tree of a paragraph. Out: the same tree with better entities. "Babacar Ndiaye-Sow" does not end at the hyphen,
"Kidal from Ansar Dine" is two names, and "Inés Quishpe" beside "ambassador" is a person.
"""

from __future__ import annotations

from kg.extract.mending.countedlists import join_lists, retag_plurals
from kg.extract.mending.falsenames import free_nouns
from kg.extract.mending.longnames import join_long_names
from kg.extract.mending.offices import part_offices
from kg.extract.mending.titles import label_addressed, part_titles
from kg.extract.names import Names, join, known_label, name_of
from kg.extract.tree import HYPHENS, PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words

_LONGEST_PERSON = 4
_LONGEST_FULL_NAME = 5
_LONGEST_DELEGATE = 9
"""Words of a name and the bracket behind it."""


def mend_names(tree: Tree, names: Names, ontology: Ontology) -> None:
    """Mend the names of a tree, those of lists and offices with them; each step reads what those before it mended."""
    names.mark(tree)
    _free_titles(tree, ontology)
    _part_persons(tree, ontology)
    _part_brackets(tree)
    _free_marks(tree, ontology.words)
    _join_slashed_names(tree, ontology.words)
    join_long_names(tree, ontology)
    _label_delegate(tree, ontology)
    _part_sources(tree)
    _complete_persons(tree, ontology)
    _label_persons(tree, ontology)
    label_addressed(tree, ontology.words)
    _return_names(tree, ontology)
    _label_bodies(tree, ontology.words)
    _join_hyphenated_names(tree)
    _join_hyphenated_places(tree, ontology)
    join_lists(tree)
    retag_plurals(tree)
    _join_apposed_names(tree)
    _join_numbers(tree)
    part_offices(tree, ontology)
    free_nouns(tree, ontology.words)
    _join_broken_names(tree)
    _free_auxiliaries(tree)
    _free_tellers(tree, ontology.words)
    part_titles(tree, ontology)
    _single_persons(tree)
    _free_ranks(tree, ontology)
    _join_ranks(tree, ontology)


def _join_ranks(tree: Tree, ontology: Ontology) -> None:
    """ "by Navy Capt. Jeff Davis": the rank hangs on the person, whatever the parser makes of its period."""
    ranks = ontology.titles.abbreviations
    if ranks.isdisjoint(tree.text):
        return
    for rank in range(1, len(tree) - 1):
        if tree.text[rank] not in ranks or tree.ent[rank + 1] != "PERSON" or tree.ent_start[rank + 1] != rank + 1:
            continue
        person = tree.ent_end[rank + 1] - 1
        if person == tree.head[rank] or person in tree.ancestors(rank):
            continue
        first = min((kid for kid in tree.kids[rank] if kid < rank), default=rank)
        bare = tree.dep[rank] == "punct" and tree.tag[first - 1] == "IN" and not tree.kids[first - 1]
        if tree.dep[rank] == "punct" and not bare:
            continue
        if bare:
            tree.hang(person, first - 1, "pobj")
        else:
            tree.hang_in_place_of(person, rank)
        for word in (*tree.kids[rank], rank):
            if word <= rank:
                tree.hang(word, person, "compound")
        tree.link()


def _free_ranks(tree: Tree, ontology: Ontology) -> None:
    """Free "Brig." of "Brig. Gen. Diaz" that was taken for a name: a rank is nobody and no place."""
    ranks = ontology.titles.abbreviations
    if ranks.isdisjoint(tree.text):
        return
    for word in range(len(tree) - 1):
        alone = tree.ent_start[word] == word == tree.ent_end[word] - 1
        if tree.text[word] in ranks and alone:
            tree.label(word, word + 1, "")


def _join_slashed_names(tree: Tree, words: Words) -> None:
    """Join "SPLM/A", "SPLM/A-IO", "SLM/Army", a movement with its army: the parser has the army act alone."""
    for slash in tree.forms["/"]:
        first, last = slash - 1, slash + 1
        if first < 0 or last == len(tree) or not _is_tight(tree, slash):
            continue
        letter = tree.text[last].isupper() and len(tree.text[last]) == 1
        army = tree.text[last].istitle() and tree.lower[last] in words["named_bodies"]
        if not (tree.text[first].isupper() and len(tree.text[first]) > 1 and tree.text[first].isalpha()):
            continue
        if letter or army:
            hyphen = last + 1
            faction = hyphen + 1 < len(tree) and tree.text[hyphen] in HYPHENS and _is_tight(tree, hyphen)
            if faction and tree.text[hyphen + 1].isupper():
                last = hyphen + 1
            tree.label(first, last + 1, "ORG")
            _hang_before(tree, first, last)


def _hang_before(tree: Tree, first: int, last: int) -> None:
    """Make one noun of the tokens ``first`` to ``last``, headed by the last."""
    above = next((word for word in (first, last) if tree.head[word] not in range(first, last + 1)), last)
    if above != last:
        tree.hang_in_place_of(last, above)
        for kid in tree.kids[above]:
            tree.move(kid, last)
    for word in range(first, last):
        tree.hang(word, last, "compound")
        tree.tag[word], tree.pos[word] = "NNP", "PROPN"
    tree.tag[last], tree.pos[last] = "NNP", "PROPN"
    tree.link()


def _join_broken_names(tree: Tree) -> None:
    """Join what the tagger broke at "of": "the Police Service of | Northern Ireland"."""
    for of in tree.forms["of"]:
        place = of + 1
        broken = tree.ent[of] == "ORG" and tree.ent_end[of] == place < len(tree)
        if broken and tree.ent[place] in {"GPE", "LOC"} and tree.ent_start[place] == place:
            tree.label(tree.ent_start[of], tree.ent_end[place], "ORG")


def _free_titles(tree: Tree, ontology: Ontology) -> None:
    """ "between Molotov and Secretary of State Byrnes": the state belongs to the office, and not to the name."""
    for of in tree.forms["of"]:
        first, last = of + 1, tree.ent_end[of + 1] if of + 1 < len(tree) else 0
        if of == 0 or last - first < 2 or tree.ent[first] not in {"PERSON", "ORG"} or tree.ent_start[first] != first:
            continue
        office = ontology.titles.find(f"{tree.lower[of - 1]} of {tree.lower[first]}") is not None
        if office and _may_be_persons(tree, first + 1, last, ontology):
            tree.label(first, first + 1, "")
            tree.label(first + 1, last, "PERSON")


def _may_be_persons(tree: Tree, first: int, last: int, ontology: Ontology) -> bool:
    """ "Shultz", "George Shultz"; not the "Department" of "State Department"."""
    named = all(tree.is_name(word) and tree.text[word].isalpha() for word in range(first, last))
    return named and known_label(ontology, name_of(tree, first, last)) in {"", "PERSON"}


def _part_persons(tree: Tree, ontology: Ontology) -> None:
    """ "Minister for the Middle East Tobias Ellwood": the region belongs to the office, and the person bears it."""
    for prep in tree.deps["prep"]:
        if prep + 3 >= len(tree):
            break
        role = tree.head[prep]
        first = prep + 1 + (tree.lower[prep + 1] == "the")
        if role > prep or not tree.is_name(first) or ontology.titles.find(tree.lower[role]) is None:
            continue
        last = first
        while last < len(tree) and tree.is_name(last) and tree.text[last].isalpha():
            last += 1
        border = _border(tree, first, last, ontology)
        if border and (tree.lower[prep] == "for" or _begins_name(tree, border)):
            _part(tree, role, prep, (first, border, last), ontology)
    if tree.changed:
        tree.link()


def _border(tree: Tree, first: int, last: int, ontology: Ontology) -> int:
    """Return where a known name ends and two or three further names follow; 0 where there is no such border."""
    for border in (last - 2, last - 3):
        if border > first and known_label(ontology, name_of(tree, first, border)) in {"GPE", "LOC", "ORG"}:
            return border if known_label(ontology, name_of(tree, border, last)) in {"", "PERSON"} else 0
    return 0


def _begins_name(tree: Tree, word: int) -> bool:
    """ "president of Peru Ana Diaz"; not the "National" of "leader of the Ghana National Reform Party"."""
    return tree.ent[word] == "PERSON" or tree.ent_start[word] == word


def _part(tree: Tree, role: int, prep: int, span: tuple[int, int, int], ontology: Ontology) -> None:
    first, border, last = span
    region, person = border - 1, last - 1
    tree.label(first, border, known_label(ontology, name_of(tree, first, border)))
    tree.label(border, last, "PERSON")
    if tree.head[role] != person:  # else the parser has them right
        tree.hang_in_place_of(person, role)
    tree.hang(role, person, "compound")
    for word in range(first, last - 1):
        tree.move(word, region if word < region else person)
    tree.hang(region, prep, "pobj")


def _part_brackets(tree: Tree) -> None:
    """Part "World Health Organization (WHO": the short name in brackets is a name of its own."""
    for bracket in tree.forms["("]:
        if tree.ent[bracket] and tree.ent_start[bracket] < bracket < len(tree) - 1:
            _part_at(tree, bracket)


def _free_marks(tree: Tree, words: Words) -> None:
    """ "Unless Serbia pays": the word that begins the clause is no part of the name."""
    for first, _ in tree.sentences:
        if tree.dep[first] == "mark" and tree.ent[first] and tree.lower[first] in words["leading_marks"]:
            _part_at(tree, first)


def _label_delegate(tree: Tree, ontology: Ontology) -> None:
    """ "MARIE-PAULE BA (Gabon) said": whoever is named before the state that he speaks for is a person."""
    bracket = next((word for word in range(2, min(len(tree), _LONGEST_DELEGATE)) if tree.text[word] == "("), None)
    if bracket is None or ")" not in tree.text[bracket:]:
        return
    state = " ".join(tree.text[bracket + 1 : tree.text.index(")", bracket)])
    known = any(actor.type == "state" for actor in ontology.actors.by_name(state))
    shouted = all(word.isupper() or word in HYPHENS for word in tree.text[:bracket])
    if known and shouted and not ontology.actors.by_name(" ".join(tree.text[:bracket])):
        tree.label(0, bracket, "PERSON")


def _part_sources(tree: Tree) -> None:
    """Part "Kidal from Ansar Dine" that was taken for one name: no name has "from" in it."""
    for index in tree.forms["from"]:
        if tree.ent[index] and tree.ent_start[index] < index < tree.ent_end[index] - 1:
            _part_at(tree, index)


def _part_at(tree: Tree, word: int) -> None:
    """Take a word out of a name: what stands before and behind it are names of their own."""
    label, first, last = tree.ent[word], tree.ent_start[word], tree.ent_end[word]
    tree.label(word, word + 1, "")
    tree.label(first, word, label)
    tree.label(word + 1, last, label)


def _complete_persons(tree: Tree, ontology: Ontology) -> None:
    """Make "Ursula von der Leyen" one name where the tagger ends it before its head."""
    if "PERSON" not in tree.ent:
        return
    index, size = 0, len(tree)
    while index < size:
        end = tree.ent_end[index]
        whole = tree.ent[index] == "PERSON" and end < size and tree.head[end - 1] == end and tree.is_name(end)
        open_end = whole and tree.dep[end - 1] == "compound" and tree.ent[end] != "PERSON"
        if open_end and not known_label(ontology, tree.text[end]):
            tree.label(index, tree.ent_end[end], "PERSON")
            end = tree.ent_end[index]
        elif tree.ent[index] == "PERSON" and end - index > 1 and (last := _last_of_person(tree, index, ontology)) > end:
            tree.label(index, last, "PERSON")
            end = last
        index = end


def _last_of_person(tree: Tree, first: int, ontology: Ontology) -> int:
    """Return the end of "Roch Marc | Christian Kabore", "Abd Rabbuh | Mansur Hadi", or 0: one title, one person."""
    inner = tree.ent_end[first] - 1
    head = tree.head[inner]
    if head <= inner or tree.dep[inner] != "compound" or first == 0 or not tree.is_name(head):
        return 0
    titled = ontology.titles.find(tree.lower[first - 1]) is not None and tree.head[first - 1] in (inner, head)
    behind = range(inner + 1, head + 1)
    plain = all(tree.is_name(word) and tree.head[word] in (head, tree.head[head]) for word in behind)
    labels = {tree.ent[word] for word in behind} <= {"", "PERSON", "NORP"}
    ends = head + 1 == len(tree) or not tree.is_name(head + 1)
    whole = tree.ent_end[head] == head + 1 and head + 1 - first <= _LONGEST_FULL_NAME
    return head + 1 if titled and plain and labels and ends and whole else 0


def _label_persons(tree: Tree, ontology: Ontology) -> None:
    """Make the name in apposition to an office a person's: "ambassador to Peru, Inés Quishpe"."""
    for other in tree.deps["appos"]:
        for name, role in ((other, tree.head[other]), (tree.head[other], other)):
            if ontology.titles.find(tree.lower[role]) is None and not _is_role_above(tree, role, ontology):
                continue
            if tree.dep[role] == "appos" and tree.ent[tree.head[role]] == "PERSON":
                continue  # "Gen. Botha, commander, South African Army": the holder stands before
            first = min(tree.children(name, "compound"), default=name)
            written = tree.text[first][:1].isupper() or tree.lower[first] in ontology.words["name_particles"]
            full = (
                first < name and written and tree.is_name(name) and tree.ent[name] in {"", "ORG", "NORP", "GPE", "LOC"}
            )
            if full and name - first < _LONGEST_PERSON and not known_label(ontology, name_of(tree, first, name + 1)):
                tree.label(first, name + 1, "PERSON")


def _return_names(tree: Tree, ontology: Ontology) -> None:
    """ "An aide to the president, Felix Nkomo, said": the name is the aide's, unless it is that of somebody known."""
    for body in tree.deps["pobj"]:
        if tree.tag[body] != "NN" or not tree.kids[body]:
            continue
        name = tree.child(body, "appos")
        if name is None or tree.ent[name] != "PERSON" or tree.text[tree.ent_start[name] - 1] != ",":
            continue
        person = tree.head[tree.head[body]]
        attends = tree.tag[person] == "NN" and bool({tree.lemma[person]} & ontology.words["attendants"])
        known = known_label(ontology, name_of(tree, tree.ent_start[name], tree.ent_end[name]))
        if attends and not known and ontology.titles.find(tree.lower[body]) is not None:
            tree.hang(name, person, "appos")
    for name in tree.deps["conj"]:
        if tree.ent[name] == "PERSON" and tree.dep[tree.head[name]] == "pobj":
            _return_name_to_office(tree, name, ontology)
    if tree.changed:
        tree.link()


def _return_name_to_office(tree: Tree, name: int, ontology: Ontology) -> None:
    """ "The governor of Hodeidah, Hassan Taher, and the premier met": the governor's name, and no second place."""
    place, end = tree.head[name], tree.ent_end[name]
    prep = tree.head[place]
    office, first = tree.head[prep], tree.left[name]
    apart = tree.text[first - 1] == "," and tree.text[end : end + 1] == [","] and tree.child(place, "cc") is None
    singular = tree.tag[office] in {"NN", "NNP"} and not tree.ent[office]
    singular = singular and tree.child(office, "det", "poss") is not None
    if tree.lower[office] in ontology.words["local_offices"] and tree.is_name(place):
        tree.label(tree.ent_start[place], tree.ent_end[place], "GPE")
    if not apart or not singular or tree.dep[office] == "appos" or tree.ent[place] not in PLACE_LABELS | {"ORG"}:
        return
    if ontology.titles.find(tree.lower[office]) is not None:
        tree.hang(name, office, "appos")
        for kid in tree.kids[name]:
            if kid >= end:
                tree.move(kid, office)


def _label_bodies(tree: Tree, words: Words) -> None:
    """ "Jamaat Ansarullah, a Tajik militant group": nobody who is a group is a person."""
    bodies = words["bodies_of_people"] | words["institution_nouns"]
    for noun in tree.deps["appos"]:
        name = tree.head[noun]
        plain = tree.ent[name] == "PERSON" and tree.ent_start[name] == tree.left[name]
        if plain and tree.tag[noun] == "NN" and tree.lemma[noun] in bodies and name < noun:
            article = tree.child(noun, "det")
            if article is not None and tree.text[tree.left[noun] - 1] == "," and tree.left[noun] == article:
                tree.label(tree.ent_start[name], tree.ent_end[name], "ORG")


def _is_role_above(tree: Tree, place: int, ontology: Ontology) -> bool:
    """ "ambassador to Peru, ...": the apposition hangs on the place, but means the office before it."""
    above = tree.head[tree.head[place]]
    return tree.dep[place] == "pobj" and ontology.titles.find(tree.lower[above]) is not None


def _join_hyphenated_names(tree: Tree) -> None:
    """Make "Babacar Ndiaye-Sow", "Han Seo-yeon" one name: the tagger often ends the name at the hyphen."""
    if HYPHENS.isdisjoint(tree.text):
        return
    for hyphen in range(1, len(tree) - 1):
        if tree.text[hyphen] not in HYPHENS or not tree.text[hyphen - 1][0].isupper():
            continue
        if tree.end[hyphen - 1] != tree.start[hyphen] or tree.end[hyphen] != tree.start[hyphen + 1]:
            continue
        person = "PERSON" in (tree.ent[hyphen - 1], tree.ent[hyphen + 1])
        inside = person and tree.ent_start[hyphen + 1] < hyphen  # "Kim Il-sung", which has been sung
        named = tree.tag[hyphen + 1] in {"NNP", "NN", "JJ", "NNPS"} or (inside and tree.pos[hyphen + 1] == "VERB")
        if person and named and tree.text[hyphen + 1].isalpha():
            tree.label(tree.ent_start[hyphen - 1], tree.ent_end[hyphen + 1], "PERSON")
            tree.tag[hyphen + 1], tree.pos[hyphen + 1] = "NNP", "PROPN"


def _join_hyphenated_places(tree: Tree, ontology: Ontology) -> None:
    """Make "Canapé-Vert", "Jaish-e-Mohammed" one name; "Italian-Swedish" and "the Chad-Niger border" are two."""
    if HYPHENS.isdisjoint(tree.text):
        return
    end = 0
    for hyphen in range(1, len(tree) - 1):
        if hyphen < end or tree.text[hyphen] not in HYPHENS or not tree.text[hyphen - 1][0].isupper():
            continue
        first, end = hyphen - 1, hyphen
        while end + 1 < len(tree) and tree.text[end] in HYPHENS and _is_tight(tree, end):
            end += 2
        label = known_label(ontology, "".join(tree.text[first:end])) if end > hyphen else ""
        if label == "ORG" or (end > hyphen and _is_place(tree, first, end, ontology)):
            main = join(tree, first, end, label if label == "ORG" else "GPE")
            for part in (word for word in range(first, end) if tree.dep[word] == "conj" and word != main):
                tree.hang(part, main, "compound")
            tree.tag[main], tree.pos[main] = "NNP", "PROPN"
    if tree.changed:
        tree.link()


def _is_tight(tree: Tree, hyphen: int) -> bool:
    """Whether no blank stands beside a hyphen or a stroke."""
    return tree.end[hyphen - 1] == tree.start[hyphen] and tree.end[hyphen] == tree.start[hyphen + 1]


def _is_place(tree: Tree, first: int, end: int, ontology: Ontology) -> bool:
    """Whether capitalized words with hyphens, "Port-de-Paix", are a place, and not two names or a person's."""
    if tree.ent_start[first] < first or tree.ent_end[end - 1] > end:
        return False  # the name goes on
    if known_label(ontology, "".join(tree.text[first:end])) in {"GPE", "LOC"}:
        return True
    parts = range(first, end, 2)
    labels = {tree.ent[word] for word in parts}
    links = ontology.words["place_name_links"]
    capital = all(tree.text[word][0].isupper() or tree.lower[word] in links for word in parts)
    if not capital or not tree.text[end - 1][0].isupper() or labels & {"PERSON", "NORP", "DATE", "EVENT"}:
        return False
    if any(known_label(ontology, tree.text[word]) for word in parts):
        return False
    outer = [word for word in range(first, end) if not first <= tree.head[word] < end]
    linked = any(tree.lower[word] in links for word in parts)
    if any(tree.dep[word] in {"compound", "amod", "nmod"} and tree.head[word] >= end for word in outer) and not linked:
        return False  # "the Kayes-Bamako railway", but "the Aix-en-Provence summit"
    located = any(tree.dep[word] == "pobj" and tree.lower[tree.head[word]] in {"in", "near"} for word in outer)
    return bool(labels & PLACE_LABELS) or located or linked


def _join_apposed_names(tree: Tree) -> None:
    """Make the name behind "the militant organization" stand beside the noun, where the parser sees two subjects."""
    for name in sorted((*tree.deps["nsubj"], *tree.deps["nsubjpass"], *tree.deps["npadvmod"])):
        noun = tree.left[name] - 1
        if noun < 0 or not tree.is_name(name) or tree.ent[name] in {"DATE", "TIME"}:
            continue
        if tree.dep[name] == "npadvmod" and (tree.head[noun] != tree.head[name] or not tree.child(noun, "poss")):
            continue  # but "thanked their ally Turkey"
        if tree.tag[noun] != "NN" or tree.ent[noun] or not tree.text[noun].islower() or tree.right[noun] != noun:
            continue
        first = next((kid for kid in tree.children(tree.head[name], "nsubj", "nsubjpass") if kid < name), None)
        first = noun if tree.dep[name] == "npadvmod" else first
        if first is not None and (first == noun or first in tree.ancestors(noun)):
            tree.hang(name, noun, "appos")
    for name in tree.deps["acl"]:
        noun = tree.ent_start[name] - 1
        if tree.tag[name] == "NNP" and tree.head[name] <= noun and tree.tag[noun] == "NN" and not tree.ent[noun]:
            tree.hang(name, noun, "appos")  # "the energy company Total", "the charity Save the Children"
    for name in tree.deps["pcomp"]:
        if tree.tag[name] == "NNP" and tree.ent[name] == "ORG":
            tree.hang(name, tree.head[name], "pobj")  # "workers of Save the Children"
    if tree.changed:
        tree.link()


def _join_numbers(tree: Tree) -> None:
    """Make the number in brackets a part of the name before it: "USS Mahan (DDG 72)"."""
    for bracket in tree.forms["("]:
        word, number = bracket + 1, bracket + 2
        if tree.text[number + 1 : number + 2] != [")"] or tree.tag[number] != "CD":
            continue
        if tree.head[number] == word and tree.text[word].isupper():
            tree.label(word, number + 1, "PRODUCT")


def _free_auxiliaries(tree: Tree) -> None:
    """Take the auxiliary of a question out of the name behind it: "Will KFOR support the plan?"."""
    for first, _ in tree.sentences:
        if tree.tag[first] == "MD" and tree.ent[first] and tree.ent_end[first] > first + 1:
            _part_at(tree, first)


def _free_tellers(tree: Tree, words: Words) -> None:
    """Take the verb out of a name behind a quotation: ‘"We will stay," Burhan told Al Jazeera’."""
    for verb, label in enumerate(tree.ent):
        if label and tree.tag[verb] == "VBD" and tree.lemma[verb] in words["speech_verbs"]:
            subject = tree.child(verb, "nsubj")
            if subject is not None and tree.ent_start[verb] <= subject < verb:
                _part_at(tree, verb)
                for name in (subject, *tree.children(verb, "dobj")):
                    tree.label(tree.ent_start[name], tree.ent_end[name], "")


def _single_persons(tree: Tree) -> None:
    """ "Morales had won", "Hughes left": a person's name in -s is no plural."""
    if "PERSON" not in tree.ent:
        return
    for index, label in enumerate(tree.ent):
        if label == "PERSON" and tree.tag[index] in {"NNS", "NNPS"} and tree.text[index][0].isupper():
            tree.tag[index], tree.pos[index], tree.lemma[index] = "NNP", "PROPN", tree.lower[index]
