"""What the mentions of one article stand for, as those ask who read its frames.

In: a mention, or two. Out: whether it stands for an entity, of which type, and whether two stand for the same. In "Peru
and Chile said that they had signed" those who signed are those who said so.
"""

from __future__ import annotations

from kg.model import Mention
from kg.normalize.linking import Linker
from kg.normalize.links import span

_CIVIL = frozenset({"GOV", "OPP", "LEG", "PTY"})
"""Sectors of those who attack with words."""


class Referents:
    """Answers by the links of one article."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def is_entity(self, mention: Mention) -> bool:
        """Return whether a mention stands for an entity."""
        return self._linker.link(mention) is not None

    def type_of(self, mention: Mention | None) -> str:
        """Return the type of what a mention stands for, "" where it stands for nothing."""
        return self._linker.type_of(mention)

    def is_known(self, mention: Mention) -> bool:
        """Return whether a mention stands for an actor of the gazetteer."""
        link = self._linker.link(mention)
        return link is not None and self._linker.registry[link.ids[0]].actor is not None

    def is_capital(self, mention: Mention) -> bool:
        """Return whether a mention names a city under whose name a government acts: "Moscow banned the company"."""
        link = self._linker.link(mention)
        return link is not None and len(link.ids) == 1 and self._linker.acting(link.ids[0]) != link.ids[0]

    def is_politician(self, mention: Mention | None) -> bool:
        """Return whether a mention names somebody who holds or held a civil office by the gazetteer."""
        link = self._linker.link(mention) if mention is not None and mention.kind == "name" else None
        actor = self._linker.registry[link.ids[0]].actor if link is not None and len(link.ids) == 1 else None
        return actor is not None and actor.type == "person" and actor.sector in _CIVIL

    def is_same(self, one: Mention, other: Mention) -> bool:
        """Return whether two mentions stand for the same: "Peru and Chile" and "they"."""
        first = self._all(one)
        return (bool(first) and first == self._all(other)) or span(one) == span(other)

    def are_of_several_states(self, mention: Mention) -> bool:
        """Return whether a mention stands for those of several states: "Cypriot and Egyptian envoys"."""
        link, of = self._linker.link(mention), mention.complement
        listed = link is not None and link.kind == "composition" and len(link.ids) > 1
        return listed and (of is None or not of.conjuncts)  # "the governments of Ghana and Togo" signed with others

    def _all(self, mention: Mention) -> set[str]:
        """Return the ids of a mention and its conjuncts; none where one of them stands for nothing."""
        links = [self._linker.link(member) for member in (mention, *mention.conjuncts)]
        return {one for link in links if link is not None for one in link.ids} if None not in links else set()
