"""The collection as JSON Lines, a letter on each line, newest first; or as one JSON document."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.outputs.open_data.collection import Tables, Values
from gazette.outputs.open_data.json_files import as_json
from gazette.outputs.open_data.letter_rows import Row
from gazette.outputs.open_data.public_fields import public_tables


def json_lines(letters: Iterable[str]) -> bytes:
    """Return letters, each as text, on lines."""
    return "".join(f"{letter}\n" for letter in letters).encode()


def json_document(lines: bytes, others: Tables) -> bytes:
    """Return one object: the letters, and the rows of the tables that belong to no letter."""
    letters = lines.strip().replace(b"\n", b",\n")
    rows = {name: [_named(name, row) for row in table] for name, table in others.items()}
    rest = as_json(rows).removeprefix("{")
    return b'{"directives":[\n%b\n],\n%b\n' % (letters, rest.encode())


def _named(table: str, row: Values) -> Row:
    return dict(zip(public_tables()[table].names, row, strict=True))
