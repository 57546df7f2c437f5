"""Predicates of a parsed paragraph with their own words: verb group, objects, arguments, links between them.

In: what kg.extract.predicates reads and kg.extract.clauselinks links. Out: ``Clause``s, one a predicate, and what can
be asked of one by itself. "Putin also told Biden that China would not permit US bases" gives "told" (object Biden) and,
as its complement with frame "that", "permit" (negated, would).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract.tree import Tree
from kg.model import Modality, Polarity
from kg.ontology.words import Words

Link = Literal["root", "conj", "complement", "purpose", "adverbial", "adnominal", "relative", "gerund", "subject"]


@dataclass(slots=True)
class Oblique:
    """A prepositional argument: the preposition's tokens and the head of its noun phrase."""

    words: tuple[int, ...]
    head: int
    preposition: str


@dataclass(slots=True, eq=False)
class Clause:
    """One predicate by token indices: ``surface`` is its grammatical subject, ``subject`` who acts."""

    head: int
    lemma: str
    key: str
    """Under which its signature is looked up: "bug out", "be able"."""
    group: list[int]
    copula: bool = False
    existential: bool = False
    passive: bool = False
    particle: str = ""
    participle: str = ""
    """The verb as written, in lower case: "expected"."""
    surface: int | None = None
    subject: int | None = None
    object: int | None = None
    recipient: int | None = None
    result: int | None = None
    obliques: list[Oblique] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    auxiliaries: list[int] = field(default_factory=list)
    negations: list[int] = field(default_factory=list)
    mark: str = ""
    link: Link = "root"
    frame: str = ""
    parent: Clause | None = None
    comment_on: Clause | None = None
    """For an interposed "she said": the clause it is set into."""
    conditional: bool = False
    """Whether the clause above holds only under the condition that this one gives."""
    noun: int | None = None
    """The noun that an adnominal or relative clause stands at."""
    complements: list[Clause] = field(default_factory=list)
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speakers: tuple[int, ...] = ()
    unnamed: bool = False
    rules: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)


def first_of_chain(clause: Clause) -> Clause:
    """Return the first of conjoined clauses: that of "met" for the one of "left" in "met and left"."""
    while clause.link == "conj" and clause.parent is not None:
        clause = clause.parent
    return clause


def complement_frame(tree: Tree, clause: Clause) -> str:
    """Return "to", "ing" or "that": the form of a complement clause."""
    if is_infinitive(tree, clause):
        return "to"
    tag = tree.tag[clause.head]
    own_subject = clause.surface is not None
    if tag == "VBG" and not clause.auxiliaries:
        return "ing"
    if tag == "VB" and not clause.auxiliaries:
        return "to"  # bare infinitive: "let them use", "help rebuild"
    if tag == "VBN" and not clause.auxiliaries and not own_subject:
        return "ing"
    return "that"


def is_infinitive(tree: Tree, clause: Clause) -> bool:
    """Tell whether the verb has "to" before it."""
    return any(tree.lower[aux] == "to" for aux in clause.auxiliaries)


def is_small_passive(tree: Tree, clause: Clause) -> bool:
    """ "reported killed", "got arrested": a participle that is said of somebody, without a verb of its own."""
    bare = tree.tag[clause.head] == "VBN" and not clause.auxiliaries
    return bare and tree.dep[clause.head] in {"xcomp", "oprd"} and tree.child(clause.head, "nsubj", "mark") is None


def is_in_order(tree: Tree, clause: Clause) -> bool:
    """ "sent rice in order to win votes", "so as to": the purpose of who acts, whatever the verb before asks for."""
    return tree.lower[tree.inner_edges(clause.head)[0]] in {"in", "so"}


def is_within(clause: Clause, above: Clause) -> bool:
    """Tell whether a clause is another one, or is governed by it."""
    current: Clause | None = clause
    while current is not None and current is not above:
        current = current.parent
    return current is above


def names_telling(tree: Tree, noun: int, words: Words) -> bool:
    """ "an allegation", "a finding": the noun names what somebody says is so."""
    told = words.content_nouns.get(tree.lemma[noun]) == "reported"
    return told or tree.lemma[noun] in words["resumed_tellings"]


def is_verdict(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "an allegation that Turkish officials reject": the clause lacks the object that it is about.

    So does "a figure that the UN says it cannot confirm".
    """
    if clause.lemma in words["speech_verbs"] and any(is_verdict(tree, told, words) for told in clause.complements):
        return True
    beside = [kid for kid in tree.children(clause.head, "dobj", "ccomp", "xcomp") if tree.lower[kid] != "that"]
    return clause.lemma in words["verdict_verbs"] and not beside


def is_whole(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "denied reports it had expelled the envoy": nothing is missing, so that it is what the reports say."""
    wh = any(tree.lower[word] in words["relative_pronouns"] for word in tree.subtree(clause.head)[:3])
    complete = clause.object is not None or clause.passive or clause.copula or bool(clause.complements)
    own = clause.surface is not None and tree.head[clause.surface] == clause.head
    return complete and own and not wh


def is_reporting(clause: Clause, words: Words) -> bool:
    """Tell whether the predicate is one of saying, whose complement would be its subject's."""
    signature = words.signature("that", clause.key) or words.signature("that", clause.lemma)
    says = (signature is not None and signature.speaker) or clause.lemma in words["telling_or_asking_verbs"]
    return says and not clause.passive


def makes(clause: Clause, words: Words) -> bool:
    """ "seeks a government", "built a camp": what the clause is done to is only there when it is done."""
    return not words["creation_verbs"].isdisjoint({clause.lemma, clause.key})
