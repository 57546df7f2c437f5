"""The tables of head nouns and given names, and what they say of names and predicates."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.normalize import genders, headnouns
from kg.normalize.text import bare, content_words, head_words, without_determiner
from kg.ontology import data_folder
from tests.normalize.readings import Story

HEADER = "noun\ttype\tplural\tnamed\trefers\tgender\ttraits\n"


@pytest.mark.parametrize("name", ["head_types.tsv", "given_names.tsv"])
def test_the_rows_are_sorted_and_each_is_there_once(name: str) -> None:
    lines = (data_folder() / name).read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("words", "plural", "kind"),
    [
        ("troops", True, "group"), ("foreign minister", False, "person"), ("ministers", True, "group"),
        ("ministry", False, "organization"), ("rebels", True, "armed_group"), ("naval base", False, "facility"),
        ("summit", False, "event"), ("cruise missile", False, "object"), ("border town", False, "place"),
        ("neighboring country", False, "state"),
    ],
)  # fmt: skip
def test_the_longest_ending_that_is_listed_gives_the_type(words: str, plural: bool, kind: str) -> None:
    row = headnouns.load(data_folder()).find(words.split())
    assert row is not None and row.typed(plural) == kind


@pytest.mark.parametrize(
    "row",
    [
        "base\tfacility\n",
        "base\tfacility\tfacility\tbuilding\t\t\t\n",
        "base\tfacility\tfacility\tfacility\t\t\tshiny\n",
    ],
)
def test_a_malformed_row_is_named_by_its_file_and_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "head_types.tsv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"head_types\.tsv, line 2"):
        headnouns.load(tmp_path)


def test_a_malformed_given_name_is_named_by_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "given_names.tsv").write_text("name\tgender\nmary\tf\nbob\tx\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"given_names\.tsv, line 3"):
        genders.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Arakan Army", "armed_group"),
        ("Camp Zulu", "facility"),
        ("Operation Falcon", "event"),
        ("USS Marlin", "object"),
    ],
)
def test_a_name_has_the_type_of_its_last_or_first_word(name: str, kind: str) -> None:
    story = Story(f"{name} appeared in Chad.")
    story.frame("appeared", "appear", story.mention(name, "ORG"))
    assert [entity.type for entity in story.normalized().entities if entity.label == name] in ([kind], [])
    assert kind in {entity.type for entity in story.normalized().entities}


def test_a_title_that_the_tagger_took_into_the_name_is_none_of_it() -> None:
    story = Story("Vice President Riek Dhiew resigned.")
    story.frame("resigned", "resign", story.mention("Vice President Riek Dhiew", "ORG"))
    (entity,) = story.normalized().entities
    assert (entity.label, entity.type, entity.roles) == ("Riek Dhiew", "person", ("Vice President",))


def test_what_nature_does_is_no_political_event() -> None:
    story = Story("The typhoon killed farmers. Rebels killed farmers.")
    story.frame("killed", "kill", story.mention("typhoon"), story.mention("farmers", plural=True))
    story.frame("killed#2", "kill", story.mention("Rebels", plural=True), story.mention("farmers#2", plural=True))
    events = {claim.subject.label: claim.event for claim in story.normalized().claims}
    assert events == {"typhoon": "OTHER", "Rebels": "ASSAULT"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the Kremlin’s", "Kremlin"), ("“Iron Dome”", "Iron Dome"), ("Aleppo and", "Aleppo"), ("U.S.", "U.S."),
        ("Near Palmyra", "Palmyra"), ("Party,[3]", "Party")],
)  # fmt: skip
def test_a_name_stands_bare(text: str, expected: str) -> None:
    assert bare(text) == expected


def test_a_phrase_is_known_by_its_words_without_determiners_and_prepositions() -> None:
    assert without_determiner("these two bases") == "two bases"
    assert head_words("prime minister of Iraq") == ["prime", "minister"]
    assert content_words("the bases in the region") == {"bases", "region"}
