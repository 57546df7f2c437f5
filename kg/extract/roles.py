"""Who holds which office, belongs to is also known as what: titles, appositions, aliases.

In: a ``Tree``. Out: ``Nominal``s of kind "role", "alias" or "location". "General Milley, chairman of the
Joint Chiefs", "Russia's President Putin", "the Syrian Democratic Forces (SDF)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.clauses import Clause
from kg.extract.governance import Nominal
from kg.extract.offices import first_of_office
from kg.extract.spans import is_excluded
from kg.extract.tree import REFLEXIVES, Tree
from kg.ontology import Ontology
from kg.ontology.actors import Actor
from kg.ontology.phrases import ARTICLES
from kg.ontology.words import Words

_BRACKETS = frozenset({"(", "-LRB-"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_LONGEST_PORTFOLIO = 8
"""Words from an office to the end of what it is for."""


def titled(tree: Tree, index: int, ontology: Ontology) -> list[Nominal]:
    """ "Russian General Chief of Staff Valery Gerasimov", "Russia's President Putin"."""
    if tree.ent[index] != "PERSON" or tree.ent_end[index] - 1 != index or not tree.is_name(index):
        return []
    name_first = max(tree.ent_start[index], tree.left[index])
    first = name_first
    while first > tree.left[index] and tree.head[first - 1] != first - 1 and _belongs_to_title(tree, first - 1, index):
        first -= 1
    if first == name_first:
        return []
    last = _last_of_title(tree, first, name_first - 1, ontology)
    if not _is_title(tree, first, last, ontology):
        return []
    only = ontology.titles.find(" ".join(tree.lower[first : last + 1]))
    if only is not None and only.kind == "honorific":
        return []  # "India's Mr Nehru"
    inside = (word for word in range(first, last) if not tree.ent[last] or tree.ent_end[word] <= last)
    named = [word for word in inside if _is_actor(tree, word, ontology)]  # no "Defense Minister" in one name
    owner = tree.child(index, "poss")
    body = name_head(tree, named[0]) if named else None
    object_ = owner if owner is not None else body
    begin = first
    if tree.lower[first] == "whose" and first < last:
        begin = first + 1
        object_ = _whose(tree, index) if object_ is None or tree.lower[object_] == "whose" else object_
    if body is not None and tree.ent_start[body] == first and tree.ent_end[body] <= last:
        begin = tree.ent_end[body]  # "Zambian | Foreign Minister"
    return [Nominal("role", begin, last, _office(tree, begin, last, body), index, object_, rules=["title"])]


def _whose(tree: Tree, index: int) -> int | None:
    """ "the movement, whose leader Raoul Salan was jailed": the movement's, which the relative clause tells of."""
    clause = next((word for word in (index, *tree.ancestors(index)) if tree.dep[word] == "relcl"), None)
    return None if clause is None else tree.head[clause]


def _last_of_title(tree: Tree, first: int, last: int, ontology: Ontology) -> int:
    """Return where a title ends: in "Inspector General Mirlande Saint-Fleur" the tagger begins the name too late."""
    if not tree.is_name(last):
        return last
    ends = (
        end
        for end in range(last, first - 1, -1)
        if any(ontology.titles.find(" ".join(tree.lower[begin : end + 1])) for begin in range(first, end + 1))
    )
    return next(ends, last)


def _office(tree: Tree, first: int, last: int, body: int | None = None) -> str:
    """Return the words of an office as they are written, without the body inside: "Acting Foreign Minister"."""
    inside = range(tree.ent_start[body], tree.ent_end[body]) if body is not None else range(0)
    words = [word for word in range(first, last + 1) if word not in inside] or [*range(first, last + 1)]
    gaps = [" " if tree.end[one] < tree.start[two] or two - one > 1 else "" for one, two in pairwise(words)]
    return "".join(part for word, gap in zip(words, [*gaps, ""], strict=True) for part in (tree.text[word], gap))


def _is_title(tree: Tree, first: int, last: int, ontology: Ontology) -> bool:
    """Whether the words before a name hold an office, rank or role of the ontology: no "-held", "frigate", "visit"."""
    words = tree.lower[first : last + 1]
    if not tree.text[last][0].isalpha() or tree.text[first] in {"-", "‐"} or tree.pos[last] == "VERB":
        return False
    spans = [" ".join(words[begin:]) for begin in range(len(words))] + [
        " ".join(words[:end]) for end in range(1, len(words))
    ]
    return any(ontology.titles.find(span) is not None for span in (*spans, *words))


