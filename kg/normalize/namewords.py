"""What is a name in a mention, and of what kind of thing.

In: a mention. Out: the name in it, whether it is a person's, the state that a phrase begins with. The tagger wavers, so
that words around the name decide: "near Djibo" is a place, "USS Hopper" no person, "Vice President Riek Dhiew" one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Article, EntityType, Mention
from kg.normalize.genders import Genders
from kg.normalize.headnouns import HeadNouns
from kg.normalize.links import written
from kg.normalize.text import bare, head_words, words
from kg.ontology import Ontology
from kg.ontology.actors import Actor

_TYPES: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "EVENT": "event",
}  # fmt: skip
_STATE_WORDS = 3
_LONGEST_PERSON = 4
_NAME_AFTER_OF = re.compile(r"\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})")
_LONG_ACRONYM = 4
_BEFORE = 40
"""Characters in which the word before a name is looked for."""


class NameReader:
    """Reads the names of one article; ``states`` are those that it names without doubt."""

    def __init__(self, article: Article, ontology: Ontology, heads: HeadNouns, genders: Genders) -> None:
        self._article = article
        self._ontology = ontology
        self._actors = ontology.actors
        self._heads = heads
        self._genders = genders
        self.states: set[str] = set()
        self.peoples: set[str] = set()
        """States that the article names by what they are called after: "Belgian"."""
        self._places: set[str] = set()
        self._covered: dict[tuple[int, int, str, str], bool] = {}
        self._named: dict[tuple[str, str, str, tuple[str, ...]], str] = {}

    def covers(self, mention: Mention) -> bool:
        """Return whether the mention is a proper name, and not a capitalized description such as "the President"."""
        key = (mention.start, mention.end, mention.kind, mention.name)
        if key not in self._covered:
            self._covered[key] = self._is_name(mention)
        return self._covered[key]

    def _is_name(self, mention: Mention) -> bool:
        if mention.kind == "value":  # the tagger takes some acronyms for numbers
            return mention.text.isalpha() and bool(self._actors.by_name(mention.text))
        if mention.kind not in {"name", "nominal"}:
            return False
        if not mention.name and mention.kind == "nominal":
            return self._is_bare_state(mention)
        if mention.text.endswith(" of"):
            return self._ontology.institutions.compose(self._continued(mention), self._actors) is not None
        name = bare(written(mention))
        known = self._actors.by_name(name)
        if mention.label in {"PERSON", "GPE", "LOC", "NORP"} or (known and not self._is_foreign(known, mention)):
            return bool(name)
        _, rest = self.split_state(name)
        row = self._heads.find(words(rest))
        return row is None or len(words(row.noun)) < len(words(rest))

    def _is_bare_state(self, mention: Mention) -> bool:
        """Whether a noun that the tagger passed by is the name of a state: "Suriname sent soldiers"."""
        plain = mention.text[:1].isupper() and not mention.modifiers and mention.possessor is None
        return plain and any(actor.type == "state" for actor in self._actors.by_name(mention.text))

    def _is_foreign(self, known: Sequence[Actor], mention: Mention) -> bool:
        """Whether the phrase names another state than that of the body known by the name: "Seoul's Joint Chiefs"."""
        near = (*mention.modifiers, *([mention.possessor] if mention.possessor else ()))
        states = {state.id for part in near if (state := self.government_of(bare(written(part))))}
        return bool(states) and all(actor.country and not states & {actor.country, actor.id} for actor in known)

    def government_of(self, text: str) -> Actor | None:
        """Return the state that a word names or that has it for a capital."""
        capital = self._actors.by_capital(text)
        return self.state_of(text) or (capital[0] if capital else None)

    def name_of(self, mention: Mention) -> str:
        """Return the name in a mention.

        It is without a title in it ("Vice President Riek Dhiew"), and with a first name that was taken for part of the
        title ("Inspector General Mirlande" "Saint-Fleur").
        """
        if mention.text.endswith(" of"):
            return self._continued(mention)
        key = (mention.name, mention.text, mention.label, mention.titles)
        if key not in self._named:
            self._named[key] = self._read_name(mention)
        return self._named[key]

    def _continued(self, mention: Mention) -> str:
        """Return a name that the tagger broke off at its "of": "Ministry of Foreign Affairs of" Niger."""
        rest = _NAME_AFTER_OF.match(self._article.text, mention.end)
        return f"{bare(mention.text)} of {rest[1]}" if rest is not None else bare(mention.text)

    def _read_name(self, mention: Mention) -> str:
        name = bare(written(mention))
        fore = self._fore(mention)
        if fore and self._genders.of(f"{fore} {name}"):
            return f"{fore} {name}"
        if mention.label in {"", "PERSON", "ORG"} and not self._actors.by_name(name):
            for phrase in (name, self.split_state(name)[1]):
                rest = self._without_titles(phrase)
                if rest != phrase and self._is_name_after_title(rest, mention):
                    name = rest
                    break
        if mention.titles and mention.label == "PERSON":
            first = mention.titles[-1]
            if self._is_unknown(first) and first.lower() not in self._ontology.words.modals:
                return f"{first} {name}"  # "Suha Arafat", of which the tagger makes a title and a name
            _, title = self.split_state(mention.titles[-1])
            titles, rest = self._ontology.titles.split(title)
            capital = bool(titles and rest) and all(word[:1].isupper() for word in rest.split())
            if capital and (self._genders.of(f"{rest} {name}") or self._is_unknown(rest)):
                name = f"{rest} {name}"
        return mention.text if self._is_parted(mention, name) else name

    def _is_parted(self, mention: Mention, name: str) -> bool:
        """Whether the tagger takes the end of a body's name for a product: "Lockheed" "Martin"."""
        if mention.label != "PRODUCT" or [one.label for one in mention.modifiers] != ["ORG"]:
            return False
        front = mention.modifiers[0].text
        return mention.text == f"{front} {name}" and self._is_unknown(front)

    def _is_unknown(self, word: str) -> bool:
        """Whether one word with a capital is no noun, title or name of a table: the "Nito" of "Deputy Nito Soares"."""
        if not word.isalpha() or not word[:1].isupper() or word.isupper():
            return False
        known = self._actors.by_name(word) or self._actors.by_demonym(word) or self._ontology.titles.find(word)
        return not known and self._heads.find([word]) is None

    def _without_titles(self, phrase: str) -> str:
        """Return a phrase without the titles before a name; the "Hunter" of "Hunter Biden" is none."""
        _, rest = self._ontology.titles.split(phrase)
        first, _, last = rest.partition(" ")
        if last.isalpha() and first.istitle() and first.lower() in self._ontology.words["given_names_of_trades"]:
            return rest
        return " ".join(rest.split()[self._heads.title(rest.split()) :]) or rest

    def titles_of(self, mention: Mention) -> tuple[str, ...]:
        """Return the titles before a name, those that the tagger took into it too: "Queen" of "Queen Salote"."""
        whole = bare(written(mention))
        name = self.name_of(mention)
        inside = whole.removesuffix(name).strip() if whole != name and whole.endswith(name) else ""
        fore = self._fore(mention)
        inside = inside or ("" if name.startswith(fore) else fore)
        return (*mention.titles, inside) if inside else mention.titles

    def _is_name_after_title(self, rest: str, mention: Mention) -> bool:
        """Whether what follows a title names its bearer; "Electric" of General Electric does not."""
        if not rest[:1].isupper() or self._heads.find(words(rest)) is not None:
            return False
        if mention.label == "ORG" and self._heads.find(head_words(rest)) is not None:
            return False  # "the Communist Party of Nepal"
        return len(words(rest)) > 1 or mention.label != "ORG" or bool(self._actors.by_surname(rest))

    def surnames(self, name: str) -> list[str]:
        """Return by what surnames the gazetteer knows those of a full name: "Padrino" of "Vladimir Padrino López"."""
        return [surname for actor in self._actors.by_name(name) for surname in actor.surnames]

    def is_surname(self, word: str) -> bool:
        """Return whether many people bear a word, in lower case, as their surname: "gonzalez"."""
        return word in self._ontology.words["common_surnames"]

    def split_state(self, name: str) -> tuple[Actor | None, str]:
        """Return the state that a phrase begins with and what follows: "US Defense Secretary", "South Korean navy"."""
        parts = name.split()
        for length in range(min(_STATE_WORDS, len(parts) - 1), 0, -1):
            state = self.state_of(bare(" ".join(parts[:length])))
            if state is not None:
                return state, " ".join(parts[length:])
        return None, name

    def last_state(self, parts: Sequence[str]) -> Actor | None:
        """Return the state that the words end in: "local Turkish"."""
        found = (self.state_of(" ".join(parts[-length:])) for length in range(min(_STATE_WORDS, len(parts)), 0, -1))
        return next((state for state in found if state is not None), None)

    def state_of(self, text: str) -> Actor | None:
        """Return the state that a word such as "Russian", "US" or "Iraq" names, or None."""
        found = [
            actor for actor in self._actors.by_demonym(text) or self._actors.by_name(text) if actor.type == "state"
        ]
        return self.best(found) if found else None

    def best(self, found: Sequence[Actor]) -> Actor:
        """Return the actor that the context prefers: a state over others, one of a state that the article names."""
        return min(found, key=lambda actor: (actor.type != "state", not self.states & {actor.id, actor.country}))

    def learn(self, named: Sequence[Mention]) -> None:
        """Take note of the states that the article names without doubt, and of the words that stand as places."""
        found = (self._actors.by_name(bare(written(mention))) for mention in named)
        self.states = {group[0].id for group in found if len(group) == 1 and group[0].type == "state"}
        demonyms = (self._actors.by_demonym(bare(written(mention))) for mention in named)
        self.peoples = {group[0].id for group in demonyms if len(group) == 1}
        titled = {bare(written(mention)) for mention in named if mention.titles}
        self._places = {bare(written(mention)) for mention in named if self._is_after_in(mention)} - titled
        self._covered.clear()
        self._named.clear()

    def is_person(self, mention: Mention) -> bool:
        """Return whether the name is a person's, whatever the tagger says."""
        if mention.label == "PERSON":
            return bool(mention.titles) or not (self.stands_as_place(mention) or self._is_thing(mention))
        if self._fore(mention):
            return True
        if mention.label in {"GPE", "NORP", "LOC"} or not (mention.name or mention.kind == "name"):
            return False
        if mention.titles:
            row = self._heads.find(words(mention.titles[-1]))
            if row is not None and row.type == "person":
                return True
        return self._looks_personal(mention)

    def _fore(self, mention: Mention) -> str:
        """Return what makes a person of a name taken for a place: "Ana" in "Ana Lima", "General" in "General Otgon"."""
        name = written(mention)
        front = mention.text.removesuffix(name).strip() if mention.text.endswith(name) else ""
        if mention.label != "GPE" or not front[:1].isupper() or self._is_place(mention.text):
            return ""
        row = self._heads.find(words(front))
        titled = row is not None and bool(row.traits & {"office", "rank", "honorific"})
        return front if titled or (len(words(front)) == 1 and self._genders.of(f"{front} {name}")) else ""

    def _is_place(self, name: str) -> bool:
        return bool(self._actors.by_name(name) or self._ontology.places.by_name(name))

    def _looks_personal(self, mention: Mention) -> bool:
        """Whether a name that the tagger took for something else begins like a person's: "Wilmer Chirinos"."""
        whole = bare(written(mention))
        if self._actors.by_name(whole) or mention.text.endswith(" of"):
            return False
        name = self.name_of(mention)
        if name != whole:
            return True
        parts = words(name)
        plain = 1 < len(parts) <= _LONGEST_PERSON and all(part[:1].isupper() for part in parts)
        return plain and bool(self._genders.of(name)) and self._heads.find(parts) is None

    def _is_thing(self, mention: Mention) -> bool:
        """Whether a name that the tagger takes for a person's is a thing's: "Tharthar Barrage", "USS Hopper"."""
        parts = words(bare(written(mention)))
        row = self._heads.find(parts) if len(parts) > 1 else None
        ends = row is not None and row.type != "person" and not self._genders.of(" ".join(parts))
        return ends or self._heads.begun(parts) is not None

    def is_of_kin(self, mention: Mention) -> bool:
        """ "was succeeded by his son, General Mahamat Idriss Déby": whoever bears the rest of the name is another."""
        before = self._article.text[max(0, mention.full_start - _BEFORE) : mention.start]
        *_, near = before.rsplit(".", maxsplit=1)
        return not self._ontology.words["kin"].isdisjoint(word.lower() for word in words(near)[-2:])

    def stands_as_place(self, mention: Mention) -> bool:
        """Return whether a single word stands somewhere where only a place can: "near Djibo"."""
        name = bare(written(mention))
        return name in self._places and len(words(name)) == 1

    def _is_after_in(self, mention: Mention) -> bool:
        name = bare(written(mention))
        text = self._article.text[max(0, mention.start - _BEFORE) : mention.start] + mention.text
        before = text.lower().split()[: -len(name.split())][-1:]
        return before in (["in"], ["near"], ["at"], ["outside"], ["around"])

    def type_of(self, name: str, mention: Mention) -> EntityType:
        """Return the type of a name that the gazetteer lacks, by its last or first word, its place, its tag."""
        row = self._heads.begun(words(name)) or self._heads.find(head_words(name))
        if row is not None and mention.label not in {"GPE", "EVENT"}:
            return row.typed(True) if row.type == "person" and mention.plural else row.named
        if mention.label in {"", "PERSON"} and name in self._places:
            return "place"
        if mention.label == "PRODUCT" and self._is_parted(mention, mention.name):
            return "organization"
        if not mention.label and len(name) >= _LONG_ACRONYM and name.isalpha() and name.isupper():
            return "organization"  # "EUFOR"
        return _TYPES.get(mention.label, "object")
