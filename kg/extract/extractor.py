"""From an article to its ``Reading``: segments, parse, clauses, factuality, attribution, frames.

In: an ``Article``. Out: a ``Reading`` with sentences, mentions and frames. From "Putin told Biden that China would
not permit US bases" come the frames told and permit, the second negated and according to Putin.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from kg.errors import NestingError
from kg.extract.attribution import Paragraph, ascribe_quotations, ascribe_sources
from kg.extract.bearers import name_bearers
from kg.extract.clauses import Clause
from kg.extract.factuality import propagate
from kg.extract.frames import FrameBuilder, voice_mentions
from kg.extract.headlines import Spellings, ascribe_headline, is_title_case, sentence_case
from kg.extract.interviews import ascribe_turn, briefer, interviewee, turns
from kg.extract.meetings import ascribe_meeting
from kg.extract.mending import mend, mend_names
from kg.extract.mentions import Mentions
from kg.extract.namelabels import join_acronyms, label_surnames, label_vessels, make_singular, unify_labels
from kg.extract.names import Names
from kg.extract.nominals import find_nominals
from kg.extract.parsertext import ParserText, restore_words
from kg.extract.parsing import load_pipeline, parse, parse_tokens
from kg.extract.predicates import find_clauses
from kg.extract.quotations import find_quotations
from kg.extract.rendering import render
from kg.extract.segments import Segment, segments
from kg.extract.statements import ascribe_statements
from kg.extract.subjects import resolve_subjects
from kg.extract.tree import Tree
from kg.extract.wording import Triple
from kg.model import Article, Mention, Reading, Sentence
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Extractor:
    """Reads articles with one spaCy pipeline and one ontology.

    ``seconds`` sums up the time spent, under "parse" (spaCy) and "frames" (everything else in this layer). The table of
    places is read when it is made, and not in the time of whatever article names one first.
    """

    def __init__(self, model: str | None = None, ontology: Ontology | None = None) -> None:
        from kg.ontology import load

        self._ontology = ontology if ontology is not None else load()
        self._prefixes = self._ontology.words["hyphenated_prefixes"]
        self._ranks = self._ontology.titles.abbreviations
        self._pipeline = load_pipeline(model, self._prefixes, self._ranks)
        self._parser_text = ParserText(self._ontology.words)
        self._names = Names(self._ontology)
        self._places = self._ontology.places
        self.seconds: dict[str, float] = {"parse": 0.0, "frames": 0.0}

    def _is_place(self, name: str) -> bool:
        """Whether a text may come from there: "MURMANSK", "KENYA"."""
        states = (actor.type == "state" for actor in self._ontology.actors.by_name(name))
        return bool(self._places.by_name(name)) or any(states)

    def read(self, article: Article) -> Reading:
        """Return what the article says: its sentences, mentions and frames, all by offsets into ``article.text``.

        Raises ``NestingError`` for a sentence of clauses in clauses that no reader could follow.
        """
        words = self._ontology.words
        askers, kickers = words["asking_labels"], words["headline_labels"] | words["claim_labels"]
        parts = segments(article, self._is_place, askers, kickers, words["headline_asides"])
        small = words["title_small_words"]
        parts = [
            replace(part, titled=part.headline or is_title_case(article.text[part.start : part.end], small))
            for part in parts
        ]
        started = time.perf_counter()
        spellings = Spellings(article.text)
        acronym = self._parser_text.gives_acronym(article.text)
        texts = [self._text(article, part, spellings, acronym) for part in parts]
        docs = list(parse(self._pipeline, texts, self._prefixes, self._ranks))
        parsed = time.perf_counter()
        try:
            reading = self._read(article, parts, docs)
        except RecursionError:
            raise NestingError from None
        self.seconds["parse"] += parsed - started
        self.seconds["frames"] += time.perf_counter() - parsed
        return reading

    def _text(self, article: Article, part: Segment, spellings: Spellings, acronym: bool) -> str:
        """Return what the parser gets: the segment with its line ends as blanks, a headline in sentence case."""
        text = self._parser_text.of(article.text[part.start : part.end], acronym=acronym)
        return sentence_case(text, spellings, part.end, self._ontology) if part.titled else text

    def _read(self, article: Article, parts: list[Segment], docs: list[Doc]) -> Reading:
        trees = [Tree(doc, part.start) for doc, part in zip(docs, parts, strict=True)]
        for tree in trees:
            restore_words(tree, article.text)
            mend_names(tree, self._names, self._ontology)
        join_acronyms(trees)
        unify_labels(trees, self._ontology)
        label_surnames(trees)
        make_singular(trees)
        label_vessels(trees, self._ontology)
        paragraphs = [self._paragraph(tree, part) for tree, part in zip(trees, parts, strict=True)]
        quotations = find_quotations(article.text)
        voices = ascribe_quotations(article.text, quotations, paragraphs, self._ontology.words)
        voices.update(ascribe_statements(article.text, paragraphs, self._ontology.words, voices))
        voices.update(ascribe_meeting(paragraphs, self._ontology.words, voices))
        quoted = [(quotation.start, quotation.end) for quotation in quotations]
        sentences: list[Sentence] = []
        makers: list[Mentions] = []
        for paragraph in paragraphs:
            makers.append(Mentions(paragraph.tree, article.text, self._ontology.words, len(sentences), quoted))
            sentences.extend(_sentences(paragraph))
        spoken = voice_mentions(voices, makers)
        asked = interviewee(paragraphs, parts, self._ontology.words)
        briefing = briefer(article.text, parts, self._ontology.words)
        answerer = makers[asked[0]].of(asked[1]) if asked is not None else briefing
        words = self._ontology.words
        for paragraph, turn in zip(paragraphs, turns(article.text, parts, words), strict=True):
            if turn is not None:
                ascribe_turn(article.text, paragraph, turn, spoken, answerer, words)
        return self._frames(article, paragraphs, makers, sentences, spoken)

    def _paragraph(self, tree: Tree, part: Segment) -> Paragraph:
        words = self._ontology.words
        mend(tree, words, headline=part.titled)
        clauses = find_clauses(tree, words)
        resolve_subjects(tree, clauses, words)
        name_bearers(tree, clauses, self._ontology)
        propagate(tree, clauses, words, headline_question=part.headline and tree.text[-1] == "?")
        ascribe_sources(tree, clauses, words)
        paragraph = Paragraph(tree, clauses, part.start, part.end, part.headline, part.lead)
        if part.headline:
            ascribe_headline(paragraph, self._ontology)
        return paragraph

    def _frames(
        self,
        article: Article,
        paragraphs: list[Paragraph],
        makers: list[Mentions],
        sentences: list[Sentence],
        voices: dict[Clause, Mention],
    ) -> Reading:
        builder = FrameBuilder(self._ontology, article.text)
        mentions: list[Mention] = []
        for paragraph, maker in zip(paragraphs, makers, strict=True):
            tree = paragraph.tree
            nouns = tree.nouns()
            nominals = find_nominals(tree, nouns, paragraph.clauses, self._ontology)
            builder.add(paragraph, nominals, maker, voices)
            mentions.extend([maker.of(noun) for noun in nouns if _is_mention(tree, noun)])
        return Reading(article.id, tuple(sentences), tuple(mentions), tuple(builder.frames))

    def triples(
        self, sentence: str, form: Literal["nary", "binary"] = "nary", *, pretokenized: bool = False
    ) -> list[list[str]]:
        """Return the open-IE triples of one sentence: [subject, relation, object, further arguments ...]."""
        return next(self.triples_many([sentence], form, pretokenized=pretokenized))

    def triples_many(
        self, sentences: Iterable[str], form: Literal["nary", "binary"] = "nary", *, pretokenized: bool = False
    ) -> Iterator[list[list[str]]]:
        """Yield the open-IE triples of each sentence, in order; ``pretokenized`` takes its spaces as token borders."""
        if pretokenized:
            docs = parse_tokens(self._pipeline, (sentence.split() for sentence in sentences))
        else:
            docs = parse(self._pipeline, sentences, self._prefixes, self._ranks)
        for doc in docs:
            tree = Tree(doc, 0)
            words = self._ontology.words
            mend(tree, words)
            clauses = find_clauses(tree, words)
            resolve_subjects(tree, clauses, words)
            propagate(tree, clauses, words)
            yield [_listed(triple) for triple in render(tree, clauses, form, words)]


def _listed(triple: Triple) -> list[str]:
    return [triple.subject, triple.relation, *triple.arguments]


def _is_mention(tree: Tree, noun: int) -> bool:
    """A noun phrase's head that is no mere part of another name or title; possessive pronouns count."""
    part = tree.dep[noun] in {"compound", "nmod", "nummod", "quantmod"} and tree.tag[noun] != "PRP$"
    return not part and tree.tag[noun] not in {"WDT", "CD"}


def _sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    tree = paragraph.tree
    for first, last in tree.sentences:
        yield Sentence(tree.start[first], tree.end[last - 1], paragraph.headline)
