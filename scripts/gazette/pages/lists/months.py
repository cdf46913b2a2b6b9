"""The strip of a year's months, each with the number of documents or tasks in it.

In: the counts of the months that have any, and the address of a month's list. Out: twelve cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gazette.pages.labels import label


@dataclass(frozen=True)
class MonthCell:
    name: str
    address: str | None
    count: int
    is_here: bool = False


@dataclass(frozen=True)
class Months:
    """The twelve months of a year."""

    title: str
    cells: tuple[MonthCell, ...]


def months_of(
    year: str, counts: Mapping[str, int], address: Callable[[str], str], here: str | None = None
) -> Months:
    """Return the strip of a year's months; those with a count link to their lists."""
    months = {f"{number:02}": number for number in range(1, 13)}
    cells = (
        MonthCell(
            label("date", "month_short", month=number),
            address(month) if month in counts else None,
            counts.get(month, 0),
            is_here=month == here,
        )
        for month, number in months.items()
    )
    return Months(label("date", "months", year=year), tuple(cells))
