"""Pages of bodies: what each issued, received, was assigned and was copied on.

In: findings. Out: the index of kinds of bodies; the page of each kind, with a line for each body in
its place; what all bodies of a kind issued; and the pages of bodies that have one. A group, which
is no body proper, has the page of its kind alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import BodyRecord, joint_record
from gazette.pages.lists.body_page import (
    bodies_crumb,
    by_year_of_issue,
    own_pages,
    relation_facts,
)
from gazette.pages.lists.findings import Findings, has_page
from gazette.pages.lists.items import by_kind, by_province, mention_of
from gazette.pages.lists.model import (
    DocumentsPage,
    FactBox,
    IndexPage,
    Mention,
    NamesPage,
    Row,
    Table,
)
from gazette.pages.lists.paging import document_pages, list_page, names_pages
from gazette.pages.model import Link, Page
from gazette.pages.names import body_kind_name, count_name, last_revised, office_title
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN, Office

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
                pages += own_pages(office, record)
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
        ("row_assigned", record.tasks),
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
    name = body_kind_name(vocabulary().bodies[key])
    order = sorted(records, key=lambda office: sort_key(office_title(office)))
    rows = tuple(_line(findings, office, records[office]) for office in order)
    columns = (labels().body.name, labels().body.line_documents, labels().list.number)
    issued = has_page(len(together.issued))
    all_issued = label("body", "see_issued", count=grouped(len(together.issued)))
    facts = relation_facts(together, addresses.tasks_of_body_address(key))
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
        above=(bodies_crumb(),),
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
        above=(bodies_crumb(), Link(name, addresses.body_kind_address(key))),
    )
    return document_pages(page, issued, by_year_of_issue)


def _line(findings: Findings, office: Office, record: BodyRecord) -> Row:
    """The line of a body in its place: the way to its page, or all that concerns it."""
    standing, issued = findings.office(office), grouped(len(record.issued))
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
    notes = (name for name, own in relations if any(one is entry for one in own))
    points = (task.point for task in record.tasks if task.entry is entry)
    return mention_of(entry, *notes, points=points)
