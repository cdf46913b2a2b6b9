"""The page of a body in its place: what it issued, received, was assigned and was copied on.

In: an office and its record. Out: its page, and separate pages for what is too long for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import by_kind, items_of, statistics
from gazette.pages.lists.model import BodyPage, DocumentsPage, Group, ListData, TasksPage
from gazette.pages.lists.paging import (
    PAGE_SIZE,
    Heading,
    by_year,
    document_pages,
    in_order,
    list_page,
)
from gazette.pages.lists.parties import BodyRecord
from gazette.pages.lists.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.lists.task_lists import count_tasks, dated_or_open, task_list_pages
from gazette.pages.model import Fact, Link, Page
from gazette.pages.names import body_kind_name, count_name, last_revised, office_name, office_title
from gazette.text.digits import grouped
from gazette.vocabulary.office import UNKNOWN, Office

FIRST = 10
"""The number of lines of a long list that stand on the page of a body."""
Line = TypeVar("Line")


def own_pages(office: Office, record: BodyRecord) -> list[Page]:
    """Return the page of a body in its place, and the lists that are too long for it."""
    name, address = office_name(office), addresses.office_address(office)
    above: tuple[Link, ...] = ()
    if office.body and not office.is_group:
        kind = addresses.body_kind_address(office.body.key)
        above = (Link(body_kind_name(office.body), kind),)
    page = list_page(
        "bodies",
        address,
        _data(office, record),
        title=office_title(office),
        heading=name,
        above=above,
        revised=last_revised(record.documents),
    )
    return [
        *document_pages(page, record.issued, by_year_of_issue),
        *_further_lists(office, record, (*above, Link(name, address))),
    ]


def by_year_of_issue(entry: Entry) -> Heading:
    """As in "Ban hành năm 2021"."""
    rank, title, id_ = by_year(entry)
    return Heading(rank, label("body", "issued_in", year=title[:1].lower() + title[1:]), id_)


def relation_facts(record: BodyRecord, tasks: str | None = None) -> tuple[Fact, ...]:
    """Count what a body issued, received, was assigned (listed at `tasks`) and was copied on."""
    words = labels().body
    assigned = count_tasks(len(record.tasks)) if record.tasks else labels().count.none
    return (
        Fact(words.issued, (Link(count_name(record.issued)),)),
        Fact(words.received, (Link(count_name(record.received)),)),
        Fact(words.assigned, (Link(assigned, tasks if record.tasks else None),)),
        Fact(words.copied, (Link(count_name(record.copied)),)),
    )


def _data(office: Office, record: BodyRecord) -> BodyPage:
    words = labels().body
    tasks = tuple(task.item for task in in_order(record.tasks, dated_or_open))
    received, copied = items_of(record.received), items_of(record.copied)
    return BodyPage(
        lead=_lead(office),
        box=statistics(*relation_facts(record), *_issued_facts(record.issued)),
        received=_first_lines(office, "kinh-gui", words.received, received),
        assigned=_first_lines(office, "nhiem-vu", words.assigned, tasks, TASKS_SIZE),
        copied=_first_lines(office, "noi-nhan", words.copied, copied),
    )


def _lead(office: Office) -> str:
    name = office_name(office)
    if office.is_group:
        return label("body", "group_lead", name=name)
    lead = label("body", "lead", name=name)
    is_known = office.is_above_district or office.district
    return lead if is_known else f"{lead} {labels().place.unknown_lead}"


def _issued_facts(entries: list[Entry]) -> tuple[Fact, ...]:
    if not entries:
        return ()
    directive = entries[0].directive
    place = {"huyen": f"{directive.province}/{directive.district}"} if directive.district else {}
    facets = {"co-quan": directive.issuer or "", "tinh": directive.province or UNKNOWN, **place}
    return (by_kind(entries, facets),)


def _first_lines(
    office: Office, relation: str, title: str, lines: tuple[Line, ...], size: int = PAGE_SIZE
) -> Group[Line] | None:
    """Return lines under a heading: all, or the first few and a link to the separate list."""
    if not lines:
        return None
    is_tasks = relation == "nhiem-vu"
    id_ = "duoc-giao" if is_tasks else relation
    if len(lines) <= size:
        return Group(title, id_, lines)
    count = grouped(len(lines))
    all_lines = label("body", "all_tasks" if is_tasks else "all_documents", count=count)
    return Group(title, id_, lines[:FIRST], Link(all_lines, _list_of(office, relation)))


# ---------- separate lists ----------


def _list_of(office: Office, relation: str) -> str:
    """Return the address of a list that is too long for the page of a body."""
    if relation == "nhiem-vu" and office.key and office.is_group:
        return addresses.tasks_of_body_address(office.key)
    return addresses.office_address(office).replace("index.html", f"{relation}/index.html")


def _further_lists(office: Office, record: BodyRecord, above: tuple[Link, ...]) -> Iterator[Page]:
    words, lead = labels().body, office_title(office)
    for relation, title, entries in (
        ("kinh-gui", words.received, record.received),
        ("noi-nhan", words.copied, record.copied),
    ):
        if len(entries) > PAGE_SIZE:
            page = _further_list(office, relation, title, DocumentsPage(lead=lead), above)
            yield from document_pages(page, entries)
    if len(record.tasks) > TASKS_SIZE and not office.is_group:
        page = _further_list(office, "nhiem-vu", words.assigned, TasksPage(lead=lead), above)
        yield from task_list_pages(page, record.tasks, dated_or_open)


def _further_list(
    office: Office, relation: str, title: str, data: ListData, above: tuple[Link, ...]
) -> Page:
    whole = label("body", "relation_title", name=data.lead, relation=title)
    return list_page(
        "bodies",
        _list_of(office, relation),
        data,
        title=whole,
        heading=title,
        description=f"{whole}.",
        above=above,
    )
