"""Who takes part in the event that a noun names, by what the noun stands in.

In: an event noun's ``Nominal`` with the participants of its own phrase. Out: the same with those that the clause
around it gives. In "held talks with Oman" the subject of "held" talks; in "backed by support from Cuba" Cuba supports
what is backed, and in "supports Mali in its fight" Mali fights.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause, Oblique
from kg.extract.context import context_of, stronger
from kg.extract.eventnouns import first_conjunct, is_definite
from kg.extract.governance import Nominal
from kg.extract.phrases import content_head
from kg.extract.places import PLACE_PREPOSITIONS
from kg.extract.tree import ACTOR_LABELS, HE_OR_SHE, PLACE_LABELS, Tree
from kg.extract.verbrows import carrying_row
from kg.ontology import Ontology
from kg.ontology.lexiconrows import Row
from kg.ontology.words import Words

OBJECT_ROLES = ("patient", "theme", "topic", "opponent", "recipient", "destination", "source", "content")
"""Roles of which the first that is filled is the event's object."""


_PROPOSALS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
"""Events that are made to somebody, who is to do something or to whom it is done."""


_TOGETHER = frozenset({"CONSULT", "COOPERATE"})
"""Events that whoever acts takes part in: "told them in a phone call", "did so in cooperation with Peru"."""


def complete(
    tree: Tree, index: int, row: Row, nominal: Nominal, by_head: dict[int, Clause], ontology: Ontology
) -> bool:
    """Fill what is open; return False where the verb's own row makes the claim ("held talks with")."""
    clause, words = nominal.clause, ontology.words
    carried = _carried(tree, index, words)
    supports = clause is not None and clause.lemma in words["support_verbs"]
    if clause is not None and supports and carried == clause.object and nominal.object is None:
        _borrow_object(tree, clause, row, nominal)
    objects = {clause.object, clause.result} if clause is not None else set()
    if clause is not None and carried in objects and _is_before_court(tree, index, clause, words):
        return False
    if clause is not None and nominal.subject is None and carried in objects and not nominal.governed:
        row_of_both = carrying_row(tree, clause, index, ontology.lexicon) if carried == index else None
        if row_of_both is not None and row_of_both.noun:
            return False
        if tree.lemma[index] in words["received_nouns"] and _is_of_others(tree, index, clause, words):
            return False
        shunned = clause.lemma in words["shunning_verbs"] and nominal.context.polarity == "negated"
        aspect = clause.lemma in words["aspect_verbs"] and not _ends_of_others(tree, index, clause, ontology)
        if supports or shunned or aspect:
            nominal.subject = clause.subject
            nominal.rules.append("agent-of-support-verb")
    if clause is not None and nominal.subject is None and row.event == "AID" and is_rushed_to(tree, index, words):
        nominal.subject, nominal.context = clause.subject, context_of(clause)
        nominal.rules.append("agent-of-clause")
    _held(tree, index, clause, nominal, words)
    _earned(index, clause, nominal, words)
    if clause is not None and first_conjunct(tree, index) == clause.object and clause.lemma in words["suffering_verbs"]:
        if row.event == "REQUEST":  # "faced calls to resign": made to him
            nominal.arguments += [("recipient", "", clause.subject)] if clause.subject is not None else []
        elif nominal.object is None:
            nominal.object = clause.subject
    _instigated(tree, index, clause, nominal, words)
    _hit(tree, index, clause, row, nominal, words)
    _fought(tree, index, clause, row, nominal, ontology)
    if row.event in _PROPOSALS:
        _answered(tree, index, clause, nominal, words)
        _offered(tree, index, row, by_head, nominal, words)
    if row.event in _TOGETHER:
        _met(tree, index, nominal, words)
    else:
        _assisted(tree, index, nominal, ontology)
    if row.event in {"ASSAULT", "COERCE"}:
        _answerable(tree, index, nominal, words)
        _charged(tree, index, nominal, words)
    return True


