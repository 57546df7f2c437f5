"""Event nouns and participles with their participants, by the roles of the lexicon's rows.

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "event" or "verb". "The withdrawal of US troops from
Afghanistan" has the agent behind "of" and the patient behind "from"; "Iran-backed militias" are backed by Iran.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause, Oblique, content_head, read_obliques
from kg.extract.context import context_of
from kg.extract.governance import Nominal, first_conjunct, noun_context
from kg.extract.places import PLACE_LABELS, PLACE_PREPOSITIONS
from kg.extract.tree import Tree
from kg.ontology import Ontology
from kg.ontology.lexicon import Row
from kg.ontology.words import Words

_OBJECT_ROLES = ("patient", "theme", "topic", "opponent", "recipient", "destination", "source", "content")


def event(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> Nominal | None:
    """ "the withdrawal of US troops from Afghanistan": participants by the roles of the lexicon's row."""
    if (
        tree.tag[index] not in {"NN", "NNS", "NNP"}
        or tree.ent[index] in {"PERSON", "GPE", "ORG", "NORP", "DATE"}
        or tree.dep[index] == "compound"
    ):
        return None
    if tree.dep[index] == "pobj" and tree.lower[tree.head[index]] in {"as", "like"}:
        return None  # "as a surrender to Minsk": a likeness, not an event
    obliques = _obliques(tree, index)
    modifiers = [tree.lemma[kid] for kid in tree.children(index, "compound", "amod", "nmod")]
    prepositions = [oblique.preposition for oblique in obliques if tree.ent[oblique.head] not in {"DATE", "TIME"}]
    row = ontology.lexicon.find("noun", tree.lemma[index], prepositions=prepositions, modifiers=modifiers)
    if row is None:
        return _deed(tree, index, obliques, by_head, ontology)
    context, clause, governed = noun_context(tree, index, by_head, ontology)
    nominal = Nominal(
        "event",
        _first_word(tree, index),
        index,
        tree.lemma[index],
        None,
        None,
        context=context,
        clause=clause,
        governed=governed,
        rules=["event-noun"],
    )
    _participants(tree, index, row, obliques, nominal, ontology.words)
    _lent(tree, index, clause, obliques, nominal, ontology.words)
    if (
        clause is not None
        and index == clause.object
        and clause.lemma in ontology.words["support_verbs"]
        and nominal.object is None
    ):
        _borrow_object(tree, clause, row, nominal)
    if nominal.subject is None and clause is not None and index in {clause.object, clause.result} and not governed:
        if _is_supported(clause, tree, index, ontology):
            return None  # the verb's own row makes the claim: "held talks with"
        if clause.lemma in ontology.words["aspect_verbs"] or clause.lemma in ontology.words["support_verbs"]:
            nominal.subject = clause.subject
            nominal.rules.append("agent-of-support-verb")
    _held(tree, index, clause, nominal, ontology.words)
    suffered = clause is not None and first_conjunct(tree, index) == clause.object
    if clause is not None and suffered and clause.lemma in ontology.words["suffering_verbs"]:
        nominal.object = nominal.object if nominal.object is not None else clause.subject
    _predicated(tree, index, clause, nominal, ontology.words)
    _instigated(tree, index, clause, nominal, ontology.words)
    _offered(tree, index, by_head, nominal)
    lasting = row.event in {"MEMBER", "ALLY", "ALIAS", "ROLE", "LOCATED"}
    if lasting and nominal.subject is None:
        nominal.subject, nominal.alone = _described(tree, index), True
    if (nominal.subject is None and nominal.object is None) or (lasting and nominal.subject is None):
        return None
    return nominal


def _described(tree: Tree, index: int) -> int | None:
    """ "its ally Turkey", "Armenia, an ally of Russia": the name that the noun describes."""
    head = tree.head[index]
    if tree.dep[index] == "appos" and tree.is_name(head) and tree.ent[head]:
        return head
    return next((kid for kid in tree.children(index, "appos") if tree.is_name(kid) and tree.ent[kid]), None)


def _deed(
    tree: Tree, index: int, obliques: list[Oblique], by_head: dict[int, Clause], ontology: Ontology
) -> Nominal | None:
    """ "the use of chemical weapons by the army": a noun with both "of" and "by" is a deed."""
    agent = next((oblique.head for oblique in obliques if oblique.preposition == "by"), None)
    patient = next((oblique.head for oblique in obliques if oblique.preposition == "of"), None)
    if (
        agent is None
        or patient is None
        or {tree.ent[agent], tree.ent[patient]} & {"DATE", "TIME", "PERCENT", "CARDINAL"}
    ):
        return None
    context, clause, governed = noun_context(tree, index, by_head, ontology)
    return Nominal(
        "event", _first_word(tree, index), index, tree.lemma[index], agent, patient,
        context=context, clause=clause, governed=governed, rules=["event-noun", "deed"],
    )  # fmt: skip


