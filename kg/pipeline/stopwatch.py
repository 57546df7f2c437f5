"""How long each stage of a build took.

In: blocks of code under a stage's name. Out: seconds by stage, in the order in which the stages began. They say where
the time for "Putin refused." went; nothing that is written into a graph depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Adds up seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add the time that the block takes to ``stage``, also where it raises."""
        start = perf_counter()
        self.seconds.setdefault(stage, 0.0)
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - start

    def add(self, seconds: Mapping[str, float]) -> None:
        """Add seconds that somebody else took by stage."""
        for stage, duration in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + duration
