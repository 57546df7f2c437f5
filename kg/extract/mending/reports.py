"""Rules that mend where a report begins or ends: who says it, and what is no longer part of what is said.

In: a ``Tree`` and a token. Out: the same tree, changed. In "The soldiers shot the goats, villagers and priests said"
the small model has the villagers shot; they are who says so.
"""

from __future__ import annotations

from kg.extract.mending.verbs import hang_full_stop, has_modal, make_main, make_verb
from kg.extract.tree import Tree
from kg.ontology.words import Words

_LONGEST_CLOSING = 4
"""Words from a closing "said" to the end of its sentence: "said on Monday."."""
_TOPIC_PREPOSITIONS = frozenset({"on", "to", "about", "at", "against"})
_CLOSING_MARKS = frozenset({"''", '"', "”", "’", "'"})


def mend_closing_speakers(tree: Tree, teller: int, words: Words) -> None:
    """ "shot the goats at Badme, villagers and priests said": two behind a comma and right before "said" say so."""
    last, end = teller - 1, tree.sentences[tree.sent[teller]][1]
    joint = tree.left[last] - 1
    first = joint - 1
    if tree.lemma[teller] not in words["speech_verbs"] or end - teller > _LONGEST_CLOSING or first < 1:
        return
    if tree.lower[joint] != "and" or tree.pos[first] != "NOUN" or tree.pos[last] != "NOUN":
        return
    comma = next((word for word in range(first - 1, 0, -1) if tree.head[word] != first), 0)
    told = _told_before(tree, comma, first, teller)
    if tree.text[comma] != "," or told is None:
        return
    if tree.child(tree.first_conjunct(told), "nsubj", "nsubjpass") is None:
        return
    tree.hang(first, teller, "nsubj")
    tree.hang(joint, first, "cc")
    tree.hang(last, first, "conj")
    if tree.head[teller] != teller:
        main = tree.root(teller)
        _make_told(tree, main, teller)
        hang_full_stop(tree, main, teller)


def _told_before(tree: Tree, comma: int, speaker: int, teller: int) -> int | None:
    """Return the verb before a comma that who is named behind it may have told: in whose clause it was looked for."""
    above = (head for head in (*tree.ancestors(speaker), *tree.ancestors(teller)) if tree.pos[head] == "VERB")
    return next((head for head in above if head < comma), tree.child(teller, "ccomp"))


def _make_told(tree: Tree, content: int, teller: int) -> None:
    """Make what was taken for the main verb of a sentence the content of the verb of telling behind it."""
    tree.hang_in_place_of(teller, content)
    tree.hang(content, teller, "ccomp")


def mend_report_as_conjunct(tree: Tree, teller: int, words: Words) -> None:
    """ "Serbia has closed the border, Minister Ana Brnabic told lawmakers": she says so; no "and" joins the two."""
    first = tree.head[teller]
    if tree.lemma[teller] not in words["speech_verbs"] or tree.dep[first] != "ROOT" or first > teller:
        return
    if tree.child(teller, "ccomp", "xcomp", "mark", "aux", "auxpass") is not None or tree.pos[first] != "VERB":
        return
    own = tree.child(teller, "nsubj")
    speaker = teller - 1 if own is None else own
    apposed = tree.dep[speaker] == "appos" and tree.ent[speaker] == "PERSON"
    joined = any(first < kid < teller for kid in tree.children(first, "cc", "conj") if kid != teller)
    if joined or tree.text[tree.left[speaker] - 1] != "," or (own is None and not apposed):
        return
    if tree.child(first, "nsubj", "nsubjpass") is None or tree.text[tree.left[teller] - 1] == ";":
        return
    tree.hang(speaker, teller, "nsubj")
    _make_told(tree, first, teller)
    hang_full_stop(tree, first, teller)


