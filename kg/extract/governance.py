"""What a noun's place in its sentence says of what it names: whether it is affirmed, actual, and whose it is.

In: a ``Tree``, a noun, the clauses. Out: a ``Context``. In "called for a withdrawal" the withdrawal is only
requested; in "an end to the attacks" the attacks are actual; in "the alleged attack" possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.clauses import Clause
from kg.extract.context import Context, context_of
from kg.extract.eventnouns import (
    adjusted,
    by_predicate,
    effect_of_noun,
    first_conjunct,
    has_happened,
    is_appointed,
    is_definite,
    is_only_named,
    is_played,
    is_proviso,
    is_realized,
    is_told,
)
from kg.extract.subjects import signature_of
from kg.extract.tree import Tree
from kg.model import FrameKind, Modality
from kg.ontology import Ontology
from kg.ontology.words import Signature, Words


@dataclass(slots=True, eq=False)
class Nominal:
    """One frame without a verb; ``first``/``last`` are the tokens of its predicate."""

    kind: FrameKind
    first: int
    last: int
    lemma: str
    subject: int | None
    object: int | None
    arguments: list[tuple[str, str, int]] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    clause: Clause | None = None
    governed: bool = False
    """Whether the governing clause's signature speaks of this event: then it is that clause's content."""
    rules: list[str] = field(default_factory=list)
    alone: bool = False
    """Whether what is joined to its subject by "and" has no part in it: "our ally Oman and the coalition"."""


def noun_context(
    tree: Tree, noun: int, by_head: dict[int, Clause], ontology: Ontology
) -> tuple[Context, Clause | None, bool]:
    """Return the factuality of what a noun names, the clause above it, and whether that clause's words decide it."""
    context, clause, governed = _governed_context(tree, noun, by_head, ontology)
    namer = _namer(tree, noun, by_head)
    if namer is not None:
        context = replace(context, speakers=(*context.speakers, namer), step="called-so")
    return context, clause, governed


def _namer(tree: Tree, noun: int, by_head: dict[int, Clause]) -> int | None:
    """ "condemned what Oman called an invasion by Iran": only who calls it so says that it is."""
    while "what" in tree.forms and noun not in by_head:
        naming = next((kid for kid in tree.children(noun, "relcl") if kid < noun), None)
        if naming is not None:
            return tree.child(naming, "nsubj")
        if tree.head[noun] == noun:
            break
        noun = tree.head[noun]
    return None


def _governed_context(
    tree: Tree, noun: int, by_head: dict[int, Clause], ontology: Ontology
) -> tuple[Context, Clause | None, bool]:
    words = ontology.words
    effects: list[tuple[str, str]] = []
    current, preposition, nested = noun, "", False
    while True:
        dep, head = tree.dep[current], tree.head[current]
        felt = words.signature("noun", f"be {tree.lower[head]} {tree.lower[current]}") if dep == "prep" else None
        if felt is not None and head not in by_head:  # "Wary of an attack, Togo moved its planes"
            effects.append((felt.affirmed, tree.lower[head]))
        if head == current:
            return adjusted(tree, noun, Context(), effects, words), by_head.get(current), False
        if head in by_head and dep != "conj":
            break
        if tree.is_noun(head):
            if tree.lemma[head] in words["presupposing_nouns"] and not effects:
                return _presupposed(tree, noun, head, by_head, words)
            effects.extend(_effects_of_noun(tree, noun, current, words))
            light = tree.lemma[head] in words["light_heads"] or tree.lemma[head] in words["partitives"]
            nested = nested or (dep not in {"conj", "appos"} and not light)  # "suspended part of its aid"
            if preposition in words["pending_prepositions"]:
                effects.append(("future", preposition))  # "a rally ahead of a visit"
            preposition = ""
        elif dep in {"pobj", "pcomp"}:
            effects.extend(_effects_of_preposition(tree, head, words))
            preposition = f"{tree.lower[head]} {preposition}".strip()
        elif dep == "prep" and tree.pos[head] in {"ADP", "ADV"}:
            preposition = f"{tree.lower[head]} {preposition}".strip()  # "ahead of", "out of"
        current = head
    clause = by_head[head]
    if clause.object is not None and _is_ahead(tree, current, clause.object, words):
        effects.append(("possible", "way-to"))
    elif is_proviso(tree, noun, clause, words):
        effects.append(("conditional", clause.key))
    if _is_aim(tree, noun, words):
        return adjusted(tree, noun, context_of(clause).under("possible", "for"), effects, words), clause, False
    if dep == "ccomp" and clause.subject is not None and noun < clause.subject:  # "Aceh deal 'close', UN says"
        told = context_of(clause).under("possible", "verdict")
        told = replace(told, speakers=(*told.speakers, clause.subject))
        return adjusted(tree, noun, told, effects, words), clause, False
    if nested:
        inherited = context_of(clause)
        if is_definite(tree, noun):
            inherited = replace(inherited, polarity="affirmed", modality="actual", step="presupposed")
        return adjusted(tree, noun, replace(inherited, polarity="affirmed"), effects, words), clause, False
    context, governed = _from_clause(tree, noun, clause, dep, preposition, ontology)
    happened = dep == "nsubj" and not effects and has_happened(tree, clause, words)
    return adjusted(tree, noun, context, effects, words, happened=happened), clause, governed


