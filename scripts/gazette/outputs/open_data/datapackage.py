"""The Frictionless data package: every bulk file with its size, checksum and fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath as Path
from typing import Any

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.csv_files import CSV, DELIMITER
from gazette.outputs.open_data.excel_files import excel_tables
from gazette.outputs.open_data.json_files import VERSION
from gazette.outputs.open_data.public_fields import PublicField, PublicTable, public_tables
from gazette.pages.labels import labels
from gazette.pages.publisher import Publisher

_TERMS = {"schema": "https://schema.org/", "dcterms": "http://purl.org/dc/terms/"}
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
}
Descriptor = dict[str, Any]


def datapackage(files: Mapping[str, bytes], inputs: SiteInputs) -> bytes:
    """Return `datapackage.json` on files, given by their paths beside it."""
    words = labels().open_data
    package = {
        "profile": "data-package",
        "name": "van-ban-chi-dao-covid-19",
        "title": labels().site.name,
        "description": words.about,
        **({"homepage": inputs.site_url} if inputs.site_url else {}),
        "version": str(VERSION),
        **_published_by(inputs.publisher),
        "resources": [_resource(path, content) for path, content in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _published_by(publisher: Publisher) -> Descriptor:
    """Return publisher and licence; nothing of what is not known."""
    found: Descriptor = {}
    if publisher.name:
        email = {"email": publisher.email} if publisher.email else {}
        found["contributors"] = [{"title": publisher.name, "role": "publisher", **email}]
    if publisher.licence.url:
        found["licenses"] = [{"title": publisher.rights, "path": publisher.licence.url}]
    return found


def _resource(path: str, content: bytes) -> Descriptor:
    form = path.rpartition(".")[2]
    return {
        **_about(path),
        "path": path,
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _about(path: str) -> Descriptor:
    """Return name and kind of a file, and the fields of a table."""
    tables, words = public_tables(), labels().open_data
    if table := excel_tables().get(path):
        return {"name": Path(path).stem, "title": table.title} | _tabular(
            [_field(replace(field, name=field.title)) for field in table.columns]
        )
    if path in CSV.values():
        table = tables[Path(path).stem]
        return {"name": _named(table), "title": table.title} | _tabular(
            [_field(field) for field in table.columns],
            primaryKey=list(table.key),
            foreignKeys=[_foreign_key(field) for field in table.columns if field.refers],
        )
    return {"name": path.replace(".", "-"), "title": words.whole, "type": "file"}


def _tabular(fields: list[Descriptor], **keys: object) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "type": "table",
        "schema": {"fields": fields, **keys},
    }


def _named(table: PublicTable) -> str:
    return table.name.replace("_", "-")


def _field(field: PublicField) -> Descriptor:
    constraints: Descriptor = {"required": True} if field.required and field.type != "list" else {}
    if field.values:
        constraints["enum"] = list(field.values)
    told: Descriptor = {"name": field.name, "title": field.title, "type": field.type}
    if field.type == "list":
        told["delimiter"] = DELIMITER
    if constraints:
        told["constraints"] = constraints
    if field.term:
        prefix, _, word = field.term.partition(":")
        told["rdfType"] = _TERMS[prefix] + word
    return told


def _foreign_key(field: PublicField) -> Descriptor:
    table = public_tables()[field.refers or ""]
    reference = {"resource": _named(table), "fields": table.key[-1]}
    return {"fields": field.name, "reference": reference}
