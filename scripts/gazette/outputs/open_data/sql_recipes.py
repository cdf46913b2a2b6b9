"""SQL that loads the tables of CSV into DuckDB and PostgreSQL, and ten queries for both.

In PostgreSQL the letters, their blocks and their texts are split by place, the first part of a
letter's id: a province, the centre, or unknown. Extensions that spread a database over several
machines do so by such a column.

Writes:
    du-lieu/v1/sql/<recipe>.sql
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.csv_files import CSV, DELIMITER
from gazette.outputs.open_data.json_files import ROOT
from gazette.outputs.open_data.public_fields import (
    FieldType,
    PublicField,
    PublicTable,
    public_tables,
)
from gazette.target import Target

_TYPES: Mapping[FieldType, str] = {
    "string": "text",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "list": "text[]",
}
_SPLIT = ("directives", "blocks")
_SPLITTING = """\
CREATE PROCEDURE split_by_place(name text) LANGUAGE plpgsql AS $$
DECLARE place text;
BEGIN
  FOR place IN SELECT key FROM provinces UNION ALL VALUES ('trung-uong'), ('khong-ro') LOOP
    EXECUTE format(
      'CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%L)', name || '_' || place, name, place
    );
  END LOOP;
END $$;
"""


def recipe_targets(_: SiteInputs) -> Iterator[Target[bytes]]:
    recipes = {"duckdb": duckdb_sql, "postgresql": postgresql_sql, "queries": queries_sql}
    for name, recipe in recipes.items():
        yield Target(f"{ROOT}/sql/{name}.sql", outputs_code(), partial(str.encode, recipe()))


def queries_sql() -> str:
    return _shipped("queries")


def duckdb_sql() -> str:
    """Return what loads the tables into DuckDB, run where `datapackage.json` lies."""
    loads = map(_duckdb_table, public_tables().values())
    return "\n".join(
        ["-- duckdb van-ban.duckdb < sql/duckdb.sql", *loads, _shipped("duckdb_views")]
    )


def postgresql_sql() -> str:
    """Return what loads the tables into PostgreSQL, run where `datapackage.json` lies."""
    tables = public_tables()
    whole = [table for name, table in tables.items() if name not in _SPLIT]
    parts = [
        "-- psql -d van_ban -v ON_ERROR_STOP=1 -f sql/postgresql.sql",
        "BEGIN;",
        "CREATE EXTENSION IF NOT EXISTS unaccent;",
        *map(_incoming, tables.values()),
        *(_table(one) for one in whole),
        _SPLITTING,
        *(_split_table(tables[name]) for name in _SPLIT),
        _shipped("postgresql_views"),
        "COMMIT;",
    ]
    return "\n".join(parts) + "\n"


def _shipped(name: str) -> str:
    return files(__package__).joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")


def _quoted(name: str) -> str:
    return f'"{name}"'


# ---------- DuckDB ----------


def _duckdb_table(table: PublicTable) -> str:
    columns = ", ".join(map(_duckdb_value, table.columns))
    options = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'"
    source = f"read_csv('{CSV[table.name]}', {options})"
    return f"CREATE TABLE {table.name} AS SELECT {columns} FROM {source};"  # noqa: S608 (ours)


def _duckdb_value(field: PublicField) -> str:
    name = _quoted(field.name)
    if field.type == "list":
        return f"string_split({name}, '{DELIMITER}') AS {name}"
    return f"CAST({name} AS {_TYPES[field.type]}) AS {name}"


# ---------- PostgreSQL ----------


def _incoming(table: PublicTable) -> str:
    """Return what reads a file as it is."""
    columns = ", ".join(f"{_quoted(field.name)} text" for field in table.columns)
    create = f"CREATE TEMPORARY TABLE incoming_{table.name} ({columns}) ON COMMIT DROP;"
    copy = f"\\copy incoming_{table.name} FROM '{CSV[table.name]}' WITH (FORMAT csv, HEADER true)"
    return f"{create}\n{copy}"


def _table(table: PublicTable) -> str:
    key = ", ".join(map(_quoted, table.key))
    values, source = ", ".join(map(_value, table.columns)), f"incoming_{table.name}"
    create = f"CREATE TABLE {table.name} ({_columns(table)}, PRIMARY KEY ({key}));"
    return f"{create}\nINSERT INTO {table.name} SELECT {values} FROM {source};"  # noqa: S608 (ours)


def _split_table(table: PublicTable) -> str:
    key = ", ".join(map(_quoted, ("place", *table.key)))
    values, source = ", ".join(map(_value, table.columns)), f"incoming_{table.name}"
    place = f"split_part({_quoted(table.key[0])}, '/', 1)"
    create = f"CREATE TABLE {table.name} (place text, {_columns(table)}, PRIMARY KEY ({key}))"
    insert = f"INSERT INTO {table.name} SELECT {place}, {values} FROM {source};"  # noqa: S608 (ours)
    split = f"CALL split_by_place('{table.name}');"
    return "\n".join([f"{create} PARTITION BY LIST (place);", split, insert])


def _columns(table: PublicTable) -> str:
    return ", ".join(_column(field) for field in table.columns)


def _column(field: PublicField) -> str:
    return f"{_quoted(field.name)} {_TYPES[field.type]}{' NOT NULL' if field.required else ''}"


def _value(field: PublicField) -> str:
    name = _quoted(field.name)
    if field.type == "list":
        return f"string_to_array(coalesce({name}, ''), '{DELIMITER}')"
    return f"CAST({name} AS {_TYPES[field.type]})"