def _fought(tree: Tree, index: int, clause: Clause | None, row: Row, nominal: Nominal, ontology: Ontology) -> None:
    """ "soldiers died in a clash with the rebels": who bears arms and falls there has fought."""
    if clause is None or nominal.subject is not None or nominal.object is None or clause.surface is None:
        return
    inside = any(oblique.head == index and oblique.preposition in {"in", "during"} for oblique in clause.obliques)
    both = ontology.relations[row.relation].symmetric and row.event == "ASSAULT"
    words = ontology.words
    fallen = clause.lemma in words["falling_verbs"] or (clause.passive and clause.lemma in words["casualty_verbs"])
    armed = any(ontology.lexicon.is_a(tree.lemma[clause.surface], kind) for kind in ("@force", "@rebel", "@police"))
    if inside and both and fallen and armed:
        nominal.subject = clause.surface
        nominal.rules.append("agent-of-support-verb")


def is_rushed_to(tree: Tree, index: int, words: Words) -> bool:
    """ "came to its aid", "rushed to the rescue of the crew": who comes gives it, and not who is helped."""
    prep = tree.head[index]
    return tree.dep[index] == "pobj" and tree.lower[prep] == "to" and tree.lemma[tree.head[prep]] in words["rushing"]


def _is_before_court(tree: Tree, index: int, clause: Clause, words: Words) -> bool:
    """ "a court threw out his appeal": he asks nobody for anything."""
    heard = clause.subject is not None and tree.lemma[clause.subject] in words["courts"]
    return heard and tree.lemma[index] in words["legal_pleas"]


def _is_of_others(tree: Tree, index: int, clause: Clause, words: Words) -> bool:
    """ "had orders to hold the bridge", "carried out orders to burn the village": others gave them."""
    return clause.lemma == "have" or words.signature("to", f"{clause.lemma} {tree.lemma[index]}") is not None


def is_event(tree: Tree, noun: int | None, ontology: Ontology) -> bool:
    """Tell whether a noun names an event: "attack", "defeat"; no name does."""
    common = noun is not None and tree.tag[noun] in {"NN", "NNS"} and not tree.ent[noun]
    return common and noun is not None and ontology.lexicon.may_find("noun", tree.lemma[noun])


def is_lifted(tree: Tree, index: int, nominal: Nominal, ontology: Ontology) -> bool:
    """ "lifted its ban on beef", "the lifting of the embargo on Haiti": news of the end of a measure imposes none.

    Who imposed it may be told all the same: "the end of Kenya's blockade of Lamu", "the sanctions imposed on Mali".
    """
    words, clause, first = ontology.words, nominal.clause, first_conjunct(tree, index)
    own = nominal.subject is not None and tree.tag[nominal.subject] != "PRP$"
    own = own or any(tree.tag[kid] == "VBN" for kid in tree.children(index, "acl"))
    if own or tree.lemma[index] not in ontology.lexicon.classes["measure"]:
        return False
    above = tree.head[tree.head[first]] if tree.dep[first] == "pobj" else first
    if tree.lemma[above] in words["lifting_nouns"]:
        return True
    of_clause = clause is not None and tree.dep[first] in {"dobj", "nsubjpass"} and tree.head[first] == clause.head
    return of_clause and clause is not None and clause.lemma in words["lifting_verbs"]


def _ends_of_others(tree: Tree, index: int, clause: Clause, ontology: Ontology) -> bool:
    """ "pledged to end the war", "stopped the raids", "the defeat ended it": who ends it need not have waged it."""
    if is_event(tree, clause.subject, ontology):
        return True
    known = is_definite(tree, index) or tree.child(index, "det") is not None  # "ended a truce"
    return clause.lemma in ontology.words["ending_verbs"] and (clause.modality != "actual" or known)


def _carried(tree: Tree, index: int, words: Words) -> int:
    """ "conducted 10 airstrikes, including strikes on the depot": the example is carried out with the rest."""
    prep = tree.head[index]
    examples = tree.dep[index] == "pobj" and tree.lower[prep] in words["example_prepositions"]
    above = tree.head[prep]
    if examples and not tree.is_noun(above):  # "conducted 10 airstrikes on Monday, including strikes on the depot"
        above = tree.child(above, "dobj") or above
    return above if examples and tree.is_noun(above) else index


