"""A sample of the campaigns of `scripts/bench/`: random edits, killed builds, spoilt caches."""

import pytest

from bench.histories import history
from bench.kills import kill_some
from bench.spoils import spoil_some


@pytest.mark.parametrize("seed", [2, 5])
def test_after_random_edits_the_site_equals_a_cold_build(tmp_path, seed):
    _, faults = history(tmp_path, seed, rounds=2)
    assert faults == []


def test_a_killed_build_leaves_a_whole_site(tmp_path):
    _, faults = kill_some(tmp_path, 1, kills=3, letters=5)
    assert faults == []


def test_what_is_spoilt_is_made_anew(tmp_path):
    _, faults = spoil_some(tmp_path, 1, spoils=2)
    assert faults == []
