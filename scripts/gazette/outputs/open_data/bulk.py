"""The whole collection in single files: JSON Lines, CSV and SQLite, and the data package on them.

All are made in one pass over the letters, which are read from the store where it has them.

Writes:
    du-lieu/v1/directives.jsonl
    du-lieu/v1/csv/<table>.csv
    du-lieu/v1/van-ban-excel.csv
    du-lieu/v1/van-ban.sqlite
    du-lieu/v1/datapackage.json
    du-lieu/v1/datasette.json
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.collection import collect
from gazette.outputs.open_data.csv_files import CSV, EXCEL, CsvFiles, ExcelFile
from gazette.outputs.open_data.datapackage import datapackage
from gazette.outputs.open_data.datasette import datasette_metadata
from gazette.outputs.open_data.json_files import ROOT
from gazette.outputs.open_data.json_lines import JsonLines
from gazette.outputs.open_data.sqlite_file import SQLITE, SqliteFile
from gazette.store import digest_of
from gazette.target import Target

JSONL, DATABASE = "directives.jsonl", "van-ban.sqlite"
PACKAGE, DATASETTE = "datapackage.json", "datasette.json"
NAMES = (JSONL, *CSV.values(), EXCEL, DATABASE, PACKAGE, DATASETTE)
"""The names of all files, below `du-lieu/v1/`."""
Made = Callable[[], Mapping[str, bytes]]


def bulk_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield every file. They are made together, before the first is written."""
    made = cache(lambda: bulk_files(inputs))
    digest = digest_of(outputs_code(), SQLITE, inputs.rows.digest, inputs.publisher)
    for name in NAMES:
        make = partial(_named, made, name)
        yield Target(f"{ROOT}/{name}", digest_of(digest, name), make, ready=made)


def bulk_files(inputs: SiteInputs) -> dict[str, bytes]:
    """Return every file by its name."""
    lines, tables, excel, database = JsonLines(), CsvFiles(), ExcelFile(), SqliteFile()
    collect(inputs, (lines, tables, excel, database))
    files = {
        JSONL: lines.content(),
        **{CSV[table]: content for table, content in tables.contents().items()},
        EXCEL: excel.content(),
        DATABASE: database.content(),
    }
    metadata = datasette_metadata(DATABASE, inputs.publisher)
    return files | {PACKAGE: datapackage(files, inputs), DATASETTE: metadata}


def _named(made: Made, name: str) -> bytes:
    return made()[name]
