"""The errors this package raises, as one small tree.

In: nothing. Out: exception classes whose message names the file, the line or the article, and the remedy.
Only ``kg.cli`` prints them and exits.
"""

from __future__ import annotations


class KgError(Exception):
    """Anything this package raises on purpose; ``str(error)`` is fit to show to a user."""


class InputError(KgError):
    """An input that cannot be read as an article: missing, empty, binary, wrongly encoded, not English, broken JSON."""


class NestingError(InputError):
    """An article with hundreds of clauses or phrases one in another: no newspaper's sentence, but a list or a prank."""

    def __init__(self) -> None:
        super().__init__("holds hundreds of clauses or phrases one in another: part that sentence, or leave it out")


class OutputError(KgError):
    """A place that cannot be written."""


class ModelError(KgError):
    """A spaCy pipeline that is not installed or lacks a component that extraction needs."""


class OntologyError(KgError):
    """A row of the ontology, or of a user's lexicon or actors file, that is malformed; names file and line."""


class QueryError(KgError):
    """A SPARQL query that cannot be parsed or run; names the line and an unknown prefix."""


class SelectionError(KgError):
    """A condition, a name or a query that picks nothing of a graph; says what there is to pick."""


class LeakError(KgError):
    """The graph says something that no asserted claim backs: a bug of this program, never of the input."""
