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
    assert {claim.subject.label for claim in normalized.claims} == {"Chad"}


def test_an_open_they_that_does_something_to_somebody_gives_no_claim() -> None:
    story = Story("They attacked Chad.")
    story.frame("attacked", "attack", story.mention("They"), story.mention("Chad", "GPE"))
    assert story.normalized().claims == ()


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


def test_they_are_neither_of_two_groups_that_clashed() -> None:
    story = Story("Workers clashed with guards. They burned trucks.")
    guards = story.mention("guards", plural=True, function="object")
    workers = story.mention("Workers", plural=True)
    story.frame("clashed", "clash", workers, guards, arguments=(("opponent", "with", guards),))
    story.frame("burned", "burn", story.mention("They", plural=True), story.mention("trucks", plural=True))
    assert subjects(story, "burn") == set()


def test_they_are_not_the_one_named_of_two_armed_groups() -> None:
    story = Story("Boko Haram attacked soldiers. They killed a nurse.")
    story.frame("attacked", "attack", story.mention("Boko Haram", "ORG"), story.mention("soldiers", plural=True))
    story.frame("killed", "kill", story.mention("They", plural=True), story.mention("nurse"))
    assert subjects(story, "kill") == set()


def test_they_are_the_ministers_and_not_the_states_in_the_phrase() -> None:
    story = Story("The ministers of Chad and Sudan met. They signed an accord.")
    chad = story.mention("Chad", "GPE", function="oblique", conjuncts=(story.mention("Sudan", "GPE"),))
    ministers = story.mention("ministers of Chad and Sudan", plural=True, head="minister", complement=chad)
    story.frame("met", "meet", ministers)
    story.frame("signed", "sign", story.mention("They", plural=True), story.mention("accord"))
    assert subjects(story, "sign") == {"Chad’s ministers", "Sudan’s ministers"}


def test_who_was_asked_is_who_refuses() -> None:
    story = Story("Tuvalu asked Samoa for help, but it refused.")
    story.frame("asked", "ask", story.mention("Tuvalu", "GPE"), story.mention("Samoa", "GPE"))
    story.frame("refused", "refuse", story.mention("it"))
    assert subjects(story, "refuse") == {"Samoa"}


def test_it_as_an_object_is_the_object_before_and_not_the_subject() -> None:
    story = Story("Thailand closed the camp because Laos attacked it.")
    story.frame("closed", "close", story.mention("Thailand", "GPE"), story.mention("camp"))
    story.frame("attacked", "attack", story.mention("Laos", "GPE"), story.mention("it"))
    assert objects(story, "attack") == {"camp"}


def test_it_that_is_denied_is_no_thing() -> None:
    story = Story("Malta accused Libya. Rebels denied it.")
    story.frame("accused", "accuse", story.mention("Malta", "GPE"), story.mention("Libya", "GPE"))
    story.frame("denied", "deny", story.mention("Rebels", plural=True), story.mention("it"))
    assert objects(story, "deny") == set()


def test_it_is_left_alone_when_a_new_thing_may_go_on() -> None:
    story = Story("Malta detained a tanker. It sank. Fiji built a dam. It recalled an envoy.")
    story.frame("detained", "detain", story.mention("Malta", "GPE"), story.mention("tanker"))
    story.frame("sank", "sink", story.mention("It"))
    story.frame("built", "build", story.mention("Fiji", "GPE"), story.mention("dam"))
    story.frame("recalled", "recall", story.mention("It#2"), story.mention("envoy"))
    assert (subjects(story, "sink"), subjects(story, "recall")) == (set(), {"Fiji"})


def test_a_woman_is_taken_up_before_somebody_of_whom_nothing_is_known() -> None:
    story = Story("The judge freed Marta Ruiz because she fell ill.")
    story.frame("freed", "free", story.mention("judge"), story.mention("Marta Ruiz", "PERSON"))
    story.frame("fell", "fall", story.mention("she"))
    assert subjects(story, "fall") == {"Marta Ruiz"}


def test_her_is_the_subject_of_its_own_clause() -> None:
    story = Story("Rui Sousa arrived. The senator thanked her voters.")
    story.frame("arrived", "arrive", story.mention("Rui Sousa", "PERSON"))
    voters = story.mention("voters", plural=True, possessor=story.mention("her", function="possessor"))
    story.frame("thanked", "thank", story.mention("senator"), voters)
    assert objects(story, "thank") == {"senator’s voters"}


def test_its_in_an_ellipsis_is_who_did_so() -> None:
    story = Story("Haiti recalled its consul, and so did Jamaica.")
    consul = story.mention("consul", possessor=story.mention("its", function="possessor"), function="object")
    story.frame("recalled", "recall", story.mention("Haiti", "GPE"), consul)
    story.frame("did", "recall", story.mention("Jamaica", "GPE"), consul, rules=("verb", "ellipsis"))
    assert objects(story, "recall") == {"Haiti’s consul", "Jamaica’s consul"}


def test_we_is_the_state_of_a_spokesman_whose_description_names_it() -> None:
    story = Story("“We reject the plan,” Kenyan spokesman Isaac Mwaura said.")
    speaker = story.mention("Isaac Mwaura", "PERSON", function="subject")
    kenyan = story.mention("Kenyan", "NORP", function="modifier")
    story.mention("Kenyan spokesman", modifiers=(kenyan,))
    we = story.mention("We", quoted=True)
    story.frame("reject", "reject", we, story.mention("plan", quoted=True), speakers=(speaker,), content_of=1)
    story.frame("said", "say", speaker, object_frame=0)
    story.frame("spokesman", "spokesman", speaker, kind="role", rules=("apposition",))
    assert subjects(story, "reject") == {"Kenya"}


def test_them_is_never_a_single_state() -> None:
    story = Story("Kuwait lent Bahrain money. It repaid them.")
    story.frame("lent", "lend", story.mention("Kuwait", "GPE"), story.mention("Bahrain", "GPE"))
    story.frame("repaid", "repay", story.mention("It"), story.mention("them"))
    assert objects(story, "repay") == set()


def test_the_organization_is_the_named_one() -> None:
    story = Story("Greenpeace sued a ministry. The organization demanded documents.")
    story.frame("sued", "sue", story.mention("Greenpeace", "ORG"), story.mention("ministry"))
    story.frame("demanded", "demand", story.mention("organization"), story.mention("documents", plural=True))
    assert subjects(story, "demand") == {"Greenpeace"}
