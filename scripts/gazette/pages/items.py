"""A line of a list: one document, said in number, subject, body, date and completeness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.labels import label
from gazette.pages.names import (
    capitalised,
    date_bounds,
    date_name,
    issuer_name,
    place_name,
    province_name,
    subject_of,
    title_of,
)


@dataclass(frozen=True)
class Item:
    address: str
    title: str
    subject: str | None
    """None for a report, whose title it is."""
    where: str
    date: str
    day: dt.date | None
    """The day for machines, where one is known."""
    bounds: str | None
    """What is known of an unknown day."""
    completeness: str
    is_complete: bool


def item_of(entry: Entry) -> Item:
    directive = entry.directive
    issuer = issuer_name(directive)
    return Item(
        address=entry.address,
        title=title_of(directive),
        subject=None if directive.is_report else subject_of(directive),
        where=f"{issuer}, {province_name(directive.province)}"
        if issuer
        else capitalised(place_name(directive)),
        date=date_name(directive.date),
        day=directive.date.day if directive.date else None,
        bounds=date_bounds(directive.date),
        completeness=label("completeness", directive.completeness),
        is_complete=directive.completeness == "complete",
    )


def items_of(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple(map(item_of, entries))
