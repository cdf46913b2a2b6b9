"""The index of tasks, and their lists by day and by body.

In: findings. Out: the index, whose tables lead to the lists of each month, place and body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import AssignedTask
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.model import Beside, IndexPage, Table
from gazette.pages.lists.paging import Heading, list_page
from gazette.pages.lists.task_lists import (
    TaskList,
    dated_or_open,
    due_or_start,
    task_row,
    tasks_by,
)
from gazette.pages.lists.tasks_by_place import TasksByPlace
from gazette.pages.model import Link, Page
from gazette.pages.names import body_kind_name, last_revised, month_name
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary

Month = tuple[str, str]
"""Year and month; either may be empty where it is not known."""
Months = dict[Month, list[AssignedTask]]
Bodies = dict[str, list[AssignedTask]]


def task_pages(findings: Findings) -> list[Page]:
    """Return the index of tasks, and the lists of each month, body and place."""
    tasks = findings.tasks
    months, places = _by_month(tasks), TasksByPlace(findings)
    bodies = tasks_by(tasks, _bodies_of)
    index = _index(tasks, _month_table(tasks, months), places.table(), _body_table(bodies))
    lists = (
        *_month_lists(months),
        *_open_lists(tasks),
        *_body_lists(bodies),
        *places.lists(),
    )
    return [index, *(page for one in lists for page in one.pages())]


def _index(tasks: Sequence[AssignedTask], *tables: Table) -> Page:
    words = labels().task
    return list_page(
        addresses.TASKS,
        IndexPage(lead=_lead(tasks), tables=tables),
        title=words.index,
        description=words.index_lead,
        section="tasks",
        crumb=labels().site.tasks,
        revised=last_revised(task.entry for task in tasks),
    )


def _lead(tasks: Sequence[AssignedTask]) -> str:
    """Say how many there are, and of how many a day is stated."""
    due = sum(task.is_due for task in tasks)
    dated = sum(task.date is not None for task in tasks)
    return label(
        "task",
        "lead",
        count=grouped(len(tasks)),
        documents=grouped(len({task.entry.address for task in tasks})),
        due=grouped(due),
        start=grouped(dated - due),
        open=grouped(len(tasks) - dated),
    )


# ---------- by day ----------


def _by_month(tasks: Iterable[AssignedTask]) -> Months:
    """Return what has a day by its month, the latest first."""
    months = tasks_by(tasks, lambda task: [_month(task.date)] if task.date else [])
    return {key: months[key] for key in sorted(months, reverse=True)}


def _month(date: Edtf) -> Month:
    return (date.year or "", date.month or "") if date.year else ("", "")


def _month_title(month: Month) -> str:
    if not month[0]:
        return labels().list.no_year
    return month_name(*month) if month[1] else label("list", "year", year=month[0])


def _month_address(tasks: Sequence[AssignedTask]) -> str:
    return addresses.tasks_of_month_address(tasks[0].date)


def _month_table(tasks: Sequence[AssignedTask], months: Months) -> Table:
    words = labels().task
    rows = [
        task_row(_month_title(month), _month_address(own), len(own))
        for month, own in months.items()
    ]
    if unset := sum(task.date is None for task in tasks):
        rows.append(task_row(words.open_title, addresses.tasks_of_month_address(None), unset))
    return Table(words.by_day, (words.month, None, words.number), tuple(rows))


def _month_lists(months: Months) -> Iterator[TaskList]:
    words = labels().list
    links = {month: Link(_month_title(month), _month_address(own)) for month, own in months.items()}
    after = {earlier: Beside(words.after, links[later]) for later, earlier in pairwise(months)}
    before = {later: Beside(words.before, links[earlier]) for later, earlier in pairwise(months)}
    for month, own in months.items():
        title = label("task", "of_month", month=_month_title(month))
        yield TaskList(
            address=_month_address(own),
            title=title,
            heading=title,
            tasks=own,
            under=due_or_start,
            beside=tuple(filter(None, (before.get(month), after.get(month)))),
        )


def _open_lists(tasks: Iterable[AssignedTask]) -> Iterator[TaskList]:
    """Yield the list of what has no day, if anything has none."""
    words, address = labels().task, addresses.tasks_of_month_address(None)
    if own := [task for task in tasks if task.date is None]:
        yield TaskList(address, words.open_list, words.open_title, own, _by_year)


def _by_year(task: AssignedTask) -> Heading:
    """Group by the year of the document; what has no year comes last."""
    date = task.entry.directive.date
    if date is None or date.year is None:
        return Heading(0, labels().task.no_year, "nam-khong-ro")
    return Heading(-int(date.year), label("task", "year", year=date.year), f"nam-{date.year}")


# ---------- by body ----------


def _bodies_of(task: AssignedTask) -> dict[str, None]:
    """Return the kinds of bodies that must do a task, each once."""
    return dict.fromkeys(office.key for office in task.offices if office.key)


def _body_table(bodies: Bodies) -> Table:
    words = labels().task
    names = {key: body_kind_name(vocabulary().bodies[key]) for key in bodies}
    rows = (
        task_row(names[key], addresses.tasks_of_body_address(key), len(bodies[key]))
        for key in sorted(bodies, key=lambda key: sort_key(names[key]))
    )
    return Table(words.by_body, (words.body, None, words.number), tuple(rows))


def _body_lists(bodies: Bodies) -> Iterator[TaskList]:
    for key, own in bodies.items():
        name = body_kind_name(vocabulary().bodies[key])
        title = label("task", "of_body", name=name)
        yield TaskList(addresses.tasks_of_body_address(key), title, name, own, dated_or_open)
