"""Pages of lists: their crumbs, their lines under headings, and how long lists are split.

A list goes on at `trang-2.html` and so on. The anchors of an index of names all stand on its first
page, however long the index is, so that `index.html#song-lo` is a permanent address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, repeat, zip_longest
from typing import NamedTuple, TypeVar

from gazette.corpus import Entry
from gazette.pages.crumbs import crumbs_under, section_link
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import item_of, year_of
from gazette.pages.lists.model import (
    Beside,
    DocumentsPage,
    Group,
    GroupedList,
    IndexPage,
    IndexRow,
    ListData,
    NamesPage,
    Pager,
)
from gazette.pages.model import Link, Page
from gazette.pages.names import last_revised

PAGE_SIZE = 50
"""The number of documents on a page of a list."""
INDEX_SIZE = 200
"""The number of rows on a page of an index."""
LINES = 400
"""The number of rows on a page of names, each with a few documents: 30 to 40 kB compressed."""
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
    section: str,
    address: str,
    data: ListData,
    *,
    title: str,
    heading: str | None = None,
    description: str | None = None,
    above: tuple[Link, ...] = (),
    crumb: str | None = None,
    revised: dt.date | None = None,
) -> Page:
    """Return the page of a list; `above` are the crumbs between its section and itself.

    Unless given, its description is its lead, and its crumb is its heading or title.
    """
    index = section_link(section)
    crumbs = crumbs_under(index, *above, title=crumb or heading or title)
    return Page(
        address=address,
        template=data.template,
        title=title,
        data=data,
        heading=heading,
        description=data.lead if description is None else description,
        section=section,
        crumbs=crumbs if address != index.address else crumbs_under(title=index.text),
        revised=revised,
    )


def data_of(page: Page, kind: type[Data]) -> Data:
    assert isinstance(page.data, kind)  # noqa: S101 (the caller made the page)
    return page.data


# ---------- lists under headings ----------


def by_year(entry: Entry, section: str = "list") -> Heading:
    """Return the year of a document, in the words of a section of labels; no year comes last."""
    year = year_of(entry)
    if year is None:
        return Heading(0, label(section, "no_year"), "nam-khong-ro")
    return Heading(-int(year), label(section, "year", year=year), f"nam-{year}")


def document_pages(
    page: Page, entries: Sequence[Entry], heading: Callable[[Entry], Heading] = by_year
) -> list[Page]:
    """Return the pages of a list of documents, newest first."""
    data = data_of(page, DocumentsPage)
    page = replace(page, revised=page.revised or last_revised(entries))
    further = DocumentsPage(lead=data.lead, months=data.months)
    parts = split(in_order(entries, heading), PAGE_SIZE)
    return list_pages(page, parts, heading, item_of, further=further, newest_first=True)


def list_pages(  # noqa: PLR0913 (the last two by name)
    page: Page,
    parts: Iterable[Sequence[Thing]],
    heading: Callable[[Thing], Heading],
    line: Callable[[Thing], Line],
    *,
    further: GroupedList[Line] | None = None,
    newest_first: bool = False,
) -> list[Page]:
    """Return a page for each part of a list that is in the order of its headings.

    Pages after the first show `further` around their lines; by default the same as the first.
    """
    first = data_of(page, GroupedList)
    around = chain([first], repeat(further or first))
    filled = [
        replace(data, groups=_grouped(part, heading, line))
        for part, data in zip(parts, around, strict=False)
    ]
    return _numbered(page, filled or [first], newest_first=newest_first)


def beside(links: Sequence[Link], at: int) -> tuple[Beside, ...]:
    """Return the links before and after one of several, which are in order of time."""
    words = labels().list
    return (
        *(Beside(words.before, link) for link in links[max(at - 1, 0) : at]),
        *(Beside(words.after, link) for link in links[at + 1 : at + 2]),
    )


def in_order(things: Iterable[Thing], heading: Callable[[Thing], Heading]) -> list[Thing]:
    return sorted(things, key=lambda thing: heading(thing).rank)


def split(whole: Sequence[Thing], size: int) -> list[Sequence[Thing]]:
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def _grouped(
    things: Iterable[Thing], heading: Callable[[Thing], Heading], line: Callable[[Thing], Line]
) -> tuple[Group[Line], ...]:
    runs = groupby(things, key=lambda thing: heading(thing)[1:])
    return tuple(Group(title, id_, tuple(map(line, run))) for (title, id_), run in runs)


# ---------- indexes ----------


def index_pages(page: Page) -> list[Page]:
    """Return the pages of an index of one table."""
    data = data_of(page, IndexPage)
    (table,) = data.tables
    parts = [
        replace(data, tables=(replace(table, rows=tuple(rows)),))
        for rows in split(table.rows, INDEX_SIZE)
    ]
    return _numbered(page, parts or [data])


def names_pages(page: Page) -> list[Page]:
    """Return the pages of an index of names, with all anchors on the first.

    Where there are too many rows for one page, the first holds only the names, each with its anchor
    and a link to its row on a further page, or to the page of its own.
    """
    data = data_of(page, NamesPage)
    table = data.table
    if table is None or len(table.rows) <= LINES:
        return [page]
    parts = split(table.rows, LINES)
    names = (name for n, rows in enumerate(parts, 2) for name in _names(rows, _at(page, n)))
    further = [NamesPage(lead=data.lead, table=replace(table, rows=tuple(rows))) for rows in parts]
    return _numbered(page, [replace(data, table=None, names=tuple(names)), *further])


def _names(rows: Sequence[IndexRow], address: str) -> Iterator[IndexRow]:
    """Yield only the names of the rows at `address`; those without an anchor share the last one."""
    for row, below in zip_longest(rows, rows[1:]):
        is_alone = below is None or below.id is not None
        if row.id:
            own_page = row.link.address if is_alone else None
            link = Link(row.link.text, own_page or f"{address}#{row.id}")
            yield IndexRow(link, (), row.count, id=row.id)


# ---------- pages of one list ----------


def _numbered(page: Page, parts: Sequence[ListData], *, newest_first: bool = False) -> list[Page]:
    """Return a page for each part, with links to the pages before and after it."""
    if len(parts) == 1:
        return [replace(page, data=parts[0])]
    words, pages, count = labels().list, [], len(parts)
    back, onward = (
        (words.newer, words.older) if newest_first else (words.page_before, words.page_after)
    )
    for n, part in enumerate(parts, 1):
        numbering = label("list", "page", page=n, pages=count)
        before = Link(back, _at(page, n - 1)) if n > 1 else None
        after = Link(onward, _at(page, n + 1)) if n < count else None
        data = replace(part, pager=Pager(numbering, before, after))
        title = f"{page.title} ({numbering})" if n > 1 else page.title
        shown = replace(page, address=_at(page, n), title=title, data=data)
        pages.append(replace(shown, template=data.template))
    return pages


def _at(page: Page, number: int) -> str:
    """As in `chu-de/tiem-chung/trang-2.html`, or `15-ct-ttg-trang-2.html` beside another's."""
    if number == 1:
        return page.address
    stem = page.address.removesuffix("index.html").replace(".html", "-")
    return f"{stem}trang-{number}.html"
