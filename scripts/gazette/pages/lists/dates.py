"""Pages of time: all years, each year, each month, and what has no known date."""

from __future__ import annotations

from collections import Counter

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings, year_of
from gazette.pages.lists.items import Facets, by_kind, by_province
from gazette.pages.lists.model import (
    Beside,
    DocumentsPage,
    FactBox,
    IndexPage,
    MonthCell,
    Months,
    Row,
    Table,
)
from gazette.pages.lists.paging import all_together, by_month, document_pages, list_page
from gazette.pages.model import Link, Page
from gazette.pages.names import count_name, month_name
from gazette.vocabulary.office import UNKNOWN

YearMonth = tuple[str, str]


def date_pages(findings: Findings) -> list[Page]:
    """Return the index of years, and the page of each year, month and of the unknown."""
    entries, years = findings.corpus.entries, findings.years
    pages = [_index(findings)]
    known = sorted({(y, m) for y, m in map(_year_and_month, entries) if y and m})
    for year, of_year in years.items():
        pages += _year_pages(year, of_year)
        months = {_month(entry) for entry in of_year} - {None}
        for month in sorted(filter(None, months)):
            own = [entry for entry in of_year if _month(entry) == month]
            pages += _month_pages(str(year), month, own, of_year, known)
    return pages


def _month(entry: Entry) -> str | None:
    return entry.directive.date.month if entry.directive.date else None


def _year_and_month(entry: Entry) -> tuple[str | None, str | None]:
    return year_of(entry), _month(entry)


def year_rows(years: dict[str | None, list[Entry]]) -> tuple[Row, ...]:
    """Return a row for every year with links to its months; the unknown comes last."""
    known = sorted((year for year in years if year), reverse=True)
    rows = [
        Row(
            Link(year, addresses.year_address(year)),
            _month_links(year, years[year]),
            count_name(years[year]),
        )
        for year in known
    ]
    if None in years:
        link = Link(labels().date.unknown, addresses.year_address(None))
        rows.append(Row(link, (), count_name(years[None])))
    return tuple(rows)


def _month_links(year: str, entries: list[Entry]) -> tuple[Link, ...]:
    """Link each month that has documents, with its count: "Th. 8 (1)"."""
    counts = Counter(filter(None, map(_month, entries)))
    return tuple(
        Link(
            label("count", "of", name=_short_month(month), count=counts[month]),
            addresses.month_address(year, month),
        )
        for month in sorted(counts)
    )


def _short_month(month: str) -> str:
    return label("date", "month_short", month=int(month))


def _index(findings: Findings) -> Page:
    words = labels().date
    table = Table(
        words.index,
        (words.year, labels().home.month, labels().list.number),
        year_rows(findings.years),
    )
    return list_page(
        addresses.DATES,
        IndexPage(lead=words.index_lead, tables=(table,), timeline=findings.timeline),
        title=words.index,
        section="dates",
        crumb=labels().site.dates,
    )


def _year_pages(year: str | None, entries: list[Entry]) -> list[Page]:
    page = list_page(
        addresses.year_address(year),
        DocumentsPage(
            lead=f"{count_name(entries)}." if year else labels().date.unknown_lead,
            months=_months(year, entries) if year else None,
            box=_parts(entries, {"nam": year or UNKNOWN}),
        ),
        title=label("list", "year", year=year) if year else labels().date.unknown,
        section="dates",
        above=(_index_link(),),
    )
    return document_pages(page, entries, by_month if year else all_together)


def _month_pages(
    year: str, month: str, own: list[Entry], of_year: list[Entry], known: list[YearMonth]
) -> list[Page]:
    title, count = month_name(year, month), count_name(own)
    year_link = Link(label("list", "year", year=year), addresses.year_address(year))
    page = list_page(
        addresses.month_address(year, month),
        DocumentsPage(
            lead=f"{count}.",
            months=_months(year, of_year, here=month),
            box=_parts(own, {"thang": f"{year}-{month}"}),
            beside=_beside((year, month), known),
        ),
        title=title,
        description=f"{title}: {count}.",
        section="dates",
        above=(_index_link(), year_link),
    )
    return document_pages(page, own, all_together)


def _parts(entries: list[Entry], found_by: Facets) -> FactBox:
    """Say of what kinds and provinces documents are."""
    facts = (by_kind(entries, found_by), by_province(entries, found_by))
    return FactBox(labels().list.divided, facts)


def _beside(here: YearMonth, known: list[YearMonth]) -> tuple[Beside, ...]:
    """Lead to the months with documents next before and after one."""
    at = known.index(here)
    around = ((labels().list.before, known[:at][-1:]), (labels().list.after, known[at + 1 :][:1]))
    return tuple(
        Beside(relation, Link(month_name(*month), addresses.month_address(*month)))
        for relation, months in around
        for month in months
    )


def _months(year: str, entries: list[Entry], here: str | None = None) -> Months:
    counts = Counter(_month(entry) for entry in entries)
    cells = []
    for number in range(1, 13):
        month = f"{number:02}"
        address = addresses.month_address(year, month) if counts[month] else None
        cells.append(MonthCell(_short_month(month), address, counts[month], is_here=month == here))
    return Months(label("date", "months", year=year), tuple(cells))


def _index_link() -> Link:
    return Link(labels().site.dates, addresses.DATES)
