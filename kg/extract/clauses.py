"""Predicates of a parsed paragraph with their own words: verb group, objects, arguments, links between them.

In: a ``Tree``. Out: ``Clause``s, one a predicate, each after the clause that governs it. "Putin also told Biden that
China would not permit US bases" gives "told" (object Biden) and, as its complement with frame "that", "permit"
(negated, would). Who is the subject where none is written is decided in kg.extract.subjects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extract.tree import FINITE, Tree
from kg.model import Modality, Polarity
from kg.ontology.words import Words

Link = Literal["root", "conj", "complement", "purpose", "adverbial", "adnominal", "relative", "gerund", "subject"]

_AUXILIARIES = frozenset({"aux", "auxpass"})
_NOT_PREDICATES = frozenset(
    {"aux", "auxpass", "amod", "compound", "nmod", "case", "prt", "neg", "quantmod", "nummod", "det"}
)
_FINITE = FINITE | {"MD"}
_PLAIN_PREPOSITION_DEPS = frozenset({"prep", "agent", "dative"})


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
    noun: int | None = None
    """The noun that an adnominal or relative clause stands at."""
    complements: list[Clause] = field(default_factory=list)
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    speakers: tuple[int, ...] = ()
    unnamed: bool = False
    rules: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)


def find_clauses(tree: Tree, words: Words) -> list[Clause]:
    """Return the clauses of ``tree``, each after its parent, with everything but inherited participants filled in."""
    clauses: dict[int, Clause] = {}
    for index in tree.top_down():
        if is_predicate(tree, index) and not _is_idiom(tree, index, words):
            clause = _clause(tree, index, words)
            _link(tree, clause, clauses, words)
            clauses[index] = clause
    return list(clauses.values())


def _is_idiom(tree: Tree, index: int, words: Words) -> bool:
    """ "to say the least": set phrases state nothing."""
    if tree.tag[index] not in {"VB", "VBG", "VBZ", "VBN"}:
        return False
    near = " ".join(tree.lower[max(0, index - 3) : index + 4])
    return any(phrase in near and tree.lower[index] in phrase.split() for phrase in words["idioms"])


def is_predicate(tree: Tree, index: int) -> bool:
    """Tell whether the token heads a clause: a main verb, or "be" with something predicated."""
    if tree.pos[index] not in {"VERB", "AUX"} or tree.dep[index] in _NOT_PREDICATES:
        return False
    if tree.tag[index] == "MD":
        return False
    if tree.dep[index] in {"prep", "mark", "cc", "punct", "advmod", "intj", "pobj", "nsubj", "appos", "npadvmod"}:
        # "including", "following", "according": prepositions in all but their tag
        return tree.child(index, "dobj", "nsubj", "ccomp", "xcomp") is not None and tree.dep[index] != "prep"
    if tree.tag[index] in {"VBN", "VBG", "VBD"} and tree.child(index, "det") is not None:
        return False  # "visited the wounded": people, no deed
    if tree.dep[index] == "conj":
        head = tree.head[index]
        return (tree.pos[head] in {"VERB", "AUX"} and tree.dep[head] not in {"amod", "compound"}) or bool(
            tree.kids[index]
        )
    return True


def _clause(tree: Tree, index: int, words: Words) -> Clause:
    particle = " ".join(tree.lower[kid] for kid in tree.children(index, "prt"))
    lemma = words.lemmas.get(tree.lower[index], tree.lemma[index])
    prefix, hyphen, plain = lemma.partition("-")
    if hyphen and plain and prefix in words["repeating_prefixes"]:
        lemma = plain  # "re-imposed", "co-hosted": the same deed, again or together
    key = f"{lemma} {particle}".strip()
    clause = Clause(index, lemma, key, [index], particle=particle, participle=tree.lower[index])
    _read_group(tree, clause)
    _read_arguments(tree, clause, words)
    clause.object, clause.surface = content_head(tree, clause.object, words), content_head(tree, clause.surface, words)
    for oblique in clause.obliques:
        oblique.head = content_head(tree, oblique.head, words) or oblique.head
    if clause.passive and clause.participle in words["state_participles"]:
        clause.passive = False  # "is concerned about": a state, not something done to the subject
        clause.lemma = clause.key = f"be {clause.participle}"
    clause.copula = lemma == "be" and not clause.passive
    if clause.object is not None and clause.result is not None and tree.pos[clause.result] == "ADJ":
        clause.rules.append("object-complement")
    _drop_light_object(tree, clause, words)
    if lemma in words["linking_verbs"] and clause.result is not None and not tree.is_noun(clause.result):
        clause.key = f"be {tree.lower[clause.result]}"  # "remains committed"
        clause.obliques.extend(
            oblique for kid in tree.children(clause.result, "prep") for oblique in read_obliques(tree, kid)
        )
    if clause.copula:
        _read_copula(tree, clause)
    clause.rules.append("copula" if clause.copula else "passive" if clause.passive else "verb")
    return clause


def _read_group(tree: Tree, clause: Clause) -> None:
    """Collect auxiliaries, negations and particles; decide on the voice."""
    index = clause.head
    for kid in tree.kids[index]:
        dep = tree.dep[kid]
        if dep in _AUXILIARIES:
            clause.auxiliaries.append(kid)
            clause.group.append(kid)
            clause.negations.extend(tree.children(kid, "neg"))  # "Never had Kuwait cut ..."
            clause.passive = clause.passive or dep == "auxpass"
        elif dep == "neg":
            clause.negations.append(kid)
            clause.group.append(kid)
        elif dep == "prt":
            clause.group.append(kid)
        elif dep == "mark":
            clause.mark = tree.lower[kid]
    if tree.child(index, "nsubjpass", "csubjpass") is not None:
        clause.passive = True
    bare = tree.tag[index] == "VBN" and not clause.auxiliaries
    said_of = tree.dep[index] in {"acl", "relcl", "advcl"} or is_small_passive(tree, clause)
    if bare and (said_of or tree.child(index, "agent") is not None):
        clause.passive = tree.child(index, "dobj") is None
    joined = tree.tag[index] == "VBN" or (
        tree.tag[index] == "VBD" and tree.dep[index - 1] == "cc" and index - 2 == tree.head[index]
    )
    if tree.dep[index] == "conj" and joined and not clause.auxiliaries and not clause.passive:
        first = tree.head[index]
        while (
            tree.child(first, "auxpass") is None and tree.dep[first] == "conj" and tree.tag[tree.head[first]] == "VBN"
        ):
            first = tree.head[first]
        clause.passive = tree.child(first, "auxpass") is not None and tree.child(index, "nsubj") is None
    clause.group.sort()


def is_small_passive(tree: Tree, clause: Clause) -> bool:
    """ "reported killed", "got arrested": a participle that is said of somebody, without a verb of its own."""
    bare = tree.tag[clause.head] == "VBN" and not clause.auxiliaries
    return bare and tree.dep[clause.head] in {"xcomp", "oprd"} and tree.child(clause.head, "nsubj", "mark") is None


def _read_arguments(tree: Tree, clause: Clause, words: Words) -> None:
    for kid in tree.kids[clause.head]:
        dep = tree.dep[kid]
        if dep in {"nsubj", "nsubjpass"}:
            clause.surface = kid if clause.surface is None else clause.surface
        elif dep == "expl":
            clause.existential = tree.lower[kid] == "there"
        elif dep == "dobj":
            timed = tree.ent[kid] in {"DATE", "TIME"} and content_head(tree, kid, words) == kid
            if timed and tree.lemma[clause.head] not in words["date_taking_verbs"]:
                clause.times.append(kid)
            else:
                clause.object = kid if clause.object is None else clause.object
        elif dep == "dative" and tree.is_noun(kid):
            clause.recipient = kid
        elif dep in {"attr", "oprd", "acomp"} or (dep == "ccomp" and tree.pos[kid] == "ADJ"):
            clause.result = kid
            if clause.object is None and dep == "ccomp":  # "found Lund guilty"
                clause.object = tree.child(kid, "nsubj")
        elif dep in _PLAIN_PREPOSITION_DEPS:
            clause.obliques.extend(read_obliques(tree, kid))
        elif dep in {"npadvmod", "advmod"}:
            (clause.times if tree.ent[kid] in {"DATE", "TIME"} else clause.adverbs).append(kid)
        elif dep == "prt":
            for prep in tree.children(kid, "prep"):
                clause.obliques.extend(read_obliques(tree, prep))


def content_head(tree: Tree, index: int | None, words: Words) -> int | None:
    """ "this kind of cooperation", "a number of ministers", "the town of Argelia": the noun behind "of" is meant."""
    if index is None or not tree.kids[index]:
        return index
    named = _apposed_person(tree, index) or _apposed_name(tree, index)
    if named is not None:
        return named
    lemma = tree.lemma[index]
    light = lemma in words["light_heads"] or lemma in words["time_units"]  # "two days of talks"
    place = lemma in words["place_nouns"]
    if not light and not place:
        return index
    for prep in tree.children(index, "prep"):
        noun = tree.child(prep, "pobj") if tree.lower[prep] == "of" else None
        if noun is not None and tree.ent[noun] in {"DATE", "TIME"}:
            continue  # "the first days of 2014"
        named = any(tree.is_name(kid) for kid in tree.children(index, "compound"))  # "the Karrada district of Baghdad"
        named = named and lemma not in words["settlement_nouns"]  # unlike "the Red Sea city of Jeddah"
        if noun is not None and (light or (tree.is_name(noun) and not named)):
            return noun
    return index


def _apposed_person(tree: Tree, index: int) -> int | None:
    """ "the governor of Svalbard, Lars Fause,", "the newspaper Le Monde": of a role and a name the name is meant."""
    if tree.tag[index] not in {"NN", "NNP"} or tree.ent[index]:
        return None
    return next((kid for kid in tree.children(index, "appos") if is_named_beside(tree, index, kid)), None)


def is_named_beside(tree: Tree, noun: int, name: int) -> bool:
    """Tell whether an apposition is what a noun is called: a person, or whatever stands right behind it."""
    if name < noun:
        return False
    beside = tree.ent_start[name] == noun + 1 and tree.ent[name] in {"ORG", "FAC", "PRODUCT", "GPE"}
    return tree.ent[name] == "PERSON" or beside


def _apposed_name(tree: Tree, index: int) -> int | None:
    """ "the jihadist group Ansar Dine", "the German company Züblin": the name right behind the noun is meant."""
    if tree.tag[index] not in {"NN", "NNS"} or tree.ent[index]:
        return None
    kids = (kid for kid in tree.children(index, "appos") if tree.left[kid] == index + 1 and tree.is_name(kid))
    return next((kid for kid in kids if not tree.child(kid, "appos")), None)


def read_obliques(tree: Tree, index: int, before: tuple[int, ...] = ()) -> list[Oblique]:
    """Return the arguments behind a preposition: "out of Afghanistan", "in Geneva and in Vienna", "because of rain"."""
    words = (*before, index)
    second = (kid for kid in tree.kids[index] if tree.dep[kid] == "pcomp" and tree.tag[kid] in {"IN", "TO"})
    written = (*words, *(kid for kid in second if not tree.kids[kid]))
    found: list[Oblique] = []
    for kid in tree.kids[index]:
        dep = tree.dep[kid]
        if dep == "pobj" or (dep in {"dobj", "nsubj"} and tree.is_noun(kid)):
            found.append(Oblique(written, kid, " ".join(tree.lower[word] for word in words)))
        elif (
            dep in {"prep", "agent"} and not found
        ):  # "out of X"; in "with X in control" the second is no part of the first
            found.extend(read_obliques(tree, kid, words))
        elif dep == "conj" and tree.tag[kid] == "IN":
            found.extend(read_obliques(tree, kid))
    return found


def _drop_light_object(tree: Tree, clause: Clause, words: Words) -> None:
    """ "took place": the noun is part of the verb."""
    if clause.object is None or clause.passive:
        return
    phrase = f"{clause.lemma} {tree.lemma[clause.object]}"
    if phrase in words["occurrence_verbs"]:
        clause.group = sorted({*clause.group, clause.object})
        clause.lemma, clause.key, clause.object = phrase, phrase, None


def _read_copula(tree: Tree, clause: Clause) -> None:
    """ "is able", "is in control of": the predicated word belongs to the predicate."""
    if clause.existential:
        clause.surface, clause.result = clause.result, None
        return
    if clause.result is not None and not tree.is_noun(clause.result):
        clause.key = f"be {tree.lower[clause.result]}"
        for kid in tree.children(clause.result, "prep"):
            clause.obliques.extend(read_obliques(tree, kid))
        clause.negations.extend(tree.children(clause.result, "neg"))


def _link(tree: Tree, clause: Clause, clauses: dict[int, Clause], words: Words) -> None:
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
        relative = dep == "relcl" and not _is_infinitive(tree, clause) and own
        clause.link = "relative" if relative else "adnominal"
        clause.frame = complement_frame(tree, clause)
    elif dep == "pcomp" or (tree.dep[head] == "prep" and dep in {"pobj", "advcl", "ccomp"}):
        clause.link, clause.frame = "gerund", tree.lower[head]
        above = tree.head[head]
        clause.noun = above if tree.is_noun(above) else None
    elif clause.parent is None:
        return
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
    elif _is_infinitive(tree, clause) and clause.mark == "for" and index > clause.parent.head:
        clause.link, clause.frame = "complement", "to"  # "called for Russia to withdraw"
        clause.parent.complements.append(clause)
    elif _is_infinitive(tree, clause):
        clause.link, clause.frame = "purpose", "to"
    elif tree.tag[index] == "VBG" and 0 < index - head <= 2 and words.signature("ing", clause.parent.key) is not None:
        clause.link, clause.frame = "complement", "ing"  # "ruled out sending soldiers"
        clause.parent.complements.append(clause)
    else:
        clause.link, clause.frame = "adverbial", complement_frame(tree, clause)


def first_of_chain(clause: Clause) -> Clause:
    """Return the first of conjoined clauses: that of "met" for the one of "left" in "met and left"."""
    while clause.link == "conj" and clause.parent is not None:
        clause = clause.parent
    return clause


def is_verdict(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "an allegation that Turkish officials reject": the clause lacks the object that it is about."""
    beside = [kid for kid in tree.children(clause.head, "dobj", "ccomp", "xcomp") if tree.lower[kid] != "that"]
    return clause.lemma in words["verdict_verbs"] and not beside


