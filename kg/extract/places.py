"""Where things and events are: "Russian bases in the Middle East", "the meeting took place in Rome".

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "location". A thing's place is presupposed, unless the
thing itself is only sought ("secure bases in the region") or is an event that has not happened.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause, Oblique, first_of_chain, makes
from kg.extract.context import Context, context_of
from kg.extract.eventnouns import is_definite
from kg.extract.governance import Nominal, noun_context
from kg.extract.phrases import content_head
from kg.extract.tree import PLACE_LABELS, Tree
from kg.extract.verbrows import verb_row
from kg.ontology import Ontology, phrases
from kg.ontology.words import Words

PLACE_PREPOSITIONS = phrases.PLACE_PREPOSITIONS | {"on"}


def locations(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """ "Russian bases in the Middle East": a thing and where it is."""
    words = ontology.words
    preps = tree.children(index, "prep") + _adjacent_place(tree, index, ontology)
    if words.is_place(tree.lemma[index]):
        preps += _behind_holder(tree, index)
    elif not preps or not any(tree.lower[prep] in PLACE_PREPOSITIONS for prep in preps):
        return []
    if _has_member_there(tree, index, ontology):
        return []
    if not _may_be_somewhere(tree, index, ontology) or _is_of_body_there(tree, index, words):
        return []
    thing = content_head(tree, index, words) or index
    found = _belonging(tree, index, thing, words)
    for within in found:
        within.clause = next((by_head[above] for above in tree.ancestors(index) if above in by_head), None)
    for prep in preps:
        place = content_head(tree, tree.child(prep, "pobj"), words)
        if place is None or not _is_where(tree, index, prep, place):
            continue
        if tree.lower[prep] == "at" and ontology.lexicon.is_a(tree.lemma[index], "@weapon"):
            continue  # "fire rockets at Arica"
        if tree.lower[prep] == "on" and tree.lemma[index] in words["gathering_nouns"] | words["document_nouns"]:
            continue  # "a debate on Catalonia"
        context, clause = _whereabouts(tree, index, by_head, ontology)
        if clause is not None and clause.copula and clause.result == index and clause.surface is not None:
            thing, context = clause.surface, context_of(clause)  # "Hibhib is a village in Iraq"
            if clause.polarity == "negated":
                continue
        rules = ["place-of-noun"]
        found.append(
            Nominal("location", prep, prep, tree.lower[prep], thing, place, context=context, clause=clause, rules=rules)
        )
    return found


def _has_member_there(tree: Tree, index: int, ontology: Ontology) -> bool:
    """ "a spokesman for the ELN in Caracas": he is there, which tells nothing of where the body is."""
    prep = tree.head[index]
    if tree.ent[index] != "ORG" or tree.dep[index] != "pobj" or tree.lower[prep] not in {"of", "for"}:
        return False
    role = tree.head[prep]
    speaks = tree.lemma[role] in ontology.words["voices_of_others"] or ontology.titles.find(tree.lower[role])
    return bool(speaks) and tree.lower[index] not in ontology.words["seated_nouns"]


def _is_of_body_there(tree: Tree, index: int, words: Words) -> bool:
    """ "Salma Omar, a member of the parliament in Tobruk": there sits the parliament, wherever she is."""
    of = tree.lower[index + 1 : index + 2] == ["of"] and tree.lemma[index] in words["member_nouns"]
    return of and tree.dep[index] == "appos" and tree.ent[tree.head[index]] == "PERSON"


def _behind_holder(tree: Tree, index: int) -> list[int]:
    """ "the largest city held by M23 in Congo": the city is there."""
    verbs = [verb for verb in tree.children(index, "acl") if tree.tag[verb] == "VBN"]
    agents = [tree.child(by, "pobj") for verb in verbs for by in tree.children(verb, "agent")]
    return [
        prep
        for above in (*verbs, *agents)
        for prep in (tree.children(above, "prep") if above is not None else [])
        if tree.lower[prep] == "in"
    ]


def _may_be_somewhere(tree: Tree, index: int, ontology: Ontology) -> bool:
    """Whether a noun stands for something that is in a place: no day, no person, no office, nothing that only is."""
    if tree.ent[index] in {"DATE", "TIME", "PERSON", "CARDINAL"} or tree.tag[index] in {"PRP", "PRP$", "WP", "WDT"}:
        return False
    words = ontology.words
    if tree.lemma[index] in words["undergone_nouns"] and tree.lower[tree.head[index]] == "under":
        return False  # "is under guard at his villa"
    light = tree.lemma[index] in words["light_nouns"] and tree.child(index, "compound") is None  # "market place"
    if light or _is_placeless(tree, index, words):
        return False
    return ontology.titles.find(tree.lower[index]) is None and not _is_agent(tree, index)


def _is_where(tree: Tree, index: int, prep: int, place: int) -> bool:
    """Whether a preposition behind a noun tells where it is; "sanctions on Panama" are not there."""
    if tree.lower[prep] not in PLACE_PREPOSITIONS or (tree.lower[prep] in {"on", "off"} and tree.ent[place] == "GPE"):
        return False
    if tree.ent[place] not in PLACE_LABELS and not _may_be_site(tree, index, prep, place):
        return False
    return tree.ent[index] not in PLACE_LABELS or _may_contain(tree, index, place)


def _is_placeless(tree: Tree, index: int, words: Words) -> bool:
    """ "refuge in Sudan", "the state of siege in Pando": what only is, or is done, is in no place."""
    placeless = words["placeless_nouns"]
    if tree.lemma[index] in placeless:
        return True
    if f"{tree.lemma[index]} of" not in placeless:
        return False
    behind = next((prep for prep in tree.children(index, "prep") if tree.lower[prep] == "of"), None)
    noun = tree.child(behind, "pobj") if behind is not None else None
    return noun is not None and not tree.is_name(noun)


def _may_be_site(tree: Tree, thing: int, prep: int, place: int) -> bool:
    """ "fighters in a building on the complex": whether the noun is a place the table of head nouns tells later."""
    plain = tree.tag[place] in {"NN", "NNS"} and not tree.ent[place] and tree.lower[prep] not in {"on", "off", "across"}
    return plain and tree.tag[thing] in {"NN", "NNS", "NNP"} and tree.dep[prep] == "prep"


def _is_agent(tree: Tree, index: int) -> bool:
    """ "shot by the guards near Lalmonirhat": the place is the event's."""
    return tree.dep[index] == "pobj" and tree.dep[tree.head[index]] == "agent"