def _met_before(tree: Tree, index: int, clause: Clause, nominal: Nominal, words: Words) -> None:
    """ "promised aid after talks with him"; in "said Togo would pay after talks" who says so may have talked.

    So has who says something "speaking after talks with him".
    """
    actor = clause.subject
    if actor is None or clause.passive or clause.modality != "actual" or tree.head[tree.head[index]] != clause.head:
        return
    speaking = tree.tag[clause.head] == "VBG" and clause.lemma in words["appearing_verbs"]
    named = tree.ent[actor] in ACTOR_LABELS or tree.lower[actor] in HE_OR_SHE
    before = named and actor < clause.head
    if (before or speaking) and tree.dep[index] == "pobj" and nominal.object is not None:
        nominal.subject = actor
        nominal.rules.append("agent-of-clause")


def _met(tree: Tree, index: int, nominal: Nominal, words: Words) -> None:
    """ "raised it in a call with Lavrov", "promised aid after talks with him": whoever did it was in the call."""
    clause, prep = nominal.clause, tree.head[index]
    if clause is not None and tree.lower[prep] in {"after", "following"} and nominal.subject is None:
        _met_before(tree, index, clause, nominal, words)
        return
    inside = tree.dep[index] == "pobj" and tree.lower[prep] in {"in", "during", "at", "on"}
    if clause is None or not inside or nominal.subject is not None or nominal.object is None:
        return
    if tree.head[prep] == clause.head and not nominal.governed:
        nominal.subject, nominal.context = clause.subject, context_of(clause)
        nominal.rules.append("agent-of-clause")


def _answerable(tree: Tree, index: int, nominal: Nominal, words: Words) -> None:
    """ "the Shabaab were responsible for the bombing", "was behind the raid": they did it, or are said not to have.

    Not in the present: who "is responsible for the fight against graft" has the duty.
    """
    clause, prep = nominal.clause, tree.head[index]
    if clause is None or not clause.copula or nominal.subject is not None or tree.dep[index] != "pobj":
        return
    if tree.tag[clause.head] in {"VBZ", "VBP"}:
        return
    guilty = tree.lower[prep] == "for" and tree.lemma[tree.head[prep]] in words["guilty_adjectives"]
    if guilty or (tree.lower[prep] == "behind" and tree.head[prep] == clause.head):
        nominal.subject, nominal.context = clause.subject, context_of(clause)
        nominal.rules.append("agent-answerable")


def _charged(tree: Tree, index: int, nominal: Nominal, words: Words) -> None:
    """ "accused Sudan of an attack on Tine": by the word of who accuses it, Sudan attacked Tine."""
    clause, prep = nominal.clause, tree.head[index]
    if clause is None or tree.dep[index] != "pobj" or clause.object is None:
        return
    beside = tree.head[prep] in {clause.head, clause.object} and clause.object < index
    if beside and tree.lower[prep] == "for" and clause.lemma in words["faulting_verbs"]:
        _blamed(tree, nominal, clause, words)
    told = bool(nominal.context.speakers) and nominal.context.polarity == "affirmed"
    owner = tree.child(nominal.object, "poss") if nominal.object is not None else None
    if nominal.subject is not None or (owner is not None and tree.tag[owner] == "PRP$"):
        return  # "accused Sudan of attacks on its border": that of who accuses it
    if told and beside and tree.lower[prep] == "of" and clause.lemma in words["charging_verbs"]:
        nominal.subject = clause.object
        nominal.rules.append("agent-answerable")