def _effects_of_noun(tree: Tree, noun: int, current: int, words: Words) -> list[tuple[str, str]]:
    """Return what the noun that ``current`` hangs on says of ``noun``: "talks on a release", "signs of an attack"."""
    dep, head = tree.dep[current], tree.head[current]
    effect = effect_of_noun(tree, noun, current, head, words)
    named_as = dep == "appos" and effect in {"requested", "intended"}  # "their demand, the release of the men"
    if effect is not None and (named_as or dep in {"pobj", "poss", "prep"}):
        return [(effect, tree.lemma[head])]
    if _is_ahead(tree, current, head, words):
        return [("possible", "way-to")]
    if _is_absent(tree, head) and tree.lower[head] not in words["assuring_nouns"]:
        return [("possible", "of-nothing")]
    if tree.lemma[head] in words["conditional_nouns"] and "in" in tree.lower[max(0, head - 2) : head]:
        return [("conditional", tree.lemma[head])]
    return []


def _is_ahead(tree: Tree, prep: int, noun: int, words: Words) -> bool:
    """ "cleared the way for an extradition", "a date for the return to civilian rule": it may come about."""
    return tree.lower[prep] in {"for", "to", "toward", "towards"} and tree.lemma[noun] in words["ways_ahead"]


def _effects_of_preposition(tree: Tree, prep: int, words: Words) -> list[tuple[str, str]]:
    """ "the war over control of the Chaco", "instead of talks": what a preposition says of the noun behind it."""
    if tree.lower[prep] in {"over", "for"} and _is_contested(tree, prep, words):
        return [("possible", "contested")]
    if tree.lower[prep] in words["example_prepositions"]:
        above = tree.head[prep]
        effect = _effect_of_whole(tree, above if tree.is_noun(above) else tree.child(above, "dobj", "nsubjpass"), words)
        return [(effect, tree.lower[prep])] if effect else []  # "issued demands, including the release of the men"
    before = tree.lower[prep - 1] if prep > 0 else ""
    if not words["excepting_prepositions"].isdisjoint({tree.lower[prep], f"{before} {tree.lower[prep]}"}):
        return [("conditional", "except")]  # "but for a strike", "barring an attack"
    instead = (before, tree.lower[prep]) in {("instead", "of"), ("far", "from")}
    return [("-", "instead-of")] if instead else []


def _is_contested(tree: Tree, prep: int, words: Words) -> bool:
    """ "the war over control of the Chaco", "fought for control of the city": who has it is what they fight about."""
    pobj, above = tree.child(prep, "pobj"), tree.head[prep]
    sought = pobj is not None and tree.lemma[pobj] in words["contested_nouns"]
    return sought and (tree.lemma[above] in words["contests"] or tree.lemma[above] in words["aiming_verbs"])


def _is_absent(tree: Tree, noun: int) -> bool:
    """ "no sign of a withdrawal", "little talk of a truce", "any trace of an attack": of what nothing is seen."""
    return any(tree.lower[kid] in {"no", "little", "any", "neither"} for kid in tree.children(noun, "det", "amod"))


