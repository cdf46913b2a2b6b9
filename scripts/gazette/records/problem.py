"""A problem with a record: where it is, what is wrong, and what would be right."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The path to a value in the front matter: keys and positions, e.g. `("sic", 0, "quote")`."""


@dataclass(frozen=True, order=True)
class Problem:
    """An error, or a hint at something that may be missing; a hint never fails a check.

    Line and column count from 1, columns in code points, as editors show them.
    """

    file: str
    line: int
    column: int
    field: str
    """The dotted name of the field, `body`, or `file`."""
    wrong: str
    right: str
    severity: Literal["error", "hint"] = "error"

    @classmethod
    def of_file(cls, file: str, wrong: str, right: str, line: int = 1, column: int = 1) -> Problem:
        """Return a problem of the file itself rather than of one field."""
        return cls(file, line, column, "file", wrong, right)

    def __str__(self) -> str:
        mark = "hint: " if self.severity == "hint" else ""
        where = f"{self.file}:{self.line}:{self.column}: {mark}{self.field}"
        return f"{where}: {self.wrong}; {self.right}"

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a character of `text`, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
