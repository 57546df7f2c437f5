"""Rules that give a verb back the subject that the small model hung elsewhere.

In: a ``Tree`` and a token. Out: the same tree, changed. In "In Brasilia, the minister, Celso Amorim, said ..." the
model takes the minister for an apposition to the city.
"""

from __future__ import annotations

from kg.extract.mending.verbs import make_participle
from kg.extract.tree import FINITE, FINITE_OR_MODAL, SUBJECTS, Tree
from kg.ontology.words import Words


def mend_share_as_subject(tree: Tree, share: int, words: Words) -> None:
    """ "The prisoners, most of them students, were beaten": the prisoners were, whatever most of them are."""
    of, them = share + 1, share + 2
    what = tree.head[share]
    verb = tree.head[what]
    if tree.lower[of : them + 1] != ["of", "them"] or tree.dep[what] not in SUBJECTS or not them < what < verb:
        return
    behind = tree.right[what] + 1
    enclosed = tree.text[share - 1] == "," and tree.text[behind : behind + 1] == [","]
    noun = next((kid for kid in tree.children(verb, "npadvmod", "dep", "nsubj", "nsubjpass") if kid < share), None)
    if enclosed and noun is not None and tree.right[noun] == share - 2:
        tree.hang(noun, verb, tree.dep[what])
        tree.hang(what, noun, "acl")


def mend_name_as_subject(tree: Tree, name: int, words: Words) -> None:
    """ "Nauru became the latest state", "In March, USAID provided": a bare name before a verb without subject.

    "Karbouly told" has one as well, and "which Karbouly denied": the tagger takes a name in "-ly" for an adverb.
    """
    verb = tree.head[name]
    behind = name + 1
    if tree.tag[name] == "RB" and tree.ent[name] and tree.tag[behind : behind + 1] in (["VBD"], ["VBZ"]):
        if tree.child(behind, *SUBJECTS) is None and tree.text[name][0].isupper():
            tree.tag[name], tree.pos[name] = "NNP", "PROPN"
            tree.hang(name, behind, "nsubj")
            if tree.dep[behind] == "dep" and tree.pos[tree.head[behind]] == "VERB":
                tree.hang(behind, tree.head[behind], "conj")
        return
    if name > verb:
        return
    beside = tree.dep[name] == "advmod" and name == verb - 1 and tree.is_name(name) and tree.ent[name] != "DATE"
    text = tree.text[name]
    acronym = name == verb - 1 and len(text) > 2 and text.isupper() and text.isalpha()
    named = tree.dep[name] == "npadvmod" and tree.is_name(name) and tree.ent[name] not in {"DATE", "TIME"}
    if not (acronym or named or beside):
        return
    other = tree.child(verb, *SUBJECTS)
    if beside and other is not None and tree.tag[other] == "WDT" and other < name:
        tree.hang(other, verb, "dobj")
        other = None
    if tree.tag[tree.first_of_verb(verb)] in FINITE_OR_MODAL and other is None:
        tree.tag[name], tree.pos[name] = "NNP", "PROPN"
        tree.hang(name, verb, "nsubj")


def mend_name_behind_role(tree: Tree, person: int, words: Words) -> None:
    """ "Poland's first premier in four decades, Mazowiecki, met Kohl": the name between commas says who that is."""
    verb, first = tree.head[person], tree.ent_start[person]
    role = tree.child(verb, "nsubj", "nsubjpass")
    if role is None or not role < first < person < verb or tree.ent[role] == "PERSON":
        return
    apart = tree.text[first - 1] == "," and tree.text[person + 1] == "," and tree.tag[role] in {"NN", "NNP"}
    if apart and tree.right[role] in {first - 1, first - 2} and tree.child(role, "appos", "relcl") is None:
        tree.hang(person, role, "appos")


def mend_name_before_article(tree: Tree, noun: int, words: Words) -> None:
    """ "Ana Diaz (born 1950) a native of Lima, was": no name stands before the article of its noun; it is who was."""
    article = tree.child(noun, "det")
    if article is None or tree.lower[article] not in {"a", "an", "the"}:
        return
    before = [kid for kid in tree.kids[noun] if kid < article and tree.ent[kid] == "PERSON"]
    if not before or tree.child(noun, "appos") is not None:
        return
    first, person = tree.ent_start[before[-1]], tree.ent_end[before[-1]] - 1
    if any(tree.is_noun(word) for word in range(person + 1, article)) or before[0] < first:
        return
    tree.hang_in_place_of(person, noun)
    tree.hang(noun, person, "appos")
    for word in range(first, person):
        tree.hang(word, person, "compound")
    for kid in tree.kids[noun]:
        if person < kid < article:
            tree.move(kid, person)


