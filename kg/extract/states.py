"""Events told as the state that somebody is in: "is under siege by the army", "at war with Chad", "in talks with Oman".

In: an event noun's ``Nominal`` with the participants of its own phrase, and what it stands behind. Out: the same with
those that the state gives. "Kidal is under the control of Mali" has Mali control Kidal; in "is in control of Kidal",
whoever is controls it, and whoever "entered into talks with Oman" or "took part in the raid on Kidal" talked or raided.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause, Oblique
from kg.extract.context import context_of
from kg.extract.eventnouns import first_conjunct
from kg.extract.governance import Nominal
from kg.extract.tree import Tree
from kg.ontology.lexiconrows import Row
from kg.ontology.words import Words

STATE = "state"
"""The rule of nominals that tell all that their clause says."""
DOING = "doing"
"""The rule of those whose verb only says that somebody does what the noun names: "took part in the raid"."""
_UNDER, _OUTSIDE = frozenset({"under", "beneath"}), frozenset({"outside", "beyond"})
_INSIDE = frozenset({"in", "at"})
_GIVERS = frozenset({"by", "from"})


def in_state(tree: Tree, index: int, row: Row, obliques: list[Oblique], nominal: Nominal, words: Words) -> None:
    """Give the event the participants of the state: who is "under" it suffers it, who is "at" or "in" it does it."""
    first = first_conjunct(tree, index)
    prep = tree.head[first]
    if tree.dep[first] != "pobj":
        return
    if tree.lower[prep] in _UNDER | _OUTSIDE and tree.lemma[index] in words["undergone_nouns"]:
        _undergone(tree, index, prep, row, obliques, nominal, words)
    elif nominal.subject is None and (clause := _doing(tree, prep, nominal, words)) is not None:
        nominal.subject = clause.surface
        nominal.rules.append(DOING)
        _settle(tree, clause, nominal)
    elif nominal.subject is None and tree.lower[prep] in _INSIDE and tree.lemma[index] in words["predicated_nouns"]:
        _predicated(tree, prep, nominal, words)


def _undergone(
    tree: Tree, index: int, prep: int, row: Row, obliques: list[Oblique], nominal: Nominal, words: Words
) -> None:
    """ "came under attack from the rebels", "areas under the control of Mali": the one is done to by the other."""
    above, clause = tree.head[prep], nominal.clause
    agent, rule = None, "undergone"
    if clause is not None and above == clause.head:
        patient, agent = _borne(prep, clause, words, inserted=tree.text[prep - 1] == ",")
        obliques = [*obliques, *(one for one in clause.obliques if one.head > index)]
        if patient is not None and (clause.object is None or clause.passive) and patient < prep:
            _settle(tree, clause, nominal)
            rule = ""
    else:
        patient = above if tree.is_noun(above) else None
    if patient is None:
        return
    if tree.lower[prep - 1] in words["negation"] and (clause is None or prep - 1 not in clause.negations):
        nominal.context = replace(nominal.context, polarity="negated")  # "under Serb, not under Croat control"
    if tree.lower[prep] in _OUTSIDE:
        inside = nominal.context.polarity == "negated"
        nominal.context = replace(nominal.context, polarity="affirmed" if inside else "negated")
    givers = _GIVERS | {"of"} if row.role("of") in {"patient", "agent"} else _GIVERS
    if nominal.subject is None:
        nominal.subject = next((one.head for one in obliques if one.preposition in givers), agent)
    nominal.object = patient
    nominal.arguments = [one for one in nominal.arguments if one[2] not in {nominal.subject, patient}]
    nominal.rules = [one for one in (*nominal.rules, rule) if one and not one.endswith("-of-event")]


def _borne(prep: int, clause: Clause, words: Words, *, inserted: bool) -> tuple[int | None, int | None]:
    """Return whom the clause puts or finds in the state, and who puts him there: "placed the general under arrest"."""
    if clause.surface is not None and (prep < clause.surface or (inserted and prep < clause.head)):
        return clause.surface, None  # "Under pressure from Chad, Togo withdrew.", "Togo, under pressure, withdrew."
    if clause.object is not None and clause.lemma in words["subjecting_verbs"]:
        return clause.object, clause.subject
    if clause.passive:
        return None, None  # "the deal was signed under pressure"
    bears = clause.copula or clause.lemma in words["undergoing_verbs"]
    return (clause.surface if bears and clause.object is None else None), None


def _settle(tree: Tree, clause: Clause, nominal: Nominal) -> None:
    """Give the event all that is said of the state: whether, and when."""
    nominal.context = context_of(clause)
    nominal.arguments += [("time", "", time) for time in clause.times]
    dated = (one for one in clause.obliques if tree.ent[one.head] in {"DATE", "TIME"})
    nominal.arguments += [("time", one.preposition, one.head) for one in dated]
    nominal.rules.append(STATE)


def _doing(tree: Tree, prep: int, nominal: Nominal, words: Words) -> Clause | None:
    """Return the clause that says no more than that its subject does it: "took part in the raid on Kidal"."""
    clause = nominal.clause
    if clause is None or nominal.object is None or nominal.object < nominal.last:
        return None  # "took part in the Maputo talks": with nobody that is named
    carried = clause.object if clause.object is not None and not clause.passive else None
    if tree.head[prep] not in {clause.head, carried}:
        return None
    verb = f"be {clause.participle}" if clause.passive else clause.lemma
    phrase = " ".join([verb, *([tree.lemma[carried]] if carried is not None else []), tree.lower[prep]])
    into = nominal.lemma in words["predicated_nouns"] and phrase in words["entering_phrases"]
    return clause if into or phrase in words["doing_phrases"] else None


def _predicated(tree: Tree, prep: int, nominal: Nominal, words: Words) -> None:
    """ "is in control of the city", "with the Taliban in control of the country": whose control it is."""
    above, clause = tree.head[prep], nominal.clause
    if clause is not None and clause.copula and above == clause.head:
        if any(tree.lower[adverb] in words["nominal_adverbs"] for adverb in clause.adverbs):
            return  # "are technically still at war": what the law says, and nothing that they do
        nominal.subject = clause.surface
        _settle(tree, clause, nominal)
    elif clause is not None and above == clause.head and clause.lemma in words["declaring_verbs"]:
        nominal.subject = clause.object
        if clause.subject is not None:  # "found Iraq in breach of the pact": so says who finds
            context = context_of(clause)
            nominal.context = replace(context, speakers=(*context.speakers, clause.subject))
    elif tree.lower[above] == "with":
        nominal.subject = next((kid for kid in tree.children(above, "pobj") if kid < prep), None)
        nominal.context = replace(nominal.context, polarity="affirmed", modality="actual", step="absolute")
