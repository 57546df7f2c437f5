"""Rules of the gazetteer: what a name leads to, and what it must not lead to."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import ENTITY_TYPES
from kg.ontology import actors as table
from kg.ontology import data_folder, load, offices
from kg.ontology.actors import Actor, Gazetteer
from kg.ontology.tables import read_table

COLUMNS = ("form", "kind", "expected")
FORMS = [
    tuple(row.text(name) for name in COLUMNS)
    for row in read_table(Path(__file__).parent / "country_forms.tsv", COLUMNS, COLUMNS)
]
STATES = {"state", "historical_state", "partial_state", "territory"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load().actors


def ids(found: tuple[Actor, ...]) -> list[str]:
    return [actor.id for actor in found]


def states(gazetteer: Gazetteer, form: str, kind: str) -> list[str]:
    """The states that a form leads to, by the lookup that its kind calls for; negatives by all of them."""
    named = gazetteer.by_name(form)
    if kind == "metonym":
        return [actor.country or "" for actor in named]
    if kind == "capital":
        return ids(gazetteer.by_capital(form))
    if kind == "name":
        return [actor.id for actor in named if actor.kind in STATES]
    return [actor.id for actor in (*named, *gazetteer.by_demonym(form)) if actor.kind in STATES]


def test_at_least_250_surface_forms_are_checked() -> None:
    assert len({form for form, _, _ in FORMS}) >= 250


@pytest.mark.parametrize(("form", "kind", "expected"), FORMS)
def test_a_surface_form_leads_to_its_country(gazetteer: Gazetteer, form: str, kind: str, expected: str) -> None:
    assert states(gazetteer, form, kind) == ([] if expected == "-" else expected.split(";"))


def test_every_row_of_the_tables_is_well_formed() -> None:
    folder = data_folder()
    table.check(folder, offices.load(folder))


def test_the_tables_are_sorted_by_id_and_every_id_is_unique() -> None:
    for name in table.FILES:
        lines = (data_folder() / name).read_text(encoding="utf-8").splitlines()
        keys = [line.split("\t")[0] for line in lines[1:]]
        assert keys == sorted(set(keys))


def test_an_id_is_small_letters_digits_and_hyphens(gazetteer: Gazetteer) -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id) for actor in gazetteer)


def test_a_wikidata_id_belongs_to_one_actor(gazetteer: Gazetteer) -> None:
    counts = Counter(actor.wikidata for actor in gazetteer if actor.wikidata)
    assert [identifier for identifier, count in counts.items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", identifier) for identifier in counts)


def test_every_state_has_its_codes_coordinates_and_demonym(gazetteer: Gazetteer) -> None:
    sovereign = [actor for actor in gazetteer if actor.kind == "state"]
    assert len(sovereign) == 197
    for actor in sovereign:
        assert actor.wikidata and actor.iso3 and actor.lat is not None and actor.demonyms, actor.id


def test_the_kinds_are_as_many_as_the_ontology_promises(gazetteer: Gazetteer) -> None:
    counts = Counter(actor.kind for actor in gazetteer)
    least = {"historical_state": 22, "metonym": 60, "region": 80, "igo": 60, "armed_group": 120, "agency": 150,
             "media": 60, "leader": 400, "figure": 150}  # fmt: skip
    assert {kind: counts[kind] for kind in least if counts[kind] < least[kind]} == {}


def test_a_metonym_is_an_organization_of_the_government_of_a_state(gazetteer: Gazetteer) -> None:
    metonyms = [actor for actor in gazetteer if actor.kind == "metonym"]
    assert {(actor.type, bool(actor.country and actor.sector)) for actor in metonyms} == {("organization", True)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("al Qaeda", "al-qaeda"),
        ("al-Qaida", "al-qaeda"),
        ("Al-Qa'ida", "al-qaeda"),
        ("ISIL", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("Islamic State", "islamic-state"),
        ("the Taliban", "taliban"),
        ("YPG", "peoples-protection-units"),
        ("M23", "march-23-movement"),
        ("Houthi rebels", "houthis"),
        ("Hizbullah", "hezbollah"),
        ("FARC", "revolutionary-armed-forces-of-colombia"),
        ("U.N.", "united-nations"),
        ("Nato", "nato"),
        ("IAEA", "international-atomic-energy-agency"),
        ("E.U.", "european-union"),
        ("CIA", "central-intelligence-agency"),
        ("IDF", "israel-defense-forces"),
        ("Revolutionary Guards", "islamic-revolutionary-guard-corps"),
        ("the Joint Chiefs of Staff", "joint-chiefs-of-staff"),
        ("Wall Street Journal", "wall-street-journal"),
        ("AFP", "agence-france-presse"),
    ],
)
def test_an_organization_is_found_under_each_of_its_names(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert ids(gazetteer.by_name(name)) == [expected]


@pytest.mark.parametrize("text", ["who", "us", "is", "it", "car", "aids", "un", "ice", "isis"])
def test_an_acronym_in_small_letters_is_an_ordinary_word(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.by_name(text) == ()


@pytest.mark.parametrize("text", ["Journal", "the Journal", "the Times", "The Post"])
def test_a_short_name_of_a_newspaper_counts_only_in_context(gazetteer: Gazetteer, text: str) -> None:
    assert not any(actor.label.endswith(("Journal", "Post")) for actor in gazetteer.by_name(text))
    assert gazetteer.by_context_name(text)


def test_a_bare_surname_is_no_name_but_leads_to_everyone_who_bears_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_name("Bush") == ()
    assert set(ids(gazetteer.by_surname("Bush"))) == {"george-w-bush", "george-h-w-bush"}
    assert ids(gazetteer.by_surname("Putin")) == ["vladimir-putin"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Kim Jong-un", "kim-jong-un"),
        ("Muammar Qaddafi", "muammar-gaddafi"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Donald J. Trump", "donald-trump"),
        ("Sergey Lavrov", "sergei-lavrov"),
        ("Abdelmadjid Tebboune", "abdelmadjid-tebboune"),
        ("Nicolas Maduro", "nicolas-maduro"),
        ("XI JINPING", "xi-jinping"),
    ],
)
def test_a_person_is_found_under_other_spellings(gazetteer: Gazetteer, name: str, expected: str) -> None:
    assert ids(gazetteer.by_name(name)) == [expected]


@pytest.mark.parametrize(
    ("office", "country", "day", "expected"),
    [
        ("president", "russia", "2021-06-01", "vladimir-putin"),
        ("president", "russia", "2009-06-01", "dmitry-medvedev"),
        ("prime minister", "russia", "2009-06-01", "vladimir-putin"),
        ("president", "united-states", "2021-06-16", "joe-biden"),
        ("secretary of state", "united-states", "2013-09-14", "john-kerry"),
        ("foreign minister", "united-states", "2013-09-14", "john-kerry"),
        ("Defense Secretary", "united-states", "2021-09-28", "lloyd-austin"),
        ("chancellor", "germany", "2015-09-01", "angela-merkel"),
        ("chancellor", "united-kingdom", "2015-09-01", "george-osborne"),
        ("foreign secretary", "united-kingdom", "2017-01-01", "boris-johnson"),
        ("premier", "china", "2014-01-01", "li-keqiang"),
        ("taoiseach", "ireland", "2019-01-01", "leo-varadkar"),
        ("king", "saudi-arabia", "2010-01-01", "abdullah-bin-abdulaziz"),
        ("supreme leader", "iran", "2020-01-03", "ali-khamenei"),
        ("secretary-general", "united-nations", "2010-01-01", "ban-ki-moon"),
        ("secretary general", "nato", "2022-03-01", "jens-stoltenberg"),
        ("pope", "holy-see", "2014-01-01", "pope-francis"),
        ("leader", "hezbollah", "2020-01-01", "hassan-nasrallah"),
        ("top diplomat", "european-union", "2021-01-01", "josep-borrell"),
        ("chairman of the Joint Chiefs of Staff", "united-states", "2021-09-22", "mark-milley"),
        ("chief of the general staff", "russia", "2021-09-22", "valery-gerasimov"),
        ("external affairs minister", "india", "2022-01-01", "subrahmanyam-jaishankar"),
        ("prime minister", "pakistan", "2015-01-01", "nawaz-sharif"),
        ("president", "venezuela", "2010-01-01", "hugo-chavez"),
    ],
)
def test_an_office_leads_to_who_held_it_that_day(
    gazetteer: Gazetteer, office: str, country: str, day: str, expected: str
) -> None:
    assert ids(gazetteer.holders(office, country, day)) == [expected]


def test_on_the_day_of_the_handover_the_successor_holds_the_office(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.holders("president", "united-states", "2021-01-20")) == ["joe-biden"]


def test_without_a_day_an_office_leads_to_nobody(gazetteer: Gazetteer) -> None:
    assert gazetteer.holders("president", "russia", None) == ()


def test_a_country_without_the_office_has_no_holder(gazetteer: Gazetteer) -> None:
    assert gazetteer.holders("king", "germany", "2020-01-01") == ()


@pytest.mark.parametrize("office", ["president", "prime-minister", "monarch", "foreign-minister", "defense-minister"])
def test_no_two_terms_known_to_the_day_overlap_in_one_office(gazetteer: Gazetteer, office: str) -> None:
    terms = sorted(
        (term.organization, term.start, term.end or "9999-12-31", term.person)
        for actor in gazetteer
        for term in actor.terms
        if term.office == office and len(term.start) == len(term.end or "9999-12-31") == len("2021-01-20")
    )
    assert [
        (first, second) for first, second in pairwise(terms) if first[0] == second[0] and second[1] < first[2]
    ] == []


def test_a_persons_roles_are_what_the_country_calls_them(gazetteer: Gazetteer) -> None:
    blinken = gazetteer.by_id("antony-blinken")
    assert blinken is not None and blinken.roles == ("secretary of state of United States",)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(line.replace("|", "\t") for line in lines) + "\n", encoding="utf-8")
    return path


def test_a_users_rows_add_actors_and_replace_those_of_the_same_id(tmp_path: Path) -> None:
    own = write(tmp_path / "own.tsv", "label|type|country|aliases|terms",
                "Jane Roe|person|france|J. Roe|defense-minister@france=2030-01-01/..")  # fmt: skip
    gazetteer = load(actors=(own,)).actors
    assert ids(gazetteer.by_name("J. Roe")) == ["jane-roe"]
    assert "jane-roe" in ids(gazetteer.holders("defense minister", "france", "2030-05-01"))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("label|type", "Roe|robot"), "line 2: type must be one of"),
        (("label|type|country", "Roe|person|atlantis"), "line 2: country must be the id of a state that has a row"),
        (("label|type|wikidata", "Roe|person|Qabc"), "line 2: wikidata must be the id of a Wikidata item"),
        (("label|type", "Russia|person"), "line 2: the id russia is that of Russia, of type state"),
        (("label|type|terms", "Roe|person|president of France"), "line 2: a term is written"),
        (("label|type|terms", "Roe|person|wizard@france=2001/.."), "line 2: no such office: wizard"),
        (("label|type|lat", "Roe|place|north"), "line 2: lat must be a number"),
        (("label|kind", "Roe|state"), "line 1: the header lacks type"),
        (("label|type|colour", "Roe|person|red"), "line 1: no such column: colour"),
        (("label|type", "Roe|person|x"), "line 2: 3 cells where the header has 2"),
        (("label|type", "Roe|person", "Roe|person"), "line 3: the id roe is there twice"),
    ],
)
def test_an_error_in_a_users_table_names_file_and_line(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    own = write(tmp_path / "own.tsv", *lines)
    with pytest.raises(OntologyError, match=re.escape("own.tsv, ") + ".*" + re.escape(message)):
        load(actors=(own,))


@pytest.mark.parametrize("lines", [("",), ("# nothing yet",), ("label|type",)])
def test_a_table_without_any_row_is_named(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(OntologyError, match=r"own\.tsv: holds no actor"):
        load(actors=(write(tmp_path / "own.tsv", *lines),))


@pytest.mark.parametrize("raw", [b"\x8a\x00\xff", "label\ttype\nErdoğan\tperson".encode("cp1254"), b"label\0"])
def test_a_table_that_is_no_utf_8_is_named_with_a_remedy(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "own.tsv").write_bytes(raw)
    with pytest.raises(OntologyError, match=r"own\.tsv: is .*write the rows as plain text in UTF-8"):
        load(actors=(tmp_path / "own.tsv",))


def test_the_table_that_the_readme_shows_is_read_and_all_columns_are_explained(root: Path, tmp_path: Path) -> None:
    section = (root / "ontology" / "README.md").read_text("utf-8").partition("## A row of your own actors")[2]
    shown = section.partition("```tsv\n")[2].partition("```")[0]
    (tmp_path / "own.tsv").write_text(shown, encoding="utf-8")
    known = load(actors=(tmp_path / "own.tsv",)).actors
    assert [actor.id for actor in known.by_name("Front of Zork")] == ["zork-front"]
    assert [actor.id for actor in known.holders("foreign minister", "chad", "2020-01-01")] == ["ada-roe"]
    columns = section.partition("\n## ")[0].partition("| column |")[2]
    cells = [line.split("|")[1] for line in columns.splitlines() if line.startswith("| `")]
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(table.COLUMNS)
    for name in (*table.KINDS, *ENTITY_TYPES):
        assert f"`{name}`" in section


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.tsv: cannot be read"):
        load(actors=(tmp_path / "none.tsv",))
