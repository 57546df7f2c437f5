"""What the words beside an event noun say of it: its adjectives, the noun above it, its article.

In: a ``Tree``, a noun, its ``Context``. Out: the same context under what stands beside the noun. "A rumored withdrawal"
is only possible, "an aborted attack" was none; "the withdrawal of the troops" says which one is meant, and not that
there was one.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause
from kg.extract.context import Context, context_of, is_past
from kg.extract.phrases import is_denied
from kg.extract.tree import HYPHENS, Tree
from kg.ontology import Ontology
from kg.ontology.words import Words


def first_conjunct(tree: Tree, noun: int) -> int:
    """Return the first member of the coordination that a noun belongs to, itself where there is none."""
    while tree.dep[noun] == "conj" and tree.is_noun(tree.head[noun]):
        noun = tree.head[noun]
    return noun


def is_definite(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is known to whoever reads of it: "the war", "its raids", "Ramadan"."""
    if tree.is_name(noun) and tree.ent[noun]:
        return True
    for kid in tree.kids[noun]:
        if kid < noun and (
            tree.dep[kid] == "poss"
            or (tree.dep[kid] == "det" and tree.lower[kid] in {"the", "this", "that", "these", "those"})
        ):
            return True
    return False


def is_only_named(tree: Tree, noun: int, words: Words) -> bool:
    """ "the withdrawal of Cuban troops": the article names which one is meant, and not that there was one.

    It is otherwise for what is known by having happened: "the killing of the mayor".
    """
    article = tree.child(noun, "det")
    named = article is not None and tree.lower[article] == "the" and tree.child(noun, "poss") is None
    of = any(tree.lower[kid] == "of" for kid in tree.children(noun, "prep"))
    return named and of and tree.lemma[noun] not in words["accomplished_nouns"]


def is_told(tree: Tree, noun: int, words: Words) -> bool:
    """Whether a noun stands for what has been: known to the reader, and not by its name alone."""
    return is_definite(tree, noun) and not is_only_named(tree, noun, words)


def is_one_of(tree: Tree, noun: int, names: frozenset[str]) -> bool:
    """ "in the exercise", "in a war game", "in a war-game": whether a noun, or it and the word before, is listed."""
    before = noun - 1 - (tree.text[noun - 1] in HYPHENS)
    return tree.lemma[noun] in names or (before >= 0 and f"{tree.lower[before]} {tree.lemma[noun]}" in names)


def is_of(tree: Tree, noun: int) -> bool:
    """ "in a series of raids"."""
    return tree.lower[noun + 1 : noun + 2] == ["of"]


def is_played(tree: Tree, noun: int, words: Words) -> bool:
    """ "the novel", "a war game": what shows or tells deeds that nobody does."""
    played = words["imagined_worlds"] | words["drill_nouns"] | words["depictions"]
    return is_one_of(tree, noun, played) and not is_of(tree, noun)


def is_mock(tree: Tree, noun: int, words: Words) -> bool:
    """ "a mock attack": a deed that is only acted; what is no harm ("a mock trial") is held all the same."""
    return tree.lemma[noun] in words["mock_deeds"] and not _words_before(tree, noun).isdisjoint(
        words["mock_adjectives"]
    )


def is_realized(lemma: str, clause: Clause, ontology: Ontology) -> bool:
    """ "staged an attack", "filmed an attack": whether a verb is only used of deeds that are done; "sold" is not.

    What is only words ("a ban", "a request", "criticism") is there once anything is done with it.
    """
    row = ontology.lexicon.find("noun", lemma)
    if row is None or row.event not in _DEEDS or clause.polarity == "negated" or clause.modality != "actual":
        return True
    verbs = {clause.key, clause.lemma}
    known = any(not verbs.isdisjoint(ontology.words[name]) for name in _REALIZING)
    return known or not verbs.isdisjoint(ontology.lexicon.classes["support_verb"])


_DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT"})
_REALIZING = (
    "realizing_verbs", "support_verbs", "aspect_verbs", "suffering_verbs", "judging_verbs", "eliciting_verbs",
    "outcome_verbs", "lifting_verbs", "lengthening_verbs", "calling_verbs", "including_verbs", "shunning_verbs",
)  # fmt: skip


def is_proviso(tree: Tree, noun: int, clause: Clause, words: Words) -> bool:
    """ "conditioned the deal on the extradition of the men": though "on" may seem to belong to the deal."""
    prep = tree.head[first_conjunct(tree, noun)]
    signature = words.signature("noun", f"{clause.key} {tree.lower[prep]}")
    beside = clause.object is not None and tree.head[prep] == clause.object
    return beside and signature is not None and signature.affirmed == "conditional"


def is_appointed(tree: Tree, noun: int, clause: Clause, words: Words) -> bool:
    """ "closed roads before Modi's visit": what is fixed beforehand is still to come when that is done.

    It has come where something had been done before it, or where a year tells that this is history.
    """
    if tree.lemma[noun] not in words["appointed_nouns"] or any(
        tree.lower[word] == "had" for word in clause.auxiliaries
    ):
        return False
    first, last = tree.sentences[tree.sent[noun]]
    return not any(len(word) == 4 and word.isdigit() for word in tree.text[first:last])


