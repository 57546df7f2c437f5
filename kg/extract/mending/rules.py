"""Mends a parse before it is read, where the small model errs systematically on news.

In: a ``Tree``. Out: the same tree, changed. In "met Gerasimov in Geneva on Wednesday" the small model hangs "in
Geneva" on the name; a person's name takes no place, so that it goes back to the verb. Each rule looks at one token that
has one of its dependencies, in the order of the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.extract import (
    attachmending,
    boundarymending,
    clausemending,
    doermending,
    gapmending,
    gerundmending,
    headlinemending,
    listmending,
    participlemending,
    phrasemending,
    resultmending,
    subjectmending,
    verbmending,
)
from kg.extract.tree import Tree
from kg.ontology.words import Words


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and what a token must have that it is called for: a dependency, or a form in lower case."""

    mend: Callable[[Tree, int, Words], None]
    deps: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "triggers", frozenset((*self.deps, *self.forms)))


def mend(tree: Tree, words: Words, *, headline: bool = False) -> None:
    """Mend heads, dependencies and tags of one parsed paragraph in place."""
    places, forms = _by_dep(tree), _by_form(tree)
    present = places.keys() | forms.keys()
    if not words.plurals.keys().isdisjoint(tree.lower):
        _mend_plurals(tree, words)
    for rule in (*_HEADLINE_RULES, *_RULES) if headline else _RULES:
        if rule.triggers.isdisjoint(present):
            continue  # most rules are for words that are not there
        for dep in rule.deps:
            for index in places.get(dep, ()):
                rule.mend(tree, index, words)
        for form in rule.forms:
            for index in forms.get(form, ()):
                rule.mend(tree, index, words)
        if tree.changed:
            tree.link()
            places = _by_dep(tree)
            present = places.keys() | forms.keys()


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
    Rule(headlinemending.mend_verbless_headline, ("ROOT",)),
    Rule(headlinemending.mend_verbless_as, forms=("as",)),
    Rule(headlinemending.mend_reported_headline, ("amod",)),
    Rule(headlinemending.mend_passive_headline, ("ROOT",)),
    Rule(headlinemending.mend_subject_as_auxiliary, ("aux",)),
    Rule(headlinemending.mend_subject_in_verb, ("compound",)),
    Rule(headlinemending.mend_headline_list, ("npadvmod", "dep", "nmod")),
)
_RULES = (
    Rule(clausemending.mend_in_order_to, forms=("order",)),
    Rule(gapmending.mend_gapped_clause, forms=("its", "their", "his", "her")),
    Rule(gapmending.mend_gapped_thing, ("conj",)),
    Rule(gapmending.mend_object_behind_verdict, forms=("as",)),
    Rule(phrasemending.mend_alias_in_name, forms=("alias",)),
    Rule(subjectmending.mend_subject_of_auxiliary, ("nsubj",)),
    Rule(subjectmending.mend_first_of_two_verbs, ("acl",)),
    Rule(subjectmending.mend_verb_behind_as, ("advcl",)),
    Rule(boundarymending.mend_time_clause_as_content, ("ccomp",)),
    Rule(verbmending.mend_fighting, ("nsubj", "nsubjpass")),
    Rule(verbmending.mend_set_fire, forms=("fire",)),
    Rule(resultmending.mend_self_naming, forms=resultmending.REFLEXIVES),
    Rule(resultmending.mend_casualties, ("conj",)),
    Rule(resultmending.mend_number_of_dead, ("oprd",)),
    Rule(attachmending.mend_non_grata, forms=("persona",)),
    Rule(attachmending.mend_place_as_subject, ("nsubj", "nsubjpass")),
    Rule(doermending.mend_object_before_clause, ("prep",)),
    Rule(participlemending.mend_accused_subject, ("ROOT", "ccomp", "conj", "advcl")),
    Rule(doermending.mend_apposition_before_conjunct, ("conj",)),
    Rule(doermending.mend_told_target, ("pcomp",)),
    Rule(doermending.mend_surfacing, ("pcomp",)),
    Rule(participlemending.mend_captive, ("acl", "ccomp")),
    Rule(participlemending.mend_past_participle, ("advcl",)),
    Rule(doermending.mend_infinitive_as_noun, ("ccomp", "xcomp", "advcl")),
    Rule(doermending.mend_as_well_as_to, ("advcl",)),
    Rule(doermending.mend_shown_act, ("acl",)),
    Rule(participlemending.mend_affiliation, ("acl",)),
    Rule(participlemending.mend_finite_participle, ("acl",)),
    Rule(participlemending.mend_participle_of_last, ("acl",)),
    Rule(doermending.mend_bearer_of_role, ("appos",)),
    Rule(participlemending.mend_verb_behind_agent, ("acl",)),
    Rule(doermending.mend_side_in_caption, forms=("left", "right", "center", "centre")),
    Rule(attachmending.mend_subject_behind_list, ("conj", "ccomp")),
    Rule(attachmending.mend_subject_with_participle, ("conj", "advcl", "ccomp")),
    Rule(attachmending.mend_object_as_subject, ("ccomp",)),
    Rule(attachmending.mend_apposition_before_clause, ("nsubj",)),
    Rule(boundarymending.mend_split_condition, ("ROOT",)),
    Rule(boundarymending.mend_split_possession, ("ROOT",)),
    Rule(boundarymending.mend_which_as_determiner, forms=("which",)),
    Rule(boundarymending.mend_leading_condition, forms=("had", "should", "were")),
    Rule(boundarymending.mend_conjunct_of_belief, ("conj",)),
    Rule(boundarymending.mend_subject_before_semicolon, ("nsubj",)),
    Rule(boundarymending.mend_preposition_as_conjunction, ("conj", "ccomp")),
    Rule(boundarymending.mend_telling_participle, ("advcl",)),
    Rule(boundarymending.mend_telling_behind_subordinate, ("advcl",)),
    Rule(boundarymending.mend_charges, forms=("charges", "claims", "accusations", "allegations", "reports")),
    Rule(boundarymending.mend_inserted_participle, ("ROOT",)),
    Rule(boundarymending.mend_asked_speaker, ("ccomp",)),
    Rule(boundarymending.mend_that_as_object, forms=("that",)),
    Rule(boundarymending.mend_inserted_naming, ("ROOT",)),
    Rule(boundarymending.mend_person_behind_opening, ("nsubj",)),
    Rule(clausemending.mend_apposed_belief, ("xcomp",)),
    Rule(gerundmending.mend_gerund_conjunct, ("conj",)),
    Rule(gerundmending.mend_gerund_list, ("pcomp", "xcomp", "compound", "amod")),
    Rule(gerundmending.mend_gerunds_behind_noun, ("pobj",)),
    Rule(gerundmending.mend_content_gerund, ("acl", "pcomp")),
    Rule(gerundmending.mend_gerund_behind_insertion, ("advcl", "conj", "xcomp")),
    Rule(boundarymending.mend_demanding_participle, ("conj",)),
    Rule(boundarymending.mend_conjunct_in_subordinate, ("conj",)),
    Rule(boundarymending.mend_finite_conjunct_of_infinitive, ("conj",)),
    Rule(boundarymending.mend_disagreeing_conjunct, ("conj",)),
    Rule(phrasemending.mend_month_before_subject, ("compound",)),
    Rule(phrasemending.mend_ground_of_act, forms=("of", "about", "over")),
    Rule(phrasemending.mend_since_of_first, forms=("since",)),
    Rule(subjectmending.mend_person_behind_portfolio, ("appos",)),
    Rule(subjectmending.mend_subject_behind_place, ("appos",)),
    Rule(subjectmending.mend_subject_of_inserted_participle, ("ccomp",)),
    Rule(subjectmending.mend_subject_of_participle, ("ccomp",)),
    Rule(subjectmending.mend_second_subject_with_apposition, ("conj",)),
    Rule(subjectmending.mend_role_behind_person, ("nsubj", "nsubjpass")),
    Rule(subjectmending.mend_relative_as_content, ("ccomp",)),
    Rule(subjectmending.mend_subject_of_reduced_clause, ("conj",)),
    Rule(subjectmending.mend_main_behind_whose, forms=("whose",)),
    Rule(subjectmending.mend_told_gap, ("relcl", "advcl", "ccomp", "acl", "parataxis")),
    Rule(subjectmending.mend_interposed_quoting, forms=("saying",)),
    Rule(subjectmending.mend_ranked_doer, ("xcomp", "advcl")),
    Rule(verbmending.mend_capital_pronoun, forms=("who",)),
    Rule(verbmending.mend_commands, ("nmod", "compound", "amod")),
    Rule(verbmending.mend_having_done, forms=("having",)),
    Rule(verbmending.mend_contact_clause, ("pobj", "dobj")),
    Rule(verbmending.mend_clause_behind_place, ("nsubj",)),
    Rule(verbmending.mend_participle_behind_with, ("conj",)),
    Rule(verbmending.mend_bracketed_name, ("nsubj",)),
    Rule(verbmending.mend_verbless_sentence, ("acl", "appos")),
    Rule(verbmending.mend_verb_as_subject, ("nsubj",)),
    Rule(verbmending.mend_clause_behind_colon, ("acl", "relcl")),
    Rule(verbmending.mend_relative_participle, ("amod",)),
    Rule(verbmending.mend_participle_between_nouns, ("amod",)),
    Rule(verbmending.mend_conjoined_subject, ("relcl",)),
    Rule(verbmending.mend_participle_with_object, ("acl",)),
    Rule(verbmending.mend_noun_with_subject, ("nsubj", "nsubjpass")),
    Rule(verbmending.mend_noun_with_object, ("conj",)),
    Rule(verbmending.mend_adjacent_subjects, ("nsubj", "nsubjpass")),
    Rule(verbmending.mend_passive_adjective, ("auxpass",)),
    Rule(clausemending.mend_conjunct_of_report, ("conj",)),
    Rule(clausemending.mend_passive_list, ("advcl",)),
    Rule(phrasemending.mend_nom_de_guerre, forms=("guerre",)),
    Rule(phrasemending.mend_acronym_behind_or, ("conj",)),
    Rule(phrasemending.mend_list_of_names, ("appos",)),
    Rule(listmending.mend_acronym_behind_owner, forms=("(",)),
    Rule(listmending.mend_name_with_and, forms=("and",)),
    Rule(listmending.mend_kinds_of_one, ("dobj", "pobj")),
    Rule(listmending.mend_place_in_state, ("conj",)),
    Rule(listmending.mend_companion, forms=("together", "along")),
    Rule(listmending.mend_body_beside_person, ("appos",)),
    Rule(listmending.mend_last_member_as_subject, ("conj", "ccomp", "advcl")),
    Rule(listmending.mend_excluded_subject, ("conj",)),
    Rule(listmending.mend_member_behind_apposition, ("conj",)),
    Rule(listmending.mend_second_deed, ("conj", "pobj")),
    Rule(listmending.mend_member_behind_as_well_as, ("conj",)),
    Rule(listmending.mend_person_beside_meeting, ("conj", "appos")),
    Rule(listmending.mend_place_beside_date, ("conj",)),
    Rule(clausemending.mend_denied_charge, ("ccomp",)),
    Rule(clausemending.mend_reduced_belief, ("xcomp",)),
    Rule(phrasemending.mend_owner_of_actor, ("compound",)),
    Rule(phrasemending.mend_bare_object, ("npadvmod", "advmod", "dep")),
    Rule(phrasemending.mend_particle, ("advmod",)),
    Rule(clausemending.mend_bare_conjunct, ("conj",)),
    Rule(phrasemending.mend_person_coordination, ("nmod", "compound")),
    Rule(phrasemending.mend_elected_person, ("nmod", "compound")),
    Rule(phrasemending.mend_recipient, ("nmod", "compound", "amod")),
    Rule(phrasemending.mend_two_objects, ("dobj",)),
    Rule(subjectmending.mend_second_subject, ("conj",)),
    Rule(clausemending.mend_inverted_condition, ("ccomp",)),
    Rule(phrasemending.mend_contraction, forms=("’ve", "'ve")),
    Rule(phrasemending.mend_make_sure, forms=("sure", "certain")),
    Rule(phrasemending.mend_at_once, forms=("once",)),
    Rule(phrasemending.mend_gerund_before_place, ("amod", "compound")),
    Rule(
        phrasemending.mend_parts_of_region,
        forms=("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
    ),
    Rule(clausemending.mend_inverted_predicate, ("attr",)),
    Rule(subjectmending.mend_name_as_subject, ("npadvmod", "advmod", "amod")),
    Rule(subjectmending.mend_missing_subject, ("ROOT",)),
    Rule(subjectmending.mend_name_before_article, ("nsubj", "nsubjpass")),
    Rule(phrasemending.mend_for_to, forms=("for",)),
    Rule(phrasemending.mend_side_by_side, forms=("shoulder",)),
    Rule(phrasemending.mend_infinitive_of_noun, ("advcl", "xcomp")),
    Rule(phrasemending.mend_to_before_noun, ("aux",)),
    Rule(phrasemending.mend_noun_conjoined_with_verb, ("conj",)),
    Rule(clausemending.mend_absolute_subject, ("advcl", "pcomp", "acl")),
    Rule(clausemending.mend_interposed_speaker, ("ccomp",)),
    Rule(clausemending.mend_gerund_as_subject, ("ccomp",)),
    Rule(clausemending.mend_rather_than, forms=("than",)),
    Rule(clausemending.mend_heavy_object, ("prep",)),
    Rule(clausemending.mend_infinitive_as_content, ("ccomp",)),
    Rule(clausemending.mend_got_to, ("advcl",)),
    Rule(clausemending.mend_but_behind_subordinate, ("conj",)),
    Rule(clausemending.mend_agent_behind_given, ("auxpass",)),
    Rule(clausemending.mend_small_clause, ("ccomp",)),
    Rule(clausemending.mend_early_result, ("acomp", "advcl", "amod", "ccomp")),
    Rule(clausemending.mend_adjective_as_object, ("dobj",)),
    Rule(clausemending.mend_reduced_relative, ("ccomp",)),
    Rule(resultmending.mend_time_limit, ("npadvmod", "dobj")),
    Rule(attachmending.mend_setting_of_document, ("prep",)),
    Rule(attachmending.mend_where_behind_preposition, ("pcomp",)),
    Rule(attachmending.mend_agent_of_object, ("prep",)),
    Rule(attachmending.mend_target_of_weapon, ("prep",)),
    Rule(attachmending.mend_target_behind_agent, ("prep",)),
    Rule(attachmending.mend_told_conjunct, ("conj",)),
    Rule(attachmending.mend_verdict, ("amod", "ccomp")),
    Rule(attachmending.mend_relative_of_body, ("relcl",)),
    Rule(clausemending.mend_causative, ("ccomp", "acl")),
    Rule(phrasemending.lift_adjunct_of_name, ("prep",)),
    Rule(phrasemending.lower_place_of_deed, ("prep",)),
    Rule(clausemending.mend_helped_subject, ("acl",)),
    Rule(participlemending.mend_participle_as_subject, ("csubj",)),
    Rule(participlemending.mend_parallel_participles, ("acl",)),
    Rule(doermending.mend_act_behind_opening, ("prep",)),
    Rule(doermending.mend_deadly_participle, ("advcl",)),
    Rule(doermending.mend_deadly_relative, ("relcl",)),
    Rule(doermending.mend_beginning_relative, ("relcl",)),
    Rule(doermending.mend_ground_of_strike, ("prep",)),
)
_FORMS = frozenset(form for rule in (*_HEADLINE_RULES, *_RULES) for form in rule.forms)
