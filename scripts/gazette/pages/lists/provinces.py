"""Pages of the provinces as of the day of issue, those without documents too.

A document belongs to the place as it was on its day; readers look for it under old and new names.
"""

from __future__ import annotations

from collections import defaultdict

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.crumbs import bare_folder_name, folder_name, places_crumb
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.model import DocumentsPage, FactBox, IndexPage, Row, Table
from gazette.pages.lists.paging import by_year, document_pages, list_page
from gazette.pages.model import Fact, Link, Page
from gazette.pages.names import capitalised, count_name, province_name
from gazette.text.collation import SortKey, sort_key
from gazette.vocabulary import Province, vocabulary
from gazette.vocabulary.office import CENTRAL, UNKNOWN


def province_pages(findings: Findings) -> list[Page]:
    """Return the index of the provinces and the page of each."""
    central = [entry for entry in findings.corpus.entries if entry.folder == (CENTRAL,)]
    provinces = findings.provinces
    keys = (*vocabulary().provinces, *({UNKNOWN} & provinces.keys()))
    pages = (page for key in keys for page in _pages(key, provinces.get(key, [])))
    return [_index(findings, central), *pages]


def province_rows(provinces: dict[str, list[Entry]]) -> tuple[Row, ...]:
    """Return a row for every province that has documents: its districts, its name of today."""
    return tuple(province_row(key, provinces[key]) for key in sorted(provinces, key=by_name))


def province_row(key: str, entries: list[Entry], *, shows_today: bool = True) -> Row:
    """Return the row of one province, with its districts that have documents."""
    province = vocabulary().provinces.get(key)
    name = province.name if province else capitalised(labels().place.unknown_province)
    below = None
    if province and shows_today:
        today = vocabulary().provinces_today[province.today]
        now = label("place", "now_is", name=today.full_name)
        below = Link(now, addresses.province_today_address(today.key))
    link = Link(name, addresses.province_address(key))
    return Row(link, district_links(entries), count_name(entries), below)


def by_name(key: str) -> tuple[bool, SortKey]:
    """Order province keys by name, the unknown last."""
    province = vocabulary().provinces.get(key)
    return key == UNKNOWN, sort_key(province.name if province else "")


def _by_district(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Group entries by the page of their district, sorted as Vietnamese sort its name."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[addresses.folder_address(entry.directive)].append(entry)
    return dict(
        sorted(groups.items(), key=lambda pair: sort_key(bare_folder_name(pair[1][0].directive)))
    )


def district_links(entries: list[Entry]) -> tuple[Link, ...]:
    """Link each district among the entries, with its count: "Huyện Sông Lô (1)"."""
    return tuple(
        Link(label("count", "of", name=folder_name(own[0].directive), count=len(own)), address)
        for address, own in _by_district(entries).items()
    )


def _index(findings: Findings, central: list[Entry]) -> Page:
    words, provinces = labels().place, findings.provinces
    rows = province_rows(provinces)
    others = sorted(vocabulary().provinces.keys() - provinces.keys(), key=by_name)
    if central:
        link = Link(words.central, addresses.folder_address(central[0].directive))
        rows += (Row(link, (), count_name(central)),)
    table = Table(words.index, (words.then, words.districts, labels().list.number), rows)
    return list_page(
        addresses.PROVINCES,
        IndexPage(
            lead=words.index_lead,
            see=Link(words.see_today, addresses.PROVINCES_TODAY),
            tables=(table,),
            tilemap=findings.tilemap,
            others=tuple(
                Link(vocabulary().provinces[key].name, addresses.province_address(key))
                for key in others
            ),
        ),
        title=words.index,
        section="places",
        crumb=labels().site.places,
    )


def _pages(key: str, entries: list[Entry]) -> list[Page]:
    """Return the pages of a province; `entries` are its documents, if there are any."""
    province, words = vocabulary().provinces.get(key), labels().place
    data = DocumentsPage(
        lead=_lead(province),
        see=_see_today(province),
        table=_district_table(entries),
        box=_facts(province, entries),
        instead=(
            Link(words.contribute, addresses.CONTRIBUTE),
            Link(words.index, addresses.PROVINCES),
        ),
    )
    page = list_page(
        addresses.province_address(key),
        data,
        title=capitalised(province_name(key)),
        section="places",
        above=(places_crumb(),),
    )
    return document_pages(page, entries, by_year)


def _lead(province: Province | None) -> str:
    if province is None:
        return labels().place.unknown_province_lead
    today = vocabulary().provinces_today[province.today]
    name = capitalised(province.full_name)
    if today.formed_from == (province.key,) and today.name == province.name:
        return label("place", "province_same_lead", province=name)
    parts = (
        vocabulary().provinces[key].full_name for key in sorted(today.formed_from, key=by_name)
    )
    return label(
        "place", "province_lead", province=name, today=today.full_name, parts=", ".join(parts)
    )


def _see_today(province: Province | None) -> Link | None:
    """Lead on to the province of today, where that holds more than this one."""
    if province is None:
        return None
    today = vocabulary().provinces_today[province.today]
    if len(today.formed_from) == 1:
        return None
    name = label("place", "see_one_today", name=today.full_name)
    return Link(name, addresses.province_today_address(today.key))


def _district_table(entries: list[Entry]) -> Table | None:
    words = labels().place
    rows = tuple(
        Row(Link(folder_name(own[0].directive), address), (), count_name(own))
        for address, own in _by_district(entries).items()
    )
    columns = (words.district, None, labels().list.number)
    return Table(words.districts, columns, rows) if rows else None


def _facts(province: Province | None, entries: list[Entry]) -> FactBox | None:
    if province is None:
        return None
    words = labels().place
    today = vocabulary().provinces_today[province.today]
    now = Link(capitalised(today.full_name), addresses.province_today_address(today.key))
    facts = (
        Fact(words.code, (Link(province.code),)),
        Fact(words.now, (now,)),
        Fact(labels().list.number, (Link(count_name(entries)),)),
    )
    return FactBox(words.facts, facts)
