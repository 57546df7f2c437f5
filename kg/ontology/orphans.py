"""Relations that no words lead to.

In: the ontology. Out: a sentence for each such relation. If no row led to ``kg:met``, "Milley met with Gerasimov" could
not be told by it. A row that leads to no relation is refused when the lexicon is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.ontology.lexiconrows import Row
from kg.ontology.vocabulary import Relation


def orphans(relations: Iterable[Relation], rows: Iterable[Row]) -> Iterator[str]:
    """Yield what is wrong with each relation that no row leads to, in the order of ``relations``."""
    reached = {row.relation for row in rows}
    for relation in relations:
        if relation.curie not in reached:
            yield f"vocabulary.tsv: no row of the lexicon leads to {relation.curie} ({relation.label}): write one"
