"""What the parser gets for a stretch of an article: the same number of characters, without what would mislead it.

In: the text of a segment. Out: a text of the same length, so that offsets stay those of the article. "On 17 July Aydin
flew to London" gets a comma in place of the blank behind "July", or the parser makes "July Aydin" a name.
"""

from __future__ import annotations

import re

from kg.extract.tree import Tree
from kg.ontology.months import MONTH_ABBREVIATIONS, MONTH_NAMES
from kg.ontology.words import Words

_BLANKS = str.maketrans("\r\n\t\u00a0", "    ")
_FOOTNOTE = re.compile(r"(?<=[.,;:!?\w)\"”’])(?:\[\d{1,3}\])+")
_HONORABLE = re.compile(r"\bhon\.(?= [A-Za-z])")
_SPACED_HYPHEN = re.compile(r"(?<=[^\W_]\s)-(?=\s[a-z])")
FOREIGN_LETTER = r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7ff]"
"""A letter of a script that English is not written in: Greek, Cyrillic, Arabic, Chinese, Korean ..."""
_FOREIGN = re.compile(rf"\([^()]*{FOREIGN_LETTER}[^()]*\)")
_UNDER_SECRETARY = re.compile(r"\bUnder(?= Secretary\b)")
_IN_ITS_PLACE = "Chief"
"""What the parser gets for the "Under" of an Under Secretary, which it takes for a preposition."""
_OPENING_ACRONYM = r"(?:^|[.!?]\s|\n)IS (?!(?:an?|any|he|it|one|she|that|the|there|they|this|we|you) )[a-z]"
"""What opens a sentence, and no question: "IS seized Mosul"."""
_ACRONYM = re.compile(
    r"(?<![A-Z]{2} )(?<!\b[Hh]e )(?<!\b[Ii]t )(?<!\b[Ss]he )(?<!\bTh[ai][ts] )(?<!\b[Tt]here )(?<!\b[Ww]hat )"
    r"\bIS\b(?! [A-Z]{2,} [A-Z]{2})"
)
_LIKE_IT = "EU"
"""What the parser gets for an "IS" that is a name, which it takes for the verb."""
_MEANT = "isis"
"""What the rules read for it, which would take "is" for the verb, too."""
_INITIAL = r"(?:^|(?<=[.!?]\s)|(?<=[-–—]\s)|(?<=\s\s))"
_INITIAL_PREPOSITION = re.compile(rf"{_INITIAL}(?:Near|Outside|Inside|Around|Along|Until)(?= [A-Z])")
_MONTH = rf"(?:{'|'.join(MONTH_NAMES)}|(?:{'|'.join(MONTH_ABBREVIATIONS)})\.?)"
_PART = r"(?:(?:early|late|mid|the end of|the spring of|the summer of|the autumn of)[ -])?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_SPAN = rf"{_PART}(?:{_MONTH}(?: of)?(?: \d{{4}})?|[12]\d{{3}})"
_COUNTED = (
    r"(?:(?:A|The|Some|About|Almost|Nearly|Barely|Just|Only) )?\w+(?:-\w+)?"
    r" (?:day|week|month|year|decade)s? (?:later|earlier|afterwards?)"
)
_NEIGHBOR = r"(?:(?:On|In) the|The|That) (?:next|following|previous|same|very next) (?:day|week|month|year)"
_DATE_BEFORE_SUBJECT = (
    rf"{_INITIAL}(?:(?:On|By|Since|Until) {_DAY}|(?:In|By|Since|During|Until) {_SPAN}|{_NEIGHBOR}|{_COUNTED}) "
    rf"(?=\w)(?!(?:\d{{1,2}}|[12]\d{{3}})\b)"
)


class ParserText:
    """Writes what the parser gets for a segment; the titles, compounds and dated events are those of ``words``."""

    def __init__(self, words: Words) -> None:
        self._compounds = sorted(words["spaced_compounds"])
        titles, dated, behind = (
            "|".join(sorted(words[name])) for name in ("hyphenated_titles", "dated_events", "behind_dates")
        )
        self._title_hyphen = re.compile(rf"\b({titles})-(?=[a-z])", re.IGNORECASE)
        self._date_before_subject = re.compile(rf"{_DATE_BEFORE_SUBJECT}(?!(?:{behind})\b)(?!(?:{dated}) [A-Z])")

        names, behind = ("|".join(sorted(words[name])) for name in ("names_of_is", "behind_is"))
        self._given_acronym = re.compile(rf"\b(?:{names})\b|\(IS\)|\bIS[- ](?:{behind})|{_OPENING_ACRONYM}")

    def gives_acronym(self, text: str) -> bool:
        """Return whether an article's "IS" is the group, as in "IS seized Mosul", and no stressed verb."""
        return "IS" in text and self._given_acronym.search(text) is not None

    def of(self, text: str, *, acronym: bool = False) -> str:
        """Return a text of the same length, without what would mislead the parser.

        Line ends and invisible characters become blanks, as do footnote marks and foreign script in brackets; "Near"
        before a name loses its capital, which makes the parser take it for a part of the name; a hyphen that stands
        for a dash becomes one, but not inside a name ("Joint Task Force - Haiti"). Compounds ("rocket propelled") get
        their hyphen, or the parser makes the second word a verb; a date before a subject gets its comma; the sentence
        does not end behind "my hon." as before "Friend". With ``acronym``, "IS" is the name of a group.
        """
        text = text.translate(_BLANKS)
        for pattern in (_FOOTNOTE, _FOREIGN):
            text = pattern.sub(lambda match: " " * len(match[0]), text)
        text = _SPACED_HYPHEN.sub("–", text)
        text = _HONORABLE.sub("good", text)
        text = self._title_hyphen.sub(lambda match: f"{match[1]} ", text)
        for compound in self._compounds:
            if compound in text:
                text = text.replace(f"{compound} ", f"{compound.replace(' ', '-')} ")
        text = _UNDER_SECRETARY.sub(_IN_ITS_PLACE, text)
        if acronym:
            text = _ACRONYM.sub(_LIKE_IT, text)
        text = self._date_before_subject.sub(lambda match: f"{match[0][:-1]},", text)
        return _INITIAL_PREPOSITION.sub(lambda match: match[0].lower(), text)


def restore_words(tree: Tree, text: str) -> None:
    """Give an "Under Secretary", and the IS, their own words again, once parsed; ``text`` is the whole article's."""
    for index in list(tree.forms[_LIKE_IT.lower()]):
        if text[tree.start[index] : tree.end[index]] == "IS":
            tree.text[index], tree.lower[index], tree.lemma[index] = "IS", _MEANT, "IS"
            tree.forms[_LIKE_IT.lower()].remove(index)
            tree.forms[_MEANT].append(index)
    for index in list(tree.forms[_IN_ITS_PLACE.lower()]):
        written = text[tree.start[index] : tree.end[index]]
        if written != tree.text[index] and _UNDER_SECRETARY.match(text, tree.start[index]):
            tree.text[index], tree.lower[index], tree.lemma[index] = written, written.lower(), written.lower()
            tree.forms[_IN_ITS_PLACE.lower()].remove(index)
            tree.forms[written.lower()].append(index)
