"""Mends a parse before it is read, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "met Gerasimov in Geneva on Wednesday" the small model hangs "in
Geneva" on the name; a person's name takes no place, so that it goes back to the verb. Each rule looks at one token that
has one of its dependencies, in the order of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal, NamedTuple

from kg.extract.mending import (
    appellations,
    attachments,
    between,
    boundaries,
    buried,
    clauses,
    conditions,
    contrasts,
    dates,
    doers,
    gaps,
    gerunds,
    headlines,
    idioms,
    insertions,
    leftouts,
    lists,
    lostverbs,
    openings,
    participles,
    particles,
    phrases,
    relatives,
    reports,
    results,
    subjects,
    titles,
    verbs,
)
from kg.extract.tree import FINITE, REFLEXIVES, Tree
from kg.ontology.months import DAY_NAMES
from kg.ontology.words import Words


class Rule(NamedTuple):
    """A rule, and the tokens that it is called for: with one of ``forms`` in lower case, or else with one of ``deps``.

    Of these, it is called only for those with one of ``tags``, or of the entity ``labels``, or, behind ``forms``, with
    one of ``deps``.
    """

    mend: Callable[[Tree, int, Words], None]
    deps: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    if not words.plurals.keys().isdisjoint(tree.lower):
        _mend_plurals(tree, words)
    columns = {"tag": tree.tag, "ent": tree.ent, "dep": tree.dep, "": tree.dep}
    deps, forms = tree.deps, tree.forms
    for mend_one, by_form, keys, column, wanted in (*_HEADLINE_CALLS, *_CALLS) if headline else _CALLS:
        written = forms if by_form else deps
        for key in keys:
            if key in written:  # few are, in most paragraphs
                values = columns[column]
                for index in written[key]:
                    if wanted is None or values[index] in wanted:
                        mend_one(tree, index, words)
                        if tree.changed and tree.has_cycle():
                            tree.link()
        if tree.changed:
            tree.link()
            deps = tree.deps


def _mend_plurals(tree: Tree, words: Words) -> None:
    """ "attacked the media", "closed its bases": the small model makes a medium and a basis of them."""
    for index, lower in enumerate(tree.lower):
        if lower in words.plurals and tree.tag[index] == "NNS":
            tree.lemma[index] = words.plurals[lower]


_COMMON = frozenset({"NN", "NNS"})
_SINGULAR = frozenset({"NN"})
_PLURAL = frozenset({"NNS"})
_ADJECTIVE = frozenset({"JJ"})
_BARE = frozenset({"VB"})
_GERUND = frozenset({"VBG"})
_MODAL = frozenset({"MD"})
_PARTICIPLE = frozenset({"VBN"})
_PARTICLE = frozenset({"RP"})
_PAST = frozenset({"VBD"})
_PAST_OR_PARTICIPLE = frozenset({"VBD", "VBN"})
_PLURAL_PRESENT = frozenset({"VBP"})
_SINGULAR_PRESENT = frozenset({"VBZ"})

_UNKNOWN = frozenset({"XX"})

_PERSON = frozenset({"PERSON"})
_ORGANIZATION = frozenset({"ORG"})
_BODY = frozenset({"ORG", "NORP"})
_STATE = frozenset({"GPE"})
_DATE = frozenset({"DATE"})

_HEADLINE_RULES = (
    Rule(headlines.mend_topic, forms=(":",)),
    Rule(headlines.mend_verbless_headline, ("ROOT",)),
    Rule(headlines.mend_verbless_verdict, ("ROOT",)),
    Rule(headlines.mend_place_before_verb, forms=("in", "near", "at")),
    Rule(headlines.mend_verbless_report, ("ROOT",)),
    Rule(headlines.mend_verbless_as, forms=("as",)),
    Rule(headlines.mend_reported_headline, ("amod",)),
    Rule(headlines.mend_passive_headline, ("ROOT",)),
    Rule(headlines.mend_subject_as_auxiliary, ("aux",)),
    Rule(headlines.mend_subject_in_verb, ("compound",)),
    Rule(headlines.mend_headline_list, ("npadvmod", "dep", "nmod")),
    Rule(headlines.mend_answering_headline, ("ROOT",)),
    Rule(headlines.mend_noun_behind_to, ("advcl", "acl", "xcomp")),
    Rule(headlines.mend_noun_as_subject_verb, ("nsubj",)),
    Rule(headlines.mend_deed_behind_place, ("xcomp", "acl", "advcl")),
    Rule(headlines.mend_infinitive_headline, ("aux",)),
    Rule(headlines.mend_second_deed_of_headline, forms=(",",)),
    Rule(headlines.mend_subject_with_verb, ("nsubj",)),
    Rule(headlines.mend_apposed_object, ("appos",)),
)
_RULES = (
    Rule(verbs.mend_nested_auxiliary, ("aux",)),
    Rule(particles.mend_hyphened_verb, forms=("-",)),
    Rule(lostverbs.mend_adjective_as_verb, ("ROOT", "conj", "ccomp"), tags=_ADJECTIVE),
    Rule(idioms.mend_how, ("advmod",), forms=("how",)),
    Rule(idioms.mend_in_law, forms=("law",)),
    Rule(idioms.mend_in_order_to, forms=("order",)),
    Rule(idioms.mend_owing_to, forms=("owing",)),
    Rule(idioms.mend_used_to, forms=("used",)),
    Rule(conditions.mend_asked_if, forms=("if",)),
    Rule(contrasts.mend_not_but, forms=("not",)),
    Rule(contrasts.mend_denied_member, forms=("not",)),
    Rule(contrasts.mend_instead_of, forms=("instead",)),
    Rule(contrasts.mend_no_one_but, forms=("but", "except", "save")),
    Rule(contrasts.mend_cleft_contrast, ("relcl",)),
    Rule(relatives.mend_whose_as_main, forms=("whose",)),
    Rule(subjects.mend_share_as_subject, forms=("most", "many", "some", "all", "half", "several", "one", "two")),
    Rule(contrasts.mend_told_content, ("relcl",)),
    Rule(reports.mend_content_of_topic, ("ccomp",)),
    Rule(reports.mend_blaming_speaker, ("advcl",), tags=_GERUND),
    Rule(reports.mend_demanded_deed, ("mark",), forms=("that",)),
    Rule(reports.mend_second_telling, ("conj",), tags=_PAST),
    Rule(gerunds.mend_means_behind_ground, ("prep",), forms=("by",)),
    Rule(gerunds.mend_part_in, forms=("in",)),
    Rule(gerunds.mend_gerund_as_subject, ("pcomp",), tags=_GERUND),
    Rule(verbs.mend_second_object, ("dobj",)),
    Rule(verbs.mend_agent_behind_title, forms=("by",)),
    Rule(verbs.mend_threat_as_adjective, ("amod",), tags=_PAST_OR_PARTICIPLE | _ADJECTIVE),
    Rule(idioms.mend_permission, forms=("permission", "leave", "clearance")),
    Rule(idioms.mend_stand_accused, forms=("accused", "charged", "convicted", "indicted", "condemned")),
    Rule(idioms.mend_pending, forms=("pending",)),
    Rule(phrases.mend_up_to, forms=("up",)),
    Rule(appellations.mend_name_particle, forms=("dos", "das", "do", "da", "de", "del", "van", "von", "bin", "al")),
    Rule(idioms.mend_set_alight, forms=("alight", "ablaze", "aflame")),
    Rule(insertions.mend_source_with_participle, forms=("according",)),
    Rule(insertions.mend_inverted_main, forms=("did", "does", "do", "had", "has", "have", "will", "would", "could")),
    Rule(insertions.mend_subject_of_time_clause, forms=("before", "after", "since", "until", "as", "while")),
    Rule(insertions.mend_emphatic, forms=REFLEXIVES),
    Rule(insertions.mend_conjunct_behind_report, ("conj",)),
    Rule(insertions.mend_second_attribute, ("attr",)),
    Rule(insertions.mend_subject_before_insertion, ("conj",)),
    Rule(insertions.mend_hearsay, forms=("it",)),
    Rule(insertions.mend_cleft_behind_report, ("relcl",)),
    Rule(insertions.mend_date_before_conjunct, ("conj",), tags=FINITE),
    Rule(insertions.mend_told_behind_setting, ("relcl", "acl")),
    Rule(insertions.mend_object_behind_content, ("dobj",), labels=_PERSON),
    Rule(idioms.mend_ought, forms=("ought",)),
    Rule(idioms.mend_not_only, forms=("only",)),
    Rule(gaps.mend_gapped_clause, forms=("its", "their", "his", "her")),
    Rule(gaps.mend_gapped_modifier, ("nmod",)),
    Rule(gaps.mend_gapped_thing, ("conj",)),
    Rule(gaps.mend_gapped_name, ("conj",)),
    Rule(buried.mend_verb_between_names, ("amod",)),
    Rule(buried.mend_verb_behind_but, ("compound", "amod"), tags=_SINGULAR),
    Rule(buried.mend_verb_behind_content, ("ROOT",), tags=_COMMON | _SINGULAR_PRESENT),
    Rule(buried.mend_verb_behind_phrase, ("acl",), tags=_PAST_OR_PARTICIPLE),
    Rule(relatives.mend_contact_relative, ("appos", "dobj", "pobj", "nsubj"), labels=_STATE | _ORGANIZATION),
    Rule(relatives.mend_contact_before_main, ("appos",)),
    Rule(relatives.mend_contact_of_nearest, ("relcl",)),
    Rule(relatives.mend_subject_of_warned, ("relcl", "acl")),
    Rule(relatives.mend_contact_as_content, ("ccomp",), tags=_PAST_OR_PARTICIPLE),
    Rule(relatives.mend_subject_of_said, ("relcl",)),
    Rule(relatives.mend_active_relative, ("relcl",), tags=_PARTICIPLE),
    Rule(relatives.mend_second_relative, ("conj",), tags=_PAST_OR_PARTICIPLE),
    Rule(relatives.mend_whom, forms=("whom",)),
    Rule(relatives.mend_standing_adjective, forms=("latter", "former")),
    Rule(leftouts.mend_second_passive, ("conj",), tags=_PAST),
    Rule(leftouts.mend_chain_behind_agent, ("agent",)),
    Rule(leftouts.mend_passive_list_of_subjects, ("ccomp",)),
    Rule(leftouts.mend_shared_auxiliary, ("conj",)),
    Rule(
        leftouts.mend_left_out_verb,
        forms=("will", "would", "may", "might", "can", "could", "has", "have", "had", "did"),
    ),
    Rule(leftouts.mend_as_clause, ("advcl",), tags=FINITE),
    Rule(leftouts.mend_subjects_as_well_as, forms=("well",)),
    Rule(leftouts.mend_apposed_member, ("appos",)),
    Rule(leftouts.mend_named_members, ("appos",)),
    Rule(leftouts.mend_spliced_ellipsis, ("ROOT",), forms=leftouts.LEFT_OVER),
    Rule(gaps.mend_object_behind_verdict, forms=("as",)),
    Rule(gaps.mend_object_behind_recipient, ("prep", "dative"), forms=("to",)),
    Rule(appellations.mend_alias_in_name, forms=("alias",)),
    Rule(subjects.mend_subject_of_auxiliary, ("nsubj",)),
    Rule(subjects.mend_first_of_two_verbs, ("acl",), tags=_PAST_OR_PARTICIPLE),
    Rule(subjects.mend_subject_of_trying, ("ROOT", "ccomp", "csubj", "csubjpass"), tags=_GERUND),
    Rule(subjects.mend_verb_behind_as, ("advcl",), tags=FINITE),
    Rule(boundaries.mend_time_clause_as_content, ("ccomp",)),
    Rule(boundaries.mend_time_behind_content, ("mark",), forms=("after", "before")),
    Rule(relatives.mend_called_which, ("dobj",), forms=("which",)),
    Rule(verbs.mend_fighting, ("nsubj", "nsubjpass", "ROOT"), tags=_GERUND),
    Rule(verbs.mend_set_fire, forms=("fire",)),
    Rule(results.mend_self_naming, forms=REFLEXIVES),
    Rule(results.mend_casualties, ("conj",), tags=_PAST_OR_PARTICIPLE),
    Rule(results.mend_number_of_dead, ("oprd",)),
    Rule(attachments.mend_non_grata, forms=("persona",)),
    Rule(attachments.mend_place_as_subject, ("nsubj", "nsubjpass")),
    Rule(attachments.mend_opening_place, ("nsubj",), labels=_STATE),
    Rule(doers.mend_object_before_clause, ("prep",)),
    Rule(attachments.mend_stranded_preposition, ("prep",)),
    Rule(attachments.mend_phone_call, forms=("called", "phoned", "telephoned")),
    Rule(participles.mend_accused_subject, ("ROOT", "ccomp", "conj", "advcl"), tags=_PAST_OR_PARTICIPLE),
    Rule(doers.mend_apposition_before_conjunct, ("conj",)),
    Rule(reports.mend_apposed_speaker, ("appos",)),
    Rule(doers.mend_told_target, ("pcomp",)),
    Rule(doers.mend_surfacing, ("pcomp",)),
    Rule(participles.mend_participle_of_subject, ("acl",), tags=_PARTICIPLE),
    Rule(participles.mend_verb_behind_alias, ("mark",), forms=("as",)),
    Rule(participles.mend_participle_before_verb, ("dep", "advcl", "conj", "acl", "ccomp"), tags=_PAST),
    Rule(participles.mend_participle_before_modal, ("conj",), tags=_PARTICIPLE),
    Rule(participles.mend_second_participle, ("conj",), tags=_PAST_OR_PARTICIPLE),
    Rule(participles.mend_equipped_member, ("ccomp", "relcl", "acl", "conj"), tags=_PAST_OR_PARTICIPLE),
    Rule(participles.mend_captive, ("acl", "ccomp")),
    Rule(participles.mend_captive_as_head, ("dobj",), forms=("prisoner", "hostage", "captive")),
    Rule(participles.mend_captive_subject, ("ROOT",), tags=_PAST_OR_PARTICIPLE),
    Rule(participles.mend_past_participle, ("advcl",), tags=_PAST_OR_PARTICIPLE),
    Rule(participles.mend_captive_behind_comma, ("advcl",), tags=_PARTICIPLE),
    Rule(doers.mend_infinitive_as_noun, ("ccomp", "xcomp", "advcl"), tags=_SINGULAR),
    Rule(doers.mend_as_well_as_to, ("advcl",)),
    Rule(doers.mend_shown_act, ("acl",), tags=_GERUND),
    Rule(participles.mend_affiliation, ("acl",), tags=_PARTICIPLE),
    Rule(participles.mend_finite_participle, ("acl",), tags=_PAST),
    Rule(participles.mend_participle_of_last, ("acl",), tags=_PARTICIPLE),
    Rule(doers.mend_bearer_of_role, ("appos",), labels=_PERSON),
    Rule(participles.mend_verb_behind_agent, ("acl",), tags=_PAST),
    Rule(doers.mend_side_in_caption, forms=("left", "right", "center", "centre")),
    Rule(between.mend_subject_behind_list, ("conj", "ccomp"), tags=FINITE),
    Rule(between.mend_subject_with_participle, ("conj", "advcl", "ccomp")),
    Rule(between.mend_counted_subject, ("conj", "ccomp", "advcl")),
    Rule(between.mend_object_as_subject, ("ccomp", "conj", "ROOT"), tags=FINITE),
    Rule(between.mend_object_in_relative, ("ccomp",)),
    Rule(between.mend_object_before_main, ("nsubj", "nsubjpass")),
    Rule(between.mend_participle_as_relative, ("acl",), tags=_PAST_OR_PARTICIPLE),
    Rule(between.mend_main_behind_participle, ("acl",), tags=_PAST_OR_PARTICIPLE),
    Rule(between.mend_interrupted_perfect, forms=("had", "has", "have")),
    Rule(openings.mend_state_behind_setting, ("appos",), labels=_STATE),
    Rule(between.mend_second_noun_of_subject, ("nsubj", "nsubjpass")),
    Rule(attachments.mend_moved_closer, ("npadvmod",), tags=_COMMON),
    Rule(attachments.mend_concerning, ("acl",), forms=("concerning", "regarding")),
    Rule(attachments.mend_step_judged, ("appos",), tags=_SINGULAR),
    Rule(attachments.mend_apposition_before_clause, ("nsubj",)),
    Rule(boundaries.mend_split_condition, ("ROOT",), tags=FINITE),
    Rule(boundaries.mend_split_possession, ("ROOT",)),
    Rule(boundaries.mend_which_as_determiner, forms=("which",)),
    Rule(boundaries.mend_which_before_named_role, forms=("which",)),
    Rule(conditions.mend_leading_condition, forms=("had", "should", "were")),
    Rule(boundaries.mend_conjunct_of_belief, ("conj",)),
    Rule(boundaries.mend_denial_behind_belief, ("conj",)),
    Rule(boundaries.mend_denied_content, ("advcl", "relcl")),
    Rule(boundaries.mend_denied_charge_apart, ("conj",)),
    Rule(boundaries.mend_subject_before_semicolon, ("nsubj",)),
    Rule(boundaries.mend_preposition_as_conjunction, ("conj", "ccomp")),
    Rule(boundaries.mend_telling_participle, ("advcl",), tags=_GERUND),
    Rule(boundaries.mend_telling_behind_subordinate, ("advcl",)),
    Rule(boundaries.mend_charges, forms=("charges", "claims", "accusations", "allegations", "reports")),
    Rule(participles.mend_participle_of_inner_object, ("ROOT",), tags=_PAST_OR_PARTICIPLE),
    Rule(participles.mend_suffered_subject, ("ROOT",), tags=_PAST_OR_PARTICIPLE),
    Rule(boundaries.mend_inserted_participle, ("ROOT",), tags=_PAST_OR_PARTICIPLE),
    Rule(boundaries.mend_asked_speaker, ("ccomp",), tags=_PAST),
    Rule(boundaries.mend_that_as_object, forms=("that",)),
    Rule(reports.mend_told_behind_relative, ("conj",), tags=_PAST),
    Rule(reports.mend_said_on_television, ("dobj",), forms=("television", "radio", "tv")),
    Rule(reports.mend_closing_report, forms=("report",)),
    Rule(reports.mend_told_behind_subject, ("advcl", "relcl", "acl")),
    Rule(reports.mend_told_in_publication, ("acl", "relcl", "ccomp")),
    Rule(reports.mend_called_behind_clause, forms=("called", "calls", "call")),
    Rule(openings.mend_subject_in_opening, ("appos",)),
    Rule(openings.mend_subject_behind_year, ("pobj",), labels=_STATE | _ORGANIZATION | _PERSON),
    Rule(reports.mend_conjunct_behind_quotation, ("conj",)),
    Rule(reports.mend_shared_modal, ("conj",), tags=_PLURAL_PRESENT),
    Rule(boundaries.mend_inserted_naming, ("ROOT",)),
    Rule(clauses.mend_apposed_belief, ("xcomp",)),
    Rule(gerunds.mend_gerund_as_noun, ("dobj", "pobj", "nsubj", "nsubjpass"), tags=_GERUND),
    Rule(gerunds.mend_gerund_as_deed, ("pcomp",), tags=_GERUND),
    Rule(gerunds.mend_gerund_conjunct, ("conj",), tags=_GERUND),
    Rule(gerunds.mend_gerund_with_object, ("pcomp",), tags=_SINGULAR),
    Rule(gerunds.mend_gerund_list, ("pcomp", "xcomp", "compound", "amod")),
    Rule(gerunds.mend_gerunds_behind_noun, ("pobj",)),
    Rule(gerunds.mend_gerund_of_charge, ("pobj", "pcomp"), tags=_GERUND),
    Rule(gerunds.mend_gerund_before_object, ("amod", "compound")),
    Rule(gerunds.mend_content_gerund, ("acl", "pcomp"), tags=_GERUND),
    Rule(gerunds.mend_gerund_behind_insertion, ("advcl", "conj", "xcomp")),
    Rule(boundaries.mend_demanding_participle, ("conj",), tags=_GERUND),
    Rule(boundaries.mend_active_behind_passive, ("conj",), tags=_PAST_OR_PARTICIPLE),
    Rule(boundaries.mend_conjunct_in_subordinate, ("conj",), tags=FINITE),
    Rule(boundaries.mend_finite_conjunct_of_infinitive, ("conj",), tags=_PAST_OR_PARTICIPLE),
    Rule(boundaries.mend_disagreeing_conjunct, ("conj",)),
    Rule(insertions.mend_subject_before_setting, forms=("after", "before", "since", "until")),
    Rule(phrases.mend_month_before_subject, ("compound",), labels=_DATE),
    Rule(phrases.mend_errand, ("prep",), forms=("to",)),
    Rule(phrases.mend_object_of_passive, ("pobj",), tags=_COMMON),
    Rule(phrases.mend_date_before_subject, ("nsubj", "nsubjpass", "pobj"), tags=_COMMON),
    Rule(phrases.mend_day_last, forms=("last", "next")),
    Rule(phrases.mend_unknown_name, ("pobj", "advmod", "dobj", "nsubj"), tags=_UNKNOWN),
    Rule(phrases.mend_that_claim, ("ccomp", "relcl"), tags=_PLURAL_PRESENT),
    Rule(phrases.mend_date_before_subject, ("nsubj", "nsubjpass"), tags=_COMMON),
    Rule(subjects.mend_subject_in_date, ("nsubj",)),
    Rule(phrases.mend_ground_of_act, forms=("of", "about", "over", "from")),
    Rule(phrases.mend_since_of_first, forms=("since",)),
    Rule(titles.mend_under_secretary, forms=("under",)),
    Rule(subjects.mend_person_behind_portfolio, ("appos",), labels=_PERSON),
    Rule(subjects.mend_subject_behind_place, ("appos",)),
    Rule(subjects.mend_subject_of_inserted_participle, ("ccomp", "advcl"), tags=_PARTICIPLE | _GERUND),
    Rule(subjects.mend_subject_behind_fronted_clause, ("appos", "conj"), labels=_STATE),
    Rule(subjects.mend_subject_of_participle, ("ccomp",)),
    Rule(subjects.mend_second_subject_with_apposition, ("conj",)),
    Rule(subjects.mend_role_behind_person, ("nsubj", "nsubjpass"), tags=_SINGULAR),
    Rule(subjects.mend_relative_as_content, ("ccomp",)),
    Rule(subjects.mend_subject_of_reduced_clause, ("conj",)),
    Rule(subjects.mend_root_of_whose, forms=("whose",)),
    Rule(subjects.mend_main_behind_whose, forms=("whose",)),
    Rule(subjects.mend_told_gap, ("relcl", "advcl", "ccomp", "acl", "parataxis")),
    Rule(subjects.mend_interposed_quoting, forms=("saying",)),
    Rule(subjects.mend_ranked_doer, ("xcomp", "advcl")),
    Rule(verbs.mend_capital_pronoun, forms=("who",)),
    Rule(verbs.mend_commands, ("nmod", "compound", "amod")),
    Rule(verbs.mend_having_done, forms=("having",)),
    Rule(verbs.mend_contact_clause, ("pobj", "dobj"), labels=_BODY),
    Rule(verbs.mend_clause_behind_place, ("nsubj",)),
    Rule(verbs.mend_participle_behind_with, ("conj",), tags=_PARTICIPLE),
    Rule(verbs.mend_bracketed_name, ("nsubj",)),
    Rule(verbs.mend_verbless_sentence, ("acl", "appos")),
    Rule(verbs.mend_verb_as_subject, ("nsubj",), tags=_SINGULAR_PRESENT),
    Rule(verbs.mend_clause_behind_colon, ("acl", "relcl"), tags=FINITE),
    Rule(verbs.mend_relative_participle, ("amod",)),
    Rule(lostverbs.mend_lost_verb, ("ROOT",)),
    Rule(lostverbs.mend_verb_behind_day, forms=DAY_NAMES),
    Rule(lostverbs.mend_participle_between_nouns, ("amod",), tags=_PAST_OR_PARTICIPLE),
    Rule(verbs.mend_conjoined_subject, ("relcl",)),
    Rule(verbs.mend_participle_with_object, ("acl",), tags=_GERUND),
    Rule(lostverbs.mend_verb_behind_description, ("ROOT",), tags=_GERUND),
    Rule(verbs.mend_noun_with_subject, ("nsubj", "nsubjpass")),
    Rule(verbs.mend_noun_with_object, ("conj",), tags=_COMMON),
    Rule(verbs.mend_adjacent_subjects, ("nsubj", "nsubjpass")),
    Rule(verbs.mend_passive_adjective, ("auxpass",)),
    Rule(reports.mend_closing_speakers, ("ROOT",), tags=_PAST),
    Rule(reports.mend_closing_speaker_with_name, ("ROOT", "conj")),
    Rule(reports.mend_reporting_agent, ("acl",), tags=_PAST_OR_PARTICIPLE),
    Rule(reports.mend_interposed_report, ("ccomp", "parataxis"), tags=FINITE),
    Rule(reports.mend_that_behind_insertion, ("ROOT",)),
    Rule(conditions.mend_should_behind, forms=("should",)),
    Rule(idioms.mend_to_blame, ("xcomp",)),
    Rule(idioms.mend_went_so_far, forms=("far",)),
    Rule(idioms.mend_in_charge, forms=("charge",)),
    Rule(idioms.mend_no_choice, forms=("choice", "option", "alternative")),
    Rule(conditions.mend_provided, forms=("provided", "providing", "assuming", "supposing")),
    Rule(clauses.mend_conjunct_of_report, ("conj",)),
    Rule(reports.mend_clause_behind_report, ("conj",)),
    Rule(clauses.mend_passive_list, ("advcl",)),
    Rule(appellations.mend_nom_de_guerre, forms=("guerre",)),
    Rule(appellations.mend_acronym_behind_or, ("conj",)),
    Rule(appellations.mend_list_of_names, ("appos",)),
    Rule(lists.mend_last_noun_as_verb, ("ROOT", "ccomp", "conj"), tags=_SINGULAR_PRESENT),
    Rule(lists.mend_office_before_next, ("appos",), tags=_SINGULAR),
    Rule(lists.mend_second_victim, ("conj",)),
    Rule(lists.mend_among_them, forms=("among",)),
    Rule(lists.mend_among_those, ("pobj",), forms=("those",)),
    Rule(lists.mend_acronym_behind_owner, forms=("(",)),
    Rule(lists.mend_acronym_of_inner, forms=("(",)),
    Rule(appellations.mend_acronym_of_outer, forms=("(",)),
    Rule(lists.mend_name_with_and, forms=("and",)),
    Rule(lists.mend_owner_before_owner, ("case",)),
    Rule(lists.mend_states_of_body, forms=("troika", "quad", "quartet")),
    Rule(lists.mend_kinds_of_one, ("dobj", "pobj")),
    Rule(lists.mend_described_members, ("conj",), tags=_PLURAL),
    Rule(lists.mend_place_in_state, ("conj",), labels=_STATE),
    Rule(lists.mend_companion, forms=("together", "along")),
    Rule(lists.mend_body_beside_person, ("appos",), labels=_ORGANIZATION),
    Rule(lists.mend_last_member_as_subject, ("conj", "ccomp", "advcl"), tags=_BARE),
    Rule(lists.mend_excluded_subject, ("conj",)),
    Rule(lists.mend_member_behind_apposition, ("conj",)),
    Rule(lists.mend_name_before_last, ("nsubj", "nsubjpass")),
    Rule(lists.mend_second_deed, ("conj", "pobj"), tags=_COMMON),
    Rule(lists.mend_deed_behind_infinitive, ("conj",)),
    Rule(lists.mend_member_behind_as_well_as, ("conj",)),
    Rule(lists.mend_person_beside_meeting, ("conj", "appos"), tags=_PLURAL),
    Rule(dates.mend_place_beside_date, ("conj",)),
    Rule(dates.mend_subject_beside_date, ("conj",)),
    Rule(clauses.mend_denied_charge, ("ccomp",)),
    Rule(clauses.mend_reduced_belief, ("xcomp",)),
    Rule(clauses.mend_verb_behind_belief, ("xcomp",)),
    Rule(appellations.mend_owner_of_actor, ("compound",)),
    Rule(phrases.mend_bare_object, ("npadvmod", "advmod", "dep")),
    Rule(phrases.mend_particle, ("advmod",)),
    Rule(particles.mend_let_go, forms=("go",)),
    Rule(particles.mend_over_as_clause, ("ccomp", "xcomp"), forms=("over",)),
    Rule(particles.mend_noun_as_infinitive, ("xcomp",)),
    Rule(particles.mend_bare_particle, ("prep",), tags=_PARTICLE),
    Rule(particles.mend_court_as_verb, forms=("court",)),
    Rule(particles.mend_counted_particle, ("quantmod",)),
    Rule(particles.mend_particle_in, forms=("in",)),
    Rule(particles.mend_object_of_particle, ("prt",)),
    Rule(particles.mend_set_free, forms=("free",)),
    Rule(particles.mend_object_of_let, ("ccomp",)),
    Rule(particles.mend_particle_as_clause, ("ccomp",)),
    Rule(clauses.mend_bare_conjunct, ("conj",)),
    Rule(appellations.mend_person_coordination, ("nmod", "compound"), labels=_PERSON),
    Rule(appellations.mend_elected_person, ("nmod", "compound"), labels=_PERSON),
    Rule(appellations.mend_apposed_office, ("appos",)),
    Rule(appellations.mend_post_of_office, ("oprd",)),
    Rule(appellations.mend_hitherto, forms=("hitherto",)),
    Rule(appellations.mend_office_until, forms=("until", "once", "formerly", "previously")),
    Rule(appellations.mend_naming_as, ("oprd",), labels=_PERSON),
    Rule(phrases.mend_recipient, ("nmod", "compound", "amod")),
    Rule(phrases.mend_two_objects, ("dobj",)),
    Rule(phrases.mend_two_recipients, ("nmod", "compound")),
    Rule(phrases.mend_name_across_recipient, ("dative",), labels=_ORGANIZATION | _STATE),
    Rule(subjects.mend_second_subject, ("conj",), tags=FINITE),
    Rule(conditions.mend_inverted_condition, ("ccomp",)),
    Rule(phrases.mend_contraction, forms=("’ve", "'ve")),
    Rule(phrases.mend_make_sure, forms=("sure", "certain")),
    Rule(phrases.mend_at_once, forms=("once",)),
    Rule(phrases.mend_gerund_before_place, ("amod", "compound")),
    Rule(
        appellations.mend_parts_of_region,
        forms=("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
    ),
    Rule(clauses.mend_inverted_predicate, ("attr",)),
    Rule(subjects.mend_name_as_subject, ("npadvmod", "advmod", "amod")),
    Rule(verbs.mend_verb_as_modifier, ("nsubj",)),
    Rule(subjects.mend_missing_subject, ("ROOT",), tags=FINITE),
    Rule(subjects.mend_name_behind_role, ("nsubj", "nsubjpass"), labels=_PERSON),
    Rule(subjects.mend_name_before_article, ("nsubj", "nsubjpass"), tags=_COMMON),
    Rule(phrases.mend_for_to, forms=("for",)),
    Rule(phrases.mend_side_by_side, forms=("shoulder",)),
    Rule(phrases.mend_infinitive_before_name, ("prep",), forms=("to",)),
    Rule(phrases.mend_infinitive_of_noun, ("advcl", "xcomp"), tags=_BARE),
    Rule(phrases.mend_to_before_noun, ("aux",), forms=("to",)),
    Rule(phrases.mend_noun_behind_modal, ("aux",), tags=_MODAL),
    Rule(phrases.mend_noun_conjoined_with_verb, ("conj",), tags=_COMMON),
    Rule(clauses.mend_absolute_subject, ("advcl", "pcomp", "acl"), tags=_GERUND),
    Rule(clauses.mend_interposed_speaker, ("ccomp",)),
    Rule(clauses.mend_gerund_as_subject, ("ccomp",)),
    Rule(idioms.mend_rather_than, forms=("than",)),
    Rule(clauses.mend_heavy_object, ("prep",)),
    Rule(clauses.mend_infinitive_as_content, ("ccomp",)),
    Rule(idioms.mend_got_to, ("advcl",)),
    Rule(clauses.mend_but_behind_subordinate, ("conj",)),
    Rule(clauses.mend_but_behind_infinitive, ("conj",)),
    Rule(clauses.mend_agent_behind_given, ("auxpass",)),
    Rule(clauses.mend_small_clause, ("ccomp",)),
    Rule(clauses.mend_early_result, ("acomp", "advcl", "amod", "ccomp"), tags=_ADJECTIVE),
    Rule(clauses.mend_adjective_as_object, ("dobj",), tags=_ADJECTIVE),
    Rule(clauses.mend_reduced_relative, ("ccomp",), tags=_PARTICIPLE),
    Rule(results.mend_time_limit, ("npadvmod", "dobj"), tags=_COMMON),
    Rule(attachments.mend_setting_of_document, ("prep",), forms=("in", "on", "at")),
    Rule(attachments.mend_day_behind_subject, ("prep",), forms=("on",)),
    Rule(attachments.mend_last_year, ("prep",), forms=("to",)),
    Rule(attachments.mend_where_behind_preposition, ("pcomp",)),
    Rule(doers.mend_lost_agent, ("agent",)),
    Rule(attachments.mend_agent_behind_place, ("prep",), forms=("by",)),
    Rule(attachments.mend_second_agent, forms=("by",)),
    Rule(attachments.mend_agent_behind_settings, ("prep",), forms=("by",)),
    Rule(attachments.mend_led_object, ("advcl",), tags=_PARTICIPLE),
    Rule(attachments.mend_participle_of_document, ("acl",), tags=_PARTICIPLE),
    Rule(attachments.mend_agent_of_active, ("agent",)),
    Rule(attachments.mend_agent_of_object, ("prep",), forms=("by",)),
    Rule(attachments.mend_content_of_noun, ("advcl",)),
    Rule(
        attachments.mend_target_of_weapon, ("prep",), forms=("over", "into", "toward", "towards", "against", "at", "on")
    ),
    Rule(attachments.mend_target_behind_agent, ("prep",), forms=("on", "against")),
    Rule(attachments.mend_told_conjunct, ("conj",)),
    Rule(attachments.mend_verdict, ("amod", "ccomp"), tags=_ADJECTIVE),
    Rule(relatives.mend_relative_behind_apposition, ("relcl",)),
    Rule(relatives.mend_object_of_inner_verb, ("dobj", "pobj"), forms=("which", "whom")),
    Rule(relatives.mend_which_behind_persons, ("relcl",)),
    Rule(relatives.mend_main_behind_relative, ("acl", "conj")),
    Rule(relatives.mend_relative_of_funds, ("relcl",)),
    Rule(relatives.mend_infinitive_of_rank, forms=("first", "last", "latest")),
    Rule(attachments.mend_relative_of_body, ("relcl",)),
    Rule(attachments.mend_receiver_behind_participle, ("prep",), forms=("to",)),
    Rule(attachments.mend_relative_of_measure, ("relcl", "acl")),
    Rule(attachments.mend_place_behind_date, ("prep",), forms=("in",)),
    Rule(attachments.mend_partner_behind_time, ("prep",), forms=("with",)),
    Rule(attachments.mend_object_behind_time, ("npadvmod",)),
    Rule(clauses.mend_causative, ("ccomp", "acl"), tags=_PAST_OR_PARTICIPLE),
    Rule(phrases.lift_adjunct_of_name, ("prep",)),
    Rule(phrases.lower_place_of_deed, ("prep",), forms=("in", "at", "on", "near")),
    Rule(clauses.mend_helped_subject, ("acl",)),
    Rule(participles.mend_participle_as_subject, ("csubj", "csubjpass")),
    Rule(participles.mend_parallel_participles, ("acl",), tags=_PARTICIPLE),
    Rule(doers.mend_act_behind_opening, ("prep",)),
    Rule(doers.mend_deadly_participle, ("advcl",), tags=_GERUND),
    Rule(doers.mend_deadly_relative, ("relcl",)),
    Rule(doers.mend_beginning_relative, ("relcl",)),
    Rule(doers.mend_ground_of_strike, ("prep",), forms=("against", "over", "at", "in")),
    Rule(boundaries.mend_person_behind_opening, ("nsubj",), labels=_PERSON),
)


class _Call(NamedTuple):
    """How a rule is called: by which forms or dependencies, and what else its tokens have in which column."""

    mend: Callable[[Tree, int, Words], None]
    by_form: bool
    keys: tuple[str, ...]
    column: Literal["tag", "ent", "dep", ""]
    wanted: Collection[str] | None


def _call(rule: Rule) -> _Call:
    by_form, keys = bool(rule.forms), rule.forms or rule.deps
    if rule.tags:
        return _Call(rule.mend, by_form, keys, "tag", rule.tags)
    if rule.labels:
        return _Call(rule.mend, by_form, keys, "ent", rule.labels)
    if rule.forms and rule.deps:
        return _Call(rule.mend, by_form, keys, "dep", rule.deps)
    return _Call(rule.mend, by_form, keys, "", None)


_CALLS = tuple(map(_call, _RULES))
_HEADLINE_CALLS = tuple(map(_call, _HEADLINE_RULES))
