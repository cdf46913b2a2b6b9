"""The whole collection in single files: JSON Lines, CSV and SQLite, and the data package on them.

Each is its head, then what was made of every portion of the letters; see `portions`.

Writes:
    du-lieu/v1/directives.jsonl
    du-lieu/v1/csv/<table>.csv
    du-lieu/v1/van-ban-excel.csv
    du-lieu/v1/nhiem-vu-excel.csv
    du-lieu/v1/van-ban.sqlite
    du-lieu/v1/datapackage.json
    du-lieu/v1/datasette.json
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.collection import Tables, other_tables, tables_of
from gazette.outputs.open_data.csv_files import CSV, csv_head, csv_rows
from gazette.outputs.open_data.datapackage import datapackage
from gazette.outputs.open_data.datasette import datasette_metadata
from gazette.outputs.open_data.excel_files import EXCEL, excel_head, excel_rows
from gazette.outputs.open_data.json_files import ROOT
from gazette.outputs.open_data.json_lines import json_lines
from gazette.outputs.open_data.letter_json import letter_text
from gazette.outputs.open_data.public_fields import public_tables
from gazette.outputs.open_data.sqlite_file import SQLITE, SqliteFile, portion_base
from gazette.outputs.portions import Portion, stored_portions
from gazette.store import digest_of
from gazette.target import Target

JSONL, DATABASE = "directives.jsonl", "van-ban.sqlite"
PACKAGE, DATASETTE = "datapackage.json", "datasette.json"
NAMES = (JSONL, *CSV.values(), *EXCEL, DATABASE, PACKAGE, DATASETTE)
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
    others, database = other_tables(inputs), SqliteFile()
    texts = {name: [head] for name, head in _heads(others).items()}
    for portion in _portions(inputs):
        database.add(portion.pop(DATABASE))
        for name, part in portion.items():
            texts[name].append(part)
    files = {name: b"".join(parts) for name, parts in texts.items()}
    files[DATABASE] = database.content(others)
    metadata = datasette_metadata(DATABASE, inputs.publisher)
    return files | {PACKAGE: datapackage(files, inputs), DATASETTE: metadata}


def _heads(others: Tables) -> dict[str, bytes]:
    """Return how each text file begins; a table that belongs to no letter is there whole."""
    tables = {
        CSV[name]: csv_head(table) + csv_rows(table, others.get(name, ()))
        for name, table in public_tables().items()
    }
    return {JSONL: b"", **tables, **{name: excel_head(name) for name in EXCEL}}


def _portions(inputs: SiteInputs) -> Iterator[dict[str, bytes]]:
    """Yield what each portion adds to the files, by their names."""
    digest, make = inputs.rows.letter_digest, partial(_portion, inputs)
    for portion in stored_portions(inputs, f"bulk {SQLITE}", digest, make):
        yield pickle.loads(portion)  # noqa: S301 (our own)


def _portion(inputs: SiteInputs, entries: Portion) -> bytes:
    texts = [letter_text(entry, inputs) for entry in entries]
    letters = [json.loads(text) for text in texts]
    tables = tables_of(letters)
    rows = {name: csv_rows(public_tables()[name], own) for name, own in tables.items()}
    parts = {
        JSONL: json_lines(texts),
        **{CSV[name]: text for name, text in rows.items()},
        **excel_rows(letters),
        DATABASE: portion_base(letters, tables),
    }
    return pickle.dumps(parts)


def _named(made: Made, name: str) -> bytes:
    return made()[name]
