"""How a claim is said in words: denied, doubted, and quoted by whoever tells it.

In: a ``Claim`` and, where it is quoted, the claim that tells it. Out: the words between subject and object. "Chile did
not support Argentina" gives "did not support" of the label "supported"; "China would not permit US bases" gives "will
not allow?", whose question mark says that it is not actual; "France denied that it had bombed Mali" tells "France
bombed Mali", for "denied" says already that it is not so.
"""

from __future__ import annotations

from kg.model import LASTING, Claim
from kg.ontology import pasts
from kg.ontology.folder import data_folder

_DENYING = frozenset({"not", "n't", "n’t", "never", "no", "cannot", "nobody", "nothing", "none", "nor", "neither"})
_BEING = frozenset({"am", "is", "are", "was", "were"})
_HAVING = frozenset({"has", "have", "had"})
_PASSIVE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
_NEGATIVE = frozenset({"kg:refused", "kg:disclaimed"})
"""Relations that hold the "not": who "said that it will not accept" refused to accept."""
_HELPERS = {
    "actual": "did",
    "future": "will",
    "intended": "will",
    "possible": "might",
    "requested": "should",
    "conditional": "would",
}


def relation_words(claim: Claim, label: str = "", *, negated: bool | None = None) -> str:
    """Return the claim's label, or ``label``, as its polarity and modality want it: "did not meet", "met?".

    ``negated`` says otherwise than the claim's own polarity, where who tells it denies it already.
    """
    label = label or claim.label
    denied = claim.polarity == "negated" if negated is None else negated
    doubt = "?" if claim.modality != "actual" else ""
    return f"{_denied(claim, label) if denied else label}{doubt}"


def told_negated(teller: Claim, content: Claim) -> bool:
    """Whether ``content`` stands denied among the words of ``teller``: not in "denied that it had bombed Mali"."""
    return (content.polarity == "negated") != _turns(teller, content)


def denies_itself(label: str) -> bool:
    """Whether a label of the text's own words holds the negation: "have not been successful"."""
    return any(word in _DENYING or word.endswith(("n't", "n’t")) for word in label.casefold().split())


def _turns(teller: Claim, content: Claim) -> bool:
    """Whether the verb of ``teller`` makes what follows negative: the rule "deny:that:-/?" of the content says so."""
    if teller.polarity == "affirmed" and teller.relation in _NEGATIVE and content.polarity == "negated":
        return True
    for evidence in content.evidence:
        for rule in evidence.rules:
            lemma, _, effects = rule.rpartition(":")
            affirmed, slash, denied = effects.partition("/")
            if slash and lemma.rpartition(":")[0] == teller.lemma:
                return (affirmed if teller.polarity == "affirmed" else denied).startswith("-")
    return False


def _denied(claim: Claim, label: str) -> str:
    """The label with "not" where English has it."""
    if denies_itself(label):
        return label
    first, blank, rest = label.partition(" ")
    rest = blank + rest
    if first in _BEING or (first in _HAVING and rest.startswith(" been")):
        return f"{first} not{rest}"
    if first == "be" and claim.modality != "actual":
        return f"{_HELPERS[claim.modality]} not {label}"
    base = _base(claim, first)
    return f"{_helper(claim, first, base)} not {base}{rest}" if base else f"not {label}"


def _base(claim: Claim, first: str) -> str:
    """The base form of the verb with which a label begins; "" for no verb and for what is done to the subject."""
    own_words = claim.relation == "kg:other"
    if own_words and not _PASSIVE.isdisjoint(claim.predicate.casefold().split()):
        return ""
    known = pasts.load(data_folder()).get(first)
    if known or claim.event in LASTING or first == "be":
        return known or ""
    lemma = claim.lemma.partition(" ")[0]
    return lemma if first in _forms(lemma) else ""


def _forms(lemma: str) -> set[str]:
    """The regular forms of a verb that stand in a label, without those in -ing, which need no helper."""
    stem = f"{lemma[:-1]}i" if lemma.endswith("y") else lemma
    return {lemma, f"{lemma}s", f"{stem}es", f"{lemma}d", f"{stem}ed", f"{lemma}{lemma[-1:]}ed"}


def _helper(claim: Claim, first: str, base: str) -> str:
    if claim.modality != "actual":
        return _HELPERS[claim.modality]
    words = claim.predicate.casefold().replace("n't", " ").replace("n’t", " ").split()
    present = (first != base and first.endswith("s")) or "does" in words
    return "does" if present else "do" if "do" in words else "did"
