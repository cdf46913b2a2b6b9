"""The whole collection as tables without nesting: rows of values, in the order of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.letter_rows import Value
from gazette.outputs.open_data.public_fields import (
    FieldType,
    PublicTable,
    nested_tables,
    public_tables,
)
from gazette.outputs.open_data.vocabulary_rows import vocabulary_rows

Values: TypeAlias = Sequence[Value]
"""The values of a row, in the order of the columns of its table."""
Tables: TypeAlias = Mapping[str, Sequence[Values]]
"""The rows of tables, by their names."""
Letter: TypeAlias = Mapping[str, Any]
"""The data of a letter, as its JSON has them."""


def tables_of(letters: Iterable[Letter]) -> Tables:
    """Return the rows of letters, and of the tables nested in them."""
    names, nested = public_tables()["directives"].names, nested_tables()
    rows: dict[str, list[Values]] = {"directives": [], **{table.name: [] for table in nested}}
    for letter in letters:
        rows["directives"].append([letter[name] for name in names])
        for table in nested:
            own = enumerate(letter[table.name], 1)
            rows[table.name] += ([letter["id"], number, *row.values()] for number, row in own)
    return rows


def other_tables(inputs: SiteInputs) -> Tables:
    """Return the rows of the tables that belong to no letter."""
    tables = {"documents": inputs.rows.documents, **vocabulary_rows()}
    return {name: [list(row.values()) for row in rows] for name, rows in tables.items()}


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
