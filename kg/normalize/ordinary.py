"""Tells ordinary news from political events: sport, business, weather, crime, science, figures of speech.

In: a frame with the row that its words found, and its participants. Out: whether the row's political event is meant.
"The typhoon killed nine people" and "the studio shot the series" use the words of war, and are no assault; "a court
ordered the landlord to mend the roof" is an order, and an everyday one, to be told with a low confidence.

What can act is a person, a group, a state, an organization, or a thing in the class ``doer`` of selection.yaml (a
missile, an attack, a report). A deed done to something needs an object that it can be done to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model import Argument, Frame, Mention, Sentence
from kg.normalize import pronouns
from kg.normalize.agreement import DOERS, LIFELESS
from kg.normalize.contents import Contents
from kg.normalize.contests import Contests
from kg.normalize.headnouns import HeadNoun, HeadNouns
from kg.normalize.links import is_same_span
from kg.normalize.referents import Referents
from kg.normalize.text import PREPOSITIONS, ends_in_acronym, head_words, without_determiner, words
from kg.ontology.lexicon import Lexicon
from kg.ontology.lexiconrows import ANY, NONE, Row
from kg.ontology.phrases import singular
from kg.ontology.vocabulary import Relation

_PROPER = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "COOPERATE", "THREATEN"})
"""Events that are done to somebody or something; one can praise, demand or reject anything."""
_DISSENT = frozenset({"PROTEST"})
"""Events that have private people as actors."""
_VOICED = frozenset({"ACCUSE", "CONCEDE"})
"""Events that have private people as actors where these are no business."""
_WISHES = frozenset({"REQUEST", "AGREE"})
"""Events whose nouns, without an actor, speak of business: "strong demand for beef"."""
_AUTHORITIES = ("@authority", "@police", "@force", "@militia")
"""Classes of selection.yaml that act for a state or fight it."""
_OF_CROWDS = frozenset({"ASSAULT", "PROTEST"})
"""Events that are political where many do them: "miners blocked the highway"."""
_ENFORCED = frozenset({"ACCUSE", "COERCE", "CONCEDE", "REQUEST", "SANCTION"})
"""Events by which police and courts deal with crime and with business."""
_POLITICAL_NOUNS = frozenset({"ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "PROTEST", "SANCTION"})
"""Events whose nouns make the sentence around them political: "for taking part in the protest"."""
_UNTOUCHED = frozenset({"facility", "person", "group"})
"""Private only where they act: who kills tourists or bombs a shop may well have politics in mind."""
_ARMS = ("@weapon", "@ordnance", "@aircraft", "@vessel", "@force")
_INSTRUMENTS = ("@doer", *_ARMS)
"""Classes of things that act for those behind them: "missiles hit the depot"."""
_PUBLIC_TRAITS = frozenset({"office", "institution", "rank"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_SPOKEN_UP = frozenset({"ACCUSE", "PROTEST", "REQUEST"})
"""Events by which private people and those of sport turn to the powers that be."""
_FROM_AFAR = frozenset({"aerial", "drone", "explosives"})
"""Modes of violence that no team plays."""
_GAMES = frozenset({"kg:beat", "kg:competedWith", "kg:defeated"})
_FIGURES = frozenset({
    "kg:ambushed", "kg:attacked", "kg:besieged", "kg:burned", "kg:clashedWith", "kg:defeated", "kg:destroyed",
    "kg:displaced", "kg:fought", "kg:raided", "kg:struck", "kg:wagedWarOn",
})  # fmt: skip
"""What rivals are said to do to each other, though they do not lay a hand on each other."""
_RIVALS = frozenset({"person", "organization"})
_NAMED_AS = _RIVALS | {"object", "place"}
"""What the tagger takes the names of rivals for where they act: "Netflix" for a place, "Beyonce" for a thing."""
_HARM = frozenset({"kg:killed", "kg:wounded"})
_LAUNCHED = "kg:fired"
_DECLARED = "kg:wagedWarOn"
_AMONG_FIRMS = frozenset(
    {"AGREE", "CONSULT", "COOPERATE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}
)
"""Events that companies and clubs have among themselves: "ordered 150 aircraft from Boeing"."""


class Ordinary:
    """Judges the frames of one article."""

    def __init__(
        self,
        *,
        text: str,
        sentences: Sequence[Sentence],
        heads: HeadNouns,
        lexicon: Lexicon,
        relations: Mapping[str, Relation],
        referents: Referents,
        contents: Contents,
    ) -> None:
        self._heads = heads
        self._lexicon = lexicon
        self._relations = relations
        self._type_of = referents.type_of
        self._is_known = referents.is_known
        self._is_capital = referents.is_capital
        self._contents = contents
        self._sides: dict[int, bool] = {}
        self._public: dict[int, bool] = {}
        self._sports: dict[str, bool] = {}
        self._contests = Contests(
            text=text,
            sentences=sentences,
            lexicon=lexicon,
            contents=contents,
            type_of=referents.type_of,
            is_of_sport=self._speaks_of_sport,
            is_armed=self._is_fighting,
        )

    def is_ordinary(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Return whether the words beside the predicate show that it is no political event."""
        beside = (one.mention for one in frame.arguments if not self._is_cudgel(one))
        others = [target, *beside, frame.object]
        if self._is_natural(subject) or self._is_uneventful(frame, row, subject, target):
            return True
        if row.event == "ASSAULT" and self._is_munition(subject):
            return False  # "a missile hit a nightclub"
        alone = subject is not None and subject.label == "PERSON" and not subject.conjuncts
        contest = self._contests.is_contest(frame, row, subject, target)
        if contest or (row.mode == "strike" and alone) or self._is_played(row, subject, target, others):
            return True  # nobody strikes alone but a striker
        if row.content and not self._concerns_politics(frame, subject):
            return True
        causes = (one.mention for one in frame.arguments if row.roles.get(one.preposition) == "cause")
        if any(self._is_natural(mention) for mention in causes):
            return True  # "declared a state of emergency over the floods"
        if subject is None and frame.kind == "event":
            wish = row.event in _WISHES and self._type_of(target) in LIFELESS
            return wish or self._is_natural(self._governor(frame)) or not self._is_fit(frame, row, None, target)
        if not self._can_act(subject) or not self._is_fit(frame, row, subject, target):
            return True
        if row.event == "ASSAULT" and subject is not None and self._is_building(subject):
            return True  # "the factory exploded and killed two workers"
        if row.event in _DISSENT or (row.event in _VOICED and not self._has(subject, "private")):
            return False
        if row.event in _SPOKEN_UP and target is not None and self._lexicon.is_a(target.head, "@law"):
            return False  # "the pharmacists condemned the law"
        return self._is_private(subject, others)

    def _is_uneventful(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Whether nobody means it: an accident, a flight to the stars, people who go out of a town."""
        setting_out = row.relation == "kg:quit" and row.lemma == "leave" and self._is_setting_out(subject, target)
        befallen = self._is_accident(frame, row) or self._is_mishap(row, subject)
        return setting_out or befallen or self._is_space_travel(frame, row, target)

    def _is_played(
        self, row: Row, subject: Mention | None, target: Mention | None, others: Iterable[Mention | None]
    ) -> bool:
        played = any(self._speaks_of_sport(mention) for mention in (subject, *others))
        return played and not self._is_in_earnest(row, subject, target)

    def _is_cudgel(self, argument: Argument) -> bool:
        """ "clubbed the shepherds with iron bars": no place to drink in."""
        return argument.preposition == "with" and self._lexicon.is_a(argument.mention.head, "@cudgel")

    def _is_munition(self, mention: Mention | None) -> bool:
        return mention is not None and self._is_common(mention) and self._lexicon.is_a(mention.head, "@munition")

    def _is_accident(self, frame: Frame, row: Row) -> bool:
        """ "A helicopter crashed in Nepal, killing five people": who crashes assaults nobody."""
        if row.relation not in _HARM or frame.subject is None:
            return False
        beside = (other for other in self._contents.beside(frame) if is_same_span(other.subject, frame.subject))
        return any(self._lexicon.is_a(other.lemma.split()[0], "@crash_verb") for other in beside)

    def _is_mishap(self, row: Row, subject: Mention | None) -> bool:
        """ "An explosion at a sugar mill killed five people": where one works, things explode by themselves."""
        if (
            row.relation not in _HARM
            or subject is None
            or not self._lexicon.is_a(subject.head, "@burst")
            or subject.complement is not None
        ):
            return False
        behind = words(subject.text.lower())[1:]
        pairs = (" ".join(pair) for pair in pairwise(behind))
        return any(self._lexicon.is_a(one, "@worksite") for one in (*behind, *pairs))

    def _is_setting_out(self, subject: Mention | None, target: Mention | None) -> bool:
        """ "The wounded left El Fasher": people leave a name that no table knows, which may be a town."""
        apart = subject is not None and self._is_common(subject) and self._type_of(subject) in {"group", "person"}
        return apart and target is not None and self._is_firm(target)

    def _is_space_travel(self, frame: Frame, row: Row, target: Mention | None) -> bool:
        """ "launched a rocket carrying a satellite", "the agency fired a rocket": no stars are hit."""
        if row.relation != _LAUNCHED or target is None:
            return False
        if self._type_of(frame.subject) == "organization" and not target.plural and not frame.arguments:
            return frame.subject is None or not self._is_armed(frame.subject)
        spoken = (word for mention in self._present(frame) for word in words(mention.text.lower()))
        return any(self._lexicon.is_a(word, "@space") for word in spoken)

    def _is_in_earnest(self, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Whether sport is only where it happens, or whom it befalls: "rebels killed nine footballers".

        Who plays may also speak up against those in power: "athletes accused the government of lying".
        """
        if subject is None or target is None:
            return False
        if row.event in _SPOKEN_UP:
            return self._is_public(target) and not self._speaks_of_sport(target)
        if row.event not in _VIOLENT or row.relation in _GAMES or self._type_of(target) in LIFELESS - {"event"}:
            return False
        fighter = self._is_common(subject) and self._lexicon.is_a(subject.head, "@attacker")
        bombed = row.mode in _FROM_AFAR and self._type_of(subject) == "state"
        return fighter or bombed or self._type_of(subject) == "armed_group"

    def is_everyday(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Whether an event that its words make a political one may well be none: "the nurse accused the surgeon".

        So it is where the sentence speaks of nobody and nothing political, and where the law takes its course.
        """
        ends = [one for one in (subject, target) if one is not None]
        if any(map(self._is_capital, ends)):
            return False  # "Beijing boycotted the oil"
        if self._is_among_firms(frame, row, subject, target) or self._is_lone_attack(frame, row, subject, target):
            return True
        if self._is_rivalry(frame, row, subject, target):
            return True
        crowd = row.event in _OF_CROWDS and (subject is None or subject.plural or subject.conjuncts)
        if any(map(self._takes_sides, ends)) or (crowd and not self._has(subject, "private")):
            return False
        if self._is_there(self._takes_sides, self._sides, frame):
            return False
        if self._has(subject, "civic") or (row.event in _ENFORCED and self._is_policing(frame, subject, target)):
            return True  # "the university expelled a student"
        return not (any(map(self._may_be_public, ends)) or self._is_there(self._may_be_public, self._public, frame))

    def _is_among_firms(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Whether a company or club deals with another, or with its own: "Toyota recruited 400 engineers".

        Its name is known to nobody and tells of no office, army or party; and no state or fighter is spoken of.
        """
        fought = row.event == "ASSAULT" and row.mode is None and target is not None and self._is_firm(target)
        if not (fought or row.event in _AMONG_FIRMS) or subject is None or not self._is_firm(subject):
            return False
        others = [mention for mention in self._present(frame) if mention is not subject]
        return not any(self._takes_sides(one) or self._is_public(one) or self._is_capital(one) for one in others)

    def _is_firm(self, mention: Mention) -> bool:
        """Whether a mention is the name of a body that no table tells anything of."""
        named = mention.kind == "name" and self._type_of(mention) == "organization" and not self._is_known(mention)
        told = self._heads.find(head_words(without_determiner(mention.text)))
        return named and not ends_in_acronym(mention.text) and (told is None or "private" in told.traits)

    def _is_lone_attack(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """ "Kipyegon attacked from the front": a person alone, against nobody, runs a race."""
        if row.relation != "kg:attacked" or frame.kind != "verb" or target is not None or subject is None:
            return False
        return subject.label == "PERSON" and not subject.titles and not subject.conjuncts

    def _is_rivalry(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """ "Disney fought Comcast", "Pogacar attacked Roglic": two names, and nobody that bears arms or rules.

        So it is only with words that may be figures of speech: who is shot is shot.
        """
        if row.relation not in _FIGURES or row.mode not in {None, "destroy"} or subject is None or target is None:
            return False
        rivals = _NAMED_AS if row.relation == _DECLARED else _RIVALS  # "attacked Kilwa" may be a town
        if not (self._is_mere_name(subject, _NAMED_AS) and self._is_mere_name(target, rivals)):
            return False
        return not any(map(self._is_fighting, self._present(frame)))

    def _is_mere_name(self, mention: Mention, kinds: frozenset[str]) -> bool:
        """Whether a name is in no table, and nothing tells that who bears it rules or fights."""
        named = mention.kind == "name" and not mention.titles and self._type_of(mention) in kinds
        return named and not self._is_known(mention) and not self._is_public(mention)

    def _is_there(self, asked: Callable[[Mention], bool], known: dict[int, bool], frame: Frame) -> bool:
        """Whether the sentence around a frame speaks of what is asked for; ``known`` keeps the answers by sentence."""
        if frame.sentence not in known:
            known[frame.sentence] = any(map(asked, self._present(frame)))
        return known[frame.sentence]

    def _may_be_public(self, mention: Mention) -> bool:
        stands_for_another = mention.kind == "pronoun" and not pronouns.find(mention.text).reflexive
        if stands_for_another or (mention.label in _NAMED and not self._is_common(mention)):
            return True
        return self._is_armed(mention) or self._is_public(mention)

    def _is_armed(self, mention: Mention) -> bool:
        return any(self._lexicon.is_a(mention.head, name) for name in _ARMS)

    def _is_fighting(self, mention: Mention) -> bool:
        """Whether a common noun names arms, or those who bear them: "missiles", "rebels"."""
        return self._is_common(mention) and (self._is_armed(mention) or self._lexicon.is_a(mention.head, "@attacker"))

    def _takes_sides(self, mention: Mention) -> bool:
        """Whether a mention is a state, a known actor, a fighter or a political event: "for breaking the embargo"."""
        if self._type_of(mention) in {"state", "armed_group"} or self._is_known(mention):
            return True
        noun = self._lexicon.find("noun", mention.head) if self._is_common(mention) else None
        return self._lexicon.is_a(mention.head, "@partisan") or (noun is not None and noun.event in _POLITICAL_NOUNS)

    def _present(self, frame: Frame) -> Iterator[Mention]:
        """Yield what the sentence around a frame speaks of."""
        return (mention for other in self._contents.beside(frame) for mention in _mentions(other))

    def _concerns_politics(self, frame: Frame, subject: Mention | None) -> bool:
        """Whether somebody public tells, or takes part in what is told: "said that Hungary must pay", no footballer."""
        present = [subject, *(one.mention for one in self._contents.of(frame, None))]
        return any(mention is not None and self._is_politics(mention) for mention in present)

    def _is_politics(self, mention: Mention) -> bool:
        """Whether somebody public, an actor of the gazetteer, a party or an election is meant."""
        return self._is_actor(mention) or (mention.kind == "nominal" and self._lexicon.is_a(mention.head, "@politics"))

    def _is_policing(self, frame: Frame, subject: Mention | None, target: Mention | None) -> bool:
        """Whether the law takes its course among private people: "a court ordered the landlord to mend the roof".

        A singer or a lawyer may be tried for what they say: only a common crime makes their trial an everyday one.
        """
        if subject is None or target is None or not self._lexicon.is_a(subject.head, "@enforcer"):
            return False
        private = self._has(target, "private") and not self._lexicon.is_a(target.head, "@outspoken")
        return private or (self._is_common(target) and self._tells_of_crime(frame))

    def _tells_of_crime(self, frame: Frame) -> bool:
        """Whether a theft, a burglary or the like is beside: "arrested a man who stole a tractor"."""
        verbs = (other.lemma for other in self._contents.beside(frame))
        nouns = (mention.head for mention in self._present(frame))
        return any(self._lexicon.is_a(word, "@common_crime") for word in (*verbs, *nouns))

    def _governor(self, frame: Frame) -> Mention | None:
        """Return who stands above an event noun: the floods of "floods forced the closure of the road"."""
        for other in self._contents.beside(frame):
            noun = other.object if other.kind == "verb" else None
            if noun is not None and noun.start <= frame.predicate_start < noun.end:
                return other.subject
        return None

    def _is_natural(self, mention: Mention | None) -> bool:
        if mention is None:
            return False
        if mention.text.endswith("s") and len(head_words(mention.text)) == 1:  # "Wildfires", to the tagger a person
            row = self._heads.find([mention.text])
            if row is not None and "natural" in row.traits:
                return True
        if self._is_known(mention):
            return False  # "the Tamil Tigers"
        listed = self._is_common(mention) and self._lexicon.is_a(mention.head, "@natural_cause")
        return listed or self._has(mention, "natural") or self._is_named_force(mention)

    def _is_named_force(self, mention: Mention) -> bool:
        """ "Hurricane Mitch", "Cyclone Nargis"; and a disease that the tagger takes for a body: "HIV/AIDS", "Ebola"."""
        written = head_words(without_determiner(mention.text))
        if not written or not (written[0][0].isupper() and written[-1][0].isupper()):
            return False
        row = self._heads.find(mention.titles) if mention.titles else self._heads.begun(written)
        if row is None and not self._is_known(mention):
            row = self._heads.find(written)
        return row is not None and "natural" in row.traits

    def _can_act(self, mention: Mention | None) -> bool:
        if mention is None or mention.kind != "nominal" or not self._is_common(mention):
            return True
        if any(self._lexicon.is_a(mention.head, name) for name in _INSTRUMENTS):
            return True
        row = self._row(mention)
        if row is None:
            return self._is_named_as_person(mention) or self._type_of(mention) not in LIFELESS
        return row.typed(mention.plural) not in LIFELESS or self._is_event(mention)

    def _is_building(self, mention: Mention) -> bool:
        row = self._row(mention)
        acts = any(self._lexicon.is_a(mention.head, name) for name in _INSTRUMENTS)  # "the barrage" may be shells
        return row is not None and row.type == "facility" and not acts

    def _is_named_as_person(self, mention: Mention) -> bool:
        """Whether a noun that no table knows ends as those for people do: "welders"."""
        return singular(mention.head).endswith(tuple(self._lexicon.classes["agent_ending"]))

    def _is_event(self, mention: Mention) -> bool:
        return self._lexicon.find("noun", mention.head) is not None

    def _is_attack(self, mention: Mention) -> bool:
        found = self._lexicon.find("noun", mention.head, prepositions=["on", "against"])
        return found is not None and found.event == "ASSAULT"

    def _is_fit(self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None) -> bool:
        """Whether the deed can be done to the object; a row that chooses its object has said so."""
        if (
            target is None
            or target.kind != "nominal"
            or not self._is_common(target)
            or not (row.event in _DEEDS or self._relations[row.relation].symmetric)
        ):
            return True
        chosen = target is frame.object and (row.object_in - {ANY, NONE} or row.noun)
        if chosen or singular(target.head) == row.lemma:
            return True
        if self._type_of(target) not in LIFELESS or self._lexicon.is_listed(target.head) or self._is_event(target):
            return True
        if target.complement is not None and target.complement.kind == "name":
            return True  # "parts of Kashmir"
        if row.event == "ASSAULT" and subject is not None and self._is_attack(subject):
            return True  # "strikes destroyed six stills"
        unknown = self._row(target) is None
        return unknown and (subject is None or self._is_public(subject) or self._is_named_as_person(target))

    def _is_private(self, subject: Mention | None, others: Iterable[Mention | None]) -> bool:
        """Whether business, crime or leisure is among themselves: no state, office or fighter takes part."""
        present = [mention for mention in (subject, *others) if mention is not None]
        present = [mention for mention in present if mention is subject or self._type_of(mention) not in _UNTOUCHED]
        if not any(self._has(mention, "private") for mention in (*present, subject.complement if subject else None)):
            return False
        return not any(map(self._is_actor, present)) and (subject is None or not self._is_capital(subject))

    def _is_actor(self, mention: Mention) -> bool:
        return self._is_public(mention) or self._is_known(mention)

    def _is_public(self, mention: Mention) -> bool:
        kind, row = self._type_of(mention), self._row(mention)
        if kind in {"state", "armed_group"}:
            return True
        if mention.complement is not None and self._has(mention.complement, "private"):
            return False  # "the committee of the festival"
        row = self._heads.find(mention.titles) if row is None and mention.titles else row
        official = row is not None and bool(row.traits & _PUBLIC_TRAITS)
        return kind in DOERS and (official or any(self._lexicon.is_a(mention.head, name) for name in _AUTHORITIES))

    def _speaks_of_sport(self, mention: Mention | None) -> bool:
        """Whether a word of a common noun's phrase belongs to sport: "terms with the winger"."""
        if mention is None or mention.kind != "nominal":
            return False
        if mention.complement is not None and self._lexicon.is_a(mention.complement.head, "@period"):
            return False  # "in the first half of the year" no game is played
        if mention.text not in self._sports:
            self._sports[mention.text] = any(map(self._is_of_sport, _lasts(mention.text)))
        return self._sports[mention.text] or self._has(mention, "sport")

    def _is_of_sport(self, word: str) -> bool:
        row = self._heads.find([word])
        return row is not None and "sport" in row.traits

    def _has(self, mention: Mention | None, trait: str) -> bool:
        row = self._row(mention) if mention is not None else None
        return row is not None and trait in row.traits

    def _row(self, mention: Mention) -> HeadNoun | None:
        if not self._is_common(mention):
            return None
        row = self._heads.find(head_words(without_determiner(mention.text)), mention.head)
        counted = mention.complement if row is not None and "container" in row.traits else None
        return row if counted is None else self._row(counted)

    def _is_common(self, mention: Mention) -> bool:
        """Whether a mention is a common noun; "ICE" is a name, whatever the tagger says."""
        named = mention.label in _PROPER and (mention.kind == "name" or not mention.plural)
        return not named and not ends_in_acronym(mention.text)


def _lasts(text: str) -> list[str]:
    """Return the last word of each phrase in one: "terms" and "winger" of "terms with the winger"."""
    found = words(text)
    followed = zip(found, [*found[1:], "of"], strict=False)
    return [word for word, behind in followed if behind in PREPOSITIONS and word.islower()]


def _mentions(frame: Frame) -> Iterator[Mention]:
    """Yield what takes part in a frame, and what its phrases are of: "the embargo on Sudan", "Sudan's embargo"."""
    for mention in (frame.subject, frame.object, *(argument.mention for argument in frame.arguments)):
        if mention is not None:
            yield mention
            within = (mention.complement, mention.possessor)
            yield from (one for one in within if one is not None and one.kind != "pronoun")
