"""What is wrong with a record, said so that an archivist can mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. Line and column count from 1, columns in code points, as editors show them."""

    file: str
    line: int
    column: int
    field: str
    """The dotted name of the field, `body`, or `file`."""
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.field}: {self.wrong}; {self.right}"

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)
