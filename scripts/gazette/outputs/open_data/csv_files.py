"""Tables as CSV by RFC 4180: UTF-8, commas, CRLF; a list is one cell, its items parted by "; "."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from gazette.outputs.open_data.collection import Values, converted
from gazette.outputs.open_data.letter_rows import Value
from gazette.outputs.open_data.public_fields import FieldType, PublicTable, public_tables

CSV = {table: f"csv/{table}.csv" for table in public_tables()}
"""The path of the file of each table, below `du-lieu/v1/`."""
DELIMITER = "; "


def csv_head(table: PublicTable) -> bytes:
    return written([[field.name for field in table.columns]])


def csv_rows(table: PublicTable, rows: Sequence[Values]) -> bytes:
    return written(converted(rows, table, CELLS))


def written(rows: Sequence[Values]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def joined(items: Value) -> str:
    return DELIMITER.join(items) if isinstance(items, list) else ""


def _named(value: Value) -> str:
    return "true" if value else "false"


CELLS: Mapping[FieldType, Callable[[Value], Value]] = {"list": joined, "boolean": _named}
