"""Rules of the lexicon: which row is found for which words, and what is said about a broken one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.ontology import lexicon, vocabulary
from kg.ontology.lexiconrows import ANY, NONE, Row
from kg.ontology.phrases import ARTICLES, PREPOSITIONS, parse, singular
from tests.ontology.row_names import row_name

FOLDER = Path(__file__).parents[2] / "ontology"
LEXICON = lexicon.load(FOLDER)
RELATIONS = vocabulary.load(FOLDER)
EVENTS = vocabulary.load_events(FOLDER)

# Past tenses that share no beginning with their verb; a row's example may use either.
PAIRS = """
    be:was become:became begin:began blow:blew break:broke bring:brought buy:bought catch:caught choose:chose
    come:came do:did draw:drew drive:drove eat:ate fall:fell feed:fed fight:fought find:found flee:fled fly:flew
    forbid:forbade forgive:forgave freeze:froze get:got give:gave go:went hang:hanged have:had hold:held keep:kept
    know:known lay:laid lead:led leave:left lie:lay life:lives lose:lost make:made meet:met pay:paid retake:retook
    ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought sell:sold send:sent shake:shook shoot:shot
    sink:sank sit:sat slay:slew speak:spoke spring:sprang spy:spied stand:stood steal:stole strike:struck swear:swore
    swing:swung take:took teach:taught tear:tore tell:told think:thought throw:threw try:tri undertake:undertook
    underwrite:underwrote uphold:upheld wear:wore win:won wind:wound withhold:withheld write:wrote
"""
IRREGULAR = dict(pair.split(":") for pair in PAIRS.split())


def objects_of(row: Row) -> list[tuple[str, str]]:
    """Heads and types of objects that the row's selection admits."""
    if row.noun.startswith("@"):
        return [(min(LEXICON.classes[row.noun[1:]]), "")]
    if row.noun and not row.object_in:
        return [(row.noun, "")]
    found = [("", "")] if not row.object_in or NONE in row.object_in else []
    found += [("thing", "")] if ANY in row.object_in else []
    for name in sorted(row.object_in - {ANY, NONE}):
        words = LEXICON.classes.get(name.removeprefix("@"), frozenset()) if name.startswith("@") else {name}
        found += [(word, "") for word in sorted(words)]
        found += [("Xanadu", name.removeprefix("@"))] if name.startswith("@") else []
    return found


def complements_of(row: Row) -> list[str]:
    preposition, _, head = row.complement.partition(" ")
    if head.startswith("@"):
        return [f"{preposition} {word}" for word in sorted(LEXICON.classes[head[1:]])][:1]
    return [row.complement] if row.complement else []


def found_by_own_words(row: Row) -> list[Row | None]:
    return [
        LEXICON.find(
            row.kind,
            row.lemma,
            particle=row.particle,
            prepositions=[row.preposition] if row.preposition else [],
            object_head=head,
            object_type=kind,
            complements=[*complements_of(row), *([row.noun] if row.object_in else [])],
            modifiers=[row.modifier] if row.modifier else [],
            arguments=[(where, min(wanted), min(wanted).removeprefix("@")) for where, wanted in row.beside.items()],
            content=row.content,
        )
        for head, kind in objects_of(row)
    ]


@pytest.mark.parametrize("row", LEXICON.rows, ids=row_name)
def test_a_row_is_found_by_its_own_words(row: Row) -> None:
    assert row in found_by_own_words(row)


@pytest.mark.parametrize("row", LEXICON.rows, ids=row_name)
def test_an_example_holds_the_words_of_its_row(row: Row) -> None:
    said = row.example.lower().replace("-", " ").replace("'", " ").split()
    for word in row.words.lower().replace("-", " ").split():
        if word in ARTICLES or word.startswith("@"):
            continue
        beginning = word if word in PREPOSITIONS else word[: max(3, len(word) - 2)].rstrip("e")
        assert any(other.startswith((beginning, IRREGULAR.get(word, beginning))) for other in said), word


@pytest.mark.parametrize("row", LEXICON.rows, ids=row_name)
def test_a_row_leads_to_a_relation_with_its_event_and_a_mode_of_plover(row: Row) -> None:
    relation = RELATIONS[row.relation]
    assert row.event == relation.event
    assert row.mode is None or row.mode in EVENTS[row.event].modes


@pytest.mark.parametrize("row", LEXICON.rows, ids=row_name)
def test_the_ends_of_a_claim_stand_in_the_example(row: Row) -> None:
    subject, _, patient = (part.strip() for part in row.claim.split("|"))
    for end in filter(None, (subject, patient)):
        for word in end.split():
            assert word.lower() in row.example.lower()


