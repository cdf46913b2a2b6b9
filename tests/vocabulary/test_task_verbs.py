"""The verbs that assign tasks: each pattern with its examples, and words that only look alike."""

import pytest
import yaml

from gazette.data import read_data
from gazette.records.check.task_hints import any_task_verb, duties, task_verbs
from gazette.text.tones import tone_key, tones_on_second_vowel
from tests.conftest import ROOT

DATA = read_data("vocabulary", "task_verbs")
SENTENCES = yaml.safe_load((ROOT / "tests/cases/charges.yml").read_text(encoding="utf-8"))
EXAMPLES = [(name, text) for name, row in DATA["verbs"].items() for text in row["examples"]]


def test_the_six_verbs_are_there():
    verbs = ("giao", "phan-cong", "yeu-cau", "chi-dao", "de-nghi", "chiu-trach-nhiem")
    assert tuple(task_verbs()) == tuple(DATA["verbs"]) == verbs


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_every_example_is_found_by_its_pattern(name, text):
    for spelling in (text, text.upper(), tones_on_second_vowel(text)):
        assert task_verbs()[name].search(tone_key(spelling))
        assert any_task_verb().search(tone_key(spelling))


@pytest.mark.parametrize("text", DATA["duties"]["usual"]["examples"])
def test_every_example_of_a_duty_is_found(text):
    for spelling in (text, text.upper(), tones_on_second_vowel(text)):
        assert duties().search(tone_key(spelling))


def test_every_pattern_has_an_example():
    assert {name for name, _ in EXAMPLES} == set(task_verbs())


@pytest.mark.parametrize("text", [row["text"] for row in DATA["no_tasks"]])
def test_what_assigns_no_task_is_not_found(text):
    assert any_task_verb().search(tone_key(text)) is None


@pytest.mark.parametrize("text", SENTENCES["charges"])
def test_each_of_the_six_verbs_is_found_in_every_form(text):
    for spelling in (text, tones_on_second_vowel(text)):
        assert any_task_verb().search(tone_key(spelling))


@pytest.mark.parametrize("text", SENTENCES["harmless"])
def test_words_like_the_six_verbs_are_not_found(text):
    assert any_task_verb().search(tone_key(text)) is None