def _is_aim(tree: Tree, noun: int, words: Words) -> bool:
    """ "brigades for the offensive": what people or things are for need not have come; a reaction is to what has."""
    noun = first_conjunct(tree, noun)
    prep = tree.head[noun]
    if tree.dep[noun] != "pobj" or tree.lower[prep] != "for":
        return False
    above = tree.head[prep]
    if tree.pos[above] == "VERB":
        return tree.lemma[above] in words["aiming_verbs"]
    noun_above = tree.tag[above] in {"NN", "NNS", "JJ"}  # "much of the plan for a withdrawal"
    return noun_above and tree.lemma[above] not in words["reaction_nouns"]


def _presupposed(
    tree: Tree, noun: int, above: int, by_head: dict[int, Clause], words: Words
) -> tuple[Context, Clause | None, bool]:
    """ "call for an end to the attacks": the attacks are actual whatever becomes of their end."""
    clause = next((by_head[head] for head in tree.ancestors(above) if head in by_head), None)
    context = Context(step="presupposed")
    if clause is not None:
        context = replace(context, speakers=clause.speakers, unnamed=clause.unnamed)
        context = _presumed(context, clause, words)
    return adjusted(tree, noun, context, [], words), clause, False


def _presumed(context: Context, clause: Clause, words: Words) -> Context:
    """ "urged Chad to stop its raids": that there are raids only who urges it says."""
    asking = clause.parent if clause.link in {"complement", "purpose"} and clause.modality != "actual" else None
    if asking is None or asking.subject is None or context.speakers:
        return context
    spoken = asking.lemma in words["verbal_acts"] or asking.lemma in words["speech_verbs"]
    return replace(context, speakers=(asking.subject,)) if spoken else context


def _from_clause(
    tree: Tree, noun: int, clause: Clause, dep: str, preposition: str, ontology: Ontology
) -> tuple[Context, bool]:
    above = context_of(clause)
    negated = above.polarity == "negated"
    subject = dep in {"nsubj", "csubj"}
    words = ontology.words
    first = first_conjunct(tree, noun)
    if clause.subject is not None and _is_called_so(first, clause, preposition, words):
        return replace(above, speakers=(*above.speakers, clause.subject), step="called-so"), False
    named = _named_only(tree, first, clause, preposition, words)
    if named is not None:
        return named, False
    signed = _by_signature(tree, noun, clause, preposition, words) if not subject else None
    charged = signed is not None and len(signed.speakers) > len(above.speakers)  # "accused it of ongoing raids"
    if not charged and any(tree.lower[kid] in words["ongoing_adjectives"] for kid in tree.children(first, "amod")):
        return replace(above, polarity="affirmed", modality="actual", step="ongoing"), False
    denying = signed is not None and signed.polarity == "negated" and signed.speakers == above.speakers
    made = _is_made(tree, first, words, of_others=negated or not denying) or _is_answered(tree, first, clause, words)
    if signed is not None and not made:
        return signed, True
    new = any(tree.lower[kid] in {"a", "an"} for kid in tree.children(first, "det"))
    if new and not preposition and not subject and clause.lemma in words["halting_verbs"]:
        return above.under("possible", f"{clause.lemma}:noun"), False  # "halted a strike"; but "the strikes"
    if not preposition and dep in {"dobj", "nsubjpass"} and _is_in_force(tree, first, clause, words):
        return replace(above, polarity="affirmed", modality="actual", step="presupposed"), False
    if clause.lemma in words["faulting_verbs"] and _is_cause(tree, clause, preposition) and clause.subject is not None:
        return replace(above, speakers=(*above.speakers, clause.subject), step="blamed"), False
    denied = _denied(tree, first, clause, preposition, words)
    if denied is not None:
        return denied, False
    definite = is_definite(tree, noun)
    if made or (not subject and _presupposes(tree, clause, preposition, words)):  # "declined its offer"
        return _presumed(
            replace(above, polarity="affirmed", modality="actual", step="presupposed"), clause, words
        ), False
    if clause.lemma in words["topic_verbs"] and not subject:
        modality: Modality = "actual" if definite and not is_only_named(tree, noun, words) else "possible"
        return replace(above, polarity="affirmed", modality=modality, step="topic"), False
    placed = _by_place(tree, noun, clause, dep, preposition, words)
    if not preposition and dep in {"dobj", "nsubjpass"} and not is_told(tree, first, words):
        placed = placed if is_realized(tree.lemma[noun], clause, ontology) else placed.under("possible", "of-unknown")
    return placed, False


