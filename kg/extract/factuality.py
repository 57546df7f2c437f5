"""Polarity, modality and speakers of clauses, passed down from the root of the sentence.

In: clauses of one ``Tree``, parents first. Out: the same clauses with ``polarity``, ``modality``, ``speakers``,
``unnamed`` and the ``trace`` of the steps. In "Putin told Biden that China would not permit US bases" the permitting
is negated, future, and according to Putin. Implicative signatures after Karttunen; propagation after Nairn,
Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.adverbials import adverbial_context, is_condition, is_instead
from kg.extract.clauses import Clause, is_in_order, is_small_passive
from kg.extract.context import Context, context_of, effect_name, is_past, is_subjunctive, stronger
from kg.extract.negation import is_negated, own_modality
from kg.extract.nounclauses import content_noun_context, noun_clause_context, relative_context
from kg.extract.subjects import signature_of
from kg.extract.tree import FIRST_PERSONS, HYPHENS, Tree
from kg.ontology.words import Signature, Words


def propagate(tree: Tree, clauses: list[Clause], words: Words, *, headline_question: bool = False) -> None:
    """Fill in polarity, modality and speakers of every clause; ``clauses`` come parents first."""
    for clause in clauses:
        clause.conditional = _conditions(tree, clause, words)
    conditions = [clause for clause in clauses if clause.conditional]
    conditional = {clause.parent for clause in conditions}
    supposed = {clause.parent for clause in conditions if _is_of_truth(tree, clause, words)}
    for clause in clauses:
        context = _context(tree, clause, words, headline_question)
        _apply(tree, clause, context, words, conditional=clause in conditional, supposed=clause in supposed)


def _conditions(tree: Tree, clause: Clause, words: Words) -> bool:
    """Whether its parent holds only under this condition: "if X attacks, Y will respond"."""
    return clause.link in {"adverbial", "purpose"} and clause.parent is not None and is_condition(tree, clause, words)


def _is_of_truth(tree: Tree, condition: Clause, words: Words) -> bool:
    """ "if the report is right": a condition on what is told, and on nothing that is done."""
    return condition.result is not None and tree.lower[condition.result] in words["truth_adjectives"]


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
        return replace(above.under("possible", "of-it"), polarity="affirmed")
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
    if headline_question or tree.text[last - 1] == "?" or (last - first > 1 and tree.text[last - 2] == "?"):
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


def _complement_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    frame = "to" if is_small_passive(tree, clause) and parent.passive else clause.frame  # "reported killed"
    signature = signature_of(parent, frame, words, tree)
    step = f"{parent.key}:{frame}"
    if clause.frame == "that" and clause.mark in words["questions"]:
        return replace(above.under("possible", f"{step}:whether"), polarity="affirmed")
    if tree.lower[clause.head - 1 : clause.head] and _is_embedded_question(tree, clause):
        told = replace(above.under("+", f"{step}:question"), polarity="affirmed")
        recounts = tree.lower[tree.inner_edges(clause.head)[0]] == "how" and parent.lemma in words["speech_verbs"]
        return _with_speaker(told, parent, Signature("+", "?", speaker=True)) if recounts else told
    if _is_cleft(tree, clause, parent):
        contrast = any(tree.lower[kid] == "but" for kid in tree.kids[parent.result or 0])
        return replace(above, polarity="affirmed" if contrast else above.polarity, step="cleft")
    if signature is None and _is_result(tree, clause):
        return replace(above, polarity="affirmed", modality="actual", step="result")
    if signature is None:
        return _unknown_complement(tree, clause, parent, above, step, words)
    due = _due_context(tree, clause, parent, above)
    if due is not None:
        return due
    if _is_performative(tree, clause, parent, words):
        return replace(above, step="performative")
    if _is_going_to(parent, clause):
        return above.under("future", "going-to:future")
    effect = signature.effect(above.polarity == "negated")
    if effect == "+" and clause.frame == "to" and parent.object is not None and parent.lemma in words["aspect_verbs"]:
        effect = "intended"  # "began its offensive to capture the city"
    if effect == "+" and _is_license(tree, parent, words):
        effect = "possible"
    if effect == "requested" and (_is_evidence(tree, parent, words) or _is_told_as_fact(tree, clause, parent, words)):
        effect, signature = "+", replace(signature, speaker=True)  # "the survey suggests", not "the envoy suggested"
    elif effect == "+" and is_subjunctive(tree, clause, words):
        effect = "requested"
    context = above.under(effect, f"{step}:{effect_name(signature)}")
    if signature.speaker and _is_inference(tree, parent, words):
        return context
    return _with_speaker(context, parent, signature)


def _due_context(tree: Tree, clause: Clause, parent: Clause, above: Context) -> Context | None:
    """ "was to leave", "had to leave", "remains to be cleared": what is due, was done, or is not done yet."""
    if clause.frame != "to" or parent.passive or any(tree.lower[adverb] == "yet" for adverb in parent.adverbs):
        return None
    if parent.key == "be":
        return above.under("future", "be-to:future")
    if parent.lemma == "remain" and clause.passive:
        return above.under("-", "remain-to-be:negated")
    if parent.lemma == "have" and (parent.times or any(one.head < clause.head for one in parent.obliques)):
        return above.under("possible", "time-to")  # "had until Friday to withdraw"
    if parent.lemma == "have" and is_past(tree, parent):
        return above.under("possible" if above.polarity == "negated" else "+", "had-to")
    return None


def _is_license(tree: Tree, parent: Clause, words: Words) -> bool:
    """ "the pact allows Togo to send ships", "the law let them stay": what may be done need not be done."""
    if parent.lemma not in words["permitting_verbs"]:
        return False
    rule = parent.subject is not None and tree.lemma[parent.subject] in words["rules_of_conduct"]
    return rule or not is_past(tree, parent)


def _is_inference(tree: Tree, parent: Clause, words: Words) -> bool:
    """ "these sanctions show that ...": no source, but the article's own inference."""
    subject = parent.subject
    if subject is None or parent.lemma not in words["evidence_verbs"]:
        return False
    return not tree.ent[subject] and tree.lemma[subject] in words["telling_events"]


