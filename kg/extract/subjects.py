"""Who acts where no subject is written: conjuncts, infinitives, participles, relative clauses, passives turned round.

In: clauses of one ``Tree``, parents first. Out: the same clauses with ``surface``, ``subject`` and ``object`` filled
in. In "the White House sent General Mark Milley to meet with his counterpart" the one who is to meet is Milley. The
rules are those of PredPatt (White et al. 2016), with control verbs from ontology/signatures.yaml.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique, is_in_order
from kg.extract.ellipsis import resolve_ellipsis
from kg.extract.phrases import is_out_of, possessor_of
from kg.extract.relatives import has_whose, resolve_relative
from kg.extract.tree import SUBJECTS, Tree
from kg.ontology.words import Signature, Words

_CONTROLLING_PREPOSITIONS = frozenset({"on", "upon", "to", "with", "for"})


def resolve_subjects(tree: Tree, clauses: list[Clause], words: Words) -> None:
    """Fill in the participants of every clause; ``clauses`` come parents first."""
    for clause in clauses:
        resolve_relative(tree, clause, words)
        if clause.surface is None and tree.child(clause.head, "csubj", "csubjpass") is None:
            clause.surface = _inherited(tree, clause, words)
        _turn_passive(tree, clause, words)
    resolve_ellipsis(tree, clauses, words)


def signature_of(clause: Clause, frame: str, words: Words, tree: Tree) -> Signature | None:
    """Return the signature of a clause's predicate with that complement: particle, preposition, voice considered."""
    with_object = clause.passive or clause.object is not None or clause.recipient is not None
    keys = [f"{clause.key} yet" for adverb in clause.adverbs if tree.lower[adverb] == "yet"]
    keys.extend(
        f"{clause.key} {oblique.preposition}"
        for oblique in clause.obliques
        if tree.ent[oblique.head] not in {"DATE", "TIME"}  # "called him on Friday to thank him" calls on nobody
    )
    if clause.result is not None and clause.object is not None:
        keys.append(f"{clause.key} {tree.lower[clause.result]}")  # "found him guilty of"
    if clause.object is not None and tree.lemma[clause.object] in words["acting_nouns"]:
        keys.append(f"{clause.key} body")  # "leads the coalition to defeat them" leads nobody to do so
    if clause.object is not None and frame == "for":
        keys.append(f"{clause.key} {tree.lemma[clause.object]}")  # "took credit for killing them"
    keys.extend(f"{clause.key} {tree.lower[adverb]}" for adverb in clause.adverbs)  # "stopped short of"
    keys.extend(f"{clause.key} for" for complement in clause.complements if complement.mark == "for")
    if clause.passive:
        keys.append(f"be {clause.participle}")
    keys.extend((clause.key, clause.lemma))
    for key in keys:
        found = words.signature(frame, key, with_object=with_object)
        if found is not None:
            return found
    return None


_REDUCED = frozenset({"relative", "adnominal"})
""" "was killed while guarding the gate", "the guard, killed while guarding it": who is killed guards."""


def _inherited(tree: Tree, clause: Clause, words: Words) -> int | None:
    parent = clause.parent
    found: int | None = None
    rule = ""
    if clause.link == "conj" and parent is not None:
        found, rule = parent.surface, "conjoined"
    elif clause.link in {"complement", "purpose"} and parent is not None:
        found, rule = _controller(tree, clause, parent, words)
    elif clause.link == "adverbial" and parent is not None:
        if clause.mark in {"as", "than"} and clause.auxiliaries:
            return None  # "met in Vienna, as had been planned": the meeting was
        reduced = parent.link in _REDUCED and parent.noun is not None and tree.dep[parent.noun] in SUBJECTS
        during = clause.mark in {"while", "whilst"} and (bool(parent.auxiliaries) or reduced)
        agent = parent.passive and not during and not (clause.mark and clause.head < parent.head)
        found, rule = (parent.subject if agent else parent.surface), "participle"  # "While in Oslo, he was shot by"
        first, last = tree.left[clause.head], tree.right[clause.head]
        found = None if found is not None and first <= found <= last else found
    elif clause.link == "relative":
        found, rule = (None if has_whose(tree, clause) else clause.noun), "relative-reduced"
    elif clause.link == "adnominal" and clause.noun is not None:
        found, rule = _noun_controller(tree, clause, words)
    elif clause.link == "gerund":
        found, rule = _gerund_controller(tree, clause, words)
    if found is not None:
        clause.rules.append(rule)
    return found


