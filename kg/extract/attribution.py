"""Who says what beyond the complement clause: "according to", quotations over sentences, statements after a colon.

In: the clauses of all paragraphs of an article, in order. Out: the same clauses with speakers added where a quotation
or a statement gives them one. In ‘"We will leave. We will not return," Lavrov said.’ both sentences are according to
Lavrov.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.extract.clauses import Clause, Oblique, is_within, names_telling
from kg.extract.hearsay import ascribe_hearsay
from kg.extract.phrases import possessor_of
from kg.extract.quotations import Quotation
from kg.extract.tree import Tree
from kg.ontology.words import Words

_LONGEST_GAP = 200
_LONGEST_CLOSING = 8
_LONGEST_TITLE = 160
"""Characters from "said" to the next quotation: between them stand the speaker's office and name."""


@dataclass(slots=True)
class Paragraph:
    """One parsed segment with its clauses."""

    tree: Tree
    clauses: list[Clause]
    start: int
    end: int
    headline: bool = False
    lead: tuple[int, int] | None = None
    """The offsets of the date before it, in a timeline."""


Voice = tuple[int, int]
"""A speaker by paragraph number and token index: a quotation's speaker may stand in another paragraph."""


def ascribe_sources(tree: Tree, clauses: list[Clause], words: Words) -> None:
    """Add the source that "according to X" or a closing ", X said" names to the clauses it covers."""
    ascribe_hearsay(tree, clauses, words)
    for clause in list(clauses):
        _ascribe_label(tree, clause, words)
        for oblique in list(clause.obliques):
            if tree.lower[oblique.head] in words["rate_units"]:
                continue  # "2 per cent", "per day"
            if clause.frame == "according" and tree.lower[oblique.head] == "which":
                _ascribe_which(tree, clauses, clause, oblique)
                continue
            if tuple(oblique.preposition.split()) in words.source_prepositions:
                clause.obliques.remove(oblique)
                _ascribe_phrase(tree, clauses, clause, oblique, words)
            elif tree.lemma[oblique.head] in words["source_nouns"] and oblique.preposition in {"in", "by"}:
                owner = possessor_of(tree, oblique.head) if tree.child(oblique.head, "det", "poss") else None
                if owner is not None and tree.ent[owner] not in {"DATE", "TIME"}:  # unlike "in view of the attack"
                    clause.obliques.remove(oblique)
                    source = Oblique(oblique.words, owner, oblique.preposition)
                    _ascribe_phrase(tree, clauses, clause, source, words)
        if _is_viewpoint(tree, clause, words) and clause.subject is not None:
            covered = [other for other in clauses if other is not clause and _same_sentence_as(tree, other, clause)]
            _add_outermost(covered, clause.subject, "viewpoint")
        elif clause.comment_on is not None and clause.subject is not None:
            covered = [other for other in clauses if other is not clause and is_within(other, clause.comment_on)]
            covered = [other for other in covered if not _is_own_contrast(tree, other, clause, words)]
            if clause.lemma in words["quoting_verbs"] and clause.object is not None:
                _add_outermost(covered, clause.object, "interposed-report")  # ", Reuters quoted a priest as saying,"
            _add_outermost(covered, clause.subject, "interposed-report")
        elif clause.subject is not None and tells(clause, words) and _closes_sentence(tree, clause):
            covered = [
                other
                for other in clauses
                if _is_before(tree, other, clause) and not _is_circumstance(tree, other, clause)
            ]
            _add_outermost(covered, clause.subject, "closing-report")
            own = {other.subject for other in covered}  # "Rome announced it, AFP reported": AFP in its own voice
            clause.speakers = tuple(speaker for speaker in clause.speakers if speaker not in own)


def _is_own_contrast(tree: Tree, other: Clause, report: Clause, words: Words) -> bool:
    """ "Israel bombed the depot, Syria said, while Jordan shut its border": what follows is the article's own.

    So it is in "Peru, La Prensa said, has armed them, a charge that Lima denied".
    """
    current: Clause | None = other
    while current is not None and current is not report.comment_on:
        noun = current.noun if current.link == "relative" else None
        answered = noun is not None and (tree.lemma[noun] in words.content_nouns or names_telling(tree, noun, words))
        if answered and current.lemma in words["disputing_verbs"] and current.head > report.head:
            return True
        behind = current.link == "adverbial" and current.head > report.head
        own = current.surface is not None and tree.head[current.surface] == current.head
        if behind and own and current.mark in words["concessive_marks"] | {"while"}:
            return True
        if behind and own and tree.text[tree.left[current.head] - 1] == "," and _is_timed(tree, current):
            return True  # "Gunmen killed 12, the army said, a day after Tinubu vowed to stop them"
        joined = current.link == "conj" and current.head > report.head
        if joined and own and tree.text[tree.left[current.head] - 1] == ";":
            return True  # "He may attack, Scholz warned; Macron met Putin"
        if joined and own and current.lemma in words["disputing_verbs"] | words["speech_verbs"]:
            return True  # "Iran paid for it, prosecutors said, and Tehran denied it": the article tells of the denial
        current = current.parent
    return False