def _is_called_so(noun: int, clause: Clause, preposition: str, words: Words) -> bool:
    """ "called the landing an invasion", "described it as an occupation": only who calls it so says that it is."""
    return clause.lemma in words["calling_verbs"] and (noun == clause.result or preposition == "as")


def _named_only(tree: Tree, noun: int, clause: Clause, preposition: str, words: Words) -> Context | None:
    """Return the context of a deed that a clause names without saying that it was done, None where it says more."""
    if preposition or (noun != clause.object and not (clause.copula and noun == clause.surface)):
        return None
    above = context_of(clause)
    if _is_term(tree, clause, words):
        return above.under("requested", "set-term")
    among = next((one.head for one in clause.obliques if one.preposition == "among"), None)
    if clause.copula and noun == clause.surface and among is not None:
        effect = _effect_of_whole(tree, among, words)
        return above.under(effect, f"among:{effect}") if effect else None
    if noun != clause.object:
        return None
    convoked = clause.lemma in words["convoking_verbs"] and tree.lemma[noun] in words["gathering_nouns"]
    if convoked and not is_definite(tree, noun):
        return above.under("future", f"{clause.lemma}:convoked")
    if (
        clause.lemma in words["depicting_verbs"]
        and clause.subject is not None
        and is_played(tree, clause.subject, words)
    ):
        return above.under("possible", f"{clause.lemma}:played")  # "the novel depicts an invasion"
    if clause.lemma in words["including_verbs"]:
        effect = _effect_of_whole(tree, clause.subject, words)
        return above.under(effect, f"{clause.lemma}:{effect}") if effect else None
    partner = any(_is_partner(tree, noun, kid, words) for kid in tree.children(noun, "prep"))
    if partner and clause.lemma in words["shunning_verbs"]:
        return above.under("possible" if is_definite(tree, noun) else "-", f"{clause.lemma}:shunned")
    return None


def _is_partner(tree: Tree, noun: int, prep: int, words: Words) -> bool:
    """ "skipped talks with Togo", "missed a visit to Lima": with whom or where nobody came."""
    return tree.lower[prep] == "with" or (tree.lower[prep] == "to" and tree.lemma[noun] in words["appointed_nouns"])


