"""What a predicate says of its complement: of a clause behind "that" or "to", and of a gerund behind a preposition.

In: a clause, the one above and the context of that one. Out: the ``Context`` of the clause. In "refused to sign" the
signing is negated, in "accused Iran of arming them" the arming is according to who accuses.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.adverbials import is_instead
from kg.extract.clauses import Clause, is_small_passive
from kg.extract.context import Context, effect_name, is_past, is_subjunctive, stronger
from kg.extract.nounclauses import content_noun_context, is_scarce, under_denial
from kg.extract.phrases import is_out_of
from kg.extract.subjects import signature_of
from kg.extract.tree import FIRST_PERSONS, Tree
from kg.ontology.words import Signature, Words

_DUTY = frozenset({"should", "must", "ought"})


def complement_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """Return the context of what is told, asked, wanted or done: "said that Oman left", "refused to sign"."""
    frame = "to" if is_small_passive(tree, clause) and parent.passive else clause.frame  # "reported killed"
    signature = signature_of(parent, frame, words, tree)
    step = f"{parent.key}:{frame}"
    if clause.frame == "that" and clause.mark in words["questions"]:
        return above.under("possible", f"{step}:whether")
    if tree.lower[clause.head - 1 : clause.head] and _is_embedded_question(tree, clause):
        told = above.under("+", f"{step}:question")
        recounts = tree.lower[tree.inner_edges(clause.head)[0]] == "how" and parent.lemma in words["speech_verbs"]
        return with_speaker(told, parent, Signature("+", "?", speaker=True)) if recounts else told
    if _is_cleft(tree, clause, parent):
        contrast = any(tree.lower[kid] == "but" for kid in tree.kids[parent.result or 0])
        return replace(above, polarity="affirmed" if contrast else above.polarity, step="cleft")
    if clause.frame == "to" and clause.head < parent.head and tree.child(clause.head, "nsubj") is not None:
        told = above.under("future", "headline-infinitive")
        return with_speaker(told, parent, Signature("+", "?", speaker=True))  # "Chile to close embassy, minister says"
    if signature is None and _is_result(tree, clause):
        return replace(above, polarity="affirmed", modality="actual", step="result")
    if signature is None:
        return _unknown_complement(tree, clause, parent, above, step, words)
    due = _due_context(tree, clause, parent, above) or _untrue_context(tree, clause, parent, words)
    if due is not None:
        return due
    if _is_performative(tree, clause, parent, words):
        return replace(above, step="performative")
    if _is_going_to(parent, clause):
        return above.under("future", "going-to:future")
    if any(f"{tree.lemma[aux]} {parent.lemma}" in words["polite_wishes"] for aux in parent.auxiliaries):
        above = replace(above, modality="actual")  # "would like him to go" is under no condition
    effect, signature = _effect(tree, clause, parent, above, signature, words)
    context = above.under(effect, f"{step}:{effect_name(signature)}")
    if signature.speaker and _is_inference(tree, parent, words):
        return context
    return with_speaker(context, parent, signature)


def _effect(
    tree: Tree, clause: Clause, parent: Clause, above: Context, signature: Signature, words: Words
) -> tuple[str, Signature]:
    """Return the effect of a predicate on its complement here, and the signature of the sense that it has here."""
    effect = signature.effect(above.polarity == "negated")
    if clause.frame == "to" and parent.passive and signature.speaker and _is_denied_of_none(tree, parent, words):
        return "-possible", signature  # "no civilian is believed to have been harmed"
    if effect == "+" and clause.frame == "to" and parent.object is not None and parent.lemma in words["aspect_verbs"]:
        effect = "intended"  # "began its offensive to capture the city"
    if effect == "+" and clause.frame == "to" and parent.lemma == "say" and not parent.passive:
        effect = "future"  # "Chad says to send troops"
    if effect == "+" and _is_license(tree, parent, words):
        effect = "possible"
    if effect == "requested" and (_is_evidence(tree, parent, words) or _is_told_as_fact(tree, clause, parent, words)):
        effect, signature = "+", replace(signature, speaker=True)  # "the survey suggests", not "the envoy suggested"
    elif (effect == "+" and is_subjunctive(tree, clause, words)) or (effect == "future" and _is_duty(tree, clause)):
        effect = "requested"
    return effect, signature


def _is_denied_of_none(tree: Tree, parent: Clause, words: Words) -> bool:
    """ "no civilian is believed", "none of them was reported", "the envoy is not thought": so are they not."""
    surface = parent.surface
    if parent.polarity != "negated" or surface is None:
        return False
    none = tree.lower[surface] in words["negative_pronouns"] or tree.lower[surface] in {"none", "neither"}
    no = any(tree.lower[kid] in {"no", "neither"} for kid in tree.children(surface, "det"))
    return none or no or (parent.lemma in words["neg_raising_verbs"] and bool(parent.negations))


def _is_duty(tree: Tree, clause: Clause) -> bool:
    """ "warned that outside powers should not meddle"; not "threatened to leave should they meddle"."""
    begin = clause.surface if clause.surface is not None else 0
    return any(tree.lower[auxiliary] in _DUTY and auxiliary > begin for auxiliary in clause.auxiliaries)


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
    if parent.lemma == "have" and above.speakers and not _is_pronoun(tree, parent.surface):
        return above.under(
            "requested", "had-to:told"
        )  # "Brazil said Israel had to leave"; not "he said he had to flee"
    if parent.lemma == "have" and is_past(tree, parent):
        return above.under("possible" if above.polarity == "negated" else "+", "had-to")
    return None


def _is_pronoun(tree: Tree, word: int | None) -> bool:
    return word is not None and tree.tag[word] == "PRP"


def _untrue_context(tree: Tree, clause: Clause, parent: Clause, words: Words) -> Context | None:
    """ "it would be wrong to say that Rwanda armed them": whoever says so says that it did not."""
    verdict = parent.parent
    if clause.frame != "that" or verdict is None or not verdict.copula or verdict.result is None:
        return None
    if tree.lower[verdict.result] not in words["untrue_adjectives"] or parent.frame != "to":
        return None
    speakers, unnamed = verdict.speakers, verdict.unnamed
    polarity = "affirmed" if verdict.polarity == "negated" else "negated"
    return Context(polarity, "actual", speakers, unnamed, "untrue")  # type: ignore[arg-type]


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
    third = tree.tag[first] == "VBZ" or tree.lower[first] in {"are", "have", "will", "would", "can", "could", "might"}
    return third or tree.tag[first] == "VBD" or clause.lemma in words["lasting_verbs"]


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
    first, parent = tree.inner_edges(clause.head)[0], clause.parent
    if parent is not None and first < parent.head:
        return False  # "the men whom Iran was urged to free": the word belongs to the relative clause above
    asks = tree.tag[first] in {"WP", "WRB", "WDT"} and tree.lower[first] != "that"
    if (
        parent is not None and first < parent.head + 5 and parent.head + 2 <= clause.head
    ):  # "asked in what way it would help"
        asks = asks or (tree.tag[parent.head + 1] == "IN" and tree.tag[parent.head + 2] in {"WP", "WDT"})
    return asks and clause.mark == ""


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
        if parent.key == "be" and any(tree.lower[kid] == "have" for kid in tree.children(clause.head, "aux")):
            return above.under("intended", "be-to-have")  # "was to have met the pope on Friday"
        if parent.key == "be":
            return above.under("future" if clause.subject is not None else "intended", "be-to:future")
        return above.under("-intended" if above.polarity == "negated" else "intended", f"{step}:default")
    if parent.copula or _is_spliced(clause, parent):
        told = _told_noun(tree, parent, words) if parent.copula else None
        if told is not None:
            return content_noun_context(tree, told, words.content_nouns[tree.lemma[told]], above)
        return replace(above, polarity="affirmed", step=f"{step}:default")
    context = above.under("?" if above.polarity == "negated" else "+", f"{step}:default")
    return with_speaker(context, parent, Signature("+", "?", speaker=True))


def _is_spliced(clause: Clause, parent: Clause) -> bool:
    """ "the army has recovered, the rebels are losing this fight": two sentences; the rebels tell nothing."""
    return clause.head < parent.head and parent.object is not None and parent.mark != "as"


def with_speaker(context: Context, parent: Clause, signature: Signature) -> Context:
    """Return the context with who says it, where the predicate is one of saying: "Oman said that ..."."""
    if not signature.speaker:
        return context
    if parent.subject is not None and not parent.existential:
        return replace(context, speakers=(*context.speakers, parent.subject))
    return replace(context, modality=stronger(context.modality, "possible"))


def gerund_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "without signing", "accused Iran of arming", "instead of attacking", "by bombing"."""
    preposition = clause.frame
    asked = tree.tag[tree.inner_edges(clause.head)[0]] in {"WP", "WP$", "WDT", "WRB"}
    if clause.mark in words["questions"] or asked:  # "doubts over whether Mali expelled the envoy", "over who owns it"
        return above.under("possible", f"{preposition}:whether")
    out_of = is_out_of(tree, tree.head[clause.head])
    left = out_of and above.polarity == "affirmed"  # "talked Chile out of leaving"
    if left or preposition in words["negative_prepositions"] or is_instead(tree, clause):
        return replace(above, polarity="negated", step=f"{preposition}:negated")
    if preposition == "with" and clause.surface is not None and tree.head[clause.surface] == clause.head:
        return Context("affirmed", "actual", above.speakers, above.unnamed, "presupposed")
    if preposition == "after" and above.modality != "actual" and _is_past_by_day(tree, clause, words):
        return Context("affirmed", "actual", above.speakers, above.unnamed, "after:gerund")
    noun = clause.noun
    held = _of_noun(tree, noun, parent, above, preposition, out_of=out_of, words=words)
    if held is not None:
        return held
    governing = tree.lower[tree.head[tree.head[clause.head]]]  # "Wary of angering China, Laos declined"
    signature = words.signature(preposition, f"be {governing}") if parent.result is None else None
    if signature is None:  # and "found him guilty of" tells who says so
        signature = signature_of(parent, "to ing" if preposition == "to" else preposition, words, tree)
    if signature is not None:
        context = above.under(
            signature.effect(above.polarity == "negated"), f"{parent.key}:{preposition}:{effect_name(signature)}"
        )
        cited = parent.passive and preposition == "as" and clause.lemma in words["speech_verbs"]
        cited = cited and parent.subject is None  # "was quoted as saying": he said so
        return context if cited else with_speaker(context, parent, signature)
    if noun is not None:
        effect = words.content_nouns.get(tree.lemma[noun])
        if effect is not None:
            return content_noun_context(tree, noun, effect, above)
    return _told_by_preposition(tree, clause, parent, above, words)


