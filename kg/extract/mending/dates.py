"""Rules that mend what stands beside a date: a place or a subject is no second date.

In: a ``Tree`` and a token. Out: the same tree, changed. In "shelled the port on Monday and rebel positions were hit"
the small model has the port shelled on a day and on positions.
"""

from __future__ import annotations

from kg.extract.tree import FINITE, FINITE_OR_MODAL, SUBJECTS, Tree
from kg.ontology.months import DAY_NAMES
from kg.ontology.words import Words

_YEAR_DIGITS = 4


def mend_place_beside_date(tree: Tree, name: int, words: Words) -> None:
    """ "visited Ghana on 4 April and Togo on 6 April": a name is conjoined with a name, not with a date.

    Each date is left with its name: that of the one is not that of the other.
    """
    date = tree.head[name]
    if tree.ent[date] != "DATE" or tree.ent[name] in {"DATE", "TIME", "CARDINAL"} or not tree.is_name(name):
        return
    prep = tree.head[date]
    verb = tree.head[prep]
    if name < date or tree.dep[prep] != "prep" or tree.pos[verb] != "VERB" or tree.dep[tree.left[name] - 1] != "cc":
        return
    first = tree.child(verb, "dobj")
    if first is not None and first < prep and tree.is_name(first):
        tree.hang(name, first, "conj")
        tree.hang(prep, first, "dep")
        for own in tree.children(verb, "prep"):
            if own == name + 1:
                tree.hang(own, name, "dep")


def mend_subject_beside_date(tree: Tree, word: int, words: Words) -> None:
    """ "entered Kyiv on Saturday and street fighting broke out": the street is where the fighting was, and no day."""
    date, joint, noun = tree.head[word], word - 1, word + 1
    if tree.ent[date] not in {"DATE", "TIME"} or tree.ent[word] or noun == len(tree) or tree.lower[joint] != "and":
        return
    prep = tree.ent_start[date] - 1
    if tree.dep[noun] == "pobj":  # "shelled it on Monday and rebel positions were hit", taken for a day and positions
        _end_date_before_subject(tree, date, noun)
    verb = tree.head[noun]
    first = tree.head[verb] if tree.dep[verb] in {"ccomp", "conj"} else tree.above(date, "VERB", "AUX")
    inside = tree.left[noun] in {noun, prep, prep + 1} or tree.left[noun] == prep - 1
    if tree.dep[noun] not in {"nsubj", "nsubjpass"} or not inside or first is None or not first < date < verb:
        return
    tree.hang(word, noun, "compound" if tree.is_noun(word) else "amod")
    tree.hang(joint, first, "cc")
    if tree.head[date] == noun:
        tree.hang(date, prep if tree.dep[prep] == "prep" else first, "pobj" if tree.dep[prep] == "prep" else "npadvmod")
        for kid in (prep, prep - 1):  # "early on Saturday"
            if tree.left[noun] <= kid and tree.dep[kid] in {"prep", "advmod"}:
                tree.move(kid, first)
    if tree.head[verb] == first and tree.child(verb, "mark") is None:
        tree.hang(verb, first, "conj")


def _end_date_before_subject(tree: Tree, date: int, noun: int) -> None:
    """Make a noun behind a date the subject of the conjoined verb right behind it, where that has no other."""
    behind = noun + 1
    verb = tree.head[behind] if behind < len(tree) and tree.dep[behind] in {"aux", "auxpass"} else behind
    finite = behind < len(tree) and tree.tag[behind] in FINITE_OR_MODAL and tree.dep[verb] == "conj"
    if finite and tree.child(verb, *SUBJECTS) is None and verb > noun:
        tree.hang(date, tree.head[noun], "pobj")
        tree.hang_subject(noun, verb)


