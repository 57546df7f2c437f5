"""Names in a query that nothing bears.

In: the text of a query. Out: a hint for each name under kg: that neither the ontology nor the graph knows, and for each
under id: that the graph does not know, for such a query answers nothing and says not why. Of ``?who kg:mett id:putin``
it says that kg:met and id:vladimir-putin may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kg.query.syntax import declared_prefixes, masked

_NAME = re.compile(r"(?<![\w.?$@:%\\-])(?P<prefix>[A-Za-z][\w.-]*):(?P<name>[\w%](?:[\w%-]|\.(?=[\w%-]))*)(?![\\:])")
_MOST_MEANT = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names below one namespace, which are asked for only where one is in doubt, and where to look them up."""

    namespace: str
    names: Callable[[], Collection[str]]
    remedy: str


def hints(
    query: str, vocabularies: Sequence[Vocabulary], prefixes: Mapping[str, str], is_used: Callable[[str], bool]
) -> Iterator[str]:
    """Yield a sentence for each name of a vocabulary that it does not have and whose IRI no triple has."""
    bound = {**prefixes, **declared_prefixes(query)}
    known = {vocabulary.namespace: vocabulary for vocabulary in vocabularies}
    for written in dict.fromkeys(match.groups() for match in _NAME.finditer(masked(query))):
        prefix, name = written
        vocabulary = known.get(bound.get(prefix, ""))
        if vocabulary is None or is_used(vocabulary.namespace + name) or name in vocabulary.names():
            continue
        meant = " or ".join(f"{prefix}:{each}" for each in _meant(name, sorted(vocabulary.names())))
        yield f"nothing is called {prefix}:{name}; {f'did you mean {meant}?' if meant else vocabulary.remedy}"


def _meant(name: str, known: Sequence[str]) -> list[str]:
    """The known name that is spelled nearly so; else those that hold all of its parts: "vladimir-putin" for "putin"."""
    close = get_close_matches(name, known, n=1) or get_close_matches(name.lower(), known, n=1)
    parts = set(name.lower().split("-"))
    return close or [each for each in known if parts <= set(each.split("-"))][:_MOST_MEANT]