def mend_missing_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "On a visit to Gabon, President Sassou voiced his support": what is between the comma and the verb."""
    noun = verb - 1
    if noun < 1 or tree.child(verb, *SUBJECTS) is not None:
        return
    while (
        tree.dep[noun] == "pobj"
        and tree.is_noun(tree.head[tree.head[noun]])
        and "," not in tree.text[tree.left[noun] - 1 : noun]
    ):
        noun = tree.head[tree.head[noun]]  # "Near Gao, troops of the army shot"
    start, above = tree.left[noun], tree.head[noun]
    if tree.dep[noun] == "appos" and tree.head[above] == above != verb and tree.sent[above] == tree.sent[verb]:
        tree.hang(above, verb, "nsubj")  # "Minister of Mines and Energy Juma Bakari visited Lusaka"
        return
    hung = tree.dep[noun] in {"appos", "conj", "dep", "pobj", "dobj"} and tree.head[noun] < start
    if hung and tree.text[start - 1] == "," and tree.is_noun(noun) and tree.ent[noun] not in {"DATE", "TIME"}:
        tree.hang(noun, verb, "nsubj")


def mend_root_of_whose(tree: Tree, whose: int, words: Words) -> None:
    """ "Serbs feared the army, whose leader, X, has promised peace": the leader has, and not who stands before."""
    noun = tree.head[whose]
    owner, begin = tree.head[noun], whose
    verb = next((one for one in tree.ancestors(noun) if tree.dep[one] == "ROOT"), None)
    if verb is None or tree.dep[noun] not in {"appos", "dep", "conj"} or tree.pos[verb] not in {"VERB", "AUX"}:
        return
    begin = tree.first_of_verb(verb)
    subject = tree.child(verb, *SUBJECTS)
    bare = begin == noun + 1 or (tree.text[noun + 1 : noun + 2] == [","] and tree.text[begin - 1] == ",")
    if subject is None or not subject < owner < whose < noun < begin or not bare or not tree.is_noun(owner):
        return
    if any(tree.pos[word] in {"VERB", "AUX"} for word in range(noun, begin)):
        return
    main = next((word for word in range(verb + 1, len(tree)) if _is_later_verb(tree, word, verb)), None)
    tree.hang(noun, verb, "nsubj")
    tree.hang(verb, owner, "relcl")
    tree.hang(subject, subject if main is None else main, "ROOT" if main is None else "nsubj")
    if main is not None:
        tree.hang(main, main, "ROOT")


def _is_later_verb(tree: Tree, word: int, verb: int) -> bool:
    """Whether a past form behind a comma or "and" goes on with the sentence that a relative clause was put into."""
    joined = tree.text[word - 1] == "," or tree.tag[word - 1] == "CC"
    alone = tree.child(word, *SUBJECTS) is None and tree.left[word] == word
    return joined and alone and tree.tag[word] == "VBD" and tree.sent[word] == tree.sent[verb]


def mend_person_behind_portfolio(tree: Tree, person: int, words: Words) -> None:
    """ "The envoy for Kosovo, Anna Berg,", "the head of the bank, Maria Lopez,": it is the envoy's name."""
    place = tree.head[person]
    prep = tree.head[place]
    role = tree.head[prep]
    if tree.ent[place] == "PERSON" or tree.dep[place] != "pobj" or person < place:
        return
    holder = tree.lemma[role] in words["portfolio_roles"] or tree.lemma[role] in words["heading_roles"]
    portfolio = holder and tree.lower[prep] in {"for", "to", "of"} and tree.lemma[place] not in words["heading_roles"]
    speaks = tree.lemma[role] in words["voices_of_others"] and tree.lower[prep] in {"for", "to"}
    portfolio = portfolio or (
        speaks and tree.ent[place] in {"ORG", "GPE", "NORP", "LOC"}
    )  # "an aide to the Front, Abu X,"
    # "a physician from Gao, Omar Rawi,": no place has a person's name
    portfolio = portfolio or (tree.is_name(place) and tree.lower[prep] == "from")
    if portfolio and tree.text[tree.left[person] - 1] == "," and not tree.ent[role]:
        tree.hang(person, role, "appos")


