"""The whole collection as one SQLite file: tables, views, and a full-text index of folded texts.

Lists are JSON arrays. `directives_fts` indexes number, subject and text; its tokenizer folds case
and marks, and đ is indexed as d, so that `vùng xanh` and `vung xanh` find the same. Its rows have
the rowids of `directives`.
Equal rows give equal bytes: the file is made in memory, in one order, by one version of SQLite.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from importlib.resources import files

from gazette.outputs.open_data.collection import Letter, Tables, converted
from gazette.outputs.open_data.letter_rows import Value
from gazette.outputs.open_data.public_fields import PublicField, PublicTable, public_tables
from gazette.text.fold import with_plain_d

SQLITE = sqlite3.sqlite_version
"""Another version may write other bytes."""
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER"}
_TEXTS = "TABLE texts (number, subject, text)"
_FTS = """
CREATE VIRTUAL TABLE directives_fts USING fts5(
  number, subject, text, content='', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO directives_fts (rowid, number, subject, text) SELECT rowid, * FROM temp.texts;
INSERT INTO directives_fts (directives_fts) VALUES ('optimize');
"""


class SqliteFile:
    """The database, as it is put together."""

    def __init__(self) -> None:
        self._base = _opened()
        self._base.execute("PRAGMA user_version = 1")
        self._base.execute("PRAGMA temp_store = MEMORY")
        for table in public_tables().values():
            self._base.execute(_create(table))
        self._base.execute(f"CREATE TEMP {_TEXTS}")
        self._base.execute("ATTACH ':memory:' AS portion")

    def add(self, portion: bytes) -> None:
        """Add what `portion_base` made of some letters; their rows stay in this order."""
        self._base.deserialize(portion, name="portion")
        self._base.execute("BEGIN")
        for (name,) in self._base.execute("SELECT name FROM portion.sqlite_schema").fetchall():
            self._base.execute(f"INSERT INTO {name} SELECT * FROM portion.{name}")  # noqa: S608 (ours)
        self._base.execute("COMMIT")

    def content(self, others: Tables) -> bytes:
        """Add the tables that belong to no letter, finish the file and return it."""
        _insert(self._base, others)
        views = files(__package__).joinpath("sql/sqlite_views.sql").read_text(encoding="utf-8")
        self._base.executescript(f"BEGIN; {_FTS} COMMIT; {views}; VACUUM main;")
        return _closed(self._base)


def portion_base(letters: Sequence[Letter], tables: Tables) -> bytes:
    """Return some letters as a database: their tables, without keys, and the texts to index."""
    base = _opened()
    for name in tables:
        columns = (_quoted(field.name) for field in public_tables()[name].columns)
        base.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    base.execute(f"CREATE {_TEXTS}")
    base.execute("BEGIN")
    _insert(base, tables)
    base.executemany("INSERT INTO texts VALUES (?, ?, ?)", map(_indexed, letters))
    base.execute("COMMIT")
    return _closed(base)


def _opened() -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")
    return base


def _closed(base: sqlite3.Connection) -> bytes:
    """Return the bytes of a database, which ends."""
    content = base.serialize()
    base.close()
    return content


def _insert(base: sqlite3.Connection, tables: Tables) -> None:
    for name, rows in tables.items():
        table = public_tables()[name]
        signs = ", ".join("?" * len(table.columns))
        values = converted(rows, table, {"list": _as_array})
        base.executemany(f"INSERT INTO {name} VALUES ({signs})", values)  # noqa: S608 (our own names)


def _indexed(letter: Letter) -> tuple[str, ...]:
    """Return the texts of a letter that are indexed."""
    blocks = "\n".join(block["text"] for block in letter["blocks"])
    return tuple(with_plain_d(text or "") for text in (letter["number"], letter["subject"], blocks))


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
