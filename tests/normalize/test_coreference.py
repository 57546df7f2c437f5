"""Pronouns to the entities they stand for, on readings written by hand."""

from __future__ import annotations

from kg.model import EntityMention
from tests.normalize.readings import Story


def subjects(story: Story, lemma: str) -> set[str]:
    """Return the labels of the subjects of the claims with this lemma."""
    return {claim.subject.label for claim in story.normalized().claims if claim.lemma == lemma}


def objects(story: Story, lemma: str) -> set[str]:
    found = [claim.object for claim in story.normalized().claims if claim.lemma == lemma]
    return {target.label for target in found if isinstance(target, EntityMention)}


def test_he_is_the_subject_of_the_sentence_before_rather_than_its_object() -> None:
    story = Story("Kerry met Lavrov. He left.")
    story.frame("met", "meet", story.mention("Kerry", "PERSON"), story.mention("Lavrov", "PERSON"))
    story.frame("left", "leave", story.mention("He"))
    assert subjects(story, "leave") == {"John Kerry" if "John Kerry" in subjects(story, "meet") else "Kerry"}


def test_gender_decides_between_two_persons() -> None:
    story = Story("Mary Kuol met Peter Deng. She left, and he stayed.")
    story.frame("met", "meet", story.mention("Mary Kuol", "PERSON"), story.mention("Peter Deng", "PERSON"))
    story.frame("left", "leave", story.mention("She"))
    story.frame("stayed", "stay", story.mention("he"))
    assert (subjects(story, "leave"), subjects(story, "stay")) == ({"Mary Kuol"}, {"Peter Deng"})


def test_a_title_tells_the_gender() -> None:
    story = Story("Queen Rania met Mr. Haddad. She left.")
    queen = story.mention("Queen Rania", "PERSON", name="Rania")
    story.frame("met", "meet", queen, story.mention("Mr. Haddad", "PERSON", name="Haddad"))
    story.frame("left", "leave", story.mention("She"))
    assert subjects(story, "leave") == subjects(story, "meet")


def test_him_is_not_the_subject_of_its_own_clause() -> None:
    story = Story("Peter Deng arrived. Thomas Lual attacked him.")
    story.frame("arrived", "arrive", story.mention("Peter Deng", "PERSON"))
    story.frame("attacked", "attack", story.mention("Thomas Lual", "PERSON"), story.mention("him"))
    assert objects(story, "attack") == {"Peter Deng"}


def test_himself_is_the_subject_of_its_own_clause_and_no_edge_to_itself() -> None:
    story = Story("Peter Deng accused himself.")
    story.frame("accused", "accuse", story.mention("Peter Deng", "PERSON"), story.mention("himself"))
    assert objects(story, "accuse") == set()


def test_his_is_the_subject_of_its_own_clause() -> None:
    story = Story("Thomas Lual arrived. Peter Deng visited his farm.")
    story.frame("arrived", "arrive", story.mention("Thomas Lual", "PERSON"))
    farm = story.mention("farm", possessor=story.mention("his", function="possessor"))
    story.frame("visited", "visit", story.mention("Peter Deng", "PERSON"), farm)
    assert objects(story, "visit") == {"Peter Deng’s farm"}


def test_a_pronoun_too_far_from_any_person_gives_no_claim() -> None:
    story = Story("Peter Deng arrived. It rained. It snowed. It thawed. It froze. He left.")
    story.frame("arrived", "arrive", story.mention("Peter Deng", "PERSON"))
    story.frame("left", "leave", story.mention("He"))
    assert subjects(story, "leave") == set()


def test_an_unresolved_pronoun_is_never_an_entity() -> None:
    story = Story("They met it. Chad saw them.")
    story.frame("met", "meet", story.mention("They"), story.mention("it"))
    story.frame("saw", "see", story.mention("Chad", "GPE"), story.mention("them"))
    normalized = story.normalized()
    assert {entity.label for entity in normalized.entities} == {"Chad"}
    assert all(claim.subject.label == "Chad" for claim in normalized.claims)


def test_an_open_they_that_does_something_to_somebody_is_unknown() -> None:
    story = Story("They attacked Chad.")
    story.frame("attacked", "attack", story.mention("They"), story.mention("Chad", "GPE"))
    assert subjects(story, "attack") == {"unknown"}