def _obliques(tree: Tree, index: int) -> list[Oblique]:
    """The noun's prepositional phrases; in "the arrest of the mayor by police" "by" is the event's."""
    found = [oblique for prep in tree.children(index, "prep") for oblique in read_obliques(tree, prep)]
    last = max(tree.conjuncts(index), default=index)
    if not found and last != index and tree.tag[last] in {"NN", "NNS"}:  # "shelling and airstrikes by the army"
        found = [oblique for prep in tree.children(last, "prep") for oblique in read_obliques(tree, prep)]
    for oblique in list(found):
        nested = [prep for prep in tree.children(oblique.head, "prep") if tree.lower[prep] == "by"]
        found.extend(agent for prep in nested for agent in read_obliques(tree, prep))
    return found


def _first_word(tree: Tree, index: int) -> int:
    """ "air strike", "phone call": the words before the noun that are no names belong to the predicate."""
    first = index
    while first > tree.left[index] and tree.head[first - 1] == index and tree.dep[first - 1] == "compound":
        if tree.ent[first - 1]:
            break
        first -= 1
    return first


def _borrow_object(tree: Tree, clause: Clause, row: Row, nominal: Nominal) -> None:
    """ "gave its support to the referendum": the verb's argument is the event's."""
    for oblique in clause.obliques:
        if row.role(oblique.preposition) in _OBJECT_ROLES and tree.ent[oblique.head] not in {"DATE", "TIME"}:
            nominal.object = oblique.head
            nominal.rules.append("object-of-support-verb")
            return


def _lent(
    tree: Tree, index: int, clause: Clause | None, obliques: list[Oblique], nominal: Nominal, words: Words
) -> None:
    """ "has the support of Congress": Congress supports; "in support of the plan": the plan is supported."""
    giver = next((oblique.head for oblique in obliques if oblique.preposition in {"of", "from"}), None)
    giver = content_head(tree, giver, words)
    by = any(oblique.preposition == "by" for oblique in obliques)
    if tree.lemma[index] not in words["lent_nouns"] or giver is None or by or tree.child(index, "poss") is not None:
        return
    prep = tree.lower[tree.head[index]] if tree.dep[index] == "pobj" else ""
    if prep == "in":
        nominal.subject, nominal.object = (clause.subject if clause is not None else None), giver
    else:
        gets = clause is not None and (prep == "with" or index == clause.object)
        nominal.subject = giver
        nominal.object = clause.subject if clause is not None and gets else nominal.object
        if clause is not None and clause.passive and prep == "by" and index == clause.subject:
            nominal.object = clause.object  # "aided by support from Turkey"


