"""SPARQL over a graph that was built before.

In: a .ttl, .nq, .trig, .nt or .jsonld file or an out folder, and a query or the name of one. Out: a ``Result`` with
rows, labels and the standard result formats. Asked for ``?who kg:met ?whom``, it answers Mark Milley and
Valery Gerasimov.

Only pyoxigraph and the ontology's files are needed: no spaCy, no rdflib.
"""

from __future__ import annotations

from kg.query.catalog import NamedQuery, find, named
from kg.query.dataset import Dataset, run
from kg.query.result import Result

__all__ = ["Dataset", "NamedQuery", "Result", "find", "named", "run"]
