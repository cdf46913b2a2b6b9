"""The rows of the vocabularies: the keys that the data use, with their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gazette.outputs.open_data.letter_rows import Row, rows_of
from gazette.vocabulary import vocabulary

VOCABULARY_TABLES = (
    *("kinds", "bodies", "provinces", "districts", "provinces_today", "topics", "abbreviations"),
)
"""The tables, each named like a part of the vocabulary."""


def vocabulary_rows() -> dict[str, list[Row]]:
    """Return the rows of every table, by its name."""
    return {name: list(_rows(name)) for name in VOCABULARY_TABLES}


def _rows(table: str) -> Iterator[Row]:
    """Yield rows whose fields are those of the vocabulary; lists for tuples."""
    things = getattr(vocabulary(), table)
    for row in rows_of(table, things.values() if isinstance(things, Mapping) else things):
        yield {k: list(one) if isinstance(one, tuple) else one for k, one in row.items()}
