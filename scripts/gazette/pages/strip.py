"""The strip of letters above a long index, and which index is long.

In: rows in alphabetical order, each with an `id` and an `initial`. Out: the letters, each with the
anchor of its first row.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

LONG = 25
"""The number of rows from which an index gets a strip of letters and a box that filters it."""


class Row(Protocol):
    @property
    def id(self) -> str | None: ...

    @property
    def initial(self) -> str: ...


def is_long(rows: Collection[object]) -> bool:
    return len(rows) >= LONG


def letters(rows: Collection[Row]) -> dict[str, str]:
    """Return the anchor of the first row under each letter; none where the rows are few."""
    found: dict[str, str] = {}
    for row in rows if is_long(rows) else ():
        if row.initial and row.id:
            found.setdefault(row.initial, row.id)
    return found
