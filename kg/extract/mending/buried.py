"""Rules for the verb of a sentence that the small model buries in the phrase before it.

In: a ``Tree`` and a token. Out: the same tree, changed. In "Israel's strike on Beirut angered Paris" the model reads
an "angered Paris" that is struck.
"""

from __future__ import annotations

from kg.extract.mending.verbs import infinitive_of
from kg.extract.tree import Tree
from kg.ontology.words import Words

_VERBAL = frozenset({"VERB", "AUX"})


def mend_verb_between_names(tree: Tree, verb: int, words: Words) -> None:
    """ "Israel's strike on Beirut angered Paris": Beirut is struck, and Paris is angered."""
    second, first = tree.head[verb], verb - 1
    prep = tree.head[second]
    root = tree.head[prep]
    if second != verb + 1 or tree.head[first] != second or tree.dep[second] != "pobj" or tree.dep[root] != "ROOT":
        return
    named = tree.is_name(first) and tree.is_name(second) and tree.dep[first] in {"nmod", "compound"}
    if not named or tree.tag[verb] not in {"VBD", "VBN", "JJ"} or not tree.lower[verb].endswith("ed"):
        return
    if not tree.is_noun(root) or not first > prep > root:
        return
    if tree.tag[verb] == "JJ":
        tree.lemma[verb] = infinitive_of(tree.lower[verb])
    for kid in tree.kids[second]:
        if kid < first:
            tree.move(kid, first)
    tree.hang(first, prep, "pobj")
    tree.hang(second, verb, "dobj")
    _make_main(tree, verb, root)


def mend_verb_behind_phrase(tree: Tree, verb: int, words: Words) -> None:
    """ "The envoy's remarks about the election enraged Suva": what has an object is no passive, and the main verb."""
    noun = tree.head[verb]
    prep = tree.head[noun]
    root = tree.head[prep]
    if tree.dep[noun] != "pobj" or tree.dep[root] != "ROOT":
        return
    if not tree.is_noun(root) or tree.child(verb, "dobj") is None or tree.right[noun] != tree.right[verb]:
        return
    if tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent", "mark") is not None or verb != noun + 1:
        return
    first, last = tree.sentences[tree.sent[root]]
    if any(tree.pos[word] in _VERBAL and tree.dep[word] != "acl" for word in range(first, last) if word != verb):
        return
    _make_main(tree, verb, root)


def _make_main(tree: Tree, verb: int, subject: int) -> None:
    tree.tag[verb], tree.pos[verb] = "VBD", "VERB"
    tree.hang(verb, verb, "ROOT")
    tree.hang(subject, verb, "nsubj")
    for kid in tree.children(subject, "punct"):
        if kid > verb:
            tree.move(kid, verb)