def mend_subject_behind_place(tree: Tree, noun: int, words: Words) -> None:
    """ "In Brasilia, Brazil's foreign minister, Celso Amorim, said": what follows the place is the verb's subject."""
    place = tree.head[noun]
    prep = tree.head[place]
    verb = tree.head[prep]
    if not place < noun < verb or tree.dep[place] != "pobj" or tree.dep[prep] != "prep" or tree.tag[verb] not in FINITE:
        return
    ends = tree.text[verb - 1] == "," or noun == verb - 1
    if ends and tree.text[tree.left[noun] - 1] == "," and tree.child(verb, *SUBJECTS) is None:
        tree.hang(noun, verb, "nsubj")


def mend_subject_behind_fronted_clause(tree: Tree, noun: int, words: Words) -> None:
    """ "Days after rebels took Goma, Rwanda on Friday shut the border": Rwanda did, and has no Goma in it.

    So it is only where the sentence would otherwise have no subject.
    """
    place, first = tree.head[noun], tree.left[noun]
    comma = first - 1
    early = tree.above(place, "VERB")
    if early is None or not early < place < comma or tree.text[comma] != "," or tree.right[noun] != noun:
        return
    mark = tree.child(early, "mark", "advmod")
    opening = tree.sentences[tree.sent[noun]][0]
    if (
        mark is None
        or not opening <= mark < opening + _FEW
        or "," in tree.text[opening:comma]
        or tree.child(place, "cc")
    ):
        return
    begin = behind_day(tree, noun + 1)
    verb = begin if tree.dep[begin] not in {"aux", "auxpass"} else tree.head[begin]
    if tree.tag[begin] not in FINITE_OR_MODAL or tree.lower[mark] not in words["leading_marks"]:
        return
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None and (subject > comma or tree.ent[subject] not in {"DATE", "TIME"}):
        return
    if early != verb and verb not in tree.ancestors(early):
        tree.hang_in_place_of(verb, tree.root(early))
    if subject is not None:
        tree.hang(subject, mark, "npadvmod")
    tree.hang(early, verb, "advcl")
    tree.hang_subject(noun, verb)
    for word in range(noun + 1, begin):
        if tree.head[word] < noun or tree.head[word] == noun:
            tree.move(word, verb)


_FEW = 4
"""Words before the mark of a fronted clause: "Four days after"."""


def behind_day(tree: Tree, word: int) -> int:
    """Return the word behind "on Monday" or "in May", where that stands at ``word``."""
    last = len(tree) - 1
    first = word + (tree.lower[min(word, last)] in {"on", "in"})
    return min(tree.ent_end[first] if first < last and tree.ent[first] == "DATE" else word, last)


def mend_subject_of_inserted_participle(tree: Tree, inner: int, words: Words) -> None:
    """ "Burkina Faso and Mali, both ruled by officers, have warned ...": the participle is set in, they warn.

    So it is with "Oman, fearing a coup, has warned".
    """
    verb, subject = tree.head[inner], tree.child(inner, "nsubj", "nsubjpass")
    if inner > verb or subject is None or (tree.tag[inner] == "VBN" and tree.child(inner, "agent") is None):
        return
    own = tree.child(inner, "aux", "auxpass", "mark")
    if own is not None or tree.child(verb, *SUBJECTS) is not None:
        return
    if tree.tag[inner] == "VBG":
        apart = tree.text[inner - 1] == "," and subject < inner - 1 and tree.dep[inner] == "advcl"
    else:
        apart = "," in tree.text[subject + 1 : inner] and tree.child(inner, "dobj") is None
    if apart and "," in tree.text[tree.right[inner] : tree.right[inner] + 2]:
        tree.hang_subject(subject, verb)
        tree.hang(inner, *((verb, "advcl") if tree.tag[inner] == "VBG" else (subject, "acl")))


def mend_subject_of_participle(tree: Tree, main: int, words: Words) -> None:
    """ "Artillery fired in support was not counted": the participle describes the subject of the verb behind it."""
    participle = tree.head[main]
    noun = tree.child(participle, "nsubj", "nsubjpass")
    if noun is None or main < participle or tree.tag[participle] not in {"VBN", "VBD"}:
        return
    if tree.tag[participle] == "VBD" and (noun != participle - 1 or not words.is_undergone(tree.lemma[participle])):
        return
    own = tree.child(participle, "aux", "auxpass") if tree.tag[participle] == "VBN" else tree.child(participle, "dobj")
    if own is not None or tree.child(main, "mark", *SUBJECTS) is not None or "," in tree.text[participle:main]:
        return
    auxiliaries = tree.children(main, "aux", "auxpass")
    if any(tree.tag[word] in FINITE_OR_MODAL for word in (main, *auxiliaries)):
        make_participle(tree, participle, noun, main)
        tree.hang_subject(noun, main)


