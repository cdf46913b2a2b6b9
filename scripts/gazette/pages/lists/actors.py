"""Who must do what, who is told of it and who signed: tasks, bodies and signers of documents.

In: entries. Out: their tasks; what each body in its place issued, received, was assigned and was
copied on; and who signed each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.letter import point_names
from gazette.pages.lists.model import TaskItem
from gazette.pages.model import Link
from gazette.pages.names import dated, title_of, with_bounds
from gazette.pages.seats import Seat, seat_in
from gazette.pages.tasks import when_of, with_cuts
from gazette.records.address import UNKNOWN
from gazette.records.addressees import bodies_of
from gazette.records.model import Directive, Task
from gazette.text.edtf import Edtf
from gazette.text.fold import slug

LinkOfBody = Callable[[Seat], Link]

# ---------- tasks ----------


@dataclass(frozen=True)
class AssignedTask:
    """A task in its document, with the bodies that must do it."""

    entry: Entry
    bodies: tuple[Seat, ...]
    date: Edtf | None
    """The day it is due, else the day it starts, else None."""
    is_due: bool
    point: Link
    """The point that states it: "điểm 4", with its day where the text sets one."""
    item: TaskItem


def assigned_tasks(entries: Iterable[Entry], body_link: LinkOfBody) -> tuple[AssignedTask, ...]:
    return tuple(task for entry in entries for task in _tasks_of(entry, body_link))


def _tasks_of(entry: Entry, body_link: LinkOfBody) -> Iterator[AssignedTask]:
    directive = entry.directive
    if not directive.tasks:
        return
    names = point_names(entry.record.blocks)
    texts = {block.id: block.text for block in entry.record.blocks}
    for task in directive.tasks:
        quote = with_cuts(task.quote, texts[task.point])
        yield _assigned(entry, task, names, quote, body_link)


def _assigned(
    entry: Entry, task: Task, names: Mapping[str, str], quote: str, body_link: LinkOfBody
) -> AssignedTask:
    directive, when, name = entry.directive, when_of(task), names[task.point]
    bodies = tuple(seat_in(key, directive) for key in dict.fromkeys(task.who))
    address = f"{entry.address}#{task.point}"
    day = with_bounds(dated(directive.date), directive.date)
    said_at = label("task", "said_at", title=title_of(directive), point=name)
    item = TaskItem(
        who=tuple(map(body_link, bodies)),
        when=when or labels().task.open,
        is_open=when is None,
        quote=quote,
        said_at=Link(said_at, address),
        where=f"{where_of(directive)}, {day}",
    )
    point = Link(label("count", "of", name=name, count=when) if when else name, address)
    return AssignedTask(entry, bodies, task.due or task.start, task.due is not None, point, item)


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
) -> dict[Seat, BodyRecord]:
    """Return the record of each body. Of what is not shown, only its issuer is told."""
    found: dict[Seat, BodyRecord] = defaultdict(BodyRecord)
    for entry in entries:
        for seat in _issuer(entry.directive):
            found[seat].issued.append(entry)
    for entry in shown:
        directive = entry.directive
        for seat in _named(directive, directive.recipients):
            found[seat].received.append(entry)
        for seat in _named(directive, directive.copies):
            found[seat].copied.append(entry)
    for task in tasks:
        for seat in task.bodies:
            found[seat].tasks.append(task)
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


def concerned_bodies(directive: Directive) -> set[Seat]:
    """Return the bodies on whose record a document stands."""
    tasks = (seat_in(key, directive) for task in directive.tasks for key in task.who)
    named = _named(directive, (*directive.recipients, *directive.copies))
    return {*_issuer(directive), *named, *tasks}


def _merged(lists: Iterable[list[Entry]]) -> list[Entry]:
    return sorted(chain.from_iterable(lists), key=lambda entry: entry.order)


def _issuer(directive: Directive) -> Iterator[Seat]:
    if directive.issuer:
        yield seat_in(directive.issuer, directive)


def _named(directive: Directive, lines: Iterable[str]) -> list[Seat]:
    """Return the bodies that lines name, each once."""
    keys = (key for line in lines for key in bodies_of(directive, line))
    return [seat_in(key, directive) for key in dict.fromkeys(keys)]


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
