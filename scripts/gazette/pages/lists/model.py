"""What lists show: their lines, and the few kinds of list that they stand in.

Each kind of list has a template of its own, which it names.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from gazette.pages.model import Banner, Fact, Link
from gazette.pages.pictures.tilemap import Tilemap
from gazette.pages.pictures.timeline import Timeline

Line = TypeVar("Line")

# ---------- lines ----------


@dataclass(frozen=True)
class Item:
    """One document: number, subject, body, date and completeness."""

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
    """One task: who must do what by when, and where that is said."""

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


@dataclass(frozen=True)
class Group(Generic[Line]):
    """Lines under one heading; `id` is the point of the page."""

    title: str
    id: str
    lines: tuple[Line, ...]
    more: Link | None = None
    """The list that holds them all, where these are the first."""


@dataclass(frozen=True)
class Mention:
    """A document on the line of an index, said in a few words."""

    link: Link
    subject: str | None
    note: str
    """Its day, what it has to do with the line, and its state where it is not whole."""
    points: tuple[Link, ...] = ()
    """The points of it that the line is about."""


@dataclass(frozen=True)
class Row:
    """A line of an index: where it leads, what it says beside that, how many it holds."""

    link: Link
    notes: tuple[Link, ...]
    count: str
    below: Link | None = None
    """What stands under the link: the name of today."""
    id: str | None = None
    """The lasting anchor of the line."""
    documents: tuple[Mention, ...] = ()
    """All that it holds, where it leads to no page of its own."""


@dataclass(frozen=True)
class Table:
    """An index of pages; `columns` name the link, the note (None: there is none) and the count."""

    caption: str
    columns: tuple[str, str | None, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Name:
    """A name of an index whose lines stand on further pages: its anchor, and where it leads."""

    id: str
    link: Link


# ---------- what stands around them ----------


@dataclass(frozen=True)
class FactBox:
    """What is known of the whole list, under a heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Pager:
    """Which page of a list this is, and the way to the ones before and after it."""

    numbering: str
    back: Link | None
    onward: Link | None


@dataclass(frozen=True)
class Beside:
    """A list next to this one, and how it lies to it."""

    relation: str
    link: Link


@dataclass(frozen=True)
class MonthCell:
    name: str
    address: str | None
    count: int
    is_here: bool


@dataclass(frozen=True)
class Months:
    """The twelve months of a year, with how many documents each has."""

    title: str
    cells: tuple[MonthCell, ...]


# ---------- kinds of list ----------


@dataclass(frozen=True, kw_only=True)
class ListData:
    """What every kind of list has."""

    template: ClassVar[str]

    lead: str
    see: Link | None = None
    """Where what is looked for may stand instead: the province of today."""
    box: FactBox | None = None
    pager: Pager | None = None


@dataclass(frozen=True, kw_only=True)
class IndexPage(ListData):
    """An index of pages, with a picture of what they hold."""

    template = "index.html"

    tables: tuple[Table, ...]
    others: tuple[Link, ...] = ()
    """The pages that hold no documents."""
    timeline: Timeline | None = None
    tilemap: Tilemap | None = None


@dataclass(frozen=True, kw_only=True)
class NamesPage(ListData):
    """An index of names with lasting anchors: their lines, or the names alone that lead to them."""

    template = "names.html"

    table: Table | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupedList(ListData, Generic[Line]):
    """A list whose lines stand under headings."""

    groups: tuple[Group[Line], ...] = ()

    @property
    def further(self) -> GroupedList[Line]:
        """What the pages after the first show: all but what is said once of the whole list."""
        return self


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(GroupedList[Item]):
    """A list of documents."""

    template = "documents.html"

    months: Months | None = None
    table: Table | None = None
    """The parts of a place, with what each holds."""
    beside: tuple[Beside, ...] = ()
    """The list before this one and the one after it."""
    instead: tuple[Link, ...] = ()
    """Where to look instead, or how to help, where there are no documents."""

    @property
    def further(self) -> DocumentsPage:
        return DocumentsPage(lead=self.lead, months=self.months)


@dataclass(frozen=True, kw_only=True)
class BodyPage(GroupedList[Item]):
    """What a body issued, in groups, and what it received, was assigned and was copied on."""

    template = "body.html"

    received: Group[Item] | None = None
    assigned: Group[TaskItem] | None = None
    copied: Group[Item] | None = None

    @property
    def further(self) -> DocumentsPage:
        return DocumentsPage(lead=self.lead)


@dataclass(frozen=True, kw_only=True)
class TasksPage(GroupedList[TaskItem]):
    """A list of tasks."""

    template = "tasks.html"

    table: Table | None = None
    """Of a province: its districts, with a lasting anchor each."""
    beside: tuple[Beside, ...] = ()

    @property
    def further(self) -> TasksPage:
        return replace(self, table=None)


@dataclass(frozen=True, kw_only=True)
class ExcerptsPage(GroupedList[Excerpt]):
    """What documents say, in their own words."""

    template = "excerpts.html"

    banner: Banner | None = None

    @property
    def further(self) -> ExcerptsPage:
        return replace(self, banner=None, box=None)
