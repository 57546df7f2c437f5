"""Event nouns and participles with their participants, by the roles of the lexicon's rows.

In: a ``Tree`` with its clauses. Out: ``Nominal``s of kind "event" or "verb". "The withdrawal of US troops from
Afghanistan" has the agent behind "of" and the patient behind "from"; "Iran-backed militias" are backed by Iran.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.extract.eventnouns import first_conjunct
from kg.extract.eventsettings import (
    OBJECT_ROLES,
    acted,
    complete,
    described,
    is_event,
    is_former,
    is_lifted,
    is_rushed_to,
    lend,
)
from kg.extract.governance import Nominal, noun_context
from kg.extract.names import known_label
from kg.extract.phrases import obliques_of, read_obliques
from kg.extract.places import is_place_phrase
from kg.extract.states import in_state
from kg.extract.tree import ACTOR_LABELS, PLACE_LABELS, Tree
from kg.ontology import Ontology
from kg.ontology.lexiconrows import UNDERGOER, Row
from kg.ontology.words import Words

_EVENT_TAGS = frozenset({"NN", "NNS", "NNP"})
_NO_EVENTS = ACTOR_LABELS | {"DATE"}
_STANCES = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Events of which an adjective behind a noun tells: "critical of", "loyal to"; not "a call open to the press"."""
_LASTING = frozenset({"MEMBER", "ALLY", "ALIAS", "ROLE", "LOCATED"})
"""Events that somebody is in rather than does: "an ally of Oman" says so of whoever is called that."""


