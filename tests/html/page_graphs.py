# ruff: noqa: E501  -- rows of a table read best one to a line
"""Graphs for the tests of the page: a realistic one of the seed article, a hostile one, and a large one."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

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
)

SEED = Path(__file__).parents[2] / "seeds" / "000_e83cbfb192b80897.txt"


@dataclass(frozen=True)
class Graph:
    """The three tuples that the page reads."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    articles: tuple[Article, ...]


def claim_id(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


ENTITIES = {
    "joe-biden": ("Joe Biden", "person", ("President Biden", "Biden")),
    "vladimir-putin": ("Vladimir Putin", "person", ("President Putin", "Putin")),
    "mark-milley": ("Mark Milley", "person", ("General Mark Milley", "General Milley")),
    "valery-gerasimov": ("Valery Gerasimov", "person", ()),
    "lloyd-austin": ("Secretary Austin", "person", ("US Defense Secretary",)),
    "united-states": ("United States", "state", ("US", "U.S.", "America")),
    "russia": ("Russia", "state", ("Russian Federation",)),
    "afghanistan": ("Afghanistan", "state", ()),
    "china": ("China", "state", ("PRC",)),
    "ukraine": ("Ukraine", "state", ()),
    "white-house": ("White House", "organization", ()),
    "kremlin": ("Kremlin", "organization", ()),
    "pentagon": ("Pentagon", "organization", ()),
    "national-security-council": ("National Security Council", "organization", ("NSC",)),
    "joint-chiefs-of-staff": ("Joint Chiefs of Staff", "organization", ()),
    "wall-street-journal": ("Wall Street Journal", "organization", ("The Journal", "WSJ")),
    "us-congress": ("US Congress", "organization", ("Congress",)),
    "democrats": ("Democrats", "group", ()),
    "us-military": ("US military", "organization", ()),
    "russian-military": ("Russian military", "organization", ("Russian troops",)),
    "taliban": ("Taliban", "armed_group", ()),
    "isis": ("ISIS", "armed_group", ("Islamic State",)),
    "al-qaeda": ("al Qaeda", "armed_group", ()),
    "central-asia": ("Central Asia", "place", ()),
    "middle-east": ("Middle East", "place", ()),
    "summit": ("Biden–Putin summit", "event", ()),
    "withdrawal": ("US withdrawal", "event", ()),
    "us-bases": ("US bases in region", "facility", ()),
    "russian-bases": ("Russian bases", "facility", ()),
    "counterterrorism-plan": ("Counterterrorism plan", "object", ()),
    "cooperation-ban": ("Cooperation ban (law)", "object", ()),
    "special-waiver": ("Special waiver", "object", ()),
    "terror-threats": ("terror threats", "object", ()),
}

# subject, words, relation, label, event, object, words of the object, sentence that holds, further facts
ROWS: list[tuple[str, str, str, str, str, str | None, str, str, dict[str, object]]] = [
    ("joe-biden", "Biden", "trying", "tried to get support for", "REQUEST", "us-bases", "these bases", "During his summit", {"modality": "intended"}),
    ("vladimir-putin", "Putin", "refused", "refused", "REJECT", "us-bases", "these bases", "During his summit", {}),
    ("vladimir-putin", "Putin", "takes_part", "took part in", "CONSULT", "summit", "summit", "During his summit", {"when": "2021-06"}),
    ("joe-biden", "his", "takes_part", "took part in", "CONSULT", "summit", "summit", "During his summit", {"when": "2021-06"}),
    ("joe-biden", "President Biden", "met", "met", "CONSULT", "vladimir-putin", "President Putin", "During his summit", {"when": "2021-06"}),
    ("vladimir-putin", "Putin", "told", "told", "SAY", None, "", "Putin also told", {"recipient": "joe-biden", "key": "told"}),
    ("china", "China", "permit", "permit", "AGREE", "us-bases", "US bases", "Putin also told", {"polarity": "negated", "speakers": ["vladimir-putin"], "key": "permit", "content_of": "told", "confidence": 0.6}),
    ("vladimir-putin", "Russia’s President Putin", "president_of", "president of", "ROLE", "russia", "Russia", "During his summit", {}),
    ("joe-biden", "President Biden", "president_of", "president of", "ROLE", "united-states", "United States", "President Biden’s short", {}),
    ("joe-biden", "President Biden", "ordered", "ordered", "RETREAT", "withdrawal", "decision", "President Biden’s short", {}),
    ("joe-biden", "Biden", "pressed_ahead", "pressed ahead with", "RETREAT", "withdrawal", "withdrawal", "But Biden pressed", {}),
    ("withdrawal", "withdrawal", "from", "from", "RETREAT", "afghanistan", "Afghanistan", "President Biden’s short", {}),
    ("us-bases", "bases", "located_in", "located in", "LOCATED", "central-asia", "countries neighboring Afghanistan", "As the withdrawal", {"modality": "intended"}),
    ("pentagon", "Pentagon", "hopes", "hopes", "SAY", "@work", "", "Well, in addition", {"key": "hope"}),
    ("pentagon", "they", "work_with", "work with", "COOPERATE", "taliban", "the Taliban", "Well, in addition", {"modality": "intended", "key": "work", "content_of": "hope"}),
    ("wall-street-journal", "Wall Street Journal", "reported", "reported", "SAY", "@sent", "", "Well, in addition", {"key": "reported"}),
    ("white-house", "White House", "sent", "sent", "CONSULT", "mark-milley", "General Mark Milley", "Well, in addition", {"speakers": ["wall-street-journal"], "key": "sent", "content_of": "reported"}),
    ("mark-milley", "General Mark Milley", "chairs", "chairs", "ROLE", "joint-chiefs-of-staff", "Joint Chiefs of Staff", "Well, in addition", {}),
    ("united-states", "the US", "asked", "asked help from", "REQUEST", "russia", "Russia", "Well, in addition", {"speakers": ["wall-street-journal"]}),
    ("mark-milley", "General Milley", "met", "met", "CONSULT", "valery-gerasimov", "Valery Gerasimov", "At the behest", {"when": "2021-09-22"}),
    ("white-house", "White House", "instigated", "instigated", "REQUEST", "mark-milley", "General Milley", "At the behest", {}),
    ("national-security-council", "National Security Council", "instigated", "instigated", "REQUEST", "mark-milley", "General Milley", "At the behest", {}),
    ("valery-gerasimov", "Valery Gerasimov", "chief_of_staff", "chief of staff of", "ROLE", "russian-military", "Russian General Chief of Staff", "At the behest", {}),
    ("mark-milley", "General Milley", "discussed", "discussed", "CONSULT", "russian-bases", "Russian bases", "At the behest", {"when": "2021-09-22"}),
    ("kremlin", "Kremlin", "offered", "offered", "AGREE", "russian-bases", "Russian bases", "At the behest", {}),
    ("us-military", "US military", "use", "use", "COOPERATE", "russian-bases", "Russian bases", "At the behest", {"modality": "possible"}),
    ("us-military", "US military", "respond", "respond to", "MOBILIZE", "terror-threats", "terror threats", "At the behest", {"modality": "possible"}),
    ("russian-bases", "Russian bases", "located_in", "located in", "LOCATED", "middle-east", "Middle East", "At the behest", {}),
    ("kremlin", "Kremlin", "government_of", "government of", "ROLE", "russia", "Russian", "At the behest", {}),
    ("taliban", "Taliban", "controls", "controls", "CONTROL", "afghanistan", "the country", "With the Taliban", {}),
    ("isis", "ISIS", "resurging", "resurging", "MOBILIZE", None, "", "With the Taliban", {"location": "afghanistan"}),
    ("al-qaeda", "al Qaeda", "resurging", "resurging", "MOBILIZE", None, "", "With the Taliban", {"location": "afghanistan"}),
    ("joe-biden", "Biden", "screwed_up", "screwed up", "OTHER", None, "", "But, like pretty", {}),
    ("united-states", "the US", "left", "left", "RETREAT", "afghanistan", "Afghanistan", "So determined", {}),
    ("joe-biden", "he", "ensure", "ensure", "OTHER", "counterterrorism-plan", "firm plan", "So determined", {"polarity": "negated"}),
    ("us-congress", "Congress", "passed", "passed", "OTHER", "cooperation-ban", "legislation", "Several years ago", {"when": "2015/.."}),
    ("cooperation-ban", "legislation", "bars", "bars cooperation with", "SANCTION", "russian-military", "Russian militaries", "Several years ago", {}),
    ("cooperation-ban", "legislation", "binds", "binds", "OTHER", "us-military", "US", "Several years ago", {}),
    ("russian-military", "Russian troops", "present_in", "present in", "LOCATED", "ukraine", "Ukraine", "Several years ago", {"when": "2014/.."}),
    ("lloyd-austin", "Secretary Austin", "grant", "grant", "AGREE", "special-waiver", "waiver", "But even if", {"modality": "conditional"}),
    ("special-waiver", "waiver", "exempts", "exempts from", "AGREE", "cooperation-ban", "cooperation", "Several years ago", {"modality": "conditional"}),
    ("lloyd-austin", "US Defense Secretary", "heads", "heads", "ROLE", "pentagon", "Defense", "Several years ago", {}),
    ("democrats", "Democrats", "accused", "accused of collusion", "ACCUSE", "russia", "Russian collusion", "But even if", {"speakers": ["democrats"]}),
    ("wall-street-journal", "The Journal", "points_out", "points out", "SAY", "~troubling problems", "troubling problems", "The Journal points", {}),
]  # fmt: skip


def seed_graph() -> Graph:
    """The seed article with about the claims that a reader finds in it."""
    article = Article(
        "000_e83cbfb192b80897", SEED.read_text(encoding="utf-8"), "White House Gives Order For General To Get In Contact With Russia",
        "FreedomBeacon.com", "2021-09-28", "https://freedombeacon.com/white-house-order",
    )  # fmt: skip
    ids = {str(row[8]["key"]): claim_id(*row[:3], row[7]) for row in ROWS if "key" in row[8]}
    claims = tuple(sorted((_claim(article, row, ids) for row in ROWS), key=lambda claim: claim.id))
    entities = [_entity(name, *facts) for name, facts in sorted(ENTITIES.items())]
    return Graph(claims, (*entities, Entity("unnamed", "Lonely Place", "place")), (article,))


def denied_graph() -> Graph:
    """The seed graph, in which Putin denies that China would permit bases under a condition."""
    graph = seed_graph()
    told = {"told": {"label": "denied", "lemma": "deny"}, "permit": {"modality": "conditional"}}
    claims = [replace(claim, **told.get(claim.label, {})) for claim in graph.claims]  # type: ignore[arg-type]
    ruled = [
        replace(claim, evidence=tuple(replace(item, rules=("deny:that:-/?",)) for item in claim.evidence))
        if claim.label == "permit"
        else claim
        for claim in claims
    ]
    return Graph(tuple(ruled), graph.entities, graph.articles)


def claim_labeled(label: str) -> str:
    """The id of the seed graph's first claim with that label."""
    return next(claim.id for claim in seed_graph().claims if claim.label == label)


COORDINATES = {
    "afghanistan": (33.0, 65.0),
    "middle-east": (29.0, 41.0),
    "central-asia": (45.5, 63.0),
    "ukraine": (49.0, 32.0),
}


def _entity(name: str, label: str, kind: str, aliases: tuple[str, ...]) -> Entity:
    lat, lon = COORDINATES.get(name, (None, None))
    return Entity(name, label, kind, aliases, lat=lat, lon=lon)  # type: ignore[arg-type]


def _claim(
    article: Article, row: tuple[str, str, str, str, str, str | None, str, str, dict[str, object]], ids: dict[str, str]
) -> Claim:
    subject, words, relation, label, event, target, object_words, begin, extra = row
    start, end = _sentence(article.text, begin)
    subject_span = _span(article.text, words, start, end)
    predicate = _span(article.text, label.split(maxsplit=1)[0], start, end) or (start, start + 1)
    object_span = _span(article.text, object_words, start, end)
    evidence = Evidence(
        article.id, start, end, article.text[start:end], *predicate, *(subject_span or (None, None)), *(object_span or (None, None)),
        ("verb", "refuse:to:-/?") if label == "refused" else ("verb",),
    )  # fmt: skip
    speakers = tuple(Speaker(str(name), ENTITIES[str(name)][0], "", 0, 0) for name in extra.get("speakers", []))  # type: ignore[attr-defined]
    polarity, modality = str(extra.get("polarity", "affirmed")), str(extra.get("modality", "actual"))
    return Claim(
        claim_id(subject, words, relation, begin), _mention(subject, words, subject_span), _curie(relation), label,
        article.text[slice(*predicate)], label, event, None, _object(target, object_words, object_span, ids), _arguments(extra),
        polarity, modality, speakers, polarity == "affirmed" and modality == "actual" and not speakers,  # type: ignore[arg-type]
        extra.get("when"), Place("afghanistan", "Afghanistan") if "location" in extra else None,  # type: ignore[arg-type]
        float(extra.get("confidence", 0.8)), ids.get(str(extra.get("content_of", ""))), (evidence,),  # type: ignore[arg-type]
    )  # fmt: skip


def _curie(words: str) -> str:
    """A name as the ontology has them: "president_of" is kg:presidentOf."""
    first, *rest = words.split("_")
    return f"kg:{first}{''.join(word.capitalize() for word in rest)}"


def _object(target: str | None, words: str, span: tuple[int, int] | None, ids: dict[str, str]) -> ClaimObject | None:
    if target is None:
        return None
    if target.startswith("@"):
        return ClaimReference(ids[target[1:]])
    if target.startswith("~"):
        return TextObject(target[1:])
    return _mention(target, words, span)


def _mention(name: str, words: str, span: tuple[int, int] | None) -> EntityMention:
    label, kind, _ = ENTITIES[name]
    return EntityMention(name, label, kind, words, *(span or (0, 0)))  # type: ignore[arg-type]


def _arguments(extra: dict[str, object]) -> tuple[ClaimArgument, ...]:
    found = []
    for role, preposition in (("recipient", ""), ("location", "in")):
        if role in extra:
            label, kind, _ = ENTITIES[str(extra[role])]
            found.append(ClaimArgument(role, preposition, str(extra[role]), label, kind, label, 0, 0))  # type: ignore[arg-type]
    return tuple(found)


def _sentence(text: str, begin: str) -> tuple[int, int]:
    start = text.index(begin)
    found = re.compile(r"[.?!]”?(?=\s|$)").search(text, start)
    return start, found.end() if found else len(text)


def _span(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    place = text.find(words, start, end) if words else -1
    return None if place < 0 else (place, place + len(words))


def two_sources() -> Graph:
    """The seed article, and another one that says as well that Milley met Gerasimov."""
    graph = seed_graph()
    text = "A summary of the week. Mark Milley met Valery Gerasimov in Helsinki. Nothing else was said."
    wire = Article("wire", text, "The week", "Wire", "2021-09-29", "https://wire.example/week")
    start = text.index("Mark")
    second = Evidence(
        "wire",
        start,
        start + 45,
        text[start : start + 45],
        start + 12,
        start + 15,
        start,
        start + 11,
        start + 16,
        start + 32,
        ("verb",),
    )
    claims = tuple(
        replace(claim, evidence=(*claim.evidence, second))
        if claim.label == "met" and claim.subject.id == "mark-milley"
        else claim
        for claim in graph.claims
    )
    return Graph(claims, graph.entities, (*graph.articles, wire))


HOSTILE = (
    "</script><script>window.broken=1</script>",
    '"><img src=x onerror="window.broken=2">',
    "javascript:window.broken=3",
    "{{ 7*7 }}{% for x in y %}${window.broken=4}",
    "line\u2028separator\u2029and \u0000 nul",
    "<!--<script>",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "'; window.broken=5; //",
    "&lt;b&gt;bold&amp;",
    "\U0001f600 emoji \ud83d lone",
    "__proto__",
    "constructor",
    "<a href='javascript:window.broken=6'>href</a>",
)  # fmt: skip


def hostile_graph(copies: int = 1) -> Graph:
    """Every field of a graph filled with words that want to be code; with many copies it is too large to be shown whole."""
    names = [words + (f" {copy}" if copy else "") for copy in range(copies) for words in HOSTILE]
    articles, claims, entities = [], [], []
    for number, words in enumerate(names):
        other = names[(number + 1) % len(names)]
        text = f"Before it. {words} met {other} there. After it."
        url = ("javascript:window.broken=7", "https://ok.example/" + words, words)[number % 3]
        articles.append(Article(words, text, words, words, words, url))
        entities.append(
            Entity(words, words, "person", (words,), words, None, None, words, (words,), lat=number % 50, lon=number)
        )
        claims += _hostile_claims(number, words, other, text)
    return Graph(tuple(sorted(claims, key=lambda claim: claim.id)), tuple(entities), tuple(articles))


def _hostile_claims(number: int, words: str, other: str, text: str) -> list[Claim]:
    end = text.index(" After it.")
    evidence = Evidence(
        words, 11, end, text[11:end], 12 + len(words), 15 + len(words), 11, 11 + len(words), None, None,
        (words, "refuse:" + words),
    )  # fmt: skip
    first = Claim(
        claim_id("hostile", number), EntityMention(words, words, "person", words, 0, 0), "kg:" + words, words, words, words, words, words,
        EntityMention(other, other, "person", other, 0, 0), (ClaimArgument(words, words, None, words, None, words, 0, 0),),
        "affirmed", "actual", (Speaker(words, words, words, 0, 0),), False, words, Place(words, words), 0.5, None, (evidence,),
    )  # fmt: skip
    return [
        first,
        replace(first, id=claim_id("hostile text", number), object=TextObject(words), when=f"20{10 + number % 12}"),
        replace(first, id=claim_id("hostile claim", number), object=ClaimReference(first.id)),
    ]


def large_graph(nodes: int = 5000, claims: int = 15000, seed: int = 7) -> Graph:
    """Communities of different size with hubs, a sentence for every second claim, over a thousand articles or so."""
    chance = random.Random(seed)
    kinds = ("person", "state", "organization", "place", "event", "object", "armed_group", "facility", "group")
    first, last = (
        ("Ana", "Boris", "Chen", "Dina", "Emre", "Farid", "Grace", "Hugo"),
        ("Novak", "Silva", "Okoro", "Petrov", "Khan", "Meyer", "Sato"),
    )
    names = [f"{chance.choice(first)} {chance.choice(last)} {number}" for number in range(nodes)]
    entities = tuple(
        Entity(f"entity-{number:05}", name, kinds[number % len(kinds)]) for number, name in enumerate(names)
    )  # type: ignore[arg-type]
    stories = max(1, nodes // 60)
    relations = [
        (f"kg:relation{number}", f"did thing {number} to", event)
        for number in range(80)
        for event in [("CONSULT", "ASSAULT", "SAY", "AID", "ROLE", "ACCUSE")[number % 6]]
    ]
    articles, found = [], []
    for number in range(max(1, -(-claims // 12))):
        sentences, rows = [], []
        story = int(stories * chance.random() ** 2)
        for _ in range(12):
            ends = [
                min(nodes - 1, story * 60 + int(60 * chance.random() ** 2))
                if chance.random() < 0.93
                else chance.randrange(nodes)
                for _ in range(2)
            ]
            relation = chance.choice(relations)
            if len(rows) % 2 == 0 or not sentences:
                sentences.append(
                    f"Officials in the capital noted on that day that {names[ends[0]]} {relation[1]} {names[ends[1]]} after long talks."
                )
            rows.append((ends, relation, len(sentences) - 1))
        article = Article(
            f"article-{number:05}",
            " ".join(sentences),
            f"Story {number}",
            f"Source {number % 40}",
            f"20{10 + number % 12}-03-01",
            f"https://news.example/{number}",
        )
        articles.append(article)
        found += [
            _large_claim(article, entities, sentences, row, chance, (number, place)) for place, row in enumerate(rows)
        ]
    return Graph(tuple(sorted(found[:claims], key=lambda claim: claim.id)), entities, tuple(articles))


def _large_claim(
    article: Article,
    entities: tuple[Entity, ...],
    sentences: list[str],
    row: tuple[list[int], tuple[str, str, str], int],
    chance: random.Random,
    key: object,
) -> Claim:
    (a, b), (curie, label, event), sentence = row
    start = article.text.index(sentences[sentence])
    end = start + len(sentences[sentence])
    ends = [
        EntityMention(entities[each].id, entities[each].label, entities[each].type, entities[each].label, start, start)
        for each in (a, b)
    ]
    speaker = (
        ()
        if chance.random() < 0.6
        else (Speaker((speaking := entities[chance.randrange(min(200, len(entities)))]).id, speaking.label, "", 0, 0),)
    )
    polarity = "negated" if chance.random() < 0.1 else "affirmed"
    modality = chance.choice(("actual",) * 6 + ("future", "possible"))
    evidence = Evidence(
        article.id,
        start,
        end,
        article.text[start:end],
        start + 49,
        start + 55,
        start + 49,
        start + 55,
        start + 60,
        start + 70,
        ("verb",),
    )
    return Claim(
        claim_id("large", key), ends[0], curie, label, label, label, event, None, ends[1], (), polarity, modality, speaker,  # type: ignore[arg-type]
        polarity == "affirmed" and modality == "actual" and not speaker, f"{2010 + chance.randrange(12)}-{1 + chance.randrange(12):02}", None,
        round(0.5 + chance.random() / 2, 2), None, (evidence,),
    )  # fmt: skip