def _is_actor(tree: Tree, word: int, ontology: Ontology) -> bool:
    """ "Syrian", "State Department"; not the "Defense" of "Defense Minister", whatever the tagger calls it."""
    if tree.ent[word] in {"GPE", "NORP"}:
        return True
    name = " ".join(tree.text[tree.ent_start[word] : tree.ent_end[word]])
    return tree.ent[word] == "ORG" and (" " in name or name.isupper() or bool(ontology.actors.by_name(name)))


def _belongs_to_title(tree: Tree, word: int, name: int) -> bool:
    if tree.ent[word] == "PERSON" and tree.ent_start[word] != tree.ent_start[name]:
        return False
    below = tree.dep[word] in {
        "compound",
        "amod",
        "nmod",
        "pobj",
        "prep",
        "poss",
        "conj",
        "cc",
        "case",
        "punct",
        "appos",
        "nummod",
    }
    return (
        below
        and tree.tag[word] not in {"DT", "PRP$", "POS"}
        and tree.text[word] not in {",", "(", ")", "“", '"', ":", ";"}
        and name in tree.ancestors(word)
    )


def name_head(tree: Tree, index: int) -> int:
    """Return the token of a named entity whose head lies outside of it."""
    for word in range(tree.ent_start[index], tree.ent_end[index]):
        if not tree.ent_start[index] <= tree.head[word] < tree.ent_end[index]:
            return word
    return index


def _is_state_list(tree: Tree, index: int, other: int, ontology: Ontology) -> bool:
    """ "Saudi Arabia, the UAE, Bahrain and Egypt": a state lies in no state, and a list has a conjunction."""
    name = " ".join(tree.text[tree.ent_start[index] : tree.ent_end[index]]).removeprefix("the ")
    state = any(actor.type == "state" for actor in ontology.actors.by_name(name))
    return state or bool(tree.children(other, "conj")) or bool(tree.children(index, "conj"))


def appositions(tree: Tree, index: int, ontology: Ontology) -> list[Nominal]:
    """ "NAME, ROLE of ORG", "the ROLE, NAME", "NAME (ACRONYM)", "Rome, Italy"."""
    found: list[Nominal] = []
    for other in tree.children(index, "appos"):
        if not tree.is_noun(other) or is_excluded(tree, other):
            continue
        first = tree.left[other]
        if tree.text[other + 1 : other + 2] == [":"] and not _BRACKETS.isdisjoint(tree.text[first - 1 : first + 1]):
            found.extend(_named_behind_colon(tree, index, other, ontology.words))
        elif _is_alias(tree, index, other, ontology):
            found.append(Nominal("alias", other, other, "also known as", index, other, rules=["alias"]))
        elif tree.ent[index] == "PERSON" and _is_role_noun(tree, other) and _is_office(tree, other, ontology):
            found.append(_role(tree, index, other, ontology.words))
        elif tree.ent[other] == "PERSON" and _role_above(tree, index) != index:
            if not _is_office(tree, _role_above(tree, index), ontology):
                continue
            found.append(_role(tree, other, _role_above(tree, index), ontology.words))
        elif tree.ent[other] == "PERSON" and tree.tag[index] in {"NN", "NNP"} and not tree.ent[index]:
            if _is_office(tree, index, ontology):
                found.append(_role(tree, other, index, ontology.words))
        elif (
            (tree.ent[index] in {"GPE", "LOC"} or _is_called_place(tree, index, ontology.words))
            and (tree.ent[other] in {"GPE", "LOC"} or _is_state(tree, other, ontology))
            and not _is_state_list(tree, index, other, ontology)
            and not _is_acronym(tree, index, other, ontology)
        ):
            found.append(Nominal("location", other, other, "in", index, other, rules=["place-apposition"]))
    return found


