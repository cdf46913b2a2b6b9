"""What Datasette shows of the database: titles of tables and fields, search, facets, licence."""

from __future__ import annotations

import json
from typing import Any

from gazette.outputs.open_data.public_fields import PublicTable, public_tables
from gazette.pages.labels import labels
from gazette.pages.publisher import Publisher

_DIRECTIVES = {
    "fts_table": "directives_fts",
    "fts_pk": "rowid",
    "facets": ["province_name", "kind_name", "completeness"],
    "sort_desc": "date_from",
    "label_column": "number",
}


def datasette_metadata(database: str, publisher: Publisher) -> bytes:
    """Return the metadata of the database in a file of this name."""
    name = database.partition(".")[0]
    metadata = {
        "title": labels().site.name,
        "description": labels().open_data.about,
        "license": publisher.rights,
        **({"license_url": publisher.licence.url} if publisher.licence.url else {}),
        **({"source": publisher.name} if publisher.name else {}),
        "databases": {
            name: {"tables": {one.name: _table(one) for one in public_tables().values()}}
        },
    }
    return json.dumps(metadata, ensure_ascii=False, indent=1).encode() + b"\n"


def _table(table: PublicTable) -> dict[str, Any]:
    own = _DIRECTIVES if table.name == "directives" else {}
    columns = {field.name: field.title for field in table.columns}
    return {"title": table.title, "columns": columns, **own}
