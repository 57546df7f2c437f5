"""Which nodes and lines the picture draws for the claims of a graph.

In: claims and entities. Out: a ``Drawing`` of nodes (entities, phrases, statements) and of one line for each claim
that has two ends. "Putin also told Biden that China would not permit US bases" draws one line from Putin to Biden
(told) and one from China to the bases (not permit); "the Wall Street Journal reported that the White House sent
General Milley" one to a small box with that statement; "ISIS is resurging in Afghanistan" has no object but a place,
so its line goes there; "Putin refused" is no line at all: it is marked on the box of Putin and read in its panel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.wording import relation_words, told_negated
from kg.model import UNKNOWN, Claim, ClaimArgument, ClaimReference, Entity, EntityMention, TextObject

_ROLES = ("recipient", "opponent", "beneficiary", "theme", "topic", "destination", "location", "source", "instrument")
"""Roles of arguments that may stand in for a missing object, the most telling first; "in addition" has none of them."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: ``key`` is the entity's id, or "phrase:..." or "statement:...".

    ``claim`` is the claim that a statement stands for, ``tie`` the box of the entity that it is about.
    """

    key: str
    label: str
    kind: str
    entity: Entity | None = None
    claim: int | None = None
    tie: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A claim drawn from node to node. ``words`` are the relation's label, made fuller where the line needs it.

    The line shows them with "did not" and "?" where the claim wants these (``relation_words``).
    """

    claim: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes and lines of a graph, whether or not the opening view shows them."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    index: Mapping[str, int]
    """Position in ``nodes`` by key."""


def _fuller(claim: Claim, preposition: str) -> str:
    """The label with the preposition of an argument that stands in for the object, or with the office that is held."""
    office = next((argument.label for argument in claim.arguments if argument.role == "office"), "")
    if office and isinstance(claim.object, EntityMention):
        return f"{office} of"
    if preposition and not claim.label.endswith((f" {preposition}", f"{preposition} of")):
        return f"{claim.label} {preposition}"
    return claim.label


def draw(claims: Sequence[Claim], entities: Iterable[Entity]) -> Drawing:
    """The drawing of ``claims``; entities that only a claim names get a node all the same."""
    canvas = _Canvas(claims)
    for entity in entities:
        canvas.add(Node(entity.id, entity.label, entity.type, entity=entity))
    for claim in claims:
        for end in _mentions(claim):
            canvas.add(Node(end.id, end.label, end.type))
    lines = [line for position, claim in enumerate(claims) if (line := canvas.line(position, claim))]
    return Drawing(tuple(canvas.nodes), tuple(lines), canvas.index)


def _mentions(claim: Claim) -> list[EntityMention]:
    ends = [claim.subject]
    if isinstance(claim.object, EntityMention):
        ends.append(claim.object)
    return ends


class _Canvas:
    """Collects nodes, each once, while the claims are walked through."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.nodes: list[Node] = []
        self.index: dict[str, int] = {}
        self._claims = claims
        self._positions = {claim.id: position for position, claim in enumerate(claims)}

    def add(self, node: Node) -> int:
        """The position of ``node``, added if it is new."""
        if node.key not in self.index:
            self.index[node.key] = len(self.nodes)
            self.nodes.append(node)
        return self.index[node.key]

    def line(self, position: int, claim: Claim) -> Line | None:
        """The line of ``claim``, or None where it lacks a second end."""
        if claim.subject.id == UNKNOWN:
            return None  # nobody is no box: all such claims would meet in it
        start = self.index[claim.subject.id]
        end, preposition = self._end(claim)
        if end is None or end == start:
            return None
        return Line(position, start, end, _fuller(claim, preposition))

    def _end(self, claim: Claim) -> tuple[int | None, str]:
        if isinstance(claim.object, EntityMention):
            return (None if claim.object.id == UNKNOWN else self.index[claim.object.id]), ""
        argument = self._stand_in(claim)
        if argument is not None and argument.id is not None:
            return self.index[argument.id], "" if argument.role == "recipient" else argument.preposition
        if isinstance(claim.object, TextObject) and claim.object.text.strip():
            text = " ".join(claim.object.text.split())
            return self.add(Node(f"phrase:{text.casefold()}", text, "phrase")), ""
        if isinstance(claim.object, ClaimReference):
            return self._statement(claim, claim.object.claim), ""
        return None, ""

    def _stand_in(self, claim: Claim) -> ClaimArgument | None:
        """An entity that may be drawn in place of the object: for what is said only the one who is told."""
        known = [each for each in claim.arguments if each.id in self.index and each.role in _ROLES]
        if isinstance(claim.object, TextObject):
            return None
        if isinstance(claim.object, ClaimReference):
            known = [argument for argument in known if argument.role == "recipient"]
        return min(known, key=lambda argument: _ROLES.index(argument.role), default=None)

    def _statement(self, teller: Claim, reference: str) -> int | None:
        """A small box for a claim that somebody tells: "White House sent Mark Milley"."""
        position = self._positions.get(reference)
        if position is None:
            return None
        content = self._claims[position]
        own = content.subject.id == teller.subject.id
        if own and self._end(content)[0] is not None:
            # "The Pentagon hopes to work with the Taliban": its line to the Taliban says it already.
            return None
        tie = None if own or content.subject.id == UNKNOWN else self.index[content.subject.id]
        label = statement_text(content, teller, with_subject=not own)
        return self.add(Node(f"statement:{reference}", label, "statement", claim=position, tie=tie))


def statement_text(claim: Claim, teller: Claim | None = None, *, with_subject: bool = True) -> str:
    """A claim in a few words, as ``teller`` tells it: "China will not allow? US bases"."""
    words = [claim.subject.label] if with_subject else []
    words.append(relation_words(claim, negated=told_negated(teller, claim) if teller else None))
    if isinstance(claim.object, EntityMention):
        words.append(claim.object.label)
    elif isinstance(claim.object, TextObject):
        words.append(claim.object.text)
    return " ".join(words)
