"""Who is what in a relation, by the row of the lexicon that a frame was found to have.

In: a ``Frame`` and its ``Row``. Out: ``Parts``: the claim's subject, object and further arguments.
"The mission received vehicles from Kuwait" is, by its row, Kuwait that gave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import STATEMENTS, Argument, Frame, Mention
from kg.normalize.agreement import DOERS, LIFELESS, PLACES
from kg.normalize.contents import Contents
from kg.normalize.headnouns import HeadNouns
from kg.normalize.referents import Referents
from kg.normalize.rowfinding import INDIRECT, is_dative, is_time
from kg.normalize.text import PREPOSITIONS, head_words, without_determiner
from kg.ontology.lexiconrows import SENT, WHENCE, Row
from kg.ontology.phrases import singular
from kg.ontology.vocabulary import Relation

Given = tuple[str, Mention, Argument | None]
"""A participant with its role by the row, and the argument it came from: None for subject and object."""

_OFFICES = frozenset({"kg:holdsRole", "kg:heldRole"})
_TOLD = frozenset({"AGREE", "REQUEST"})
"""Events that are done in words: what is promised is to fight hunger, not hunger."""
_JUDGED = frozenset({"REJECT", "SUPPORT"})
"""Events of who is against a deed or for it: "ruled out recognising Kosovo" is no word against Kosovo."""
_ON_SOMEBODY = frozenset({"ASSAULT", "COERCE", "SUPPORT"})
"""Events that are done to somebody, and never to the noun that a verb carries."""
_GIVEN = frozenset({"AID"})
"""Events that have a purpose by which one knows for whom they are: "gave money to help Malawi"."""
_AFTER_PATIENT = ("recipient", "opponent", "theme", "beneficiary", "topic", "destination", "source", "content")
_SAID = {WHENCE: "source", SENT: "theme"}
"""What those are who act only where a passive does not say who acts."""
_SENT = {"MOBILIZE": "kg:deployed", "AID": "kg:cameToHelp"}
"""What those do who are deployed: "Fijian peacekeepers were deployed in Sinai"."""
_MADE_TO = frozenset({"THREATEN"})
_VOICED = frozenset({"SAY", "THREATEN"})
"""Events that are done by speaking: from where one does so is nobody who is spoken to."""
_ABOUT = frozenset({"topic", "content", "source"})
"""Roles of what a deed is about, or whence it comes: never whom it is done to, where a noun names the deed."""
_DEFAULT_ROLES: Mapping[str, str] = {
    "with": "theme", "to": "destination", "into": "destination", "from": "source", "about": "topic", "over": "topic",
    "against": "opponent", "for": "purpose", "by": "instrument",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """A relation with its participants, as a row gives them."""

    relation: Relation
    subject: Mention | None
    object: Mention | None
    arguments: tuple[Argument, ...]


class Participants:
    """Finds the participants of one article's frames.

    ``is_conflict`` tells whether a frame is a deed against somebody, ``relation_of`` which relation it has.
    """

    def __init__(
        self,
        *,
        text: str,
        relations: Mapping[str, Relation],
        heads: HeadNouns,
        contents: Contents,
        referents: Referents,
        is_conflict: Callable[[Frame], bool],
        relation_of: Callable[[Frame], str],
    ) -> None:
        self._text = text
        self._is_conflict = is_conflict
        self._relation_of = relation_of
        self._relations = relations
        self._heads = heads
        self._contents = contents
        self._is_entity = referents.is_entity
        self._type_of = referents.type_of
        self._is_same = referents.is_same
        self._are_several = referents.are_of_several_states

    def of(self, frame: Frame, row: Row) -> Parts:
        """Return the relation of a row and who is what in it."""
        given = _participants(frame, row) + self._owner(frame, row)
        subject, relation = self._acting(frame, row, given)
        given = [(_SAID.get(role, role), mention, argument) for role, mention, argument in given]
        if row.together and self._is_mutual(frame, subject):
            relation = self._relations[row.together]
            given = [("theme" if role == "patient" else role, mention, argument) for role, mention, argument in given]
        target = self._addressed(frame, row, subject)
        target = target or self._target(given, row, frame, subject, relation) or self._of_complement(frame, row)
        if target is not None and target is frame.object and frame.kind == "verb":
            target = self._carried(target, row)
        if subject is frame.object and frame.passive and all(role != "patient" for role, _, _ in given):
            target = None  # "peacekeepers who had been deployed from Chad": where they are is not told
        rest = _rest(given, frame, (subject, target))
        if "result" in row.roles:  # "declared himself president"
            rest = [one for one in rest if one.mention is not frame.object]
        target, rest = self._with_repeated(given, target, rest)
        rest += self._inside(frame, row, subject, target, rest)
        if row.relation in _OFFICES and target is not None and self._is_office(target):
            rest = [Argument("office", "", target), *rest]
            target = self._body_of(target)
        return Parts(relation, subject, target, tuple(rest))

    def _acting(self, frame: Frame, row: Row, given: Sequence[Given]) -> tuple[Mention | None, Relation]:
        """Return who acts, and the relation of the row: that of being there for those who are sent by nobody named."""
        relation = self._relations[row.relation]
        subject = next((mention for role, mention, _ in given if role == "agent"), None)
        if subject is None and frame.subject is not None and row.roles.get("subject", "agent") == "agent":
            subject = frame.subject
        if subject is not None:
            return subject, relation
        unsaid = self._unsaid_agent(frame, row, given)
        sent = unsaid is not None and unsaid is frame.object and row.event in _SENT
        return unsaid, self._relations[_SENT[row.event]] if sent else relation

    def _body_of(self, office: Mention) -> Mention | None:
        """Return what an office is in: Turkey for "Turkey's envoy"."""
        named = (
            one for one in (office.possessor, *office.modifiers, office.complement) if one is not None and one.label
        )
        return next((one for one in named if self._type_of(one) != "person"), None)

    def _unsaid_agent(self, frame: Frame, row: Row, given: Sequence[Given]) -> Mention | None:
        """Return who acts in a passive that names nobody who does.

        Out of which state one is expelled, it did it; the troops that were sent to a place are there; what is carried
        on was that of those who did it before: "Russia's shelling of Homs was resumed"; what two had with each other,
        both restored: "relations between Chad and Libya", "Chad's relations with Libya".
        """
        if not frame.passive or frame.kind != "verb":
            return None
        carried = frame.object if row.noun or row.kind == "noun" else None
        event = self._contents.event_in(carried) if carried is not None else None
        same = event is not None and (row.kind == "noun" or self._relation_of(event) == row.relation)
        if event is not None and same and event.subject is not None:  # of "Mali's embargo was lifted" not Mali
            return event.subject
        if self._relations[row.relation].symmetric and frame.object is not None:
            between = (one.mention for one in frame.arguments if one.preposition == "between")
            return next(between, frame.object.possessor)
        for role, mention, _ in given:
            if role == WHENCE and self._type_of(mention) == "state":
                return mention
            where = row.event == "AID" or "patient" in {other for other, _, _ in given}
            if role == SENT and where and self._type_of(mention) in DOERS:
                return mention  # "peacekeepers who had been deployed from Chad": nobody sent some to them
        return None

    def _addressed(self, frame: Frame, row: Row, subject: Mention | None) -> Mention | None:
        """Return whom a threat is made to: Malta in "Libya threatens to expel envoys unless Malta apologizes"."""
        if row.event not in _MADE_TO or frame.object is not None:
            return None
        end = frame.predicate_end
        for other in self._contents.beside(frame):
            who = other.subject
            if who is None or other.modality != "conditional" or other.kind != "verb" or who.start < end:
                continue
            asked = self._text[end : who.start].lower().split()
            if "unless" in asked[-2:] and who.name and self._type_of(who) in DOERS:
                return None if subject is not None and self._is_same(who, subject) else who
        return None

    def _with_repeated(
        self, given: Sequence[Given], target: Mention | None, rest: list[Argument]
    ) -> tuple[Mention | None, list[Argument]]:
        """ "spoke to Kaya and to Silva": what stands behind the same preposition again takes the same part, if it is
        of the kind: "remained in Peru in response to a request"."""
        first = next((one for role, mention, one in given if mention is target and role == "patient"), None)
        if target is None or first is None or not first.preposition:
            return target, rest
        again = [one for one in rest if one.role == "patient" and one.preposition == first.preposition]
        if target.kind == "name":  # "lifted its ban on Telegram on condition that it pay a fine"
            again = [one for one in again if one.mention.kind == "name" or self._type_of(one.mention) in DOERS]
        if self._type_of(target) in PLACES:
            apart = [one for one in again if self._type_of(one.mention) not in PLACES]
            rest = [replace(one, role="other") if one in apart else one for one in rest]
            again = [one for one in again if one not in apart]
        if not again or sum(one.role == "time" for one in rest) > 1:  # "to Yemen on Monday and to Sudan on Friday"
            return target, rest
        members = [member for one in again for member in (one.mention, *one.mention.conjuncts)]
        return replace(target, conjuncts=(*target.conjuncts, *members)), [one for one in rest if one not in again]

    def _is_office(self, mention: Mention) -> bool:
        """Whether somebody is named as what he serves as: "secretary of state", "Turkey's envoy"."""
        row = self._heads.find(head_words(without_determiner(mention.text)), mention.head)
        return row is not None and row.type == "person" and not mention.label

    def _carried(self, noun: Mention, row: Row) -> Mention | None:
        """Return the object; of an event noun whose verb only carries it what the event is done to.

        "Began a bitter offensive against Goma" is done to Goma, and "opened an investigation" to nothing.
        """
        event = self._contents.event_in(noun) if row.kind == "noun" else None
        if event is None and row.kind == "noun" and singular(noun.head) == row.lemma:
            return None  # "the atrocities that they committed"
        return noun if event is None else event.object

    def _of_complement(self, frame: Frame, row: Row) -> Mention | None:
        """Return the object of the noun that belongs to the verb: of "got in contact with Zambia" Zambia."""
        if not row.complement:
            return None
        named = row.complement.split()  # of "remained on alert over attacks on the army" the alert alone
        inner = (
            self._contents.event_in(one.mention)
            for one in frame.arguments
            if not is_time(one) and (named[-1].startswith("@") or one.mention.head in named)
        )
        return next((event.object for event in inner if event is not None), None)

    def _owner(self, frame: Frame, row: Row) -> list[Given]:
        """Return whose the object is, where the row asks for it: of "wrote off Zambia's debts" Zambia."""
        role = row.roles.get("possessor") if frame.kind == "verb" else None
        owner = (frame.object.possessor or frame.object.complement) if role and frame.object is not None else None
        if role is None or owner is None or (frame.subject is not None and self._is_same(owner, frame.subject)):
            return []
        return [(role, owner, None)]

    def _inside(
        self, frame: Frame, row: Row, subject: Mention | None, target: Mention | None, rest: Sequence[Argument]
    ) -> list[Argument]:
        """Return who takes part in what was agreed, refused or condemned: "refused to send troops to Mali"."""
        if row.event in STATEMENTS or self._helps_against(frame, row):
            return []
        known = [mention for mention in (subject, target, *(one.mention for one in rest)) if mention is not None]
        spans = {(mention.start, mention.end) for mention in known}
        found: list[Argument] = []
        inner = list(self._contents.of(frame, target or frame.object))
        inner += self._contents.purpose(frame) if row.event in _GIVEN else ()
        for argument in inner:
            span = (argument.mention.start, argument.mention.end)
            if span not in spans:
                spans.add(span)
                asked = row.event == "REQUEST" and argument.role == "agent"
                role = "recipient" if asked else argument.role if argument.role == "beneficiary" else "content"
                found.append(Argument(role, argument.preposition, argument.mention))
        return found

    def _judges_deed(self, frame: Frame) -> bool:
        """ "opposed admitting Sweden": what is opposed is that, and no Sweden."""
        deed = self._contents.clause(frame)
        return deed is not None and any(rule.startswith(f"{frame.lemma}:ing:") for rule in deed.rules)

    def _helps_against(self, frame: Frame, row: Row) -> bool:
        """ "helped to defeat Togo": no help to Togo."""
        deed = self._contents.clause(frame) if row.event in _GIVEN and frame.object is None else None
        return deed is not None and self._is_conflict(deed)

    def _target(
        self,
        given: Sequence[Given],
        row: Row,
        frame: Frame,
        subject: Mention | None,
        relation: Relation,
    ) -> Mention | None:
        """Return the claim's object: the patient, else the direct object, else the next best that names something."""
        others = [(role, mention, argument) for role, mention, argument in given if mention is not subject]
        with_another = not row.together and self._type_of(frame.object) in DOERS  # "Chile and Peru fought the rebels"
        mutual = relation.symmetric and self._has_members(subject) and not with_another
        carried = frame.object if self._is_carried(row, frame, relation) else None
        chosen = sorted(others, key=lambda one: one[1].kind != "name") if row.beside else others
        for role, mention, _ in chosen:
            if role == "patient" and (not mutual or mention is not frame.object) and mention is not carried:
                return mention
        if mutual:
            return None  # "Cyprus and Egypt signed a treaty": with each other
        if frame.object is not None and frame.object is not subject and not row.noun and carried is None:
            return frame.object
        spoken = row.event == "SAY"  # "denied arming the rebels" is not said to the rebels, nor of them alone
        promised = row.event in _TOLD and self._contents.clause(frame) is not None  # "promised to fight hunger"
        told = spoken or promised or row.kind == "adjective"  # "is willing to free the sailors": to free them
        told = told or (row.event in _JUDGED and self._judges_deed(frame))
        if _is_deed(row, frame) and frame.object is not None and singular(frame.object.head) == row.noun:
            carried = frame.object
        toward = relation.label.rpartition(" ")[2] == "against"  # "went on strike against": against the pay?
        about = _ABOUT if carried is not None or toward else frozenset()  # "sanctions over the coup": not on it
        if self._helps_against(frame, row):
            about = _ABOUT
        if row.event in _VOICED:
            about = about | {"source"}  # "warned from Tokyo that it would attack"
        for wanted in _AFTER_PATIENT[:-1] if told else _AFTER_PATIENT:
            if wanted in about:
                continue
            for role, mention, _ in others:
                behind = mention.start > frame.predicate_start and mention is not carried
                if wanted == "content" and (self._is_only_thing(row, mention) or _is_part_of_verb(mention)):
                    continue
                if wanted == "recipient" and relation.label.endswith(" for"):
                    continue  # "Benin's request was rejected by Togo" did not ask for Togo
                if role == wanted and behind and self._is_entity(mention):
                    return (self._refused_party(frame, mention) if row.event == "REJECT" else None) or mention
        kept = frame.object is not subject and carried is None and not _is_deed(row, frame)
        return frame.object if kept else None

    def _refused_party(self, frame: Frame, thing: Mention) -> Mention | None:
        """ "refused to deliver weapons to Oman": Oman is refused them, and not the weapons."""
        deed = self._contents.clause(frame)
        if deed is None or self._type_of(thing) in DOERS:
            return None
        behind = (one.mention for one in deed.arguments if one.preposition == "to" or one.role == "recipient")
        return next((mention for mention in behind if self._type_of(mention) in DOERS), None)

    def _is_only_thing(self, row: Row, mention: Mention) -> bool:
        """ "helped to build a school", "threatened to stop a shipment": who is helped or threatened is left open."""
        kind = self._type_of(mention)
        return (row.event in _GIVEN and kind not in DOERS) or (row.event == "THREATEN" and kind in LIFELESS)

    def _is_mutual(self, frame: Frame, subject: Mention | None) -> bool:
        """Whether several do something with each other, not with another; what has a name, others sign as well."""
        named = frame.object is not None and frame.object.kind == "name"
        alone = not named and not any(one.preposition == "with" for one in frame.arguments)
        return alone and self._has_members(subject)

    def _has_members(self, mention: Mention | None) -> bool:
        """Whether a mention has members: "Cyprus and Egypt", "Cypriot and Egyptian envoys"."""
        return is_several(mention) or (mention is not None and self._are_several(mention))

    @staticmethod
    def _is_carried(row: Row, frame: Frame, relation: Relation) -> bool:
        """ "imposed a curfew", "seized power": the object names what is done, and nobody whom it is done to."""
        noun = frame.object
        heads = {one.head.lower() for one in (noun, noun.complement if noun is not None else None) if one is not None}
        hyphened = noun is not None and "-" in row.noun and noun.text.lower().endswith(row.noun)  # "a sit-in"
        theme = frame.kind == "verb" and row.roles.get("object", "theme") == "theme" and (row.noun in heads or hyphened)
        deed, _, last = relation.label.rpartition(" ")
        open_ended = last in PREPOSITIONS  # "imposed a curfew on": on somebody
        if theme:
            return open_ended or row.event in _ON_SOMEBODY or row.together == row.relation  # "traded threats"
        named = singular(deed.rpartition(" ")[2])  # "broke the truce": it is what "violated a ceasefire with" names
        of_kind = f"@{named}" in row.object_in or (named in row.object_in and not heads.isdisjoint(row.object_in))
        told = noun is not None and f" {last} " in noun.text  # "deepened relations with Cyprus": there with whom
        return open_ended and last != "of" and not frame.passive and of_kind and not told


