"""Pages of bodies: what each issued, received, was assigned and was copied on.

In: findings. Out: the index of kinds of bodies; the page of each kind, with a line for each body in
its place; what all bodies of a kind issued; and the pages of the bodies that have three documents
or more. A group, which is no body proper, has the page of its kind alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.facts import Fact
from gazette.pages.labels import label, labels
from gazette.pages.lists.assigned_tasks import AssignedTask
from gazette.pages.lists.body_records import BodyRecord, joint_record
from gazette.pages.lists.findings import Findings, has_page
from gazette.pages.lists.items import by_kind, by_province, items_of, mention_of
from gazette.pages.lists.model import (
    BodyPage,
    DocumentsPage,
    FactBox,
    Group,
    IndexPage,
    Item,
    ListData,
    Mention,
    NamesPage,
    Row,
    Table,
    TaskItem,
    TasksPage,
)
from gazette.pages.lists.paging import (
    PAGE_SIZE,
    Heading,
    by_year,
    document_pages,
    in_order,
    list_page,
    names_pages,
)
from gazette.pages.lists.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.lists.task_lists import count_tasks, dated_or_open, task_list_pages
from gazette.pages.model import Link, Page
from gazette.pages.names import body_kind_name, count_name, last_revised, office_name, office_title
from gazette.text.collation import sort_key
from gazette.text.digits import grouped as counted
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN, Office

FIRST = 10
"""How many of a long list stand on the page of a body, before the way to all."""
Records = dict[Office, BodyRecord]


def body_pages(findings: Findings) -> list[Page]:
    """Return the index of bodies, and the pages of kinds and of bodies in their places."""
    kinds: dict[str, Records] = defaultdict(dict)
    for office, record in findings.body_records.items():
        kinds[office.key or UNKNOWN][office] = record
    together = {key: joint_record(own.values()) for key, own in kinds.items()}
    pages = [_index(together)]
    for key, records in kinds.items():
        if not vocabulary().bodies[key].is_group:
            pages += [*_kind_pages(findings, key, records, together[key])]
        for office, record in records.items():
            if findings.office(office).page:
                pages += _office_pages(office, record)
    return pages


# ---------- indexes ----------


def _index(kinds: dict[str, BodyRecord]) -> Page:
    """All kinds of bodies, by branch."""
    words = labels().body
    tables = []
    for branch in dict.fromkeys(body.branch for body in vocabulary().bodies.values()):
        rows = [
            _row(Link(body_kind_name(body), addresses.body_kind_address(body.key)), kinds[body.key])
            for body in vocabulary().bodies.values()
            if body.branch == branch and body.key in kinds
        ]
        tables.append(_table(label("branch", branch), rows))
    return list_page(
        addresses.BODIES,
        IndexPage(lead=words.index_lead, tables=tuple(tables)),
        title=words.index,
        section="bodies",
        crumb=labels().site.bodies,
    )


def _table(caption: str, rows: Iterable[Row]) -> Table:
    words = labels().body
    return Table(caption, (words.name, words.concerns, words.issued), tuple(rows))


def _row(link: Link, record: BodyRecord) -> Row:
    """A kind of body: what was sent to it and assigned to it, and how much it issued."""
    return Row(link, tuple(_counts(record)), count_name(record.issued))


def _counts(record: BodyRecord) -> Iterator[Link]:
    """Say how much was sent to a body, assigned to it and copied to it."""
    counts = (
        ("row_received", record.received),
        ("row_charged", record.tasks),
        ("row_copied", record.copied),
    )
    for name, found in counts:
        if found:
            yield Link(label("body", name, count=counted(len(found))))


# ---------- kinds ----------


def _kind_pages(
    findings: Findings, key: str, records: Records, together: BodyRecord
) -> Iterator[Page]:
    """Yield the page of a kind, with a line for each body, and the list of what they issued."""
    name = body_kind_name(vocabulary().bodies[key])
    order = sorted(records, key=lambda office: sort_key(office_title(office)))
    rows = tuple(_line(findings, office, records[office]) for office in order)
    columns = (labels().body.name, labels().body.line_documents, labels().list.number)
    issued = has_page(len(together.issued))
    all_issued = label("body", "see_issued", count=counted(len(together.issued)))
    facts = _relation_facts(together, addresses.tasks_of_body_address(key))
    page = list_page(
        addresses.body_kind_address(key),
        NamesPage(
            lead=label("body", "by_place_lead", name=name),
            see=Link(all_issued, addresses.issued_by_kind_address(key)) if issued else None,
            box=FactBox(labels().list.divided, facts),
        ),
        title=label("body", "kind_title", name=name),
        heading=name,
        section="bodies",
        above=(_crumb(),),
        revised=last_revised(together.documents),
    )
    yield from names_pages(page, Table(name, columns, rows))
    if issued:
        yield from _issued_pages(key, name, together.issued)


def _issued_pages(key: str, name: str, issued: list[Entry]) -> list[Page]:
    """Return the list of what all bodies of a kind issued, every Huyện ủy together."""
    words, facets = labels().body, {"co-quan": key}
    facts = (by_kind(issued, facets), by_province(issued, facets))
    page = list_page(
        addresses.issued_by_kind_address(key),
        DocumentsPage(
            lead=label("body", "kind_lead", name=name), box=FactBox(labels().list.divided, facts)
        ),
        title=label("body", "issued_title", name=name),
        heading=words.issued_by_kind,
        section="bodies",
        above=(_crumb(), Link(name, addresses.body_kind_address(key))),
    )
    return document_pages(page, issued, _by_year_of_issue)


def _line(findings: Findings, office: Office, record: BodyRecord) -> Row:
    """The line of a body in its place: the way to its page, or all that concerns it."""
    standing, issued = findings.office(office), counted(len(record.issued))
    counts = (Link(label("body", "row_issued", count=issued)),) if record.issued else ()
    documents = (_mention(record, entry) for entry in record.documents)
    return Row(
        link=Link(office_title(office), standing.page),
        notes=(*counts, *_counts(record)) if standing.page else (),
        count=count_name(record.documents),
        id=standing.anchor,
        documents=() if standing.page else tuple(documents),
    )


def _mention(record: BodyRecord, entry: Entry) -> Mention:
    """Say what a document has to do with a body, and which of its points assign it a task."""
    words = labels().body
    relations = (
        (words.line_issued, record.issued),
        (words.line_received, record.received),
        (words.line_copied, record.copied),
    )
    notes = (name for name, entries in relations if entry in entries)
    points = (task.point for task in record.tasks if task.entry is entry)
    return mention_of(entry, *notes, points=points)


def _crumb() -> Link:
    return Link(labels().site.bodies, addresses.BODIES)


# ---------- one body ----------


def _office_pages(office: Office, record: BodyRecord) -> list[Page]:
    """The page of a body in its place; what is long there goes on at pages of its own."""
    words, name, address = labels().body, office_name(office), addresses.office_address(office)
    above = (_crumb(), *_kind_crumb(office))
    received, copied = _list_of(office, "kinh-gui"), _list_of(office, "noi-nhan")
    facts = (*_relation_facts(record), *_issued_facts(record.issued))
    page = list_page(
        address,
        BodyPage(
            lead=_lead(office),
            box=FactBox(labels().list.divided, facts),
            received=_documents("kinh-gui", words.received, record.received, received),
            assigned=_tasks(record.tasks, _list_of(office, "nhiem-vu")),
            copied=_documents("noi-nhan", words.copied, record.copied, copied),
        ),
        title=office_title(office),
        heading=name,
        section="bodies",
        above=above,
        revised=last_revised(record.documents),
    )
    return [
        *document_pages(page, record.issued, _by_year_of_issue),
        *_further_lists(office, record, (*above, Link(name, address))),
    ]


def _kind_crumb(office: Office) -> Iterator[Link]:
    if office.body and not office.is_group:
        kind = addresses.body_kind_address(office.body.key)
        yield Link(body_kind_name(office.body), kind)


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
        page = _further_list(office, "nhiem-vu", words.charged, TasksPage(lead=whole), above)
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


def _documents(id_: str, title: str, entries: list[Entry], all_of_them: str) -> Group[Item] | None:
    if not entries:
        return None
    if len(entries) <= PAGE_SIZE:
        return Group(title, id_, items_of(entries))
    more = Link(label("body", "all_documents", count=counted(len(entries))), all_of_them)
    return Group(title, id_, items_of(entries[:FIRST]), more=more)


def _tasks(tasks: list[AssignedTask], all_of_them: str) -> Group[TaskItem] | None:
    """The tasks of a body, those with a day first."""
    items = tuple(task.item for task in in_order(tasks, dated_or_open))
    title = labels().body.charged
    if not items:
        return None
    if len(items) <= TASKS_SIZE:
        return Group(title, "duoc-giao", items)
    more = Link(label("body", "all_tasks", count=counted(len(items))), all_of_them)
    return Group(title, "duoc-giao", items[:FIRST], more=more)


def _relation_facts(record: BodyRecord, tasks: str | None = None) -> tuple[Fact, ...]:
    """Return how much records it in each of the four ways; `tasks` is where its tasks stand."""
    words = labels().body
    charged = count_tasks(len(record.tasks)) if record.tasks else labels().count.none
    return (
        Fact(words.issued, (Link(count_name(record.issued)),)),
        Fact(words.received, (Link(count_name(record.received)),)),
        Fact(words.charged, (Link(charged, tasks if record.tasks else None),)),
        Fact(words.copied, (Link(count_name(record.copied)),)),
    )


def _issued_facts(entries: list[Entry]) -> tuple[Fact, ...]:
    if not entries:
        return ()
    directive = entries[0].directive
    place = {"huyen": f"{directive.province}/{directive.district}"} if directive.district else {}
    facets = {"co-quan": directive.issuer or "", "tinh": directive.province or UNKNOWN, **place}
    return (by_kind(entries, facets),)


def _by_year_of_issue(entry: Entry) -> Heading:
    """Group what a body issued by the year of the document."""
    rank, title, id_ = by_year(entry)
    return Heading(rank, label("body", "issued_in", year=title[:1].lower() + title[1:]), id_)
