"""Pages of bodies: what each issued, received, was assigned and was copied on.

In: findings. Out: the index of kinds of bodies; the page of each kind, with a line for each body in
its place; what all bodies of a kind issued; and the pages of the bodies that have three documents
or more. A group, which is no body proper, has the page of its kind alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.breakdown import by_kind, by_province
from gazette.pages.crumbs import crumbs_under
from gazette.pages.facts import Fact
from gazette.pages.items import Mention, items_of, mention_of
from gazette.pages.labels import label, labels
from gazette.pages.listing import (
    PAGE_SIZE,
    Group,
    ListPage,
    NamesPage,
    Row,
    Table,
    list_pages,
    names_pages,
)
from gazette.pages.listing import by_year as by_year_alone
from gazette.pages.lists.assigned_tasks import AssignedTask
from gazette.pages.lists.body_records import BodyRecord, joint_record
from gazette.pages.lists.findings import Findings, has_page
from gazette.pages.model import Link, Page
from gazette.pages.names import count_name, last_revised
from gazette.pages.seats import Seat, kind_name_of
from gazette.pages.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.task_lists import count_tasks, dated_or_open, task_list_pages
from gazette.records.address import UNKNOWN
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

FIRST = 10
"""How many of a long list stand on the page of a body, before the way to all."""
Records = dict[Seat, BodyRecord]


def body_pages(findings: Findings) -> list[Page]:
    """Return the index of bodies, and the pages of kinds and of bodies in their places."""
    kinds: dict[str, Records] = defaultdict(dict)
    for body, record in findings.body_records.items():
        kinds[body.key][body] = record
    together = {key: joint_record(own.values()) for key, own in kinds.items()}
    pages = [_index(together)]
    for key, records in kinds.items():
        if not vocabulary().bodies[key].is_group:
            pages += [*_kind_pages(findings, key, records, together[key])]
        for body, record in records.items():
            if findings.body(body).page:
                pages += _body_pages(body, record)
    return pages


# ---------- indexes ----------


def _index(kinds: dict[str, BodyRecord]) -> Page:
    """All kinds of bodies, by branch."""
    words = labels().body
    tables = []
    for branch in dict.fromkeys(body.branch for body in vocabulary().bodies.values()):
        rows = [
            _row(Link(kind_name_of(body), addresses.body_kind_address(body.key)), kinds[body.key])
            for body in vocabulary().bodies.values()
            if body.branch == branch and body.key in kinds
        ]
        tables.append(_table(label("branch", branch), rows))
    return Page(
        address=addresses.BODIES,
        template="list.html",
        title=words.index,
        description=words.index_lead,
        section="bodies",
        crumbs=crumbs_under(title=labels().site.bodies),
        data=ListPage(lead=words.index_lead, tables=tuple(tables)),
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
            yield Link(label("body", name, count=grouped(len(found))))


# ---------- kinds ----------


def _kind_pages(
    findings: Findings, key: str, records: Records, together: BodyRecord
) -> Iterator[Page]:
    """Yield the page of a kind, with a line for each body, and the list of what they issued."""
    name = kind_name_of(vocabulary().bodies[key])
    order = sorted(records, key=lambda body: sort_key(body.title))
    rows = tuple(_line(findings, body, records[body]) for body in order)
    columns = (labels().body.name, labels().body.line_documents, labels().list.number)
    lead = label("body", "by_place_lead", name=name)
    issued = has_page(len(together.issued))
    all_issued = label("body", "see_issued", count=grouped(len(together.issued)))
    data = NamesPage(
        lead=lead,
        see=Link(all_issued, addresses.issued_by_kind_address(key)) if issued else None,
        facts=_relation_facts(together, addresses.tasks_of_body_address(key)),
        facts_title=labels().list.divided,
    )
    page = Page(
        address=addresses.body_kind_address(key),
        template="names.html",
        title=label("body", "kind_title", name=name),
        heading=name,
        description=lead,
        section="bodies",
        crumbs=crumbs_under(_crumb(), title=name),
        data=data,
        revised=_revised(together),
    )
    yield from names_pages(page, data, Table(name, columns, rows))
    if issued:
        yield from _issued_pages(key, name, together.issued)


def _issued_pages(key: str, name: str, issued: list[Entry]) -> list[Page]:
    """Return the list of what all bodies of a kind issued, every Huyện ủy together."""
    words, facets = labels().body, {"co-quan": key}
    page = Page(
        address=addresses.issued_by_kind_address(key),
        template="list.html",
        title=label("body", "issued_title", name=name),
        heading=words.issued_by_kind,
        description=label("body", "kind_lead", name=name),
        section="bodies",
        crumbs=crumbs_under(
            _crumb(), Link(name, addresses.body_kind_address(key)), title=words.issued_by_kind
        ),
        data=ListPage(
            lead=label("body", "kind_lead", name=name),
            facts=(by_kind(issued, facets), by_province(issued, facets)),
            facts_title=labels().list.divided,
        ),
    )
    return list_pages(page, issued, by_year)


def _line(findings: Findings, body: Seat, record: BodyRecord) -> Row:
    """The line of a body in its place: the way to its page, or all that concerns it."""
    standing, issued = findings.body(body), grouped(len(record.issued))
    counts = (Link(label("body", "row_issued", count=issued)),) if record.issued else ()
    documents = (_mention(record, entry) for entry in record.documents)
    return Row(
        link=Link(body.title, standing.page),
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


def _body_pages(body: Seat, record: BodyRecord) -> list[Page]:
    """The page of a body in its place; what is long there goes on at pages of its own."""
    kind = Link(kind_name_of(body.body), addresses.body_kind_address(body.key))
    above = (_crumb(),) if body.body.is_group else (_crumb(), kind)
    groups, further = _relations(body, record, above)
    page = Page(
        address=body.address,
        template="list.html",
        title=body.title,
        heading=body.name,
        description=_lead(body),
        section="bodies",
        crumbs=crumbs_under(*above, title=body.name),
        revised=_revised(record),
        data=ListPage(
            lead=_lead(body),
            relations=groups,
            facts=(*_relation_facts(record), *_issued_facts(record.issued)),
            facts_title=labels().list.divided,
        ),
    )
    own = list_pages(page, record.issued, by_year) if record.issued else [page]
    return [*own, *further]


def _relations(
    body: Seat, record: BodyRecord, above: tuple[Link, ...]
) -> tuple[tuple[Group, ...], list[Page]]:
    """Return what a body received, was assigned and was copied on, and the long ones' pages."""
    words, stem = labels().body, body.address.removesuffix("index.html")
    received, copied = f"{stem}kinh-gui/index.html", f"{stem}noi-nhan/index.html"
    charged = f"{stem}nhiem-vu/index.html"
    if body.body.is_group:
        charged = addresses.tasks_of_body_address(body.key)
    groups = (
        _documents("kinh-gui", words.received, record.received, received),
        _tasks(record.tasks, charged),
        _documents("noi-nhan", words.copied, record.copied, copied),
    )
    pages: list[Page] = []
    for title, entries, address in (
        (words.received, record.received, received),
        (words.copied, record.copied, copied),
    ):
        if len(entries) > PAGE_SIZE:
            pages += list_pages(_below(body, title, address, above), entries, by_year_alone)
    if len(record.tasks) > TASKS_SIZE and not body.body.is_group:
        page = _below(body, words.charged, charged, above)
        pages += task_list_pages(page, record.tasks, dated_or_open)
    return tuple(group for group in groups if group.items or group.tasks), pages


