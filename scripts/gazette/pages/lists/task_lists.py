"""Tasks in their documents, and a list of tasks: a hundred to a page, under headings.

In: entries. Out: their tasks, each with the bodies that must do it; the pages of lists of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gazette.corpus import Entry
from gazette.pages.documents import when_of, where_of
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import IndexRow, Table, TaskItem, TasksPage
from gazette.pages.lists.months import Months
from gazette.pages.lists.paging import Heading, Lines, ListHead, grouped_pages, in_parts
from gazette.pages.model import Link, Neighbour, PageTarget
from gazette.pages.names import dated, last_revised, month_name, title_of, with_bounds
from gazette.records.model import Task
from gazette.records.task_words import TaskWords
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import Office, office_meant

PAGE_SIZE = 100
"""The number of tasks on a page of a list."""


@dataclass(frozen=True)
class AssignedTask:
    """A task in its document, with the bodies that must do it."""

    entry: Entry
    task: Task
    words: TaskWords
    offices: tuple[Office, ...]
    office_link: Callable[[Office], Link]
    date: Edtf | None
    """The day it is due, else the day it starts, else None."""
    is_due: bool
    digest: str
    """The digest of what lists say of it."""

    @property
    def address(self) -> str:
        return f"{self.entry.address}#{self.task.point}"

    @cached_property
    def when(self) -> str | None:
        return when_of(self.task)

    @cached_property
    def point(self) -> Link:
        """The point that assigns it, with the day if any: "điểm 4 (hạn 01/9/2021)"."""
        name, when = self.words.point, self.when
        return Link(label("count", "of", name=name, count=when) if when else name, self.address)

    @cached_property
    def item(self) -> TaskItem:
        """Its line in a list."""
        directive = self.entry.directive
        day = with_bounds(dated(directive.date), directive.date)
        said_at = label("task", "said_at", title=title_of(directive), point=self.words.point)
        return TaskItem(
            who=tuple(map(self.office_link, self.offices)),
            is_inferred=self.task.who_because is not None,
            when=self.when,
            quote=self.words.quote,
            cuts=self.words.cuts,
            said_at=Link(said_at, self.address),
            where=f"{where_of(directive)}, {day}",
        )


Tasks = Sequence[AssignedTask]


def assigned_tasks(
    entries: Iterable[Entry],
    office_link: Callable[[Office], Link],
    has_page: Callable[[Office], bool],
) -> Iterator[AssignedTask]:
    """Yield every task. Its line says what its record says, and where its bodies stand."""
    for entry in entries:
        own, said = entry.directive.office, f"{entry.outline} {entry.record.quoted}"
        for number, (task, words) in enumerate(entry.record.assigned):
            offices = tuple(office_meant(key, own) for key in dict.fromkeys(task.who))
            digest = f"{said} {number} {[has_page(office) for office in offices]}"
            date, is_due = task.due or task.start, task.due is not None
            yield AssignedTask(entry, task, words, offices, office_link, date, is_due, digest)


# ---------- lists ----------

ITEMS: Lines[AssignedTask, TaskItem] = Lines(lambda task: task.item, lambda task: task.digest)
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


def by_month(task: AssignedTask) -> Heading:
    """Group dated tasks by month, the earliest first; those of a year alone come last."""
    date = task.date
    if date is None or date.month is None:
        return Heading(10**7, labels().list.no_month, "thang-khong-ro")
    return Heading(_day(task), month_name(date.year or "", date.month), f"thang-{date.month}")


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
    tasks: Tasks
    under: TaskHeading = dated_or_open
    heading: str | None = None
    """Its heading, where that is not its name."""
    above: tuple[Link, ...] = ()
    table: Callable[[], Table] | None = None
    """What only its first page shows, made from the tasks and `inputs`."""
    inputs: object = ()
    neighbours: tuple[Neighbour, ...] = ()
    months: Months | None = None
    """The months of its year, which its row in an index shows too."""

    @property
    def link(self) -> Link:
        return Link(self.name, self.address)

    def row(self, notes: tuple[Link, ...] = ()) -> IndexRow:
        return IndexRow(self.link, notes, (len(self.tasks),), months=self.months)

    def pages(self) -> list[PageTarget]:
        head = ListHead(
            "tasks",
            self.address,
            title=self.title,
            heading=self.heading or self.name,
            description=f"{self.title}: {count_tasks(len(self.tasks))}.",
            above=self.above,
            crumb=self.name,
        )
        around = TasksPage(
            lead=f"{_said(self.tasks)}.", neighbours=self.neighbours, months=self.months
        )
        return task_list_pages(
            head, around, self.tasks, self.under, table=self.table, inputs=self.inputs
        )


def task_list_pages(  # noqa: PLR0913 (the last two by name)
    head: ListHead,
    around: TasksPage,
    tasks: Tasks,
    under: TaskHeading,
    *,
    table: Callable[[], Table] | None = None,
    inputs: object = (),
) -> list[PageTarget]:
    """Return the pages of a list of tasks; only the first shows its table."""
    return grouped_pages(
        head,
        around,
        in_parts(tasks, under, PAGE_SIZE),
        under,
        ITEMS,
        first=(lambda: replace(around, table=table())) if table else None,
        inputs=(ITEMS.inputs(tasks), inputs) if table else (),
        revised=last_revised(task.entry for task in tasks),
    )


def _said(tasks: Tasks) -> str:
    """As in "12 nhiệm vụ: 9 có thời hạn, 3 chỉ có ngày bắt đầu", or "12 nhiệm vụ" of one sort."""
    count, parts = count_tasks(len(tasks)), by_sort(tasks)
    return f"{count}: {', '.join(parts)}" if len(parts) > 1 else count


def by_sort(tasks: Tasks) -> list[str]:
    """Count the tasks that are due, that only start, and that have no day; leave out none."""
    due = sum(task.is_due for task in tasks)
    dated = sum(task.date is not None for task in tasks)
    counts = {"with_due": due, "with_start": dated - due, "with_none": len(tasks) - dated}
    return [label("task", sort, count=count) for sort, count in counts.items() if count]


def count_tasks(count: int) -> str:
    """As in "12 nhiệm vụ"."""
    return label("count", "tasks", count=count)
