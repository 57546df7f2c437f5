"""A graph made by hand: three articles, claims of every status, hostile names. Tests of several parts read it.

``example_graph()`` needs no extraction: each claim is written down here and its offsets are looked up in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.graph import KnowledgeGraph
from kg.model import (
    Article,
    Claim,
    ClaimArgument,
    ClaimObject,
    ClaimReference,
    Entity,
    EntityMention,
    Evidence,
    Place,
    Speaker,
    TextObject,
    content_id,
)

HOSTILE = 'Camp "O\'Brien" </script><b>\\ \u2028\u202e{{ x }}'

NAIROBI = Article(
    id="nairobi-2021",
    title="Kenya and Somalia talk",
    source="Horn Daily",
    published="2021-09-28",
    url="https://news.example/nairobi?a=1&b=2",
    text=(
        "Kenyan Foreign Minister Raychelle Omamo met with Somali Prime Minister Mohamed Roble in Nairobi on Sunday. "
        "Somalia did not expel the Kenyan ambassador. "
        "Roble said that Kenya violated the airspace. "
        "Kenya may reopen its embassy in Mogadishu. "
        "Roble later resigned. "
        "Colombia and Peru plan to sign the pact.\n"
        "Accord de coopération — 協力協定."
    ),
)
MOSCOW = Article(
    id="wire/2021 #7é",
    source="Wire",
    text=(
        "In Nairobi, Raychelle Omamo met with Mohamed Roble on September 26. "
        "Putin told Biden that China would not permit US bases. "
        "The Journal reported that officials said the White House sent Mark Milley. "
        "Ukraine accused Russia of shelling Avdiivka."
    ),
)
HOSTILE_ARTICLE = Article(
    id="../../etc/<x>",
    title='"><script>alert(1)</script>\n\x07',
    source="{{ 7 * 7 }}",
    published="soon",
    url="javascript:alert(1) <>",
    text=f"Drones struck {HOSTILE}.\x00\x1b Turkey denied it.",
)
ARTICLES = (NAIROBI, MOSCOW, HOSTILE_ARTICLE)

ENTITIES = (
    Entity("raychelle-omamo", "Raychelle Omamo", "person", ("Omamo",), country="kenya", roles=("Foreign Minister",)),
    Entity("mohamed-roble", "Mohamed Roble", "person", ("Roble", "Prime Minister Roble"), country="somalia"),
    Entity("nairobi", "Nairobi", "place", geonames="184745", country="kenya", lat=-1.28333, lon=36.81667),
    Entity("kenya", "Kenya", "state", wikidata="Q114", iso3="KEN", lat=1.0, lon=38.0),
    Entity("somalia", "Somalia", "state", wikidata="Q1045", iso3="SOM"),
    Entity("ambassador-0a1b2c", "Kenyan ambassador", "person", country="kenya"),
    Entity("airspace-0a1b2c", "airspace", "place"),
    Entity("embassy-0a1b2c", "Kenyan embassy", "facility"),
    Entity("colombia", "Colombia", "state", wikidata="Q739", iso3="COL"),
    Entity("vladimir-putin", "Vladimir Putin", "person", ("Putin",), wikidata="Q7747", country="russia"),
    Entity("joe-biden", "Joe Biden", "person", ("Biden",), wikidata="Q6279", country="united-states"),
    Entity("china", "China", "state", wikidata="Q148", iso3="CHN"),
    Entity("us-bases-3d4e5f", "US bases", "facility"),
    Entity("the-wall-street-journal", "The Wall Street Journal", "organization", ("The Journal", "WSJ")),
    Entity("officials-3d4e5f", "officials", "group"),
    Entity("white-house", "White House", "organization", country="united-states"),
    Entity("mark-milley", "Mark Milley", "person", wikidata="Q15624812"),
    Entity("united-states", "United States", "state", ("US",), wikidata="Q30", iso3="USA"),
    Entity("ukraine", "Ukraine", "state", wikidata="Q212", iso3="UKR"),
    Entity("russia", "Russia", "state", wikidata="Q159", iso3="RUS"),
    Entity("avdiivka", "Avdiivka", "place"),
    Entity("turkey", "Turkey", "state", wikidata="not-a-q-id"),
    Entity("drones-6a7b8c", "Drones", "object"),
    Entity("camp-obrien", HOSTILE, "facility", (HOSTILE + "\n", "\x00\x01")),
)
_BY_ID = {entity.id: entity for entity in ENTITIES}


@dataclass(frozen=True)
class Draft:
    """A claim as the example writes it down; ``subject`` and ``target`` are an entity id and its words."""

    article: Article
    quote: str
    subject: tuple[str, str]
    relation: str
    label: str
    predicate: str
    event: str
    target: tuple[str, str] | ClaimObject | None
    mode: str | None = None
    arguments: Sequence[tuple[str, str, str | None, str]] = ()
    speakers: Sequence[tuple[str, str]] = ()
    more: dict[str, object] = field(default_factory=dict)

    def claim(self) -> Claim:
        """Return the claim with its offsets and its content hash."""
        subject = _mention(self, *self.subject)
        target = _mention(self, *self.target) if isinstance(self.target, tuple) else self.target
        claim = Claim(
            id="",
            subject=subject,
            relation=self.relation,
            label=self.label,
            predicate=self.predicate,
            lemma=self.predicate.split(" ")[0],
            event=self.event,
            mode=self.mode,
            object=target,
            arguments=tuple(_argument(self, *argument) for argument in self.arguments),
            polarity="affirmed",
            modality="actual",
            according_to=tuple(_speaker(self, *speaker) for speaker in self.speakers),
            asserted=not self.speakers,
            when=None,
            where=None,
            confidence=0.9,
            content_of=None,
            evidence=(_evidence(self, subject, target),),
        )
        claim = replace(claim, **self.more)  # type: ignore[arg-type]
        if (claim.polarity, claim.modality) != ("affirmed", "actual"):
            claim = replace(claim, asserted=False)
        return replace(claim, id=content_id(claim))


def _find(draft: Draft, words: str) -> tuple[int, int]:
    begin = draft.article.text.index(draft.quote)
    start = draft.article.text.index(words, begin)
    return start, start + len(words)


def _mention(draft: Draft, name: str, words: str) -> EntityMention:
    return EntityMention(name, _BY_ID[name].label, _BY_ID[name].type, words, *_find(draft, words))


def _argument(draft: Draft, role: str, preposition: str, name: str | None, words: str) -> ClaimArgument:
    found = _BY_ID.get(name or "")
    label, kind = (found.label, found.type) if found else (words, None)
    return ClaimArgument(role, preposition, name, label, kind, words, *_find(draft, words))


def _speaker(draft: Draft, name: str, words: str) -> Speaker:
    start = draft.article.text.index(words)
    return Speaker(name, _BY_ID[name].label, words, start, start + len(words))


def _evidence(draft: Draft, subject: EntityMention, target: ClaimObject | None) -> Evidence:
    start, end = _find(draft, draft.quote)
    span = (target.start, target.end) if isinstance(target, EntityMention) else (None, None)
    words = _find(draft, draft.predicate)
    return Evidence(draft.article.id, start, end, draft.quote, *words, subject.start, subject.end, *span, ("svo",))


def example_claims() -> dict[str, Claim]:
    """Return the claims by a short name; "met" and "met_again" are the same claim from two articles."""
    nairobi = {"when": "2021-09-26", "where": Place("nairobi", "Nairobi")}
    omamo_met = NAIROBI.text.split(" Somalia did")[0]
    found = {
        "met": Draft(
            NAIROBI, omamo_met, ("raychelle-omamo", "Raychelle Omamo"), "kg:met", "met", "met with", "CONSULT",
            ("mohamed-roble", "Mohamed Roble"), more=nairobi | {"confidence": 0.95},
        ).claim(),
        "met_again": Draft(
            MOSCOW, "In Nairobi, Raychelle Omamo met with Mohamed Roble on September 26.",
            ("raychelle-omamo", "Raychelle Omamo"), "kg:met", "met", "met with", "CONSULT",
            ("mohamed-roble", "Mohamed Roble"), more=nairobi | {"confidence": 0.7},
        ).claim(),
        "role": Draft(
            NAIROBI, omamo_met, ("raychelle-omamo", "Raychelle Omamo"), "kg:holdsRole", "held office in",
            "Foreign Minister", "ROLE", ("kenya", "Kenya"), arguments=(("role", "", None, "Foreign Minister"),),
        ).claim(),
        "not_expelled": Draft(
            NAIROBI, "Somalia did not expel the Kenyan ambassador.", ("somalia", "Somalia"), "kg:expelled", "expelled",
            "expel", "SANCTION", ("ambassador-0a1b2c", "Kenyan ambassador"), mode="expel",
            more={"polarity": "negated"},
        ).claim(),
        "may_reopen": Draft(
            NAIROBI, "Kenya may reopen its embassy in Mogadishu.", ("kenya", "Kenya"), "kg:other", "reopen", "reopen",
            "OTHER", ("embassy-0a1b2c", "embassy"), more={"modality": "possible", "when": "2021-09/.."},
        ).claim(),
        "resigned": Draft(
            NAIROBI, "Roble later resigned.", ("mohamed-roble", "Roble"), "kg:resigned", "resigned from", "resigned",
            "RETREAT", None, mode="resign",
        ).claim(),
        "plan_to_sign": Draft(
            NAIROBI, "Colombia and Peru plan to sign the pact.", ("colombia", "Colombia"), "kg:signed", "signed",
            "sign", "SUPPORT", TextObject("the pact"), more={"modality": "intended"},
        ).claim(),
        "struck": Draft(
            HOSTILE_ARTICLE, f"Drones struck {HOSTILE}.", ("drones-6a7b8c", "Drones"), "kg:struck", "struck", "struck",
            "ASSAULT", ("camp-obrien", HOSTILE),
        ).claim(),
    }  # fmt: skip
    return found | _tellings()


def _tellings() -> dict[str, Claim]:
    violated = Draft(
        NAIROBI, "Roble said that Kenya violated the airspace.", ("kenya", "Kenya"), "kg:other", "violate", "violated",
        "OTHER", ("airspace-0a1b2c", "airspace"), speakers=(("mohamed-roble", "Roble"),),
    ).claim()  # fmt: skip
    said = Draft(
        NAIROBI, "Roble said that Kenya violated the airspace.", ("mohamed-roble", "Roble"), "kg:said", "said", "said",
        "SAY", ClaimReference(violated.id),
    ).claim()  # fmt: skip
    quote = "Putin told Biden that China would not permit US bases."
    permit = Draft(
        MOSCOW, quote, ("china", "China"), "kg:allowed", "allowed", "permit", "CONCEDE",
        ("us-bases-3d4e5f", "US bases"),
        speakers=(("vladimir-putin", "Putin"),), more={"polarity": "negated", "modality": "future"},
    ).claim()  # fmt: skip
    told = Draft(
        MOSCOW, quote, ("vladimir-putin", "Putin"), "kg:told", "told", "told", "SAY", ClaimReference(permit.id),
        arguments=(("recipient", "", "joe-biden", "Biden"),),
    ).claim()  # fmt: skip
    sent = Draft(
        MOSCOW, "The Journal reported that officials said the White House sent Mark Milley.",
        ("white-house", "White House"), "kg:sent", "sent", "sent", "OTHER", ("mark-milley", "Mark Milley"),
        speakers=(("the-wall-street-journal", "The Journal"), ("officials-3d4e5f", "officials")),
    ).claim()  # fmt: skip
    shelling = "Ukraine accused Russia of shelling Avdiivka."
    shelled = Draft(
        MOSCOW, shelling, ("russia", "Russia"), "kg:shelled", "shelled", "shelling", "ASSAULT",
        ("avdiivka", "Avdiivka"), mode="heavy-weapons", speakers=(("ukraine", "Ukraine"),),
    ).claim()  # fmt: skip
    accused = Draft(
        MOSCOW, shelling, ("ukraine", "Ukraine"), "kg:accused", "accused", "accused", "ACCUSE", ("russia", "Russia"),
        mode="allege", arguments=(("topic", "of", None, "shelling Avdiivka"),),
    ).claim()  # fmt: skip
    return {
        "violated": replace(violated, content_of=said.id),
        "said": said,
        "permit": replace(permit, content_of=told.id),
        "told": told,
        "sent": sent,
        "shelled": replace(shelled, content_of=accused.id),
        "accused": accused,
    }


def example_graph() -> KnowledgeGraph:
    """Return the graph of all three articles."""
    return KnowledgeGraph(example_claims().values(), ENTITIES, ARTICLES)
