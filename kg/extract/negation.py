"""What a predicate's own words say: negation in all its forms, and modal verbs and adverbs.

In: a clause. Out: whether it is negated, and its own modality. "Never had Kuwait cut its output", "no minister
dared", "nor did it recall": all negated; "not only closed": not.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Oblique
from kg.extract.context import Context
from kg.extract.phrases import is_denied
from kg.extract.tree import FIRST_PERSONS, Tree
from kg.model import Modality
from kg.ontology.words import Words


def is_negated(tree: Tree, clause: Clause, words: Words) -> bool:
    """Tell whether the predicate's own words, participants or conjunction negate it."""
    return (
        _follows_nor(tree, clause)
        or _own_negation(tree, clause, words)
        or _negated_participant(tree, clause, words)
        or _negating_adverb(tree, clause, words)
        or _neither_place(tree, clause)
        or _neither_way(tree, clause)
        or _nearly(tree, clause, words)
        or _not_so_much(tree, clause)
    )


def is_assurance(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "made no secret of it", "left no doubt that", "spared no effort to": denied is the noun, and nothing behind."""
    noun = clause.object
    if noun is None or not any(tree.lower[kid] == "no" for kid in tree.children(noun, "det", "neg")):
        return False
    phrase = f"{clause.lemma} {tree.lemma[noun]}"
    return tree.lower[noun] in words["assuring_nouns"] or phrase in words["assuring_phrases"]


def _not_so_much(tree: Tree, clause: Clause) -> bool:
    """ "did not so much leave the talks as sleep through them": the negation stands at "much"."""
    much = [word for word in tree.forms["much"] if tree.head[word] == clause.head and tree.dep[word] == "advmod"]
    return any(tree.lower[word - 1] == "so" and tree.child(word, "neg") is not None for word in much)


def _follows_nor(tree: Tree, clause: Clause) -> bool:
    """ "neither joined the embargo nor closed its ports", "nor did it recall its envoy"."""
    if tree.dep[clause.head] != "conj":
        return False
    joints = [tree.lower[word] for word in range(tree.head[clause.head], clause.head) if tree.dep[word] == "cc"]
    return joints[-1:] == ["nor"]  # "neither signed nor rejected it, and left": the last "and" ends it


def _negated_participant(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "no country recognized", "signed no treaty", "none of them", "neither side"."""
    if any(_opens_in_no_way(tree, auxiliary, words) for auxiliary in clause.auxiliaries):
        return True
    for oblique in clause.obliques:
        if tree.lower[oblique.head] in {"nothing", "nobody"}:
            return True  # "apologized for nothing"
        if clause.copula and clause.result is None and _is_in_no_state(tree, oblique):
            return True
        if _is_denied_oblique(tree, oblique, words):
            return True
        if tree.lemma[oblique.head] in words["denied_settings"] and _is_in_no_way(tree, oblique.head):
            return True
    for index in (clause.surface, clause.object, clause.result):
        if index is None or (clause.link == "relative" and index == clause.noun):
            continue
        if index == clause.surface and tree.head[index] != clause.head and clause.link != "conj":
            continue  # an inherited "no minister" has negated the verb above already
        if tree.lower[index] in words["negative_pronouns"] or _is_no_share(tree, index, words):
            return True
        bare = tree.lower[index] == "little" and index == clause.surface and not tree.kids[index]
        if bare and clause.lemma in words["evidence_verbs"]:
            return True  # "Little suggests that Togo armed them"
        if tree.lower[index] == "neither" and index == clause.surface:  # "Neither signed"
            return True
        if _is_denied_participant(tree, index, words):
            return True
        if any(
            (tree.lower[kid] in words["negative_determiners"] and not _a_few(tree, kid) and not _is_count(tree, kid))
            or _hardly_any(tree, kid, words)
            for kid in tree.children(index, "det", "neg", "amod", "preconj", "nummod")
        ):
            return True
    return False


def _is_denied_oblique(tree: Tree, oblique: Oblique, words: Words) -> bool:
    """ "fired on no one", "sold arms to no state", "sided with neither India nor China"; but "to no avail"."""
    noun = oblique.head
    if tree.lower[noun] == "none":
        return oblique.preposition in words["denied_prepositions"] and tree.lower[noun - 2] != "second"
    denials = [kid for kid in tree.children(noun, "det", "neg", "preconj", "cc") if kid < noun]
    if any(tree.lower[kid] == "neither" for kid in denials):
        return True
    if not any(tree.lower[kid] == "no" and not _is_count(tree, kid) for kid in denials):
        return False
    if tree.lower[noun] == "one":
        return oblique.preposition in words["denied_prepositions"]
    aimed = oblique.preposition in words["aiming_prepositions"]
    return aimed and tree.lemma[noun] not in words["idle_settings"]


def _is_in_no_state(tree: Tree, oblique: Oblique) -> bool:
    """ "was in no position to act", "is under no illusion": so it is not."""
    no = oblique.words[-1] + 1
    return oblique.preposition in {"in", "under", "of"} and tree.lower[no] == "no" and tree.head[no] == oblique.head


def _opens_in_no_way(tree: Tree, auxiliary: int, words: Words) -> bool:
    """ "On no account has Togo armed them": the parser may hang the phrase on "has"."""
    nouns = (tree.child(prep, "pobj") for prep in tree.children(auxiliary, "prep"))
    settings = words["denied_settings"]
    return any(noun is not None and tree.lemma[noun] in settings and _is_in_no_way(tree, noun) for noun in nouns)


def _is_in_no_way(tree: Tree, noun: int) -> bool:
    """ "under no circumstances", "at no time"; but "in no time" is soon."""
    before = tree.lower[max(0, noun - 2) : noun]
    return before[1:] == ["no"] and not (before[0] == "in" and tree.lower[noun] == "time")


def _neither_place(tree: Tree, clause: Clause) -> bool:
    """ "is neither in Mocoa nor in Pasto": the negation stands at the place."""
    preps = tree.children(clause.head, "prep") if tree.forms["neither"] and not clause.negations else []
    joints = [kid for prep in preps for kid in tree.children(prep, "preconj", "cc")]
    return bool(joints) and any(tree.lower[kid] == "neither" for kid in joints)


def _neither_way(tree: Tree, clause: Clause) -> bool:
    """ "threatened neither openly nor secretly to leave": the negation stands at how it is done."""
    ways = [tree.head[word] for word in tree.forms["neither"] if tree.dep[word] == "preconj"]
    for way in ways:
        beside = way - 2 == clause.head or (tree.head[way] == clause.head and way < clause.head)
        if tree.tag[way] == "RB" and tree.lower[way - 1] == "neither" and beside:
            return True
    return False


def _is_denied_participant(tree: Tree, noun: int, words: Words) -> bool:
    """ "Not a single state", "not one of them"; but not "not only Chad" nor "not Chad but Niger"."""
    if not tree.forms["not"]:
        return False  # so it is with almost all nouns
    if tree.lower[tree.left[noun]] != "not" and tree.child(noun, "neg", "preconj") is None:
        return False
    if any(tree.lower[kid] == "but" for kid in tree.children(noun, "cc")):
        return False
    return _opens_with_denial(tree, tree.left[noun], words) or is_denied(tree, noun, words)


def _opens_with_denial(tree: Tree, first: int, words: Words) -> bool:
    """ "not all rebels", "not even Oman"; but "not a few": the parser may hang "not" elsewhere in the phrase."""
    opening = tree.lower[first : first + 3]
    denied = len(opening) == 3 and opening[0] == "not" and opening[1] in words["denied_quantities"]
    return denied and opening[2] not in {"few", "little"}


def _is_no_share(tree: Tree, index: int, words: Words) -> bool:
    """ "few of the states", "neither of them", "hardly any of the hostages"; but "a few of them"."""
    if tree.lower[index + 1 : index + 2] != ["of"]:
        return False
    few = tree.lower[index] in words["negative_determiners"] and not _a_few(tree, index)
    return few or _hardly_any(tree, index, words)


def _hardly_any(tree: Tree, index: int, words: Words) -> bool:
    """ "Hardly any country recognized it"."""
    return tree.lower[index] == "any" and index > 0 and tree.lower[index - 1] in words["negation"]


def _is_count(tree: Tree, index: int) -> bool:
    """ "no fewer than nine states": so many did."""
    return tree.lower[index + 1 : index + 3] in (["fewer", "than"], ["less", "than"], ["more", "than"])


def _has_just(tree: Tree, adverb: int) -> bool:
    """ "Hardly had he landed when ...", "had barely begun when": so it was, a moment before."""
    beside = (*tree.lower[max(0, adverb - 1) : adverb], *tree.lower[adverb + 1 : adverb + 2])
    last = tree.sentences[tree.sent[adverb]][1]
    just = tree.lower[adverb] in {"hardly", "scarcely", "barely"} and "had" in beside
    return just and "when" in tree.lower[adverb:last]


def _a_few(tree: Tree, index: int) -> bool:
    return (
        tree.lower[index] in {"few", "little"}
        and index > 0
        and tree.lower[index - 1] in {"a", "the", "these", "those", "last", "past", "next"}
    )


def _negating_adverb(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "never", "no longer", "barely"; "not only" negates nothing and cancels the negation it holds."""
    negating = False
    for kid in tree.children(clause.head, "advmod", "preconj", "cc"):
        word = tree.lower[kid]
        following = tree.lower[kid + 1] if kid + 1 < len(tree) else ""
        if word in words["negation"] and kid not in clause.negations and following not in words["negation_exceptions"]:
            negating = not _has_just(tree, kid) and not (word == "barely" and clause.lemma in words["narrow_successes"])
        if word == "little" and kid == clause.head + 1 and not tree.children(kid, "advmod", "prep"):
            negating = not clause.negations  # "the talks achieved little"
        if word in words["cessatives"] and kid > 0 and tree.lower[kid - 1] in {"no", "any"}:
            negating = not clause.negations
    return negating


def _nearly(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "nearly killed", "all but vetoed": what nearly happened did not."""
    first = clause.head
    if len(clause.group) > 1:
        first = min(word for word in clause.group if tree.tag[word] != "MD")
    for word in {first, clause.head}:
        before = tree.lower[word - 1] if word > 0 else ""
        if before in words["near_misses"] or (before == "but" and tree.lower[word - 2 : word - 1] == ["all"]):
            return True
    return False


def _own_negation(tree: Tree, clause: Clause, words: Words) -> bool:
    """Whether the predicate's own words negate it; "not only" does not."""
    if not clause.negations:
        return False
    negations = [word for word in clause.negations if tree.lower[word + 1 : word + 2] != []]
    if clause.mark in words["awaiting_marks"] | words["pending_marks"] | {"while"}:  # "Not until it left did he sign."
        negations = [word for word in negations if tree.lower[word + 1] != clause.mark]
    negations = [word for word in negations if tree.lower[max(0, word - 2) : word] != ["whether", "or"]]
    counted = [word for word in negations if tree.lower[word + 1] not in words["negation_exceptions"]]
    return len(counted) % 2 == 1


def own_modality(tree: Tree, clause: Clause, context: Context, words: Words, *, negated: bool) -> Modality:
    """Return the modality that the predicate's modal verb or adverb gives it, "actual" where it has none."""
    for auxiliary in clause.auxiliaries:
        word = tree.lower[auxiliary]
        modality = words.modals.get(word)
        if modality is None or tree.tag[auxiliary] != "MD":
            continue
        if word in {"would", "'d", "’d"}:
            if tree.lower[auxiliary + 1 : auxiliary + 2] in (["rather"], ["sooner"]):
                return "intended"
            if any(tree.lower[kid] == "have" for kid in clause.auxiliaries) and tree.tag[clause.head] == "VBN":
                return "conditional"  # "would have captured the town": it did not
            return "future" if context.speakers or context.step else "conditional"
        if word == "must" and _announces(tree, clause, words):
            return "actual"  # "I must tell the House that the islands are British"
        if negated and word in words["ability"]:
            return "actual"
        return modality  # type: ignore[return-value]
    if clause.mark == "that" and any(tree.lower[kid] == "be" for kid in clause.auxiliaries[:1]):
        return "requested"  # "the demand that troops be withdrawn"
    adverbs = {tree.lower[kid] for kid in tree.kids[clause.head] if tree.dep[kid] == "advmod"}
    if adverbs & words["possible_adverbs"] or _is_almost_certain(tree, clause):
        return "possible"
    awaited = clause.copula and clause.result is not None and tree.lower[clause.result] in words["awaited_adjectives"]
    return "future" if awaited or _is_scheduled(tree, clause, words) else "actual"


def _announces(tree: Tree, clause: Clause, words: Words) -> bool:
    first_person = clause.surface is not None and tree.lower[clause.surface] in FIRST_PERSONS
    return first_person and clause.lemma in words["speech_verbs"]


def _is_almost_certain(tree: Tree, clause: Clause) -> bool:
    """ "almost certainly won", "most likely fled": not sure."""
    adverbs = tree.children(clause.head, "advmod") if tree.forms["certainly"] else []
    return any(tree.lower[kid] == "certainly" and tree.lower[kid - 1] == "almost" for kid in adverbs if kid > 0)


def _is_scheduled(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "flies to Bogota on Monday", "takes office next week": the present of a plan, with the day to come."""
    if (
        tree.tag[clause.head] not in {"VBZ", "VBP"}
        or clause.auxiliaries
        or clause.lemma not in words["scheduled_verbs"]
    ):
        return False
    dates = [*clause.times, *(oblique.head for oblique in clause.obliques if tree.ent[oblique.head] == "DATE")]
    said = {word for date in dates for word in tree.lower[tree.left[date] : date + 1]}
    return bool(said & words["coming_days"]) and not said & {"every", "each", "last", "since"}
