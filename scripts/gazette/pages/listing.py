"""Pages that list documents: grouped, newest first, fifty to a page.

In: entries and what the list is of. Out: one `Page`, or several that follow one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TypeVar

from gazette.corpus import Entry
from gazette.pages.facts import Fact
from gazette.pages.items import Excerpt, Item, Mention, TaskItem, items_of
from gazette.pages.labels import label, labels
from gazette.pages.model import Banner, Link, Page
from gazette.pages.names import last_revised, month_name
from gazette.pages.tilemap import Tilemap
from gazette.pages.timeline import Timeline

PAGE_SIZE = 50
"""How many documents of a list stand on a page."""
INDEX_SIZE = 200
"""How many lines of an index stand on a page."""
LINES = 400
"""How many lines of names stand on a page, with the few documents of each: 30 to 40 kB packed."""
Part = TypeVar("Part")


@dataclass(frozen=True)
class Group:
    """Documents, tasks or excerpts under one heading; `id` is the point of the page."""

    title: str
    id: str
    items: tuple[Item, ...] = ()
    tasks: tuple[TaskItem, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    more: Link | None = None
    """The list that holds them all, where these are the first."""


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
    relations: tuple[Group, ...] = ()
    """What else concerns it of whose documents this is the list."""
    tables: tuple[Table, ...] = ()
    timeline: Timeline | None = None
    tilemap: Tilemap | None = None
    facts: tuple[Fact, ...] = ()
    facts_title: str = ""
    banner: Banner | None = None
    others: tuple[Link, ...] = ()
    """Of an index: what holds no documents."""
    beside: tuple[Beside, ...] = ()
    """The list before this one and the one after it."""
    back: Link | None = None
    onward: Link | None = None
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
    data, words = page_data(page), labels().list
    if not entries:
        return [replace(page, data=replace(data, is_empty=not data.tables))]
    ordered = sorted(entries, key=lambda entry: group(entry)[0])
    further = ListPage(lead=data.lead, months=data.months)
    parts = [
        replace(further if number else data, groups=grouped_items(chunk, group))
        for number, chunk in enumerate(chunks(ordered, PAGE_SIZE))
    ]
    return following(replace(page, revised=last_revised(entries)), parts, words.newer, words.older)


def index_pages(page: Page) -> list[Page]:
    """Return an index whose one table goes on at `trang-2.html` after two hundred lines."""
    data, words = page_data(page), labels().list
    (table,) = data.tables
    parts = [
        replace(data, tables=(replace(table, rows=tuple(rows)),))
        for rows in chunks(table.rows, INDEX_SIZE)
    ]
    return following(page, parts or [data], words.page_before, words.page_after)


@dataclass(frozen=True)
class Name:
    """A name of an index whose lines stand on further pages: its anchor, and where it leads."""

    id: str
    link: Link


@dataclass(frozen=True)
class NamesPage:
    """An index of names with lasting anchors: their lines, or the names alone that lead to them."""

    lead: str
    see: Link | None = None
    table: Table | None = None
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    facts_title: str = ""
    back: Link | None = None
    onward: Link | None = None
    numbering: str | None = None


def names_pages(page: Page, data: NamesPage, table: Table) -> list[Page]:
    """Return an index whose lines have lasting anchors on its first page, however many they are.

    After four hundred lines the first page holds the names alone, each with its anchor, and leads
    from there to the line at `trang-2.html` and so on, or to the page of its own that it has.
    """
    words = labels().list
    if len(table.rows) <= LINES:
        return [replace(page, data=replace(data, table=table))]
    parts = chunks(table.rows, LINES)
    where = [_further(page.address, number) for number in range(2, len(parts) + 2)]
    names = [name for part, at in zip(parts, where, strict=True) for name in _names(part, at)]
    lines = [NamesPage(data.lead, table=replace(table, rows=tuple(rows))) for rows in parts]
    first = replace(data, names=tuple(names))
    return following(page, [first, *lines], words.page_before, words.page_after)


def _names(rows: Sequence[Row], address: str) -> Iterator[Name]:
    """Yield the names of lines that stand on a page; a line without an anchor shares the last."""
    for row, below in zip_longest(rows, rows[1:]):
        is_alone = below is None or below.id is not None
        if row.id:
            own_page = row.link.address if is_alone else None
            yield Name(row.id, Link(row.link.text, own_page or f"{address}#{row.id}"))


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
    return -int(date.month), month_name(date.year or "", date.month), f"thang-{date.month}"


def all_together(_: Entry) -> tuple[int, str, str]:
    """Put everything under one heading."""
    return 0, labels().list.documents, "tai-lieu"


def page_data(page: Page) -> ListPage:
    assert isinstance(page.data, ListPage)  # noqa: S101 (the caller's page is one of this module)
    return page.data


def chunks(whole: Sequence[Part], size: int) -> list[Sequence[Part]]:
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def _further(address: str, number: int) -> str:
    """As in `chu-de/tiem-chung/trang-2.html`, or `15-ct-ttg-trang-2.html` beside another's."""
    stem = address.removesuffix("index.html").replace(".html", "-")
    return f"{stem}trang-{number}.html"


def following(
    page: Page, parts: Sequence[ListPage | NamesPage], back: str, onward: str
) -> list[Page]:
    """Return a page for each part, each leading to the one before and the one after it."""
    if len(parts) == 1:
        return [replace(page, data=parts[0])]
    where = [page.address, *(_further(page.address, n) for n in range(2, len(parts) + 1))]
    pages = []
    for i, part in enumerate(parts):
        numbering = label("list", "page", page=i + 1, pages=len(parts))
        data = replace(
            part,
            back=Link(back, where[i - 1]) if i else None,
            onward=Link(onward, where[i + 1]) if i + 1 < len(parts) else None,
            numbering=numbering,
        )
        title = f"{page.title} ({numbering})" if i else page.title
        pages.append(replace(page, address=where[i], title=title, data=data))
    return pages
