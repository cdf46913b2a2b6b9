"""Verbs of charging: each pattern with its examples, and what only looks like a charge."""

import pytest

from gazette.records.check.charges import charge_patterns, find_charge
from gazette.vocabulary.load import read_data

DATA = read_data("charges")
EXAMPLES = [(name, text) for name, row in DATA["verbs"].items() for text in row["examples"]]


def test_the_six_verbs_are_there():
    verbs = ("giao", "phan-cong", "yeu-cau", "chi-dao", "de-nghi", "chiu-trach-nhiem")
    assert tuple(charge_patterns()) == tuple(DATA["verbs"]) == verbs


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_every_example_is_found_by_its_pattern(name, text):
    assert charge_patterns()[name].search(text)
    assert find_charge(text)


def test_every_pattern_has_an_example():
    assert {name for name, _ in EXAMPLES} == set(charge_patterns())


@pytest.mark.parametrize("text", [row["text"] for row in DATA["no_charges"]])
def test_what_is_no_charge_is_not_found(text):
    assert find_charge(text) is None
