"""A sample of the campaigns of `scripts/bench/`: random edits, killed builds, spoilt caches."""

import pytest

from bench.histories import history


@pytest.mark.parametrize("seed", [2, 5])
def test_after_random_edits_the_site_equals_a_cold_build(tmp_path, seed):
    _, faults = history(tmp_path, seed, rounds=2)
    assert faults == []