def test_no_two_rows_have_the_same_words_and_selection() -> None:
    keys = [
        (row.kind, row.words, row.object_in, tuple(sorted(row.beside.items())), row.content) for row in LEXICON.rows
    ]
    assert sorted(map(str, keys)) == sorted(map(str, set(keys)))


def _relation_of_hum(found: lexicon.Lexicon, **seen: Any) -> str:
    row = found.find("verb", "hum", **seen)
    return row.relation if row is not None else ""


def test_content_and_what_stands_beside_choose_a_row(tmp_path: Path) -> None:
    path = user_lexicon(
        tmp_path,
        '- {words: hum, relation: kg:other, example: "Oman hums.", claim: Oman | hums |}',
        "- {words: hum, content: [force, own], relation: kg:threatened, example: x, claim: a | threatened |}",
        '- {words: hum to, beside: {to: "@state"}, relation: kg:gave, example: "Oman hums.", claim: Oman | gave |}',
    )
    found = lexicon.load(FOLDER, [path])
    relation = partial(_relation_of_hum, found)
    assert relation() == "kg:other"
    assert relation(content=frozenset({"force", "conflict", "own"})) == "kg:threatened"
    assert relation(content=frozenset({"cooperation", "own"})) == "kg:other"
    assert relation(prepositions=["to"], arguments=[("to", "Peru", "state")]) == "kg:gave"
    assert relation(prepositions=["to"], arguments=[("to", "cat", "object")]) == "kg:other"


def test_the_subject_and_two_words_of_the_object_choose_a_row(tmp_path: Path) -> None:
    path = user_lexicon(
        tmp_path,
        '- {words: hum, object: ["@force"], relation: kg:gave, example: "Oman hums.", claim: Oman | gave |}',
        "- {words: hum, object: [marching band], relation: kg:fed, example: x, claim: a | fed |}",
        '- {words: hum in, beside: {subject: "@protester"}, relation: kg:other, example: x, claim: a | hum |}',
    )
    found = lexicon.load(FOLDER, [path])
    relation = partial(_relation_of_hum, found)
    assert relation(object_head="band") == ""
    assert relation(object_head="band", modifiers=["marching"]) == "kg:fed"
    assert relation(object_head="force", modifiers=["marching"]) == "kg:gave"
    assert relation(prepositions=["in"], arguments=[("subject", "rioter", "person")]) == "kg:other"
    assert relation(prepositions=["in"], arguments=[("subject", "singer", "person")]) == ""


def test_no_two_examples_are_the_same() -> None:
    examples = [row.example for row in LEXICON.rows]
    assert len(set(examples)) == len(examples)


def test_there_are_at_least_650_rows() -> None:
    assert len(LEXICON.rows) >= 650


def test_every_plover_type_has_rows_of_verbs_and_of_nouns() -> None:
    plover = {event.label for event in EVENTS.values() if event.plover}
    for kind in ("verb", "noun"):
        assert plover <= {row.event for row in LEXICON.rows if row.kind == kind}


def test_every_mode_of_plover_has_a_row() -> None:
    wanted = {(event.label, mode) for event in EVENTS.values() for mode in event.modes}
    assert wanted - {(row.event, row.mode) for row in LEXICON.rows} == set()


@pytest.mark.parametrize(
    ("lemma", "head", "kind_of_object", "event"),
    [
        ("strike", "deal", "", "SUPPORT"),
        ("strike", "base", "", "ASSAULT"),
        ("strike", "Homs", "place", "ASSAULT"),
        ("sanction", "plan", "", "SUPPORT"),
        ("sanction", "official", "", "SANCTION"),
        ("sanction", "Nicaragua", "state", "SANCTION"),
        ("attack", "speech", "", "ACCUSE"),
        ("attack", "convoy", "", "ASSAULT"),
        ("attack", "ball", "", "OTHER"),
        ("hit", "record", "", "OTHER"),
        ("beat", "team", "", "OTHER"),
        ("release", "hostages", "", "RETREAT"),
        ("release", "report", "", "SAY"),
        ("kill", "bill", "", "REJECT"),
        ("kill", "soldiers", "", "ASSAULT"),
        ("block", "highway", "", "PROTEST"),
        ("block", "resolution", "", "REJECT"),
        ("leave", "union", "", "SANCTION"),
        ("end", "boycott", "", "CONCEDE"),
        ("end", "offensive", "", "RETREAT"),
        ("leave", "country", "", "RETREAT"),
    ],
)
def test_an_object_chooses_between_the_senses_of_a_verb(lemma: str, head: str, kind_of_object: str, event: str) -> None:
    row = LEXICON.find("verb", lemma, object_head=head, object_type=kind_of_object)
    assert row is not None
    assert row.event == event


