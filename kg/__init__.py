"""Knowledge graphs of geopolitical news, with the sentence behind every edge.

In: news articles. Out: ``kg.build(...)``, a graph of who did what to whom, when, where, and according to whom; and
``kg.read("out")``, one that was built before.
"Milley met with Gerasimov" becomes an edge that shows this sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Article
    from kg.pipeline import Graph, build, read

__all__ = ["Article", "Graph", "__version__", "build", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # `import kg` and `kg --help` must not wait for spaCy, which takes seconds to load.
    if name in {"Graph", "build", "read"}:
        import kg.pipeline

        return getattr(kg.pipeline, name)
    if name == "Article":
        import kg.model

        return kg.model.Article
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
