"""What a query found, and how it is shown.

In: variables, rows of terms, labels. Out: cells for a table ("Mark Milley" instead of its IRI), CSV and TSV with the
same names, and CSV, TSV and JSON as SPARQL 1.1 defines them, with whole IRIs.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as Choice

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.graph.names import XSD

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]
_STRING = NamedNode(XSD + "string")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""Characters that would break a table or steer a terminal."""


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a SELECT or CONSTRUCT (then subject, predicate, object), or the answer of an ASK."""

    kind: Choice["select", "ask", "construct"]
    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    prefixes: Mapping[str, str]
    labels: Mapping[str, str]
    """Label by IRI, for the IRIs in ``rows`` that have one."""
    answer: bool | None = None
    hints: tuple[str, ...] = ()
    """Sentences about names in the query that neither the ontology nor the graph knows."""

    def cells(self, *, iris: bool = False) -> list[tuple[str, ...]]:
        """Return the rows as text for a table: labels, or short IRIs where there is none; whole IRIs if ``iris``."""
        if self.answer is not None:
            return [("yes" if self.answer else "no",)]
        return [tuple(self._cell(term, iris) for term in row) for row in self.rows]

    def csv(self, *, iris: bool = True) -> str:
        """Return the result as SPARQL 1.1 CSV, lines ending in CR LF; without ``iris`` with labels for IRIs."""
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(self.variables)
        if self.answer is not None:
            writer.writerow(["true" if self.answer else "false"])
        writer.writerows([[self._plain(term, iris) for term in row] for row in self.rows])
        return stream.getvalue()

    def tsv(self, *, iris: bool = True) -> str:
        """Return the result as SPARQL 1.1 TSV: terms in Turtle's long form, variables with "?".

        Without ``iris`` it holds bare names and values instead, under bare names of variables.
        """
        if self.answer is not None:
            return f"{'?' if iris else ''}answer\n{'true' if self.answer else 'false'}\n"
        if not iris:
            return "".join("\t".join(cells) + "\n" for cells in [self.variables, *self.cells()])
        lines = ["\t".join(f"?{name}" for name in self.variables)]
        lines += ["\t".join("" if term is None else _tsv_term(term) for term in row) for row in self.rows]
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """Return the result as SPARQL 1.1 JSON."""
        if self.answer is not None:
            return _dump({"head": {}, "boolean": self.answer})
        bindings = [
            {name: _json_term(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return _dump({"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}})

    def turtle(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as Turtle; raise ``QueryError`` for another result."""
        if self.kind != "construct":
            raise QueryError("only CONSTRUCT and DESCRIBE give Turtle; take csv, tsv or json for this query")
        triples = (Triple(*row) for row in self.rows)  # type: ignore[arg-type]
        written = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(self.prefixes))
        return written.decode("utf-8") if written else ""

    def _cell(self, term: Term | None, iris: bool) -> str:
        if term is None:
            return ""
        return _UNSAFE.sub(" ", self._plain(term, iris))

    def _plain(self, term: Term | None, iris: bool) -> str:
        return self._node(term.value, iris) if isinstance(term, NamedNode) else _value(term)

    def _node(self, iri: str, iris: bool) -> str:
        if iris:
            return iri
        return self.labels.get(iri) or self._short(iri)

    def _short(self, iri: str) -> str:
        """Return the IRI with its longest prefix, or whole."""
        fitting = [prefix for prefix, namespace in self.prefixes.items() if iri.startswith(namespace)]
        if not fitting:
            return iri
        best = max(fitting, key=lambda prefix: len(self.prefixes[prefix]))
        return f"{best}:{iri.removeprefix(self.prefixes[best])}"


def _value(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case NamedNode() | Literal():
            return term.value
        case _:
            return str(term)


def _tsv_term(term: Term) -> str:
    """Return a term in N-Triples, whose escapes leave no tab or line end in it."""
    return str(term).replace("\t", "\\t")


def _json_term(term: Term) -> dict[str, object]:
    match term:
        case NamedNode(value=value):
            return {"type": "uri", "value": value}
        case BlankNode(value=value):
            return {"type": "bnode", "value": value}
        case Literal(value=value, language=language, datatype=datatype):
            extra = {"xml:lang": language} if language else {}
            if not language and datatype != _STRING:
                extra = {"datatype": datatype.value}
            return {"type": "literal", "value": value, **extra}
        case _:
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}


def _dump(document: Mapping[str, object]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