def _held(tree: Tree, index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "talks between X and Y were held in Ohrid on Monday": place and time of the verb are the event's."""
    if clause is None or index not in {clause.object if clause.passive else None, clause.surface}:
        return
    keys = {clause.key, f"be {clause.participle}" if clause.passive else clause.key}
    if not keys & words["occurrence_verbs"]:
        return
    for oblique in clause.obliques:
        label = tree.ent[oblique.head]
        if label in {"DATE", "TIME"} or (label in PLACE_LABELS and oblique.preposition in PLACE_PREPOSITIONS):
            role = "time" if label in {"DATE", "TIME"} else "location"
            nominal.arguments.append((role, oblique.preposition, oblique.head))
    nominal.arguments.extend(("time", "", time) for time in clause.times)


def _predicated(tree: Tree, index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "is in control of the city", "with the Taliban in control of the country": whose control it is."""
    prep = tree.head[index]
    if nominal.subject is not None or tree.dep[index] != "pobj" or tree.lemma[index] not in words["predicated_nouns"]:
        return
    above = tree.head[prep]
    if clause is not None and clause.copula and above == clause.head:
        nominal.subject = clause.surface
        nominal.context = context_of(clause)
    elif tree.lower[above] == "with":
        nominal.subject = next((kid for kid in tree.children(above, "pobj") if kid < prep), None)
        nominal.context = replace(nominal.context, polarity="affirmed", modality="actual", step="absolute")


def _instigated(tree: Tree, index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "at the behest of X, Y met ...": what X asked for was asked of Y."""
    if clause is None or tree.lemma[index] not in words["instigations"] or tree.dep[index] != "pobj":
        return
    if tree.lower[tree.head[index]] in {"at", "on", "upon"} and nominal.subject is not None and nominal.object is None:
        nominal.object = clause.subject


def _offered(tree: Tree, index: int, by_head: dict[int, Clause], nominal: Nominal) -> None:
    """ "the Kremlin's offer to let the US military use bases": to whom, or of what, the offer is."""
    content = next((by_head[kid] for kid in tree.children(index, "acl", "relcl") if kid in by_head), None)
    if content is None or nominal.object is not None or nominal.subject is None or content.frame != "to":
        return
    below = content.complements[0] if content.object is None and content.complements else None
    nominal.object = content.object if below is None else below.subject


def _is_supported(clause: Clause, tree: Tree, noun: int, ontology: Ontology) -> bool:
    prepositions = [oblique.preposition for oblique in clause.obliques]
    prepositions += [tree.lower[prep] for prep in tree.children(noun, "prep")]
    row = ontology.lexicon.find(
        "verb", clause.lemma, particle=clause.particle, prepositions=prepositions, object_head=tree.lemma[noun]
    )
    return row is not None and bool(row.noun)


def _participants(tree: Tree, index: int, row: Row, obliques: list[Oblique], nominal: Nominal, words: Words) -> None:
    """Fill subject and object of an event noun by the row's roles."""
    taken: dict[str, int] = {}
    owner = tree.child(index, "poss")
    if owner is not None and tree.ent[owner] in {"DATE", "TIME"}:
        nominal.arguments.append(("time", "", owner))
    elif owner is not None:
        taken[row.role("possessor") or "agent"] = owner
    for kid in tree.children(index, "compound", "amod", "nmod"):
        prefixed = (
            "-" in (tree.text[kid - 1 : kid] or [""]) + tree.text[kid + 1 : kid + 2]
        )  # "intra-Syrian talks", "anti-Taliban"
        if not prefixed and tree.ent[kid] in {"NORP", "GPE", "ORG", "PERSON", "LOC"}:
            agentive = (
                tree.ent[kid] == "NORP"
                or tree.tag[kid] == "JJ"
                or tree.text[kid].isupper()
                or tree.ent[kid] in {"ORG", "PERSON"}
            )
            taken.setdefault("agent" if agentive else "patient", kid)
        elif tree.lower[kid] in {"led", "backed", "sponsored"} or tree.lower[kid].endswith(("-led", "-backed")):
            below = next((word for word in tree.subtree(kid) if tree.ent[word] in {"GPE", "ORG", "NORP"}), None)
            if below is not None:
                taken.setdefault("agent", below)
        elif tree.lemma[kid] in words["acting_nouns"] and tree.dep[kid] == "compound":
            taken.setdefault("agent", kid)
    for oblique in obliques:
        if tree.ent[oblique.head] in {"DATE", "TIME"}:
            nominal.arguments.append(("time", oblique.preposition, oblique.head))
            continue
        role = row.role(oblique.preposition) or _default_role(tree, oblique.preposition, oblique.head)
        if role in taken or role in {"location", "other"}:
            nominal.arguments.append((role if role != "other" else "", oblique.preposition, oblique.head))
        else:
            taken[role] = oblique.head
    nominal.subject = taken.pop("agent", None)
    for role in _OBJECT_ROLES:
        if role in taken:
            nominal.object = taken.pop(role)
            nominal.rules.append(f"{role}-of-event")
            break
    nominal.arguments.extend((role, "", word) for role, word in sorted(taken.items()))


def _default_role(tree: Tree, preposition: str, head: int) -> str:
    if preposition == "by":
        return "agent"
    if preposition in {"against", "on"} and tree.ent[head] not in {"DATE", "TIME"}:
        return "patient"
    if preposition in PLACE_PREPOSITIONS and tree.ent[head] in PLACE_LABELS:
        return "location"
    return "other"


def participial_modifiers(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """ "Iran-backed militias", "the Kenyan-led mission": who does what to the thing named."""
    found: list[Nominal] = []
    for verb in tree.children(index, "amod"):
        if tree.tag[verb] not in {"VBN", "JJ", "VBD"} or verb < 2 or tree.text[verb - 1] != "-":
            continue
        agent = next(
            (kid for kid in tree.kids[verb] if kid < verb and tree.ent[kid] in {"GPE", "NORP", "ORG", "PERSON"}), None
        )
        lemma = ontology.words.lemmas.get(tree.lower[verb], _participle_lemma(tree, verb))
        if agent is not None and ontology.lexicon.find("verb", lemma, object_head=tree.lemma[index]) is not None:
            context, clause, _ = noun_context(tree, index, by_head, ontology)
            rules = ["participial-modifier"]
            found.append(
                Nominal("verb", verb, verb, lemma, agent, index, context=context, clause=clause, rules=rules, alone=True)
            )
    return found


def _participle_lemma(tree: Tree, verb: int) -> str:
    """The tagger calls most of these adjectives, and leaves them as they are: "backed"."""
    lemma = tree.lemma[verb]
    if lemma.endswith("ied"):
        return f"{lemma[:-3]}y"
    return lemma[:-2] if lemma.endswith("ed") else lemma
