"""The table of the rules that only headlines need: these are called before those of every paragraph.

In: the rules of this package. Out: ``HEADLINE_RULES``, in the order in which they are to be called. In "Kenya shuts
camp" the small model sees no verb.
"""

from __future__ import annotations

from kg.extract.mending import between, headlinereports, headlines
from kg.extract.mending.table import Rule
from kg.extract.mending.wanted import PAST_OR_PARTICIPLE, PEOPLE, STATE

HEADLINE_RULES = (
    Rule(between.mend_clause_before_semicolon, ("ROOT", "ccomp")),
    Rule(headlines.mend_topic, forms=(":",)),
    Rule(headlinereports.mend_inverted_headline, forms=(",",)),
    Rule(headlines.mend_verbless_headline, ("ROOT",)),
    Rule(headlines.mend_verbless_verdict, ("ROOT",)),
    Rule(headlines.mend_place_before_verb, forms=("in", "near", "at")),
    Rule(headlines.mend_verbless_report, ("ROOT",)),
    Rule(headlines.mend_verbless_as, forms=("as",)),
    Rule(headlines.mend_clause_behind_mark, forms=("as", "after", "while")),
    Rule(headlines.mend_reported_headline, ("amod",)),
    Rule(headlines.mend_toll_in_headline, ("ROOT",), tags=PAST_OR_PARTICIPLE),
    Rule(headlines.mend_passive_headline, ("ROOT",)),
    Rule(headlines.mend_subject_as_auxiliary, ("aux",)),
    Rule(headlines.mend_subject_in_verb, ("compound",)),
    Rule(headlines.mend_peoples_in_headline, ("npadvmod", "dep", "nmod", "advmod"), labels=PEOPLE | STATE),
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
