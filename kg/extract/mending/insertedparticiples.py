"""Rules for a participle that is set off by commas between a subject and its verb: "The king, persuaded of it, left".

In: a ``Tree`` and a verb. Out: the same tree, changed. The small model has the king persuade; he leaves.
"""

from __future__ import annotations

from kg.extract.mending.verbs import make_participle
from kg.extract.tree import FINITE, Tree
from kg.ontology.words import Words


def mend_participle_between_commas(tree: Tree, verb: int, words: Words) -> None:
    """ "The king, persuaded that Mali armed them, left": of two past forms without "and" the first is a participle."""
    noun = tree.child(verb, "nsubj")
    if noun is None or tree.child(verb, "aux", "auxpass", "cc", "dobj", "mark") is not None:
        return
    comma = verb - 1 - (tree.tag[verb - 1] == "RB")
    inserted = tree.text[comma] == "," and tree.right[noun] in {comma, comma - 1} and noun < comma
    if not inserted or "," in tree.text[noun:comma]:
        return  # "The premier, Paul Adjo, fled after gunmen, enraged by it, came"
    main = _main_behind(tree, verb)
    if main is None:
        return
    for kid in tree.kids[verb]:
        if kid < noun:
            tree.move(kid, main)
    make_participle(tree, verb, noun, main)


def _main_behind(tree: Tree, verb: int) -> int | None:
    """Return the past form behind a second comma, without "and" and subject, wherever the parser hangs it."""
    above = tree.head[verb]
    joined = [kid for clause in (verb, *tree.children(verb, "ccomp")) for kid in tree.children(clause, "conj")]
    over = [above] if tree.dep[verb] in {"advcl", "ccomp"} else []
    for main in sorted(joined + over):
        bare = tree.child(main, "nsubj", "nsubjpass", "mark") is None and tree.tag[main] in FINITE
        first = tree.first_of_verb(main)
        if main > verb and bare and tree.text[first - 1] == ",":
            return main
    return None
