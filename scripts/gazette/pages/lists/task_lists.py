"""Lists of tasks: a hundred to a page, dated ones apart from open ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import AssignedTask
from gazette.pages.lists.model import Beside, Row, Table, TasksPage
from gazette.pages.lists.paging import Heading, in_order, list_page, list_pages, parted
from gazette.pages.model import Link, Page
from gazette.pages.names import last_revised
from gazette.text.digits import grouped

PAGE_SIZE = 100
"""How many tasks of a list stand on a page."""
Key = TypeVar("Key")
TaskHeading = Callable[[AssignedTask], Heading]


@dataclass(frozen=True)
class TaskList:
    """A list of tasks that stands below the index of tasks."""

    address: str
    title: str
    heading: str
    tasks: Sequence[AssignedTask]
    under: TaskHeading
    above: tuple[Link, ...] = ()
    table: Table | None = None
    beside: tuple[Beside, ...] = ()

    def pages(self) -> list[Page]:
        count = count_tasks(len(self.tasks))
        page = list_page(
            self.address,
            TasksPage(lead=f"{count}.", table=self.table, beside=self.beside),
            title=self.title,
            heading=self.heading,
            description=f"{self.title}: {count}.",
            section="tasks",
            above=(Link(labels().site.tasks, addresses.TASKS), *self.above),
        )
        return task_list_pages(page, self.tasks, self.under)


def task_list_pages(page: Page, tasks: Sequence[AssignedTask], under: TaskHeading) -> list[Page]:
    """Return `page` and those that it goes on at, with tasks under their headings."""
    parts = parted(in_order(tasks, under), PAGE_SIZE)
    page = replace(page, revised=last_revised(task.entry for task in tasks))
    return list_pages(page, parts, under, lambda task: task.item)


def dated_or_open(task: AssignedTask) -> Heading:
    """Group what has a day, the latest first, apart from what has none."""
    words = labels().task
    if task.date is None:
        return Heading(0, words.open_title, "khong-neu-han")
    return Heading(-_day(task), words.dated_title, "co-ngay")


def due_or_start(task: AssignedTask) -> Heading:
    """Group what is due, by its day, apart from what begins."""
    words, day = labels().task, _day(task)
    if task.is_due:
        return Heading(day, words.due_title, "den-han")
    return Heading(day + 10**7, words.start_title, "bat-dau")


def _day(task: AssignedTask) -> int:
    """Order by the last day on which something can be due, the first on which it can begin."""
    date = task.date
    if date is None:
        return 0
    return ((task.is_due and date.latest) or date.bound).toordinal()


def count_tasks(count: int) -> str:
    """As in "12 nhiệm vụ"."""
    return label("count", "tasks", count=grouped(count))


def task_row(name: str, address: str, count: int, notes: tuple[Link, ...] = ()) -> Row:
    """The line of a list of so many tasks."""
    return Row(Link(name, address), notes, count_tasks(count))


def tasks_by(
    tasks: Iterable[AssignedTask], keys: Callable[[AssignedTask], Iterable[Key]]
) -> dict[Key, list[AssignedTask]]:
    """Return the tasks under each key that `keys` gives them."""
    groups: dict[Key, list[AssignedTask]] = defaultdict(list)
    for task in tasks:
        for key in keys(task):
            groups[key].append(task)
    return dict(groups)
