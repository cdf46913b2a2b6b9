"""The blocks of a page: running text, columns that stand side by side, and tables.

In: a sheet. Out: blocks in the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.letters.formats.sheet_runs import Drawn, Line, Run, Sheet
from gazette.letters.formats.tables import is_form_line, row_line, rule_line
from gazette.text.fold import fold

_GUTTER = 0.5  # of the size: the least room between two columns
_FAR = 2.3  # times the size: lines further apart are not of one column
_IN_THE_MIDDLE = 0.5  # of the size: how far from it a title may stand
_SIGNED = 9.0  # times the size: the room for a signature above a name


@dataclass(frozen=True)
class Block:
    """Lines that are read one after the other."""

    lines: tuple[Line, ...]
    is_column: bool = False
    rows: tuple[str, ...] = ()
    """Of a table, as it is written."""


@dataclass(frozen=True)
class _Gutter:
    """The room between two columns."""

    low: float
    high: float

    def beside(self, line: Line) -> _Gutter | None:
        """Return what is left of it beside a line; None if the line crosses it."""
        low, high = self.low, self.high
        for cell in line.cells:
            if (cell.x0 + cell.x1) / 2 < (self.low + self.high) / 2:
                low = max(low, cell.x1)
            else:
                high = min(high, cell.x0)
        return _Gutter(low, high) if high - low > _GUTTER * line.size else None


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """Yield the blocks of a page."""
    lines, done = sheet.lines, 0
    for first, end, gutter in _zones(sheet):
        is_form = _is_form(lines[first:end], sheet.drawn)
        top, foot = (first, end) if is_form else _table_in(lines, first, end, sheet.drawn)
        if top > done:
            yield Block(lines[done:top])
        zone = lines[top:foot]
        yield from _columns(zone, gutter) if is_form else _table(zone, sheet.drawn)
        done = foot
    if done < len(lines):
        yield Block(lines[done:])


def _table_in(lines: Sequence[Line], first: int, end: int, drawn: Drawn) -> tuple[int, int]:
    """Return where a table begins and ends, without the lines of text above and below it."""
    rows = [at for at in range(first, end) if len(lines[at].cells) > 1]
    top, foot = rows[0], rows[-1]
    while top > first and _is_one_row(lines[top - 1], lines[top], drawn):
        top -= 1
    while foot + 1 < end and _is_one_row(lines[foot], lines[foot + 1], drawn):
        foot += 1
    return top, foot + 1


def _is_one_row(above: Line, below: Line, drawn: Drawn) -> bool:
    return bool(drawn.rules) and not drawn.rule_between(above.y, below.y)


def _zones(sheet: Sheet) -> Iterator[tuple[int, int, _Gutter]]:
    """Yield where lines stand side by side: the first line, the one after the last, the gutter."""
    done = at = 0
    while at < len(sheet.lines):
        if len(sheet.lines[at].cells) > 1:
            first, end, gutter = _zone(sheet, at, done)
            yield first, end, gutter
            at = done = end
        else:
            at += 1


def _zone(sheet: Sheet, at: int, done: int) -> tuple[int, int, _Gutter]:
    lines = sheet.lines
    left, right = max(pairwise(lines[at].cells), key=lambda two: two[1].x0 - two[0].x1)
    gutter: _Gutter = _Gutter(left.x1, right.x0)
    first, end = at, at + 1
    while first > done and not _opens(lines[first]) and not lines[first - 1].text.endswith("."):
        if (less := _next(lines[first], lines[first - 1], gutter, sheet)) is None:
            break
        first, gutter = first - 1, less
    while end < len(lines) and not _opens(lines[end]):
        if (less := _next(lines[end - 1], lines[end], gutter, sheet)) is None:
            break
        end, gutter = end + 1, less
    return first, end, gutter


def _opens(line: Line) -> bool:
    """Tell whether a line opens a part of a letter of its own."""
    return fold(line.text[:8]) == "kinh gui"


def _next(one: Line, other: Line, gutter: _Gutter, sheet: Sheet) -> _Gutter | None:
    """Return the gutter beside one more line; None if the line is not of the columns."""
    is_right = other.x0 > (gutter.low + gutter.high) / 2
    far = _SIGNED if is_right or len(other.cells) > 1 else _FAR
    is_near = abs(one.y - other.y) < far * max(one.size, other.size)
    return gutter.beside(other) if is_near and not _is_title(other, sheet) else None


def _is_title(line: Line, sheet: Sheet) -> bool:
    """Tell whether a line stands in the middle of the page, outside any table."""
    if len(line.cells) > 1 or any(wall.low <= line.y <= wall.high for wall in sheet.drawn.walls):
        return False
    return abs((line.x0 + line.x1) / 2 - sheet.middle) < _IN_THE_MIDDLE * line.size


def _is_form(lines: Sequence[Line], drawn: Drawn) -> bool:
    """Tell whether lines are of a letterhead or of the end of a letter, not of a table."""
    if any(is_form_line(cell.text) for line in lines for cell in line.cells):
        return True
    rows = [line for line in lines if len(line.cells) > 1]
    if any(drawn.wall_between(line.x0, line.x1, line.y) for line in rows):
        return False
    return len(rows) <= 1


def _columns(lines: Sequence[Line], gutter: _Gutter) -> Iterator[Block]:
    middle = (gutter.low + gutter.high) / 2
    for is_left in (True, False):
        sides = (
            replace(line, cells=tuple(c for c in line.cells if (c.x0 < middle) == is_left))
            for line in lines
        )
        if side := tuple(line for line in sides if line.cells):
            yield Block(side, is_column=True)


def _table(lines: Sequence[Line], drawn: Drawn) -> Iterator[Block]:
    edges = _column_edges([cell for line in lines for cell in line.cells])
    rows: list[list[list[str]]] = []
    above: Line | None = None
    for line in lines:
        cells = [[c.text for c in line.cells if edge[0] <= c.x0 <= edge[1]] for edge in edges]
        if above is None or _begins_row(above, line, cells, drawn):
            rows.append(cells)
        else:
            rows[-1] = [old + new for old, new in zip(rows[-1], cells, strict=True)]
        above = line
    texts = [row_line([" ".join(cell) for cell in row]) for row in rows]
    yield Block(tuple(lines), rows=(texts[0], rule_line(len(edges)), *texts[1:]))


def _begins_row(above: Line, line: Line, cells: list[list[str]], drawn: Drawn) -> bool:
    if drawn.rules:
        return not _is_one_row(above, line, drawn)
    return bool(cells[0])


def _column_edges(cells: Sequence[Run]) -> list[tuple[float, float]]:
    """Return the columns: stretches that cells cover with no gap."""
    edges: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x0):
        if edges and cell.x0 <= edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], cell.x1))
        else:
            edges.append((cell.x0, cell.x1))
    return edges
