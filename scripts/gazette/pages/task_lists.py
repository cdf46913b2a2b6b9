"""Lists of tasks across all letters: by day, by body, by place; dated ones apart from open ones.

In: findings. Out: the page of all these lists, and the pages of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeVar

from gazette.pages import addresses
from gazette.pages.crumbs import bare_folder_name, crumbs_under, folder_name
from gazette.pages.items import Mention, mention_of
from gazette.pages.labels import label, labels
from gazette.pages.listing import Beside, Group, ListPage, Row, Table, chunks, following, page_data
from gazette.pages.lists.assigned_tasks import AssignedTask
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, last_revised, month_name, province_name
from gazette.pages.seats import kind_name_of
from gazette.records.address import CENTRAL, UNKNOWN
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary

PAGE_SIZE = 100
"""How many tasks of a list stand on a page."""
Key = TypeVar("Key")
Month = tuple[str, str]
"""Year and month; either may be empty where it is not known."""
TaskGroup = Callable[[AssignedTask], tuple[int, str, str]]
"""Gives the rank, title and id of the group that a task stands in; lower ranks come first."""


@dataclass(frozen=True)
class _List:
    """One list: its address, names and tasks, and what it lies beside."""

    address: str
    title: str
    heading: str
    tasks: Sequence[AssignedTask]
    group: TaskGroup
    above: tuple[Link, ...] = ()
    beside: tuple[Beside, ...] = ()
    districts: tuple[Row, ...] = ()
    """Of a province: a line for each district, with an anchor that lasts."""


def task_pages(findings: Findings) -> list[Page]:
    """Return the index of tasks, and the lists of each month, body and place."""
    tasks = findings.tasks
    months, bodies = _by_month(tasks), _by_body(tasks)
    places = _grouped(tasks, lambda task: [task.entry.folder])
    provinces = _grouped(tasks, lambda task: [task.entry.folder[:1]])
    lists = [
        *_month_lists(months),
        *_open_list(tasks),
        *_body_lists(bodies),
        *_province_lists(findings, places, provinces),
        *_district_lists(findings, places),
    ]
    index = _index(findings, months, bodies, places, provinces)
    return [index, *(page for one in lists for page in _pages(one))]


def task_list_pages(page: Page, tasks: Sequence[AssignedTask], group: TaskGroup) -> list[Page]:
    """Return `page` with tasks in groups; after a hundred it goes on at `trang-2.html` and so on.

    `page.data` is the `ListPage` to fill.
    """
    ordered, words = sorted(tasks, key=lambda task: group(task)[0]), labels().list
    data = page_data(page)
    parts = [
        replace(data, groups=grouped_tasks(chunk, group), tables=() if number else data.tables)
        for number, chunk in enumerate(chunks(ordered, PAGE_SIZE))
    ]
    revised = last_revised(task.entry for task in tasks)
    return following(replace(page, revised=revised), parts, words.page_before, words.page_after)


def grouped_tasks(tasks: Iterable[AssignedTask], group: TaskGroup) -> tuple[Group, ...]:
    """Return tasks, which stand in the order of their groups, under their headings."""
    runs = groupby(tasks, key=lambda task: group(task)[1:])
    return tuple(
        Group(title, id_, tasks=tuple(task.item for task in run)) for (title, id_), run in runs
    )


def dated_or_open(task: AssignedTask) -> tuple[int, str, str]:
    """Group what has a day, the latest first, apart from what has none."""
    words = labels().task
    if task.date is None:
        return 0, words.open_title, "khong-neu-han"
    return -_day(task), words.dated_title, "co-ngay"


def due_or_start(task: AssignedTask) -> tuple[int, str, str]:
    """Group what is due, by its day, apart from what begins."""
    words, day = labels().task, _day(task)
    if task.is_due:
        return day, words.due_title, "den-han"
    return day + 10**7, words.start_title, "bat-dau"


def _day(task: AssignedTask) -> int:
    """Order by the last day on which something can be due, the first on which it can begin."""
    date = task.date
    if date is None:
        return 0
    return ((task.is_due and date.latest) or date.bound).toordinal()


def count_tasks(count: int) -> str:
    """As in "12 nhiệm vụ"."""
    return label("count", "tasks", count=grouped(count))


def _pages(one: _List) -> list[Page]:
    return task_list_pages(
        Page(
            address=one.address,
            template="list.html",
            title=one.title,
            heading=one.heading,
            description=f"{one.title}: {count_tasks(len(one.tasks))}.",
            section="tasks",
            crumbs=crumbs_under(_crumb(), *one.above, title=one.heading),
            data=ListPage(
                lead=f"{count_tasks(len(one.tasks))}.",
                beside=one.beside,
                tables=_district_tables(one.districts),
            ),
        ),
        one.tasks,
        one.group,
    )


def _crumb() -> Link:
    return Link(labels().site.tasks, addresses.TASKS)


def _grouped(
    tasks: Iterable[AssignedTask], keys: Callable[[AssignedTask], Iterable[Key]]
) -> dict[Key, list[AssignedTask]]:
    groups: dict[Key, list[AssignedTask]] = defaultdict(list)
    for task in tasks:
        for key in keys(task):
            groups[key].append(task)
    return dict(groups)


# ---------- by day ----------


def _by_month(tasks: Iterable[AssignedTask]) -> dict[Month, list[AssignedTask]]:
    """Return what has a day by its month, the latest first."""
    months = _grouped(tasks, lambda task: [_month(task.date)] if task.date else [])
    return {key: months[key] for key in sorted(months, reverse=True)}


def _month(date: Edtf) -> Month:
    return (date.year or "", date.month or "") if date.year else ("", "")


def _month_title(month: Month) -> str:
    if not month[0]:
        return labels().list.no_year
    return month_name(*month) if month[1] else label("list", "year", year=month[0])


def _month_lists(months: dict[Month, list[AssignedTask]]) -> list[_List]:
    addresses_of = {
        month: addresses.tasks_of_month_address(own[0].date) for month, own in months.items()
    }
    links = {month: Link(_month_title(month), addresses_of[month]) for month in months}
    words = labels().list
    after = {earlier: Beside(words.after, links[later]) for later, earlier in pairwise(months)}
    before = {later: Beside(words.before, links[earlier]) for later, earlier in pairwise(months)}
    return [
        _List(
            address=addresses_of[month],
            title=label("task", "of_month", month=_month_title(month)),
            heading=label("task", "of_month", month=_month_title(month)),
            tasks=own,
            group=due_or_start,
            beside=tuple(filter(None, (before.get(month), after.get(month)))),
        )
        for month, own in months.items()
    ]


def _open_list(tasks: Iterable[AssignedTask]) -> list[_List]:
    own = [task for task in tasks if task.date is None]
    words = labels().task
    address = addresses.tasks_of_month_address(None)
    return [_List(address, words.open_list, words.open_title, own, _by_year)] if own else []


def _by_year(task: AssignedTask) -> tuple[int, str, str]:
    """Group by the year of the document; what has no year comes last."""
    date = task.entry.directive.date
    if date is None or date.year is None:
        return 0, labels().task.no_year, "nam-khong-ro"
    return -int(date.year), label("task", "year", year=date.year), f"nam-{date.year}"


# ---------- by body ----------


def _by_body(tasks: Iterable[AssignedTask]) -> dict[str, list[AssignedTask]]:
    return _grouped(tasks, lambda task: dict.fromkeys(body.key for body in task.bodies))


def _body_lists(bodies: dict[str, list[AssignedTask]]) -> list[_List]:
    return [_body_list(key, own) for key, own in bodies.items()]


def _body_list(key: str, own: list[AssignedTask]) -> _List:
    name = kind_name_of(vocabulary().bodies[key])
    address = addresses.tasks_of_body_address(key)
    return _List(address, label("task", "of_body", name=name), name, own, dated_or_open)


# ---------- by place ----------

Folder = tuple[str, ...]


def _province_lists(
    findings: Findings,
    places: dict[Folder, list[AssignedTask]],
    provinces: dict[Folder, list[AssignedTask]],
) -> Iterator[_List]:
    """Yield the list of each province, and of the centre, which stands among them."""
    for folder, own in provinces.items():
        name = _province_title(folder)
        yield _List(
            address=addresses.tasks_of_place_address(folder),
            title=label("task", "of_place", name=name),
            heading=name,
            tasks=own,
            group=dated_or_open,
            districts=tuple(
                _district_row(findings, below, places[below])
                for below in _districts_of(places, folder)
            ),
        )


def _district_lists(
    findings: Findings, places: dict[Folder, list[AssignedTask]]
) -> Iterator[_List]:
    """Yield the list of each district that has one of its own."""
    for folder, own in places.items():
        address = findings.tasks_of_place(folder).page
        if len(folder) == 1 or address is None:
            continue
        name = folder_name(own[0].entry.directive)
        title = label("task", "of_place", name=f"{name}, {_province_title(folder[:1])}")
        above = Link(_province_title(folder[:1]), addresses.tasks_of_place_address(folder[:1]))
        yield _List(address, title, name, own, dated_or_open, (above,))


def _district_row(findings: Findings, folder: Folder, tasks: Sequence[AssignedTask]) -> Row:
    """The line of a district's tasks: the way to their page, or the points that set them."""
    standing = findings.tasks_of_place(folder)
    return Row(
        link=Link(folder_name(tasks[0].entry.directive), standing.page),
        notes=(),
        count=count_tasks(len(tasks)),
        id=standing.anchor,
        documents=() if standing.page else tuple(_mentions(tasks)),
    )


