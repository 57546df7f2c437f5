"""Where those were who took part in an event, inferred from the place of the event.

In: the claims of a frame, and the places that stand with it. Out: further claims that somebody or something was there.
From "Salih met the envoys in Khartoum" follows that both were in Khartoum; from "drones destroyed two tanks near Lyman"
that the tanks were near it. The inference is named among the rules of its evidence, and lowers the confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Claim, EntityMention, Evidence
from kg.normalize.agreement import PLACES
from kg.normalize.ends import End
from kg.normalize.text import words
from kg.ontology import Ontology

_BODIES = frozenset({"person", "group", "armed_group", "object", "facility"})
"""What can be in a place; a state or ministry that is attacked or spoken with is not moved there."""
_RULE = "there-by-event"


@dataclass(frozen=True, slots=True)
class Site:
    """A place that stands with an event; the preposition before it, as it is written and from which offset on."""

    end: End
    preposition: str
    written: str
    start: int


class Whereabouts:
    """Infers presence by the lists of words.yaml that say whom a relation's event finds in its place."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._words = ontology.words

    def of(self, claims: Iterable[Claim], sites: Sequence[Site]) -> Iterator[Claim]:
        """Yield for each claim that tells of something done who or what was in which of ``sites``."""
        for claim in claims:
            if claim.polarity == "negated" or not sites:
                continue
            for party, start, end in self._present(claim):
                for site in sites:
                    place = site.end.value
                    if _is_told_of_event(claim, site):
                        continue
                    if isinstance(place, EntityMention) and is_somewhere(party, place):
                        yield self._there(claim, replace(party, start=start, end=end), place, site)

    def _present(self, claim: Claim) -> Iterator[tuple[EntityMention, int, int]]:
        """Yield the parties that the event finds in its place, with their offsets."""
        evidence = claim.evidence[0]
        both = claim.relation in self._words["present_both"]
        subject_too = both or claim.relation in self._words["present_subjects"]
        object_too = both or claim.event == "ASSAULT" or claim.relation in self._words["present_objects"]
        for there, party, start, end in (
            (subject_too, claim.subject, evidence.subject_start, evidence.subject_end),
            (object_too, claim.object, evidence.object_start, evidence.object_end),
        ):
            if there and isinstance(party, EntityMention) and start is not None and end is not None:
                yield party, start, end

    def _there(self, claim: Claim, party: EntityMention, place: EntityMention, site: Site) -> Claim:
        relation = self._ontology.place_relation(site.preposition)
        evidence: Evidence = replace(
            claim.evidence[0],
            predicate_start=site.start,
            predicate_end=site.start + len(site.written),
            subject_start=party.start,
            subject_end=party.end,
            object_start=place.start,
            object_end=place.end,
            rules=(*claim.evidence[0].rules, _RULE),
        )
        return replace(
            claim,
            subject=party,
            relation=relation.curie,
            label=relation.label,
            predicate=site.written,
            lemma=site.preposition,
            event=relation.event,
            mode=relation.mode,
            object=place,
            arguments=(),
            where=None,
            evidence=(evidence,),
        )


def _is_told_of_event(claim: Claim, site: Site) -> bool:
    """ "attended a summit in Oslo": the place is the summit's, which says enough."""
    event = isinstance(claim.object, EntityMention) and claim.object.type == "event"
    start = claim.evidence[0].object_start
    return event and start is not None and start < site.start


def is_place(place: EntityMention) -> bool:
    """Whether something can be in it."""
    return place.type in PLACES


def is_somewhere(party: EntityMention, place: EntityMention) -> bool:
    """Whether it is worth saying where it was: "two tanks" in "a camp near Roj"; not bare "vehicles"."""
    post = party.type == "place" and not _is_named(party)  # "a firing position" near a town
    body = (party.type in _BODIES or post) and is_place(place) and party.id != place.id
    building = place.type == "facility" and _is_named(party)  # "Salih" was in "the clinic", but not in "the area"
    acronym = party.type == "object" and " " not in party.label  # "a UAV": a thing's acronym is no name
    return body and not acronym and _is_telling(party) and (building or _is_telling(place))


def _is_named(end: EntityMention) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in end.label)


def _is_telling(end: EntityMention) -> bool:
    return _is_named(end) or len(words(end.label)) > 1
