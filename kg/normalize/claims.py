"""From the frames of a reading to claims: the last step of normalization.

In: an article, its ``Reading``, the linked mentions. Out: sorted ``Claim``s. "Putin told Biden that China would not
permit US bases" gives two: Putin told Biden; and, as its content and according to Putin, China permitted them, negated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.model import (
    Argument,
    Article,
    Claim,
    ClaimArgument,
    ClaimObject,
    ClaimReference,
    EntityMention,
    Evidence,
    Frame,
    Mention,
    Place,
    Reading,
    Speaker,
    TextObject,
    content_id,
)
from kg.normalize.confidence import of_claim
from kg.normalize.ends import End, Ends
from kg.normalize.eventplaces import EventPlaces
from kg.normalize.fitting import fits
from kg.normalize.linking import Linker
from kg.normalize.referents import Referents
from kg.normalize.relations import Relations
from kg.normalize.senses import Sense
from kg.normalize.text import PREPOSITIONS
from kg.normalize.timing import Times
from kg.normalize.visits import Visits
from kg.normalize.whereabouts import Whereabouts
from kg.ontology import Ontology
from kg.ontology.vocabulary import OTHER


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all claims of one frame have in common beside its words."""

    arguments: tuple[ClaimArgument, ...]
    when: str | None
    where: Place | None