def _named_behind_colon(tree: Tree, index: int, label: int, words: Words) -> list[Nominal]:
    """ "the Tigers (Tamil: Puli)", "Abu Zaid (real name: Khalid Saleh)": what stands behind the colon is the name."""
    said = tree.is_name(label) or tree.lemma[label] in words["alias_nouns"]
    beside = (*tree.children(label, "appos"), *tree.children(index, "appos"))
    other = next((kid for kid in beside if tree.left[kid] == label + 2 and tree.is_name(kid)), None)
    if not said or other is None or not tree.is_name(index) or tree.right[other] != other:
        return []
    if tree.text[other + 1 : other + 2] not in ([")"], ["-RRB-"]):
        return []
    return [Nominal("alias", other, other, "also known as", index, other, rules=["alias"])]


def _is_called_place(tree: Tree, index: int, words: Words) -> bool:
    """ "Anbar province", "the town of Sarmin": whatever the tagger calls it."""
    above = tree.head[tree.head[index]]
    settlement = tree.dep[index] == "pobj" and tree.is_name(index) and tree.lower[tree.head[index]] == "of"
    if settlement and tree.lemma[above] in words["place_nouns"]:
        return True
    return tree.lemma[index] in words["place_nouns"] and any(
        tree.is_name(kid) for kid in tree.children(index, "compound")
    )


def _is_state(tree: Tree, index: int, ontology: Ontology) -> bool:
    """ "Tabqa, Niger": a known state, whatever the tagger calls it, alone between commas."""
    name = " ".join(tree.text[tree.ent_start[index] : tree.ent_end[index]])
    alone = tree.left[index] == index and tree.text[index - 1] == ","
    return alone and any(actor.type == "state" for actor in ontology.actors.by_name(name))


def _is_office(tree: Tree, noun: int, ontology: Ontology) -> bool:
    """ "chairman", "chief of staff"; a "native" or "middleman" holds no office."""
    first = first_of_office(tree, noun, ontology)
    return any(ontology.titles.find(word) is not None for word in (tree.lower[noun], _office(tree, first, noun)))


def _is_role_noun(tree: Tree, noun: int) -> bool:
    """ "chairman of ...", "the Special Advisor to ...": a common noun, or a capitalized one with an article."""
    if tree.tag[noun] in {"NN", "NNS"}:
        return True
    article = any(tree.lower[kid] in ARTICLES for kid in tree.children(noun, "det"))
    return tree.tag[noun] == "NNP" and (not tree.ent[noun] or (article and tree.ent[noun] != "PERSON"))


def _role_above(tree: Tree, index: int) -> int:
    """ "Ecuador's ambassador to Peru, Inés Quishpe": the name belongs to the ambassador, not to Peru."""
    above = tree.head[tree.head[index]]
    if (
        tree.ent[index] == "GPE"
        and tree.dep[index] == "pobj"
        and tree.tag[above] in {"NN", "NNP"}
        and not tree.ent[above]
    ):
        return above
    return index


def _is_alias(tree: Tree, index: int, other: int, ontology: Ontology) -> bool:
    """ "the Syrian Democratic Forces (SDF)"; but "AHMED BA (Niger)" is from there, and Khama no "(1921-1980)"."""
    first = tree.left[other]
    bracketed = any(tree.text[word] in _BRACKETS for word in (first, first - 1) if word >= 0)
    bracketed = bracketed or (tree.lower[first] == "or" and tree.dep[first] == "punct")  # ", or GAM,"
    named = tree.text[index][:1].isupper() and tree.text[other][:1].isupper()  # no "m3/s (247,203 cu ft/s)"
    named = named and tree.is_name(index) and tree.is_name(other)
    return bracketed and named and not _tells_whence(tree, index, other, ontology)


def _tells_whence(tree: Tree, index: int, other: int, ontology: Ontology) -> bool:
    """Whether what stands in brackets is when somebody lived, where he is from, or which agency reports from there."""
    if tree.ent[other] in {"DATE", "TIME", "CARDINAL"}:
        return True
    inside = _actors_of(tree, other, ontology)
    if any(actor.type == "state" for actor in inside):
        return not any(actor.type == "state" for actor in _actors_of(tree, index, ontology))
    return tree.ent[index] != "ORG" and any(actor.kind == "media" for actor in inside)


