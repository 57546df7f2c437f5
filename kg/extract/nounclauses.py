"""Clauses that stand at a noun: relative clauses, and the content of plans, offers, claims and refusals.

In: a clause with its noun, and the context of what governs the noun. Out: the ``Context`` of the clause. In "the
Kremlin's offer to let troops use bases" the letting is only possible; in "any state that attacks" nobody is said to
attack.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause, is_verdict, is_whole, makes, names_telling
from kg.extract.context import Context, effect_name, is_past, is_subjunctive, stronger
from kg.extract.tree import Tree
from kg.ontology.words import Words


def noun_clause_context(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    """ "the Kremlin's offer to let ...", "claims that ...", "troops fighting ...": what the noun says of its clause."""
    noun = clause.noun
    assert noun is not None
    if clause.frame == "to" and "outstanding" in clause.rules:
        return _of_outstanding(tree, noun, above)
    if clause.mark == "that" and is_verdict(tree, clause, words):
        return relative_context(tree, clause, above, words)  # "an assertion that the Pentagon denied"
    effect = words.content_nouns.get(tree.lemma[noun])
    if clause.frame == "that" and is_scarce(tree, noun) and tree.lemma[noun] in words["doubt_nouns"]:
        return replace(above, polarity="affirmed", step="no-doubt")  # "there is no doubt that Minsk did it"
    if clause.frame == "that" and effect is None and clause.mark == "that":
        effect = "requested" if is_subjunctive(tree, clause, words) else "reported"
        return content_noun_context(tree, noun, effect, above)
    parent = clause.parent
    if clause.frame == "to" and parent is not None and noun == parent.object:
        phrase = f"{parent.lemma} {tree.lemma[noun]}"
        signature = words.signature("to", phrase)
        if signature is not None:
            return above.under(signature.effect(above.polarity == "negated"), f"{phrase}:to:{effect_name(signature)}")
    told = clause.mark == "that" or is_whole(tree, clause, words)
    if told and is_subjunctive(tree, clause, words):
        return content_noun_context(tree, noun, "requested", above)
    if effect is not None and (clause.frame == "to" or told):
        return under_denial(tree, content_noun_context(tree, noun, effect, above), parent, noun, words)
    if clause.frame == "to":
        return above.under("intended", f"{tree.lemma[noun]}:to")
    return relative_context(tree, clause, above, words)


def _of_outstanding(tree: Tree, noun: int, above: Context) -> Context:
    """ "Zambia, the second state to recognize it", "was not the first state to sign it": the latter may have signed."""
    if tree.dep[noun] == "appos":
        return Context(speakers=above.speakers, unnamed=above.unnamed, step="outstanding")
    context = above.under("?", "outstanding") if above.polarity == "negated" else above
    return replace(context, step="outstanding")


_NOUN_EFFECTS = {"reported": "+", "denied": "-", "negated": "-", "factive": "+"}


def content_noun_context(tree: Tree, noun: int, effect: str, above: Context) -> Context:
    """Return the context of what a noun such as "plan", "claim" or "refusal" has for its content.

    Who "did not heed the demand to leave" was asked to: a demand that is known was made.
    """
    beside = {tree.lower[kid] for kid in tree.children(noun, "det", "neg")}
    known = "the" in beside or tree.child(noun, "poss") is not None or tree.dep[noun] == "pobj"
    made = effect == "requested" and known
    negated_noun = (above.polarity == "negated" and not made) or bool(beside & {"no", "neither"})
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
        return replace(context, modality=stronger(context.modality, "possible"))
    return context


def under_denial(tree: Tree, context: Context, parent: Clause | None, noun: int, words: Words) -> Context:
    """ "denied a plan to send troops", "denied any intention of joining": whoever denies it says that it is not so."""
    if parent is not None and "assurance" in parent.trace and noun == parent.object:
        return replace(context, polarity="affirmed")  # "spared no effort to free them"
    if parent is None or parent.object != noun:
        return context
    reported = words.content_nouns.get(tree.lemma[noun]) == "reported"  # "rejected allegations that it had armed them"
    if parent.lemma not in words["disowning_verbs"] and not (reported and parent.lemma in words["disputing_verbs"]):
        return context
    if parent.subject is None or parent.recipient:
        return context
    if parent.polarity == "negated" or context.polarity == "negated" or context.modality == "actual":
        return context
    return replace(context, polarity="negated", speakers=(*context.speakers, parent.subject), step="deny:noun")


def is_scarce(tree: Tree, noun: int) -> bool:
    """ "no doubt", "little prospect": whether a noun is said not to be there, or hardly."""
    return any(tree.lower[kid] in {"no", "little"} for kid in tree.children(noun, "det", "amod"))


def _is_generic(tree: Tree, clause: Clause, noun: int, determiners: set[str], words: Words) -> bool:
    """ "any state that attacks Israel", "a union that lets its members ...": whoever does, nobody is said to."""
    parent = clause.parent
    present = any(tree.tag[word] in {"VBZ", "VBP"} for word in (clause.head, *clause.auxiliaries))
    awaited = parent is not None and _is_awaited(tree, noun, parent)
    if present and _is_pending(tree, clause, words) and _is_bare_plural(tree, noun):
        return True  # "covers rebels who surrender before June"
    if not present and (not awaited or is_past(tree, clause)):
        return False
    if determiners & words["generic_determiners"] or tree.lower[noun] in words["generic_pronouns"]:
        return True
    if awaited and _is_bare_plural(tree, noun) and not _is_anchored(tree, clause, words):
        return True  # "foreigners arrested after curfew will be deported", "states that host it may be attacked"
    if not present:
        return False
    if awaited and parent is not None and parent.surface == noun and _is_kind(tree, noun):
        return True  # "foreign banks that deal with them could be sanctioned"
    subject = parent is not None and parent.surface == noun and bool(determiners & {"a", "an"})
    return subject and parent is not None and (parent.copula or parent.modality != "actual")


def _is_pending(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "who surrender before June": what is told with a term need not have been done."""
    terms = words["pending_marks"] | {"by"}
    return any(one.preposition in terms and tree.ent[one.head] in {"DATE", "TIME"} for one in clause.obliques)


