"""Why a claim stands in the graph as it does.

In: a built graph and the id of a claim. Out: an ``Explanation``: the sentence with its parts marked, the rules in plain
words, what decided whether it happened, who says so, whom the words mean, the ontology's row, and the confidence with
its factors. Of "Putin refused" it shows that what was refused is negated because of "refuse", and where that stands.

Nothing is parsed anew: all of it comes from the graph's records and the ontology's tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.errors import InputError
from kg.graph import KnowledgeGraph
from kg.graph.names import claim_of
from kg.graph.status import status
from kg.graph.summary import summarize
from kg.model import Article, Claim, ClaimReference, Entity, EntityMention, Evidence
from kg.normalize.confidence import factors
from kg.normalize.relations import AID, BACKING
from kg.ontology import confidence, data_folder, lexicon, rules, vocabulary
from kg.ontology.confidence import Confidence
from kg.ontology.lexicon import Lexicon
from kg.ontology.lexiconrows import Row
from kg.ontology.rules import Kind, Rules
from kg.ontology.vocabulary import EventType, Relation

Part = Literal["", "subject", "predicate", "object"]
_CONTEXT = 160
"""Characters of the paragraph that are shown before and after the sentence, at most."""
_MOST_CANDIDATES = 5
_MODALITIES = {
    "future": "to come (future)",
    "possible": "only possible",
    "intended": "only intended",
    "requested": "only asked for (requested)",
    "conditional": "under a condition (conditional)",
}
_ROW = "row:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence and which part of the claim it is, "" for none."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that says the claim: where it stands, what stands around it, and how the claim was read from it."""

    place: str
    before: str
    sentence: tuple[Piece, ...]
    after: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about one claim, in the order in which it is shown."""

    claim: Claim
    summary: str
    status: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The ontology's tables that an explanation reads."""

    relations: Mapping[str, Relation]
    events: Mapping[str, EventType]
    lexicon: Lexicon
    rules: Rules
    confidence: Confidence = field(repr=False)


def tables() -> Tables:
    """Read the tables of the installed ontology; raise ``OntologyError`` for a malformed one."""
    folder = data_folder()
    events = vocabulary.load_events(folder)
    relations = vocabulary.load(folder, events)
    words = lexicon.load(folder, relations=relations)
    return Tables(relations, events, words, rules.load(folder), confidence.load(folder))


def find(graph: KnowledgeGraph, name: str) -> Claim:
    """Return the claim whose id is ``name`` or alone begins with it; raise ``InputError`` for none or several.

    The id may stand as in Turtle ("claim:00b6e422"), or be the whole IRI of the claim.
    """
    name = _bare(name)
    exact = graph.claim(name)
    if exact is not None:
        return exact
    found = [claim for claim in graph.claims if name and claim.id.startswith(name.lower())]
    if not found:
        raise InputError(f"no claim has the id {name!r}; claims.jsonl and the graph's page show the ids")
    if len(found) > 1:
        shown = "; ".join(f"{claim.id} ({summarize(claim, graph.claim)})" for claim in found[:_MOST_CANDIDATES])
        more = f" and {len(found) - _MOST_CANDIDATES} more" if len(found) > _MOST_CANDIDATES else ""
        raise InputError(f"{len(found)} claims have an id that begins with {name!r}: {shown}{more}; write more of it")
    return found[0]


def _bare(name: str) -> str:
    """Return the id that a name in Turtle or a whole IRI is of; any other name as it is."""
    iri = claim_of(name.strip().removeprefix("<").removesuffix(">"))
    return iri[1] if iri else name.strip().removeprefix("claim:")


def explain(graph: KnowledgeGraph, claim: Claim, ontology: Tables) -> Explanation:
    """Return the explanation of a claim of ``graph``."""
    return Explanation(
        claim,
        summarize(claim, graph.claim),
        status(claim).replace("_", " "),
        tuple(_passage(graph, claim, evidence, ontology) for evidence in claim.evidence),
        tuple(section for section in _sections(graph, claim, ontology) if section.lines),
    )


