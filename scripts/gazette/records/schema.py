"""The JSON Schema of front matter, made from the model that reads it and the vocabulary's keys.

Text editors complete and check front matter by it. Rules about several fields or the body are
left to `gazette check`.
"""

from __future__ import annotations

from typing import Any

from gazette.records.model import Directive
from gazette.vocabulary import vocabulary


def record_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) as plain data."""
    words = vocabulary()
    schema = Directive.model_json_schema()
    fields, task = schema["properties"], schema["$defs"]["Task"]["properties"]
    _allow(fields["kind"], words.kinds)
    _allow(fields["topics"]["items"], words.topics)
    _allow(task["who"]["items"], words.bodies)
    _allow(fields["points"]["additionalProperties"]["items"], words.topics)
    _allow(_text_of(fields["issuer"]), words.bodies)
    _allow(_text_of(fields["province"]), words.provinces)
    _allow(_text_of(fields["district"]), {key for _, key in words.districts})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _text_of(field: dict[str, Any]) -> dict[str, Any]:
    """Return the part of "text or null" that is text."""
    return next(part for part in field["anyOf"] if part["type"] == "string")


def _allow(field: dict[str, Any], keys: Any) -> None:  # noqa: ANN401 (any collection of keys)
    field["enum"] = sorted(keys)
