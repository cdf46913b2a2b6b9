"""Files of JSON: where they stand, how they are written, and how they name their schema.

All that does not stand beside a letter's page is below `du-lieu/v1/`. A field may be added in
version 1; none is renamed, removed or changed in meaning: that would be version 2, beside it.
"""

from __future__ import annotations

import json
from posixpath import dirname, relpath

VERSION = 1
ROOT = f"du-lieu/v{VERSION}"


def schema_address(name: str) -> str:
    return f"{ROOT}/schema/{name}.json"


def list_address(page: str) -> str:
    """Return where the data of a list stand, given the address of its page."""
    return f"{ROOT}/danh-sach/{page.removesuffix('.html')}.json"


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def with_schema(text: str, address: str, schema: str) -> bytes:
    """Return the file of a JSON object at an address, which names its schema first."""
    link = as_json(relpath(schema_address(schema), dirname(address)))
    return f'{{"$schema":{link},{text[1:]}\n'.encode()
