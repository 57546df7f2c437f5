"""Frames to claims: status, speakers, expansion, evidence, and that the same input gives the same output."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, ClaimReference, EntityMention, Mention, Modality, Polarity, Reading, Speaker, content_id
from kg.normalize import normalize
from kg.ontology import load
from tests.normalize.readings import Story


def of(story: Story, lemma: str, trusted: frozenset[str] = frozenset()) -> list[Claim]:
    return [claim for claim in story.normalized(trusted).claims if claim.lemma == lemma]


def simple(polarity: Polarity = "affirmed", modality: Modality = "actual", speaker: str | None = None) -> Story:
    story = Story("Kenya attacked Chad, Mali said.")
    speakers = (story.mention(speaker, "GPE", function="subject"),) if speaker else ()
    story.frame(
        "attacked", "attack", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"),
        polarity=polarity, modality=modality, speakers=speakers,
    )  # fmt: skip
    return story


@pytest.mark.parametrize("modality", ["future", "possible", "intended", "requested", "conditional"])
def test_what_is_not_actual_is_not_asserted(modality: Modality) -> None:
    assert [claim.asserted for claim in of(simple(modality=modality), "attack")] == [False]


def test_what_is_negated_is_not_asserted() -> None:
    assert [claim.asserted for claim in of(simple("negated"), "attack")] == [False]


def test_what_the_article_says_itself_is_asserted() -> None:
    assert [claim.asserted for claim in of(simple(), "attack")] == [True]


@pytest.mark.parametrize(
    ("trusted", "asserted"),
    [
        ((), False),
        (("Mali",), True),
        (("mali",), True),
        (("Republic of Mali",), True),
        (("all",), True),
        (("Niger",), False),
    ],
)
def test_what_somebody_says_is_asserted_only_when_he_is_trusted(trusted: tuple[str, ...], asserted: bool) -> None:
    (claim,) = of(simple(speaker="Mali"), "attack", frozenset(trusted))
    assert claim.asserted is asserted and claim.according_to[0].id == "mali"


def test_a_statement_without_a_named_source_is_not_asserted() -> None:
    story = Story("Kenya attacked Chad.")
    story.frame("attacked", "attack", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"), unnamed_source=True)
    (claim,) = of(story, "attack")
    assert not claim.asserted
    assert claim.according_to == (Speaker("unnamed-source", "unnamed source", "", None, None),)


def test_a_passive_without_agent_has_an_unknown_subject() -> None:
    story = Story("Chad was attacked.")
    story.frame("was attacked", "attack", None, story.mention("Chad", "GPE"), passive=True)
    (claim,) = of(story, "attack")
    assert claim.subject == EntityMention("unknown", "unknown", "object", "", None, None)
    assert (claim.evidence[0].subject_start, claim.evidence[0].subject_end) == (None, None)


def test_conjoined_subjects_and_objects_give_a_claim_for_each_pair() -> None:
    story = Story("Kenya and Chad attacked Mali and Niger.")
    subject = story.mention("Kenya", "GPE", conjuncts=(story.mention("Chad", "GPE"),))
    story.frame("attacked", "attack", subject, story.mention("Mali", "GPE", conjuncts=(story.mention("Niger", "GPE"),)))
    pairs = {
        (claim.subject.id, claim.object.id) for claim in of(story, "attack") if isinstance(claim.object, EntityMention)
    }
    assert pairs == {("kenya", "mali"), ("kenya", "niger"), ("chad", "mali"), ("chad", "niger")}


def test_two_who_meet_meet_each_other() -> None:
    story = Story("Kenya and Chad met.")
    story.frame("met", "meet", story.mention("Kenya", "GPE", conjuncts=(story.mention("Chad", "GPE"),)))
    (claim,) = of(story, "meet")
    assert isinstance(claim.object, EntityMention) and (claim.subject.id, claim.object.id) == ("kenya", "chad")


def test_nobody_meets_himself() -> None:
    story = Story("Kenya met Kenya.")
    story.frame("met", "meet", story.mention("Kenya", "GPE"), story.mention("Kenya#2", "GPE"))
    assert of(story, "meet") == []


def test_what_was_said_is_the_object_of_the_saying_and_points_back_to_it() -> None:
    story = Story("Mali said Kenya attacked Chad.")
    mali = story.mention("Mali", "GPE", function="subject")
    story.frame("said", "say", mali, object_frame=1)
    story.frame(
        "attacked",
        "attack",
        story.mention("Kenya", "GPE"),
        story.mention("Chad", "GPE"),
        speakers=(mali,),
        content_of=0,
    )
    (said,), (attacked,) = of(story, "say"), of(story, "attack")
    assert said.object == ClaimReference(attacked.id) and attacked.content_of == said.id


def test_frames_that_point_at_each_other_end() -> None:
    story = Story("Mali said Kenya left.")
    story.frame("said", "say", story.mention("Mali", "GPE"), object_frame=1, content_of=1)
    story.frame("left", "leave", story.mention("Kenya", "GPE"), object_frame=0, content_of=0)
    assert {claim.id for claim in story.normalized().claims} >= {
        claim.content_of for claim in story.normalized().claims
    } - {None}


def test_the_same_said_twice_is_one_claim_with_two_evidences_in_the_order_of_the_text() -> None:
    story = Story("Kenya attacked Chad. Again Kenya attacked Chad.")
    for number in (2, 1):
        subject, target = story.mention(f"Kenya#{number}", "GPE"), story.mention(f"Chad#{number}", "GPE")
        story.frame(f"attacked#{number}", "attack", subject, target)
    (claim,) = of(story, "attack")
    assert [evidence.quote for evidence in claim.evidence] == ["Kenya attacked Chad.", "Again Kenya attacked Chad."]
    assert (claim.subject.start, claim.subject.mention) == (0, "Kenya")


def test_a_predicate_without_a_row_is_other_and_keeps_its_words() -> None:
    story = Story("Kenya zigzagged Chad.")
    story.frame("zigzagged", "zigzag", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"))
    (claim,) = of(story, "zigzag")
    assert (claim.relation, claim.event, claim.label) == ("kg:other", "OTHER", "zigzagged")


def test_the_object_of_a_met_with_is_whom_the_preposition_names() -> None:
    story = Story("Milley met with Gerasimov in Helsinki.")
    helsinki = ("location", "in", story.mention("Helsinki", "GPE", function="oblique"))
    gerasimov = ("", "with", story.mention("Gerasimov", "PERSON", function="oblique"))
    story.frame("met", "meet", story.mention("Milley", "PERSON"), arguments=(gerasimov, helsinki))
    (claim,) = of(story, "meet")
    assert isinstance(claim.object, EntityMention) and "Gerasimov" in claim.object.label
    assert claim.relation == "kg:met" and claim.where is not None and claim.where.label == "Helsinki"
    assert [(one.role, one.label) for one in claim.arguments] == [("location", "Helsinki")]


def test_a_time_is_resolved_from_the_day_of_the_article() -> None:
    story = Story("Kenya attacked Chad on Thursday.", published="2024-06-24")
    thursday = ("time", "on", story.mention("Thursday", kind="value"))
    story.frame(
        "attacked", "attack", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"), arguments=(thursday,)
    )
    assert [claim.when for claim in of(story, "attack")] == ["2024-06-20"]


def test_the_next_day_counts_from_the_time_before() -> None:
    story = Story("Kenya attacked Chad on Thursday. Chad attacked Kenya the next day.", published="2024-06-24")
    first = ("time", "on", story.mention("Thursday", kind="value"))
    second = ("time", "", story.mention("next day", kind="value"))
    story.frame("attacked", "attack", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"), arguments=(first,))
    story.frame(
        "attacked#2", "attack", story.mention("Chad#2", "GPE"), story.mention("Kenya#2", "GPE"), arguments=(second,)
    )
    assert sorted(claim.when or "" for claim in of(story, "attack")) == ["2024-06-20", "2024-06-21"]


def test_without_a_day_a_relative_time_stays_open() -> None:
    story = Story("Kenya attacked Chad on Thursday.")
    thursday = ("time", "on", story.mention("Thursday", kind="value"))
    story.frame(
        "attacked", "attack", story.mention("Kenya", "GPE"), story.mention("Chad", "GPE"), arguments=(thursday,)
    )
    assert [claim.when for claim in of(story, "attack")] == [None]


def test_a_president_holds_an_office_in_the_country_that_the_gazetteer_knows() -> None:
    story = Story("President Putin left.")
    putin = story.mention("President Putin", "PERSON", name="Putin")
    story.frame("President", "president", putin, kind="role", rules=("title",))
    (claim,) = of(story, "president")
    assert (claim.event, claim.subject.id) == ("ROLE", "vladimir-putin")
    assert isinstance(claim.object, EntityMention) and claim.object.id == "russia"
    assert [(one.role, one.label) for one in claim.arguments] == [("office", "President")]


def test_mister_is_no_office() -> None:
    story = Story("Mr. Deng left.")
    story.frame("Mr.", "mr.", story.mention("Mr. Deng", "PERSON", name="Deng"), kind="role", rules=("title",))
    assert story.normalized().claims == ()


def test_every_entity_of_a_claim_and_its_state_goes_out_and_no_other() -> None:
    story = Story("Vladimir Putin met Peter Deng while Chad slept.")
    story.mention("Chad", "GPE")
    story.frame("met", "meet", story.mention("Vladimir Putin", "PERSON"), story.mention("Peter Deng", "PERSON"))
    assert [entity.id for entity in story.normalized().entities] == ["peter-deng", "russia", "vladimir-putin"]


_NAMES = [
    ("Kenya", "GPE"),
    ("Chad", "GPE"),
    ("Peter Deng", "PERSON"),
    ("Deng", "PERSON"),
    ("rebels", ""),
    ("bases", ""),
    ("He", ""),
    ("They", ""),
]
_VERBS = [("met", "meet"), ("attacked", "attack"), ("said", "say"), ("zigzagged", "zigzag"), ("joined", "join")]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Sentences "A verb B." of names, descriptions and pronouns, in any status."""
    lines = draw(
        st.lists(
            st.tuples(st.sampled_from(_NAMES), st.sampled_from(_VERBS), st.sampled_from(_NAMES)), min_size=1, max_size=6
        )
    )
    story = Story(" ".join(f"{left[0]} {verb[0]} {right[0]}." for left, verb, right in lines))
    counts: dict[str, int] = {}

    def mention(name: tuple[str, str]) -> Mention:
        counts[name[0]] = counts.get(name[0], 0) + 1
        # "Deng" also stands inside "Peter Deng"
        inside = counts.get("Peter Deng", 0) if name[0] == "Deng" else 0
        return story.mention(
            f"{name[0]}#{counts[name[0]] + inside}", name[1], plural=name[0] in {"rebels", "bases", "They"}
        )

    verbs: dict[str, int] = {}
    for left, verb, right in lines:
        verbs[verb[0]] = verbs.get(verb[0], 0) + 1
        subject = mention(left)
        status = {
            "polarity": draw(st.sampled_from(["affirmed", "negated"])),
            "modality": draw(st.sampled_from(["actual", "possible"])),
        }
        story.frame(f"{verb[0]}#{verbs[verb[0]]}", verb[1], subject, mention(right), **status)
    return story


