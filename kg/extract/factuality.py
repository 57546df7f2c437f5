"""Polarity, modality and speakers of clauses, passed down from the root of the sentence.

In: clauses of one ``Tree``, parents first. Out: the same clauses with ``polarity``, ``modality``, ``speakers``,
``unnamed`` and the ``trace`` of the steps. In "Putin told Biden that China would not permit US bases" the permitting
is negated, future, and according to Putin. Implicative signatures after Karttunen; propagation after Nairn,
Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.adverbials import adverbial_context, is_condition
from kg.extract.clauses import Clause, is_in_order
from kg.extract.complements import complement_context, gerund_context, with_speaker
from kg.extract.context import Context, context_of, effect_name, is_past, stronger
from kg.extract.eventnouns import is_mock, is_of, is_one_of, is_played
from kg.extract.negation import is_assurance, is_negated, own_modality
from kg.extract.nounclauses import noun_clause_context, relative_context
from kg.extract.subjects import signature_of
from kg.extract.tree import Tree
from kg.ontology.words import Words


def propagate(tree: Tree, clauses: list[Clause], words: Words, *, headline_question: bool = False) -> None:
    """Fill in polarity, modality and speakers of every clause; ``clauses`` come parents first."""
    for clause in clauses:
        clause.conditional = _conditions(tree, clause, words)
    conditions = [clause for clause in clauses if clause.conditional]
    conditional = {clause.parent for clause in conditions}
    supposed = {clause.parent for clause in conditions if _is_of_truth(tree, clause, words)}
    supposed.update(clause for clause in clauses if _is_so_if_true(tree, clause, words))
    for clause in clauses:
        if "conjoined" in clause.rules and clause.parent in supposed:
            supposed.add(clause)
        context = _context(tree, clause, words, headline_question)
        conditioned = clause in conditional or clause in supposed
        _apply(tree, clause, context, words, conditional=conditioned, supposed=clause in supposed)


def _conditions(tree: Tree, clause: Clause, words: Words) -> bool:
    """Whether its parent holds only under this condition: "if X attacks, Y will respond"."""
    return clause.link in {"adverbial", "purpose"} and clause.parent is not None and is_condition(tree, clause, words)


def _is_of_truth(tree: Tree, condition: Clause, words: Words) -> bool:
    """ "if the report is right", "if confirmed", "if he is to be believed": a condition on what is told.

    It is one on nothing that is done.
    """
    if condition.result is not None and tree.lower[condition.result] in words["truth_adjectives"]:
        return True
    verdicts = [condition, *condition.complements]
    return any(one.passive and one.lemma in words["verifying_verbs"] for one in verdicts)


def _is_so_if_true(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "If true, Togo burned the camp": a condition on what is told that has no verb."""
    if words["conditional_marks"].isdisjoint(tree.forms):
        return False
    verdicts = tree.children(clause.head, "advcl", "prep", "advmod", "ccomp", "dep")
    marked = (kid for kid in verdicts if tree.lower[kid] in words["truth_adjectives"])
    return any(tree.lower[kid - 1] in words["conditional_marks"] for kid in marked)


def _context(tree: Tree, clause: Clause, words: Words, headline_question: bool) -> Context:
    parent = clause.parent
    if parent is None and clause.link == "adnominal" and clause.noun is not None:
        return noun_clause_context(tree, clause, Context(), words)
    if parent is None:
        return _root_context(tree, clause, words, headline_question)
    if clause.link == "conj":
        return _conjunct_context(tree, clause, parent, words, headline_question)
    return _governed_context(tree, clause, parent, context_of(parent), words)


def _governed_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """Return the context of a clause from that of the clause which governs it."""
    first = tree.sentences[tree.sent[parent.head]][0]
    if parent.head == first and tree.lower[first] in words["supposing_words"]:  # "Suppose Iran attacks."
        return Context("affirmed", "conditional", above.speakers, above.unnamed, "condition")
    if clause.link in {"complement", "purpose"} and _is_of_it(tree, clause, parent, words):
        return above.under("possible", "of-it")
    rule = _BY_LINK.get(clause.link)
    # what stands before a colon is nobody's word
    parted = clause.link == "complement" and ":" in tree.text[clause.head : parent.head]
    if rule is not None and not parted:
        return rule(tree, clause, parent, above, words)
    if clause.link == "adnominal":
        return noun_clause_context(tree, clause, above, words)
    if clause.link == "relative":
        return relative_context(tree, clause, above, words)
    if clause.link == "subject":
        above = replace(above, modality=stronger(above.modality, "possible"), step="clausal-subject")
    return replace(above, polarity="affirmed")


