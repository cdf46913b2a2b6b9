"""One pass over the whole collection, for all formats that are made at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.letter_json import letter_text
from gazette.outputs.open_data.public_fields import (
    FieldType,
    PublicTable,
    nested_tables,
    public_tables,
)
from gazette.outputs.open_data.rows import Value, vocabulary_rows

Values: TypeAlias = Sequence[Value]
"""The values of a row, in the order of the columns of its table."""


class BulkWriter:
    """Takes the collection as it comes: each letter, then the rows of its tables, then the others.

    A format overrides what it needs.
    """

    def letter(self, text: str, letter: Mapping[str, Any]) -> None:
        """Take a letter, as text and as data."""

    def rows(self, table: PublicTable, rows: Sequence[Values]) -> None:
        """Take rows of a table."""


def collect(inputs: SiteInputs, writers: Iterable[BulkWriter]) -> None:
    """Give the whole collection to every writer."""
    several = tuple(writers)
    for entry in inputs.corpus.entries:
        text = letter_text(entry, inputs)
        letter = json.loads(text)
        for writer in several:
            writer.letter(text, letter)
        _give(several, _tables_of(letter))
    _give(several, _other_tables(inputs))


def converted(
    rows: Sequence[Values],
    table: PublicTable,
    by_type: Mapping[FieldType, Callable[[Value], Value]],
) -> Sequence[Values]:
    """Return rows with the values of some types written in another way."""
    ways = [(n, by_type[one.type]) for n, one in enumerate(table.columns) if one.type in by_type]
    return [_converted(row, ways) for row in rows] if ways else rows


def _converted(row: Values, ways: Iterable[tuple[int, Callable[[Value], Value]]]) -> Values:
    values = list(row)
    for at, convert in ways:
        values[at] = convert(values[at])
    return values


def _give(
    writers: Iterable[BulkWriter], tables: Iterable[tuple[PublicTable, list[Values]]]
) -> None:
    for table, rows in tables:
        if rows:
            for writer in writers:
                writer.rows(table, rows)


def _tables_of(letter: Mapping[str, Any]) -> Iterator[tuple[PublicTable, list[Values]]]:
    """Yield the row of a letter, and those of the nested tables."""
    table = public_tables()["directives"]
    yield table, [[letter[name] for name in table.names]]
    for nested in nested_tables():
        rows = enumerate(letter[nested.name], 1)
        yield nested, [[letter["id"], n, *row.values()] for n, row in rows]


def _other_tables(inputs: SiteInputs) -> Iterator[tuple[PublicTable, list[Values]]]:
    tables = {"documents": inputs.rows.documents, **vocabulary_rows()}
    for name, rows in tables.items():
        yield public_tables()[name], [list(row.values()) for row in rows]
