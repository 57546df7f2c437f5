"""Who belongs to what: members, fighters and students "of" a body, its parts, and those named among others.

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "member". "Fighters from Ansar al-Sharia" belong to it; in
"militias such as the Badr Organization" and "its partners, especially Oman" the name is one of those before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import Clause
from kg.extract.context import context_of
from kg.extract.eventsettings import described, is_former
from kg.extract.governance import Nominal
from kg.extract.roles import is_part_of_office
from kg.extract.spans import is_excluded, listed_examples
from kg.extract.tree import PLACE_LABELS, Tree
from kg.ontology.words import Words

MEMBER, PART, EXAMPLE, FORMER = "member", "part", "one", "former member"
"""Lemmas of the four frames: the relations' own words."""
_PLURALS = frozenset({"NNS", "NNPS"})


def members(tree: Tree, index: int, words: Words) -> list[Nominal]:
    """ "members of the Coalition", "fighters from Hezbollah", "the Coalition's Small Group", "Turkey within NATO"."""
    whose = described(tree, index)
    former = is_former(tree, index, words)
    told = tree.lemma[index] in words["members_by_row"]  # of whom it describes: "is a wing of"
    silent = former or (told and (whose is not None or tree.dep[index] == "attr"))
    if former and whose is not None and tree.ent[whose] == "PERSON" and tree.tag[index] == "NN":
        wholes = _wholes(tree, index, words)
        return [Nominal("member", index, index, FORMER, whose, whole, rules=["member-of"]) for whole in wholes]
    found = [] if silent else [_of_whole(tree, index, whole, words) for whole in _wholes(tree, index, words)]
    if tree.tag[index] in _PLURALS and tree.dep[index] not in {"compound", "nmod", "amod"}:
        found += [_example(index, name, "example-of") for name in examples(tree, index, words)]
    other = _among_others(tree, index)
    if other is not None:
        found.append(_example(index, other, "among-others"))
    if tree.ent[index] == "ORG":  # "the Front, mainly fighters from Homs"
        parts = [part for part in _apposed(tree, index, words) if tree.tag[part] == "NNS"]
        found += [Nominal("member", index, index, PART, part, index, rules=["example-of"]) for part in parts]
    owner = tree.child(index, "poss")
    if owner is None or (tree.ent_start[owner] == tree.ent_start[index] and not tree.kids[owner][1:]):
        return found  # "Cox's Bazar"
    if tree.lower[owner] in words["common_owners"]:
        return found  # "the Chinese People's Liberation Army"
    unit = tree.lemma[index] in words["unit_nouns"] and tree.tag[index] in {"NN", "NNS", "NNP"}  # "Hezbollah's wing"
    if tree.ent[owner] == "ORG" and (tree.ent[index] == "ORG" or unit):
        found.append(Nominal("member", index, index, PART, index, owner, rules=["possessed-organization"]))
    return found


def _of_whole(tree: Tree, index: int, whole: int, words: Words) -> Nominal:
    lemma = PART if tree.lemma[index] in words["unit_nouns"] else MEMBER
    rule = "member-from" if tree.lower[tree.head[whole]] == "from" else "member-of"
    return Nominal("member", index, index, lemma, index, whole, rules=[rule])