def _is_term(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "made the withdrawal a condition", "set a release as their goal", "a ceasefire is a precondition"."""
    called = [clause.result] if clause.result is not None else []
    if clause.lemma in words["setting_verbs"]:
        called.extend(one.head for one in clause.obliques if one.preposition == "as")
    elif not clause.copula:
        return False
    return any(tree.lemma[word] in words["set_terms"] for word in called)


def _effect_of_whole(tree: Tree, whole: int | None, words: Words) -> str:
    """ "the demands included a withdrawal", "the plan covers a release": a part of what is only asked or planned."""
    if whole is None:
        return ""
    lemma = tree.lemma[_listed_in(tree, whole, words)]
    if lemma in words["undertakings"]:
        return ""  # "the campaign included a raid on Gao"
    laid_down = lemma in words["document_nouns"] or lemma in words["parts_of_texts"] or lemma in words["set_terms"]
    effect = words.content_nouns.get(lemma, "possible" if laid_down else "")
    return {"reported": "possible", "denied": "possible", "negated": "possible", "factive": ""}.get(effect, effect)


def _listed_in(tree: Tree, noun: int, words: Words) -> int:
    """ "a list of demands", "one of the demands": the demands."""
    light = tree.lemma[noun] in words["lists"] or tree.lemma[noun] in words["light_heads"] or tree.tag[noun] == "CD"
    of = next((kid for kid in tree.children(noun, "prep") if tree.lower[kid] == "of"), None) if light else None
    inner = tree.child(of, "pobj") if of is not None else None
    return noun if inner is None else inner


def _is_cause(tree: Tree, clause: Clause, preposition: str) -> bool:
    """ "blamed an air strike for the blast", "the blast on an air strike": so says who blames it, but of no blast."""
    on = any(tree.lower[prep] == "on" for prep in tree.children(clause.head, "prep"))
    return preposition == "on" or (not preposition and not on)


def _is_in_force(tree: Tree, noun: int, clause: Clause, words: Words) -> bool:
    """ "the sanctions imposed last month will be lifted": what is to be lifted has been imposed."""
    imposed = any(tree.tag[kid] == "VBN" and tree.child(kid, "aux") is None for kid in tree.children(noun, "acl"))
    return imposed and clause.lemma in words["lifting_verbs"] and is_definite(tree, noun)


def _by_place(tree: Tree, noun: int, clause: Clause, dep: str, preposition: str, words: Words) -> Context:
    """ "after the raid", "the raid killed two": what the place in the sentence says, where no verb says more."""
    above, subject = context_of(clause), dep in {"nsubj", "csubj"}
    happening = _happening(tree, clause, words) if subject else None
    if happening is not None:
        return context_of(happening)  # "talks did not take place", "a meeting failed to take place"
    told_of = by_predicate(tree, clause, words) if subject else None
    if told_of is not None:
        return told_of
    negated, definite = above.polarity == "negated", is_definite(tree, noun)
    if preposition == "before" and is_appointed(tree, noun, clause, words):
        return replace(above.under("future", preposition), polarity="affirmed")
    if preposition in words["sequence_prepositions"]:
        return replace(above, polarity="affirmed")
    told = above.modality == "actual" and (preposition or not negated)
    if told and _is_open(tree, noun, clause, dep, preposition, words):
        return above.under("possible", "of-open")
    if dep in {"dobj", "attr", "nsubjpass", "oprd"} and not preposition:
        return above
    failed = subject and clause.lemma in words["failing_verbs"] and tree.lemma[noun] in words["achieved_nouns"]
    elusive = clause.result is not None and tree.lower[clause.result] in words["elusive_adjectives"]
    if failed or (subject and (elusive or above.modality != "actual")):
        return above.under("possible", "failed" if failed else "subject-of-open")
    if definite or (subject and not negated and above.modality == "actual"):
        return replace(above, polarity="affirmed", modality="actual", step="presupposed")
    if preposition and negated and above.modality == "actual":
        return replace(above, polarity="affirmed")
    return replace(above, polarity=above.polarity if not subject else "affirmed")


def _happening(tree: Tree, clause: Clause, words: Words) -> Clause | None:
    """Return the clause that says whether its subject came about: "did not take place", "has yet to happen"."""
    for one in (clause, *clause.complements):
        object_ = f"{one.lemma} {tree.lemma[one.object]}" if one.object is not None else one.lemma
        if object_ in words["happening_verbs"] and not one.passive and one.result is None:
            return one
    return None


def _is_made(tree: Tree, noun: int, words: Words, *, of_others: bool) -> bool:
    """ "declined its offer", "did not grant Benin's request": what is answered was offered or asked for."""
    owner = tree.child(noun, "poss") if tree.lemma[noun] in words.content_nouns else None
    return owner is not None and (not of_others or tree.tag[owner] != "PRP$")


def _is_answered(tree: Tree, noun: int, clause: Clause, words: Words) -> bool:
    """ "rejected an American demand for a truce": what is rejected was demanded all the same, if not "any demand"."""
    open_ = any(tree.lower[kid] in {"any", "no"} for kid in tree.children(noun, "det"))
    if clause.lemma in words["withholding_verbs"]:  # "denied a Libyan request"; but "denied an order to fire"
        return tree.lemma[noun] in words["petitions"] and not open_
    return clause.lemma in words["answering_verbs"] and tree.lemma[noun] in words["answered_nouns"] and not open_


def _told_by_object(tree: Tree, clause: Clause, preposition: str, words: Words) -> Context | None:
    """ "made an appeal to Managua for the release of the bishop": what the noun that the verb carries says of it."""
    carried = clause.object
    if preposition != "for" or carried is None:
        return None
    effect = words.content_nouns.get(tree.lemma[carried])
    if tree.lemma[carried] in words["rewards"] and clause.lemma not in words["rewarding_verbs"]:
        effect = "intended"  # "offered a bounty for his capture"
    if effect not in {"requested", "intended", "possible", "future"}:
        return None
    return context_of(clause).under(effect, f"{tree.lemma[carried]}:for")


def _is_evaded(tree: Tree, noun: int, clause: Clause, words: Words) -> bool:
    """ "narrowly escaped arrest": nobody arrested him; but "escaped the attack"."""
    bare = tree.child(noun, "det", "poss", "nummod") is None
    return clause.lemma in words["evading_verbs"] and bare and tree.tag[noun] == "NN"


def _by_signature(tree: Tree, noun: int, clause: Clause, preposition: str, words: Words) -> Context | None:
    """ "ordered a strike", "called for a withdrawal": what the verb says of its noun.

    Who announces an arrest or a death tells of what has happened; who announces a visit, of what is to come.
    """
    above = context_of(clause)
    key = f"{clause.key} {preposition}".strip()
    signature = words.signature("noun", key) or _as_of_gerund(tree, noun, clause, preposition, words)
    if signature is None:
        return _told_by_object(tree, clause, preposition, words)
    telling = clause.lemma in words["speech_verbs"] and signature.affirmed != "-"  # and not "denied the killing"
    told = telling and tree.lemma[noun] in words["accomplished_nouns"]
    effect = "+" if told else signature.effect(above.polarity == "negated")
    context = above.under(effect, f"{key}:noun")
    if signature.speaker and clause.passive and clause.subject is None and not is_told(tree, noun, words):
        return context.under("possible", f"{key}:unnamed")  # "an attack was reported"
    if (signature.speaker or told or clause.lemma in words["disowning_verbs"]) and clause.subject is not None:
        return replace(context, speakers=(*context.speakers, clause.subject))
    return context


def _as_of_gerund(tree: Tree, noun: int, clause: Clause, preposition: str, words: Words) -> Signature | None:
    """ "refrained from raids" as "refrained from raiding", "came close to an invasion" as "came close to invading".

    What is known ("worried about the attack") has been done all the same, but for what the verb keeps one from.
    """
    if tree.lemma[noun] in words["document_nouns"]:
        return None  # "reneged on the accord"
    if not preposition or (preposition != "from" and is_definite(tree, noun) and not is_only_named(tree, noun, words)):
        return None
    frame = "to ing" if preposition == "to" else preposition.rpartition(" ")[2]  # "fell short of"
    signature = signature_of(clause, frame, words, tree)
    return None if signature is None or signature.affirmed == "+" else signature


def _presupposes(tree: Tree, clause: Clause, preposition: str, words: Words) -> bool:
    """ "ended the raids", "congratulated Iran on the release": what is ended, praised or blamed was done."""
    if clause.lemma in words["presupposing_verbs"]:
        return True
    frame = preposition.rpartition(" ")[2]
    signature = signature_of(clause, frame, words, tree) if preposition else None
    return signature is not None and signature.affirmed == "+"


def _is_open(tree: Tree, noun: int, clause: Clause, dep: str, preposition: str, words: Words) -> bool:
    """ "the talks centred on the dispatch of troops", "the aim was the overthrow of the shah": it is only named."""
    subject = clause.surface
    if dep == "attr" and subject is not None and clause.copula:
        named = tree.lemma[_listed_in(tree, subject, words)]
        return named in words["prospective_nouns"] or words.content_nouns.get(named, "factive") != "factive"
    if preposition in {"about", "against"} and not is_definite(tree, noun):
        return True
    return preposition in _OPEN_PREPOSITIONS and is_only_named(tree, noun, words)


_OPEN_PREPOSITIONS = frozenset({"about", "against", "concerning", "for", "of", "on", "regarding"})


def _denied(tree: Tree, noun: int, clause: Clause, preposition: str, words: Words) -> Context | None:
    """ "left without the approval of the council", "not aware of any talks": of what there is none, or need not be."""
    above = context_of(clause)
    if preposition in words["negative_prepositions"]:
        return replace(above, polarity="negated", step=f"{preposition}:negated")
    if preposition in words["pending_prepositions"]:  # "Pending the release of the hostages, they suspended talks"
        return replace(above.under("future", preposition), polarity="affirmed")
    if not preposition and _is_evaded(tree, noun, clause, words):
        return above.under("-", f"{clause.lemma}:evaded")
    anything = any(tree.lower[kid] == "any" for kid in tree.children(noun, "det"))
    if above.polarity == "negated" and preposition and anything:
        return above.under("possible", "of-any")
    if above.polarity == "negated" and clause.lemma in words["suffering_verbs"] and not is_definite(tree, noun):
        return above  # "never suffered a coup"
    return None
