"""Who acts where no subject is written: conjuncts, infinitives, participles, relative clauses, passives turned round.

In: clauses of one ``Tree``, parents first. Out: the same clauses with ``surface``, ``subject`` and ``object`` filled
in. In "the White House sent General Mark Milley to meet with his counterpart" the one who is to meet is Milley. The
rules are those of PredPatt (White et al. 2016), with control verbs from ontology/signatures.yaml.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique, is_in_order, is_verdict, is_whole
from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Signature, Words

_CONTROLLING_PREPOSITIONS = frozenset({"on", "upon", "to", "with", "for"})


def resolve_subjects(tree: Tree, clauses: list[Clause], words: Words) -> None:
    """Fill in the participants of every clause; ``clauses`` come parents first."""
    for clause in clauses:
        _resolve_relative(tree, clause, words)
        if clause.surface is None:
            clause.surface = _inherited(tree, clause, words)
        _turn_passive(clause, words)
    for clause in reversed(clauses):
        _share_agent(clause)
    for clause in clauses:
        _share_object(tree, clause)
        _resolve_verb_ellipsis(tree, clause, clauses)
        _resolve_ellipsis(clause, words)


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


def _resolve_relative(tree: Tree, clause: Clause, words: Words) -> None:
    """Replace relative pronouns by the noun the clause stands at; fill the gap where there is none."""
    pronouns = words["relative_pronouns"]
    parent = clause.parent
    if clause.link == "relative" and _has_whose(tree, clause):
        clause.rules.append("relative-possessor")
        return
    if clause.link == "complement" and parent is not None and parent.copula and parent.result is not None:
        if (
            clause.surface is not None
            and tree.lower[clause.surface] in pronouns
            and tree.lower[parent.surface or 0] == "it"
        ):
            clause.surface = _clefted(tree, parent.result)
            clause.rules.append("cleft")
        return
    if clause.link != "relative" or clause.noun is None:
        return
    if clause.surface is not None and tree.lower[clause.surface] == "who":
        clause.noun = _person_above(tree, clause.noun, words)
    clause.noun = _agreeing(tree, clause, clause.noun)
    conjunction = clause.object is not None and tree.lower[clause.object] == "that" and tree.tag[clause.object] == "IN"
    content = words.content_nouns.get(tree.lemma[clause.noun]) in {"reported", "denied", "factive"}
    if content and (conjunction or is_whole(tree, clause, words)) and not is_verdict(tree, clause, words):
        clause.link, clause.frame, clause.mark = "adnominal", "that", "that"
        clause.object = None if conjunction else clause.object
        return
    noun = clause.noun

    def relative(index: int | None) -> bool:
        return (
            index is not None and tree.lower[index] in pronouns and tree.tag[index] in {"WDT", "WP", "WRB", "IN", "DT"}
        )

    if relative(clause.surface):
        clause.surface = noun
        clause.rules.append("relative-subject")
    elif (
        relative(clause.object) and tree.lower[clause.object or 0] == "which" and clause.lemma in words["verdict_verbs"]
    ):
        clause.object = None  # ", which Tehran denies": what was said before, not the noun beside it
    elif relative(clause.object):
        clause.object = noun
        clause.rules.append("relative-object")
    elif any(relative(oblique.head) for oblique in clause.obliques):
        for oblique in clause.obliques:
            if relative(oblique.head):
                oblique.head = noun
        clause.rules.append("relative-oblique")
    elif any(tree.lower[adverb] in {"where", "when"} for adverb in clause.adverbs):
        adverb = next(adverb for adverb in clause.adverbs if tree.lower[adverb] in {"where", "when"})
        if tree.lower[adverb] == "where":
            clause.obliques.append(Oblique((adverb,), noun, "in"))
        clause.rules.append("relative-adverb")
    elif (
        clause.surface is not None
        and clause.object is None
        and not clause.complements
        and not clause.copula
        and tree.lemma[noun] not in words["adverbial_nouns"]
    ):
        clause.object = noun
        clause.rules.append("relative-gap")


def _has_whose(tree: Tree, clause: Clause) -> bool:
    """ "the general, whose son was killed": the noun owns what the clause is about; it takes no part itself."""
    first = tree.inner_edges(clause.head)[0]
    return "whose" in tree.lower[first : clause.head] or any(
        tree.lower[word] in {"whom", "which"} and tree.lower[word - 1] == "of" for word in range(first + 1, clause.head)
    )


def _person_above(tree: Tree, noun: int, words: Words) -> int:
    """ "forces in the north of the country who are leading": "who" is no country, but the forces."""
    impersonal = words["place_nouns"] | words["place_parts"] | words["institution_nouns"] | words["bodies_of_people"]
    if tree.tag[noun] in {"NNS", "NNPS"} and tree.ent[noun] == "ORG":
        return noun  # "Democrats who"
    while tree.ent[noun] in {"GPE", "LOC", "FAC", "ORG"} or tree.lemma[noun] in impersonal:
        above = tree.head[tree.head[noun]]
        if (
            tree.dep[noun] != "pobj"
            or not tree.is_noun(above)
            or tree.lower[tree.head[noun]] in {"with", "by", "among"}
        ):
            break
        noun = above
    return noun


def _agreeing(tree: Tree, clause: Clause, noun: int) -> int:
    """ "applications to join NATO, which were submitted": a plural verb takes the plural noun."""
    words = [clause.head, *clause.auxiliaries]
    plural = any(tree.lower[word] in {"were", "are", "have"} for word in words)
    if not plural or tree.tag[noun] in {"NNS", "NNPS"} or tree.conjuncts(noun):
        return noun
    for above in tree.ancestors(noun):
        if tree.tag[above] == "NNS":
            return above
        if tree.tag[above] in FINITE:
            break
    return noun


def _clefted(tree: Tree, noun: int) -> int:
    """ "it was not Syria but Iraq that ...": the one behind "but"."""
    if any(tree.lower[kid] == "but" for kid in tree.children(noun, "cc")):
        return tree.child(noun, "conj") or noun
    return noun


def _inherited(tree: Tree, clause: Clause, words: Words) -> int | None:
    parent = clause.parent
    found: int | None = None
    rule = ""
    if clause.link == "conj" and parent is not None:
        found, rule = parent.surface, "conjoined"
    elif clause.link in {"complement", "purpose"} and parent is not None:
        found, rule = _controller(tree, clause, parent, words)
    elif clause.link == "adverbial" and parent is not None:
        found, rule = (parent.subject if parent.passive else parent.surface), "participle"
        first, last = tree.left[clause.head], tree.right[clause.head]
        found = None if found is not None and first <= found <= last else found
    elif clause.link == "relative":
        found, rule = (None if _has_whose(tree, clause) else clause.noun), "relative-reduced"
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


def _noun_controller(tree: Tree, clause: Clause, words: Words) -> tuple[int | None, str]:
    """ "the Kremlin's offer to let": the possessor; "troops fighting": the noun; "made attempts to": the maker."""
    noun = clause.noun
    assert noun is not None
    parent = clause.parent
    if clause.frame != "to" and not clause.mark:
        issued = parent is not None and _says_by(tree, clause, parent, words)
        return (parent.surface, "document-issuer") if parent is not None and issued else (noun, "reduced-relative")
    if parent is not None and _is_outstanding(tree, noun, words) and noun in {parent.object, parent.result}:
        return parent.surface, "outstanding"
    owner = possessor_of(tree, noun)
    if owner is not None:
        helped = _helped_by(tree, noun, owner, parent, words)
        return (owner, "noun-possessor") if helped is None else (helped, "assisted-possessor")
    if parent is not None and noun == parent.object and parent.key in words["suffering_verbs"]:
        return None, ""  # "survived an attempt to oust him" is an attempt of others
    if parent is not None and noun in {parent.object, parent.result}:
        return parent.subject if parent.subject is not None else parent.surface, "noun-of-object"
    return None, ""


def _helped_by(tree: Tree, noun: int, owner: int, parent: Clause | None, words: Words) -> int | None:
    """ "supports Chad in its campaign to defeat them": the campaign is that of those who are supported."""
    prep = tree.head[noun]
    if parent is None or parent.object is None or tree.tag[owner] != "PRP$" or tree.lower[prep] != "in":
        return None
    beside = tree.head[prep] in {parent.head, parent.object} and parent.object < noun
    return parent.object if beside and parent.lemma in words["assisting_verbs"] else None


def _says_by(tree: Tree, clause: Clause, parent: Clause, words: Words) -> bool:
    """ "issued a report accusing the army": who issues a document does what it says."""
    if clause.noun != parent.object or clause.frame != "ing" or parent.key not in words["issuing_verbs"]:
        return False
    said = clause.lemma in words["verbal_acts"] | words["speech_verbs"] | words["document_acts"]
    return said and tree.lemma[parent.object or 0] in words["issued_documents"]


def _is_outstanding(tree: Tree, noun: int, words: Words) -> bool:
    """ "the first country to recognize it", "the latest state to cut ties": the infinitive tells what was done."""
    if tree.lower[noun] in words["prospective_nouns"]:
        return False
    ranked = any(
        tree.lower[kid] in words["ranking_adjectives"] or tree.tag[kid] == "JJS" for kid in tree.children(noun, "amod")
    )
    return ranked or tree.lower[noun] in {"first", "last", "latest"}


def possessor_of(tree: Tree, noun: int) -> int | None:
    """Return the possessor of a noun: "Moscow's offer", "the offer of Moscow", "US offer"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for kid in tree.children(noun, "compound", "amod", "nmod"):
        if tree.ent[kid] in {"GPE", "ORG", "NORP", "PERSON"}:
            return kid
    for prep in tree.children(noun, "prep"):
        if tree.lower[prep] in {"of", "by"}:
            return tree.child(prep, "pobj")
    return None


