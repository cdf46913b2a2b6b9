"""Pages of the provinces of today: what went into each, and the documents of all its parts."""

from __future__ import annotations

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.crumbs import places_crumb
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.model import DocumentsPage, IndexPage, Row, Table
from gazette.pages.lists.paging import by_year, document_pages, list_page
from gazette.pages.lists.provinces import by_name, province_row
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name
from gazette.text.collation import sort_key
from gazette.vocabulary import ProvinceToday, vocabulary


def province_today_pages(findings: Findings) -> list[Page]:
    """Return the index of the provinces of today and the page of each."""
    provinces = findings.provinces
    units = vocabulary().provinces_today.values()
    return [_index(provinces), *(page for unit in units for page in _pages(unit, provinces))]


def today_rows(provinces: dict[str, list[Entry]]) -> tuple[Row, ...]:
    """Return a row for every province of today that has documents: what went into it."""
    rows = [(unit, _entries_of(unit, provinces)) for unit in _units()]
    return tuple(
        Row(
            Link(unit.name, addresses.province_today_address(unit.key)),
            tuple(_province_links(unit)),
            count_name(entries),
        )
        for unit, entries in rows
        if entries
    )


def _index(provinces: dict[str, list[Entry]]) -> Page:
    words = labels().place
    rows = today_rows(provinces)
    held = {row.link.address for row in rows}
    others = (Link(unit.name, addresses.province_today_address(unit.key)) for unit in _units())
    table = Table(words.today_index, (words.now, words.formed_from, labels().list.number), rows)
    return list_page(
        addresses.PROVINCES_TODAY,
        IndexPage(
            lead=words.today_index_lead,
            see=Link(words.see_then, addresses.PROVINCES),
            tables=(table,),
            others=tuple(link for link in others if link.address not in held),
        ),
        title=words.today_index,
        section="places",
        above=(places_crumb(),),
    )


def _pages(unit: ProvinceToday, provinces: dict[str, list[Entry]]) -> list[Page]:
    words, entries = labels().place, _entries_of(unit, provinces)
    rows = tuple(
        province_row(key, provinces.get(key, []), shows_today=False)
        for key in sorted(unit.formed_from, key=by_name)
    )
    table = Table(words.formed_from, (words.then, words.districts, labels().list.number), rows)
    page = list_page(
        addresses.province_today_address(unit.key),
        DocumentsPage(lead=_lead(unit), table=table),
        title=label("place", "today_title", name=capitalised(unit.full_name)),
        section="places",
        above=(places_crumb(), Link(words.today_index, addresses.PROVINCES_TODAY)),
    )
    return document_pages(page, entries, by_year)


def _lead(unit: ProvinceToday) -> str:
    name = capitalised(unit.full_name)
    if len(unit.formed_from) == 1:
        return label("place", "today_same_lead", name=name)
    parts = ", ".join(link.text for link in _province_links(unit))
    return label("place", "today_lead", name=name, parts=parts)


def _units() -> list[ProvinceToday]:
    return sorted(vocabulary().provinces_today.values(), key=lambda unit: sort_key(unit.name))


def _entries_of(unit: ProvinceToday, provinces: dict[str, list[Entry]]) -> list[Entry]:
    """Return the entries of all provinces that went into one of today, newest first."""
    own = [entry for key in unit.formed_from for entry in provinces.get(key, [])]
    return sorted(own, key=lambda entry: entry.order)


def _province_links(unit: ProvinceToday) -> list[Link]:
    units = (vocabulary().provinces[key] for key in unit.formed_from)
    ordered = sorted(units, key=lambda province: sort_key(province.name))
    return [Link(unit.full_name, addresses.province_address(unit.key)) for unit in ordered]
