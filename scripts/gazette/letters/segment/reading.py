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
    column: int = 0
    """Which of several letterheads or signers beside each other it belongs to."""

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

    def last_over(self, cell: Line, *roles: Role) -> Read | None:
        """Return the last cell with one of these roles, or any, in the column of a cell."""
        found = (
            read
            for read in reversed(self.cells)
            if (not roles or read.role in roles) and cell.is_under(read.cell)
        )
        return next(found, None)

    def last_with(self, *roles: Role) -> Read | None:
        """Return the last cell with one of these roles."""
        return next((read for read in reversed(self.cells) if read.role in roles), None)

    def last_in(self, column: int) -> Read | None:
        """Return the last cell of a letterhead or signer."""
        return next((read for read in reversed(self.cells) if read.column == column), None)

    def adding(
        self, role: Role, cell: Line, *, continues: bool = False, column: int = 0
    ) -> Reading:
        return replace(self, cells=(*self.cells, Read(role, cell, continues, column)))

    def leaving_out(self, cell: Line, because: str) -> Reading:
        return replace(self, left_out=(*self.left_out, LeftOut(cell.span, because)))
