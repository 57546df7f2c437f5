"""The predicates of a paragraph, each with the words that the parser hangs on it.

In: a ``Tree``. Out: its ``Clause``s, each after the clause that governs it. "Putin also told Biden that China would not
permit US bases" gives "told" and "permit". Who is the subject where none is written is decided in kg.extract.subjects.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.clauselinks import link
from kg.extract.clauses import Clause, is_small_passive
from kg.extract.phrases import content_head, meant, obliques_of, read_obliques
from kg.extract.tree import Tree
from kg.ontology.words import Words

_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_TOWARD = frozenset({"for", "to", "toward", "towards"})
_NOT_PREDICATES = frozenset(
    {"aux", "auxpass", "amod", "compound", "nmod", "case", "prt", "neg", "quantmod", "nummod", "det"}
)
_BESIDE_MODAL = frozenset({"nsubj", "neg", "advmod", "npadvmod", "punct", "cc", "conj"})
_PLAIN_PREPOSITION_DEPS = frozenset({"prep", "agent", "dative"})


def find_clauses(tree: Tree, words: Words) -> list[Clause]:
    """Return the clauses of ``tree``, each after its parent, with everything but inherited participants filled in."""
    clauses: dict[int, Clause] = {}
    for index in tree.top_down:
        if tree.pos[index] in _VERBAL and is_predicate(tree, index) and not _is_idiom(tree, index, words):
            clause = _clause(tree, index, words)
            link(tree, clause, clauses, words)
            clauses[index] = clause
    return list(clauses.values())


def _is_idiom(tree: Tree, index: int, words: Words) -> bool:
    """ "to say the least": set phrases state nothing."""
    if tree.lower[index] not in _words_in(words["idioms"]) or tree.tag[index] not in {"VB", "VBG", "VBZ", "VBN"}:
        return False
    near = " ".join(tree.lower[max(0, index - 3) : index + 4])
    return any(phrase in near and tree.lower[index] in phrase.split() for phrase in words["idioms"])


@lru_cache(maxsize=4)
def _words_in(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


def is_predicate(tree: Tree, index: int) -> bool:
    """Tell whether the token heads a clause: a main verb, or "be" with something predicated."""
    if tree.pos[index] not in _VERBAL or tree.dep[index] in _NOT_PREDICATES:
        return False
    if tree.dep[index] == "relcl" and index < tree.head[index]:
        return False  # "what it called an invasion": only who calls it so is of interest
    if tree.tag[index] == "MD":
        return _is_left_alone(tree, index)
    if tree.tag[index] == "VBG" and tree.lower[index - 1] == "worth":
        return False  # "is worth watching": nobody watches
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


def _is_left_alone(tree: Tree, modal: int) -> bool:
    """ "Peru has signed the pact, and Chile will next month": the modal stands for the verb before."""
    kinds = tree.kinds(modal)
    alone = tree.dep[modal] == "conj" and tree.pos[tree.head[modal]] == "VERB" and "nsubj" in kinds
    return alone and kinds <= _BESIDE_MODAL


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
    object_, surface = meant(tree, clause.object, words), meant(tree, clause.surface, words)
    clause.object, clause.surface = content_head(tree, object_, words), content_head(tree, surface, words)
    for oblique in clause.obliques:
        oblique.head = content_head(tree, oblique.head, words) or oblique.head
    done = tree.child(index, "agent") is not None  # "opposed by China", unlike "opposed to it"
    stative = clause.participle in words["state_participles"] and not (
        done and clause.participle in words["opposed_participles"]
    )
    if clause.passive and (stative or _is_equipped(clause, words)):
        clause.passive = False  # "is concerned about": a state, not something done to the subject
        clause.lemma = clause.key = f"be {clause.participle}"
    clause.copula = lemma == "be" and not clause.passive
    if clause.object is not None and clause.result is not None and tree.pos[clause.result] == "ADJ":
        clause.rules.append("object-complement")
    _drop_light_object(tree, clause, words)
    linking = lemma in words["linking_verbs"] or (lemma in words["self_showing_verbs"] and clause.object is None)
    if linking and clause.result is not None and not tree.is_noun(clause.result):
        clause.key = f"be {tree.lower[clause.result]}"  # "remains committed"
        clause.obliques.extend(obliques_of(tree, clause.result, words))
    if clause.copula:
        _read_copula(tree, clause, words)
    clause.rules.append("copula" if clause.copula else "passive" if clause.passive else "verb")
    return clause


def _is_equipped(clause: Clause, words: Words) -> bool:
    """ "sailors armed with knives", "engaged in a battle", "headed for Mali": nobody is said to have done it to them.

    Nor is it of "is made up of aides". Not so "armed by Libya with rockets".
    """
    prepositions = {oblique.preposition for oblique in clause.obliques}
    equipped = clause.participle in words["equipped_participles"] and "with" in prepositions
    busy = clause.participle in words["busy_participles"] and "in" in prepositions
    composed = clause.participle in words["composed_participles"] and "of" in prepositions and clause.auxiliaries != []
    bound = clause.participle in words["bound_participles"] and not prepositions.isdisjoint(_TOWARD)
    return (equipped or busy or bound or composed) and "by" not in prepositions


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
        elif dep in {"nsubjpass", "csubjpass"}:
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
        reduced = (
            tree.dep[first] == "acl" and tree.tag[first] == tree.tag[index] == "VBN"
        )  # "jailed and put under sanctions"
        reduced = reduced and tree.child(first, "dobj", "aux") is None and tree.child(index, "dobj") is None
        clause.passive = (reduced or tree.child(first, "auxpass") is not None) and tree.child(index, "nsubj") is None
    clause.group.sort()


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
            clause.obliques.extend(read_obliques(tree, kid, words))
        elif dep in {"npadvmod", "advmod"}:
            (clause.times if tree.ent[kid] in {"DATE", "TIME"} else clause.adverbs).append(kid)
        elif dep == "prt":
            clause.obliques.extend(obliques_of(tree, kid, words))


def _drop_light_object(tree: Tree, clause: Clause, words: Words) -> None:
    """ "took place": the noun is part of the verb."""
    if clause.object is None or clause.passive:
        return
    phrase = f"{clause.lemma} {tree.lemma[clause.object]}"
    if phrase in words["occurrence_verbs"]:
        clause.group = sorted({*clause.group, clause.object})
        clause.lemma, clause.key, clause.object = phrase, phrase, None


def _read_copula(tree: Tree, clause: Clause, words: Words) -> None:
    """ "is able", "is in control of": the predicated word belongs to the predicate."""
    if clause.existential:
        clause.surface, clause.result = clause.result, None
        return
    if clause.result is not None and not tree.is_noun(clause.result):
        clause.key = f"be {tree.lower[clause.result]}"
        clause.obliques.extend(obliques_of(tree, clause.result, words))
        clause.negations.extend(tree.children(clause.result, "neg"))
