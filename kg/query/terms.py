"""Names in a query that nothing bears.

In: the text of a query. Out: a hint for each name under kg: that neither the ontology nor the graph knows, and for each
under id: that the graph does not know, for such a query answers nothing and says not why. Of ``?who kg:mett id:putin``
it says that kg:met and id:vladimir-putin may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from kg.query.syntax import declared_prefixes, masked

_NAME = re.compile(r"(?<![\w.?$@:%\\-])(?P<prefix>[A-Za-z][\w.-]*):(?P<name>[\w%](?:[\w%-]|\.(?=[\w%-]))*)(?![\\:])")
_MOST_MEANT = 3
_GUESSES = {
    "rdf:subject": "subject actor who",
    "rdf:predicate": "predicate relation property verb action",
    "rdf:object": "object target whom",
    'kg:polarity "negated"': "negated isnegated negation negative denied",
    "kg:asserted with kg:polarity and kg:modality": "status fact factual factuality isasserted",
    "kg:accordingTo": "speaker said saidby says saysso attributedto claimedby according citedby",
    "kg:when": "date day year timestamp happenedat happenedon",
    "kg:place": "where locatedat",
    "kg:evidence/nif:anchorOf": "quote sentence text words snippet",
    "kg:evidence": "supportedby provenance",
    "prov:wasDerivedFrom": "article document",
    "prov:wasDerivedFrom/schema:publisher": "publisher outlet",
    "prov:wasDerivedFrom/schema:datePublished": "published datepublished publicationdate",
    "kg:eventType": "type category",
    "skos:prefLabel": "label name preflabel",
    "skos:altLabel": "alias altlabel",
}
CLAIM_GUESSES = {word: name for name, words in _GUESSES.items() for word in words.split()}
"""What a claim's property may be taken to be called, by those who have not seen ontology/schema.tsv."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names below one namespace, which are asked for only where one is in doubt, and where to look them up."""

    namespace: str
    names: Callable[[], Collection[str]]
    remedy: str
    guesses: Mapping[str, str] = field(default_factory=dict)
    """What somebody may have meant by a name that is none, by the name in lower case without marks."""


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
        guessed = vocabulary.guesses.get(re.sub(r"[\W_]", "", name.lower()))
        meant = guessed or " or ".join(f"{prefix}:{each}" for each in _meant(name, sorted(vocabulary.names())))
        yield f"nothing is called {prefix}:{name}; {f'did you mean {meant}?' if meant else vocabulary.remedy}"


def _meant(name: str, known: Sequence[str]) -> list[str]:
    """The known name that is spelled nearly so; else those that hold all of its parts: "vladimir-putin" for "putin"."""
    close = get_close_matches(name, known, n=1) or get_close_matches(name.lower(), known, n=1)
    parts = set(name.lower().split("-"))
    return close or [each for each in known if parts <= set(each.split("-"))][:_MOST_MEANT]
