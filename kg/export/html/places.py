"""Which claims happen where, for the page's map.

In: a drawing and the claims of its graph. Out: pairs of a claim and the box of its place; and the world's outlines for
a page that has any. "The US military would use Russian bases in the Middle East" is a point on the Middle East.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import OntologyError
from kg.export.html.drawing import Drawing
from kg.model import Claim, EntityMention

_FILE = "outlines.json"


def located(drawing: Drawing, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """(position of the claim, position of its place's box) for each claim whose place has coordinates."""
    found = []
    for position, claim in enumerate(claims):
        boxes = (drawing.index.get(name) for name in _place_ids(claim))
        place = next((box for box in boxes if box is not None and _has_coordinates(drawing, box)), None)
        if place is not None:
            found.append((position, place))
    return found


def _place_ids(claim: Claim) -> Iterator[str]:
    """Ids of what may be the claim's place, the surest first."""
    if claim.where is not None:
        yield claim.where.id
    if claim.event == "LOCATED" and isinstance(claim.object, EntityMention):
        yield claim.object.id
    for argument in claim.arguments:
        if argument.role == "location" and argument.id is not None:
            yield argument.id


def _has_coordinates(drawing: Drawing, box: int) -> bool:
    entity = drawing.nodes[box].entity
    return entity is not None and entity.lat is not None and entity.lon is not None


def outlines(folder: Path) -> dict[str, object]:
    """The coasts and borders of the world: SVG path data "land" and "borders", and "units" to a degree.

    Raises ``OntologyError`` where the ontology in ``folder`` has no such file or a broken one.
    """
    path = folder / _FILE
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return {name: facts[name] for name in ("land", "borders", "units")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OntologyError(
            f"{path}: cannot be read ({error}); install again or run ontology/build/outlines.py"
        ) from error
