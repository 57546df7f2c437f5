"""Rules that mend a report which stands within, or behind, what is told: the speaker is not its subject.

In: a ``Tree`` and a token. Out: the same tree, changed. In ‘"Togo," said the bishop, "has shelled Lome"’ the small
model has Togo say it; Togo shelled it, by the bishop's word.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop
from kg.extract.tree import ACTOR_LABELS, FINITE, FINITE_OR_MODAL, Tree
from kg.ontology.words import Words

_CLOSING_MARKS = frozenset({"''", '"', "”", "’", "'"})
_OPENING_MARKS = frozenset({"``", '"', "“", "‘", "'"})
_LONGEST_CLOSING = 5
_LONGEST_REPORT = 6
"""How far behind the first comma the second one stands at most: ", local rivals allege,"."""
_TIME_MARKS = frozenset({"after", "before", "when", "while", "since", "until", "once"})

TELLERS = ("ROOT", "parataxis", "ccomp", "conj", "acl", "relcl", "advcl")
"""What the small model takes the verb of an inverted report for."""


def mend_inverted_report(tree: Tree, teller: int, words: Words) -> None:
    """‘"Togo," said the bishop, "has shelled Lome"’: who is named before the report has; who is named in it says so."""
    quoted = tree.text[teller - 1] in _CLOSING_MARKS
    comma, (begin, end) = teller - 1 - quoted, tree.sentences[tree.sent[teller]]
    begin += tree.text[begin] in _OPENING_MARKS
    lemma = tree.lemma[teller]
    unsaid = lemma in words["asked_verbs"] or lemma not in words["speech_verbs"]
    warned = unsaid and not quoted and lemma in words["parenthetical_tellers"]
    if comma <= begin or tree.text[comma] != "," or (unsaid and not quoted and not warned):
        return
    behind = next((word for word in range(teller + 1, end) if tree.text[word] == ","), end)
    first = behind + 1 + (quoted and not _OPENING_MARKS.isdisjoint(tree.text[behind + 1 : behind + 2]))
    while first < end - 1 and tree.tag[first] == "RB":  # "Kenya, insists its envoy, never armed the militia"
        first += 1
    if first >= end or tree.tag[first] not in FINITE_OR_MODAL:
        return
    subject, speaker = _noun_of(tree, begin, comma), _noun_of(tree, teller + 1, behind)
    main = tree.head[first] if tree.dep[first] in {"aux", "auxpass"} else first
    if subject is None or speaker is None or main < first or tree.tag[teller] not in FINITE | {"VBN"}:
        return
    if warned and not _may_warn(tree, teller, speaker, words):
        return  # "The governor, warned the night before, had fled", "Togo, promised the loan, will sign"
    if any(kid > behind for kid in tree.children(main, "nsubj", "nsubjpass")):
        return
    if main not in tree.ancestors(teller):
        tree.hang_in_place_of(main, teller)
        hang_full_stop(tree, teller, main)
    for kid in tree.children(main, "nsubj", "nsubjpass"):
        tree.hang(kid, teller, "nsubj")
    tree.hang_subject(subject, main)
    tree.hang(speaker, teller, "nsubj")
    tree.hang(teller, main, "parataxis")
    tree.tag[teller] = "VBD" if tree.tag[teller] == "VBN" else tree.tag[teller]


def _may_warn(tree: Tree, teller: int, noun: int, words: Words) -> bool:
    """Tell whether somebody stands behind "warned" or "promised", and not when, or what was promised."""
    if tree.lemma[teller] not in words["ditransitives"]:
        return tree.lemma[noun] not in words["time_units"]
    bodies = words["institution_nouns"] | words["bodies_of_people"] | words["heads_of_bodies"] | words["news_outlets"]
    return tree.lemma[noun] in bodies or tree.ent[noun] in ACTOR_LABELS


def _noun_of(tree: Tree, first: int, last: int) -> int | None:
    """Return the noun that tokens ``first:last`` are the phrase of, or None where they are no phrase of one noun."""
    outer = [word for word in range(first, last) if not first <= tree.head[word] < last]
    if len(outer) != 1 or not tree.is_noun(outer[0]) or tree.ent[outer[0]] in {"DATE", "TIME"}:
        return None
    return outer[0]


def mend_outlet_as_teller(tree: Tree, teller: int, words: Words) -> None:
    """ "Peru, the newspaper La Prensa claimed, has armed rebels": the newspaper says so, and is no name of Peru."""
    name = teller - 1
    taken = tree.head[teller]
    named = taken == name or (tree.head[name] == teller and tree.left[name] == taken + 1)
    if not named or tree.dep[taken] != "appos" or not tree.is_name(name):
        return
    article, above, last = tree.child(taken, "det"), tree.head[taken], tree.right[teller]
    if article is None or tree.lower[article] != "the" or tree.lemma[teller] not in words["speech_verbs"]:
        return
    bodies = words["news_outlets"] | words["institution_nouns"] | words["bodies_of_people"]
    if tree.lower[article + 1] not in bodies or tree.child(teller, "ccomp", "dobj", "mark", "agent") is not None:
        return
    main = tree.head[above]
    inserted = tree.text[article - 1] == "," and tree.text[last + 1 : last + 2] == [","]
    if inserted and last < main and tree.dep[above] in {"nsubj", "nsubjpass"} and tree.pos[main] in {"VERB", "AUX"}:
        for word in {article, taken} - {name}:
            tree.hang(word, name, "det" if word == article else "compound")
        tree.hang(name, teller, "nsubj")
        tree.hang(teller, main, "parataxis")
        tree.tag[teller] = "VBD" if tree.tag[teller] == "VBN" else tree.tag[teller]


def mend_or_so(tree: Tree, so: int, words: Words) -> None:
    """ "killed 40 herders, or so say the elders", "or so it was said": what stands before is only their word."""
    teller = tree.head[so]
    joint, first = so - 1, tree.head[tree.head[so]]
    if tree.lower[joint] != "or" or tree.dep[teller] != "conj" or tree.lemma[teller] not in words["speech_verbs"]:
        return
    if not first < joint or tree.pos[first] not in {"VERB", "AUX"}:
        return
    speaker = tree.child(teller, "dobj", "nsubj")
    if speaker is not None and speaker > teller:
        tree.hang(speaker, teller, "nsubj")
    tree.hang_in_place_of(teller, first)
    tree.hang(first, teller, "ccomp")
    tree.hang(joint, teller, "cc")
    hang_full_stop(tree, first, teller)


def mend_described_teller(tree: Tree, teller: int, words: Words) -> None:
    """ "has ruled it out, a paper close to him reported on Monday": the paper says so at the end of the sentence.

    It is no apposition to what stands before it, however it is described.
    """
    first, end = tree.sentences[tree.sent[teller]]
    comma = next((word for word in range(teller - 1, first, -1) if tree.text[word] == ","), first)
    article = comma + 1
    if tree.tag[teller] not in {"VBN", "VBD"} or tree.lower[article] not in {"a", "an", "the"}:
        return
    if tree.lemma[teller] not in words["speech_verbs"] or end - teller > _LONGEST_CLOSING:
        return
    speaker = tree.head[article]
    tellers = words["news_outlets"] | words["institution_nouns"] | words["telling_persons"]
    named = tree.lemma[speaker] in tellers and article < speaker < teller and tree.dep[speaker] == "appos"
    main = tree.root(teller)
    if not named or not main < comma or tree.child(main, "nsubj", "nsubjpass") is None:
        return
    if any(tree.pos[word] == "VERB" for word in range(teller + 1, end)):
        return  # "a stock of copper reported stolen"
    if tree.kinds(teller) & {"dobj", "agent", "aux", "auxpass", "nsubj", "mark", "ccomp"}:
        return
    for word in range(speaker + 1, teller):
        if tree.head[word] < comma:
            tree.hang(word, speaker, "amod" if tree.pos[word] == "ADJ" else tree.dep[word])
    tree.hang(teller, teller, "ROOT")
    tree.hang(main, teller, "ccomp")
    tree.hang(speaker, teller, "nsubj")
    tree.tag[teller] = "VBD"
    hang_full_stop(tree, main, teller)


def mend_report_in_commas(tree: Tree, comma: int, words: Words) -> None:
    """ "was burned, rivals allege, by soldiers", "has, critics say, armed rebels": they say so of what goes on."""
    near = range(comma + 3, min(comma + _LONGEST_REPORT, len(tree) - 1))
    closing = next((index for index in near if tree.text[index] == ","), None)
    if closing is None or comma == 0 or tree.sent[comma] != tree.sent[closing]:
        return
    teller, noun = closing - 1, closing - 2
    told = tree.lower[teller] in words["speech_verbs"] or tree.lower[teller] in words["raising_verbs"]
    several = tree.tag[noun] in {"NNS", "VBZ"} and tree.text[noun].islower()
    if not told or not several or any(tree.tag[one] not in {"JJ", "NN", "NNP"} for one in range(comma + 1, noun)):
        return
    split = tree.lower[comma - 1] in {"has", "have", "had"} and tree.tag[closing + 1] in {"VBN", "VBD"}
    passive = tree.lower[closing + 1] == "by" and tree.tag[comma - 1] in {"VBN", "VBD"}
    if not split and not passive:
        return
    main = closing + 1 if split else comma - 1
    subject = _subject_of(tree, comma - 1, teller) if split else None
    tree.tag[teller], tree.pos[teller], tree.tag[noun], tree.pos[noun] = "VBP", "VERB", "NNS", "NOUN"
    tree.tag[main], tree.pos[main] = "VBN", "VERB"
    _put_above(tree, main, teller)
    tree.hang(noun, teller, "nsubj")
    if split:
        tree.hang(comma - 1, main, "aux")
    else:
        tree.hang(closing + 1, main, "agent")
    if subject is not None:
        tree.hang_subject(subject, main)


def _subject_of(tree: Tree, auxiliary: int, teller: int) -> int | None:
    """Return who has done it: the subject of the auxiliary, or of what the parser hangs it on."""
    above = (auxiliary, tree.head[auxiliary], teller)
    found = (kid for one in above for kid in tree.children(one, "nsubj", "nsubjpass") if kid < auxiliary)
    return next(found, None)


def _put_above(tree: Tree, main: int, teller: int) -> None:
    """Make ``main`` the verb of the sentence, beside which the report stands."""
    if teller in tree.ancestors(main):
        tree.take_place_of(main, teller, "parataxis")
    else:
        tree.hang(teller, main, "parataxis")


def mend_quoted_as_saying(tree: Tree, saying: int, words: Words) -> None:
    """ "Togo burned the mill, AFP quoted a priest as saying": the priest says so, and AFP that he does."""
    prep = tree.head[saying]
    verb = tree.head[prep]
    told = tree.child(verb, "ccomp")
    quoted = tree.dep[saying] == "pcomp" and tree.lower[prep] == "as" and tree.lemma[saying] in words["speech_verbs"]
    if not quoted or tree.lemma[verb] not in words["quoting_verbs"] or told is None or not told < verb < saying:
        return
    if tree.child(saying, "ccomp") is None and tree.child(told, "mark") is None:
        tree.hang(told, saying, "ccomp")


def mend_name_before_teller(tree: Tree, comma: int, words: Words) -> None:
    """ "shelled Kherson, Kommersant said": the place and who says so are no one name."""
    first, last = tree.ent_start[comma], tree.ent_end[comma]
    if not first < comma < last - 1 or last >= len(tree) or tree.text[first:last].count(",") > 1:
        return
    speaker, teller = last - 1, tree.head[last - 1]
    told = tree.lemma[teller] in words["speech_verbs"] or words.signature("that", tree.lemma[teller]) is not None
    if tree.dep[speaker] != "nsubj" or not told or teller != last or tree.left[speaker] != comma + 1:
        return
    label = tree.ent[comma]
    tree.label(comma, comma + 1, "")
    tree.label(first, comma, label)
    tree.label(comma + 1, last, label)


def mend_report_before_time_clause(tree: Tree, verb: int, words: Words) -> None:
    """ "Gunmen killed 12, the army said, a day after Tinubu vowed to stop them": that is no part of his vow."""
    mark, told = tree.child(verb, "mark"), tree.child(verb, "ccomp")
    if mark is None or told is None or not told < mark < verb or tree.lower[mark] not in _TIME_MARKS:
        return
    first = min((kid for kid in tree.kids[verb] if tree.dep[kid] == "npadvmod" and kid < mark), default=mark)
    if tree.text[tree.left[first] - 1] != "," or tree.child(told, "nsubj", "nsubjpass") is None:
        return
    for kid in tree.kids[verb]:
        if kid < first and kid != told:
            tree.move(kid, told)
    tree.hang(told, told, "ROOT")
    tree.hang(verb, told, "advcl")
    hang_full_stop(tree, verb, told)
