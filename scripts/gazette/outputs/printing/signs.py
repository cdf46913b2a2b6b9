"""Signs that the fonts of the PDF lack. `gazette check` looks for them, without Typst.

In: a corpus. Out: a problem for each field or body whose text on paper would have such a sign.
All four faces have the signs that `signs.yml` lists; a test holds it against the fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gazette.corpus import Corpus
from gazette.data import read_data
from gazette.records.model import Directive
from gazette.records.problem import FieldPath, Problem, line_and_column
from gazette.records.record import Record

_RIGHT = "write what it stands for in words, and list the change under `mended`"


def missing_signs(corpus: Corpus) -> Iterator[Problem]:
    for entry in corpus.shown:
        text = entry.record.source.text
        if _missing().search(text) or "\\" in text:  # an escape in YAML may hide a sign
            yield from _problems(entry.record)


def _problems(record: Record) -> Iterator[Problem]:
    for path, shown in _shown(record.directive):
        for sign in _signs_in(shown):
            yield _problem(record, path, sign)
    for sign in _signs_in(record.source.body):
        yield record.source.body_problem(record.source.body.index(sign), _wrong(sign), _RIGHT)


def _shown(directive: Directive) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts of the front matter that paper shows, each with the path to its field."""
    yield from directive.printed()
    if not directive.is_report:
        yield ("subject",), directive.subject
    if directive.number:
        yield ("number",), directive.number.text
    for i, slip in enumerate(directive.sic):
        yield ("sic", i, "note"), slip.note
    for i, change in enumerate(directive.mended):
        yield ("mended", i, "because"), change.because
    if directive.source.url:
        yield ("source", "url"), directive.source.url


def _signs_in(text: str) -> list[str]:
    return sorted(set(_missing().findall(text)))


@cache
def _missing() -> re.Pattern[str]:
    """Return the pattern of a sign that the fonts lack."""
    ranges = (row.partition("-") for row in read_data("outputs.printing", "signs"))
    known = "".join(f"\\U{first:0>8}-\\U{last or first:0>8}" for first, _, last in ranges)
    return re.compile(f"[^\\n{known}]")


def _problem(record: Record, path: FieldPath, sign: str) -> Problem:
    """Return the problem of a sign in a field, at the sign itself where it is not escaped."""
    source = record.source
    row, start = source.place_of(path)
    offset = sum(len(line) + 1 for line in source.text.split("\n")[: row - 1]) + start - 1
    found = source.text.find(sign, offset, source.body_offset)
    line, column = (row, start) if found < 0 else line_and_column(source.text, found)
    return Problem(source.file, line, column, ".".join(map(str, path)), _wrong(sign), _RIGHT)


def _wrong(sign: str) -> str:
    return f'the print font has no "{sign}" (U+{ord(sign):04X})'