def mend_second_subject_with_apposition(tree: Tree, verb: int, words: Words) -> None:
    """ "was shot down over Cuba and its pilot, Maj. Anderson, was killed": the pilot is what was killed."""
    if not tree.deps["appos"] or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return
    first = tree.first_of_verb(verb)
    if first < 3 or tree.tag[first] not in FINITE or tree.text[first - 1] != ",":
        return
    apposed = next((word for word in range(first - 2, 0, -1) if tree.dep[word] == "appos"), None)
    noun = tree.head[apposed] if apposed is not None and tree.right[apposed] >= first - 2 else None
    if noun is not None and tree.dep[noun] == "conj" and tree.head[verb] != noun and _follows_and(tree, noun):
        tree.hang_subject(noun, verb)


def mend_role_behind_person(tree: Tree, noun: int, words: Words) -> None:
    """ "will follow, and John Thomas, army spokesman will speak": the person speaks, whose role stands behind."""
    verb, comma = tree.head[noun], tree.left[noun] - 1
    person = comma - 1
    if comma < 2 or tree.text[comma] != "," or tree.ent[person] != "PERSON":
        return
    if tree.dep[person] == "conj" and _follows_and(tree, person) and tree.head[person] != verb:
        tree.hang(person, verb, tree.dep[noun])
        tree.hang(noun, person, "appos")


def mend_second_subject(tree: Tree, verb: int, words: Words) -> None:
    """ "protested on Sunday and Venezuela withdrew": the noun right before the second verb is its subject."""
    noun = verb - 1
    if tree.dep[noun] != "conj" or tree.head[verb] == noun:
        return
    if tree.is_noun(noun) and tree.child(verb, "nsubj", "nsubjpass") is None and _follows_and(tree, noun):
        tree.hang(noun, verb, "nsubj")


def _follows_and(tree: Tree, noun: int) -> bool:
    return tree.dep[tree.left[noun] - 1] == "cc"


def mend_relative_as_content(tree: Tree, verb: int, words: Words) -> None:
    """ "held exercises on Friday that Beijing described as a punishment": the exercises were described so."""
    mark, noun = tree.child(verb, "mark"), tree.child(tree.head[verb], "dobj")
    if mark is None or noun is None or tree.lower[mark] != "that" or tree.ent[noun] == "PERSON":
        return
    told = tree.child(verb, "nsubj") is not None and tree.child(verb, "dobj") is None
    if told and any(tree.lower[prep] == "as" for prep in tree.children(verb, "prep")):
        tree.hang(verb, noun, "relcl")
        tree.hang(mark, verb, "dobj")
        tree.tag[mark] = "WDT"


def mend_subject_of_reduced_clause(tree: Tree, verb: int, words: Words) -> None:
    """ "Villagers accused of spying would be resettled": a second verb without "and" is the verb of the sentence."""
    first = tree.head[verb]
    noun = tree.child(first, "nsubj")
    if noun is None or not noun < first < verb:
        return
    own = tree.child(first, "aux", "auxpass", "dobj", "cc", "prt", "ccomp") is not None
    begin = tree.first_of_verb(verb)
    finite = tree.tag[begin] in FINITE_OR_MODAL
    apart = tree.dep[begin - 1] in {"cc", "punct"} or tree.child(verb, "nsubj", "nsubjpass", "mark") is not None
    participle = tree.lower[first].endswith(("ed", "nd", "wn", "en", "ht", "ld"))  # and not "flew"
    if own or apart or not participle or "," in tree.text[first:begin] or not finite or noun + 1 != first:
        return
    make_participle(tree, first, noun, verb)
    tree.hang_subject(noun, verb)


def mend_ranked_doer(tree: Tree, verb: int, words: Words) -> None:
    """ "became the third state to recognize it", "among the first to sign": the infinitive tells of that state."""
    to = next((kid for kid in tree.children(verb, "aux") if tree.lower[kid] == "to"), None)
    noun = (to or 0) - 1
    if to is None or noun < 1 or tree.left[verb] != to or tree.head[verb] > noun:
        return
    among = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "among"
    ranked = [noun, *tree.children(noun, "amod")]
    if not any(tree.lower[word] in words["ranking_adjectives"] for word in ranked):
        return
    if (tree.dep[noun] == "attr" and tree.head[noun] == tree.head[verb]) or among:
        tree.tag[noun], tree.pos[noun] = "NN", "NOUN"
        tree.hang(verb, noun, "relcl")


