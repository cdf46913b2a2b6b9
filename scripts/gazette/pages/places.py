"""Pages of places: provinces as of the day of issue, provinces of today, districts.

A document belongs to the place as it was on its day; readers look for it under old and new names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.crumbs import folder_crumbs, folder_name
from gazette.pages.facts import Fact
from gazette.pages.labels import label, labels
from gazette.pages.listing import ListPage, Row, Table, by_year, crumbs_under, list_pages
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name, district_name, province_name
from gazette.records.address import UNKNOWN
from gazette.text.collation import sort_key
from gazette.text.dates import short_date
from gazette.vocabulary import Province, ProvinceToday, vocabulary


def place_pages(corpus: Corpus) -> list[Page]:
    """Return the pages of all provinces then and now, and of the districts that have documents."""
    provinces = provinces_with(corpus)
    return [
        _province_index(provinces),
        *_province_pages(provinces),
        _today_index(provinces),
        *_today_pages(provinces),
        *_folder_pages(corpus),
    ]


def province_rows(provinces: dict[str, list[Entry]]) -> tuple[Row, ...]:
    """Return a row for every province that has documents: its districts, its name of today."""
    return tuple(_province_row(key, provinces[key]) for key in sorted(provinces, key=_by_name))


def today_rows(provinces: dict[str, list[Entry]], *, only_held: bool = True) -> tuple[Row, ...]:
    """Return a row for every province of today: what went into it, how many documents."""
    units = sorted(vocabulary().provinces_today.values(), key=lambda unit: sort_key(unit.name))
    rows = [(unit, _entries_of(unit, provinces)) for unit in units]
    return tuple(
        Row(
            Link(unit.name, addresses.province_today_address(unit.key)),
            tuple(_province_links(unit)),
            count_name(entries),
        )
        for unit, entries in rows
        if entries or not only_held
    )


def provinces_with(corpus: Corpus) -> dict[str, list[Entry]]:
    """Return the entries of each province that has any; the unknown province is `khong-ro`."""
    groups = corpus.grouped(lambda entry: [_province_of(entry)])
    return {key: entries for key, entries in groups.items() if key is not None}


def _province_of(entry: Entry) -> str | None:
    """The province that an entry stands under; None for documents of the centre."""
    return entry.folder[0] if len(entry.folder) > 1 else None


def _by_name(key: str) -> tuple[bool, object]:
    return key == UNKNOWN, sort_key(province_name(key).split(" ", 1)[-1])


def _province_row(key: str, entries: list[Entry]) -> Row:
    province = vocabulary().provinces.get(key)
    name = province.name if province else labels().place.unknown_province
    notes = tuple(_districts(entries))
    if province:
        today = vocabulary().provinces_today[province.today]
        now = label("place", "now_is", name=today.name)
        notes += (Link(now, addresses.province_today_address(today.key)),)
    return Row(Link(name, addresses.province_address(key)), notes, count_name(entries))


def _districts(entries: Iterable[Entry]) -> list[Link]:
    """Link each district among the entries, sorted as Vietnamese sort."""
    links = {
        Link(folder_name(entry.directive), addresses.folder_address(entry.directive))
        for entry in entries
    }
    return sorted(links, key=lambda link: sort_key(link.text.split(" ", 1)[-1]))


def _province_index(provinces: dict[str, list[Entry]]) -> Page:
    words = labels().place
    rows = tuple(
        _province_row(key, provinces.get(key, []))
        for key in sorted({*vocabulary().provinces, *provinces}, key=_by_name)
    )
    table = Table(words.index, (words.then, words.districts, labels().list.number), rows)
    return Page(
        address=addresses.PROVINCES,
        template="list.html",
        title=words.index,
        description=words.index_lead,
        section="places",
        crumbs=crumbs_under(title=labels().site.places),
        data=ListPage(lead=words.index_lead, tables=(table,)),
    )


def _province_pages(provinces: dict[str, list[Entry]]) -> list[Page]:
    pages = []
    for key in (*vocabulary().provinces, *({UNKNOWN} & provinces.keys())):
        province, entries = vocabulary().provinces.get(key), provinces.get(key, [])
        title = capitalised(province_name(key))
        page = Page(
            address=addresses.province_address(key),
            template="list.html",
            title=title,
            description=_province_lead(province),
            section="places",
            crumbs=crumbs_under(_index_link(), title=title),
            data=ListPage(
                lead=_province_lead(province),
                tables=_district_tables(entries),
                facts=_province_facts(province, entries),
                facts_title=labels().place.facts,
            ),
        )
        pages += list_pages(page, entries, by_year)
    return pages


def _province_lead(province: Province | None) -> str:
    if province is None:
        return labels().place.unknown_province_lead
    today = vocabulary().provinces_today[province.today]
    name = capitalised(province.full_name)
    if today.formed_from == (province.key,) and today.name == province.name:
        return label("place", "province_same_lead", province=name)
    return label("place", "province_lead", province=name, today=today.full_name)


def _district_tables(entries: list[Entry]) -> tuple[Table, ...]:
    words = labels().place
    rows = []
    for link in _districts(entries):
        own = [e for e in entries if addresses.folder_address(e.directive) == link.address]
        rows.append(Row(link, (), count_name(own)))
    table = Table(words.districts, (words.district, None, labels().list.number), tuple(rows))
    return (table,) if rows else ()


def _province_facts(province: Province | None, entries: list[Entry]) -> tuple[Fact, ...]:
    if province is None:
        return ()
    words = labels().place
    today = vocabulary().provinces_today[province.today]
    now = Link(capitalised(today.full_name), addresses.province_today_address(today.key))
    return (
        Fact(words.code, (Link(province.code),)),
        Fact(words.now, (now,)),
        Fact(labels().list.number, (Link(count_name(entries)),)),
    )


def _today_index(provinces: dict[str, list[Entry]]) -> Page:
    words = labels().place
    rows = today_rows(provinces, only_held=False)
    table = Table(words.today_index, (words.now, words.formed_from, labels().list.number), rows)
    return Page(
        address=addresses.PROVINCES_TODAY,
        template="list.html",
        title=words.today_index,
        description=words.today_index_lead,
        section="places",
        crumbs=crumbs_under(_index_link(), title=words.today_index),
        data=ListPage(lead=words.today_index_lead, tables=(table,)),
    )


def _today_pages(provinces: dict[str, list[Entry]]) -> list[Page]:
    words = labels().place
    pages = []
    for unit in vocabulary().provinces_today.values():
        entries = _entries_of(unit, provinces)
        rows = tuple(
            _province_row(key, provinces.get(key, []))
            for key in sorted(unit.formed_from, key=_by_name)
        )
        table = Table(words.formed_from, (words.then, words.districts, labels().list.number), rows)
        title = capitalised(unit.full_name)
        lead = _today_lead(unit)
        page = Page(
            address=addresses.province_today_address(unit.key),
            template="list.html",
            title=title,
            description=lead,
            section="places",
            crumbs=crumbs_under(
                _index_link(), Link(words.today_index, addresses.PROVINCES_TODAY), title=title
            ),
            data=ListPage(lead=lead, tables=(table,)),
        )
        pages += list_pages(page, entries, by_year)
    return pages


def _today_lead(unit: ProvinceToday) -> str:
    name = capitalised(unit.full_name)
    if len(unit.formed_from) == 1:
        return label("place", "today_same_lead", name=name)
    parts = ", ".join(link.text for link in _province_links(unit))
    return label("place", "today_lead", name=name, parts=parts)


def _entries_of(unit: ProvinceToday, provinces: dict[str, list[Entry]]) -> list[Entry]:
    """Return the entries of all provinces that went into one of today, newest first."""
    own = [entry for key in unit.formed_from for entry in provinces.get(key, [])]
    return sorted(own, key=lambda entry: entry.order)


def _province_links(unit: ProvinceToday) -> list[Link]:
    units = (vocabulary().provinces[key] for key in unit.formed_from)
    ordered = sorted(units, key=lambda province: sort_key(province.name))
    return [Link(unit.name, addresses.province_address(unit.key)) for unit in ordered]


def _folder_pages(corpus: Corpus) -> list[Page]:
    """Return the pages of districts, and of the levels above the district."""
    pages = []
    for entries in corpus.grouped(lambda entry: [entry.folder]).values():
        directive = entries[0].directive
        title = folder_name(directive)
        lead, facts = _folder_words(entries)
        page = Page(
            address=addresses.folder_address(directive),
            template="list.html",
            title=title,
            description=lead,
            section="places",
            crumbs=crumbs_under(_index_link(), *folder_crumbs(directive)[:-1], title=title),
            data=ListPage(lead=lead, facts=facts, facts_title=labels().place.facts),
        )
        pages += list_pages(page, entries, by_year)
    return pages


def _folder_words(entries: list[Entry]) -> tuple[str, tuple[Fact, ...]]:
    """Return the lead and the facts of a district; of a level above there is little to say."""
    words, directive = labels().place, entries[0].directive
    province = vocabulary().provinces.get(directive.province or "")
    if province is None or entries[0].folder[-1] == "cap-tinh":
        return capitalised(province_name(directive.province)) if province else "", ()
    today = vocabulary().provinces_today[province.today]
    then = Link(
        f"{capitalised(province.full_name)} ({province.code})",
        addresses.province_address(province.key),
    )
    now = Link(capitalised(today.full_name), addresses.province_today_address(today.key))
    facts = (
        Fact(words.then, (then,)),
        Fact(words.now, (now,)),
        Fact(labels().list.number, (Link(count_name(entries)),)),
    )
    unit = vocabulary().districts.get((province.key, directive.district or ""))
    if unit is None:
        return words.unknown_lead, facts
    lead = label(
        "place",
        "district_lead",
        district=capitalised(district_name(province.key, unit.key)),
        province=province.full_name,
        today=today.full_name,
    )
    ended = words.ended_value
    if unit.until:
        ended = label("place", "no_longer", date=short_date(dt.date.fromisoformat(unit.until)))
    own = (Fact(words.code, (Link(unit.code),)), Fact(words.ended, (Link(ended),)))
    return lead, own + facts


def _index_link() -> Link:
    return Link(labels().site.places, addresses.PROVINCES)