def _controller(tree: Tree, clause: Clause, parent: Clause, words: Words) -> tuple[int | None, str]:
    """Decide between subject and object control."""
    signature = signature_of(parent, clause.frame, words, tree)
    control = signature.control if signature else ""
    if control == "none":
        return None, ""
    if clause.frame == "that" and parent.link == "relative" and parent.noun is not None and parent.object is None:
        return parent.noun, "relative-subject"  # "a man it says killed the priest"
    if signature is None and clause.frame == "to" and _is_of_thing(tree, parent, words):
        return parent.surface, "purpose-subject"
    if signature is None and clause.frame == "to" and tree.text[tree.left[clause.head] - 1] == ",":
        return parent.surface, "purpose-subject"  # "fighting smugglers, poachers and pirates, to make the sea safe"
    if clause.link == "purpose" and not parent.passive and is_in_order(tree, clause):
        return parent.surface, "purpose-subject"
    if parent.passive:
        return (parent.surface, "passive-control") if clause.link == "complement" or signature else (None, "")
    if control not in {"subject", "purpose"} and (clause.link == "complement" or control == "object"):
        if parent.object is not None and parent.object < clause.head:
            return parent.object, "object-control"
        if parent.recipient is not None:
            return parent.recipient, "object-control"
        if control == "object":
            for oblique in parent.obliques:
                if oblique.preposition in _CONTROLLING_PREPOSITIONS and oblique.head < clause.head:
                    return oblique.head, "oblique-control"
    return parent.surface, "subject-control" if clause.link == "complement" else "purpose-subject"


def _is_of_thing(tree: Tree, parent: Clause, words: Words) -> bool:
    """ "shut schools to voice their anger": no school voices it."""
    thing = parent.object
    if thing is None or parent.passive:
        return False
    if tree.ent[thing] in {"LOC", "FAC"}:
        return True  # "crossed the Nile to take the fort"
    site = words.is_place(tree.lemma[thing]) or tree.lemma[thing] in words["sites"]
    return site and tree.tag[thing] in {"NN", "NNS"}


def _noun_controller(tree: Tree, clause: Clause, words: Words) -> tuple[int | None, str]:
    """ "the Kremlin's offer to let": the possessor; "troops fighting": the noun; "made attempts to": the maker."""
    noun = clause.noun
    assert noun is not None
    parent = clause.parent
    if clause.frame != "to" and not clause.mark:
        return (None, "") if _is_misread_source(tree, clause, noun) else (noun, "reduced-relative")
    if parent is not None and _is_outstanding(tree, noun, words):
        if noun in {parent.object, parent.result} or tree.lower[tree.head[noun]] == "among":
            return parent.surface, "outstanding"
        if tree.dep[noun] == "appos":  # "Zambia, the second state to recognize it"
            return tree.head[noun], "outstanding"
    owner = possessor_of(tree, noun)
    if owner is not None:
        return _by_owner(tree, clause, noun, owner, words)
    if clause.frame == "to" and tree.lemma[noun] in words["acting_nouns"]:
        return noun, "acting-noun"  # "leads the coalition to defeat them"
    taken = _controller_of_answer(tree, clause, parent, noun, words) if parent is not None else None
    if taken is not None:
        return taken
    if parent is not None and parent.recipient is not None and _is_leeway(tree, noun, words):
        return parent.recipient, "object-control"  # "gave the rebels two days to leave"
    if parent is not None and parent.lemma in words["topic_verbs"]:
        clause.rules.append("open-doer")
        return None, ""  # "discussed the campaign to free Mosul": others may free it
    if parent is not None and noun in {parent.object, parent.result}:
        doer = parent.subject if parent.subject is not None else parent.surface
        return (doer, "noun-of-object") if doer != noun else (None, "")  # "no orders to use force were given"
    return None, ""


def _controller_of_answer(
    tree: Tree, clause: Clause, parent: Clause, noun: int, words: Words
) -> tuple[int | None, str] | None:
    """ "survived an attempt to oust him" is an attempt of others, and who "faced calls to resign" is to resign.

    None where the verb above says nothing of who is to do it.
    """
    asked = tree.lemma[noun] in words["demands"] and parent.surface is not None
    if asked and tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "under":
        return parent.surface, "subject-control"  # "came under pressure to resign"
    if noun != parent.object:
        return None
    if parent.key in words["suffering_verbs"]:
        return (parent.surface, "noun-of-object") if asked else (None, "")
    return _addressee(tree, clause, noun) if _is_of_others(tree, noun, parent, words) else None


