"""What is wrong with a record, said so that an archivist can mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, or a hint at what may be lacking, which is no fault.

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

    def __str__(self) -> str:
        mark = "hint: " if self.severity == "hint" else ""
        where = f"{self.file}:{self.line}:{self.column}: {mark}{self.field}"
        return f"{where}: {self.wrong}; {self.right}"

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)