def _blamed(tree: Tree, nominal: Nominal, clause: Clause, words: Words) -> None:
    """ "blamed Rwanda for the shelling of a camp": by the word of who blames it, Rwanda shelled the camp."""
    culprit, context = clause.object, nominal.context
    if culprit is None or not (tree.ent[culprit] in ACTOR_LABELS or tree.lemma[culprit] in words["acting_nouns"]):
        return
    owned = nominal.subject is not None and tree.tag[nominal.subject] == "PRP$"  # "for its attack"
    if (nominal.subject is not None and not owned) or clause.polarity == "negated":
        return
    if not owned:
        nominal.subject = culprit
        nominal.rules.append("agent-answerable")
    if clause.subject is None:
        nominal.context = replace(context, modality=stronger(context.modality, "possible"), step="blamed")
    elif clause.subject not in context.speakers:
        nominal.context = replace(context, speakers=(*context.speakers, clause.subject), step="blamed")


def _assisted(tree: Tree, index: int, nominal: Nominal, ontology: Ontology) -> None:
    """ "support for Iraq in the fight against ISIL", "backs Mali in the war": whoever is supported fights."""
    prep = tree.head[index]
    owned = nominal.subject is not None and tree.tag[nominal.subject] == "PRP$"  # "in their fight"
    if (nominal.subject is not None and not owned) or tree.dep[index] != "pobj" or tree.lower[prep] != "in":
        return
    noun, assisted = _support_above(tree, tree.head[prep], nominal.clause)
    if assisted is None:
        return
    row = ontology.lexicon.find("noun" if tree.is_noun(noun) else "verb", tree.lemma[noun])
    if row is not None and row.event in {"SUPPORT", "AID"}:
        nominal.subject = assisted  # of "their" the one meant
        nominal.rules.append("agent-assisted")


def _support_above(tree: Tree, above: int, clause: Clause | None) -> tuple[int, int | None]:
    """Return the word that may say that somebody is supported, and who: what "in the fight" may hang on."""
    if tree.dep[above] == "pobj" and tree.lower[tree.head[above]] in {"for", "to", "of"}:
        return tree.head[tree.head[above]], above
    verb = clause is not None and above == clause.head
    noun = clause.object if clause is not None and verb and clause.object is not None else above
    behind = [prep for prep in tree.children(noun, "prep") if tree.lower[prep] in {"for", "to"}]
    if tree.is_noun(noun) and behind:  # "reiterated its support for Mali in the fight"
        return noun, tree.child(behind[0], "pobj")
    return above, clause.object if clause is not None and verb else None


def described(tree: Tree, index: int) -> int | None:
    """ "its ally Turkey", "Armenia, an ally of Russia": the name that the noun describes."""
    head = tree.head[index]
    if tree.dep[index] == "appos" and tree.is_name(head) and tree.ent[head]:
        return head
    return next((kid for kid in tree.children(index, "appos") if tree.is_name(kid) and tree.ent[kid]), None)


def is_former(tree: Tree, noun: int, words: Words) -> bool:
    """ "a former member of the Taliban", "once a patron of Garang": no more, and not told as what somebody is."""
    beside = {tree.lower[kid] for kid in tree.children(noun, "amod", "advmod", "nmod")}
    return not (beside.isdisjoint(words["former_words"]) and beside.isdisjoint(words["former_adverbs"]))


def acted(tree: Tree, index: int, nominal: Nominal, words: Words) -> bool:
    """ "is the largest donor to Mali", "Oman, a critic of the raid": who is described does it.

    Returns whether somebody does it to something: a donor as such gives nobody anything.
    """
    clause = nominal.clause
    links = clause is not None and (clause.copula or clause.lemma in words["linking_verbs"])
    if clause is not None and links and tree.head[index] == clause.head and index != clause.surface:
        nominal.subject = clause.subject
    else:
        nominal.subject, nominal.alone = described(tree, index), True
    nominal.rules.append("agent-of-description")
    return nominal.subject is not None and nominal.object is not None


def _borrow_object(tree: Tree, clause: Clause, row: Row, nominal: Nominal) -> None:
    """ "gave its support to the referendum": the verb's argument is the event's."""
    for oblique in clause.obliques:
        if row.role(oblique.preposition) in OBJECT_ROLES and tree.ent[oblique.head] not in {"DATE", "TIME"}:
            nominal.object = oblique.head
            nominal.rules.append("object-of-support-verb")
            return