def _is_of_others(tree: Tree, noun: int, parent: Clause, words: Words) -> bool:
    """ "foiled a plot to kill the king", "welcomed the decision to arm them": who reacts is not who is to do it.

    Who "rejected a demand to leave" is: the demand was made to him. Who "gave the order to attack" is not, nor need he
    be who "accepted an offer to train the police".
    """
    if tree.lemma[noun] in words["demands"] and parent.lemma in words["ordering_verbs"] and parent.recipient is None:
        return True
    addressed = words.content_nouns.get(tree.lemma[noun]) == "requested" or tree.lemma[noun] in words["opening_nouns"]
    offered = tree.lemma[noun] in words["offers"] and parent.key in words["answering_verbs"]
    return offered or (parent.lemma in words["reacting_verbs"] and not addressed)


def _by_owner(tree: Tree, clause: Clause, noun: int, owner: int, words: Words) -> tuple[int | None, str]:
    """ "its campaign to defeat them": the owner, but for what he asks of others, and a campaign he is helped in."""
    if tree.lemma[noun] in words["demands"] and not clause.passive:
        above = clause.parent
        answered = above is not None and noun == above.object and above.lemma in words["answering_verbs"]
        if above is not None and answered and above.subject is not None:
            return above.subject, "noun-of-object"  # "Chad heeded Niger's appeal to reopen the border"
        return _addressee(tree, clause, noun)
    helped = _helped_by(tree, noun, owner, clause.parent, words)
    return (owner, "noun-possessor") if helped is None else (helped, "assisted-possessor")


def _addressee(tree: Tree, clause: Clause, noun: int) -> tuple[int | None, str]:
    """ "Russia's order to Serbia to withdraw", "a Syrian demand to expel the envoy": others are to do it."""
    preps = tree.children(noun, "prep", "dative")
    if clause.parent is not None and noun == clause.parent.object:
        preps += tree.children(clause.parent.head, "prep", "dative")  # "issued an ultimatum to Sudan to leave"
    for prep in preps:
        whom = tree.child(prep, "pobj")
        if whom is not None and tree.lower[prep] in {"to", "on", "for"} and noun < whom < clause.head:
            return whom, "oblique-control"
    clause.rules.append("open-doer")
    return None, ""


def _is_leeway(tree: Tree, noun: int, words: Words) -> bool:
    """ "gave them two days to leave", "left them no choice but to leave": who gets it is to act."""
    return tree.lemma[noun] in words["time_units"] or tree.lemma[noun] in words["leeway_nouns"]


def _is_misread_source(tree: Tree, clause: Clause, noun: int) -> bool:
    """ "which, according to police reports left 30 dead": the reports left nobody; no passive has an object."""
    before = tree.lower[max(0, tree.left[noun] - 2) : tree.left[noun]]
    return before == ["according", "to"] and tree.tag[clause.head] == "VBN" and clause.object is not None


def _helped_by(tree: Tree, noun: int, owner: int, parent: Clause | None, words: Words) -> int | None:
    """ "supports Chad in its campaign to defeat them": the campaign is that of those who are supported."""
    prep = tree.head[noun]
    if parent is None or parent.object is None or tree.tag[owner] != "PRP$" or tree.lower[prep] != "in":
        return None
    beside = tree.head[prep] in {parent.head, parent.object} and parent.object < noun
    return parent.object if beside and parent.lemma in words["assisting_verbs"] else None


def _is_outstanding(tree: Tree, noun: int, words: Words) -> bool:
    """ "the first country to recognize it", "the latest state to cut ties": the infinitive tells what was done."""
    if tree.lower[noun] in words["prospective_nouns"] or tree.lemma[noun] in words.content_nouns:
        return False  # "the first attempt to free them"
    ranked = any(
        tree.lower[kid] in words["ranking_adjectives"] or tree.tag[kid] == "JJS" for kid in tree.children(noun, "amod")
    )
    return ranked or tree.lower[noun] in words["ranking_adjectives"]


