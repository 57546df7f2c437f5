"""The stages of a build, with an extractor that needs no model: what is counted, what fails, what goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import kg
from kg.errors import InputError, LeakError
from kg.model import Article, Reading
from kg.pipeline import assembly

pytestmark = pytest.mark.usefixtures("fake_extraction")


def article(name: str, text: str = "Putin refused.") -> Article:
    return Article(id=name, text=text)


def test_a_claim_of_two_articles_is_one_claim_with_two_evidences() -> None:
    graph = kg.build(articles=[article("a"), article("b")])
    assert [evidence.article for evidence in graph.claims[0].evidence] == ["a", "b"]
    assert (len(graph.claims), len(graph.entities), len(graph.articles), graph.sentences) == (1, 1, 2, 2)


def test_an_article_that_breaks_a_stage_is_named_and_the_others_are_done() -> None:
    graph = kg.build(articles=[article("a", "crash"), article("b", "refuse me"), article("c")])
    assert [found.id for found in graph.articles] == ["c"]
    assert [failure.place for failure in graph.failures] == ["article a", "article b"]
    assert "IndexError: no such token" in graph.failures[0].reason
    assert graph.failures[1].reason == "cannot be read for a reason"


def test_inputs_and_article_objects_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin refused.")
    graph = kg.build(str(tmp_path), articles=[article("b")])
    assert [found.id for found in graph.articles] == ["a", "b"]
    assert [found.id for found in kg.build([tmp_path / "a.txt"]).articles] == ["a"]


def test_without_any_article_no_model_is_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assembly, "Extractor", None)
    graph = kg.build(tmp_path / "missing.txt", allow_empty=True)
    assert not graph.articles
    assert "does not exist" in graph.failures[0].reason


def test_an_error_is_raised_where_every_input_failed_and_none_where_one_could_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: does not exist: check the path"):
        kg.build(tmp_path / "missing.txt")
    with pytest.raises(InputError, match=r"(?s)missing\.txt: does not exist.*article a: could not be processed"):
        kg.build([tmp_path / "missing.txt", article("a", "crash")])
    graph = kg.build([tmp_path / "missing.txt", article("a")])
    assert [failure.place for failure in graph.failures] == [str(tmp_path / "missing.txt")]
    assert not kg.build([]).articles


def test_articles_may_stand_among_the_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin refused.")
    assert [found.id for found in kg.build([tmp_path / "a.txt", article("b")]).articles] == ["a", "b"]
    assert [found.id for found in kg.build(article("b")).articles] == ["b"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (Article("x", " \n"), "is empty"),
        (Article("x", "Le président a dit que la France ne voulait pas de cet accord avec les autres."), "French"),
        (Article("x", "Peru left. " * 100_000), "too long"),
        (Article("x", "Peru\0left."), "NUL"),
        (Article("x", "Peru left.", published="2020-99-99"), "YYYY-MM-DD"),
        (Article("", "Peru left."), 'has no "id"'),
        (Article("a", "Another text."), "another text"),
    ],
)
def test_an_article_object_passes_the_checks_of_a_line_of_json(broken: Article, reason: str) -> None:
    graph = kg.build([article("a"), broken, article("b")])
    assert [found.id for found in graph.articles] == ["a", "b"]
    assert [failure.place for failure in graph.failures] == [f"article {broken.id}"]
    assert reason in graph.failures[0].reason


def test_article_objects_take_date_and_source_from_the_caller_where_they_have_none() -> None:
    graph = kg.build([article("a"), replace(article("b"), published="2020-01-02T08:00:00Z")], published="2021-09-28")
    assert [found.published for found in graph.articles] == ["2021-09-28", "2020-01-02"]
    laid_out = kg.build(replace(article("c", "Peru leaves\n\nPeru left."), body_start=3, written="2020-01-01"))
    assert [(found.body_start, found.written) for found in laid_out.articles] == [(3, "2020-01-01")]


@pytest.mark.parametrize("wrong", [7, None, [b"a.txt"], ["a.txt", 7], {"id": "a"}.items()])
def test_an_input_of_another_type_is_named(wrong: object) -> None:
    with pytest.raises(InputError, match="an input is a path, '-' or an Article, and no "):
        kg.build(wrong)  # type: ignore[arg-type]


def test_the_seconds_of_each_stage_are_added_up_over_the_articles() -> None:
    timings = kg.build(articles=[article("a"), article("b", "crash")]).timings
    assert list(timings) == ["read", "load", "parse", "frames", "normalize", "collect", "validate"]
    assert (timings["parse"], timings["frames"]) == (4.0, 2.0)


def test_progress_is_told_after_each_article() -> None:
    seen: list[tuple[int, int]] = []
    kg.build(articles=[article("a"), article("b", "crash")], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_a_graph_that_leaks_is_not_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.check", lambda *_, **__: ["plain edge without a claim"])
    with pytest.raises(LeakError, match="plain edge without a claim"):
        kg.build(articles=[article("a")])


def test_a_publication_date_that_is_none_is_an_error_of_the_caller() -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        kg.build(articles=[article("a")], published="soon")


def test_trust_is_a_name_or_several(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[frozenset[str]] = []

    def note(article: Article, reading: Reading, ontology: object, trusted: frozenset[str]) -> SimpleNamespace:
        seen.append(trusted)
        return SimpleNamespace(claims=(), entities=())

    monkeypatch.setattr(assembly, "normalize", note)
    kg.build(articles=[article("a")], trust="all")
    kg.build(articles=[article("a")], trust=["Wall Street Journal", "Reuters"])
    assert seen == [frozenset({"all"}), frozenset({"Wall Street Journal", "Reuters"})]


def test_merged_graphs_keep_failures_and_base_iri() -> None:
    one = kg.build(articles=[article("a"), article("x", "crash")], base_iri="https://example.org/id/")
    two = kg.build(articles=[article("b"), article("y", "crash")])
    merged = one.merge(two)
    assert (merged.base_iri, merged.sentences) == ("https://example.org/id/", 2)
    assert [failure.place for failure in merged.failures] == ["article x", "article y"]


def test_statuses_count_each_claim_once() -> None:
    assert dict(kg.build(articles=[article("a")]).count_statuses()) == {"asserted": 1}