def _passage(graph: KnowledgeGraph, claim: Claim, evidence: Evidence, ontology: Tables) -> Passage:
    article = graph.article(evidence.article)
    before, after = _context(article, evidence) if article else ("", "")
    sections = (
        Section("How it was found", tuple(_rule_lines(evidence, ontology.rules, {"found", None}))),
        Section("What decides whether it happened", tuple(_path(graph, claim, evidence, ontology.rules))),
        Section("Whom the words mean", tuple(_links(claim, evidence, ontology.rules))),
        Section("Confidence", tuple(_factors(claim, evidence, ontology.confidence))),
    )
    told = tuple(section for section in sections if section.lines)
    return Passage(_place(article, evidence), before, _marked(evidence), after, told)


def _place(article: Article | None, evidence: Evidence) -> str:
    words = [evidence.article, f"characters {evidence.start} to {evidence.end}"]
    if article is not None:
        words += [part for part in (article.source, article.published) if part]
    return ", ".join(words)


def _context(article: Article, evidence: Evidence) -> tuple[str, str]:
    """Return the words of the paragraph before and after the sentence, cut between words."""
    before = article.text[max(0, evidence.start - _CONTEXT) : evidence.start].rpartition("\n\n")[2]
    after = article.text[evidence.end : evidence.end + _CONTEXT].partition("\n\n")[0]
    if len(before) == _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    return " ".join(before.split()), " ".join(after.split())


def _marked(evidence: Evidence) -> tuple[Piece, ...]:
    """Return the sentence in pieces; where parts overlap the shorter one wins, so that every letter stands once."""
    parts: list[tuple[Part, int | None, int | None]] = [
        ("subject", evidence.subject_start, evidence.subject_end),
        ("predicate", evidence.predicate_start, evidence.predicate_end),
        ("object", evidence.object_start, evidence.object_end),
    ]
    known = [(part, start, end) for part, start, end in parts if start is not None and end is not None]
    owners: list[Part] = [""] * len(evidence.quote)
    for part, start, end in sorted(known, key=lambda item: item[1] - item[2]):
        for offset in range(max(0, start - evidence.start), min(len(owners), end - evidence.start)):
            owners[offset] = part
    pieces: list[Piece] = []
    for letter, owner in zip(evidence.quote, owners, strict=True):
        if pieces and pieces[-1].part == owner:
            pieces[-1] = Piece(pieces[-1].text + letter, owner)
        else:
            pieces.append(Piece(letter, owner))
    return tuple(Piece(piece.text.replace("\n", " "), piece.part) for piece in pieces)


def _rule_lines(evidence: Evidence, meanings: Rules, kinds: set[Kind | None]) -> Iterator[str]:
    for rule in evidence.rules:
        if meanings.kind(rule) in kinds and not rule.startswith(_ROW):
            yield f"{rule}: {meanings.sentence(rule) or 'a rule without an explanation'}"


def _path(graph: KnowledgeGraph, claim: Claim, evidence: Evidence, meanings: Rules) -> Iterator[str]:
    yield from _rule_lines(evidence, meanings, {"path"})
    for telling in _tellings(graph, claim):
        yield f"it is the content of {telling.id}: {summarize(telling, graph.claim)}"
    content = graph.claim(claim.object.claim) if isinstance(claim.object, ClaimReference) else None
    if content is not None:
        yield f"its own content is {content.id}: {summarize(content, graph.claim)}"


def _tellings(graph: KnowledgeGraph, claim: Claim) -> Iterator[Claim]:
    """Yield the claims that this one is content of, from the inside out, each once."""
    seen = {claim.id}
    current: Claim | None = claim
    while current is not None and current.content_of is not None and current.content_of not in seen:
        seen.add(current.content_of)
        current = graph.claim(current.content_of)
        if current is not None:
            yield current


def _links(claim: Claim, evidence: Evidence, meanings: Rules) -> Iterator[str]:
    ends: list[tuple[str, str, int | None, int | None]] = [
        ("subject", claim.subject.label, evidence.subject_start, evidence.subject_end)
    ]
    if isinstance(claim.object, EntityMention):
        ends.append(("object", claim.object.label, evidence.object_start, evidence.object_end))
    for end, label, start, stop in ends:
        if start is None or stop is None:
            continue
        words = " ".join(evidence.quote[start - evidence.start : stop - evidence.start].split())
        if words and words != label:
            yield f'{end} "{words}" stands for {label}'
    yield from _rule_lines(evidence, meanings, {"link"})


