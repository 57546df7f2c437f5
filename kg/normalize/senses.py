"""What a frame says in the ontology's terms.

In: what kg.normalize.relations found. Out: a ``Sense``. That of "Milley met with Gerasimov" has the relation kg:met,
the row of "meet with", and the two men as subject and object.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Argument, Mention
from kg.ontology.lexiconrows import Row
from kg.ontology.vocabulary import Relation

SPOKEN = frozenset({"SAY", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})
"""Events that are done in words: what a letter does, and not its reader."""
TERRITORIAL = frozenset({"ASSAULT", "CONTROL", "LOCATED", "RETREAT", "MOBILIZE", "COERCE", "OTHER"})
"""Events whose object, when it is a capital, is the city and not its government: "bombed Kabul", not "warned Kabul"."""
HARM = frozenset({"kg:killed", "kg:wounded"})
"""Relations whose object is people where it is only a number: "more than 30 were wounded"."""
CLAIM_TO_BE = "kg:claimedToBe"
"""The relation whose object stays the words that it is: "declared himself president" names no holder of the office."""
OFFICES_LEFT = frozenset({"kg:resigned"})
"""Relations whose object is an office and never its holder: "resigned as US president" names no successor."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a frame says in the ontology's terms.

    ``row`` is None where the lexicon has none. ``everyday`` says that the words are those of a political event,
    and that it may well be none: "the nurse accused the surgeon".
    """

    relation: Relation
    event: str
    mode: str | None
    label: str
    row: Row | None
    subject: Mention | None
    object: Mention | None
    arguments: tuple[Argument, ...]
    everyday: bool = False

    @property
    def mutual(self) -> bool:
        """Whether several doers do it with each other: "met", or the noun of "contacts between Oman and Iran"."""
        between = self.row is not None and self.row.kind == "noun" and self.row.roles.get("between") == "agent"
        return self.relation.symmetric or between
