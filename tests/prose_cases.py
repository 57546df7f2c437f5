"""Prose cases: sentences with the claims that they must and must not give, read from tests/cases/*.md.

In: a file of cases, and the claims that a build made of a case's text. Out: the cases, and for each what is wrong with
the claims. tests/cases/README.md describes the form: "> Peru expelled a diplomat." and "- Peru | expel | diplomat".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.model import Claim, ClaimReference, Entity, EntityMention, TextObject

SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "ALLY", "ALIAS", "AGREE"})
ALARMS = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
ANY = "—"
LEAST_CONFIDENCE_OF_AN_ALARM = 0.5

_FURTHER = re.compile(r" (?:of|in|on|at|to|for|from|with|near|between|against) .*")

Kind = Literal["claimed", "not asserted", "no claim", "no event"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of a case. An empty tuple of alternatives admits anything; ``speakers`` None admits any speakers."""

    kind: Kind
    line: str
    subject: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    polarity: str = ""
    modalities: tuple[str, ...] = ()
    speakers: tuple[tuple[str, ...], ...] | None = ()
    events: tuple[str, ...] = ()
    when: str = ""
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what must come of it; ``place`` is "file.md:line"."""

    place: str
    phenomenon: str
    text: str
    published: str | None
    expectations: tuple[Expectation, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError, with file and line, for a line that is no expectation."""
    cases: list[Case] = []
    phenomenon, published, start = "", None, 0
    quote: list[str] = []
    expected: list[Expectation] = []
    name = f"gaps/{path.name}" if path.parent.name == "gaps" else path.name
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, "#"], start=1):
        if expected and not line.startswith("- "):
            text = "\n".join(quote)
            cases.append(Case(f"{name}:{start}", phenomenon, text, published, tuple(expected)))
            quote, expected, published = [], [], None
        if line.startswith("#"):
            phenomenon = line.lstrip("# ")
        elif line.startswith("published: "):
            published = line.removeprefix("published: ").strip()
        elif line.startswith(">"):
            start = start if quote else number
            quote.append(line[1:].removeprefix(" "))
        elif line.startswith("- ") and quote:
            expected.append(read_expectation(line[2:], f"{name}:{number}"))
    return cases


def read_expectation(line: str, place: str) -> Expectation:
    """One line of a case. Raises ValueError, naming ``place``, where a field is not understood."""
    kind: Kind = "claimed"
    rest = line
    for prefix in ("not asserted", "no claim", "no event"):
        if line.startswith(prefix + ":"):
            kind, rest = prefix, line.removeprefix(prefix + ":").strip()  # type: ignore[assignment]
    if kind == "no event":
        events = tuple(sorted(ALARMS)) if rest == "any" else tuple(rest.split())
        return Expectation(kind, line, events=_known_events(events, place))
    fields = [field.strip() for field in rest.split(" | ")]
    if len(fields) < 2:
        raise ValueError(f"{place}: {line!r} needs at least a subject and a relation")
    subject, relation, thing = (_alternatives(field) for field in [*fields, ANY][:3])
    values = _qualities(fields[3:], place)
    return Expectation(kind, line, subject, relation, thing, **values)  # type: ignore[arg-type]


def _alternatives(field: str) -> tuple[str, ...]:
    return () if field == ANY else tuple(part.strip() for part in field.split(" / "))


def _known_events(events: tuple[str, ...], place: str) -> tuple[str, ...]:
    known = ALARMS | {"SAY", "ROLE", "MEMBER", "LOCATED", "ALLY", "CONTROL", "ALIAS", "OTHER"}
    if not events or not known.issuperset(events):
        raise ValueError(f"{place}: {' '.join(events)!r} is no event label")
    return events


def _qualities(fields: Sequence[str], place: str) -> dict[str, object]:
    values: dict[str, object] = {}
    for field in fields:
        word, _, rest = field.partition(" ")
        if word in ("affirmed", "negated"):
            values["polarity"], values["modalities"] = word, tuple(part for part in rest.split("/") if part)
        elif field.startswith("according to "):
            named = field.removeprefix("according to ")
            values["speakers"] = (
                None if named == "any" else tuple(_alternatives(part.strip()) for part in named.split(">"))
            )
        elif word == "event":
            values["events"] = _known_events(tuple(rest.split("/")), place)
        elif word in ("when", "where"):
            values[word] = rest if word == "when" else _alternatives(rest)
        else:
            raise ValueError(f"{place}: the field {field!r} is not understood")
    return values


def faults(case: Case, claims: Sequence[Claim], entities: Iterable[Entity] = ()) -> list[str]:
    """What is wrong with the claims of a case's text, one line each; empty when all is as it should be."""
    names = {entity.id: entity.aliases for entity in entities}
    return [fault for expected in case.expectations if (fault := _fault(expected, claims, names))]