def _actors_of(tree: Tree, index: int, ontology: Ontology) -> Sequence[Actor]:
    first = min(tree.ent_start[index], tree.left[index])
    inside = tree.text[first : max(index + 1, tree.ent_end[index])]
    return ontology.actors.by_name(" ".join(word for word in inside if word not in {"(", ")", "the", "The"}))


def _is_acronym(tree: Tree, index: int, other: int, ontology: Ontology) -> bool:
    """ "Line of Control (LoC)": the same place in short, not one place in another."""
    short, full = tree.text[other], tree.text[tree.ent_start[index]]
    full = tree.text[tree.ent_start[index] + 1] if full.lower() == "the" else full
    return _is_alias(tree, index, other, ontology) and short[0] == full[0] and sum(map(str.isupper, short)) > 1


def _role(tree: Tree, person: int, role: int, words: Words) -> Nominal:
    """ "the Special Advisor for Religious Minorities": the office with its modifiers and what it is for."""
    object_ = _organization_of(tree, role, words)
    first = role
    while (
        first > tree.left[role]
        and (tree.dep[first - 1] in {"compound", "amod", "nmod"} or tree.text[first - 1] in _HYPHENS)
        and tree.head[first - 1] in range(first, role + 1)
        and (not tree.ent[first - 1] or tree.lower[first - 1] in words["office_modifiers"])
    ):
        first -= 1
    first += tree.text[first] in _HYPHENS  # "corruption-tainted"
    last = _end_of_portfolio(tree, role, object_, words)
    office = _office(tree, first, last)
    former = (kid for kid in tree.children(role, "amod") if kid < first and tree.lower[kid] in words["former_words"])
    for kid in former:  # "a former Khmer Rouge commander"
        office = f"{tree.text[kid]} {office}"
    if _is_over(tree, role, words):
        office = f"former {office}"
    return Nominal("role", first, last, office, person, object_, rules=["apposition"])


def _is_over(tree: Tree, role: int, words: Words) -> bool:
    """ "once the mayor of Kisumu", "until May the governor of Gulu": so far no more."""
    past = words["former_words"] | words["former_adverbs"]
    once = any(tree.lower[kid] in past for kid in tree.children(role, "advmod"))
    return once or any(kid < role and tree.lower[kid] == "until" for kid in tree.children(role, "prep"))


def is_part_of_office(tree: Tree, noun: int, words: Words) -> bool:
    """ "chief of staff", "head of state": without an article it is no body that somebody serves."""
    named = tree.ent[noun] and tree.lower[noun] != "state"  # "Secretary of State" may be capitalized
    return tree.lower[noun] in words["office_complements"] and tree.left[noun] == noun and not named


def _end_of_portfolio(tree: Tree, role: int, body: int | None, words: Words) -> int:
    """Return the last word of what the office is for: "Minister for the Middle East", "Secretary of State"."""
    for prep in tree.children(role, "prep"):
        noun = tree.child(prep, "pobj")
        short = tree.right[prep] - role <= _LONGEST_PORTFOLIO
        if noun is not None and is_part_of_office(tree, noun, words):
            return noun
        if prep == role + 1 and noun is not None and noun != body and tree.lower[prep] in {"for", "of"} and short:
            return next(
                (comma - 1 for comma in range(noun, tree.right[prep] + 1) if tree.text[comma] == ","), tree.right[prep]
            )
    return role