def _is_timed(tree: Tree, clause: Clause) -> bool:
    """Whether a clause tells how long before or after it something was done: "two days after Ecuador warned them"."""
    measure = tree.child(clause.head, "npadvmod")
    return measure is not None and clause.mark in {"after", "before"} and measure < clause.head


def _is_circumstance(tree: Tree, other: Clause, report: Clause) -> bool:
    """ "Asked whether the army had shelled it, the minister said no": in what state he was, and not his words."""
    current: Clause | None = other
    while current is not None and current is not report:
        participle = tree.tag[current.head] in {"VBN", "VBG"} and not current.auxiliaries and not current.mark
        if current.parent in {report, report.parent} and current.link == "adverbial" and participle:
            return True
        current = current.parent
    return False


def _ascribe_label(tree: Tree, clause: Clause, words: Words) -> None:
    """ "The claim: Polish soldiers hold Lviv.": nobody's word that is known."""
    first, last = tree.sentences[tree.sent[clause.head]]
    if ":" not in tree.text[first + 1 : min(first + 3, last)] or clause.speakers:
        return
    colon = tree.text.index(":", first, last)
    if clause.head > colon and tree.lemma[colon - 1] in words["claim_labels"]:
        clause.unnamed = True
        clause.trace.append("claim-label")


def _ascribe_which(tree: Tree, clauses: list[Clause], clause: Clause, oblique: Oblique) -> None:
    """ "rejected the remarks, according to which Peru shelters rebels": the remarks say so."""
    clause.obliques.remove(oblique)
    noun = next((word for word in range(oblique.head - 1, -1, -1) if tree.is_noun(word)), None)
    while noun is not None and tree.dep[noun] == "pobj" and tree.is_noun(tree.head[tree.head[noun]]):
        noun = tree.head[tree.head[noun]]
    covered = [other for other in clauses if is_within(other, clause)]
    if noun is not None:
        _add_outermost(covered, noun, "according-to")


