"""The articles read so far, each id once, and what could not be read.

In: one article or one reason after another. Out: ``ReadArticles``. "Putin refused." read twice under one id is one
article; another text under that id is a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.articles.enumeration import some_of
from kg.articles.fields import explain_fields, unread_fields
from kg.errors import InputError
from kg.model import Article, Failure, ReadArticles

_MOST_TWINS = 5


class Collection:
    """Articles and failures in the order in which they came."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._places: dict[str, str] = {}
        self._failures: list[Failure] = []
        self._hints: list[str] = []
        self._texts: dict[str, str] = {}
        self._twins: dict[str, list[str]] = {}
        self._unread: dict[str, dict[str, str]] = {}

    def add(self, place: str, make: Callable[[], Article]) -> None:
        """Put in the article that ``make`` returns; where it raises InputError, the failure of ``place``."""
        try:
            article = make()
        except InputError as error:
            self.fail(place, str(error))
            return
        known = self._articles.setdefault(article.id, article)
        first = self._places.setdefault(article.id, place)
        if known.text != article.text:
            self.fail(place, f"has the id {article.id!r} of {first}, but another text: give it another id or name")
            return
        twin = self._texts.setdefault(article.text.strip(), article.id)
        if known is article and twin != article.id:
            self._twins.setdefault(twin, [twin]).append(article.id)

    def fail(self, place: str, reason: str) -> None:
        """Note that ``place`` could not be read."""
        self._failures.append(Failure(place, reason))

    def hint(self, words: str) -> None:
        """Note what is odd and yet no failure; nothing is noted for "", and each sentence once."""
        if words and words not in self._hints:
            self._hints.append(words)

    def note_fields(self, file: str, record: Mapping[str, object]) -> None:
        """Note the fields of a record of ``file`` from which nothing is read; they are no failure."""
        for name, meant in unread_fields(record).items():
            names = self._unread.setdefault(file, {})
            names[name] = names.get(name) or meant

    def finish(self) -> ReadArticles:
        """Everything that was put in."""
        hints = (*explain_fields(self._unread), *self._hints, *self._explain_twins())
        return ReadArticles(tuple(self._articles.values()), tuple(self._failures), hints)

    def _explain_twins(self) -> Iterator[str]:
        """A sentence that names the ids of the same texts, if there are any."""
        named = [some_of(list(map(repr, ids)), _MOST_TWINS) for ids in self._twins.values()]
        if named:
            more = f"; and {len(named) - _MOST_TWINS:,} more such texts" if len(named) > _MOST_TWINS else ""
            yield (
                f"these have the same text: {'; '.join(named[:_MOST_TWINS])}{more}; what it says counts as said by "
                "several articles: leave all but one out"
            )