def _is_past_by_day(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "plans to attack Kyiv after taking Kherson last week": what it plans comes after what it has done."""
    for word in range(clause.head + 1, tree.sentences[tree.sent[clause.head]][1]):
        if tree.text[word] == "," or tree.pos[word] in {"VERB", "AUX"}:
            return False
        if tree.lower[word] in words["past_days"] and tree.ent[word] in {"DATE", "TIME"}:
            return True
    return False


def _told_by_preposition(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "campaigned for holding", "toyed with attacking", "responded by bombing": what the preposition alone tells."""
    preposition = clause.frame
    if preposition in {"for", "toward", "towards", "against", "at"}:
        return above.under("intended", f"{preposition}:purpose")
    directly = tree.head[tree.head[clause.head]] in {parent.head, parent.result}  # and not "because of attacking"
    absolute = clause.surface is not None and tree.head[clause.surface] == clause.head  # "among them opening borders"
    gerund = tree.tag[clause.head] == "VBG" and not absolute
    if directly and gerund and preposition not in words["deed_prepositions"]:
        return above.under("possible", f"{preposition}:open")  # "toyed with attacking"
    return replace(above, polarity="affirmed", step=f"{preposition}:gerund")


def _of_noun(
    tree: Tree, noun: int | None, parent: Clause, above: Context, preposition: str, *, out_of: bool, words: Words
) -> Context | None:
    """ "no intention of leaving", "no question of leaving", "talks on sending": what the noun says of its gerund."""
    effect = words.content_nouns.get(tree.lemma[noun]) if noun is not None else None
    absent = noun is not None and _is_absent(tree, noun, words)
    if noun is not None and absent and effect == "intended":
        return content_noun_context(tree, noun, effect, replace(above, polarity="affirmed"))
    if out_of or absent:
        return above.under("possible", "of-nothing")  # "no question of Oman leaving"
    if noun is None:
        return None
    if tree.lemma[noun] in words["involvements"]:
        return _of_involvement(tree, noun, parent, above, words)
    if tree.lemma[noun] in words["judgments"] and preposition == "for":
        return replace(above, polarity="affirmed", modality="actual", step="judged")  # "criticism of Togo for signing"
    if tree.lemma[noun] in words["assistances"] and preposition in {"in", "with"}:
        return above.under("intended", f"{tree.lemma[noun]}:{preposition}")  # "appealed for help in feeding them"
    told_of = tree.lemma[noun] in words["open_nouns"] or tree.lemma[noun] in words["remarks"]
    if told_of and preposition in {"on", "about", "over"}:
        return above.under("possible", f"{preposition}:open")  # "talks on sending", "remarks about killing Kurds"
    if effect is not None and (noun != parent.object or parent.lemma in words["disowning_verbs"]):
        return under_denial(tree, content_noun_context(tree, noun, effect, above), parent, noun, words)
    if tree.lemma[noun] in words["open_nouns"] | words["favoring_nouns"]:
        return above.under("possible", f"{preposition}:open")  # "talk of arming them"
    return None


def _of_involvement(tree: Tree, noun: int, parent: Clause, above: Context, words: Words) -> Context | None:
    """ "denied any role in killing them", "suspected of involvement in it": the deed is so as the part in it is."""
    prep = tree.head[noun]
    frame = tree.lower[prep] if tree.dep[noun] == "pobj" and tree.head[prep] in {parent.head, parent.object} else ""
    signature = words.signature("noun", f"{parent.key} {tree.lemma[noun]}")  # "took credit for killing them"
    signature = signature or words.signature("noun", f"{parent.key} {frame}".strip())
    if signature is None and frame:
        signature = signature_of(parent, frame, words, tree)
    if signature is None:
        return above.under("-", "involvement") if is_scarce(tree, noun) or above.polarity == "negated" else None
    context = above.under(signature.effect(above.polarity == "negated"), f"{parent.key}:{frame or 'noun'}")
    spoken = signature.speaker or parent.lemma in words["disowning_verbs"]
    return with_speaker(context, parent, replace(signature, speaker=spoken))


def _is_absent(tree: Tree, noun: int, words: Words) -> bool:
    """ "no question of", "little prospect of", but "no secret of", "no apology for"."""
    named = tree.lemma[noun] in words["open_questions"] or tree.lemma[noun] in words.content_nouns
    return named and is_scarce(tree, noun)
