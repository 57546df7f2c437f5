"""Whether the ends of a claim that lasts fit its relation: a thing in a place, somebody in a body or among several.

In: a frame's kind and the two ends. Out: yes or no. "Oman's partners in the community" are in no place, and "issues
including trade" say nothing of trade that anybody would look for.
"""

from __future__ import annotations

from kg.model import EntityMention, Frame, TextObject
from kg.normalize.ends import End
from kg.normalize.senses import Sense
from kg.normalize.whereabouts import is_place, is_somewhere
from kg.ontology.vocabulary import OTHER
from kg.ontology.words import Words

_BODIES = frozenset({"organization", "armed_group", "group", "state"})
_TOLD_OF = frozenset({"SAY", "ROLE", "MEMBER", "CONTROL", "LOCATED"})
"""Statements of which a noun with nobody else beside it says nothing."""
_SINGLE = frozenset({"place"})
_THINGS = frozenset({"place", "object", "event"})
"""What nobody is one of: "the Front and other issues" is misread."""


def fits(frame: Frame, sense: Sense, subject: End, target: End | None, words: Words) -> bool:
    """Return whether the claim says something that anybody would look for."""
    if sense.event == "ALLY" and target is None:
        return False
    match frame.kind:
        case "location":
            return _is_whereabouts(subject, target)
        case "member":
            return _is_membership(frame, subject, target)
        case "event":
            if "agent-of-description" in frame.rules and sense.relation.curie == OTHER:
                return False  # "the chef is a supplier to the hotel"
            beside = target is not None or any(one.role != "time" for one in sense.arguments)
            return beside or sense.event not in _TOLD_OF  # "the group's report"
        case "verb" | "copula":
            known = sense.row is not None or sense.relation.curie != OTHER
            named = (
                frame.kind == "copula" and frame.subject is not None and frame.subject.head in words["named_answers"]
            )
            return known or named or not (_is_measure(target) or _is_verdict(frame, subject, target))
    return True


def _is_measure(target: End | None) -> bool:
    """ "lies 8 km northwest of the town", "the canal can pass 7,000 m3/s": nothing that one could ask for."""
    measured = target is not None and target.mention is not None and target.mention.label == "QUANTITY"
    return measured and target is not None and isinstance(target.value, TextObject)


def _is_verdict(frame: Frame, subject: End, target: End | None) -> bool:
    """ "The attack was a tragedy", "the reform will increase the momentum": what somebody thinks of it, and no deed."""
    if target is None:
        return False
    if frame.kind == "copula":
        return _is_thing(target) or _is_described(target)
    if not _is_thing(target):
        return False
    told = frame.content_of is not None
    return not told and (_is_thing(subject, named=True) or not _is_about_somebody(frame, subject, target))


def _is_thing(end: End, *, named: bool = False) -> bool:
    """Whether an end is an object or event; ``named`` lets it have a name in it."""
    kind = end.value.type if isinstance(end.value, EntityMention) else ""
    return kind in {"object", "event"} and (named or not _is_somebody(end))


def _is_described(end: End) -> bool:
    """Whether an end is a bare description: "a step" of "it was a step that surprised nobody"."""
    described = end.mention is not None and end.mention.kind == "nominal"
    return described and isinstance(end.value, TextObject)


def _is_about_somebody(frame: Frame, subject: End, target: End | None) -> bool:
    """Whether a predicate that the lexicon lacks stands beside somebody, some place or a name.

    "The reform will increase the momentum of the campaign" is about nobody.
    """
    words = (argument.mention.text for argument in frame.arguments)
    return _is_somebody(subject) or (target is not None and _is_somebody(target)) or any(map(_has_name, words))


def _is_somebody(end: End) -> bool:
    kind = end.value.type if isinstance(end.value, EntityMention) else ""
    text = end.value.label if isinstance(end.value, EntityMention) else end.value.text
    return (kind != "" and kind not in _THINGS) or kind == "place" or _has_name(text)


def _has_name(text: str) -> bool:
    """Whether a capital letter stands in it beyond the first word's."""
    return any(letter.isupper() for letter in text[1:])


def _is_whereabouts(subject: End, target: End | None) -> bool:
    """Whether a thing is said to be in a place; a state lies in no other state."""
    thing, place = subject.value, target.value if target is not None else None
    if not isinstance(thing, EntityMention) or not isinstance(place, EntityMention) or not is_place(place):
        return False
    bodies = thing.type in _BODIES | {"person", "facility"}  # no "care in a hospital"
    if not any(letter.isupper() for letter in place.label) and not (bodies and is_somewhere(thing, place)):
        return False
    return thing.id != place.id and not (thing.type == "state" and place.type != "place")


def _is_membership(frame: Frame, subject: End, target: End | None) -> bool:
    """Whether what is named as the whole is a body, several of a kind, or an event that has parts."""
    part, whole = subject.value, target.value if target is not None else None
    if not isinstance(part, EntityMention) or not isinstance(whole, EntityMention) or part.id == whole.id:
        return False
    if frame.lemma == "one":
        misread = "among-others" in frame.rules and part.type in _BODIES | {"person"}
        return whole.type not in (_THINGS if misread else _SINGLE)
    named = subject.mention is not None and subject.mention.kind == "name"
    if "member-from" in frame.rules and part.type not in _BODIES | {"person"} and not named:
        return False  # "questions from the Commission"
    return whole.type in _BODIES or "as-part-of" in frame.rules