@pytest.mark.parametrize(("head", "event"), [("drone", "ASSAULT"), ("proposal", "REJECT"), ("proposals", "REJECT")])
def test_an_object_chooses_between_the_senses_of_a_verb_with_particle(head: str, event: str) -> None:
    row = LEXICON.find("verb", "shoot", particle="down", object_head=head)
    assert row is not None
    assert row.event == event


def test_a_verb_with_its_noun_wins_over_the_verb_and_its_preposition() -> None:
    row = LEXICON.find("verb", "impose", prepositions=["on", "in"], object_head="sanctions")
    assert row is not None
    assert row.words == "impose sanction on"


def test_a_particle_is_not_dropped_to_reach_the_bare_verb() -> None:
    assert LEXICON.find("verb", "abduct", particle="up") is None


def test_a_particle_that_the_parser_calls_a_preposition_is_a_particle_still() -> None:
    as_particle = LEXICON.find("verb", "hand", particle="over", object_head="archive")
    as_preposition = LEXICON.find("verb", "hand", prepositions=["over"], object_head="archive")
    assert as_particle is not None
    assert as_particle == as_preposition


@pytest.mark.parametrize(("head", "event"), [("treaty", "SANCTION"), ("city", "RETREAT")])
def test_a_class_behind_a_preposition_chooses_between_senses(head: str, event: str) -> None:
    row = LEXICON.find("verb", "withdraw", prepositions=["from"], complements=[f"from {head}"])
    assert row is not None
    assert row.event == event


def test_a_support_verb_stands_for_the_event_noun_that_is_its_object() -> None:
    row = LEXICON.find("verb", "intensify", prepositions=["of"], object_head="bombardment")
    assert row is not None
    assert (row.kind, row.words, row.role("subject"), row.role("of")) == ("noun", "bombardment", "agent", "patient")


def test_a_support_verb_with_another_object_stands_for_nothing() -> None:
    assert LEXICON.find("verb", "intensify", object_head="color") is None


def test_a_verb_that_only_reports_an_event_noun_does_not_stand_for_it() -> None:
    row = LEXICON.find("verb", "announce", prepositions=["of"], object_head="bombardment")
    assert row is not None
    assert row.event == "SAY"


def test_british_spelling_finds_the_american_row() -> None:
    assert LEXICON.find("verb", "criticise") == LEXICON.find("verb", "criticize")


def test_a_base_form_that_the_parser_gets_wrong_finds_its_row() -> None:
    assert LEXICON.base("wag") == "wage"
    assert (
        LEXICON.find("verb", "stag", object_head="coup")
        == LEXICON.find("verb", "stage", object_head="coup")
        is not None
    )


@pytest.mark.parametrize(("subject", "found"), [("earthquake", False), ("rebels", True), ("", True)])
def test_what_nature_does_is_no_act(subject: str, found: bool) -> None:
    row = LEXICON.find("verb", "destroy", object_head="village", subject_head=subject)
    assert (row is not None) == found


def test_a_preposition_of_time_is_not_taken_for_a_particle() -> None:
    row = LEXICON.find("verb", "let", prepositions=["in"], object_head="convoy")
    assert row is not None
    assert row.words == "let"


def test_a_noun_is_found_in_both_numbers() -> None:
    assert LEXICON.find("noun", "airstrikes") == LEXICON.find("noun", "airstrike") is not None


def test_words_that_no_row_covers_find_nothing() -> None:
    assert LEXICON.find("verb", "photosynthesize") is None


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("pay a visit to", ("pay", "", "to", "visit", "", "")),
        ("bug out of", ("bug", "out", "of", "", "", "")),
        ("give in to", ("give", "in", "to", "", "", "")),
        ("go on strike", ("go", "", "", "", "", "on strike")),
        ("hold joint exercises with", ("hold", "", "with", "exercise", "joint", "")),
    ],
)
def test_words_are_parted_into_verb_particle_preposition_and_noun(words: str, parts: tuple[str, ...]) -> None:
    phrase = parse(words)
    assert (
        phrase.lemma, phrase.particle, phrase.preposition, phrase.noun, phrase.modifier, phrase.complement
    ) == parts  # fmt: skip


def test_words_whose_parts_cannot_be_told_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot tell"):
        parse("take of some other way with")