def _is_awaited(tree: Tree, noun: int, parent: Clause) -> bool:
    """Whether the verb says by its own words that it is to come or may be: "will", "may", "were to"."""
    if parent.modality not in {"future", "possible", "conditional"}:
        return False
    modal = any(tree.tag[auxiliary] == "MD" for auxiliary in parent.auxiliaries)
    above = parent.parent
    return modal or (above is not None and above.key == "be" and above.surface == noun)


def _is_bare_plural(tree: Tree, noun: int) -> bool:
    """ "vessels", but neither "the vessels", "Greek vessels" nor "six vessels"."""
    before = ("det", "poss", "nummod", "amod", "compound", "nmod", "quantmod")
    return tree.tag[noun] == "NNS" and tree.child(noun, *before) is None


def _is_kind(tree: Tree, noun: int) -> bool:
    """ "foreign banks", but neither "Greek banks" nor "the foreign banks"."""
    named = any(tree.ent[kid] or tree.is_name(kid) for kid in tree.children(noun, "amod"))
    return (
        tree.tag[noun] == "NNS" and not named and tree.child(noun, "det", "poss", "nummod", "compound", "nmod") is None
    )


def _is_anchored(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "soldiers killed by the mine", "prisoners taken on 3 May": it was done by somebody, or on a day."""
    if (clause.passive and clause.subject is not None) or clause.participle in words["destined_participles"]:
        return True
    if any(tree.lower[auxiliary] == "have" for auxiliary in clause.auxiliaries):
        return True
    pending = words["pending_marks"] | words["sequence_prepositions"] | {"by"}
    dated = (one for one in clause.obliques if tree.ent[one.head] in {"DATE", "TIME"})
    return bool(clause.times) or any(one.preposition not in pending for one in dated)


def _is_being_made(tree: Tree, noun: int, determiners: set[str], words: Words) -> bool:
    """ "the formation of a government that represents all"."""
    above = tree.head[tree.head[noun]]
    return tree.dep[noun] == "pobj" and bool(determiners & {"a", "an"}) and tree.lemma[above] in words["creation_nouns"]


def _is_of_any(tree: Tree, noun: int) -> bool:
    """ "refrain from any dealings with officers involved in it": with such officers, whoever they are."""
    while tree.dep[noun] == "pobj" and tree.is_noun(tree.head[tree.head[noun]]):
        noun = tree.head[tree.head[noun]]
        if any(tree.lower[kid] in {"any", "no"} for kid in tree.children(noun, "det")):
            return True
    return False


def _is_text_of(tree: Tree, clause: Clause, above: Context, words: Words) -> bool:
    """ "vetoed a resolution condemning Togo", "did not sign the order deporting them": what is not in force does it."""
    noun, parent = clause.noun, clause.parent
    if noun is None or parent is None or noun not in {parent.object, parent.surface}:
        return False
    if clause.frame != "ing" or tree.tag[clause.head] != "VBG" or above.modality != "actual":
        return False
    text = tree.lemma[noun] in words["rules_of_conduct"] or tree.lemma[noun] in words["drafts"]
    return text and (above.polarity == "negated" or parent.lemma in words["thwarting_verbs"])


_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"})


def _is_known_deed(tree: Tree, clause: Clause, above: Context) -> bool:
    """ "would have merged under a plan that Stalin blocked": what somebody named did is no part of the condition."""
    named = clause.surface is not None and bool(tree.ent[clause.surface])
    return named and above.modality == "conditional" and tree.tag[clause.head] == "VBD" and not clause.auxiliaries


def _is_yet_made(clause: Clause, noun: int, words: Words) -> bool:
    """ "seeks a government that represents all": there is none yet; "win the release of pilots" makes no pilots."""
    parent = clause.parent
    return parent is not None and noun in {parent.object, parent.surface, parent.result} and makes(parent, words)


def _is_told_of_past(tree: Tree, clause: Clause, above: Context, determiners: set[str], words: Words) -> bool:
    """ "hopes to extradite a banker whom police arrested", "to free a priest who was shot in May": that was done.

    What is aimed at is still to come, but not what the clause at its noun tells in the past of somebody else, in the
    past perfect or of a day; "wanted to find an envoy who knew the tribes" only takes its tense from the wanting.
    """
    if above.polarity == "negated" or above.modality not in {"intended", "requested", "future"}:
        return False
    if clause.frame == "ing" or determiners & {"any", "some"}:
        return False
    perfect = any(tree.lower[auxiliary] == "had" for auxiliary in clause.auxiliaries)
    worsened = clause.parent is not None and clause.parent.lemma in words["outcome_verbs"]
    if worsened and any(tree.lower[auxiliary] in {"has", "have"} for auxiliary in clause.auxiliaries):
        return True  # "will sue, deepening a rift that has split the union"
    if perfect or clause.noun is None or _is_yet_made(clause, clause.noun, words):
        return perfect
    past = is_past(tree, clause)
    if clause.passive:
        others = past and clause.subject is not None
    else:
        others = clause.surface not in {None, clause.noun} and tree.tag[clause.head] in {"VBD", "VBN"}
        others = others and not clause.auxiliaries
    dated = any(tree.ent[one.head] == "DATE" and one.preposition in {"in", "on"} for one in clause.obliques)
    return others or (past and (dated or bool(clause.times)))


def _is_likened(tree: Tree, noun: int, parent: Clause | None, words: Words) -> bool:
    """ "dismissed the meeting as a show dictated by Kim", "called it a plot financed by Libya": so says who does."""
    prep = tree.head[noun]
    if parent is not None and parent.subject is not None and noun == parent.result and parent.object is not None:
        return parent.lemma in words["likening_verbs"] | words["naming"]
    if parent is None or parent.subject is None or tree.dep[noun] != "pobj" or tree.lower[prep] != "as":
        return False
    return tree.head[prep] in {parent.head, parent.object} and parent.lemma in words["likening_verbs"]


def _is_asked(tree: Tree, clause: Clause, noun: int) -> bool:
    """ "asked witnesses who killed the mayor": who did is what is asked, and is perhaps no witness."""
    asking, who = clause.parent, noun + 1
    if asking is None or asking.lemma != "ask" or asking.object != noun or tree.left[clause.head] != who:
        return False
    further = [kid for verb in (asking.head, clause.head) for kid in tree.children(verb, "xcomp", "ccomp", "advcl")]
    return tree.lower[who] == "who" and not further  # "asked the nurses who saw it to come forward"


def _is_background(tree: Tree, clause: Clause, words: Words) -> bool:
    """ ", which it shelled until 1979": said in passing and in the past of what has a name, and in nobody's words.

    So is what somebody else is said to tell, ", which UN experts say gets arms from Kigali", at any time.
    """
    first = tree.inner_edges(clause.head)[0]
    named = clause.noun is not None and (tree.is_name(clause.noun) or bool(tree.ent[clause.noun]))
    apart = tree.text[first - 1] == "," and any(tree.tag[word] in _RELATIVE_TAGS for word in (first, first + 1))
    told = apart and clause.lemma in words["speech_verbs"] and tree.child(clause.head, "ccomp") is not None
    if told and tree.child(clause.head, "nsubj") not in {None, first, first + 1}:
        return True
    if not named or not apart or not is_past(tree, clause) or tree.child(clause.head, "ccomp") is not None:
        return False
    open_ = any(tree.tag[auxiliary] == "MD" for auxiliary in clause.auxiliaries)
    return not open_ and sum(word in {'"', "“", "”"} for word in tree.text[: clause.head]) % 2 == 0


_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


def _beside_denial(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    """ "do not believe that China will seize Kinmen, which it shelled until 1979": that it did, the article tells.

    Who says what is so may be telling of the shelling, too; who denies it or does not believe it is not.
    """
    if not above.speakers or not _is_background(tree, clause, words):
        return above
    told = clause.parent
    while told is not None and (told.parent is None or told.parent.subject != above.speakers[-1]):
        told = told.parent
    if told is None or told.parent is None or told.link == "relative":
        return above
    teller = told.parent
    denied = teller.lemma in words["disputing_verbs"] | words["disbelieving_verbs"] or teller.polarity == "negated"
    return replace(above, speakers=teller.speakers) if denied else above


def _bound_to_deed(tree: Tree, clause: Clause, noun: int, above: Context, words: Words) -> str:
    """Return why a clause shares what is decided for the main one: "by firing", "would be the first time that".

    So do "exercises beginning then".
    """
    if tree.lemma[noun] == "time" and tree.lower[noun - 1] in words["ranking_adjectives"]:
        return "yet-to-begin"
    if clause.frame != "ing":
        return ""
    if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "by":
        return "participle-of-agent"
    return "yet-to-begin" if above.modality != "actual" and clause.lemma in words["phase_verbs"] else ""


def _is_answer(tree: Tree, clause: Clause, noun: int, words: Words) -> bool:
    """ "plans to recognize Palestine, a move that Israel has condemned": what others do about a plan is done."""
    first = tree.left[noun]
    named = tree.lemma[noun] in words["resumed_deeds"] and tree.lower[first] in {"a", "an"}
    others = clause.surface is not None and clause.surface != noun and clause.head > noun
    return named and others and first > 0 and tree.text[first - 1] == ","


def relative_context(tree: Tree, clause: Clause, above: Context, words: Words) -> Context:
    """A relative clause is the article's (or the speaker's) own addition, unless its noun itself is not actual."""
    noun = clause.noun
    if noun is None:
        return replace(above, polarity="affirmed")
    above = _beside_denial(tree, clause, above, words)
    if names_telling(tree, noun, words) and is_verdict(tree, clause, words):
        return Context(step="verdict")  # "an allegation that Turkish officials reject": this is not alleged
    if _is_answer(tree, clause, noun, words):
        return Context("affirmed", "actual", above.speakers, above.unnamed, "relative")
    if _is_likened(tree, noun, clause.parent, words):
        assert clause.parent is not None and clause.parent.subject is not None
        return Context("affirmed", "actual", (*above.speakers, clause.parent.subject), above.unnamed, "likeness")
    determiners = {tree.lower[kid] for kid in tree.children(noun, "det", "poss", "neg")}
    if determiners & words["negative_determiners"] and not tree.is_name(noun):  # "neither Chad nor Mali, which left"
        return Context("affirmed", "possible", above.speakers, above.unnamed, "of-nothing")
    presupposed = Context("affirmed", "actual", above.speakers, above.unnamed, "relative")
    if _is_generic(tree, clause, noun, determiners, words):
        return replace(presupposed, modality="possible", step="generic")
    asked = _is_asked(tree, clause, noun)
    if asked or _is_being_made(tree, noun, determiners, words) or _is_text_of(tree, clause, above, words):
        return replace(presupposed, modality="possible", step="asked-who" if asked else "of-made")
    if above.modality == "actual" and above.polarity == "affirmed":
        return presupposed
    bound = _bound_to_deed(tree, clause, noun, above, words)
    if bound:
        return replace(above, polarity="affirmed", step=bound)
    shared = replace(above, polarity="affirmed", modality=stronger(above.modality, "possible"), step="relative-of-open")
    return presupposed if _is_told_apart(tree, clause, noun, above, determiners, words) else shared


def _is_told_apart(tree: Tree, clause: Clause, noun: int, above: Context, determiners: set[str], words: Words) -> bool:
    """Whether the clause stands for itself though its noun stands under what is planned: "will meet Obi, who left"."""
    before = clause.parent is not None and noun < clause.parent.head
    known = before or _is_known_deed(tree, clause, above) or _is_told_of_past(tree, clause, above, determiners, words)
    if tree.is_name(noun) or determiners & _DEFINITE or known:
        return True
    made = clause.parent is not None and makes(clause.parent, words)
    open_ = bool(determiners & {"any", "some"}) or _is_of_any(tree, noun)
    several = tree.tag[noun] == "NNS" or tree.child(noun, "nummod") is not None  # "19 aircraft"
    return several and not made and not open_  # "end the strikes and attacks that kill civilians"
