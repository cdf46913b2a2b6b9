"""Pages of lists: their crumbs, their lines under headings, and how long lists are split.

A list goes on at `trang-2.html` and so on. The anchors of an index of names all stand on its first
page, however long the index is, so that `index.html#song-lo` is a permanent address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, repeat
from typing import NamedTuple, TypeVar

from gazette.corpus import Entry
from gazette.pages.addresses import SECTIONS, part_address
from gazette.pages.crumbs import crumbs_under, section_link
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import item_of, year_of
from gazette.pages.lists.model import (
    DocumentsPage,
    Group,
    GroupedList,
    IndexPage,
    IndexRow,
    ListData,
    NamesPage,
    Pager,
)
from gazette.pages.model import Link, Neighbour, Page
from gazette.pages.names import last_revised

PAGE_SIZE = 50
"""The number of documents on a page of a list."""
INDEX_SIZE = 200
"""The number of rows on a page of an index."""
LINES = 400
"""The number of rows on a page of names, each with a few documents: 30 to 40 kB compressed."""
Thing = TypeVar("Thing")
Line = TypeVar("Line")


class Heading(NamedTuple):
    """What a document or a task stands under; lower ranks come first."""

    rank: int
    title: str
    id: str


@dataclass(frozen=True)
class ListHead:
    """Where a list stands, and what the head of its pages says."""

    section: str
    address: str
    title: str
    heading: str | None = None
    description: str | None = None
    """The lead, unless given."""
    above: tuple[Link, ...] = ()
    """The crumbs between its section and itself."""
    crumb: str | None = None
    """Its own crumb; the heading or title, unless given."""
    revised: dt.date | None = None

    @property
    def crumbs(self) -> tuple[Link, ...]:
        index = section_link(self.section)
        if self.address == index.address:
            return crumbs_under(title=index.text)
        return crumbs_under(index, *self.above, title=self.crumb or self.heading or self.title)


# ---------- lists under headings ----------


def by_year(entry: Entry, section: str = "list") -> Heading:
    """Return the year of a document, in the words of a section of labels; no year comes last."""
    year = year_of(entry)
    if year is None:
        return Heading(0, label(section, "no_year"), "nam-khong-ro")
    return Heading(-int(year), label(section, "year", year=year), f"nam-{year}")


def document_pages(
    head: ListHead,
    data: DocumentsPage,
    entries: Sequence[Entry],
    under: Callable[[Entry], Heading] = by_year,
) -> list[Page]:
    """Return the pages of a list of documents, newest first."""
    head = replace(head, revised=head.revised or last_revised(entries))
    further = DocumentsPage(lead=data.lead, months=data.months)
    parts = split(in_order(entries, under), PAGE_SIZE)
    return grouped_pages(head, data, parts, under, item_of, further=further, newest_first=True)


def grouped_pages(  # noqa: PLR0913 (the last two by name)
    head: ListHead,
    data: GroupedList[Line],
    parts: Iterable[Sequence[Thing]],
    under: Callable[[Thing], Heading],
    line: Callable[[Thing], Line],
    *,
    further: GroupedList[Line] | None = None,
    newest_first: bool = False,
) -> list[Page]:
    """Return a page for each part of a list that is in the order of its headings.

    Pages after the first show `further` around their lines; by default the same as the first.
    """
    around = chain([data], repeat(further or data))
    filled = [
        replace(frame, groups=_grouped(part, under, line))
        for part, frame in zip(parts, around, strict=False)
    ]
    return list_pages(head, filled or [data], newest_first=newest_first)


def neighbours(links: Sequence[Link], at: int) -> tuple[Neighbour, ...]:
    """Return the links before and after one of several, which are in order of time."""
    words = labels().list
    return (
        *(Neighbour("previous", words.before, link) for link in links[max(at - 1, 0) : at]),
        *(Neighbour("next", words.after, link) for link in links[at + 1 : at + 2]),
    )


def in_order(things: Iterable[Thing], under: Callable[[Thing], Heading]) -> list[Thing]:
    return sorted(things, key=lambda thing: under(thing).rank)


def split(whole: Sequence[Thing], size: int) -> list[Sequence[Thing]]:
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def _grouped(
    things: Iterable[Thing], under: Callable[[Thing], Heading], line: Callable[[Thing], Line]
) -> tuple[Group[Line], ...]:
    runs = groupby(things, key=lambda thing: under(thing)[1:])
    return tuple(Group(title, id_, tuple(map(line, run))) for (title, id_), run in runs)


# ---------- indexes ----------


def index_pages(
    section: str,
    title: str,
    data: IndexPage,
    *,
    description: str | None = None,
    revised: dt.date | None = None,
) -> list[Page]:
    """Return the pages of the index of a section; an index of several tables is not split."""
    address = SECTIONS[section]
    head = ListHead(section, address, title, description=description, revised=revised)
    table, *others = data.tables
    parts = [] if others else split(table.rows, INDEX_SIZE)
    filled = [replace(data, tables=(replace(table, rows=tuple(rows)),)) for rows in parts]
    return list_pages(head, filled or [data])


def names_pages(head: ListHead, data: NamesPage) -> list[Page]:
    """Return the pages of an index of names, with all anchors on the first.

    Where there are too many rows for one page, the first holds only the names, each with its anchor
    and a link to its row on a further page, or to the page of its own.
    """
    table = data.table
    if table is None or len(table.rows) <= LINES:
        return list_pages(head, [data])
    parts = split(table.rows, LINES)
    names = (
        name
        for n, rows in enumerate(parts, 2)
        for name in _names(rows, part_address(head.address, n))
    )
    further = [NamesPage(lead=data.lead, table=replace(table, rows=tuple(rows))) for rows in parts]
    return list_pages(head, [replace(data, table=None, names=tuple(names)), *further])


def _names(rows: Sequence[IndexRow], address: str) -> Iterator[IndexRow]:
    """Yield only the names of the rows at `address`, each with its anchors."""
    for row in rows:
        link = Link(row.link.text, row.link.address or f"{address}#{row.id}")
        yield IndexRow(link, (), row.count, id=row.id, group_id=row.group_id)


# ---------- pages of one list ----------


def list_pages(
    head: ListHead, parts: Sequence[ListData], *, newest_first: bool = False
) -> list[Page]:
    """Return a page for each part of a list, with links to the pages before and after it."""
    words = labels().list
    ways = (words.newer, words.older) if newest_first else (words.page_before, words.page_after)
    return [
        _page(head, n, replace(part, pager=_pager(head.address, n, len(parts), ways)))
        for n, part in enumerate(parts, 1)
    ]


def _pager(address: str, number: int, count: int, ways: tuple[str, str]) -> Pager | None:
    """Return the links around a page, in the words of `ways`; None for the only page of a list."""
    if count == 1:
        return None
    back, onward = ways
    return Pager(
        label("list", "page", page=number, pages=count),
        Link(back, part_address(address, number - 1)) if number > 1 else None,
        Link(onward, part_address(address, number + 1)) if number < count else None,
    )


def _page(head: ListHead, number: int, data: ListData) -> Page:
    numbering = f" ({data.pager.numbering})" if data.pager and number > 1 else ""
    return Page(
        address=part_address(head.address, number),
        template=data.template,
        title=head.title + numbering,
        data=data,
        heading=head.heading,
        description=data.lead if head.description is None else head.description,
        section=head.section,
        crumbs=head.crumbs,
        revised=head.revised,
    )
