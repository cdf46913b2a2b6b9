"""The record of a body in its place: what it issued, received, was assigned and was copied on.

In: a corpus and its tasks. Out: the record of each body; and the page that shows it, with separate
pages for what is too long for it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import by_kind, items_of, statistics
from gazette.pages.lists.model import BodyPage, DocumentsPage, Group, TasksPage
from gazette.pages.lists.paging import (
    ITEMS,
    PAGE_SIZE,
    Heading,
    ListHead,
    by_year,
    document_pages,
    in_order,
)
from gazette.pages.lists.task_lists import ITEMS as TASKS
from gazette.pages.lists.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.lists.task_lists import (
    AssignedTask,
    count_tasks,
    dated_or_open,
    task_list_pages,
)
from gazette.pages.model import Fact, Link, PageTarget
from gazette.pages.names import body_kind_name, count_name, last_revised, office_name, office_title
from gazette.store import digest_of
from gazette.vocabulary.office import UNKNOWN, Office, office_meant

FIRST = 10
"""The number of lines of a long list that stand on the page of a body."""
_RELATIONS = {"kinh-gui": "received", "nhiem-vu": "assigned", "noi-nhan": "copied"}
"""The folders of long lists, and the labels of their headings."""
Line = TypeVar("Line")


@dataclass(frozen=True)
class BodyRecord:
    """The documents and tasks that concern one body, newest first."""

    issued: list[Entry] = field(default_factory=list)
    received: list[Entry] = field(default_factory=list)
    tasks: list[AssignedTask] = field(default_factory=list)
    copied: list[Entry] = field(default_factory=list)

    @property
    def documents(self) -> list[Entry]:
        """Every document that concerns the body, once, newest first."""
        return _newest_first(self._mentions)

    @property
    def revised(self) -> dt.date | None:
        """The latest change of a document that concerns the body."""
        return last_revised(self._mentions)

    @cached_property
    def digest(self) -> str:
        """The digest of what lines of its documents and tasks say."""
        lists = (self.issued, self.received, self.copied)
        return digest_of(*map(ITEMS.inputs, lists), TASKS.inputs(self.tasks))

    @property
    def _mentions(self) -> Iterator[Entry]:
        tasks = (task.entry for task in self.tasks)
        return chain(self.issued, self.received, self.copied, tasks)


def body_records(corpus: Corpus, tasks: Iterable[AssignedTask]) -> dict[Office, BodyRecord]:
    """Return the record of each body. Of a withdrawn document, only the issuer is recorded."""
    found: dict[Office, BodyRecord] = defaultdict(BodyRecord)
    for entry in corpus.entries:
        for office in entry.directive.issuing_offices:
            found[office].issued.append(entry)
    for entry in corpus.shown:
        received, copied = _named(entry)
        for office in received:
            found[office].received.append(entry)
        for office in copied:
            found[office].copied.append(entry)
    for task in tasks:
        for office in task.offices:
            found[office].tasks.append(task)
    return dict(found)


def joint_record(records: Iterable[BodyRecord]) -> BodyRecord:
    """Return the record of several bodies together."""
    records = list(records)
    return BodyRecord(
        issued=_newest_first(*(record.issued for record in records)),
        received=_newest_first(*(record.received for record in records)),
        tasks=[task for record in records for task in record.tasks],
        copied=_newest_first(*(record.copied for record in records)),
    )


def offices_of(entry: Entry) -> set[Office]:
    """Return the bodies whose records have a document."""
    own, directive = entry.directive.office, entry.directive
    keys = {key for task, _ in entry.record.assigned for key in task.who}
    received, copied = _named(entry)
    return {
        *directive.issuing_offices,
        *received,
        *copied,
        *(office_meant(key, own) for key in keys),
    }


def _newest_first(*lists: Iterable[Entry]) -> list[Entry]:
    unique = {entry.address: entry for entries in lists for entry in entries}
    return sorted(unique.values(), key=lambda entry: entry.order)


def _named(entry: Entry) -> tuple[list[Office], list[Office]]:
    """Return the bodies that a document's recipients name, and those that its copies name."""
    own, lists = entry.directive.office, entry.record.bodies_named
    received, copied = ([office_meant(key, own) for key in keys] for keys in lists)
    return received, copied


