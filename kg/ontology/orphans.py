"""Relations that no words lead to.

In: the ontology. Out: a sentence for each such relation. If no row led to ``kg:met``, "Milley met with Gerasimov" could
not be told by it. A row that leads to no relation is refused when the lexicon is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ontology import Ontology


def orphans(ontology: Ontology) -> Iterator[str]:
    """Yield what is wrong with each relation that no row leads to, in the order of the relations."""
    path = ontology.folder / "vocabulary.tsv"
    reached = {row.relation for row in ontology.lexicon.rows}
    for relation in ontology.relations.values():
        if relation.curie not in reached:
            yield f"{path}: no row of the lexicon leads to {relation.curie} ({relation.label}): write one"