def _is_evidence(tree: Tree, parent: Clause, words: Words) -> bool:
    """ "the survey suggests that ...": a thing that shows something, and proposes nothing."""
    subject = parent.subject
    return parent.lemma in words["evidence_verbs"] and subject is not None and tree.lemma[subject] in words["documents"]


def _is_told_as_fact(tree: Tree, clause: Clause, parent: Clause, words: Words) -> bool:
    """ "insists that such cases were isolated", unlike "that they be tried": the indicative asks for nothing."""
    if parent.lemma not in words["telling_or_asking_verbs"] or clause.frame != "that":
        return False
    first = min([clause.head, *clause.auxiliaries])
    third = tree.tag[first] == "VBZ" or tree.lower[first] in {"are", "have", "will", "would"}
    return third or tree.tag[first] == "VBD"


def _is_cleft(tree: Tree, clause: Clause, parent: Clause) -> bool:
    return (
        "cleft" in clause.rules and parent.copula and parent.surface is not None and tree.lower[parent.surface] == "it"
    )


def _is_performative(tree: Tree, clause: Clause, parent: Clause, words: Words) -> bool:
    """ "I want to convey my condolences", "we would like to thank": saying so does it."""
    first_person = parent.surface is not None and tree.lower[parent.surface] in FIRST_PERSONS
    wish = parent.lemma in words["wishing_verbs"] and clause.frame == "to" and parent.polarity == "affirmed"
    return first_person and wish and clause.lemma in words["performatives"]


def _is_going_to(parent: Clause, clause: Clause) -> bool:
    return parent.lemma == "go" and clause.frame == "to" and bool(parent.auxiliaries)


def _is_embedded_question(tree: Tree, clause: Clause) -> bool:
    first = tree.inner_edges(clause.head)[0]
    if clause.parent is not None and first < clause.parent.head:
        return False  # "the men whom Iran was urged to free": the word belongs to the relative clause above
    return tree.tag[first] in {"WP", "WRB", "WDT"} and clause.mark == "" and tree.lower[first] != "that"