def mend_apposed_speaker(tree: Tree, speaker: int, words: Words) -> None:
    """ "took Gao, an officer in Bamako said": right before "said", without a comma, stands who says it."""
    teller, place = tree.right[speaker] + 1, tree.head[speaker]
    if tree.text[tree.left[speaker] - 1] != "," or tree.is_name(speaker) or not place < speaker:
        return
    if tree.tag[teller : teller + 1] != ["VBD"] or tree.lemma[teller] not in words["speech_verbs"]:
        return
    subject, content = tree.child(teller, "nsubj"), tree.child(teller, "ccomp")
    if subject == place and tree.ent[place] == "PERSON":
        return  # "Rami Abdulrahman, head of the monitor told Reuters": a comma is missing
    if subject not in {None, place} or tree.child(teller, "aux", "auxpass", "mark") is not None:
        return
    if content is None and tree.dep[teller] in {"ccomp", "advcl", "conj"}:  # "supported" as the main verb
        content = tree.head[teller]
        _make_told(tree, content, teller)
    if content is None or not content < place:
        return
    if subject == place:
        tree.hang(place, content, "dobj")
    tree.hang(speaker, teller, "nsubj")


def mend_closing_speaker_with_name(tree: Tree, teller: int, words: Words) -> None:
    """ "withdrew its troops, its secretary, Aden Duale, said": a role with a name tells what stands before it.

    The small model takes the role for an apposition or a conjunct of the noun before it.
    """
    verbal = tree.tag[teller] in {"VBD", "VBN", "VBZ"} and tree.lemma[teller] in words["speech_verbs"]
    closes = tree.sentences[tree.sent[teller]][1] - teller <= _LONGEST_CLOSING
    if not verbal or not closes or tree.child(teller, "nsubj", "nsubjpass", "dobj", "auxpass", "mark") is not None:
        return
    comma = tree.left[teller] - 1 if tree.child(teller, "aux") is not None else teller - 1
    if comma < 1 or tree.text[comma] != ",":
        return
    name = comma - 1
    role = tree.head[name]
    if tree.dep[name] != "appos" or tree.dep[role] not in {"appos", "conj"}:
        return
    main = tree.head[teller] if tree.dep[teller] == "conj" else tree.child(teller, "ccomp")
    apart = tree.text[tree.left[role] - 1] == "," and tree.text[tree.left[name] - 1] == ","
    if main is None or not apart or not tree.is_name(name) or tree.is_name(role) or not main < role:
        return
    if tree.dep[teller] == "conj":
        _make_told(tree, main, teller)
    tree.hang(role, teller, "nsubj")
    hang_full_stop(tree, main, teller)


def mend_interposed_report(tree: Tree, teller: int, words: Words) -> None:
    """ "declared the east free, a radio said, as troops landed": the report is inserted, and tells of what goes on."""
    subject, above = tree.child(teller, "nsubj"), tree.head[teller]
    if subject is None or tree.lemma[teller] not in words["speech_verbs"]:
        return
    if tree.text[teller + 1 : teller + 2] != [","] or tree.text[tree.left[subject] - 1] != "," or above > subject:
        return
    if tree.child(teller, "ccomp", "dobj", "mark", "aux") is not None:
        return
    tree.hang(teller, above, "parataxis")
    for verb in tree.children(teller, "conj"):  # "fired, witnesses said, and fled": who fired fled
        if tree.left[verb] == verb == teller + 3 and tree.lower[verb - 1] in {"and", "but"}:
            tree.conjoin(verb, above, verb - 1)
    for clause in tree.children(teller, "advcl", "conj"):
        if clause > teller + 1 and tree.child(clause, "mark") is not None:
            tree.hang(clause, above, "advcl")


