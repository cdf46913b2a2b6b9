"""The JSON Schema of front matter, made from the model that reads it and the vocabulary's keys.

Text editors complete and check records by it; rules about several fields or the body are left to
`gazette check`.

Writes:
    du-lieu/directive.schema.json
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.records.model import Directive
from gazette.target import Target
from gazette.vocabulary import vocabulary

SCHEMA = "du-lieu/directive.schema.json"


def schema_targets(_: SiteInputs) -> Iterator[Target[bytes]]:
    yield Target(SCHEMA, outputs_code(), _schema)


def _schema() -> bytes:
    return json.dumps(record_schema(), ensure_ascii=False, indent=1).encode()


def record_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) as plain data."""
    words, schema = vocabulary(), Directive.model_json_schema()
    fields, task = schema["properties"], schema["$defs"]["Task"]["properties"]
    allowed = [
        (fields["kind"], words.kinds),
        (fields["topics"]["items"], words.topics),
        (task["who"]["items"], words.bodies),
        (fields["points"]["additionalProperties"]["items"], words.topics),
        (_text_of(fields["issuer"]), words.bodies),
        (_text_of(fields["province"]), words.provinces),
        (_text_of(fields["district"]), {key for _, key in words.districts}),
    ]
    for field, keys in allowed:
        field["enum"] = sorted(keys)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _text_of(field: dict[str, Any]) -> dict[str, Any]:
    """Return the part of "text or null" that is text."""
    return next(part for part in field["anyOf"] if part["type"] == "string")
