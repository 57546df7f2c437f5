"""Polarity, modality and speakers of clauses, passed down from the root of the sentence.

In: clauses of one ``Tree``, parents first. Out: the same clauses with ``polarity``, ``modality``, ``speakers``,
``unnamed`` and the ``trace`` of the steps. In "Putin told Biden that China would not permit US bases" the permitting
is negated, future, and according to Putin. Implicative signatures after Karttunen; propagation after Nairn,
Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.clauses import Clause
from kg.extract.subjects import signature_of
from kg.extract.tree import Tree
from kg.model import Modality, Polarity
from kg.ontology.words import Signature, Words


@dataclass(frozen=True, slots=True)
class Context:
    """What is handed down to a clause or a noun: whether what governs it is affirmed, actual, and whose it is."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speakers: tuple[int, ...] = ()
    unnamed: bool = False
    step: str = ""

    def under(self, effect: str, step: str) -> Context:
        """Return the context below a predicate with this effect on its complement."""
        if effect == "?":
            return replace(self, polarity="affirmed", modality=_stronger(self.modality, "possible"), step=step)
        negated = effect.startswith("-")
        modality = effect.lstrip("+-")
        return replace(
            self,
            polarity="negated" if negated else "affirmed",
            modality=_stronger(self.modality, modality) if modality else self.modality,  # type: ignore[arg-type]
            step=step,
        )


def _stronger(outer: Modality, inner: Modality) -> Modality:
    """What is said not to be actual further out stays so; otherwise the inner modality decides."""
    return inner if outer == "actual" else outer


def propagate(tree: Tree, clauses: list[Clause], words: Words, *, headline_question: bool = False) -> None:
    """Fill in polarity, modality and speakers of every clause; ``clauses`` come parents first."""
    conditional = _conditional_roots(tree, clauses, words)
    for clause in clauses:
        context = _context(tree, clause, words, headline_question)
        _apply(tree, clause, context, words, conditional=clause in conditional)


def context_of(clause: Clause) -> Context:
    """Return a clause's own factuality as the context of what it governs."""
    return Context(clause.polarity, clause.modality, clause.speakers, clause.unnamed)


def _conditional_roots(tree: Tree, clauses: list[Clause], words: Words) -> set[Clause]:
    """Return the clauses that hold only under a condition: "if X attacks, Y will respond"."""
    found: set[Clause] = set()
    for clause in clauses:
        if clause.link in {"adverbial", "purpose"} and clause.parent is not None and _is_condition(tree, clause, words):
            found.add(clause.parent)
    return found


def _is_condition(tree: Tree, clause: Clause, words: Words) -> bool:
    if clause.mark in words["conditional_marks"]:
        return True
    first = tree.inner_edges(clause.head)[0]
    opening = tuple(tree.lower[first : first + 4])
    before = tuple(tree.lower[max(0, first - 2) : first]) + opening[:1]
    if any(opening[: len(phrase)] == phrase or before == phrase for phrase in words.conditional_phrases):
        return True
    # "should China attack": inverted, with the auxiliary first
    inverted = tree.lower[first] in {"should", "had", "were"} and clause.surface is not None and first < clause.surface
    return inverted and clause.link == "adverbial"


def _context(tree: Tree, clause: Clause, words: Words, headline_question: bool) -> Context:
    parent = clause.parent
    if parent is None and clause.link == "adnominal" and clause.noun is not None:
        return noun_clause_context(tree, clause, Context(), words)
    if parent is None:
        return _root_context(tree, clause, headline_question)
    if clause.link == "conj":
        return _conjunct_context(tree, clause, parent, words, headline_question)
    above = context_of(parent)
    if clause.link == "complement":
        return _complement_context(tree, clause, parent, above, words)
    if clause.link == "purpose":
        return _purpose_context(tree, clause, parent, above, words)
    if clause.link == "adverbial":
        return _adverbial_context(tree, clause, above, words)
    if clause.link == "gerund":
        return _gerund_context(tree, clause, parent, above, words)
    if clause.link == "adnominal":
        return noun_clause_context(tree, clause, above, words)
    if clause.link == "relative":
        return _relative_context(tree, clause, above, words)
    if clause.link == "subject":
        return replace(
            above, polarity="affirmed", modality=_stronger(above.modality, "possible"), step="clausal-subject"
        )
    return replace(above, polarity="affirmed")


