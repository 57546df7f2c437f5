"""Which tokens the rules of mending are called for: sets of tags, labels, dependencies and forms.

In: nothing. Out: constants for the tables of rules. A rule for the past tense is called for tokens of ``PAST``.
"""

from __future__ import annotations

COMMON = frozenset({"NN", "NNS"})
SINGULAR = frozenset({"NN"})
PLURAL = frozenset({"NNS"})
ADJECTIVE = frozenset({"JJ"})
BARE = frozenset({"VB"})
GERUND = frozenset({"VBG"})
MODAL = frozenset({"MD"})
PARTICIPLE = frozenset({"VBN"})
PARTICLE = frozenset({"RP"})
PAST = frozenset({"VBD"})
PAST_OR_PARTICIPLE = frozenset({"VBD", "VBN"})
PLURAL_PRESENT = frozenset({"VBP"})
SINGULAR_PRESENT = frozenset({"VBZ"})

UNKNOWN = frozenset({"XX"})

PERSON = frozenset({"PERSON"})
ORGANIZATION = frozenset({"ORG"})
BODY = frozenset({"ORG", "NORP"})
PEOPLE = frozenset({"NORP"})
STATE = frozenset({"GPE"})
DATE = frozenset({"DATE"})

MAIN = frozenset({"ROOT"})
CONTENT = frozenset({"ccomp"})
CLAUSE_BELOW = frozenset({"advcl", "ccomp"})
APPOSITION = frozenset({"appos"})
CONJUNCT = frozenset({"conj"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj"})
ADJUNCT = frozenset({"prep"})
BEHIND_PREPOSITION = frozenset({"pobj"})
RELATIVE = frozenset({"relcl"})
OF_NOUN = frozenset({"acl", "relcl"})
AUXILIARY = frozenset({"aux", "auxpass"})

BUT = frozenset({"but"})
ARTICLE = frozenset({"a", "an"})
CLOSES_WORDS = frozenset({",", '"', "''", "”", "’", "'"})
OF = frozenset({"of"})
