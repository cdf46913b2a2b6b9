"""The JSON Schema of a record's front matter, for editors.

Writes:
    du-lieu/directive.schema.json
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from gazette.outputs.model import SiteInputs, write_file
from gazette.records.schema import record_schema

SCHEMA = "du-lieu/directive.schema.json"


def write_schema(_: SiteInputs, folder: Path) -> Iterator[str]:
    schema = json.dumps(record_schema(), ensure_ascii=False, indent=1)
    yield write_file(folder, SCHEMA, schema.encode())