def test_it_is_the_one_state_that_was_the_subject() -> None:
    story = Story("Pakistan warned Iran. It closed crossings.")
    story.frame("warned", "warn", story.mention("Pakistan", "GPE"), story.mention("Iran", "GPE"))
    story.frame("closed", "close", story.mention("It"), story.mention("crossings", plural=True))
    assert subjects(story, "close") == {"Pakistan"}


def test_it_is_left_alone_when_two_would_fit() -> None:
    story = Story("Near Pakistan and Iran tensions rose. It waited.")
    story.mention("Pakistan", "GPE", function="oblique")
    story.mention("Iran", "GPE", function="oblique")
    story.frame("rose", "rise", story.mention("tensions", plural=True))
    story.frame("waited", "wait", story.mention("It"))
    assert subjects(story, "wait") == set()


def test_a_reported_it_is_who_reports() -> None:
    story = Story("Pakistan said it closed the Torkham crossing near Afghanistan.")
    pakistan = story.mention("Pakistan", "GPE", function="subject")
    it = story.mention("it", function="subject")
    story.frame("said", "say", pakistan, object_frame=1)
    story.frame("closed", "close", it, story.mention("Torkham crossing"), speakers=(pakistan,), content_of=0)
    assert subjects(story, "close") == {"Pakistan"}


def test_they_are_the_persons_named_together() -> None:
    story = Story("Peter Deng and Mary Kuol arrived. They resigned.")
    both = story.mention("Peter Deng", "PERSON", conjuncts=(story.mention("Mary Kuol", "PERSON"),))
    story.frame("arrived", "arrive", both)
    story.frame("resigned", "resign", story.mention("They", plural=True))
    assert subjects(story, "resign") == {"Peter Deng", "Mary Kuol"}


def test_i_in_a_quotation_is_the_speaker() -> None:
    story = Story("“I reject the plan,” Peter Deng said.")
    speaker = story.mention("Peter Deng", "PERSON", function="subject")
    plan = story.mention("plan", quoted=True)
    story.frame("reject", "reject", story.mention("I", quoted=True), plan, speakers=(speaker,), content_of=1)
    story.frame("said", "say", speaker, object_frame=0)
    (claim,) = [claim for claim in story.normalized().claims if claim.lemma == "reject"]
    assert claim.subject.label == "Peter Deng" and [one.label for one in claim.according_to] == ["Peter Deng"]


def test_we_is_the_government_of_an_officer_of_state() -> None:
    story = Story("“We reject the plan,” President Putin said.", published="2021-06-01")
    speaker = story.mention("President Putin", "PERSON", name="Putin", function="subject")
    we = story.mention("We", quoted=True)
    story.frame("reject", "reject", we, story.mention("plan", quoted=True), speakers=(speaker,), content_of=1)
    story.frame("said", "say", speaker, object_frame=0)
    assert subjects(story, "reject") == {"Russia"}


def test_a_quoted_he_is_not_the_speaker() -> None:
    story = Story("Thomas Lual fled. “He stole cattle,” Peter Deng said.")
    story.frame("fled", "flee", story.mention("Thomas Lual", "PERSON"))
    speaker = story.mention("Peter Deng", "PERSON", function="subject")
    story.frame(
        "stole", "steal", story.mention("He", quoted=True), story.mention("cattle", quoted=True), speakers=(speaker,)
    )
    assert subjects(story, "steal") == {"Thomas Lual"}


def test_a_pronoun_before_its_name_is_found_in_the_same_sentence() -> None:
    story = Story("Hours after he won, Peter Deng dissolved parliament.")
    story.frame("won", "win", story.mention("he"))
    story.frame("dissolved", "dissolve", story.mention("Peter Deng", "PERSON"), story.mention("parliament"))
    assert subjects(story, "win") == {"Peter Deng"}


def test_a_farther_antecedent_is_trusted_less() -> None:
    found = []
    for between in ("", "It rained. "):
        story = Story(f"Peter Deng arrived. {between}He left.")
        story.frame("arrived", "arrive", story.mention("Peter Deng", "PERSON"))
        story.frame("left", "leave", story.mention("He"))
        found.append(next(claim.confidence for claim in story.normalized().claims if claim.lemma == "leave"))
    assert found[0] > found[1]
