"""Descriptions to entities: what a phrase without a proper name of its own stands for.

In: a nominal mention with the links of its possessor, modifiers and complement. Out: a ``Link`` to an entity of the
article ("US bases in the region", country: the United States), to an institution of a state ("Iraqi army"), or, for
definite phrases, to what was spoken of before ("these bases") and to the holder of an office ("the Russian president").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.model import VALUE_LABELS, Article, EntityType, Mention
from kg.normalize.antecedents import Antecedents
from kg.normalize.entities import Draft, Registry
from kg.normalize.headnouns import HeadNoun, HeadNouns
from kg.normalize.links import Link
from kg.normalize.names import Names
from kg.normalize.offices import Offices
from kg.normalize.text import DETERMINERS, head_words, without_determiner, words
from kg.ontology.actors import Actor
from kg.ontology.phrases import singular

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_INDEFINITE = frozenset({"a", "an", "some", "any", "another"})
_POSSESSIVE = re.compile(r"\s*(?:['’]s\b|['’](?=\s))?\s*")
_LETTER = re.compile(r"[^\W_]")
_OFFICE_TAIL = re.compile(r"\s(?:on|at|over|against|with|about)\s.*", re.DOTALL)
"""What follows an office but is no part of it: "the prime minister on the performance of the army"."""
_SIDE = "side"
_RESTRICTIVE = re.compile(r"\s+(?:that|who|whom|which|whose)\b")
_AND = re.compile(r"\s+and\s+")
_SERVANTS: frozenset[EntityType] = frozenset({"person", "group", "organization"})
"""What belongs to a government rather than to its city."""
_FALLBACK: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "EVENT": "event",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """A nominal taken apart: ``core`` is without determiner and possessor, ``rest`` without modifiers too."""

    mention: Mention
    core: str
    rest: str
    owner: Draft | None
    state: str | None
    modifiers: tuple[str, ...]
    row: HeadNoun | None

    @property
    def definite(self) -> bool:
        """Whether the words point at something known."""
        return self.mention.determiner in _DEFINITE

    @property
    def plural(self) -> bool:
        """Whether several are meant; the "affaires" of a chargé d'affaires are not."""
        return self.mention.plural and not (self.row is not None and self.row.plural == "person")

    @property
    def institution(self) -> bool:
        """Whether this is one of the bodies that every state has once: "Iraqi army"."""
        if self.row is None or "institution" not in self.row.traits or self.state is None:
            return False
        return singular(self.rest.lower()) == singular(self.row.noun) and self.mention.determiner not in _INDEFINITE