def _mentions(tasks: Iterable[AssignedTask]) -> Iterator[Mention]:
    for entry, run in groupby(tasks, key=lambda task: task.entry):
        yield mention_of(entry, points=(task.point for task in run))


def _district_tables(rows: tuple[Row, ...]) -> tuple[Table, ...]:
    words = labels().task
    columns = (labels().place.district, words.said_in, words.number)
    return (Table(words.by_district, columns, rows),) if rows else ()


def _province_title(folder: Folder) -> str:
    """As in "Tỉnh Vĩnh Phúc", "Trung ương"."""
    if folder[0] == CENTRAL:
        return labels().place.central
    return capitalised(province_name(folder[0]))


# ---------- the index ----------


def _index(
    findings: Findings,
    months: dict[Month, list[AssignedTask]],
    bodies: dict[str, list[AssignedTask]],
    places: dict[Folder, list[AssignedTask]],
    provinces: dict[Folder, list[AssignedTask]],
) -> Page:
    words, tasks = labels().task, findings.tasks
    tables = (
        Table(words.by_day, (words.month, None, words.number), _month_rows(tasks, months)),
        Table(
            words.by_place,
            (labels().place.then, labels().place.district, words.number),
            _place_rows(findings, places, provinces),
        ),
        Table(words.by_body, (words.body, None, words.number), _body_rows(bodies)),
    )
    return Page(
        address=addresses.TASKS,
        template="list.html",
        title=words.index,
        description=words.index_lead,
        section="tasks",
        crumbs=crumbs_under(title=labels().site.tasks),
        revised=last_revised(task.entry for task in tasks),
        data=ListPage(lead=_lead(tasks), tables=tables),
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


def _month_rows(
    tasks: Sequence[AssignedTask], months: dict[Month, list[AssignedTask]]
) -> tuple[Row, ...]:
    rows = [
        _row(_month_title(month), addresses.tasks_of_month_address(own[0].date), own)
        for month, own in months.items()
    ]
    if unset := [task for task in tasks if task.date is None]:
        rows.append(_row(labels().task.open_title, addresses.tasks_of_month_address(None), unset))
    return tuple(rows)


def _body_rows(bodies: dict[str, list[AssignedTask]]) -> tuple[Row, ...]:
    names = {key: kind_name_of(vocabulary().bodies[key]) for key in bodies}
    return tuple(
        _row(names[key], addresses.tasks_of_body_address(key), bodies[key])
        for key in sorted(bodies, key=lambda key: sort_key(names[key]))
    )


def _place_rows(
    findings: Findings,
    places: dict[Folder, list[AssignedTask]],
    provinces: dict[Folder, list[AssignedTask]],
) -> tuple[Row, ...]:
    order = sorted(provinces, key=lambda folder: (folder[0] == UNKNOWN, _sorted_by(folder)))
    return tuple(
        _row(
            _province_title(folder),
            addresses.tasks_of_place_address(folder),
            provinces[folder],
            tuple(_district_links(findings, places, folder)),
        )
        for folder in order
    )


def _sorted_by(folder: Folder) -> tuple[object, ...]:
    province = vocabulary().provinces.get(folder[0])
    return (folder[0] == CENTRAL, sort_key(province.name if province else ""))


def _district_links(
    findings: Findings, places: dict[Folder, list[AssignedTask]], province: Folder
) -> Iterator[Link]:
    for folder in _districts_of(places, province):
        own = places[folder]
        name = folder_name(own[0].entry.directive)
        text = label("count", "of", name=name, count=grouped(len(own)))
        yield Link(text, findings.tasks_of_place(folder).address)


def _districts_of(places: dict[Folder, list[AssignedTask]], province: Folder) -> list[Folder]:
    """Return the places of a province that have tasks, by their names."""
    own = [folder for folder in places if folder[:1] == province and folder[1:]]
    return sorted(
        own, key=lambda folder: sort_key(bare_folder_name(places[folder][0].entry.directive))
    )


def _row(
    name: str, address: str, tasks: Sequence[AssignedTask], notes: tuple[Link, ...] = ()
) -> Row:
    return Row(Link(name, address), notes, count_tasks(len(tasks)))
