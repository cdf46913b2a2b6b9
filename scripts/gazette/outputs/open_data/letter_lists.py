"""The lists of letters by place, date, kind and topic, and the indexes of these lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from gazette.outputs.open_data.data_list import DataList
from gazette.outputs.open_data.list_items import ListItems
from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.lists.document_lists import (
    folders,
    kinds,
    months,
    provinces,
    provinces_today,
    topics,
    years,
)
from gazette.pages.lists.findings import Findings

ALL = "tat-ca/index.html"
"""No page shows all letters in one list; their data stand as if it were here."""


def letter_lists(findings: Findings, items: ListItems) -> Iterator[DataList[Any]]:
    """Yield the list of all letters, then those by place, date, kind and topic."""
    words = labels()
    yield items.letters(ALL, words.open_data.all, findings.corpus.entries, page=None)
    indexed = (
        (addresses.PROVINCES, words.place.index, provinces),
        (addresses.PROVINCES_TODAY, words.place.today_index, provinces_today),
        (addresses.DATES, words.date.index, years),
        (addresses.KINDS, words.kind.index, kinds),
        (addresses.TOPICS, words.topic.index, topics),
    )
    for page, title, lists in indexed:
        own = [items.letters(*one) for one in lists(findings)]
        yield items.index_of_letters(page, title, own)
        yield from own
    for one in chain(folders(findings), months(findings)):
        yield items.letters(*one)
