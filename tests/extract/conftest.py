"""One extractor for all tests of this folder: loading the pipeline costs more than reading a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Article, Frame, Reading
from tests import normalizing


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return normalizing.extractor()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Reading]:
    """Read a text as an article."""

    def reading(text: str, **fields: object) -> Reading:
        return extractor.read(Article("test", text, **fields))  # type: ignore[arg-type]

    return reading


@pytest.fixture(scope="session")
def frame_of(read: Callable[..., Reading]) -> Callable[[str, str], Frame]:
    """The one frame of a text with that lemma."""

    def frame(text: str, lemma: str) -> Frame:
        found = [frame for frame in read(text).frames if frame.lemma == lemma]
        assert len(found) == 1, [frame.lemma for frame in read(text).frames]
        return found[0]

    return frame