def event(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> Nominal | None:
    """ "the withdrawal of US troops from Afghanistan": participants by the roles of the lexicon's row."""
    if not _may_tell(tree, index):
        return None
    known = ontology.lexicon.may_find("noun", tree.lemma[index])
    if tree.tag[index] == "NNS" and tree.lemma[index] in ontology.words["things_in_plural"]:
        return None
    if not known and not any(index < by < tree.sentences[tree.sent[index]][1] for by in tree.forms["by"]):
        return None  # nothing says who does it
    obliques = _obliques(tree, index, ontology, known=known)
    row = _row(tree, index, obliques, ontology) if known else None
    if row is None:
        return _deed(tree, index, obliques, by_head, ontology)
    if _is_light_object(tree, index, ontology.words):
        return None
    context, clause, governed = governor = noun_context(tree, index, by_head, ontology)
    traveler = _traveler(tree, index, ontology)
    if traveler is not None:
        return _homecoming(tree, index, traveler, obliques, governor)
    nominal = Nominal(
        "event", _first_word(tree, index), index, tree.lemma[index], None, None,
        context=context, clause=clause, governed=governed, rules=["event-noun"],
    )  # fmt: skip
    _participants(tree, index, row, obliques, nominal, ontology)
    lend(tree, index, obliques, nominal, ontology.words)
    in_state(tree, index, row, obliques, nominal, ontology.words)
    if not complete(tree, index, row, nominal, by_head, ontology):
        return None
    if tree.lemma[index] in ontology.words["agent_nouns"] and not acted(tree, index, nominal, ontology.words):
        return None
    if row.event in _LASTING and is_former(tree, index, ontology.words):
        return None
    if nominal.subject is None and row.event in _LASTING:
        nominal.subject, nominal.alone = described(tree, index), tree.tag[index] != "NNS"
    return nominal if _tells(tree, index, row, nominal, ontology) else None


def _may_tell(tree: Tree, index: int) -> bool:
    """Whether a token may name an event: a noun, and no name; "as a surrender to Minsk" is a likeness."""
    if tree.tag[index] not in _EVENT_TAGS or tree.dep[index] == "compound" or tree.ent[index] in _NO_EVENTS:
        return False
    if tree.dep[index] != "pobj":
        return True
    prep = tree.head[index]
    named = tree.tag[index] == "NNP" and tree.is_name(tree.head[prep])  # "the Line of Actual Control"
    return not named and tree.lower[prep] not in {"as", "like"}


def _tells(tree: Tree, index: int, row: Row, nominal: Nominal, ontology: Ontology) -> bool:
    """Whether the participants of an event noun make a claim; "the threat of an attack": nobody threatens."""
    if nominal.subject is None:
        if nominal.object is None or row.event in _LASTING:
            return False
        if "topic-of-event" in nominal.rules and is_event(tree, nominal.object, ontology):
            return False
    elif nominal.object is None and _lacks_partner(tree, index, nominal.subject, ontology.words):
        return False
    return not is_lifted(tree, index, nominal, ontology)


def _lacks_partner(tree: Tree, index: int, subject: int, words: Words) -> bool:
    """ "handles most of Lebanon's trade": with whom it trades is not told."""
    alone = tree.tag[subject] != "NNS" and not tree.conjuncts(subject)
    return alone and tree.lemma[index] in words["partnered_nouns"]


def _is_light_object(tree: Tree, index: int, words: Words) -> bool:
    """ "took shelter in the embassy": who takes it gives none."""
    sought = tree.dep[index] == "dobj" and tree.lemma[index] in words["sought_goods"]
    return sought and tree.lemma[tree.head[index]] in words["seeking_verbs"]


def _traveler(tree: Tree, index: int, ontology: Ontology) -> int | None:
    """Return whose "return to Lima" it is, where a person comes back and is not brought back."""
    owner = tree.child(index, "poss")
    if owner is None or tree.lemma[index] not in ontology.words["homecomings"]:
        return None
    person = tree.ent[owner] == "PERSON" or tree.lower[owner] in {"his", "her", "my", "your"}
    return owner if person or (not tree.ent[owner] and ontology.titles.find(tree.lower[owner])) else None


def _homecoming(
    tree: Tree, index: int, traveler: int, obliques: list[Oblique], governor: tuple[Context, Clause | None, bool]
) -> Nominal | None:
    """ "on his return to Lima": he returned there; to power or to work is another matter."""
    place = next((one for one in obliques if one.preposition == "to" and tree.is_name(one.head)), None)
    if place is None:
        return None
    context, clause, governed = governor
    return Nominal(
        "verb", index, index, tree.lemma[index], traveler, None,
        arguments=[("", "to", place.head)], context=context, clause=clause, governed=governed, rules=["event-noun"],
    )  # fmt: skip


def _row(tree: Tree, index: int, obliques: list[Oblique], ontology: Ontology) -> Row | None:
    modifiers = [tree.lemma[kid] for kid in tree.children(index, "compound", "amod", "nmod")]
    figurative = not ontology.words["figurative_modifiers"].isdisjoint(modifiers)
    prepositions = [oblique.preposition for oblique in obliques if tree.ent[oblique.head] not in {"DATE", "TIME"}]
    row = ontology.lexicon.find("noun", tree.lemma[index], prepositions=prepositions, modifiers=modifiers)
    return None if figurative and row is not None and row.event == "ASSAULT" else row  # "a charm offensive"


def _deed(
    tree: Tree, index: int, obliques: list[Oblique], by_head: dict[int, Clause], ontology: Ontology
) -> Nominal | None:
    """ "the use of chemical weapons by the army": a noun with both "of" and "by" is a deed."""
    words = ontology.words
    if len(obliques) < 2 or tree.lemma[index] in words.content_nouns:
        return None
    if tree.lemma[index] in words["conditional_nouns"] or tree.lemma[index] in words["light_nouns"]:
        return None  # "in spite of a ruling by the court"
    if tree.lemma[index] in words["evidence_nouns"]:
        return None  # "evidence of the use of gas by the army"
    agent = next((oblique.head for oblique in obliques if oblique.preposition == "by"), None)
    patient = next((oblique.head for oblique in obliques if oblique.preposition == "of"), None)
    if (
        agent is None
        or patient is None
        or {tree.ent[agent], tree.ent[patient]} & {"DATE", "TIME", "PERCENT", "CARDINAL"}
    ):
        return None
    context, clause, governed = noun_context(tree, index, by_head, ontology)
    places = [o for o in (*obliques, *obliques_of(tree, agent, words)) if is_place_phrase(tree, o.preposition, o.head)]
    return Nominal(
        "event", _first_word(tree, index), index, tree.lemma[index], agent, patient,
        arguments=[("location", place.preposition, place.head) for place in places],
        context=context, clause=clause, governed=governed, rules=["event-noun", "deed"],
    )  # fmt: skip


def _obliques(tree: Tree, index: int, ontology: Ontology, *, known: bool) -> list[Oblique]:
    """The noun's prepositional phrases; in "the arrest of the mayor by police" "by" is the event's."""
    words = ontology.words
    found = [*obliques_of(tree, index, words), *_lifted(tree, index, words), *_of_participle(tree, index, ontology)]
    found.extend(_elicited(tree, index, words))
    last = max(tree.conjuncts(index), default=index) if not found else index
    apart = tree.child(last, "det", "poss") is not None  # "seizures and the killing of farmers"
    if last != index and tree.tag[last] in {"NN", "NNS"} and not apart:  # "shelling and airstrikes by the army"
        found = obliques_of(tree, last, words)
    open_ = not known or words.content_nouns.get(tree.lemma[index], "reported") != "reported"
    for oblique in list(found):
        if open_ and is_event(tree, oblique.head, ontology):
            continue  # "the risk of an attack by rebels": the attack is theirs
        nested = [prep for prep in tree.children(oblique.head, "prep") if tree.lower[prep] == "by"]
        found.extend(agent for prep in nested for agent in read_obliques(tree, prep, words))
    return found


def _lifted(tree: Tree, index: int, words: Words) -> list[Oblique]:
    """ "a series of strikes against Basra": what stands behind the strikes hangs on the series."""
    above = tree.head[tree.head[index]]
    of = tree.dep[index] == "pobj" and tree.lower[tree.head[index]] == "of"
    if not of or tree.lemma[above] not in words["light_heads"]:
        return []
    return [one for prep in tree.children(above, "prep") if prep > index for one in read_obliques(tree, prep, words)]


def _of_participle(tree: Tree, index: int, ontology: Ontology) -> list[Oblique]:
    """ "the sanctions imposed on Belarus": what stands behind the verb that only carries the noun."""
    carried = next((verb for verb in tree.children(index, "acl") if tree.tag[verb] == "VBN"), None)
    if carried is None or tree.lemma[carried] not in ontology.lexicon.classes["support_verb"]:
        return []
    return obliques_of(tree, carried, ontology.words)


def _elicited(tree: Tree, index: int, words: Words) -> list[Oblique]:
    """ "drew condemnation from Oman": from whom it is stands behind the verb."""
    verb = tree.head[index]
    if tree.dep[index] != "dobj" or tree.lemma[verb] not in words["eliciting_verbs"] or index < verb:
        return []
    behind = [prep for prep in tree.children(verb, "prep") if prep > index and tree.lower[prep] == "from"]
    return [one for prep in behind for one in read_obliques(tree, prep, words)]


def _first_word(tree: Tree, index: int) -> int:
    """ "air strike", "phone call": the words before the noun that are no names belong to the predicate."""
    first = index
    while first > tree.left[index] and tree.head[first - 1] == index and tree.dep[first - 1] == "compound":
        if tree.ent[first - 1]:
            break
        first -= 1
    return first


def _participants(
    tree: Tree, index: int, row: Row, obliques: list[Oblique], nominal: Nominal, ontology: Ontology
) -> None:
    """Fill subject and object of an event noun by the row's roles."""
    taken: dict[str, int] = {}
    owner = _owner(tree, index, obliques)
    if owner is not None and tree.ent[owner] in {"DATE", "TIME"}:
        nominal.arguments.append(("time", "", owner))
    elif owner is not None:
        taken[_role_of_owner(tree, index, owner, row, obliques, ontology)] = owner
    kids = tree.children(index, "compound", "amod", "nmod")
    for kid in kids:
        if _is_called_after(tree, index, kid, ontology):
            nominal.arguments.append(("location", "in", kid))
            continue
        role, word = _part_of_modifier(tree, kid, row, ontology.words)
        if row.role("with") == "patient" and _is_surname(tree, kid):
            continue  # "the Burnham talks": held there, perhaps
        if role and _is_site(tree, kid, role, row, ontology):
            about = _may_be_subject(tree, kid, row, ontology)
            nominal.arguments.extend([] if about else [("location", "in", word)])
            continue
        if role == "agent" and _is_fate(tree, index, kid, ontology.words):
            behind = tree.lower[index + 1 : index + 2]
            placed = tree.lemma[index] in ontology.words["massacres"] and behind in (["in"], ["at"])
            role = "" if placed else "patient"  # "the Syrian massacre in Tremseh": by or of Syrians
        if role == "agent" and (_may_suffer(tree, index, kid, row, ontology) or _is_hit(tree, kid, row, ontology)):
            role = "patient" if "patient" not in {row.role(one.preposition) for one in obliques} else role
        if role:
            taken.setdefault(role, word)
    for oblique in obliques:
        if tree.ent[oblique.head] in {"DATE", "TIME"}:
            nominal.arguments.append(("time", oblique.preposition, oblique.head))
            continue
        role = _role_of_oblique(tree, index, oblique, row, ontology)
        if role == "topic" and row.role("with") == "patient":  # "talks on oil": with nobody named
            named = any(one.preposition == "with" for one in obliques)
            nominal.arguments.append(("topic" if named else "other", oblique.preposition, oblique.head))
        elif role in taken or role in {"location", "other"}:
            nominal.arguments.append((role if role != "other" else "", oblique.preposition, oblique.head))
        else:
            taken[role] = oblique.head
    nominal.subject = taken.pop("agent", None)
    for role in OBJECT_ROLES:
        if role in taken:
            nominal.object = taken.pop(role)
            nominal.rules.append(f"{role}-of-event")
            break
    nominal.arguments.extend((role, "", word) for role, word in sorted(taken.items()))


def _role_of_oblique(tree: Tree, index: int, oblique: Oblique, row: Row, ontology: Ontology) -> str:
    """Return the part that "of the army" or "on the border" has in an event."""
    role = row.role(oblique.preposition) or _default_role(tree, oblique.preposition, oblique.head, row)
    if role == "patient" and oblique.preposition == "of" and _is_told_to(tree, index, ontology.words):
        role = "agent"
    if role == "patient" and oblique.preposition == "on" and tree.lemma[index] in ontology.words["massacres"]:
        role = "location"  # "a shooting on the border"
    if role == "agent" and oblique.preposition == "of" and is_event(tree, oblique.head, ontology):
        role = "topic"  # "talk of a blockade"
    return role


def _is_told_to(tree: Tree, index: int, words: Words) -> bool:
    """ "the refusal of the movement to disarm": who is named between a noun and its infinitive is to do it, or not."""
    infinitive = any(tree.lower[tree.left[kid]] == "to" for kid in tree.children(index, "acl"))
    return infinitive and tree.lemma[index] in words.content_nouns


def _is_site(tree: Tree, kid: int, role: str, row: Row, ontology: Ontology) -> bool:
    """ "the Granada summit", "Sudan fighting": a place before what several do together is where they do it."""
    named = tree.ent[kid] in PLACE_LABELS or role == "agent"
    if not named or not (row.role("with") == "patient" or row.role("into") == "patient"):
        return False
    return role == "patient" or _is_only_city(tree, kid, ontology)


def _is_called_after(tree: Tree, index: int, kid: int, ontology: Ontology) -> bool:
    """ "the Sharpeville massacre": a place, whatever the tagger takes it for; unlike "the IRA shooting"."""
    if tree.lemma[index] not in ontology.words["massacres"] or not _is_bare_name(tree, kid):
        return False
    known = known_label(ontology, " ".join(tree.text[tree.ent_start[kid] : tree.ent_end[kid]]))
    return tree.ent[kid] in PLACE_LABELS or (tree.ent[kid] == "ORG" and known != "ORG")


def _may_suffer(tree: Tree, index: int, kid: int, row: Row, ontology: Ontology) -> bool:
    """ "the Khashoggi killing", "the Kirov murder": done to whoever is called so, if to anybody named before it.

    One such deed is named after its victim; several, after those who do them ("the Janjaweed killings"), and so is one
    whose victim follows.
    """
    if row.role("possessor") not in {"patient", UNDERGOER}:
        return False
    if tree.ent[kid] == "PERSON":
        return True
    one = tree.tag[index] == "NN" and _is_bare_name(tree, kid)
    if not one or tree.lower[kid] in ontology.words["acting_nouns"] or tree.lower[index + 1 : index + 2] == ["of"]:
        return False
    return known_label(ontology, " ".join(tree.text[tree.ent_start[kid] : tree.ent_end[kid]])) in {"", "PERSON"}


def _is_hit(tree: Tree, kid: int, row: Row, ontology: Ontology) -> bool:
    """ "the Entebbe raid", "the Blue House attack": a building or city that force is called after has suffered it."""
    if row.event not in {"ASSAULT", "COERCE"}:
        return False
    building = _is_bare_name(tree, kid) and ontology.lexicon.is_a(tree.lower[kid], "facility")
    return building or _is_only_city(tree, kid, ontology)


def _is_fate(tree: Tree, index: int, kid: int, words: Words) -> bool:
    """ "the Armenian genocide": that of a people is done to it; "the Serbian massacre of Bosniaks" by it."""
    people = tree.ent[kid] == "NORP" and tree.tag[index] == "NN" and tree.lemma[index] in words["fates_of_peoples"]
    return people and all(tree.lower[prep] not in {"of", "against"} for prep in tree.children(index, "prep"))


def _is_surname(tree: Tree, kid: int) -> bool:
    return tree.ent[kid] == "PERSON" and _is_bare_name(tree, kid) and tree.ent_start[kid] == kid


def _is_bare_name(tree: Tree, kid: int) -> bool:
    """Whether a word before a noun is a name in full letters, and no part of a word with a hyphen."""
    hyphened = "-" in (*tree.text[max(0, kid - 1) : kid], *tree.text[kid + 1 : kid + 2])
    return tree.tag[kid] in {"NNP", "NNPS"} and not tree.text[kid].isupper() and not hyphened


def _is_only_city(tree: Tree, kid: int, ontology: Ontology) -> bool:
    """Whether a word before an event noun names a city and no actor, whatever its label; no "UN", no "Turkish"."""
    name = " ".join(tree.text[tree.ent_start[kid] : tree.ent_end[kid]])
    bare = tree.tag[kid] != "JJ" and not name.isupper()
    return bare and not known_label(ontology, name) and bool(ontology.places.by_name(name))


def _may_be_subject(tree: Tree, kid: int, row: Row, ontology: Ontology) -> bool:
    """ "Syria talks", "the Baltic cable inquiry": a state or region is perhaps what they are about; a city is not."""
    return row.event not in {"ASSAULT", "CONCEDE"} and not _is_only_city(tree, kid, ontology)


def _owner(tree: Tree, index: int, obliques: list[Oblique]) -> int | None:
    """Return whose the event is; in "its rejection and condemnation of the plan" the second is theirs, too."""
    own = tree.child(index, "poss", "det")
    if own is not None or tree.dep[index] != "conj" or not obliques:
        return tree.child(index, "poss")
    first = first_conjunct(tree, index)
    shared = tree.tag[first] in {"NN", "NNS"} and tree.child(first, "prep") is None
    return tree.child(first, "poss") if shared else None


def _part_of_modifier(tree: Tree, kid: int, row: Row, words: Words) -> tuple[str, int]:
    """Return what a word before an event noun takes part as, and which word is meant; "" where it takes none.

    In "US-led talks", "coalition campaign", "student protests" it acts; in "Kabul bombing" it suffers. In "its jihadist
    allies" it says what kind of allies they are.
    """
    label = tree.ent[kid]
    if row.event in _LASTING and tree.text[kid].islower() and tree.dep[kid] == "compound":
        return "", kid
    beside = (*tree.text[kid - 1 : kid], *tree.text[kid + 1 : kid + 2])  # "intra-Syrian talks", "anti-Taliban"
    if "-" not in beside and label in ACTOR_LABELS | {"LOC"}:
        acts = label in {"NORP", "ORG", "PERSON"} or tree.tag[kid] == "JJ" or tree.text[kid].isupper()
        return "agent" if acts else "patient", kid
    if tree.lower[kid] in words["heading_participles"] or tree.lower[kid].endswith("-led"):
        below = next((word for word in tree.subtree(kid) if tree.ent[word] in {"GPE", "ORG", "NORP"}), None)
        return ("", kid) if below is None else ("agent", below)
    acts = tree.lemma[kid] in words["acting_nouns"] or (row.event == "PROTEST" and tree.lemma[kid] in words["marchers"])
    acts = acts and tree.dep[kid] == "compound"
    return "agent" if acts else "", kid


def _role_of_owner(tree: Tree, index: int, owner: int, row: Row, obliques: list[Oblique], ontology: Ontology) -> str:
    """ "Lumumba's murder" was done to him, "the regime's murder of Lumumba" and "Abacha's executions" by the owner."""
    role = row.role("possessor") or "agent"
    if row.event == "AID" and is_rushed_to(tree, index, ontology.words):
        return "patient"
    given = {row.role(one.preposition) for one in obliques if tree.ent[one.head] not in {"DATE", "TIME"}}
    if "agent" in given:
        return "patient"  # "Crimea's annexation by Russia"
    if role not in {"patient", UNDERGOER}:
        return role
    if "patient" in given:
        return "agent"
    does = role == UNDERGOER and (tree.tag[index] == "NNS" or _is_body(tree, owner, ontology))
    return "agent" if does else "patient"


def _is_body(tree: Tree, noun: int, ontology: Ontology) -> bool:
    """Whether a possessor is a state or body, as far as the gazetteer tells; the tagger errs often."""
    if tree.ent[noun] not in {"ORG", "GPE"}:
        return tree.ent[noun] == "NORP" or tree.lemma[noun] in ontology.words["acting_nouns"]
    known = known_label(ontology, " ".join(tree.text[tree.ent_start[noun] : tree.ent_end[noun]]))
    return known not in {"", "PERSON"} or tree.text[noun].isupper() or tree.child(noun, "det") is not None


def _default_role(tree: Tree, preposition: str, head: int, row: Row) -> str:
    if preposition == "by":
        return "agent"
    if preposition in {"against", "on"} and tree.ent[head] not in {"DATE", "TIME"}:
        about = preposition == "on" and row.role("with") == "patient"  # "talks with Chad on oil"
        return "topic" if about else "patient"
    if is_place_phrase(tree, preposition, head):
        return "location"
    return "other"


def participial_modifiers(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """ "Iran-backed militias", "the Kenyan-led mission": who does what to the thing named."""
    found: list[Nominal] = []
    for verb in tree.children(index, "amod"):
        if tree.tag[verb] not in {"VBN", "JJ", "VBD"} or verb < 2 or tree.text[verb - 1] != "-":
            continue
        agent = next((kid for kid in tree.kids[verb] if kid < verb and _may_act(tree, kid, ontology.words)), None)
        if tree.lower[verb] in ontology.words["holding_participles"]:
            lemma = "control"
        else:
            lemma = ontology.words.lemmas.get(tree.lower[verb], _participle_lemma(tree, verb))
        if tree.lower[verb] in ontology.words["leading_participles"] and is_event(tree, index, ontology):
            continue  # "Saudi-led strikes": they lead no strike, they strike
        if (
            agent is not None
            and tree.ent[agent] in {"NORP", "GPE"}
            and tree.lower[verb] in ontology.words["owned_participles"]
        ):
            continue  # "British-owned estates": those of some Britons, and not of the state
        if agent is not None and ontology.lexicon.find("verb", lemma, object_head=tree.lemma[index]) is not None:
            context, clause, _ = noun_context(tree, index, by_head, ontology)
            rules = ["participial-modifier"]
            found.append(
                Nominal(
                    "verb", verb, verb, lemma, agent, index, context=context, clause=clause, rules=rules, alone=True
                )
            )
    return found


def adjectival_modifiers(tree: Tree, index: int, by_head: dict[int, Clause], ontology: Ontology) -> list[Nominal]:
    """ "a report critical of Chad": what the adjective behind a noun says of it, or of whoever issues it."""
    found: list[Nominal] = []
    for word in tree.children(index, "amod"):
        behind = obliques_of(tree, word, ontology.words) if word == index + 1 and tree.tag[word] == "JJ" else []
        prepositions = [one.preposition for one in behind]
        row = ontology.lexicon.find("adjective", tree.lower[word], prepositions=prepositions) if behind else None
        if row is None or row.event not in _STANCES or all(row.role(one.preposition) != "patient" for one in behind):
            continue
        context, clause, _ = noun_context(tree, index, by_head, ontology)
        issued = clause is not None and index == clause.object and clause.lemma in ontology.words["issuing_verbs"]
        found.append(
            Nominal(
                "verb", word, word, f"be {tree.lower[word]}", clause.subject if issued and clause else index, None,
                arguments=[("", one.preposition, one.head) for one in behind],
                context=context, clause=clause, rules=["adjective-behind"],
            )
        )  # fmt: skip
    return found


def _may_act(tree: Tree, word: int, words: Words) -> bool:
    """ "Houthi-held", "rebel-held"; not "state-of-the-art"."""
    named = tree.text[word][:1].isupper() or tree.ent[word] in ACTOR_LABELS
    return named or tree.lemma[word] in words["acting_nouns"]


def _participle_lemma(tree: Tree, verb: int) -> str:
    """The tagger calls most of these adjectives, and leaves them as they are: "backed"."""
    lemma = tree.lemma[verb]
    if lemma.endswith("ied"):
        return f"{lemma[:-3]}y"
    return lemma[:-2] if lemma.endswith("ed") else lemma