def _is_viewpoint(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "as this newspaper sees it", "as far as Tehran is concerned", "as the UN reported": whose view it gives."""
    if clause.mark == "as" and (clause.key == "be concerned" or _is_bare_report(tree, clause, words)):
        return True
    it = clause.object is not None and tree.lower[clause.object] == "it"
    heard = clause.link == "complement" and clause.parent is not None and clause.parent.lemma == "hear"
    heard = heard and clause.parent is not None and clause.parent.link == "purpose"  # "to hear officials tell it"
    return it and (clause.mark == "as" or heard) and clause.lemma in words["viewpoint_verbs"]


def _is_bare_report(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "As the minister said, Togo left": the rest is what he said; unlike "as Lome had warned", "as he said so"."""
    signature = words.signature("that", clause.lemma)
    told = signature is not None and signature.speaker and signature.affirmed == "+" and tells(clause, words)
    further = tree.children(clause.head, "ccomp", "xcomp", *(() if clause.lemma == "tell" else ("dobj",)))
    if tree.lower[tree.left[clause.head] - 1] in {"soon", "long"}:
        return False
    above = clause.parent
    while above is not None:
        if above.polarity == "negated" and clause.head > above.group[0]:
            return False  # "will not, as Lima claims, withdraw": Lima claims that it will
        above = above.parent if above.link == "complement" else None
    dated = all(tree.ent[oblique.head] in {"DATE", "TIME"} for oblique in clause.obliques)
    return told and clause.link == "adverbial" and dated and not further


def _same_sentence_as(tree: Tree, other: Clause, clause: Clause) -> bool:
    return tree.sent[other.head] == tree.sent[clause.head]


def _ascribe_phrase(tree: Tree, clauses: list[Clause], clause: Clause, oblique: Oblique, words: Words) -> None:
    """ "according to X" set off at either end of its sentence covers all of it, elsewhere the clause it stands in."""
    first, last = tree.inner_edges(oblique.words[0])
    begin, end = tree.sentences[tree.sent[clause.head]]
    whole = first == begin or (last >= end - 2 and tree.text[first - 1] == ",")
    covered = [
        other
        for other in clauses
        if tree.sent[other.head] == tree.sent[clause.head]
        and not first <= other.head <= last
        and (whole or (is_within(other, clause) and not _is_joined_behind(tree, other, clause, last)))
        and not (first == begin and _is_answer(tree, other, oblique.head, words))
    ]
    _add_outermost(covered, oblique.head, "according-to")


def _is_joined_behind(tree: Tree, other: Clause, clause: Clause, source_end: int) -> bool:
    """ "Soldiers left, according to Radio Ozodi, and Oman has cancelled the drill": by the article's own word."""
    current: Clause | None = other
    while current is not None and current is not clause:
        own = current.surface is not None and tree.head[current.surface] == current.head
        if current.link == "conj" and own and current.head > source_end:
            return True
        current = current.parent
    return False


def _is_answer(tree: Tree, clause: Clause, source: int, words: Words) -> bool:
    """ "According to Oman, the drones came from Iraq; Baghdad denied it": what others say to it is said in public."""
    subject = tree.child(clause.head, "nsubj")
    border = tree.left[subject] - 1 if subject is not None else 0
    told = tree.text[border] == ";" and clause.lemma in words["speech_verbs"]  # "; survivors told Reuters"
    if not told and clause.lemma not in words["disputing_verbs"] | words["verbal_acts"]:
        return False
    parted = tree.text[border] == ";" or (tree.lower[border] in {"but", "while"} and tree.text[border - 1] == ",")
    return parted and source < border


def _closes_sentence(tree: Tree, clause: Clause) -> bool:
    """ "..., the release said on Monday.": a comma, the source, the verb, and nothing said behind it."""
    assert clause.subject is not None
    begin, end = tree.sentences[tree.sent[clause.head]]
    first = min(tree.left[clause.subject], clause.head)
    set_off = first > begin and tree.text[first - 1] in {",", "”", "''", '"'}
    set_off = set_off and clause.modality != "conditional"  # "If Iran attacks, Israel will respond."
    set_off = set_off and not (clause.frame == "to" and clause.polarity == "negated")  # "declined to comment"
    return (
        set_off
        and not _is_within_another(tree, clause)
        and all(complement.head < clause.head for complement in clause.complements)
        and end - clause.head <= _LONGEST_CLOSING
    )


def _is_within_another(tree: Tree, clause: Clause) -> bool:
    """ ", whose forces declared the port theirs", ", Hanoi will have to recall troops": no report ends the sentence."""
    current = clause
    while current.link == "conj" and current.parent is not None:
        current = current.parent
    if current.link == "relative":
        return tree.tag[tree.left[current.head]] in {"WDT", "WP", "WP$"}
    return current.frame == "to" and current.link in {"complement", "purpose"}


def _is_before(tree: Tree, other: Clause, report: Clause) -> bool:
    assert report.subject is not None
    return tree.sent[other.head] == tree.sent[report.head] and other.head < min(report.head, tree.left[report.subject])


def _add_outermost(clauses: list[Clause], speaker: int, step: str) -> None:
    for clause in clauses:
        if speaker not in clause.speakers and speaker != clause.subject:
            clause.speakers = (speaker, *clause.speakers)
            clause.trace.append(step)


def ascribe_quotations(
    text: str, quotations: list[Quotation], paragraphs: list[Paragraph], words: Words
) -> dict[Clause, Voice]:
    """Return the speaker of every clause that stands in a quotation or a statement and has none by its syntax.

    ``quotations`` are those of the whole text, which get their clauses and speakers. Clauses in a quotation whose
    speaker cannot be found are marked ``unnamed``.
    """
    _fill(quotations, paragraphs)
    starts = [paragraph.start for paragraph in paragraphs]
    previous: Quotation | None = None
    for quotation in quotations:
        quotation.speaker = _speaker_by_syntax(quotation) or _speaker_beside(quotation, starts, paragraphs, words)
        if quotation.speaker is None and previous is not None and _continues(text, previous, quotation):
            quotation.speaker = previous.speaker
        if quotation.clauses:
            previous = quotation
    return _voices_of(quotations, paragraphs, words)


def _fill(quotations: list[Quotation], paragraphs: list[Paragraph]) -> None:
    position = 0
    for number, paragraph in enumerate(paragraphs):
        while position < len(quotations) and quotations[position].end <= paragraph.start:
            position += 1
        for quotation in quotations[position:]:
            if quotation.start >= paragraph.end:
                break
            for clause in paragraph.clauses:
                if quotation.start <= paragraph.tree.start[clause.head] < quotation.end:
                    quotation.clauses.append((number, clause))


def _speaker_by_syntax(quotation: Quotation) -> Voice | None:
    """The speaker whom the parser already found for one of the quotation's clauses, outside of it."""
    inside = {clause for _, clause in quotation.clauses}
    for number, clause in quotation.clauses:
        if clause.speakers and clause.parent is not None and clause.parent not in inside:
            return number, clause.speakers[-1]
    return None


def _speaker_beside(quotation: Quotation, starts: list[int], paragraphs: list[Paragraph], words: Words) -> Voice | None:
    """The subject of a reporting verb in the sentence that holds an end of the quotation, or just before it."""
    own = bisect_right(starts, quotation.start) - 1
    for number in [own] if _is_part(quotation, paragraphs) else _near(quotation, starts):
        paragraph = paragraphs[number]
        tree = paragraph.tree
        for clause in paragraph.clauses:
            at = tree.start[clause.head]
            if quotation.start <= at < quotation.end or clause.subject is None:
                continue
            if not (tells(clause, words) or gives_statement(tree, clause, words)):
                continue
            near_end = 0 <= at - quotation.end < 60 or _same_sentence(tree, clause, quotation.end)
            just_before = 0 <= quotation.start - at < _LONGEST_TITLE and _same_sentence(
                tree, clause, quotation.start - 2
            )
            if near_end or just_before or (paragraph.end <= quotation.start and ends_with_colon(paragraph, clause)):
                return number, clause.subject
    return None


def _is_part(quotation: Quotation, paragraphs: list[Paragraph]) -> bool:
    """ "Britain 'refused overflight to jets'": the words of somebody in a sentence that is not his."""
    return any(
        clause.subject is not None and paragraphs[number].tree.start[clause.subject] < quotation.start
        for number, clause in quotation.clauses
    )


def _near(quotation: Quotation, starts: list[int]) -> range:
    """Return the numbers of the paragraph that a quotation stands in, that before it, and those not far behind.

    In "Addo said: “...”", "Boateng replied: “...”" the second is not Addo's, although he ends a paragraph with a colon.
    """
    own = bisect_right(starts, quotation.start) - 1
    return range(max(0, own - 1), bisect_right(starts, quotation.start + _LONGEST_GAP))


def _same_sentence(tree: Tree, clause: Clause, offset: int) -> bool:
    first, last = tree.sentences[tree.sent[clause.head]]
    return tree.start[first] <= offset <= tree.end[last - 1]


def tells(clause: Clause, words: Words) -> bool:
    """Whether the predicate is one of telling proper, or of giving a statement, in the active voice."""
    return not clause.passive and (clause.key in words["speech_verbs"] or clause.lemma in words["speech_verbs"])


def gives_statement(tree: Tree, clause: Clause, words: Words) -> bool:
    """ "issued the following statement", "provided these remarks"."""
    given = clause.object is not None and tree.lemma[clause.object] in words["statement_nouns"]
    return given and clause.lemma in words["statement_verbs"] and not clause.passive


def ends_with_colon(paragraph: Paragraph, clause: Clause) -> bool:
    """Whether the clause closes its paragraph with a colon: what follows is what it tells."""
    tree = paragraph.tree
    return tree.text[-1] == ":" and tree.sent[clause.head] == len(tree.sentences) - 1


def _continues(text: str, previous: Quotation, quotation: Quotation) -> bool:
    """A quotation goes on: nothing but a short gap without another paragraph's prose lies between."""
    gap = text[previous.end : quotation.start]
    return not re.search(r"[a-z]{2,}", gap) or (len(gap) < 40 and "." not in gap)


def _voices_of(quotations: list[Quotation], paragraphs: list[Paragraph], words: Words) -> dict[Clause, Voice]:
    voices: dict[Clause, Voice] = {}
    for quotation in quotations:
        inside = {clause for _, clause in quotation.clauses}
        for number, clause in quotation.clauses:
            root = clause
            while root.parent is not None and root.parent in inside:
                root = root.parent
            quoter = _quoter(root, quotation, paragraphs[number].tree)
            if quoter is not None:
                voices[clause] = number, quoter
            elif _is_worded(root, quotation, paragraphs[number].tree, words):
                pass
            elif root.speakers or (root.parent is not None and root.link != "conj"):
                pass  # attributed by syntax, or a few quoted words inside the article's own sentence
            elif quotation.speaker is not None:
                voices[clause] = quotation.speaker
            else:
                clause.unnamed = True
                clause.trace.append("quotation-unnamed")
    return voices


def _is_worded(clause: Clause, quotation: Quotation, tree: Tree, words: Words) -> bool:
    """‘The embassy "categorically rejected" the charge’: it did so, in these words; the marks end behind the verb."""
    if clause.subject is None or clause.passive or clause.lemma not in words["verbal_acts"] | words["speech_verbs"]:
        return False
    before = tree.start[clause.subject] < quotation.start
    return before and quotation.end <= tree.end[clause.head] and clause.modality == "actual"


def _quoter(clause: Clause, quotation: Quotation, tree: Tree) -> int | None:
    """‘blamed "mercenaries paid by Kigali"’: what is said of a quoted noun is the word of who blames them."""
    if clause.speakers or clause.parent is None or clause.noun is None or clause.link not in {"adnominal", "relative"}:
        return None
    quoter = clause.parent.subject
    if quoter is None or not quotation.start <= tree.start[clause.noun] < quotation.end:
        return None
    return None if quotation.start <= tree.start[quoter] < quotation.end else quoter
