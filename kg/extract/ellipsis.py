"""What conjoined clauses share: the agent or object behind the last of them, what is asked for, the verb itself.

In: the clauses of a paragraph with the participants that they name. Out: the same clauses with what they leave out. In
"tried to get support, but Putin refused" what was refused is the support; in "was planned and organized by Serbia" both
were.
"""

from __future__ import annotations

from kg.extract.clauses import Clause
from kg.extract.tree import Tree
from kg.ontology.words import Words


def resolve_ellipsis(tree: Tree, clauses: list[Clause], words: Words) -> None:
    """Fill in what conjoined clauses share; ``clauses`` come parents first, with the participants that they name."""
    for clause in reversed(clauses):
        _share_agent(clause, words)
    for clause in clauses:
        _share_object(tree, clause, words)
        _fulfill(tree, clause)
        _repeat_verb(tree, clause, clauses, words)
        _repeat_object(tree, clause, words)


def _share_agent(clause: Clause, words: Words) -> None:
    """ "was planned, financed and organized by Serbia": the agent behind the last passive is that of all.

    It is not where the first is done: "was ordered to leave and replaced by police", nor where the last puts right or
    follows what was done before: "was kidnapped and freed by police".
    """
    first = clause.parent
    if clause.lemma in words["ensuing_verbs"]:
        return
    if clause.link != "conj" or first is None or not clause.passive or not first.passive:
        return
    own = clause.object is not None and clause.object != first.object  # "three were killed and six rescued by the navy"
    behind = any(oblique.words[0] > first.head for oblique in first.obliques) or bool(first.complements)
    if clause.subject is not None and first.subject is None and not behind and not own:
        first.subject = clause.subject
        first.rules.append("passive-agent")


def _share_object(tree: Tree, clause: Clause, words: Words) -> None:
    """ "degrade and defeat Daesh": the object behind the second verb is that of the first one, too.

    So it is in "arrested, tried and, in two cases, shot them"; not in "mutinied and killed their commander".
    """
    first = clause.parent
    if clause.link != "conj" or first is None or clause.object is None or first.passive or clause.passive:
        return
    if first.lemma in words["objectless_verbs"]:
        return
    between = range(first.head + 1, clause.head)
    behind = any(oblique.words[0] > first.head for oblique in first.obliques)
    bare = first.object is None and not behind and not first.complements and first.result is None
    inserted = {
        word for prep in tree.children(clause.head, "prep") if prep < clause.head for word in tree.subtree(prep)
    }
    joining = {"cc", "advmod", "punct", "neg", "preconj", "aux"}
    if bare and all(tree.dep[word] in joining or word in inserted for word in between):
        first.object = clause.object
        first.rules.append("shared-object")
        _share_object(tree, first, words)


def _repeat_object(tree: Tree, clause: Clause, words: Words) -> None:
    """ "tried to get support, but Putin refused": what was refused is what was asked for in the clause before.

    Of "said that Iran had laid mines, which Iran rejected" that is what was said, and no mine.
    """
    if clause.lemma not in words["responses"] or clause.object is not None or clause.complements or clause.passive:
        return
    if clause.link != "conj" or clause.parent is None or clause.obliques:
        return
    asked = clause.parent
    while asked.complements:
        asked = asked.complements[-1]
    if any(tree.lower[kid] == "which" for kid in tree.children(clause.head, "dep")):
        answerable = words["answered_nouns"] | words["document_nouns"] - words["documents"]
        if asked.object is None or tree.lemma[asked.object] not in answerable:
            return
    if asked.object is not None:
        clause.object = asked.object
    elif asked.obliques:
        clause.object = asked.obliques[0].head
    if clause.object is not None:
        clause.rules.append("ellipsis")


def _fulfill(tree: Tree, clause: Clause) -> None:
    """ "vowed to expel the envoy and did just that", "said it would cut output, and did so": as was announced."""
    told = clause.parent if clause.link == "conj" and clause.lemma == "do" else None
    if told is None or clause.complements or not told.complements or clause.passive:
        return
    that = clause.object is not None and tree.lower[clause.object] == "that"
    so = clause.object is None and any(tree.lower[adverb] == "so" for adverb in clause.adverbs)
    source = told.complements[-1]
    infinitive = source.frame == "to" or any(tree.tag[aux] == "MD" for aux in source.auxiliaries)
    if not (that or so) or not infinitive or source.head > clause.head or source.passive:
        return
    clause.lemma, clause.key, clause.particle = source.lemma, source.key, source.particle
    clause.object, clause.recipient = source.object, source.recipient
    clause.obliques = [*source.obliques, *clause.obliques]
    clause.rules.append("ellipsis")


