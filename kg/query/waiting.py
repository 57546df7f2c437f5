"""Work that can be stopped though no line of Python runs in it.

In: a function that spends its time in the store, such as the answer to a query that joins everything with everything.
Out: what it returns. Ctrl-C and a time limit end the waiting at once; the work itself ends with the program.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

_Answer = TypeVar("_Answer")
_LOOK = 0.2
"""Seconds after which is looked whether Ctrl-C was pressed, where waiting itself does not notice it."""


def waited(work: Callable[[], _Answer], seconds: float | None = None) -> _Answer:
    """Return what ``work`` returns, or raise what it raises; ``TimeoutError`` after so many ``seconds``."""
    answers: list[_Answer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # handed on to who waits
            errors.append(error)

    worker = threading.Thread(target=run, daemon=True)  # a program does not wait for daemons when it ends
    worker.start()
    end = None if seconds is None else monotonic() + seconds
    while worker.is_alive():
        left = _LOOK if end is None else end - monotonic()
        if left <= 0:
            raise TimeoutError
        worker.join(min(left, _LOOK))
    if errors:
        raise errors[0]
    return answers[0]
