"""Mends a parse before it is read, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "met Gerasimov in Geneva on Wednesday" the small model hangs "in
Geneva" on the name; a person's name takes no place, so that it goes back to the verb. Each rule looks at one token that
has one of its dependencies, in the order of the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.mending import (
    appellations,
    attachments,
    boundaries,
    clauses,
    doers,
    gaps,
    gerunds,
    headlines,
    lists,
    openings,
    participles,
    phrases,
    relatives,
    reports,
    results,
    subjects,
    titles,
    verbs,
)
from kg.extract.tree import REFLEXIVES, Tree
from kg.ontology.words import Words


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and what a token must have that it is called for: a dependency, or a form in lower case."""

    mend: Callable[[Tree, int, Words], None]
    deps: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    places, forms = _by_dep(tree), _by_form(tree)
    if not words.plurals.keys().isdisjoint(tree.lower):
        _mend_plurals(tree, words)
    for rule in (*_HEADLINE_RULES, *_RULES) if headline else _RULES:
        for dep in rule.deps:
            for index in places.get(dep, ()):
                rule.mend(tree, index, words)
        for form in rule.forms:
            for index in forms.get(form, ()):
                rule.mend(tree, index, words)
        if tree.changed:
            tree.link()
            places = _by_dep(tree)


def _mend_plurals(tree: Tree, words: Words) -> None:
    """ "attacked the media", "closed its bases": the small model makes a medium and a basis of them."""
    for index, lower in enumerate(tree.lower):
        if lower in words.plurals and tree.tag[index] == "NNS":
            tree.lemma[index] = words.plurals[lower]


def _by_dep(tree: Tree) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, dep in enumerate(tree.dep):
        places[dep].append(index)
    return places


