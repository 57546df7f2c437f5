"""Which entities a third-person pronoun agrees with, and which kinds of them can act.

In: entities and a ``Pronoun``. Out: whether they go together. In "Kerry met Lavrov. He left" both agree with "he", in
"Kerry left Geneva. It was late" the city alone agrees with "it".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import EntityType, Mention
from kg.normalize.entities import Registry
from kg.normalize.pronouns import Pronoun

Entities = tuple[str, ...]

ACTORS: frozenset[EntityType] = frozenset({"state", "organization", "armed_group"})
DOERS: frozenset[EntityType] = ACTORS | {"person", "group"}
PLACES: frozenset[EntityType] = frozenset({"place", "state", "facility"})
LIFELESS: frozenset[EntityType] = frozenset({"object", "event"})
"""Types of what has no will of its own."""
_SEVERAL: frozenset[EntityType] = frozenset({"organization", "armed_group", "group"})
_THINGS: frozenset[EntityType] = ACTORS | {"place", "facility", "object", "event", "group"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The entities of one article by what pronouns ask of them; ``linked`` gives those of a mention, or ()."""

    registry: Registry
    linked: Callable[[Mention], Entities]

    def fits(self, ids: Sequence[str], pronoun: Pronoun) -> bool:
        """Return whether entities agree with a pronoun in number, gender and kind."""
        drafts = [self.registry[identifier] for identifier in ids]
        if pronoun.refers == "several":
            return len(drafts) > 1 or drafts[0].type in _SEVERAL or drafts[0].plural
        if len(drafts) != 1:
            return False
        draft = drafts[0]
        if pronoun.refers == "person":
            return draft.type == "person" and not draft.plural and draft.gender in {"", pronoun.gender}
        return draft.type in _THINGS and not draft.plural

    def together(self, mention: Mention) -> Entities:
        """Return the entities of a mention and of those coordinated with it, () when one of them names none."""
        found = [self.linked(one) for one in (mention, *mention.conjuncts)]
        if not all(found):
            return ()
        return tuple(dict.fromkeys(identifier for ids in found for identifier in ids))

    def kind(self, ids: Entities) -> EntityType:
        """Return the type of the first of some entities; a capital may stand for its government."""
        draft = self.registry[ids[0]]
        return "state" if draft.capital_of is not None else draft.type

    def body(self, ids: Entities) -> Entities:
        """Return the body or else the state that the text has somebody hold an office of, () where it has none."""
        draft = self.registry[ids[0]]
        body = draft.employer or draft.country
        return (body,) if body is not None else ()

    def is_landless(self, ids: Entities, *, land: bool, organ: bool) -> bool:
        """Return whether it has no ``land``, as a council has none, or no ``organ`` of a state, as rebels have none."""
        draft = self.registry[ids[0]]
        home = self.registry[draft.country] if draft.country is not None else None
        if draft.type == "armed_group":
            return organ
        return draft.type == "organization" and (land or organ) and (home is None or home.type != "state")

    def is_group(self, ids: Entities) -> bool:
        """Return whether they are several people: a group, an armed group, or entities named together."""
        draft = self.registry[ids[0]]
        return len(ids) > 1 or draft.type == "armed_group" or (draft.type == "group" and draft.plural)

    def is_body(self, ids: Entities) -> bool:
        """Return whether it is a single state, person or organization, which "their" seldom stands for."""
        draft = self.registry[ids[0]]
        return len(ids) == 1 and not draft.plural and draft.type != "group"
