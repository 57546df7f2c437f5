"""Further ways in which a noun says where something is: presence, parts of a place, and what happened at an event.

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "location". "ISIL's presence in Palmyra" says where it is;
"Fallujah and other parts of Anbar" in what Fallujah lies; "in Turkey he will speak at the conference" where that is.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique
from kg.extract.context import context_of
from kg.extract.governance import Nominal, noun_context
from kg.extract.phrases import content_head
from kg.extract.places import PLACE_PREPOSITIONS, is_place_phrase
from kg.extract.tree import ACTOR_LABELS, PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words


def sites(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """Return what the noun ``index`` and the words around it say of where something is."""
    words = ontology.words
    found = [*_owned_place(tree, index, words), *_among_parts(tree, index, words)]
    for nominal in found:
        nominal.clause = next((by_head[above] for above in tree.ancestors(index) if above in by_head), None)
    return [*found, *_presence(tree, index, by_head, ontology), *_shared(tree, index)]


def _presence(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """ "ISIL's presence in Palmyra", "the Ugandan army presence in Ituri": who is there."""
    if tree.lemma[index] not in ontology.words["presence_nouns"]:
        return []
    owner = tree.child(index, "poss")
    if owner is None:
        befores = tree.children(index, "compound", "amod", "nmod")
        owner = next((kid for kid in reversed(befores) if tree.ent[kid] in ACTOR_LABELS or tree.tag[kid] == "NN"), None)
    places = _places(tree, index, ontology.words)
    if owner is None or not places:
        return []
    context, clause, _ = noun_context(tree, index, by_head, ontology)
    return [
        Nominal("location", index, index, tree.lower[prep], owner, place, context=context, clause=clause,
                rules=["presence"])
        for prep, place in places
    ]  # fmt: skip


def _places(tree: Tree, index: int, words: Words) -> list[tuple[int, int]]:
    """Return the prepositions with the places behind them that stand with a noun."""
    found: list[tuple[int, int]] = []
    for prep in tree.children(index, "prep"):
        place = content_head(tree, tree.child(prep, "pobj"), words)
        named = place is not None and _is_named_area(tree, place, words)
        if place is not None and (is_place_phrase(tree, tree.lower[prep], place) or named):
            found.append((prep, place))
    return found


def _is_named_area(tree: Tree, noun: int, words: Words) -> bool:
    """ "Kasese district", "the Darien region": a kind of place with its name before it."""
    if tree.lower[tree.head[noun]] not in PLACE_PREPOSITIONS or tree.ent[noun]:
        return False
    ofs = [tree.child(prep, "pobj") for prep in tree.children(noun, "prep") if tree.lower[prep] == "of"]
    if any(name is not None and tree.ent[name] in PLACE_LABELS for name in ofs):  # "in the ancient site of Palmyra"
        return True
    return tree.lemma[noun] in words["place_nouns"] and any(
        tree.is_name(kid) for kid in tree.children(noun, "compound")
    )


def _owned_place(tree: Tree, index: int, words: Words) -> list[Nominal]:
    """ "northwestern Syria's Idlib province", "Kenya's Lamu County": a place within its owner."""
    owner = tree.child(index, "poss")
    if owner is None or tree.ent[owner] != "GPE" or index - owner < 2:
        return []
    named = tree.ent[index] in {"GPE", "LOC"} or (
        tree.lemma[index] in words["place_nouns"] and any(tree.is_name(kid) for kid in tree.children(index, "compound"))
    )
    apart = tree.ent_start[owner] != tree.ent_start[index]  # "Lao People's Democratic Republic" is one name
    return [Nominal("location", owner, owner, "in", index, owner, rules=["place-within"])] if named and apart else []


def _among_parts(tree: Tree, index: int, words: Words) -> list[Nominal]:
    """ "Fallujah and other parts of Anbar", "Aleppo and other towns in Syria": the first lies in the whole, too."""
    first = tree.head[index]
    if tree.dep[index] != "conj" or not tree.is_name(first):
        return []
    other = any(tree.lower[kid] == "other" for kid in tree.children(index, "amod"))
    if not other or not words.is_place(tree.lemma[index]):
        return []
    return [
        Nominal("location", prep, prep, "in", first, whole, rules=["among-parts"])
        for prep in tree.children(index, "prep")
        if tree.lower[prep] in {"of", "in", "across"}
        and (whole := tree.child(prep, "pobj")) is not None
        and tree.ent[whole] in PLACE_LABELS
    ]


def _shared(tree: Tree, index: int) -> list[Nominal]:
    """ "a petrol station and restaurant in al-Hilla": without an article the second noun shares its place."""
    first = tree.head[index]
    if tree.dep[index] != "conj" or tree.tag[index] not in {"NN", "NNS"} or tree.child(index, "det", "nummod", "poss"):
        return []
    if tree.tag[first] not in {"NN", "NNS"} or tree.child(first, "det") is None or tree.children(first, "prep"):
        return []
    return [
        Nominal("location", prep, prep, tree.lower[prep], first, place, rules=["shared-place"])
        for prep in tree.children(index, "prep")
        if tree.lower[prep] in PLACE_PREPOSITIONS
        and (place := tree.child(prep, "pobj")) is not None
        and tree.ent[place] in PLACE_LABELS
    ]


def places_of_subject(tree: Tree, clause: Clause, ontology: Ontology) -> list[Oblique]:
    """ "An airstrike in Idlib killed 20 militants": what a deed does, it does where it is."""
    deed = clause.surface
    if deed is None or clause.passive or any(tree.ent[oblique.head] in PLACE_LABELS for oblique in clause.obliques):
        return []
    if tree.tag[deed] not in {"NN", "NNS"}:
        return []
    above = tree.head[tree.head[deed]]
    nouns = [deed, above] if tree.dep[deed] == "pobj" else [deed]  # "a series of strikes in Idlib"
    found = [
        Oblique((prep,), place, tree.lower[prep])
        for noun in nouns
        for prep, place in _places(tree, noun, ontology.words)
        if tree.lower[prep] != "on"
    ]
    row = ontology.lexicon.find("noun", tree.lemma[deed]) if found else None
    return found if row is not None and row.event == "ASSAULT" else []


def event_sites(tree: Tree, clause: Clause, ontology: Ontology) -> list[Nominal]:
    """ "In Turkey, Thames will speak at the conference": the conference is in the place of what is done there."""
    if clause.surface is None:
        return []
    places = [o for o in clause.obliques if o.preposition in {"in", "at"} and tree.ent[o.head] in {"GPE", "LOC"}]
    if not places:
        return []
    events = [o for o in clause.obliques if o.preposition in {"at", "during"} and _is_event(tree, o.head, ontology)]
    return [
        Nominal("location", place.words[0], place.words[0], place.preposition, event.head, place.head,
                context=context_of(clause), clause=clause, rules=["site-of-event"])
        for place in places
        for event in events
        if place.head < clause.surface
    ]  # fmt: skip


def _is_event(tree: Tree, noun: int, ontology: Ontology) -> bool:
    return tree.ent[noun] == "EVENT" or tree.lemma[noun] in ontology.words["gathering_nouns"]
