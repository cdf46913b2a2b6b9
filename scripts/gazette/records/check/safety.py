"""Rules of safety: nothing secret, nobody's telephone number and no false link is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.records.check.fidelity import TEXT_FILES
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.text.fold import nfc

_SECRECY = re.compile(r"(?:(?:TỐI|TUYỆT)\s+)?MẬT|LƯU\s+HÀNH\s+NỘI\s+BỘ", re.IGNORECASE)
_AROUND = " \t\u00a0*_-–.:!()[]\"'“”|#>"
# 0912345678, 0912.345.678, 0912 34 56 78, 02543 856 789, (024) 3846 1234, +84 912 345 678; no part
# of a checksum: one is written in the digits and the letters a to f.
_TELEPHONE = re.compile(
    r"(?<![\da-f.=])(?<!\w/)\(?(?:\+?84[ .-]{0,2}\d|0\d)\d"
    r"(?:[ .-]{0,2}\d|\) ?\d){7,8}(?![\da-f]|/[A-ZĐ])"
)
# /tra-vinh/khong-ro/khong-ro/506-cv-hu.html, and no page of a list
_PAGE = re.compile(r"/(?:[a-z0-9-]+/){2,3}(?!index|trang-\d)[a-z0-9-]+\.html")


def no_secrecy_mark(record: Record) -> Iterator[Problem]:
    """No line of the letter or of its source file is a secrecy mark of its own."""
    right = "a document so marked is not published; remove the record and its source file"
    first_of_body, _ = record.source.place_of_offset(record.source.body_offset)
    for file, number, line in _lines(record):
        if file == record.source.file and number < first_of_body:
            continue
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
    right = "write […] in its place in both, and under `mended` that a number was left out"
    for file, number, line in _lines(record):
        for found in _TELEPHONE.finditer(line):
            wrong = f'telephone number "{found[0]}"'
            yield Problem(file, number, found.start() + 1, "file", wrong, right)


def addresses_have_their_form(record: Record) -> Iterator[Problem]:
    """The source's address is one of the web; former ones are of pages of this site."""
    url = record.directive.source.url
    if url and not re.match(r"https?://[^\s/]", url):
        right = "write it whole, from https:// on, or null"
        yield record.source.problem(("source", "url"), f'"{url}" is no address of the web', right)
    for i, old in enumerate(record.directive.formerly):
        if not _PAGE.fullmatch(old):
            right = "write it as /tra-vinh/khong-ro/khong-ro/506-cv-hu.html"
            yield record.source.problem(("formerly", i), f'"{old}" is no address of a page', right)


def _lines(record: Record) -> Iterator[tuple[str, int, str]]:
    """Yield (file, number, line) of the record and of its source file, where that is text."""
    for number, line in enumerate(record.source.text.split("\n"), 1):
        yield record.source.file, number, line
    original = record.original
    if original and original.is_file() and original.suffix.lower() in TEXT_FILES:
        shown = record.source.file.removesuffix(record.path.name) + original.name
        text = nfc(original.read_text(encoding="utf-8-sig", errors="replace"))
        for number, line in enumerate(text.split("\n"), 1):
            yield shown, number, line