def _gerund_controller(tree: Tree, clause: Clause, words: Words) -> tuple[int | None, str]:
    """ "accused Iran of arming": the object; "left without signing": the subject; "hope of winning": its owner."""
    parent = clause.parent
    signature = signature_of(parent, clause.frame, words, tree) if parent is not None else None
    beside = {None, parent.object, parent.subject if parent.passive else None} if parent is not None else set()
    controlled = parent is not None and clause.noun in beside and signature is not None  # "accused by a panel of"
    played = clause.noun is not None and tree.lemma[clause.noun] in words["played_nouns"]  # "a role in getting"
    controlled = controlled and not played and signature is not None and signature.control != "subject"
    controlled |= tree.lower[tree.head[clause.head]] == "out"  # "hit families out shopping"
    of_object = parent is not None and tree.head[tree.head[clause.head]] == parent.result  # "found him guilty of"
    if (
        parent is not None
        and parent.object is not None
        and (controlled or of_object or _is_moved(tree, clause, parent))
    ):
        return parent.object, "gerund-object"
    left = clause.noun is not None and _is_leeway(tree, clause.noun, words)
    if left and parent is not None and parent.recipient is not None:
        return parent.recipient, "object-control"  # "left them no choice but to leave"
    if clause.noun is not None:
        owner = possessor_of(tree, clause.noun)
        if owner is not None:
            return owner, "noun-possessor"
        charged = tree.lemma[clause.noun] in words["involvements"] and tree.dep[clause.noun] == "pobj"
        if charged and parent is not None and tree.head[tree.head[clause.noun]] in {parent.head, parent.object}:
            return (parent.surface if parent.object is None else parent.object), "gerund-object"
        if parent is not None and tree.lemma[clause.noun] in words["charging_nouns"]:
            return _accused(clause.noun, parent, words), "gerund-object"
        if tree.lemma[clause.noun] in words["remarks"] and clause.noun != (parent.object if parent else None):
            return None, ""  # "resigned over remarks about killing Kurds": nobody knows who would
    return (parent.surface, "gerund-subject") if parent is not None else (None, "")


def _is_moved(tree: Tree, clause: Clause, parent: Clause) -> bool:
    """ "pressed Palau into closing its office", "talked Chile out of leaving": who is moved does it, or does not."""
    moved = clause.frame == "into" or is_out_of(tree, tree.head[clause.head])
    between = parent.object is not None and parent.head < parent.object < clause.head
    return moved and (parent.passive or between)


def _accused(noun: int, parent: Clause, words: Words) -> int | None:
    """ "arrested Rao on charges of plotting", "denies accusations of plotting": he plots; "drop charges of": others."""
    against = next((oblique.head for oblique in parent.obliques if oblique.preposition == "against"), None)
    if against is not None:
        return against
    if noun == parent.object and not parent.passive:
        charged = parent.lemma in words["suffering_verbs"] | words["verdict_verbs"]
        return parent.surface if charged else None
    if parent.object is None:
        return parent.surface
    signature = words.signature("for", parent.lemma)
    return parent.object if signature is not None and signature.speaker else None


def _is_manner(tree: Tree, oblique: Oblique, words: Words) -> bool:
    """ "criticized by name", "approved by phone", "by its own count": how it was done, or who says so; by nobody."""
    noun = oblique.head
    if tree.lemma[noun] in words["source_nouns"] and possessor_of(tree, noun) is not None:
        return True
    bare = all(tree.dep[kid] in {"amod", "compound"} or kid > noun for kid in tree.kids[noun])
    return tree.lower[noun] in words["manner_nouns"] and bare


def _by_hand(tree: Tree, clause: Clause) -> Oblique | None:
    """ "was killed at the hands of the rebels": by the rebels; the phrase gets their noun as its head."""
    for oblique in clause.obliques:
        if oblique.preposition == "at" and tree.lower[oblique.head] == "hands":
            owner = possessor_of(tree, oblique.head)
            if owner is not None:
                oblique.head = owner
                return oblique
    return None


def _turn_passive(tree: Tree, clause: Clause, words: Words) -> None:
    """Make the grammatical subject of a passive its object, and the agent its subject."""
    if not clause.passive:
        clause.subject = clause.surface
        return
    by = (one for one in clause.obliques if one.preposition == "by" and tree.ent[one.head] not in {"DATE", "TIME"})
    quoted = clause.lemma in words["quoting_verbs"]  # "was quoted by state radio", unlike "was approved by phone"
    told = (oblique for oblique in by if quoted or not _is_manner(tree, oblique, words))
    agent = next(told, None) or _by_hand(tree, clause)
    if clause.object is not None and clause.recipient is None and clause.lemma in words["ditransitives"]:
        clause.recipient = clause.surface  # "was given a medal"
    else:
        clause.object = clause.surface
    if agent is not None:
        clause.obliques.remove(agent)
        clause.subject = agent.head
        clause.rules.append("passive-agent")