def _by_form(tree: Tree) -> dict[str, list[int]]:
    """Return where the words are that rules are called for."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, lower in enumerate(tree.lower):
        if lower in _FORMS:
            places[lower].append(index)
    return places


_HEADLINE_RULES = (
    Rule(headlines.mend_verbless_headline, ("ROOT",)),
    Rule(headlines.mend_verbless_as, forms=("as",)),
    Rule(headlines.mend_reported_headline, ("amod",)),
    Rule(headlines.mend_passive_headline, ("ROOT",)),
    Rule(headlines.mend_subject_as_auxiliary, ("aux",)),
    Rule(headlines.mend_subject_in_verb, ("compound",)),
    Rule(headlines.mend_headline_list, ("npadvmod", "dep", "nmod")),
)
_RULES = (
    Rule(clauses.mend_in_order_to, forms=("order",)),
    Rule(gaps.mend_gapped_clause, forms=("its", "their", "his", "her")),
    Rule(gaps.mend_gapped_thing, ("conj",)),
    Rule(gaps.mend_gapped_name, ("conj",)),
    Rule(gaps.mend_object_behind_verdict, forms=("as",)),
    Rule(gaps.mend_object_behind_recipient, ("prep", "dative")),
    Rule(appellations.mend_alias_in_name, forms=("alias",)),
    Rule(subjects.mend_subject_of_auxiliary, ("nsubj",)),
    Rule(subjects.mend_first_of_two_verbs, ("acl",)),
    Rule(subjects.mend_verb_behind_as, ("advcl",)),
    Rule(boundaries.mend_time_clause_as_content, ("ccomp",)),
    Rule(verbs.mend_fighting, ("nsubj", "nsubjpass", "ROOT")),
    Rule(verbs.mend_set_fire, forms=("fire",)),
    Rule(results.mend_self_naming, forms=REFLEXIVES),
    Rule(results.mend_casualties, ("conj",)),
    Rule(results.mend_number_of_dead, ("oprd",)),
    Rule(attachments.mend_non_grata, forms=("persona",)),
    Rule(attachments.mend_place_as_subject, ("nsubj", "nsubjpass")),
    Rule(doers.mend_object_before_clause, ("prep",)),
    Rule(attachments.mend_stranded_preposition, ("prep",)),
    Rule(attachments.mend_phone_call, forms=("called", "phoned", "telephoned")),
    Rule(participles.mend_accused_subject, ("ROOT", "ccomp", "conj", "advcl")),
    Rule(doers.mend_apposition_before_conjunct, ("conj",)),
    Rule(doers.mend_told_target, ("pcomp",)),
    Rule(doers.mend_surfacing, ("pcomp",)),
    Rule(participles.mend_captive, ("acl", "ccomp")),
    Rule(participles.mend_captive_subject, ("ROOT",)),
    Rule(participles.mend_past_participle, ("advcl",)),
    Rule(doers.mend_infinitive_as_noun, ("ccomp", "xcomp", "advcl")),
    Rule(doers.mend_as_well_as_to, ("advcl",)),
    Rule(doers.mend_shown_act, ("acl",)),
    Rule(participles.mend_affiliation, ("acl",)),
    Rule(participles.mend_finite_participle, ("acl",)),
    Rule(participles.mend_participle_of_last, ("acl",)),
    Rule(doers.mend_bearer_of_role, ("appos",)),
    Rule(participles.mend_verb_behind_agent, ("acl",)),
    Rule(doers.mend_side_in_caption, forms=("left", "right", "center", "centre")),
    Rule(attachments.mend_subject_behind_list, ("conj", "ccomp")),
    Rule(attachments.mend_subject_with_participle, ("conj", "advcl", "ccomp")),
    Rule(attachments.mend_object_as_subject, ("ccomp",)),
    Rule(attachments.mend_apposition_before_clause, ("nsubj",)),
    Rule(boundaries.mend_split_condition, ("ROOT",)),
    Rule(boundaries.mend_split_possession, ("ROOT",)),
    Rule(boundaries.mend_which_as_determiner, forms=("which",)),
    Rule(boundaries.mend_leading_condition, forms=("had", "should", "were")),
    Rule(boundaries.mend_conjunct_of_belief, ("conj",)),
    Rule(boundaries.mend_subject_before_semicolon, ("nsubj",)),
    Rule(boundaries.mend_preposition_as_conjunction, ("conj", "ccomp")),
    Rule(boundaries.mend_telling_participle, ("advcl",)),
    Rule(boundaries.mend_telling_behind_subordinate, ("advcl",)),
    Rule(boundaries.mend_charges, forms=("charges", "claims", "accusations", "allegations", "reports")),
    Rule(participles.mend_participle_of_inner_object, ("ROOT",)),
    Rule(participles.mend_suffered_subject, ("ROOT",)),
    Rule(boundaries.mend_inserted_participle, ("ROOT",)),
    Rule(boundaries.mend_asked_speaker, ("ccomp",)),
    Rule(boundaries.mend_that_as_object, forms=("that",)),
    Rule(reports.mend_closing_report, forms=("report",)),
    Rule(reports.mend_told_behind_subject, ("advcl", "relcl", "acl")),
    Rule(reports.mend_told_in_publication, ("acl", "relcl", "ccomp")),
    Rule(reports.mend_called_behind_clause, forms=("called", "calls", "call")),
    Rule(openings.mend_subject_in_opening, ("appos",)),
    Rule(reports.mend_conjunct_behind_quotation, ("conj",)),
    Rule(reports.mend_shared_modal, ("conj",)),
    Rule(boundaries.mend_inserted_naming, ("ROOT",)),
    Rule(clauses.mend_apposed_belief, ("xcomp",)),
    Rule(gerunds.mend_gerund_conjunct, ("conj",)),
    Rule(gerunds.mend_gerund_list, ("pcomp", "xcomp", "compound", "amod")),
    Rule(gerunds.mend_gerunds_behind_noun, ("pobj",)),
    Rule(gerunds.mend_gerund_of_charge, ("pobj", "pcomp")),
    Rule(gerunds.mend_gerund_before_object, ("amod", "compound")),
    Rule(gerunds.mend_content_gerund, ("acl", "pcomp")),
    Rule(gerunds.mend_gerund_behind_insertion, ("advcl", "conj", "xcomp")),
    Rule(boundaries.mend_demanding_participle, ("conj",)),
    Rule(boundaries.mend_conjunct_in_subordinate, ("conj",)),
    Rule(boundaries.mend_finite_conjunct_of_infinitive, ("conj",)),
    Rule(boundaries.mend_disagreeing_conjunct, ("conj",)),
    Rule(phrases.mend_month_before_subject, ("compound",)),
    Rule(phrases.mend_ground_of_act, forms=("of", "about", "over")),
    Rule(phrases.mend_since_of_first, forms=("since",)),
    Rule(titles.mend_under_secretary, forms=("under",)),
    Rule(subjects.mend_person_behind_portfolio, ("appos",)),
    Rule(subjects.mend_subject_behind_place, ("appos",)),
    Rule(subjects.mend_subject_of_inserted_participle, ("ccomp",)),
    Rule(subjects.mend_subject_of_participle, ("ccomp",)),
    Rule(subjects.mend_second_subject_with_apposition, ("conj",)),
    Rule(subjects.mend_role_behind_person, ("nsubj", "nsubjpass")),
    Rule(subjects.mend_relative_as_content, ("ccomp",)),
    Rule(subjects.mend_subject_of_reduced_clause, ("conj",)),
    Rule(subjects.mend_main_behind_whose, forms=("whose",)),
    Rule(subjects.mend_told_gap, ("relcl", "advcl", "ccomp", "acl", "parataxis")),
    Rule(subjects.mend_interposed_quoting, forms=("saying",)),
    Rule(subjects.mend_ranked_doer, ("xcomp", "advcl")),
    Rule(verbs.mend_capital_pronoun, forms=("who",)),
    Rule(verbs.mend_commands, ("nmod", "compound", "amod")),
    Rule(verbs.mend_having_done, forms=("having",)),
    Rule(verbs.mend_contact_clause, ("pobj", "dobj")),
    Rule(verbs.mend_clause_behind_place, ("nsubj",)),
    Rule(verbs.mend_participle_behind_with, ("conj",)),
    Rule(verbs.mend_bracketed_name, ("nsubj",)),
    Rule(verbs.mend_verbless_sentence, ("acl", "appos")),
    Rule(verbs.mend_verb_as_subject, ("nsubj",)),
    Rule(verbs.mend_clause_behind_colon, ("acl", "relcl")),
    Rule(verbs.mend_relative_participle, ("amod",)),
    Rule(verbs.mend_participle_between_nouns, ("amod",)),
    Rule(verbs.mend_conjoined_subject, ("relcl",)),
    Rule(verbs.mend_participle_with_object, ("acl",)),
    Rule(verbs.mend_noun_with_subject, ("nsubj", "nsubjpass")),
    Rule(verbs.mend_noun_with_object, ("conj",)),
    Rule(verbs.mend_adjacent_subjects, ("nsubj", "nsubjpass")),
    Rule(verbs.mend_passive_adjective, ("auxpass",)),
    Rule(reports.mend_closing_speakers, ("ROOT",)),
    Rule(reports.mend_reporting_agent, ("acl",)),
    Rule(reports.mend_interposed_report, ("ccomp", "parataxis")),
    Rule(reports.mend_that_behind_insertion, ("ROOT",)),
    Rule(clauses.mend_should_behind, forms=("should",)),
    Rule(clauses.mend_to_blame, ("xcomp",)),
    Rule(clauses.mend_went_so_far, forms=("far",)),
    Rule(clauses.mend_in_charge, forms=("charge",)),
    Rule(clauses.mend_no_choice, forms=("choice", "option", "alternative")),
    Rule(clauses.mend_provided, forms=("provided", "providing")),
    Rule(clauses.mend_conjunct_of_report, ("conj",)),
    Rule(reports.mend_clause_behind_report, ("conj",)),
    Rule(clauses.mend_passive_list, ("advcl",)),
    Rule(appellations.mend_nom_de_guerre, forms=("guerre",)),
    Rule(appellations.mend_acronym_behind_or, ("conj",)),
    Rule(appellations.mend_list_of_names, ("appos",)),
    Rule(lists.mend_acronym_behind_owner, forms=("(",)),
    Rule(lists.mend_name_with_and, forms=("and",)),
    Rule(lists.mend_owner_before_owner, ("case",)),
    Rule(lists.mend_kinds_of_one, ("dobj", "pobj")),
    Rule(lists.mend_place_in_state, ("conj",)),
    Rule(lists.mend_companion, forms=("together", "along")),
    Rule(lists.mend_body_beside_person, ("appos",)),
    Rule(lists.mend_last_member_as_subject, ("conj", "ccomp", "advcl")),
    Rule(lists.mend_excluded_subject, ("conj",)),
    Rule(lists.mend_member_behind_apposition, ("conj",)),
    Rule(lists.mend_second_deed, ("conj", "pobj")),
    Rule(lists.mend_member_behind_as_well_as, ("conj",)),
    Rule(lists.mend_person_beside_meeting, ("conj", "appos")),
    Rule(lists.mend_place_beside_date, ("conj",)),
    Rule(clauses.mend_denied_charge, ("ccomp",)),
    Rule(clauses.mend_reduced_belief, ("xcomp",)),
    Rule(appellations.mend_owner_of_actor, ("compound",)),
    Rule(phrases.mend_bare_object, ("npadvmod", "advmod", "dep")),
    Rule(phrases.mend_particle, ("advmod",)),
    Rule(clauses.mend_bare_conjunct, ("conj",)),
    Rule(appellations.mend_person_coordination, ("nmod", "compound")),
    Rule(appellations.mend_elected_person, ("nmod", "compound")),
    Rule(phrases.mend_recipient, ("nmod", "compound", "amod")),
    Rule(phrases.mend_two_objects, ("dobj",)),
    Rule(subjects.mend_second_subject, ("conj",)),
    Rule(clauses.mend_inverted_condition, ("ccomp",)),
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
    Rule(subjects.mend_missing_subject, ("ROOT",)),
    Rule(subjects.mend_name_behind_role, ("nsubj", "nsubjpass")),
    Rule(subjects.mend_name_before_article, ("nsubj", "nsubjpass")),
    Rule(phrases.mend_for_to, forms=("for",)),
    Rule(phrases.mend_side_by_side, forms=("shoulder",)),
    Rule(phrases.mend_infinitive_of_noun, ("advcl", "xcomp")),
    Rule(phrases.mend_to_before_noun, ("aux",)),
    Rule(phrases.mend_noun_conjoined_with_verb, ("conj",)),
    Rule(clauses.mend_absolute_subject, ("advcl", "pcomp", "acl")),
    Rule(clauses.mend_interposed_speaker, ("ccomp",)),
    Rule(clauses.mend_gerund_as_subject, ("ccomp",)),
    Rule(clauses.mend_rather_than, forms=("than",)),
    Rule(clauses.mend_heavy_object, ("prep",)),
    Rule(clauses.mend_infinitive_as_content, ("ccomp",)),
    Rule(clauses.mend_got_to, ("advcl",)),
    Rule(clauses.mend_but_behind_subordinate, ("conj",)),
    Rule(clauses.mend_agent_behind_given, ("auxpass",)),
    Rule(clauses.mend_small_clause, ("ccomp",)),
    Rule(clauses.mend_early_result, ("acomp", "advcl", "amod", "ccomp")),
    Rule(clauses.mend_adjective_as_object, ("dobj",)),
    Rule(clauses.mend_reduced_relative, ("ccomp",)),
    Rule(results.mend_time_limit, ("npadvmod", "dobj")),
    Rule(attachments.mend_setting_of_document, ("prep",)),
    Rule(attachments.mend_where_behind_preposition, ("pcomp",)),
    Rule(attachments.mend_agent_of_object, ("prep",)),
    Rule(attachments.mend_content_of_noun, ("advcl",)),
    Rule(attachments.mend_target_of_weapon, ("prep",)),
    Rule(attachments.mend_target_behind_agent, ("prep",)),
    Rule(attachments.mend_told_conjunct, ("conj",)),
    Rule(attachments.mend_verdict, ("amod", "ccomp")),
    Rule(relatives.mend_relative_behind_apposition, ("relcl",)),
    Rule(relatives.mend_main_behind_relative, ("acl",)),
    Rule(relatives.mend_relative_of_funds, ("relcl",)),
    Rule(relatives.mend_infinitive_of_rank, forms=("first", "last", "latest")),
    Rule(attachments.mend_relative_of_body, ("relcl",)),
    Rule(attachments.mend_receiver_behind_participle, ("prep",)),
    Rule(attachments.mend_relative_of_measure, ("relcl", "acl")),
    Rule(attachments.mend_place_behind_date, ("prep",)),
    Rule(attachments.mend_object_behind_time, ("npadvmod",)),
    Rule(clauses.mend_causative, ("ccomp", "acl")),
    Rule(phrases.lift_adjunct_of_name, ("prep",)),
    Rule(phrases.lower_place_of_deed, ("prep",)),
    Rule(clauses.mend_helped_subject, ("acl",)),
    Rule(participles.mend_participle_as_subject, ("csubj",)),
    Rule(participles.mend_parallel_participles, ("acl",)),
    Rule(doers.mend_act_behind_opening, ("prep",)),
    Rule(doers.mend_deadly_participle, ("advcl",)),
    Rule(doers.mend_deadly_relative, ("relcl",)),
    Rule(doers.mend_beginning_relative, ("relcl",)),
    Rule(doers.mend_ground_of_strike, ("prep",)),
    Rule(boundaries.mend_person_behind_opening, ("nsubj",)),
)
_FORMS = frozenset(form for rule in (*_HEADLINE_RULES, *_RULES) for form in rule.forms)
