"""A sample of `python -m bench letters`: damaged letters are imported, and nothing is lost."""

import shutil
from pathlib import Path

import pytest

from bench.letters import cases, imported, trial

SAMPLE = 200


@pytest.mark.parametrize("first", range(0, SAMPLE, 20))
def test_a_damaged_letter_loses_nothing(first):
    faults = {seed: trial(seed).faults for seed in range(first, first + 20)}
    assert {seed: found for seed, found in faults.items() if found} == {}


@pytest.mark.parametrize("file", cases(), ids=lambda file: file.name)
def test_a_letter_of_the_cases_loses_nothing(file, tmp_path):
    assert imported(Path(shutil.copy(file, tmp_path))).faults == []
