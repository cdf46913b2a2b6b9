"""The lists of tasks of each year and month in which they are due or start, and of those without.

In: tasks. Out: their lists; a year's has the tasks of all its months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.months import Months, months_of
from gazette.pages.lists.paging import Heading, by_year, neighbours
from gazette.pages.lists.task_lists import AssignedTask, TaskList, Tasks, by_month, due_or_start
from gazette.pages.model import Link
from gazette.pages.names import month_name
from gazette.text.edtf import YearMonth
from gazette.text.grouping import grouped_by


def year_lists(tasks: Tasks) -> list[TaskList]:
    """Return the list of each year in which tasks are due or start, the latest first."""
    years = grouped_by(tasks, lambda task: [task.date.year] if task.date else [])
    order = sorted(years, key=lambda year: year or "", reverse=True)
    return [_year_list(year, years[year]) for year in order]


def _year_list(year: str | None, tasks: Tasks) -> TaskList:
    name = label("list", "year", year=year) if year else labels().list.no_year
    title = label("task", "of_month", month=name)
    address = addresses.tasks_of_year_address(year)
    return TaskList(
        name,
        title,
        address,
        tasks,
        by_month,
        heading=title,
        above=(_by_day_link(),),
        months=_months(year, tasks) if year else None,
    )


def _by_day_link() -> Link:
    return Link(labels().task.by_day, addresses.TASKS_BY_DAY)


def month_lists(years: Iterable[TaskList]) -> list[TaskList]:
    """Return the list of each month in which tasks are due or start, the latest first."""
    lists = [
        _month_list(month, tasks, year)
        for year in years
        for month, tasks in sorted(grouped_by(year.tasks, _months_of_task).items(), reverse=True)
    ]
    links = [one.link for one in lists][::-1]
    last = len(links) - 1
    return [replace(one, neighbours=neighbours(links, last - n)) for n, one in enumerate(lists)]


def _months_of_task(task: AssignedTask) -> Iterator[YearMonth]:
    if task.date and task.date.year_month:
        yield task.date.year_month


def _month_list(month: YearMonth, tasks: Tasks, year: TaskList) -> TaskList:
    name, address = month_name(*month), addresses.tasks_of_month_address(*month)
    title = label("task", "of_month", month=name)
    return TaskList(
        name,
        title,
        address,
        tasks,
        due_or_start,
        heading=title,
        above=(_by_day_link(), year.link),
        months=_months(month[0], year.tasks, month[1]),
    )


def _months(year: str, tasks: Tasks, here: str | None = None) -> Months:
    counts = Counter(task.date.month for task in tasks if task.date and task.date.month)
    return months_of(
        year, counts, lambda month: addresses.tasks_of_month_address(year, month), here
    )


def open_lists(tasks: Tasks) -> Iterator[TaskList]:
    """Yield the list of tasks without a day, if there are any."""
    words, address = labels().task, addresses.TASKS_WITHOUT_DAY
    if own := [task for task in tasks if task.date is None]:
        yield TaskList(words.open_title, words.open_list, address, own, _by_year)


def _by_year(task: AssignedTask) -> Heading:
    return by_year(task.entry, "task")
