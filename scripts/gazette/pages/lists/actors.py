"""Who must do what, who is told of it and who signed: tasks, bodies and signers of documents.

In: entries. Out: their tasks; what each body in its place issued, received, was assigned and was
copied on; and who signed each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.document.task_words import when_of, with_cuts
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import TaskItem
from gazette.pages.model import Link
from gazette.pages.names import dated, title_of, with_bounds
from gazette.records.addressees import bodies_of
from gazette.records.body import Block
from gazette.records.model import Directive, Task
from gazette.text.edtf import Edtf
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN, Office, office_meant

LinkOfOffice = Callable[[Office], Link]

# ---------- tasks ----------


@dataclass(frozen=True)
class AssignedTask:
    """A task in its document, with the bodies that must do it."""

    entry: Entry
    offices: tuple[Office, ...]
    date: Edtf | None
    """The day it is due, else the day it starts, else None."""
    is_due: bool
    point: Link
    """The point that states it: "điểm 4", with its day where the text sets one."""
    item: TaskItem


def assigned_tasks(entries: Iterable[Entry], office_link: LinkOfOffice) -> tuple[AssignedTask, ...]:
    return tuple(task for entry in entries for task in _tasks_of(entry, office_link))


def _tasks_of(entry: Entry, office_link: LinkOfOffice) -> Iterator[AssignedTask]:
    for task in entry.directive.tasks:
        yield _assigned(entry, task, entry.record.points[task.point], office_link)


def _assigned(entry: Entry, task: Task, block: Block, office_link: LinkOfOffice) -> AssignedTask:
    directive, when, name = entry.directive, when_of(task), block.name
    offices = tuple(office_meant(key, directive.office) for key in dict.fromkeys(task.who))
    address = f"{entry.address}#{task.point}"
    day = with_bounds(dated(directive.date), directive.date)
    said_at = label("task", "said_at", title=title_of(directive), point=name)
    item = TaskItem(
        who=tuple(map(office_link, offices)),
        when=when or labels().task.open,
        is_open=when is None,
        quote=with_cuts(task.quote, block.text),
        said_at=Link(said_at, address),
        where=f"{where_of(directive)}, {day}",
    )
    point = Link(label("count", "of", name=name, count=when) if when else name, address)
    return AssignedTask(entry, offices, task.due or task.start, task.due is not None, point, item)


# ---------- bodies ----------


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
        found = (*self.issued, *self.received, *self.copied, *(task.entry for task in self.tasks))
        unique = {entry.address: entry for entry in found}
        return sorted(unique.values(), key=lambda entry: entry.order)


def body_records(
    entries: Iterable[Entry], shown: Iterable[Entry], tasks: Iterable[AssignedTask]
) -> dict[Office, BodyRecord]:
    """Return the record of each body. Of what is not shown, only its issuer is told."""
    found: dict[Office, BodyRecord] = defaultdict(BodyRecord)
    for entry in entries:
        for office in _issuer(entry.directive):
            found[office].issued.append(entry)
    for entry in shown:
        directive = entry.directive
        for office in _named(directive, directive.recipients):
            found[office].received.append(entry)
        for office in _named(directive, directive.copies):
            found[office].copied.append(entry)
    for task in tasks:
        for office in task.offices:
            found[office].tasks.append(task)
    return dict(found)


def joint_record(records: Iterable[BodyRecord]) -> BodyRecord:
    """Return what concerns any of several bodies, newest first."""
    records = list(records)
    return BodyRecord(
        issued=_merged(record.issued for record in records),
        received=_merged(record.received for record in records),
        tasks=[task for record in records for task in record.tasks],
        copied=_merged(record.copied for record in records),
    )


def offices_of(directive: Directive) -> set[Office]:
    """Return the bodies on whose record a document stands."""
    own = directive.office
    tasks = (office_meant(key, own) for task in directive.tasks for key in task.who)
    named = _named(directive, (*directive.recipients, *directive.copies))
    return {*_issuer(directive), *named, *tasks}


def _merged(lists: Iterable[list[Entry]]) -> list[Entry]:
    return sorted(chain.from_iterable(lists), key=lambda entry: entry.order)


def _issuer(directive: Directive) -> Iterator[Office]:
    if directive.issuer:
        yield directive.office


def _named(directive: Directive, lines: Iterable[str]) -> list[Office]:
    """Return the bodies that lines name, each once."""
    own = directive.office
    keys = (key for line in lines for key in bodies_of(own, line))
    return [office_meant(key, own) for key in dict.fromkeys(keys)]


# ---------- signers ----------


@dataclass(frozen=True, order=True)
class Signer:
    """A name, as printed, at one body of one place."""

    folder: tuple[str, ...]
    body: str
    name: str

    @property
    def slug(self) -> str:
        return slug(self.name)


def signer_of(entry: Entry) -> Signer | None:
    sign = entry.directive.signature
    if sign is None:
        return None
    return Signer(entry.folder, entry.directive.issuer or UNKNOWN, sign.name)


def signer_pages_at(signers: Iterable[Signer]) -> dict[Signer, str]:
    """Return the address of each signer's page.

    Two names of one body that differ in their marks alone are two people: the second, in the order
    of letters, takes a number.
    """
    taken: dict[tuple[str, ...], int] = defaultdict(int)
    pages = {}
    for signer in sorted(signers):
        where = (*signer.folder, signer.body, signer.slug)
        taken[where] += 1
        pages[signer] = addresses.signer_address(where, taken[where])
    return pages
