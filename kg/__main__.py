"""``python -m kg``: the same as the command ``kg``.

In: arguments. Out: what the command does. ``python -m kg build seeds -o out`` turns "Putin refused." into a graph.
"""

from __future__ import annotations

from kg.cli import main

if __name__ == "__main__":
    main()