class Descriptions:
    """Links the nominals of one article, in the order of the text."""

    def __init__(
        self,
        *,
        article: Article,
        heads: HeadNouns,
        registry: Registry,
        antecedents: Antecedents,
        offices: Offices,
        names: Names,
        linked: Callable[[Mention, str], tuple[str, ...]],
    ) -> None:
        self._article = article
        self._heads = heads
        self._registry = registry
        self._antecedents = antecedents
        self._offices = offices
        self._names = names
        self._linked = linked
        self._first_ends: dict[tuple[str, str], int] = {}

    def link(self, mention: Mention, *, told_by: tuple[str, ...] = ()) -> Link | None:
        """Return the entity of a nominal mention, None when no word is left to name it by.

        A person of whom he tells himself (``told_by``) is not called by his office: he would be "he".
        """
        described = self._take_apart(mention)
        if not _LETTER.search(described.core) or self._is_empty(described):
            return None
        attempts = (
            self._own_country,
            self._side,
            self._body,
            self._one_of_each,
            self._one_an_owner,
            self._one_a_state,
            self._institution,
            self._held,
            self._earlier,
        )
        found = (attempt(described) for attempt in attempts)
        link = next((link for link in found if link is not None), None)
        if link is not None and link.ids == told_by and self._registry[link.ids[0]].type == "person":
            link = None
        return link or self._local(described)

    def owned(self, mention: Mention, owner: str) -> Link:
        """Return the entity that a description names when ``owner`` is the one it belongs to."""
        draft = self._registry[owner]
        return self._local(replace(self._take_apart(mention), owner=draft, state=self._state_behind(draft)))

    def _is_empty(self, described: Description) -> bool:
        """Whether a phrase names nothing that could be told from others: "the fact", "later", "two weeks"."""
        if described.mention.label in VALUE_LABELS:
            return True
        vague = described.row is not None and "vague" in described.row.traits
        plain = described.owner is None and not described.modifiers and described.mention.complement is None
        return (vague and plain) or not (described.modifiers or self._plain_words(described))

    def _own_country(self, described: Description) -> Link | None:
        """Return the state of "President Ruto, whose country borders Somalia", "Ruto said his country had paid"."""
        owner, row = described.owner, described.row
        whose = described.mention.possessor
        if owner is None or row is None or whose is None or described.core.lower() != row.noun:
            return None
        if "generic" not in row.traits or "state" not in row.refers:
            return None
        state = owner.id if owner.type == "state" and whose.kind == "pronoun" else owner.country
        return Link((state,), "definite") if state is not None else None

    def _side(self, described: Description) -> Link | None:
        """Return the state of "the Greek side", of two that deal with each other."""
        mention, own = described.mention, described.modifiers
        alone = described.row is not None and described.row.noun == _SIDE and described.rest == mention.head
        if not alone or len(own) != 1 or own[0] != described.state or mention.plural or not described.definite:
            return None
        return Link(own, "definite") if self._antecedents.is_side(mention, own[0]) else None

    def _body(self, described: Description) -> Link | None:
        return self._names.body(described.core) if described.modifiers else None

    def _held(self, described: Description) -> Link | None:
        row, mention = described.row, described.mention
        if row is None or row.type != "person" or mention.determiner in _INDEFINITE:
            return None
        if not (described.definite or row.traits & {"office", "rank"}) or self._is_of_another(described):
            return None
        whose = mention.possessor
        if whose is not None and whose.text.lower() == "whose" and self._is_of_unknown(described):
            return None
        return self._offices.holder(mention, described.rest, described.state, described.owner)

    def _earlier(self, described: Description) -> Link | None:
        if not described.definite or described.owner is not None or self._is_of_unknown(described):
            return None
        if _RESTRICTIVE.match(self._article.text, described.mention.end):
            return None  # "the group that Ankara blames" says itself which one
        if self._is_of_another(described):
            return None
        return self._antecedents.find(described.mention, described.row, described.core, described.modifiers)

    @staticmethod
    def _is_of_unknown(described: Description) -> bool:
        """ "Peters left. The bureau, whose minister is Collins": the minister of what no name is found for."""
        return described.owner is None and described.mention.possessor is not None

    def _is_of_another(self, described: Description) -> bool:
        """ "Kagame spoke. The president of the club resigned": an office of what nobody was said to be in before."""
        row, of = described.row, described.mention.complement
        if row is None or row.type != "person" or "office" not in row.traits or of is None or described.state:
            return False
        body = self._heads.of_phrase(of.text, of.head)
        own = of.determiner == "the" and body is not None and body.type == "state"  # "the president of the republic"
        told = self._first_end(row.noun, of.text) <= described.mention.start
        return of.kind != "pronoun" and not own and not told

    def _first_end(self, noun: str, body: str) -> int:
        """Return where "NOUN of BODY" ends for the first time in the article, which is read once for each."""
        pair = noun, body
        if pair not in self._first_ends:
            phrase = f"{re.escape(noun)} of (?:the )?{re.escape(body)}"
            found = re.search(phrase, self._article.text, re.IGNORECASE)
            self._first_ends[pair] = found.end() if found else len(self._article.text) + 1
        return self._first_ends[pair]

    def _take_apart(self, mention: Mention) -> Description:
        text = self._article.text
        start = mention.start
        owner = None
        if mention.possessor is not None:
            owners = self._linked(mention.possessor, "possessor")
            owner = self._registry[owners[0]] if len(owners) == 1 else None
            if mention.start <= mention.possessor.start and mention.possessor.end < mention.end:
                start = mention.possessor.end
                gap = _POSSESSIVE.match(text, start)
                start = gap.end() if gap else start
        core = without_determiner(text[start : mention.end])
        if mention.kind == "nominal" and core.isupper() and mention.head.islower():
            core = core.lower()  # a headline in capitals
        modifiers = tuple(
            dict.fromkeys(found for part in mention.modifiers for found in self._linked(part, "modifier"))
        )
        rest = without_determiner(" ".join(head_words(self._without_modifiers(mention, start))))
        if not modifiers:
            named, rest = self._names.reader.split_state(rest)
            modifiers = (self._registry.add_actor(named).id,) if named is not None else ()
        row = self._heads.of_phrase(core, mention.head)
        if row is not None and "office" in row.traits:
            of = mention.complement
            core = _OFFICE_TAIL.sub("", core) if of is None or of.end < mention.end else core
        serves = row is not None and row.type in _SERVANTS and "town" not in row.traits  # "Kabul's police chief"
        if owner is not None and owner.capital_of is not None and serves:
            owner = self._registry[owner.capital_of]  # "Bogotá's ambassador" is Colombia's
        return Description(mention, core, rest, owner, self._state(mention, owner, modifiers), modifiers, row)

    def _without_modifiers(self, mention: Mention, start: int) -> str:
        pieces, at = [], start
        for part in sorted(mention.modifiers, key=lambda one: one.start):
            if at <= part.start and part.end <= mention.end:
                pieces.append(self._article.text[at : part.start])
                at = part.end
        return " ".join([*pieces, self._article.text[at : mention.end]])

    def _state(self, mention: Mention, owner: Draft | None, modifiers: tuple[str, ...]) -> str | None:
        """Return the state that the phrase names as its own: "Iraqi army", "Iraq's army", "the army of Iraq"."""
        for draft in (owner, *(self._registry[one] for one in modifiers)):
            if draft is not None and (state := self._state_behind(draft)) is not None:
                return state
        of = mention.complement
        if of is not None:
            for identifier in self._linked(of, "complement"):
                if self._registry[identifier].type == "state" and self._registry[identifier].actor is not None:
                    return identifier
        return None

    def _state_behind(self, draft: Draft) -> str | None:
        return draft.id if draft.type == "state" and draft.actor is not None else draft.country

    def _one_a_state(self, described: Description) -> Link | None:
        """Return an entity for each state of "Ethiopian, US and Russian militaries", None for any other phrase.

        In a headline the comma alone parts them: "Greek, Turkish officials".
        """
        core, listed_by = described.core, " and "
        if listed_by not in core and core.count(", ") == 1:
            core, listed_by = core.replace(", ", " and "), ", "
        front = head_words(core)
        if not described.mention.plural or "and" not in front:
            return None
        at = front.index("and")
        first, last = self._states_before(core), " ".join(front[at + 1 :])
        second, rest = self._names.reader.split_state(last)
        if not first or second is None or not rest:
            return self._one_a_body(described, front, at) if listed_by != ", " else None
        listed = [*first, (second, last.removesuffix(rest).strip())]
        return _together(self._single(described, state.id, word, rest) for state, word in listed)

    def _one_of_each(self, described: Description) -> Link | None:
        """Return who holds the office, or the body, of each: "the presidents of Chad and Niger" are two.

        So it is where each of those behind "of" is a known actor, and nobody else is meant by the plural.
        """
        mention, row, of = described.mention, described.row, described.mention.complement
        if of is None or not of.conjuncts or row is None or not mention.plural or described.owner is not None:
            return None
        behind = self._article.text[mention.start : of.start].split()[-2:]
        if not row.traits & {"office", "institution", "rank"} or "of" not in behind:
            return None
        owners = [self._linked(one, "complement") for one in (of, *of.conjuncts)]
        if any(len(ids) != 1 or self._registry[ids[0]].actor is None for ids in owners):
            return None
        return _together(self._of_one(described, row, self._registry[ids[0]]) for ids in owners)

    def _one_an_owner(self, described: Description) -> Link | None:
        """Return what each of two owners has: "Kenya's and Uganda's presidents", "Fatah's and Hamas' armed wings"."""
        mention, row = described.mention, described.row
        first = mention.possessor
        if first is None or not first.conjuncts or row is None or not mention.plural:
            return None
        end = first.conjuncts[-1].end
        gap = _POSSESSIVE.match(self._article.text, end)
        core = without_determiner(self._article.text[gap.end() if gap else end : mention.end])
        owners = [self._linked(one, "possessor") for one in (first, *first.conjuncts)]
        if end >= mention.end or any(len(ids) != 1 or self._registry[ids[0]].actor is None for ids in owners):
            return None
        bare = replace(described, core=core, rest=core, modifiers=())
        return _together(self._of_one(bare, row, self._registry[ids[0]]) for ids in owners)

    def _of_one(self, described: Description, row: HeadNoun, owner: Draft) -> Link:
        """Return the officer, officers or body of one owner: "Chad's president", "Chad's envoys", "Chadian Army"."""
        front, state = head_words(described.core), self._state_behind(owner)
        one = " ".join([*front[: -len(row.noun.split())], row.noun])
        single = "institution" in row.traits or self._offices.is_single(one, state)
        core = one if single else " ".join(front)
        mention = replace(described.mention, plural=not single, complement=None)
        whole = replace(described, mention=mention, core=core, rest=core, owner=owner, state=state)
        return self._institution(whole) or self._held(whole) or self._local(whole)

    def _states_before(self, core: str) -> list[tuple[Actor, str]]:
        """Return the states listed before "and", each with its words: of "local Thai, Lao and Khmer police" two."""
        found: list[tuple[Actor, str]] = []
        for piece in reversed(_AND.split(core, maxsplit=1)[0].split(",")):
            parts = piece.split()
            state = self._names.reader.last_state(parts)
            if state is None:
                break
            ends = (" ".join(parts[number:]) for number in range(len(parts)))
            found.insert(0, (state, next(end for end in ends if self._names.reader.state_of(end) is not None)))
        return found

    def _one_a_body(self, described: Description, front: list[str], at: int) -> Link | None:
        """Return an entity for each of "House and Senate negotiators"."""
        two, rest = (front[at - 1], front[at + 1]) if 0 < at < len(front) - 2 else ("", ""), front[at + 2 :]
        if not all(word[:1].isupper() for word in two) or not all(word.islower() for word in rest):
            return None
        bare = replace(described, owner=None, state=None, modifiers=())
        labels = (" ".join([word, *rest]) for word in two)
        return _together(self._local(replace(bare, core=label, rest=label)) for label in labels)

    def _single(self, described: Description, state: str, word: str, rest: str) -> Link:
        """Return the entity of one state, its institution or officer in the singular: "Russian military"."""
        row, mention = described.row, described.mention
        if row is not None and "institution" in row.traits:
            rest = row.noun
        if row is not None and "office" in row.traits:
            one = " ".join([*rest.split()[: -len(row.noun.split())], row.noun])
            if self._offices.is_single(one, state):
                rest, mention = one, replace(mention, plural=False)
        label = f"{word} {rest}"
        single = replace(described, mention=mention, core=label, rest=rest, owner=None, state=state, modifiers=(state,))
        held = self._held(single) if not mention.plural else None
        return self._institution(single) or held or self._local(single)

    def _institution(self, described: Description) -> Link | None:
        of = described.mention.complement
        if of is not None and of.conjuncts and described.mention.plural:
            return None  # "the courts of Kenya and Uganda" are not Kenya's alone
        if described.state is None or described.mention.determiner in _INDEFINITE or not self._is_of_state(described):
            return None
        state = self._registry[described.state]
        for phrase in dict.fromkeys((self._whole(described), described.rest)) if state.actor is not None else ():
            known = self._names.institution(phrase, state.actor) if state.actor is not None and phrase else None
            if known is not None:
                self._registry[known.ids[0]].aliases.add(self._label(described))
                return known
        if not described.institution or described.row is None or self._names.is_many(described.row.noun):
            return None
        key = f"{state.id} {described.row.noun}"
        draft = self._registry.add_description(key, self._label(described), described.row.type, scoped=False)
        draft.country, draft.named = state.id, True
        draft.aliases.add(self._label(described))
        return Link((draft.id,), "composition")

    def _is_of_state(self, described: Description) -> bool:
        """Whether the phrase names the state itself or its capital, and no person of it: "Obama administration"."""
        of = described.mention.complement
        parts = {described.owner.id if described.owner is not None else "", *described.modifiers}
        parts |= set(self._linked(of, "complement")) if of is not None else set()
        capitals = {self._registry[one].capital_of for one in parts if one}
        return described.state in parts | capitals

    def _whole(self, described: Description) -> str:
        """Return the words beside the modifiers if they name one thing: "Ministry of Defense", not "army in Syria"."""
        behind = words(described.core)[len(head_words(described.core)) :]
        of = described.mention.complement
        if of is not None and self._linked(of, "complement") == (described.state,):
            behind = []  # "the army of Iraq"
        return " ".join([*words(described.rest), *behind])

    def _local(self, described: Description) -> Link:
        label = self._label(described)
        known = f"{self._registry.plain_id(described.owner)} " if described.owner is not None else ""
        draft = self._registry.add_description(known + self._key(described), label, self._type(described))
        if draft.country is None and described.state is not None:
            draft.country = described.state
        draft.plural = draft.plural or described.plural
        draft.gender = draft.gender or (described.row.gender if described.row is not None else "")
        return Link((draft.id,), "composition" if described.modifiers or described.owner else "nominal")

    def _key(self, described: Description) -> str:
        modifiers = (self._registry.plain_id(self._registry[one]) for one in described.modifiers)
        return " ".join([*modifiers, *self._plain_words(described)]).lower()

    def _plain_words(self, described: Description) -> list[str]:
        """The words beside the modifiers, with what follows the head: "bases in the region"."""
        whole, head = words(described.core), head_words(described.core)
        return [word for word in [*words(described.rest), *whole[len(head) :]] if word.lower() not in DETERMINERS]

    def _label(self, described: Description) -> str:
        if described.owner is None:
            return described.core
        ending = "’" if described.owner.label.endswith("s") else "’s"
        return f"{described.owner.label}{ending} {described.core}"

    def _type(self, described: Description) -> EntityType:
        mention, row = described.mention, described.row
        if row is not None and "container" in row.traits and mention.complement is not None:
            inner = self._heads.find(head_words(without_determiner(mention.complement.text)), mention.complement.head)
            return inner.typed(True) if inner is not None else "object"
        if row is not None:
            return row.typed(described.plural)
        return _FALLBACK.get(mention.label, "object")


def _together(links: Iterable[Link]) -> Link:
    """Return what several descriptions in one phrase stand for, each once."""
    return Link(tuple(dict.fromkeys(identifier for link in links for identifier in link.ids)), "composition")