def mend_interposed_quoting(tree: Tree, saying: int, words: Words) -> None:
    """ "Togo, Reuters quoted a priest as saying, had freed them": it is Togo that freed them; the rest is set in."""
    prep = tree.head[saying]
    verb = tree.head[prep]
    set_in = tree.lower[prep] == "as" and tree.text[saying + 1 : saying + 2] == [","]
    if not set_in or tree.lemma[verb] not in words["quoting_verbs"]:
        return
    first = tree.sentences[tree.sent[verb]][0]
    speaker = max((kid for kid in tree.children(verb, "nsubj") if kid < verb), default=None)
    comma = tree.left[speaker] - 1 if speaker is not None else -1
    main = next((kid for kid in tree.kids[verb] if kid > saying and tree.dep[kid] in {"conj", "advcl", "ccomp"}), None)
    if main is None or comma <= first or tree.text[comma] != ",":
        return
    subject = next((word for word in range(first, comma) if tree.head[word] == verb), None)
    if subject is None or tree.child(main, "nsubj", "nsubjpass") is not None:
        return
    tree.hang_in_place_of(main, verb)
    tree.hang(verb, main, "parataxis")
    tree.hang_subject(subject, main)
    tree.tag[subject], tree.pos[subject] = ("NNP", "PROPN") if tree.text[subject][0].isupper() else ("NN", "NOUN")


def mend_told_gap(tree: Tree, teller: int, words: Words) -> None:
    """ "a man it says killed the priest", "gunmen it said had come": who killed is the man, and it says so."""
    verb = _finite_behind(tree, teller)
    subject = tree.child(teller, "nsubj")
    signature = words.signature("that", tree.lemma[teller])
    if verb is None or subject is None or signature is None or not signature.speaker:
        return
    noun = tree.left[subject] - 1
    if subject != teller - 1 or noun < 0 or tree.tag[noun] not in {"NN", "NNS"} or tree.sent[noun] != tree.sent[verb]:
        return
    later = [kid for kid in tree.kids[teller] if kid > verb and tree.dep[kid] in {"ccomp", "conj"}]
    main = next((kid for kid in later if tree.tag[kid] in FINITE | {"VBN"} and not tree.child(kid, "nsubj")), None)
    if main is not None and main != verb:
        _give_place(tree, noun, teller, main)
    elif noun in tree.subtree(teller):
        return
    tree.hang(teller, noun, "relcl")
    tree.hang(verb, teller, "ccomp")
    if tree.tag[teller + 1] == "VBN":
        tree.tag[teller + 1] = "VBD"


def _finite_behind(tree: Tree, teller: int) -> int | None:
    """Return the verb of a finite clause without subject right behind a telling one: "says killed", "said had come"."""
    first = teller + 1
    if tree.tag[teller] not in FINITE or first >= len(tree):
        return None
    helps = tree.dep[first] in {"aux", "auxpass"} and tree.lower[first] != "to"
    verb = tree.head[first] if helps else first
    finite = tree.tag[first] in FINITE_OR_MODAL or (tree.tag[first] == "VBN" and not helps)
    own = tree.child(verb, "nsubj", "nsubjpass", "expl", "mark") is not None
    return verb if finite and tree.pos[verb] in {"VERB", "AUX"} and not own else None


def _give_place(tree: Tree, noun: int, teller: int, main: int) -> None:
    """Make the noun the subject of the verb behind the inserted clause, which is what the telling was taken for."""
    if tree.dep[noun] == "pobj":  # "after gunmen it said had come killed five"
        mark = tree.head[noun]
        tree.hang_in_place_of(main, teller)
        tree.hang(mark, main, "mark")
    else:
        tree.hang_in_place_of(main, noun)
    tree.hang_subject(noun, main)


