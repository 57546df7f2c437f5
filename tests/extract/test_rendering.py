"""The two open-IE renderings."""

from __future__ import annotations

from kg.extract import Extractor


def test_the_nary_rendering_keeps_all_arguments_in_one_tuple(extractor: Extractor) -> None:
    assert extractor.triples("The ministers met with rebels on Monday .", "nary", pretokenized=True) == [
        ["The ministers", "met with", "rebels", "on Monday"]
    ]


def test_the_binary_rendering_splits_arguments_into_minimal_facts(extractor: Extractor) -> None:
    found = extractor.triples("The ministers met with rebels on Monday .", "binary", pretokenized=True)
    assert ["The ministers", "met with", "rebels"] in found
    assert ["The ministers", "met on", "Monday"] in found


def test_the_binary_rendering_splits_coordination(extractor: Extractor) -> None:
    found = extractor.triples("Peru and Chile signed a treaty .", "binary", pretokenized=True)
    assert found == [["Peru", "signed", "a treaty"], ["Chile", "signed", "a treaty"]]


def test_an_open_complement_joins_its_verb(extractor: Extractor) -> None:
    found = extractor.triples("Peru tried to leave the pact .", "nary", pretokenized=True)
    assert found == [["Peru", "tried to leave", "the pact"]]


def test_pretokenized_sentences_keep_their_tokens(extractor: Extractor) -> None:
    found = extractor.triples("He did n't sign the so - called pact .", "nary", pretokenized=True)
    assert found == [["He", "did n't sign", "the so - called pact"]]


def test_many_sentences_give_one_list_each_in_order(extractor: Extractor) -> None:
    sentences = ["Peru left the pact .", "", "Chile stayed in the pact ."]
    found = list(extractor.triples_many(sentences, "nary", pretokenized=True))
    assert [len(triples) for triples in found] == [1, 0, 1]
