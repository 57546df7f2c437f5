"""Names in a query that nothing bears.

In: the text of a query. Out: a hint for each name under kg: that neither the ontology nor the graph knows, for such a
query answers nothing and says not why. Of ``?who kg:mett ?whom`` it says that kg:met may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from kg.query.syntax import declared_prefixes, masked

_NAME = re.compile(r"(?<![\w.?$@:%\\-])(?P<prefix>[A-Za-z][\w.-]*):(?P<name>[A-Za-z_]\w*)")


def hint(
    query: str, namespace: str, prefixes: Mapping[str, str], known: frozenset[str], is_used: Callable[[str], bool]
) -> Iterator[str]:
    """Yield a sentence for each name of ``namespace`` that is not ``known`` and whose IRI no triple has."""
    bound = {**prefixes, **declared_prefixes(query)}
    seen = set()
    for match in _NAME.finditer(masked(query)):
        name = match["name"]
        if bound.get(match["prefix"]) != namespace or name in seen or name in known or is_used(namespace + name):
            continue
        seen.add(name)
        close = get_close_matches(name, sorted(known), n=1) or get_close_matches(name.lower(), sorted(known), n=1)
        meant = f"did you mean {match['prefix']}:{close[0]}?" if close else "`kg ontology` lists the relations"
        yield f"nothing is called {match[0]}; {meant}"
