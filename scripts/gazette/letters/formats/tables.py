"""A table of a web page or a Word file: one that holds data, or one that lays out a letterhead.

In: rows of cells, each with its lines. Out: lines. Cells of a layout come one after the other; data
become `| a | b |` with a rule line under the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from gazette.text.fold import fold

BAR = r"\|"
_LONG = 600  # characters; a cell that holds more holds parts of a page
_MOST_SPAN = 20  # columns or rows that one cell may take
_MOST_PLACES = 100_000  # of a table of data
# What stands in the cells of a letterhead or beside a signature
_FORM = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi chu nghia|doc lap - tu do|noi nhan\b|kinh gui\b"
    r"|so\s*:?\s*[\d./… ]*[-/]\s*[a-z]|(?:t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.)\s"
    r"|.{2,40}, ngay .{1,12} thang .{1,8} nam\b"
)


@dataclass
class Cell:
    """A cell with the lines of what it holds; an empty one parts paragraphs."""

    lines: list[str] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    is_head: bool = False
    holds_table: bool = False

    @property
    def text(self) -> str:
        return " ".join(line for line in self.lines if line)


@dataclass
class Table:
    """A table as its rows are read."""

    rows: list[list[Cell]] = field(default_factory=list)

    def add(self, cell: Cell) -> None:
        """Add a cell to the last row; without any, it begins one."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def lines(self) -> list[str]:
        """Return its text in lines."""
        rows = [row for row in self.rows if any(cell.text for cell in row)]
        if _holds_data(rows):
            return list(_data_lines(rows))
        parts = ([*_trimmed(cell.lines), ""] for row in rows for cell in row if cell.text)
        return list(chain.from_iterable(parts))


def _trimmed(lines: list[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _holds_data(rows: list[list[Cell]]) -> bool:
    cells = [cell for row in rows for cell in row]
    width = max(map(_width, rows), default=0)
    is_sparse = width * len(rows) > _MOST_PLACES
    if width <= 1 or is_sparse or any(cell.holds_table for cell in cells):
        return False
    if any(cell.is_head for cell in cells):
        return True
    is_form = any(is_form_line(line) for cell in cells for line in cell.lines)
    is_page = any(len(cell.text) > _LONG for cell in cells)
    filled = sum(1 for row in rows if sum(1 for cell in row if cell.text) > 1)
    return len(rows) > 1 and filled > 1 and not is_form and not is_page


def _width(row: list[Cell]) -> int:
    return sum(cell.columns for cell in row)


def _data_lines(rows: list[list[Cell]]) -> Iterator[str]:
    grid = _grid(rows)
    width = max(map(len, grid))
    for at, row in enumerate(grid):
        yield row_line([*row, *[""] * (width - len(row))])
        if at == 0:
            yield rule_line(width)
    yield ""


def row_line(cells: Sequence[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def rule_line(width: int) -> str:
    """Return the line under the head of a table."""
    return row_line(["---"] * width)


def is_form_line(text: str) -> bool:
    """Tell whether a line is one of a letterhead, or stands beside a signature."""
    return bool(_FORM.match(fold(text)))


def _grid(rows: list[list[Cell]]) -> list[list[str]]:
    """Return the text of each place; of a cell over several, the first has it."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}  # rows that a cell above still takes, by column
    for row in rows:
        line: list[str] = []
        taken: dict[int, int] = {}
        for cell in row:
            while below.get(len(line), 0):
                line.append("")
            taken |= {len(line) + i: cell.rows - 1 for i in range(cell.columns)}
            line += [cell.text, *[""] * (cell.columns - 1)]
        while below.get(len(line), 0):
            line.append("")
        below = {at: rest - 1 for at, rest in below.items() if rest > 1} | taken
        grid.append(line)
    return grid


def span_of(value: str | None) -> int:
    """Return how many columns or rows a cell takes."""
    return min(int(value), _MOST_SPAN) if value and value.isdecimal() and int(value) else 1
