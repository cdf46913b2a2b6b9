"""Tasks in their documents, and a list of tasks: a hundred to a page, under headings.

In: entries. Out: their tasks, each with the bodies that must do it; the pages of lists of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.corpus import Entry
from gazette.pages.documents import when_of, where_of, with_cuts
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import IndexRow, Table, TaskItem, TasksPage
from gazette.pages.lists.paging import Heading, ListHead, grouped_pages, in_order, split
from gazette.pages.model import Link, Neighbour, Page
from gazette.pages.names import dated, last_revised, title_of, with_bounds
from gazette.records.model import Task
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import Office, office_meant

PAGE_SIZE = 100
"""The number of tasks on a page of a list."""


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


def assigned_tasks(
    entries: Iterable[Entry], office_link: Callable[[Office], Link]
) -> Iterator[AssignedTask]:
    for entry in entries:
        for task in entry.directive.tasks:
            yield _assigned(entry, task, office_link)


def _assigned(entry: Entry, task: Task, office_link: Callable[[Office], Link]) -> AssignedTask:
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


# ---------- lists ----------

TaskHeading = Callable[[AssignedTask], Heading]


def dated_or_open(task: AssignedTask) -> Heading:
    """Group tasks with a day, the latest first, apart from those without."""
    words = labels().task
    if task.date is None:
        return Heading(0, words.open_title, "khong-neu-han")
    return Heading(-_day(task), words.dated_title, "co-ngay")


def due_or_start(task: AssignedTask) -> Heading:
    """Group tasks that are due, by their day, apart from those that start."""
    words, day = labels().task, _day(task)
    if task.is_due:
        return Heading(day, words.due_title, "den-han")
    return Heading(day + 10**7, words.start_title, "bat-dau")


def _day(task: AssignedTask) -> int:
    """Return the last day on which a task can be due, or the first on which it can start."""
    date = task.date
    if date is None:
        return 0
    return ((task.is_due and date.latest) or date.bound).toordinal()


@dataclass(frozen=True)
class TaskList:
    """A list of tasks below the index of tasks."""

    name: str
    """What the index calls it: "Tháng 8 năm 2021"."""
    title: str
    address: str
    tasks: Sequence[AssignedTask]
    under: TaskHeading = dated_or_open
    heading: str | None = None
    """Its heading, where that is not its name."""
    above: tuple[Link, ...] = ()
    table: Table | None = None
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def link(self) -> Link:
        return Link(self.name, self.address)

    def row(self, notes: tuple[Link, ...] = ()) -> IndexRow:
        return IndexRow(self.link, notes, count_tasks(len(self.tasks)))

    def pages(self) -> list[Page]:
        count = count_tasks(len(self.tasks))
        head = ListHead(
            "tasks",
            self.address,
            title=self.title,
            heading=self.heading or self.name,
            description=f"{self.title}: {count}.",
            above=self.above,
        )
        data = TasksPage(lead=f"{count}.", table=self.table, neighbours=self.neighbours)
        return task_list_pages(head, data, self.tasks, self.under)


def task_list_pages(
    head: ListHead, data: TasksPage, tasks: Sequence[AssignedTask], under: TaskHeading
) -> list[Page]:
    """Return the pages of a list of tasks; only the first shows its table."""
    head = replace(head, revised=last_revised(task.entry for task in tasks))
    further = replace(data, table=None)
    parts = split(in_order(tasks, under), PAGE_SIZE)
    return grouped_pages(head, data, parts, under, lambda task: task.item, further=further)


def count_tasks(count: int) -> str:
    """As in "12 nhiệm vụ"."""
    return label("count", "tasks", count=count)
