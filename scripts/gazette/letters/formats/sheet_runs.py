"""Where the words of a page stand, as a PDF or a program that reads pictures says it.

In: runs of text with their places, in points or pixels; y grows upwards. Out: lines, each with its
cells from left to right. Words of a line that stand far apart are different cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from gazette.text.fold import fold

_SAME_LINE = 0.45  # of the size: how far apart the feet of words of one line may be
_WORD_GAP = 0.06  # of the size: a blank between two runs that have none
_MOST_LEADING = 2.5  # times the size
_FEW_OF = 5  # of the distances of lines, one in so many is of lines of one paragraph
_CELL_GAP = 1.6  # of the size: what parts two cells
NO_BLANK = 0.7
"""Of the size: what parts two cells with no blank between, as those of a letterhead."""
_MOTTO = re.compile("dang cong san viet nam|cong hoa xa hoi chu")
_LONGEST_MARK = 5  # characters of "(iv)", "1.1.", which a tab parts from its words


@dataclass(frozen=True)
class Run:
    """Words that stand together."""

    text: str
    x0: float
    x1: float
    y: float
    """Of its foot."""
    size: float
    first: float = 0
    """The width of its first word."""


@dataclass(frozen=True)
class Line:
    """The cells at one height."""

    cells: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        return self.cells[-1].x1

    @property
    def y(self) -> float:
        return max(self.cells, key=lambda cell: cell.size).y

    @property
    def size(self) -> float:
        return max(cell.size for cell in self.cells)

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)


class Wall(NamedTuple):
    """A vertical line that is drawn, as between the columns of a table."""

    x: float
    low: float
    high: float

    def parts(self, left: float, right: float, y: float) -> bool:
        """Tell whether it stands between two places at one height."""
        return left <= self.x <= right and self.low <= y <= self.high


@dataclass(frozen=True)
class Drawn:
    """The lines that are drawn on a page."""

    rules: tuple[float, ...] = ()
    """The heights of horizontal ones."""
    walls: tuple[Wall, ...] = ()

    def rule_between(self, high: float, low: float) -> bool:
        """Tell whether a horizontal line is drawn between two heights."""
        return any(low < rule < high for rule in self.rules)

    def wall_between(self, left: float, right: float, y: float) -> bool:
        """Tell whether a vertical line is drawn between two places."""
        return any(wall.parts(left, right, y) for wall in self.walls)


_BARE = Drawn()


@dataclass(frozen=True)
class Sheet:
    """A page."""

    lines: tuple[Line, ...]
    drawn: Drawn = _BARE

    @cached_property
    def middle(self) -> float:
        """Halfway between where its text begins and ends."""
        return (min(line.x0 for line in self.lines) + max(line.x1 for line in self.lines)) / 2

    @property
    def letters(self) -> int:
        """How many letters and figures it has."""
        return sum(char.isalnum() for line in self.lines for char in line.text)


def sheet_of(runs: Iterable[Run], drawn: Drawn = _BARE) -> Sheet:
    """Return a page in lines from top to bottom."""
    lines = (Line(tuple(_cells(row, drawn))) for row in _rows(runs))
    return Sheet(tuple(line for line in lines if line.cells), drawn)


def _rows(runs: Iterable[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    largest: Run | None = None  # from whose foot the height of a row is measured
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        if largest and largest.y - run.y > _SAME_LINE * max(run.size, row[0].size):
            yield row
            row, largest = [], None
        row.append(run)
        largest = run if largest is None or run.size > largest.size else largest
    if row:
        yield row


def _cells(row: list[Run], drawn: Drawn) -> Iterator[Run]:
    cell: Run | None = None
    for run in sorted(row, key=lambda run: run.x0):
        if cell is None:
            cell = run
        elif _are_apart(cell, run, drawn):
            yield from _trimmed(cell)
            cell = run
        else:
            cell = _joined(cell, run)
    if cell is not None:
        yield from _trimmed(cell)


def begins_motto(text: str) -> bool:
    """Tell whether words begin the motto of a letterhead, which stands in a column of its own."""
    return text[:1] in "ĐC" and bool(_MOTTO.match(fold(text)))


def _are_apart(left: Run, right: Run, drawn: Drawn) -> bool:
    if begins_motto(right.text):
        return True
    has_blank = left.text.endswith(" ") or right.text.startswith(" ")
    is_mark = len(left.text) <= _LONGEST_MARK and not left.text.isalpha()
    room = _CELL_GAP if has_blank or is_mark else NO_BLANK
    is_far = right.x0 - left.x1 > room * max(right.size, left.size)
    return is_far or drawn.wall_between(left.x1, right.x0, left.y + left.size / 4)


def _joined(left: Run, right: Run) -> Run:
    has_blank = left.text.endswith(" ") or right.text.startswith(" ")
    is_apart = right.x0 - left.x1 > _WORD_GAP * min(left.size, right.size)
    blank = " " if is_apart and not has_blank else ""
    size = max(left.size, right.size)
    foot = left.y if left.size >= right.size else right.y
    text = f"{left.text}{blank}{right.text}"
    return Run(text, left.x0, max(left.x1, right.x1), foot, size, left.first or right.first)


def _trimmed(cell: Run) -> Iterator[Run]:
    if text := cell.text.strip():
        yield Run(text, cell.x0, cell.x1, cell.y, cell.size, cell.first)


def leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of lines of running text, in parts of their size."""
    steps = sorted(
        (above.y - below.y) / below.size
        for above, below in pairwise(lines)
        if 0 < above.y - below.y < _MOST_LEADING * below.size
    )
    return steps[len(steps) // _FEW_OF] if steps else 0.0
