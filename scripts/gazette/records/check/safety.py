"""Rules of safety: nothing secret and nobody's telephone number is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.records.problem import Problem
from gazette.records.record import Record

_SECRECY = re.compile(r"(?:TỐI |TUYỆT )?MẬT|LƯU HÀNH NỘI BỘ", re.IGNORECASE)
_AROUND = " \t\u00a0*_-–.:!()[]\"'“”|#>"
# 0912345678, 0912.345.678, 02543 856 789, +84 912 345 678
_TELEPHONE = re.compile(
    r"(?<![\d/.])(?:\+84[ .]?\d{2,3}|0\d{2,4})[ .-]?\d{3}[ .-]?\d{3,4}(?![\d/])"
)
_DIGITS = (10, 11)


def no_secrecy_mark(record: Record) -> Iterator[Problem]:
    """No line of the letter or of its source file is a secrecy mark of its own."""
    right = "a document so marked is not published; remove the record and its source file"
    for file, number, line in _lines(record):
        if _SECRECY.fullmatch(line.strip(_AROUND)):
            column = len(line) - len(line.lstrip(_AROUND)) + 1
            yield Problem(
                file, number, column, "file", f'secrecy mark "{line.strip(_AROUND)}"', right
            )
    for path, piece in record.directive.printed():
        if _SECRECY.fullmatch(piece.strip(_AROUND)):
            yield record.source.problem(path, f'secrecy mark "{piece}"', right)


def no_telephone_number(record: Record) -> Iterator[Problem]:
    """No telephone number stands in the record or its source file."""
    right = "leave it out of both, and record the omission under `mended`"
    for file, number, line in _lines(record):
        for found in _TELEPHONE.finditer(line):
            digits = re.sub(r"\D", "", found[0].replace("+84", "0"))
            if len(digits) in _DIGITS:
                wrong = f'telephone number "{found[0]}"'
                yield Problem(file, number, found.start() + 1, "file", wrong, right)


def _lines(record: Record) -> Iterator[tuple[str, int, str]]:
    """Yield (file, number, line) of the record and of its source file, where that is text."""
    for number, line in enumerate(record.source.text.split("\n"), 1):
        yield record.source.file, number, line
    original = record.original
    if original and original.is_file() and original.suffix in (".txt", ".md"):
        shown = record.source.file.removesuffix(record.path.name) + original.name
        for number, line in enumerate(
            original.read_text(encoding="utf-8", errors="replace").split("\n"), 1
        ):
            yield shown, number, line
