"""What `gazette export` makes of the records: the whole collection in one file of each format.

A new format is one line in `EXPORTS`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.bulk import DATABASE, JSONL, PACKAGE, bulk_files
from gazette.outputs.open_data.collection import other_tables
from gazette.outputs.open_data.csv_files import CSV
from gazette.outputs.open_data.datapackage import datapackage
from gazette.outputs.open_data.json_lines import json_document
from gazette.outputs.zips import add_to_zip


def _json(inputs: SiteInputs) -> bytes:
    return json_document(bulk_files(inputs)[JSONL], other_tables(inputs))


def _package(inputs: SiteInputs) -> bytes:
    """Return the data package of all tables as a zip."""
    files = bulk_files(inputs)
    tables = {name: files[name] for name in CSV.values()}
    return _zipped({PACKAGE: datapackage(tables, inputs), **tables})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            add_to_zip(archive, name, content)
    return whole.getvalue()


EXPORTS: Mapping[str, Callable[[SiteInputs], bytes]] = {
    "json": _json,
    "jsonl": lambda inputs: bulk_files(inputs)[JSONL],
    "csv": lambda inputs: bulk_files(inputs)[CSV["directives"]],  # the package has all tables
    "sqlite": lambda inputs: bulk_files(inputs)[DATABASE],
    "datapackage": _package,
}
