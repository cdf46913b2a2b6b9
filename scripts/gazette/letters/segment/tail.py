"""The end of a letter: Nơi nhận and signatures, in any order.

In: the lines of a letter from the first that belongs to its end. Out: the pieces, and the line
after them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.letters.model import LeftOut, Piece
from gazette.letters.segment.cells import cells_of
from gazette.letters.segment.items import goes_on, items_of
from gazette.letters.segment.lines import Line
from gazette.letters.segment.noise import is_noise
from gazette.letters.segment.reading import Reading
from gazette.letters.segment.reasons import PAGE, RULED, SIGNED, UNKNOWN
from gazette.letters.segment.signatures import (
    LONGEST_PLAIN,
    in_capitals,
    is_person,
    is_signing,
    with_name,
    with_sign,
)
from gazette.records.marks import mark_of

_LONGEST = 110  # characters of a line of a signature
_LONGEST_COPY = 260
_QUOTES = re.compile("[“”]")
_AHEAD = 5
_POST = re.compile(r"#\w|[\U0001f300-\U0001faff]")  # with which a line of a network begins


@dataclass(frozen=True)
class Tail:
    """The pieces of the end of a letter, and the number of the line after it."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    end: int


def find_tail(lines: Sequence[Line], start: int, end: int) -> int:
    """Return the number of the line that begins the end of a letter; `end` if it has none."""
    quoted = _quoted(lines[start:end])
    found = (at for at in range(start, end) if begins_tail(lines, at, end))
    return next((at for at in found if at - start not in quoted), end)


def _quoted(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines inside a quotation that begins and ends on other lines."""
    places: set[int] = set()
    opened: int | None = None
    for at, line in enumerate(lines):
        for sign in _QUOTES.findall(line.text):
            if sign == "”" and opened is not None:
                places.update(range(opened + 1, at + 1))
            opened = at if sign == "“" else None
    return frozenset(places)


def begins_tail(lines: Sequence[Line], at: int, end: int) -> bool:
    """Tell whether a line begins the end of a letter."""
    cells = cells_of(lines[at])
    if any(cell.has("copies-lead") for cell in cells):
        return True
    if not any(map(is_signing, cells)) or lines[at].has("prose-lead"):
        return False
    below = lines[at + 1 : min(end, at + 1 + _AHEAD)]
    ahead = [cell for line in below for cell in cells_of(line)][: _AHEAD + 1]
    if any(map(in_capitals, cells)):
        return any(is_person(cell) or cell.has("copies-lead", "signed") for cell in ahead)
    is_short = all(len(line.text) <= LONGEST_PLAIN for line in below)
    return is_short and any(is_person(cell) or cell.has("signed") for cell in ahead[:3])


def read_tail(lines: Sequence[Line], start: int, end: int) -> Tail:
    """Read the end of a letter from its first line."""
    reading, at = Reading(), start
    while at < end:
        is_annex = lines[at].has("annex-lead") and not lines[at].has_dash
        longer = None if is_annex else _with_line(reading, lines[at])
        if longer is None:
            break
        reading, at = longer, at + 1
    reads = sorted(with_name(reading).cells, key=lambda read: read.column)
    return Tail(tuple(read.piece for read in reads), reading.left_out, at)


def _with_line(reading: Reading, line: Line) -> Reading | None:
    for cells in (cells_of(line), (line,)):
        longer: Reading | None = reading
        for cell in cells:
            longer = _with_cell(longer, cell) if longer else None
        if longer:
            return longer
    return None


def _with_cell(reading: Reading, cell: Line) -> Reading | None:
    if because := _why_out(reading, cell):
        return reading.leaving_out(cell, because)
    if cell.has("copies-lead") and not reading.has("copies-label"):
        return _with_label(reading, cell)
    if not (cell.has_dash and reading.has("copies-label")) and len(cell.text) <= _LONGEST:
        longer = with_sign(reading, cell)
        if longer:
            return longer
    return _with_copy(reading, cell) if _is_copy(reading, cell) else None


def _why_out(reading: Reading, cell: Line) -> str | None:
    """Return the reason to leave a cell out; None for one that says something."""
    if not cell.words or cell.has("rule"):
        return RULED
    if cell.has("signed"):
        return SIGNED
    if cell.is_after_gap and cell.has("page-number"):
        return PAGE
    return UNKNOWN if is_noise(cell) and _is_beside_words(reading, cell) else None


def _is_beside_words(reading: Reading, cell: Line) -> bool:
    """Tell whether noise stands on the line of other words, or where the seal does."""
    if reading.last and reading.last.cell.row == cell.row:
        return True
    return _lacks_name(reading) and not _is_copy(reading, cell)


def _lacks_name(reading: Reading) -> bool:
    """Tell whether the name of who signed is still to come, over which the seal stands."""
    last = reading.last_with("authority", "position", "name")
    return last is not None and last.role != "name"


def _with_label(reading: Reading, cell: Line) -> Reading:
    """Read "Nơi nhận:" and the copies that stand on that line."""
    rest = cell.part(cell.length_of("copies-lead"), len(cell.text))
    if not rest.words:
        return reading.adding("copies-label", cell)
    label = cell.part(0, rest.start - cell.start)
    return _with_copy(reading.adding("copies-label", label), rest)


def _with_copy(reading: Reading, cell: Line) -> Reading:
    dashed = any(read.role == "copy" and read.cell.has_dash for read in reading.cells)
    for part in items_of(cell, is_dashed=dashed):
        before = reading.last_with("copy")
        dashed = dashed or bool(before and before.cell.has_dash)
        continues = goes_on(before.cell if before else None, part, is_dashed=dashed)
        reading = reading.adding("copy", part, continues=continues)
    return reading


def _is_copy(reading: Reading, cell: Line) -> bool:
    """Tell whether a line belongs to Nơi nhận."""
    if not reading.has("copies-label") or len(cell.text) > _LONGEST_COPY:
        return False
    over = reading.last_over(cell) or reading.last
    mark = mark_of(cell.text)
    if over is None or _POST.match(cell.text) or (mark and mark[0] != "dash"):
        return False
    if cell.has_dash:
        last = reading.last_with("copy")
        is_open = last is None or not (cell.is_after_gap or last.cell.text.endswith("."))
        return is_open or over.role != "name"
    if cell.has("site", "stamp") or (over.role == "copy" and over.cell.text.endswith(".")):
        return False
    is_item = not cell.is_after_gap or cell.text.endswith((",", ";", "."))
    return over.role == "copies-label" or (over.role == "copy" and is_item)
