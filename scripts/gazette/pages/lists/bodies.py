"""Indexes of bodies: all kinds of bodies, and the bodies of each kind in their places.

In: findings. Out: these indexes, the list of what all bodies of a kind issued, and the pages of
bodies that have one. A group, which is no body proper, has only one page, in place of its kind's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sized
from dataclasses import replace

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.body_page import (
    BodyRecord,
    by_year_of_issue,
    own_pages,
    relation_facts,
)
from gazette.pages.lists.findings import OWN_PAGE, Findings
from gazette.pages.lists.items import kinds_and_provinces, mention_of, statistics
from gazette.pages.lists.model import DocumentsPage, IndexPage, IndexRow, Mention, NamesPage, Table
from gazette.pages.lists.paging import Lines, ListHead, document_pages, index_page, names_pages
from gazette.pages.model import Link, PageTarget
from gazette.pages.names import body_kind_name, office_title
from gazette.text.collation import SortKey, initial, sort_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.office import Office


def body_pages(findings: Findings) -> Iterator[PageTarget]:
    """Yield the index of bodies, and the pages of kinds and of bodies in their places."""
    records, together = findings.body_records, findings.joint_records
    index, words = _index(together), labels().body
    yield index_page("bodies", words.index, lambda: index, index, description=index.lead)
    for key, offices in findings.body_kinds.items():
        kind = vocabulary().bodies[key]
        if not kind.is_group:
            yield from _kind_pages(findings, kind, offices, together[key])
        for office in offices:
            if findings.office(office).page:
                yield from own_pages(office, records[office])


def _index(kinds: dict[str, BodyRecord]) -> IndexPage:
    """Return the index of all kinds of bodies, by branch."""
    words = labels().body
    branches: dict[str, list[IndexRow]] = {}
    for body in vocabulary().bodies.values():
        rows = branches.setdefault(body.branch, [])
        if body.key in kinds:
            rows.append(_kind_row(body, kinds[body.key]))
    counts = _count_columns()
    tables = (
        Table(label("branch", key), (words.name, None), counts, tuple(rows), key, shows_all=True)
        for key, rows in branches.items()
    )
    return IndexPage(lead=words.index_lead, tables=tuple(tables))


def _kind_row(kind: Body, record: BodyRecord) -> IndexRow:
    link = Link(body_kind_name(kind), addresses.body_kind_address(kind.key))
    return IndexRow(link, (), _counts(record))


def _count_columns() -> tuple[str, ...]:
    words = labels().body
    return words.count_issued, words.count_received, words.count_assigned, words.count_copied


def _counts(record: BodyRecord) -> tuple[int, ...]:
    """Count what a body issued, received, was assigned and was copied on."""
    lists: tuple[Sized, ...] = (record.issued, record.received, record.tasks, record.copied)
    return tuple(map(len, lists))


# ---------- one kind ----------


def _kind_pages(
    findings: Findings, kind: Body, offices: list[Office], together: BodyRecord
) -> Iterator[PageTarget]:
    """Yield the index of the bodies of a kind, and the list of what they issued."""
    words, name, records = labels().body, body_kind_name(kind), findings.body_records
    order = sorted(offices, key=_by_place)
    rows: Lines[Office, IndexRow] = Lines(
        lambda office: _row(findings, office, records[office]),
        lambda office: (*vars(findings.office(office)).values(), records[office].digest),
    )
    table = Table(name, (words.name, words.line_documents), _count_columns())
    has_list = len(together.issued) >= OWN_PAGE
    all_issued = Link(
        label("body", "see_issued", count=len(together.issued)),
        addresses.issued_by_kind_address(kind.key),
    )
    around = NamesPage(lead=label("body", "by_place_lead", name=name), table=table)

    def first() -> NamesPage:
        facts = relation_facts(together, addresses.tasks_of_body_address(kind.key))
        return replace(around, see=all_issued if has_list else None, box=statistics(*facts))

    head = ListHead(
        "bodies",
        addresses.body_kind_address(kind.key),
        title=label("body", "kind_title", name=name),
        heading=name,
        has_feed=bool(together.issued),
    )
    yield from names_pages(head, around, order, rows, first=first, revised=together.revised)
    if has_list:
        yield from _issued_pages(kind.key, name, together.issued)


def _issued_pages(key: str, name: str, issued: list[Entry]) -> list[PageTarget]:
    """Return the list of what all bodies of a kind issued."""
    around = DocumentsPage(lead=label("body", "kind_lead", name=name))

    def first() -> DocumentsPage:
        return replace(around, box=kinds_and_provinces(issued, {"co-quan": key}))

    head = ListHead(
        "bodies",
        addresses.issued_by_kind_address(key),
        title=label("body", "issued_title", name=name),
        heading=labels().body.issued_by_kind,
        above=(Link(name, addresses.body_kind_address(key)),),
    )
    return document_pages(head, around, issued, by_year_of_issue, first=first)


def _row(findings: Findings, office: Office, record: BodyRecord) -> IndexRow:
    """Return the row of a body in its place: a link to its page, or else its documents."""
    return findings.office(office).row(
        office_title(office),
        _counts(record),
        (_mention(record, entry) for entry in record.documents),
        initial=initial(_place(office)),
    )


def _by_place(office: Office) -> tuple[bool, SortKey, SortKey]:
    """Order bodies of a kind by the names of their places; those without a place come last."""
    place = _place(office)
    return not place, sort_key(place), sort_key(office_title(office))


def _place(office: Office) -> str:
    """As in "Sông Lô"; empty where the place is unknown."""
    return office.unit.name if office.unit else ""


def _mention(record: BodyRecord, entry: Entry) -> Mention:
    """Mention a document with its relations to a body and the points that assign it a task."""
    words = labels().body
    relations = (
        (words.line_issued, record.issued),
        (words.line_received, record.received),
        (words.line_copied, record.copied),
    )
    notes = (name for name, entries in relations if any(one is entry for one in entries))
    points = (task.point for task in record.tasks if task.entry is entry)
    return mention_of(entry, *notes, points=points)
