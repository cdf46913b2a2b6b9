"""A letter that is held is read from its source file as its record has it."""

import pytest

from tests.conftest import ROOT
from tests.letters.rendering import Renderings, read_otherwise

HELD = [
    entry
    for folder in ("directives", "tests/cases/letters")
    for entry in Renderings(ROOT / folder).entries.values()
]


@pytest.mark.parametrize("entry", HELD, ids=lambda entry: entry.key)
def test_a_source_file_is_read_as_its_record(entry):
    assert list(read_otherwise(entry, entry.record.original)) == []
