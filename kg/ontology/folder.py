"""Where the ontology's data files lie.

In: nothing. Out: a folder. An installed wheel carries the files in ``kg/_ontology``, a checkout in ``ontology/``;
without them nothing in "Milley met with Gerasimov" would be known.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Return the folder of the ontology's data files; raise ``OntologyError`` when the installation lacks them."""
    for folder in (_PACKAGE / "_ontology", _PACKAGE.parent / "ontology"):
        if (folder / "actors.tsv").is_file():
            return folder
    raise OntologyError(f"no ontology data beside {_PACKAGE}: install the package again")