def _is_of_it(tree: Tree, clause: Clause, parent: Clause, words: Words) -> bool:
    """ "made it a crime to insult the king", "rumor had it that he died": "it" stands for what need not be so."""
    if tree.lower[parent.head + 1 : parent.head + 2] != ["it"]:
        return False
    if clause.frame == "that":
        return parent.lemma == "have"
    begin = tree.inner_edges(clause.head)[0]
    apart = begin > parent.head + 2 and tree.lower[begin] in {"to", "for"}
    return apart and parent.lemma in words["rating_verbs"]


def _root_context(tree: Tree, clause: Clause, words: Words, headline_question: bool) -> Context:
    first, last = tree.sentences[tree.sent[clause.head]]
    asked = "?" in tree.text[max(first, last - 2) : last]
    if (
        tree.lower[first] in words["free_relatives"]
        and tree.tag[clause.head] in {"VBZ", "VBP"}
        and clause.head > first + 1
    ):
        return Context(modality="possible", step="generic")  # "Whoever attacks Laos helps the enemy."
    if asked and tree.lower[first] in {"why", "how", "when", "where"} and is_past(tree, clause):
        return Context(step="presupposed-question")
    if clause.mark in words["conditional_marks"]:
        return Context(modality="conditional", step="condition")  # "If Russia attacked, NATO would."
    if not asked and _is_inverted(tree, clause):
        return Context(modality="conditional", step="condition")  # "..., had the Chinese asked him to."
    if any(tree.lower[auxiliary] == "to" for auxiliary in clause.auxiliaries):
        return Context(modality="future", step="headline-infinitive")  # "Canada to send frigate"
    ends = tree.sent[clause.head] == len(tree.sentences) - 1
    if (headline_question and ends) or tree.text[last - 1] == "?" or (last - first > 1 and tree.text[last - 2] == "?"):
        return Context(modality="possible", step="question")
    return Context()


def _is_inverted(tree: Tree, clause: Clause) -> bool:
    """ "had the Chinese asked", but "never had Kuwait cut": the auxiliary first, and no adverb that brings it there."""
    first = next((auxiliary for auxiliary in clause.auxiliaries if tree.lower[auxiliary] in {"had", "were"}), None)
    if first is None or clause.surface is None or not first < clause.surface < clause.head or clause.existential:
        return False
    fronted = tree.children(clause.head, "advmod", "neg", "cc", "preconj", "prep")
    return not any(kid < first for kid in fronted)


def _conjunct_context(tree: Tree, clause: Clause, first: Clause, words: Words, headline_question: bool) -> Context:
    """A conjunct stands where the first one stands."""
    context = _context(tree, first, words, headline_question)
    complement_of_same = clause.surface is None or "conjoined" in clause.rules or not context.speakers
    return context if complement_of_same else replace(context, step="conjunct")


def _purpose_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "sent X to meet Y", "in order to": intended, unless the verb before has an infinitive of its own."""
    signature = signature_of(parent, clause.frame, words, tree)
    if signature is not None and clause.head > parent.head and not is_in_order(tree, clause):
        step = f"{parent.key}:to:{effect_name(signature)}"
        effect = signature.effect(above.polarity == "negated")
        if effect == "+" and signature.control != "object" and not parent.complements and parent.object is not None:
            effect = "intended"  # "used the bases to strike": a purpose, not what was helped or forced
        return with_speaker(above.under(effect, step), parent, signature)
    return above.under("intended", "purpose")


_BY_LINK: dict[str, Callable[[Tree, Clause, Clause, Context, Words], Context]] = {
    "complement": complement_context,
    "purpose": _purpose_context,
    "adverbial": adverbial_context,
    "gerund": gerund_context,
}


def _shares_modal(tree: Tree, clause: Clause) -> bool:
    """ "will gather and be questioned": a bare "be" stands under the modal of the verb before."""
    bare = bool(clause.auxiliaries) and all(tree.lower[word] == "be" for word in clause.auxiliaries)
    above = clause.parent
    modal = above is not None and any(tree.tag[word] == "MD" for word in above.auxiliaries)
    return bare and modal and clause.link == "conj"


def _is_by_report(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "allegedly burned", "was burned, allegedly by soldiers": what is only reported, or by whom it was done."""
    adverbs = words["report_adverbs"]
    if adverbs.isdisjoint(tree.forms):
        return False
    for kid in tree.kids[clause.head]:
        agent = tree.lower[kid] == "by" and tree.dep[kid] in {"agent", "prep"}
        if tree.lower[kid] in adverbs or (agent and tree.lower[kid - 1] in adverbs):
            return True
    subject = clause.surface
    behind = tree.children(subject, "advmod") if subject is not None else []
    return any(tree.lower[kid] in adverbs for kid in behind)  # "Kenya (supposedly) attacked"