def mend_clause_behind_report(tree: Tree, verb: int, words: Words) -> None:
    """ "warned that it would act, and Chad closed its border": a new subject and a past form end what was told."""
    first = tree.head[verb]
    teller = tree.head[first]
    if tree.tag[teller] != "VBD" or not teller < first < verb:
        return
    subject = tree.child(verb, "nsubj")
    if subject is None or tree.child(verb, "mark", "aux", "auxpass") is not None or tree.lemma[verb] in {"be", "have"}:
        return
    joint = tree.left[verb] - 1
    opens = tree.lower[joint] in {"and", "but"} and tree.text[joint - 1] == "," and tree.left[subject] == joint + 1
    would = any(tree.lower[aux] in {"would", "could"} for aux in tree.children(first, "aux"))
    if opens and would and tree.pos[subject] != "PRON" and tree.lemma[teller] in words["speech_verbs"]:
        tree.conjoin(verb, teller, joint)


def mend_reporting_agent(tree: Tree, verb: int, words: Words) -> None:
    """ "Officers led by a colonel announced that he was deposed": a telling behind an agent has a content, no doer."""
    agent = tree.head[verb]
    participle = tree.head[tree.head[agent]]
    noun, content = tree.head[participle], tree.child(verb, "ccomp")
    if tree.dep[agent] != "pobj" or tree.dep[participle] != "acl" or tree.dep[tree.head[agent]] != "agent":
        return
    telling = tree.lemma[verb] in words["speech_verbs"] and content is not None
    if not telling or tree.left[verb] != agent + 1 or tree.child(verb, "nsubj", "agent", "aux") is not None:
        return
    if tree.dep[noun] in {"nsubj", "nsubjpass"}:
        _part_from_later_report(tree, noun, verb)
    elif tree.dep[noun] == "ROOT":
        tree.hang_in_place_of(verb, noun)
    else:
        return
    tree.hang(noun, verb, "nsubj")
    tree.tag[verb] = "VBD"
    tree.move_kids_behind(noun, verb)


def _part_from_later_report(tree: Tree, noun: int, verb: int) -> None:
    """ "left after men led by Obi said that it was over, bishops said": each "said" has its own subject."""
    later = tree.head[noun]
    others = [kid for kid in tree.children(later, "nsubj") if kid > verb]
    if not others:
        tree.hang_in_place_of(verb, later)
        return
    main = tree.head[later]
    tree.move_kids_before(later, verb)
    tree.hang(verb, main, tree.dep[later])
    _make_told(tree, main, later)


def mend_that_behind_insertion(tree: Tree, main: int, words: Words) -> None:
    """ "rejects the charge, spread by Chad, that Niger shelled Bol": what is charged is not the sentence's verb."""
    mark = tree.child(main, "mark")
    verb = tree.child(main, "ccomp") if mark is not None else None
    if mark is None or verb is None or tree.lower[mark] != "that" or tree.text[mark - 1] != "," or verb > mark:
        return
    noun = tree.child(verb, "dobj")
    if noun is None or tree.lemma[noun] not in words.content_nouns or tree.head[main] != main:
        return
    tree.hang(verb, verb, "ROOT")
    tree.hang(main, noun, "acl")
    participle = noun + 2
    if tree.text[noun + 1] == "," and tree.tag[participle] == "VBN" and tree.child(participle, "agent") is not None:
        tree.hang(participle, noun, "acl")
    hang_full_stop(tree, main, verb)


def mend_told_behind_relative(tree: Tree, teller: int, words: Words) -> None:
    """ "Troops took Jaffna, General Perera, who leads them, told the BBC": the general told it, and not the troops."""
    first = tree.first_conjunct(teller)
    clause = teller - 2
    if tree.tag[teller] != "VBD" or tree.lemma[teller] not in words["speech_verbs"] or tree.text[teller - 1] != ",":
        return
    person = next((above for above in (clause, *tree.ancestors(clause)) if tree.ent[above] == "PERSON"), None)
    if person is None or first == teller or tree.child(teller, "nsubj", "aux", "mark", "cc", "ccomp") is not None:
        return
    begin = tree.left[person] - 1
    relative = tree.child(person, "relcl")
    if relative is None or not first < begin < person < relative < teller or tree.text[begin] != ",":
        return
    if tree.right[person] < teller - 2 or tree.lower[tree.left[relative]] != "who":
        return
    _make_told(tree, first, teller)
    tree.hang(person, teller, "nsubj")


