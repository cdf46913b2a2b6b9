"""The lists of documents by place, date, kind, topic and issuer: their pages, titles and documents.

In: findings. Out: what the feeds and the data of these lists have in common with their pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.provinces import entries_today, province_title
from gazette.pages.names import (
    body_kind_name,
    capitalised,
    folder_title,
    month_name,
    office_title,
)
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN


class DocumentList(NamedTuple):
    page: str
    """The address of the page that shows it."""
    title: str
    documents: Sequence[Entry]
    """Newest first."""


Lists = Iterator[DocumentList]


def provinces(findings: Findings) -> Lists:
    """Yield the provinces of the day of issue that have documents."""
    for key, own in findings.provinces.items():
        yield DocumentList(addresses.province_address(key), province_title(key), own)


def provinces_today(findings: Findings) -> Lists:
    """Yield all provinces of today."""
    for key, unit in vocabulary().provinces_today.items():
        title = label("place", "today_title", name=capitalised(unit.full_name))
        own = entries_today(unit, findings.provinces)
        yield DocumentList(addresses.province_today_address(key), title, own)


def folders(findings: Findings) -> Lists:
    """Yield each district that has documents, and what was issued above the districts."""
    for own in findings.folders.values():
        office = own[0].directive.office
        yield DocumentList(addresses.folder_address(office), folder_title(office), own)


def years(findings: Findings) -> Lists:
    for year, own in findings.years.items():
        title = label("list", "year", year=year) if year else labels().date.unknown
        yield DocumentList(addresses.year_address(year), title, own)


def months(findings: Findings) -> Lists:
    for month, own in findings.months.items():
        yield DocumentList(addresses.month_address(*month), month_name(*month), own)


def kinds(findings: Findings) -> Lists:
    for key, own in findings.kinds.items():
        title = capitalised(vocabulary().kinds[key].name)
        yield DocumentList(addresses.kind_address(key), title, own)


def topics(findings: Findings) -> Lists:
    for key, own in findings.topics.items():
        yield DocumentList(addresses.topic_address(key), vocabulary().topics[key].name, own)


def issuers(findings: Findings) -> Lists:
    """Yield what each kind of body issued, then each body that has a page of its own."""
    for key, together in findings.joint_records.items():
        if together.issued and key != UNKNOWN:
            title = body_kind_name(vocabulary().bodies[key])
            yield DocumentList(addresses.body_kind_address(key), title, together.issued)
    for office, record in findings.body_records.items():
        page = findings.office(office).page
        if page and record.issued and not office.is_group:
            yield DocumentList(page, office_title(office), record.issued)