class Claims:
    """Makes the claims of one article; each frame is done once, what it refers to first."""

    def __init__(
        self,
        article: Article,
        reading: Reading,
        linker: Linker,
        ontology: Ontology,
        *,
        times: Times,
        trusted: frozenset[str],
    ) -> None:
        self._article = article
        self._reading = reading
        self._linker = linker
        self._confidence = ontology.confidence
        self._words = ontology.words
        self._trusted = frozenset(name.casefold() for name in trusted)
        self._times = times
        self._ends = Ends(linker, ontology.words)
        self._relations = Relations(
            article=article,
            ontology=ontology,
            heads=linker.heads,
            referents=Referents(linker),
            sentences=reading.sentences,
            frames=reading.frames,
        )
        self._places = EventPlaces(article.text, reading.frames, linker, self._ends)
        self._whereabouts = Whereabouts(ontology)
        self._visits = Visits(reading.frames, linker, ontology.words)
        self._done: dict[int, tuple[Claim, ...]] = {}
        self._open: set[int] = set()

    def all(self) -> tuple[Claim, ...]:
        """Return the claims of the article sorted by id, one for each content, with all its evidence."""
        for frame in self._reading.frames:
            self._of_frame(frame.index)
        merged: dict[str, Claim] = {}
        for index in sorted(self._done):
            for bare in self._done[index]:
                told_by = self._told_by(self._reading.frames[index], bare)
                claim = bare if told_by is None else replace(bare, content_of=told_by)
                known = merged.get(claim.id)
                merged[claim.id] = claim if known is None else _merge(known, claim)
        return tuple(merged[identifier] for identifier in sorted(merged))

    def _told_by(self, frame: Frame, claim: Claim) -> str | None:
        if frame.content_of is None:
            return None
        telling = [found for found in self._done.get(frame.content_of, ()) if found.id != claim.id]
        own = [found for found in telling if claim.according_to and found.subject.id == claim.according_to[-1].id]
        return (own or telling)[0].id if telling else None

    def _of_frame(self, index: int) -> tuple[Claim, ...]:
        if index in self._done or index in self._open or not 0 <= index < len(self._reading.frames):
            return self._done.get(index, ())
        self._open.add(index)
        self._done[index] = tuple(self._build(self._reading.frames[index]))
        self._open.discard(index)
        return self._done[index]

    def _build(self, frame: Frame) -> Iterator[Claim]:
        if frame.kind == "role" and frame.object is None and self._linker.is_mere_title(frame.predicate):
            return
        if self._relations.is_echo(frame):
            return
        frame = self._visits.opened(frame)
        sense = self._relations.sense(frame)
        frame = self._relations.authored(frame)
        chains = self._chains(frame)
        ends = [pair for pair in self._ends.pairs(frame, sense) if fits(frame, sense, *pair, self._words)]
        pairs = product(ends, chains)
        if not ends or not chains:
            return
        setting = _Setting(self._arguments(frame, sense), self._times.when(frame), self._places.where(frame, sense))
        found = [self._claim(frame, sense, setting, subject, target, speakers) for (subject, target), speakers in pairs]
        there = self._whereabouts.of(found, self._places.sites(frame, sense))
        for claim in (*found, *(one for one in there if not self._places.has_own(one))):
            yield replace(claim, id=content_id(claim), confidence=of_claim(claim, self._confidence))

    def _claim(
        self,
        frame: Frame,
        sense: Sense,
        setting: _Setting,
        subject: End,
        target: End | None,
        speakers: tuple[Speaker, ...],
    ) -> Claim:
        assert isinstance(subject.value, EntityMention)
        object_ = self._object(frame, subject.value.id, target)
        asserted = frame.polarity == "affirmed" and frame.modality == "actual"
        return Claim(
            id="",
            subject=subject.value,
            relation=sense.relation.curie,
            label=_label(sense, object_),
            predicate=frame.predicate,
            lemma=frame.lemma,
            event=sense.event,
            mode=sense.mode,
            object=object_,
            arguments=setting.arguments,
            polarity=frame.polarity,
            modality=frame.modality,
            according_to=speakers,
            asserted=asserted and all(self._is_trusted(speaker) for speaker in speakers),
            when=setting.when,
            where=setting.where,
            confidence=0.0,
            content_of=None,
            evidence=(self._evidence(frame, sense, subject, target),),
        )

    def _object(self, frame: Frame, subject: str, target: End | None) -> ClaimObject | None:
        """Return the object: an entity, words, or the claim that the subject makes."""
        content = self._of_frame(frame.object_frame) if frame.object_frame is not None else ()
        if target is None:
            own = [claim for claim in content if claim.according_to and claim.according_to[-1].id == subject]
            return ClaimReference((own or content)[0].id) if content else None
        return target.value

    def _arguments(self, frame: Frame, sense: Sense) -> tuple[ClaimArgument, ...]:
        found = [
            ClaimArgument(
                role=self._places.role(argument),
                preposition=argument.preposition,
                id=end.value.id if isinstance(end.value, EntityMention) else None,
                label=end.value.label if isinstance(end.value, EntityMention) else end.value.text,
                type=end.value.type if isinstance(end.value, EntityMention) else None,
                mention=end.mention.text,
                start=end.mention.start,
                end=end.mention.end,
            )
            for argument in sense.arguments
            for end in self._argument_ends(argument)
            if end.mention is not None
        ]
        if frame.kind == "role":
            start, end = frame.predicate_start, frame.predicate_end
            written = len(frame.predicate) == len(frame.lemma)  # else the title holds the body, too
            office = frame.predicate if written else frame.lemma
            found.append(ClaimArgument("office", "", None, office, None, frame.predicate, start, end))
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.role, one.label)))

    def _argument_ends(self, argument: Argument) -> list[End]:
        """Return what an argument stands for; an office stays the words that it is, whoever holds it.

        "Installed Pinto as president", "named him premier": the office, and not who held it until then or does since.
        """
        predicated = argument.preposition == "as" or argument.role == "result"
        link = self._linker.link(argument.mention) if predicated else None
        held = link is not None and link.kind in {"holder", "office", "apposition"}
        if argument.role == "office" or held:
            return [End(TextObject(argument.mention.text), None, argument.mention)]
        return self._ends.of(argument.mention, as_actor=False)

    def _chains(self, frame: Frame) -> list[tuple[Speaker, ...]]:
        """Return the chains of speakers: one for each of those who say it together ("Paris and Berlin said")."""
        levels = [found for mention in frame.speakers if (found := list(self._voices(mention)))]
        if levels:
            return list(dict.fromkeys(_once(chain) for chain in product(*levels)))
        if frame.speakers or (frame.unnamed_source and frame.modality == "actual"):
            return [(self._unnamed_source(frame),)]
        return [()]

    def _voices(self, mention: Mention) -> Iterator[Speaker]:
        for end in self._ends.of(mention, as_actor=True):
            if isinstance(end.value, EntityMention):
                yield Speaker(end.value.id, end.value.label, end.value.mention, end.value.start, end.value.end)

    def _unnamed_source(self, frame: Frame) -> Speaker:
        draft = self._linker.registry.add_unnamed_source()
        if not frame.speakers:
            return Speaker(draft.id, draft.label, "", None, None)
        words = frame.speakers[0]
        return Speaker(draft.id, draft.label, words.text, words.start, words.end)

    def _is_trusted(self, speaker: Speaker) -> bool:
        if not self._trusted or "all" in self._trusted:
            return bool(self._trusted)
        entity = self._linker.registry[speaker.id].entity()
        return bool(self._trusted & {name.casefold() for name in (entity.id, entity.label, *entity.aliases)})

    def _evidence(self, frame: Frame, sense: Sense, subject: End, target: End | None) -> Evidence:
        sentence = self._reading.sentences[frame.sentence]
        subject_span = _span(subject)
        object_span = _span(target) if target is not None else (None, None)
        return Evidence(
            article=self._article.id,
            start=sentence.start,
            end=sentence.end,
            quote=self._article.text[sentence.start : sentence.end],
            predicate_start=frame.predicate_start,
            predicate_end=frame.predicate_end,
            subject_start=subject_span[0],
            subject_end=subject_span[1],
            object_start=object_span[0],
            object_end=object_span[1],
            rules=(
                *frame.rules,
                *_link_rules("subject", subject),
                *_link_rules("object", target),
                *_sense_rules(sense),
            ),
        )


