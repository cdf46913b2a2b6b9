"""A problem with a record: where it is, what is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import Literal, TypeAlias

from gazette.text.signs import legible

FieldPath: TypeAlias = tuple[str | int, ...]
"""The path to a value in the front matter: keys and positions, e.g. `("sic", 0, "quote")`."""

Severity: TypeAlias = Literal["error", "hint", "todo"]

MOST = 100
"""Problems of one record that are listed; the others are counted."""
_COUNTED = 1000
"""Problems that are counted; beyond that there are only many."""
_LONGEST = 600
"""Characters of each half of a message."""


@dataclass(frozen=True, order=True)
class Problem:
    """An error, a hint at something that may be missing, or what is to do in a draft.

    Only errors fail a check; a strict one fails on what is to do, too.

    Line and column count from 1, columns in code points, as editors show them.
    """

    file: str
    line: int
    column: int
    field: str
    """The dotted name of the field, `body`, or `file`."""
    wrong: str
    right: str
    severity: Severity = "error"

    @classmethod
    def of_file(cls, file: str, wrong: str, right: str, line: int = 1, column: int = 1) -> Problem:
        """Return a problem of the file itself rather than of one field."""
        return cls(file, line, column, "file", wrong, right)

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else f"{self.severity}: "
        file, field = legible(_name(self.file)), legible(self.field)
        where = f"{file}:{self.line}:{self.column}: {mark}{field}"
        return f"{where}: {_brief(self.wrong)}; {_brief(self.right)}"

    def as_dict(self) -> dict[str, str | int]:
        named = _name(self.file).encode("utf-8", "replace").decode()  # a name may be no text
        words = {"wrong": _brief(self.wrong), "right": _brief(self.right)}
        return {**asdict(self), "file": named, **words}


def _name(file: str) -> str:
    """Return the name of a file, even if the locale could not read it."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _brief(words: str) -> str:
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return legible(words)


def capped(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first of many problems of a record, and one that counts the others."""
    rest = iter(problems)
    found = list(islice(rest, MOST))
    if more := sum(1 for _ in islice(rest, _COUNTED)):
        last = found[-1]
        found.append(replace(more_problems(last.file, last.line, more), severity=last.severity))
    return found


def more_problems(file: str, line: int, more: int) -> Problem:
    """Return the problem that counts those that are not listed."""
    many = f"{more} more problems" if more < _COUNTED else f"{_COUNTED} more problems or over"
    return Problem.of_file(file, f"and {many}", "solve these first", line)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a character of `text`, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