def mend_month_before_subject(tree: Tree, month: int, words: Words) -> None:
    """ "In March fighters killed 23 soldiers": the month is the time, and what follows it the subject."""
    prep, noun = month - 1, tree.head[month]
    if month == 0 or tree.tag[noun] not in {"NNS", "NNP", "NNPS"}:
        return
    verb = tree.head[prep]
    own = tree.head[noun] == verb and tree.dep[noun] == "nsubj" and tree.child(prep, "pobj") is None
    if own and tree.tag[noun] == "NNS" and tree.dep[prep] == "prep":
        tree.hang(month, prep, "pobj")
    inner = tree.head[verb] if tree.dep[verb] == "pobj" else prep  # "At a summit in April NATO agreed"
    verb = tree.head[inner] if tree.dep[inner] == "prep" else verb
    bare = tree.child(verb, *SUBJECTS) is None and tree.pos[verb] in {"VERB", "AUX"}
    if tree.head[noun] == prep and tree.dep[noun] == "pobj" and bare:
        tree.hang(month, prep, "pobj")
        tree.hang(noun, verb, "nsubj")
        tree.label(noun, noun + 1, "" if tree.ent[noun] == "DATE" else tree.ent[noun])


def mend_day_last(tree: Tree, last: int, words: Words) -> None:
    """ "On Saturday last a column entered Bol": the Saturday before, and no last column."""
    day = last - 1
    if day >= 0 and tree.lower[day] in DAY_NAMES and tree.dep[day] in {"pobj", "npadvmod"}:
        tree.tag[last], tree.pos[last] = "JJ", "ADJ"
        tree.hang(last, day, "amod")


def mend_date_before_subject(tree: Tree, noun: int, words: Words) -> None:
    """ "and on 5 June aircraft of each side bombed cities": the day is the time, and no measure of the aircraft.

    So it is in "On the night of 20 August 1968 Warsaw Pact troops crossed the border".
    """
    day = tree.left[noun]
    prep, month = day - 1, day + 1
    if prep < 0 or month >= noun or tree.pos[day] != "NUM" or tree.head[day] != noun:
        return
    year = month + 1 if month + 1 < noun and tree.tag[month + 1] == "CD" and tree.head[month + 1] == month else month
    inside = tree.dep[noun] == "pobj"
    opened = tree.lower[prep] == "on" and tree.head[prep] == tree.head[noun]
    opened = opened or (tree.lower[prep] == "of" and tree.ent[tree.head[prep]] in {"DATE", "TIME"})
    dated = tree.head[month] in {noun, day} and tree.ent[month] == "DATE" and tree.is_name(month)
    if not opened or not dated or tree.child(prep, "pobj") != (noun if inside else None):
        return
    if inside and not _make_sentence(tree, noun, prep):
        return
    tree.hang(month, prep, "pobj")
    tree.hang(day, month, "nummod")
    if tree.ent_end[noun] == noun + 1 and tree.ent_start[noun] <= month:
        tree.label(noun, noun + 1, "")
    tree.label(day, year + 1, "DATE")


def _make_sentence(tree: Tree, noun: int, prep: int) -> bool:
    """ "On the night of 2 August 1990 Iraqi troops crossed into Kuwait": they do what the verb behind them says."""
    verb, opener = noun + 1, tree.head[tree.head[prep]]
    if verb >= len(tree) or tree.tag[verb] != "VBD" or tree.head[verb] != noun or tree.dep[opener] != "ROOT":
        return False
    tree.hang_in_place_of(verb, opener)
    tree.hang(opener, verb, "prep")
    tree.hang(noun, verb, "nsubj")
    for kid in tree.children(opener, "punct"):
        tree.move(kid, verb)
    return True


def mend_day_behind_subject(tree: Tree, prep: int, words: Words) -> None:
    """ "The court on 3 May 2014 freed a rebel": when it did; unlike that of an event, "the talks on 3 May failed"."""
    noun, day = tree.head[prep], tree.child(prep, "pobj")
    if day is None or tree.ent[day] != "DATE" or tree.dep[noun] not in {"nsubj", "nsubjpass"}:
        return
    body = tree.lemma[noun] in words["institution_nouns"] | words["bodies_of_people"] | words["acting_nouns"]
    acting = body or (tree.is_name(noun) and tree.ent[noun] != "EVENT")
    verb, behind = tree.head[noun], tree.right[prep] + 1
    if acting and tree.tag[verb] in FINITE | {"VBN"} and (behind == verb or tree.head[behind] == verb):
        tree.hang(prep, verb, "prep")