def _once(chain: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return a chain without those who speak in it twice."""
    return tuple({speaker.id: speaker for speaker in reversed(tuple(chain))}.values())[::-1]


def _merge(one: Claim, other: Claim) -> Claim:
    """Return the claim with the evidence of both, in the order of the text; its ends are those of the first."""
    by_place = {_place_of(evidence): evidence for evidence in (*other.evidence, *one.evidence)}
    evidence = tuple(by_place[key] for key in sorted(by_place))
    first = one if _place_of(one.evidence[0]) <= _place_of(other.evidence[0]) else other
    return replace(
        first,
        evidence=evidence,
        confidence=max(one.confidence, other.confidence),
        content_of=first.content_of or one.content_of or other.content_of,
    )


def _place_of(evidence: Evidence) -> tuple[str, int, int, int]:
    return (evidence.article, evidence.start, evidence.predicate_start, evidence.subject_start or -1)


def _span(end: End) -> tuple[int | None, int | None]:
    if end.mention is not None:
        return end.mention.start, end.mention.end
    if isinstance(end.value, EntityMention) and end.value.mention:
        return end.value.start, end.value.end
    return None, None


def _link_rules(which: str, end: End | None) -> Iterator[str]:
    """Name how an end was found where its words alone do not tell: "subject:pronoun", two sentences back, a rival."""
    if end is None or end.link is None or not (end.link.anaphoric or end.link.kind == "unknown"):
        return
    yield f"{which}:{end.link.kind}"
    if end.link.anaphoric and end.link.distance > 0:
        yield f"{which}:distance:{end.link.distance}"
    if end.link.anaphoric and end.link.rivals > 0:
        yield f"{which}:rival"


def _sense_rules(sense: Sense) -> Iterator[str]:
    if sense.row is not None:
        yield f"row:{sense.row.words}"
    if sense.everyday:
        yield "everyday"


def _label(sense: Sense, target: ClaimObject | None) -> str:
    """Return the label, without a preposition that nothing follows: "went on strike", not "... against".

    Nobody holds office "in" an office, where the text tells of no more.
    """
    words, last = sense.label.rpartition(" ")[::2]
    if sense.event == "ROLE" and isinstance(target, TextObject) and last == "in":
        return f"{words} of"
    bare = target is None and sense.relation.curie != OTHER and last in PREPOSITIONS
    return words if bare else sense.label
