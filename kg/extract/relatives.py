"""What relative clauses are about: the noun they stand at, in the place of the pronoun or of the gap.

In: a relative ``Clause``. Out: the same clause with that noun as its surface subject, object or oblique. In "the bases
that Moscow offered" the bases are the object of "offered".
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique, is_verdict, is_whole
from kg.extract.phrases import content_head
from kg.extract.tree import FINITE, MEASURES, PLACE_LABELS, Tree
from kg.ontology.words import Words

_IMPERSONAL_LABELS = PLACE_LABELS | {"ORG"}


def resolve_relative(tree: Tree, clause: Clause, words: Words) -> None:
    """Replace relative pronouns by the noun the clause stands at; fill the gap where there is none."""
    if clause.link == "complement":
        _resolve_cleft(tree, clause, words)
    elif clause.link == "conj":
        _place_conjunct(tree, clause, words)
    elif clause.link == "relative" and has_whose(tree, clause):
        clause.rules.append("relative-possessor")
    elif clause.link == "relative" and clause.noun is not None:
        if clause.surface is not None and tree.lower[clause.surface] == "who":
            if _is_open(tree, clause.surface, words):
                clause.surface = clause.noun = None
                return
            clause.noun = _person_above(tree, clause.noun, words)
        elif clause.object is not None and tree.lower[clause.object] == "whom":
            clause.noun = _person_above(tree, clause.noun, words)
        noun = _lapsed_above(tree, clause, _event_above(tree, clause, clause.noun, words), words)
        noun = _proposal_above(tree, clause, noun, words)
        clause.noun = _agreeing(tree, clause, noun)
        if not _is_content(tree, clause, clause.noun, words):
            _put_noun(tree, clause, clause.noun, words)


def _place_conjunct(tree: Tree, clause: Clause, words: Words) -> None:
    """ "Goma, for which the ADF claimed responsibility and where nine were killed": where is there, too."""
    first, where = clause.parent, _relative_adverb(tree, clause)
    if where is None or first is None or first.link != "relative" or first.noun is None or where > clause.head:
        return
    if tree.lower[where] == "where":
        place = content_head(tree, first.noun, words) or first.noun
        clause.obliques.append(Oblique((where,), place, _place_preposition(tree, clause)))
        clause.rules.append("relative-adverb")


def _place_preposition(tree: Tree, clause: Clause) -> str:
    """Return what "where" means: "in", but "inside" where the verb has its own place: "where they fell on a school"."""
    nearer = any(one.preposition in _PLACING and tree.ent[one.head] not in MEASURES for one in clause.obliques)
    return "inside" if nearer else "in"


_PLACING = frozenset({"into", "onto", "on", "in", "at", "near", "off", "over"})


def _resolve_cleft(tree: Tree, clause: Clause, words: Words) -> None:
    """ "it was Iraq that attacked": who attacked is what it was."""
    parent, surface = clause.parent, clause.surface
    if parent is None or not parent.copula or parent.result is None or surface is None:
        return
    if not tree.is_noun(parent.result):
        return  # "it was not clear who fired"
    if tree.lower[surface] in words["relative_pronouns"] and tree.lower[parent.surface or 0] == "it":
        clause.surface = _clefted(tree, parent.result)
        clause.rules.append("cleft")


def _is_content(tree: Tree, clause: Clause, noun: int, words: Words) -> bool:
    """ "the claim that Peru had armed them": no relative clause but what is claimed, which the clause then becomes."""
    conjunction = clause.object is not None and tree.lower[clause.object] == "that" and tree.tag[clause.object] == "IN"
    named = words.content_nouns.get(tree.lemma[noun]) in {"reported", "denied", "factive"}
    if not named or not (conjunction or is_whole(tree, clause, words)) or is_verdict(tree, clause, words):
        return False
    clause.link, clause.frame, clause.mark = "adnominal", "that", "that"
    clause.object = None if conjunction else clause.object
    return True


def _put_noun(tree: Tree, clause: Clause, noun: int, words: Words) -> None:
    """Put the noun in the place of the pronoun, or where something is lacking."""
    where = _relative_adverb(tree, clause)
    relative = [oblique for oblique in clause.obliques if _is_pronoun(tree, oblique.head, words)]
    if _is_pronoun(tree, clause.surface, words):
        clause.surface = noun
        clause.rules.append("relative-subject")
    elif _is_pronoun(tree, clause.object, words):
        which = tree.lower[clause.object or 0] == "which"
        likened = any(oblique.preposition == "as" for oblique in clause.obliques)  # "which Iran dismissed as a hoax"
        verdict = which and clause.lemma in words["verdict_verbs"] and not likened
        if (verdict and not _is_answered(tree, clause, noun, words)) or (
            which and _is_about_deed(tree, clause, noun, words)
        ):
            clause.object = None  # ", which Tehran denies": what was said before, not the noun beside it
            return
        clause.object = noun
        clause.rules.append("relative-object")
    elif relative:
        for oblique in relative:
            oblique.head = noun
        clause.rules.append("relative-oblique")
    elif where is not None:
        if tree.lower[where] == "where":
            clause.obliques.append(Oblique((where,), noun, _place_preposition(tree, clause)))
        clause.rules.append("relative-adverb")
    elif _has_gap(clause) and tree.lemma[noun] not in words["adverbial_nouns"]:
        clause.object = noun
        clause.rules.append("relative-gap")


def _is_answered(tree: Tree, clause: Clause, noun: int, words: Words) -> bool:
    """ "proposed a ceasefire, which Chad rejected": that one; unlike "which Chad denied", and "a town, which ..."."""
    answerable = tree.lemma[noun] in words["answered_nouns"] | words["document_nouns"] - words["documents"]
    own = tree.dep[noun] in {"dobj", "nsubj", "nsubjpass"}
    return answerable and own and clause.lemma in words["answering_verbs"]


def _is_about_deed(tree: Tree, clause: Clause, noun: int, words: Words) -> bool:
    """ "closed the straits to warships, which Oman criticised": that it did so, and no ships."""
    which = clause.object or 0
    if clause.result is not None and tree.tag[noun] == "NNS" and tree.dep[noun] == "pobj":
        article = tree.child(clause.result, "det")  # "in exchange for sanctions, which Obi called a mistake"
        if article is not None and tree.lower[article] in {"a", "an"}:
            return True
    if clause.lemma not in words["judging_verbs"] or tree.text[which - 1] != "," or tree.dep[noun] == "nsubj":
        return False
    judged = words["telling_events"] | words["answered_nouns"] | words["document_nouns"] | words["statement_nouns"]
    last = tree.sentences[tree.sent[noun]][1] - 1
    closing = tree.right[clause.head] >= last - 1
    event = tree.lemma[noun] in judged or tree.lemma[noun] in words.content_nouns or tree.ent[noun] == "EVENT"
    return closing and not event and tree.child(clause.head, "prep") is None


def _relative_adverb(tree: Tree, clause: Clause) -> int | None:
    """Return "where" or "when"; of "where nine were killed and hurt" it may hang on the last of the verbs."""
    adverbs = [*clause.adverbs]
    for later in tree.children(clause.head, "conj"):
        adverbs += [adverb for adverb in tree.children(later, "advmod") if adverb < clause.head]
    return next((adverb for adverb in adverbs if tree.lower[adverb] in {"where", "when"}), None)


def _is_pronoun(tree: Tree, index: int | None, words: Words) -> bool:
    if index is None or tree.lower[index] not in words["relative_pronouns"]:
        return False
    return tree.tag[index] in {"WDT", "WP", "WRB", "IN", "DT"}


def _has_gap(clause: Clause) -> bool:
    """ "the bases Moscow offered": somebody does something to what is not there."""
    return clause.surface is not None and clause.object is None and not clause.complements and not clause.copula


def has_whose(tree: Tree, clause: Clause) -> bool:
    """ "the general, whose son was killed": the noun owns what the clause is about; it takes no part itself."""
    first = tree.inner_edges(clause.head)[0]
    return "whose" in tree.lower[first : clause.head] or any(
        tree.lower[word] in {"whom", "which"} and tree.lower[word - 1] == "of" for word in range(first + 1, clause.head)
    )


def _is_open(tree: Tree, who: int, words: Words) -> bool:
    """ "A rival of the king, who died in May, ...", "the son of Rao, who ...": who died, the sentence leaves open."""
    master = who - 1 - (tree.text[who - 1] == ",")
    if master < 2 or tree.dep[master] != "pobj" or not (tree.tag[master] == "NN" or tree.ent[master]):
        return False
    person = tree.head[tree.head[master]]
    definite = any(tree.lower[kid] == "the" for kid in tree.children(master, "det")) or tree.ent[master] == "PERSON"
    return definite and tree.tag[person] == "NN" and tree.lemma[person] in words["attendants"]


def _person_above(tree: Tree, noun: int, words: Words) -> int:
    """ "forces in the north of the country who are leading": "who" is no country, but the forces."""
    if tree.tag[noun] in {"NNS", "NNPS"} and tree.ent[noun] == "ORG":
        return noun  # "Democrats who"
    impersonal = words["place_nouns"] | words["place_parts"] | words["institution_nouns"] | words["bodies_of_people"]
    impersonal |= words["unit_nouns"]
    kin = tree.lower[noun] in words["kin"] and tree.lower[tree.head[noun]] == "with"  # "a man with Serbian parents who"
    while tree.ent[noun] in _IMPERSONAL_LABELS or tree.lemma[noun] in impersonal or _is_mass(tree, noun) or kin:
        above = tree.head[tree.head[noun]]
        if tree.dep[above] == "acl":  # "airmen deployed from the 9th Wing who"
            above = tree.head[above]
        if (
            tree.dep[noun] != "pobj"
            or not tree.is_noun(above)
            or (tree.lower[tree.head[noun]] in {"with", "by", "among"} and not _is_mass(tree, noun) and not kin)
        ):
            break
        noun, kin = above, False
    return noun


def _event_above(tree: Tree, clause: Clause, noun: int, words: Words) -> int:
    """ "the summit in Lusaka, which Zambia chaired": the summit was chaired; a city may be shelled, and is no talks."""
    prep = tree.head[noun]
    if not tree.is_name(noun) or tree.dep[noun] != "pobj" or "which" not in _opening(tree, clause):
        return noun
    event = tree.head[prep]
    events = words["gathering_nouns"] | words["telling_events"] | words["fought_events"]
    named = tree.lemma[event] in events or tree.lower[event] in events
    located = tree.lower[prep] in {"in", "at", "on"} or tree.lower[prep] in words["nearness"]
    if not (named and located and tree.tag[event] in {"NN", "NNS"}):
        return noun
    return event if clause.key in words["event_clause_verbs"] else noun


def _lapsed_above(tree: Tree, clause: Clause, noun: int, words: Words) -> int:
    """ "the truce brokered by Chad and Togo, which expired": the truce did; "the pact with Iran, which was renewed"."""
    surface = clause.surface
    if surface is None or tree.lower[surface] != "which" or tree.text[surface - 1] != ",":
        return noun
    done = clause.lemma in words["lapsed_participles"] if clause.passive else clause.key in words["lapsing_verbs"]
    maker = noun
    while tree.dep[maker] == "conj":
        maker = tree.head[maker]
    if not done or (clause.object is not None and clause.object != surface) or tree.dep[maker] != "pobj":
        return noun
    if clause.lemma == "collapse" and not tree.is_name(maker):
        return noun  # "the deal with the bank, which collapsed"
    above = tree.head[tree.head[maker]]
    above = tree.head[above] if tree.dep[above] == "acl" else above
    kinds = ("gathering_nouns", "fought_events", "telling_events", "document_nouns", "imposed_nouns")
    named = any({tree.lemma[above], tree.lower[above]} & words[kind] for kind in kinds)
    return above if above < maker and named else noun


def _proposal_above(tree: Tree, clause: Clause, noun: int, words: Words) -> int:
    """ "the offer of a truce for Ramadan, which it called a ruse": what was offered or asked for is called so."""
    object_ = clause.object
    if object_ is None or tree.lower[object_] != "which" or tree.text[object_ - 1] != ",":
        return noun
    judging = words["likening_verbs"] | words["naming"] | words["verdict_verbs"] | words["answering_verbs"]
    if clause.lemma not in judging:
        return noun
    above = noun
    while tree.dep[above] == "pobj" and tree.is_noun(tree.head[tree.head[above]]):
        above = tree.head[tree.head[above]]
        if tree.lemma[above] in words["answered_nouns"]:
            return above
    return noun


def _opening(tree: Tree, clause: Clause) -> list[str]:
    first = tree.inner_edges(clause.head)[0]
    return tree.lower[first : first + 2]


def _is_mass(tree: Tree, noun: int) -> bool:
    """ "a general with access who ...": a bare noun in the singular is nobody."""
    bare = tree.child(noun, "det", "poss", "nummod", "appos") is None and tree.tag[noun] == "NN"
    return bare and not tree.ent[noun] and tree.dep[noun] == "pobj"


def _agreeing(tree: Tree, clause: Clause, noun: int) -> int:
    """ "applications to join NATO, which were submitted": a plural verb takes the plural noun.

    "Gunmen in the north of Togo, which borders Benin": one in the singular takes the name right before it.
    """
    words = [*clause.auxiliaries, clause.head]
    before = clause.surface - 2 if clause.surface is not None and tree.lower[clause.surface] == "which" else noun
    apart = clause.surface is not None and before > noun and tree.text[clause.surface - 1] == ","
    if apart and tree.tag[noun] == "NNS" and tree.tag[words[0]] == "VBZ":
        return before if tree.is_name(before) and not tree.conjuncts(noun) else noun
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