@settings(max_examples=60, deadline=None)
@given(stories())
def test_claims_hold_together_whatever_the_text(story: Story) -> None:
    normalized = story.normalized()
    text = story.article.text
    known = {entity.id for entity in normalized.entities}
    assert list(normalized.claims) == sorted(normalized.claims, key=lambda claim: claim.id)
    assert [entity.id for entity in normalized.entities] == sorted(known)
    for claim in normalized.claims:
        assert claim.id == content_id(claim) and 0 <= claim.confidence <= 1
        assert claim.subject.id in known and claim.subject.label.lower() not in {"he", "they", "it"}
        assert not claim.asserted or (claim.polarity, claim.modality) == ("affirmed", "actual")
        for evidence in claim.evidence:
            assert evidence.quote == text[evidence.start : evidence.end]
        if isinstance(claim.object, EntityMention):
            assert claim.object.id in known
            assert claim.object.mention == text[claim.object.start : claim.object.end]


@settings(max_examples=30, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_in_which_mentions_are_listed_does_not_matter(story: Story, random: st.random_module) -> None:  # type: ignore[valid-type]
    reading = story.reading()
    mentions = list(reading.mentions)
    random.shuffle(mentions)  # type: ignore[attr-defined]
    shuffled: Reading = replace(reading, mentions=tuple(mentions))
    assert normalize(story.article, shuffled, load()) == normalize(story.article, reading, load())


def test_what_two_say_together_is_a_claim_of_each() -> None:
    story = Story("Paris and Fiji said Chad attacked Mali.")
    both = story.mention("Paris", "GPE", function="subject", conjuncts=(story.mention("Fiji", "GPE"),))
    story.frame("said", "say", both, object_frame=1)
    chad, mali = story.mention("Chad", "GPE"), story.mention("Mali", "GPE")
    story.frame("attacked", "attack", chad, mali, speakers=(both,), content_of=0)
    said = {claim.subject.id: claim for claim in of(story, "say")}
    attacks = of(story, "attack")
    assert {tuple(one.id for one in claim.according_to) for claim in attacks} == {("france",), ("fiji",)}
    for claim in attacks:
        telling = said[claim.according_to[0].id]
        assert (claim.content_of, telling.object) == (telling.id, ClaimReference(claim.id))


def test_the_work_grows_with_the_length_of_an_article_and_not_with_its_square() -> None:
    assert calls(48) < 2.6 * calls(24)


def calls(paragraphs: int) -> int:
    """Return how many functions are called to normalize an article of so many paragraphs about ever new people."""
    text = "".join(
        f"General Abel N{number}x met rebels near Gao. The general said the group from Bamako left. He fled.\n\n"
        for number in range(paragraphs)
    )
    story = Story(text)
    for number in range(paragraphs):
        general = story.mention(f"General Abel N{number}x", "PERSON", name=f"Abel N{number}x", function="subject")
        rebels = story.mention(f"rebels#{number + 1}", plural=True)
        story.mention(f"Gao#{number + 1}", "GPE")
        story.frame(f"met#{number + 1}", "meet", general, rebels)
        story.frame(f"said#{number + 1}", "say", story.mention(f"general#{number + 1}", determiner="the"))
        story.frame(f"left#{number + 1}", "leave", story.mention(f"group#{number + 1}", determiner="the"))
        story.frame(f"fled#{number + 1}", "flee", story.mention(f"He#{number + 1}"))
    reading, count = story.reading(), 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    normalize(story.article, reading, load())
    sys.setprofile(note)
    try:
        normalize(story.article, reading, load())
    finally:
        sys.setprofile(None)
    return count
