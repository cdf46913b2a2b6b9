"""The JSON Schema of records: it takes every record, and refuses what the check refuses."""

from __future__ import annotations

import re

import pytest

from gazette.outputs.json_schema import record_schema
from tests.conftest import ROOT
from tests.site.factory import made_corpus
from tests.site.samples import HELD, all_held

TYPES = {"object": dict, "array": list, "string": str, "null": type(None)}


def mismatches(schema, value, root, path=""):
    """Return where a value breaks a JSON Schema, as far as ours go."""
    if "$ref" in schema:
        return mismatches(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root, path)
    if "anyOf" in schema:
        tries = [mismatches(option, value, root, path) for option in schema["anyOf"]]
        return [] if [] in tries else tries[0]
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return [f"{path}: is no {schema['type']}"]
    parts = list(parts_of(schema, value, path))
    inner = [fault for own, part, name in parts for fault in mismatches(own, part, root, name)]
    return [f"{path}: {fault}" for fault in faults_of(schema, value)] + inner


def faults_of(schema, value):
    """Yield what is wrong with a value itself."""
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is not allowed"
    if schema.get("const", value) not in (value, value == "true"):  # records are read as text
        yield f"{value!r} is not {schema['const']!r}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{value!r} does not fit {schema['pattern']}"
    if len(value or "") < max(schema.get("minLength", 0), schema.get("minItems", 0)):
        yield "is too short"
    if lacking := [name for name in schema.get("required", []) if name not in value]:
        yield f"lacks {lacking}"
    if schema.get("additionalProperties") is False and (
        more := set(value) - set(schema["properties"])
    ):
        yield f"{more} is not known"


def parts_of(schema, value, path):
    """Yield the parts of a value with their schemas and names."""
    if isinstance(value, list):
        yield from ((schema.get("items", {}), part, f"{path}[{i}]") for i, part in enumerate(value))
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties")
        other = other if isinstance(other, dict) else {}
        yield from ((known.get(key, other), part, f"{path}.{key}") for key, part in value.items())


@pytest.fixture(scope="module")
def schema():
    return record_schema()


def test_the_schema_fits_every_record(schema, tmp_path):
    for held in [*all_held(ROOT / "directives"), *all_held(made_corpus(tmp_path))]:
        assert mismatches(schema, held.values, schema) == [], held.file


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "thu-tu"},
        {"province": "vinh-phuc-cu"},
        {"district": "khong-co"},
        {"issuer": "ai-do"},
        {"topics": ["chuyen-khac"]},
        {"completeness": "almost"},
        {"subject": None},
        {"colour": "red"},
        {"letterhead": {"superior": "X"}},
        {"source": {"file": "a.txt", "sha256": "12", "url": None, "captured": None}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_schema_refuses_what_the_check_would_refuse(schema, change):
    assert mismatches(schema, {**HELD["002"].values, **change}, schema) != []
