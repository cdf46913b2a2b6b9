"""The index of tasks, and their lists by day, by place and by body.

A district whose tasks stand in three documents or more has a page too, to which its row links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.districts import by_district
from gazette.pages.lists.findings import Findings, Placement
from gazette.pages.lists.items import counted, mention_of
from gazette.pages.lists.model import IndexPage, IndexRow, Mention, Table
from gazette.pages.lists.paging import ListHead, Part, index_page, list_pages
from gazette.pages.lists.provinces import by_name, province_title
from gazette.pages.lists.task_lists import ITEMS, TaskList, Tasks, by_sort
from gazette.pages.lists.tasks_by_day import month_lists, open_lists, year_lists
from gazette.pages.model import Link, PageTarget
from gazette.pages.names import body_kind_name, folder_name, folder_title, last_revised
from gazette.text.collation import sort_key
from gazette.text.grouping import grouped_by
from gazette.vocabulary import vocabulary


def task_pages(findings: Findings) -> list[PageTarget]:
    """Return the index of tasks, and the lists of each month, place and body."""
    words, place, tasks = labels().task, labels().place, findings.tasks
    years, bodies, provinces = year_lists(tasks), _body_lists(tasks), _province_lists(findings)
    days = [*years, *open_lists(tasks)]

    def by_place() -> Table:
        rows = (one.row(_district_links(findings, one.tasks)) for one in provinces)
        return _table(words.by_place, (place.then, place.district), rows)

    by_day = _table(
        words.by_day, (labels().date.year, labels().date.month), (one.row() for one in days)
    )
    by_body = _table(words.by_body, (words.body, None), (one.row() for one in bodies))

    def index() -> IndexPage:
        return IndexPage(lead=_lead(tasks), tables=(by_day, by_place(), by_body))

    districts = (one for province in provinces for one in _district_lists(findings, province))
    lists = (*days, *month_lists(years), *bodies, *provinces, *districts)
    return [
        index_page(
            "tasks",
            words.index,
            index,
            *(ITEMS.inputs(tasks), _pages_of_districts(findings, tasks)),
            description=words.index_lead,
            revised=last_revised(task.entry for task in tasks),
        ),
        *_part_of_index(addresses.TASKS_BY_DAY, by_day),
        *_part_of_index(addresses.TASKS_BY_BODY, by_body),
        *(page for one in lists for page in one.pages()),
    ]


def _lead(tasks: Tasks) -> str:
    """Say how many tasks there are, and how many of each sort."""
    return label(
        "task",
        "lead",
        count=len(tasks),
        documents=len({task.entry.address for task in tasks}),
        parts=", ".join(by_sort(tasks)),
    )


def _table(caption: str, columns: tuple[str, str | None], rows: Iterable[IndexRow]) -> Table:
    return Table(caption, columns, (labels().task.number,), tuple(rows))


def _part_of_index(address: str, table: Table) -> list[PageTarget]:
    """Return the page of one table of the index, in the folder of the lists that it leads to."""
    data = IndexPage(lead=labels().task.index_lead, tables=(table,))
    head = ListHead("tasks", address, label("task", "part", name=table.caption), table.caption)
    return list_pages(head, [Part(lambda: data, data)])


# ---------- by body ----------


def _body_lists(tasks: Tasks) -> list[TaskList]:
    """Return the list of each kind of body that must do something, in the order of their names."""
    bodies = grouped_by(tasks, lambda task: [office.key for office in task.offices if office.key])
    lists = [_body_list(key, own) for key, own in bodies.items()]
    return sorted(lists, key=lambda one: sort_key(one.name))


def _body_list(key: str, tasks: Tasks) -> TaskList:
    name = body_kind_name(vocabulary().bodies[key])
    title = label("task", "of_body", name=name)
    above = (Link(labels().task.by_body, addresses.TASKS_BY_BODY),)
    return TaskList(name, title, addresses.tasks_of_body_address(key), tasks, above=above)


# ---------- by place ----------


def _province_lists(findings: Findings) -> list[TaskList]:
    """Return the list of each province and of the centre."""
    provinces = grouped_by(findings.tasks, lambda task: [task.entry.folder[0]])
    return [_province_list(findings, key, provinces[key]) for key in sorted(provinces, key=by_name)]


def _province_list(findings: Findings, key: str, tasks: Tasks) -> TaskList:
    words, name = labels().task, province_title(key)

    def table() -> Table:
        rows = (
            placement.row(district, (len(own),), _mentions(own))
            for district, placement, own in _districts(findings, tasks)
        )
        return _table(words.by_district, (labels().place.district, words.said_in), rows)

    has_districts = any(len(task.entry.folder) > 1 for task in tasks)
    return TaskList(
        name=name,
        title=label("task", "of_place", name=name),
        address=addresses.tasks_of_place_address([key]),
        tasks=tasks,
        table=table if has_districts else None,
        inputs=_pages_of_districts(findings, tasks),
    )


def _district_lists(findings: Findings, province: TaskList) -> Iterator[TaskList]:
    """Yield the lists of the districts of a province that have a page."""
    for name, placement, tasks in _districts(findings, province.tasks):
        if placement.page:
            place = folder_title(tasks[0].entry.directive.office)
            title = label("task", "of_place", name=place)
            yield TaskList(name, title, placement.page, tasks, above=(province.link,))


def _districts(findings: Findings, tasks: Tasks) -> list[tuple[str, Placement, Tasks]]:
    """Return name, placement and tasks of each district among the tasks, in order of names."""
    below = [task for task in tasks if len(task.entry.folder) > 1]
    return [
        (folder_name(office), findings.tasks_of_place(own[0].entry.folder), own)
        for office, own in by_district(below, lambda task: task.entry)
    ]


def _pages_of_districts(findings: Findings, tasks: Tasks) -> object:
    """Return where the tasks of each district among the tasks stand."""
    folders = dict.fromkeys(task.entry.folder for task in tasks)
    return [findings.tasks_of_place(folder).page for folder in folders]


def _district_links(findings: Findings, tasks: Tasks) -> tuple[Link, ...]:
    return tuple(
        Link(counted(name, len(own)), placement.address)
        for name, placement, own in _districts(findings, tasks)
    )


def _mentions(tasks: Tasks) -> Iterator[Mention]:
    for entry, own in groupby(tasks, key=lambda task: task.entry):
        yield mention_of(entry, points=(task.point for task in own))
