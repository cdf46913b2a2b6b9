"""Tables as CSV by RFC 4180: UTF-8, commas, CRLF; a list is one cell, its items parted by "; ".

The file for Excel also begins with a byte order mark, and its columns have Vietnamese names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from gazette.outputs.open_data.collection import BulkWriter, Values, converted
from gazette.outputs.open_data.public_fields import FieldType, PublicTable, public_tables
from gazette.outputs.open_data.rows import Value

CSV = {table: f"csv/{table}.csv" for table in public_tables()}
"""The path of the file of each table, below `du-lieu/v1/`."""
EXCEL = "van-ban-excel.csv"
DELIMITER = "; "
_BOM = "\ufeff".encode()


class _Csv:
    """A table that is being written."""

    def __init__(self, table: PublicTable, header: Iterable[str]) -> None:
        self._table = table
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(header)

    def add(self, rows: Sequence[Values]) -> None:
        self._writer.writerows(converted(rows, self._table, _CELLS))

    def content(self) -> bytes:
        return self._text.getvalue().encode()


class CsvFiles(BulkWriter):
    """A file for each table."""

    def __init__(self) -> None:
        tables = public_tables().values()
        self._files = {one.name: _Csv(one, (field.name for field in one.columns)) for one in tables}

    def rows(self, table: PublicTable, rows: Sequence[Values]) -> None:
        self._files[table.name].add(rows)

    def contents(self) -> dict[str, bytes]:
        """Return the file of each table, by its name."""
        return {name: file.content() for name, file in self._files.items()}


class ExcelFile(BulkWriter):
    """The table of letters, as Excel opens it."""

    def __init__(self) -> None:
        table = public_tables()["directives"]
        self._file = _Csv(table, (field.title for field in table.columns))

    def rows(self, table: PublicTable, rows: Sequence[Values]) -> None:
        if table.name == "directives":
            self._file.add(rows)

    def content(self) -> bytes:
        return _BOM + self._file.content()


def _joined(items: Value) -> str:
    return DELIMITER.join(items) if isinstance(items, list) else ""


def _named(value: Value) -> str:
    return "true" if value else "false"


_CELLS: Mapping[FieldType, Callable[[Value], Value]] = {"list": _joined, "boolean": _named}