def _is_fiction(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "a film in which Russia invades Alaska", "in a war game Russia invaded Latvia": what is only played or told.

    A plot is told in the present; a novel, a film or a war game also in the past, but for what its author says.
    """
    inherited = clause.link == "conj" and clause.surface is not None and tree.head[clause.surface] != clause.head
    if inherited and clause.parent is not None and "fiction" in clause.parent.trace:
        return True
    teller = clause.parent.surface if clause.parent is not None and clause.link == "complement" else None
    if teller is not None and is_played(tree, teller, words):
        return True  # "The film shows how rebels killed the mayor", "a war game had China invading it"
    if clause.object is not None and clause.lemma in words["support_verbs"] and is_mock(tree, clause.object, words):
        return True  # "staged a mock attack on the port"
    inside = [one.head for one in clause.obliques if one.preposition in {"in", "during"}]
    if not inside:
        return False
    if clause.lemma in words["mock_verbs"] and any(is_one_of(tree, head, words["drill_nouns"]) for head in inside):
        return True
    past = is_past(tree, clause) or tree.tag[clause.head] == "VBN"
    if past and (clause.lemma in words["speech_verbs"] or clause.lemma in words["verbal_acts"]):
        return False
    names = "imagined_worlds" if past else "fiction_nouns"
    named = any(is_one_of(tree, head, words[names]) and not is_of(tree, head) for head in inside)
    return named or (not past and any(tree.ent[head] == "WORK_OF_ART" for head in inside))


def _is_told(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "threatened to leave if it attacked", "has offered to cede it if": what was said or is being said, was said.

    So were "has threatened sanctions if", "promises talks if".
    """
    speaks = clause.lemma in words["verbal_acts"] and any(below.frame == "to" for below in clause.complements)
    object_ = clause.object if clause.lemma in words["promising_verbs"] else None
    pledges = object_ is not None and tree.tag[object_] in {"NN", "NNS"}
    return is_past(tree, clause) or speaks or pledges


def _apply(tree: Tree, clause: Clause, context: Context, words: Words, *, conditional: bool, supposed: bool) -> None:
    """Combine what is handed down with the clause's own negation, modals and adverbs.

    What is past may well have been ("threatened to leave if it attacked"), but not where the condition is that what is
    told is true ("if the report is right, it attacked").
    """
    assured = is_assurance(tree, clause, words)
    negated = not assured and is_negated(tree, clause, words)
    clause.polarity = "negated" if negated != (context.polarity == "negated") else "affirmed"
    own = own_modality(tree, clause, context, words, negated=negated)
    clause.modality = own if context.modality == "actual" else context.modality
    clause.speakers, clause.unnamed = context.speakers, context.unnamed
    plural = clause.surface is not None and (
        tree.tag[clause.surface] in {"NNS", "NNPS"} or tree.lower[clause.surface] in {"we", "they", "i", "you"}
    )
    if _shares_modal(tree, clause):
        own = clause.parent.modality if clause.parent is not None else own
        clause.modality = own if context.modality == "actual" else context.modality
    bare = tree.tag[clause.head] == "VB" and not clause.auxiliaries and clause.link == "conj" and not plural
    if bare and clause.modality == "actual" and clause.parent is not None and tree.tag[clause.parent.head] != "VB":
        clause.modality = "possible"  # a bare verb without what governs it: a misread infinitive
    if conditional and (own != "actual" or supposed or not _is_told(tree, clause, words)):
        warned = own != "actual" and context.modality == "future"  # "warned that it would retaliate if Chad did so"
        clause.modality = "conditional" if context.modality == "actual" or warned else context.modality
        clause.trace.append("under-condition")
    if _is_by_report(tree, clause, words):
        clause.modality = stronger(clause.modality, "possible")
        clause.trace.append("report-adverb")
    if _is_fiction(tree, clause, words):
        clause.modality = stronger(clause.modality, "conditional")
        clause.trace.append("fiction")
    if context.step:
        clause.trace.insert(0, context.step)
    if negated:
        clause.trace.append("negation")
    if assured:
        clause.polarity = "negated" if clause.polarity == "affirmed" else "affirmed"
        clause.trace.append("assurance")
    if own != "actual":
        clause.trace.append(f"modal:{own}")
