"""Every task of the documents that are shown, as lists of tasks show it.

In: entries, and a function that links a body in its place. Out: tasks in the order of their
documents and points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import TaskItem
from gazette.pages.model import Link
from gazette.pages.names import dated, title_of, with_bounds
from gazette.pages.tasks import when_of, with_cuts
from gazette.records.body import Block
from gazette.records.model import Task
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import Office, office_meant

LinkOfOffice = Callable[[Office], Link]


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
