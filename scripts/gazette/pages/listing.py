"""Pages that list documents: grouped, newest first, fifty to a page.

In: entries and what the list is of. Out: one `Page`, or several that follow one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gazette.corpus import Entry
from gazette.pages.facts import Fact
from gazette.pages.items import Item, items_of
from gazette.pages.labels import label, labels
from gazette.pages.model import Link, Page
from gazette.pages.tilemap import Tilemap
from gazette.pages.timeline import Timeline

PAGE_SIZE = 50


@dataclass(frozen=True)
class Group:
    """Documents under one heading; `id` is the point of the page, e.g. `nam-2021`."""

    title: str
    id: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Row:
    """A line of an index: where it leads, what it says beside that, how many it holds."""

    link: Link
    notes: tuple[Link, ...]
    count: str
    below: Link | None = None
    """What stands under the link: the name of today."""


@dataclass(frozen=True)
class Table:
    """An index of pages; `columns` name the link, the note (None: there is none) and the count."""

    caption: str
    columns: tuple[str, str | None, str]
    rows: tuple[Row, ...]


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


@dataclass(frozen=True)
class ListPage:
    """What a list shows; every part but the lead may be empty."""

    lead: str | None = None
    see: Link | None = None
    """Where what is looked for may stand instead: the province of today."""
    months: Months | None = None
    groups: tuple[Group, ...] = ()
    tables: tuple[Table, ...] = ()
    timeline: Timeline | None = None
    tilemap: Tilemap | None = None
    facts: tuple[Fact, ...] = ()
    facts_title: str = ""
    others: tuple[Link, ...] = ()
    """Of an index: what holds no documents."""
    beside: tuple[Beside, ...] = ()
    """The list before this one and the one after it."""
    newer: Link | None = None
    older: Link | None = None
    numbering: str | None = None
    is_empty: bool = False
    """True where it is a list of documents and there are none."""
    instead: tuple[Link, ...] = ()
    """Where to look instead, or how to help, where it is empty."""


GroupKey = Callable[[Entry], tuple[int, str, str]]
"""Gives the rank, title and id of the group that an entry stands in; lower ranks come first."""


def list_pages(page: Page, entries: Sequence[Entry], group: GroupKey) -> list[Page]:
    """Return `page` with its entries in groups; after fifty it goes on at `trang-2.html` and so on.

    `page.data` is the `ListPage` to fill; tables and facts stay on the first page.
    """
    data = page.data
    assert isinstance(data, ListPage)  # noqa: S101 (the caller's page is one of this module)
    ordered = sorted(entries, key=lambda entry: group(entry)[0])
    chunks = [ordered[i : i + PAGE_SIZE] for i in range(0, len(ordered), PAGE_SIZE)]
    if not chunks:
        return [replace(page, data=replace(data, is_empty=not data.tables))]
    where = [_page_address(page.address, number) for number in range(len(chunks))]
    return [
        replace(
            page,
            address=where[number],
            title=page.title if not number else f"{page.title} ({_numbering(number, where)})",
            data=_filled(data, chunk, group, number, where),
            revised=max(entry.directive.revised for entry in entries),
        )
        for number, chunk in enumerate(chunks)
    ]


def grouped_items(entries: Iterable[Entry], group: GroupKey) -> tuple[Group, ...]:
    """Return entries, which stand in the order of their groups, under their headings."""
    runs = groupby(entries, key=group)
    return tuple(Group(title, id_, items_of(run)) for (_, title, id_), run in runs)


def by_year(entry: Entry) -> tuple[int, str, str]:
    """Group by the year of a document; what has no year comes last."""
    year = entry.directive.date.year if entry.directive.date else None
    if year is None:
        return 0, labels().list.no_year, "nam-khong-ro"
    return -int(year), label("list", "year", year=year), f"nam-{year}"


def by_month(entry: Entry) -> tuple[int, str, str]:
    """Group by month within a year; what has no month comes last."""
    date = entry.directive.date
    if date is None or date.month is None:
        return 0, labels().list.no_month, "thang-khong-ro"
    title = label("list", "month", month=int(date.month), year=date.year)
    return -int(date.month), title, f"thang-{date.month}"


def all_together(_: Entry) -> tuple[int, str, str]:
    """Put everything under one heading."""
    return 0, labels().list.documents, "tai-lieu"


def _filled(
    data: ListPage, chunk: Sequence[Entry], group: GroupKey, number: int, where: list[str]
) -> ListPage:
    words = labels().list
    newer = Link(words.newer, where[number - 1]) if number else None
    older = Link(words.older, where[number + 1]) if number + 1 < len(where) else None
    numbering = _numbering(number, where) if len(where) > 1 else None
    kept = data if not number else ListPage(lead=data.lead, months=data.months)
    return replace(
        kept,
        groups=grouped_items(chunk, group),
        newer=newer,
        older=older,
        numbering=numbering,
    )


def _numbering(number: int, where: list[str]) -> str:
    return label("list", "page", page=number + 1, pages=len(where))


def _page_address(first: str, number: int) -> str:
    return first if not number else first.replace("index.html", f"trang-{number + 1}.html")
