"""The words of a picture, as Tesseract reads them with its Vietnamese data.

In: a picture of a page. Out: a sheet; or `FaultError` where Tesseract isn't there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gazette.letters.formats.model import FaultError
from gazette.letters.formats.sheet_runs import Run, Sheet, begins_motto, sheet_of

_INSTALL = (
    "install Tesseract with its Vietnamese data: on Debian and Ubuntu "
    "`apt install tesseract-ocr tesseract-ocr-vie`"
)
_SECONDS = 120  # for a page; most take 5
_CELL_GAP = 1.2  # of the height: what parts two cells


class _Word(NamedTuple):
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    text: str


def check_installed() -> str:
    """Return the program; raise `FaultError` where it or its data is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise FaultError("is a picture, and Tesseract, which reads pictures, is missing", _INSTALL)
    known = subprocess.run(  # noqa: S603
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False
    )
    if b"vie" not in known.stdout.split():
        raise FaultError("is a picture, and Tesseract has no Vietnamese data", _INSTALL)
    return program


def read_picture(program: str, picture: bytes, dots: int) -> Sheet:
    """Return the lines of a picture with so many dots per inch."""
    command = [program, "stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", str(dots), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=picture,
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FaultError("takes too long to read", "give a smaller or cleaner picture") from None
    if done.returncode:
        raise FaultError("can't be read by Tesseract", "save it again with another program")
    return sheet_of(_runs(list(_words(done.stdout.decode("utf-8", "replace")))))


def _words(table: str) -> Iterator[_Word]:
    for row in table.splitlines()[1:]:
        level, page, block, paragraph, line, _, *box, _, text = row.split("\t")
        if level == "5" and text.strip():
            left, top, width, height = map(int, box)
            yield _Word((page, block, paragraph, line), left, top, width, height, text)


def _runs(words: list[_Word]) -> Iterator[Run]:
    """Yield the words of each line together, up to a wide gap."""
    for _, same in groupby(words, key=lambda word: word.line):
        line = list(same)
        size = _middle(word.height for word in line)
        foot = _middle(-(word.top + word.height) for word in line)
        yield from (_run(part, foot, size) for part in _cells(line, size))


def _middle(values: Iterable[int]) -> int:
    """Return the median; of an even count the greater of the two."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _cells(line: list[_Word], size: int) -> Iterator[list[_Word]]:
    """Yield the words of a line cell by cell: a wide gap or the motto begins another."""
    cell: list[_Word] = []
    for at, word in enumerate(line):
        is_far = cell and word.left - cell[-1].left - cell[-1].width > _CELL_GAP * size
        if is_far or (cell and begins_motto(" ".join(one.text for one in line[at : at + 5]))):
            yield cell
            cell = []
        cell.append(word)
    yield cell


def _run(words: list[_Word], foot: int, size: int) -> Run:
    text = " ".join(word.text for word in words)
    first, last = words[0], words[-1]
    return Run(text, first.left, last.left + last.width, foot, size, first.width)