def lend(tree: Tree, index: int, obliques: list[Oblique], nominal: Nominal, words: Words) -> None:
    """ "has the support of Congress": Congress supports; "in support of the plan": the plan is supported."""
    clause = nominal.clause
    giver = next((oblique.head for oblique in obliques if oblique.preposition in {"of", "from"}), None)
    giver = content_head(tree, giver, words)
    by = any(oblique.preposition == "by" for oblique in obliques)
    if tree.lemma[index] not in words["lent_nouns"] or giver is None or by or tree.child(index, "poss") is not None:
        return
    prep = tree.lower[tree.head[index]] if tree.dep[index] == "pobj" else ""
    if prep == "in" or (prep == "to" and clause is not None):
        nominal.subject, nominal.object = (clause.subject if clause is not None else None), giver
        if prep == "to" and clause is not None:  # "marines were to be sent to the aid of the governor"
            nominal.context = context_of(clause)
    elif tree.left[index] != index or any(oblique.preposition == "from" for oblique in obliques):
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


def _earned(index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "the raid drew condemnation from Oman", "won praise from Fiji": what draws it is condemned or praised."""
    if clause is None or clause.object != index or clause.lemma not in words["eliciting_verbs"]:
        return
    if nominal.subject is not None and nominal.object is None and nominal.subject != clause.subject:
        nominal.object = clause.recipient if clause.recipient is not None else clause.subject
        nominal.rules.append("object-of-eliciting-verb")


def _hit(tree: Tree, index: int, clause: Clause | None, row: Row, nominal: Nominal, words: Words) -> None:
    """ "a French raid hit two camps": whoever raided has hit them; "Turkey strikes kill 6" is no strike of workers."""
    if clause is None or clause.subject != index or clause.object is None or clause.polarity == "negated":
        return
    if clause.lemma not in words["striking_verbs"]:
        return
    owned = nominal.subject is None and nominal.object in tree.children(index, "compound")
    if nominal.lemma == "strike" and owned:
        nominal.subject, nominal.object = nominal.object, None
    forceful = row.event == "ASSAULT" or nominal.lemma == "strike"
    if forceful and nominal.subject is not None and nominal.object is None:
        nominal.object, nominal.context = clause.object, context_of(clause)
        nominal.rules.append("object-of-striking-verb")


def _instigated(tree: Tree, index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "at the behest of X, Y met ...": what X asked for was asked of Y."""
    if clause is None or tree.lemma[index] not in words["instigations"] or tree.dep[index] != "pobj":
        return
    if tree.lower[tree.head[index]] in {"at", "on", "upon"} and nominal.subject is not None and nominal.object is None:
        nominal.object = clause.subject


def _answered(tree: Tree, index: int, clause: Clause | None, nominal: Nominal, words: Words) -> None:
    """ "Chad declined a request from Togo", "heeded its appeal": who answers is whom it was made to."""
    if clause is None or nominal.subject is None or nominal.object is not None or index != clause.object:
        return
    named = tree.lemma[index] in words["addressed_nouns"] and clause.lemma in words["answering_verbs"]
    if named and clause.subject not in {None, nominal.subject}:
        nominal.arguments.append(("recipient", "", clause.subject))
        nominal.rules.append("answered-by")


def _offered(tree: Tree, index: int, row: Row, by_head: dict[int, Clause], nominal: Nominal, words: Words) -> None:
    """ "the Kremlin's offer to let the US military use bases": to whom, or of what, the offer is."""
    content = next((by_head[kid] for kid in tree.children(index, "acl", "relcl") if kid in by_head), None)
    if content is None or nominal.object is not None or nominal.subject is None or content.frame != "to":
        return
    below = content.complements[0] if content.object is None and content.complements else None
    other = row.event == "REQUEST" or (row.event == "AGREE" and content.lemma in words["presupposing_verbs"])
    if below is None and other:  # "appeals to suspend the returns" do not ask for returns
        own = content.surface is not None and tree.head[content.surface] == content.head
        nominal.object = content.surface if own else None  # "demands that Togo release him" are made to Togo
        return
    nominal.object = content.object if below is None else below.subject