def _is_result(tree: Tree, clause: Clause) -> bool:
    """ "so determined was he ... that he did not": what follows is a result, not something said."""
    first = tree.sentences[tree.sent[clause.head]][0]
    return clause.mark == "that" and any(
        word in {"so", "such"} for word in tree.lower[first : clause.parent.head if clause.parent else first]
    )


def _told_noun(tree: Tree, parent: Clause, words: Words) -> int | None:
    """ "the claim is that ...", "among the charges is that ...": the noun whose content the clause is."""
    nouns = [parent.surface, *(oblique.head for oblique in parent.obliques if oblique.preposition == "among")]
    named = (noun for noun in nouns if noun is not None and tree.lemma[noun] in words.content_nouns)
    return next((noun for noun in named if words.content_nouns[tree.lemma[noun]] != "factive"), None)


def _unknown_complement(tree: Tree, clause: Clause, parent: Clause, above: Context, step: str, words: Words) -> Context:
    """A predicate without a signature: a finite complement is its subject's, an infinitive only intended."""
    if clause.frame == "ing":
        return replace(above, step=f"{step}:default")
    if clause.frame == "to":
        if parent.key == "be":
            return above.under("future" if clause.subject is not None else "intended", "be-to:future")
        return above.under("-intended" if above.polarity == "negated" else "intended", f"{step}:default")
    if parent.copula or _is_spliced(clause, parent):
        told = _told_noun(tree, parent, words) if parent.copula else None
        if told is not None:
            return content_noun_context(tree, told, words.content_nouns[tree.lemma[told]], above)
        return replace(above, polarity="affirmed", step=f"{step}:default")
    context = above.under("?" if above.polarity == "negated" else "+", f"{step}:default")
    return _with_speaker(context, parent, Signature("+", "?", speaker=True))


def _is_spliced(clause: Clause, parent: Clause) -> bool:
    """ "the army has recovered, the rebels are losing this fight": two sentences; the rebels tell nothing."""
    return clause.head < parent.head and parent.object is not None and parent.mark != "as"


def _with_speaker(context: Context, parent: Clause, signature: Signature) -> Context:
    if not signature.speaker:
        return context
    if parent.subject is not None and not parent.existential:
        return replace(context, speakers=(*context.speakers, parent.subject))
    return replace(context, modality=stronger(context.modality, "possible"))


def _purpose_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "sent X to meet Y", "in order to": intended, unless the verb before has an infinitive of its own."""
    signature = signature_of(parent, clause.frame, words, tree)
    if signature is not None and clause.head > parent.head and not is_in_order(tree, clause):
        step = f"{parent.key}:to:{effect_name(signature)}"
        effect = signature.effect(above.polarity == "negated")
        if effect == "+" and signature.control != "object" and not parent.complements and parent.object is not None:
            effect = "intended"  # "used the bases to strike": a purpose, not what was helped or forced
        return _with_speaker(above.under(effect, step), parent, signature)
    return replace(above.under("intended", "purpose"), polarity="affirmed")


def _gerund_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "without signing", "accused Iran of arming", "instead of attacking", "by bombing"."""
    preposition = clause.frame
    asked = tree.tag[tree.inner_edges(clause.head)[0]] in {"WP", "WP$", "WDT", "WRB"}
    if clause.mark in words["questions"] or asked:  # "doubts over whether Mali expelled the envoy", "over who owns it"
        return replace(above.under("possible", f"{preposition}:whether"), polarity="affirmed")
    if preposition in words["negative_prepositions"] or is_instead(tree, clause):
        return replace(above, polarity="negated", step=f"{preposition}:negated")
    if preposition == "with" and clause.surface is not None and tree.head[clause.surface] == clause.head:
        return Context("affirmed", "actual", above.speakers, above.unnamed, "presupposed")
    noun = clause.noun
    if noun is not None and _is_absent(tree, noun, words):
        return replace(above.under("possible", "of-nothing"), polarity="affirmed")  # "no question of Oman leaving"
    if noun is not None and tree.lemma[noun] in words["open_nouns"] and preposition in {"on", "about", "over"}:
        return replace(above.under("possible", f"{preposition}:open"), polarity="affirmed")  # "talks on sending"
    if noun is not None and noun != parent.object:
        effect = words.content_nouns.get(tree.lemma[noun])
        if effect is not None:
            return content_noun_context(tree, noun, effect, above)
    if noun is not None and tree.lemma[noun] in words["open_nouns"] | words["favoring_nouns"]:
        return replace(above.under("possible", f"{preposition}:open"), polarity="affirmed")  # "talk of arming them"
    governing = tree.lower[tree.head[tree.head[clause.head]]]  # "Wary of angering China, Laos declined"
    signature = words.signature(preposition, f"be {governing}") if parent.result is None else None
    if signature is None:  # and "found him guilty of" tells who says so
        signature = signature_of(parent, "to ing" if preposition == "to" else preposition, words, tree)
    if signature is not None:
        context = above.under(
            signature.effect(above.polarity == "negated"), f"{parent.key}:{preposition}:{effect_name(signature)}"
        )
        return _with_speaker(context, parent, signature)
    if noun is not None:
        effect = words.content_nouns.get(tree.lemma[noun])
        if effect is not None:
            return content_noun_context(tree, noun, effect, above)
    if preposition in {"for", "toward", "towards", "against", "at"}:
        return replace(above.under("intended", f"{preposition}:purpose"), polarity="affirmed")
    return replace(above, polarity="affirmed", step=f"{preposition}:gerund")