def _belonging(tree: Tree, index: int, thing: int, words: Words) -> list[Nominal]:
    """ "the Iraqi city of Mosul", "the Wadi Barada area of Damascus": the place within the larger one."""
    if not words.is_place(tree.lemma[index]):
        return []
    whole: int | None = None
    if thing != index and tree.ent[thing] in PLACE_LABELS:
        whole = next(
            (kid for kid in tree.children(index, "amod", "compound") if tree.ent[kid] in {"NORP", "GPE"}), None
        )
    elif any(tree.is_name(kid) for kid in tree.children(index, "compound")):
        ofs = [tree.child(prep, "pobj") for prep in tree.children(index, "prep") if tree.lower[prep] == "of"]
        whole = next((noun for noun in ofs if noun is not None and tree.ent[noun] == "GPE"), None)
    if whole is not None and tree.ent_start[whole] == tree.ent_start[thing]:
        return []  # both in one name: "Democratic Republic of the Congo"
    return [] if whole is None else [Nominal("location", whole, whole, "in", thing, whole, rules=["place-within"])]


def _whereabouts(
    tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology
) -> tuple[Context, Clause | None]:
    """Return the factuality of where a thing is: presupposed, unless the thing itself is only sought, or an event."""
    moved = _mover(tree, index, ontology)
    if moved is not None:
        return noun_context(tree, moved, by_head, ontology)[:2]
    context, clause, governed = noun_context(tree, index, by_head, ontology)
    words = ontology.words
    single = any(tree.lower[kid] in {"a", "an", "any", "no"} for kid in tree.children(index, "det"))
    made = clause is not None and makes(clause, words)
    event = ontology.lexicon.find("noun", tree.lemma[index]) is not None or tree.ent[index] == "EVENT"
    event = event or (clause is not None and clause.object == index and clause.lemma in words["support_verbs"])
    made = made or (clause is not None and clause.lemma in words["finding_verbs"] and not is_definite(tree, index))
    there = clause is not None and clause.object == index and is_definite(tree, index)  # "tried to block the airport"
    if (
        (governed and not there)
        or single or made or event or _is_met(clause, ontology) or tree.lemma[index] in words.content_nouns
    ):  # fmt: skip
        return context, clause
    placed = clause is not None and clause.object == index and clause.lemma in words["placing_verbs"]
    if placed and (context.polarity, context.modality) != ("affirmed", "actual") and not is_definite(tree, index):
        return context, clause  # "kept the fleet from landing troops at Suvla"
    return replace(context, polarity="affirmed", modality="actual"), clause


def _mover(tree: Tree, index: int, ontology: Ontology) -> int | None:
    """ "allows the deployment of soldiers in Belarus": they are there only if it takes place."""
    event = tree.head[tree.head[index]]
    behind = tree.dep[index] == "pobj" and tree.lower[tree.head[index]] == "of"
    return event if behind and tree.lemma[event] in ontology.words["moving_nouns"] else None


def _is_met(clause: Clause | None, ontology: Ontology) -> bool:
    """ "will meet with Rohingya elders in Dhaka": they need not be there yet."""
    row = verb_row(clause, ontology.lexicon) if clause is not None else None
    present = (ontology.words["present_both"], ontology.words["present_objects"])
    return row is not None and any(row.relation in relations for relations in present)