def mend_said_on_television(tree: Tree, medium: int, words: Words) -> None:
    """ "said on Rai 1 television": it was said there, and is nothing that is said."""
    prep = next((kid for kid in tree.children(tree.head[medium], "prep") if kid < medium), None)
    station = tree.child(prep, "pobj") if prep is not None else None
    if tree.dep[medium] != "dobj" or prep is None or station is None or tree.right[station] != medium - 1:
        return
    if tree.lower[prep] == "on" and tree.is_name(station):
        tree.hang(medium, prep, "pobj")
        tree.hang(station, medium, "compound")


def mend_blaming_speaker(tree: Tree, blaming: int, words: Words) -> None:
    """ "Gunmen killed eleven miners, a chief said, blaming a militia": the chief blames it, and no gunman does."""
    comma, said = blaming - 1, blaming - 2
    if comma < 2 or tree.text[comma] != "," or tree.lemma[said] not in words["speech_verbs"]:
        return
    speaker = tree.child(said, "nsubj")
    tells = tree.lemma[blaming] in words["verbal_acts"] or tree.lemma[blaming] in words["speech_verbs"]
    if tells and speaker is not None and tree.head[blaming] != said and tree.text[tree.left[speaker] - 1] == ",":
        tree.hang(blaming, said, "advcl")


def mend_second_telling(tree: Tree, telling: int, words: Words) -> None:
    """ "denied that any pact existed and announced that it would leave": who denied it announced it, and no pact."""
    first = tree.head[telling]
    main = tree.head[first]
    joint = next((kid for kid in tree.children(first, "cc") if kid < telling), None)
    subject, content = tree.child(first, "nsubj", "nsubjpass"), tree.child(telling, "ccomp")
    if joint is None or subject is None or content is None or tree.dep[first] != "ccomp" or main > first:
        return
    tells = tree.lemma[telling] in words["speech_verbs"] and tree.tag[telling] == tree.tag[main]
    mute = tree.tag[subject] in {"NN", "NNS"} and tree.lemma[subject] in words["document_nouns"]
    if tells and mute and tree.child(telling, "nsubj", "aux", "auxpass", "mark") is None:
        tree.conjoin(telling, main, joint)


def mend_content_of_topic(tree: Tree, verb: int, words: Words) -> None:
    """ "did not comment on the report by Der Spiegel that agents poisoned him": the report says so, and nobody else."""
    mark, main = tree.child(verb, "mark"), tree.head[verb]
    if mark is None or tree.lower[mark] != "that" or tree.left[verb] != mark or mark < main:
        return
    for prep in tree.children(main, "prep"):
        noun = tree.child(prep, "pobj")
        if noun is None or tree.lower[prep] not in _TOPIC_PREPOSITIONS or tree.right[noun] + 1 != mark:
            continue
        if words.content_nouns.get(tree.lemma[noun]) in {"reported", "denied"}:
            tree.hang(verb, noun, "acl")


def mend_closing_report(tree: Tree, report: int, words: Words) -> None:
    """ "Rebels took Goma, state media report.": a plural right before it, a comma before that, and nothing behind."""
    subject = report - 1
    begin, end = tree.sentences[tree.sent[report]]
    if subject <= begin or report < end - 2 or tree.pos[report] != "NOUN" or tree.dep[subject] != "compound":
        return
    if tree.tag[subject] not in {"NNS", "NNPS"} or tree.head[subject] != report or tree.text[begin] == ",":
        return
    comma = next((word for word in range(subject, begin, -1) if tree.text[word] == ","), begin)
    told = tree.child(report, "ccomp") if tree.head[report] == report else tree.above(report, "VERB", "AUX")
    if told is None or told >= comma or any(tree.head[word] <= comma for word in range(comma + 1, report)):
        return
    for kid in tree.kids[report]:
        if comma < kid < subject:
            tree.move(kid, subject)
        elif kid < comma and kid != told:
            tree.hang(kid, told, "dobj" if tree.is_noun(kid) else tree.dep[kid])
    make_verb(tree, report, "VBP" if tree.lower[report] == "report" else "VBZ")
    tree.hang(report, report, "ROOT")
    tree.hang(told, report, "ccomp")
    tree.hang(subject, report, "nsubj")


