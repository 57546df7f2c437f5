"""What the program knows of the world: relations, words, actors, offices, titles and places, all read from data files.

In: the files of ontology/ and a user's additions. Out: an ``Ontology``. "General Milley met with Gerasimov" needs the
relation behind "met with", the rank "General", and the two men.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from kg.ontology import actors as actors_table
from kg.ontology import confidence, institutions, lexicon, offices, places, titles, vocabulary, words
from kg.ontology.actors import Actor, Gazetteer
from kg.ontology.confidence import Confidence
from kg.ontology.folder import data_folder
from kg.ontology.institutions import Institutions
from kg.ontology.lexicon import Lexicon
from kg.ontology.offices import Offices
from kg.ontology.places import Places
from kg.ontology.titles import Titles
from kg.ontology.vocabulary import EventType, Relation
from kg.ontology.words import Words

__all__ = [
    "Actor",
    "Confidence",
    "Gazetteer",
    "Institutions",
    "Lexicon",
    "Offices",
    "Ontology",
    "Places",
    "Relation",
    "Titles",
    "Words",
]
__all__ += ["data_folder", "load"]


@dataclass(frozen=True)
class Ontology:
    """The vocabulary, the lexicon, the gazetteer and the word classes; ``places`` are read when first asked for."""

    folder: Path
    events: Mapping[str, EventType]
    relations: Mapping[str, Relation]
    lexicon: Lexicon
    actors: Gazetteer
    words: Words
    offices: Offices
    titles: Titles
    institutions: Institutions
    confidence: Confidence

    @cached_property
    def places(self) -> Places:
        """Cities over 15,000 people."""
        return places.load(self.folder)

    def place_relation(self, preposition: str) -> Relation:
        """Return what a preposition before a place says of whatever is there: near it, or located in it."""
        return self.relations["kg:near" if preposition in self.words["nearness"] else "kg:locatedIn"]


def load(lexicons: Sequence[Path] = (), actors: Sequence[Path] = ()) -> Ontology:
    """Return the ontology with the rows of a user's lexicons and actors tables; without any it is read only once.

    Raises ``OntologyError`` naming file and line for a malformed row.
    """
    return _load(tuple(lexicons), tuple(actors))


@cache
def _load(lexicons: tuple[Path, ...], actors: tuple[Path, ...]) -> Ontology:
    folder = data_folder()
    known_offices = offices.load(folder)
    events = vocabulary.load_events(folder)
    relations = vocabulary.load(folder, events)
    return Ontology(
        folder=folder,
        events=events,
        relations=relations,
        lexicon=lexicon.load(folder, lexicons, relations, events),
        actors=actors_table.load(folder, known_offices, actors),
        words=words.load(folder),
        offices=known_offices,
        titles=titles.load(folder),
        institutions=institutions.load(folder),
        confidence=confidence.load(folder),
    )