def mend_main_behind_whose(tree: Tree, whose: int, words: Words) -> None:
    """ "Tshombe, whose men had attacked, was to sign": it is he who was to sign; what his men did is set in."""
    owned = tree.head[whose]
    verb, noun = tree.head[owned], whose - 2
    if tree.dep[owned] not in SUBJECTS or noun < 0 or tree.text[whose - 1] != "," or tree.head[verb] != verb:
        return
    main = next((kid for kid in tree.children(verb, "conj") if kid > verb), None)
    if main is None or tree.child(main, "nsubj", "nsubjpass") is not None:
        return
    begin = tree.first_of_verb(main)
    if tree.text[begin - 1] == "," and tree.tag[begin] in FINITE_OR_MODAL:
        tree.hang(main, main, "ROOT")
        tree.hang(verb, noun, "relcl")
        tree.hang_subject(noun, main)
        if tree.text[noun][0].isupper():
            tree.tag[noun], tree.pos[noun] = "NNP", "PROPN"


def mend_subject_of_auxiliary(tree: Tree, noun: int, words: Words) -> None:
    """ "China has three times blocked it": whose subject hangs on "has" is that of "blocked"."""
    auxiliary = tree.head[noun]
    verb = tree.head[auxiliary]
    if noun < auxiliary < verb and tree.child(verb, *SUBJECTS) is None:
        tree.hang_subject(noun, verb)


def mend_first_of_two_verbs(tree: Tree, verb: int, words: Words) -> None:
    """ "The rebels announced that they would fight, and the army has refused to talk": two subjects, two verbs."""
    noun = tree.head[verb]
    second = tree.head[noun]
    if tree.dep[noun] != "nsubj" or second < verb:
        return
    others = [kid for kid in tree.children(second, "nsubj", "nsubjpass") if kid > tree.right[verb]]
    joint = tree.left[others[0]] - 1 if others else 0
    told = tree.child(verb, "ccomp") is not None and tree.child(verb, "aux", "auxpass", "agent") is None
    if told and tree.dep[joint] == "cc" and tree.text[joint - 1] == ",":
        tree.hang_in_place_of(verb, second)
        tree.hang(noun, verb, "nsubj")
        tree.conjoin(second, verb, joint)
        tree.tag[verb] = "VBD"


def mend_verb_behind_as(tree: Tree, verb: int, words: Words) -> None:
    """ "Soldiers disguised as shepherds captured Balibo": the soldiers did, where no other verb is left to them."""
    participle, mark, shepherds = tree.head[verb], tree.child(verb, "mark"), tree.child(verb, "nsubj")
    soldiers = tree.head[participle]
    if mark is None or shepherds is None or tree.lower[mark] != "as":
        return
    alone = tree.head[soldiers] == soldiers and tree.is_noun(soldiers) and tree.dep[participle] == "acl"
    if not alone or tree.tag[participle] != "VBN" or mark != participle + 1 or tree.left[shepherds] != mark + 1:
        return
    for kid in tree.children(soldiers, "prep", "punct"):
        tree.move(kid, verb)
    tree.hang(mark, participle, "prep")
    tree.tag[mark], tree.pos[mark] = "IN", "ADP"
    tree.hang(shepherds, mark, "pobj")
    tree.hang(verb, verb, "ROOT")
    tree.hang(soldiers, verb, "nsubj")


def mend_subject_of_trying(tree: Tree, participle: int, words: Words) -> None:
    """ "Smugglers trying to enter Chad were stopped": they were stopped, and their trying is no report of it."""
    noun = tree.child(participle, "nsubj")
    if noun is None or noun != participle - 1 or not tree.is_noun(noun):
        return
    main = tree.child(participle, "ccomp") if tree.dep[participle] == "ROOT" else tree.head[participle]
    if main is None or main < participle or tree.child(participle, "aux", "mark", "cc") is not None:
        return
    begin = tree.first_of_verb(main)
    bare = tree.child(main, "nsubj", "nsubjpass", "mark") is None and begin > participle + 1
    if bare and tree.tag[begin] in FINITE_OR_MODAL and not {",", ";", ":"} & set(tree.text[participle:begin]):
        above = tree.head[participle] if tree.dep[participle] == "ROOT" else None
        tree.hang(main, main if above is not None else tree.head[main], "ROOT" if above is not None else tree.dep[main])
        tree.hang_subject(noun, main)
        tree.hang(participle, noun, "acl")


def mend_subject_in_date(tree: Tree, noun: int, words: Words) -> None:
    """ "In the early hours of Monday Jordan intercepted drones": no hours have a subject."""
    hours = tree.head[noun]
    verb = noun + 1
    timed = tree.ent[hours] in {"TIME", "DATE"} and hours < noun
    if timed and verb < len(tree) and tree.tag[verb] in FINITE and tree.child(verb, "nsubj") is None:
        tree.hang_subject(noun, verb)
