"""The rule of secrecy: no document that bears a secrecy mark is published.

A mark stands by itself: on a line, in a cell of a table, or in a column beside others. What is
asked of it is how it looks: spaced or unspaced, in look-alike letters, with or without accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gazette.records.problem import Problem, line_and_column
from gazette.records.record import Record
from gazette.text.fold import nfc
from gazette.text.signs import as_seen, is_usual

_RIGHT = "a document so marked is not published; remove the record and its source file"
_LONGEST = 120  # characters of a mark, blanks between its letters included
_KIND = "(?:tàiliệu|vănbản|côngvăn|côngđiện|hồsơ|bản|loại)"
_DEGREE = "(?:bímậtnhànướcđộ|(?:dấu)?(?:chỉ)?(?:cấp|mức)?độ(?:bảo)?mật[abc]?|mức|dấu)"
_URGENT = "(?:(?:hỏa|hoả)tốc|thượngkhẩn|khẩn|khẩncấp|hẹngiờ)*"
# Of the letters alone: "Độ mật: Tối mật" → `độmậttốimật`
_MARK = re.compile(
    rf"(?:{_URGENT}(?:{_DEGREE}|{_KIND})?(?:tối|tuyệt|t)?mật(?:bản(?:số)?)?{_URGENT}"
    rf"|{_KIND}?(?:chỉ)?(?:được)?lưuhànhnộibộ(?:khôngphổbiến|(?:cấm|không)saochụp)?)+|{_URGENT}(?:toi|tuyet)mat{_URGENT}|luuhanhnoibo"
)
_BETWEEN = r"(?:[^\w\n]|_)*"
_MAY_BE = re.compile("|".join((_BETWEEN.join("mật"), _BETWEEN.join("ộibộ"), "mat|hanh noi bo")))
_CELLS, _BLANKS = re.compile(r"\t|\|"), re.compile(r"\s{2,}")
_AROUND = " \t\u00a0*_-–.:!()[]\"'“”|#>"
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_WRAPPED = re.compile(r"\b(?:bí|bảo|cơ|thân)\s*\Z")  # "bảo đảm bí / mật"


def no_secrecy_mark(record: Record) -> Iterator[Problem]:
    """No line or cell of the letter or of its source file is a secrecy mark."""
    source, original = record.source, record.original
    begin, _ = line_and_column(source.text, source.body_offset)
    for line, column, mark in secrecy_marks(source.body):
        yield Problem.of_file(source.file, f'secrecy mark "{mark}"', _RIGHT, begin + line, column)
    for line, column, mark in secrecy_marks(nfc(record.original_text or "")):
        file = original.as_posix() if original else source.file
        yield Problem.of_file(file, f'secrecy mark "{mark}"', _RIGHT, 1 + line, column)
    pieces = record.directive.printed()
    if next(secrecy_marks("\n".join(piece for _, piece in pieces)), None):
        for path, piece in pieces:
            if next(secrecy_marks(piece), None):
                yield record.problem(path, f'secrecy mark "{piece}"', _RIGHT)


def secrecy_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the secrecy marks of a text, each with its line, from 0, and its column, from 1."""
    small = (text if is_usual(text) else as_seen(text)).lower()
    lines = text.split("\n")
    for number in _lines_of(_MAY_BE.finditer(small), small):
        for column, mark in _marks_in(lines[number]):
            is_wrapped = mark == "mật" and number and _WRAPPED.search(lines[number - 1])
            if not is_wrapped:
                yield number, column, mark


def _lines_of(hits: Iterator[re.Match[str]], text: str) -> Iterator[int]:
    """Yield the lines that have a hit, each once."""
    line = at = 0
    last = -1
    for hit in hits:
        line += text.count("\n", at, hit.start())
        at = hit.start()
        if line != last:
            yield line
        last = line


def _marks_in(line: str) -> list[tuple[int, str]]:
    """Return the marks of a line: its cells, or the whole line, or parts with blanks between."""
    is_row = "|" in line or "\t" in line
    if not is_row and _is_mark(line):
        return [_placed(line, 0)]
    breaks = (_CELLS if is_row else _BLANKS).finditer(line)
    spans = pairwise([(0, 0), *(found.span() for found in breaks), (len(line), 0)])
    parts = [(start, line[start:end]) for (_, start), (end, _) in spans]
    # Two blanks may be a slip: "giữ bí  mật"
    return [
        _placed(part, at) for at, part in parts if (is_row or part.isupper()) and _is_mark(part)
    ]


def _is_mark(part: str) -> bool:
    return len(part) <= _LONGEST and bool(
        _MARK.fullmatch(_NOT_LETTERS.sub("", as_seen(part).lower()))
    )


def _placed(part: str, start: int) -> tuple[int, str]:
    """Return the column of a mark and its words."""
    words = part.strip(_AROUND)
    return start + part.find(words) + 1, words
