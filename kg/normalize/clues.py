"""What the very words around a mention tell of it: "his own", "among them", "according to", "whose brother".

In: an article's text and the word lists. Out: ``Clues``. In "the police raided their own office" the word "own" tells
that the office is that of the police.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.normalize.pronouns import is_accusative
from kg.normalize.text import words
from kg.ontology.words import Words

_AMONG = re.compile(
    r",\s+(?:(?:[^,;.:]{1,40}\s)?among|(?:one|two|three|four|five|\d+|some|many|most|all|several|both|none) of)\s+\Z"
)
"""What stands between a group and "them"; the end of the search is that of the text."""
_COLON = re.compile(r"[^.\n:]{0,60}:\s")
EMPTY = re.compile(
    r"\s+(?:is|was|will be|would be|may be|might be|has been|became|becomes|remain(?:s|ed)|seem(?:s|ed))\s+"
    r"(?:not\s+|no\s+|(?:\w+ly|also|now|still|very|so)\s+)?(?P<word>[a-z]+)\s+(?P<link>that|to|for)\b|"
    r"\s+(?:is|was|remains|remained)\s+(?:not\s+|still\s+)*(?:clear|unclear|known|unknown|uncertain|doubtful)\s+"
    r"(?:whether|if|how|why|when|where|who|what)\b|"
    r"\s+(?:is|was)\s+(?:not\s+)?(?:I|we|he|she|they|[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})\s+(?:who|that)\b|"
    r"\s+(?:is|was)\s+(?:widely\s+)?(?:believed|understood|thought|feared|hoped|expected|rumou?red)(?:\s+here)?\s*,|"
    r"\s+comes\s+to\b"
)
"""What stands behind an "it" that is nothing: "is vital that", "is unclear whether", "was Togo that", "is feared,"."""
FAR = 60
"""Characters behind "it" in which its "that" or "to" stands."""
MARK = 40
"""Characters before "its" in which "in response to" stands."""


_BY = re.compile(r"\b(?P<what>\w+)(?: (?:made|given|delivered|issued))? (?:by|of|from) (?:the |our )?\Z", re.IGNORECASE)
"""What stands before who made a statement; the end of the search is that of the text."""


class Clues:
    """Reads the words around the mentions of one text."""

    def __init__(self, text: str, word_lists: Words) -> None:
        self._text = text
        self._words = word_lists

    def is_personal(self, mention: Mention) -> bool:
        """Return whether what persons rather have follows "whose": "whose resignation", "whose brother"."""
        return self.has_kin(mention) or not self._words["personal_nouns"].isdisjoint(self._word_behind(mention))

    def is_of_actor(self, mention: Mention) -> bool:
        """Return whether what follows "its" only somebody has: "telling its residents to leave", "its ambassador"."""
        owned = self._words["peoples_of_places"] | self._words["goods_of_actors"]
        return not owned.isdisjoint(self._words_behind(mention))

    def is_of_land(self, mention: Mention) -> bool:
        """Return whether what has a land has what follows: "through its territory"."""
        return not self._words["goods_of_states"].isdisjoint(self._words_behind(mention))

    def is_of_government(self, mention: Mention) -> bool:
        """Return whether a state has what follows, and no armed group: "its government"."""
        return not self._words["organs_of_states"].isdisjoint(self._words_behind(mention))

    def _words_behind(self, mention: Mention) -> list[str]:
        """Return the two words behind a mention in lower case: "eastern frontier" of "its eastern frontier"."""
        return [word.lower().strip(".") for word in words(self._text[mention.end : mention.end + MARK])[:2]]

    def is_buried(self, mention: Mention) -> bool:
        """Return whether a funeral follows "his", which is of nobody who acts beside it: "flew in for his funeral"."""
        return not self._words["funerals"].isdisjoint(word.strip(".,;") for word in self._word_behind(mention))

    def has_wing(self, mention: Mention) -> bool:
        """Return whether a wing follows "its", which a group or party has, and no state: "its political wing"."""
        behind = self._text[mention.end : mention.end + MARK].lower().split()[:2]
        winged = len(behind) == 2 and behind[0] in self._words["wing_words"]
        return winged and behind[1].strip(".,;") in self._words["wings"]

    def has_kin(self, mention: Mention) -> bool:
        """Return whether a person's relative follows "whose": "whose brother"."""
        return not self._words["kin"].isdisjoint(self._word_behind(mention))

    def _word_behind(self, mention: Mention) -> list[str]:
        """Return the word behind a mention in lower case, if there is one: "country" of "his country, ..."."""
        return [word.lower() for word in words(self._text[mention.end : mention.end + MARK])[:1]]

    def has_colon(self, speaker: Mention, mention: Mention) -> bool:
        """Return whether a colon parts who speaks from ``mention``, which is in his words: "DEMIRI: He left"."""
        return _COLON.match(self._text, speaker.end, mention.start) is not None

    def has_done(self, subject: Mention, mention: Mention) -> bool:
        """Return whether nothing but "had" stands between: "Paz had him arrested"."""
        between = self._text[subject.end : mention.start].strip().lower()
        return between in {"had", "has", "have", "having"} and is_accusative(mention.text)

    def looks_back(self, mention: Mention) -> bool:
        """Return whether "had" follows a subject: "He had trained the army"."""
        return self._text.startswith(" had ", mention.end)

    def is_emphatic(self, mention: Mention) -> bool:
        """Return whether "own" follows a possessive: "his own people"."""
        return self._text.startswith(" own ", mention.end)

    def is_source(self, mention: Mention) -> bool:
        """Return whether ``mention`` is only named as a source: "according to Lloyd's"."""
        return self._text[max(0, mention.start - MARK) : mention.start].lower().split()[-2:] == ["according", "to"]

    def is_removed_from(self, mention: Mention) -> bool:
        """Return whether somebody is moved away from what is ``mention``'s: "drove thousands from their homes"."""
        return self._text[max(0, mention.start - MARK) : mention.start].lower().split()[-1:] == ["from"]

    def opens_paragraph(self, mention: Mention) -> bool:
        """Return whether a paragraph begins with it."""
        return self._text[max(0, mention.start - MARK) : mention.start].rstrip(' \t“"').endswith("\n")

    def is_one_office(self, mention: Mention) -> bool:
        """Return whether it is one body just brought up that is not of many people: "a court", unlike "an army"."""
        many = self._words["bodies_of_people"] | self._words["acting_nouns"]
        new = mention.determiner in {"a", "an", "another"} and not mention.name
        return new and not mention.plural and mention.head.lower() in self._words["institution_nouns"] - many

    def tells_apart(self, mention: Mention) -> bool:
        """Return whether some of a group are told apart behind a comma: "..., among them", "..., one of them"."""
        return _AMONG.search(self._text, max(0, mention.start - MARK), mention.start) is not None

    def is_led_to(self, target: Mention | None, mention: Mention) -> bool:
        """Return whether nothing but a comma stands between the object of an opening clause and ``mention``."""
        return target is not None and self._text[target.end : mention.start].strip(" ,") == ""

    def speaks_for_another(self, teller: Mention | None, pronoun: Mention) -> bool:
        """Return whether who tells has no name and speaks for somebody else: "an aide", "his lawyer".

        A country is his own: "the representative of Mali said his country".
        """
        if teller is None or teller.name or teller.head.lower() not in self._words["voices_of_others"]:
            return False
        return self._words["lands"].isdisjoint(self._word_behind(pronoun))

    def is_author(self, mention: Mention) -> bool:
        """Return whether a text begins as somebody's own words: "Statement by the Prime Minister to the Dáil"."""
        found = _BY.search(self._text, max(0, mention.start - MARK), mention.start)
        return found is not None and found["what"].lower() in self._words["statements_by_somebody"]

    def is_announced(self, mention: Mention, name: Mention) -> bool:
        """Return whether the clause of ``mention`` leads to ``name``: "Hours after he was sworn in, Ndiaye ..."."""
        starts = {name.start, name.full_start} if name.function == "subject" else set()
        opens = any(self._text[:start].endswith((", ", ", the ")) for start in starts)
        before = self._text[max(0, mention.start - MARK) : mention.start].lower().split()
        return opens and (mention.function != "subject" or not self._words["leading_marks"].isdisjoint(before[-1:]))
