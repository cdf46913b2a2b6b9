"""How a list is parted into pages, grouped under headings, and how its pages follow each other.

A list goes on at `trang-2.html` and so on. The anchors of an index of names all stand on its first
page, however long it is, so that `index.html#song-lo` is an address that lasts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import NamedTuple, TypeVar

from gazette.corpus import Entry
from gazette.pages.crumbs import crumbs_under
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import item_of
from gazette.pages.lists.model import (
    Group,
    GroupedList,
    IndexPage,
    ListData,
    Name,
    NamesPage,
    Pager,
    Row,
    Table,
)
from gazette.pages.model import Link, Page
from gazette.pages.names import last_revised, month_name

PAGE_SIZE = 50
"""How many documents of a list stand on a page."""
INDEX_SIZE = 200
"""How many lines of an index stand on a page."""
LINES = 400
"""How many lines of names stand on a page, with the few documents of each: 30 to 40 kB packed."""
Thing = TypeVar("Thing")
Line = TypeVar("Line")
Data = TypeVar("Data", bound=ListData)


class Heading(NamedTuple):
    """What a document or a task stands under; lower ranks come first."""

    rank: int
    title: str
    id: str


# ---------- one page ----------


def list_page(  # noqa: PLR0913 (they are the fields of a page, by name)
    address: str,
    data: ListData,
    *,
    title: str,
    section: str,
    heading: str | None = None,
    description: str | None = None,
    above: tuple[Link, ...] = (),
    crumb: str | None = None,
    revised: dt.date | None = None,
) -> Page:
    """Return the page of a list. Its lead describes it, its heading is its crumb, unless given."""
    return Page(
        address=address,
        template=data.template,
        title=title,
        data=data,
        heading=heading,
        description=data.lead if description is None else description,
        section=section,
        crumbs=crumbs_under(*above, title=crumb or heading or title),
        revised=revised,
    )


def data_of(page: Page, kind: type[Data]) -> Data:
    """Return the data of a page that is known to show a kind of list."""
    assert isinstance(page.data, kind)  # noqa: S101 (the caller made the page)
    return page.data


# ---------- lists under headings ----------


def document_pages(
    page: Page, entries: Sequence[Entry], heading: Callable[[Entry], Heading]
) -> list[Page]:
    """Return the pages of a list of documents, newest first."""
    parts = parted(in_order(entries, heading), PAGE_SIZE)
    page = replace(page, revised=page.revised or last_revised(entries))
    return list_pages(page, parts, heading, item_of, newest_first=True)


def list_pages(
    page: Page,
    parts: Iterable[Sequence[Thing]],
    heading: Callable[[Thing], Heading],
    line: Callable[[Thing], Line],
    *,
    newest_first: bool = False,
) -> list[Page]:
    """Return a page for each part of a list, which stands in the order of its headings."""
    first = data_of(page, GroupedList)
    filled = [
        replace(first.further if number else first, groups=grouped(part, heading, line))
        for number, part in enumerate(parts)
    ]
    return following(page, filled or [first], newest_first=newest_first)


def grouped(
    things: Iterable[Thing], heading: Callable[[Thing], Heading], line: Callable[[Thing], Line]
) -> tuple[Group[Line], ...]:
    """Return lines under their headings."""
    runs = groupby(things, key=lambda thing: heading(thing)[1:])
    return tuple(Group(title, id_, tuple(map(line, run))) for (title, id_), run in runs)


def in_order(things: Iterable[Thing], heading: Callable[[Thing], Heading]) -> list[Thing]:
    return sorted(things, key=lambda thing: heading(thing).rank)


def by_year(entry: Entry) -> Heading:
    """Group by the year of a document; what has no year comes last."""
    year = entry.directive.date.year if entry.directive.date else None
    if year is None:
        return Heading(0, labels().list.no_year, "nam-khong-ro")
    return Heading(-int(year), label("list", "year", year=year), f"nam-{year}")


def by_month(entry: Entry) -> Heading:
    """Group by month within a year; what has no month comes last."""
    date = entry.directive.date
    if date is None or date.month is None:
        return Heading(0, labels().list.no_month, "thang-khong-ro")
    name = month_name(date.year or "", date.month)
    return Heading(-int(date.month), name, f"thang-{date.month}")


def all_together(_: Entry) -> Heading:
    """Put everything under one heading."""
    return Heading(0, labels().list.documents, "tai-lieu")


# ---------- indexes ----------


def index_pages(page: Page) -> list[Page]:
    """Return the pages of an index of one table."""
    data = data_of(page, IndexPage)
    (table,) = data.tables
    parts = [
        replace(data, tables=(replace(table, rows=tuple(rows)),))
        for rows in parted(table.rows, INDEX_SIZE)
    ]
    return following(page, parts or [data])


def names_pages(page: Page, table: Table) -> list[Page]:
    """Return the pages of an index of names, whose anchors all stand on the first.

    Where there are too many lines for one page, the first holds the names alone, each with its
    anchor, and leads from there to the line on a further page, or to the page of its own.
    """
    data = data_of(page, NamesPage)
    if len(table.rows) <= LINES:
        return [_showing(page, replace(data, table=table))]
    parts = parted(table.rows, LINES)
    where = [_further(page.address, number) for number in range(2, len(parts) + 2)]
    names = (name for part, at in zip(parts, where, strict=True) for name in _names(part, at))
    lines = [NamesPage(lead=data.lead, table=replace(table, rows=tuple(rows))) for rows in parts]
    return following(page, [replace(data, names=tuple(names)), *lines])


def _names(rows: Sequence[Row], address: str) -> Iterator[Name]:
    """Yield the names of lines that stand on a page; a line without an anchor shares the last."""
    for row, below in zip_longest(rows, rows[1:]):
        is_alone = below is None or below.id is not None
        if row.id:
            own_page = row.link.address if is_alone else None
            yield Name(row.id, Link(row.link.text, own_page or f"{address}#{row.id}"))


# ---------- pages that follow each other ----------


def parted(whole: Sequence[Thing], size: int) -> list[Sequence[Thing]]:
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def following(page: Page, parts: Sequence[ListData], *, newest_first: bool = False) -> list[Page]:
    """Return a page for each part, each leading to the one before and the one after it."""
    if len(parts) == 1:
        return [_showing(page, parts[0])]
    words, pages = labels().list, []
    back, onward = (
        (words.newer, words.older) if newest_first else (words.page_before, words.page_after)
    )
    where = [page.address, *(_further(page.address, n) for n in range(2, len(parts) + 1))]
    for i, part in enumerate(parts):
        pager = Pager(
            numbering=label("list", "page", page=i + 1, pages=len(parts)),
            back=Link(back, where[i - 1]) if i else None,
            onward=Link(onward, where[i + 1]) if i + 1 < len(parts) else None,
        )
        title = f"{page.title} ({pager.numbering})" if i else page.title
        shown = _showing(page, replace(part, pager=pager))
        pages.append(replace(shown, address=where[i], title=title))
    return pages


def _showing(page: Page, data: ListData) -> Page:
    return replace(page, template=data.template, data=data)


def _further(address: str, number: int) -> str:
    """As in `chu-de/tiem-chung/trang-2.html`, or `15-ct-ttg-trang-2.html` beside another's."""
    stem = address.removesuffix("index.html").replace(".html", "-")
    return f"{stem}trang-{number}.html"
