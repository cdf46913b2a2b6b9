"""Verbs of charging: each pattern with its examples, and what only looks like a charge."""

import pytest

from gazette.data import read_data
from gazette.records.check.task_hints import any_task_verb, task_verbs

DATA = read_data("vocabulary", "charges")
EXAMPLES = [(name, text) for name, row in DATA["verbs"].items() for text in row["examples"]]


def test_the_six_verbs_are_there():
    verbs = ("giao", "phan-cong", "yeu-cau", "chi-dao", "de-nghi", "chiu-trach-nhiem")
    assert tuple(task_verbs()) == tuple(DATA["verbs"]) == verbs


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_every_example_is_found_by_its_pattern(name, text):
    assert task_verbs()[name].search(text)
    assert any_task_verb().search(text)


def test_every_pattern_has_an_example():
    assert {name for name, _ in EXAMPLES} == set(task_verbs())


@pytest.mark.parametrize("text", [row["text"] for row in DATA["no_charges"]])
def test_what_is_no_charge_is_not_found(text):
    assert any_task_verb().search(text) is None
