"""Date expressions of articles as calendar times.

In: an expression, the publication day, the tense. Out: its time in EDTF.
"Police in Lusaka detained three ministers late on Saturday", published on 16 January 2023: 2023-01-14.
"""

from __future__ import annotations

from kg.normalize.dates.grammar import resolve

__all__ = ["resolve"]
