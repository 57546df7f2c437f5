"""Whether the examples of lexicon rows give the claims that stand beside them.

In: rows and the ontology they are part of. Out: a sentence for each example that gives something else. The row "meet
with" says "Mark Milley met with Valery Gerasimov." must give "Mark Milley | met | Valery Gerasimov".
"""

from __future__ import annotations

from kg.extract import Extractor
from kg.model import Article, Claim, ClaimReference, EntityMention, TextObject
from kg.normalize import normalize
from kg.ontology import Ontology
from kg.ontology.lexiconrows import Row
from kg.ontology.phrases import ARTICLES

_PUBLISHED = "2025-06-15"
"""Examples have no date of their own; holders of offices are looked up by it."""
_DETERMINERS = ARTICLES | {"its", "his", "her", "their"}


class Examples:
    """Reads examples as a build reads articles; all speakers are trusted."""

    def __init__(self, ontology: Ontology, model: str | None = None) -> None:
        self._ontology = ontology
        self._extractor = Extractor(model, ontology)

    def fault(self, row: Row) -> str | None:
        """Return what is wrong with a row's example, naming file and line, or None where it gives its claim."""
        article = Article(id="example", text=row.example, published=_PUBLISHED)
        reading = self._extractor.read(article)
        claims = normalize(article, reading, self._ontology, frozenset({"all"})).claims
        if any(_gives(claim, row) for claim in claims):
            return None
        found = "; ".join(" | ".join((_names(claim, "subject")[0], claim.label, _words(claim))) for claim in claims)
        reason = (
            f'the example "{row.example}" does not give "{row.claim}" but {found or "no claim"}; '
            "write a plain sentence with these words, or correct the claim"
        )
        return str(row.source.error(reason))


def _gives(claim: Claim, row: Row) -> bool:
    subject, _, target = (part.strip() for part in row.claim.split("|"))
    if (claim.event, claim.relation) != (row.event, row.relation):
        return False
    is_clause = isinstance(claim.object, ClaimReference)
    if _is_end(claim, "subject", subject) and (is_clause or _is_end(claim, "object", target)):
        return True
    return bool(target) and _is_end(claim, "subject", target) and _is_end(claim, "object", subject)


def _is_end(claim: Claim, where: str, wanted: str) -> bool:
    """Whether an end of the claim has the wanted words, or one has modifiers that the other lacks."""
    if not wanted:
        return True
    found = [_content(name) for name in _names(claim, where)]
    return any(words and (words <= _content(wanted) or _content(wanted) <= words) for words in found)


def _names(claim: Claim, where: str) -> list[str]:
    end = claim.subject if where == "subject" else claim.object
    match end:
        case EntityMention(label=label, mention=mention):
            return [label, mention]
        case TextObject(text=text):
            return [text]
        case ClaimReference(claim=reference):
            return [reference]
    return []


def _words(claim: Claim) -> str:
    return next(iter(_names(claim, "object")), "")


def _content(text: str) -> frozenset[str]:
    return frozenset(text.lower().replace("'s", "").split()) - _DETERMINERS