def _wholes(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """Yield the bodies behind "of", "from" and "within" that the noun belongs to."""
    noun = tree.lemma[index]
    within = index + 1 if tree.lower[index + 1 : index + 2] == ["within"] else None  # hangs on the verb
    preps = tree.children(index, "prep")
    for prep in (*preps, *([within] if within is not None and within not in preps else [])):
        whole = tree.child(prep, "pobj")
        if whole is None or not (tree.ent[whole] or tree.is_name(whole) or _is_named(tree, whole)):
            continue
        named = tree.ent[whole] not in PLACE_LABELS | {"DATE", "TIME"}
        match tree.lower[prep]:
            case "of" if _is_of_chief(tree, index):
                continue
            case "of" if is_part_of_office(tree, whole, words) or (
                tree.lower[index] == "minister" and tree.ent[whole] == "GPE"
            ):
                continue  # "minister of state", "prime minister of Guinea-Bissau"
            case "of" if tree.is_name(index) and not tree.ent[whole] and tree.text[tree.left[whole]][:1].isupper():
                continue  # "Myanmar Network of Civil Society"
            case "of" if noun in words["member_nouns"] or noun in words["unit_nouns"]:
                yield whole
            case "from" if named and tree.tag[index] in _PLURALS:
                yield whole
            case "within" if tree.ent[whole] == "ORG" and tree.ent[index] in {"GPE", "ORG", "NORP"}:
                yield whole
    yield from _posted(tree, index, words)


def _is_of_chief(tree: Tree, index: int) -> bool:
    """ "the chiefs of staff of Chad": the staff belongs to the title."""
    return tree.lower[index - 1] == "of" and index > 1 and tree.lemma[index - 2] == "chief"


def _posted(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """ "pilots deployed from the 12th Wing", "soldiers assigned to the 5th Brigade": of that unit."""
    for verb in tree.children(index, "acl"):
        for prep in tree.children(verb, "prep"):
            unit = tree.child(prep, "pobj")
            posted = f"{tree.lower[verb]} {tree.lower[prep]}" in words["posted_participles"]
            if posted and unit is not None and tree.lower[unit] in words["unit_nouns"]:
                yield unit


def _is_named(tree: Tree, whole: int) -> bool:
    """ "the Al Karabla tribe": a common noun with the name before it."""
    return any(tree.is_name(kid) for kid in tree.children(whole, "compound", "nmod"))


def _example(group: int, name: int, rule: str) -> Nominal:
    return Nominal("member", group, group, EXAMPLE, name, group, rules=[rule])


def examples(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """Yield the names given as examples of a group: "groups like ISIS", "its backers, notably Russia"."""
    if tree.tag[index] not in _PLURALS or tree.ent[index] in {"DATE", "TIME", "PERSON"}:
        return
    for name in (*listed_examples(tree, index, words), *_apposed(tree, index, words)):
        yield from (one for one in (name, *tree.conjuncts(name)) if tree.is_name(one) and not is_excluded(tree, one))


def _apposed(tree: Tree, index: int, words: Words) -> Iterator[int]:
    """ "our partners, especially the Turks"."""
    for name in tree.children(index, "appos"):
        adverbs = tree.children(name, "advmod")
        if any(tree.lower[adverb] in words["singling_adverbs"] for adverb in adverbs):
            yield name


def _among_others(tree: Tree, index: int) -> int | None:
    """ "Turkey and other members of the alliance": the one before is a member, too, but is none of "two others"."""
    if tree.dep[index] != "conj" or tree.tag[index] not in _PLURALS or tree.ent[index]:
        return None
    if tree.child(index, "nummod") is not None or all(
        tree.lower[kid] != "other" for kid in tree.children(index, "amod")
    ):
        return None
    first = tree.head[index]
    first = first if tree.dep[first] != "conj" else tree.head[first]
    return first if tree.is_name(first) else None


def as_part_of(tree: Tree, clause: Clause, words: Words) -> list[Nominal]:
    """ "Kenya fights as part of the African Union mission": whoever acts belongs to it."""
    part = next((o.head for o in clause.obliques if o.preposition == "as" and tree.lower[o.head] == "part"), None)
    whole = None
    for prep in tree.children(part, "prep") if part is not None else ():
        whole = tree.child(prep, "pobj") if tree.lower[prep] == "of" else whole
    if part is None or whole is None or clause.surface is None:
        return []
    if not tree.ent[whole] and tree.lemma[whole] not in words["joined_nouns"] | words["unit_nouns"]:
        return []  # "as part of a tour"
    return [
        Nominal("member", part, part, PART, clause.surface, whole, context=context_of(clause), clause=clause,
                rules=["as-part-of"])
    ]  # fmt: skip


def being_one(tree: Tree, clause: Clause, words: Words) -> list[Nominal]:
    """ "Oman is one of the mediators", "Oman was among them": the sentence says no more than that."""
    if not clause.copula or clause.surface is None:
        return []
    group = next((oblique.head for oblique in clause.obliques if oblique.preposition == "among"), None)
    if clause.result is not None and tree.lower[clause.result] in words["partitives"]:
        ofs = [tree.child(prep, "pobj") for prep in tree.children(clause.result, "prep") if tree.lower[prep] == "of"]
        group = next((noun for noun in ofs if noun is not None and tree.tag[noun] in _PLURALS), group)
    if group is None:
        return []
    return [
        Nominal("member", clause.head, clause.head, EXAMPLE, clause.surface, group, context=context_of(clause),
                clause=clause, rules=["being-one"])
    ]  # fmt: skip


def grouped(tree: Tree, index: int, words: Words) -> list[Nominal]:
    """ "the frigates Roald and Fridtjof", "U.S. ships USS Mahan and USS Hopper": each name is one of them."""
    if not tree.is_name(index):
        return []
    kinds = [
        kid
        for kid in tree.children(index, "compound", "nmod", "appos")
        if kid < index and tree.tag[kid] == "NNS" and not tree.ent[kid]
    ]
    if not kinds or tree.lower[kinds[-1] + 1] in words["heads_of_bodies"]:
        return []  # "Emergencies Minister Sergei Petrov"
    names = [index]
    for member in tree.conjuncts(index):
        if not tree.is_name(member) or any(tree.tag[kid] == "NNS" for kid in tree.children(member, "compound", "nmod")):
            break  # "... and U.K. ships HMS Ocean"
        names.append(member)
    return [_example(kinds[-1], name, "example-of") for name in names]
