"""Whether a place that an article names is another one than the city of that name which the table knows.

In: the article's text, the mention, the cities of that name and the states that the article names. Out: yes or no.
"Darwin and Goose Green in the Falklands" are not in Australia.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from kg.model import Mention
from kg.ontology.actors import Actor
from kg.ontology.places import City

_BEHIND = re.compile(
    r"(?:,? and [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)?,? in (?:the )?(?P<state>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_KIND_BEFORE = re.compile(r"\b(\w+?)s? of (?:[A-Z][\w'’-]+(?:,| and) )*$")
""" "the villages of Darwin and " """
_REACH = 80
_CITY = 50_000
"""Inhabitants that no village has."""
_WELL_KNOWN = 300_000
"""Inhabitants by which a city of a country that the article does not name is meant before its namesakes."""

_GREATER_CAPITAL, _GREATER_CITY = 4, 8
"""How many times as large a capital or another city elsewhere is that is meant before a town of a named country."""
_GREATER_THAN_KNOWN = 10
"""The same for a city of a named country that is known itself: "Tripoli" in Lebanon."""
_KNOWN = 200_000
"""Inhabitants of a city that is known itself."""


def likeliest(cities: Sequence[City], states: Collection[str]) -> list[City]:
    """Return the cities of one name, that which an article that names ``states`` means first.

    ``cities`` come the greatest first. A city of a named country is meant before a greater one elsewhere, but not
    before one so much greater that nobody would think of the town: "Biden met Macron in Paris" is not about Texas.
    """
    here = [city for city in cities if city.country in states]
    if not here or here[0] == cities[0]:
        return list(cities)
    town, greater = here[0], cities[0]
    times = _GREATER_CAPITAL if greater.capital else _GREATER_CITY
    times = max(times, _GREATER_THAN_KNOWN) if town.population >= _KNOWN else times
    if greater.population >= times * town.population:
        return list(cities)
    return here + [city for city in cities if city not in here]


def is_namesake(
    text: str,
    mention: Mention,
    cities: Sequence[City],
    states: Collection[str],
    state_of: Callable[[str], Actor | None],
    hamlets: Collection[str],
) -> bool:
    """Tell whether ``cities``, the best first, are only namesakes of what ``mention`` names.

    ``hamlets`` are nouns for what is no city.
    """
    city = cities[0]
    if city.population >= _CITY:
        kind = _KIND_BEFORE.search(text[max(0, mention.start - _REACH) : mention.start])
        if kind is not None and kind[1] in hamlets:
            return True
    if city.capital or city.country in states or not states:
        return False
    behind = _BEHIND.match(text[mention.end : mention.end + _REACH])
    there = state_of(behind["state"]) if behind is not None else None
    if there is not None:
        return there.id != city.country
    rivals = (one for one in cities if one.country != city.country)
    return city.population < _WELL_KNOWN and any(one.population * _GREATER_CITY >= city.population for one in rivals)
