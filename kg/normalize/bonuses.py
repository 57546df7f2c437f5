"""What speaks for one of those that a third-person pronoun may stand for: its clause, its speaker, the verbs around it.

In: a candidate's entities, the pronoun and its ``Setting``. Out: numbers to add to its weight. In "Kenya said Juba had
expelled its envoy" Juba is the subject of the pronoun's clause, and Kenya tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Mention
from kg.normalize.agreement import DOERS, Agreement, Entities
from kg.normalize.settings import Setting
from kg.normalize.ties import Ties

_OWN = {True: 5.0, False: 2.5}
"""For the subject of a possessive's clause: one that can act, or a mere thing, or one body for "their"."""
_EMPHATIC = 6.0
"""For the subject of the clause in which somebody does something to what is "his own"."""
_BESIDE = {True: 7.5, False: 1.5}
"""For the object before a possessive, helped or harmed ("killed guards at their posts") or merely dealt with."""
_TOLD = {True: 2.5, False: 1.5}
"""For who tells, when the pronoun is the subject of what is told or anything else in it."""
_VOICE = -6.0
"""For an aide or a lawyer who tells: "an aide said he had crossed the border" is of the one whose aide he is."""
_ASKED = 4.0
_REASON = 7.5
_BROUGHT = 6.0
_CALLED = 4.0
"""For what a clause does something to, and goes on to call "it" something: "rejected a plan, calling it a trap"."""


def bonuses(agreement: Agreement, turns: Ties, ids: Entities, mention: Mention, setting: Setting) -> Iterator[float]:
    """Yield what the clause speaks for: its subject or object, its speaker, who was asked, who gave the reason."""
    if ids == setting.own and setting.emphatic:
        yield _EMPHATIC
    if ids == setting.own:
        several = setting.pronoun.refers == "several"
        yield _OWN[agreement.kind(ids) in DOERS and not (several and agreement.is_body(ids))]
    if ids == setting.beside:
        yield _BESIDE[setting.affected]
    if ids == setting.told:
        personal = setting.pronoun.refers == "person"
        speaks_for = personal and turns.speaks_for_another(setting.teller, mention)
        yield _VOICE if speaks_for else _TOLD[setting.directly]
    if ids == setting.asked:
        yield _ASKED
    if ids == setting.brought:
        yield _BROUGHT
    if ids == setting.called:
        yield _CALLED
    if ids in setting.reasons:
        yield _REASON
