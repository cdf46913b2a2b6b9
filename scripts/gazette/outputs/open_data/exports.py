"""What `gazette export` makes of the records: the whole collection in one file of each format.

A new format is one line in `EXPORTS`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.bulk import PACKAGE
from gazette.outputs.open_data.collection import collect
from gazette.outputs.open_data.csv_files import CSV, CsvFiles
from gazette.outputs.open_data.datapackage import datapackage
from gazette.outputs.open_data.json_lines import JsonDocument, JsonLines
from gazette.outputs.open_data.sqlite_file import SqliteFile
from gazette.outputs.zips import add_to_zip


def _json(inputs: SiteInputs) -> bytes:
    collect(inputs, [document := JsonDocument()])
    return document.content()


def _jsonl(inputs: SiteInputs) -> bytes:
    collect(inputs, [lines := JsonLines()])
    return lines.content()


def _csv(inputs: SiteInputs) -> bytes:
    """Return the table of letters; the data package has all tables."""
    collect(inputs, [tables := CsvFiles()])
    return tables.contents()["directives"]


def _sqlite(inputs: SiteInputs) -> bytes:
    collect(inputs, [database := SqliteFile()])
    return database.content()


def _package(inputs: SiteInputs) -> bytes:
    """Return the data package of all tables as a zip."""
    collect(inputs, [tables := CsvFiles()])
    files = {CSV[table]: content for table, content in tables.contents().items()}
    return _zipped({PACKAGE: datapackage(files, inputs), **files})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            add_to_zip(archive, name, content)
    return whole.getvalue()


EXPORTS: Mapping[str, Callable[[SiteInputs], bytes]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "sqlite": _sqlite,
    "datapackage": _package,
}
