"""How letters name bodies and places: every word of the list leads to something that is listed."""

from __future__ import annotations

import re

import pytest

from gazette.data import read_data
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import issuer_words, spellings

DATA = read_data("vocabulary", "issuers")


def test_other_names_are_of_bodies_that_are_listed():
    for name, keys in issuer_words().names.items():
        assert keys, name
        assert set(keys) <= set(vocabulary().bodies)


def test_other_spellings_are_of_places_that_are_listed():
    known = vocabulary()
    units = (*known.provinces.values(), *known.districts.values())
    names = {unit.name.lower() for unit in units}
    words = {word for name in names for word in name.split()}
    assert set(issuer_words().place_names) <= set(vocabulary().provinces)
    assert set(issuer_words().syllables) <= words


def test_a_name_is_spelt_with_and_without_its_dash():
    assert list(spellings("Bà Rịa - Vũng Tàu")) == [
        "bà rịa - vũng tàu",
        "bà rịa-vũng tàu",
        "bà rịa vũng tàu",
    ]
    assert "đăk nông" in spellings("Đắk Nông")
    assert "đắk hà" in spellings("Đăk Hà")
    assert "cư m’gar" in spellings("Cư M'gar")


def test_a_symbol_that_bodies_have_is_not_listed_again():
    known = {symbol for body in vocabulary().bodies.values() for symbol in body.symbols}
    rows = issuer_words().symbols
    assert known.isdisjoint(row["symbol"] for row in rows)
    assert {body.name for body in vocabulary().bodies.values()}.isdisjoint(
        row["name"] for row in rows
    )
    assert known.isdisjoint(issuer_words().symbols_alone)
    assert {row["symbol"] for row in rows}.isdisjoint(issuer_words().symbols_alone)


@pytest.mark.parametrize("name", ["posts", "boards"])
def test_a_pattern_matches_the_beginning_of_each_of_its_examples(name):
    texts = DATA[f"{name}_examples"]
    assert texts
    assert [text for text in texts if not re.match(DATA[name], text)] == []
