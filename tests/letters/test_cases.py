"""Each case of `tests/cases/import` is read as its truth says; what falls short is listed."""

import re
import unicodedata

import pytest

from gazette.letters.as_json import as_dict
from gazette.letters.reading import read_letters
from tests.letters.measure import measure
from tests.letters.truth import cases_in, shortfalls

CASES = {case.name: case for case in cases_in()}
KNOWN = shortfalls()["cases"]


@pytest.mark.parametrize("name", CASES)
def test_reads_a_letter_as_its_truth_says(name):
    """A field listed in shortfalls.yml that is read right must leave the list."""
    wrong = {one.key for one in measure(CASES[name]) if not one.is_good}
    assert sorted(wrong) == sorted(KNOWN.get(name, []))


def test_known_shortfalls_name_cases():
    assert set(KNOWN) <= set(CASES)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.letters])
def test_evidence_stands_where_its_offsets_say(name):
    segmented, letters = read_letters(CASES[name].file)
    text = segmented.text.raw.text
    for letter in letters:
        read = as_dict(letter)
        quotes = [*read["evidence"].values()]
        quotes += [{**one, "quote": one["text"]} for one in read["citations"]]
        for one in quotes:
            assert _signs(text[one["start"] : one["end"]]) == _signs(one["quote"])


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.letters])
def test_every_deadline_is_in_a_task_that_is_proposed(name):
    """The day on which a letter takes effect is a start, and nobody's task."""
    for letter in read_letters(CASES[name].file)[1]:
        quotes = [_signs(one.value["quote"]) for one in letter.candidates("tasks")]
        for one in letter.deadlines:
            words = _signs(letter.parts.text.quote(one.span))
            is_task = any(words in quote for quote in quotes)
            assert is_task != ("hiệu lực" in _line_before(letter, one)), words


def _line_before(letter, deadline):
    text, start = letter.parts.text.text, deadline.span.start
    return text[text.rfind("\n", 0, start) + 1 : start]


def _signs(text):
    """Return letters and digits alone: cleaning takes blanks and marks of paste out of quotes."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text))
