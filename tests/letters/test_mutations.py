"""A sample of `python -m bench letters`: damaged letters are read, and nothing of them is lost."""

import pytest

from bench.letters import CASES, NOT_TEXT, faults_of, trial

SAMPLE = 200


@pytest.mark.parametrize("first", range(0, SAMPLE, 20))
def test_a_damaged_letter_loses_nothing(first):
    faults = {seed: trial(seed) for seed in range(first, first + 20)}
    assert {seed: found for seed, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    "file",
    sorted(one for one in CASES.iterdir() if one.suffix not in NOT_TEXT),
    ids=lambda file: file.name,
)
def test_a_letter_of_the_cases_loses_nothing(file):
    assert faults_of(file) == []
