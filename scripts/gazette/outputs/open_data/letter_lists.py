"""The lists of letters by place, date, kind and topic, and the indexes of these lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette.corpus import Entry
from gazette.outputs.open_data.data_list import DataList
from gazette.outputs.open_data.list_items import ListItems
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.provinces import ByProvince, entries_today, province_title
from gazette.pages.names import capitalised, folder_title, month_name
from gazette.vocabulary import vocabulary

ALL = "tat-ca/index.html"
"""No page shows all letters in one list; their data stand as if it were here."""
Lists = Iterator[DataList[Any]]


def letter_lists(findings: Findings, items: ListItems) -> Lists:
    """Yield the list of all letters, then those by place, date, kind and topic."""
    yield items.letters(ALL, labels().open_data.all, findings.corpus.entries, page=None)
    yield from _provinces(findings, items)
    for folder in findings.folders.values():
        office = folder[0].directive.office
        yield items.letters(addresses.folder_address(office), folder_title(office), folder)
    yield from _dates(findings, items)
    yield from _kinds(findings, items)
    yield from _topics(findings, items)


def _provinces(findings: Findings, items: ListItems) -> Lists:
    """Yield the provinces of the day of issue that have letters, and all provinces of today."""
    words, provinces = labels().place, findings.provinces
    lists = [
        items.letters(addresses.province_address(key), province_title(key), own)
        for key, own in provinces.items()
    ]
    yield items.index_of_letters(addresses.PROVINCES, words.index, lists)
    yield from lists
    today = list(_today(provinces, items))
    yield items.index_of_letters(addresses.PROVINCES_TODAY, words.today_index, today)
    yield from today


def _today(provinces: ByProvince, items: ListItems) -> Iterator[DataList[Entry]]:
    for key, unit in vocabulary().provinces_today.items():
        title = label("place", "today_title", name=capitalised(unit.full_name))
        own, page = entries_today(unit, provinces), addresses.province_today_address(key)
        yield items.letters(page, title, own)


def _dates(findings: Findings, items: ListItems) -> Lists:
    years = [
        items.letters(
            addresses.year_address(year),
            label("list", "year", year=year) if year else labels().date.unknown,
            own,
        )
        for year, own in findings.years.items()
    ]
    yield items.index_of_letters(addresses.DATES, labels().date.index, years)
    yield from years
    for month, own in findings.months.items():
        yield items.letters(addresses.month_address(*month), month_name(*month), own)


def _kinds(findings: Findings, items: ListItems) -> Lists:
    lists = [
        items.letters(addresses.kind_address(key), capitalised(vocabulary().kinds[key].name), own)
        for key, own in findings.kinds.items()
    ]
    yield items.index_of_letters(addresses.KINDS, labels().kind.index, lists)
    yield from lists


def _topics(findings: Findings, items: ListItems) -> Lists:
    lists = [
        items.letters(addresses.topic_address(key), vocabulary().topics[key].name, own)
        for key, own in findings.topics.items()
    ]
    yield items.index_of_letters(addresses.TOPICS, labels().topic.index, lists)
    yield from lists
