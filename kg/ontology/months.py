"""The names of the months and of the days of the week, as articles write them.

In: nothing. Out: names and abbreviations, from which the parts of the program that meet dates make their patterns.
"Sept. 22, 2021" names the ninth month.
"""

from __future__ import annotations

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
"""Without the full stop that most write behind them."""
MONTH_PREFIXES = tuple(name[:3] for name in MONTH_NAMES)
"""What every name and abbreviation of a month begins with, January first."""
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In lower case, Monday first."""
