"""Datelines that a narrow column broke, or that stand beside the words of a subject.

In: lines of a letterhead. Out: whether one begins or ends a dateline, and its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gazette.letters.segment.cells import cells_of
from gazette.letters.segment.lines import Line
from gazette.letters.segment.reading import Reading

_NEXT = 2  # lines in which a broken dateline goes on
_DAY = re.compile(r", ?ngày .{1,6}tháng.{1,6}(?:năm.{0,8})?\Z")
_WORD = re.compile(r"[^\s,-]\S*")
_BEFORE = '*_(“"'
_LONGEST_PLACE = 5  # words


def begins_dateline(cell: Line, ahead: Sequence[Line]) -> bool:
    """Tell whether a line is a dateline that goes on soon below: "Sông Lô, ngày 10 tháng 8"."""
    if not cell.has("dateline-open") or cell.is_capitals:
        return False
    below = [part for line in ahead[:_NEXT] for part in cells_of(line)]
    return any(part.has("dateline-rest") for part in below)


def ends_dateline(reading: Reading, cell: Line) -> bool:
    """Tell whether a line goes on with a dateline that a narrow column broke."""
    last = reading.last_with("dateline")
    is_open = last is not None and not last.continues and last.cell.has("dateline-open")
    return is_open and cell.has("dateline-rest")


def with_dateline(line: Line) -> Iterator[tuple[Line, Line]]:
    """Yield the cells of a line of a subject that a dateline stands beside with a single blank."""
    found = _DAY.search(line.text)
    words = list(_WORD.finditer(line.text, 0, found.start())) if found else []
    place = list(takewhile(lambda word: word[0].lstrip(_BEFORE)[:1].isupper(), reversed(words)))
    if not place or len(place) == len(words) or len(place) > _LONGEST_PLACE:
        return
    before, dateline = line.part(0, place[-1].start()), line.part(place[-1].start(), len(line.text))
    if not before.has("unit-end"):
        yield before, dateline