def _gerund_controller(tree: Tree, clause: Clause, words: Words) -> tuple[int | None, str]:
    """ "accused Iran of arming": the object; "left without signing": the subject; "hope of winning": its owner."""
    parent = clause.parent
    signature = signature_of(parent, clause.frame, words, tree) if parent is not None else None
    controlled = parent is not None and clause.noun in {None, parent.object} and signature is not None
    of_object = parent is not None and tree.head[tree.head[clause.head]] == parent.result  # "found him guilty of"
    if parent is not None and parent.object is not None and (controlled or of_object):
        return parent.object, "gerund-object"
    if clause.noun is not None:
        owner = possessor_of(tree, clause.noun)
        if owner is not None:
            return owner, "noun-possessor"
    return (parent.surface, "gerund-subject") if parent is not None else (None, "")


def _turn_passive(clause: Clause, words: Words) -> None:
    """Make the grammatical subject of a passive its object, and the agent its subject."""
    if not clause.passive:
        clause.subject = clause.surface
        return
    agent = next((oblique for oblique in clause.obliques if oblique.preposition == "by"), None)
    if clause.object is not None and clause.recipient is None and clause.lemma in words["ditransitives"]:
        clause.recipient = clause.surface  # "was given a medal"
    else:
        clause.object = clause.surface
    if agent is not None:
        clause.obliques.remove(agent)
        clause.subject = agent.head
        clause.rules.append("passive-agent")


