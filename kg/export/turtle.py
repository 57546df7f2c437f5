"""Turtle and TriG as a human reads them, and N-Quads.

In: sections of blocks. Out: lines of text, the same for the same blocks, without blank nodes. The plain edge of "Milley
met with Gerasimov" is the line ``id:mark-milley kg:met id:valery-gerasimov .``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import Literal, NamedNode

from kg.export.blocks import Block, Pair, Section
from kg.export.terms import TYPE, Term
from kg.graph.names import XSD

_LOCAL = re.compile(r"[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*")
_WIDTH = 100
_BARE = {XSD + "boolean", XSD + "integer"}
_TRAPS = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Characters that break lines, hide, or turn the direction of text: they are written as escapes, not as themselves."""


class TermWriter:
    """Writes terms in Turtle, abbreviated by prefixes. One instance serves one file: it remembers the IRIs."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefix_by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._written: dict[str, str] = {}

    def term(self, term: Term) -> str:
        """Return a node or literal in Turtle."""
        return self.iri(term.value) if isinstance(term, NamedNode) else self._literal(term)

    def iri(self, iri: str) -> str:
        """Return a prefixed name where the local part needs no escaping, else the IRI in angle brackets."""
        written = self._written.get(iri)
        if written is None:
            cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
            prefix = self._prefix_by_namespace.get(iri[:cut])
            short = prefix is not None and _LOCAL.fullmatch(iri, cut)
            written = self._written[iri] = f"{prefix}:{iri[cut:]}" if short else f"<{iri}>"
        return written

    def _literal(self, literal: Literal) -> str:
        kind = literal.datatype.value
        if kind in _BARE or (kind == XSD + "decimal" and "." in literal.value):
            return literal.value
        quoted = escaped(str(Literal(literal.value)))
        return quoted if kind == XSD + "string" else f"{quoted}^^{self.iri(kind)}"


def turtle(sections: Iterable[Section], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a Turtle file, each with its line end: prefixes, then the sections with their titles."""
    writer = TermWriter(prefixes)
    yield from _prefix_lines(prefixes)
    for section in sections:
        if section.blocks:
            yield f"\n# {section.title}\n\n"
            yield from _section_lines(section, writer, "")


def trig(graphs: Iterable[tuple[NamedNode | None, Iterable[Section]]], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a TriG file: one graph after the other, the default graph (None) without a name."""
    writer = TermWriter(prefixes)
    yield from _prefix_lines(prefixes)
    for name, sections in graphs:
        yield f"\n{writer.term(name)} {{\n" if name else "\n{\n"
        for section in sections:
            yield from _section_lines(section, writer, "    ")
        yield "}\n"


def quad_line(subject: NamedNode, predicate: NamedNode, term: Term, graph: NamedNode | None) -> str:
    """Return one line of N-Quads with its line end."""
    name = f" {graph}" if graph else ""
    return f"{subject} {predicate} {escaped(str(term))}{name} .\n"


def escaped(written: str) -> str:
    """Return a written literal with characters that could deceive a reader or a line reader as Unicode escapes."""
    return written if written.isascii() else _TRAPS.sub(lambda match: f"\\u{ord(match[0]):04X}", written)


def _prefix_lines(prefixes: Mapping[str, str]) -> Iterator[str]:
    for prefix, namespace in prefixes.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _section_lines(section: Section, writer: TermWriter, indent: str) -> Iterator[str]:
    for block in section.blocks:
        if section.plain:
            yield from _edge_lines(block, writer, indent)
        else:
            yield _block_text(block, writer, indent)


def _edge_lines(block: Block, writer: TermWriter, indent: str) -> Iterator[str]:
    """Yield one line an edge: so they can be read, counted and compared with ``grep`` and ``diff``."""
    for predicate, term in block.pairs:
        yield f"{indent}{writer.term(block.subject)} {writer.term(predicate)} {writer.term(term)} .\n"


def _block_text(block: Block, writer: TermWriter, indent: str) -> str:
    grouped = groupby(block.pairs, key=lambda pair: pair[0])
    properties = f" ;\n{indent}    ".join(_property(predicate, pairs, writer, indent) for predicate, pairs in grouped)
    return f"{indent}{writer.term(block.subject)} {properties} .\n\n"


def _property(predicate: NamedNode, pairs: Iterable[Pair], writer: TermWriter, indent: str) -> str:
    """Return a property with its values: on one line, or one line a value where that would become too wide."""
    name = "a" if predicate == TYPE else writer.term(predicate)
    values = [writer.term(term) for _, term in pairs]
    wide = len(values) > 1 and sum(len(value) + 2 for value in values) > _WIDTH
    separator = f",\n{indent}        " if wide else ", "
    return f"{name}{separator[1:] if wide else ' '}{separator.join(values)}"
