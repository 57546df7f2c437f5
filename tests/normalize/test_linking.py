"""Names and descriptions to entities, on readings written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import EntityMention, TextObject
from kg.normalize import Normalized
from tests.normalize.readings import Story


def ends(normalized: Normalized) -> set[tuple[str, str, str]]:
    """Return subject label, claim label and object label of every claim."""
    return {
        (
            claim.subject.label,
            claim.label,
            claim.object.label if isinstance(claim.object, EntityMention) else getattr(claim.object, "text", ""),
        )
        for claim in normalized.claims
    }


def ids(normalized: Normalized) -> set[str]:
    return {entity.id for entity in normalized.entities}


def test_a_surname_a_title_and_a_full_name_are_one_person() -> None:
    story = Story("President Biden spoke. Joe Biden met Xi Jinping. Biden left.")
    first = story.mention("President Biden", "PERSON", name="Biden")
    story.frame("spoke", "speak", first)
    story.frame("met", "meet", story.mention("Joe Biden", "PERSON"), story.mention("Xi Jinping", "PERSON"))
    story.frame("left", "leave", story.mention("Biden#3", "PERSON"))
    normalized = story.normalized()
    assert {claim.subject.id for claim in normalized.claims} == {"joe-biden"}
    biden = next(entity for entity in normalized.entities if entity.id == "joe-biden")
    assert biden.label == "Joe Biden" and "President" in biden.roles and biden.country == "united-states"


def test_a_person_whom_the_gazetteer_lacks_is_known_by_the_full_name() -> None:
    story = Story("Tendai Mukwashi resigned. Mukwashi fled.")
    story.frame("resigned", "resign", story.mention("Tendai Mukwashi", "PERSON"))
    story.frame("fled", "flee", story.mention("Mukwashi#2", "PERSON"))
    assert ids(story.normalized()) == {"tendai-mukwashi"}


def test_a_bare_surname_belongs_to_its_article() -> None:
    found = []
    for identifier in ("one", "two"):
        story = Story("Mukwashi resigned.", identifier=identifier)
        story.frame("resigned", "resign", story.mention("Mukwashi", "PERSON"))
        found.append(ids(story.normalized()))
    assert found[0].isdisjoint(found[1])


@pytest.mark.parametrize("words", ["US", "United States", "America"])
def test_the_names_of_a_state_are_one_entity(words: str) -> None:
    story = Story(f"{words} condemned Iran.")
    story.frame("condemned", "condemn", story.mention(words, "GPE"), story.mention("Iran", "GPE"))
    assert ids(story.normalized()) == {"united-states", "iran"}


def test_what_the_article_defines_wins_over_the_gazetteer() -> None:
    story = Story("The Armed Forces of the Philippines (AFP) attacked rebels. AFP withdrew.")
    story.frame(
        "attacked",
        "attack",
        story.mention("Armed Forces of the Philippines", "ORG"),
        story.mention("rebels", plural=True),
    )
    story.frame("withdrew", "withdraw", story.mention("AFP#2", "ORG"))
    assert len({claim.subject.id for claim in story.normalized().claims}) == 1


def test_an_acronym_stands_for_the_name_whose_initials_it_has() -> None:
    story = Story("The Oromo Front for Unity attacked rebels. OFU withdrew.")
    story.frame(
        "attacked", "attack", story.mention("Oromo Front for Unity", "ORG"), story.mention("rebels", plural=True)
    )
    story.frame("withdrew", "withdraw", story.mention("OFU", "ORG"))
    assert {claim.subject.label for claim in story.normalized().claims} == {"Oromo Front for Unity"}


def test_a_name_is_looked_up_whole_and_never_by_a_part_of_it() -> None:
    story = Story("Georgia Tech sued Jordan Peterson.")
    story.frame("sued", "sue", story.mention("Georgia Tech", "ORG"), story.mention("Jordan Peterson", "PERSON"))
    assert ids(story.normalized()) == {"georgia-tech", "jordan-peterson"}


def test_a_short_form_stands_for_the_longer_name_of_the_article() -> None:
    story = Story("The Limpopo Examiner reported losses. The Examiner apologized.")
    story.frame("reported", "report", story.mention("Limpopo Examiner", "ORG"), story.mention("losses", plural=True))
    story.frame("apologized", "apologize", story.mention("Examiner#2", "ORG"))
    assert {claim.subject.label for claim in story.normalized().claims} == {"Limpopo Examiner"}


def test_a_capital_acts_for_its_state_but_is_bombed_as_a_city() -> None:
    story = Story("Moscow warned Kabul. Rebels bombed Kabul.")
    moscow, kabul = story.mention("Moscow", "GPE"), story.mention("Kabul#1", "GPE")
    story.frame("warned", "warn", moscow, kabul)
    story.frame("bombed", "bomb", story.mention("Rebels", plural=True), story.mention("Kabul#2", "GPE"))
    assert ends(story.normalized()) >= {("Russia", "warned", "Afghanistan"), ("Rebels", "bombed", "Kabul")}


def test_troops_of_a_state_are_an_entity_of_their_own_that_knows_the_state() -> None:
    story = Story("Russian troops attacked Kharkiv.")
    troops = story.mention(
        "Russian troops", plural=True, modifiers=(story.mention("Russian", "NORP", function="modifier"),)
    )
    story.frame("attacked", "attack", troops, story.mention("Kharkiv", "GPE"))
    entity = next(one for one in story.normalized().entities if one.label == "Russian troops")
    assert (entity.type, entity.country) == ("group", "russia")
    assert entity.id.startswith("russia-troops-")


def test_an_institution_of_a_state_has_one_id_however_it_is_written() -> None:
    story = Story("The Chadian army advanced. Chad’s army withdrew.")
    one = story.mention("Chadian army", modifiers=(story.mention("Chadian", "NORP", function="modifier"),))
    story.frame("advanced", "advance", one)
    other = story.mention("army#2", possessor=story.mention("Chad", "GPE", function="possessor"))
    story.frame("withdrew", "withdraw", other)
    assert {claim.subject.id for claim in story.normalized().claims} == {"chadian-army"}
    (army,) = (entity for entity in story.normalized().entities if entity.id == "chadian-army")
    assert (army.label, army.country) == ("Chadian Army", "chad")


def test_two_states_before_one_plural_are_two_entities() -> None:
    story = Story("The minister met local Turkish and British organizations.")
    story.frame(
        "met", "meet", story.mention("minister"), story.mention("local Turkish and British organizations", plural=True)
    )
    objects = {claim.object.label for claim in story.normalized().claims if isinstance(claim.object, EntityMention)}
    assert objects == {"Turkish organizations", "British organizations"}


def test_these_bases_are_the_bases_named_before() -> None:
    story = Story("Kenya wanted bases near Lamu. Somalia attacked these bases.")
    story.frame(
        "wanted", "want", story.mention("Kenya", "GPE"), story.mention("bases near Lamu", head="base", plural=True)
    )
    story.frame(
        "attacked", "attack", story.mention("Somalia", "GPE"), story.mention("bases#2", head="base", plural=True)
    )
    assert {claim.object.label for claim in story.normalized().claims if isinstance(claim.object, EntityMention)} == {
        "bases near Lamu"
    }


def test_the_group_is_the_only_group_spoken_of() -> None:
    story = Story("Boko Haram attacked Maiduguri. The group withdrew.")
    story.frame("attacked", "attack", story.mention("Boko Haram", "ORG"), story.mention("Maiduguri", "GPE"))
    story.frame("withdrew", "withdraw", story.mention("group"))
    assert {claim.subject.id for claim in story.normalized().claims} == {"boko-haram"}


def test_the_two_leaders_are_both_persons_of_the_sentence_before() -> None:
    story = Story("Kofi Owusu met Ama Darko. The two leaders resigned.")
    story.frame("met", "meet", story.mention("Kofi Owusu", "PERSON"), story.mention("Ama Darko", "PERSON"))
    story.frame("resigned", "resign", story.mention("two leaders", head="leader", plural=True))
    subjects = {claim.subject.label for claim in story.normalized().claims if claim.lemma == "resign"}
    assert subjects == {"Kofi Owusu", "Ama Darko"}


def test_an_office_is_held_by_whom_the_article_calls_so() -> None:
    story = Story("President Kofi Owusu spoke. The president resigned.")
    story.frame("spoke", "speak", story.mention("President Kofi Owusu", "PERSON", name="Kofi Owusu"))
    story.frame("resigned", "resign", story.mention("president"))
    assert {claim.subject.label for claim in story.normalized().claims} == {"Kofi Owusu"}


@pytest.mark.parametrize(("day", "holder"), [("2021-06-01", "vladimir-putin"), ("2009-06-01", "dmitry-medvedev")])
def test_an_office_of_a_state_is_held_by_who_was_in_force_that_day(day: str, holder: str) -> None:
    story = Story("Russia’s president resigned.", published=day)
    story.frame(
        "resigned", "resign", story.mention("president", possessor=story.mention("Russia", "GPE", function="possessor"))
    )
    assert {claim.subject.id for claim in story.normalized().claims} == {holder}


def test_without_a_day_nobody_is_taken_to_hold_an_office() -> None:
    story = Story("Russia’s president resigned.")
    story.frame(
        "resigned", "resign", story.mention("president", possessor=story.mention("Russia", "GPE", function="possessor"))
    )
    assert {claim.subject.label for claim in story.normalized().claims} == {"Russia’s president"}


def test_an_apposition_is_the_person_it_describes() -> None:
    story = Story("Oman’s naval chief, Saif al-Rawahi, resigned.")
    chief = story.mention("naval chief", possessor=story.mention("Oman", "GPE", function="possessor"))
    story.frame(
        "naval chief",
        "naval chief",
        story.mention("Saif al-Rawahi", "PERSON"),
        story.mention("Oman", "GPE"),
        kind="role",
        rules=("apposition",),
    )
    story.frame("resigned", "resign", chief)
    assert {claim.subject.id for claim in story.normalized().claims} == {"saif-al-rawahi"}


def test_a_label_is_never_half_a_sentence() -> None:
    words = "short-sighted decision to leave the valley and every village in it before the end of the long dry season"
    story = Story(f"The {words} angered Chad.")
    story.frame("angered", "anger", story.mention(words, head="decision"), story.mention("Chad", "GPE"))
    label = next(claim.subject.label for claim in story.normalized().claims)
    assert len(label) <= 60 and words.startswith(label) and not label.endswith(" ")


def test_an_alias_that_is_the_same_entity_is_kept_as_words() -> None:
    story = Story("Eswatini, formerly known as Swaziland, grew.")
    story.frame(
        "formerly known as",
        "also known as",
        story.mention("Eswatini", "GPE"),
        story.mention("Swaziland", "GPE"),
        kind="alias",
    )
    (claim,) = story.normalized().claims
    assert claim.event == "ALIAS" and claim.object == TextObject("Swaziland")


@pytest.mark.parametrize(("before", "actor"), [("Fiji", "European Union"), ("Belgium", "Belgium")])
def test_brussels_is_the_union_unless_belgium_is_named(before: str, actor: str) -> None:
    story = Story(f"{before} left. Brussels condemned Iran.")
    story.frame("left", "leave", story.mention(before, "GPE"))
    story.frame("condemned", "condemn", story.mention("Brussels", "GPE"), story.mention("Iran", "GPE"))
    assert (actor, "condemned", "Iran") in ends(story.normalized())


def test_a_ministry_has_one_id_whether_named_or_described() -> None:
    story = Story("Niger's Foreign Ministry condemned Iran. Niger's foreign ministry warned Iraq.")
    whole = "Niger's Foreign Ministry"
    niger = replace(story.mention("Niger", "ORG", function="possessor"), name=whole)
    story.mentions = [niger]
    story.frame("condemned", "condemn", story.mention(whole, "ORG", possessor=niger), story.mention("Iran", "GPE"))
    other = story.mention("foreign ministry", possessor=story.mention("Niger#2", "GPE", function="possessor"))
    story.frame("warned", "warn", other, story.mention("Iraq", "GPE"))
    normalized = story.normalized()
    assert {claim.subject.label for claim in normalized.claims} == {"Nigerien Foreign Ministry"}
    (ministry,) = (entity for entity in normalized.entities if entity.id == "nigerien-foreign-ministry")
    assert ministry.country == "niger" and "Niger’s foreign ministry" in ministry.aliases


def test_an_embassy_is_one_of_many_and_belongs_to_its_article() -> None:
    story = Story("The Russian embassy closed.")
    russian = story.mention("Russian", "NORP", function="modifier")
    story.frame("closed", "close", story.mention("Russian embassy", modifiers=(russian,)))
    (claim,) = story.normalized().claims
    assert claim.subject.id.startswith("russia-embassy-")


def test_a_leader_comes_before_a_small_town_of_the_same_name() -> None:
    story = Story("The Obama administration left.")
    obama = story.mention("Obama", "GPE", function="modifier")
    story.frame("left", "leave", story.mention("Obama administration", modifiers=(obama,)))
    (claim,) = story.normalized().claims
    assert claim.subject.id.startswith("barack-obama-administration-")


@pytest.mark.parametrize("words", ["way", "fact", "others", "later"])
def test_a_vague_noun_is_no_entity(words: str) -> None:
    story = Story(f"Kenya mentioned {words}. Then {words} attacked Chad.")
    story.frame("mentioned", "mention", story.mention("Kenya", "GPE"), story.mention(words))
    story.frame("attacked", "attack", story.mention(f"{words}#2"), story.mention("Chad", "GPE"))
    (claim,) = story.normalized().claims
    assert claim.object == TextObject(words)


def test_a_state_that_the_tagger_passed_by_is_still_a_state() -> None:
    story = Story("Suriname sent soldiers.")
    story.frame("sent", "send", story.mention("Suriname", head="suriname"), story.mention("soldiers", plural=True))
    assert "suriname" in ids(story.normalized())


@pytest.mark.parametrize(
    ("words", "name", "label"), [("Ana Lima", "Lima", "Ana Lima"), ("General Otgon", "Otgon", "Otgon")]
)
def test_a_given_name_or_a_rank_makes_a_person_of_what_was_taken_for_a_place(words: str, name: str, label: str) -> None:
    story = Story(f"{words} fled.")
    person = story.mention(words, "GPE", name=name, titles=())
    story.frame("fled", "flee", person)
    assert {(entity.label, entity.type) for entity in story.normalized().entities} == {(label, "person")}


@pytest.mark.parametrize("name", ["Real Madrid", "Inter Milan", "Paris Saint-Germain", "Georgia Tech"])
def test_a_club_with_a_city_in_its_name_is_a_body_of_its_own(name: str) -> None:
    story = Story(f"{name} sued Chad.")
    story.frame("sued", "sue", story.mention(name, "ORG"), story.mention("Chad", "GPE"))
    (club,) = (entity for entity in story.normalized().entities if entity.id != "chad")
    assert (club.label, club.type, club.country) == (name, "organization", None)


def test_a_name_of_the_context_needs_its_full_name_in_the_article() -> None:
    found = []
    for opening in ("The Wall Street Journal", "The Limpopo Examiner"):
        story = Story(f"{opening} left. The Journal denied reports.")
        story.frame("left", "leave", story.mention(opening.removeprefix("The "), "ORG"))
        story.frame("denied", "deny", story.mention("Journal" + "#2" * opening.endswith("Journal"), "ORG"))
        found.append({claim.subject.id for claim in story.normalized().claims if claim.lemma == "deny"})
    assert found[0] == {"wall-street-journal"} and "wall-street-journal" not in found[1]


def test_a_name_broken_off_at_its_of_goes_on() -> None:
    story = Story("The Ministry of Foreign Affairs of Niger condemned Iran.")
    broken = story.mention("Ministry of Foreign Affairs of", "ORG")
    story.frame("condemned", "condemn", broken, story.mention("Iran", "GPE"))
    assert "nigerien-foreign-ministry" in ids(story.normalized())


@pytest.mark.parametrize(
    ("state", "city", "country"),
    [
        ("United States", "Geneva", "switzerland"),
        ("United States", "Moscow", "russia"),
        ("Canada", "London", "united-kingdom"),
        ("Lebanon", "Tripoli", "lebanon"),
        ("Pakistan", "Hyderabad", "pakistan"),
        ("Nicaragua", "Granada", "nicaragua"),
    ],
)
def test_a_city_of_a_named_state_is_meant_unless_one_elsewhere_is_far_greater(
    state: str, city: str, country: str
) -> None:
    story = Story(f"The {state} met Togo in {city}.")
    place = ("location", "in", story.mention(city, "GPE", function="oblique"))
    story.frame("met", "meet", story.mention(state, "GPE"), story.mention("Togo", "GPE"), arguments=[place])
    (found,) = (entity for entity in story.normalized().entities if entity.label == city)
    assert found.country == country
