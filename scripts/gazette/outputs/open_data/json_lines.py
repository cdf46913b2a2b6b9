"""The collection as JSON Lines, a letter on each line, newest first; or as one JSON document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazette.outputs.open_data.collection import BulkWriter, Values
from gazette.outputs.open_data.json_files import as_json
from gazette.outputs.open_data.public_fields import PublicTable
from gazette.outputs.open_data.rows import Row


class JsonLines(BulkWriter):
    def __init__(self) -> None:
        self._lines: list[str] = []

    def letter(self, text: str, letter: Mapping[str, Any]) -> None:  # noqa: ARG002 (a writer's)
        self._lines.append(text)

    def content(self) -> bytes:
        return "".join(f"{line}\n" for line in self._lines).encode()


class JsonDocument(BulkWriter):
    """One object: the letters, and the rows of the tables that belong to no letter."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._others: dict[str, list[Row]] = {}

    def letter(self, text: str, letter: Mapping[str, Any]) -> None:  # noqa: ARG002 (a writer's)
        self._letters.append(text)

    def rows(self, table: PublicTable, rows: Sequence[Values]) -> None:
        if not table.is_nested and table.name != "directives":
            named = (dict(zip(table.names, row, strict=True)) for row in rows)
            self._others.setdefault(table.name, []).extend(named)

    def content(self) -> bytes:
        letters = ",\n".join(self._letters)
        others = as_json(self._others).removeprefix("{")
        return f'{{"directives":[\n{letters}\n],\n{others}\n'.encode()
