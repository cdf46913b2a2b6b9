"""The page of a body in its place: what it issued, received, was assigned and was copied on.

In: an office and its record. Out: its page; what is long there goes on at pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import BodyRecord
from gazette.pages.lists.items import by_kind, items_of
from gazette.pages.lists.model import BodyPage, DocumentsPage, FactBox, Group, ListData, TasksPage
from gazette.pages.lists.paging import (
    PAGE_SIZE,
    Heading,
    by_year,
    document_pages,
    in_order,
    list_page,
)
from gazette.pages.lists.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.lists.task_lists import count_tasks, dated_or_open, task_list_pages
from gazette.pages.model import Fact, Link, Page
from gazette.pages.names import body_kind_name, count_name, last_revised, office_name, office_title
from gazette.text.digits import grouped
from gazette.vocabulary.office import UNKNOWN, Office

FIRST = 10
"""How many of a long list stand on the page of a body, before the way to all."""
Line = TypeVar("Line")


def bodies_crumb() -> Link:
    return Link(labels().site.bodies, addresses.BODIES)


def own_pages(office: Office, record: BodyRecord) -> list[Page]:
    """Return the page of a body in its place, and the lists that are too long for it."""
    name, address = office_name(office), addresses.office_address(office)
    above = (bodies_crumb(), *_kind_crumb(office))
    page = list_page(
        address,
        _data(office, record),
        title=office_title(office),
        heading=name,
        section="bodies",
        above=above,
        revised=last_revised(record.documents),
    )
    return [
        *document_pages(page, record.issued, by_year_of_issue),
        *_further_lists(office, record, (*above, Link(name, address))),
    ]


def _kind_crumb(office: Office) -> Iterator[Link]:
    """Yield the crumb of the kind of a body; a group has no page but that of its kind."""
    if office.body and not office.is_group:
        kind = addresses.body_kind_address(office.body.key)
        yield Link(body_kind_name(office.body), kind)


def _data(office: Office, record: BodyRecord) -> BodyPage:
    words = labels().body
    tasks = tuple(task.item for task in in_order(record.tasks, dated_or_open))
    received, copied = items_of(record.received), items_of(record.copied)
    all_received = _all(office, "kinh-gui", "all_documents", len(received))
    all_copied = _all(office, "noi-nhan", "all_documents", len(copied))
    all_tasks = _all(office, "nhiem-vu", "all_tasks", len(tasks))
    facts = (*relation_facts(record), *_issued_facts(record.issued))
    return BodyPage(
        lead=_lead(office),
        box=FactBox(labels().list.divided, facts),
        received=_first_lines(words.received, "kinh-gui", received, PAGE_SIZE, all_received),
        assigned=_first_lines(words.assigned, "duoc-giao", tasks, TASKS_SIZE, all_tasks),
        copied=_first_lines(words.copied, "noi-nhan", copied, PAGE_SIZE, all_copied),
    )


def _all(office: Office, relation: str, name: str, count: int) -> Link:
    return Link(label("body", name, count=grouped(count)), _list_of(office, relation))


def _list_of(office: Office, relation: str) -> str:
    """Where a list stands that is too long for the page of a body."""
    if relation == "nhiem-vu" and office.key and office.is_group:
        return addresses.tasks_of_body_address(office.key)
    return addresses.office_address(office).replace("index.html", f"{relation}/index.html")


def _further_lists(office: Office, record: BodyRecord, above: tuple[Link, ...]) -> Iterator[Page]:
    """Yield the lists that are too long for the page of a body."""
    words, whole = labels().body, office_title(office)
    for relation, title, entries in (
        ("kinh-gui", words.received, record.received),
        ("noi-nhan", words.copied, record.copied),
    ):
        if len(entries) > PAGE_SIZE:
            page = _further_list(office, relation, title, DocumentsPage(lead=whole), above)
            yield from document_pages(page, entries, by_year)
    if len(record.tasks) > TASKS_SIZE and not office.is_group:
        page = _further_list(office, "nhiem-vu", words.assigned, TasksPage(lead=whole), above)
        yield from task_list_pages(page, record.tasks, dated_or_open)


def _further_list(
    office: Office, relation: str, title: str, data: ListData, above: tuple[Link, ...]
) -> Page:
    whole = label("body", "relation_title", name=office_title(office), relation=title)
    return list_page(
        _list_of(office, relation),
        data,
        title=whole,
        heading=title,
        description=f"{whole}.",
        section="bodies",
        above=above,
    )


def _lead(office: Office) -> str:
    name = office_name(office)
    if office.is_group:
        return label("body", "group_lead", name=name)
    lead = label("body", "lead", name=name)
    is_known = office.is_above_district or office.district
    return lead if is_known else f"{lead} {labels().place.unknown_lead}"


def _first_lines(
    title: str, id_: str, lines: tuple[Line, ...], size: int, more: Link
) -> Group[Line] | None:
    """Return lines under a heading: all, or the first few and the way to more than fit."""
    if not lines:
        return None
    if len(lines) <= size:
        return Group(title, id_, lines)
    return Group(title, id_, lines[:FIRST], more)


def relation_facts(record: BodyRecord, tasks: str | None = None) -> tuple[Fact, ...]:
    """Return how much concerns a body in each of four ways; `tasks` is where its tasks stand."""
    words = labels().body
    assigned = count_tasks(len(record.tasks)) if record.tasks else labels().count.none
    return (
        Fact(words.issued, (Link(count_name(record.issued)),)),
        Fact(words.received, (Link(count_name(record.received)),)),
        Fact(words.assigned, (Link(assigned, tasks if record.tasks else None),)),
        Fact(words.copied, (Link(count_name(record.copied)),)),
    )


def _issued_facts(entries: list[Entry]) -> tuple[Fact, ...]:
    if not entries:
        return ()
    directive = entries[0].directive
    place = {"huyen": f"{directive.province}/{directive.district}"} if directive.district else {}
    facets = {"co-quan": directive.issuer or "", "tinh": directive.province or UNKNOWN, **place}
    return (by_kind(entries, facets),)


def by_year_of_issue(entry: Entry) -> Heading:
    """Group what a body issued by the year of the document."""
    rank, title, id_ = by_year(entry)
    return Heading(rank, label("body", "issued_in", year=title[:1].lower() + title[1:]), id_)
