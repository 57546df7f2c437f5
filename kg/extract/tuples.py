"""The n-ary open-IE rendering: one full tuple a predicate.

In: ``Wording`` of a tree, its clauses. Out: ``Triple``s. "Milley, chairman of the Joint Chiefs, met with Gerasimov in
Helsinki" gives (Milley; met with; Gerasimov; in Helsinki) and (Milley; is; chairman of the Joint Chiefs).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import Clause, Oblique, first_of_chain
from kg.extract.wording import Triple, Wording, is_untold, merges


def full_tuples(wording: Wording, clause: Clause) -> Iterator[Triple]:
    """Yield the one full tuple of a predicate: subject, relation, core arguments, then all others in order."""
    subject = clause.surface
    if subject is None or is_untold(clause):
        return
    tree = wording.tree
    group = wording.shared_group(clause)
    relation = {*group, *_inner_adverbs(wording, clause, subject, group)}
    core = [wording.phrase(wording.whole(head)) for head in _core(clause)]
    arguments = [wording.text(tokens) for tokens in core]
    obliques, times = _adjuncts(wording, clause)
    behind = [oblique for oblique in obliques if oblique.words[0] > clause.head]
    if not arguments and behind:  # "met with": the preposition belongs to the relation
        first = min(behind, key=lambda oblique: oblique.words[0])
        obliques.remove(first)
        relation.update(first.words)
        arguments.append(wording.text(wording.phrase(wording.whole(first.head))))
    told = {*relation, *(token for tokens in core for token in tokens)}
    others = sorted(_others(wording, clause, obliques, times, told))
    if not arguments and len(others) == 1 and clause.complements:  # "indicated that"
        relation.update(
            mark for mark in tree.children(clause.complements[0].head, "mark") if tree.lower[mark] == "that"
        )
    arguments.extend(text for _, text in others if text)
    if arguments:
        left = wording.phrase(wording.whole(subject), skip=_own_clause(clause))
        yield Triple(wording.text(left), wording.text(sorted(relation)), tuple(arguments))


def appositions(wording: Wording) -> Iterator[Triple]:
    """ "BNL, Italy's largest bank": (BNL; is; Italy's largest bank); the name comes first, wherever it stands."""
    tree = wording.tree
    for other in range(len(tree)):
        first = tree.head[other]
        if tree.dep[other] != "appos" or not tree.is_noun(other) or tree.tag[other] in {"PRP", "DT"}:
            continue
        if tree.ent[first] == "DATE" or (
            tree.is_name(first) and tree.is_name(other) and _same_kind(wording, first, other)
        ):
            continue  # "Hoboken, New Jersey": a place in a place
        named, told = wording.phrase(first, skip=other), wording.phrase(other)
        if tree.is_name(other) and not tree.is_name(first):
            named, told = told, named
        yield Triple(wording.text(named), "is", (wording.text(told),))


def _same_kind(wording: Wording, first: int, second: int) -> bool:
    return wording.tree.ent[first] == wording.tree.ent[second]


def _inner_adverbs(wording: Wording, clause: Clause, subject: int, group: list[int]) -> Iterator[int]:
    """Yield the adverbs that stand inside the predicate or right behind its verb: "relies heavily on"."""
    verb: Clause | None = clause
    while verb is not None:
        yield from (adverb for adverb in wording.adverbs(verb) if subject < adverb < group[-1])
        verb = verb.parent if merges(verb) else None
    yield from (adverb for adverb in wording.adverbs(clause) if adverb == clause.head + 1)


def _core(clause: Clause) -> list[int]:
    """Return the heads of recipient, object and predicate noun or adjective, in this order."""
    given = clause.recipient is not None and clause.recipient == clause.surface  # "was given a medal"
    object_ = clause.object if not clause.passive or given else None
    recipient = None if given else clause.recipient
    heads = [recipient, object_] if recipient is not None and object_ is not None else [object_ or recipient]
    return [head for head in (*heads, clause.result) if head is not None and head != clause.surface]


def _adjuncts(wording: Wording, clause: Clause) -> tuple[list[Oblique], list[int]]:
    obliques, times = wording.adjuncts(clause)
    obliques = [oblique for oblique in obliques if wording.tree.head[oblique.words[0]] != clause.result]
    if clause.passive and clause.subject is not None:
        prep = wording.tree.head[clause.subject]
        obliques.insert(0, Oblique((prep,), clause.subject, wording.tree.lower[prep]))
    return obliques, times


def _others(
    wording: Wording, clause: Clause, obliques: list[Oblique], times: list[int], told: set[int]
) -> Iterator[tuple[int, str]]:
    """Yield position and text of prepositional arguments, times, adverbs, complements and purposes not yet told."""
    tree, text = wording.tree, wording.text
    for oblique in obliques:
        phrase = wording.phrase(wording.whole(oblique.head), skip=clause.head)
        where = tree.lower[oblique.words[0]] == "where"  # "Geneva, where they met": in Geneva
        yield oblique.words[0], f"in {text(phrase)}" if where else text([*oblique.words, *phrase])
    told = told | {word for oblique in obliques for word in oblique.words}
    verb: Clause | None = clause
    while verb is not None:
        times = [*times, *(adverb for adverb in verb.adverbs if adverb > verb.head and adverb not in told)]
        verb = verb.parent if merges(verb) else None
    for adverb in times:
        yield adverb, text(wording.phrase(adverb))
    for report in wording.reports(clause):
        if report not in told:
            yield report, text(wording.content(report, clause.head))
    for purpose in wording.purposes(clause):
        yield purpose, text(sorted({*wording.phrase(purpose), *tree.children(purpose, "mark")}))
    for prep, gerund in wording.gerunds(clause):
        yield prep, text([prep, *wording.trimmed(tree.subtree(gerund))])


def _own_clause(clause: Clause) -> int:
    """The clause a noun's phrase must leave out where the noun is that clause's subject."""
    return first_of_chain(clause).head
