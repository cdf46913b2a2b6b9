"""Pages of the provinces as of the day of issue, and of the provinces of today.

A document belongs to its place as of its day, but readers look for it under old and new names.
Every province has a page, with documents or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.crumbs import folder_link
from gazette.pages.labels import label, labels
from gazette.pages.lists.districts import (
    district_links,
    districts_of,
    in_time,
    today_fact,
    today_of,
)
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import documents_table
from gazette.pages.lists.model import DocumentsPage, FactBox, IndexPage, IndexRow
from gazette.pages.lists.paging import ListHead, Part, document_pages, index_page, list_pages
from gazette.pages.model import Fact, Link, PageTarget
from gazette.pages.names import capitalised, count_name, documents_counted, province_name
from gazette.text.collation import SortKey, sort_key
from gazette.vocabulary import Province, ProvinceToday, vocabulary
from gazette.vocabulary.office import CENTRAL, UNKNOWN, Office

ByProvince = dict[str, list[Entry]]


def province_pages(findings: Findings) -> Iterator[PageTarget]:
    """Yield the index of the provinces and the page of each, then those of today."""
    words, provinces, inputs = labels().place, findings.provinces, findings.outlines
    keys = (*vocabulary().provinces, *({UNKNOWN} & provinces.keys()))
    lead = words.index_lead
    yield index_page("places", words.index, lambda: _index(findings), inputs, description=lead)
    for key in keys:
        yield from _pages(key, provinces.get(key, []))
    head = ListHead("places", addresses.PROVINCES_TODAY, words.today_index)
    yield from list_pages(head, [Part(lambda: _today_index(provinces), inputs)])
    for today in vocabulary().provinces_today.values():
        yield from _today_pages(today, provinces)


def by_name(key: str) -> tuple[bool, bool, SortKey]:
    """Order province keys by name; the centre and then the unknown come last."""
    province = vocabulary().provinces.get(key)
    return key == UNKNOWN, key == CENTRAL, sort_key(province.name if province else "")


def province_title(key: str) -> str:
    """As in "Tỉnh Vĩnh Phúc", "Trung ương"."""
    return labels().place.central if key == CENTRAL else capitalised(province_name(key))


# ---------- as of the day of issue ----------


def province_rows(provinces: ByProvince) -> tuple[IndexRow, ...]:
    """Return a row for every province that has documents: its districts, its name of today."""
    return tuple(_row(key, provinces[key]) for key in sorted(provinces, key=by_name))


def _row(key: str, entries: list[Entry], *, shows_today: bool = True) -> IndexRow:
    province = vocabulary().provinces.get(key)
    name = province.name if province else capitalised(labels().place.unknown_province)
    below = None
    if province and shows_today:
        today = today_of(province)
        below = _today_link(today, label("place", "now_is", name=today.full_name))
    link = Link(name, addresses.province_address(key))
    return IndexRow(link, district_links(entries), documents_counted(entries), below)


def _index(findings: Findings) -> IndexPage:
    words, provinces = labels().place, findings.provinces
    rows = province_rows(provinces)
    if central := [entry for entry in findings.corpus.entries if entry.folder == (CENTRAL,)]:
        rows += (IndexRow(folder_link(Office(level="centre")), (), documents_counted(central)),)
    table = documents_table(words.index, words.then, words.districts, rows)
    others = (
        Link(vocabulary().provinces[key].name, addresses.province_address(key))
        for key in sorted(vocabulary().provinces.keys() - provinces.keys(), key=by_name)
    )
    return IndexPage(
        lead=words.index_lead,
        see=Link(words.see_today, addresses.PROVINCES_TODAY),
        tables=(table,),
        tilemap=findings.tilemap,
        others=tuple(others),
    )


def _pages(key: str, entries: list[Entry]) -> list[PageTarget]:
    """Return the pages of a province, with the documents that it has."""
    province, words = vocabulary().provinces.get(key), labels().place
    lead = _lead(province) if province else words.unknown_province_lead
    around = DocumentsPage(lead=lead)

    def first() -> DocumentsPage:
        rows = [IndexRow(link, (), documents_counted(own)) for link, own in districts_of(entries)]
        table = documents_table(words.districts, words.district, None, rows)
        return replace(
            around,
            see=_see_today(province) if province else None,
            table=table if rows else None,
            box=_facts(province, entries) if province else None,
            instead=(
                Link(words.contribute, addresses.CONTRIBUTE),
                Link(words.index, addresses.PROVINCES),
            ),
        )

    title, has_feed = province_title(key), bool(entries)
    head = ListHead("places", addresses.province_address(key), title, has_feed=has_feed)
    return _listed_if_any(document_pages(head, around, entries, first=first), entries)


def _listed_if_any(pages: list[PageTarget], entries: list[Entry]) -> list[PageTarget]:
    """Keep the page of a province without documents from the sitemap."""
    return pages if entries else [replace(page, is_listed=False) for page in pages]


def _lead(province: Province) -> str:
    today, name = today_of(province), capitalised(province.full_name)
    if today.formed_from == (province.key,):
        if province.changed:
            return label("place", "province_renamed_lead", **in_time(province))
        return label("place", "province_same_lead", province=name)
    parts = ", ".join(unit.full_name for unit in _merged_into(today))
    return label("place", "province_lead", province=name, today=today.full_name, parts=parts)


def _see_today(province: Province) -> Link | None:
    """Link to the province of today, where that holds more than this one."""
    today = today_of(province)
    if len(today.formed_from) == 1:
        return None
    return _today_link(today, label("place", "see_one_today", name=today.full_name))


def _facts(province: Province, entries: list[Entry]) -> FactBox:
    code = Fact(labels().place.code, (Link(province.code),))
    number = Fact(labels().list.number, (Link(count_name(entries)),))
    return FactBox(labels().place.facts, (code, today_fact(province), number))


# ---------- today ----------


def today_rows(provinces: ByProvince) -> tuple[IndexRow, ...]:
    """Return a row for every province of today that has documents: what was merged into it."""
    return tuple(
        IndexRow(_today_link(unit, unit.name), _links_of(unit), documents_counted(entries))
        for unit in _units_today()
        if (entries := entries_today(unit, provinces))
    )


def _today_index(provinces: ByProvince) -> IndexPage:
    words = labels().place
    rows = today_rows(provinces)
    links = (_today_link(unit, unit.name) for unit in _units_today())
    held = {row.link for row in rows}
    table = documents_table(words.today_index, words.now, words.formed_from, rows)
    return IndexPage(
        lead=words.today_index_lead,
        see=Link(words.see_then, addresses.PROVINCES),
        tables=(table,),
        others=tuple(link for link in links if link not in held),
    )


def _today_pages(unit: ProvinceToday, provinces: ByProvince) -> list[PageTarget]:
    words, name = labels().place, capitalised(unit.full_name)
    links = _links_of(unit)
    form = "today_same_lead" if len(links) == 1 else "today_lead"
    lead = label("place", form, name=name, parts=", ".join(link.text for link in links))
    around = DocumentsPage(lead=lead)

    def first() -> DocumentsPage:
        rows = (
            _row(part.key, provinces.get(part.key, []), shows_today=False)
            for part in _merged_into(unit)
        )
        table = documents_table(words.formed_from, words.then, words.districts, rows)
        return replace(around, table=table)

    head = ListHead(
        "places",
        addresses.province_today_address(unit.key),
        title=label("place", "today_title", name=name),
        above=(Link(words.today_index, addresses.PROVINCES_TODAY),),
    )
    entries = entries_today(unit, provinces)
    return _listed_if_any(document_pages(head, around, entries, first=first), entries)


def _units_today() -> list[ProvinceToday]:
    return sorted(vocabulary().provinces_today.values(), key=lambda unit: sort_key(unit.name))


def _today_link(unit: ProvinceToday, name: str) -> Link:
    return Link(name, addresses.province_today_address(unit.key))


def entries_today(unit: ProvinceToday, provinces: ByProvince) -> list[Entry]:
    """Return the entries of all provinces that were merged into one of today, newest first."""
    own = [entry for key in unit.formed_from for entry in provinces.get(key, [])]
    return sorted(own, key=lambda entry: entry.order)


def _merged_into(unit: ProvinceToday) -> list[Province]:
    """Return the provinces that were merged into one of today, in the order of their names."""
    return [vocabulary().provinces[key] for key in sorted(unit.formed_from, key=by_name)]


def _links_of(unit: ProvinceToday) -> tuple[Link, ...]:
    return tuple(
        Link(part.full_name, addresses.province_address(part.key)) for part in _merged_into(unit)
    )
