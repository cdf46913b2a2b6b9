"""The tables of the data and their fields, as `public_fields.yml` describes them.

A table of rows that belong to a letter is nested in the letter's JSON. In CSV and SQLite its rows
begin with `directive`, the letter's id, and `ordinal`, their place among its rows, from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from gazette.data import read_data

FieldType = Literal["string", "integer", "boolean", "date", "list"]
_JSON_TYPES: Mapping[FieldType, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True)
class PublicField:
    """One field of a table."""

    name: str
    title: str
    """In Vietnamese, for readers."""
    type: FieldType
    required: bool = False
    """Whether it is never null."""
    summary: bool = False
    """Whether lists of letters give it."""
    term: str | None = None
    """The word for it in a public vocabulary: `dcterms:title`."""
    values: tuple[str, ...] = ()
    """All values that it can have; empty if any."""
    refers: str | None = None
    """The table whose key it is."""

    @property
    def json_schema(self) -> dict[str, Any]:
        """Its part of a JSON Schema."""
        schema = _JSON_TYPES[self.type] | {"title": self.title}
        if self.values:
            schema["enum"] = list(self.values)
        if not self.required:
            schema["type"] = [schema["type"], "null"]
        return schema


_KEYS = (
    PublicField("directive", "Mã văn bản", "string", required=True, refers="directives"),
    PublicField("ordinal", "Thứ tự trong văn bản", "integer", required=True),
)


@dataclass(frozen=True)
class PublicTable:
    name: str
    title: str
    fields: tuple[PublicField, ...]
    is_nested: bool
    """Whether its rows belong to letters."""

    @property
    def columns(self) -> tuple[PublicField, ...]:
        """Its fields in a format without nesting."""
        return (*_KEYS, *self.fields) if self.is_nested else self.fields

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that no two rows share."""
        if self.is_nested:
            return tuple(field.name for field in _KEYS)
        names = [field.name for field in self.fields]
        return ("province", "key") if names[:2] == ["province", "key"] else (names[0],)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @cached_property
    def summary(self) -> tuple[PublicField, ...]:
        return tuple(field for field in self.fields if field.summary)


@cache
def public_tables() -> Mapping[str, PublicTable]:
    """Return all tables by name, `directives` first."""
    return {name: _table(name, told) for name, told in _read().items()}


@cache
def nested_tables() -> tuple[PublicTable, ...]:
    """Return the tables whose rows belong to letters."""
    return tuple(table for table in public_tables().values() if table.is_nested)


def _read() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = read_data("outputs.open_data", "public_fields")
    return tables


def _table(name: str, told: Mapping[str, Any]) -> PublicTable:
    fields = (_field(key, one) for key, one in told["fields"].items())
    return PublicTable(name, told["title"], tuple(fields), "of" in told)


def _field(name: str, told: Mapping[str, Any]) -> PublicField:
    return PublicField(name, **{**told, "values": tuple(told.get("values", ()))})
