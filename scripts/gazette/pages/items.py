"""A line of a list: one document, said in number, subject, body, date and completeness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import (
    capitalised,
    date_bounds,
    date_name,
    issuer_name,
    place_name,
    place_of_issuer,
    subject_of,
    title_of,
)
from gazette.records.model import Directive


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


@dataclass(frozen=True)
class TaskItem:
    """A line of a list of tasks: who must do what by when, and where that is said."""

    who: tuple[Link, ...]
    when: str
    is_open: bool
    """True where the text sets no day."""
    quote: str
    said_at: Link
    """The point of the document: "Công văn 358-CV/HU, điểm 4"."""
    where: str
    """The document's body, place and day."""


@dataclass(frozen=True)
class Excerpt:
    """A document, and those of its points that a list is about, in its own words."""

    item: Item
    points: tuple[tuple[Link, str], ...]
    """The name of each, which leads to it, and its text."""


def item_of(entry: Entry) -> Item:
    directive = entry.directive
    return Item(
        address=entry.address,
        title=title_of(directive) if entry.is_shown else labels().withdrawn.title,
        subject=None if directive.is_report else subject_of(directive) or None,
        where=where_of(directive),
        date=date_name(directive.date),
        day=directive.date.day if directive.date else None,
        bounds=date_bounds(directive.date),
        completeness=label("completeness", entry.state),
        is_complete=entry.state == "complete",
    )


def entry_link(entry: Entry) -> Link:
    """As in "Công văn 358-CV/HU", leading to its page."""
    return Link(title_of(entry.directive), entry.address)


def entry_note(entry: Entry) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, 10/8/2021"."""
    return f"{where_of(entry.directive)}, {date_name(entry.directive.date)}"


def where_of(directive: Directive) -> str:
    """Name issuer and province, or the place of what a report tells of."""
    issuer = issuer_name(directive)
    if issuer is None:
        return capitalised(place_name(directive))
    return ", ".join(filter(None, (issuer, place_of_issuer(directive))))


def items_of(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple(map(item_of, entries))