def mend_told_behind_subject(tree: Tree, told: int, words: Words) -> None:
    """ "Another says that Laos closed the dam": what stands behind "says that" is said, and tells of no time."""
    mark, teller = tree.child(told, "mark"), tree.head[told]
    if mark is None or tree.lower[mark] != "that" or mark != teller + 1 or tree.pos[teller] != "VERB":
        return
    if tree.lemma[teller] in words["speech_verbs"]:
        tree.hang(told, teller, "ccomp")


def mend_conjunct_behind_quotation(tree: Tree, verb: int, words: Words) -> None:
    """‘tweeted that "roads are open" and offered to send buses’: behind the quotation he offers who tweeted."""
    quoted = tree.head[verb]
    teller = tree.head[quoted]
    if not teller < quoted < verb or tree.lemma[teller] not in words["speech_verbs"]:
        return
    between = tree.text[quoted:verb]
    opened = any(tree.text[word] in {"``", '"', "“", "‘", "'"} for word in range(teller, quoted))
    apart = opened and len(between) > 1 and tree.lower[verb - 1] in {"and", "but"} and between[-2] in _CLOSING_MARKS
    if apart and tree.tag[verb] == tree.tag[teller] and tree.child(verb, "nsubj", "nsubjpass", "aux") is None:
        tree.hang(verb, teller, "conj")


def mend_shared_modal(tree: Tree, verb: int, words: Words) -> None:
    """ "He will visit Rabat and thank the king": both are to come."""
    first = tree.head[verb]
    modal = has_modal(tree, first)
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux") is None
    if modal and bare and first < verb and tree.tag[first] == "VB":
        tree.tag[verb] = "VB"


def mend_told_in_publication(tree: Tree, told: int, words: Words) -> None:
    """ "said in an editorial that Peru had burned the mill": the paper said so, wherever it did."""
    place = tree.head[told]
    prep = tree.head[place]
    teller = tree.head[prep]
    mark = tree.child(told, "mark")
    if mark is None or tree.lower[mark] != "that" or mark != place + 1 or tree.lower[prep] != "in":
        return
    if tree.dep[place] == "pobj" and teller < prep and tree.lemma[teller] in words["speech_verbs"]:
        tree.hang(told, teller, "ccomp")
        tree.tag[mark] = "IN"


def mend_called_behind_clause(tree: Tree, verb: int, words: Words) -> None:
    """ "called Blair, whom he had met in Lagos, a liar": what he is called stands behind what else is told of him."""
    called = tree.child(verb, "dobj")
    if tree.lemma[verb] != "call" or called is None or not tree.is_noun(called):
        return
    relative = tree.child(called, "relcl")
    last = tree.sentences[tree.sent[verb]][1]
    if relative is None or tree.text[called + 1] != ",":
        return
    for noun in range(relative + 1, last):
        article = tree.child(noun, "det") if tree.dep[noun] == "appos" else None
        if article is None or tree.lower[article] not in {"a", "an"}:
            continue
        before = article - 1 if tree.text[article - 1] == "," else article - 2
        if tree.text[before] == "," and noun not in tree.ancestors(verb):
            tree.hang(noun, verb, "oprd")
            return


