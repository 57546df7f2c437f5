from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.names import BASE_IRI, Names, article_of, claim_of


@given(st.text(min_size=1))
def test_any_article_id_gives_a_valid_iri_and_comes_back_from_it(name: str) -> None:
    iri = Names().document(name)
    assert NamedNode(iri).value.startswith(f"{BASE_IRI}document/")
    assert article_of(iri) == name
    assert article_of(NamedNode(Names().evidence(name, 3, 14)).value) == name


@given(st.text(min_size=1), st.text(min_size=1))
def test_different_articles_have_different_iris(first: str, second: str) -> None:
    assert (Names().document(first) == Names().document(second)) == (first == second)


@pytest.mark.parametrize(
    "base", ["https://example.org/", "https://example.org/a/b/", "urn:example:", "http://é.example/"]
)
def test_a_base_that_ends_its_namespace_is_taken(base: str) -> None:
    assert NamedNode(Names(base).entity("kenya")).value == f"{base}kenya"
    assert claim_of(Names(base).claim("0123456789abcdef")) == (base, "0123456789abcdef")


@pytest.mark.parametrize(
    "base",
    ["", "example.org/", "https://example.org", "https://example.org/#", "https://e.org/a b/", "https://e.org/<>/"],
)
def test_any_other_base_is_refused_with_an_example(base: str) -> None:
    with pytest.raises(ValueError, match=r"such as https://example\.org/news/"):
        Names(base)


def test_every_own_prefix_lies_under_the_base() -> None:
    prefixes = Names("https://example.org/").prefixes()
    assert prefixes["id"] == "https://example.org/"
    assert prefixes["claim"] == "https://example.org/claim/"
    assert list(prefixes) == sorted(prefixes)
