"""What the site makes of a record, as text, Word, PDF or page, is read as that record again."""

import pytest

from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.letters.rendering import FORMATS, Renderings, fields_read_otherwise
from tests.letters.truth import shortfalls

REAL = Renderings(ROOT / "directives")
SAMPLE, ALL = 12, 300  # synthetic letters
KNOWN = shortfalls()["round_trips"]


def made_in(folder, count):
    """Return synthetic records; few are the beginning of many."""
    list(write_records(folder, count, seed=16))
    return Renderings(folder)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("key", REAL.entries)
def test_a_record_is_read_from_what_the_site_makes_of_it(key, suffix, tmp_path):
    wrong = fields_read_otherwise(REAL, REAL.entries[key], suffix, tmp_path)
    assert wrong == KNOWN.get(f"{key}{suffix}", [])


@pytest.mark.parametrize("suffix", FORMATS)
def test_synthetic_records_are_read_from_what_the_site_makes_of_them(suffix, tmp_path):
    wrong = read_wrong(made_in(tmp_path / "records", SAMPLE), suffix, tmp_path)
    real = {f"{key}{suffix}" for key in REAL.entries}
    known = {name: KNOWN[name] for name in KNOWN if name.endswith(suffix) and name not in real}
    assert wrong == known


@pytest.mark.parametrize("suffix", FORMATS)
def test_nearly_all_of_many_records_are_read_from_what_the_site_makes(suffix, tmp_path, full):
    if not full:
        pytest.skip("only with --full")
    wrong = read_wrong(made_in(tmp_path / "records", ALL), suffix, tmp_path)
    assert len(wrong) <= ALL * 0.03, wrong


def read_wrong(renderings, suffix, folder):
    """Return by file the fields that are read otherwise."""
    return {
        f"{key}{suffix}": wrong
        for key, entry in renderings.entries.items()
        if (wrong := fields_read_otherwise(renderings, entry, suffix, folder))
    }
