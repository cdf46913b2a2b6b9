"""What was read of the head or the end of a letter so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette.letters.model import LeftOut, Piece, Role
from gazette.letters.segment.lines import Line


@dataclass(frozen=True)
class Read:
    """A cell and its role."""

    role: Role
    cell: Line
    continues: bool = False

    @property
    def piece(self) -> Piece:
        return Piece(self.role, self.cell.span, self.continues)


@dataclass(frozen=True)
class Reading:
    """The cells read, in order, and what was left out."""

    cells: tuple[Read, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def has(self, *roles: Role) -> bool:
        """Tell whether a cell with one of these roles was read."""
        return any(read.role in roles for read in self.cells)

    @property
    def last(self) -> Read | None:
        return self.cells[-1] if self.cells else None

    def last_in(self, column: int) -> Read | None:
        """Return the last cell of a column."""
        return next((read for read in reversed(self.cells) if read.cell.column == column), None)

    def adding(self, role: Role, cell: Line, *, continues: bool = False) -> Reading:
        return replace(self, cells=(*self.cells, Read(role, cell, continues)))

    def leaving_out(self, cell: Line, because: str) -> Reading:
        return replace(self, left_out=(*self.left_out, LeftOut(cell.span, because)))