def mend_last_year(tree: Tree, to: int, words: Words) -> None:
    """ "ruled from 1932 to 1935": the second is a year as well, and no place that somebody ruled to."""
    year, first, since = tree.child(to, "pobj"), to - 1, to - 2
    if year is None or year != to + 1 or since < 0 or tree.lower[since] != "from" or tree.dep[since] != "prep":
        return
    numbers = tree.text[first], tree.text[year]
    years = all(number.isdigit() and len(number) == _YEAR_DIGITS for number in numbers) and numbers[0] <= numbers[1]
    if not years or "DATE" not in {tree.ent[first], tree.ent[year]}:
        return
    for one in (first, year):
        if tree.ent[one] != "DATE":
            tree.label(one, one + 1, "DATE")
    if tree.head[to] in {since, first}:
        tree.hang(to, tree.head[since], "prep")


def mend_place_behind_date(tree: Tree, prep: int, words: Words) -> None:
    """ "declared a truce effective from Monday in Aden": no Monday lies in Aden; it was declared there.

    Nor does a life in "was jailed for life in Aden".
    """
    since = tree.head[prep]
    lifelong = tree.lower[since] == "life" and tree.lower[since - 1] == "for"
    if tree.dep[since] == "pobj" and (tree.ent[since] == "DATE" or lifelong):
        _lift_place(tree, prep, tree.head[since])
        return
    date = tree.child(since, "pobj") if tree.tag[since] == "IN" else None
    if date is None or tree.ent[date] != "DATE" or not since < date < prep:
        return
    above = tree.above(since, "VERB", "AUX")
    if above is not None and above < since:
        tree.hang(prep, above, "prep")


def _lift_place(tree: Tree, prep: int, before: int) -> None:
    """Hang "in Aden" on the verb above the phrase that begins at ``before``: "on Monday"."""
    above, place = tree.head[before], tree.child(prep, "pobj")
    named = place is not None and tree.is_name(place) and tree.ent[place] not in {"DATE", "TIME", "PERSON"}
    if named and tree.lower[prep] in {"in", "at", "near"} and tree.pos[above] == "VERB" and above < prep:
        tree.hang(prep, above, "prep")


def mend_holiday(tree: Tree, day: int, words: Words) -> None:
    """ "was tried and shot on Christmas Day": both words are the day; the second is nobody who shoots."""
    first = day - 1
    if tree.tag[first] == "NNP" and tree.dep[first] == "pobj" and tree.head[day] != first and tree.text[day].istitle():
        tree.hang_in_place_of(day, first)
        tree.hang(first, day, "compound")


def mend_quarter_of_town(tree: Tree, quarter: int, words: Words) -> None:
    """ "burned shops in the Armenian Quarter": a part of a town, unlike "in the Third Quarter"."""
    name = quarter - 1
    named = name >= 0 and tree.text[name].istitle() and tree.text[quarter].istitle()
    timed = tree.ent[quarter] in {"DATE", "TIME", ""}
    if named and timed and tree.lower[name] not in words["counting_words"] and tree.head[name] == quarter:
        tree.label(name, quarter + 1, "LOC")


def mend_relative_behind_date(tree: Tree, verb: int, words: Words) -> None:
    """ "resolution 9 of 4 May, by which it sent troops", "a paper on 4 May by which it left": the day does nothing.

    So it is of the noun that the day is of; of a day when something was, only behind "by", "under" and the like.
    """
    date, first = tree.head[verb], tree.left[verb]
    prep = tree.head[date]
    if "DATE" not in {tree.ent[date], tree.ent[max(date - 1, 0)]} or tree.dep[date] != "pobj" or date > first:
        return
    through = tree.lower[first] in words["instrumental_prepositions"] and tree.lower[first + 1] == "which"
    above: int | None = tree.head[prep]
    if not tree.is_noun(tree.head[prep]):
        above = tree.child(tree.head[prep], "dobj") if through else None
    if above is None or not above < date or tree.ent[above] in {"DATE", "TIME"}:
        return
    if through or (tree.lower[first] == "which" and tree.lower[prep] == "of"):
        tree.hang(verb, above, "relcl")
