"""The arguments of a clause's frame: what stands behind its verb, and what hangs on the noun that the verb carries.

In: a ``Clause`` and the ``Mentions`` of its tree. Out: ``Argument``s. "Milley met with Gerasimov in Helsinki on
Wednesday" has three: with Gerasimov, a location and a time.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique
from kg.extract.mentions import Mentions
from kg.extract.phrases import obliques_of
from kg.extract.places import is_place_phrase, shared_places
from kg.extract.sites import places_of_subject
from kg.extract.tree import NAME_LABELS, REFLEXIVES, Tree
from kg.extract.verbrows import carrying_row
from kg.model import Argument
from kg.ontology import Ontology
from kg.ontology.words import Words

_DEPTH = 2
"""How many prepositional phrases deep a name belongs to what the clause is about."""
_TIME_LABELS = frozenset({"DATE", "TIME"})


def arguments(
    tree: Tree, clause: Clause, mentions: Mentions, object_: int | None, ontology: Ontology
) -> tuple[Argument, ...]:
    """Return all arguments of a clause whose object is ``object_``."""
    found: list[Argument] = []
    if clause.recipient is not None:
        found.append(Argument("recipient", "", mentions.of(clause.recipient)))
    if clause.result is not None and clause.result != object_ and tree.is_noun(clause.result):
        found.append(Argument("result", "", mentions.of(clause.result)))
    obliques = _obliques(tree, clause, ontology)
    topical = clause.lemma in ontology.words["on_topic_verbs"]
    found.extend(
        Argument(_role(tree, one, topical=topical), one.preposition, mentions.of(one.head)) for one in obliques
    )
    found.extend(Argument("time", "", mentions.of(time)) for time in clause.times)
    found.extend(
        Argument("location", "", mentions.of(adverb)) for adverb in clause.adverbs if tree.lower[adverb] == "there"
    )
    known = {id(argument.mention) for argument in found}
    inner = _inner(tree, clause, mentions, ontology)
    found.extend(argument for argument in inner if id(argument.mention) not in known)
    return tuple(found)


def _obliques(tree: Tree, clause: Clause, ontology: Ontology) -> list[Oblique]:
    """Return the prepositional arguments; in "imposed sanctions on Iran" also what hangs on the noun."""
    found = [*shared_places(tree, clause), *clause.obliques, *places_of_subject(tree, clause, ontology)]
    if clause.object is not None and tree.child(clause.object, "prep") is not None:
        row = carrying_row(tree, clause, clause.object, ontology.lexicon)
        if row is not None and (row.noun or row.kind == "noun"):
            found += obliques_of(tree, clause.object, ontology.words)
    return [one for one in found if not _is_hyphened(tree, one) and not _is_aside(tree, one)]


def _is_hyphened(tree: Tree, oblique: Oblique) -> bool:
    """ "in-house counsel": the preposition is the first part of a word."""
    return tree.text[min(oblique.words[-1] + 1, len(tree) - 1)] == "-"


def _is_aside(tree: Tree, oblique: Oblique) -> bool:
    """ "Oman, for its part, agreed": says nothing of what is done."""
    owned = tree.child(oblique.head, "poss") is not None
    return oblique.preposition == "for" and tree.lower[oblique.head] == "part" and owned


def _role(tree: Tree, oblique: Oblique, *, topical: bool) -> str:
    """Return the role of what stands behind a preposition; with ``topical`` "on Greenland" is what it is about."""
    if tree.ent[oblique.head] in _TIME_LABELS:
        return "" if _is_term(tree, oblique) else "time"
    if topical and oblique.preposition == "on":
        return "topic"
    return "location" if is_place_phrase(tree, oblique.preposition, oblique.head) else ""


def _is_term(tree: Tree, oblique: Oblique) -> bool:
    """ "sentenced to ten years": how long, and not when."""
    counted = tree.tag[oblique.head] == "NNS" and tree.child(oblique.head, "nummod") is not None
    return oblique.preposition == "to" and counted


def _inner(tree: Tree, clause: Clause, mentions: Mentions, ontology: Ontology) -> list[Argument]:
    """Return the actors named in what the clause is about: "lift sanctions on Abkhazia", "sent aid to Chad"."""
    found: list[Argument] = []
    if clause.object is not None and tree.ent[clause.object] not in NAME_LABELS:
        named = _named_inside(tree, clause.object, _DEPTH, ontology.words)
        there = bool(named) and _is_event_there(tree, clause, clause.object, ontology)
        for oblique in named:
            place = there and is_place_phrase(tree, oblique.preposition, oblique.head)
            found.append(Argument("location" if place else "topic", oblique.preposition, mentions.of(oblique.head)))
    below = [] if clause.object is not None else [c for c in clause.complements if c.frame != "that"]
    contents = [end for c in below for end in (c.surface if _has_own_subject(tree, c) else None, c.object)]
    others = (end for end in contents if end is not None and tree.lower[end] not in REFLEXIVES)  # "to call himself"
    return found + [Argument("content", "", mentions.of(content)) for content in others]


def _is_event_there(tree: Tree, clause: Clause, object_: int, ontology: Ontology) -> bool:
    """ "carried out strikes on rebels in Mali", "hosted a summit in Oslo": the noun's place is where it was done."""
    row = carrying_row(tree, clause, object_, ontology.lexicon)
    if row is None:
        return False
    words = ontology.words
    attended = row.relation in words["present_objects"] | words["present_subjects"]
    gathering = attended and tree.lemma[object_] in words["gathering_nouns"]
    return gathering or (row.event == "ASSAULT" and (bool(row.noun) or row.kind == "noun"))


def _has_own_subject(tree: Tree, clause: Clause) -> bool:
    """ "allows Togo to ask Benin": Togo is the one that is allowed to."""
    named = clause.surface is not None and tree.head[clause.surface] == clause.head and tree.is_noun(clause.surface)
    return named and clause.mark != "that"  # "demanded that Togo leave" has a clause of its own


def _named_inside(tree: Tree, noun: int, depth: int, words: Words) -> list[Oblique]:
    """Return the names in the phrases on a noun, also in those on their nouns: Chad of "money for aid to Chad".

    What belongs to a name is there for it: "support for Seoul's efforts".
    """
    found: list[Oblique] = []
    for oblique in obliques_of(tree, noun, words):
        owners = tree.children(oblique.head, "poss") if oblique.preposition != "of" else []
        if tree.ent[oblique.head] in NAME_LABELS or any(tree.ent[owner] in NAME_LABELS for owner in owners):
            found.append(oblique)
        elif depth > 1:
            found += _named_inside(tree, oblique.head, depth - 1, words)
    return found
