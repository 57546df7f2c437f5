"""The word classes and signatures that decide whether a statement is affirmed, actual, and whose it is.

In: ontology/words.yaml and ontology/signatures.yaml. Out: a ``Words`` object. In "Putin refused to permit the bases"
the signature of "refuse" with a to-infinitive says that the permitting is negated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import yamlfiles

EFFECTS = frozenset(
    {"+", "-", "?"}
    | {
        sign + modality
        for sign in ("", "-")
        for modality in ("future", "possible", "intended", "requested", "conditional")
    }
)

_WITH_OBJECT = ("object", "purpose", "", "none", "subject")
_WITHOUT_OBJECT = ("subject", "", "none", "object", "purpose")
"""Kinds of control in the order in which one of several signatures of a word is taken."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a predicate says of its complement: an effect when affirmed, one when negated, speaker and control."""

    affirmed: str
    negated: str
    speaker: bool = False
    control: str = ""

    def effect(self, negated: bool) -> str:
        """Return the effect on the complement for a predicate of this polarity."""
        return self.negated if negated else self.affirmed


@dataclass(frozen=True, slots=True, eq=False)
class Words(dict[str, frozenset[str]]):
    """Word classes by name (lemmas in lower case), modals with their modality, and signatures by frame and lemma.

    It is a dict itself, because rules look up several classes for each token, and a call of Python costs too much.
    """

    classes: InitVar[Mapping[str, frozenset[str]]]
    modals: Mapping[str, str]
    lemmas: Mapping[str, str]
    plurals: Mapping[str, str]
    content_nouns: Mapping[str, str]
    conditional_phrases: tuple[tuple[str, ...], ...]
    source_prepositions: tuple[tuple[str, ...], ...]
    signatures: Mapping[tuple[str, str], tuple[Signature, ...]]

    def __post_init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self.update(classes)

    def is_place(self, lemma: str) -> bool:
        """Tell whether a noun means a place or a part of one: "town", "outskirts"."""
        return lemma in self["place_nouns"] or lemma in self["place_parts"]

    def is_undergone(self, lemma: str) -> bool:
        """Tell whether a bare past form of a verb says what was done to somebody or something: "arrested", "sent"."""
        return lemma in self["undergone_verbs"] or lemma in self["handling_verbs"] or lemma in self["moving_verbs"]

    def signature(self, frame: str, lemma: str, *, with_object: bool = False) -> Signature | None:
        """Return the signature of ``lemma`` with that complement, or None.

        Where a lemma has several ("moved to close it", "moved him to close it"), ``with_object`` takes the one that
        needs an object: with object control, or where the complement is what the deed is for ("began an advance to take
        the port"). Without an object that of subject control goes first.
        """
        found = self.signatures.get((frame, lemma), ())
        if len(found) < 2:
            return found[0] if found else None
        order = _WITH_OBJECT if with_object else _WITHOUT_OBJECT
        return min(found, key=lambda entry: order.index(entry.control))


def load(folder: Path) -> Words:
    """Read words.yaml and signatures.yaml of ``folder``; raises OntologyError naming the file for a malformed row."""
    raw = yamlfiles.load(folder / "words.yaml")
    return Words(
        classes={name: _word_list(folder, name, value) for name, value in raw.items() if isinstance(value, list)},
        modals=dict(raw["modals"]),
        lemmas=dict(raw["lemmas"]),
        plurals=dict(raw["plurals"]),
        content_nouns={noun: group for group, nouns in raw["content_nouns"].items() for noun in nouns},
        conditional_phrases=tuple(tuple(phrase.split()) for phrase in raw["conditional_phrases"]),
        source_prepositions=tuple(map(tuple, raw["source_prepositions"])),
        signatures=_signatures(folder / "signatures.yaml"),
    )


def _word_list(folder: Path, name: str, value: list[Any]) -> frozenset[str]:
    """Return a class of words; YAML reads an unquoted on, off, yes or no as a truth value, which is refused."""
    if any(isinstance(item, bool) for item in value):
        raise OntologyError(f"{folder / 'words.yaml'}: {name}: put on, off, yes and no in quotation marks")
    return frozenset(item if isinstance(item, str) else " ".join(item) for item in value)


def _signatures(path: Path) -> dict[tuple[str, str], tuple[Signature, ...]]:
    table: dict[tuple[str, str], tuple[Signature, ...]] = {}
    for number, row in enumerate(yamlfiles.load(path), 1):
        where = f"{path}: row {number}"
        entry = _signature(row, where)
        for word in map(str, row["words"]):
            known = table.get((row["frame"], word), ())
            if any(one.control == entry.control for one in known):
                raise OntologyError(f"{where}: {word!r} has a signature with this frame and control before; leave one")
            table[row["frame"], word] = (*known, entry)
    return table


def _signature(row: Mapping[str, Any], where: str) -> Signature:
    affirmed, negated = row.get("affirmed", ""), row.get("negated", "")
    entry = Signature(affirmed, negated, row.get("speaker", False), row.get("control", ""))
    for effect in (affirmed, negated):
        if effect not in EFFECTS:
            raise OntologyError(f"{where}: {effect!r} is no effect; use one of {_listed(EFFECTS)}")
    if entry.control not in _WITH_OBJECT:
        raise OntologyError(f"{where}: {entry.control!r} is no control; use one of {_listed(_WITH_OBJECT)}")
    if any(isinstance(item, bool) for item in (row["frame"], *row["words"])):
        raise OntologyError(f"{where}: put on, off, yes and no in quotation marks")
    return entry


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