def is_in_order(tree: Tree, clause: Clause) -> bool:
    """ "sent rice in order to win votes", "so as to": the purpose of who acts, whatever the verb before asks for."""
    return tree.lower[tree.inner_edges(clause.head)[0]] in {"in", "so"}


def is_whole(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "denied reports it had expelled the envoy": nothing is missing, so that it is what the reports say."""
    wh = any(tree.lower[word] in words["relative_pronouns"] for word in tree.subtree(clause.head)[:3])
    complete = clause.object is not None or clause.passive or clause.copula or bool(clause.complements)
    own = clause.surface is not None and tree.head[clause.surface] == clause.head
    return complete and own and not wh


def is_reporting(clause: Clause, words: Words) -> bool:
    """Tell whether the predicate is one of saying, whose complement would be its subject's."""
    signature = words.signature("that", clause.key) or words.signature("that", clause.lemma)
    return signature is not None and signature.speaker and not clause.passive


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
    if clause.surface is not None or clause.auxiliaries or tree.tag[clause.head] in _FINITE or clause.copula:
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


def _is_infinitive(tree: Tree, clause: Clause) -> bool:
    return any(tree.lower[aux] == "to" for aux in clause.auxiliaries)


def complement_frame(tree: Tree, clause: Clause) -> str:
    """Return "to", "ing" or "that": the form of a complement clause."""
    if _is_infinitive(tree, clause):
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