def has_happened(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "the botched raid killed three", "the delayed visit took place": a deed that has done something was."""
    told = context_of(clause)
    if (told.polarity, told.modality) != ("affirmed", "actual") or clause.passive:
        return False
    perfect = any(tree.lower[word] in {"has", "have"} for word in clause.auxiliaries)
    verbs = words["happening_verbs"] | words["striking_verbs"] | words["casualty_verbs"] | words["lapsing_verbs"]
    return (is_past(tree, clause) or perfect) and clause.lemma in verbs


def by_predicate(tree: Tree, clause: Clause, words: Words) -> Context | None:
    """ "his trip fell through", "an attack looms", "the raid was a hoax": what a deed's predicate tells of it."""
    for one in (clause, *clause.complements):
        for key in _keys_of_predicate(tree, one, words):
            signature = words.signature("subject", key)
            if signature is not None and (one is clause or one.frame == "to"):
                effect = signature.effect(one.polarity == "negated")
                context = replace(context_of(clause), polarity="affirmed")
                return None if effect == "?" else context.under(effect, f"{key}:subject")
    return None


def _keys_of_predicate(tree: Tree, clause: Clause, words: Words) -> list[str]:
    """Return the forms in which a predicate is looked up: "fall through", "be hoax", "be on hold"."""
    linking = clause.copula or clause.lemma in words["linking_verbs"]
    verb = "be" if linking else clause.key
    said = [] if clause.result is None else [tree.lemma[clause.result], tree.lower[clause.result]]
    said += [f"{one.preposition} {tree.lemma[one.head]}" for one in clause.obliques]
    said += [tree.lower[adverb] for adverb in clause.adverbs]
    alone = [] if clause.object is not None else [clause.key]  # "the offensive neared the city"
    return [*alone, *(f"{verb} {one}" for one in said)]


def effect_of_noun(tree: Tree, noun: int, beside: int, above: int, words: Words) -> str | None:
    """Return what the noun ``above`` says of ``noun``, which ``beside`` ties to it: "a ban on exports"; or None.

    What is banned is only asked not to happen: smugglers may export all the same.
    """
    lemma, phrase = tree.lemma[above], f"{tree.lemma[above]} {tree.lower[beside]}"
    known = words.content_nouns.get(lemma) or words.content_nouns.get(_hyphened(tree, above))
    if known is not None:
        return known
    if phrase in words["open_phrases"]:
        return "possible"
    if phrase in words["naming_phrases"]:  # "the legality of a strike"; but "of Chad's strike"
        return None if is_told(tree, noun, words) else "possible"
    if lemma in words["forbidding_nouns"]:
        return "-requested"
    if lemma in words["preventing_nouns"]:
        return "negated"
    return "possible" if lemma in words["open_nouns"] else None


def adjusted(
    tree: Tree, noun: int, context: Context, effects: list[tuple[str, str]], words: Words, *, happened: bool = False
) -> Context:
    """Return a context under the effects of what governs the noun, of its adjectives and its article.

    What was said of it before has lost its force where it has ``happened``: "the long-awaited attack killed ten".
    """
    from_nouns = {"reported": "possible", "denied": "-", "negated": "-", "factive": "+"}
    for effect, lemma in reversed(effects):
        context = context.under(from_nouns.get(effect, effect), f"{lemma}:{effect}")
    before = _words_before(tree, noun)
    denied = context.polarity == "negated"  # "the hoped-for truce did not come", "canceled a planned visit"
    for name, effect in _ADJECTIVE_EFFECTS.items() if before else ():
        ruled_out = (denied and effect != "-") or (happened and name in _BEFOREHAND)
        if not ruled_out and not before.isdisjoint(words[name]):
            context = context.under(effect, name)
    if any(tree.lower[kid] in {"no", "neither"} for kid in tree.children(noun, "det", "neg")):
        context = replace(context, polarity="negated", step="no")
    elif tree.dep[noun] == "conj" and is_denied(tree, noun, words):  # "chose talks and not an attack"
        context = context.under("-", "no")
    return context


_ADJECTIVE_EFFECTS = {
    "report_adjectives": "possible", "possible_adjectives": "possible", "intended_adjectives": "intended",
    "requested_adjectives": "requested", "future_adjectives": "future", "failed_adjectives": "-",
}  # fmt: skip


_BEFOREHAND = frozenset({"possible_adjectives", "intended_adjectives", "requested_adjectives", "future_adjectives"})


def _words_before(tree: Tree, noun: int) -> set[str]:
    """Return what stands before a noun; what is written with hyphens as a whole, too: "so-called", "hoped-for"."""
    kids = tree.children(noun, "amod", "compound", "advmod")
    return {tree.lower[kid] for kid in kids} | {_hyphened(tree, kid) for kid in kids}


def _hyphened(tree: Tree, word: int) -> str:
    first = last = word
    while first > 1 and tree.text[first - 1] in HYPHENS:
        first -= 2
    while last + 2 < len(tree.text) and tree.text[last + 1] in HYPHENS:
        last += 2
    return "".join(tree.lower[first : last + 1])
