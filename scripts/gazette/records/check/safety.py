"""Rules of safety: no classified document, no telephone number and no false link is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gazette.records.address import parse_address
from gazette.records.problem import Problem, line_and_column
from gazette.records.record import Record
from gazette.text.fold import nfc

_SECRECY = re.compile(r"(?:(?:TỐI|TUYỆT)\s+)?MẬT|LƯU\s+HÀNH\s+NỘI\s+BỘ", re.IGNORECASE)
_AROUND = " \t\u00a0*_-–.:!()[]\"'“”|#>"
# Ten digits that may be a telephone number; few lines have so many.
_TEN_DIGITS = re.compile(r"\d(?:\D{0,2}\d){9}")
# 0912345678, 0912.345.678, 0912 34 56 78, 02543 856 789, (024) 3846 1234, +84 912 345 678; not
# part of a checksum, which is written in the digits and the letters a to f.
_TELEPHONE = re.compile(
    r"(?<![\da-f.=])(?<!\w/)\(?(?:\+?84[ .-]{0,2}\d|0\d)\d"
    r"(?:[ .-]{0,2}\d|\) ?\d){7,8}(?![\da-f]|/[A-ZĐ])"
)


def no_secrecy_mark(record: Record) -> Iterator[Problem]:
    """No line of the letter or of its source file is a secrecy mark."""
    right = "a document so marked is not published; remove the record and its source file"
    body_line, _ = line_and_column(record.source.text, record.source.body_offset)
    for file, number, line in _lines(record, _may_be_secret):
        mark = line.strip(_AROUND)
        if file == record.source.file and number < body_line:
            continue
        if _SECRECY.fullmatch(mark):
            column = len(line) - len(line.lstrip(_AROUND)) + 1
            yield Problem.of_file(file, f'secrecy mark "{mark}"', right, number, column)
    for path, piece in record.directive.printed():
        if _SECRECY.fullmatch(piece.strip(_AROUND)):
            yield record.problem(path, f'secrecy mark "{piece}"', right)


def no_telephone_number(record: Record) -> Iterator[Problem]:
    """No telephone number is in the record or its source file."""
    right = "write […] in its place in both, and note under `mended` that a number was left out"
    for file, number, line in _lines(record, _TEN_DIGITS.search):
        for found in _TELEPHONE.finditer(line):
            wrong = f'telephone number "{found[0]}"'
            yield Problem.of_file(file, wrong, right, number, found.start() + 1)


def addresses_are_well_formed(record: Record) -> Iterator[Problem]:
    """The source's URL is a web address; `formerly` lists addresses of pages of this site."""
    url = record.directive.source.url
    if url and not re.match(r"https?://[^\s/]", url):
        right = "write the whole URL with https://, or null"
        yield record.problem(("source", "url"), f'"{url}" is not a web address', right)
    for i, old in enumerate(record.directive.formerly):
        if not (old.startswith("/") and parse_address(old[1:])):
            right = "write it as /tra-vinh/khong-ro/khong-ro/506-cv-hu.html"
            yield record.problem(("formerly", i), f'"{old}" is not the address of a page', right)


def _may_be_secret(text: str) -> bool:
    """Tell whether a text has a word of a secrecy mark; few lines have one."""
    small = text.lower()
    return "mật" in small or "lưu" in small


def _lines(record: Record, wanted: Callable[[str], object]) -> Iterator[tuple[str, int, str]]:
    """Yield (file, number, line) of the record and of its source file if that is text.

    Only lines that are `wanted` are yielded; a text is, too, if one of its lines is.
    """
    texts = {record.source.file: record.source.text}
    if record.original and record.original_text is not None:
        texts[record.original.as_posix()] = nfc(record.original_text)
    for file, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1) if wanted(text) else ():
            if wanted(line):
                yield file, number, line
