"""Pages of lists: their crumbs, their lines under headings, and how long lists are split.

A list goes on at `trang-2.html` and so on. The anchors of an index of names all stand on its first
page, however long the index is, so that `index.html#song-lo` is a permanent address.

A page of a list depends on its head, on what stands around the lines of every page, and on its own
lines. What only the first page shows is made with that page, and may depend on the whole list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby, pairwise
from typing import Generic, NamedTuple, TypeVar

from gazette.corpus import Entry
from gazette.pages.addresses import SECTIONS, feed_address, part_address
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
    Table,
)
from gazette.pages.model import Link, Neighbour, Page, PageTarget
from gazette.pages.names import last_revised

PAGE_SIZE = 50
"""The number of documents on a page of a list."""
INDEX_SIZE = 200
"""The number of rows on a page of an index."""
LINES = 400
"""The number of rows on a page of names, each with a few documents: 30 to 40 kB compressed."""
NEAR = 2
"""The number of pages before and after a page that it links by their numbers."""
Thing = TypeVar("Thing")
Line = TypeVar("Line")
Date = dt.date | None


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
    has_feed: bool = False
    """Whether a feed tells of new documents in it."""

    @property
    def crumbs(self) -> tuple[Link, ...]:
        index = section_link(self.section)
        if self.address == index.address:
            return crumbs_under(title=index.text)
        return crumbs_under(index, *self.above, title=self.crumb or self.heading or self.title)


@dataclass(frozen=True)
class Lines(Generic[Thing, Line]):
    """How things become the lines of a list."""

    make: Callable[[Thing], Line]
    digest: Callable[[Thing], object]
    """Returns what the line of a thing depends on."""

    def inputs(self, things: Iterable[Thing]) -> object:
        return tuple(map(self.digest, things))


# ---------- lists under headings ----------

ITEMS = Lines(item_of, lambda entry: entry.outline)
Under = Callable[[Thing], Heading]


def by_year(entry: Entry, section: str = "list") -> Heading:
    """Return the year of a document, in the words of a section of labels; no year comes last."""
    return _heading_of_year(year_of(entry), section)


@lru_cache(1 << 10)
def _heading_of_year(year: str | None, section: str) -> Heading:
    if year is None:
        return Heading(0, label(section, "no_year"), "nam-khong-ro")
    return Heading(-int(year), label(section, "year", year=year), f"nam-{year}")


def all_together(_: Entry) -> Heading:
    return Heading(0, labels().list.documents, "tai-lieu")


def document_pages(  # noqa: PLR0913 (the last three by name)
    head: ListHead,
    around: DocumentsPage,
    entries: Sequence[Entry],
    under: Under[Entry] = by_year,
    *,
    first: Callable[[], DocumentsPage] | None = None,
    inputs: object = (),
    revised: Date = None,
) -> list[PageTarget]:
    """Return the pages of a list of documents, newest first.

    What its first page shows may depend on the names of all documents, and on `inputs`.
    """
    return grouped_pages(
        head,
        around,
        in_parts(entries, under, PAGE_SIZE),
        under,
        ITEMS,
        first=first,
        inputs=([entry.naming for entry in entries], inputs) if first else (),
        revised=revised or last_revised(entries),
        newest_first=True,
    )


def grouped_pages(  # noqa: PLR0913 (the last four by name)
    head: ListHead,
    around: GroupedList[Line],
    parts: Iterable[Sequence[Thing]],
    under: Under[Thing],
    lines: Lines[Thing, Line],
    *,
    first: Callable[[], GroupedList[Line]] | None = None,
    inputs: object = (),
    revised: Date = None,
    newest_first: bool = False,
) -> list[PageTarget]:
    """Return a page for each part of a list.

    Around its lines each page shows `around`; the first shows what `first` makes from `inputs`.
    """

    def filled(part: Sequence[Thing], frame: Callable[[], GroupedList[Line]]) -> GroupedList[Line]:
        return replace(frame(), groups=_grouped(part, under, lines.make))

    top, *others = list(parts) or [()]
    return list_pages(
        head,
        [
            Part(partial(filled, top, first or (lambda: around)), (lines.inputs(top), inputs)),
            *(Part(partial(filled, one, lambda: around), lines.inputs(one)) for one in others),
        ],
        around,
        revised=revised,
        newest_first=newest_first,
    )


def neighbours(links: Sequence[Link], at: int) -> tuple[Neighbour, ...]:
    """Return the links before and after one of several, which are in order of time."""
    words = labels().list
    return (
        *(Neighbour("previous", words.before, link) for link in links[max(at - 1, 0) : at]),
        *(Neighbour("next", words.after, link) for link in links[at + 1 : at + 2]),
    )


def in_order(things: Iterable[Thing], under: Under[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: under(thing).rank)


def in_parts(things: Sequence[Thing], under: Under[Thing], size: int) -> list[Sequence[Thing]]:
    """Split a list into pages, in the order of its headings."""
    return split(in_order(things, under), size) if len(things) > size else [things]


def split(whole: Sequence[Thing], size: int) -> list[Sequence[Thing]]:
    return [whole[i : i + size] for i in range(0, len(whole), size)]


def _grouped(
    things: Iterable[Thing], under: Under[Thing], line: Callable[[Thing], Line]
) -> tuple[Group[Line], ...]:
    runs = groupby(in_order(things, under), key=lambda thing: under(thing)[1:])
    return tuple(Group(title, id_, tuple(map(line, run))) for (title, id_), run in runs)


# ---------- indexes ----------


def index_page(
    section: str,
    title: str,
    make: Callable[[], IndexPage],
    *inputs: object,
    description: str,
    revised: Date = None,
) -> PageTarget:
    """Return the index of a section, on one page."""
    head = ListHead(section, SECTIONS[section], title, description=description)
    (page,) = list_pages(head, [Part(make, inputs)], revised=revised)
    return page


def rows_pages(
    head: ListHead, data: IndexPage, things: Sequence[Thing], rows: Lines[Thing, IndexRow]
) -> list[PageTarget]:
    """Return the pages of an index with many rows, which fill its only table."""
    (table,) = data.tables

    def filled(part: Sequence[Thing]) -> IndexPage:
        return replace(data, tables=(_with_rows(table, part, rows),))

    parts = split(things, INDEX_SIZE) or [()]
    return list_pages(head, [Part(partial(filled, one), rows.inputs(one)) for one in parts], data)


def names_pages(  # noqa: PLR0913 (the last three by name)
    head: ListHead,
    around: NamesPage,
    things: Sequence[Thing],
    rows: Lines[Thing, IndexRow],
    *,
    first: Callable[[], NamesPage] | None = None,
    inputs: object = (),
    revised: Date = None,
) -> list[PageTarget]:
    """Return the pages of an index of names, with all anchors on the first.

    Where there are too many rows for one page, the first holds only the names, each with its anchor
    and a link to its row on a further page, or to the page of its own.
    """

    def filled(part: Sequence[Thing], frame: NamesPage) -> NamesPage:
        assert around.table  # noqa: S101 (the callers give its columns)
        return replace(frame, table=_with_rows(around.table, part, rows))

    def only_names() -> NamesPage:
        names = (
            name
            for n, part in enumerate(parts, 2)
            for name in _names(map(rows.make, part), part_address(head.address, n))
        )
        return replace(top(), table=None, names=tuple(names))

    top, of_all = first or (lambda: around), (rows.inputs(things), inputs)
    parts = split(things, LINES)
    if len(parts) < 2:  # noqa: PLR2004
        pages = [Part(lambda: filled(things, top()), of_all)]
    else:
        further = (Part(partial(filled, one, around), rows.inputs(one)) for one in parts)
        pages = [Part(only_names, of_all), *further]
    return list_pages(head, pages, around, revised=revised)


def _with_rows(table: Table, things: Iterable[Thing], rows: Lines[Thing, IndexRow]) -> Table:
    return replace(table, rows=tuple(map(rows.make, things)))


def _names(rows: Iterable[IndexRow], address: str) -> Iterator[IndexRow]:
    """Yield only the names of the rows at `address`, each with its anchors."""
    for row in rows:
        link = Link(row.link.text, row.link.address or f"{address}#{row.id}")
        yield replace(row, link=link, notes=(), documents=())


# ---------- pages of one list ----------


class Part(NamedTuple):
    """A page of a list: its data, not made yet, and what they depend on."""

    make: Callable[[], ListData]
    inputs: object = ()


def list_pages(
    head: ListHead,
    parts: Sequence[Part],
    *inputs: object,
    revised: Date = None,
    newest_first: bool = False,
) -> list[PageTarget]:
    """Return a page for each part of a list, with links to the others.

    Every page depends on `inputs`.
    """
    words, count = labels().list, len(parts)
    ways = (words.newer, words.older) if newest_first else (words.page_before, words.page_after)
    return [
        PageTarget.of(
            part_address(head.address, n),
            partial(_page, head, n, part.make, ways, count),
            *(head, ways, count, part.inputs, inputs),
            revised=revised,
        )
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
        tuple(
            Link(str(one), part_address(address, one) if one != number else None) if one else None
            for one in _numbers(number, count)
        ),
    )


def _numbers(number: int, count: int) -> Iterator[int | None]:
    """Yield the pages that a page links: the ends and those near it; None for a gap."""
    shown = [n for n in range(1, count + 1) if n in (1, count) or abs(n - number) <= NEAR]
    for before, one in pairwise((0, *shown)):
        if one == before + 2:
            yield one - 1
        elif one > before + 1:
            yield None
        yield one


def _page(
    head: ListHead, number: int, make: Callable[[], ListData], ways: tuple[str, str], count: int
) -> Page:
    pager = _pager(head.address, number, count, ways)
    data = replace(make(), pager=pager)
    numbering = f" ({pager.numbering})" if pager and number > 1 else ""
    return Page(
        address=part_address(head.address, number),
        template=data.template,
        title=head.title + numbering,
        data=data,
        heading=head.heading,
        description=data.lead if head.description is None else head.description,
        section=head.section,
        crumbs=head.crumbs,
        feed=feed_address(head.address) if head.has_feed else None,
    )
