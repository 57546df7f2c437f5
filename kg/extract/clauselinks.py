"""What governs a clause, and as what: a complement, a purpose, a relative clause, a conjunct.

In: a ``Clause`` and those above it. Out: the same clause with ``link``, ``frame``, ``parent`` and ``noun``. In "Putin
told Biden that China would not permit US bases" the permitting is the complement of "told", with frame "that".
"""

from __future__ import annotations

from kg.extract.clauses import Clause, complement_frame, is_infinitive, is_reporting, is_verdict
from kg.extract.tree import FINITE_OR_MODAL, Tree
from kg.ontology.words import Words


def link(tree: Tree, clause: Clause, clauses: dict[int, Clause], words: Words) -> None:
    """Find what governs the clause, and as what."""
    index = clause.head
    dep, head = tree.dep[index], tree.head[index]
    if head == index:
        return
    clause.parent = _governor(tree, index, clauses)
    if dep == "conj" and head in clauses:
        clause.link = "conj"
        _share_group(tree, clause, clauses[head])
    elif dep in {"acl", "relcl"} and tree.is_noun(head):
        clause.noun = head
        own = clause.mark != "that" or is_verdict(tree, clause, words)
        relative = dep == "relcl" and not is_infinitive(tree, clause) and own
        clause.link = "relative" if relative else "adnominal"
        clause.frame = complement_frame(tree, clause)
    elif dep == "pcomp" or (tree.dep[head] == "prep" and dep in {"pobj", "advcl", "ccomp"}):
        clause.link, clause.frame = "gerund", tree.lower[head]
        above = tree.head[head]
        clause.noun = above if tree.is_noun(above) else None
    elif clause.parent is None:
        return
    elif is_infinitive(tree, clause) and _is_lodged(clause, clause.parent, words):
        clause.link, clause.frame = "purpose", "in order to"
    elif dep in {"csubj", "csubjpass"}:
        clause.link = "subject"
    elif dep == "parataxis" and clause.surface is not None and is_reporting(clause, words):
        clause.comment_on, clause.parent = clause.parent, None
    elif dep in {"ccomp", "parataxis"} and _stands_alone(tree, clause, words):
        clause.parent = None
    elif dep in {"ccomp", "xcomp", "parataxis", "dobj", "oprd", "attr", "acomp"}:
        clause.link, clause.frame = "complement", complement_frame(tree, clause)
        if tree.is_noun(head) and dep in {"ccomp", "xcomp"}:
            clause.link, clause.noun = "adnominal", head
        else:
            clause.parent.complements.append(clause)
    elif is_infinitive(tree, clause) and clause.mark == "for" and index > clause.parent.head:
        clause.link, clause.frame = "complement", "to"  # "called for Russia to withdraw"
        clause.parent.complements.append(clause)
    elif is_infinitive(tree, clause):
        clause.link, clause.frame = "purpose", "to"
    elif tree.tag[index] == "VBG" and 0 < index - head <= 2 and words.signature("ing", clause.parent.key) is not None:
        clause.link, clause.frame = "complement", "ing"  # "ruled out sending soldiers"
        clause.parent.complements.append(clause)
    else:
        clause.link, clause.frame = "adverbial", complement_frame(tree, clause)
    _take_into_quotation(tree, clause, words)


def _take_into_quotation(tree: Tree, clause: Clause, words: Words) -> None:
    """ "“You win nothing by bombing towns,” he told CBS": the speaker bombs none; it is part of what he says."""
    parent = clause.parent
    if parent is None or clause.link not in {"gerund", "adverbial"} or not clause.head < parent.head:
        return
    if parent.lemma not in words["speech_verbs"]:
        return
    marks = [word for word in range(clause.head, parent.head) if tree.tag[word] in {"``", "''"}]
    if len(marks) % 2 == 1:
        clause.link, clause.frame, clause.noun = "complement", "that", None
        parent.complements.append(clause)


def _stands_alone(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "Malta closed its ports; Tunisia sent a frigate": two sentences in one, the one no content of the other."""
    parent = clause.parent
    if parent is None or clause.mark or clause.surface is None:
        return False
    first, last = sorted((clause.head, parent.head))
    if any(tree.text[word] == ";" for word in range(first, last)):
        return True
    known = any(words.signature("that", key) for key in (parent.key, parent.lemma))
    return (
        clause.head < parent.head
        and not known
        and any(tree.text[word] in {":", "-", "–", "—"} for word in range(first, last))
    )


def _governor(tree: Tree, index: int, clauses: dict[int, Clause]) -> Clause | None:
    for above in tree.ancestors(index):
        if above in clauses:
            return clauses[above]
    return None


def _share_group(tree: Tree, clause: Clause, first: Clause) -> None:
    """ "will meet Lavrov and sign a treaty": the bare second verb shares auxiliaries and negation of the first."""
    if clause.surface is not None or clause.auxiliaries or tree.tag[clause.head] in FINITE_OR_MODAL or clause.copula:
        return
    if tree.tag[clause.head] in {"VB", "VBN", "VBG"} and (tree.tag[first.head] == tree.tag[clause.head]):
        clause.auxiliaries = [aux for aux in first.auxiliaries if tree.lower[aux] != "to"]
        if not clause.negations and not _contrasted(tree, first, clause):
            clause.negations = list(first.negations)


def _contrasted(tree: Tree, first: Clause, second: Clause) -> bool:
    """ "did not retreat but attack": the negation stops at "but"."""
    return any(
        tree.lower[word] in {"but", "yet", "rather"}
        for word in range(first.head, second.head)
        if tree.dep[word] in {"cc", "advmod"}
    )


def _is_lodged(clause: Clause, parent: Clause, words: Words) -> bool:
    """ "summoned the envoy to protest": who summons him protests, and asks nobody to."""
    return parent.lemma in words["summoning_verbs"] and clause.lemma in words["lodging_verbs"]
