"""What is handed down from one clause to what it governs: polarity, modality, speakers.

In: a clause. Out: a ``Context``. Under "Putin refused" what follows is negated; under "the Journal reported" it is
the Journal's.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import Clause
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
        """Return the context below a predicate with this effect on its complement: affirmed, unless it is "-"."""
        negated = effect.startswith("-")
        modality = "possible" if effect == "?" else effect.lstrip("+-")
        return Context(
            "negated" if negated else "affirmed",
            stronger(self.modality, modality) if modality else self.modality,  # type: ignore[arg-type]
            self.speakers,
            self.unnamed,
            step,
        )


def stronger(outer: Modality, inner: Modality) -> Modality:
    """What is said not to be actual further out stays so; otherwise the inner modality decides."""
    return inner if outer == "actual" else outer


def context_of(clause: Clause) -> Context:
    """Return a clause's own factuality as the context of what it governs.

    Who "left no doubt that it would close" denies a doubt, and not that it would.
    """
    if "assurance" in clause.trace:
        polarity: Polarity = "negated" if clause.polarity == "affirmed" else "affirmed"
        return Context(polarity, clause.modality, clause.speakers, clause.unnamed)
    return Context(clause.polarity, clause.modality, clause.speakers, clause.unnamed)


def is_past(tree: Tree, clause: Clause) -> bool:
    """Tell whether the verb or one of its auxiliaries is in the past tense."""
    return tree.tag[clause.head] == "VBD" or any(tree.tag[aux] == "VBD" for aux in clause.auxiliaries)


def is_subjunctive(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "the demand that it restore him", "agreed that he be tried": the bare form asks for it, or rules it."""
    first = min([clause.head, *clause.auxiliaries])
    bare = tree.lower[first] == "be" or (
        tree.tag[first] in {"VB", "VBP", "VBZ"}
        and tree.lower[first] == tree.lemma[first]
        and tree.lower[first] not in words["unchanging_verbs"]
    )
    singular = clause.surface is not None and tree.lower[clause.surface] in {"he", "she", "it"}
    return clause.mark == "that" and bare and (singular or tree.lower[first] == "be")


def effect_name(signature: Signature) -> str:
    """Return the signature as it is shown among the rules: "-/?"."""
    return f"{signature.affirmed}/{signature.negated}"