def _share_agent(clause: Clause) -> None:
    """ "was planned, financed and organized by Serbia": the agent behind the last passive is that of all."""
    first = clause.parent
    if clause.link != "conj" or first is None or not clause.passive or not first.passive:
        return
    own = clause.object is not None and clause.object != first.object  # "three were killed and six rescued by the navy"
    if clause.subject is not None and first.subject is None and not first.obliques and not own:
        first.subject = clause.subject
        first.rules.append("passive-agent")


def _share_object(tree: Tree, clause: Clause) -> None:
    """ "degrade and defeat Daesh": the object behind the second verb is that of the first one, too."""
    first = clause.parent
    if (
        clause.link != "conj"
        or first is None
        or clause.object is None
        or first.passive != clause.passive
        or clause.passive
    ):
        return
    between = range(first.head + 1, clause.head)
    behind = any(oblique.words[0] > first.head for oblique in first.obliques)
    bare = first.object is None and not behind and not first.complements and first.result is None
    if bare and all(tree.dep[word] in {"cc", "advmod", "punct", "neg", "preconj", "aux"} for word in between):
        first.object = clause.object
        first.rules.append("shared-object")


def _resolve_ellipsis(clause: Clause, words: Words) -> None:
    """ "tried to get support, but Putin refused": what was refused is what was asked for in the clause before."""
    if clause.lemma not in words["responses"] or clause.object is not None or clause.complements or clause.passive:
        return
    if clause.link != "conj" or clause.parent is None or clause.obliques:
        return
    asked = clause.parent
    while asked.complements:
        asked = asked.complements[-1]
    if asked.object is not None:
        clause.object = asked.object
    elif asked.obliques:
        clause.object = asked.obliques[0].head
    if clause.object is not None:
        clause.rules.append("ellipsis")


def _resolve_verb_ellipsis(tree: Tree, clause: Clause, clauses: list[Clause]) -> None:
    """ "but Laos has not", "South Africa did so": the predicate is that of the clause before."""
    if clause.lemma not in {"have", "do"} or clause.object is not None or clause.obliques or clause.surface is None:
        return
    so = any(tree.lower[adverb] in {"so", "too", "likewise"} for adverb in clause.adverbs)
    source = clause.parent if clause.link == "conj" else None
    if so and source is None:  # "Malawi withdrew; South Africa did so": the predicate before the semicolon
        earlier = [
            other for other in clauses if other.head < clause.head and other.link in {"root", "conj", "adnominal"}
        ]
        source = max(earlier, key=lambda other: other.head, default=None)
    if source is None or clause.complements or not (so or clause.negations):
        return
    clause.lemma, clause.key, clause.particle = source.lemma, source.key, source.particle
    clause.object, clause.recipient = source.object, source.recipient
    clause.obliques = [oblique for oblique in source.obliques if tree.ent[oblique.head] not in {"DATE", "TIME"}]
    clause.rules.append("ellipsis")