def _asked_before(tree: Tree, clause: Clause, clauses: list[Clause]) -> Clause | None:
    """ "Did they spare it? They did not, he said": the predicate of the question right before."""
    number = tree.sent[clause.head] - 1
    if number < 0:
        return None
    first, last = tree.sentences[number]
    auxiliary = tree.lower[first] in {"did", "do", "does", "has", "have", "had", "will", "would", "can", "could"}
    if not auxiliary or tree.text[last - 1] != "?":
        return None
    return next((one for one in clauses if one.link == "root" and first <= one.head < last), None)


def _told_before(tree: Tree, clause: Clause, clauses: list[Clause]) -> Clause | None:
    """ "Nigeria backed the ban; Hungary did not.", "Hungary did not.": the predicate of what is told right before."""
    bare = tree.kinds(clause.head) <= {"nsubj", "neg", "punct", "advmod"}
    first, last = tree.sentences[tree.sent[clause.head]]
    if not bare or not clause.negations or tree.text[last - 1] == "?":
        return None
    opening = tree.left[clause.head]
    closing = clause.head + 2 >= last - 1
    if tree.text[opening - 1] == ";":
        told = next((one for one in clauses if one.link == "root" and first <= one.head < opening), None)
    elif tree.sent[clause.head] > 0 and tree.left[clause.head] == first:
        begin, end = tree.sentences[tree.sent[clause.head] - 1]
        told = next((one for one in clauses if one.link == "root" and begin <= one.head < end), None)
    else:
        told = None
    if told is None or not closing or told.negations or told.passive or told.copula:
        return None
    auxiliary = {tree.lemma[word] for word in told.auxiliaries}
    same = tree.tag[told.head] == "VBD" if clause.lemma == "do" else tree.lemma[clause.head] in auxiliary
    return told if same else None


def _is_told_between(clauses: list[Clause], source: Clause, clause: Clause) -> bool:
    return any(one.link == "relative" and source.head < one.head < clause.head for one in clauses)


def _repeat_verb(tree: Tree, clause: Clause, clauses: list[Clause], words: Words) -> None:
    """ "but Laos has not", "Togo did so", "Fiji followed suit", "as have Chile and Peru": as the clause before."""
    object_ = tree.lower[clause.object] if clause.object is not None else ""
    suit = f"{clause.lemma} {object_}" in words["repeating_phrases"]
    again = clause.mark == "as" and clause.link == "adverbial"  # "will boycott the talks, as it did in 2010"
    dated = [one for one in clause.obliques if (suit or again) and tree.ent[one.head] in {"DATE", "TIME"}]
    own = (clause.object is not None and not suit) or clause.obliques != dated or "ellipsis" in clause.rules
    modal = tree.tag[clause.head] == "MD"
    if not (modal or suit or clause.lemma in {"have", "do"}) or own or clause.surface is None:
        return
    so = suit or any(tree.lower[adverb] in {"so", "too", "likewise"} for adverb in clause.adverbs)
    own = tree.child(clause.head, "nsubj") is not None
    as_did = own and clause.link == "adverbial" and clause.mark == "as"
    source = clause.parent if clause.link == "conj" or as_did else None
    if so and clause.link == "adverbial" and clause.parent is not None and clause.parent.head < clause.head:
        source = clause.parent  # "will not leave unless Chad does so"
    while as_did and source is not None and source.link in {"complement", "purpose", "gerund"}:
        source = source.parent  # "refused to sign, as did Eritrea"
    if again and dated and source is not clause.parent:
        return  # "threatened to recall its envoy, as it did in May": which of the two?
    if as_did and source is not None and (source.negations or source.head > clause.head):
        return
    if so and source is None:  # "Malawi withdrew; South Africa did so": the predicate before the semicolon
        earlier = [
            other for other in clauses if other.head < clause.head and other.link in {"root", "conj", "adnominal"}
        ]
        source = max(earlier, key=lambda other: other.head, default=None)
    if source is None and own:
        source = _asked_before(tree, clause, clauses) or _told_before(tree, clause, clauses)
    left_out = own and (modal or tree.pos[min(clause.head + 1, len(tree) - 1)] == "PUNCT")  # "but Thailand has."
    if source is None or clause.complements or not (so or clause.negations or as_did or left_out):
        return
    if clause.link == "conj" and not (so or suit) and _is_told_between(clauses, source, clause):
        return  # "voted to send them, a step the Greens resisted and the Liberals still do": not vote
    if suit and (source.passive or source.copula or source.complements):
        return  # "were freed in Mali", "agreed to pay": what the other did is not told
    clause.lemma, clause.key, clause.particle = source.lemma, source.key, source.particle
    clause.object, clause.recipient = source.object, source.recipient
    clause.obliques = [one for one in source.obliques if tree.ent[one.head] not in {"DATE", "TIME"}] + dated
    clause.auxiliaries.extend([clause.head] if modal else [])  # "and Chile may"
    clause.rules.append("ellipsis")
