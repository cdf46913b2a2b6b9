"""The lists of bodies: what each issued, received, must do and was copied on.

A body without a page of its own has only its line in the index of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gazette.outputs.open_data.data_list import DataList
from gazette.outputs.open_data.json_files import list_address
from gazette.outputs.open_data.list_items import ListItems, NamedList
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.body_page import BodyRecord, list_page
from gazette.pages.lists.findings import Findings
from gazette.pages.names import body_kind_name, office_title
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import Office

Lists = Iterator[DataList[Any]]


def body_lists(findings: Findings, items: ListItems) -> Lists:
    """Yield the index of kinds of bodies, the index of each kind, and the lists of each body."""
    yield items.index(
        addresses.BODIES,
        labels().body.index,
        (_kind(key, record) for key, record in findings.joint_records.items()),
    )
    for key, offices in findings.body_kinds.items():
        body = vocabulary().bodies[key]
        if not body.is_group:
            lines = (_line(findings, office) for office in offices)
            yield items.index(addresses.body_kind_address(key), body_kind_name(body), lines)
        for office in offices:
            if findings.office(office).page:
                yield from _own_lists(office, findings.body_records[office], items)


def _kind(key: str, record: BodyRecord) -> NamedList:
    page, name = addresses.body_kind_address(key), body_kind_name(vocabulary().bodies[key])
    return NamedList(name, page, list_address(page), _counts(record))


def _line(findings: Findings, office: Office) -> NamedList:
    place = findings.office(office)
    data = list_address(place.page) if place.page else None
    return NamedList(
        office_title(office), place.address, data, _counts(findings.body_records[office])
    )


def _counts(record: BodyRecord) -> dict[str, int]:
    return {
        "issued": len(record.issued),
        "received": len(record.received),
        "tasks": len(record.tasks),
        "copied": len(record.copied),
    }


def _own_lists(office: Office, record: BodyRecord, items: ListItems) -> Lists:
    """Yield what a body issued, and its other lists that are not empty."""
    title, words = office_title(office), labels().body
    further: dict[str, DataList[Any] | None] = {
        "received": _further(office, words.received, "kinh-gui", record.received, items.letters),
        "tasks": _further(office, words.assigned, "nhiem-vu", record.tasks, items.tasks),
        "copied": _further(office, words.copied, "noi-nhan", record.copied, items.letters),
    }
    lists = {name: one and one.address for name, one in further.items()}
    page, counts = addresses.office_address(office), _counts(record)
    yield items.letters(page, title, record.issued, lists=lists, counts=counts)
    yield from filter(None, further.values())


def _further(
    office: Office,
    heading: str,
    relation: str,
    things: Sequence[Any],
    listed: Callable[..., DataList[Any]],
) -> DataList[Any] | None:
    """Return a list of a body, if it is not empty; its data have a file of their own."""
    if not things:
        return None
    title = label("body", "relation_title", name=office_title(office), relation=heading)
    named_like = addresses.office_list_address(office, relation)
    return listed(named_like, title, things, page=list_page(office, relation, len(things)))
