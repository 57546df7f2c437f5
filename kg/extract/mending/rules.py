"""The tables of rules that mend a parse before it is read, where the small model errs systematically on news.

In: the rules of this package. Out: ``TABLE``, and ``HEADLINE_TABLE`` for headlines. In "met Gerasimov in Geneva on
Wednesday" the small model hangs "in Geneva" on the name; a person's name takes no place, so that it goes back to the
verb. Each rule looks at one token, and they come in the order in which they are to be called.
"""

from __future__ import annotations

from kg.extract.mending.earlyrules import EARLY_RULES
from kg.extract.mending.headlinerules import HEADLINE_RULES
from kg.extract.mending.laterules import LATE_RULES
from kg.extract.mending.table import Table

TABLE = Table((*EARLY_RULES, *LATE_RULES))
HEADLINE_TABLE = Table((*HEADLINE_RULES, *EARLY_RULES, *LATE_RULES))