def _root_context(tree: Tree, clause: Clause, headline_question: bool) -> Context:
    first, last = tree.sentences[tree.sent[clause.head]]
    if tree.lower[first] in {"why", "how", "when", "where"} and _is_past(tree, clause):
        return Context(step="presupposed-question")
    if any(tree.lower[auxiliary] == "to" for auxiliary in clause.auxiliaries):
        return Context(modality="future", step="headline-infinitive")  # "Canada to send frigate"
    if headline_question or tree.text[last - 1] == "?" or (last - first > 1 and tree.text[last - 2] == "?"):
        return Context(modality="possible", step="question")
    return Context()


def _conjunct_context(tree: Tree, clause: Clause, first: Clause, words: Words, headline_question: bool) -> Context:
    """A conjunct stands where the first one stands."""
    context = _context(tree, first, words, headline_question)
    complement_of_same = clause.surface is None or "conjoined" in clause.rules or not context.speakers
    return context if complement_of_same else replace(context, step="conjunct")


def _complement_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    signature = signature_of(parent, clause.frame, words, tree)
    step = f"{parent.key}:{clause.frame}"
    if clause.frame == "that" and clause.mark in words["questions"]:
        return replace(above.under("possible", f"{step}:whether"), polarity="affirmed")
    if tree.lower[clause.head - 1 : clause.head] and _is_embedded_question(tree, clause):
        return replace(above.under("+", f"{step}:question"), polarity="affirmed")
    if signature is None and _is_result(tree, clause):
        return replace(above, polarity="affirmed", modality="actual", step="result")
    if signature is None:
        return _unknown_complement(clause, parent, above, step)
    if parent.lemma == "be" and not parent.passive and clause.frame == "to" and parent.key == "be":
        return above.under("future", "be-to:future")
    if parent.lemma == "have" and clause.frame == "to" and not parent.passive and _is_past(tree, parent):
        negated = above.polarity == "negated"
        return above.under("possible" if negated else "+", "had-to")
    if _is_cleft(tree, clause, parent):
        contrast = any(tree.lower[kid] == "but" for kid in tree.kids[parent.result or 0])
        return replace(above, polarity="affirmed" if contrast else above.polarity, step="cleft")
    if _is_performative(tree, clause, parent, words):
        return replace(above, step="performative")
    if _is_going_to(parent, clause):
        return above.under("future", "going-to:future")
    context = above.under(signature.effect(above.polarity == "negated"), f"{step}:{_effect_name(signature)}")
    return _with_speaker(context, parent, signature)


def _is_cleft(tree: Tree, clause: Clause, parent: Clause) -> bool:
    return (
        "cleft" in clause.rules and parent.copula and parent.surface is not None and tree.lower[parent.surface] == "it"
    )


def _is_performative(tree: Tree, clause: Clause, parent: Clause, words: Words) -> bool:
    """ "I want to convey my condolences", "we would like to thank": saying so does it."""
    first_person = parent.surface is not None and tree.lower[parent.surface] in {"i", "we"}
    wish = parent.lemma in {"want", "wish", "like"} and clause.frame == "to" and parent.polarity == "affirmed"
    return first_person and wish and clause.lemma in words["performatives"]


def _is_going_to(parent: Clause, clause: Clause) -> bool:
    return parent.lemma == "go" and clause.frame == "to" and bool(parent.auxiliaries)


def _is_embedded_question(tree: Tree, clause: Clause) -> bool:
    first = tree.inner_edges(clause.head)[0]
    return tree.tag[first] in {"WP", "WRB", "WDT"} and clause.mark == "" and tree.lower[first] != "that"


def _is_result(tree: Tree, clause: Clause) -> bool:
    """ "so determined was he ... that he did not": what follows is a result, not something said."""
    first = tree.sentences[tree.sent[clause.head]][0]
    return clause.mark == "that" and any(
        word in {"so", "such"} for word in tree.lower[first : clause.parent.head if clause.parent else first]
    )