def _adjacent_place(tree: Tree, index: int, ontology: Ontology) -> list[int]:
    """ "use Russian bases in the Middle East": whatever the phrase hangs on, the bases are there, too."""
    prep = index + 1
    if tree.dep[prep : prep + 1] != ["prep"] or tree.head[prep] >= index:
        return []
    settled = tree.ent[index] in PLACE_LABELS or (not tree.ent[index] and tree.dep[index] in {"dobj", "pobj"})
    settled = settled or _is_seated(tree, index, ontology)
    return (
        [prep] if settled and tree.lower[prep] in {"in", "at", "near"} and tree.tag[index] not in {"PRP", "CD"} else []
    )


def _is_seated(tree: Tree, index: int, ontology: Ontology) -> bool:
    """ "the defeat of Daesh in Iraq", "students of Hanoi University in Vietnam": no coalition is in a place.

    Nor is somebody with whom something is done there: "signed a deal with the FARC in Cartagena".
    """
    if tree.ent[index] != "ORG" or tree.dep[index] not in {"dobj", "pobj"} or tree.lower[tree.head[index]] == "with":
        return False
    known = ontology.actors.by_name(" ".join(tree.text[tree.ent_start[index] : tree.ent_end[index]]))
    armed = bool(known) and known[0].type == "armed_group"
    return armed or tree.lower[index] in ontology.words["seated_nouns"]


def _may_contain(tree: Tree, index: int, place: int) -> bool:
    """A place lies in another one, not in itself."""
    return tree.lower[index] != tree.lower[place] and tree.dep[index] != "nsubj"


def being_there(tree: Tree, clause: Clause) -> list[Nominal]:
    """ "Davis was in Kabul on Monday": nothing but where somebody or something is."""
    if not clause.copula or clause.surface is None or clause.result is not None or clause.object is not None:
        return []
    if any(complement.frame == "to" for complement in clause.complements):
        return []  # "where she is to sign a treaty"
    times: list[tuple[str, str, int]] = [("time", "", time) for time in clause.times]
    times += [("time", o.preposition, o.head) for o in clause.obliques if tree.ent[o.head] in {"DATE", "TIME"}]
    return [
        Nominal("location", clause.head, clause.head, place.preposition, clause.surface, place.head, arguments=times,
                context=context_of(clause), clause=clause, rules=["being-there"])
        for place in clause.obliques
        if is_place_phrase(tree, place.preposition, place.head)
    ]  # fmt: skip


def places_of_named(tree: Tree, clause: Clause, alias: Nominal) -> list[Nominal]:
    """ "Qayyarah West, also called “Q-West”, in Iraq": where what is named lies; not "known in Iraq as Q-West"."""
    if alias.subject is None or alias.object is None:
        return []
    return [
        Nominal("location", place.words[0], place.words[0], place.preposition, alias.subject, place.head,
                context=context_of(clause), clause=clause, rules=["place-of-noun"])
        for place in clause.obliques
        if place.words[0] > alias.object and is_place_phrase(tree, place.preposition, place.head)
    ]  # fmt: skip


def shared_places(tree: Tree, clause: Clause) -> list[Oblique]:
    """ "Near Kherson, drones hit a depot and damaged a bridge": the place in front is that of all that is told."""
    first = first_of_chain(clause)
    if first is clause or first.surface is None or _has_place(tree, clause.obliques):
        return []
    if tree.child(clause.head, "nsubj", "nsubjpass") is not None:
        return []
    return [oblique for oblique in first.obliques if oblique.head < first.surface and _has_place(tree, [oblique])]


def is_place_phrase(tree: Tree, preposition: str, head: int) -> bool:
    """ "in Gao", "near the Nile": a preposition of places before the name of one."""
    return preposition in PLACE_PREPOSITIONS and tree.ent[head] in PLACE_LABELS


def _has_place(tree: Tree, obliques: list[Oblique]) -> bool:
    return any(is_place_phrase(tree, o.preposition, o.head) for o in obliques)


def occurrence_places(tree: Tree, clause: Clause, words: Words) -> list[Nominal]:
    """ "the meeting took place in Rome", "talks that ECOWAS convened in Abidjan": where the event was."""
    object_ = tree.lemma[clause.object] if clause.object is not None else ""
    phrase = f"{clause.key} {object_}"
    keys = {clause.key, phrase, f"be {clause.participle}" if clause.passive else ""}
    convened = clause.object is not None and phrase not in words["occurrence_verbs"]
    event = clause.object if clause.passive or convened else clause.surface
    if event is None or not keys & words["occurrence_verbs"]:
        return []
    places = [o for o in clause.obliques if is_place_phrase(tree, o.preposition, o.head)]
    return [
        Nominal("location", place.words[0], place.words[0], place.preposition, event, place.head,
                context=context_of(clause), clause=clause, rules=["place-of-event"])
        for place in places
    ]  # fmt: skip
