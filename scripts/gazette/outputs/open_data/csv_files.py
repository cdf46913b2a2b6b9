"""Tables as CSV by RFC 4180: UTF-8, commas, CRLF; a list is one cell, its items parted by "; ".

The file for Excel also begins with a byte order mark, its columns have Vietnamese names, and an
apostrophe stands before a text that Excel would take for a formula and reckon.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from gazette.outputs.open_data.collection import Values, converted
from gazette.outputs.open_data.letter_rows import Value
from gazette.outputs.open_data.public_fields import FieldType, PublicTable, public_tables

CSV = {table: f"csv/{table}.csv" for table in public_tables()}
"""The path of the file of each table, below `du-lieu/v1/`."""
EXCEL = "van-ban-excel.csv"
DELIMITER = "; "
_BOM = "\ufeff".encode()
_FORMULA = ("=", "+", "-", "@")
"""What a formula begins with."""


def csv_head(table: PublicTable) -> bytes:
    return _written([[field.name for field in table.columns]])


def excel_head() -> bytes:
    """Return how the file for Excel begins, which has the table of letters."""
    table = public_tables()["directives"]
    return _BOM + _written([[field.title for field in table.columns]])


def csv_rows(table: PublicTable, rows: Sequence[Values]) -> bytes:
    return _written(converted(rows, table, _CELLS))


def excel_rows(rows: Sequence[Values]) -> bytes:
    return _written(converted(rows, public_tables()["directives"], _EXCEL_CELLS))


def _written(rows: Sequence[Values]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _joined(items: Value) -> str:
    return DELIMITER.join(items) if isinstance(items, list) else ""


def _named(value: Value) -> str:
    return "true" if value else "false"


def _shown(text: Value) -> Value:
    """Return a text as Excel shows it whole."""
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


_CELLS: Mapping[FieldType, Callable[[Value], Value]] = {"list": _joined, "boolean": _named}
_EXCEL_CELLS = {**_CELLS, "string": _shown, "list": lambda items: _shown(_joined(items))}