def _below(body: Seat, title: str, address: str, above: tuple[Link, ...]) -> Page:
    """Return the page of one long list of a body's."""
    whole = label("body", "relation_title", name=body.title, relation=title)
    return Page(
        address=address,
        template="list.html",
        title=whole,
        heading=title,
        description=f"{whole}.",
        section="bodies",
        crumbs=crumbs_under(*above, Link(body.name, body.address), title=title),
        data=ListPage(lead=body.title),
    )


def _lead(body: Seat) -> str:
    words = labels()
    if body.body.is_group:
        return label("body", "group_lead", name=body.name)
    lead = label("body", "lead", name=body.name)
    return f"{lead} {words.place.unknown_lead}" if body.is_unknown else lead


def _documents(id_: str, title: str, entries: list[Entry], all_of_them: str) -> Group:
    if len(entries) <= PAGE_SIZE:
        return Group(title, id_, items_of(entries))
    more = Link(label("body", "all_documents", count=grouped(len(entries))), all_of_them)
    return Group(title, id_, items_of(entries[:FIRST]), more=more)


def _tasks(assigned: list[AssignedTask], all_of_them: str) -> Group:
    """The tasks of a body, those with a day first."""
    ordered = sorted(assigned, key=lambda task: dated_or_open(task)[0])
    items = tuple(task.item for task in ordered)
    title = labels().body.charged
    if len(items) <= TASKS_SIZE:
        return Group(title, "duoc-giao", tasks=items)
    more = Link(label("body", "all_tasks", count=grouped(len(items))), all_of_them)
    return Group(title, "duoc-giao", tasks=items[:FIRST], more=more)


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


def _revised(record: BodyRecord) -> dt.date | None:
    return last_revised(record.documents)


def by_year(entry: Entry) -> tuple[int, str, str]:
    """Group what a body issued by the year of the document."""
    rank, title, id_ = by_year_alone(entry)
    return rank, label("body", "issued_in", year=title[:1].lower() + title[1:]), id_
