"""What lists show: their lines, what stands around them, and the kinds of list.

Each kind of list names its template.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from gazette.pages.lists.months import Months
from gazette.pages.model import Banner, Fact, Link, Neighbour
from gazette.pages.pictures.tilemap import Tilemap
from gazette.pages.pictures.timeline import Timeline
from gazette.records.task_words import Cuts

Line = TypeVar("Line")

# ---------- lines ----------


@dataclass(frozen=True)
class Item:
    """A document in a list."""

    address: str
    title: str
    subject: str | None
    """None for a report, whose title is its subject."""
    where: str
    date: str
    day: dt.date | None
    """The day for machines; None where it is unknown."""
    bounds: str | None
    """What is known of an unknown day: "sớm nhất là 22/7/2022"."""
    completeness: str
    is_complete: bool


@dataclass(frozen=True)
class TaskItem:
    """A task in a list: who must do what by when, and which document says so."""

    who: tuple[Link, ...]
    is_inferred: bool
    """Whether neither its point nor the lead-in names them."""
    when: str | None
    """Start and due day; None where the text sets neither."""
    quote: str
    cuts: Cuts
    said_at: Link
    """The point of the document: "Công văn 358-CV/HU, điểm 4"."""
    where: str
    """The document's issuer, place and day."""


@dataclass(frozen=True)
class Excerpt:
    """A document and the points of it that a list is about, quoted."""

    item: Item
    points: tuple[tuple[Link, str], ...]
    """A link to each point, and its text."""
    id: str | None = None
    """Its anchor, where it can be put beside others."""


@dataclass(frozen=True)
class Group(Generic[Line]):
    """Lines under one heading, whose anchor is `id`."""

    title: str
    id: str
    lines: tuple[Line, ...]
    more: Link | None = None
    """The full list, where these are only its first lines."""


@dataclass(frozen=True)
class Mention:
    """A document on the row of an index, in a few words."""

    link: Link
    subject: str | None
    note: str
    """Its day, its relation to the row, and its completeness where it is not complete."""
    points: tuple[Link, ...] = ()
    """The points of it that the row is about."""


@dataclass(frozen=True)
class IndexRow:
    """A row of an index: a link, notes beside it, and its counts."""

    link: Link
    notes: tuple[Link, ...]
    counts: tuple[int, ...]
    below: Link | None = None
    """What stands under the link: the name of today."""
    id: str | None = None
    """The permanent anchor of the row."""
    group_id: str | None = None
    """On the first of several rows of one name: the permanent anchor of the name."""
    documents: tuple[Mention, ...] = ()
    """The documents counted, where the row has no page of its own."""
    months: Months | None = None
    """The months of a year, where that is what the row is about."""
    initial: str = ""
    """The letter by which the strip above a long list finds it."""


@dataclass(frozen=True)
class Table:
    """An index of pages."""

    caption: str
    columns: tuple[str, str | None]
    """The headers of link and notes; None: the table has no notes."""
    counts: tuple[str, ...]
    """The headers of the counts."""
    rows: tuple[IndexRow, ...] = ()
    id: str | None = None
    """The anchor of its caption, where a strip leads to it."""
    shows_all: bool = False
    """Whether counts that are 0 in every row are shown too, so that several tables are alike."""

    @property
    def counted(self) -> tuple[int, ...]:
        """Which counts are shown: the first, and those that are not 0 in every row."""
        others = range(1, len(self.counts))
        return 0, *(at for at in others if self.shows_all or any(r.counts[at] for r in self.rows))


# ---------- around the lines ----------


@dataclass(frozen=True)
class FactBox:
    """Facts about the whole list, under a heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Pager:
    """Which page of a list this is, with links to its other pages."""

    numbering: str
    back: Link | None
    onward: Link | None
    numbers: tuple[Link | None, ...]
    """A link to each page; without an address it is this page. None: pages that are left out."""


# ---------- kinds of list ----------


@dataclass(frozen=True, kw_only=True)
class ListData:
    """What every kind of list has."""

    template: ClassVar[str]

    lead: str
    see: Link | None = None
    """A related list: the province of today."""
    box: FactBox | None = None
    pager: Pager | None = None


@dataclass(frozen=True, kw_only=True)
class IndexPage(ListData):
    """An index of pages, maybe with a picture of the counts."""

    template = "index.html"

    tables: tuple[Table, ...]
    others: tuple[Link, ...] = ()
    """The pages that hold no documents."""
    timeline: Timeline | None = None
    tilemap: Tilemap | None = None


@dataclass(frozen=True, kw_only=True)
class NamesPage(ListData):
    """An index with permanent anchors: its rows, or only names that lead to rows elsewhere."""

    template = "names.html"

    table: Table | None
    names: tuple[IndexRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupedList(ListData, Generic[Line]):
    """A list whose lines stand under headings."""

    groups: tuple[Group[Line], ...] = ()
    table: Table | None = None
    """The parts of a place, with the count of each."""
    months: Months | None = None
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(GroupedList[Item]):
    template = "documents.html"

    instead: tuple[Link, ...] = ()
    """Where to look, or how to help, where there are no documents."""


@dataclass(frozen=True, kw_only=True)
class BodyPage(DocumentsPage):
    """What a body issued, in groups, and what it received, was assigned and was copied on."""

    template = "body.html"

    received: Group[Item] | None
    assigned: Group[TaskItem] | None
    copied: Group[Item] | None


@dataclass(frozen=True, kw_only=True)
class TasksPage(GroupedList[TaskItem]):
    template = "tasks.html"


@dataclass(frozen=True, kw_only=True)
class ExcerptsPage(GroupedList[Excerpt]):
    template = "excerpts.html"

    banner: Banner | None = None


@dataclass(frozen=True, kw_only=True)
class SidePage(GroupedList[Excerpt]):
    """Excerpts to be compared, two beside each other."""

    template = "side.html"
