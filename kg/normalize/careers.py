"""Whether somebody who held an office can be meant at the time of an article.

In: a person of the gazetteer and the day on which an article was published. Out: yes or no. The Bhutto of an article
of 1979 is not Benazir, in office from 1988 on, and a Senator Kennedy of that year is not the president.
"""

from __future__ import annotations

from kg.ontology.actors import Actor

_STILL = 9999
_LONG_AGO = 10
"""Years after his last office from which on somebody with another title is a namesake."""
_CAREER = 8
"""Years before his first office in which a leader is not yet meant by his surname alone."""


def last_year(person: Actor) -> int:
    """Return the year in which somebody's last office ended; 9999 where it lasts or none is known."""
    return max((int(term.end[:4]) if term.end else _STILL for term in person.terms), default=_STILL)


def is_before_his_time(person: Actor, published: str | None) -> bool:
    """Tell whether an article is older than a leader's career: one of 1979 does not mean Benazir Bhutto."""
    year = (published or "")[:4]
    first = min((term.start[:4] for term in person.terms if term.start), default="")
    return bool(year and first) and int(year) + _CAREER < int(first)


def is_of_another_time(person: Actor, published: str | None) -> bool:
    """Tell whether somebody's last office was over long before: a Senator Kennedy of 1979 is not the president."""
    ends = [term.end for term in person.terms]
    year = (published or "")[:4]
    return bool(ends) and year != "" and all(end and int(year) - int(end[:4]) > _LONG_AGO for end in ends)