def _participants(frame: Frame, row: Row) -> list[Given]:
    """Return every participant with its role by the row; the argument it came from, None for subject and object."""
    found: list[Given] = []
    if frame.subject is not None:
        found.append((row.roles.get("subject", "agent"), frame.subject, None))
    if frame.object is not None:
        other = "theme" if "patient" in row.roles.values() else "patient"
        found.append((row.roles.get("object", other if not row.noun else "theme"), frame.object, None))
    for argument in frame.arguments:
        whole = argument.mention.complement
        if (
            whole is not None
            and row.roles.get("of") == "patient"
            and row.complement.split()[-1:] == [argument.mention.head]
        ):
            found.append(("patient", whole, None))  # "voted in favor of the treaty"
            continue
        key = argument.preposition or (
            INDIRECT if is_dative(argument) else "result" if argument.role == "result" else ""
        )
        role = "time" if is_time(argument) else _role_of(row, key) or argument.role
        if not role and key and row.preposition in key.split():
            role = "patient" if frame.object is None or row.noun else "topic"
        found.append((role or _default_role(argument.preposition), argument.mention, argument))
    return found


def _rest(given: Sequence[Given], frame: Frame, ends: Sequence[Mention | None]) -> list[Argument]:
    """Return all participants but the ``ends`` of the relation; the frame's object is what it is about."""
    return [
        Argument("theme" if mention is frame.object else role, argument.preposition if argument else "", mention)
        for role, mention, argument in given
        if mention not in ends
    ]


def _is_deed(row: Row, frame: Frame) -> bool:
    """ "conducted 23 strikes": the object only names what is done, and is nobody whom it is done to."""
    return bool(row.noun) and row.event == "ASSAULT" and frame.kind == "verb"


def is_several(mention: Mention | None) -> bool:
    """Whether a mention has members: "Cyprus and Egypt"."""
    return mention is not None and bool(mention.conjuncts)


def _role_of(row: Row, key: str) -> str:
    """Return the role of a preposition by the row; of "out of" also what it says of "of", of a dative that of "to"."""
    keys = (key, "to") if key == INDIRECT else (key, *reversed(key.split()))
    return next((row.roles[part] for part in keys if part in row.roles), "")


def _default_role(preposition: str) -> str:
    return _DEFAULT_ROLES.get(preposition, "other" if preposition else "result")


def _is_part_of_verb(noun: Mention) -> bool:
    """ "threatened to open fire", "agreed to take power": a bare singular is nobody whom it is done to."""
    bare = noun.function == "object" and not noun.plural and not noun.determiner and not noun.label
    return noun.kind == "nominal" and bare and noun.text == noun.head
