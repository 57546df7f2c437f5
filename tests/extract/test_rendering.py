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


def nary(extractor: Extractor, sentence: str) -> list[list[str]]:
    return extractor.triples(sentence, "nary", pretokenized=True)


def binary(extractor: Extractor, sentence: str) -> list[list[str]]:
    return extractor.triples(sentence, "binary", pretokenized=True)


def test_a_report_is_an_argument_without_its_conjunction(extractor: Extractor) -> None:
    sentence = "The ministry said that Kenya had closed the camp ."
    assert ["The ministry", "said that", "Kenya had closed the camp"] in nary(extractor, sentence)
    assert ["The ministry", "said", "that Kenya had closed the camp"] in binary(extractor, sentence)


def test_each_conjoined_report_is_a_fact_with_its_subject(extractor: Extractor) -> None:
    found = binary(extractor, "The army said the rebels attacked the port and burned two ships .")
    assert ["The army", "said", "the rebels attacked the port"] in found
    assert ["The army", "said", "the rebels burned two ships"] in found


def test_a_medal_given_is_an_argument_of_the_passive(extractor: Extractor) -> None:
    found = binary(extractor, "The pilot was given a medal in 1951 .")
    assert found == [["The pilot", "was given", "a medal"], ["The pilot", "was given a medal in", "1951"]]


def test_what_stands_before_a_coordination_holds_for_all_of_it(extractor: Extractor) -> None:
    found = nary(extractor, "In 1919 the general left the army and founded a party .")
    assert ["the general", "left", "the army", "In 1919"] in found
    assert ["the general", "founded", "a party", "In 1919"] in found


def test_a_merged_verb_keeps_the_adjuncts_of_the_verb_before_it(extractor: Extractor) -> None:
    found = nary(extractor, "On Friday the envoy was also asked to leave the country .")
    assert found == [["the envoy", "was also asked to leave", "the country", "On Friday"]]


def test_gerunds_and_purposes_are_told_with_their_verb_only(extractor: Extractor) -> None:
    found = binary(extractor, "The delegates left the hall without signing the treaty .")
    assert ["The delegates", "left the hall without signing", "the treaty"] in found
    assert not [triple for triple in found if triple[1] == "signing"]
    found = binary(extractor, "Laos used the loan to build a dam .")
    assert ["Laos", "used the loan to build", "a dam"] in found
    assert not [triple for triple in found if triple[1] == "build"]
    found = binary(extractor, "Accra urged Togo to free the pilots .")
    assert found == [["Accra", "urged", "Togo"], ["Accra", "urged Togo to free", "the pilots"]]


def test_a_name_comes_first_in_an_apposition_and_a_place_in_a_place_is_none(extractor: Extractor) -> None:
    found = nary(extractor, "The party 's leader , Ayo Bello , was born in Akure , Nigeria .")
    assert ["Ayo Bello", "is", "The party 's leader"] in found
    assert not [triple for triple in found if triple[:2] == ["Akure", "is"]]


def test_a_partitive_keeps_its_quantity(extractor: Extractor) -> None:
    assert nary(extractor, "A number of ministers resigned from the cabinet .") == [
        ["A number of ministers", "resigned from", "the cabinet"]
    ]


def test_quotation_marks_come_in_pairs(extractor: Extractor) -> None:
    found = nary(extractor, "The court called the vote `` a farce '' .")
    assert all(text.count("``") == text.count("''") for triple in found for text in triple)


def test_a_phrase_that_only_leads_the_reader_is_no_fact(extractor: Extractor) -> None:
    assert binary(extractor, "For example , Chad closed the border .") == [["Chad", "closed", "the border"]]


def test_there_is_tells_what_there_is(extractor: Extractor) -> None:
    assert ["there", "is", "no evidence of fraud"] in binary(extractor, "There is no evidence of fraud .")


def test_what_is_said_of_the_object_stays_with_it(extractor: Extractor) -> None:
    assert binary(extractor, "The court found the mayor guilty of fraud .") == [
        ["The court", "found", "the mayor guilty of fraud"],
        ["The court", "found the mayor guilty of", "fraud"],
    ]


def test_an_interposed_comment_tells_the_clause_around_it(extractor: Extractor) -> None:
    for told in (nary, binary):
        found = told(extractor, "The strike , the army said , destroyed two depots .")
        assert ["the army", "said", "The strike destroyed two depots"] in found


def test_who_is_helped_and_with_what_are_two_facts(extractor: Extractor) -> None:
    found = binary(extractor, "The loan could help Chad rebuild the port .")
    assert ["The loan", "could help", "Chad"] in found
    assert ["The loan", "could help Chad rebuild", "the port"] in found


def test_a_place_in_a_place_is_both(extractor: Extractor) -> None:
    found = binary(extractor, "Bello was born in Akure , Nigeria .")
    assert ["Bello", "was born in", "Nigeria"] in found


def test_nothing_is_told_twice_in_one_tuple(extractor: Extractor) -> None:
    found = nary(extractor, "The river is not navigable because of sandbanks .")
    assert found == [["The river", "is not", "navigable", "because of sandbanks"]]
