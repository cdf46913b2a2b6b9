"""The JSON Schemas of the data (2020-12), made from the description of the fields.

Writes:
    du-lieu/v1/schema/<name>.json
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.json_files import schema_address
from gazette.outputs.open_data.public_fields import (
    PublicField,
    PublicTable,
    nested_tables,
    public_tables,
)
from gazette.outputs.open_data.vocabulary_rows import VOCABULARY_TABLES
from gazette.pages.publisher import UNKNOWN
from gazette.target import Target

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_COUNTS: Schema = {"type": "object", "additionalProperties": _NUMBER}


def data_schema_targets(_: SiteInputs) -> Iterator[Target[bytes]]:
    for name, schema in data_schemas().items():
        yield Target(schema_address(name), outputs_code(), partial(_written, schema))


def data_schemas() -> Mapping[str, Schema]:
    """Return every schema by its name, as plain data."""
    tables = public_tables()
    letter, nested = tables["directives"], nested_tables()
    links = {"lists": {"type": "object", "additionalProperties": _TEXT_OR_NULL}, "counts": _COUNTS}
    of_letters = links | {"document": _rows(tables["documents"].fields)}
    told = {"title": _TEXT, "page": _TEXT, "data": _TEXT_OR_NULL, "counts": _COUNTS}
    return {
        "directive": _file(letter.title, _properties(letter.fields) | _lists_of(nested)),
        "directives": _list(letter.title, _rows(letter.summary), of_letters),
        "tasks": _list(tables["tasks"].title, _rows((_DIRECTIVE, *tables["tasks"].fields))),
        "documents": _list(tables["documents"].title, _rows(tables["documents"].fields)),
        "index-of-lists": _list("Danh mục", _object(told)),
        "vocabularies": _file("Danh mục từ", _lists_of(tables[name] for name in VOCABULARY_TABLES)),
        "index": _file("Dữ liệu mở", _INDEX),
    }


_DIRECTIVE = PublicField("directive", "Mã văn bản", "string", required=True)
_LINK = _TEXT | {"format": "uri-reference"}
_INDEX: Schema = {
    "version": {"const": 1},
    "site": _TEXT,
    "site_url": _TEXT_OR_NULL,
    "licence": _LINK,
    **dict.fromkeys(UNKNOWN.as_data, _TEXT_OR_NULL),
    "revised": {"type": ["string", "null"], "format": "date"},
    "counts": _COUNTS,
    "lists": {"type": "object", "additionalProperties": _LINK},
    "vocabularies": _LINK,
    "datapackage": _LINK,
    "bulk": {"type": "array", "items": _LINK},
    "schemas": {"type": "object", "additionalProperties": _LINK},
}


def _properties(fields: Iterable[PublicField]) -> Schema:
    return {field.name: field.json_schema for field in fields}


def _object(properties: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": properties | (optional or {}),
        "required": list(properties),
    }


def _rows(fields: Iterable[PublicField]) -> Schema:
    return _object(_properties(fields))


def _lists_of(tables: Iterable[PublicTable]) -> Schema:
    """Return a property for each table: a list of its rows."""
    return {
        table.name: {"type": "array", "title": table.title, "items": _rows(table.fields)}
        for table in tables
    }


def _file(title: str, properties: Schema, optional: Schema | None = None) -> Schema:
    """Return the schema of a file, which names it; a line of JSON Lines does not."""
    whole = _object(properties, {"$schema": _LINK, **(optional or {})})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **whole}


def _list(title: str, item: Schema, optional: Schema | None = None) -> Schema:
    """Return the schema of a file of a list."""
    near = {"previous": _TEXT_OR_NULL, "next": _TEXT_OR_NULL}
    numbers = {"total": _NUMBER, "part": _NUMBER, "parts": _NUMBER}
    items = {"items": {"type": "array", "items": item}}
    return _file(
        title, {"title": _TEXT, "page": _TEXT_OR_NULL, **numbers, **near, **items}, optional
    )


def _written(schema: Schema) -> bytes:
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"