def _factors(claim: Claim, evidence: Evidence, table: Confidence) -> Iterator[str]:
    applied = factors(claim, evidence, table)
    yield f"{table.combine(applied):.2f}, from odds of {table.base:g} : 1"
    for each in applied:
        times = f", counted {each.times} times" if each.times > 1 else ""
        yield f"times {each.odds:.2g} ({each.factor.name}): {each.factor.meaning}{times}"


def _sections(graph: KnowledgeGraph, claim: Claim, ontology: Tables) -> Iterator[Section]:
    yield Section("Who says so", tuple(_speakers(graph, claim, ontology.rules)))
    yield Section("Asserted" if claim.asserted else "Not asserted", (_verdict(claim),))
    yield Section("When and where", tuple(_circumstances(claim)))
    yield Section("Ontology", tuple(_ontology(claim, ontology)))


def _speakers(graph: KnowledgeGraph, claim: Claim, meanings: Rules) -> Iterator[str]:
    if not claim.according_to:
        yield "the article itself"
    for position, speaker in enumerate(claim.according_to):
        words = f' (in the words "{speaker.mention}")' if speaker.mention not in {"", speaker.label} else ""
        yield f"{'according to whom ' if position else ''}{speaker.label}{words}{_about(graph.entity(speaker.id))}"
    lines = (line for evidence in claim.evidence for line in _rule_lines(evidence, meanings, {"speaker"}))
    yield from dict.fromkeys(lines)


def _about(entity: Entity | None) -> str:
    return f", {entity.roles[0]}" if entity is not None and entity.roles else ""


def _verdict(claim: Claim) -> str:
    """Return why a claim counts as asserted, or all reasons why it does not."""
    if claim.asserted:
        said = f"its speakers are trusted ({_names(claim)})" if claim.according_to else "the article itself says so"
        return f"it is affirmed and actual, and {said}"
    reasons = ["it is negated"] if claim.polarity == "negated" else []
    reasons += [f"it is {_MODALITIES[claim.modality]}"] if claim.modality != "actual" else []
    if claim.according_to:
        alone = "" if reasons else "; --trust would count it as asserted"
        reasons.append(f"it is the word of {_names(claim)}{alone}")
    return "; ".join(reasons) or "another article with the same claim does not assert it"


def _names(claim: Claim) -> str:
    return ", ".join(speaker.label for speaker in claim.according_to)


def _circumstances(claim: Claim) -> Iterator[str]:
    if claim.when is not None:
        yield f"when: {claim.when}"
    if claim.where is not None:
        yield f"where: {claim.where.label}"
    for argument in claim.arguments:
        yield f"{argument.role}: {' '.join(filter(None, (argument.preposition, argument.label)))}"


def _ontology(claim: Claim, ontology: Tables) -> Iterator[str]:
    relation = ontology.relations.get(claim.relation)
    yield f"{claim.relation} ({claim.label}): {relation.definition if relation else 'not in this ontology'}"
    event = ontology.events.get(claim.event)
    yield f"event {claim.event}: {event.definition if event else 'not in this ontology'}"
    mode = event.modes.get(claim.mode) if event is not None and claim.mode is not None else None
    if mode is not None:
        yield f"mode {mode.name}: {mode.definition}"
    rules_fired = dict.fromkeys(rule for evidence in claim.evidence for rule in evidence.rules)
    names = [rule.removeprefix(_ROW) for rule in rules_fired if rule.startswith(_ROW)]
    for words in names:
        rows = _rows(words, claim, ontology.lexicon.rows)
        if not rows:
            yield f'row "{words}": not in this ontology; it may come from a file given with --lexicon'
        yield from (f'row "{words}" ({row.kind}, {row.place}), as in: {row.example}' for row in rows)
    if not names:
        yield "no row of the lexicon"


def _rows(words: str, claim: Claim, rows: Iterable[Row]) -> list[Row]:
    """Return the rows of these words that lead to the claim's relation; several differ by the objects they ask for."""
    return [row for row in rows if row.words == words and _leads_to(row, claim)]


def _leads_to(row: Row, claim: Claim) -> bool:
    """Whether a row gives the claim: by its relation, that of several with each other, or backing by deeds, as aid."""
    if row.together == claim.relation or (row.relation, claim.relation) == (BACKING, AID):
        return True
    return (row.relation, row.mode) == (claim.relation, claim.mode)