@pytest.mark.parametrize(
    ("plural", "one"), [("allies", "ally"), ("ties", "tie"), ("bases", "base"), ("crisis", "crisis"), ("taxes", "tax")]
)
def test_nouns_are_compared_without_their_plural(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_a_patient_in_a_preposition_makes_the_object_the_theme() -> None:
    row = LEXICON.find("verb", "withdraw", prepositions=["from"], object_head="troops")
    assert row is not None
    assert (row.role("subject"), row.role("object"), row.role("from")) == ("agent", "theme", "patient")


def user_lexicon(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


GOOD = (
    '- {words: defenestrate, relation: kg:killed, example: "Prague defenestrated two.", claim: Prague | killed | two}'
)


def test_a_row_of_the_user_is_found(tmp_path: Path) -> None:
    found = lexicon.load(FOLDER, [user_lexicon(tmp_path, GOOD)]).find("verb", "defenestrate")
    assert found is not None
    assert (found.relation, found.place) == ("kg:killed", "mine.yaml, line 1")


def test_a_row_of_the_user_wins_over_the_same_words_of_ours(tmp_path: Path) -> None:
    path = user_lexicon(
        tmp_path, '- {words: visit, relation: kg:met, example: "Oman visited Iran.", claim: Oman | met | Iran}'
    )
    found = lexicon.load(FOLDER, [path]).find("verb", "visit", object_head="Lima")
    assert found is not None
    assert found.relation == "kg:met"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("- {words: gift, relation: kg:gifted, example: x, claim: a | b | c}", "unknown relation 'kg:gifted'"),
        ("- {words: gift, relation: kg:gave, claim: a | gave | c}", "'example' is missing"),
        ("- {words: gift, relation: kg:gave, example: x, claim: a gave c}", "claim must be"),
        ("- {words: gift, relation: kg:gave, example: x, claim: a | give | c}", "label of kg:gave"),
        ("- {words: gift, relation: kg:gave, example: x, claim: a | gave | c, color: red}", "unknown field 'color'"),
        ("- {words: gift, relation: kg:gave, event: OTHER, example: x, claim: a | gave | c}", "unknown field 'event'"),
        ("- {words: gift, relation: kg:met, mode: boat, example: x, claim: a | met | c}", "no mode 'boat'"),
        ("- {words: gift, relation: kg:gave, object: ['@toy'], example: x, claim: a | gave | c}", "class '@toy'"),
        ("- {words: gift, relation: kg:gave, roles: {to: friend}, example: x, claim: a | gave | c}", "role 'friend'"),
        ("- {words: gift, relation: kg:gave, beside: {to: '@toy'}, example: x, claim: a | gave | c}", "class '@toy'"),
        ("- {words: gift, relation: kg:gave, content: [bad], example: x, claim: a | gave | c}", "demand 'bad'"),
        ("- {words: gift, relation: kg:gave, kind: adverb, example: x, claim: a | gave | c}", "kind must be"),
        ("- gift", "must be a mapping"),
        ("- {words: gift, relation: kg:gave, words: give, example: x, claim: a | gave | c}", "'words' already stands"),
        ('- {"words": "gift", "relation": "kg:gave", "words": "donate"}', "'words' already stands on line 3"),
        ("- {words: gift", "not YAML"),
    ],
)  # fmt: skip
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, row: str, reason: str) -> None:
    path = user_lexicon(tmp_path, "# my words", GOOD, row)
    with pytest.raises(OntologyError) as caught:
        lexicon.load(FOLDER, [path])
    assert reason in str(caught.value)
    assert f"{path}, line " in str(caught.value)
    assert reason == "not YAML" or ", line 3:" in str(caught.value)


@pytest.mark.parametrize("raw", [b"\x8a\x00\xff", b"- {words: parley with}\0"])
def test_a_lexicon_file_that_is_no_utf_8_is_named_with_a_remedy(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "mine.yaml").write_bytes(raw)
    with pytest.raises(OntologyError, match=r"mine\.yaml: is .*write the rows as plain text in UTF-8"):
        lexicon.load(FOLDER, [tmp_path / "mine.yaml"])


def test_two_own_rows_of_the_same_words_are_named_with_their_lines(tmp_path: Path) -> None:
    other = GOOD.replace("kg:killed", "kg:attacked").replace("| killed |", "| attacked |")
    assert other != GOOD
    path = user_lexicon(tmp_path, GOOD, "# again", other)
    with pytest.raises(OntologyError, match=r"mine\.yaml, line 3: '.*' asks for the same words as line 1: leave one"):
        lexicon.load(FOLDER, [path])


def test_a_lexicon_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.yaml: cannot be read"):
        lexicon.load(FOLDER, [tmp_path / "nowhere.yaml"])


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "[]\n"])
def test_a_lexicon_file_without_any_row_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(OntologyError, match=r"mine\.yaml: holds no row"):
        lexicon.load(FOLDER, [user_lexicon(tmp_path, text)])
