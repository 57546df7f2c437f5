"""The binary open-IE rendering: minimal facts, coordination and prepositional arguments split.

In: ``Wording`` of a tree, its clauses. Out: ``Triple``s with one argument each. "Milley and Austin met with Gerasimov
in Helsinki" gives (Milley; met with; Gerasimov), (Milley; met in; Helsinki) and the same of Austin. What a gerund,
a purpose or a request says is told with its verb alone: "left without signing it" gives no (X; signing; it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from kg.extract.clauses import Clause, Oblique
from kg.extract.wording import Triple, Wording, is_untold, merges


def minimal_facts(wording: Wording, clause: Clause) -> Iterator[Triple]:
    """Yield the facts of one predicate: with its object, agent, each preposition, time, report, gerund, purpose."""
    if clause.surface is not None and not is_untold(clause):
        yield from _Facts(wording, clause).triples()


class _Facts:
    """The facts of one clause; ``base`` grows by the object, so that a preposition tells the whole: "got bases in"."""

    def __init__(self, wording: Wording, clause: Clause) -> None:
        assert clause.surface is not None
        self.wording, self.tree, self.clause = wording, wording.tree, clause
        self.object = _object(wording, clause)
        self.subjects = [wording.text(tokens) for tokens in wording.members(wording.whole(clause.surface))]
        group = wording.group(clause)
        if not merges(clause):
            group = [token for token in group if self.tree.lower[token] != "to"]
        self.relation = wording.text(group)
        adjective = clause.result is not None and self.tree.tag[clause.result] in {"JJ", "JJR"}
        self.object_complement = clause.result if adjective and clause.object == self.object is not None else None
        if clause.existential:
            self.subjects, self.object = ["there"], clause.surface
        self.base = self.relation

    def triples(self) -> Iterator[Triple]:
        if self.object is not None and self.object_complement is not None:  # "found the mayor guilty"
            said = self.wording.short(self.object_complement)
            objects = [[*member, *said] for member in self.wording.members(self.object)]
            for subject, member in product(self.subjects, objects):
                yield Triple(subject, self.relation, (self.wording.text(member),))
                yield from self._inside(subject, self.relation, member, self.object_complement)
            self.base = self._join(self.relation, objects[0])
        elif self.object is not None:
            yield from self._with(self.relation, self.object)
            self.base = self._join(self.relation, self.wording.members(self.object)[0])
        if self.clause.passive and self.clause.subject is not None:
            agent = self.clause.subject
            by = f"{self.base} {self.tree.text[self.tree.head[agent]]}"
            yield from self._each(by, agent)
            self.base = self._join(by, self.wording.members(agent)[0])
        obliques, times = self.wording.adjuncts(self.clause)
        obliques = [oblique for oblique in obliques if not self._is_spent(oblique)]
        full = self._full(obliques)
        for oblique in obliques:
            base = full if oblique.words[0] < self.clause.head else self.base
            yield from self._with(self._join(base, oblique.words), self.wording.whole(oblique.head))
        for time in times:
            yield from self._told(full, self.wording.text(self.wording.phrase(time)))
        yield from self._reports()
        for prep, gerund in self.wording.gerunds(self.clause):
            yield from self._gerund(self._join(self.base, [prep]), gerund)
        yield from self._helped()
        asked = [other.head for other in self.clause.complements if other.frame == "to" and not merges(other)]
        for verb in (*self.wording.purposes(self.clause), *asked):
            yield from self._infinitive(verb)

    def _is_spent(self, oblique: Oblique) -> bool:
        """Whether a preposition is told with the predicated adjective ("aware of"), or leads the reader only."""
        if self.tree.head[oblique.words[0]] == self.clause.result or self.tree.lower[oblique.words[0]] == "where":
            return True
        phrase = self.wording.text([*oblique.words, *self.wording.short(oblique.head)]).lower()
        return phrase in self.wording.words["discourse_phrases"]

    def _full(self, obliques: list[Oblique]) -> str:
        """What is set before the sentence holds for all of it: "In 1879 he was tipped as a candidate"."""
        own = [
            oblique for oblique in obliques if oblique.words[0] > self.clause.head and oblique in self.clause.obliques
        ]
        if self.base != self.relation or not own:
            return self.base
        return self._join(self.base, [*own[0].words, *self.wording.members(own[0].head)[0]])

    def _join(self, relation: str, tokens: Iterable[int]) -> str:
        return f"{relation} {self.wording.text(tokens)}"

    def _told(self, relation: str, argument: str) -> Iterator[Triple]:
        for subject in self.subjects:
            yield Triple(subject, relation, (argument,))

    def _each(self, relation: str, index: int) -> Iterator[Triple]:
        for subject, member in product(self.subjects, self.wording.members(index)):
            yield Triple(subject, relation, (self.wording.text(member),))

    def _with(self, relation: str, index: int) -> Iterator[Triple]:
        """Yield the facts with each member of an argument, and with what stands inside it."""
        for subject, member in product(self.subjects, self.wording.members(index)):
            yield Triple(subject, relation, (self.wording.text(member),))
            yield from self._inside(subject, relation, member, index)

    def _inside(self, subject: str, relation: str, tokens: list[int], head: int) -> Iterator[Triple]:
        """ "became a justice of the High Court": the noun's own phrase taken into the relation."""
        for prep in self.tree.children(head, "prep"):
            object_ = self.tree.child(prep, "pobj")
            if prep not in tokens or object_ is None or self.wording.is_inside_name(prep, object_):
                continue
            inner = self._join(relation, (token for token in tokens if token <= prep))
            for member in self.wording.members(object_):
                yield Triple(subject, inner, (self.wording.text(member),))
                yield from self._inside(subject, inner, member, object_)

    def _reports(self) -> Iterator[Triple]:
        """ "said that X left and Y stayed": (said; that X left), (said; that Y stayed)."""
        words = self.wording.words
        if not any(words.signature("that", key) for key in (self.clause.key, self.clause.lemma)):
            return
        if self.clause.result is not None or self.clause.copula:
            return
        unsaid = {other.head for other in self.clause.complements if other.frame != "that"}
        for report in self.wording.reports(self.clause):
            if report in unsaid:
                continue
            marks = [kid for kid in self.tree.children(report, "mark") if self.tree.lower[kid] == "that"]
            for content in self._contents(report):
                yield from self._told(self.relation, self.wording.text([*marks, *content]))

    def _contents(self, report: int) -> Iterator[list[int]]:
        """Yield the tokens of each conjoined clause of a report; a later one without subject takes the first one's."""
        tree = self.tree
        members = [report, *(verb for verb in tree.conjuncts(report) if tree.pos[verb] in {"VERB", "AUX"})]
        subject: list[int] = []
        for member in members:
            parts = tree.children(member, "cc", "preconj", "conj") if len(members) > 1 else []
            left_out = {token for part in parts for token in tree.subtree(part)}
            content = [token for token in self.wording.content(member, self.clause.head) if token not in left_out]
            own = tree.child(member, "nsubj", "nsubjpass", "expl")
            yield self.wording.trimmed(content if own is not None or member == report else [*subject, *content])
            subject = subject if own is None else tree.subtree(own)

    def _helped(self) -> Iterator[Triple]:
        """ "helped Chad rebuild the port": (helped; Chad), (helped Chad rebuild; the port)."""
        for other in self.clause.complements:
            helped = self.tree.child(other.head, "nsubj") if other.frame == "to" else None
            if helped is None or self.clause.object is not None or not self.clause.head < helped < other.head:
                continue
            yield from self._each(self.relation, helped)
            yield from self._done(self._join(self.relation, self.wording.members(helped)[0]), other.head)

    def _gerund(self, relation: str, verb: int) -> Iterator[Triple]:
        """ "died after giving a speech": (died after giving; a speech)."""
        verbs = sorted((verb, *self.tree.children(verb, "prt", "neg")))
        object_ = self.tree.child(verb, "dobj")
        preps = [(prep, noun) for prep, noun in self._preps(verb) if noun is not None]
        if self.tree.tag[verb] != "VBG":
            return
        if object_ is not None:
            yield from self._each(self._join(relation, verbs), object_)
        for prep, noun in preps if object_ is None else ():
            yield from self._each(self._join(relation, [*verbs, prep]), noun)
        if object_ is None and not preps:
            yield from self._told(relation, self.wording.text(self.wording.trimmed(self.tree.subtree(verb))))

    def _infinitive(self, verb: int) -> Iterator[Triple]:
        """ "used a laser to cut the tissue": (used a laser to cut; the tissue)."""
        if any(self.tree.lower[word] == "to" for word in self.tree.children(verb, "aux")):
            first = self.wording.members(self.object)[0] if self.object is not None else []
            yield from self._done(self._join(self.relation, first).rstrip(), verb)

    def _done(self, relation: str, verb: int) -> Iterator[Triple]:
        """Yield the facts of an infinitive behind ``relation``: with its object, and with each preposition."""
        relation = self._join(relation, sorted((*self.tree.children(verb, "aux", "prt"), verb)))
        object_ = self.tree.child(verb, "dobj", "attr", "acomp")
        if object_ is not None:
            yield from self._each(relation, object_)
            relation = self._join(relation, self.wording.members(object_)[0])
        for prep, noun in self._preps(verb):
            yield from self._each(self._join(relation, [prep]), noun)

    def _preps(self, verb: int) -> Iterator[tuple[int, int]]:
        for prep in self.tree.children(verb, "prep", "agent"):
            noun = self.tree.child(prep, "pobj")
            if noun is not None:
                yield prep, noun


def _object(wording: Wording, clause: Clause) -> int | None:
    """Return the head of what stands right behind the predicate: object, recipient, predicate noun or adjective."""
    given = clause.recipient is not None and clause.recipient == clause.surface  # "was given a medal"
    found = clause.object if not clause.passive or given else None
    if found is None and not given:
        found = clause.recipient
    if found is None:
        found = clause.result
    return None if found is None or found == clause.surface else wording.whole(found)
