"""The whole collection as one SQLite file: tables, views, and a full-text index of folded texts.

Lists are JSON arrays. `directives_fts` indexes number, subject and text; its tokenizer folds case
and marks, and đ is indexed as d, so that `vùng xanh` and `vung xanh` find the same. Its rows have
the rowids of `directives`.
Equal rows give equal bytes: the file is made in memory, in one order, by one version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from gazette.outputs.open_data.collection import BulkWriter, Values, converted
from gazette.outputs.open_data.public_fields import PublicField, PublicTable, public_tables
from gazette.outputs.open_data.rows import Value
from gazette.text.fold import with_plain_d

SQLITE = sqlite3.sqlite_version
"""Another version may write other bytes."""
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}
_FTS = """
CREATE VIRTUAL TABLE directives_fts USING fts5(
  number, subject, text, content='', tokenize="unicode61 remove_diacritics 2"
);
"""


class SqliteFile(BulkWriter):
    """A database that is being written."""

    def __init__(self) -> None:
        self._base = sqlite3.connect(":memory:", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA user_version = 1")
        self._base.execute("BEGIN")
        for table in public_tables().values():
            self._base.execute(_create(table))
        self._base.execute(_FTS)
        self._indexed = 0

    def letter(self, text: str, letter: Mapping[str, Any]) -> None:  # noqa: ARG002 (as a writer takes it)
        """Index the texts of a letter, in the order of the rows of `directives`."""
        self._indexed += 1
        blocks = "\n".join(block["text"] for block in letter["blocks"])
        texts = (with_plain_d(text or "") for text in (letter["number"], letter["subject"], blocks))
        insert = "INSERT INTO directives_fts (rowid, number, subject, text) VALUES (?, ?, ?, ?)"
        self._base.execute(insert, (self._indexed, *texts))

    def rows(self, table: PublicTable, rows: Sequence[Values]) -> None:
        signs = ", ".join("?" * len(table.columns))
        self._base.executemany(
            f"INSERT INTO {table.name} VALUES ({signs})",  # noqa: S608 (our own names)
            converted(rows, table, {"list": _as_array}),
        )

    def content(self) -> bytes:
        """Finish the file and return it."""
        self._base.execute("INSERT INTO directives_fts (directives_fts) VALUES ('optimize')")
        self._base.execute("COMMIT")
        sql = files(__package__).joinpath("sql/sqlite_views.sql").read_text(encoding="utf-8")
        self._base.executescript(sql)
        self._base.execute("VACUUM")
        content = self._base.serialize()
        self._base.close()
        return content


def _create(table: PublicTable) -> str:
    columns = [_column(field) for field in table.columns]
    key = f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"
    return f"CREATE TABLE {table.name} ({', '.join([*columns, key])})"


def _column(field: PublicField) -> str:
    parts = [_quoted(field.name), _TYPES.get(field.type, "TEXT")]
    if field.required:
        parts.append("NOT NULL")
    if field.refers:
        key = public_tables()[field.refers].key[-1]
        parts.append(f"REFERENCES {field.refers} ({_quoted(key)})")
    return " ".join(parts)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _as_array(items: Value) -> str:
    return json.dumps(items, ensure_ascii=False) if items else "[]"
