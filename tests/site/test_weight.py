"""A directive's page stays light: readers open it on phones, over slow lines."""

import gzip

import pytest

from tests.site.samples import SEEDS

LIMIT = 12_000


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_of_a_directive_weighs_at_most_12_kb_packed(site, seed):
    assert len(gzip.compress((site / SEEDS[seed]).read_bytes(), 9)) <= LIMIT