def _fault(expected: Expectation, claims: Sequence[Claim], names: dict[str, tuple[str, ...]]) -> str:
    found = [claim for claim in claims if _matches(claim, expected, names)]
    if expected.kind == "claimed":
        return "" if found else f"missing: {expected.line}"
    if expected.kind == "not asserted":
        found = [claim for claim in found if claim.asserted]
    elif expected.kind == "no event":
        found = [claim for claim in claims if claim.event in expected.events and _alarms(claim)]
    return f"wrong: {describe(found[0])} ({expected.line})" if found else ""


def _alarms(claim: Claim) -> bool:
    return claim.confidence >= LEAST_CONFIDENCE_OF_AN_ALARM


def _matches(claim: Claim, expected: Expectation, names: dict[str, tuple[str, ...]]) -> bool:
    ends = _ends_match(claim, expected, names, swapped=False)
    if not ends and expected.kind == "claimed" and SYMMETRIC & {claim.event, *expected.events}:
        ends = _ends_match(claim, expected, names, swapped=True)
    return ends and _relation_matches(claim, expected.relation) and _qualities_match(claim, expected)


def _ends_match(claim: Claim, expected: Expectation, names: dict[str, tuple[str, ...]], *, swapped: bool) -> bool:
    subject = [claim.subject.label, claim.subject.mention, *names.get(claim.subject.id, ())]
    things = _texts(claim.object, names)
    if swapped:
        subject, things = things, subject
    further = [text for argument in claim.arguments for text in (argument.label, argument.mention)]
    return _is_one_of(subject, expected.subject) and _is_one_of([*things, *further], expected.object)


def _texts(thing: EntityMention | ClaimReference | TextObject | None, names: dict[str, tuple[str, ...]]) -> list[str]:
    if isinstance(thing, EntityMention):
        return [thing.label, thing.mention, *names.get(thing.id, ())]
    return [thing.text] if isinstance(thing, TextObject) else []


def _is_one_of(texts: Sequence[str], wanted: tuple[str, ...]) -> bool:
    return not wanted or any(same(text, name) for text in texts for name in wanted)


def same(text: str, wanted: str) -> bool:
    """Is it the same name, or, where ``wanted`` ends in a common noun, nearly the same words (token F1 at least .5)?

    The phrases that follow a thing may be left out: "a deal on the Nile waters" is "a deal".
    """
    found, words = tokens(text), tokens(wanted)
    if found == words:
        return bool(words)
    is_name = wanted.rsplit(maxsplit=1)[-1][:1].isupper()
    return not is_name and any(_share_half(words, form) for form in (found, tokens(_FURTHER.sub("", text))))


def _share_half(words: Sequence[str], found: Sequence[str]) -> bool:
    common = sum((Counter(found) & Counter(words)).values())
    return common > 0 and 2 * common / (len(found) + len(words)) >= 0.5


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name in plain lower case, without articles, courtesy titles and possessives."""
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b|(?<=[a-z])\.(?=[a-z]\b)", "", plain))
    return tuple(word for word in words if word not in {"the", "a", "an", "mr", "mrs", "ms"})


def _relation_matches(claim: Claim, relation: tuple[str, ...]) -> bool:
    words = set(
        tokens(f"{claim.relation.partition(':')[2]} {claim.label} {claim.predicate} {claim.lemma}".replace("-", " "))
    )
    words |= {word for part in words for word in tokens(part)}
    return not relation or any(
        words.issuperset(tokens(wanted)) or any(word.startswith(tokens(wanted)[0][:4]) for word in words)
        for wanted in relation
    )


def _qualities_match(claim: Claim, expected: Expectation) -> bool:
    if expected.kind != "claimed":
        return True
    return (
        expected.polarity in ("", claim.polarity)
        and (not expected.modalities or claim.modality in expected.modalities)
        and (not expected.events or claim.event in expected.events)
        and _speakers_match(claim, expected.speakers)
        and expected.when in ("", claim.when or ANY)
        and (not expected.where or (claim.where is not None and _is_one_of([claim.where.label], expected.where)))
    )


def _speakers_match(claim: Claim, wanted: tuple[tuple[str, ...], ...] | None) -> bool:
    """No speaker where none is wanted; otherwise the wanted ones, in order, with no other inside them."""
    if wanted is None:
        return True
    chain = claim.according_to
    if len(chain) < len(wanted) or (chain and not wanted):
        return False
    return all(
        _is_one_of([speaker.label, speaker.mention], names)
        for speaker, names in zip(chain[len(chain) - len(wanted) :], wanted, strict=True)
    )


def describe(claim: Claim) -> str:
    """A claim on one line, as a failing case shows it."""
    thing = claim.object
    name = "(claim)" if isinstance(thing, ClaimReference) else (_texts(thing, {}) or [ANY])[0]
    parts = [claim.subject.label, claim.lemma or claim.label, name, f"{claim.polarity} {claim.modality}"]
    parts += (
        [f"according to {' > '.join(speaker.label for speaker in claim.according_to)}"] if claim.according_to else []
    )
    parts += [
        f"event {claim.event}",
        f"confidence {claim.confidence:.2f}",
        *([f"when {claim.when}"] if claim.when else []),
    ]
    return " | ".join(parts + ([f"where {claim.where.label}"] if claim.where else []))