def mend_demanded_deed(tree: Tree, mark: int, words: Words) -> None:
    """ "Monks who demanded that Thieu resign were shot": he is to resign, and no "Thieu resign" was shot.

    So it is in "The party demanded that Thieu resign": the tagger takes a bare verb behind a name for a noun.
    """
    asking, verb = mark - 1, tree.head[mark]
    if mark == 0 or tree.lemma[asking] not in words["demanding_verbs"] or tree.head[verb] != asking:
        return
    taken = tree.child(verb, "nsubj", "nsubjpass")
    deed = verb if tree.tag[verb] == "NN" else taken
    if deed is None or tree.lower[deed] not in words["demanded_deeds"] or tree.tag[deed] != "NN":
        return
    doer, close = deed - 1, tree.left[deed] in {mark, mark + 1}
    if tree.head[doer] != deed or tree.dep[doer] not in {"compound", "nsubj"} or not close:
        return
    if deed != verb and not _make_demanding(tree, asking, verb):
        return
    make_verb(tree, deed, "VB")
    for kid in tree.children(deed, "det", "amod", "compound", "poss"):
        if kid < doer:
            tree.move(kid, doer)
    tree.hang(doer, deed, "nsubj")
    tree.hang(mark, deed, "mark")
    tree.hang(deed, asking, "ccomp")


def _make_demanding(tree: Tree, asking: int, verb: int) -> bool:
    """Make ``verb``, taken for what is demanded, the verb of a sentence that is a mere noun or participle so far."""
    who = tree.child(asking, "nsubj") if tree.tag[asking] == "VBG" else None
    noun = tree.head[asking] if who is None else who
    top = noun if who is None else asking
    if tree.dep[top] != "ROOT" or not noun < asking or (who is None and tree.dep[asking] not in {"relcl", "acl"}):
        return False
    make_main(tree, verb, noun, top)
    if who is not None:
        tree.hang(asking, who, "acl")
    return True


def mend_report_before_semicolon(tree: Tree, told: int, words: Words) -> None:
    """ "said he would not attack; some units had gone over": what is said ends there, and the writer goes on."""
    later = tree.head[told]
    teller = tree.head[later]
    border = next((word for word in range(told + 1, later) if tree.text[word] == ";"), None)
    if border is None or not teller < told < later or tree.dep[later] != "ccomp":
        return
    if tree.lemma[teller] in words["speech_verbs"] and tree.child(later, "nsubj", "nsubjpass") is not None:
        tree.hang(told, teller, "ccomp")
        tree.hang(later, teller, "conj")


def mend_outcome_of_saying(tree: Tree, verb: int, words: Words) -> None:
    """ "said he saw no reason why Chad would leave, drawing rebukes": what was said does, and no Chad."""
    above, comma = tree.head[verb], tree.left[verb] - 1
    main = tree.root(verb)
    behind = tree.text[comma] == "," and tree.left[verb] == verb and tree.dep[above] in {"ccomp", "relcl", "advcl"}
    if not behind or tree.lemma[verb] not in words["eliciting_verbs"] or tree.lemma[main] not in words["speech_verbs"]:
        return
    if main < above < verb and tree.child(verb, "dobj") is not None:
        tree.hang(verb, main, "advcl")


def mend_contrast_with_report(tree: Tree, verb: int, words: Words) -> None:
    """ "Radio said he had died, though diplomats doubt it": what others think stands beside what it said."""
    mark, inner = tree.child(verb, "mark"), tree.head[verb]
    main = tree.head[inner]
    if mark is None or tree.lower[mark] not in words["concessive_marks"] or tree.dep[inner] != "ccomp":
        return
    own = tree.child(verb, "nsubj")
    thinks = tree.lemma[verb] in words["speech_verbs"] | words["disputing_verbs"] | words["stating_verbs"]
    apart = main < inner < mark and tree.text[mark - 1] == ","
    if own is not None and tree.tag[own] != "PRP" and thinks and apart and tree.lemma[main] in words["speech_verbs"]:
        tree.move(verb, main)
