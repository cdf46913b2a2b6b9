"""The parties to documents: who issued, received and signed them, and who must do what.

In: entries. Out: their tasks; what each body in its place issued, received, was assigned and was
copied on; and the signer of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.documents import when_of, where_of, with_cuts
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import TaskItem
from gazette.pages.model import Link
from gazette.pages.names import dated, title_of, with_bounds
from gazette.records.addressees import bodies_of
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
    """The point that assigns it, with the day if the text sets one: "điểm 4 (hạn 01/9/2021)"."""
    item: TaskItem


def assigned_tasks(entries: Iterable[Entry], office_link: LinkOfOffice) -> Iterator[AssignedTask]:
    for entry in entries:
        for task in entry.directive.tasks:
            yield _assigned(entry, task, office_link)


def _assigned(entry: Entry, task: Task, office_link: LinkOfOffice) -> AssignedTask:
    directive, block, when = entry.directive, entry.record.points[task.point], when_of(task)
    offices = tuple(office_meant(key, directive.office) for key in dict.fromkeys(task.who))
    address = f"{entry.address}#{task.point}"
    day = with_bounds(dated(directive.date), directive.date)
    said_at = label("task", "said_at", title=title_of(directive), point=block.name)
    item = TaskItem(
        who=tuple(map(office_link, offices)),
        when=when or labels().task.open,
        is_open=when is None,
        quote=with_cuts(task.quote, block.text),
        said_at=Link(said_at, address),
        where=f"{where_of(directive)}, {day}",
    )
    name = label("count", "of", name=block.name, count=when) if when else block.name
    date, is_due = task.due or task.start, task.due is not None
    return AssignedTask(entry, offices, date, is_due, Link(name, address), item)


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
        return _newest_first(
            self.issued, self.received, self.copied, (task.entry for task in self.tasks)
        )


def body_records(corpus: Corpus, tasks: Iterable[AssignedTask]) -> dict[Office, BodyRecord]:
    """Return the record of each body. Of a withdrawn document, only the issuer is recorded."""
    found: dict[Office, BodyRecord] = defaultdict(BodyRecord)
    for entry in corpus.entries:
        if entry.directive.issuer:
            found[entry.directive.office].issued.append(entry)
    for entry in corpus.shown:
        for office in _named(entry.directive, entry.directive.recipients):
            found[office].received.append(entry)
        for office in _named(entry.directive, entry.directive.copies):
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


def offices_of(directive: Directive) -> set[Office]:
    """Return the bodies whose records have a document."""
    own = directive.office
    issuer = [own] if directive.issuer else []
    tasks = (office_meant(key, own) for task in directive.tasks for key in task.who)
    named = _named(directive, (*directive.recipients, *directive.copies))
    return {*issuer, *named, *tasks}


def _newest_first(*lists: Iterable[Entry]) -> list[Entry]:
    unique = {entry.address: entry for entries in lists for entry in entries}
    return sorted(unique.values(), key=lambda entry: entry.order)


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

    Two names at one body that differ only in their marks are two people; the address of the second
    gets a number.
    """
    taken: dict[tuple[str, ...], int] = defaultdict(int)
    pages = {}
    for signer in sorted(signers):
        where = (*signer.folder, signer.body, signer.slug)
        taken[where] += 1
        pages[signer] = addresses.signer_address(where, taken[where])
    return pages
