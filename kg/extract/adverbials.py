"""Clauses that say when, why, under what condition or instead of what: whether they are affirmed, actual, and whose.

In: an adverbial clause and the context of the one it belongs to. Out: its ``Context``. In "Peru will leave if Chile
attacks" the attack is conditional; in "withdrew rather than attack" it did not happen; in "said it had left, although
its ships stayed" the article itself adds that they stayed.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clauses import Clause
from kg.extract.context import Context, is_past
from kg.extract.tree import FINITE, Tree
from kg.model import Modality
from kg.ontology.words import Words


def is_condition(tree: Tree, clause: Clause, words: Words) -> bool:
    """Tell whether the clause says under what condition the other one holds: "if", "unless", "should China attack"."""
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


def adverbial_context(tree: Tree, clause: Clause, parent: Clause, above: Context, words: Words) -> Context:
    """Return the context of a clause that says when, why, if or instead of what the other one holds."""
    edge = tree.inner_edges(clause.head)[0]
    open_ = _open_modality(tree, clause, edge, above, words)
    if open_ is not None:
        modality, step = open_
        return Context("affirmed", modality, above.speakers, above.unnamed, step)
    if clause.mark == "than" and is_instead(tree, clause):
        return replace(above, polarity="negated", step="than:negated")
    finite = any(tree.tag[word] in FINITE for word in (clause.head, *clause.auxiliaries))
    absolute = clause.surface is not None and tree.head[clause.surface] == clause.head
    if finite and _is_own_remark(tree, clause, edge, words):
        outer = parent.parent.speakers if parent.parent is not None else ()
        return Context("affirmed", "actual", outer, above.unnamed, "remark")
    if finite or absolute:  # "with rebels advancing, the town should be evacuated"
        return Context("affirmed", "actual", above.speakers, above.unnamed, "presupposed")
    return replace(above, polarity="affirmed", step="participle")


def _open_modality(tree: Tree, clause: Clause, edge: int, above: Context, words: Words) -> tuple[Modality, str] | None:
    """Return the modality that the clause's conjunction gives it, and the step that says so; None where it is so."""
    mark, awaiting = clause.mark, words["awaiting_marks"]
    if clause.conditional:
        return "conditional", "condition"
    if mark == "whether":  # "whether it comes from the left or the right"
        return "possible", "whether"
    if mark == "that" and tree.lower[edge] == "than":  # "further from the truth than that Peru attacked"
        return "possible", "of-nothing"
    if mark == "that" and "so" in tree.lower[max(0, edge - 1) : edge + 1]:
        return "intended", "so-that"
    past = is_past(tree, clause)
    awaited = bool({mark, tree.lower[edge]} & awaiting) and above.modality != "actual"
    told = mark == "as" and tree.text[edge - 1] == "," and clause.lemma in words["speech_verbs"]
    awaited = awaited and not told  # "may have been bribed, as newspapers have claimed"
    bare = not clause.auxiliaries and tree.child(clause.head, "nsubj", "nsubjpass") is None  # "once entered into force"
    if awaited and (bare or not past or _is_awaited_in_the_past(tree, clause)):
        return "future", "awaited"
    if above.modality == "conditional" and mark in awaiting - {"as"} and past:
        return "conditional", "condition"  # "if Washington refused to lift them until both were handed over"
    if mark in words["pending_marks"]:
        untold = _untold_in_the_past(clause, above, words) if past else "future"
        if untold is not None:
            return untold, "pending"
    return ("intended", "purpose") if mark in words["purpose_marks"] else None


def _untold_in_the_past(clause: Clause, above: Context, words: Words) -> Modality | None:
    """What comes after the end of something that ends it: "wanted to wait until Peru left", "died before he signed".

    None where it is told as done: "waited until Peru left", "shelled the town before they stormed it".
    """
    governing = clause.parent
    if governing is None:
        return None
    if clause.mark == "before":  # "Before Peru signed it, Chile withdrew" lets the signing stand
        ends = governing.lemma in words["forestalling_verbs"] and clause.head > governing.head
        return "possible" if ends else None
    if above.modality != "actual":
        return "future"
    refused = above.polarity == "negated" and not governing.negations and governing.link == "complement"
    return "possible" if refused or governing.lemma in words["refusing_verbs"] else None


def _is_own_remark(tree: Tree, clause: Clause, edge: int, words: Words) -> bool:
    """ "denied that it had bought jets, although Russia delivered six": what the teller does not say himself.

    He would have it in the past perfect; who tells or asks something else ("while Oman asked for help") does so too.
    """
    content = clause.parent
    told = content.parent if content is not None and content.link == "complement" else None
    if content is None or told is None or told.head > content.head or not content.speakers or not is_past(tree, told):
        return False
    own = clause.surface is not None and tree.head[clause.surface] == clause.head and tree.tag[clause.head] == "VBD"
    if not own or tree.text[edge - 1] != "," or clause.auxiliaries:
        return False
    acts = clause.lemma in words["speech_verbs"] or clause.lemma in words["verbal_acts"]
    return clause.mark in words["concessive_marks"] or (clause.mark == "while" and acts)


def _is_awaited_in_the_past(tree: Tree, clause: Clause) -> bool:
    """ "would lift it once the missiles had been withdrawn", "promised to, as soon as they had": then still to come."""
    above = clause.parent
    perfect = any(tree.lower[aux] == "had" for aux in clause.auxiliaries)
    open_ = above is not None and (above.frame == "to" or any(tree.lower[aux] == "would" for aux in above.auxiliaries))
    soon = clause.mark == "as" and "soon" in tree.lower[max(0, tree.left[clause.head] - 2) : clause.head]
    return perfect and open_ and (soon or clause.mark in {"once", "until"})


_INSTEAD = {"of": {"instead", "short"}, "than": {"rather"}, "from": {"far"}}


def is_instead(tree: Tree, clause: Clause) -> bool:
    """ "instead of attacking", "rather than attack", "far from withdrawing"."""
    first = tree.left[clause.head]
    before = tree.lower[max(0, first - 3) : clause.head]
    above = clause.parent
    if clause.mark == "than" and above is not None and "rather" in {tree.lower[word] for word in above.adverbs}:
        return True  # "would rather leave than hand over the general"
    return bool(_INSTEAD.get("than" if clause.mark == "than" else clause.frame, set()) & set(before))
