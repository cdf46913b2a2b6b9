"""What the site makes of a record, as text, Word, PDF or page, is read as that record again."""

import re

import pytest

from gazette.letters.as_json import as_dict
from gazette.letters.reading import read_letters
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.letters.rendering import FORMATS, Renderings, differences

REAL = Renderings(ROOT / "directives")
SAMPLE, ALL = 12, 300  # synthetic letters


@pytest.fixture(scope="module")
def made(tmp_path_factory, full):
    """Return synthetic records, many with `--full`."""
    folder = tmp_path_factory.mktemp("synth")
    list(write_records(folder, ALL if full else SAMPLE, seed=16))
    return Renderings(folder)


@pytest.fixture
def imported(tmp_path):
    """Return a function that imports a record from a format."""

    def imported(renderings, entry, suffix):
        file = tmp_path / f"van-ban{suffix}"
        file.write_bytes(renderings.of(entry, suffix))
        _, letters = read_letters(file)
        (letter,) = letters
        return letter

    return imported


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("key", REAL.entries)
def test_a_record_is_read_from_what_the_site_makes_of_it(key, suffix, imported):
    entry = REAL.entries[key]
    letter = imported(REAL, entry, suffix)
    assert list(differences(entry.directive, as_dict(letter))) == []
    assert words(letter.parts.body) == words(entry.record.body_text)


@pytest.mark.parametrize("suffix", FORMATS)
def test_synthetic_records_are_read_from_what_the_site_makes_of_them(made, suffix, imported):
    wrong = {}
    for key, entry in made.entries.items():
        letter = imported(made, entry, suffix)
        if found := list(differences(entry.directive, as_dict(letter))):
            wrong[key] = found
    assert wrong == {}


def words(body):
    """Return the letters and digits of a body: its emphasis and wraps are the format's."""
    return re.sub(r"[\W_]", "", body)