# ---------- its page ----------


def own_pages(office: Office, record: BodyRecord) -> list[PageTarget]:
    """Return the page of a body in its place, and the lists that are too long for it."""
    name, address = office_name(office), addresses.office_address(office)
    above: tuple[Link, ...] = ()
    if office.body and not office.is_group:
        kind = addresses.body_kind_address(office.body.key)
        above = (Link(body_kind_name(office.body), kind),)
    head = ListHead(
        "bodies",
        address,
        title=office_title(office),
        heading=name,
        above=above,
        has_feed=bool(record.issued),
    )
    return [
        *document_pages(
            head,
            DocumentsPage(lead=_lead(office)),
            record.issued,
            by_year_of_issue,
            first=lambda: _data(office, record),
            inputs=record.digest,
            revised=record.revised,
        ),
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
    tasks = tuple(task.item for task in in_order(record.tasks, dated_or_open))
    return BodyPage(
        lead=_lead(office),
        box=statistics(*relation_facts(record), *_issued_facts(record.issued)),
        received=_first_lines(office, "kinh-gui", items_of(record.received)),
        assigned=_first_lines(office, "nhiem-vu", tasks),
        copied=_first_lines(office, "noi-nhan", items_of(record.copied)),
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


def _first_lines(office: Office, relation: str, lines: tuple[Line, ...]) -> Group[Line] | None:
    """Return lines under a heading: all, or the first few and a link to the separate list."""
    if not lines:
        return None
    title, id_ = label("body", _RELATIONS[relation]), _id(relation)
    if len(lines) <= _size(relation):
        return Group(title, id_, lines)
    name = "all_tasks" if relation == "nhiem-vu" else "all_documents"
    all_lines = label("body", name, count=len(lines))
    return Group(title, id_, lines[:FIRST], Link(all_lines, _list_of(office, relation)))


def _id(relation: str) -> str:
    return "duoc-giao" if relation == "nhiem-vu" else relation


def _size(relation: str) -> int:
    """Return how many lines stand on the page of a body at most."""
    return TASKS_SIZE if relation == "nhiem-vu" else PAGE_SIZE


# ---------- separate lists ----------


def list_page(office: Office, relation: str, count: int) -> str:
    """Return where a list of so many lines is shown: on its own page, or on that of the body."""
    if count > _size(relation):
        return _list_of(office, relation)
    return f"{addresses.office_address(office)}#{_id(relation)}"


def _list_of(office: Office, relation: str) -> str:
    """Return the address of a list that is too long for the page of a body."""
    if relation == "nhiem-vu" and office.key and office.is_group:
        return addresses.tasks_of_body_address(office.key)
    return addresses.office_list_address(office, relation)


def _further_lists(
    office: Office, record: BodyRecord, above: tuple[Link, ...]
) -> Iterator[PageTarget]:
    lead = office_title(office)
    for relation, entries in (("kinh-gui", record.received), ("noi-nhan", record.copied)):
        if len(entries) > PAGE_SIZE:
            head = _further_list(office, relation, above)
            yield from document_pages(head, DocumentsPage(lead=lead), entries)
    if len(record.tasks) > TASKS_SIZE and not office.is_group:
        head = _further_list(office, "nhiem-vu", above)
        yield from task_list_pages(head, TasksPage(lead=lead), record.tasks, dated_or_open)


def _further_list(office: Office, relation: str, above: tuple[Link, ...]) -> ListHead:
    heading = label("body", _RELATIONS[relation])
    title = label("body", "relation_title", name=office_title(office), relation=heading)
    return ListHead(
        "bodies",
        _list_of(office, relation),
        title=title,
        heading=heading,
        description=f"{title}.",
        above=above,
    )