def _unknown_complement(clause: Clause, parent: Clause, above: Context, step: str) -> Context:
    """A predicate without a signature: a finite complement is its subject's, an infinitive only intended."""
    if clause.frame == "ing":
        return replace(above, step=f"{step}:default")
    if clause.frame == "to":
        if parent.key == "be":
            return above.under("future" if clause.subject is not None else "intended", "be-to:future")
        return above.under("-intended" if above.polarity == "negated" else "intended", f"{step}:default")
    if parent.copula:
        return replace(above, polarity="affirmed", step=f"{step}:default")
    context = above.under("?" if above.polarity == "negated" else "+", f"{step}:default")
    return _with_speaker(context, parent, Signature("+", "?", speaker=True))


def _effect_name(signature: Signature) -> str:
    return f"{signature.affirmed}/{signature.negated}"


def _with_speaker(context: Context, parent: Clause, signature: Signature) -> Context:
    if not signature.speaker:
        return context
    if parent.subject is not None and not parent.existential:
        return replace(context, speakers=(*context.speakers, parent.subject))
    return replace(context, modality=_stronger(context.modality, "possible"))


def _purpose_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "sent X to meet Y", "in order to": intended, unless the verb before has an infinitive of its own."""
    signature = signature_of(parent, "to", words, tree)
    if signature is not None and clause.head > parent.head and not _is_in_order(tree, clause):
        step = f"{parent.key}:to:{_effect_name(signature)}"
        effect = signature.effect(above.polarity == "negated")
        if effect == "+" and signature.control != "object" and not parent.complements and parent.object is not None:
            effect = "intended"  # "used the bases to strike": a purpose, not what was helped or forced
        return _with_speaker(above.under(effect, step), parent, signature)
    return replace(above.under("intended", "purpose"), polarity="affirmed")


def _is_in_order(tree: Tree, clause: Clause) -> bool:
    first = tree.inner_edges(clause.head)[0]
    return tree.lower[first] in {"in", "so"}


def _adverbial_context(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    if _is_condition(tree, clause, words):
        return Context("affirmed", "conditional", above.speakers, above.unnamed, "condition")
    finite = tree.tag[clause.head] in {"VBD", "VBZ", "VBP"} or any(
        tree.tag[aux] in {"VBD", "VBZ", "VBP"} for aux in clause.auxiliaries
    )
    if clause.mark in words["pending_marks"] and not _is_past(tree, clause):
        return Context("affirmed", "future", above.speakers, above.unnamed, "pending")
    if clause.mark in words["purpose_marks"]:
        return Context("affirmed", "intended", above.speakers, above.unnamed, "purpose")
    absolute = clause.surface is not None and tree.head[clause.surface] == clause.head
    if finite or absolute:  # "with rebels advancing, the town should be evacuated"
        return Context("affirmed", "actual", above.speakers, above.unnamed, "presupposed")
    return replace(above, polarity="affirmed", step="participle")


def _is_past(tree: Tree, clause: Clause) -> bool:
    return tree.tag[clause.head] == "VBD" or any(tree.tag[aux] == "VBD" for aux in clause.auxiliaries)


def _gerund_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """ "without signing", "accused Iran of arming", "instead of attacking", "by bombing"."""
    preposition = clause.frame
    if preposition in words["negative_prepositions"] or (preposition in {"of", "than"} and _is_instead(tree, clause)):
        return replace(above, polarity="negated", step=f"{preposition}:negated")
    if preposition == "with" and clause.surface is not None and tree.head[clause.surface] == clause.head:
        return Context("affirmed", "actual", above.speakers, above.unnamed, "presupposed")
    noun = clause.noun
    if noun is not None and noun != parent.object:
        effect = words.content_nouns.get(tree.lemma[noun])
        if effect is not None:
            return _content_noun_context(tree, noun, effect, above)
    signature = signature_of(parent, "to ing" if preposition == "to" else preposition, words, tree)
    if signature is not None:
        context = above.under(
            signature.effect(above.polarity == "negated"), f"{parent.key}:{preposition}:{_effect_name(signature)}"
        )
        return _with_speaker(context, parent, signature)
    if noun is not None:
        effect = words.content_nouns.get(tree.lemma[noun])
        if effect is not None:
            return _content_noun_context(tree, noun, effect, above)
    if preposition in {"for", "toward", "towards", "against", "at"}:
        return replace(above.under("intended", f"{preposition}:purpose"), polarity="affirmed")
    return replace(above, polarity="affirmed", step=f"{preposition}:gerund")


def _is_instead(tree: Tree, clause: Clause) -> bool:
    """ "instead of attacking", "rather than attack"."""
    first = tree.left[clause.head]
    return any(tree.lower[word] in {"instead", "rather"} for word in range(max(0, first - 3), clause.head))


def noun_clause_context(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    """ "the Kremlin's offer to let ...", "claims that ...", "troops fighting ...": what the noun says of its clause."""
    noun = clause.noun
    assert noun is not None
    if clause.frame == "to" and "outstanding" in clause.rules:
        return replace(above, step="outstanding")
    effect = words.content_nouns.get(tree.lemma[noun])
    if clause.frame == "that" and effect is None and clause.mark == "that":
        return _content_noun_context(tree, noun, "reported", above)
    parent = clause.parent
    if clause.frame == "to" and parent is not None and noun == parent.object:
        phrase = f"{parent.lemma} {tree.lemma[noun]}"
        signature = words.signature("to", phrase)
        if signature is not None:
            return above.under(signature.effect(above.polarity == "negated"), f"{phrase}:to:{_effect_name(signature)}")
    if effect is not None and (clause.frame == "to" or clause.mark == "that"):
        return _content_noun_context(tree, noun, effect, above)
    if clause.frame == "to":
        return replace(above.under("intended", f"{tree.lemma[noun]}:to"), polarity="affirmed")
    return _relative_context(tree, clause, above, words)


_NOUN_EFFECTS = {"reported": "+", "denied": "-", "negated": "-", "factive": "+"}


def _content_noun_context(tree: Tree, noun: int, effect: str, above: Context) -> Context:
    negated_noun = above.polarity == "negated" or any(
        tree.lower[kid] in {"no", "neither"} for kid in tree.children(noun, "det", "neg")
    )
    step = f"{tree.lemma[noun]}:{effect}"
    context = above.under(_NOUN_EFFECTS.get(effect, effect), step)
    if negated_noun and effect in {"intended", "future", "requested"}:
        context = replace(context, polarity="negated")
    if effect in {"reported", "denied"}:
        owner = tree.child(noun, "poss")
        if owner is None:
            by = next((prep for prep in tree.children(noun, "prep") if tree.lower[prep] in {"by", "from"}), None)
            owner = tree.child(by, "pobj") if by is not None else None
        if owner is not None and owner not in context.speakers:
            return replace(context, speakers=(*context.speakers, owner))
        return replace(context, modality=_stronger(context.modality, "possible"))
    return context


_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"})


def _relative_context(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    """A relative clause is the article's (or the speaker's) own addition, unless its noun itself is not actual."""
    noun = clause.noun
    if noun is None:
        return replace(above, polarity="affirmed")
    determiners = {tree.lower[kid] for kid in tree.children(noun, "det", "poss", "neg")}
    if determiners & words["negative_determiners"]:
        return Context("affirmed", "possible", above.speakers, above.unnamed, "of-nothing")
    presupposed = Context("affirmed", "actual", above.speakers, above.unnamed, "relative")
    if above.modality == "actual" and above.polarity == "affirmed":
        return presupposed
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "by" and clause.frame == "ing":
        return replace(above, polarity="affirmed", step="participle-of-agent")
    if tree.is_name(noun) or determiners & _DEFINITE or (clause.parent is not None and noun < clause.parent.head):
        return presupposed
    made = clause.parent is not None and clause.parent.lemma in words["creation_verbs"]
    if tree.tag[noun] == "NNS" and not made and not determiners & {"any", "some"}:
        return presupposed  # "end the strikes and attacks that kill civilians"
    return Context("affirmed", _stronger(above.modality, "possible"), above.speakers, above.unnamed, "relative-of-open")


def _apply(tree: Tree, clause: Clause, context: Context, words: Words, *, conditional: bool) -> None:
    """Combine what is handed down with the clause's own negation, modals and adverbs."""
    negated = (
        _follows_nor(tree, clause)
        or clause.own_negation
        or _negated_participant(tree, clause, words)
        or _negating_adverb(tree, clause, words)
    )
    clause.polarity = "negated" if negated != (context.polarity == "negated") else "affirmed"
    own = _own_modality(tree, clause, context, words, negated=negated)
    clause.modality = own if context.modality == "actual" else context.modality
    clause.speakers, clause.unnamed = context.speakers, context.unnamed
    if conditional and (own != "actual" or not _is_past(tree, clause)):
        clause.modality = _stronger("actual", "conditional") if context.modality == "actual" else context.modality
        clause.trace.append("under-condition")
    adverbs = {tree.lower[kid] for kid in tree.kids[clause.head]}
    if adverbs & words["report_adverbs"]:
        clause.modality = _stronger(clause.modality, "possible")
        clause.trace.append("report-adverb")
    if context.step:
        clause.trace.insert(0, context.step)
    if negated:
        clause.trace.append("negation")
    if own != "actual":
        clause.trace.append(f"modal:{own}")