def _is_absent(tree: Tree, noun: int, words: Words) -> bool:
    """ "no question of", "little prospect of", but "no secret of", "no apology for"."""
    named = tree.lemma[noun] in words["open_questions"] or tree.lemma[noun] in words.content_nouns
    return named and any(tree.lower[kid] in {"no", "little"} for kid in tree.children(noun, "det", "amod"))


_BY_LINK: dict[str, Callable[[Tree, Clause, Clause, Context, Words], Context]] = {
    "complement": _complement_context,
    "purpose": _purpose_context,
    "adverbial": adverbial_context,
    "gerund": _gerund_context,
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
    return False


def _is_fiction(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "a film in which Russia invades Alaska", "in a war game Russia invaded Latvia": what is only played or told.

    A plot is told in the present; a novel, a film or a war game also in the past, but for what its author says.
    """
    inherited = clause.link == "conj" and clause.surface is not None and tree.head[clause.surface] != clause.head
    if inherited and clause.parent is not None and "fiction" in clause.parent.trace:
        return True
    inside = [one.head for one in clause.obliques if one.preposition in {"in", "during"}]
    if not inside:
        return False
    if clause.lemma in words["mock_verbs"] and any(_is_one_of(tree, head, words["drill_nouns"]) for head in inside):
        return True
    past = is_past(tree, clause) or tree.tag[clause.head] == "VBN"
    if past and (clause.lemma in words["speech_verbs"] or clause.lemma in words["verbal_acts"]):
        return False
    names = "imagined_worlds" if past else "fiction_nouns"
    named = any(_is_one_of(tree, head, words[names]) and not _is_of(tree, head) for head in inside)
    return named or (not past and any(tree.ent[head] == "WORK_OF_ART" for head in inside))


def _is_one_of(tree: Tree, noun: int, names: frozenset[str]) -> bool:
    """ "in the exercise", "in a war game", "in a war-game": whether a noun, or it and the word before, is listed."""
    before = noun - 1 - (tree.text[noun - 1] in HYPHENS)
    return tree.lemma[noun] in names or (before >= 0 and f"{tree.lower[before]} {tree.lemma[noun]}" in names)


def _is_of(tree: Tree, noun: int) -> bool:
    """ "in a series of raids"."""
    return tree.lower[noun + 1 : noun + 2] == ["of"]


def _apply(tree: Tree, clause: Clause, context: Context, words: Words, *, conditional: bool, supposed: bool) -> None:
    """Combine what is handed down with the clause's own negation, modals and adverbs.

    What is past may well have been ("threatened to leave if it attacked"), but not where the condition is that what is
    told is true ("if the report is right, it attacked").
    """
    negated = is_negated(tree, clause, words)
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
    if conditional and (own != "actual" or supposed or not is_past(tree, clause)):
        clause.modality = stronger("actual", "conditional") if context.modality == "actual" else context.modality
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
    if own != "actual":
        clause.trace.append(f"modal:{own}")