def _organization_of(tree: Tree, role: int, words: Words) -> int | None:
    """ "chairman of the Joint Chiefs", "Turkey's foreign minister", "Syrian foreign minister", "commander, CENTCOM"."""
    portfolio = bool({tree.lemma[role], tree.lower[role]} & words["portfolio_roles"])
    for prep in tree.children(role, "prep"):
        noun = tree.child(prep, "pobj")
        if noun is not None and is_part_of_office(tree, noun, words):
            inner = tree.child(noun, "prep")  # "chief of staff of the army"
            noun = tree.child(inner, "pobj") if inner is not None else None
        dated = noun is not None and (tree.ent[noun] in {"DATE", "TIME"} or tree.tag[noun] == "CD")
        # "the third premier in two years", "a retired diplomat of 74"
        behind = noun is not None and not dated and tree.lower[prep] in {"of", "for", "at", "to", "in", "with"}
        away = tree.lower[prep] == "in" and (
            tree.lemma[role] in words["voices_of_others"] or tree.child(role, "poss") is not None
        )  # "a spokesman in Miami", "the African Union's mediator in Juba"
        away = away or any(role < name < prep for name in tree.children(role, "appos"))  # "the chief, Karim, in Bonn"
        if (
            behind
            and not away
            and (not portfolio or (tree.lower[prep] == "of" and tree.ent[noun or 0] in {"GPE", "ORG", "NORP"}))
        ):
            return noun
    owner = tree.child(role, "poss")
    if owner is not None:
        return owner
    for kid in tree.children(role, "compound", "amod", "nmod"):
        creed = tree.lower[kid] in words["creeds"] and tree.lower[role] in words["rulers"]
        if tree.ent[kid] in {"GPE", "NORP", "ORG"} and not creed:  # no "Marxist dictator"
            return kid
    beside = [kid for kid in (*tree.children(role, "appos"), *tree.children(tree.head[role], "appos")) if kid > role]
    named = next((kid for kid in beside if tree.ent[kid] == "ORG" and tree.left[kid] <= role + 3), None)
    return _sent_to(tree, role, words) if named is None else named


def _sent_to(tree: Tree, role: int, words: Words) -> int | None:
    """ "an adviser to the World Bank", "ambassador to Qatar": where somebody serves whose sender is not named."""
    if tree.lemma[role] not in words["sent_roles"]:
        return None
    behind = [tree.child(prep, "pobj") for prep in tree.children(role, "prep") if tree.lower[prep] == "to"]
    return behind[0] if behind and behind[0] is not None and tree.ent[behind[0]] in {"GPE", "ORG"} else None


def role_nominal(tree: Tree, clause: Clause, ontology: Ontology) -> Nominal | None:
    """ "X is the president of Y": the copula's noun as a role, or None where it names none."""
    role, person = clause.result, clause.surface
    if (
        role is None
        or person is None
        or tree.tag[role] not in {"NN", "NNP"}
        or tree.ent[role] in {"PERSON", "GPE", "DATE"}
    ):
        return None
    named = next((kid for kid in tree.children(person, "appos") if tree.ent[kid] == "PERSON"), person)
    person_like = tree.ent[named] == "PERSON" or tree.lower[named] in {"he", "she", "who"}
    body = _organization_of(tree, role, ontology.words)
    if body is None or not person_like or not _is_office(tree, role, ontology):
        return None
    nominal = _role(tree, named, role, ontology.words)
    nominal.rules = ["copula-role"]
    return nominal


def _is_of_others(tree: Tree, clause: Clause) -> bool:
    """ "listed the movement and named Hassan as its leader": the movement's, or whose it is nobody can tell."""
    before = tree.head[clause.head] if tree.dep[clause.head] == "conj" else clause.head
    return before != clause.head and tree.child(before, "dobj") is not None


def appointed_role(tree: Tree, clause: Clause, ontology: Ontology) -> Nominal | None:
    """ "Diop was elected president of Senegal", "named Paz as its chief justice": who holds the office from then on.

    Who "declared himself president" holds it by his own word.
    """
    own = clause.object is not None and tree.lower[clause.object] in REFLEXIVES
    declares = own and clause.lemma in ontology.words["declaring_verbs"]
    person = clause.subject if own else clause.object
    if not (declares or clause.lemma in ontology.words["appointing_verbs"]) or person is None:
        return None
    behind = next((oblique.head for oblique in clause.obliques if oblique.preposition == "as"), None)
    role = clause.result if clause.result is not None else behind
    if role is None or tree.tag[role] not in {"NN", "NNP"} or tree.ent[person] != "PERSON":
        return None
    if tree.lemma[role] in ontology.words["aspirants"] or not _is_office(tree, role, ontology):
        return None
    nominal = _role(tree, person, role, ontology.words)
    if nominal.object is not None and tree.tag[nominal.object] == "PRP$" and _is_of_others(tree, clause):
        nominal.object = None
    nominal.rules, nominal.clause, nominal.governed = ["appointed-role"], clause, True
    speakers = (*nominal.context.speakers, person) if own else nominal.context.speakers
    nominal.context = replace(nominal.context, polarity=clause.polarity, modality=clause.modality, speakers=speakers)
    return nominal
