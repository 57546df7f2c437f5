"""From files, folders and standard input to articles.

In: paths to files of text, .jsonl and .json files, folders of them, or "-". Out: ``ReadArticles``, in which whatever
could not be read is a ``Failure`` that names the file, the line and the remedy. From a text file that begins with a
headline and "(FreedomBeacon.com)- President Biden’s decision" comes an article with a title, a source and a body.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from kg.articles.collection import Collection
from kg.articles.encoding import check_beginning, decode
from kg.articles.files import read_files, read_stream
from kg.articles.identifiers import TextFile, name_files
from kg.articles.language import foreign
from kg.articles.listing import is_json, list_files
from kg.articles.records import MAXIMUM_CHARACTERS, Defaults, complete_article, parse_day
from kg.model import Article, ReadArticles

__all__ = ["MAXIMUM_CHARACTERS", "check_beginning", "decode", "foreign", "parse_day", "read"]


def read(
    inputs: Sequence[Path | Literal["-"]],
    *,
    articles: Iterable[Article] = (),
    published: str | None = None,
    source: str | None = None,
    stdin: BinaryIO | None = None,
) -> ReadArticles:
    """The articles of ``inputs`` in the order given, then ``articles``; each id once, with the inputs that failed.

    A file whose suffix is .txt, .text or .md, or that has none, is one article of plain text, of .md without the marks
    of Markdown. Its id is the file's name without the suffix; where several inputs have the same, it is the path below
    the folder that was given. ``published`` (an ISO day) and ``source`` hold for articles that say them neither in
    their JSON nor in the credits of their text; a source goes before one who only wrote the text. "-" reads ``stdin``,
    by default the standard input. An object among ``articles`` is read like a line of JSON with its fields. Raises
    InputError where ``published`` is no date.
    """
    defaults = Defaults(parse_day(published) if published else None, source or None)
    collection = Collection()
    listed = [given if given == "-" else list_files(Path(given)) for given in inputs]
    found = [file for each in listed if each != "-" for file in each.files if isinstance(file, TextFile)]
    names = name_files([file for file in found if not is_json(file.path)])
    for each in listed:
        if each == "-":
            read_stream(stdin or sys.stdin.buffer, collection, defaults)
        else:
            read_files(each.files, names, collection, defaults)
            collection.hint(each.passed)
    for article in articles:
        collection.add(f"article {article.id}", partial(complete_article, article, defaults))
    return collection.finish()
