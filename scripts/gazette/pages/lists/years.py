"""Pages of time: all years, each year, each month, and documents without a known year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import documents_table, kinds_and_provinces, year_month
from gazette.pages.lists.model import DocumentsPage, IndexPage, IndexRow
from gazette.pages.lists.months import MonthCell, Months, months_of
from gazette.pages.lists.paging import (
    Heading,
    ListHead,
    all_together,
    document_pages,
    index_page,
    neighbours,
)
from gazette.pages.model import Link, Neighbour, PageTarget
from gazette.pages.names import count_name, documents_counted, month_name
from gazette.text.edtf import YearMonth
from gazette.vocabulary.office import UNKNOWN


def date_pages(findings: Findings) -> Iterator[PageTarget]:
    """Yield the index of years, and the page of each year, month and of the unknown."""
    words, months = labels().date, sorted(findings.months)
    make, inputs = lambda: _index(findings), findings.outlines
    yield index_page("dates", words.index, make, inputs, description=words.index_lead)
    links = [Link(month_name(*month), addresses.month_address(*month)) for month in months]
    for year in findings.years:
        yield from _year_pages(findings, year)
        for at, month in enumerate(months):
            if month[0] == year:
                yield from _month_pages(findings, month, neighbours(links, at))


def year_rows(findings: Findings) -> tuple[IndexRow, ...]:
    """Return a row for every year with its months; the unknown comes last."""
    return tuple(
        IndexRow(
            Link(year or labels().date.unknown, addresses.year_address(year)),
            (),
            documents_counted(findings.years[year]),
            months=_months(findings, year) if year else None,
        )
        for year in sorted(findings.years, key=lambda year: year or "", reverse=True)
    )


def month_cells(findings: Findings) -> tuple[MonthCell, ...]:
    """Return a cell for every month that has documents, then one for those of no known month."""
    cells = [
        MonthCell(_short(*month), addresses.month_address(*month), len(entries))
        for month, entries in sorted(findings.months.items())
    ]
    without = len(findings.corpus.entries) - sum(cell.count for cell in cells)
    if without:
        cells.append(MonthCell(labels().list.no_month, addresses.DATES, without))
    return tuple(cells)


def _short(year: str, month: str) -> str:
    return f"{label('date', 'month_short', month=int(month))}/{year}"


def _index(findings: Findings) -> IndexPage:
    words = labels().date
    table = documents_table(words.index, words.year, words.month, year_rows(findings))
    return IndexPage(
        lead=words.index_lead,
        tables=(table,),
        timeline=findings.timeline,
    )


def _year_pages(findings: Findings, year: str | None) -> list[PageTarget]:
    entries = findings.years[year]
    around = DocumentsPage(
        lead=f"{count_name(entries)}." if year else labels().date.unknown_lead,
        months=_months(findings, year) if year else None,
    )

    def first() -> DocumentsPage:
        return replace(around, box=kinds_and_provinces(entries, {"nam": year or UNKNOWN}))

    title = label("list", "year", year=year) if year else labels().date.unknown
    head = ListHead("dates", addresses.year_address(year), title)
    under = _by_month if year else all_together
    return document_pages(head, around, entries, under, first=first)


def _month_pages(
    findings: Findings, month: YearMonth, beside: tuple[Neighbour, ...]
) -> list[PageTarget]:
    entries, (year, _) = findings.months[month], month
    title, count = month_name(*month), count_name(entries)
    around = DocumentsPage(lead=f"{count}.", months=_months(findings, *month))

    def first() -> DocumentsPage:
        box = kinds_and_provinces(entries, {"thang": "-".join(month)})
        return replace(around, box=box, neighbours=beside)

    head = ListHead(
        "dates",
        addresses.month_address(*month),
        title=title,
        description=f"{title}: {count}.",
        above=(Link(label("list", "year", year=year), addresses.year_address(year)),),
    )
    return document_pages(head, around, entries, all_together, first=first, inputs=beside)


def _by_month(entry: Entry) -> Heading:
    """Group by month within a year; what has no month comes last."""
    month = year_month(entry)
    if month is None:
        return Heading(0, labels().list.no_month, "thang-khong-ro")
    return Heading(-int(month[1]), month_name(*month), f"thang-{month[1]}")


def _months(findings: Findings, year: str, here: str | None = None) -> Months:
    counts = {month: len(own) for (of, month), own in findings.months.items() if of == year}
    return months_of(year, counts, lambda month: addresses.month_address(year, month), here)