def _follows_nor(tree: Tree, clause: Clause) -> bool:
    """ "neither joined the embargo nor closed its ports", "nor did it recall its envoy"."""
    if clause.link != "conj" or clause.parent is None:
        return False
    return any(tree.lower[word] == "nor" and tree.dep[word] == "cc" for word in range(clause.parent.head, clause.head))


def _negated_participant(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "no country recognized", "signed no treaty", "none of them", "neither side"."""
    for index in (clause.surface, clause.object, clause.result):
        if index is None or (clause.link == "relative" and index == clause.noun):
            continue
        if index == clause.surface and tree.head[index] != clause.head and clause.link != "conj":
            continue  # an inherited "no minister" has negated the verb above already
        if tree.lower[index] in words["negative_pronouns"]:
            return True
        if any(
            tree.lower[kid] in words["negative_determiners"] and not _a_few(tree, kid)
            for kid in tree.children(index, "det", "neg", "amod", "preconj")
        ):
            return not _is_no_doubt(tree, index)
    return False


def _a_few(tree: Tree, index: int) -> bool:
    return (
        tree.lower[index] in {"few", "little"}
        and index > 0
        and tree.lower[index - 1] in {"a", "the", "these", "those", "last", "past", "next"}
    )


def _is_no_doubt(tree: Tree, index: int) -> bool:
    return tree.lower[index] in {"doubt", "matter", "time", "secret", "surprise"}


def _negating_adverb(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "never", "no longer", "barely"; "not only" negates nothing and cancels the negation it holds."""
    negating = False
    for kid in tree.children(clause.head, "advmod", "preconj", "cc"):
        word = tree.lower[kid]
        following = tree.lower[kid + 1] if kid + 1 < len(tree) else ""
        if word in words["negation"] and kid not in clause.negations and following not in words["negation_exceptions"]:
            negating = True
        if word in words["cessatives"] and kid > 0 and tree.lower[kid - 1] in {"no", "any"}:
            negating = not clause.own_negation
    for negation in clause.negations:
        following = tree.lower[negation + 1] if negation + 1 < len(tree) else ""
        if following in words["negation_exceptions"]:
            return not negating
    return negating


def _own_modality(tree: Tree, clause: Clause, context: Context, words: Words, *, negated: bool) -> Modality:
    for auxiliary in clause.auxiliaries:
        word = tree.lower[auxiliary]
        modality = words.modals.get(word)
        if modality is None or tree.tag[auxiliary] != "MD":
            continue
        if word in {"would", "'d", "’d"}:
            return "future" if context.speakers or context.step else "conditional"
        if negated and word in words["ability"]:
            return "actual"
        return modality  # type: ignore[return-value]
    adverbs = {tree.lower[kid] for kid in tree.kids[clause.head] if tree.dep[kid] == "advmod"}
    if adverbs & words["possible_adverbs"]:
        return "possible"
    if clause.copula and clause.frame == "to" and clause.link == "complement":
        return "actual"
    return "actual"
